use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use tekup_base::{Error, Page, Result, UserId};
use tekup_context::{OpContext, Permission};
use tekup_db::TenantTx;
use tekup_events::emit;
use tekup_operations::{Effect, Operation, finish};

use super::ListPage;
use crate::{Support, model::DeskPerson, store};

pub(crate) fn operations(support: &Support) -> Vec<Operation> {
    use Effect::{Read, Write};
    use Permission::{ConversationsRead, ConversationsReply, DeskWrite};
    vec![
        Operation::new(
            "desk.people",
            "GET /api/v1/desk/people",
            ConversationsRead,
            Read,
            support,
            list,
        )
        .summary("Lists who may answer customers, whether they are there, and what they have."),
        Operation::new(
            "desk.update_person",
            "PATCH /api/v1/desk/people/{id}",
            DeskWrite,
            Write,
            support,
            update,
        )
        .summary("Changes a person's skills, capacity or availability; what is absent stays."),
        Operation::new(
            "desk.availability",
            "PUT /api/v1/desk/availability",
            ConversationsReply,
            Write,
            support,
            availability,
        )
        .summary("Says whether the caller can be given conversations now."),
    ]
}

/// What changes; what is absent stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Update {
    /// Who.
    id: UserId,
    /// Whether they can be given conversations now.
    available: Option<bool>,
    /// What they can do.
    #[schemars(length(max = 50))]
    skills: Option<Vec<String>>,
    /// Conversations they are given at a time.
    #[schemars(range(min = 0, max = 1000))]
    capacity: Option<i32>,
}

/// Whether the caller is there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Availability {
    /// Whether they can be given conversations now.
    available: bool,
}

async fn list(ctx: OpContext, support: Support, input: ListPage) -> Result<Page<DeskPerson>> {
    let tx = support.0.db.begin_single(&ctx).await?;
    store::people::list(&tx, &input.into()).await
}

async fn person(tx: &TenantTx, id: UserId) -> Result<DeskPerson> {
    store::people::get(tx, id)
        .await?
        .ok_or_else(|| Error::not_found("person who may answer customers"))
}

async fn update(ctx: OpContext, support: Support, input: Update) -> Result<DeskPerson> {
    let tx = support.0.db.begin(&ctx).await?;
    let mut person = person(&tx, input.id).await?;
    if let Some(skills) = input.skills {
        if skills
            .iter()
            .any(|skill| skill.trim().is_empty() || skill.chars().count() > 50)
        {
            return Err(Error::field(
                "skills",
                "wrong_length",
                "each skill has 1 to 50 characters",
            ));
        }
        person.skills = skills;
    }
    person.available = input.available.unwrap_or(person.available);
    person.capacity = input.capacity.unwrap_or(person.capacity);
    write(&ctx, tx, person).await
}

async fn availability(ctx: OpContext, support: Support, input: Availability) -> Result<DeskPerson> {
    let me = ctx
        .principal()
        .user_id()
        .ok_or_else(|| Error::forbidden("only a person who signed in can be there"))?;
    let tx = support.0.db.begin(&ctx).await?;
    let mut person = person(&tx, me).await?;
    person.available = input.available;
    write(&ctx, tx, person).await
}

async fn write(ctx: &OpContext, mut tx: TenantTx, person: DeskPerson) -> Result<DeskPerson> {
    store::people::put(&tx, &person).await?;
    emit(&mut tx, ctx, "desk.person_updated", person.id.0, &person)?;
    let id = person.id.0;
    finish(ctx, tx, Some(id), json!({}), person).await
}
