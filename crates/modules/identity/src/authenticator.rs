//! From a credential to a principal.

use std::{sync::Arc, time::Duration};

use axum::http::{HeaderMap, header};
use chrono::{DateTime, TimeDelta, Utc};
use moka::{future, sync};
use sha2::{Digest, Sha256};
use tekup_base::{ApiKeyId, Clock, Error, ErrorKind, Result, TenantId, UserId};
use tekup_context::{Locale, Permissions, Principal};
use tekup_db::{Db, DbError, sql::queries::identity::api_keys as sql};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::{
    api_key,
    signing::SigningKeys,
    token::{self, LIFE},
};

/// How long a key is trusted before it is looked up again.
const KEY_LIFE: Duration = Duration::from_secs(10);
/// How long a key that does not exist is remembered.
const NO_KEY_LIFE: Duration = Duration::from_secs(2);
/// How often `last_used_at` is written at most.
const TOUCH_EVERY: Duration = Duration::from_secs(60);
/// Writes of `last_used_at` that may be under way.
const TOUCHES: usize = 4;

/// What a caller shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Credential<'a> {
    /// A person's access token.
    Bearer(&'a str),
    /// A tenant's API key.
    TenantKey(&'a str),
}

impl<'a> Credential<'a> {
    /// The credential of a request: `Authorization: Bearer` or `x-tenant-key`; `None` when there is none.
    ///
    /// # Errors
    /// `Unauthenticated` for two at once, which would be ambiguous, and for one that is not text or of
    /// another scheme.
    pub fn of(headers: &'a HeaderMap) -> Result<Option<Self>> {
        let text = |name: &str| {
            headers
                .get(name)
                .map(|value| {
                    value.to_str().map_err(|_| {
                        Error::unauthenticated(format!("the header {name} is not plain text"))
                    })
                })
                .transpose()
        };
        let bearer = text(header::AUTHORIZATION.as_str())?
            .map(|value| {
                value
                    .split_once(' ')
                    .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
                    .map(|(_, token)| token.trim())
                    .ok_or_else(|| {
                        Error::unauthenticated("send Authorization: Bearer <access token>")
                    })
            })
            .transpose()?;
        match (bearer, text("x-tenant-key")?) {
            (Some(_), Some(_)) => Err(Error::unauthenticated(
                "send an access token or an x-tenant-key, not both",
            )),
            (Some(token), None) => Ok(Some(Self::Bearer(token))),
            (None, Some(key)) => Ok(Some(Self::TenantKey(key.trim()))),
            (None, None) => Ok(None),
        }
    }
}

/// Who a credential stands for.
#[derive(Debug, Clone)]
pub struct Authenticated {
    /// The person or the key.
    pub principal: Principal,
    /// The tenant they act for.
    pub tenant: TenantId,
    /// What they may do there.
    pub permissions: Permissions,
    /// A person's language.
    pub locale: Option<Locale>,
    /// The sign-in an access token belongs to.
    pub session: Option<Uuid>,
    /// When the credential ends; a long-lived connection must end with it.
    pub expires_at: Option<DateTime<Utc>>,
}

/// Turns credentials into principals. Cheap to clone; clones share their caches.
///
/// A verified token is remembered until it expires, a key for ten seconds. All caches are bounded.
#[derive(Clone)]
pub struct Authenticator(Arc<Inner>);

struct Inner {
    db: Db,
    keys: SigningKeys,
    clock: Arc<dyn Clock>,
    tokens: sync::Cache<[u8; 32], Arc<Authenticated>>,
    api_keys: future::Cache<[u8; 32], Arc<Authenticated>>,
    no_keys: sync::Cache<[u8; 32], ()>,
    touched: sync::Cache<Uuid, ()>,
    touches: Arc<Semaphore>,
    signed_out: sync::Cache<Uuid, ()>,
}

impl std::fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Authenticator")
    }
}

impl Authenticator {
    pub(crate) fn new(db: Db, keys: SigningKeys, clock: Arc<dyn Clock>) -> Self {
        let token_life = Duration::from_secs(LIFE.unsigned_abs());
        Self(Arc::new(Inner {
            db,
            keys,
            clock,
            tokens: sync::Cache::builder()
                .max_capacity(50_000)
                .time_to_live(token_life)
                .build(),
            api_keys: future::Cache::builder()
                .max_capacity(10_000)
                .time_to_live(KEY_LIFE)
                .build(),
            no_keys: sync::Cache::builder()
                .max_capacity(10_000)
                .time_to_live(NO_KEY_LIFE)
                .build(),
            touched: sync::Cache::builder()
                .max_capacity(10_000)
                .time_to_live(TOUCH_EVERY)
                .build(),
            touches: Arc::new(Semaphore::new(TOUCHES)),
            signed_out: sync::Cache::builder()
                .max_capacity(100_000)
                .time_to_live(token_life)
                .build(),
        }))
    }

    /// Who `credential` stands for.
    ///
    /// # Errors
    /// `Unauthenticated` when it is wrong, expired, revoked or signed out; `Unavailable` when a key could
    /// not be looked up.
    pub async fn authenticate(&self, credential: Credential<'_>) -> Result<Arc<Authenticated>> {
        match credential {
            Credential::Bearer(token) => self.bearer(token),
            Credential::TenantKey(key) => self.tenant_key(key).await,
        }
    }

    fn bearer(&self, token: &str) -> Result<Arc<Authenticated>> {
        let now = self.0.clock.now();
        let hash: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        let who = match self.0.tokens.get(&hash) {
            Some(who) if who.expires_at.is_none_or(|end| end > now) => who,
            Some(_) => return Err(token::expired()),
            None => {
                let claims = token::verify(&self.0.keys, token, now)?;
                let who = Arc::new(Authenticated {
                    principal: Principal::User {
                        id: UserId(claims.sub),
                        name: claims.name,
                    },
                    tenant: TenantId(claims.tenant),
                    permissions: claims.role.permissions(),
                    locale: Some(claims.locale.into()),
                    session: Some(claims.sid),
                    expires_at: DateTime::from_timestamp(claims.exp, 0),
                });
                self.0.tokens.insert(hash, Arc::clone(&who));
                who
            }
        };
        match who.session {
            Some(session) if self.0.signed_out.contains_key(&session) => Err(
                Error::unauthenticated("this session was signed out; sign in again"),
            ),
            _ => Ok(who),
        }
    }

    async fn tenant_key(&self, key: &str) -> Result<Arc<Authenticated>> {
        let unknown = || Error::unauthenticated("the x-tenant-key is not valid");
        if key.is_empty() || key.len() > api_key::MAX_LENGTH {
            return Err(unknown());
        }
        let hash = api_key::hash(key);
        if self.0.no_keys.contains_key(&hash) {
            return Err(unknown());
        }
        // Calls with the same key at once wait for one look-up.
        let who = self
            .0
            .api_keys
            .try_get_with(hash, self.look_up(&hash))
            .await
            .map_err(|error: Arc<Error>| (*error).clone())
            .inspect_err(|error| {
                if error.kind() == ErrorKind::Unauthenticated {
                    self.0.no_keys.insert(hash, ());
                }
            })?;
        let now = self.0.clock.now();
        if who.expires_at.is_some_and(|end| end <= now) {
            return Err(Error::unauthenticated("the x-tenant-key has expired"));
        }
        self.touch(&who, now);
        Ok(who)
    }

    async fn look_up(&self, hash: &[u8; 32]) -> Result<Arc<Authenticated>> {
        let tx = self
            .0
            .db
            .begin_system("find the tenant of an API key")
            .await?;
        let found = sql::api_key_by_hash()
            .bind(&tx, &hash.as_slice())
            .opt()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let found = found.ok_or_else(|| Error::unauthenticated("the x-tenant-key is not valid"))?;
        Ok(Arc::new(Authenticated {
            principal: Principal::ApiKey {
                id: ApiKeyId(found.id),
                name: found.name,
            },
            tenant: TenantId(found.tenant_id),
            permissions: found
                .scopes
                .iter()
                .filter_map(|scope| scope.parse().ok())
                .collect(),
            locale: None,
            session: None,
            expires_at: found.expires_at,
        }))
    }

    /// Notes the use of a key, at most once a minute and without making the call wait.
    fn touch(&self, who: &Authenticated, now: DateTime<Utc>) {
        let Some(id) = who.principal.id() else { return };
        if !self.0.touched.entry(id).or_insert(()).is_fresh() {
            return;
        }
        let Ok(turn) = Arc::clone(&self.0.touches).try_acquire_owned() else {
            self.0.touched.invalidate(&id);
            return;
        };
        let (db, tenant) = (self.0.db.clone(), who.tenant);
        tokio::spawn(async move {
            let _turn = turn;
            let stale = now - TimeDelta::from_std(TOUCH_EVERY).unwrap_or_default();
            let write = async {
                let tx = db.begin_system("note the use of an API key").await?;
                sql::touch_api_key()
                    .bind(&tx, &now, &tenant.0, &id, &stale)
                    .await?;
                tx.commit().await
            };
            if let Err(error) = write.await {
                tracing::debug!(%error, "the use of an API key was not noted");
            }
        });
    }

    /// Forgets a key: it is looked up again with its next call.
    pub(crate) async fn forget_key(&self, hash: &[u8]) {
        if let Ok(hash) = <[u8; 32]>::try_from(hash) {
            self.0.no_keys.invalidate(&hash);
            self.0.api_keys.invalidate(&hash).await;
        }
    }

    /// Refuses the access tokens of a sign-in from now on, in this process.
    pub(crate) fn sign_out(&self, session: Uuid) {
        self.0.signed_out.insert(session, ());
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| {
                (
                    header::HeaderName::from_static(name),
                    HeaderValue::from_static(value),
                )
            })
            .collect()
    }

    #[test]
    fn a_credential_is_read_from_either_header() {
        let bearer = headers(&[("authorization", "bearer abc")]);
        assert_eq!(
            Credential::of(&bearer).unwrap(),
            Some(Credential::Bearer("abc"))
        );
        let key = headers(&[("x-tenant-key", "demo-key")]);
        assert_eq!(
            Credential::of(&key).unwrap(),
            Some(Credential::TenantKey("demo-key"))
        );
        assert_eq!(Credential::of(&headers(&[])).unwrap(), None);
    }

    #[test]
    fn an_ambiguous_or_foreign_credential_is_refused() {
        let both = headers(&[("authorization", "Bearer abc"), ("x-tenant-key", "k")]);
        assert!(Credential::of(&both).is_err());
        assert!(Credential::of(&headers(&[("authorization", "Basic abc")])).is_err());
    }
}
