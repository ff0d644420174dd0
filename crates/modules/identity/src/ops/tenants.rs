use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, Result, TenantId};
use tekup_context::{OpContext, Permission, Role};
use tekup_db::{DbError, sql::queries::identity::tenants as sql};
use tekup_operations::{NoInput, finish};

use super::authority;
use crate::{Identity, MembershipView, session};

/// A tenant to make.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateTenant {
    /// What people call it.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"\S"))]
    name: String,
    /// Its short name in addresses: lower-case letters, digits and dashes.
    #[schemars(regex(pattern = r"^[a-z0-9][a-z0-9-]{0,62}$"))]
    slug: String,
}

pub(crate) async fn list(
    ctx: OpContext,
    identity: Identity,
    NoInput {}: NoInput,
) -> Result<Page<MembershipView>> {
    let items = match ctx.principal().user_id() {
        Some(user) => {
            let tx = identity
                .db()
                .begin_system("list the tenants of a person")
                .await?;
            let rows = sql::tenants_of_user()
                .bind(&tx, &user.0)
                .all()
                .await
                .map_err(DbError::from)?;
            tx.commit().await?;
            rows.iter()
                .map(session::membership)
                .collect::<Result<Vec<_>>>()?
        }
        // A key belongs to one tenant.
        None => {
            let tx = identity.db().begin_single(&ctx).await?;
            let tenant = sql::tenant()
                .bind(&tx, &ctx.tenant().0)
                .opt()
                .await
                .map_err(DbError::from)?;
            tenant
                .map(|tenant| MembershipView {
                    id: TenantId(tenant.id),
                    name: tenant.name,
                    slug: tenant.slug,
                    role: None,
                })
                .into_iter()
                .collect()
        }
    };
    Ok(Page {
        items,
        next_cursor: None,
    })
}

pub(crate) async fn create(
    ctx: OpContext,
    identity: Identity,
    input: CreateTenant,
) -> Result<MembershipView> {
    let owner = ctx
        .principal()
        .user_id()
        .ok_or_else(|| Error::forbidden("only a person can make a tenant: it needs an owner"))?;
    let id = TenantId::new();
    let name = input.name.trim().to_owned();
    let tx = identity.db().begin(&ctx).await?;
    authority(&tx, &ctx, Permission::TenantsWrite).await?;
    sql::found_tenant()
        .bind(&tx, &id.0, &name, &input.slug, &owner.0)
        .one()
        .await
        .map_err(|error| {
            let error = DbError::from(error);
            if error.is_unique_violation() {
                Error::conflict("a tenant with this slug exists already; choose another")
            } else {
                error.into()
            }
        })?;
    let tenant = MembershipView {
        id,
        name,
        slug: input.slug,
        role: Some(Role::Owner),
    };
    finish(&ctx, tx, Some(id.0), json!({}), tenant).await
}
