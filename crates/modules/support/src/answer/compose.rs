use tekup_retrieval::passage::Passage;
use tekup_rules::escalation::Facts;

use crate::{
    model::{AnswerInfo, AnswerState, Conversation, Source},
    phrases::{self, Voice},
    understanding::Understanding,
};

/// An answer before any model has worded it.
pub(crate) struct Composed {
    pub text: String,
    pub sources: Vec<Source>,
    pub answer: AnswerInfo,
    /// Whether a document answers the message.
    pub answered: bool,
}

/// Passages that an answer names at most.
const SOURCES: usize = 3;
/// A further passage is named only if it is nearly as good as the first.
const NEAR: f32 = 0.8;

/// Answers in the words of the best passage, with a fixed phrase where no document is needed, or not at
/// all. `passages` hold only those good enough to answer, best first.
pub(crate) fn compose(understood: &Understanding, passages: &[Passage], voice: Voice) -> Composed {
    let fixed = |text: &str, answered| Composed {
        text: text.to_owned(),
        sources: Vec::new(),
        answer: AnswerInfo {
            state: AnswerState::Final,
            engine: "phrase".to_owned(),
            passage: None,
        },
        answered,
    };
    if let Some(intent) = &understood.intent
        && let Some(phrase) = phrases::small_talk(voice, intent)
    {
        return fixed(phrase, true);
    }
    let Some(best) = passages.first() else {
        return fixed(phrases::ask_again(voice), false);
    };
    let sources: Vec<Source> = passages
        .iter()
        .take(SOURCES)
        .filter(|passage| passage.score >= best.score * NEAR)
        .map(source)
        .collect();
    Composed {
        text: best.sentence.clone(),
        answer: AnswerInfo {
            state: AnswerState::Final,
            engine: "passage".to_owned(),
            passage: Some(best.sentence.clone()),
        },
        sources,
        answered: true,
    }
}

/// The passage as an answer names it.
pub(crate) fn source(passage: &Passage) -> Source {
    Source {
        document_id: passage.document_id,
        chunk_id: passage.chunk_id,
        title: passage.title.clone(),
        heading_path: passage.heading_path.clone(),
        passage: passage.sentence.clone(),
        score: passage.score,
        url: passage.source_url.clone(),
    }
}

/// What the escalation rules are told.
pub(crate) fn facts(
    conversation: &Conversation,
    understood: &Understanding,
    composed: &Composed,
) -> Facts {
    let failed = if composed.answered {
        0
    } else {
        conversation.unanswered_in_a_row + 1
    };
    Facts {
        intent: understood.intent.clone(),
        confidence: understood.confidence.unwrap_or(0.0).into(),
        in_scope: understood.in_scope,
        sentiment: understood.sentiment.into(),
        anger: understood.anger.into(),
        asked_for_person: understood.asked_for_person,
        language: Some(understood.language.clone()),
        source_score: composed
            .sources
            .first()
            .map_or(0.0, |source| source.score.into()),
        answered: composed.answered,
        message_count: conversation.message_count.unsigned_abs(),
        failed_answers: failed.unsigned_abs(),
        customer_tier: conversation.metadata["tier"]
            .as_str()
            .map(ToOwned::to_owned),
        ..Facts::default()
    }
}
