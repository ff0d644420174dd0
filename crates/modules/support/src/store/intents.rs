use chrono::{DateTime, Utc};
use serde_json::Value;
use tekup_base::{IntentId, Page, PageRequest, Result};
use tekup_db::{DbError, DbResult, TenantTx, sql::queries::support::intents as sql};
use tekup_nlu::intent::Example;
use uuid::Uuid;

/// An intent as a list shows it.
pub(crate) struct Listed {
    pub id: IntentId,
    pub name: String,
    pub description: Option<String>,
    pub examples: i64,
    /// Whether it asks for something before it is dealt with.
    pub asks: bool,
    pub languages: Vec<String>,
    pub updated_at: DateTime<Utc>,
}

pub(crate) async fn list(tx: &TenantTx, page: &PageRequest) -> Result<Page<Listed>> {
    let after: Option<String> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_intents()
        .bind(tx, &after, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    let listed: Vec<Listed> = rows
        .into_iter()
        .map(|row| Listed {
            id: row.id.into(),
            name: row.name,
            description: row.description,
            examples: row.examples,
            asks: row.asks,
            languages: row.languages.unwrap_or_default(),
            updated_at: row.updated_at,
        })
        .collect();
    Ok(Page::from_rows(listed, limit, |one| one.name.clone()))
}

pub(crate) async fn by_name(tx: &TenantTx, name: &str) -> DbResult<Option<sql::Intent>> {
    Ok(sql::intent_by_name().bind(tx, &name).opt().await?)
}

pub(crate) async fn insert(
    tx: &TenantTx,
    name: &str,
    description: Option<&str>,
) -> DbResult<IntentId> {
    let id = IntentId::new();
    sql::insert_intent()
        .bind(tx, &tx.tenant().0, &id.0, &name, &description)
        .await?;
    Ok(id)
}

pub(crate) async fn upsert(
    tx: &TenantTx,
    name: &str,
    description: Option<&str>,
) -> DbResult<IntentId> {
    let id = Uuid::now_v7();
    Ok(sql::upsert_intent()
        .bind(tx, &tx.tenant().0, &id, &name, &description)
        .one()
        .await?
        .into())
}

pub(crate) async fn change(
    tx: &TenantTx,
    id: IntentId,
    name: &str,
    description: Option<&str>,
) -> DbResult<()> {
    sql::rename_intent()
        .bind(tx, &name, &description, &id.0)
        .await?;
    Ok(())
}

pub(crate) async fn delete(tx: &TenantTx, name: &str) -> DbResult<Option<IntentId>> {
    Ok(sql::delete_intent()
        .bind(tx, &name)
        .opt()
        .await?
        .map(IntentId))
}

/// Text and language of up to `limit` examples.
pub(crate) async fn examples_of(
    tx: &TenantTx,
    id: IntentId,
    limit: i64,
) -> DbResult<Vec<(String, Option<String>)>> {
    let rows = sql::examples_of().bind(tx, &id.0, &limit).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.example, row.language))
        .collect())
}

pub(crate) async fn clear_examples(tx: &TenantTx, id: IntentId) -> DbResult<()> {
    sql::delete_examples().bind(tx, &id.0).await?;
    Ok(())
}

/// Adds examples; those that are there already stay. Returns how many were new.
pub(crate) async fn add_examples(
    tx: &TenantTx,
    examples: &[(IntentId, &str, Option<&str>)],
) -> DbResult<u64> {
    let mut added = 0;
    for batch in examples.chunks(2000) {
        let intents: Vec<Uuid> = batch.iter().map(|one| one.0.0).collect();
        let ids: Vec<Uuid> = batch.iter().map(|_| Uuid::now_v7()).collect();
        let texts: Vec<&str> = batch.iter().map(|one| one.1).collect();
        let languages: Vec<&str> = batch.iter().map(|one| one.2.unwrap_or("")).collect();
        added += sql::insert_examples()
            .bind(tx, &tx.tenant().0, &intents, &ids, &texts, &languages)
            .await?;
    }
    Ok(added)
}

/// Every example of the tenant, with its marks.
pub(crate) async fn all_examples(tx: &TenantTx) -> DbResult<Vec<Example>> {
    let rows = sql::all_examples().bind(tx).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| Example {
            text: row.example,
            intent: row.intent,
            language: row.language,
            is_name: false,
        })
        .collect())
}

/// A trained model to be kept.
pub(crate) struct NewModel<'a> {
    pub engine: &'a str,
    pub bytes: &'a [u8],
    pub intents: i32,
    pub examples: i32,
    pub accuracy: Option<f32>,
    pub threshold: f32,
    pub seconds: f32,
    pub trained_at: DateTime<Utc>,
    pub report: &'a Value,
    pub note: Option<&'a str>,
    /// The entity model trained with it, and what cross-validation says of that.
    pub tagger: Option<(&'a [u8], &'a Value)>,
}

/// Versions kept before the newest.
const KEPT: i32 = 20;

/// Lets no other training of the tenant store a model until `tx` ends.
pub(crate) async fn lock_models(tx: &TenantTx) -> DbResult<()> {
    sql::lock_intent_models()
        .bind(tx, &tx.tenant().0)
        .one()
        .await?;
    Ok(())
}

/// Stores a model as the next version, in a transaction that holds [`lock_models`].
pub(crate) async fn insert_model(tx: &TenantTx, new: &NewModel<'_>) -> DbResult<i32> {
    let version = sql::insert_intent_model()
        .bind(
            tx,
            &tx.tenant().0,
            &new.engine,
            &new.bytes,
            &new.intents,
            &new.examples,
            &new.accuracy,
            &new.threshold,
            &new.seconds,
            &new.trained_at,
            new.report,
            &new.note,
            &new.tagger.map(|(bytes, _)| bytes),
            &new.tagger.map(|(_, report)| report),
        )
        .one()
        .await?;
    sql::prune_intent_models()
        .bind(tx, &(version - KEPT))
        .await?;
    Ok(version)
}

pub(crate) async fn latest_version(tx: &TenantTx) -> DbResult<i32> {
    Ok(sql::latest_model_version().bind(tx).one().await?)
}

/// The version that answers; 0 without any.
pub(crate) async fn version_in_use(tx: &TenantTx) -> DbResult<i32> {
    Ok(sql::model_version_in_use().bind(tx).one().await?)
}

/// The intent model of a version, and the entity model trained with it.
pub(crate) async fn model_bytes(
    tx: &TenantTx,
    version: i32,
) -> DbResult<Option<(Vec<u8>, Option<Vec<u8>>)>> {
    let row = sql::intent_model_bytes().bind(tx, &version).opt().await?;
    Ok(row.map(|row| (row.model, row.tagger)))
}

pub(crate) async fn model_card(tx: &TenantTx, version: i32) -> DbResult<Option<sql::IntentModel>> {
    Ok(sql::intent_model_card().bind(tx, &version).opt().await?)
}

/// Versions, newest first.
pub(crate) async fn list_models(
    tx: &TenantTx,
    page: &PageRequest,
) -> Result<Page<sql::IntentModel>> {
    let before: Option<i32> = page.after()?;
    let limit = page.limit();
    let rows = sql::list_intent_models()
        .bind(tx, &before, &(limit + 1))
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(Page::from_rows(rows, limit, |one| one.version))
}

/// What cross-validation says of a version's intent model, and of its entity model.
pub(crate) async fn model_report(
    tx: &TenantTx,
    version: i32,
) -> DbResult<Option<(Value, Option<Value>)>> {
    let row = sql::intent_model_report().bind(tx, &version).opt().await?;
    Ok(row.map(|row| (row.report, row.tagger_report)))
}

/// This version answers until another is chosen.
pub(crate) async fn choose_model(tx: &TenantTx, version: i32) -> DbResult<()> {
    sql::choose_model()
        .bind(tx, &tx.tenant().0, &version)
        .await?;
    Ok(())
}

/// The newest version answers, also when a newer one comes.
pub(crate) async fn choose_newest_model(tx: &TenantTx) -> DbResult<()> {
    sql::choose_newest_model().bind(tx).await?;
    Ok(())
}

/// What customers wrote since then, newest first.
pub(crate) async fn recent_questions(
    tx: &TenantTx,
    since: DateTime<Utc>,
    limit: i64,
) -> DbResult<Vec<String>> {
    Ok(sql::recent_questions()
        .bind(tx, &since, &limit)
        .all()
        .await?)
}
