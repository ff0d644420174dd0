//! The facts of conversations that began on one day, in columns.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use uuid::Uuid;

use crate::{
    model::{Channel, Resolution, Status},
    store::reports::Fact,
};

/// Version of the layout. To change it, empty `report_days` and `report_state` in the migration that comes with it:
/// everything is packed anew.
const LAYOUT: u8 = 1;

/// It has come to its end.
pub(crate) const ENDED: u8 = 1;
/// It was resolved, or the customer left after the agent's answer without wanting a person.
pub(crate) const SOLVED: u8 = 2;
/// Solved, and no person was ever wanted nor resolved it.
pub(crate) const ALONE: u8 = 4;
/// It wanted a person.
pub(crate) const ESCALATED: u8 = 8;
/// Solved, not opened again, and the customer began no other conversation within a week.
pub(crate) const ONCE: u8 = 16;

/// Channels in the order of their codes.
pub(crate) const CHANNELS: [Channel; 6] = [
    Channel::Web,
    Channel::Mobile,
    Channel::Email,
    Channel::Slack,
    Channel::Api,
    Channel::Phone,
];

/// What is known of one conversation. Codes of intents, queues and people are places in their lists of the same
/// [`Columns`], from 1; 0 is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// Seconds since 1970.
    pub started: i64,
    pub channel: u8,
    pub flags: u8,
    pub intent: u16,
    pub queue: u16,
    pub person: u16,
    /// Seconds from the call for a person to the person's answer.
    pub response: Option<u32>,
    /// Seconds from the beginning to the resolution.
    pub resolution: Option<u32>,
    /// First response and resolution: whether what was promised was kept.
    pub sla: [Option<bool>; 2],
    /// 1 to 5.
    pub csat: Option<u8>,
    /// Hundredths, -100 to 100.
    pub sentiment: Option<i8>,
    pub agent_answers: u16,
    pub staff_answers: u16,
}

/// Rows of a day in the order of their beginning, a list for each field.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Columns {
    layout: u8,
    pub intents: Vec<String>,
    pub queues: Vec<Uuid>,
    pub people: Vec<Uuid>,
    /// The first in seconds since 1970, the others in seconds since the one before.
    started: Vec<u64>,
    channel: Vec<u8>,
    flags: Vec<u8>,
    intent: Vec<u16>,
    queue: Vec<u16>,
    person: Vec<u16>,
    /// In these, one more than the value; 0 is none.
    response: Vec<u32>,
    resolution: Vec<u32>,
    /// 2 bits each: 0 nothing promised or not decided, 1 kept, 2 broken.
    sla: Vec<u8>,
    csat: Vec<u8>,
    /// 101 more than the hundredths; 0 is none.
    sentiment: Vec<u8>,
    agent_answers: Vec<u16>,
    staff_answers: Vec<u16>,
}

impl Columns {
    /// The packed bytes.
    pub fn pack(&self) -> Result<Vec<u8>> {
        postcard::to_allocvec(self).map_err(Error::internal)
    }

    /// What was packed.
    pub fn unpack(bytes: &[u8]) -> Result<Self> {
        let columns: Self = postcard::from_bytes(bytes).map_err(Error::internal)?;
        let rows = columns.started.len();
        let whole = columns.layout == LAYOUT
            && [
                columns.channel.len(),
                columns.flags.len(),
                columns.intent.len(),
                columns.queue.len(),
                columns.person.len(),
                columns.response.len(),
                columns.resolution.len(),
                columns.sla.len(),
                columns.csat.len(),
                columns.sentiment.len(),
                columns.agent_answers.len(),
                columns.staff_answers.len(),
            ]
            .iter()
            .all(|column| *column == rows);
        if whole {
            Ok(columns)
        } else {
            Err(Error::internal("a packed day is damaged"))
        }
    }

    pub fn is_empty(&self) -> bool {
        self.started.is_empty()
    }

    /// The rows, in the order of their beginning.
    pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
        let mut at = 0_i64;
        (0..self.started.len()).map(move |i| {
            at = at.saturating_add_unsigned(self.started[i]);
            Row {
                started: at,
                channel: self.channel[i],
                flags: self.flags[i],
                intent: self.intent[i],
                queue: self.queue[i],
                person: self.person[i],
                response: self.response[i].checked_sub(1),
                resolution: self.resolution[i].checked_sub(1),
                sla: [kept(self.sla[i] & 3), kept(self.sla[i] >> 2 & 3)],
                csat: Some(self.csat[i]).filter(|csat| *csat > 0),
                sentiment: hundredths(self.sentiment[i]),
                agent_answers: self.agent_answers[i],
                staff_answers: self.staff_answers[i],
            }
        })
    }
}

fn kept(bits: u8) -> Option<bool> {
    match bits {
        1 => Some(true),
        2 => Some(false),
        _ => None,
    }
}

fn hundredths(code: u8) -> Option<i8> {
    let code = i16::from(code);
    (code > 0).then(|| i8::try_from(code - 101).unwrap_or_default())
}

/// Puts the facts of conversations into columns, in the order of their beginning.
#[derive(Debug)]
pub(crate) struct Packer {
    columns: Columns,
    last: i64,
    intents: HashMap<String, u16>,
    queues: HashMap<Uuid, u16>,
    people: HashMap<Uuid, u16>,
}

impl Packer {
    pub fn new() -> Self {
        Self {
            columns: Columns {
                layout: LAYOUT,
                ..Columns::default()
            },
            last: 0,
            intents: HashMap::new(),
            queues: HashMap::new(),
            people: HashMap::new(),
        }
    }

    pub fn add(&mut self, fact: Fact) {
        let judged = judge(&fact);
        let columns = &mut self.columns;
        let started = fact.started_at.timestamp();
        let since = started.saturating_sub(self.last);
        columns.started.push(u64::try_from(since).unwrap_or(0));
        self.last = started.max(self.last);
        let channel = CHANNELS
            .iter()
            .position(|one| one.as_str() == fact.channel)
            .and_then(|place| u8::try_from(place).ok());
        columns.channel.push(channel.unwrap_or_default());
        columns.flags.push(judged);
        let intent = code(&mut self.intents, &mut columns.intents, fact.intent);
        columns.intent.push(intent);
        let queue = code(&mut self.queues, &mut columns.queues, fact.queue_id);
        columns.queue.push(queue);
        let person = code(&mut self.people, &mut columns.people, fact.assigned_to);
        columns.person.push(person);
        columns.response.push(one_more(fact.response_seconds));
        columns.resolution.push(one_more(fact.resolution_seconds));
        let bits = |kept: Option<bool>| kept.map_or(0, |kept| if kept { 1 } else { 2 });
        let sla = bits(fact.sla_first_response) | bits(fact.sla_resolution) << 2;
        columns.sla.push(sla);
        let csat = fact.csat.and_then(|csat| u8::try_from(csat).ok());
        columns.csat.push(csat.unwrap_or_default());
        columns.sentiment.push(sentiment(fact.sentiment_score));
        columns.agent_answers.push(few(fact.agent_answers));
        columns.staff_answers.push(few(fact.staff_answers));
    }

    pub fn done(self) -> Columns {
        self.columns
    }
}

/// What became of a conversation, as bits.
pub(crate) fn judge(fact: &Fact) -> u8 {
    let status = Status::from_name(&fact.status);
    let resolved = status == Some(Status::Resolved);
    let ended = resolved || status == Some(Status::Abandoned);
    let by_person = fact.resolution_type.as_deref() == Some(Resolution::Human.as_str());
    let alone = ended && !fact.escalated && !by_person && fact.agent_answers > 0;
    let solved = resolved || alone;
    let once = solved && fact.reopened_count == 0 && !fact.came_back;
    let bit = |is: bool, bit: u8| if is { bit } else { 0 };
    bit(ended, ENDED)
        | bit(solved, SOLVED)
        | bit(alone, ALONE)
        | bit(fact.escalated, ESCALATED)
        | bit(once, ONCE)
}

/// The code of a name in its list; more than a `u16` counts share the code for none.
fn code<T: Clone + Eq + std::hash::Hash>(
    codes: &mut HashMap<T, u16>,
    list: &mut Vec<T>,
    name: Option<T>,
) -> u16 {
    let Some(name) = name else { return 0 };
    if let Some(code) = codes.get(&name) {
        return *code;
    }
    let Ok(code) = u16::try_from(list.len() + 1) else {
        return 0;
    };
    list.push(name.clone());
    codes.insert(name, code);
    code
}

fn one_more(seconds: Option<i32>) -> u32 {
    seconds.map_or(0, |seconds| u32::try_from(seconds).unwrap_or(0) + 1)
}

fn few(count: i32) -> u16 {
    u16::try_from(count.max(0)).unwrap_or(u16::MAX)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "bounded to 1..=201 before"
)]
fn sentiment(score: Option<f32>) -> u8 {
    score.map_or(0, |score| {
        (score.clamp(-1.0, 1.0) * 100.0 + 101.0).round() as u8
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(second: i64) -> Fact {
        Fact {
            id: Uuid::now_v7(),
            started_at: chrono::DateTime::from_timestamp(1_790_000_000 + second, 0).unwrap(),
            channel: "email".to_owned(),
            status: "resolved".to_owned(),
            resolution_type: Some("human".to_owned()),
            escalated: true,
            reopened_count: 0,
            queue_id: Some(Uuid::from_u128(7)),
            assigned_to: Some(Uuid::from_u128(8)),
            csat: Some(4),
            sentiment_score: Some(-0.25),
            intent: Some("block_card".to_owned()),
            agent_answers: 2,
            staff_answers: 1,
            response_seconds: Some(0),
            resolution_seconds: Some(86_400),
            sla_first_response: Some(true),
            sla_resolution: Some(false),
            came_back: false,
        }
    }

    #[test]
    fn what_is_packed_comes_out_as_it_went_in() {
        let mut packer = Packer::new();
        packer.add(fact(5));
        let nothing = Fact {
            status: "active".to_owned(),
            channel: "web".to_owned(),
            resolution_type: None,
            escalated: false,
            queue_id: None,
            assigned_to: None,
            csat: None,
            sentiment_score: None,
            intent: None,
            response_seconds: None,
            resolution_seconds: None,
            sla_first_response: None,
            sla_resolution: None,
            ..fact(9)
        };
        packer.add(nothing);
        for (score, second) in [(-1.0, 9), (1.0, 10), (0.0, 11)] {
            let sentiment_score = Some(score);
            packer.add(Fact {
                sentiment_score,
                ..fact(second)
            });
        }
        let bytes = packer.done().pack().unwrap();
        let columns = Columns::unpack(&bytes).unwrap();
        let rows: Vec<Row> = columns.rows().collect();
        let first = Row {
            started: 1_790_000_005,
            channel: 2,
            flags: ENDED | SOLVED | ESCALATED | ONCE,
            intent: 1,
            queue: 1,
            person: 1,
            response: Some(0),
            resolution: Some(86_400),
            sla: [Some(true), Some(false)],
            csat: Some(4),
            sentiment: Some(-25),
            agent_answers: 2,
            staff_answers: 1,
        };
        assert_eq!(rows[0], first);
        assert_eq!((rows[1].started, rows[1].flags), (1_790_000_009, 0));
        assert_eq!(rows[1].sentiment.or(rows[1].csat.map(|_| 0)), None);
        assert_eq!((rows[1].response, rows[1].resolution), (None, None));
        let moods: Vec<_> = rows[2..].iter().map(|row| row.sentiment).collect();
        assert_eq!(moods, [Some(-100), Some(100), Some(0)]);
        assert_eq!(columns.intents, ["block_card"]);
    }

    #[test]
    fn damage_is_seen() {
        let mut packer = Packer::new();
        packer.add(fact(5));
        let mut columns = packer.done();
        columns.csat.clear();
        assert!(Columns::unpack(&columns.pack().unwrap()).is_err());
        assert!(Columns::unpack(&[9, 9]).is_err());
    }

    #[test]
    fn who_left_after_an_answer_was_helped_and_who_came_back_was_not_at_once() {
        let left = Fact {
            status: "abandoned".to_owned(),
            resolution_type: Some("abandoned".to_owned()),
            escalated: false,
            ..fact(0)
        };
        assert_eq!(judge(&left), ENDED | SOLVED | ALONE | ONCE);
        let unanswered = Fact {
            agent_answers: 0,
            ..left
        };
        assert_eq!(judge(&unanswered), ENDED);
        let again = Fact {
            came_back: true,
            ..fact(0)
        };
        assert_eq!(judge(&again), ENDED | SOLVED | ESCALATED);
        let reopened = Fact {
            reopened_count: 1,
            ..fact(0)
        };
        assert_eq!(judge(&reopened), ENDED | SOLVED | ESCALATED);
    }
}
