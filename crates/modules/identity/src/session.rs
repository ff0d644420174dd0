//! A sign-in as its owner sees it.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;
use tekup_base::{Error, Result, TenantId, UserId};
use tekup_context::{Permission, Role};
use tekup_db::sql::queries::identity::tenants::TenantsOfUser;
use uuid::Uuid;

use crate::{
    Identity, LocaleCode, MembershipView, TenantView,
    token::{self, Claims},
};

/// A sign-in: who, where, and the tokens.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Session {
    /// Who signed in.
    pub user: SessionUser,
    /// The tenant they are in.
    pub tenant: TenantView,
    /// Their role there.
    pub role: Role,
    /// Every tenant they could be in.
    pub tenants: Vec<MembershipView>,
    /// What they may do in this one.
    pub permissions: Vec<Permission>,
    /// Their tokens.
    pub tokens: Tokens,
}

/// Who signed in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SessionUser {
    /// Who.
    pub id: UserId,
    /// The address they sign in with.
    pub email: String,
    /// What the others call them.
    pub name: String,
    /// The language they are spoken to in.
    pub locale: LocaleCode,
}

/// The tokens of a sign-in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Tokens {
    /// For `Authorization: Bearer`.
    pub access_token: String,
    /// Seconds for which the access token is good.
    pub expires_in: i64,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// The next refresh token, for clients that keep it themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// The membership in `tenant`, among those of a person.
pub(crate) fn find(tenants: &[TenantsOfUser], tenant: Uuid) -> Option<&TenantsOfUser> {
    tenants.iter().find(|membership| membership.id == tenant)
}

/// Where a new sign-in leads: to the tenant last used, else to the first that was joined.
pub(crate) fn home(tenants: &[TenantsOfUser]) -> Option<&TenantsOfUser> {
    tenants.iter().min_by_key(|membership| {
        (
            std::cmp::Reverse(membership.last_used_at),
            membership.created_at,
        )
    })
}

pub(crate) fn role_of(text: &str) -> Result<Role> {
    text.parse()
        .map_err(|()| Error::internal(format!("unknown role {text:?}")))
}

impl Identity {
    /// A session of `user` in `tenant`, which is one of `tenants`, with a fresh access token that ends
    /// with its usual life or at `until`, whichever is first.
    pub(crate) fn session(
        &self,
        user: SessionUser,
        tenant: Uuid,
        tenants: &[TenantsOfUser],
        family: Uuid,
        until: Option<DateTime<Utc>>,
    ) -> Result<Session> {
        let current = find(tenants, tenant).ok_or_else(|| Error::not_found("tenant"))?;
        let role = role_of(&current.role)?;
        let mut claims = Claims::new(
            user.id.0,
            user.name.clone(),
            user.locale,
            tenant,
            role,
            family,
            self.now(),
        );
        if let Some(until) = until {
            claims.exp = claims.exp.min(until.timestamp());
        }
        Ok(Session {
            user,
            tenant: TenantView {
                id: TenantId(tenant),
                name: current.name.clone(),
                slug: current.slug.clone(),
            },
            role,
            tenants: tenants.iter().map(membership).collect::<Result<_>>()?,
            permissions: role.permissions().iter().collect(),
            tokens: Tokens {
                access_token: token::issue(&self.0.keys, &claims)?,
                expires_in: claims.exp - claims.iat,
                token_type: "Bearer",
                refresh_token: None,
            },
        })
    }
}

pub(crate) fn membership(row: &TenantsOfUser) -> Result<MembershipView> {
    Ok(MembershipView {
        id: TenantId(row.id),
        name: row.name.clone(),
        slug: row.slug.clone(),
        role: Some(role_of(&row.role)?),
    })
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn row(name: &str, joined: i64, used: Option<i64>) -> TenantsOfUser {
        let at = |seconds| DateTime::<Utc>::UNIX_EPOCH + TimeDelta::seconds(seconds);
        TenantsOfUser {
            id: Uuid::now_v7(),
            name: name.to_owned(),
            slug: name.to_owned(),
            role: "viewer".to_owned(),
            created_at: at(joined),
            last_used_at: used.map(at),
        }
    }

    #[test]
    fn a_sign_in_leads_to_the_tenant_last_used_else_to_the_first_joined() {
        let fresh = [row("b", 2, None), row("a", 1, None)];
        assert_eq!(home(&fresh).unwrap().name, "a");
        let used = [
            row("a", 1, Some(5)),
            row("b", 2, Some(9)),
            row("c", 0, None),
        ];
        assert_eq!(home(&used).unwrap().name, "b");
        assert!(home(&[]).is_none());
    }
}
