//! Figures over conversations.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_testkit::until;
use uuid::Uuid;

use crate::{
    house::{House, PASSWORD},
    past::{Past, remember},
};

/// Waits until every day that has changed is packed, as if a minute had passed.
async fn packed(house: &House) {
    let admin = house.test.admin().await;
    until("the days are packed", || async {
        admin
            .execute("UPDATE report_days SET packed_at = packed_at - interval '2 minutes'", &[])
            .await
            .unwrap();
        let left = "SELECT 1 FROM report_marks WHERE day < (now() AT TIME ZONE 'UTC')::date - 1 UNION ALL \
                    SELECT 1 FROM tenants WHERE id NOT IN (SELECT tenant_id FROM report_state \
                    WHERE packed_to >= (now() AT TIME ZONE 'UTC')::date - 2)";
        admin.query(left, &[]).await.unwrap().is_empty()
    })
    .await;
}

async fn report(house: &House, query: &str) -> Value {
    let path = format!("/api/v1/reports/conversations?{query}");
    house.bank.get(&path).await.ok()
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// Five conversations on two days, whose figures can be counted by hand.
fn five(day: NaiveDate, queue: &str, person: &str) -> Vec<Past> {
    let start = noon(day);
    vec![
        // The customer left after the agent's answer.
        Past {
            status: "abandoned",
            how: Some("abandoned"),
            ended: Some(86_400),
            mood: Some(0.5),
            intent: Some("block_card"),
            agent_answers: 1,
            ..Past::new("anna", start)
        },
        // A person answered two minutes after the call, and resolved it too late; the customer came back.
        Past {
            channel: "email",
            status: "resolved",
            how: Some("human"),
            ended: Some(3600),
            called: Some(60),
            answered: Some(180),
            csat: Some(5),
            mood: Some(-0.5),
            agent_answers: 1,
            staff_answers: 2,
            queue: Some(queue.to_owned()),
            person: Some(person.to_owned()),
            kept: [Some(true), Some(false)],
            ..Past::new("bo", start)
        },
        Past {
            status: "resolved",
            how: Some("automated"),
            ended: Some(600),
            csat: Some(3),
            intent: Some("block_card"),
            agent_answers: 1,
            ..Past::new("bo", start + TimeDelta::days(1))
        },
        // Waits for a person.
        Past {
            status: "escalated",
            called: Some(0),
            ..Past::new("carl", start)
        },
        // Was opened again.
        Past {
            channel: "phone",
            status: "resolved",
            how: Some("human"),
            ended: Some(7200),
            called: Some(0),
            answered: Some(600),
            reopened: 1,
            csat: Some(4),
            staff_answers: 1,
            ..Past::new("dora", start)
        },
    ]
}

async fn queue_and_person(house: &House) -> (String, String) {
    let queue = house
        .bank
        .post("/api/v1/queues", &json!({"name": "kort"}))
        .await
        .ok();
    let new = json!({"email": "anna@bank.example", "name": "Anna", "password": PASSWORD, "role": "operator"});
    let person = house.bank.post("/api/v1/users", &new).await.ok();
    let id = |made: &Value| made["id"].as_str().unwrap().to_owned();
    (id(&queue), id(&person))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn figures_are_what_a_person_would_count() {
    let house = House::new().await;
    let (queue, person) = queue_and_person(&house).await;
    let day = Utc::now().date_naive() - Days::new(10);
    let next = day + Days::new(1);
    remember(&house, &five(day, &queue, &person)).await;
    let range = format!("from={day}&to={next}");
    packed(&house).await;
    let settings =
        json!({"currency": "DKK", "staffHour": 300.0, "minutesPerAnswer": 4.0, "agentAnswer": 0.5});
    assert!(report(&house, &range).await["total"]["cost"].is_null());
    house
        .bank
        .send("PUT", "/api/v1/reports/settings", &settings)
        .await
        .ok();
    let found = report(&house, &format!("{range}&compare=true")).await;
    assert_eq!(
        found["total"],
        json!({
            "conversations": 5, "ended": 4, "solved": 4, "escalated": 3,
            "deflection": 0.5, "firstContactResolution": 0.5,
            "response": {"count": 2, "median": 120, "p90": 600},
            "resolution": {"count": 3, "median": 3600, "p90": 7200},
            "slaFirstResponse": {"met": 1, "breached": 0, "share": 1.0},
            "slaResolution": {"met": 0, "breached": 1, "share": 0.0},
            "csat": {"count": 3, "average": 4.0, "satisfied": 2.0 / 3.0},
            "sentiment": {"count": 2, "average": 0.0},
            "cost": {"total": 61.5, "perResolution": 15.375},
        })
    );
    assert_eq!(found["currency"], "DKK");
    assert_eq!(found["previous"]["conversations"], 0);
    let days: Vec<(&str, u64)> = found["parts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| {
            let count = part["figures"]["conversations"].as_u64().unwrap();
            (part["day"].as_str().unwrap(), count)
        })
        .collect();
    assert_eq!(
        days,
        [
            (day.to_string().as_str(), 4),
            (next.to_string().as_str(), 1)
        ]
    );
    let after = format!(
        "from={}&to={}&compare=true",
        day + Days::new(2),
        day + Days::new(3)
    );
    assert_eq!(report(&house, &after).await["previous"]["conversations"], 5);

    // Each dimension, and each filter.
    let groups = async |by: &str| -> Vec<(Value, Value, u64)> {
        let found = report(&house, &format!("{range}&groupBy={by}")).await;
        let groups = found["groups"].as_array().unwrap().iter();
        groups
            .map(|one| {
                let count = one["figures"]["conversations"].as_u64().unwrap();
                (one["key"].clone(), one["name"].clone(), count)
            })
            .collect()
    };
    let channels = groups("channel").await;
    assert_eq!(channels.len(), 3, "{channels:?}");
    assert_eq!(channels[0], (json!("web"), Value::Null, 3));
    assert_eq!(
        groups("queue").await,
        [
            (Value::Null, Value::Null, 4),
            (json!(queue), json!("kort"), 1)
        ]
    );
    assert_eq!(groups("person").await[1], (json!(person), json!("Anna"), 1));
    assert_eq!(
        groups("intent").await[1],
        (json!("block_card"), Value::Null, 2)
    );
    for (filter, count) in [
        ("channel=web".to_owned(), 3),
        ("intent=block_card".to_owned(), 2),
        ("intent=none".to_owned(), 3),
        ("intent=never_heard".to_owned(), 0),
        (format!("queueId={queue}&channel=email"), 1),
        (format!("queueId={queue}&channel=web"), 0),
        ("queueId=none".to_owned(), 4),
        (format!("personId={person}"), 1),
    ] {
        let found = report(&house, &format!("{range}&{filter}")).await;
        assert_eq!(found["total"]["conversations"], count, "{filter}");
    }

    // Yesterday and today are not packed, and counted alike.
    let today = Utc::now().date_naive() - Days::new(1);
    remember(&house, &five(today, &queue, &person)).await;
    let again = report(&house, &format!("from={today}&to={}", today + Days::new(1))).await;
    assert_eq!(again["total"], found["total"]);
    // Nobody else's.
    let path = format!("/api/v1/reports/conversations?{range}&groupBy=intent");
    let shop = house.shop.get(&path).await.ok();
    assert_eq!(shop["total"]["conversations"], 0);
    assert_eq!(shop["groups"], json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_day_is_a_day_of_the_tenants_clocks() {
    let house = House::new().await;
    let hours = json!({"name": "Altid", "timeZone": "Europe/Copenhagen", "week": vec![json!([[0, 1440]]); 7]});
    house.bank.post("/api/v1/working-hours", &hours).await.ok();
    let began: Vec<Past> = [
        "2026-03-28T22:59:59Z",
        "2026-03-28T23:00:00Z",
        "2026-03-29T21:59:59Z",
        "2026-03-29T22:00:00Z",
        "2026-10-24T22:00:00Z",
        "2026-10-25T22:59:59Z",
        "2026-10-25T23:00:00Z",
    ]
    .iter()
    .map(|at| Past::new("anna", at.parse().unwrap()))
    .collect();
    remember(&house, &began).await;
    packed(&house).await;
    let count = async |day: &str| {
        let found = report(&house, &format!("from={day}&to={day}&interval=hour")).await;
        assert_eq!(found["timeZone"], "Europe/Copenhagen");
        let parts = found["parts"].as_array().unwrap().len();
        (parts, found["total"]["conversations"].as_u64().unwrap())
    };
    assert_eq!(count("2026-03-28").await, (24, 1));
    assert_eq!(count("2026-03-29").await, (23, 2));
    assert_eq!(count("2026-03-30").await, (24, 1));
    assert_eq!(count("2026-10-25").await, (25, 2));
    assert_eq!(count("2026-10-26").await, (24, 1));
    let year = report(&house, "from=2026-01-01&to=2026-12-31&interval=month").await;
    assert_eq!(year["parts"].as_array().unwrap().len(), 12);
    assert_eq!(year["parts"][2]["figures"]["conversations"], 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_late_rating_and_an_erasure_change_the_figures_of_a_day_long_past() {
    let house = House::new().await;
    let (queue, person) = queue_and_person(&house).await;
    let day = Utc::now().date_naive() - Days::new(12);
    remember(&house, &five(day, &queue, &person)).await;
    packed(&house).await;
    let range = format!("from={day}&to={day}");
    let before = report(&house, &range).await;
    assert_eq!(before["total"]["csat"]["count"], 2);
    assert_eq!(before["total"]["conversations"], 4);
    let admin = house.test.admin().await;
    let rate = "UPDATE conversations SET csat = 1 WHERE customer_id = \
                (SELECT id FROM customers WHERE external_id = 'anna')";
    admin.execute(rate, &[]).await.unwrap();
    packed(&house).await;
    let after = report(&house, &range).await;
    assert_eq!(after["total"]["csat"]["count"], 3);
    assert_eq!(after["total"]["csat"]["satisfied"], 2.0 / 3.0);

    // The one who came back the day after is forgotten: both conversations are gone from the figures.
    let bo = "SELECT id FROM customers WHERE external_id = 'bo'";
    let bo: Uuid = admin.query_one(bo, &[]).await.unwrap().get(0);
    let path = format!("/api/v1/customers/{bo}");
    house.bank.send("DELETE", &path, &json!({})).await.ok();
    packed(&house).await;
    let without = report(&house, &format!("{range}&groupBy=person")).await;
    assert_eq!(without["total"]["conversations"], 3);
    assert_eq!(without["groups"].as_array().unwrap().len(), 1, "{without}");
    // Nothing of what is packed says who a customer is or what they said.
    let kept = admin
        .query("SELECT facts FROM report_days", &[])
        .await
        .unwrap();
    assert!(!kept.is_empty());
    let customers = admin
        .query("SELECT id, external_id FROM customers", &[])
        .await
        .unwrap();
    for row in kept {
        let facts: Vec<u8> = row.get(0);
        let holds = |bytes: &[u8]| facts.windows(bytes.len()).any(|window| window == bytes);
        assert!(!holds(b"Ord fra"));
        for customer in &customers {
            let id: Uuid = customer.get(0);
            let external: String = customer.get(1);
            assert!(!holds(id.as_bytes()) && !holds(external.as_bytes()));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reports_are_for_those_who_lead_and_say_what_is_wrong_with_a_question() {
    let house = House::new().await;
    queue_and_person(&house).await;
    let anna = house.person("anna@bank.example").await;
    anna.get("/api/v1/reports/conversations")
        .await
        .fails(403, "forbidden");
    let wrong = async |query: &str| {
        let path = format!("/api/v1/reports/conversations?{query}");
        house.bank.get(&path).await.wrong_fields()
    };
    assert_eq!(wrong("from=2026-02-02&to=2026-02-01").await, ["to"]);
    assert_eq!(wrong("from=2020-02-02&to=2026-02-01").await, ["from"]);
    assert_eq!(
        wrong("from=2026-01-01&to=2026-03-01&interval=hour").await,
        ["interval"]
    );
    assert_eq!(wrong("queueId=kort").await, ["queueId"]);
    assert_eq!(wrong("from=yesterday").await, ["from"]);
    let nothing = report(&house, "").await;
    assert_eq!(nothing["parts"].as_array().unwrap().len(), 30);
    assert!(nothing["total"]["deflection"].is_null());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_holds_every_conversation_and_no_formula() {
    let house = House::new().await;
    let day = Utc::now().date_naive() - Days::new(10);
    let (queue, person) = queue_and_person(&house).await;
    let renamed = json!({"name": "=HYPERLINK(1)"});
    let path = format!("/api/v1/queues/{queue}");
    house.bank.send("PUT", &path, &renamed).await.ok();
    remember(&house, &five(day, &queue, &person)).await;
    // More than are read at once.
    let admin = house.test.admin().await;
    let many = "WITH k AS (INSERT INTO customers (tenant_id, id, external_id) \
                SELECT id, gen_random_uuid(), 'k' || n FROM tenants, generate_series(1, 6000) AS n \
                WHERE slug = 'bank' RETURNING tenant_id, id) \
                INSERT INTO conversations (tenant_id, id, customer_id, channel, started_at, last_activity_at) \
                SELECT tenant_id, gen_random_uuid(), id, 'api', $1, $1 FROM k";
    admin.execute(many, &[&noon(day)]).await.unwrap();
    let wanted = json!({"from": day, "to": day});
    let run = house
        .bank
        .post("/api/v1/reports/exports", &wanted)
        .await
        .ok();
    let id = run["runId"].as_str().unwrap().to_owned();
    let ended = house.ended(&run["runId"]).await;
    assert_eq!(ended["output"]["rows"], 6004);
    let file = format!("/api/v1/reports/exports/{id}/file");
    let fetched = house.bank.get(&file).await;
    assert_eq!(fetched.status, 200);
    assert_eq!(fetched.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        fetched
            .header("content-disposition")
            .contains(&format!("conversations-{day}-{day}.csv"))
    );
    let lines: Vec<&str> = fetched
        .text
        .trim_start_matches('\u{feff}')
        .lines()
        .collect();
    assert_eq!(lines.len(), 6005);
    assert!(lines[0].starts_with("id,startedAt,channel,status,intent,queue,person"));
    let ids: std::collections::HashSet<&str> = lines[1..]
        .iter()
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(ids.len(), 6004);
    let email = lines.iter().find(|line| line.contains(",email,")).unwrap();
    assert!(
        email.contains(",'=HYPERLINK(1),Anna,yes,yes,no,120,3600,yes,no,5,-0.50,1,2"),
        "{email}"
    );
    // As browsers ask for it.
    let compressed = house.bank.request("GET", &file);
    let compressed = compressed.header("accept-encoding", "gzip").send().await;
    let bytes = compressed.unwrap().bytes().await.unwrap();
    assert!(bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() > 10_000);
    // With a filter, and nobody else's.
    let wanted = json!({"from": day, "to": day, "queueId": "none", "intent": "block_card"});
    let run = house
        .bank
        .post("/api/v1/reports/exports", &wanted)
        .await
        .ok();
    assert_eq!(house.ended(&run["runId"]).await["output"]["rows"], 1);
    house.shop.get(&file).await.fails(404, "not_found");
    let anna = house.person("anna@bank.example").await;
    anna.get(&file).await.fails(403, "forbidden");
}
