//! The commands that people type.

use std::{fs, process::Output};

use serde_json::{Value, json};

use crate::tekup::{Home, Tekup};

async fn run(home: &Home, tekup: &Tekup<'_>, arguments: &[&str]) -> Output {
    home.command(arguments)
        .env("TEKUP_URL", tekup.url())
        .env("TEKUP_KEY", "demo-key")
        .output()
        .await
        .unwrap()
}

/// What a command that worked wrote on standard output.
#[track_caller]
fn printed(output: &Output) -> String {
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{error}", output.status);
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[track_caller]
fn json_of(output: &Output) -> Value {
    serde_json::from_str(&printed(output)).unwrap()
}

/// What a command that failed wrote on standard error.
#[track_caller]
fn complaint(output: &Output) -> String {
    assert!(
        !output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(!error.contains("panicked"), "{error}");
    error
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn documents_intents_and_questions_from_the_command_line() {
    let home = Home::new();
    let tekup = Tekup::serve(&home).await;
    let folder = home.path().join("papers/deep");
    fs::create_dir_all(&folder).unwrap();
    let papers = folder.parent().unwrap();
    fs::write(
        papers.join("tur.md"),
        "# Kanotur\n\nEn kano koster 320 kr. om dagen.\n",
    )
    .unwrap();
    fs::write(
        folder.join("telt.html"),
        "<h1>Telt</h1><p>Et telt koster 110 kr. om natten.</p>",
    )
    .unwrap();
    fs::write(papers.join("broken.pdf"), "%PDF-1.7 broken").unwrap();
    fs::write(papers.join("picture.png"), "no document").unwrap();
    let papers = papers.to_str().unwrap();
    let said = printed(&run(&home, &tekup, &["docs", "import", papers]).await);
    assert!(said.contains("3 documents taken"), "{said}");
    // The same folder again changes nothing.
    printed(&run(&home, &tekup, &["docs", "import", papers]).await);
    let documents = tekup.all("/api/v1/knowledge/documents").await;
    let of_folder = |ending: &str| {
        documents
            .iter()
            .filter(|one| one["externalId"] == ending)
            .count()
    };
    assert_eq!(
        (of_folder("tur.md"), of_folder("deep/telt.html")),
        (1, 1),
        "{documents:?}"
    );

    // Every operation by its name, with flags or as JSON, and by the friendly name.
    let query = [
        "op",
        "knowledge.search",
        "--query",
        "Hvad koster en kano?",
        "--limit",
        "1",
    ];
    let found = json_of(&run(&home, &tekup, &query).await);
    assert!(
        found["results"][0]["sentence"]
            .as_str()
            .unwrap()
            .contains("320 kr."),
        "{found}"
    );
    let input = json!({"query": "Hvad koster et telt?"}).to_string();
    let found = json_of(&run(&home, &tekup, &["knowledge", "search", "--input", &input]).await);
    assert_eq!(found["results"][0]["title"], "Telt", "{found}");
    let made = [
        "op",
        "conversations.create",
        "--user-id",
        "cli",
        "--channel",
        "api",
    ];
    let id = json_of(&run(&home, &tekup, &made).await)["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let shown = json_of(&run(&home, &tekup, &["conversations", "get", &id]).await);
    assert_eq!(shown["userId"], "cli");

    let examples = home.path().join("examples.csv");
    let rows = [
        "hvad koster en kano",
        "lej en kano",
        "kano til leje",
        "pris på kano",
    ];
    let rows: String = rows
        .iter()
        .map(|row| format!("\"{row}\",canoe\n"))
        .collect();
    fs::write(&examples, format!("text,category\n{rows}")).unwrap();
    let examples = examples.to_str().unwrap();
    let imported = ["intents", "import", examples, "--language", "da"];
    let trained = json_of(&run(&home, &tekup, &imported).await);
    assert!(trained.is_object(), "{trained}");
    let canoe = tekup.get("/api/v1/intents/canoe").await;
    assert_eq!(canoe["examples"].as_array().unwrap().len(), 4, "{canoe}");

    let chat = run(
        &home,
        &tekup,
        &["chat", "--user", "anna", "Hvad koster en kano?"],
    )
    .await;
    assert!(printed(&chat).contains("320 kr."), "{chat:?}");
    let about = String::from_utf8(chat.stderr).unwrap();
    assert!(
        about.contains("Kanotur") && about.contains("passage"),
        "{about}"
    );
    let conversations = tekup.all("/api/v1/conversations").await;
    assert!(conversations.iter().any(|one| one["userId"] == "anna"));

    // What is wrong is said, with the way out of it.
    let refused = run(
        &home,
        &tekup,
        &["op", "conversations.create", "--channel", "x"],
    )
    .await;
    assert!(complaint(&refused).contains("--user-id"));
    let wrong = [
        "op",
        "conversations.create",
        "--user-id",
        "",
        "--channel",
        "x",
    ];
    let error = complaint(&run(&home, &tekup, &wrong).await);
    assert!(
        error.contains("channel") && error.contains("userId"),
        "{error}"
    );
    let refused = run(&home, &tekup, &["docs", "import", "/nowhere/at/all"]).await;
    assert!(complaint(&refused).contains("/nowhere/at/all"));
    let refused = run(&home, &tekup, &["intents", "import", "/nowhere.csv"]).await;
    assert!(complaint(&refused).contains("/nowhere.csv"));
    let refused = run(&home, &tekup, &["op", "no.such"]).await;
    assert!(complaint(&refused).contains("no.such"));
    let refused = run(&home, &tekup, &["--key", "wrong", "op", "intents.list"]).await;
    assert!(complaint(&refused).contains("401"));
    let keyless = home
        .command(&["--url", tekup.url(), "op", "intents.list"])
        .output()
        .await;
    assert!(complaint(&keyless.unwrap()).contains("TEKUP_KEY"));
    let away = ["--url", "http://127.0.0.1:1", "op", "intents.list"];
    let refused = run(&home, &tekup, &away).await;
    assert!(complaint(&refused).contains("running"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn models_are_listed_and_taken_over_without_a_server() {
    let home = Home::new();
    let listed = home
        .command(&["models", "list", "--json"])
        .output()
        .await
        .unwrap();
    let listed = json_of(&listed);
    let models = listed.as_array().unwrap();
    let missing = models
        .iter()
        .filter(|model| model["state"] == "missing")
        .count();
    assert!(missing == models.len() && missing >= 3, "{listed}");
    for kind in ["chat", "embedding"] {
        assert!(models.iter().any(|model| model["kind"] == kind), "{listed}");
    }
    let table = printed(&home.command(&["models", "list"]).output().await.unwrap());
    assert_eq!(table.lines().count(), models.len(), "{table}");
    let refused = home
        .command(&["models", "pull", "no-such-model"])
        .output()
        .await
        .unwrap();
    assert!(complaint(&refused).contains("no-such-model"));
    let file = home.path().join("weights.gguf");
    fs::write(&file, "no weights at all").unwrap();
    let refused = home
        .command(&["models", "import", file.to_str().unwrap()])
        .output()
        .await;
    assert!(
        complaint(&refused.unwrap()).contains("weights"),
        "says which file"
    );
    let wrong = home
        .command(&["serve"])
        .env("TEKUP_PORT", "many")
        .output()
        .await
        .unwrap();
    assert!(complaint(&wrong).contains("TEKUP_PORT"));
    assert!(
        home.postgres().is_none(),
        "a Postgres was started for nothing"
    );
}
