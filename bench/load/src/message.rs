use std::{
    borrow::Cow,
    collections::BTreeMap,
    path::Path,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    drive::Failure,
    http::{Ask, Credential, Http, Script},
    target::Target,
};

/// A question that a customer might ask.
#[derive(Debug, Deserialize)]
struct Question {
    text: String,
}

/// Reads `questions.json`: `[{"text": ...}, ...]`.
///
/// # Errors
/// When the file is not there, is something else, or is empty.
pub fn questions(file: &Path) -> Result<Vec<String>> {
    let text = std::fs::read(file).with_context(|| format!("--questions: {}", file.display()))?;
    let questions: Vec<Question> = serde_json::from_slice(&text)
        .with_context(|| format!("--questions: {}", file.display()))?;
    if questions.is_empty() {
        bail!("--questions: {} holds none", file.display());
    }
    Ok(questions.into_iter().map(|one| one.text).collect())
}

/// Begins `count` conversations and returns their ids.
///
/// # Errors
/// When one cannot be begun.
pub async fn begin_conversations(
    target: &Target,
    credential: Option<&Credential>,
    run: &str,
    count: usize,
) -> Result<Vec<String>> {
    let mut http = Http::connect(target, credential.cloned()).await?;
    let mut ids = Vec::with_capacity(count);
    for number in 0..count {
        let body = json!({"userId": format!("message-{run}-{number}"), "channel": "web"});
        let (status, answer) = http.ask(Ask::post("/api/v1/conversations", &body)).await?;
        let answer: Value = serde_json::from_slice(&answer)
            .with_context(|| format!("POST /api/v1/conversations answered {status}"))?;
        match answer["id"].as_str() {
            Some(id) => ids.push(id.to_owned()),
            None => bail!("POST /api/v1/conversations answered {status}: {answer}"),
        }
    }
    Ok(ids)
}

/// Customers' messages, spread over conversations, and what the answers said.
#[derive(Debug)]
pub struct Messages {
    conversations: Vec<String>,
    questions: Vec<String>,
    first: u64,
    answers: Mutex<BTreeMap<String, u64>>,
}

impl Messages {
    /// Sends `questions` in turn into `conversations` in turn, each with a number of its own from `first`,
    /// so that nothing that is remembered of an earlier question answers it.
    pub fn new(conversations: Vec<String>, questions: Vec<String>, first: u64) -> Self {
        Self {
            conversations,
            questions,
            first,
            answers: Mutex::default(),
        }
    }

    /// How many answers came from which engine, and how many asked for a person.
    pub fn answers(&self) -> BTreeMap<String, u64> {
        self.answers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// The parts of an answer that are looked at.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    response: Option<String>,
    intent: Option<String>,
    requires_escalation: bool,
    answer: Option<AnswerBy>,
}

#[derive(Deserialize)]
struct AnswerBy {
    engine: Option<String>,
    state: Option<String>,
}

impl Script for Messages {
    fn ask(&self, number: u64) -> Ask {
        let pick = |from: &[String]| {
            let index = number % (from.len().max(1) as u64);
            from.get(index as usize).cloned().unwrap_or_default()
        };
        let path = format!(
            "/api/v1/conversations/{}/messages",
            pick(&self.conversations)
        );
        let content = format!("{} ({})", pick(&self.questions), self.first + number);
        Ask::post(path, &json!({ "content": content }))
    }

    fn judge(&self, body: &Bytes) -> Result<(), Failure> {
        let answer: Answer = serde_json::from_slice(body)
            .map_err(|_| Failure::Borrowed("not a message's answer"))?;
        if answer.response.as_deref().unwrap_or_default().is_empty() {
            return Err(Cow::Borrowed("an empty answer"));
        }
        let by = answer.answer.unwrap_or(AnswerBy {
            engine: None,
            state: None,
        });
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut count = |what: String| *answers.entry(what).or_default() += 1;
        count(format!(
            "engine {}, {}",
            by.engine.as_deref().unwrap_or("none"),
            by.state.as_deref().unwrap_or("none")
        ));
        if answer.intent.is_some() {
            count("with an intent".to_owned());
        }
        if answer.requires_escalation {
            count("to a person".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_words_is_a_failure() {
        let messages = Messages::new(vec!["c".to_owned()], vec!["q".to_owned()], 0);
        let empty =
            json!({"response": "", "intent": null, "requiresEscalation": false, "answer": null});
        assert!(messages.judge(&Bytes::from(empty.to_string())).is_err());
        assert!(messages.judge(&Bytes::from_static(b"{}")).is_err());
        let full = json!({
            "response": "Ja.", "intent": "x", "requiresEscalation": true,
            "answer": {"engine": "passage", "state": "final"},
        });
        messages.judge(&Bytes::from(full.to_string())).unwrap();
        assert_eq!(messages.answers()["engine passage, final"], 1);
        assert_eq!(messages.answers()["to a person"], 1);
    }

    #[test]
    fn messages_go_round_the_conversations_and_the_questions() {
        let owned = |texts: &[&str]| {
            texts
                .iter()
                .map(|&text| text.to_owned())
                .collect::<Vec<_>>()
        };
        let messages = Messages::new(owned(&["a", "b"]), owned(&["1", "2", "3"]), 10);
        assert_eq!(messages.ask(3).path, "/api/v1/conversations/b/messages");
        assert_eq!(messages.ask(3).body.unwrap(), r#"{"content":"1 (13)"}"#);
    }
}
