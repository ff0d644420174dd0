//! Refresh tokens: rotation, reuse, sign-out, and moving to another tenant.
//!
//! Every sign-in is a family; each use of its token makes the next one. A token that was used before is a
//! sign of theft, and ends the family. One exception keeps two tabs that refresh at once signed in: for
//! ten seconds after its use, a token whose successor is still unused gets an access token, but no refresh
//! token. The family never forks.

use chrono::{DateTime, TimeDelta, Utc};
use tekup_base::{Error, Result, TenantId, UserId};
use tekup_context::{Door, Locale, OpContextBuilder};
use tekup_db::{
    DbError, SystemTx,
    sql::queries::identity::{
        sessions::{self as sql, RefreshToken},
        tenants, users,
    },
};
use uuid::Uuid;

use crate::{
    Authenticated, Identity, api_key,
    session::{Session, SessionUser, find},
};

/// How long a refresh token is good.
pub(crate) const REFRESH_LIFE: TimeDelta = TimeDelta::days(30);
/// How long a used token may still get an access token while its successor is unused.
const GRACE: TimeDelta = TimeDelta::seconds(10);
/// Longest refresh token that is looked at, in bytes.
const MAX_LENGTH: usize = 100;

/// What became of a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// It may be used now.
    Good,
    /// It was used a moment ago by another tab.
    JustUsed,
    /// It has run out or was revoked.
    Ended,
    /// It was used before: somebody has a copy.
    Reused,
}

/// How `token` stands at `now`; `successor_unused` says that nobody has used the one after it.
fn standing(token: &RefreshToken, successor_unused: bool, now: DateTime<Utc>) -> Standing {
    match token.used_at {
        _ if token.revoked_at.is_some() || token.expires_at <= now => Standing::Ended,
        None => Standing::Good,
        Some(used) if successor_unused && now - used <= GRACE => Standing::JustUsed,
        Some(_) => Standing::Reused,
    }
}

fn ended() -> Error {
    Error::unauthenticated("the session has ended; sign in again")
}

impl Identity {
    /// Uses a refresh token: a session with a fresh access token and, unless another tab was faster, the
    /// next refresh token. With `target`, the family moves to that tenant.
    pub(crate) async fn rotate(
        &self,
        token: &str,
        target: Option<TenantId>,
        request_id: &str,
    ) -> Result<(Session, Option<String>)> {
        let now = self.now();
        let tx = self.db().begin_system("use a refresh token").await?;
        let token = lock(&tx, token).await?.ok_or_else(ended)?;
        let successor_unused = match token.successor_id {
            Some(successor) => sql::is_unused()
                .bind(&tx, &successor, &token.family_id)
                .opt()
                .await
                .map_err(DbError::from)?
                .unwrap_or(false),
            None => false,
        };
        let just_used = match standing(&token, successor_unused, now) {
            Standing::Good => false,
            Standing::JustUsed if target.is_some() => {
                return Err(Error::conflict(
                    "the session was renewed in another tab at the same moment; try again",
                ));
            }
            Standing::JustUsed => true,
            Standing::Ended => return Err(ended()),
            Standing::Reused => {
                self.end_family(tx, token.family_id).await?;
                self.note_reuse(&token, request_id).await;
                return Err(ended());
            }
        };
        let memberships = tenants::tenants_of_user()
            .bind(&tx, &token.user_id)
            .all()
            .await
            .map_err(DbError::from)?;
        let tenant = target.map_or(token.tenant_id, |target| target.0);
        if find(&memberships, tenant).is_none() {
            return Err(target.map_or_else(ended, |_| Error::not_found("tenant")));
        }
        let user = person(&tx, token.user_id).await?;
        let next = if just_used {
            None
        } else {
            let next = api_key::random_token();
            let id = Uuid::now_v7();
            sql::insert_refresh_token()
                .bind(
                    &tx,
                    &tenant,
                    &id,
                    &token.family_id,
                    &token.user_id,
                    &api_key::hash(&next).as_slice(),
                    &now,
                    &(now + REFRESH_LIFE),
                )
                .await
                .map_err(DbError::from)?;
            sql::use_refresh_token()
                .bind(&tx, &now, &id, &token.tenant_id, &token.id)
                .await
                .map_err(DbError::from)?;
            Some(next)
        };
        if target.is_some() {
            users::use_membership()
                .bind(&tx, &now, &tenant, &token.user_id)
                .await
                .map_err(DbError::from)?;
        }
        tx.commit().await?;
        let session = self.session(user, tenant, &memberships, token.family_id, None)?;
        if target.is_some() {
            self.note(&session, "auth.switch", request_id).await;
        }
        Ok((session, next))
    }

    /// A session of an access token's person in another of their tenants, without a refresh token and no
    /// longer than the access token that asks: a short credential does not make a long one.
    pub(crate) async fn visit(
        &self,
        who: &Authenticated,
        target: TenantId,
        request_id: &str,
    ) -> Result<Session> {
        let (user, family) = who
            .principal
            .user_id()
            .zip(who.session)
            .ok_or_else(|| Error::forbidden("only a person can switch tenants"))?;
        let tx = self.db().begin_system("switch to another tenant").await?;
        let memberships = tenants::tenants_of_user()
            .bind(&tx, &user.0)
            .all()
            .await
            .map_err(DbError::from)?;
        if find(&memberships, target.0).is_none() {
            return Err(Error::not_found("tenant"));
        }
        let user = person(&tx, user.0).await?;
        tx.commit().await?;
        let session = self.session(user, target.0, &memberships, family, who.expires_at)?;
        self.note(&session, "auth.switch", request_id).await;
        Ok(session)
    }

    /// The person and family of a refresh token that could be used now.
    pub(crate) async fn owner_of(&self, token: &str) -> Result<Option<(UserId, Uuid)>> {
        let tx = self.db().begin_system("whose refresh token is it").await?;
        let token = find_token(&tx, token).await?;
        tx.commit().await?;
        Ok(token.map(|token| (UserId(token.user_id), token.family_id)))
    }

    /// Signs out: ends the family of a refresh token, if there is such a one.
    pub(crate) async fn sign_out(&self, token: &str) -> Result<()> {
        let tx = self.db().begin_system("sign out").await?;
        match lock(&tx, token).await? {
            Some(token) => self.end_family(tx, token.family_id).await,
            None => Ok(()),
        }
    }

    /// Signs out the sign-in `family`.
    pub(crate) async fn sign_out_family(&self, family: Uuid) -> Result<()> {
        let tx = self.db().begin_system("sign out").await?;
        lock_family(&tx, family).await?;
        self.end_family(tx, family).await
    }

    async fn end_family(&self, tx: SystemTx, family: Uuid) -> Result<()> {
        sql::revoke_family()
            .bind(&tx, &self.now(), &family)
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        self.0.authenticator.sign_out(family);
        Ok(())
    }

    async fn note_reuse(&self, token: &RefreshToken, request_id: &str) {
        tracing::warn!(user = %token.user_id, "a used refresh token came back; its family was ended");
        let mut builder =
            OpContextBuilder::system("identity", TenantId(token.tenant_id), Door::Http);
        builder.operation = "auth.reuse_detected";
        builder.request_id = request_id.into();
        self.audit(&builder.build(), token.user_id).await;
    }
}

async fn find_token(tx: &SystemTx, token: &str) -> Result<Option<RefreshToken>> {
    if token.is_empty() || token.len() > MAX_LENGTH {
        return Ok(None);
    }
    Ok(sql::refresh_token()
        .bind(tx, &api_key::hash(token).as_slice())
        .opt()
        .await
        .map_err(DbError::from)?)
}

/// Finds a token and keeps its family to this transaction; the token is read again once it is ours.
async fn lock(tx: &SystemTx, token: &str) -> Result<Option<RefreshToken>> {
    let Some(found) = find_token(tx, token).await? else {
        return Ok(None);
    };
    lock_family(tx, found.family_id).await?;
    find_token(tx, token).await
}

async fn lock_family(tx: &SystemTx, family: Uuid) -> Result<()> {
    sql::lock_family()
        .bind(tx, &family)
        .one()
        .await
        .map_err(DbError::from)?;
    Ok(())
}

async fn person(tx: &SystemTx, id: Uuid) -> Result<SessionUser> {
    let row = users::user_by_id()
        .bind(tx, &id)
        .opt()
        .await
        .map_err(DbError::from)?
        .ok_or_else(ended)?;
    Ok(SessionUser {
        id: UserId(row.id),
        email: row.email,
        name: row.name,
        locale: Locale::from_code(&row.locale).into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(used_ago: Option<i64>, now: DateTime<Utc>) -> RefreshToken {
        let id = Uuid::now_v7();
        RefreshToken {
            tenant_id: id,
            id,
            family_id: id,
            user_id: id,
            expires_at: now + REFRESH_LIFE,
            used_at: used_ago.map(|seconds| now - TimeDelta::seconds(seconds)),
            revoked_at: None,
            successor_id: used_ago.map(|_| id),
        }
    }

    #[test]
    fn only_the_immediate_predecessor_has_ten_seconds_of_grace() {
        let now = Utc::now();
        assert_eq!(standing(&token(None, now), false, now), Standing::Good);
        let just = token(Some(10), now);
        assert_eq!(standing(&just, true, now), Standing::JustUsed);
        assert_eq!(standing(&just, false, now), Standing::Reused);
        assert_eq!(standing(&token(Some(11), now), true, now), Standing::Reused);
    }

    #[test]
    fn a_revoked_or_expired_token_has_ended_whatever_else_it_is() {
        let now = Utc::now();
        let mut revoked = token(Some(1), now);
        revoked.revoked_at = Some(now);
        assert_eq!(standing(&revoked, true, now), Standing::Ended);
        let mut expired = token(None, now);
        expired.expires_at = now;
        assert_eq!(standing(&expired, false, now), Standing::Ended);
    }
}
