use std::{
    collections::{HashSet, VecDeque},
    time::Duration,
};

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tekup_base::{Error, ErrorKind, Result};
use tekup_context::OpContext;
use tekup_egress::Url;
use tekup_retrieval::{
    parse::Format,
    site::{Links, Robots},
};
use tekup_runs::{Execution, Failure};

use super::{
    Website, Websites, fetch,
    retire::{self, Traces},
};
use crate::model::NewDocument;

/// The pause between two pages, unless the site asks for a longer one.
const PAUSE: Duration = Duration::from_millis(200);
/// Longest pause that is kept; a site that wants more gets it at the price of pages.
const MOST_PAUSE: Duration = Duration::from_secs(10);
/// Addresses that are remembered for every page that is wanted.
const KNOWN_A_PAGE: usize = 50;
/// Pages and bytes that are put at once.
const BATCH: usize = 20;
const BATCH_BYTES: usize = 16 << 20;
/// Pages that could not be taken in and are named.
const TOLD: usize = 50;
/// Longest address that is a document's key as it stands.
const KEY: usize = 200;

/// What came of it.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    pages: usize,
    created: usize,
    changed: usize,
    unchanged: usize,
    /// Left out because `robots.txt` or the page itself asks for it.
    unwanted: usize,
    failed: usize,
    failures: Vec<Failed>,
    /// Documents that were retired because their pages are not there any more.
    retired: usize,
    retirements: Vec<Failed>,
    /// Why documents were not retired whose pages seem to be gone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<String>,
}

#[derive(Serialize)]
struct Failed {
    url: String,
    reason: String,
}

impl Outcome {
    fn fail(&mut self, url: &str, reason: String) {
        self.failed += 1;
        if self.failures.len() < TOLD {
            let url = url.to_owned();
            self.failures.push(Failed { url, reason });
        }
    }

    pub(super) fn retire(&mut self, url: &str, reason: String) {
        self.retired += 1;
        if self.retirements.len() < TOLD {
            let url = url.to_owned();
            self.retirements.push(Failed { url, reason });
        }
    }
}

/// Addresses to ask, nearest to the first page first.
struct Walk {
    first: Url,
    depth: u32,
    room: usize,
    known: HashSet<String>,
    queue: VecDeque<(Url, u32)>,
    /// There is more of the site than it goes to.
    cut: bool,
}

impl Walk {
    fn from(first: Url, website: &Website) -> Self {
        let mut walk = Self {
            first: first.clone(),
            depth: website.depth(),
            room: website.pages() * KNOWN_A_PAGE,
            known: HashSet::new(),
            queue: VecDeque::new(),
            cut: false,
        };
        walk.add(first, 0);
        walk
    }

    /// Whether an address is on the same host, asked in the same way.
    fn is_here(&self, url: &Url) -> bool {
        url.origin() == self.first.origin()
    }

    fn add(&mut self, mut url: Url, depth: u32) {
        url.set_fragment(None);
        if !self.is_here(&url) || self.known.contains(url.as_str()) {
            return;
        }
        if depth > self.depth || self.known.len() >= self.room {
            self.cut = true;
        } else if self.known.insert(url.to_string()) {
            self.queue.push_back((url, depth));
        }
    }
}

pub(super) async fn crawl(
    websites: &Websites,
    run: &mut Execution,
    website: &Website,
) -> Result<Value, Failure> {
    let inner = &websites.0;
    let ctx = run.ctx().clone();
    let first = inner.guard.check(&website.url).map_err(|refused| {
        Failure::Permanent(Error::field("url", "not_allowed", refused.to_string()))
    })?;
    let robots = fetch::robots(&inner.way, &first)
        .await
        .map_err(|reason| Failure::Retry(Error::new(ErrorKind::Unavailable, reason)))?;
    let pause = robots.pause.unwrap_or(PAUSE).clamp(PAUSE, MOST_PAUSE);
    let mut walk = Walk::from(first, website);
    let mut outcome = Outcome::default();
    let mut batch: Vec<NewDocument> = Vec::new();
    let mut traces = Traces::default();
    while let Some((url, depth)) = walk.queue.pop_front() {
        if outcome.pages >= website.pages() {
            walk.cut = true;
            break;
        }
        run.check()?;
        if !robots.allows(path(&url)) {
            outcome.unwanted += 1;
            traces.lose(&url, retire::REFUSED.to_owned());
            continue;
        }
        if walk.known.len() > 1 {
            tokio::time::sleep(pause).await;
        }
        match fetch::page(&inner.way, &url).await {
            Err(missing) => {
                traces.miss(&url, &missing);
                outcome.fail(url.as_str(), missing.to_string());
            }
            Ok(page) => match take(page, (&url, depth), &robots, &mut walk, website).await? {
                Taken::Document(document) => {
                    outcome.pages += 1;
                    traces.see(&url, &document);
                    batch.push(*document);
                }
                Taken::Not(reason) => {
                    outcome.unwanted += 1;
                    traces.lose(&url, reason);
                }
            },
        }
        let bytes: usize = batch.iter().map(|one| one.content.len()).sum();
        if batch.len() >= BATCH || bytes >= BATCH_BYTES {
            let full = std::mem::take(&mut batch);
            put(websites, &ctx, full, website, &mut outcome).await?;
        }
        let done = i64::try_from(outcome.pages).unwrap_or(i64::MAX);
        let ahead = website.pages().min(outcome.pages + walk.queue.len());
        let total = i64::try_from(ahead).unwrap_or(i64::MAX);
        run.progress(done, total, "pages").await?;
    }
    put(websites, &ctx, batch, website, &mut outcome).await?;
    if outcome.pages == 0 {
        let reason = outcome.failures.pop().map_or_else(
            || "robots.txt or the page itself asks not to be taken in".to_owned(),
            |failed| format!("{}: {}", failed.url, failed.reason),
        );
        let reason = format!("no page could be taken in: {reason}");
        return Err(Failure::Permanent(Error::new(ErrorKind::NotFound, reason)));
    }
    traces.whole = !walk.cut && !traces.failing;
    let manners = (&robots, pause);
    retire::settle(websites, run, website, manners, traces, &mut outcome).await?;
    serde_json::to_value(outcome).map_err(|error| Failure::Retry(Error::internal(error)))
}

/// Path and query, as `robots.txt` speaks of them.
pub(super) fn path(url: &Url) -> &str {
    let whole = url.as_str();
    let at = whole.len() - whole.splitn(4, '/').nth(3).map_or(0, |rest| rest.len() + 1);
    whole.get(at..).unwrap_or("/")
}

/// What a page gives.
enum Taken {
    Document(Box<NewDocument>),
    /// It does not want to be found, is known by another address, or lies elsewhere; which of these.
    Not(String),
}

/// A page as a document, and where it leads.
async fn take(
    page: fetch::Page,
    (asked, depth): (&Url, u32),
    robots: &Robots,
    walk: &mut Walk,
    website: &Website,
) -> Result<Taken, Failure> {
    let moved = || Taken::Not(format!("leads to {} now", page.url));
    if !walk.is_here(&page.url) || !robots.allows(path(&page.url)) {
        return Ok(moved());
    }
    // Sent on to a page that is taken in, or will be, under its own address.
    if page.url != *asked && !walk.known.insert(page.url.to_string()) {
        return Ok(moved());
    }
    if page.format == Format::Html {
        let html = page.content.clone();
        let read = move || Links::of(&String::from_utf8_lossy(&html));
        let links = tokio::task::spawn_blocking(read)
            .await
            .map_err(|error| Failure::Retry(Error::internal(error)))?;
        let base = links
            .base
            .as_deref()
            .and_then(|base| page.url.join(base).ok());
        let base = base.as_ref().unwrap_or(&page.url);
        for target in &links.targets {
            if let Ok(url) = base.join(target) {
                walk.add(url, depth + 1);
            }
        }
        if links.hidden {
            return Ok(Taken::Not("the page asks not to be found".to_owned()));
        }
        let canonical = links
            .canonical
            .as_deref()
            .and_then(|url| base.join(url).ok());
        if let Some(mut canonical) = canonical.filter(|url| walk.is_here(url)) {
            canonical.set_fragment(None);
            if canonical != page.url {
                let reason = format!("is to be known as {canonical}");
                walk.add(canonical, depth);
                return Ok(Taken::Not(reason));
            }
        }
    }
    Ok(Taken::Document(Box::new(NewDocument {
        external_id: Some(key(&page.url)),
        source_url: Some(page.url.to_string()).filter(|url| url.len() <= 2_000),
        category: website.category.clone(),
        collection: website.collection.clone(),
        language: website.language.map(Into::into),
        tags: website.tags.clone(),
        audience: website.audience.clone(),
        ..NewDocument::new(page.format, page.content)
    })))
}

/// The address, or as much of it as a key holds with a hash of the rest.
pub(super) fn key(url: &Url) -> String {
    let url = url.as_str();
    if url.len() <= KEY {
        return url.to_owned();
    }
    let hash = hex::encode(Sha256::digest(url.as_bytes()));
    let head = url
        .get(..url.floor_char_boundary(KEY - 17))
        .unwrap_or_default();
    format!("{head}#{}", hash.get(..16).unwrap_or_default())
}

/// Puts pages; one that is refused does not keep the others.
async fn put(
    websites: &Websites,
    ctx: &OpContext,
    batch: Vec<NewDocument>,
    website: &Website,
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    if batch.is_empty() {
        return Ok(());
    }
    let knowledge = &websites.0.knowledge;
    let keys: Vec<String> = batch
        .iter()
        .filter_map(|one| one.external_id.clone())
        .collect();
    retire::revive(knowledge, ctx, &keys).await?;
    let mut count = |imported: crate::Imported| {
        outcome.created += imported.created;
        outcome.changed += imported.changed;
        outcome.unchanged += imported.unchanged;
    };
    match knowledge.put_changed(ctx, batch.clone()).await {
        Ok(imported) => count(imported),
        Err(error) if error.kind() == ErrorKind::Validation => {
            let mut refused = Vec::new();
            for one in batch {
                let url = one.source_url.clone().unwrap_or_default();
                match knowledge.put_changed(ctx, vec![one]).await {
                    Ok(imported) => count(imported),
                    Err(error) if error.kind() == ErrorKind::Validation => {
                        refused.push((url, error.to_string()));
                    }
                    Err(error) => return Err(error.into()),
                }
            }
            for (url, reason) in refused {
                outcome.fail(&url, reason);
            }
        }
        Err(error) => return Err(error.into()),
    }
    retire::note(knowledge, ctx, &website.site(), &keys).await
}
