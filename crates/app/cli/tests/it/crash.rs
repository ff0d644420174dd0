//! `kill -9` at the worst moment: nothing half done, nothing twice, and the work goes on.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{
    model::{MARK, Model, NAME},
    tekup::{Home, Tekup, answer},
};

fn demo(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../demo")
        .join(path)
}

fn read(path: &str) -> Value {
    serde_json::from_slice(&fs::read(demo(path)).unwrap()).unwrap()
}

/// How often each text is there.
fn counted(texts: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("no text: {value}"))
        .to_owned()
}

/// A file of customers whose import is cut off twice in the middle.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_whose_import_is_cut_off_is_taken_in_once() {
    const LINES: usize = 30_000;
    let home = Home::new();
    let mut tekup = Tekup::serve(&home).await;
    tekup.loaded().await;
    let counts = |tekup: &Tekup<'_>| {
        tekup
            .request("POST", "/api/v1/crm/contacts/counts")
            .json(&json!({"by": "consent"}))
    };
    let before = answer(counts(&tekup)).await.1["total"].as_u64().unwrap();
    let mut file = "Navn;E-mail;Land\n".to_owned();
    for line in 0..LINES {
        file.push_str(&format!("Kunde {line};k{line}@fil.example;DK\n"));
    }
    let part = reqwest::multipart::Part::text(file).file_name("kunder.csv");
    let form = reqwest::multipart::Form::new().part("file", part);
    let upload = tekup
        .request("POST", "/api/v1/crm/imports?kind=contact")
        .multipart(form);
    let (status, import) = answer(upload).await;
    assert_eq!(status, 201, "{import}");
    let start = format!("/api/v1/crm/imports/{}/start", text(&import["id"]));
    let run = text(&tekup.post(&start, &json!({})).await["runId"]);
    let path = format!("/api/v1/runs/{run}");
    let mut seen = 0;
    for _ in 0..2 {
        until("more lines are in", || async {
            let run = tekup.get(&path).await;
            assert_ne!(run["state"], "completed", "too fast to be cut off");
            run["progress"]["done"].as_u64().unwrap() > seen
        })
        .await;
        seen = tekup.get(&path).await["progress"]["done"].as_u64().unwrap();
        tekup.crash().await;
        tekup = Tekup::serve(&home).await;
    }
    until("the import is done", || async {
        tekup.get(&path).await["state"] == "completed"
    })
    .await;
    let run = tekup.get(&path).await;
    assert_eq!(run["output"]["read"], LINES, "{run}");
    assert_eq!(run["output"]["created"], LINES, "{run}");
    let after = answer(counts(&tekup)).await.1["total"].as_u64().unwrap();
    assert_eq!(after - before, LINES as u64);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_is_cut_off_goes_on_and_doubles_nothing() {
    let home = Home::new();
    // Cut off among the documents, then among the conversations.
    let tekup = Tekup::serve(&home).await;
    until("documents are being taken in", || async {
        !tekup.all("/api/v1/knowledge/documents").await.is_empty()
    })
    .await;
    tekup.crash().await;
    let tekup = Tekup::serve(&home).await;
    until("conversations are being held", || async {
        !tekup.all("/api/v1/conversations").await.is_empty()
    })
    .await;
    tekup.crash().await;
    let tekup = Tekup::serve(&home).await;
    tekup.loaded().await;
    // The import does not wait for answers that were cut off: their own runs go on by themselves.
    until("all work is done", || async {
        let runs = tekup.all("/api/v1/runs").await;
        runs.iter().all(|run| run["state"] == "completed")
    })
    .await;

    let documents = tekup.all("/api/v1/knowledge/documents").await;
    let ids = counted(
        documents
            .iter()
            .map(|document| text(&document["externalId"])),
    );
    assert!(ids.values().all(|count| *count == 1), "{ids:?}");
    let files = ["da", "en"].map(|language| {
        fs::read_dir(demo(&format!("nordhavn/knowledge/{language}")))
            .unwrap()
            .count()
    });
    assert_eq!(ids.len(), files.iter().sum::<usize>());
    for document in &documents {
        assert_eq!(document["status"], "indexed", "{document}");
        let path = format!(
            "/api/v1/knowledge/documents/{}/chunks",
            text(&document["id"])
        );
        let chunks = tekup.all(&path).await;
        assert!(!chunks.is_empty(), "{document}");
        let places = counted(chunks.iter().map(|chunk| chunk["ordinal"].to_string()));
        assert!(
            places.values().all(|count| *count == 1),
            "{document}: {places:?}"
        );
    }
    let intents = tekup.all("/api/v1/intents").await;
    let wanted = read("nordhavn/intents.json");
    assert_eq!(intents.len(), wanted["intents"].as_array().unwrap().len());
    for intent in wanted["intents"].as_array().unwrap() {
        let there = intents
            .iter()
            .find(|one| one["name"] == intent["name"])
            .unwrap();
        assert_eq!(
            there["examples"],
            intent["examples"].as_array().unwrap().len(),
            "{there}"
        );
    }

    // Every opening was said once, and every message answered once.
    let mut said = Vec::new();
    for conversation in tekup.all("/api/v1/conversations").await {
        // The demo's past was written as it stands, and nobody answered it.
        if !conversation["endedAt"].is_null() {
            continue;
        }
        let path = format!(
            "/api/v1/conversations/{}/messages",
            text(&conversation["id"])
        );
        let messages = tekup.all(&path).await;
        let of = |kind: &str| messages.iter().filter(|m| m["senderType"] == kind).count();
        assert_eq!(of("user"), of("ai_agent"), "{messages:?}");
        let asked = messages
            .iter()
            .filter(|message| message["senderType"] == "user");
        said.extend(asked.map(|message| text(&message["content"])));
    }
    let openings = read("nordhavn/conversations.json");
    let openings = openings.as_array().unwrap().iter();
    let wanted = openings.flat_map(|opening| opening["messages"].as_array().unwrap().iter());
    assert_eq!(counted(said.into_iter()), counted(wanted.map(text)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answer_that_is_cut_off_is_completed_and_never_half() {
    let home = Home::new();
    let model = Model::start().await;
    let settings = [
        ("TEKUP_OPENAI_URL", model.url()),
        ("TEKUP_OPENAI_MODEL", NAME),
        ("TEKUP_WORKERS", "4"),
    ];
    let tekup = Tekup::serve_with(&home, &settings).await;
    let passage = format!("{MARK} koster 75 kr. og sendes inden for to hverdage.");
    let document = json!({"title": MARK, "content": passage, "format": "text", "language": "da"});
    let stored = tekup.post("/api/v1/knowledge/documents", &document).await;
    let run = format!("/api/v1/runs/{}", text(&stored["runId"]));
    until("the document is taken in", || async {
        tekup.get(&run).await["state"] == "completed"
    })
    .await;
    let new = json!({"userId": "kunde", "channel": "web"});
    let conversation = text(&tekup.post("/api/v1/conversations", &new).await["id"]);
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let question = json!({"content": format!("Hvad koster {MARK}?")});
    let mut stream = tekup
        .request("POST", &path)
        .header("accept", "text/event-stream")
        .json(&question)
        .send()
        .await
        .unwrap();
    // The model has begun to speak.
    let mut heard = String::new();
    while !heard.contains("event: delta") {
        let piece = stream
            .chunk()
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("ended: {heard}"));
        heard.push_str(&String::from_utf8_lossy(&piece));
    }
    tekup.crash().await;

    let tekup = Tekup::serve_with(&home, &settings).await;
    let messages = tekup.all(&path).await;
    assert_eq!(messages.len(), 2, "{messages:?}");
    assert_eq!(
        messages[1]["content"],
        passage.as_str(),
        "the passage stands until there is more"
    );
    assert_eq!(messages[1]["answer"]["state"], "drafting");
    model.speak_out();
    until("the answer is final", || async {
        tekup.all(&path).await[1]["answer"]["state"] == "final"
    })
    .await;
    let after = tekup.all(&path).await;
    assert_eq!(after.len(), 2, "{after:?}");
    assert_eq!(after[1]["id"], messages[1]["id"]);
    assert_eq!(after[1]["content"], Model::words().as_str());
    assert_eq!(after[1]["answer"]["engine"], format!("model:{NAME}"));
}
