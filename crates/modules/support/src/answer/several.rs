//! The words of an answer: to one request, to several, and with what the dialogues add.

use tekup_base::Result;
use tekup_context::OpContext;
use tekup_retrieval::passage::{Passage, SearchRequest};

use super::compose::{self, Composed};
use crate::{
    Support,
    dialogue::Turn,
    model::{AnswerInfo, AnswerState, Source},
    phrases::{self, Voice},
    understanding::{Request, Understanding},
};

/// Sources that an answer to several requests names at most.
const SOURCES: usize = 6;

/// From this confidence in the intent on, weaker passages may answer.
const SURE: f32 = 0.7;
/// How weak.
const THRESHOLD_WHEN_SURE: f32 = 0.12;

/// Answers what the message asks for besides its dialogues, and adds their words.
pub(super) async fn answer(
    support: &Support,
    ctx: &OpContext,
    text: &str,
    understood: &Understanding,
    turn: &Turn,
    voice: Voice,
) -> Result<Composed> {
    let left = |one: &&Request| !turn.taken.contains(&one.intent);
    let requests: Vec<&Request> = understood.requests.iter().filter(left).collect();
    let mut composed = if turn.whole {
        fixed(String::new(), true)
    } else if requests.is_empty() {
        let passages = search(support, ctx, text, understood).await?;
        compose::compose(understood, &passages, voice)
    } else {
        several(support, ctx, understood, &requests, voice).await?
    };
    if !turn.words.is_empty() {
        let own = composed.text.as_str();
        let own = (!own.is_empty()).then_some(own).into_iter();
        let all: Vec<&str> = own.chain(turn.words.iter().map(String::as_str)).collect();
        composed.text = all.join("\n\n");
        // A model would word the sources anew, and drop the question.
        if turn.whole {
            "dialogue".clone_into(&mut composed.answer.engine);
        }
    }
    Ok(composed)
}

/// An answer to each request in turn.
async fn several(
    support: &Support,
    ctx: &OpContext,
    understood: &Understanding,
    requests: &[&Request],
    voice: Voice,
) -> Result<Composed> {
    let mut whole = fixed(String::new(), false);
    let mut parts = Vec::with_capacity(requests.len());
    for one in requests {
        let own = Understanding {
            intent: Some(one.intent.clone()),
            confidence: Some(one.confidence),
            in_scope: true,
            embedding: one.embedding.clone(),
            ..understood.clone()
        };
        let passages = search(support, ctx, &one.text, &own).await?;
        let part = compose::compose(&own, &passages, voice);
        parts.push(if part.answered {
            part.text
        } else {
            phrases::part_unanswered(voice.language, &one.text)
        });
        if part.answered && !whole.answered {
            whole.answer = part.answer;
        }
        whole.answered |= part.answered;
        let new = |source: &Source| !whole.sources.iter().any(|s| s.chunk_id == source.chunk_id);
        let sources: Vec<Source> = part.sources.into_iter().filter(new).collect();
        whole.sources.extend(sources);
    }
    whole.sources.truncate(SOURCES);
    whole.text = if whole.answered {
        parts.join("\n\n")
    } else {
        phrases::ask_again(voice).to_owned()
    };
    Ok(whole)
}

async fn search(
    support: &Support,
    ctx: &OpContext,
    text: &str,
    understood: &Understanding,
) -> Result<Vec<Passage>> {
    // Somebody who clearly asks what the tenant has an intent for is likelier to be answered by what the
    // tenant has written.
    let sure = understood.in_scope && understood.confidence.is_some_and(|sure| sure >= SURE);
    let request = SearchRequest {
        threshold: sure.then_some(THRESHOLD_WHEN_SURE),
        language: Some(understood.language.clone()),
        query_embedding: understood.embedding.clone(),
        ..SearchRequest::new(text)
    };
    support.0.search.passages(ctx, request).await
}

fn fixed(text: String, answered: bool) -> Composed {
    Composed {
        text,
        sources: Vec::new(),
        answer: AnswerInfo {
            state: AnswerState::Final,
            engine: "phrase".to_owned(),
            passage: None,
        },
        answered,
    }
}
