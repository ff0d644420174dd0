//! Tenants, people and keys that are there if they were not: for the demo loader only. They cross
//! tenants, check no caller and write no audit.

use tekup_base::{Error, Result, Secret, TenantId, UserId};
use tekup_context::{Locale, Permission, Role};
use tekup_db::{
    DbError, DbResult, SystemTx,
    sql::queries::identity::{api_keys, tenants, users},
};
use uuid::Uuid;

use crate::{Identity, LocaleCode, api_key};

impl Identity {
    /// The tenant of this slug; made if there is none.
    ///
    /// # Errors
    /// When the database fails or refuses the slug.
    pub async fn ensure_tenant(&self, slug: &str, name: &str) -> Result<TenantId> {
        let tx = self.db().begin_system("load the demo: tenant").await?;
        tenants::insert_tenant()
            .bind(&tx, &Uuid::now_v7(), &name, &slug)
            .await
            .map_err(DbError::from)?;
        let tenant = tenants::tenant_by_slug()
            .bind(&tx, &slug)
            .one()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(TenantId(tenant.id))
    }

    /// The person at this address, with these roles in these tenants; made if there is none. The name,
    /// password and language of one who is there stay.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ensure_user(
        &self,
        email: &str,
        name: &str,
        password: &Secret,
        locale: LocaleCode,
        roles: &[(TenantId, Role)],
    ) -> Result<UserId> {
        let known = match self.user_at(email).await? {
            Some(id) => Some(id),
            None => {
                let hash = self.0.hasher.hash(password.clone()).await?;
                match self.make_user(email, name, &hash, locale, roles).await {
                    Ok(id) => return Ok(id),
                    // Another process was faster.
                    Err(error) if error.is_unique_violation() => self.user_at(email).await?,
                    Err(error) => return Err(error.into()),
                }
            }
        };
        let id = known.ok_or_else(|| Error::not_found("the person just made"))?;
        let tx = self.db().begin_system("load the demo: roles").await?;
        give_roles(&tx, id, roles).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The person and their roles in one transaction: the upkeep forgets people without a tenant.
    async fn make_user(
        &self,
        email: &str,
        name: &str,
        hash: &str,
        locale: LocaleCode,
        roles: &[(TenantId, Role)],
    ) -> DbResult<UserId> {
        let id = UserId::new();
        let tx = self.db().begin_system("load the demo: person").await?;
        let locale = Locale::from(locale).as_str();
        users::insert_user()
            .bind(&tx, &id.0, &email, &name, &hash, &locale)
            .await?;
        give_roles(&tx, id, roles).await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn user_at(&self, email: &str) -> Result<Option<UserId>> {
        let tx = self
            .db()
            .begin_system("load the demo: find a person")
            .await?;
        let found = users::user_by_email()
            .bind(&tx, &email)
            .opt()
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        Ok(found.map(|user| UserId(user.id)))
    }

    /// Makes `literal_key` a key of the tenant unless it is one. It needs no particular form, so that a
    /// demo can have one that people remember.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn ensure_api_key(
        &self,
        tenant: TenantId,
        name: &str,
        literal_key: &str,
        scopes: &[Permission],
    ) -> Result<()> {
        let hash = api_key::hash(literal_key);
        let scopes: Vec<&str> = scopes.iter().map(|scope| scope.as_str()).collect();
        let prefix: String = literal_key.chars().take(4).collect();
        let now = self.now();
        let tx = self.db().begin_system("load the demo: API key").await?;
        api_keys::ensure_api_key()
            .bind(
                &tx,
                &tenant.0,
                &Uuid::now_v7(),
                &name,
                &prefix,
                &hash.as_slice(),
                &scopes,
                &now,
            )
            .await
            .map_err(DbError::from)?;
        tx.commit().await?;
        self.0.authenticator.forget_key(&hash).await;
        Ok(())
    }
}

async fn give_roles(tx: &SystemTx, id: UserId, roles: &[(TenantId, Role)]) -> DbResult<()> {
    for (tenant, role) in roles {
        users::ensure_membership()
            .bind(tx, &tenant.0, &id.0, &role.as_str())
            .await?;
    }
    Ok(())
}
