//! Signing in with e-mail and password.

use std::net::IpAddr;

use tekup_base::{Error, Result, Secret, UserId};
use tekup_context::{Door, Locale, OpContext, OpContextBuilder, Principal};
use tekup_db::{
    DbError,
    sql::queries::identity::{sessions, tenants, users},
};
use uuid::Uuid;

use crate::{
    Identity, api_key,
    lockout::{LOCKED_FOR, MAX_ATTEMPTS, locked},
    password,
    refresh::REFRESH_LIFE,
    session::{Session, SessionUser, home, role_of},
};

impl Identity {
    /// Signs a person in. Returns the session and its first refresh token.
    ///
    /// An address that belongs to nobody is treated as one with a wrong password, in its answer, its
    /// time and its locks.
    pub(crate) async fn sign_in(
        &self,
        address: Option<IpAddr>,
        request_id: &str,
        email: &str,
        given: Secret,
    ) -> Result<(Session, String)> {
        let wrong = || Error::unauthenticated("the e-mail address or the password is wrong");
        let email = email.trim();
        self.0.limit.check(address, email)?;
        let now = self.now();
        let tx = self.db().begin_system("sign in: find the person").await?;
        let found = users::begin_sign_in()
            .bind(&tx, &MAX_ATTEMPTS, &(now + LOCKED_FOR), &email, &now)
            .opt()
            .await
            .map_err(DbError::from)?;
        let state = users::locked_until()
            .bind(&tx, &email)
            .opt()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        match (&found, &state) {
            (None, Some(state)) => return Err(locked(state.locked_until.unwrap_or(now), now)),
            (None, None) => self.0.unknown.count(email, now)?,
            (Some(_), _) => {}
        }
        // More than a good password can have is not worth hashing.
        let too_long = given.expose().chars().count() > password::MAX_LENGTH;
        let hash = found.as_ref().map(|person| person.password_hash.clone());
        let right = !too_long && self.0.hasher.verify(given, hash).await?;
        let Some(person) = found.filter(|_| right) else {
            return Err(wrong());
        };
        let user = SessionUser {
            id: UserId(person.id),
            email: person.email,
            name: person.name,
            locale: Locale::from_code(&person.locale).into(),
        };
        self.open_session(user, request_id).await
    }

    async fn open_session(&self, user: SessionUser, request_id: &str) -> Result<(Session, String)> {
        let (family, now) = (Uuid::now_v7(), self.now());
        let refresh = api_key::random_token();
        let tx = self.db().begin_system("sign in: open the session").await?;
        users::record_sign_in()
            .bind(&tx, &user.id.0)
            .await
            .map_err(DbError::from)?;
        let memberships = tenants::tenants_of_user()
            .bind(&tx, &user.id.0)
            .all()
            .await
            .map_err(DbError::from)?;
        let Some(home) = home(&memberships) else {
            // The password was right: the count of wrong ones ends here all the same.
            tx.commit().await?;
            return Err(Error::forbidden(
                "this account belongs to no tenant (any more)",
            ));
        };
        let tenant = home.id;
        sessions::insert_refresh_token()
            .bind(
                &tx,
                &tenant,
                &Uuid::now_v7(),
                &family,
                &user.id.0,
                &api_key::hash(&refresh).as_slice(),
                &now,
                &(now + REFRESH_LIFE),
            )
            .await
            .map_err(DbError::from)?;
        users::use_membership()
            .bind(&tx, &now, &tenant, &user.id.0)
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        let session = self.session(user, tenant, &memberships, family, None)?;
        self.note(&session, "auth.login", request_id).await;
        Ok((session, refresh))
    }

    /// The context of a person's own call to one of the plain routes.
    pub(crate) fn context(
        &self,
        session: &Session,
        operation: &'static str,
        request_id: &str,
    ) -> OpContext {
        OpContextBuilder {
            principal: Principal::User {
                id: session.user.id,
                name: session.user.name.clone(),
            },
            permissions: session.role.permissions(),
            request_id: request_id.into(),
            locale: session.user.locale.into(),
            clock: std::sync::Arc::clone(&self.0.config.clock),
            operation,
            ..OpContextBuilder::system("identity", session.tenant.id, Door::Http)
        }
        .build()
    }

    /// Writes what a session did into the tenant's audit trail. The session stands even if that fails.
    pub(crate) async fn note(&self, session: &Session, operation: &'static str, request_id: &str) {
        let ctx = self.context(session, operation, request_id);
        self.audit(&ctx, session.user.id.0).await;
    }

    pub(crate) async fn audit(&self, ctx: &OpContext, user: Uuid) {
        let write = async {
            let mut tx = self.db().begin(ctx).await?;
            tekup_ledger::audit(&mut tx, ctx, Some(user), serde_json::json!({}));
            tx.commit().await
        };
        if let Err(error) = write.await {
            tracing::error!(%error, operation = ctx.operation(), "an audit entry was lost");
        }
    }

    /// The role of a person in the tenant of `tx`, as it is now.
    pub(crate) async fn role_in(
        tx: &tekup_db::TenantTx,
        user: UserId,
    ) -> Result<Option<tekup_context::Role>> {
        let role = users::membership()
            .bind(tx, &user.0)
            .opt()
            .await
            .map_err(DbError::from)?;
        role.map(|role| role_of(&role)).transpose()
    }
}
