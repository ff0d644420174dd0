use std::sync::Arc;

use serde_json::json;
use tekup_base::RunId;
use tekup_runs::RunState;
use tekup_testkit::until;

use crate::{
    embedder::BagOfWords,
    house::{CARD_DA, CARD_EN, House, LOAN_EN, article},
};

/// A document of many sections, each its own passage.
fn manual(sections: usize) -> String {
    let mut text = "# Manual\n".to_owned();
    for number in 0..sections {
        text.push_str(&format!("\n## Part {number}\n\n"));
        for line in 0..12 {
            text.push_str(&format!(
                "The wheel number{number} line{line} turns around its axle and squeaks a little now and then. "
            ));
        }
        text.push('\n');
    }
    text
}

#[tokio::test]
async fn only_the_section_that_changed_is_embedded_again() {
    let house = House::new().await;
    let first = house.put(article("Mistet kort", "da", CARD_DA)).await;
    let before = house.chunks(&first).await;
    assert!(before.len() >= 2, "{before:?}");
    let model = Arc::new(BagOfWords::new("bag"));
    house.set_model(Some(model.clone()));
    let changed = CARD_DA.replace("150 kr.", "175 kr.");
    let second = house.put(article("Mistet kort", "da", &changed)).await;
    assert_eq!(
        (&second["id"], &second["version"]),
        (&first["id"], &json!(2))
    );
    let seen = model.seen();
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert!(seen[0].contains("175 kr."));
    let after = house.chunks(&second).await;
    assert_eq!(after.len(), before.len());
    let kept = after.iter().filter(|chunk| before.contains(chunk)).count();
    assert_eq!(kept, before.len() - 1);
    let found = house.search("Hvad koster et erstatningskort?").await;
    let text = found["results"][0]["text"].as_str().unwrap();
    assert!(
        text.contains("175 kr.") && !text.contains("150 kr."),
        "{text}"
    );
}

#[tokio::test]
async fn a_new_title_reaches_every_passage() {
    let house = House::new().await;
    let mut input = article("Loans", "en", "You can borrow money from us.");
    input["externalId"] = json!("loans");
    house.put(input.clone()).await;
    assert!(house.titles("Mortgages and borrowing?").await.is_empty());
    input["title"] = json!("Mortgages and borrowing");
    let renamed = house.put(input).await;
    assert_eq!(renamed["version"], 2);
    assert_eq!(
        house.titles("Mortgages and borrowing?").await,
        ["Mortgages and borrowing"]
    );
}

#[tokio::test]
async fn the_old_version_is_found_until_the_new_one_is_complete() {
    let house = House::new().await;
    let document = house.put(article("Manual", "en", &manual(40))).await;
    let before = house.chunks(&document).await.len();
    assert!(before > 32, "{before}");
    let model = Arc::new(BagOfWords::with_turns("bag", 1));
    house.set_model(Some(model.clone()));
    let changed = manual(40).replace("wheel", "sprocket");
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Manual", "en", &changed),
        )
        .await;
    until("the first batch is written", || async {
        !model.seen().is_empty()
    })
    .await;
    let words = json!({"query": "sprocket number7", "mode": "keyword", "threshold": 0});
    let found = house.call("knowledge.search", words.clone()).await;
    assert!(
        found["results"][0]["text"]
            .as_str()
            .unwrap()
            .contains("wheel number7"),
        "{found}"
    );
    assert!(!found.to_string().contains("sprocket turns"));
    assert_eq!(house.chunks(&document).await.len(), before);
    model.turns.add_permits(100);
    let run = house
        .ended(stored["runId"].as_str().unwrap().parse().unwrap())
        .await;
    assert_eq!(run.state, RunState::Completed);
    assert_eq!(
        (run.progress.done, run.progress.total),
        (before as i64, before as i64)
    );
    let found = house.call("knowledge.search", words).await;
    assert!(
        found["results"][0]["text"]
            .as_str()
            .unwrap()
            .contains("sprocket number7")
    );
    assert!(!found.to_string().contains("The wheel"));
    assert_eq!(house.chunks(&document).await.len(), before);
}

#[tokio::test]
async fn a_version_that_was_replaced_on_the_way_is_given_up() {
    let house = House::new().await;
    let model = Arc::new(BagOfWords::with_turns("bag", 1));
    house.set_model(Some(model.clone()));
    let first = house
        .call(
            "knowledge.documents.create",
            article("Manual", "en", &manual(40)),
        )
        .await;
    until("the first batch is written", || async {
        !model.seen().is_empty()
    })
    .await;
    let second = house
        .call(
            "knowledge.documents.create",
            article("Manual", "en", LOAN_EN),
        )
        .await;
    model.turns.add_permits(100);
    let first: RunId = first["runId"].as_str().unwrap().parse().unwrap();
    assert_eq!(
        house.ended(first).await.output.unwrap(),
        json!({"status": "superseded"})
    );
    house
        .ended(second["runId"].as_str().unwrap().parse().unwrap())
        .await;
    let chunks = house.chunks(&second["document"]).await;
    assert_eq!(chunks.len(), 1, "{chunks:?}");
    let admin = house.test.admin().await;
    let rows: i64 = admin
        .query_one("SELECT count(*) FROM chunks", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(rows, 1, "what the first run had staged is gone");
}

#[tokio::test]
async fn a_killed_run_goes_on_where_it_was() {
    let house = House::without_worker().await;
    let first = Arc::new(BagOfWords::with_turns("bag", 2));
    house.set_model(Some(first.clone()));
    let doomed = house.worker(&house.elsewhere());
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Manual", "en", &manual(60)),
        )
        .await;
    let run: RunId = stored["runId"].as_str().unwrap().parse().unwrap();
    let admin = house.test.admin().await;
    let staged = async || -> i64 {
        admin
            .query_one("SELECT count(*) FROM chunks WHERE NOT live", &[])
            .await
            .unwrap()
            .get(0)
    };
    until("two batches are written", || async { staged().await == 32 }).await;
    doomed.abort();
    let _ = doomed.await;
    assert!(
        house.titles("wheel number3").await.is_empty(),
        "nothing half-done is found"
    );
    assert!(house.chunks(&stored["document"]).await.is_empty());
    // The dead worker's lease runs out.
    admin
        .execute(
            "UPDATE runs SET lease_until = now() - interval '1 minute'",
            &[],
        )
        .await
        .unwrap();
    let second = Arc::new(BagOfWords::new("bag"));
    house.set_model(Some(second.clone()));
    let house = house.with_worker();
    assert_eq!(house.ended(run).await.state, RunState::Completed);
    let done = first.seen();
    assert!(
        second.seen().iter().all(|text| !done.contains(text)),
        "embedded twice"
    );
    let chunks = house.chunks(&stored["document"]).await;
    assert_eq!(chunks.len(), done.len() + second.seen().len());
    assert!(
        chunks
            .iter()
            .enumerate()
            .all(|(place, chunk)| chunk["ordinal"] == json!(place))
    );
    for number in [0, 20, 50] {
        let found = house.search(&format!("wheel number{number}")).await;
        assert!(
            found["results"][0]["text"]
                .as_str()
                .unwrap()
                .contains(&format!("number{number} "))
        );
        assert!(found["results"][0]["vectorRank"].is_number());
    }
}

#[tokio::test]
async fn a_deleted_document_ends_its_run_quietly() {
    let house = House::without_worker().await;
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Lost card", "en", CARD_EN),
        )
        .await;
    house
        .call(
            "knowledge.documents.delete",
            json!({"id": stored["document"]["id"]}),
        )
        .await;
    let house = house.with_worker();
    let run = house
        .ended(stored["runId"].as_str().unwrap().parse().unwrap())
        .await;
    assert_eq!(
        (run.state, run.output),
        (RunState::Completed, Some(json!({"status": "superseded"})))
    );
}

#[tokio::test]
async fn a_cancelled_run_leaves_a_document_that_says_so() {
    let house = House::new().await;
    let model = Arc::new(BagOfWords::with_turns("bag", 0));
    house.set_model(Some(model.clone()));
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Manual", "en", &manual(400)),
        )
        .await;
    let run: RunId = stored["runId"].as_str().unwrap().parse().unwrap();
    until("it is at work", || async {
        house.run(run).await.state == RunState::Running
    })
    .await;
    let mut tx = house.test.db.begin(&house.bank).await.unwrap();
    tekup_runs::cancel(&mut tx, &house.bank, run).await.unwrap();
    tx.commit().await.unwrap();
    let id = json!({"id": stored["document"]["id"]});
    // It stops between two batches, once the heartbeat has told it.
    until("it has stopped", || async {
        model.turns.add_permits(1);
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        house.run(run).await.finished_at.is_some()
    })
    .await;
    let document = house.call("knowledge.documents.get", id).await;
    assert_eq!(document["status"], "failed", "{document}");
    assert!(document["error"].as_str().unwrap().contains("cancelled"));
}

#[tokio::test]
async fn documents_that_a_dead_process_left_are_taken_up_again() {
    let house = House::without_worker().await;
    let stored = house
        .call(
            "knowledge.documents.create",
            article("Lost card", "en", CARD_EN),
        )
        .await;
    assert_eq!(
        house.knowledge.resume_stranded(&house.bank).await.unwrap(),
        0,
        "its run still waits"
    );
    let admin = house.test.admin().await;
    admin
        .execute("UPDATE runs SET state = 'failed', finished_at = now()", &[])
        .await
        .unwrap();
    assert_eq!(
        house.knowledge.resume_stranded(&house.bank).await.unwrap(),
        1
    );
    let house = house.with_worker();
    let id = json!({"id": stored["document"]["id"]});
    until("it is indexed", || async {
        house.call("knowledge.documents.get", id.clone()).await["status"] == "indexed"
    })
    .await;
}
