use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Page, PageRequest, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::core::groups as sql};

use super::{Channel, Group, Message, MsgHub};

/// A message that a group has given up on.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeadLetter {
    /// The message's sequence.
    pub sequence: i64,
    /// How often it was handed out.
    pub deliveries: i32,
    /// Who had it last.
    pub consumer: Option<String>,
    /// What was said when it was last refused.
    pub reason: Option<String>,
    /// Since when it is dead.
    pub dead_at: Option<DateTime<Utc>>,
    /// The message; null when it is past the channel's time.
    pub message: Option<Message>,
}

impl MsgHub {
    /// What a group has given up on, oldest first.
    ///
    /// # Errors
    /// `NotFound` for channel or group, or when the backend fails.
    pub async fn dead_letters(
        &self,
        ctx: &OpContext,
        channel: &str,
        group: &str,
        page: &PageRequest,
    ) -> Result<Page<DeadLetter>> {
        let channel = self.channel(ctx, channel).await?;
        let after: i64 = page.after()?.unwrap_or(0);
        let limit = page.limit();
        let tx = self.db().begin(ctx).await?;
        let group = self.group(&tx, &channel, group).await?;
        let rows = sql::dead_letters()
            .bind(&tx, &group.id.0, &after, &(limit + 1))
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let mut letters: Vec<_> = rows
            .into_iter()
            .map(|row| DeadLetter {
                sequence: row.sequence,
                deliveries: row.deliveries,
                consumer: row.consumer,
                reason: row.reason,
                dead_at: row.dead_at,
                message: None,
            })
            .collect();
        let sequences: Vec<_> = letters.iter().map(|letter| letter.sequence).collect();
        for message in self.messages(ctx, &channel, &sequences).await? {
            let letter = letters
                .iter_mut()
                .find(|letter| letter.sequence == message.sequence);
            if let Some(letter) = letter {
                letter.message = Some(message);
            }
        }
        Ok(Page::from_rows(letters, limit, |letter: &DeadLetter| {
            letter.sequence
        }))
    }

    /// Hands dead letters out again, as if for the first time: those named, or all; at most 1000. Returns how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn replay_dead(
        &self,
        tx: &TenantTx,
        ctx: &OpContext,
        group: &Group,
        sequences: Option<&[i64]>,
    ) -> Result<u64> {
        let replayed = sql::replay_dead()
            .bind(tx, &ctx.now(), &group.id.0, &sequences)
            .await;
        Ok(replayed.map_err(DbError::from)?)
    }

    /// Deletes dead letters for good: those named, or all; at most 1000. Returns how many.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn discard_dead(
        &self,
        tx: &TenantTx,
        group: &Group,
        sequences: Option<&[i64]>,
    ) -> Result<u64> {
        let discarded = sql::discard_dead().bind(tx, &group.id.0, &sequences).await;
        Ok(discarded.map_err(DbError::from)?)
    }

    async fn messages(
        &self,
        ctx: &OpContext,
        channel: &Channel,
        sequences: &[i64],
    ) -> Result<Vec<Message>> {
        if sequences.is_empty() {
            return Ok(Vec::new());
        }
        let place = channel.place(ctx.tenant());
        let records = self.log().find(place, sequences).await?;
        let messages = self.open_records(place, channel, records).await?;
        Ok(messages
            .into_iter()
            .map(std::sync::Arc::unwrap_or_clone)
            .collect())
    }
}
