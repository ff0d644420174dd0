use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};
use tekup_context::OpContext;
use tekup_events::{
    Backend, Delivered, Group, GroupSettings, Message, MessageSubscription, MsgHub, Position,
    Publication, Receipt, Relay, SubjectFilter,
};
use tekup_testkit::{NatsServer, TestDb, database};
use tekup_vault::{MasterKeys, Vault};
use tempfile::TempDir;
use tokio_util::sync::{CancellationToken, DropGuard};

/// A tenant with its channels, in a process.
pub struct House {
    pub test: TestDb,
    pub ctx: OpContext,
    pub hub: MsgHub,
    pub nats: Option<NatsServer>,
    home: TempDir,
    stop: CancellationToken,
    _stopping: DropGuard,
}

impl House {
    pub async fn postgres() -> Self {
        Self::new(None).await
    }

    pub async fn nats() -> Self {
        Self::new(Some(NatsServer::start().await)).await
    }

    async fn new(nats: Option<NatsServer>) -> Self {
        let test = database().await;
        let ctx = test.tenant("one").await;
        let home = TempDir::new().unwrap();
        let hub = open(&test, &home, nats.as_ref()).await;
        let stop = CancellationToken::new();
        tokio::spawn(hub.clone().run(stop.clone()));
        tokio::spawn(Relay::new(test.db.clone()).run(stop.clone()));
        Self {
            test,
            ctx,
            hub,
            nats,
            home,
            _stopping: stop.clone().drop_guard(),
            stop,
        }
    }

    /// What another process on the same database and backend has.
    pub async fn other_process(&self) -> MsgHub {
        let hub = open(&self.test, &self.home, self.nats.as_ref()).await;
        tokio::spawn(hub.clone().run(self.stop.clone()));
        hub
    }

    pub async fn publish(&self, channel: &str, subject: &str, payload: Value) -> i64 {
        let publication = Publication::new(subject, payload);
        self.hub
            .publish(&self.ctx, channel, publication)
            .await
            .unwrap()
            .sequence
    }

    /// Publishes a message that says `n` for each of these.
    pub async fn count(
        &self,
        channel: &str,
        subject: &str,
        numbers: std::ops::RangeInclusive<i64>,
    ) {
        for n in numbers {
            self.publish(channel, subject, json!({"n": n})).await;
        }
    }

    pub async fn keyed(&self, channel: &str, key: &str, n: i64) {
        let publication = Publication::new("lead.changed", json!({"n": n})).keyed(key);
        self.hub
            .publish(&self.ctx, channel, publication)
            .await
            .unwrap();
    }

    /// What the channel holds from its beginning, at most 200, and the sequence of the last that was looked at.
    pub async fn read(&self, channel: &str, pattern: &str) -> (Vec<Arc<Message>>, i64) {
        let filter = SubjectFilter::parse("subject", pattern).unwrap();
        let from = Position::Beginning;
        self.hub
            .read(&self.ctx, channel, &filter, from, 200)
            .await
            .unwrap()
    }

    pub async fn subscribe(
        &self,
        channel: &str,
        pattern: &str,
        from: Position,
    ) -> MessageSubscription {
        let filter = SubjectFilter::parse("subject", pattern).unwrap();
        self.hub
            .subscribe(&self.ctx, channel, filter, from)
            .await
            .unwrap()
    }

    pub async fn group(&self, channel: &str, settings: GroupSettings) -> Group {
        let channel = self.hub.channel(&self.ctx, channel).await.unwrap();
        let position = self
            .hub
            .position(&self.ctx, &channel, settings.from)
            .await
            .unwrap();
        let tx = self.test.db.begin(&self.ctx).await.unwrap();
        let group = self
            .hub
            .create_group(&tx, &self.ctx, &channel, &settings, position)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        group
    }

    /// What a consumer of the group `workers` of the channel `lead` gets, if it waits.
    pub async fn fetch(&self, consumer: &str, most: usize) -> Vec<Delivered> {
        let wait = Duration::from_secs(20);
        self.hub
            .fetch(&self.ctx, "lead", "workers", consumer, most, wait)
            .await
            .unwrap()
    }

    /// What there is for it right now.
    pub async fn fetch_now(&self, consumer: &str, most: usize) -> Vec<Delivered> {
        let wait = Duration::ZERO;
        self.hub
            .fetch(&self.ctx, "lead", "workers", consumer, most, wait)
            .await
            .unwrap()
    }

    pub async fn done(&self, receipts: &[Receipt]) -> Vec<i64> {
        self.hub
            .acknowledge(&self.ctx, "lead", "workers", receipts)
            .await
            .unwrap()
    }
}

async fn open(test: &TestDb, home: &TempDir, nats: Option<&NatsServer>) -> MsgHub {
    let vault = Vault::new(MasterKeys::open(home.path(), None).unwrap());
    let backend = match nats {
        Some(server) => Backend::Nats(server.url()),
        None => Backend::Postgres,
    };
    MsgHub::open(test.db.clone(), vault, backend).await.unwrap()
}

/// A group that begins with the first message and gives consumers a minute.
pub fn workers() -> GroupSettings {
    GroupSettings {
        name: "workers".into(),
        subject: None,
        from: Position::Beginning,
        visibility_seconds: Some(60),
        max_deliveries: Some(3),
    }
}

pub fn n(message: &Message) -> i64 {
    message.payload["n"].as_i64().unwrap()
}

/// The numbers that the next `count` messages say.
pub async fn next(subscription: &mut MessageSubscription, count: usize) -> Vec<i64> {
    let mut numbers = Vec::new();
    while numbers.len() < count {
        let message = tokio::time::timeout(Duration::from_secs(60), subscription.next());
        numbers.push(n(&message.await.unwrap().unwrap().unwrap()));
    }
    numbers
}

pub fn receipts(delivered: &[Delivered]) -> Vec<Receipt> {
    delivered.iter().map(|one| one.receipt).collect()
}
