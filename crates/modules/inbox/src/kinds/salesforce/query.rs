//! SOQL, and the pages that answer it.

use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;
use tekup_connectors::Trouble;
use tekup_context::OpContext;
use tekup_egress::Method;

use super::{
    Salesforce, Settings, failed,
    session::{Answered, Call},
};
use crate::{
    Inbox,
    kinds::{stored, url_encoded},
    model::Opened,
};

/// Rows that are asked for at once: what the API gives at least.
const BATCH: usize = 200;

/// A page of rows.
#[derive(Debug)]
pub(super) struct Page {
    pub rows: Vec<Value>,
    /// Where the next one is.
    pub next: Option<String>,
    /// When it was answered, by their clock.
    pub at: Option<DateTime<Utc>>,
}

/// Text inside of quotes in SOQL.
pub(super) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

/// A time in SOQL.
pub(super) fn literal(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// A time as the API writes it: `2026-11-22T12:00:00.000+0000`.
pub(super) fn time(value: &Value) -> Option<DateTime<Utc>> {
    let text = value.as_str()?;
    let read = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f%z")
        .or_else(|_| DateTime::parse_from_rfc3339(text));
    Some(read.ok()?.with_timezone(&Utc))
}

/// An id of 15 characters with the three that tell its capitals apart, as the API answers them.
pub(super) fn whole(id: &str) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    if id.len() != 15 {
        return id.to_owned();
    }
    let letters = id.as_bytes().chunks(5).map(|five| {
        let bits = five.iter().enumerate();
        let capitals = bits.filter(|(_, byte)| byte.is_ascii_uppercase());
        let index: usize = capitals.map(|(at, _)| 1 << at).sum();
        char::from(LETTERS.get(index).copied().unwrap_or(b'A'))
    });
    id.chars().chain(letters).collect()
}

/// Ids are letters and digits; anything else would lead to another path.
pub(super) fn id(text: &str) -> Result<&str, Trouble> {
    let good =
        matches!(text.len(), 15 | 18) && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    good.then_some(text)
        .ok_or_else(|| Trouble::Refused(format!("parameters: {text:?} is no id of Salesforce's")))
}

/// The rows of an answer, which may say anything.
fn page(answered: Answered) -> Result<Page, Trouble> {
    let wrong = |what: &str| failed(format!("Salesforce's answer is no page of rows: {what}"));
    let Value::Object(mut body) = answered.body else {
        return Err(wrong("it is no object"));
    };
    let Some(Value::Array(rows)) = body.remove("records") else {
        return Err(wrong("it has no records"));
    };
    let next = body.get("nextRecordsUrl").and_then(Value::as_str);
    let next = match (body.get("done").and_then(Value::as_bool), next) {
        (Some(true), _) => None,
        // It is put behind the instance's address: nothing else may come of it.
        (Some(false), Some(path)) if path.starts_with("/services/data/") => Some(path.to_owned()),
        (Some(false), _) => return Err(wrong("there is more, and nowhere to be had")),
        (None, _) => return Err(wrong("it does not say whether it is done")),
    };
    Ok(Page {
        rows,
        next,
        at: answered.at,
    })
}

impl Salesforce {
    async fn get(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        path: &str,
    ) -> Result<Page, Trouble> {
        let settings: Settings = stored(with)?;
        let call = Call {
            method: Method::GET,
            path,
            body: None,
            headers: &[("sforce-query-options", format!("batchSize={BATCH}"))],
        };
        let answered = self.sessions.call(inbox, ctx, with, &settings, &call).await;
        page(answered?)
    }

    /// Asks for rows.
    pub(super) async fn rows(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        soql: &str,
    ) -> Result<Page, Trouble> {
        let settings: Settings = stored(with)?;
        let path = format!(
            "/services/data/{}/query?q={}",
            settings.version(),
            url_encoded(soql)
        );
        self.get(inbox, ctx, with, &path).await
    }

    /// The page behind another one.
    pub(super) async fn more_rows(
        &self,
        inbox: &Inbox,
        ctx: &OpContext,
        with: &Opened,
        next: &str,
    ) -> Result<Page, Trouble> {
        self.get(inbox, ctx, with, next).await
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tekup_egress::StatusCode;

    use super::*;

    #[test]
    fn ids_and_texts_are_written_as_salesforce_does_it() {
        assert_eq!(whole("500D0000003ABcd"), "500D0000003ABcdIAG");
        assert_eq!(whole("500D0000003ABcdIAG"), "500D0000003ABcdIAG");
        assert_eq!(quoted(r"x' OR \"), r"'x\' OR \\'");
        let at = time(&json!("2026-11-22T12:00:00.000+0000")).unwrap();
        assert_eq!(literal(at), "2026-11-22T12:00:00.000Z");
        assert_eq!(time(&json!("gestern")), None);
    }

    #[test]
    fn a_page_that_is_none_is_not_believed() {
        let read = |body: Value| {
            page(Answered {
                status: StatusCode::OK,
                body,
                at: None,
            })
        };
        assert_eq!(
            read(json!({"done": true, "records": []})).unwrap().next,
            None
        );
        for wrong in [
            json!([]),
            json!({"done": true}),
            json!({"records": []}),
            json!({"done": false, "records": []}),
            json!({"done": false, "records": [], "nextRecordsUrl": "@evil.example/"}),
            json!({"done": true, "records": {"a": 1}}),
        ] {
            assert!(read(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
