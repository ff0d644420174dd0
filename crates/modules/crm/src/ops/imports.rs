use std::collections::BTreeSet;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::Stream;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_db::{
    DbError,
    sql::queries::crm::files::{self as sql, Import as Row},
};
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{NewRun, spawn};
use uuid::Uuid;

use super::{ById, many::Listing};
use crate::{
    Crm, files,
    import::{
        read::Format,
        run::{self, Input, Policy},
        shape::{self, Column, Shape},
    },
    kind::{Kind, Name, Source},
    record::Row as Values,
    records,
};

/// Largest file that is taken, in bytes.
pub const MOST_UPLOAD: u64 = 512_000_000;

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    use Effect::{Read, Write};
    vec![
        Operation::new("imports.list", "GET /api/v1/crm/imports", Permission::CrmImport, Read, crm, list)
            .summary("Lists files that were sent to be imported, newest first."),
        Operation::new("imports.get", "GET /api/v1/crm/imports/{id}", Permission::CrmImport, Read, crm, get)
            .summary("Shows a file's columns, what stands in them and which fields they probably are."),
        Operation::new("imports.start", "POST /api/v1/crm/imports/{id}/start", Permission::CrmImport, Write, crm, start)
            .summary("Takes a file in, as a run; lines that cannot be taken come back as a file of their own."),
    ]
}

/// A file that was sent to be imported.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// Its id.
    id: Uuid,
    /// What kind of record it holds.
    kind: String,
    /// What the file is called.
    file_name: String,
    /// Its length.
    bytes: i64,
    /// `csv` or `xlsx`.
    format: String,
    /// What parts the columns of a CSV file.
    delimiter: Option<String>,
    /// The encoding of a CSV file.
    encoding: Option<String>,
    /// Its columns, in their order.
    columns: Vec<ImportColumn>,
    /// The run that takes it in, once that has begun.
    run_id: Option<RunId>,
    /// Who sent it.
    sent_by: String,
    /// When.
    created_at: DateTime<Utc>,
}

/// A column of a file.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// Its place, from 0.
    index: usize,
    /// What stands above it.
    header: String,
    /// What stands in it, five values at most.
    samples: Vec<String>,
    /// The field it probably is; `data.key` for one of your own; null for none.
    field: Option<String>,
}

fn shape_of(row: &Row) -> Result<Shape> {
    serde_json::from_value(row.shape.clone()).map_err(Error::internal)
}

fn import(row: Row) -> Result<Import> {
    let shape = shape_of(&row)?;
    let (format, delimiter, encoding) = match shape.format {
        Format::Csv {
            delimiter,
            encoding,
        } => ("csv", Some(delimiter.to_string()), Some(encoding)),
        Format::Xlsx => ("xlsx", None, None),
    };
    let columns = shape.columns.into_iter().enumerate();
    Ok(Import {
        id: row.id,
        kind: row.kind,
        file_name: row.file_name,
        bytes: row.bytes,
        format: format.to_owned(),
        delimiter,
        encoding,
        columns: columns
            .map(
                |(
                    index,
                    Column {
                        header,
                        samples,
                        guess,
                    },
                )| ImportColumn {
                    index,
                    header,
                    samples,
                    field: guess,
                },
            )
            .collect(),
        run_id: row.run_id.map(RunId),
        sent_by: row.actor_name,
        created_at: row.created_at,
    })
}

/// Takes a file of records of `kind` as it comes, and looks at it.
///
/// # Errors
/// When it is too long, is cut off, or cannot be read.
pub async fn upload<S, E>(
    crm: &Crm,
    ctx: &OpContext,
    kind: &str,
    name: &str,
    content: S,
) -> Result<Import>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: std::fmt::Display,
{
    ctx.require(Permission::CrmImport)?;
    let names = Name::ALL.map(Name::as_str).join(", ");
    let kind = Name::from_name(kind)
        .map(Name::kind)
        .ok_or_else(|| Error::field("kind", "not_an_option", format!("must be one of {names}")))?;
    let id = Uuid::now_v7();
    let taken = async {
        let bytes = files::take(&crm.0.db, ctx, id, content, MOST_UPLOAD).await?;
        let shape = look(crm, ctx, kind, id).await?;
        Ok::<_, Error>((bytes, shape))
    };
    let (bytes, shape) = match taken.await {
        Ok(taken) => taken,
        Err(error) => {
            files::drop_all(&crm.0.db, ctx, id).await?;
            return Err(error);
        }
    };
    let tx = crm.0.db.begin(ctx).await?;
    let actor = ctx.principal();
    sql::insert_import()
        .bind(
            &tx,
            &ctx.tenant().0,
            &id,
            &kind.one,
            &name.chars().take(255).collect::<String>(),
            &i64::try_from(bytes).unwrap_or(i64::MAX),
            &serde_json::to_value(&shape).map_err(Error::internal)?,
            &actor.id(),
            &actor.name(),
            &ctx.now(),
        )
        .await
        .map_err(DbError::from)?;
    let row = sql::import()
        .bind(&tx, &ctx.tenant().0, &id)
        .one()
        .await
        .map_err(DbError::from)?;
    finish(
        ctx,
        tx,
        Some(id),
        json!({"kind": kind.one, "bytes": bytes}),
        import(row)?,
    )
    .await
}

async fn look(crm: &Crm, ctx: &OpContext, kind: &'static Kind, file: Uuid) -> Result<Shape> {
    let head = files::part(&crm.0.db, ctx, file, 0).await?;
    let head = head.ok_or_else(|| Error::field("file", "empty", "is empty"))?;
    let format = Format::guess(&head)?;
    let tx = crm.0.db.begin(ctx).await?;
    let customs = records::customs(&tx, kind).await?;
    drop(tx);
    let spooled = files::spool(&crm.0.db, ctx, file).await?;
    tokio::task::spawn_blocking(move || shape::of(spooled.path(), format, kind, &customs))
        .await
        .map_err(Error::internal)?
}

async fn list(ctx: OpContext, crm: Crm, input: Listing) -> Result<Page<Import>> {
    let page = PageRequest::from(input);
    let before: Option<Uuid> = page.after()?;
    let limit = page.limit();
    let tx = crm.0.db.begin_single(&ctx).await?;
    let rows = sql::imports()
        .bind(&tx, &ctx.tenant().0, &before, &(limit + 1))
        .all()
        .await;
    let rows = rows.map_err(DbError::from)?;
    let imports = rows.into_iter().map(import).collect::<Result<Vec<_>>>()?;
    Ok(Page::from_rows(imports, limit, |one: &Import| one.id))
}

async fn get(ctx: OpContext, crm: Crm, input: ById) -> Result<Import> {
    let tx = crm.0.db.begin_single(&ctx).await?;
    let row = sql::import()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .opt()
        .await
        .map_err(DbError::from)?;
    import(row.ok_or_else(|| Error::not_found("import"))?)
}

/// Which column is which field.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mapped {
    /// The column's place, from 0.
    #[schemars(range(min = 0, max = 499))]
    column: usize,
    /// The field; `data.key` for one of your own.
    #[schemars(length(min = 1, max = 60))]
    field: String,
}

/// How a file is taken in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Start {
    /// Which file.
    id: Uuid,
    /// Which column is which field; what was guessed when absent.
    #[schemars(length(min = 1, max = 200))]
    mapping: Option<Vec<Mapped>>,
    /// What happens to a line whose record is there already, by its e-mail address or else its number.
    #[serde(default)]
    duplicates: Policy,
    /// Where the records come from, for leads whose line does not say it.
    #[schemars(length(max = 100))]
    source: Option<String>,
    /// Whose they are, where their line does not say it.
    owner_id: Option<Uuid>,
    /// Tags that all of them get.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    tags: Vec<String>,
}

/// A run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Started {
    /// The run.
    pub run_id: RunId,
}

async fn start(ctx: OpContext, crm: Crm, input: Start) -> Result<Started> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let row = sql::lock_import()
        .bind(&tx, &ctx.tenant().0, &input.id)
        .opt()
        .await
        .map_err(DbError::from)?;
    let row = row.ok_or_else(|| Error::not_found("import"))?;
    if row.run_id.is_some() {
        return Err(Error::conflict(
            "this file is being taken in already, or was",
        ));
    }
    let shape = shape_of(&row)?;
    let kind = Name::from_name(&row.kind)
        .map(Name::kind)
        .ok_or_else(|| Error::not_found("import"))?;
    let mapping: Vec<(usize, String)> = match input.mapping {
        Some(mapping) => mapping
            .into_iter()
            .map(|one| (one.column, one.field))
            .collect(),
        None => {
            let columns = shape.columns.iter().enumerate();
            columns
                .filter_map(|(index, column)| Some((index, column.guess.clone()?)))
                .collect()
        }
    };
    let customs = records::customs(&tx, kind).await?;
    check_mapping(kind, &customs, &shape, &mapping)?;
    let mut defaults = Values::new();
    if let Some(source) = input.source.filter(|_| kind.field("source").is_some()) {
        defaults.insert("source".to_owned(), json!(source));
    }
    if let Some(owner) = input.owner_id {
        defaults.insert("ownerId".to_owned(), json!(owner));
    }
    if !input.tags.is_empty() {
        defaults.insert("tags".to_owned(), json!(input.tags));
    }
    records::accept(&tx, crate::access::Access::of(&ctx), kind, &defaults).await?;
    let given = Input {
        import: input.id,
        kind: kind.one.to_owned(),
        shape,
        mapping,
        defaults,
        policy: input.duplicates,
    };
    let given = serde_json::to_value(&given).map_err(Error::internal)?;
    let run = spawn(&mut tx, &ctx, NewRun::new(run::KIND, given).about(input.id)).await?;
    sql::import_begun()
        .bind(&tx, &run.0, &ctx.tenant().0, &input.id)
        .await
        .map_err(DbError::from)?;
    finish(
        &ctx,
        tx,
        Some(input.id),
        json!({"run": run}),
        Started { run_id: run },
    )
    .await
}

fn check_mapping(
    kind: &Kind,
    customs: &[crate::custom::Custom],
    shape: &Shape,
    mapping: &[(usize, String)],
) -> Result<()> {
    let mut seen = BTreeSet::new();
    for (place, (column, name)) in mapping.iter().enumerate() {
        if *column >= shape.columns.len() {
            return Err(Error::field(
                format!("mapping.{place}.column"),
                "not_found",
                "the file has no such column",
            ));
        }
        let known = match name.strip_prefix("data.") {
            Some(key) => customs.iter().any(|custom| custom.key == key),
            None => kind
                .field(name)
                .is_some_and(|field| field.is_given() && name != "data"),
        };
        if !known {
            let message = format!("is not a field that a {} can be given", kind.one);
            return Err(Error::field(
                format!("mapping.{place}.field"),
                "unknown_field",
                message,
            ));
        }
        if !seen.insert(name) {
            return Err(Error::field(
                format!("mapping.{place}.field"),
                "not_unique",
                "is given by two columns",
            ));
        }
    }
    for field in kind
        .fields()
        .filter(|field| field.source == Source::Required)
    {
        if !seen.contains(&field.name.to_owned()) {
            let message = format!("say which column is {}", field.name);
            return Err(Error::field("mapping", "required", message));
        }
    }
    Ok(())
}
