//! The weeks before the demo, so that reports have something to show.

use std::collections::HashMap;

use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, Utc};
use serde_json::{Value, json};
use tekup_context::OpContext;
use tekup_runs::Failure;
use tekup_support::{ImportedExample, PastConversation, PastCustomer, PastMessage};
use uuid::Uuid;

use super::call;
use crate::App;

/// Days that are looked back, as far as messages can be kept.
const DAYS: u64 = 61;
const CHANNELS: [&str; 10] = [
    "web", "web", "web", "web", "mobile", "mobile", "email", "email", "phone", "api",
];
const CUSTOMERS: u64 = 400;

/// Chance that is the same at every start (Knuth's MMIX generator).
struct Chance(u64);

impl Chance {
    /// Evenly from 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 33).unwrap_or(0)) / f64::from(u32::MAX >> 1)
    }

    fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most.max(1)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let most = u64::try_from(list.len()).unwrap_or(1);
        list.get(usize::try_from(self.below(most)).unwrap_or(0))
    }

    /// Mostly little, sometimes much: from `least` to `most` seconds.
    fn seconds(&mut self, least: u64, most: u64) -> TimeDelta {
        let (one, two, three) = (self.below(1000), self.below(1000), self.below(1000));
        let span = (most - least) * one / 1000 * two / 1000 * three / 1000;
        TimeDelta::seconds(i64::try_from(least + span).unwrap_or(0))
    }
}

/// Who works there, and in which queues.
struct Team {
    people: Vec<(Uuid, String)>,
    queues: Vec<Uuid>,
}

/// Has the tenant been talking with customers for two months; returns in how many conversations.
pub(super) async fn look_back(
    app: &App,
    ctx: &OpContext,
    key: &str,
    examples: &[ImportedExample],
) -> Result<Value, Failure> {
    let seed = format!("{key}:team");
    let people = call(app, ctx, "desk.people", seed.clone(), json!({"limit": 100})).await?;
    let queues = call(app, ctx, "queues.list", seed, json!({"limit": 100})).await?;
    let ids = |list: &Value| -> Vec<(Uuid, String)> {
        let items = list["items"].as_array().into_iter().flatten();
        items
            .filter_map(|one| {
                let id = one["id"].as_str()?.parse().ok()?;
                Some((id, one["name"].as_str()?.to_owned()))
            })
            .collect()
    };
    let team = Team {
        people: ids(&people),
        queues: ids(&queues).into_iter().map(|(id, _)| id).collect(),
    };
    let past = Past::make(ctx.now(), &team, examples);
    let customers: Vec<PastCustomer> = past.customers.into_values().collect();
    app.support
        .remember(ctx, &customers, &past.conversations, &past.messages)
        .await?;
    Ok(json!({"conversations": past.conversations.len()}))
}

#[derive(Default)]
struct Past {
    customers: HashMap<String, PastCustomer>,
    conversations: Vec<PastConversation>,
    messages: Vec<PastMessage>,
}

impl Past {
    fn make(now: DateTime<Utc>, team: &Team, examples: &[ImportedExample]) -> Self {
        let mut past = Self::default();
        let mut chance = Chance(7);
        let today = now.date_naive();
        let month = today.with_day(1).unwrap_or(today);
        let earliest = month
            .checked_sub_months(chrono::Months::new(1))
            .unwrap_or(month);
        for back in (1..=DAYS).rev() {
            let day = today - Days::new(back);
            if day < earliest {
                continue;
            }
            let weekend = day.weekday().num_days_from_monday() >= 5;
            let count = if weekend { 6 } else { 19 } + chance.below(9) + (DAYS - back) / 8;
            // The agent learns: fewer need a person from week to week.
            let alone = 0.5 + f64::from(u32::try_from(DAYS - back).unwrap_or(0)) * 0.004;
            for _ in 0..count {
                let minute = 7 * 60 + (chance.below(420) + chance.below(420));
                let time =
                    TimeDelta::seconds(i64::try_from(minute * 60 + chance.below(60)).unwrap_or(0));
                let started = day.and_time(NaiveTime::MIN).and_utc() + time;
                if let Some(example) = chance.of(examples) {
                    past.conversation(&mut chance, (started, now), example, team, alone);
                }
            }
        }
        past
    }

    fn conversation(
        &mut self,
        chance: &mut Chance,
        (started_at, now): (DateTime<Utc>, DateTime<Utc>),
        example: &ImportedExample,
        team: &Team,
        alone: f64,
    ) {
        let id = Uuid::now_v7();
        let language = example.language.clone().unwrap_or_else(|| "da".to_owned());
        let customer = format!("kunde-{}", 1000 + chance.below(CUSTOMERS));
        let person = chance
            .of(&team.people)
            .filter(|_| chance_of_person(chance, alone));
        let (mut called_at, mut answered_at) = (None, None);
        let mut mood = 0.1 + (chance.share() - 0.4) * 0.9;
        let (status, how, ended_at, active_at);
        let mut said = vec![
            ("user", example.text.clone(), started_at),
            (
                "ai_agent",
                answer(&language).to_owned(),
                started_at + TimeDelta::seconds(2),
            ),
        ];
        if person.is_some() {
            let called = started_at + chance.seconds(20, 600);
            let answered = called + chance.seconds(60, 4 * 3600);
            let ended = answered + chance.seconds(300, 20 * 3600);
            said.push(("user", wish(&language).to_owned(), called));
            said.push(("human_agent", reply(&language).to_owned(), answered));
            if chance.share() < 0.4 {
                let again = answered + TimeDelta::seconds(200);
                said.push(("human_agent", bye(&language).to_owned(), again));
            }
            (called_at, answered_at) = (Some(called), Some(answered));
            (status, how, ended_at, active_at) = ("resolved", "human", ended, ended);
            mood -= 0.25;
        } else if chance.share() < 0.35 {
            let ended = started_at + chance.seconds(60, 3600);
            (status, how, ended_at, active_at) = ("resolved", "automated", ended, ended);
        } else {
            active_at = started_at + TimeDelta::seconds(2);
            (status, how, ended_at) = ("abandoned", "abandoned", active_at + TimeDelta::days(1));
        }
        // It would not have ended yet.
        if ended_at > now {
            return;
        }
        let csat = (chance.share() < 0.3).then(|| {
            let unhappy = if person.is_some() { 2 } else { 1 };
            i16::try_from(5 - chance.below(3).min(chance.below(3)) - chance.below(unhappy))
                .unwrap_or(4)
        });
        let mood = f32_of(mood.clamp(-1.0, 1.0));
        for (number, &(sender_type, ref content, at)) in (1..).zip(&said) {
            let staff = person.filter(|_| sender_type == "human_agent");
            let first = number == 1;
            self.messages.push(PastMessage {
                id: Uuid::now_v7(),
                conversation_id: id,
                number,
                sender_type,
                sender_id: staff.map(|(id, _)| *id),
                sender_name: staff.map(|(_, name)| name.clone()),
                content: content.clone(),
                intent: first.then(|| example.intent.clone()),
                confidence: first.then_some(0.9),
                sentiment: (sender_type == "user").then_some(mood),
                language: language.clone(),
                at,
            });
        }
        self.customers
            .entry(customer.clone())
            .and_modify(|one| one.seen_at = one.seen_at.max(active_at))
            .or_insert_with(|| PastCustomer {
                id: Uuid::now_v7(),
                external_id: customer.clone(),
                language: language.clone(),
                seen_at: active_at,
            });
        let last = said
            .last()
            .map(|(_, content, _)| content.chars().take(140).collect());
        self.conversations.push(PastConversation {
            id,
            customer,
            channel: chance.of(&CHANNELS).copied().unwrap_or("web"),
            status,
            how,
            language,
            started_at,
            active_at,
            ended_at,
            called_at,
            answered_at,
            reopened: i32::from(chance.share() < 0.06),
            csat,
            mood,
            queue_id: person.and_then(|_| chance.of(&team.queues).copied()),
            person_id: person.map(|(id, _)| *id),
            person_name: person.map(|(_, name)| name.clone()),
            messages: i32::try_from(said.len()).unwrap_or(i32::MAX),
            last_message: last.unwrap_or_default(),
        });
    }
}

fn chance_of_person(chance: &mut Chance, alone: f64) -> bool {
    chance.share() > alone
}

#[expect(clippy::cast_possible_truncation, reason = "a mood from -1 to 1")]
fn f32_of(mood: f64) -> f32 {
    mood as f32
}

fn answer(language: &str) -> &'static str {
    if language == "da" {
        "Det står i vores hjælp: log ind i netbanken, og følg trinnene der. Hjalp det dig?"
    } else {
        "Our help page says how: sign in to online banking and follow the steps there. Did that help?"
    }
}

fn wish(language: &str) -> &'static str {
    if language == "da" {
        "Jeg vil gerne tale med et menneske"
    } else {
        "I would like to talk to a person"
    }
}

fn reply(language: &str) -> &'static str {
    if language == "da" {
        "Hej, det kigger jeg på med det samme."
    } else {
        "Hello, I am looking into it right away."
    }
}

fn bye(language: &str) -> &'static str {
    if language == "da" {
        "Nu er det ordnet. God dag!"
    } else {
        "It is done. Have a nice day!"
    }
}
