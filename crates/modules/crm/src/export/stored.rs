//! Files that Runs have written, to be fetched.

use tekup_base::{Error, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_runs::RunState;
use uuid::Uuid;

use super::KIND;
use crate::{Crm, access::Access, files};

/// A file that can be fetched.
#[derive(Debug)]
pub struct Stored {
    /// What it is to be called.
    pub name: String,
    /// What it is.
    pub media_type: &'static str,
    file: Uuid,
    parts: i32,
}

impl Stored {
    /// One part of it, from 0; `None` behind the last one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn part(&self, crm: &Crm, ctx: &OpContext, ordinal: i32) -> Result<Option<Vec<u8>>> {
        if ordinal >= self.parts {
            return Ok(None);
        }
        // A batch without mistakes has written nothing.
        let found = files::part(&crm.0.db, ctx, self.file, ordinal).await?;
        Ok(Some(found.unwrap_or_default()))
    }
}

/// The file that a Run has written: an export, or the lines that an import could not take.
///
/// # Errors
/// Not found for what is no such Run of the tenant's, or of somebody else where the caller does not see everybody's records;
/// conflict for one that has not ended well.
pub async fn stored(crm: &Crm, ctx: &OpContext, run: RunId) -> Result<Stored> {
    let tx = crm.0.db.begin_single(ctx).await?;
    let found = tekup_runs::get(&tx, run).await?;
    let imports = crate::import::run::KIND;
    let run = found
        .filter(|run| run.kind == KIND || run.kind == imports)
        .filter(|run| Access::of(ctx) == Access::All || run.created_by.id == ctx.principal().id())
        .ok_or_else(|| Error::not_found("file"))?;
    ctx.require(if run.kind == KIND {
        Permission::CrmExport
    } else {
        Permission::CrmImport
    })?;
    if run.state != RunState::Completed {
        return Err(Error::conflict(
            "the file is not written yet; its run says how far it is",
        ));
    }
    let output = run.output.unwrap_or_default();
    let parts = output["parts"]
        .as_i64()
        .and_then(|parts| i32::try_from(parts).ok());
    let name = output["file"].as_str().unwrap_or("errors.csv").to_owned();
    let xlsx = name.ends_with(".xlsx");
    Ok(Stored {
        media_type: if xlsx {
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        } else {
            "text/csv; charset=utf-8"
        },
        name,
        file: run.id.0,
        parts: parts.unwrap_or(0),
    })
}
