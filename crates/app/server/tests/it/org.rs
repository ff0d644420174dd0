//! A Salesforce organisation: OAuth, cases, comments and SOQL, as the REST API Developer Guide says.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::{
    soql::Query,
    vendors::{Answer, Call, Vendor},
};

pub const CLIENT_SECRET: &str = "s3cret/&=";

/// Rows of a page: few, so that there are many pages. The API may give fewer than are asked for.
const PAGE: usize = 2;
const API: &str = "/services/data/v62.0/";
/// Who makes what is made by the API.
const US: &str = "Integration User";

const CASE: &[&str] = &[
    "Id",
    "CaseNumber",
    "Subject",
    "Status",
    "IsClosed",
    "Priority",
    "OwnerId",
    "Owner.Name",
    "Owner.Email",
    "CreatedDate",
    "LastModifiedDate",
    "SystemModstamp",
];
const COMMENT: &[&str] = &[
    "Id",
    "ParentId",
    "CommentBody",
    "IsPublished",
    "CreatedBy.Name",
    "CreatedDate",
    "SystemModstamp",
];
const CONTACT: &[&str] = &["Id", "Name", "Email"];

fn refused(status: u16, code: &str, message: impl Into<String>) -> Answer {
    (
        status,
        json!([{"message": message.into(), "errorCode": code}]),
    )
}

/// A time as the API writes it.
pub fn stamp(at: DateTime<Utc>) -> Value {
    json!(at.format("%Y-%m-%dT%H:%M:%S.000+0000").to_string())
}

fn of(object: &'static str) -> impl Fn(&&Value) -> bool {
    move |row| row["object"] == object
}

fn touch(row: &mut Value, now: DateTime<Utc>) {
    row["LastModifiedDate"] = stamp(now);
    row["SystemModstamp"] = stamp(now);
    row["IsClosed"] = json!(row["Status"] == "Closed");
}

/// What is wrong with fields of a case.
fn wrong(fields: &Value) -> Option<Answer> {
    let picks: [(&str, &[&str]); 2] = [
        ("Status", &["New", "Working", "Escalated", "Closed"]),
        ("Priority", &["High", "Medium", "Low"]),
    ];
    picks.into_iter().find_map(|(name, values)| {
        let value = fields[name].as_str()?;
        let message = format!("{name}: bad value for restricted picklist field: {value}");
        let code = "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST";
        (!values.contains(&value)).then(|| refused(400, code, message))
    })
}

fn query(kept: &mut Vec<Value>, call: &Call, text: &str) -> Answer {
    let pair = form_urlencoded::parse(text.as_bytes()).next();
    let text = pair.map(|(_, text)| text.into_owned()).unwrap_or_default();
    let answered = Query::parse(&text).and_then(|query| {
        let contacts = [json!({"Id": "003000000000001AAA", "Name": "Bo", "Email": "bo@kunde.dk"})];
        match query.object.as_str() {
            "Contact" => query.answer(&contacts, CONTACT),
            "Case" => query.answer(&rows(kept, "Case"), CASE),
            "CaseComment" => query.answer(&rows(kept, "CaseComment"), COMMENT),
            other => Err((
                "INVALID_TYPE",
                format!("sObject type '{other}' is not supported."),
            )),
        }
    });
    match answered {
        Err((code, message)) => refused(400, code, message),
        Ok(rows) => {
            assert!(!call.header("sforce-query-options").is_empty() || text.contains("Contact"));
            let locator = format!("01g{:012}AAA", kept.len());
            let answer = page(&rows, &locator, 0);
            kept.push(json!({"object": "locator", "Id": locator, "rows": rows}));
            answer
        }
    }
}

fn rows(kept: &[Value], object: &'static str) -> Vec<Value> {
    kept.iter().filter(of(object)).cloned().collect()
}

fn page(rows: &[Value], locator: &str, from: usize) -> Answer {
    let shown: Vec<&Value> = rows.iter().skip(from).take(PAGE).collect();
    let next = from + shown.len();
    let mut body = json!({"totalSize": rows.len(), "done": next >= rows.len(), "records": shown});
    if next < rows.len() {
        body["nextRecordsUrl"] = json!(format!("{API}query/{locator}-{next}"));
    }
    (200, body)
}

fn more(kept: &[Value], locator: &str) -> Answer {
    let parts = locator.rsplit_once('-');
    let found = parts.and_then(|(id, from)| {
        let known = kept
            .iter()
            .filter(of("locator"))
            .find(|one| one["Id"] == id)?;
        Some(page(known["rows"].as_array()?, id, from.parse().ok()?))
    });
    found.unwrap_or_else(|| refused(400, "INVALID_QUERY_LOCATOR", "invalid query locator"))
}

/// A case of these fields.
fn make(kept: &[Value], fields: &Value, key: &str, now: DateTime<Utc>) -> Value {
    let number = kept.iter().filter(of("Case")).count() + 1;
    let mut case = json!({
        "object": "Case", "key": key, "Id": format!("500{number:012}AAA"), "CaseNumber": format!("{number:08}"),
        "Status": "New", "Priority": "Medium", "OwnerId": "005000000000001AAA",
        "Owner": {"Name": US, "Email": "api@org.example"}, "CreatedDate": stamp(now),
    });
    for (name, value) in fields.as_object().unwrap() {
        case[name] = value.clone();
    }
    touch(&mut case, now);
    case
}

/// Whether the case was changed after the time that the call names.
fn changed_since(case: &Value, call: &Call) -> bool {
    let since = DateTime::parse_from_rfc2822(call.header("if-unmodified-since"));
    let changed = case["LastModifiedDate"].as_str().unwrap_or_default();
    let changed = DateTime::parse_from_str(changed, "%Y-%m-%dT%H:%M:%S%.f%z").unwrap();
    since.is_ok_and(|since| changed > since)
}

/// OAuth and REST API: client credentials, sessions that end, cases upserted by an external id.
pub fn salesforce(kept: &mut Vec<Value>, call: &Call) -> Answer {
    let sessions = kept.iter().filter(|one| one["session"] == true).count();
    if call.path == "/services/oauth2/token" {
        if call.header("content-type") != "application/x-www-form-urlencoded" {
            return (400, json!({"error": "invalid_request"}));
        }
        let form = "grant_type=client_credentials&client_id=3MVG9&client_secret=s3cret%2F%26%3D";
        if call.raw != form {
            let said = "invalid client credentials";
            return (
                400,
                json!({"error": "invalid_client", "error_description": said}),
            );
        }
        kept.push(json!({"session": true}));
        let host = format!("http://{}", call.header("host"));
        let token = format!("00D-{}", sessions + 1);
        return (
            200,
            json!({"access_token": token, "instance_url": host, "token_type": "Bearer"}),
        );
    }
    if call.header("authorization") != format!("Bearer 00D-{sessions}") {
        return refused(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
    let path = call.path.strip_prefix(API).unwrap_or_default();
    let missing = || refused(404, "NOT_FOUND", "The requested resource does not exist");
    match (
        call.method.as_str(),
        path.split('/').collect::<Vec<_>>().as_slice(),
    ) {
        ("GET", [one]) if one.starts_with("query?q=") => {
            query(kept, call, one.trim_start_matches("query?"))
        }
        ("GET", ["query", locator]) => more(kept, locator),
        ("PATCH", ["sobjects", "Case", "Tekup_Key__c", key]) => {
            if call.body["Subject"].as_str().is_none_or(str::is_empty) {
                let message = "Required fields are missing: [Subject]";
                return refused(400, "REQUIRED_FIELD_MISSING", message);
            }
            if let Some(wrong) = wrong(&call.body) {
                return wrong;
            }
            let known = kept.iter().position(|one| one["key"] == *key);
            let at = known.unwrap_or_else(|| {
                kept.push(make(kept, &call.body, key, call.now));
                kept.len() - 1
            });
            let id = kept[at]["Id"].clone();
            let created = known.is_none();
            let status = if created { 201 } else { 200 };
            (
                status,
                json!({"id": id, "success": true, "errors": [], "created": created}),
            )
        }
        ("PATCH", ["sobjects", "Case", id]) => {
            let Some(at) = kept.iter().position(|one| one["Id"] == *id) else {
                return missing();
            };
            if changed_since(&kept[at], call) {
                return (412, Value::Null);
            }
            if let Some(wrong) = wrong(&call.body) {
                return wrong;
            }
            for (name, value) in call.body.as_object().unwrap() {
                kept[at][name] = value.clone();
            }
            touch(&mut kept[at], call.now);
            (204, Value::Null)
        }
        ("POST", ["sobjects", "CaseComment"]) => {
            let (case, words) = (&call.body["ParentId"], &call.body["CommentBody"]);
            if !words.is_string() || !kept.iter().any(|one| one["Id"] == *case) {
                return refused(400, "REQUIRED_FIELD_MISSING", "Required fields are missing");
            }
            let id = comment(kept, case, words, US, call.now);
            (201, json!({"id": id, "success": true, "errors": []}))
        }
        ("GET", ["limits"]) => (
            200,
            json!({"DailyApiRequests": {"Max": 15000, "Remaining": 14998}}),
        ),
        _ => missing(),
    }
}

fn comment(
    kept: &mut Vec<Value>,
    case: &Value,
    words: &Value,
    author: &str,
    now: DateTime<Utc>,
) -> Value {
    let number = kept.iter().filter(of("CaseComment")).count() + 1;
    let id = json!(format!("00a{number:012}AAA"));
    kept.push(json!({
        "object": "CaseComment", "Id": id, "ParentId": case, "CommentBody": words, "IsPublished": false,
        "CreatedBy": {"Name": author}, "CreatedDate": stamp(now), "SystemModstamp": stamp(now),
    }));
    id
}

/// The cases it has.
pub fn cases(vendor: &Vendor) -> Vec<Value> {
    rows(&vendor.kept(), "Case")
}

/// The comments it has.
pub fn comments(vendor: &Vendor) -> Vec<Value> {
    rows(&vendor.kept(), "CaseComment")
}

/// One of its people changes a case, `ago` before now by its clock.
pub fn edit(vendor: &Vendor, case: &str, fields: &Value, ago: TimeDelta) {
    vendor.change(|kept, now| {
        let case = kept.iter_mut().find(|one| one["Id"] == case).unwrap();
        for (name, value) in fields.as_object().unwrap() {
            case[name] = value.clone();
        }
        touch(case, now - ago);
    });
}

/// One of its people comments on a case.
pub fn say(vendor: &Vendor, case: &str, words: &str) {
    vendor.change(|kept, now| comment(kept, &json!(case), &json!(words), "Eva Lund", now));
}
