use serde_json::{Value, json};

use super::{BO, Post, header};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sender_whom_the_mail_server_knows_is_one_customer_and_whom_it_does_not_know_is_another()
{
    let post = Post::with(|settings| settings["authservId"] = json!("mx.bank.example")).await;
    let good = "Authentication-Results: mx.bank.example; dmarc=pass header.from=kunde.example\n";
    let failed = format!(
        "Authentication-Results: mx.bank.example; dmarc=fail header.from=kunde.example\n\
        {good}Reply-To: mallory@fremmed.example\n"
    );
    let question = "Hvornår har filialen på Torvet åbent?";
    post.mail(BO, "1@kunde.example", good, question).await;
    post.got(BO, 1).await;
    post.mail(
        BO,
        "2@kunde.example",
        &format!("{good}Reply-To: Bo <bo@privat.example>\n"),
        question,
    )
    .await;
    // He wants that answer elsewhere.
    let answer = post.got("bo@privat.example", 1).await.remove(0);
    let ours = header(&answer, "Message-ID").unwrap();
    // Somebody who has seen the ids says to be Bo, and would like to have the answers.
    let seen = format!("{failed}In-Reply-To: {ours}\nReferences: <2@kunde.example> {ours}\n");
    post.mail(BO, "3@kunde.example", &seen, "Hvad har vi aftalt?")
        .await;
    post.got("mallory@fremmed.example", 1).await;
    let conversations = post.conversations().await;
    assert_eq!(conversations.len(), 3, "{conversations:?}");
    let mut customers: Vec<&str> = conversations
        .iter()
        .map(|one| one["customerId"].as_str().unwrap())
        .collect();
    customers.sort_unstable();
    customers.dedup();
    assert_eq!(customers.len(), 2, "Bo, and who says to be Bo");
    let known = async |customer: &str| {
        post.house
            .bank
            .get(&format!("/api/v1/customers/{customer}"))
            .await
            .ok()
    };
    let (one, other) = (known(customers[0]).await, known(customers[1]).await);
    let verified = |customer: &Value| {
        let identities = customer["identities"].as_array().unwrap();
        identities
            .iter()
            .any(|one| one["kind"] == "email" && one["verified"] == true)
    };
    assert_ne!(verified(&one), verified(&other), "{one} {other}");
    // The staff is told that they may be the same person.
    assert_eq!(one["similar"][0]["id"], other["id"]);
    // Bo himself goes on in his thread, and is answered where he wanted.
    let head = format!(
        "{good}In-Reply-To: {ours}\nReferences: <2@kunde.example> {ours}\nReply-To: bo@privat.example\n"
    );
    post.mail(BO, "4@kunde.example", &head, question).await;
    post.got("bo@privat.example", 2).await;
    assert_eq!(post.conversations().await.len(), 3);
    assert_eq!(post.servers.mails("mallory@fremmed.example").len(), 1);
}
