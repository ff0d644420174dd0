//! Tenants, users, sign-in, API keys.
//!
//! A person is one row in `users` and a membership with a role in each of their tenants; a program holds
//! an API key with scopes. People sign in and get a short access token and a rotating refresh token;
//! [`Authenticator`] turns either credential into a principal, a tenant and permissions.
//!
//! What takes effect when:
//! * An access token lives for 15 minutes and carries the role it was made with, so a changed role or a
//!   removed membership reaches that person's calls within 15 minutes at most. Handing on rights (adding
//!   people, changing roles, making keys) looks at the membership as it is now.
//! * A revoked API key is refused at once by the process that revoked it, within 10 seconds by the others.
//! * A sign-out ends the refresh tokens of that sign-in at once, and its access tokens too in this process.
//!
//! To add an operation: a file (or function) under `ops/`, a line in [`Identity::operations`].
#![deny(missing_docs)]

mod api_key;
mod authenticator;
mod authority;
mod demo;
mod http;
mod lockout;
mod model;
mod openapi;
mod ops;
mod password;
mod refresh;
mod session;
mod sign_in;
mod signing;
mod token;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use tekup_base::{Clock, Result, SystemClock};
use tekup_db::{Db, DbError, sql::queries::identity};
use tekup_operations::Operation;

pub use authenticator::{Authenticated, Authenticator, Credential};
pub use model::{
    ApiKeyView, KeyRevoked, LocaleCode, MembershipView, NewApiKey, Profile, TenantView,
    UserRemoved, UserView,
};
pub use openapi::openapi_paths;
pub use session::{Session, SessionUser, Tokens};

use lockout::{SignInLimit, UnknownLockout};
use password::Hasher;
use signing::SigningKeys;

/// How sign-in behaves.
#[derive(Debug, Clone)]
pub struct IdentityConfig {
    /// Marks the refresh cookie `Secure`: it then travels over HTTPS only.
    pub secure_cookies: bool,
    /// Where time comes from.
    pub clock: Arc<dyn Clock>,
}

impl Default for IdentityConfig {
    fn default() -> Self {
        Self {
            secure_cookies: false,
            clock: Arc::new(SystemClock),
        }
    }
}

/// The module's state. Cheap to clone.
#[derive(Clone)]
pub struct Identity(Arc<Inner>);

struct Inner {
    db: Db,
    config: IdentityConfig,
    keys: SigningKeys,
    hasher: Hasher,
    authenticator: Authenticator,
    limit: SignInLimit,
    unknown: UnknownLockout,
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity")
    }
}

impl Identity {
    /// Loads the key that signs access tokens, making it first if there is none.
    ///
    /// # Errors
    /// When the database fails or holds a key that cannot be read.
    pub async fn open(db: Db, config: IdentityConfig) -> Result<Self> {
        let keys = SigningKeys::load(&db).await?;
        let authenticator = Authenticator::new(db.clone(), keys.clone(), Arc::clone(&config.clock));
        Ok(Self(Arc::new(Inner {
            db,
            config,
            keys,
            hasher: Hasher::new(),
            authenticator,
            limit: SignInLimit::new(),
            unknown: UnknownLockout::new(),
        })))
    }

    /// What turns credentials into principals. Cheap to clone; all clones share their caches.
    pub fn authenticator(&self) -> Authenticator {
        self.0.authenticator.clone()
    }

    /// The module's operations, for the registry.
    pub fn operations(&self) -> Vec<Operation> {
        ops::all(self)
    }

    /// Sign-in and its kin as plain routes, with full paths.
    pub fn routes(&self) -> axum::Router {
        http::routes(self.clone())
    }

    /// Deletes refresh tokens that have run out and people whom every tenant has let go. For the upkeep
    /// job; returns how many rows went.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn upkeep(&self) -> Result<u64> {
        let tx = self.db().begin_system("prune refresh tokens").await?;
        let mut gone = identity::sessions::prune_refresh_tokens()
            .bind(&tx, &self.now())
            .await
            .map_err(DbError::from)?;
        let left = identity::users::users_without_tenant()
            .bind(&tx, &1000)
            .all()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        for user in left {
            gone += ops::users::forget(self, user).await?;
        }
        Ok(gone)
    }

    pub(crate) fn db(&self) -> &Db {
        &self.0.db
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.0.config.clock.now()
    }
}
