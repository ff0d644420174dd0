//! Starting and stopping.

use serde_json::json;

use crate::tekup::{Home, Tekup, is_alive, log_of};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_line_says_where_and_how_to_get_in_and_a_signal_stops_all_of_it() {
    let home = Home::new();
    let tekup = Tekup::serve(&home).await;
    let ready = &tekup.ready;
    assert!(tekup.url().starts_with("http://127.0.0.1:"), "{ready}");
    let login = json!({"email": ready["email"], "password": ready["password"]});
    let session = tekup.post("/api/v1/auth/login", &login).await;
    assert_eq!(session["tenant"]["name"], "Nordhavn Bank");
    assert_eq!(
        session["tenants"].as_array().unwrap().len(),
        2,
        "the other tenant shows isolation"
    );
    let new = json!({"userId": "before-the-stop", "channel": "api"});
    let conversation = tekup.post("/api/v1/conversations", &new).await;
    // The port is taken: whoever asks for it is told which setting to change.
    let port = tekup.url().rsplit_once(':').unwrap().1.to_owned();
    let mut second = home.command(&["serve"]);
    let second = second.env("TEKUP_PORT", &port).output().await.unwrap();
    assert!(!second.status.success());
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(
        said.contains("TEKUP_PORT") && said.contains(&port),
        "{said}"
    );
    let postgres = home.postgres().expect("no Postgres of its own");

    let (status, more) = tekup.stop("INT").await;
    assert!(status.success(), "{status}\n{}", log_of(&home));
    assert!(more.is_empty(), "more than one line: {more:?}");
    assert!(!is_alive(postgres), "Postgres still runs");

    // What was there is there, and another signal stops it as well.
    let tekup = Tekup::serve(&home).await;
    let path = format!(
        "/api/v1/conversations/{}",
        conversation["id"].as_str().unwrap()
    );
    assert_eq!(tekup.get(&path).await["userId"], "before-the-stop");
    tekup.loaded().await;
    let runs = tekup.all("/api/v1/runs").await;
    let imports = runs
        .iter()
        .filter(|run| run["kind"] == "demo.import")
        .count();
    assert_eq!(imports, 1, "the demo is loaded once");
    let postgres = home.postgres().unwrap();
    let (status, _) = tekup.stop("TERM").await;
    assert!(status.success(), "{status}\n{}", log_of(&home));
    assert!(!is_alive(postgres), "Postgres still runs");
    for line in log_of(&home).lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line that is no JSON");
        assert_ne!(line["level"], "ERROR", "{line}");
    }
}
