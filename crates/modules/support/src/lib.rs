//! Conversations, answers, escalation, intents and rules.
