use async_trait::async_trait;
use tekup_base::{ApiKeyId, Result, UserId};
use tekup_context::{OpContext, Permissions, Principal, Role};
use tekup_db::{DbError, sql::queries::identity};
use tekup_operations::Authority;
use uuid::Uuid;

use crate::Identity;

#[async_trait]
impl Authority for Identity {
    async fn of(
        &self,
        ctx: &OpContext,
        kind: &str,
        id: Uuid,
    ) -> Result<Option<(Principal, Permissions)>> {
        let tx = self.db().begin_single(ctx).await?;
        match kind {
            "user" => {
                let member = identity::users::member()
                    .bind(&tx, &id)
                    .opt()
                    .await
                    .map_err(DbError::from)?;
                Ok(member.and_then(|member| {
                    let role: Role = member.role.parse().ok()?;
                    let name = member.name;
                    let id = UserId(member.id);
                    Some((Principal::User { id, name }, role.permissions()))
                }))
            }
            "api_key" => {
                let key = identity::api_keys::api_key()
                    .bind(&tx, &id)
                    .opt()
                    .await
                    .map_err(DbError::from)?;
                let key = key.filter(|key| {
                    let expired = key.expires_at.is_some_and(|end| end <= self.now());
                    key.revoked_at.is_none() && !expired
                });
                Ok(key.map(|key| {
                    let scopes = key.scopes.iter().filter_map(|scope| scope.parse().ok());
                    let (id, name) = (ApiKeyId(key.id), key.name);
                    (Principal::ApiKey { id, name }, scopes.collect())
                }))
            }
            _ => Ok(None),
        }
    }
}
