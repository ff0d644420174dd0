//! What models may cost: who a budget is for, how long it lasts, and what is spent of it.

use chrono::{DateTime, Datelike, Days, Months, NaiveTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{attempt::Call, meter, store::budgets::Spent};

/// Whose calls count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Scope {
    /// All of the tenant's.
    Tenant,
    /// One person's.
    User,
    /// One API key's.
    Key,
    /// One agent's.
    Agent,
    /// Those that ask for a model by this name of the tenant's.
    Alias,
    /// Those that a model answers: `provider/model`, or a model of this machine.
    Model,
}

impl Scope {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tenant => "tenant",
            Self::User => "user",
            Self::Key => "key",
            Self::Agent => "agent",
            Self::Alias => "alias",
            Self::Model => "model",
        }
    }

    pub fn of(text: &str) -> Self {
        match text {
            "user" => Self::User,
            "key" => Self::Key,
            "agent" => Self::Agent,
            "alias" => Self::Alias,
            "model" => Self::Model,
            _ => Self::Tenant,
        }
    }

    /// Whether its subject is an id, and not a name.
    pub fn by_id(self) -> bool {
        matches!(self, Self::User | Self::Key | Self::Agent)
    }
}

/// How long a budget lasts, in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Period {
    /// From midnight to midnight.
    Day,
    /// From the first of a month to the first of the next.
    Month,
}

impl Period {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
        }
    }

    pub fn of(text: &str) -> Self {
        match text {
            "day" => Self::Day,
            _ => Self::Month,
        }
    }

    /// The beginning of the one that is running.
    pub fn start(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let today = now.date_naive();
        let first = match self {
            Self::Day => today,
            Self::Month => today.with_day(1).unwrap_or(today),
        };
        first.and_time(NaiveTime::MIN).and_utc()
    }

    /// The end of the one that began at `start`.
    pub fn end(self, start: DateTime<Utc>) -> DateTime<Utc> {
        let end = match self {
            Self::Day => start.checked_add_days(Days::new(1)),
            Self::Month => start.checked_add_months(Months::new(1)),
        };
        end.unwrap_or(start)
    }
}

/// Money and tokens.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Amount {
    pub cost_micros: i64,
    pub tokens: i64,
}

impl Amount {
    pub fn add(&mut self, other: Self) {
        self.cost_micros = self.cost_micros.saturating_add(other.cost_micros);
        self.tokens = self.tokens.saturating_add(other.tokens);
    }
}

impl From<&meter::Row> for Amount {
    fn from(row: &meter::Row) -> Self {
        Self {
            cost_micros: row.cost_micros.unwrap_or(0),
            tokens: row.prompt_tokens + row.completion_tokens,
        }
    }
}

/// A budget with what is spent of it in the period that began at `start`.
#[derive(Debug, Clone)]
pub(crate) struct Budget {
    pub id: Uuid,
    pub name: String,
    scope: Scope,
    subject: String,
    period: Period,
    cost_micros: Option<i64>,
    tokens: Option<i64>,
    warn_at: i32,
    pub start: DateTime<Utc>,
    pub spent: Amount,
    /// What was metered since the books were last asked.
    pub fresh: Amount,
    pub warned: bool,
    pub exceeded: bool,
}

impl Budget {
    pub fn of(row: Spent, now: DateTime<Utc>) -> Self {
        let period = Period::of(&row.period);
        let start = period.start(now);
        Self {
            id: row.id,
            name: row.name,
            scope: Scope::of(&row.scope),
            subject: row.subject.unwrap_or_default(),
            period,
            cost_micros: row.cost_micros,
            tokens: row.tokens,
            warn_at: row.warn_at,
            start,
            spent: Amount {
                cost_micros: row.spent_micros,
                tokens: row.spent_tokens,
            },
            fresh: Amount::default(),
            warned: row.warned_for == Some(start),
            exceeded: row.exceeded_for == Some(start),
        }
    }

    pub fn end(&self) -> DateTime<Utc> {
        self.period.end(self.start)
    }

    /// How much of it is spent, 1 for all: of money or of tokens, whichever is more.
    pub fn share(&self) -> f64 {
        let share = |spent: i64, most: Option<i64>| {
            most.map_or(0.0, |most| spent as f64 / most.max(1) as f64)
        };
        share(self.spent.cost_micros, self.cost_micros).max(share(self.spent.tokens, self.tokens))
    }

    pub fn is_spent(&self) -> bool {
        let reached = |spent: i64, most: Option<i64>| most.is_some_and(|most| spent >= most);
        reached(self.spent.cost_micros, self.cost_micros) || reached(self.spent.tokens, self.tokens)
    }

    pub fn warns(&self) -> bool {
        self.share() * 100.0 >= f64::from(self.warn_at)
    }

    /// Whether something is to be told of it that was not told in this period.
    pub fn has_news(&self) -> bool {
        (self.warns() && !self.warned) || (self.is_spent() && !self.exceeded)
    }

    /// Whether what this call costs counts, whichever model answers it.
    pub fn holds(&self, call: &Call) -> bool {
        self.is_for(&call.asked, (call.actor_type, call.actor_id), call.agent_id)
    }

    fn is_for(&self, asked: &str, actor: (&str, Option<Uuid>), agent: Option<Uuid>) -> bool {
        let is = |id: Option<Uuid>| id.is_some_and(|id| id.to_string() == self.subject);
        match self.scope {
            Scope::Tenant => true,
            Scope::User => actor.0 == "user" && is(actor.1),
            Scope::Key => actor.0 == "api_key" && is(actor.1),
            Scope::Agent => is(agent),
            Scope::Alias => {
                asked == self.subject || (asked.is_empty() && self.subject == "default")
            }
            Scope::Model => false,
        }
    }

    /// Whether it is this model's.
    pub fn holds_model(&self, provider: &str, model: &str) -> bool {
        self.scope == Scope::Model
            && match self.subject.split_once('/') {
                Some((theirs, name)) if theirs == provider && name == model => true,
                _ => matches!(provider, "local" | "server") && self.subject == model,
            }
    }

    /// Adds what an attempt came to, if it counts.
    pub fn count(&mut self, row: &meter::Row) {
        let counts = row.at >= self.start
            && row.at < self.end()
            && (self.is_for(&row.asked, (row.actor_type, row.actor_id), row.agent_id)
                || self.holds_model(&row.provider, &row.model));
        if counts {
            self.spent.add(row.into());
            self.fresh.add(row.into());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_ends_where_the_next_begins() {
        let now: DateTime<Utc> = "2026-12-31T23:59:59Z".parse().unwrap_or_default();
        let start = Period::Month.start(now);
        assert_eq!(start.to_rfc3339(), "2026-12-01T00:00:00+00:00");
        let end = Period::Month.end(start);
        assert_eq!(end.to_rfc3339(), "2027-01-01T00:00:00+00:00");
        assert_eq!(Period::Day.end(Period::Day.start(now)), end);
    }
}
