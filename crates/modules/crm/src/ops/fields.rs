use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError, TenantTx,
    sql::queries::crm::fields::{self as sql, Field as Row},
};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{All, ById, Deleted, Nothing};
use crate::{
    Crm,
    custom::{Custom, CustomType},
    kind::Name,
    taken,
};

/// Most fields of a tenant's own of one kind of record.
const MOST: usize = 200;

impl From<Row> for Custom {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            key: row.key,
            label: serde_json::from_value(row.label).unwrap_or_default(),
            holds: serde_json::from_value(Value::String(row.holds)).unwrap_or(CustomType::Text),
            options: serde_json::from_value(row.options).unwrap_or_default(),
            required: row.required,
            position: row.position,
        }
    }
}

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "crm_fields.list",
            "GET /api/v1/crm/fields",
            Permission::CrmRead,
            Read,
            crm,
            list,
        )
        .summary("Lists your own fields of all kinds of record."),
        Operation::new(
            "crm_fields.create",
            "POST /api/v1/crm/fields",
            Permission::CrmSetup,
            Write,
            crm,
            create,
        )
        .summary("Adds a field of your own to a kind of record.")
        .status(201),
        Operation::new(
            "crm_fields.update",
            "PATCH /api/v1/crm/fields/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            update,
        )
        .summary("Changes what a field is called and allows; its key and type stay."),
        Operation::new(
            "crm_fields.delete",
            "DELETE /api/v1/crm/fields/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            delete,
        )
        .summary(
            "Takes a field away; what records hold of it is kept, and back when it is added again.",
        ),
    ]
}

/// Kinds of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum KindName {
    /// Leads.
    Lead,
    /// Contacts.
    Contact,
    /// Companies.
    Company,
    /// Deals.
    Deal,
    /// Products.
    Product,
}

impl KindName {
    pub fn name(self) -> Name {
        match self {
            Self::Lead => Name::Lead,
            Self::Contact => Name::Contact,
            Self::Company => Name::Company,
            Self::Deal => Name::Deal,
            Self::Product => Name::Product,
        }
    }
}

/// A field of your own to be added.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewField {
    /// Of which kind of record.
    kind: KindName,
    /// Its name in `data`.
    #[schemars(regex(pattern = "^[a-z][A-Za-z0-9]{0,49}$"))]
    key: String,
    /// What people call it, by language.
    #[schemars(length(min = 1, max = 10))]
    label: BTreeMap<String, String>,
    /// What it holds.
    #[serde(rename = "type")]
    holds: CustomType,
    /// What can be chosen from, for `choice` and `choices`.
    #[serde(default)]
    #[schemars(length(max = 200), inner(length(min = 1, max = 100)))]
    options: Vec<String>,
    /// Whether new records must have it.
    #[serde(default)]
    required: bool,
    /// Its place among the others.
    #[serde(default)]
    #[schemars(range(min = 0, max = 10000))]
    position: i32,
}

/// What is to change; absent fields stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeField {
    /// Which.
    id: Uuid,
    /// What people call it, by language.
    #[schemars(length(min = 1, max = 10))]
    label: Option<BTreeMap<String, String>>,
    /// What can be chosen from.
    #[schemars(length(max = 200), inner(length(min = 1, max = 100)))]
    options: Option<Vec<String>>,
    /// Whether new records must have it.
    required: Option<bool>,
    /// Its place among the others.
    #[schemars(range(min = 0, max = 10000))]
    position: Option<i32>,
}

fn check(field: &Custom) -> Result<()> {
    let chosen = matches!(field.holds, CustomType::Choice | CustomType::Choices);
    if chosen && field.options.is_empty() {
        return Err(Error::field(
            "options",
            "required",
            "say what can be chosen from",
        ));
    }
    if !chosen && !field.options.is_empty() {
        return Err(Error::field(
            "options",
            "not_allowed",
            "only a choice has options",
        ));
    }
    if field
        .label
        .iter()
        .any(|(language, label)| language.len() != 2 || label.is_empty() || label.len() > 200)
    {
        let message = "wants languages of two letters and labels of 1 to 200 characters";
        return Err(Error::field("label", "invalid", message));
    }
    Ok(())
}

async fn list(ctx: OpContext, crm: Crm, _: Nothing) -> Result<All<Custom>> {
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::all_fields()
        .bind(&tx, &ctx.tenant().0)
        .all()
        .await
        .map_err(DbError::from)?;
    Ok(All {
        items: rows.into_iter().map(Custom::from).collect(),
    })
}

async fn create(ctx: OpContext, crm: Crm, input: NewField) -> Result<Custom> {
    let field = Custom {
        id: Uuid::now_v7(),
        kind: input.kind.name().as_str().to_owned(),
        key: input.key,
        label: input.label,
        holds: input.holds,
        options: input.options,
        required: input.required,
        position: input.position,
    };
    check(&field)?;
    let tx = crm.0.db.begin(&ctx).await?;
    let before = crate::records::customs(&tx, input.kind.name().kind()).await?;
    if before.len() >= MOST {
        return Err(Error::conflict(format!(
            "there are {MOST} fields already, which is the most"
        )));
    }
    let written = sql::insert_field()
        .bind(
            &tx,
            &ctx.tenant().0,
            &field.id,
            &field.kind,
            &field.key,
            &json!(field.label),
            &json!(field.holds).as_str().unwrap_or_default(),
            &json!(field.options),
            &field.required,
            &field.position,
            &ctx.now(),
        )
        .await;
    written.map_err(|error| taken(error, "there is a field of this key already"))?;
    let id = field.id;
    finish(&ctx, tx, Some(id), json!({"key": field.key}), field).await
}

async fn lock(tx: &TenantTx, id: Uuid) -> Result<Custom> {
    let row = sql::lock_field().bind(tx, &tx.tenant().0, &id).opt().await;
    let row = row.map_err(DbError::from)?;
    row.map(Custom::from)
        .ok_or_else(|| Error::not_found("field"))
}

async fn update(ctx: OpContext, crm: Crm, input: ChangeField) -> Result<Custom> {
    let tx = crm.0.db.begin(&ctx).await?;
    let mut field = lock(&tx, input.id).await?;
    field.label = input.label.unwrap_or(field.label);
    field.options = input.options.unwrap_or(field.options);
    field.required = input.required.unwrap_or(field.required);
    field.position = input.position.unwrap_or(field.position);
    check(&field)?;
    sql::update_field()
        .bind(
            &tx,
            &json!(field.label),
            &json!(field.options),
            &field.required,
            &field.position,
            &ctx.now(),
            &ctx.tenant().0,
            &field.id,
        )
        .await
        .map_err(DbError::from)?;
    finish(&ctx, tx, Some(input.id), json!({}), field).await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let tx = crm.0.db.begin(&ctx).await?;
    let field = lock(&tx, input.id).await?;
    sql::delete_field()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    let details = json!({"kind": field.kind, "key": field.key});
    finish(&ctx, tx, Some(input.id), details, Deleted::of(input.id)).await
}
