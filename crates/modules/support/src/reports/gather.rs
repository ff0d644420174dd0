//! Reads the facts of a range and counts them.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

use super::{
    count::Sums,
    facts::{CHANNELS, Columns, Packer, Row},
    span::Span,
};
use crate::{Support, model::Channel, store::reports as store};

/// Days that are read while those before are counted.
const AT_ONCE: u64 = 45;
/// Questions that are answered at once; others wait for their turn.
pub(crate) const TURNS: usize = 2;
/// Conversations that are read one by one; more only stand unpacked right after an import.
const UNPACKED: usize = 200_000;

/// What figures are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Dimension {
    /// Where the customer writes.
    Channel,
    /// The first intent that was understood.
    Intent,
    /// The queue it is in.
    Queue,
    /// Who is responsible.
    Person,
}

/// A value of a dimension; `None` for conversations without one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// By its place in [`CHANNELS`].
    Channel(u8),
    Intent(Option<String>),
    Queue(Option<Uuid>),
    Person(Option<Uuid>),
}

/// Which conversations count: outside `None` any, inside `None` those without one.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    pub channel: Option<Channel>,
    pub intent: Option<Option<String>>,
    pub queue: Option<Option<Uuid>>,
    pub person: Option<Option<Uuid>>,
}

impl Filter {
    /// Whether a conversation counts.
    pub fn takes(&self, fact: &store::Fact) -> bool {
        let channel = self.channel.map(Channel::as_str);
        channel.is_none_or(|wanted| wanted == fact.channel)
            && self
                .intent
                .as_ref()
                .is_none_or(|wanted| *wanted == fact.intent)
            && self.queue.is_none_or(|wanted| wanted == fact.queue_id)
            && self.person.is_none_or(|wanted| wanted == fact.assigned_to)
    }
}

/// What is asked.
#[derive(Debug)]
pub(crate) struct Question {
    pub span: Span,
    pub filter: Filter,
    pub by: Option<Dimension>,
    /// Whether the days before are counted, too.
    pub compare: bool,
}

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    pub parts: Vec<Sums>,
    pub previous: Sums,
    pub groups: Vec<(Key, Sums)>,
}

/// Counts the conversations that a question is about.
///
/// # Errors
/// When the database fails, or when so many conversations are not packed yet that reading them would take long.
pub(crate) async fn count(
    support: &Support,
    ctx: &OpContext,
    question: Question,
) -> Result<Counted> {
    let _turn = support.0.reports.acquire().await.map_err(Error::internal)?;
    let span = &question.span;
    let from = if question.compare {
        span.previous_begins()
    } else {
        span.begins()
    };
    let to = span.ends();
    let tx = support.0.db.begin(ctx).await?;
    let packed_to = store::packed_to(&tx).await?;
    let mut counter = Counting::new(Counter::new(question));
    if let Some(packed_to) = packed_to {
        let mut day = from.date_naive();
        let last = packed_to.min(to.date_naive());
        while day <= last {
            let through = (day + Days::new(AT_ONCE - 1)).min(last);
            let days = store::packed(&tx, day, through).await?;
            counter = counter
                .then(move |counter| {
                    for bytes in days {
                        counter.add(&Columns::unpack(&bytes)?);
                    }
                    Ok(())
                })
                .await?;
            day = through + Days::new(1);
        }
    }
    let unpacked = packed_to.map_or(from, |day| begins(day + Days::new(1)).max(from));
    counter = unpacked_days(&tx, counter, unpacked, to).await?;
    tx.commit().await?;
    Ok(counter.end().await?.counted)
}

/// Counts what is not packed, from the conversations themselves.
async fn unpacked_days(
    tx: &TenantTx,
    mut counter: Counting,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Counting> {
    let mut after = None;
    let mut read = 0;
    if from >= to {
        return Ok(counter);
    }
    loop {
        let facts = store::facts(tx, from, to, after).await?;
        let more = facts.len() == store::PAGE;
        read += facts.len();
        if read > UNPACKED {
            return Err(Error::unavailable(
                "the figures of many conversations are being prepared; try again in a few minutes",
            ));
        }
        after = facts.last().map(|fact| (fact.started_at, fact.id));
        counter = counter
            .then(move |counter| {
                let mut packer = Packer::new();
                facts.into_iter().for_each(|fact| packer.add(fact));
                counter.add(&packer.done());
                Ok(())
            })
            .await?;
        if !more {
            return Ok(counter);
        }
    }
}

/// When a day of UTC begins.
pub(crate) fn begins(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// A counter at work on another thread, so that the next days are read meanwhile.
struct Counting(tokio::task::JoinHandle<Result<Counter>>);

impl Counting {
    fn new(counter: Counter) -> Self {
        Self(tokio::spawn(async { Ok(counter) }))
    }

    /// Waits for what is under way, and begins with `work`.
    async fn then(
        self,
        work: impl FnOnce(&mut Counter) -> Result<()> + Send + 'static,
    ) -> Result<Self> {
        let mut counter = self.end().await?;
        Ok(Self(tokio::task::spawn_blocking(move || {
            work(&mut counter)?;
            Ok(counter)
        })))
    }

    async fn end(self) -> Result<Counter> {
        self.0.await.map_err(Error::internal)?
    }
}

/// Counts days into the parts and groups of a question.
struct Counter {
    question: Question,
    /// In seconds since 1970, as everything here.
    previous: i64,
    parts: Vec<i64>,
    end: i64,
    groups: HashMap<Key, usize>,
    counted: Counted,
}

impl Counter {
    fn new(question: Question) -> Self {
        let span = &question.span;
        let parts: Vec<i64> = span.parts.iter().map(DateTime::timestamp).collect();
        let begin = span.begins().timestamp();
        let previous = if question.compare {
            span.previous_begins().timestamp()
        } else {
            begin
        };
        Self {
            previous,
            end: span.ends().timestamp(),
            counted: Counted {
                parts: vec![Sums::default(); parts.len()],
                ..Counted::default()
            },
            parts,
            groups: HashMap::new(),
            question,
        }
    }

    fn add(&mut self, columns: &Columns) {
        let Some(wanted) = Codes::of(&self.question.filter, columns) else {
            return;
        };
        let begin = self.parts.first().copied().unwrap_or(self.end);
        let mut part = 0;
        let mut places: Vec<Option<usize>> = Vec::new();
        for row in columns.rows() {
            if row.started >= self.end {
                break;
            }
            if row.started < self.previous || !wanted.takes(&row) {
                continue;
            }
            if row.started < begin {
                self.counted.previous.add(&row);
                continue;
            }
            while self
                .parts
                .get(part + 1)
                .is_some_and(|next| *next <= row.started)
            {
                part += 1;
            }
            if let Some(sums) = self.counted.parts.get_mut(part) {
                sums.add(&row);
            }
            if let Some(by) = self.question.by {
                let code = usize::from(by.code(&row));
                if places.len() <= code {
                    places.resize(code + 1, None);
                }
                let place = match places[code] {
                    Some(place) => place,
                    None => self.place(by.key(code, columns)),
                };
                places[code] = Some(place);
                self.counted.groups[place].1.add(&row);
            }
        }
    }

    fn place(&mut self, key: Key) -> usize {
        let groups = &mut self.counted.groups;
        *self.groups.entry(key).or_insert_with_key(|key| {
            groups.push((key.clone(), Sums::default()));
            groups.len() - 1
        })
    }
}

impl Dimension {
    fn code(self, row: &Row) -> u16 {
        match self {
            Self::Channel => row.channel.into(),
            Self::Intent => row.intent,
            Self::Queue => row.queue,
            Self::Person => row.person,
        }
    }

    fn key(self, code: usize, columns: &Columns) -> Key {
        let place = code.wrapping_sub(1);
        match self {
            Self::Channel => Key::Channel(u8::try_from(code).unwrap_or_default()),
            Self::Intent => Key::Intent(columns.intents.get(place).cloned()),
            Self::Queue => Key::Queue(columns.queues.get(place).copied()),
            Self::Person => Key::Person(columns.people.get(place).copied()),
        }
    }
}

/// A filter in the codes of one day.
struct Codes {
    channel: Option<u8>,
    intent: Option<u16>,
    queue: Option<u16>,
    person: Option<u16>,
}

impl Codes {
    /// `None` when no conversation of the day can be meant.
    fn of(filter: &Filter, columns: &Columns) -> Option<Self> {
        let channel = |wanted: Channel| {
            let place = CHANNELS.iter().position(|one| *one == wanted)?;
            u8::try_from(place).ok()
        };
        Some(Self {
            channel: match filter.channel {
                None => None,
                Some(wanted) => Some(channel(wanted)?),
            },
            intent: code(&filter.intent, &columns.intents)?,
            queue: code(&filter.queue, &columns.queues)?,
            person: code(&filter.person, &columns.people)?,
        })
    }

    fn takes(&self, row: &Row) -> bool {
        self.channel.is_none_or(|wanted| wanted == row.channel)
            && self.intent.is_none_or(|wanted| wanted == row.intent)
            && self.queue.is_none_or(|wanted| wanted == row.queue)
            && self.person.is_none_or(|wanted| wanted == row.person)
    }
}

/// The code that is wanted, if any is; outside `None` when the list does not have it.
#[expect(
    clippy::option_option,
    reason = "whether it can be met at all, and whether anything is wanted"
)]
fn code<T: PartialEq>(wanted: &Option<Option<T>>, list: &[T]) -> Option<Option<u16>> {
    match wanted {
        None => Some(None),
        Some(None) => Some(Some(0)),
        Some(Some(wanted)) => {
            let place = list.iter().position(|one| one == wanted)?;
            Some(Some(u16::try_from(place + 1).ok()?))
        }
    }
}
