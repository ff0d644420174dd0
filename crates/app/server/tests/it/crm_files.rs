//! Records come from files and go into files.

use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{
    caller::{Answer, Caller},
    house::House,
};

async fn sent(caller: &Caller, kind: &str, name: &str, content: Vec<u8>) -> Answer {
    let part = Part::bytes(content).file_name(name.to_owned());
    let path = format!("/api/v1/crm/imports?kind={kind}");
    Answer::of(
        caller
            .request("POST", &path)
            .multipart(Form::new().part("file", part)),
    )
    .await
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

async fn taken(house: &House, import: &Value, how: Value) -> Value {
    let path = format!("/api/v1/crm/imports/{}/start", text(&import["id"]));
    let run = house.bank.post(&path, &how).await.ok();
    house.ended(&run["runId"]).await
}

const FILE: &str = "Navn;E-mail;Tlf.;Firmanavn;Status;Noter\r\n\
    Mette Holm;mette@holm.dk;20 30 40 50;Holm ApS;Ny;Ring igen\r\n\
    Bo Lund;bo;;Lund;;\r\n\
    ;ukendt@lund.dk;;;;\r\n\
    Mette H.;METTE@holm.dk;;;kontaktet;\r\n\
    Åse Ørsted;aase@oersted.dk;;=HYPERLINK(1);kvalificeret;\r\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_from_a_danish_excel_is_understood_and_taken_in() {
    let house = House::new().await;
    let bank = &house.bank;
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(FILE);
    let answer = sent(bank, "lead", "leads.csv", bytes.into_owned()).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    let import = answer.ok();
    assert_eq!(
        (&import["delimiter"], &import["encoding"]),
        (&json!(";"), &json!("windows-1252"))
    );
    let guesses: Vec<&Value> = import["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["field"])
        .collect();
    assert_eq!(
        guesses,
        ["name", "email", "phone", "company", "status", "description"]
    );
    assert_eq!(import["columns"][0]["samples"][3], "Åse Ørsted");

    let wrong =
        json!({"mapping": [{"column": 1, "field": "email"}, {"column": 9, "field": "name"}]});
    let start = format!("/api/v1/crm/imports/{}/start", text(&import["id"]));
    assert_eq!(
        bank.post(&start, &wrong).await.wrong_fields(),
        ["mapping.1.column"]
    );
    let wrong = json!({"mapping": [{"column": 1, "field": "email"}]});
    assert_eq!(bank.post(&start, &wrong).await.wrong_fields(), ["mapping"]);
    let run = taken(
        &house,
        &import,
        json!({"source": "messe", "tags": ["2026"]}),
    )
    .await;
    let output = &run["output"];
    assert_eq!(
        (
            &output["read"],
            &output["created"],
            &output["skipped"],
            &output["failed"]
        ),
        (&json!(5), &json!(2), &json!(1), &json!(2))
    );
    let leads = bank.get("/api/v1/leads?sort=name").await.items();
    assert_eq!(
        (&leads[1]["name"], &leads[1]["status"]),
        (&json!("Åse Ørsted"), &json!("qualified"))
    );
    assert_eq!(
        (&leads[0]["source"], &leads[0]["tags"]),
        (&json!("messe"), &json!(["2026"]))
    );
    assert_eq!(bank.get("/api/v1/leads?search=holm").await.items().len(), 1);
    let told = house.events(0, "lead.imported", 1).await;
    assert_eq!(told[0]["data"]["count"], 2);
    bank.post(&start, &json!({})).await.fails(409, "conflict");

    // What could not be taken comes back, to be mended.
    let errors = bank
        .get(&format!("/api/v1/crm/files/{}", text(&run["id"])))
        .await;
    assert!(errors.status.is_success(), "{}", errors.text);
    assert!(errors.header("content-disposition").contains("errors.csv"));
    // As browsers ask for it.
    let packed = bank
        .request("GET", &format!("/api/v1/crm/files/{}", text(&run["id"])))
        .header("accept-encoding", "gzip");
    let packed = packed.send().await.unwrap().bytes().await.unwrap();
    assert!(packed.starts_with(&[0x1f, 0x8b]));
    let lines: Vec<&str> = errors.text.lines().collect();
    assert_eq!(lines.len(), 3, "{}", errors.text);
    assert!(lines[0].contains("line,error,Navn"), "{}", lines[0]);
    assert!(
        lines[1].starts_with("3,email: must be an e-mail address,Bo Lund"),
        "{}",
        lines[1]
    );
    assert!(lines[2].starts_with("4,name: is required"), "{}", lines[2]);
    house
        .shop
        .get(&format!("/api/v1/crm/files/{}", text(&run["id"])))
        .await
        .fails(404, "not_found");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_can_bring_what_is_known_up_to_date() {
    let house = House::new().await;
    let bank = &house.bank;
    bank.post(
        "/api/v1/leads",
        &json!({"name": "Mette", "email": "mette@holm.dk", "title": "Chef"}),
    )
    .await
    .ok();
    let file = "name,email,title,country\nMette Holm,Mette@holm.dk,,DK\n".to_owned();
    let import = sent(bank, "lead", "leads.csv", file.into_bytes())
        .await
        .ok();
    let run = taken(&house, &import, json!({"duplicates": "update"})).await;
    assert_eq!(run["output"]["updated"], 1);
    let leads = bank.get("/api/v1/leads").await.items();
    assert_eq!(leads.len(), 1);
    // What the file leaves empty stays.
    assert_eq!(
        (&leads[0]["name"], &leads[0]["title"], &leads[0]["country"]),
        (&json!("Mette Holm"), &json!("Chef"), &json!("DK"))
    );
    let story = format!("/api/v1/crm/records/{}/timeline", text(&leads[0]["id"]));
    assert!(
        bank.get(&story)
            .await
            .items()
            .iter()
            .any(|item| item["type"] == "change")
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_out_as_excel_comes_in_again() {
    let house = House::new().await;
    let bank = &house.bank;
    let field = json!({"kind": "deal", "key": "area", "label": {"da": "Areal"}, "type": "number"});
    bank.post("/api/v1/crm/fields", &field).await.ok();
    let deal = json!({"name": "Nyt anlæg", "value": 12_345_650, "closeDate": "2030-01-31", "tags": ["sol", "tag"],
        "stage": "proposal", "data": {"area": 42.5}});
    bank.post("/api/v1/crm/deals", &deal).await.ok();
    let start = json!({"kind": "deal", "format": "xlsx"});
    let run = bank.post("/api/v1/crm/exports", &start).await.ok();
    let run = house.ended(&run["runId"]).await;
    assert_eq!(run["output"]["rows"], 1);
    let file = bank
        .request("GET", &format!("/api/v1/crm/files/{}", text(&run["id"])))
        .send()
        .await
        .unwrap();
    let bytes = file.bytes().await.unwrap().to_vec();
    assert!(bytes.starts_with(b"PK"));
    let import = sent(&house.bank, "deal", "deals.xlsx", bytes).await.ok();
    let column = |name: &str| {
        let columns = import["columns"].as_array().unwrap();
        columns
            .iter()
            .position(|one| one["header"] == name)
            .unwrap()
    };
    let mapping: Vec<Value> = ["name", "value", "closeDate", "tags", "stage", "data.area"]
        .iter()
        .map(|field| json!({"column": column(field), "field": field}))
        .collect();
    taken(&house, &import, json!({"mapping": mapping})).await;
    let deals = bank.get("/api/v1/crm/deals").await.items();
    assert_eq!(deals.len(), 2);
    for field in [
        "name",
        "value",
        "closeDate",
        "tags",
        "stage",
        "data",
        "probability",
        "status",
    ] {
        assert_eq!(deals[0][field], deals[1][field], "{field}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_export_holds_what_its_asker_sees_and_no_formulas() {
    let house = House::new().await;
    let bank = &house.bank;
    for (name, source) in [("=1+1", "web"), ("Bo", "web"), ("Ida", "fair")] {
        bank.post("/api/v1/leads", &json!({"name": name, "source": source}))
            .await
            .ok();
    }
    let start = json!({"kind": "lead", "columns": ["name", "source"],
        "filter": [[{"field": "source", "test": "is", "value": "web"}]]});
    let run = bank.post("/api/v1/crm/exports", &start).await.ok();
    house.ended(&run["runId"]).await;
    let file = bank
        .get(&format!("/api/v1/crm/files/{}", text(&run["runId"])))
        .await;
    assert_eq!(
        file.text.trim_start_matches('\u{feff}'),
        "name,source\n'=1+1,web\nBo,web\n"
    );
    let wrong = json!({"kind": "lead", "columns": ["name", "secret"]});
    assert_eq!(
        bank.post("/api/v1/crm/exports", &wrong)
            .await
            .wrong_fields(),
        ["columns.1"]
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_none_is_refused_with_the_reason() {
    let house = House::new().await;
    let bank = &house.bank;
    for content in [
        b"".to_vec(),
        b"\0\0\0\x01\x02".to_vec(),
        b"PK\x03\x04 no sheet".to_vec(),
    ] {
        assert_eq!(
            sent(bank, "lead", "x.csv", content).await.wrong_fields(),
            ["file"]
        );
    }
    assert_eq!(
        sent(bank, "horse", "x.csv", b"name\n".to_vec())
            .await
            .wrong_fields(),
        ["kind"]
    );
    assert!(bank.get("/api/v1/crm/imports").await.items().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lines_name_their_company_and_their_contact_by_words() {
    let house = House::new().await;
    let bank = &house.bank;
    let known = json!({"name": "Holm ApS"});
    let known = bank.post("/api/v1/crm/companies", &known).await.ok();
    let file = "Navn;E-mail;Firmanavn\nMette;mette@holm.dk;HOLM\nBo;bo@lund.dk;Lund & Co\nEva;eva@lund.dk;lund & co\n\
        Ole;ole@alene.dk;\n";
    let import = sent(bank, "contact", "contacts.csv", file.into())
        .await
        .ok();
    assert_eq!(import["columns"][2]["field"], "companyId");
    let run = taken(&house, &import, json!({})).await;
    assert_eq!(run["output"]["created"], 4, "{run}");
    let companies = bank.get("/api/v1/crm/companies?sort=name").await.items();
    let names: Vec<&str> = companies.iter().map(|one| text(&one["name"])).collect();
    assert_eq!(names, ["Holm ApS", "Lund & Co"], "one is made, once");
    let contacts = bank.get("/api/v1/crm/contacts?sort=name").await.items();
    let of: Vec<&Value> = contacts.iter().map(|one| &one["companyId"]).collect();
    let (holm, lund) = (&known["id"], &companies[1]["id"]);
    assert_eq!(of, [lund, lund, holm, &Value::Null], "Bo, Eva, Mette, Ole");
    assert_eq!(
        house.events(0, "company.imported", 1).await[0]["data"]["count"],
        1
    );

    let file = "Handel;Kunde;Kontaktperson;Stage\nTag;Holm ApS;mette@holm.dk;proposal\nDør;Lund & Co;Eva;\n\
        Port;;nobody@lund.dk;\nHegn;Lund & Co;;dreaming\n";
    let import = sent(bank, "deal", "deals.csv", file.into()).await.ok();
    let run = taken(&house, &import, json!({})).await;
    let output = &run["output"];
    assert_eq!(
        (&output["created"], &output["failed"]),
        (&json!(2), &json!(2)),
        "{run}"
    );
    let deals = bank.get("/api/v1/crm/deals?sort=name").await.items();
    let of = |deal: &Value| (deal["companyId"].clone(), deal["contactId"].clone());
    let contact = |name: &str| {
        let one = contacts.iter().find(|one| one["name"] == name).unwrap();
        one["id"].clone()
    };
    assert_eq!(of(&deals[1]), (holm.clone(), contact("Mette")));
    assert_eq!(of(&deals[0]), (lund.clone(), contact("Eva")));
    let errors = format!("/api/v1/crm/files/{}", text(&run["id"]));
    let errors = bank.get(&errors).await.text;
    let lines: Vec<&str> = errors.lines().collect();
    assert!(
        lines[1].starts_with("4,") && lines[1].contains("there is no contact"),
        "{errors}"
    );
    assert!(
        lines[2].starts_with("5,") && lines[2].contains("stage"),
        "{errors}"
    );
}

/// Parts of a file are written side by side; what they share is there once all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_file_makes_nobody_twice() {
    let house = House::new().await;
    let bank = &house.bank;
    let mut file = "Navn;E-mail;Telefon;Firmanavn\n".to_owned();
    for line in 0..7_000 {
        let (mail, phone) = match line % 1_500 {
            // Each by its address, by its number, and by both.
            7 => ("mette@holm.dk".to_owned(), ""),
            8 => (String::new(), "20 30 40 50"),
            9 => ("mette@holm.dk".to_owned(), "20304050"),
            _ => (format!("k{line}@lund.dk"), ""),
        };
        let company = match line % 1_000 {
            3 => "Lund & Co",
            _ => "",
        };
        file.push_str(&format!("Kunde {line};{mail};{phone};{company}\n"));
    }
    let import = sent(bank, "contact", "contacts.csv", file.into())
        .await
        .ok();
    let run = taken(&house, &import, json!({})).await;
    let output = &run["output"];
    assert_eq!(
        (&output["read"], &output["created"], &output["skipped"]),
        (&json!(7_000), &json!(6_987), &json!(13)),
        "of five times three lines, one by address and one by number stay: {run}"
    );
    let companies = bank.get("/api/v1/crm/companies").await.items();
    assert_eq!(companies.len(), 1);
    let found = bank
        .get("/api/v1/crm/contacts?search=mette%20holm")
        .await
        .items();
    assert_eq!(found.len(), 1, "{found:?}");
}
