use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, IntentId, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{DbError, TenantTx};
use tekup_operations::{Effect, NoInput, Operation, finish};

use super::Started;
use crate::{
    Support,
    dialogue::Dialogue,
    store,
    training::{self, Imported, ImportedExample},
    understanding::Understanding,
};

/// Examples that one intent shows and takes at most.
const MAX_EXAMPLES: i64 = 5000;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{IntentsRead, IntentsWrite};
    vec![
        Operation::new(
            "intents.list",
            "GET /api/v1/intents",
            IntentsRead,
            Read,
            support,
            list,
        )
        .summary("Lists what customers may want."),
        Operation::new(
            "intents.create",
            "POST /api/v1/intents",
            IntentsWrite,
            Write,
            support,
            create,
        )
        .summary("Adds an intent with its examples.")
        .status(201),
        Operation::new(
            "intents.get",
            "GET /api/v1/intents/{name}",
            IntentsRead,
            Read,
            support,
            get,
        )
        .summary("Shows an intent with its examples."),
        Operation::new(
            "intents.update",
            "PATCH /api/v1/intents/{name}",
            IntentsWrite,
            Write,
            support,
            update,
        )
        .summary("Renames or describes an intent, or puts other examples in the place of its own."),
        Operation::new(
            "intents.delete",
            "DELETE /api/v1/intents/{name}",
            IntentsWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes an intent and its examples."),
        Operation::new(
            "intents.import",
            "POST /api/v1/intents/import",
            IntentsWrite,
            Write,
            support,
            import,
        )
        .summary("Takes many examples over, makes the intents they need, and trains."),
        Operation::new(
            "intents.train",
            "POST /api/v1/intents/train",
            IntentsWrite,
            Write,
            support,
            train,
        )
        .summary("Trains the intent model from the examples."),
        Operation::new(
            "intents.model",
            "GET /api/v1/intents/model",
            IntentsRead,
            Read,
            support,
            model,
        )
        .summary("Shows the intent model in use."),
        Operation::new(
            "nlu.analyze",
            "POST /api/v1/nlu/analyze",
            IntentsRead,
            Read,
            support,
            analyze,
        )
        .summary("Shows what a text means: intent, entities, sentiment, language."),
    ]
}

/// Which intents.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct List {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

/// An intent as a list shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Listed {
    id: IntentId,
    name: String,
    description: Option<String>,
    examples: i64,
    languages: Vec<String>,
    /// Whether it asks the customer for something before it is dealt with.
    asks: bool,
    updated_at: DateTime<Utc>,
}

async fn list(ctx: OpContext, support: Support, input: List) -> Result<Page<Listed>> {
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = support.0.db.begin_single(&ctx).await?;
    let listed = store::intents::list(&tx, &page).await?;
    Ok(listed.map(|one| Listed {
        id: one.id,
        name: one.name,
        description: one.description,
        examples: one.examples,
        languages: one.languages,
        asks: one.asks,
        updated_at: one.updated_at,
    }))
}

/// What a customer may write.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ExampleText {
    /// The words; `[Aarhus](city)` marks an entity.
    #[schemars(length(min = 1, max = 1000))]
    text: String,
    /// Their language.
    #[schemars(regex(pattern = "^[a-z]{2}$"))]
    language: Option<String>,
}

/// An intent with its examples.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct IntentView {
    id: IntentId,
    name: String,
    description: Option<String>,
    examples: Vec<ExampleText>,
    /// What it asks the customer for before it is dealt with, if anything.
    dialogue: Option<Dialogue>,
    updated_at: DateTime<Utc>,
}

/// A new intent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Create {
    /// Its name, as rules and reports use it.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// What it is about, for people.
    #[schemars(length(max = 1000))]
    description: Option<String>,
    /// How customers say it.
    #[schemars(length(max = 5000))]
    examples: Option<Vec<ExampleText>>,
}

async fn add_examples(tx: &TenantTx, id: IntentId, examples: &[ExampleText]) -> Result<()> {
    training::check_marks(tx, examples.iter().map(|one| one.text.as_str())).await?;
    let rows: Vec<_> = examples
        .iter()
        .map(|one| (id, one.text.as_str(), one.language.as_deref()))
        .collect();
    store::intents::add_examples(tx, &rows).await?;
    Ok(())
}

async fn view(tx: &TenantTx, name: &str) -> Result<IntentView> {
    let intent = store::intents::by_name(tx, name)
        .await?
        .ok_or_else(|| Error::not_found("intent"))?;
    let examples = store::intents::examples_of(tx, intent.id.into(), MAX_EXAMPLES).await?;
    Ok(IntentView {
        id: intent.id.into(),
        name: intent.name,
        description: intent.description,
        examples: examples
            .into_iter()
            .map(|(text, language)| ExampleText { text, language })
            .collect(),
        dialogue: intent
            .dialogue
            .and_then(|dialogue| serde_json::from_value(dialogue).ok()),
        updated_at: intent.updated_at,
    })
}

fn taken(error: DbError) -> Error {
    if error.is_unique_violation() {
        Error::conflict("there is an intent of this name already").caused_by(error)
    } else {
        error.into()
    }
}

async fn create(ctx: OpContext, support: Support, input: Create) -> Result<IntentView> {
    let tx = support.0.db.begin(&ctx).await?;
    let id = store::intents::insert(&tx, &input.name, input.description.as_deref())
        .await
        .map_err(taken)?;
    add_examples(&tx, id, &input.examples.unwrap_or_default()).await?;
    let view = view(&tx, &input.name).await?;
    finish(&ctx, tx, Some(id.0), json!({}), view).await
}

/// One intent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByName {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
}

async fn get(ctx: OpContext, support: Support, input: ByName) -> Result<IntentView> {
    let tx = support.0.db.begin(&ctx).await?;
    let view = view(&tx, &input.name).await?;
    tx.commit().await?;
    Ok(view)
}

/// Changes to an intent; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Its name.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Its name from now on.
    #[schemars(length(min = 1, max = 100))]
    new_name: Option<String>,
    /// What it is about, for people.
    #[schemars(length(max = 1000))]
    description: Option<String>,
    /// These examples and no others.
    #[schemars(length(max = 5000))]
    examples: Option<Vec<ExampleText>>,
}

async fn update(ctx: OpContext, support: Support, input: Update) -> Result<IntentView> {
    let tx = support.0.db.begin(&ctx).await?;
    let before = store::intents::by_name(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("intent"))?;
    let id = IntentId(before.id);
    let name = input.new_name.unwrap_or(before.name);
    let description = input.description.or(before.description);
    store::intents::change(&tx, id, &name, description.as_deref())
        .await
        .map_err(taken)?;
    if let Some(examples) = &input.examples {
        store::intents::clear_examples(&tx, id).await?;
        add_examples(&tx, id, examples).await?;
    }
    let view = view(&tx, &name).await?;
    let view = finish(&ctx, tx, Some(id.0), json!({}), view).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(view)
}

/// An intent that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Deleted {
    /// Which.
    id: IntentId,
    /// Always true.
    deleted: bool,
}

async fn delete(ctx: OpContext, support: Support, input: ByName) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    let id = store::intents::delete(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("intent"))?;
    let deleted = Deleted { id, deleted: true };
    let deleted = finish(&ctx, tx, Some(id.0), json!({}), deleted).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(deleted)
}

/// Many examples.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Import {
    /// The examples with their intents.
    #[schemars(length(min = 1, max = 50_000))]
    examples: Vec<ImportedExample>,
}

async fn import(ctx: OpContext, support: Support, input: Import) -> Result<Imported> {
    training::import(&support, &ctx, input.examples).await
}

/// What a training is for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Train {
    /// Whether the new version waits to be activated; else it answers as soon as it is there.
    candidate: Option<bool>,
    /// What the version is about, for people.
    #[schemars(length(max = 500))]
    note: Option<String>,
}

async fn train(ctx: OpContext, support: Support, input: Train) -> Result<Started> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let candidate = input.candidate.unwrap_or(false);
    let run_id = training::start_with(&mut tx, &ctx, candidate, input.note).await?;
    finish(&ctx, tx, Some(run_id.0), Value::Null, Started { run_id }).await
}

/// The intent model in use; all null while none is trained.
#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ModelCard {
    /// Counts up with each training.
    version: Option<i32>,
    /// What decides: `words`, or `words+embedding:NAME`.
    engine: Option<String>,
    /// Intents it knows.
    intents: Option<i32>,
    /// Examples it learned from.
    examples: Option<i32>,
    /// When.
    trained_at: Option<DateTime<Utc>>,
    /// Share of held-out examples it gets right, 0 to 1.
    cross_validated_accuracy: Option<f32>,
    /// Confidence below which a message is out of scope.
    threshold: Option<f32>,
    /// How long training took.
    seconds: Option<f32>,
}

async fn model(ctx: OpContext, support: Support, _: NoInput) -> Result<ModelCard> {
    let tx = support.0.db.begin(&ctx).await?;
    let version = store::intents::version_in_use(&tx).await?;
    let card = store::intents::model_card(&tx, version).await?;
    tx.commit().await?;
    Ok(card.map_or_else(ModelCard::default, |card| ModelCard {
        version: Some(card.version),
        engine: Some(card.engine),
        intents: Some(card.intents),
        examples: Some(card.examples),
        trained_at: Some(card.trained_at),
        cross_validated_accuracy: card.accuracy,
        threshold: Some(card.threshold),
        seconds: Some(card.seconds),
    }))
}

/// A text to be understood.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Analyze {
    /// The words.
    #[schemars(length(min = 1, max = 5000))]
    text: String,
}

async fn analyze(ctx: OpContext, support: Support, input: Analyze) -> Result<Understanding> {
    support
        .0
        .understanding
        .understand(&ctx, &input.text, None)
        .await
}
