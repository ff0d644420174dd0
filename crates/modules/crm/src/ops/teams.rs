use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Result, UserId};
use tekup_context::{OpContext, Permission};
use tekup_db::{DbError, TenantTx, sql::queries::crm::fields as sql};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{All, ById, Deleted, Nothing};
use crate::{Crm, taken};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new(
            "teams.list",
            "GET /api/v1/crm/teams",
            Permission::CrmRead,
            Read,
            crm,
            list,
        )
        .summary("Lists the teams that share records."),
        Operation::new(
            "teams.create",
            "POST /api/v1/crm/teams",
            Permission::CrmSetup,
            Write,
            crm,
            create,
        )
        .summary("Makes a team.")
        .status(201),
        Operation::new(
            "teams.put",
            "PUT /api/v1/crm/teams/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            put,
        )
        .summary("Changes a team and who is in it."),
        Operation::new(
            "teams.delete",
            "DELETE /api/v1/crm/teams/{id}",
            Permission::CrmSetup,
            Write,
            crm,
            delete,
        )
        .summary("Deletes a team; its records stay with their owners."),
    ]
}

/// People who see each other's records.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Team {
    /// Its id.
    id: Uuid,
    /// What it is called.
    name: String,
    /// Who is in it.
    members: Vec<UserId>,
}

/// A team to be made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewTeam {
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Who is in it.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    members: Vec<UserId>,
}

/// A team as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PutTeam {
    /// Which.
    id: Uuid,
    /// What it is called.
    #[schemars(length(min = 1, max = 100))]
    name: String,
    /// Who is in it.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    members: Vec<UserId>,
}

async fn list(ctx: OpContext, crm: Crm, _: Nothing) -> Result<All<Team>> {
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::teams()
        .bind(&tx, &ctx.tenant().0)
        .all()
        .await
        .map_err(DbError::from)?;
    let team = |row: sql::Team| Team {
        id: row.id,
        name: row.name,
        members: row.members.into_iter().map(UserId).collect(),
    };
    Ok(All {
        items: rows.into_iter().map(team).collect(),
    })
}

async fn write(
    tx: &TenantTx,
    ctx: &OpContext,
    id: Uuid,
    name: &str,
    members: &[UserId],
) -> Result<Team> {
    let tenant = ctx.tenant().0;
    let written = sql::put_team()
        .bind(tx, &tenant, &id, &name, &ctx.now())
        .await;
    written.map_err(|error| taken(error, "there is a team of this name already"))?;
    sql::drop_members()
        .bind(tx, &tenant, &id)
        .await
        .map_err(DbError::from)?;
    let mut wanted: Vec<Uuid> = members.iter().map(|member| member.0).collect();
    wanted.sort();
    wanted.dedup();
    let put = sql::put_members()
        .bind(tx, &id, &tenant, &wanted)
        .await
        .map_err(DbError::from)?;
    if put != wanted.len() as u64 {
        return Err(Error::field(
            "members",
            "not_found",
            "not all of them are members of the tenant",
        ));
    }
    Ok(Team {
        id,
        name: name.to_owned(),
        members: wanted.into_iter().map(UserId).collect(),
    })
}

async fn create(ctx: OpContext, crm: Crm, input: NewTeam) -> Result<Team> {
    let tx = crm.0.db.begin(&ctx).await?;
    let team = write(&tx, &ctx, Uuid::now_v7(), &input.name, &input.members).await?;
    let id = team.id;
    finish(
        &ctx,
        tx,
        Some(id),
        json!({"members": team.members.len()}),
        team,
    )
    .await
}

async fn find(tx: &TenantTx, id: Uuid) -> Result<()> {
    let found = sql::has_team().bind(tx, &tx.tenant().0, &id).opt().await;
    found
        .map_err(DbError::from)?
        .map(|_| ())
        .ok_or_else(|| Error::not_found("team"))
}

async fn put(ctx: OpContext, crm: Crm, input: PutTeam) -> Result<Team> {
    let tx = crm.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    let team = write(&tx, &ctx, input.id, &input.name, &input.members).await?;
    finish(
        &ctx,
        tx,
        Some(input.id),
        json!({"members": team.members.len()}),
        team,
    )
    .await
}

async fn delete(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let tx = crm.0.db.begin(&ctx).await?;
    find(&tx, input.id).await?;
    sql::delete_team()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    finish(&ctx, tx, Some(input.id), json!({}), Deleted::of(input.id)).await
}
