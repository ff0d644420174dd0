use async_trait::async_trait;
use tekup_base::Result;
use tekup_context::{OpContext, OpContextBuilder, Permissions, Principal};
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

    /// The context of `ctx` for work in the name of `kind` and `id`, which gives its door and depth; `None` as in [`of`](Self::of),
    /// and where nobody is named.
    ///
    /// # Errors
    /// When the database fails.
    async fn acting(
        &self,
        ctx: &OpContext,
        kind: &str,
        id: Option<Uuid>,
    ) -> Result<Option<OpContextBuilder>> {
        let Some(id) = id else { return Ok(None) };
        Ok(self
            .of(ctx, kind, id)
            .await?
            .map(|(principal, permissions)| {
                let mut builder = ctx.to_builder();
                builder.principal = principal;
                builder.permissions = permissions;
                builder
            }))
    }
}
