use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result, Secret, TenantId, UserId};
use tekup_context::{Locale, OpContext, Permission, Role};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::identity::{
        tenants,
        users::{self as sql, ListMembers, Member},
    },
};
use tekup_events::emit;
use tekup_operations::{NoInput, finish};
use uuid::Uuid;

use super::authority;
use crate::{
    Identity, LocaleCode, Profile, TenantView, UserRemoved, UserView,
    model::{is_last_owner, may_grant},
    password,
    session::role_of,
};

/// A person to add.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CreateUser {
    /// The address they will sign in with.
    #[schemars(email, length(max = 254))]
    email: String,
    /// What the others call them.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"\S"))]
    name: String,
    /// Their first password: at least 12 characters with upper and lower case, digit and symbol.
    #[schemars(length(max = 256))]
    password: Secret,
    /// Their place in this tenant; not above the caller's own.
    role: Role,
    /// The language they are spoken to in; Danish when absent.
    locale: Option<LocaleCode>,
}

/// A new role for a member.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetRole {
    /// The member.
    id: UserId,
    /// Their role from now on; not above the caller's own.
    role: Role,
}

/// A member.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct OneUser {
    /// The member.
    id: UserId,
}

pub(crate) async fn profile(
    ctx: OpContext,
    identity: Identity,
    NoInput {}: NoInput,
) -> Result<Profile> {
    let tx = identity.db().begin(&ctx).await?;
    let tenant = tenants::tenant()
        .bind(&tx, &ctx.tenant().0)
        .opt()
        .await
        .map_err(DbError::from)?
        .ok_or_else(|| Error::not_found("tenant"))?;
    let member = match ctx.principal().user_id() {
        Some(id) => Some(member(&tx, id).await?),
        None => None,
    };
    tx.commit().await?;
    Ok(Profile {
        id: ctx.principal().id(),
        name: match &member {
            Some(member) => member.name.clone(),
            None => ctx.principal().name().to_owned(),
        },
        locale: member
            .as_ref()
            .map_or_else(|| ctx.locale().into(), |member| member.locale),
        tenant: TenantView {
            id: TenantId(tenant.id),
            name: tenant.name,
            slug: tenant.slug,
        },
        role: member.as_ref().map(|member| member.role),
        email: member.map(|member| member.email),
        permissions: ctx.permissions().iter().collect(),
    })
}

pub(crate) async fn list(
    ctx: OpContext,
    identity: Identity,
    page: PageRequest,
) -> Result<Page<UserView>> {
    let after: Option<(DateTime<Utc>, Uuid)> = page.after()?;
    let (at, id) = after.unzip();
    let limit = page.limit();
    let tx = identity.db().begin_single(&ctx).await?;
    let members = sql::list_members()
        .bind(&tx, &at, &id, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let members = members.into_iter().map(view).collect::<Result<Vec<_>>>()?;
    Ok(Page::from_rows(members, limit, |member| {
        (member.created_at, member.id)
    }))
}

/// Adds a person who has no account yet. An address that has one, here or in another tenant, is a
/// conflict: joining somebody to a second tenant needs their consent, not a password that another made up.
pub(crate) async fn create(
    ctx: OpContext,
    identity: Identity,
    input: CreateUser,
) -> Result<UserView> {
    let email = input.email.trim().to_owned();
    let faults = password::faults("password", input.password.expose(), &email);
    if !faults.is_empty() {
        return Err(Error::validation(faults));
    }
    check_grant(may_grant(ctx.permissions(), input.role), input.role)?;
    let hash = identity.0.hasher.hash(input.password).await?;

    let id = UserId::new();
    let locale = input.locale.unwrap_or_default();
    let mut tx = identity.db().begin(&ctx).await?;
    let authority = authority(&tx, &ctx, Permission::UsersWrite).await?;
    check_grant(may_grant(authority, input.role), input.role)?;
    sql::insert_user()
        .bind(
            &tx,
            &id.0,
            &email,
            &input.name.trim(),
            &hash,
            &Locale::from(locale).as_str(),
        )
        .await
        .map_err(|error| {
            let error = DbError::from(error);
            if error.is_unique_violation() {
                Error::conflict("an account with this e-mail address exists already")
            } else {
                error.into()
            }
        })?;
    sql::insert_membership()
        .bind(&tx, &ctx.tenant().0, &id.0, &input.role.as_str())
        .await
        .map_err(DbError::from)?;
    let user = member(&tx, id).await?;
    emit(&mut tx, &ctx, "user.created", id.0, &user)?;
    let details = json!({"role": user.role});
    finish(&ctx, tx, Some(id.0), details, user).await
}

pub(crate) async fn set_role(
    ctx: OpContext,
    identity: Identity,
    input: SetRole,
) -> Result<UserView> {
    let tx = identity.db().begin(&ctx).await?;
    let before = change(&tx, &ctx, input.id, Some(input.role)).await?;
    sql::set_role()
        .bind(&tx, &input.role.as_str(), &input.id.0)
        .await
        .map_err(DbError::from)?;
    let user = member(&tx, input.id).await?;
    let details = json!({"from": before, "to": input.role});
    finish(&ctx, tx, Some(input.id.0), details, user).await
}

pub(crate) async fn remove(
    ctx: OpContext,
    identity: Identity,
    input: OneUser,
) -> Result<UserRemoved> {
    let tx = identity.db().begin(&ctx).await?;
    let role = change(&tx, &ctx, input.id, None).await?;
    sql::remove_member()
        .bind(&tx, &input.id.0)
        .await
        .map_err(DbError::from)?;
    let removed = UserRemoved {
        id: input.id,
        removed: true,
    };
    let removed = finish(&ctx, tx, Some(input.id.0), json!({"role": role}), removed).await?;
    // What is not deleted now, the upkeep deletes later.
    if let Err(error) = forget(&identity, input.id.0).await {
        tracing::warn!(%error, "a person without tenant was not deleted yet");
    }
    Ok(removed)
}

/// Makes sure that the caller may give `to` a member, or remove them when there is none, and returns the
/// member's role so far. Owners stay locked until `tx` ends.
async fn change(tx: &TenantTx, ctx: &OpContext, id: UserId, to: Option<Role>) -> Result<Role> {
    let owners = sql::lock_owners()
        .bind(tx)
        .all()
        .await
        .map_err(DbError::from)?;
    let authority = authority(tx, ctx, Permission::UsersWrite).await?;
    let role = Identity::role_in(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("user"))?;
    check_grant(may_grant(authority, role), role)?;
    if let Some(to) = to {
        check_grant(may_grant(authority, to), to)?;
    }
    if to != Some(Role::Owner) && is_last_owner(&owners, id.0) {
        return Err(Error::conflict(
            "this is the tenant's last owner; make somebody else an owner first",
        ));
    }
    Ok(role)
}

fn check_grant(may: bool, role: Role) -> Result<()> {
    if may {
        Ok(())
    } else {
        Err(Error::forbidden(format!(
            "you cannot give or take the role {}: it may do more than you",
            role.as_str()
        )))
    }
}

/// Deletes a person whom every tenant has let go. Returns how many rows that were.
pub(crate) async fn forget(identity: &Identity, id: Uuid) -> Result<u64> {
    let tx = identity
        .db()
        .begin_system("delete a person without tenant")
        .await?;
    // Locked first, so that a membership that is being made is seen by the second statement.
    sql::lock_user()
        .bind(&tx, &id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let gone = sql::delete_user_without_tenant()
        .bind(&tx, &id)
        .await
        .map_err(DbError::from)?;
    tx.commit().await?;
    Ok(gone)
}

async fn member(tx: &TenantTx, id: UserId) -> Result<UserView> {
    let member: Member = sql::member()
        .bind(tx, &id.0)
        .opt()
        .await
        .map_err(DbError::from)?
        .ok_or_else(|| Error::not_found("user"))?;
    view(ListMembers {
        id: member.id,
        email: member.email,
        name: member.name,
        locale: member.locale,
        role: member.role,
        created_at: member.created_at,
    })
}

fn view(row: ListMembers) -> Result<UserView> {
    Ok(UserView {
        id: UserId(row.id),
        email: row.email,
        name: row.name,
        locale: Locale::from_code(&row.locale).into(),
        role: role_of(&row.role)?,
        created_at: row.created_at,
    })
}
