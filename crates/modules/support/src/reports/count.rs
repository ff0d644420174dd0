//! What is counted, and what the figures mean.

use schemars::JsonSchema;
use serde::Serialize;

use super::facts::{ALONE, ENDED, ESCALATED, ONCE, Row, SOLVED};

/// The figures of some conversations. A share is 0 to 1, and absent where there is nothing it could be a share of.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Figures {
    /// Conversations that began.
    pub conversations: u64,
    /// Of them, those that have come to their end.
    pub ended: u64,
    /// Solved: resolved, or left by the customer after an answer of the agent without wanting a person.
    pub solved: u64,
    /// Those that wanted a person.
    pub escalated: u64,
    /// Solved without a person, as a share of those that have ended.
    pub deflection: Option<f64>,
    /// Solved, not opened again, and no other conversation of the customer's within 7 days, as a share of those
    /// that were solved.
    pub first_contact_resolution: Option<f64>,
    /// From the call for a person to the person's first answer.
    pub response: Durations,
    /// From the beginning to the resolution, of those that were resolved.
    pub resolution: Durations,
    /// The promised first response.
    pub sla_first_response: Promise,
    /// The promised resolution.
    pub sla_resolution: Promise,
    /// What customers said at the end.
    pub csat: Csat,
    /// The customers' mood in their last messages.
    pub sentiment: Sentiment,
    /// What it cost; absent until the tenant has said what work costs.
    pub cost: Option<Cost>,
}

/// Some durations in seconds, as the clock on the wall goes. Percentiles are exact (nearest rank).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Durations {
    /// How many there are.
    pub count: u64,
    /// Half of them are no longer than this.
    pub median: Option<u32>,
    /// Nine of ten are no longer than this.
    pub p90: Option<u32>,
}

/// A promise of the service level, in working time.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Promise {
    /// Kept.
    pub met: u64,
    /// Not kept.
    pub breached: u64,
    /// Kept, as a share of those that are decided.
    pub share: Option<f64>,
}

/// Ratings from 1 to 5.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Csat {
    /// Conversations with a rating.
    pub count: u64,
    /// Their mean.
    pub average: Option<f64>,
    /// Ratings of 4 and 5, as a share.
    pub satisfied: Option<f64>,
}

/// Mood from -1 to 1.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sentiment {
    /// Conversations of which it is known.
    pub count: u64,
    /// Their mean.
    pub average: Option<f64>,
}

/// What work has cost, in the tenant's currency.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Cost {
    /// The people's and the agent's answers together.
    pub total: f64,
    /// For each conversation that was solved.
    pub per_resolution: Option<f64>,
}

/// What an answer costs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prices {
    /// One of a person.
    pub staff_answer: f64,
    /// One of the agent.
    pub agent_answer: f64,
}

/// Sums over conversations.
#[derive(Debug, Default, Clone)]
pub(crate) struct Sums {
    conversations: u64,
    ended: u64,
    solved: u64,
    alone: u64,
    escalated: u64,
    once: u64,
    response: Vec<u32>,
    resolution: Vec<u32>,
    /// First response, then resolution: kept and broken.
    sla: [[u64; 2]; 2],
    csat: [u64; 3],
    sentiment: (u64, i64),
    agent_answers: u64,
    staff_answers: u64,
}

impl Sums {
    pub fn conversations(&self) -> u64 {
        self.conversations
    }

    pub fn add(&mut self, row: &Row) {
        let bit = |bit: u8| u64::from(row.flags & bit != 0);
        self.conversations += 1;
        self.ended += bit(ENDED);
        self.solved += bit(SOLVED);
        self.alone += bit(ALONE);
        self.escalated += bit(ESCALATED);
        self.once += bit(ONCE);
        self.response.extend(row.response);
        self.resolution.extend(row.resolution);
        for (sums, kept) in self.sla.iter_mut().zip(row.sla) {
            if let Some(kept) = kept {
                sums[usize::from(!kept)] += 1;
            }
        }
        if let Some(csat) = row.csat {
            let [count, sum, satisfied] = &mut self.csat;
            *count += 1;
            *sum += u64::from(csat);
            *satisfied += u64::from(csat >= 4);
        }
        if let Some(mood) = row.sentiment {
            self.sentiment.0 += 1;
            self.sentiment.1 += i64::from(mood);
        }
        self.agent_answers += u64::from(row.agent_answers);
        self.staff_answers += u64::from(row.staff_answers);
    }

    pub fn merge(&mut self, other: &Self) {
        self.conversations += other.conversations;
        self.ended += other.ended;
        self.solved += other.solved;
        self.alone += other.alone;
        self.escalated += other.escalated;
        self.once += other.once;
        self.response.extend_from_slice(&other.response);
        self.resolution.extend_from_slice(&other.resolution);
        for (mine, others) in self.sla.iter_mut().zip(other.sla) {
            mine[0] += others[0];
            mine[1] += others[1];
        }
        for (mine, others) in self.csat.iter_mut().zip(other.csat) {
            *mine += others;
        }
        self.sentiment.0 += other.sentiment.0;
        self.sentiment.1 += other.sentiment.1;
        self.agent_answers += other.agent_answers;
        self.staff_answers += other.staff_answers;
    }

    pub fn figures(mut self, prices: Option<Prices>) -> Figures {
        let [count, sum, satisfied] = self.csat;
        let (moods, mood) = self.sentiment;
        let [first_response, resolution] = self.sla.map(promise);
        Figures {
            conversations: self.conversations,
            ended: self.ended,
            solved: self.solved,
            escalated: self.escalated,
            deflection: share(self.alone, self.ended),
            first_contact_resolution: share(self.once, self.solved),
            response: durations(&mut self.response),
            resolution: durations(&mut self.resolution),
            sla_first_response: first_response,
            sla_resolution: resolution,
            csat: Csat {
                count,
                average: share(sum, count),
                satisfied: share(satisfied, count),
            },
            sentiment: Sentiment {
                count: moods,
                average: (moods > 0).then(|| float(mood) / 100.0 / float(moods)),
            },
            cost: prices.map(|prices| {
                let total = float(self.staff_answers) * prices.staff_answer
                    + float(self.agent_answers) * prices.agent_answer;
                let per_resolution = (self.solved > 0).then(|| total / float(self.solved));
                Cost {
                    total,
                    per_resolution,
                }
            }),
        }
    }
}

fn promise([met, breached]: [u64; 2]) -> Promise {
    Promise {
        met,
        breached,
        share: share(met, met + breached),
    }
}

fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| float(part) / float(whole))
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn float<T: TryInto<i64>>(count: T) -> f64 {
    count.try_into().unwrap_or(i64::MAX) as f64
}

fn durations(seconds: &mut [u32]) -> Durations {
    Durations {
        count: u64::try_from(seconds.len()).unwrap_or(u64::MAX),
        median: percentile(seconds, 50),
        p90: percentile(seconds, 90),
    }
}

/// The smallest value that at least `percent` of all are not above (nearest rank, as `percentile_disc` in SQL).
fn percentile(values: &mut [u32], percent: usize) -> Option<u32> {
    let rank = (values.len() * percent).div_ceil(100);
    let place = rank.checked_sub(1)?;
    Some(*values.select_nth_unstable(place).1)
}

#[cfg(test)]
mod tests {
    use super::percentile;

    #[test]
    fn percentiles_are_of_the_values_themselves() {
        let mut values = vec![9, 1, 5, 3, 7];
        assert_eq!(percentile(&mut values, 50), Some(5));
        assert_eq!(percentile(&mut values, 90), Some(9));
        assert_eq!(percentile(&mut [4, 2], 50), Some(2));
        assert_eq!(percentile(&mut [4], 90), Some(4));
        assert_eq!(percentile(&mut [], 50), None);
    }
}
