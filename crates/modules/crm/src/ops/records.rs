//! What can be done with records of every kind.

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Page, PageRequest, Result};
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use super::{ById, Deleted};
use crate::{
    Crm,
    access::Access,
    filter::Groups,
    kind::{Company, Contact, Deal, Lead, Marker, Product},
    record::{Listing, New, Patch, Row, Shown},
    records::{self, Edits},
    store,
};

macro_rules! of_kind {
    ($crm:expr, $marker:ty, $tag:literal, $path:literal, $one:literal) => {
        vec![
            Operation::new(
                concat!($tag, ".list"),
                concat!("GET ", $path),
                Permission::CrmRead,
                Effect::Read,
                $crm,
                list::<$marker>,
            )
            .summary(concat!(
                "Lists ",
                $tag,
                " by plain values of fields, newest first unless another order is asked for."
            )),
            Operation::new(
                concat!($tag, ".search"),
                concat!("POST ", $path, "/search"),
                Permission::CrmRead,
                Effect::Read,
                $crm,
                search::<$marker>,
            )
            .summary(concat!(
                "Lists ",
                $tag,
                " by groups of conditions, also over your own fields."
            )),
            Operation::new(
                concat!($tag, ".counts"),
                concat!("POST ", $path, "/counts"),
                Permission::CrmRead,
                Effect::Read,
                $crm,
                counts::<$marker>,
            )
            .summary(concat!(
                "Counts ",
                $tag,
                " by the values of a field, such as the columns of a board."
            )),
            Operation::new(
                concat!($tag, ".create"),
                concat!("POST ", $path),
                Permission::CrmWrite,
                Effect::Write,
                $crm,
                create::<$marker>,
            )
            .summary(concat!("Makes a ", $one, "."))
            .status(201),
            Operation::new(
                concat!($tag, ".get"),
                concat!("GET ", $path, "/{id}"),
                Permission::CrmRead,
                Effect::Read,
                $crm,
                get::<$marker>,
            )
            .summary(concat!("Shows a ", $one, ".")),
            Operation::new(
                concat!($tag, ".update"),
                concat!("PATCH ", $path, "/{id}"),
                Permission::CrmWrite,
                Effect::Write,
                $crm,
                update::<$marker>,
            )
            .summary(concat!("Changes a ", $one, ".")),
            Operation::new(
                concat!($tag, ".delete"),
                concat!("DELETE ", $path, "/{id}"),
                Permission::CrmWrite,
                Effect::Write,
                $crm,
                delete::<$marker>,
            )
            .summary(concat!(
                "Deletes a ",
                $one,
                "; undoing the change brings it back."
            )),
        ]
    };
}

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    let mut all = of_kind!(crm, Lead, "leads", "/api/v1/leads", "lead");
    all.extend(of_kind!(
        crm,
        Contact,
        "contacts",
        "/api/v1/crm/contacts",
        "contact"
    ));
    all.extend(of_kind!(
        crm,
        Company,
        "companies",
        "/api/v1/crm/companies",
        "company"
    ));
    all.extend(of_kind!(crm, Deal, "deals", "/api/v1/crm/deals", "deal"));
    all.extend(of_kind!(
        crm,
        Product,
        "products",
        "/api/v1/crm/products",
        "product"
    ));
    all
}

fn me(ctx: &OpContext) -> Option<Uuid> {
    ctx.principal().user_id().map(|id| id.0)
}

fn taken(input: &mut Row, name: &str) -> Option<String> {
    match input.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

async fn list<K: Marker>(ctx: OpContext, crm: Crm, input: Listing<K>) -> Result<Page<Shown<K>>> {
    let mut input = input.0;
    let limit = input.remove("limit").and_then(|limit| limit.as_u64());
    let query = store::Query {
        search: taken(&mut input, "search"),
        tag: taken(&mut input, "tag"),
        sort: taken(&mut input, "sort"),
        page: PageRequest {
            limit: limit.and_then(|limit| u32::try_from(limit).ok()),
            cursor: taken(&mut input, "cursor"),
        },
        plain: input,
        me: me(&ctx),
        ..store::Query::default()
    };
    let tx = crm.0.db.begin(&ctx).await?;
    let page = store::list(&tx, Access::of(&ctx), K::NAME.kind(), &[], &query).await?;
    Ok(page.map(Shown::new))
}

/// What is searched for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Search {
    /// Groups of conditions: a record is shown when everything in one of them holds.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(max = 20)))]
    pub filter: Groups,
    /// Words that must be found, each at least as a beginning.
    #[schemars(length(max = 200))]
    pub search: Option<String>,
    /// The order, `name` or `-name`; newest first when absent.
    #[schemars(length(max = 50))]
    pub sort: Option<String>,
    /// Items on the page, 1 to 100; 20 when absent.
    #[schemars(range(min = 1, max = 100))]
    pub limit: Option<u32>,
    /// `nextCursor` of the page before.
    #[schemars(length(max = 1000))]
    pub cursor: Option<String>,
    /// Records to pass over, to jump into the middle of a list; to read on from there, its cursor is quicker and misses
    /// nothing.
    #[serde(default)]
    #[schemars(range(max = 1_000_000))]
    pub offset: u32,
}

impl Search {
    fn query(self, ctx: &OpContext) -> store::Query {
        store::Query {
            filter: self.filter,
            search: self.search,
            sort: self.sort,
            page: PageRequest {
                limit: self.limit,
                cursor: self.cursor,
            },
            offset: self.offset,
            me: me(ctx),
            ..store::Query::default()
        }
    }
}

async fn search<K: Marker>(ctx: OpContext, crm: Crm, input: Search) -> Result<Page<Shown<K>>> {
    let kind = K::NAME.kind();
    let tx = crm.0.db.begin(&ctx).await?;
    let customs = records::customs(&tx, kind).await?;
    let query = input.query(&ctx);
    let page = store::list(&tx, Access::of(&ctx), kind, &customs, &query).await?;
    Ok(page.map(Shown::new))
}

/// What is counted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Counting<K> {
    /// The field whose values are counted: `status`, `stage`, `source`, `ownerId` ...
    #[schemars(length(min = 1, max = 50))]
    by: String,
    /// Groups of conditions, as in a search.
    #[serde(default)]
    #[schemars(length(max = 20), inner(length(max = 20)))]
    filter: Groups,
    /// Words that must be found.
    #[schemars(length(max = 200))]
    search: Option<String>,
    #[serde(skip)]
    #[schemars(skip)]
    kind: PhantomData<K>,
}

/// How many records have a value.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Count {
    /// The value; null for records without one.
    value: Option<String>,
    /// How many have it.
    count: i64,
    /// What they are worth together, by currency, in its smallest units. For deals.
    worth: std::collections::BTreeMap<String, i64>,
}

/// What was counted.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Counts {
    /// Values, the most frequent first; 200 at most.
    items: Vec<Count>,
    /// All of them together.
    total: i64,
}

async fn counts<K: Marker>(ctx: OpContext, crm: Crm, input: Counting<K>) -> Result<Counts> {
    let kind = K::NAME.kind();
    let tx = crm.0.db.begin(&ctx).await?;
    let customs = records::customs(&tx, kind).await?;
    let query = store::Query {
        filter: input.filter,
        search: input.search,
        me: me(&ctx),
        ..store::Query::default()
    };
    let found = store::counts(&tx, Access::of(&ctx), kind, &customs, &query, &input.by).await?;
    let items: Vec<Count> = found
        .into_iter()
        .map(|(value, count, worth)| Count {
            value,
            count,
            worth: serde_json::from_value(worth).unwrap_or_default(),
        })
        .collect();
    let total = items.iter().map(|item| item.count).sum();
    Ok(Counts { items, total })
}

async fn create<K: Marker>(ctx: OpContext, crm: Crm, input: New<K>) -> Result<Shown<K>> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let row = records::create(&mut tx, &ctx, K::NAME.kind(), &input.0, Row::new()).await?;
    let id = records::id_of(&row);
    finish(&ctx, tx, Some(id), json!({}), Shown::new(row)).await
}

async fn get<K: Marker>(ctx: OpContext, crm: Crm, input: ById) -> Result<Shown<K>> {
    let tx = crm.0.db.begin_single(&ctx).await?;
    let row = store::find(&tx, Access::of(&ctx), K::NAME.kind(), input.id).await?;
    Ok(Shown::new(row))
}

async fn update<K: Marker>(ctx: OpContext, crm: Crm, input: Patch<K>) -> Result<Shown<K>> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let kind = K::NAME.kind();
    let row = records::update(
        &mut tx,
        &ctx,
        kind,
        input.id,
        &input.fields,
        input.revision,
        Row::new(),
    )
    .await?;
    let fields: Vec<&String> = input.fields.keys().collect();
    let details = json!({"fields": fields});
    finish(&ctx, tx, Some(input.id), details, Shown::new(row)).await
}

async fn delete<K: Marker>(ctx: OpContext, crm: Crm, input: ById) -> Result<Deleted> {
    let kind = K::NAME.kind();
    let mut tx = crm.0.db.begin(&ctx).await?;
    let row = records::hold(&tx, Access::of(&ctx), kind, input.id).await?;
    let set = crate::changes::begin(&tx, &ctx, kind, "delete", 1).await?;
    let mut edits = Edits {
        set: Some(set),
        ..Edits::default()
    };
    edits.kept.insert("deleted_at".to_owned(), json!(ctx.now()));
    let changed = records::change(&mut tx, &ctx, kind, vec![row], &edits).await?;
    records::tell(&mut tx, &ctx, kind, &changed).await?;
    finish(
        &ctx,
        tx,
        Some(input.id),
        json!({"changeSet": set}),
        Deleted::of(input.id),
    )
    .await
}
