//! The gallery: what it offers can be published, and does what it says.

use reqwest::header::CONTENT_TYPE;
use serde_json::{Value, json};
use tekup_testkit::until;

use crate::{caller::Answer, house::House};

impl House {
    /// Publishes a template; returns the workflow's id.
    async fn template(&self, template: &str) -> String {
        let made = json!({"name": template, "template": template});
        let made = self.bank.post("/api/v1/workflows", &made).await.ok();
        let id = made["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/workflows/{id}/publish");
        self.bank.post(&path, &json!({})).await.ok();
        id
    }

    /// Waits until an execution of the workflow has ended, and holds that it did well.
    async fn ran(&self, id: &str) -> Value {
        let ended = || async {
            let all = self.executions(id).await;
            all.into_iter()
                .find(|one| one["state"] == "completed" || one["state"] == "failed")
        };
        until("an execution has ended", || async {
            ended().await.is_some()
        })
        .await;
        let run = ended().await.unwrap()["runId"].as_str().unwrap().to_owned();
        let execution = self.execution(&run, &["completed", "failed"]).await;
        assert_eq!(execution["state"], "completed", "{execution}");
        execution
    }

    async fn titles(&self) -> Vec<String> {
        let tasks = self.bank.get("/api/v1/crm/tasks").await.items();
        let titles = tasks
            .iter()
            .map(|task| task["title"].as_str().unwrap().to_owned());
        let mut titles: Vec<String> = titles.collect();
        titles.sort();
        titles
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_template_can_be_published() {
    let house = House::new().await;
    let templates = house.bank.get("/api/v1/workflows/templates").await.items();
    assert!(templates.len() >= 20, "{}", templates.len());
    for template in &templates {
        let made = json!({"name": template["name"]["en"], "template": template["id"]});
        let made = house.bank.post("/api/v1/workflows", &made).await.ok();
        assert_eq!(made["problems"], json!([]), "{}", template["id"]);
        let path = format!("/api/v1/workflows/{}/publish", made["id"].as_str().unwrap());
        house.bank.post(&path, &json!({})).await.ok();
        assert!(
            template["description"]["da"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
    }
    let listed = house.bank.get("/api/v1/workflows/nodes").await.items();
    assert!(
        listed
            .iter()
            .any(|one| one["type"] == "knowledge.search" && one["output"].is_object())
    );
    assert!(
        !listed
            .iter()
            .any(|one| one["type"] == "api_keys.create" || one["type"] == "users.set_role")
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_makes_a_lead_that_is_qualified_and_followed_up() {
    let house = House::new().await;
    let form = house.template("lead-form").await;
    let follow = house.template("lead-qualification").await;
    let (url, _) = house.address(&form).await;
    let request = house.anonymous().request("POST", &url).body(
        "name=Ada+Lovelace&email=ada%40nordlys.example&phone=%2B4533112233&company=Nordlys&message=Hundred+seats&consent=true",
    );
    let sent = Answer::of(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded")).await;
    assert!(sent.text.contains("Thank you"), "{}", sent.text);
    house.ran(&form).await;
    let leads = house.bank.get("/api/v1/leads").await.items();
    assert_eq!(leads.len(), 1);
    assert_eq!(
        (
            &leads[0]["name"],
            &leads[0]["source"],
            &leads[0]["consent"],
            &leads[0]["legalBasis"]
        ),
        (
            &json!("Ada Lovelace"),
            &json!("website"),
            &json!("given"),
            &json!("consent")
        )
    );
    house.ran(&follow).await;
    let path = format!("/api/v1/leads/{}", leads[0]["id"].as_str().unwrap());
    let lead = house.bank.get(&path).await.ok();
    let followed = match lead["qualification"].as_str().unwrap() {
        "qualified" => house.titles().await == ["Call Ada Lovelace"],
        "review" => house.titles().await == ["Look at Ada Lovelace"],
        "nurture" => lead["tags"] == json!(["nurture"]),
        other => panic!("{other}"),
    };
    assert!(followed, "{lead}");
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_writes_a_mail_for_the_first_time_becomes_a_lead() {
    let house = House::new().await;
    let id = house.template("lead-from-mail").await;
    let talk = json!({"userId": "mail-1", "channel": "email", "customerName": "Grace Hopper"});
    let path = "/api/v1/conversations";
    let talk = house.bank.post(path, &talk).await.ok();
    let customer = talk["customerId"].as_str().unwrap();
    // Who is known without an address is left alone.
    house.ran(&id).await;
    assert_eq!(house.bank.get("/api/v1/leads").await.items().len(), 0);
    let address = json!({"email": "grace@navy.example"});
    let path_of = format!("/api/v1/customers/{customer}");
    house.bank.send("PATCH", &path_of, &address).await.ok();
    for _ in 0..2 {
        let before = house.executions(&id).await.len();
        let again = json!({"userId": "mail-1", "channel": "email"});
        house.bank.post(path, &again).await.ok();
        until("it has been looked at", || async {
            let all = house.executions(&id).await;
            all.len() == before + 1 && all.iter().all(|one| one["state"] == "completed")
        })
        .await;
    }
    let leads = house.bank.get("/api/v1/leads").await.items();
    assert_eq!(leads.len(), 1, "once");
    assert_eq!(
        (&leads[0]["name"], &leads[0]["email"], &leads[0]["source"]),
        (
            &json!("Grace Hopper"),
            &json!("grace@navy.example"),
            &json!("mail")
        )
    );
    house.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn deals_that_are_won_and_deals_that_stand_still_become_tasks() {
    let house = House::new().await;
    let won = house.template("deal-won").await;
    let quiet = house.template("quiet-deals").await;
    let deal = |name: &str| json!({"name": name, "value": 100_000, "currency": "DKK"});
    let path = "/api/v1/crm/deals";
    let first = house.bank.post(path, &deal("Tower")).await.ok();
    let second = house.bank.post(path, &deal("Bridge")).await.ok();
    house.bank.post(path, &deal("Harbour")).await.ok();
    let first = format!("{path}/{}", first["id"].as_str().unwrap());
    house
        .bank
        .send("PATCH", &first, &json!({"stage": "won"}))
        .await
        .ok();
    house.ran(&won).await;
    assert_eq!(
        house.titles().await,
        ["Ask how it goes: Tower", "Welcome the customer of Tower"]
    );
    // A month passes over one of the open ones, and Monday comes.
    let admin = house.test.admin().await;
    let second: uuid::Uuid = second["id"].as_str().unwrap().parse().unwrap();
    admin
        .execute(
            "UPDATE deals SET updated_at = now() - interval '30 days' WHERE id = $1",
            &[&second],
        )
        .await
        .unwrap();
    admin
        .execute("UPDATE workflow_triggers SET next_at = now() - interval '1 minute' WHERE kind = 'trigger.schedule'", &[])
        .await
        .unwrap();
    house.ran(&quiet).await;
    let titles = house.titles().await;
    assert_eq!(titles.len(), 3, "{titles:?}");
    assert!(
        titles.contains(&"Stands still: Bridge".to_owned()),
        "{titles:?}"
    );
    house.stop().await;
}
