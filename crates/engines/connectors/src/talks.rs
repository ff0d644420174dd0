use async_trait::async_trait;
use chrono::{DateTime, Utc};
use tekup_base::{ConversationId, Result};
use tekup_context::OpContext;

/// A conversation that somebody has had.
#[derive(Debug, Clone)]
pub struct Talk {
    /// Which.
    pub id: ConversationId,
    /// The channel it is on.
    pub channel: String,
    /// Where it stands.
    pub status: String,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// The beginning of what was said last.
    pub last_message: Option<String>,
}

/// What people have talked about, for those who know them by an address or a number.
#[async_trait]
pub trait Talks: Send + Sync {
    /// The latest conversations of whoever is known to have this address or this number; at most `most`. What anybody
    /// could claim opens nobody's history.
    ///
    /// # Errors
    /// When the database fails.
    async fn of(
        &self,
        ctx: &OpContext,
        email: Option<&str>,
        phone: Option<&str>,
        most: u32,
    ) -> Result<Vec<Talk>>;
}
