//! The module's operations, one file a group.

pub(crate) mod api_keys;
mod tenants;
pub(crate) mod users;

use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission as P, Permissions, Principal};
use tekup_db::TenantTx;
use tekup_operations::{Effect, Operation};

use crate::Identity;

pub(crate) fn all(state: &Identity) -> Vec<Operation> {
    vec![
        Operation::new(
            "users.profile",
            "GET /api/v1/users/profile",
            P::UsersRead,
            Effect::Read,
            state,
            users::profile,
        )
        .summary("Who the caller is, and what they may do"),
        Operation::new(
            "users.list",
            "GET /api/v1/users",
            P::UsersRead,
            Effect::Read,
            state,
            users::list,
        )
        .summary("The tenant's members, in the order in which they joined"),
        Operation::new(
            "users.create",
            "POST /api/v1/users",
            P::UsersWrite,
            Effect::Write,
            state,
            users::create,
        )
        .summary("Add a person to the tenant")
        .status(201),
        Operation::new(
            "users.set_role",
            "PATCH /api/v1/users/{id}/role",
            P::UsersWrite,
            Effect::Write,
            state,
            users::set_role,
        )
        .summary("Change a member's role; reaches their calls within 15 minutes"),
        Operation::new(
            "users.remove",
            "DELETE /api/v1/users/{id}",
            P::UsersWrite,
            Effect::Write,
            state,
            users::remove,
        )
        .summary("Remove a member; their calls end within 15 minutes"),
        Operation::new(
            "tenants.list",
            "GET /api/v1/tenants",
            P::UsersRead,
            Effect::Read,
            state,
            tenants::list,
        )
        .summary("The tenants that the caller belongs to"),
        Operation::new(
            "tenants.create",
            "POST /api/v1/tenants",
            P::TenantsWrite,
            Effect::Write,
            state,
            tenants::create,
        )
        .summary("Make a tenant; the caller becomes its owner")
        .status(201),
        Operation::new(
            "api_keys.list",
            "GET /api/v1/api-keys",
            P::ApiKeysRead,
            Effect::Read,
            state,
            api_keys::list,
        )
        .summary("The tenant's API keys, newest first, without the keys themselves"),
        Operation::new(
            "api_keys.create",
            "POST /api/v1/api-keys",
            P::ApiKeysWrite,
            Effect::Write,
            state,
            api_keys::create,
        )
        .summary("Make an API key; the key is shown this once")
        .status(201),
        Operation::new(
            "api_keys.revoke",
            "DELETE /api/v1/api-keys/{id}",
            P::ApiKeysWrite,
            Effect::Write,
            state,
            api_keys::revoke,
        )
        .summary("Revoke an API key; it is refused within 10 seconds"),
    ]
}

/// What the caller may hand on: their permissions, cut to a person's role as it is now. A token may be
/// older than a demotion, and must not undo it.
///
/// # Errors
/// `Forbidden` when the caller is no member any more or has lost `needed`.
pub(crate) async fn authority(
    tx: &TenantTx,
    ctx: &OpContext,
    needed: tekup_context::Permission,
) -> Result<Permissions> {
    let Principal::User { id, .. } = ctx.principal() else {
        return Ok(ctx.permissions());
    };
    let role = Identity::role_in(tx, *id)
        .await?
        .ok_or_else(|| Error::forbidden("you are no longer a member of this tenant"))?;
    let authority = ctx.permissions().intersection(role.permissions());
    if authority.contains(needed) {
        Ok(authority)
    } else {
        Err(Error::forbidden(format!(
            "this needs the permission {needed}"
        )))
    }
}
