//! What can be done with many records at once: bulk changes, duplicates, merging, undoing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::{Error, Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{All, ById};
use crate::{
    Crm,
    access::Access,
    changes::{self, ChangeSet, Undone},
    duplicates::{self, Duplicate, Group},
    filter::Groups,
    kind::{Company, Contact, Deal, Lead, Marker, Product},
    record::{Given, Shown},
    records::{self, Edits},
    store,
};

/// Most records that one call changes.
const MOST: usize = 1000;

macro_rules! of_kind {
    ($crm:expr, $marker:ty, $tag:literal, $path:literal) => {
        vec![
            Operation::new(
                concat!($tag, ".change"),
                concat!("POST ", $path, "/changes"),
                Permission::CrmWrite,
                Effect::Write,
                $crm,
                change::<$marker>,
            )
            .summary(concat!(
                "Changes or deletes up to 1,000 ",
                $tag,
                " in the same way; can be undone."
            ))
            .deadline(std::time::Duration::from_secs(60)),
            Operation::new(
                concat!($tag, ".merge"),
                concat!("POST ", $path, "/{id}/merge"),
                Permission::CrmWrite,
                Effect::Write,
                $crm,
                merge::<$marker>,
            )
            .summary(concat!(
                "Makes one of several ",
                $tag,
                ", with everything about them; can be undone."
            )),
            Operation::new(
                concat!($tag, ".duplicates"),
                concat!("GET ", $path, "/{id}/duplicates"),
                Permission::CrmRead,
                Effect::Read,
                $crm,
                similar::<$marker>,
            )
            .summary(concat!(
                "Lists ",
                $tag,
                " that may be the same one, with what speaks for it."
            )),
        ]
    };
}

macro_rules! groups_of_kind {
    ($crm:expr, $marker:ty, $tag:literal, $path:literal) => {
        Operation::new(
            concat!($tag, ".duplicate_groups"),
            concat!("GET ", $path, "/duplicates"),
            Permission::CrmRead,
            Effect::Read,
            $crm,
            groups::<$marker>,
        )
        .summary(concat!(
            "Lists groups of ",
            $tag,
            " with the same address, number or name."
        ))
    };
}

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    let mut all = of_kind!(crm, Lead, "leads", "/api/v1/leads");
    all.extend(of_kind!(crm, Contact, "contacts", "/api/v1/crm/contacts"));
    all.extend(of_kind!(crm, Company, "companies", "/api/v1/crm/companies"));
    all.extend(of_kind!(crm, Deal, "deals", "/api/v1/crm/deals"));
    all.extend(of_kind!(crm, Product, "products", "/api/v1/crm/products"));
    all.extend([
        groups_of_kind!(crm, Lead, "leads", "/api/v1/leads"),
        groups_of_kind!(crm, Contact, "contacts", "/api/v1/crm/contacts"),
        groups_of_kind!(crm, Company, "companies", "/api/v1/crm/companies"),
        Operation::new(
            "crm_changes.list",
            "GET /api/v1/crm/changes",
            Permission::CrmAll,
            Effect::Read,
            crm,
            list,
        )
        .summary("Lists bulk changes, deletions and merges, newest first."),
        Operation::new(
            "crm_changes.undo",
            "POST /api/v1/crm/changes/{id}/undo",
            Permission::CrmWrite,
            Effect::Write,
            crm,
            undo,
        )
        .summary("Puts records back as they were before; names those that have changed since, and leaves them.")
        .deadline(std::time::Duration::from_secs(60)),
    ]);
    all
}

/// What changes about which records.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, bound = "K: Marker")]
pub(crate) struct Bulk<K: Marker> {
    /// Which records; or say it by `filter` and `search`.
    #[serde(default)]
    #[schemars(length(max = 1000))]
    ids: Vec<Uuid>,
    /// Groups of conditions, as in a search: the first 1,000 that fit.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(max = 20)))]
    filter: Groups,
    /// Words that must be found.
    #[schemars(length(max = 200))]
    search: Option<String>,
    /// What they shall have.
    #[serde(default)]
    set: Given<K>,
    /// Tags they shall have besides.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    add_tags: Vec<String>,
    /// Tags they shall not have.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(min = 1, max = 100)))]
    remove_tags: Vec<String>,
    /// Whether they are deleted.
    #[serde(default)]
    delete: bool,
}

/// How it went.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Changed {
    /// The set of changes, by which they can be undone; null when nothing changed.
    change_set: Option<Uuid>,
    /// Records that were changed.
    changed: usize,
    /// Records that were so already.
    unchanged: usize,
    /// Records that are not there, or not for the caller.
    missing: usize,
    /// Whether there are more that fit, beyond the first 1,000.
    more: bool,
}

async fn change<K: Marker>(ctx: OpContext, crm: Crm, input: Bulk<K>) -> Result<Changed> {
    let kind = K::NAME.kind();
    let nothing =
        input.set.0.is_empty() && input.add_tags.is_empty() && input.remove_tags.is_empty();
    if nothing != input.delete {
        let message = "say what they shall have, or that they are deleted; not both";
        return Err(Error::field("set", "required", message));
    }
    let by_filter = !input.filter.is_empty() || input.search.is_some();
    if input.ids.is_empty() != by_filter {
        return Err(Error::field(
            "ids",
            "required",
            "name records, or say by filter or search which",
        ));
    }
    let access = Access::of(&ctx);
    let mut tx = crm.0.db.begin(&ctx).await?;
    let mut ids = input.ids;
    if by_filter {
        let customs = records::customs(&tx, kind).await?;
        let query = store::Query {
            filter: input.filter,
            search: input.search,
            me: ctx.principal().user_id().map(|id| id.0),
            ..store::Query::default()
        };
        ids = store::ids(&tx, access, kind, &customs, &query, MOST as i64 + 1).await?;
    }
    let more = ids.len() > MOST;
    ids.truncate(MOST);
    ids.sort();
    ids.dedup();
    let given = records::accept(&tx, access, kind, &input.set.0).await?;
    let rows = store::lock(&tx, access, kind, &ids, false).await?;
    let found = rows.len();
    let action = if input.delete { "delete" } else { "update" };
    let set = changes::begin(&tx, &ctx, kind, action, found).await?;
    let mut edits = Edits {
        given,
        add_tags: input.add_tags,
        remove_tags: input.remove_tags,
        set: Some(set),
        ..Edits::default()
    };
    if input.delete {
        edits.kept.insert("deleted_at".to_owned(), json!(ctx.now()));
    }
    let changed = records::change(&mut tx, &ctx, kind, rows, &edits).await?;
    records::tell(&mut tx, &ctx, kind, &changed).await?;
    let outcome = Changed {
        change_set: (!changed.is_empty()).then_some(set),
        changed: changed.len(),
        unchanged: found - changed.len(),
        missing: ids.len() - found,
        more,
    };
    let details = json!({"changed": outcome.changed, "changeSet": set, "action": action});
    finish(&ctx, tx, None, details, outcome).await
}

/// Records that are one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merge {
    /// The one that stays.
    id: Uuid,
    /// Those that become a part of it.
    #[schemars(length(min = 1, max = 20))]
    from: Vec<Uuid>,
}

/// The record that stays.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase", bound = "")]
pub(crate) struct Merged<K: Marker> {
    /// As it is now.
    record: Shown<K>,
    /// How many other records pointed at the others, and now at it.
    moved: usize,
    /// The set of changes, by which it can be undone.
    change_set: Uuid,
}

async fn merge<K: Marker>(ctx: OpContext, crm: Crm, input: Merge) -> Result<Merged<K>> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let (row, set, moved) =
        changes::merge(&mut tx, &ctx, K::NAME.kind(), input.id, &input.from).await?;
    let merged = Merged {
        record: Shown::new(row),
        moved,
        change_set: set,
    };
    let details = json!({"from": input.from, "changeSet": set});
    finish(&ctx, tx, Some(input.id), details, merged).await
}

async fn similar<K: Marker>(ctx: OpContext, crm: Crm, input: ById) -> Result<All<Duplicate>> {
    let kind = K::NAME.kind();
    let access = Access::of(&ctx);
    let tx = crm.0.db.begin(&ctx).await?;
    let items = duplicates::of(&tx, access, kind, input.id).await?;
    Ok(All { items })
}

/// What is the same.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum By {
    /// The e-mail address.
    #[default]
    Email,
    /// The telephone number.
    Phone,
    /// The name.
    Name,
}

/// Which groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Grouping {
    /// What is the same: the e-mail address when absent.
    #[serde(default)]
    by: By,
    /// Groups on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

async fn groups<K: Marker>(ctx: OpContext, crm: Crm, input: Grouping) -> Result<Page<Group>> {
    let column = match input.by {
        By::Email => "email_key",
        By::Phone => "phone_key",
        By::Name => "name_key",
    };
    let page = PageRequest {
        limit: input.limit,
        cursor: input.cursor,
    };
    let tx = crm.0.db.begin(&ctx).await?;
    duplicates::groups(&tx, Access::of(&ctx), K::NAME.kind(), column, &page).await
}

/// Which part of a list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    cursor: Option<String>,
}

impl From<Listing> for PageRequest {
    fn from(list: Listing) -> Self {
        Self {
            limit: list.limit,
            cursor: list.cursor,
        }
    }
}

async fn list(ctx: OpContext, crm: Crm, input: Listing) -> Result<Page<ChangeSet>> {
    let page = PageRequest::from(input);
    let tx = crm.0.db.begin_single(&ctx).await?;
    changes::list(&tx, &page).await
}

async fn undo(ctx: OpContext, crm: Crm, input: ById) -> Result<Undone> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let undone = changes::undo(&mut tx, &ctx, input.id).await?;
    let details = json!({"restored": undone.restored, "refused": undone.refused.len()});
    finish(&ctx, tx, Some(input.id), details, undone).await
}
