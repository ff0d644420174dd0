use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, Utc};
use tekup_context::{OpContext, Permission, Principal, Role};
use tekup_retrieval::passage::{Audience, Filter};

/// Everybody of the staff.
const STAFF: &str = "staff";

/// What the index knows of a document, to decide whether a search may find it.
#[derive(Debug, Clone, Default)]
pub(crate) struct About {
    pub generation: i64,
    pub language: String,
    pub category: Option<String>,
    pub collection: Option<String>,
    pub tags: Vec<String>,
    /// Who may find it; empty for everybody.
    pub audience: Vec<String>,
    pub source_url: Option<String>,
    pub updated_at: DateTime<Utc>,
    pub expires_at: Option<DateTime<Utc>>,
    /// How answers from it were received, -1 to 1.
    pub reception: f32,
}

/// Who searches, as the names that documents list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Asker {
    /// Sorted.
    names: Vec<String>,
    /// Finds everything: those who write the documents.
    all: bool,
}

impl Asker {
    /// The caller itself, or the customer that it speaks for.
    pub fn of(ctx: &OpContext, audience: &Audience) -> Self {
        let mut names: Vec<String> = match audience {
            Audience::Customer(groups) => groups.clone(),
            Audience::Caller => caller(ctx),
        };
        names.sort();
        names.dedup();
        let caller = matches!(audience, Audience::Caller);
        Self {
            names,
            all: caller && ctx.permissions().contains(Permission::KnowledgeWrite),
        }
    }

    /// Whether a document with this list is theirs to find.
    pub fn may_see(&self, audience: &[String]) -> bool {
        self.all || audience.is_empty() || audience.iter().any(|name| self.names.contains(name))
    }

    /// The names, for the database to compare; `None` for those who find everything.
    pub fn names(&self) -> Option<&[String]> {
        (!self.all).then_some(self.names.as_slice())
    }
}

fn caller(ctx: &OpContext) -> Vec<String> {
    let mut names = Vec::new();
    if matches!(ctx.principal(), Principal::User { .. }) {
        names.push(STAFF.to_owned());
    }
    // A role counts as held by whoever may do all that it may.
    let roles = Role::ALL
        .iter()
        .filter(|role| ctx.permissions().contains_all(role.permissions()));
    names.extend(roles.map(|role| role.as_str().to_owned()));
    names
}

/// The documents that one search may find.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Admission {
    pub asker: Asker,
    pub category: Option<String>,
    pub filter: Filter,
}

impl Admission {
    pub fn admits(&self, about: &About, now: DateTime<Utc>) -> bool {
        let one_of = |wanted: &[String], has: Option<&String>| {
            wanted.is_empty() || has.is_some_and(|has| wanted.contains(has))
        };
        let filter = &self.filter;
        about.expires_at.is_none_or(|at| at > now)
            && self.asker.may_see(&about.audience)
            && self
                .category
                .as_ref()
                .is_none_or(|wanted| about.category.as_ref() == Some(wanted))
            && one_of(&filter.languages, Some(&about.language))
            && one_of(&filter.collections, about.collection.as_ref())
            && filter.tags.iter().all(|tag| about.tags.contains(tag))
            && filter.updated_after.is_none_or(|at| about.updated_at >= at)
            && filter.updated_before.is_none_or(|at| about.updated_at < at)
            && filter.source.as_ref().is_none_or(|start| {
                about
                    .source_url
                    .as_ref()
                    .is_some_and(|url| url.starts_with(start))
            })
    }
}

/// How answers from a document were received, -1 to 1, careful with few voices: as if three more had been
/// undecided.
pub(crate) fn reception(up: i32, down: i32) -> f32 {
    let (up, down) = (up.max(0) as f32, down.max(0) as f32);
    (up - down) / (up + down + 3.0)
}

/// From when on a document that nobody has looked at again counts as old.
pub(crate) const REVIEW_AFTER: Duration = Duration::from_secs(365 * 24 * 3600);

/// Names a document may list, for the error that tells them.
pub(crate) fn known_names() -> String {
    let roles: HashSet<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
    let mut roles: Vec<&str> = roles.into_iter().collect();
    roles.sort_unstable();
    format!("{STAFF}, {}, or group:NAME", roles.join(", "))
}

/// Whether a document may list this name.
pub(crate) fn is_name(name: &str) -> bool {
    let group = name
        .strip_prefix("group:")
        .is_some_and(|name| !name.trim().is_empty());
    name == STAFF || group || Role::ALL.iter().any(|role| role.as_str() == name)
}
