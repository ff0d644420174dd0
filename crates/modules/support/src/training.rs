//! Teaching: taking examples in, and the Run that trains a tenant's intent model from them.

use std::{
    collections::HashMap,
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, PageRequest, Result, RunId};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_nlu::{
    gazetteer::Gazetteer,
    intent::{self, Example, IntentModel, TrainOptions, View},
    tagging::{self, Annotated, Tagger},
};
use tekup_operations::finish;
use tekup_runs::{Execution, Failure, NewRun, Run, RunFilter, RunKind, spawn};

use crate::{Support, model::EntityType, store};

/// The Run's name in the queue.
pub(crate) const KIND: &str = "intents.train";
/// Examples embedded at once: few, so that a customer waiting for an answer comes in between.
const BATCH: usize = 8;
/// Examples that are embedded in some seconds.
const EMBEDDED_AT_ONCE: usize = 200;
/// Parts that the entity model is cross-validated in.
const TAGGER_FOLDS: usize = 5;
/// How often a training looks whether a newer one makes it pointless.
const LOOK_AROUND: Duration = Duration::from_secs(2);

/// An example with its intent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ImportedExample {
    /// What a customer may write; `[Aarhus](city)` marks an entity.
    #[schemars(length(min = 1, max = 1000))]
    pub text: String,
    /// The intent it shows; made if it is not there.
    #[schemars(length(min = 1, max = 100))]
    pub intent: String,
    /// Language of the text.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    pub language: Option<String>,
}

/// How a training is asked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct TrainInput {
    /// The version is only to be looked at; what answers stays.
    candidate: bool,
    /// What the version is about, for people.
    note: Option<String>,
}

/// What an import did.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Imported {
    /// Examples that were new.
    pub imported: u64,
    /// Intents they belong to.
    pub intents: usize,
    /// The Run that trains with them.
    pub run_id: RunId,
}

/// Takes examples over and starts training.
pub(crate) async fn import(
    support: &Support,
    ctx: &OpContext,
    examples: Vec<ImportedExample>,
) -> Result<Imported> {
    let mut tx = support.0.db.begin(ctx).await?;
    check_marks(&tx, examples.iter().map(|one| one.text.as_str())).await?;
    let mut ids = HashMap::new();
    for example in &examples {
        if !ids.contains_key(example.intent.as_str()) {
            let id = store::intents::upsert(&tx, &example.intent, None).await?;
            ids.insert(example.intent.as_str(), id);
        }
    }
    let rows: Vec<_> = examples
        .iter()
        .filter_map(|one| {
            let id = ids.get(one.intent.as_str())?;
            Some((*id, one.text.as_str(), one.language.as_deref()))
        })
        .collect();
    let imported = store::intents::add_examples(&tx, &rows).await?;
    let run_id = start(&mut tx, ctx).await?;
    let outcome = Imported {
        imported,
        intents: ids.len(),
        run_id,
    };
    finish(
        ctx,
        tx,
        None,
        json!({"imported": imported, "intents": ids.len()}),
        outcome,
    )
    .await
}

/// Refuses examples that mark an entity the tenant has not.
pub(crate) async fn check_marks(tx: &TenantTx, examples: impl Iterator<Item = &str>) -> Result<()> {
    let mut types = None;
    for (at, text) in examples.enumerate() {
        for span in tagging::parse(text).spans {
            let known = match &mut types {
                Some(known) => known,
                none => none.insert(store::entities::all(tx).await?),
            };
            if !known.iter().any(|one| one.name == span.kind) {
                let message = format!("marks `{}`, which is no entity; make it first", span.kind);
                let field = format!("examples[{at}].text");
                return Err(Error::field(field, "unknown_entity", message));
            }
        }
    }
    Ok(())
}

/// Starts training, in `tx`; one that waits in the queue already will do.
pub(crate) async fn start(tx: &mut TenantTx, ctx: &OpContext) -> Result<RunId> {
    start_with(tx, ctx, false, None).await
}

/// Starts training as [`start`] does. A `candidate` does not answer customers until somebody activates it.
pub(crate) async fn start_with(
    tx: &mut TenantTx,
    ctx: &OpContext,
    candidate: bool,
    note: Option<String>,
) -> Result<RunId> {
    let subject = ctx.tenant().0;
    if let Some(open) = tekup_runs::open_run(tx, KIND, subject).await? {
        return Ok(open);
    }
    let input = serde_json::to_value(TrainInput { candidate, note }).map_err(Error::internal)?;
    spawn(tx, ctx, NewRun::new(KIND, input).about(subject)).await
}

/// Trains a tenant's intent model.
pub(crate) struct TrainRun(Support);

impl TrainRun {
    pub(crate) fn new(support: Support) -> Self {
        Self(support)
    }
}

#[async_trait]
impl RunKind for TrainRun {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let ctx = run.ctx().clone();
        let tx = self.0.0.db.begin_single(&ctx).await?;
        let mut examples = store::intents::all_examples(&tx).await?;
        drop(tx);
        run.log(
            "info",
            &format!("training from {} examples", examples.len()),
        )
        .await;
        let sentences: Vec<Annotated> = examples
            .iter_mut()
            .map(|example| {
                let sentence = tagging::parse(&example.text);
                example.text.clone_from(&sentence.text);
                sentence
            })
            .collect();
        let tagged = self.tagger(&ctx, sentences).await?;
        let taught = Taught {
            examples: Arc::new(intent::with_names(examples)),
            tagged,
        };
        let count = i64::try_from(taught.examples.len()).unwrap_or(i64::MAX);
        let readers = self.0.0.understanding.readers();
        // Words and characters alone are trained in seconds; vectors take as long as embedding does, so
        // where that is long the tenant gets both, one after the other.
        if readers.is_empty() {
            let card = self.train(run, "words", &taught, None).await?;
            run.progress(count, count, "trained").await?;
            return Ok(card);
        }
        if taught.examples.len() > EMBEDDED_AT_ONCE {
            self.train(run, "words", &taught, None).await?;
        }
        let mut vectors = Vec::with_capacity(taught.examples.len());
        let mut looked = Instant::now();
        for batch in taught.examples.chunks(BATCH) {
            run.check()?;
            if looked.elapsed() >= LOOK_AROUND {
                looked = Instant::now();
                if let Some(newer) = self.at_work(run).await? {
                    run.log(
                        "info",
                        "a newer training has more examples; leaving it to that",
                    )
                    .await;
                    return Ok(json!({"leftTo": newer}));
                }
            }
            let texts = batch.iter().map(|example| example.text.clone()).collect();
            vectors.extend(readers.read(texts).await?);
            let done = i64::try_from(vectors.len()).unwrap_or(i64::MAX);
            run.progress(done, count + 1, "embedding examples").await?;
        }
        run.progress(count, count + 1, "training").await?;
        let embedded = Some((readers.name(), readers.views(), vectors));
        let card = self.train(run, "trained", &taught, embedded).await?;
        run.progress(count + 1, count + 1, "trained").await?;
        Ok(card)
    }
}

/// What a training learns from, names of the intents included, and the entity model that it has learned already.
struct Taught {
    examples: Arc<Vec<Example>>,
    tagged: Option<Tagged>,
}

/// An entity model as bytes, and what cross-validation says of it.
struct Tagged {
    bytes: Vec<u8>,
    report: Value,
}

/// Name, parts and vectors of the embeddings.
type Embedded = (String, Vec<View>, Vec<Vec<f32>>);

impl TrainRun {
    /// Trains the entity model from the marks in the examples; none where nothing is marked, or only what the
    /// tenant has no sort of entity for.
    async fn tagger(
        &self,
        ctx: &OpContext,
        mut sentences: Vec<Annotated>,
    ) -> Result<Option<Tagged>, Failure> {
        let tx = self.0.0.db.begin_single(ctx).await?;
        let types = store::entities::all(&tx).await?;
        drop(tx);
        for sentence in &mut sentences {
            let known = |kind: &str| types.iter().any(|own| own.name == kind);
            sentence.spans.retain(|span| known(&span.kind));
        }
        if sentences.iter().all(|one| one.spans.is_empty()) {
            return Ok(None);
        }
        // What teaches most comes first, and what comes first is kept.
        sentences.sort_by_key(|one| one.spans.is_empty());
        sentences.truncate(tagging::MOST_SENTENCES);
        let trained = tokio::task::spawn_blocking(move || {
            let lists: Vec<_> = types.into_iter().map(EntityType::list).collect();
            let lists = Gazetteer::new(&lists);
            let report = tagging::cross_validate(&sentences, &lists, TAGGER_FOLDS)?;
            Tagger::train(&sentences, &lists).map(|tagger| (tagger.to_bytes(), report))
        })
        .await
        .map_err(|error| Failure::Retry(Error::internal(error)))?;
        let (bytes, report) =
            trained.map_err(|error| Failure::Permanent(Error::internal(error)))?;
        let report = serde_json::to_value(report)
            .map_err(|error| Failure::Permanent(Error::internal(error)))?;
        Ok(Some(Tagged { bytes, report }))
    }

    /// A training of the tenant's that was asked for after this one and makes it pointless: one whose version
    /// is only to be looked at does so for its like alone.
    async fn newer(&self, tx: &TenantTx, run: &Execution) -> Result<Option<Run>, Failure> {
        let filter = RunFilter {
            kind: Some(KIND.to_owned()),
            ..Default::default()
        };
        let page = PageRequest {
            limit: Some(1),
            ..PageRequest::default()
        };
        let newest = tekup_runs::list(tx, &filter, &page).await?.items.pop();
        let own: TrainInput = run.input()?;
        Ok(newest.filter(|newest| {
            let asked = serde_json::from_value(newest.input.clone());
            let candidate = asked.is_ok_and(|asked: TrainInput| asked.candidate);
            newest.id != run.run().id && (own.candidate || !candidate)
        }))
    }

    /// A newer training that is at work.
    async fn at_work(&self, run: &Execution) -> Result<Option<RunId>, Failure> {
        let tx = self.0.0.db.begin_single(run.ctx()).await?;
        let newer = self.newer(&tx, run).await?;
        Ok(newer
            .filter(|newer| newer.finished_at.is_none())
            .map(|newer| newer.id))
    }

    /// A newer training that has stored a model already.
    async fn stored(&self, tx: &TenantTx, run: &Execution) -> Result<Option<RunId>, Failure> {
        let Some(newer) = self.newer(tx, run).await? else {
            return Ok(None);
        };
        let steps = tekup_runs::steps(tx, &newer, &PageRequest::default()).await?;
        Ok((!steps.items.is_empty()).then_some(newer.id))
    }

    /// Trains and stores a model as step `step`, unless that is done, or a newer training has stored one.
    async fn train(
        &self,
        run: &mut Execution,
        step: &str,
        taught: &Taught,
        embedded: Option<Embedded>,
    ) -> Result<Value, Failure> {
        if let Some(card) = run.done(step)? {
            return Ok(card);
        }
        let ctx = run.ctx().clone();
        let (started, began) = (Instant::now(), ctx.now());
        let examples = &taught.examples;
        let tagged = taught.tagged.as_ref();
        let trained = tokio::task::spawn_blocking({
            let examples = Arc::clone(examples);
            move || train(&examples, embedded)
        })
        .await
        .map_err(|error| Failure::Retry(Error::internal(error)))??;
        run.check()?;
        let asked: TrainInput = run.input()?;
        let mut tx = self.0.0.db.begin(&ctx).await?;
        store::intents::lock_models(&tx).await?;
        if let Some(newer) = self.stored(&tx, run).await? {
            return Ok(json!({"leftTo": newer}));
        }
        let before = store::intents::version_in_use(&tx).await?;
        let version = store::intents::insert_model(
            &tx,
            &store::intents::NewModel {
                engine: &trained.engine,
                bytes: &trained.bytes,
                intents: trained.intents,
                examples: trained.examples,
                accuracy: trained.accuracy,
                threshold: trained.threshold,
                seconds: started.elapsed().as_secs_f32(),
                trained_at: ctx.now(),
                report: &trained.report,
                note: asked.note.as_deref(),
                tagger: tagged.map(|own| (own.bytes.as_slice(), &own.report)),
            },
        )
        .await?;
        let candidate = asked.candidate && before > 0;
        if candidate {
            store::intents::choose_model(&tx, before).await?;
        } else {
            store::intents::choose_newest_model(&tx).await?;
        }
        let card = json!({
            "version": version,
            "engine": trained.engine,
            "intents": trained.intents,
            "examples": trained.examples,
            "crossValidatedAccuracy": trained.accuracy,
            "threshold": trained.threshold,
            "candidate": candidate,
        });
        emit(&mut tx, &ctx, "intents.trained", ctx.tenant().0, &card)?;
        run.checkpoint(&tx, step, &card, began).await?;
        tx.commit().await?;
        self.0.0.understanding.forget(ctx.tenant()).await;
        Ok(card)
    }
}

struct Trained {
    engine: String,
    bytes: Vec<u8>,
    intents: i32,
    /// Without names.
    examples: i32,
    accuracy: Option<f32>,
    threshold: f32,
    report: Value,
}

fn train(examples: &[Example], embedded: Option<Embedded>) -> Result<Trained, Failure> {
    let (named, vectors) = embedded
        .map(|(name, views, vectors)| ((name, views), vectors))
        .unzip();
    let (name, views): (Option<String>, Option<Vec<View>>) = named.unzip();
    let options = TrainOptions {
        embedding_name: name,
        views: views.unwrap_or_default(),
        ..TrainOptions::default()
    };
    let refuse = |error: intent::TrainError| {
        Failure::Permanent(Error::field("examples", "untrainable", error.to_string()))
    };
    let vectors = vectors.as_deref();
    let model = IntentModel::train(examples, vectors, &options, &mut |_| {}).map_err(refuse)?;
    Ok(Trained {
        engine: model.engine().to_owned(),
        bytes: model.to_bytes(),
        intents: i32::try_from(model.intents().len()).unwrap_or(i32::MAX),
        examples: i32::try_from(model.examples()).unwrap_or(i32::MAX),
        accuracy: model.report().accuracy,
        threshold: model.threshold(),
        report: serde_json::to_value(model.report())
            .map_err(|error| Failure::Permanent(Error::internal(error)))?,
    })
}
