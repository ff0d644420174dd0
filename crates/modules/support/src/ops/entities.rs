use std::collections::HashSet;

use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{Deleted, ListPage};
use crate::{
    Support,
    model::{BUILT_IN, EntityType, ListValue},
    store,
};

/// Values and synonyms of one list together.
const MOST_WORDS: usize = 10_000;

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{IntentsRead, IntentsWrite};
    vec![
        Operation::new(
            "entities.list",
            "GET /api/v1/entities",
            IntentsRead,
            Read,
            support,
            list,
        )
        .summary("Lists the tenant's own sorts of entity with their values."),
        Operation::new(
            "entities.get",
            "GET /api/v1/entities/{name}",
            IntentsRead,
            Read,
            support,
            get,
        )
        .summary("Shows a sort of entity with its values."),
        Operation::new(
            "entities.put",
            "PUT /api/v1/entities/{name}",
            IntentsWrite,
            Write,
            support,
            put,
        )
        .summary("Makes or changes a sort of entity; its values are found from then on."),
        Operation::new(
            "entities.delete",
            "DELETE /api/v1/entities/{name}",
            IntentsWrite,
            Write,
            support,
            delete,
        )
        .summary("Deletes a sort of entity; marks of it in examples no longer count."),
    ]
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<EntityType>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::entities::list(&tx, &input.into()).await
}

/// One sort of entity.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByName {
    /// Its name.
    #[schemars(length(min = 1, max = 50))]
    name: String,
}

async fn get(ctx: OpContext, support: Support, input: ByName) -> Result<EntityType> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::entities::get(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("entity"))
}

/// A sort of entity as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Put {
    /// What it is called in examples, slots and rules: small letters, digits and `_`.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]{0,49}$"))]
    name: String,
    /// What it is about, for people.
    #[schemars(length(max = 1000))]
    description: Option<String>,
    /// Whether misspelt values are found, too; true when absent.
    fuzzy: Option<bool>,
    /// The list. Leave it empty for what only the model shall find, by marks in the intents' examples.
    #[schemars(length(max = 2000))]
    values: Vec<ListValue>,
}

async fn put(ctx: OpContext, support: Support, input: Put) -> Result<EntityType> {
    check(&input)?;
    let tx = support.0.db.begin(&ctx).await?;
    let there = store::entities::get(&tx, &input.name).await?;
    if there.is_none() && store::entities::count(&tx).await? >= store::entities::MOST {
        return Err(Error::conflict(
            "a tenant has at most 100 sorts of entity; delete one first",
        ));
    }
    let mut own = EntityType {
        id: Uuid::now_v7(),
        name: input.name,
        description: input.description,
        fuzzy: input.fuzzy.unwrap_or(true),
        values: input.values,
        updated_at: ctx.now(),
    };
    own.id = store::entities::put(&tx, &own, ctx.now()).await?;
    let id = own.id;
    let details = json!({"name": own.name, "values": own.values.len()});
    let own = finish(&ctx, tx, Some(id), details, own).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(own)
}

fn check(input: &Put) -> Result<()> {
    if BUILT_IN.contains(&input.name.as_str()) || input.name == "text" {
        let message = format!(
            "`{}` is found by Tekup itself; choose another name",
            input.name
        );
        return Err(Error::field("name", "reserved", message));
    }
    let mut seen = HashSet::new();
    let mut words = 0;
    for (at, one) in input.values.iter().enumerate() {
        words += 1 + one.synonyms.len();
        if !one.value.chars().any(char::is_alphanumeric) {
            let field = format!("values[{at}].value");
            return Err(Error::field(field, "empty", "must hold a letter or digit"));
        }
        if !seen.insert(one.value.to_lowercase()) {
            let field = format!("values[{at}].value");
            let message = format!("`{}` is in the list already", one.value);
            return Err(Error::field(field, "duplicate", message));
        }
    }
    if words > MOST_WORDS {
        return Err(Error::field(
            "values",
            "too_many",
            "may have at most 10,000 values and synonyms together",
        ));
    }
    Ok(())
}

async fn delete(ctx: OpContext, support: Support, input: ByName) -> Result<Deleted> {
    let tx = support.0.db.begin(&ctx).await?;
    let id = store::entities::delete(&tx, &input.name)
        .await?
        .ok_or_else(|| Error::not_found("entity"))?;
    let gone = finish(&ctx, tx, Some(id), json!({}), Deleted::of(id)).await?;
    support.0.understanding.forget(ctx.tenant()).await;
    Ok(gone)
}
