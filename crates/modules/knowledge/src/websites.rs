//! Websites as documents: a Run walks from page to page of one host, as `robots.txt` allows, and puts each page as
//! a document of its own. A page that says what it said before is left alone.

mod crawl;
mod fetch;
mod retire;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, Result, RunId};
use tekup_context::{OpContext, Permission};
use tekup_egress::{Guard, Patience, Way};
use tekup_operations::{Effect, Operation, finish};
use tekup_runs::{Execution, Failure, NewRun, RunKind, spawn};

use crate::{Knowledge, model::DocumentLanguage};

/// The Run's name in the queue.
const KIND: &str = "websites.import";
/// Pages of one import, and how many when nobody says.
const PAGES: u32 = 1_000;
const PAGES_UNSAID: u32 = 200;
/// Links away from the first page, and how many when nobody says.
const DEPTH: u32 = 10;
const DEPTH_UNSAID: u32 = 5;
const PATIENCE: Patience = Patience {
    connect: Duration::from_secs(10),
    read: Duration::from_secs(20),
    redirects: 5,
};

/// Takes websites in. Cheap to clone.
#[derive(Clone)]
pub struct Websites(Arc<Inner>);

struct Inner {
    knowledge: Knowledge,
    guard: Guard,
    way: Way,
}

impl std::fmt::Debug for Websites {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Websites")
    }
}

impl Websites {
    /// Puts pages into `knowledge`. `guard`: which addresses tenants may have asked.
    ///
    /// # Errors
    /// When the machine's certificates cannot be read.
    pub fn new(knowledge: Knowledge, guard: Guard) -> Result<Self> {
        let way = Way::guarded("website", &PATIENCE, guard.clone()).map_err(Error::internal)?;
        Ok(Self(Arc::new(Inner {
            knowledge,
            guard,
            way,
        })))
    }

    /// What can be done.
    pub fn operations(&self) -> Vec<Operation> {
        vec![
            Operation::new(
                "knowledge.websites.import",
                "POST /api/v1/knowledge/websites/import",
                Permission::KnowledgeWrite,
                Effect::Write,
                self,
                import,
            )
            .summary(
                "Takes in a website, page by page, as its robots.txt allows; once more, and what has changed is \
                 renewed and what is gone is retired.",
            ),
        ]
    }

    /// The kind of Run that asks the websites, for a worker that reaches out.
    pub fn run_kinds(&self) -> Vec<Arc<dyn RunKind>> {
        vec![Arc::new(ImportWebsite(self.clone()))]
    }
}

/// What is taken in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Website {
    /// The page to begin with; pages of the same host are followed.
    #[schemars(length(min = 1, max = 2000))]
    url: String,
    /// Pages at most, 1 to 1000; 200 when absent.
    #[schemars(range(min = 1, max = 1000))]
    max_pages: Option<u32>,
    /// Links away from the first page, 0 to 10; 5 when absent.
    #[schemars(range(min = 0, max = 10))]
    max_depth: Option<u32>,
    /// What the pages are filed under.
    #[schemars(length(min = 1, max = 100))]
    category: Option<String>,
    /// The group of documents that they are searched with.
    #[schemars(length(min = 1, max = 100))]
    collection: Option<String>,
    /// Their language; found out from each page when absent.
    language: Option<DocumentLanguage>,
    /// Labels.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 50)))]
    tags: Vec<String>,
    /// Who may find them: roles, `staff`, `group:NAME`; empty for everybody.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    audience: Vec<String>,
    /// Pages that an earlier import of this address found and that are not there any more are retired, unless
    /// they are more than half of them: then the site may be failing. True retires them all the same.
    #[serde(default)]
    retire_most: bool,
}

impl Website {
    /// Names the site for all imports that begin with this address.
    fn site(&self) -> String {
        let mut url = self.url.clone();
        url.truncate(self.url.find('#').unwrap_or(url.len()));
        url.trim_end_matches('/').to_owned()
    }

    fn pages(&self) -> usize {
        self.max_pages.unwrap_or(PAGES_UNSAID).min(PAGES) as usize
    }

    fn depth(&self) -> u32 {
        self.max_depth.unwrap_or(DEPTH_UNSAID).min(DEPTH)
    }
}

/// A Run that was started.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Started {
    /// The Run; its output counts the pages.
    run_id: RunId,
}

async fn import(ctx: OpContext, websites: Websites, input: Website) -> Result<Started> {
    if let Err(refused) = websites.0.guard.check(&input.url) {
        return Err(Error::field("url", "not_allowed", refused.to_string()));
    }
    crate::prepare::check_audience(&input.audience)?;
    let mut tx = websites.0.knowledge.db().begin(&ctx).await?;
    let what = json!({"url": input.url});
    let task = serde_json::to_value(input).map_err(Error::internal)?;
    let run_id = spawn(&mut tx, &ctx, NewRun::new(KIND, task)).await?;
    finish(&ctx, tx, Some(run_id.0), what, Started { run_id }).await
}

/// Takes one website in. Begun again it asks every page again, and puts only what is not there yet.
struct ImportWebsite(Websites);

#[async_trait]
impl RunKind for ImportWebsite {
    fn name(&self) -> &'static str {
        KIND
    }

    async fn execute(&self, run: &mut Execution) -> Result<Value, Failure> {
        let website: Website = run.input()?;
        crawl::crawl(&self.0, run, &website).await
    }
}
