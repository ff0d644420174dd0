// This file was generated with `cornucopia`. Do not modify.

pub mod actions;
pub mod agent;
pub mod attachments;
pub mod automation;
pub mod clocks;
pub mod conversations;
pub mod customers;
pub mod decisions;
pub mod desk;
pub mod dialogues;
pub mod entities;
pub mod escalations;
pub mod feedback;
pub mod history;
pub mod intent_patterns;
pub mod intents;
pub mod kept;
pub mod messages;
pub mod reports;
pub mod rules;
pub mod search;
pub mod unanswered;
pub mod visitors;
pub mod widgets;
