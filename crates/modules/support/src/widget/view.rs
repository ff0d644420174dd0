//! What leaves through the visitors' door: fields that are listed here, and nothing else. Whatever a
//! conversation, a message or an event gains in future stays inside until it is added.

use serde_json::{Map, Value, json};
use tekup_events::Event;

/// A conversation, of its JSON as staff see it.
pub fn conversation(data: &Value) -> Option<Value> {
    let mut out = pick(
        data,
        &[
            "id",
            "status",
            "language",
            "startedAt",
            "endedAt",
            "lastActivityAt",
        ],
    )?;
    let person = data["assignedTo"]["name"].as_str();
    out.insert("person".to_owned(), json!(person));
    Some(Value::Object(out))
}

/// A message, of its JSON as staff see it; `None` for one between colleagues.
pub fn message(data: &Value) -> Option<Value> {
    if data["internal"].as_bool() == Some(true) {
        return None;
    }
    let from = match data["senderType"].as_str()? {
        "user" => "me",
        "ai_agent" => "agent",
        "human_agent" => "person",
        "system" => "note",
        _ => return None,
    };
    let mut out = pick(
        data,
        &[
            "id",
            "conversationId",
            "seq",
            "content",
            "contentType",
            "createdAt",
            "editedAt",
        ],
    )?;
    out.insert("from".to_owned(), json!(from));
    if from == "person" {
        out.insert("name".to_owned(), data["senderName"].clone());
    }
    let drafting = data["answer"]["state"] == "drafting";
    out.insert("drafting".to_owned(), json!(drafting));
    let sources: Vec<Value> = items(&data["sources"])
        .map(|source| json!({"title": source["title"], "url": source["url"].as_str().filter(|url| is_web(url))}))
        .collect();
    out.insert("sources".to_owned(), json!(sources));
    let files: Vec<Value> = items(&data["attachments"])
        .filter_map(|file| {
            pick(
                file,
                &["id", "name", "mediaType", "size", "width", "height"],
            )
        })
        .map(Value::Object)
        .collect();
    out.insert("attachments".to_owned(), json!(files));
    Some(Value::Object(out))
}

/// What a visitor hears of an event, as a frame of their socket.
pub fn event(event: &Event) -> Option<Value> {
    match event.kind.as_str() {
        "message.created" | "message.updated" => {
            Some(json!({"type": "message", "message": message(&event.data)?}))
        }
        "conversation.created"
        | "conversation.updated"
        | "conversation.escalated"
        | "conversation.taken_over"
        | "conversation.resolved"
        | "conversation.status_changed" => {
            Some(json!({"type": "conversation", "conversation": conversation(&event.data)?}))
        }
        _ => None,
    }
}

/// What a visitor hears of a passing notice: words as they come, typing, receipts.
pub fn passing(notice: &Value) -> Option<Value> {
    let by_visitor = notice["by"] == "visitor";
    match notice["type"].as_str()? {
        "ai_response" if notice["state"] == "delta" => Some(json!({
            "type": "delta", "messageId": notice["messageId"], "text": notice["text"].as_str()?,
        })),
        "typing_indicator" if !by_visitor => {
            Some(json!({"type": "typing", "typing": notice["typing"].as_bool()?}))
        }
        "read_receipt" if !by_visitor => {
            Some(json!({"type": "read", "seq": notice["seq"].as_i64()?}))
        }
        _ => None,
    }
}

/// Only links that lead to a page.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn pick(data: &Value, fields: &[&str]) -> Option<Map<String, Value>> {
    let data = data.as_object()?;
    Some(
        fields
            .iter()
            .map(|field| {
                let value = data.get(*field).cloned().unwrap_or(Value::Null);
                ((*field).to_owned(), value)
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(value: &Value) -> Vec<&str> {
        value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect()
    }

    #[test]
    fn a_note_between_colleagues_never_leaves() {
        let note = json!({"senderType": "human_agent", "content": "watch out", "internal": true});
        assert_eq!(message(&note), None);
    }

    #[test]
    fn what_is_not_listed_stays_inside() {
        let data = json!({
            "id": "1", "seq": 1, "senderType": "ai_agent", "content": "x", "intent": "lost_card",
            "sentiment": -0.9, "entities": [{"kind": "cpr"}], "somethingNew": "secret",
            "sources": [{"title": "T", "url": "javascript:alert(1)", "documentId": "d", "passage": "p"}],
            "attachments": [{"id": "a", "name": "n", "secret": 1}],
        });
        let seen = message(&data).unwrap();
        assert_eq!(
            keys(&seen),
            [
                "attachments",
                "content",
                "contentType",
                "conversationId",
                "createdAt",
                "drafting",
                "editedAt",
                "from",
                "id",
                "seq",
                "sources",
            ]
        );
        assert_eq!(seen["sources"], json!([{"title": "T", "url": null}]));
        assert!(seen["attachments"][0].get("secret").is_none());
        let data = json!({"id": "1", "status": "active", "escalationReason": "angry_customer",
            "assignedTo": {"id": "p", "name": "Ida"}, "metadata": {"tier": "gold"}});
        let seen = conversation(&data).unwrap();
        assert_eq!(seen["person"], "Ida");
        assert!(seen.get("metadata").is_none() && seen.get("escalationReason").is_none());
    }

    #[test]
    fn a_visitor_does_not_hear_themselves_type() {
        let typing = |by: &str| json!({"type": "typing_indicator", "typing": true, "by": by});
        assert!(passing(&typing("user")).is_some());
        assert!(passing(&typing("visitor")).is_none());
        let whole = json!({"type": "ai_response", "state": "final", "response": {"intent": "x"}});
        assert!(passing(&whole).is_none());
    }
}
