//! What the module shows, and the pure rules of who may do what to whom.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{ApiKeyId, TenantId, UserId};
use tekup_context::{Locale, Permission, Permissions, Role};
use uuid::Uuid;

/// A language that people are spoken to in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum LocaleCode {
    /// Danish.
    #[default]
    Da,
    /// English.
    En,
}

impl From<LocaleCode> for Locale {
    fn from(code: LocaleCode) -> Self {
        match code {
            LocaleCode::Da => Self::Da,
            LocaleCode::En => Self::En,
        }
    }
}

impl From<Locale> for LocaleCode {
    fn from(locale: Locale) -> Self {
        match locale {
            Locale::Da => Self::Da,
            Locale::En => Self::En,
        }
    }
}

/// A member of the tenant.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserView {
    /// Who.
    pub id: UserId,
    /// The address they sign in with.
    pub email: String,
    /// What the others call them.
    pub name: String,
    /// The language they are spoken to in.
    pub locale: LocaleCode,
    /// Their place in this tenant.
    pub role: Role,
    /// When they joined this tenant.
    pub created_at: DateTime<Utc>,
}

/// A member who was removed.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct UserRemoved {
    /// Who.
    pub id: UserId,
    /// Always true.
    pub removed: bool,
}

/// A tenant.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TenantView {
    /// Which.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// Its short name in addresses.
    pub slug: String,
}

/// A tenant and the caller's place in it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MembershipView {
    /// Which.
    pub id: TenantId,
    /// What people call it.
    pub name: String,
    /// Its short name in addresses.
    pub slug: String,
    /// The caller's role there; null for an API key.
    pub role: Option<Role>,
}

/// The caller.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Profile {
    /// The person or the API key.
    pub id: Option<Uuid>,
    /// The address they sign in with; null for an API key.
    pub email: Option<String>,
    /// What the others call them.
    pub name: String,
    /// The language they are spoken to in.
    pub locale: LocaleCode,
    /// The tenant they act for.
    pub tenant: TenantView,
    /// Their role there; null for an API key.
    pub role: Option<Role>,
    /// What they may do there.
    pub permissions: Vec<Permission>,
}

/// An API key, without the key.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKeyView {
    /// Which.
    pub id: ApiKeyId,
    /// What people call it.
    pub name: String,
    /// How the key begins, to tell it from others.
    pub prefix: String,
    /// What it may do.
    pub scopes: Vec<Permission>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute; null when never.
    pub last_used_at: Option<DateTime<Utc>>,
    /// When it ends; null when never.
    pub expires_at: Option<DateTime<Utc>>,
}

/// A new API key.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NewApiKey {
    /// What will be seen of it from now on.
    #[serde(flatten)]
    pub view: ApiKeyView,
    /// The key itself. Shown this once: it is stored as a hash only, so a repeated call with the same
    /// `Idempotency-Key` does not show it again.
    pub key: Option<String>,
}

/// A revoked API key.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct KeyRevoked {
    /// Which.
    pub id: ApiKeyId,
    /// Always true.
    pub revoked: bool,
}

/// Whether somebody who holds `authority` may give `role` to anybody, or take it away: nobody hands on
/// what they do not have.
pub(crate) fn may_grant(authority: Permissions, role: Role) -> bool {
    authority.contains_all(role.permissions())
}

/// The scopes among `wanted` that are not in `authority`.
pub(crate) fn beyond(authority: Permissions, wanted: &[Permission]) -> Vec<Permission> {
    wanted
        .iter()
        .copied()
        .filter(|scope| !authority.contains(*scope))
        .collect()
}

/// Whether taking `user` out of `owners` leaves none.
pub(crate) fn is_last_owner(owners: &[Uuid], user: Uuid) -> bool {
    owners == [user]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_grants_a_role_above_their_own() {
        assert!(may_grant(Role::Owner.permissions(), Role::Owner));
        assert!(may_grant(Role::Admin.permissions(), Role::Admin));
        assert!(!may_grant(Role::Admin.permissions(), Role::Owner));
        for role in Role::ALL {
            assert!(may_grant(Role::Owner.permissions(), *role));
            for above in Role::ALL.iter().filter(|above| *above < role) {
                assert!(
                    !may_grant(role.permissions(), *above)
                        || above.permissions() == role.permissions(),
                    "{role:?} may grant {above:?}"
                );
            }
        }
    }

    #[test]
    fn a_key_with_few_scopes_grants_no_role() {
        let scopes: Permissions = [Permission::UsersWrite].into_iter().collect();
        for role in Role::ALL {
            assert!(!may_grant(scopes, *role));
        }
    }

    #[test]
    fn scopes_beyond_the_creators_are_named() {
        let wanted = [Permission::RunsRead, Permission::TenantsWrite];
        assert_eq!(
            beyond(Role::Developer.permissions(), &wanted),
            [Permission::TenantsWrite]
        );
    }

    #[test]
    fn only_a_sole_owner_is_the_last_one() {
        let (a, b) = (Uuid::now_v7(), Uuid::now_v7());
        assert!(is_last_owner(&[a], a));
        assert!(!is_last_owner(&[a], b));
        assert!(!is_last_owner(&[a, b], a));
    }
}
