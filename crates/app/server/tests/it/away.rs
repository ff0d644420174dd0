//! The database goes away and comes back.

use serde_json::json;
use tekup_testkit::until;

use crate::house::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_its_database_the_server_says_so_and_recovers_by_itself() {
    let house = House::new().await;
    let conversation = house.conversation().await;
    house.test.cut_off().await;

    let nobody = house.anonymous();
    assert!(
        nobody.get("/health/live").await.status.is_success(),
        "the process still lives"
    );
    let ready = nobody.get("/health/ready").await;
    assert_eq!(ready.status, 503);
    assert_eq!(ready.json()["checks"]["database"], false);
    assert_eq!(nobody.get("/health").await.status, 503);
    house
        .bank
        .get("/api/v1/conversations")
        .await
        .fails(503, "unavailable");
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let message = json!({"content": "Hej"});
    house
        .bank
        .post(&path, &message)
        .await
        .fails(503, "unavailable");
    let login = json!({"email": crate::house::BANK_OWNER, "password": crate::house::PASSWORD});
    nobody
        .post("/api/v1/auth/login", &login)
        .await
        .fails(503, "unavailable");

    house.test.let_back().await;
    until("the server is ready again", || async {
        nobody.get("/health/ready").await.status.is_success()
    })
    .await;
    // What was refused left nothing behind; what comes now is done, and its events arrive.
    assert!(house.messages(&conversation).await.is_empty());
    house.bank.post(&path, &message).await.ok();
    house.events(0, "message.created", 2).await;
    house.stop().await;
}
