use std::{collections::VecDeque, sync::Arc};

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::Result;
use tekup_context::OpContext;
use tokio::sync::broadcast::{self, error::RecvError};

use super::{Channel, Message, MsgHub, SubjectFilter, hub::PAGE, log::Place};

/// Where to begin in a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub enum Position {
    /// With what is published from now on.
    #[default]
    Now,
    /// With the first message that is kept.
    Beginning,
    /// With what came after this sequence.
    After(i64),
    /// With what was published at this time or later.
    Since(DateTime<Utc>),
}

/// A channel's messages, in order, from a position on.
///
/// Of a persisted channel none is missed, however slow the subscriber is: what is behind is read from the log. Of
/// one in memory, what is no longer there is skipped, and [`MessageSubscription::missed`] says how many.
pub struct MessageSubscription {
    hub: MsgHub,
    channel: Arc<Channel>,
    place: Place,
    filter: SubjectFilter,
    live: broadcast::Receiver<Arc<Message>>,
    /// Everything up to here has been given out or was not wanted.
    last: i64,
    /// What was read and not given out.
    read: VecDeque<Arc<Message>>,
    /// There may be more in the log than was read.
    behind: bool,
    missed: u64,
}

impl std::fmt::Debug for MessageSubscription {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "MessageSubscription({} after {})",
            self.channel.name, self.last
        )
    }
}

impl MsgHub {
    /// Subscribes to a channel of the caller's tenant.
    ///
    /// # Errors
    /// `NotFound` when there is no such channel, or when the backend fails.
    pub async fn subscribe(
        &self,
        ctx: &OpContext,
        channel: &str,
        filter: SubjectFilter,
        from: Position,
    ) -> Result<MessageSubscription> {
        let channel = self.channel(ctx, channel).await?;
        let place = channel.place(ctx.tenant());
        let live = self.listen_to(place, &channel).await?;
        let last = self.resolve(place, &channel, from).await?;
        Ok(MessageSubscription {
            hub: self.clone(),
            channel,
            place,
            filter,
            live,
            last,
            read: VecDeque::new(),
            behind: from != Position::Now,
            missed: 0,
        })
    }

    /// Messages of a channel after a position, oldest first, at most `most` (200) that are wanted; and the
    /// sequence to go on from. Looks through a bounded part of the channel, so there may be more where there is none.
    ///
    /// # Errors
    /// `NotFound` when there is no such channel, or when the backend fails.
    pub async fn read(
        &self,
        ctx: &OpContext,
        channel: &str,
        filter: &SubjectFilter,
        from: Position,
        most: usize,
    ) -> Result<(Vec<Arc<Message>>, i64)> {
        let channel = self.channel(ctx, channel).await?;
        let place = channel.place(ctx.tenant());
        let mut after = self.resolve(place, &channel, from).await?;
        let most = most.clamp(1, PAGE);
        let mut found = Vec::new();
        // Ten pages at most, however rare the wanted ones are.
        for _ in 0..10 {
            let page = self.page(place, &channel, after).await?;
            let whole = page.len() < PAGE;
            for message in page {
                after = message.sequence;
                if filter.matches(&message.subject) {
                    found.push(message);
                    if found.len() == most {
                        return Ok((found, after));
                    }
                }
            }
            if whole {
                break;
            }
        }
        Ok((found, after))
    }

    /// The sequence after which `from` begins.
    pub(crate) async fn resolve(
        &self,
        place: Place,
        channel: &Channel,
        from: Position,
    ) -> Result<i64> {
        if !channel.persisted {
            let span = self.memory().span(place);
            return Ok(match from {
                Position::Now => span.last,
                Position::Beginning => span.first - 1,
                Position::After(sequence) => sequence,
                Position::Since(at) => self.memory().position_at(place, at),
            });
        }
        Ok(match from {
            Position::Now => self.log().span(place).await?.last,
            Position::Beginning => self.log().span(place).await?.first - 1,
            Position::After(sequence) => sequence,
            Position::Since(at) => self.log().position_at(place, at).await?,
        })
    }

    /// Has this process hear of a channel.
    pub(crate) async fn listen_to(
        &self,
        place: Place,
        channel: &Arc<Channel>,
    ) -> Result<broadcast::Receiver<Arc<Message>>> {
        let (live, receiver) = self.fan().attach(place, channel);
        if channel.persisted && live.last().is_none() {
            live.begin(self.log().span(place).await?.last);
            // What was published since that look, and found nobody who had begun.
            self.catch_up_soon(live);
        }
        Ok(receiver)
    }

    async fn page(&self, place: Place, channel: &Channel, after: i64) -> Result<Vec<Arc<Message>>> {
        if !channel.persisted {
            return Ok(self.memory().read(place, after, PAGE));
        }
        let records = self.log().read(place, after, PAGE).await?;
        self.open_records(place, channel, records).await
    }
}

impl MessageSubscription {
    /// The next message that is wanted; `None` when the process stops. Nothing is lost when it is not waited for to
    /// the end.
    ///
    /// # Errors
    /// When the log cannot be read; it may be called again.
    pub async fn next(&mut self) -> Result<Option<Arc<Message>>> {
        loop {
            while let Some(message) = self.read.pop_front() {
                self.last = message.sequence;
                if self.filter.matches(&message.subject) {
                    return Ok(Some(message));
                }
            }
            if self.behind {
                let page = self.hub.page(self.place, &self.channel, self.last).await?;
                self.behind = page.len() == PAGE;
                self.read.extend(page);
                continue;
            }
            match self.live.recv().await {
                Ok(message) if message.sequence <= self.last => {}
                Ok(message) => {
                    // Between two of a channel in memory nothing is lost but by lagging.
                    self.read.push_back(message);
                }
                Err(RecvError::Lagged(count)) => {
                    self.behind = true;
                    if !self.channel.persisted {
                        let first = self.hub.memory().span(self.place).first;
                        let gone = (first - 1 - self.last).max(0);
                        self.missed += u64::try_from(gone).unwrap_or(count).min(count);
                    }
                }
                Err(RecvError::Closed) => return Ok(None),
            }
        }
    }

    /// The sequence of the last message that was looked at: a new subscription after it misses nothing.
    pub fn last(&self) -> i64 {
        self.last
    }

    /// How many messages of a channel in memory were gone before this subscriber came to them.
    pub fn missed(&self) -> u64 {
        self.missed
    }
}
