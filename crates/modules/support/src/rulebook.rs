use std::{sync::Arc, time::Duration};

use moka::future::Cache;
use tekup_base::{Error, Result, TenantId};
use tekup_context::OpContext;
use tekup_db::Db;
use tekup_rules::{
    Limits, RuleSet,
    escalation::{self, Decision, Facts},
};

use crate::store;

/// The tenant's rule that decides about escalation; absent: the one Tekup ships.
pub(crate) const ESCALATION: &str = "escalation";
/// How long a compiled rule is used before it is looked up again.
const FRESH: Duration = Duration::from_secs(10);

/// The tenants' compiled decision tables.
pub(crate) struct Rulebook {
    db: Db,
    compiled: Cache<TenantId, Arc<RuleSet>>,
}

impl Rulebook {
    pub(crate) fn new(db: Db) -> Self {
        Self {
            db,
            compiled: Cache::builder()
                .max_capacity(500)
                .time_to_live(FRESH)
                .build(),
        }
    }

    /// Forgets the tenant's rule, because there is a newer one.
    pub(crate) async fn forget(&self, tenant: TenantId) {
        self.compiled.invalidate(&tenant).await;
    }

    /// Asks the tenant's escalation rule. A rule that fails on these facts must not cost the customer the
    /// answer: then the rule that Tekup ships decides.
    pub(crate) async fn decide(&self, ctx: &OpContext, facts: &Facts) -> Result<Decision> {
        let rules = self
            .compiled
            .try_get_with(ctx.tenant(), self.load(ctx))
            .await
            .map_err(|error: Arc<Error>| (*error).clone())?;
        match escalation::decide(&rules, facts, &Limits::default()) {
            Ok(decision) => Ok(decision),
            Err(error) => {
                tracing::warn!(%error, "the tenant's escalation rule failed; the default decides");
                let rules = default_rules()?;
                escalation::decide(&rules, facts, &Limits::default()).map_err(Error::internal)
            }
        }
    }

    async fn load(&self, ctx: &OpContext) -> Result<Arc<RuleSet>> {
        let tx = self.db.begin_single(ctx).await?;
        let own = store::rules::get(&tx, ESCALATION).await?;
        drop(tx);
        let Some(own) = own else {
            return default_rules();
        };
        match RuleSet::compile(&own.content) {
            Ok(rules) => Ok(Arc::new(rules)),
            Err(error) => {
                tracing::warn!(%error, "the tenant's escalation rule does not compile");
                default_rules()
            }
        }
    }
}

fn default_rules() -> Result<Arc<RuleSet>> {
    let content = escalation::default_content().map_err(Error::internal)?;
    Ok(Arc::new(
        RuleSet::compile(&content).map_err(Error::internal)?,
    ))
}
