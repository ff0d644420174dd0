use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use tekup_base::{CustomerId, Error, Result};
use tekup_context::OpContext;
use tekup_events::emit;
use tekup_operations::finish;
use uuid::Uuid;

use super::ById;
use crate::{
    Support, customers,
    model::{Customer, Identity, IdentityKind, Merge},
    store,
};

/// What is to change; absent fields stay, an empty text takes a field away.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// The customer.
    id: CustomerId,
    /// What they are called.
    #[schemars(length(max = 200))]
    name: Option<String>,
    /// Where they can be written to.
    #[schemars(length(max = 254))]
    email: Option<String>,
    /// Whether you know that the address is theirs; then mail from it finds them.
    #[serde(default)]
    email_verified: bool,
    /// Where they can be called.
    #[schemars(length(max = 40))]
    phone: Option<String>,
    /// Whether you know that the number is theirs.
    #[serde(default)]
    phone_verified: bool,
    /// ISO 639-1 code of the language they prefer.
    #[schemars(regex(pattern = "^([a-z]{2})?$"))]
    language: Option<String>,
    /// Anything of yours; takes the place of what was there.
    attributes: Option<Map<String, Value>>,
}

/// Longest `attributes`, as JSON.
const MAX_ATTRIBUTES: usize = 16_000;

fn some(text: String) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

pub(super) async fn update(ctx: OpContext, support: Support, input: Update) -> Result<Customer> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let mut customer = store::customers::lock(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("customer"))?;
    if customer.merged_into.is_some() {
        return Err(Error::conflict("this customer has been merged already"));
    }
    let mut changed = Vec::new();
    if let Some(name) = input.name {
        customer.name = some(name);
        changed.push("name");
    }
    if let Some(language) = input.language {
        customer.language = some(language);
        changed.push("language");
    }
    if let Some(attributes) = input.attributes {
        if Value::Object(attributes.clone()).to_string().len() > MAX_ATTRIBUTES {
            return Err(Error::field(
                "attributes",
                "too_long",
                "may have at most 16,000 bytes as JSON",
            ));
        }
        customer.attributes = attributes;
        changed.push("attributes");
    }
    let contacts = [
        (IdentityKind::Email, input.email, input.email_verified),
        (IdentityKind::Phone, input.phone, input.phone_verified),
    ];
    for (kind, given, verified) in contacts {
        let Some(given) = given else { continue };
        let known = match kind {
            IdentityKind::Email => &mut customer.email,
            _ => &mut customer.phone,
        };
        let new = match some(given) {
            None => None,
            Some(text) if verified => Some(Identity::verified(kind, &text)?),
            Some(text) => Some(Identity::claimed(kind, &text)?),
        };
        let value = new.as_ref().map(|identity| identity.value().to_owned());
        let old = std::mem::replace(known, value.clone()).filter(|old| value.as_ref() != Some(old));
        // The old address no longer finds them.
        if let Some(old) = old.and_then(|old| Identity::claimed(kind, &old).ok()) {
            store::customers::drop_identity(&tx, customer.id, &old).await?;
        }
        if let Some(identity) = new {
            customers::learn(&tx, customer.id, &identity).await?;
        }
        changed.push(kind.as_str());
    }
    store::customers::update(&tx, &customer).await?;
    emit(&mut tx, &ctx, "customer.updated", customer.id.0, &customer)?;
    finish(
        &ctx,
        tx,
        Some(customer.id.0),
        json!({"fields": changed}),
        customer,
    )
    .await
}

/// Two customers that are one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct MergeInput {
    /// The customer that stays.
    id: CustomerId,
    /// The one whose conversations and identities move.
    from: CustomerId,
}

/// The customer that stays, and how to undo it.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Merged {
    #[serde(flatten)]
    customer: Customer,
    /// What was done.
    merge: Merge,
}

pub(super) async fn merge(ctx: OpContext, support: Support, input: MergeInput) -> Result<Merged> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let (customer, merge) = customers::merge(&mut tx, &ctx, input.id, input.from).await?;
    let details = json!({
        "from": input.from, "merge": merge.id,
        "conversations": merge.conversations, "identities": merge.identities,
    });
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        details,
        Merged { customer, merge },
    )
    .await
}

/// A merge to undo.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Unmerge {
    /// The merge.
    id: Uuid,
}

pub(super) async fn unmerge(ctx: OpContext, support: Support, input: Unmerge) -> Result<Merge> {
    let mut tx = support.0.db.begin(&ctx).await?;
    let merge = store::customers::unmerge(&tx, input.id, ctx.now())
        .await?
        .ok_or_else(|| Error::not_found("merge"))?;
    let kept = merge.kept.0;
    emit(&mut tx, &ctx, "customer.unmerged", kept, &merge)?;
    finish(&ctx, tx, Some(kept), json!({"merge": merge.id}), merge).await
}

/// A customer that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Erased {
    /// Who it was.
    id: CustomerId,
    /// How many conversations went with them.
    conversations: usize,
}

/// What a customer wrote stands in the event log as well. It is emptied first: should we be cut off in
/// between, the customer is still there, and erasing again finishes the work.
pub(super) async fn erase(ctx: OpContext, support: Support, input: ById) -> Result<Erased> {
    let tx = support.0.db.begin(&ctx).await?;
    store::customers::get(&tx, input.id)
        .await?
        .ok_or_else(|| Error::not_found("customer"))?;
    let conversations = store::customers::conversations(&tx, input.id).await?;
    tx.commit().await?;
    let subjects: Vec<Uuid> = conversations
        .iter()
        .map(|id| id.0)
        .chain([input.id.0])
        .collect();
    let tx = support
        .0
        .db
        .begin_system("empty the events of a customer who is erased")
        .await?;
    store::customers::wipe_events(&tx, ctx.tenant(), &subjects).await?;
    tx.commit().await?;
    let mut tx = support.0.db.begin(&ctx).await?;
    store::customers::erase(&tx, input.id, &conversations).await?;
    emit(
        &mut tx,
        &ctx,
        "customer.erased",
        input.id.0,
        &json!({"id": input.id}),
    )?;
    let erased = Erased {
        id: input.id,
        conversations: conversations.len(),
    };
    finish(
        &ctx,
        tx,
        Some(input.id.0),
        json!({"conversations": conversations.len()}),
        erased,
    )
    .await
}
