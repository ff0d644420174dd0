use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{ApiKeyId, Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError,
    sql::queries::identity::api_keys::{self as sql, ApiKey},
};
use tekup_events::emit;
use tekup_operations::finish;
use uuid::Uuid;

use super::authority;
use crate::{
    ApiKeyView, Identity, KeyRevoked, NewApiKey,
    api_key::{self, FreshKey},
    model::beyond,
};

/// A key to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateKey {
    /// What people call it.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"\S"))]
    name: String,
    /// What it may do; nothing that its maker may not.
    #[schemars(length(min = 1, max = 100))]
    scopes: Vec<Permission>,
    /// When it ends; never when absent.
    expires_at: Option<DateTime<Utc>>,
}

/// A key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneKey {
    /// The key's id.
    id: ApiKeyId,
}

pub(crate) async fn list(
    ctx: OpContext,
    identity: Identity,
    page: PageRequest,
) -> Result<Page<ApiKeyView>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let tx = identity.db().begin_single(&ctx).await?;
    let keys = sql::list_api_keys()
        .bind(&tx, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let keys = keys.into_iter().map(view).collect();
    Ok(Page::from_rows(keys, limit, |key: &ApiKeyView| {
        (key.created_at, key.id)
    }))
}

pub(crate) async fn create(
    ctx: OpContext,
    identity: Identity,
    input: CreateKey,
) -> Result<NewApiKey> {
    let now = ctx.now();
    if input.expires_at.is_some_and(|end| end <= now) {
        return Err(Error::field(
            "expiresAt",
            "in_the_past",
            "must be in the future",
        ));
    }
    let fresh = FreshKey::new();
    let mut scopes = input.scopes;
    scopes.sort_unstable();
    scopes.dedup();
    let names: Vec<&str> = scopes.iter().map(|scope| scope.as_str()).collect();

    let mut tx = identity.db().begin(&ctx).await?;
    let authority = authority(&tx, &ctx, Permission::ApiKeysWrite).await?;
    let beyond = beyond(authority, &scopes);
    if !beyond.is_empty() {
        let beyond: Vec<&str> = beyond.iter().map(|scope| scope.as_str()).collect();
        return Err(Error::forbidden(format!(
            "a key cannot have scopes that its maker has not: {}",
            beyond.join(", ")
        )));
    }
    let id = ApiKeyId::new();
    sql::insert_api_key()
        .bind(
            &tx,
            &ctx.tenant().0,
            &id.0,
            &input.name.trim(),
            &fresh.prefix,
            &api_key::hash(&fresh.key).as_slice(),
            &names,
            &ctx.principal().id(),
            &now,
            &input.expires_at,
        )
        .await
        .map_err(DbError::from)?;
    let key = sql::api_key()
        .bind(&tx, &id.0)
        .one()
        .await
        .map(view)
        .map_err(DbError::from)?;
    emit(&mut tx, &ctx, "api_key.created", id.0, &key)?;
    let details = json!({"scopes": &key.scopes});
    // The record of the answer that an Idempotency-Key keeps must not hold the key.
    let key = finish(&ctx, tx, Some(id.0), details, key).await?;
    Ok(NewApiKey {
        view: key,
        key: Some(fresh.key),
    })
}

pub(crate) async fn revoke(
    ctx: OpContext,
    identity: Identity,
    input: OneKey,
) -> Result<KeyRevoked> {
    let mut tx = identity.db().begin(&ctx).await?;
    let hash = sql::revoke_api_key()
        .bind(&tx, &ctx.now(), &input.id.0)
        .opt()
        .await
        .map_err(DbError::from)?
        .ok_or_else(|| Error::not_found("API key"))?;
    let revoked = KeyRevoked {
        id: input.id,
        revoked: true,
    };
    emit(&mut tx, &ctx, "api_key.revoked", input.id.0, &revoked)?;
    let revoked = finish(&ctx, tx, Some(input.id.0), json!({}), revoked).await?;
    identity.0.authenticator.forget_key(&hash).await;
    Ok(revoked)
}

fn view(row: ApiKey) -> ApiKeyView {
    ApiKeyView {
        id: ApiKeyId(row.id),
        name: row.name,
        prefix: row.prefix,
        scopes: row
            .scopes
            .iter()
            .filter_map(|scope| scope.parse().ok())
            .collect(),
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        expires_at: row.expires_at,
    }
}
