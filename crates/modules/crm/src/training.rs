//! A tenant's own model, learned from what became of its leads, as a Run.

use async_trait::async_trait;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::{DbError, TenantTx, sql::queries::crm::scoring as sql};
use tekup_events::emit;
use tekup_runs::{Execution, Failure, RunKind};
use uuid::Uuid;

use crate::{
    Crm,
    access::Access,
    kind::Name,
    qualify, records,
    scoring::{
        features::{self, Features},
        measure::{self, Quality},
        model::Model,
    },
    store,
};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "leads.train_scoring";
/// Outcomes of each sort that are needed: fewer teach nothing.
pub(crate) const LEAST: usize = 30;
/// Most leads that are learned from: the newest ones.
const MOST: usize = 20_000;
/// Leads that are read at once.
const PAGE: i64 = 1000;

/// Learns from a tenant's outcomes.
pub(crate) struct TrainRun(Crm);

impl TrainRun {
    pub(crate) fn new(crm: Crm) -> Self {
        Self(crm)
    }
}

#[async_trait]
impl RunKind for TrainRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        if let Some(done) = run.done::<Value>("trained")? {
            return Ok(done);
        }
        let ctx = run.ctx().clone();
        let examples = self.examples(run, &ctx).await?;
        let won = examples.iter().filter(|(_, _, won)| *won).count();
        enough(won, examples.len() - won)?;
        run.progress(0, 0, "learning").await?;
        let learned = tokio::task::spawn_blocking(move || learn(&examples)).await;
        let (model, quality) =
            learned.map_err(|error| Failure::Retry(Error::internal(error)))??;
        run.check()?;
        let started = ctx.now();
        let mut tx = self.0.0.db.begin(&ctx).await?;
        let version = store_model(&tx, &ctx, &model, &quality).await?;
        let output = json!({"version": version, "quality": quality});
        emit(&mut tx, &ctx, "scoring.trained", run.run().id.0, &output)?;
        run.checkpoint(&tx, "trained", &output, started).await?;
        tx.commit().await?;
        Ok(output)
    }
}

/// # Errors
/// A conflict that says how many outcomes there are, and how many it takes.
pub(crate) fn enough(won: usize, lost: usize) -> Result<()> {
    if won < LEAST || lost < LEAST {
        return Err(Error::conflict(format!(
            "a model needs {LEAST} leads that became customers and {LEAST} that did not; there are {won} and {lost}. \
             Until then leads are scored by rules"
        )));
    }
    Ok(())
}

impl TrainRun {
    /// Leads of which it is known what became of them, in the order of their making.
    async fn examples(
        &self,
        run: &Execution,
        ctx: &OpContext,
    ) -> Result<Vec<(Uuid, Features, bool)>, Failure> {
        let mut examples = Vec::new();
        let mut before = None;
        loop {
            run.check()?;
            let tx = self.0.0.db.begin(ctx).await?;
            let found = sql::examples()
                .bind(&tx, &ctx.tenant().0, &before, &PAGE)
                .all()
                .await;
            let found = found.map_err(DbError::from)?;
            let ids: Vec<Uuid> = found.iter().map(|row| row.id).collect();
            let Some(last) = ids.last().copied() else {
                break;
            };
            let rows = store::lock(&tx, Access::All, Name::Lead.kind(), &ids, false).await?;
            let activities = qualify::activities(&tx, &ids).await?;
            drop(tx);
            let none = features::Activities::new();
            for row in rows {
                let id = records::id_of(&row);
                let won = found
                    .iter()
                    .any(|one| one.id == id && one.converted == Some(true));
                // As it was then: later silence says nothing.
                let then = crate::records::text_of(&row, "status_since")
                    .and_then(|at| chrono::DateTime::parse_from_rfc3339(at).ok())
                    .map_or(ctx.now(), |at| at.to_utc());
                examples.push((
                    id,
                    features::of(&row, activities.get(&id).unwrap_or(&none), then),
                    won,
                ));
            }
            before = Some(last);
            if examples.len() >= MOST {
                break;
            }
        }
        examples.sort_by_key(|(id, ..)| *id);
        Ok(examples)
    }
}

/// Trains on four fifths and measures on the rest; then learns from all of it.
fn learn(examples: &[(Uuid, Features, bool)]) -> Result<(Model, Quality)> {
    // By the end of the id, which is random and the same every time.
    let tried = |id: &Uuid| id.as_bytes()[15].is_multiple_of(5);
    let part = |wanted: bool| -> Vec<(Features, bool)> {
        let some = examples.iter().filter(|(id, ..)| tried(id) == wanted);
        some.map(|(_, features, won)| (features.clone(), *won))
            .collect()
    };
    let (learning, trying) = (part(false), part(true));
    let model = Model::train(&learning)?;
    let said: Vec<(f64, bool)> = trying
        .iter()
        .map(|(one, won)| (model.probability(one), *won))
        .collect();
    let quality = measure::of(learning.len(), &said);
    let all: Vec<(Features, bool)> = examples
        .iter()
        .map(|(_, features, won)| (features.clone(), *won))
        .collect();
    Ok((Model::train(&all)?, quality))
}

async fn store_model(
    tx: &TenantTx,
    ctx: &OpContext,
    model: &Model,
    quality: &Quality,
) -> Result<i32> {
    let tenant = ctx.tenant().0;
    let held = sql::hold_models()
        .bind(tx, &tenant)
        .all()
        .await
        .map_err(DbError::from)?;
    let version = held.last().copied().unwrap_or(0) + 1;
    sql::retire_models()
        .bind(tx, &tenant)
        .await
        .map_err(DbError::from)?;
    sql::insert_model()
        .bind(
            tx,
            &tenant,
            &version,
            &serde_json::to_value(model).map_err(Error::internal)?,
            &serde_json::to_value(quality).map_err(Error::internal)?,
            &true,
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    Ok(version)
}
