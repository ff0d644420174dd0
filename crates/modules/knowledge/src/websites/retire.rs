//! Pages that are not there any more: their documents are retired, so that nobody is answered from them.
//!
//! A page counts as gone when the site says so (404, 410), leads elsewhere or does not want to be found any more.
//! One that is there and that nothing links to counts as gone only after a walk that has seen the whole site and
//! met no trouble. A site that fails for now must not empty the knowledge: what could not be had is left alone,
//! and where more than half of the known pages seem to be gone, none is retired.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use tekup_base::Result;
use tekup_context::OpContext;
use tekup_egress::Url;
use tekup_events::emit;
use tekup_retrieval::site::Robots;
use tekup_runs::{Execution, Failure};
use uuid::Uuid;

use super::{
    Website, Websites,
    crawl::{Outcome, key, path},
    fetch::{self, Missing},
};
use crate::{
    Knowledge,
    model::NewDocument,
    store::{index, websites as store},
};

/// Pages of a site that are looked at.
const MOST: i64 = 2_000;
/// Why a page is not asked for.
pub(super) const REFUSED: &str = "robots.txt asks not to take it in";
/// Longest reason, in characters.
const REASON: usize = 500;

/// What a walk has met, by the keys of pages.
#[derive(Default)]
pub(super) struct Traces {
    seen: HashSet<String>,
    lost: HashMap<String, String>,
    /// Something could not be had that may be there.
    pub failing: bool,
    /// The walk has seen all there is.
    pub whole: bool,
}

impl Traces {
    /// The page that was asked for gave this document, perhaps under another address.
    pub fn see(&mut self, asked: &Url, document: &NewDocument) {
        let found = document.external_id.clone().unwrap_or_default();
        if key(asked) != found {
            self.lose(asked, format!("leads to {found} now"));
        }
        self.seen.insert(found);
    }

    pub fn lose(&mut self, asked: &Url, reason: String) {
        self.lost.insert(key(asked), reason);
    }

    pub fn miss(&mut self, asked: &Url, missing: &Missing) {
        match missing {
            Missing::Gone(status) => self.lose(asked, gone(*status)),
            Missing::Unread(_) => {}
            Missing::Failed(_) => self.failing = true,
        }
    }
}

fn gone(status: u16) -> String {
    format!("the page is gone (status {status})")
}

/// Notes that the documents of these keys are pages of the site.
pub(super) async fn note(
    knowledge: &Knowledge,
    ctx: &OpContext,
    site: &str,
    keys: &[String],
) -> Result<(), Failure> {
    let tx = knowledge.db().begin(ctx).await?;
    store::note(&tx, site, keys).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes back that pages were retired which are there again.
pub(super) async fn revive(
    knowledge: &Knowledge,
    ctx: &OpContext,
    keys: &[String],
) -> Result<(), Failure> {
    let mut tx = knowledge.db().begin(ctx).await?;
    let back = store::revive(&tx, keys, ctx.now()).await?;
    if !back.is_empty() {
        index::touch(&mut tx, back);
        tx.commit().await?;
    }
    Ok(())
}

/// Looks what has become of the site's pages that the walk has not met, and retires those that are gone.
pub(super) async fn settle(
    websites: &Websites,
    run: &mut Execution,
    website: &Website,
    (robots, pause): (&Robots, Duration),
    mut traces: Traces,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let ctx = run.ctx().clone();
    let tx = websites.0.knowledge.db().begin_single(&ctx).await?;
    let pages = store::pages(&tx, &website.site(), MOST).await?;
    drop(tx);
    let mut ids = Vec::new();
    let mut reasons = Vec::new();
    let mut urls = Vec::new();
    for page in &pages {
        if traces.seen.contains(&page.external_id) {
            continue;
        }
        let address = page.source_url.as_deref().unwrap_or(&page.external_id);
        let reason = match traces.lost.remove(&page.external_id) {
            Some(reason) => Some(reason),
            None => {
                run.check()?;
                tokio::time::sleep(pause).await;
                let unlinked = traces.whole && !page.elsewhere;
                look(websites, robots, address).await.unwrap_or_else(|| {
                    unlinked.then(|| "no page of the site links to it any more".to_owned())
                })
            }
        };
        if let Some(reason) = reason {
            ids.push(page.id);
            reasons.push(reason.chars().take(REASON).collect::<String>());
            urls.push(address.to_owned());
        }
    }
    if ids.len() * 2 > pages.len() && !website.retire_most {
        outcome.kept = Some(format!(
            "{} of {} pages seem to be gone, which looks like a site that fails: none was retired; look at the \
             site, and import it with `retireMost` if it is right",
            ids.len(),
            pages.len()
        ));
        return Ok(());
    }
    if ids.is_empty() {
        return Ok(());
    }
    retire(&websites.0.knowledge, &ctx, &ids, &reasons).await?;
    for (url, reason) in urls.iter().zip(reasons) {
        outcome.retire(url, reason);
    }
    Ok(())
}

/// Asks for a page that nothing led to. `None`: it is there. Otherwise why it is not, or nothing where that is not
/// known.
async fn look(websites: &Websites, robots: &Robots, address: &str) -> Option<Option<String>> {
    let inner = &websites.0;
    let Ok(url) = inner.guard.check(address) else {
        return Some(None);
    };
    if !robots.allows(path(&url)) {
        return Some(Some(REFUSED.to_owned()));
    }
    match fetch::page(&inner.way, &url).await {
        Err(Missing::Gone(status)) => Some(Some(gone(status))),
        Err(Missing::Unread(_) | Missing::Failed(_)) => Some(None),
        Ok(page) if key(&page.url) != key(&url) => Some(Some(format!("leads to {} now", page.url))),
        Ok(_) => None,
    }
}

async fn retire(
    knowledge: &Knowledge,
    ctx: &OpContext,
    ids: &[Uuid],
    reasons: &[String],
) -> Result<(), Failure> {
    let mut tx = knowledge.db().begin(ctx).await?;
    let retired = store::retire(&tx, ids, reasons, ctx.now()).await?;
    for document in &retired {
        emit(&mut tx, ctx, "document.retired", document.id.0, document)?;
    }
    index::touch(&mut tx, retired.iter().map(|one| one.id.0).collect());
    tx.commit().await?;
    Ok(())
}
