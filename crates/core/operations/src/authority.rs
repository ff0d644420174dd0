use async_trait::async_trait;
use tekup_base::Result;
use tekup_context::{OpContext, Permissions, Principal};
use uuid::Uuid;

/// Says what people and keys may do now, for work that acts for them long after they asked for it.
#[async_trait]
pub trait Authority: Send + Sync {
    /// Who `kind` (`user`, `api_key`) and `id` name in the tenant of `ctx`, and what they may do there at this moment;
    /// `None` when they are no member any more, or the key was revoked or has expired.
    ///
    /// # Errors
    /// When the database fails.
    async fn of(
        &self,
        ctx: &OpContext,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<(Principal, Permissions)>>;
}
