use std::{collections::HashMap, time::Instant};

use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_events::{MessageSubscription, Position, SubjectFilter, Throttle};
use tokio::{sync::mpsc, task::AbortHandle, task::JoinSet};

use super::{
    protocol,
    session::{rest_until, throttle},
};
use crate::App;

/// Channels that one client may follow.
const MOST: usize = 20;

/// What a client wants of a channel.
pub(crate) struct Follow {
    pub channel: String,
    pub subject: Option<String>,
    pub from: Option<Position>,
    pub throttle_ms: Option<u64>,
    pub id: Option<Value>,
}

/// The channels that a client follows, each in a task that ends with the session. A client that does not keep up
/// holds up its own tasks alone; what it is behind stays in the channel's log.
pub(crate) struct Follows {
    said: mpsc::Sender<Value>,
    tasks: JoinSet<()>,
    channels: HashMap<String, AbortHandle>,
}

impl Follows {
    pub fn new(said: mpsc::Sender<Value>) -> Self {
        Self {
            said,
            tasks: JoinSet::new(),
            channels: HashMap::new(),
        }
    }

    /// Follows a channel; in the place of what was wanted of it before, if anything was. Returns the answer.
    pub async fn begin(&mut self, app: &App, ctx: &OpContext, wanted: Follow) -> Result<Value> {
        ctx.require(Permission::ChannelsRead)?;
        app.registry.rate_limit().check(ctx)?;
        let filter = match &wanted.subject {
            Some(subject) => SubjectFilter::parse("subject", subject)?,
            None => SubjectFilter::all(),
        };
        if self.channels.len() >= MOST && !self.channels.contains_key(&wanted.channel) {
            let message = "a connection follows at most 20 channels; unfollow one first";
            return Err(Error::field("channel", "too_many", message));
        }
        let from = wanted.from.unwrap_or_default();
        let subscription = app
            .msghub
            .subscribe(ctx, &wanted.channel, filter, from)
            .await?;
        let mut answer = json!({
            "type": "following", "channel": &wanted.channel, "seq": subscription.last(),
        });
        if let Some(id) = wanted.id {
            answer["id"] = id;
        }
        self.end(&wanted.channel);
        let throttle = wanted.throttle_ms.and_then(throttle);
        let task = self
            .tasks
            .spawn(pass_on(subscription, throttle, self.said.clone()));
        self.channels.insert(wanted.channel, task);
        while self.tasks.try_join_next().is_some() {}
        Ok(answer)
    }

    /// Follows it no more.
    pub fn end(&mut self, channel: &str) -> Value {
        if let Some(task) = self.channels.remove(channel) {
            task.abort();
        }
        json!({"type": "unfollowed", "channel": channel})
    }
}

type Throttled = Throttle<std::sync::Arc<tekup_events::Message>>;

async fn pass_on(
    mut subscription: MessageSubscription,
    mut throttle: Option<Throttled>,
    said: mpsc::Sender<Value>,
) {
    loop {
        let due = throttle.as_ref().and_then(Throttle::next_due);
        let out: Vec<Value> = tokio::select! {
            message = subscription.next() => match (message, &mut throttle) {
                (Ok(Some(message)), None) => vec![protocol::channel_message(&message, 0)],
                (Ok(Some(message)), Some(throttle)) => {
                    let about = format!("{} {}", message.subject, message.key.as_deref().unwrap_or_default());
                    let through = throttle.offer(&about, message, Instant::now());
                    through.iter().map(|one| protocol::channel_message(&one.latest, one.left_out)).collect()
                }
                (Ok(None), _) => return,
                (Err(error), _) => {
                    let _ = said.send(protocol::error(&error)).await;
                    return;
                }
            },
            () = rest_until(due) => match &mut throttle {
                Some(throttle) => throttle
                    .due(Instant::now())
                    .iter()
                    .map(|one| protocol::channel_message(&one.latest, one.left_out))
                    .collect(),
                None => Vec::new(),
            },
        };
        for message in out {
            if said.send(message).await.is_err() {
                return;
            }
        }
    }
}
