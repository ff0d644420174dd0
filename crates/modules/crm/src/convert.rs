//! A lead becomes a contact, its company and a deal, in one transaction.

use chrono::NaiveDate;
use serde_json::{Value, json};
use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::{
    access::Access,
    kind::{Kind, Name},
    record::Row,
    records::{self, text_of},
    store::{self, Sql},
    text,
};

/// Hosts of mailboxes that say nothing of where somebody works.
pub(crate) const ANYBODYS: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.dk",
    "outlook.com",
    "outlook.dk",
    "live.com",
    "live.dk",
    "yahoo.com",
    "yahoo.dk",
    "icloud.com",
    "me.com",
    "mail.dk",
    "mail.com",
    "proton.me",
    "protonmail.com",
    "gmx.com",
    "youmail.dk",
    "stofanet.dk",
    "webspeed.dk",
    "jubii.dk",
];

/// What the deal shall be.
#[derive(Debug, Default)]
pub(crate) struct DealWanted {
    pub name: Option<String>,
    pub value: Option<i64>,
    pub currency: Option<String>,
    pub pipeline: Option<Uuid>,
    pub stage: Option<String>,
    pub close_date: Option<NaiveDate>,
    pub lost_reason: Option<String>,
}

/// What a lead shall become.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    pub revision: Option<i64>,
    pub contact: Option<Uuid>,
    pub company: Option<Uuid>,
    /// `None` for no deal.
    pub deal: Option<DealWanted>,
}

/// What a lead has become.
#[derive(Debug)]
pub(crate) struct Became {
    pub lead: Row,
    pub contact: Row,
    pub company: Option<Row>,
    pub deal: Option<Row>,
}

/// A record that is there already, by a key of its table.
async fn known(
    tx: &TenantTx,
    access: Access,
    kind: &Kind,
    column: &str,
    key: &str,
) -> Result<Option<Uuid>> {
    let mut sql = Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let key = sql.bind(key.to_owned());
    sql.text = format!(
        "SELECT r.id FROM {} AS r WHERE r.tenant_id = {tenant} AND r.{column} = {key} AND r.deleted_at IS NULL",
        kind.table
    );
    access.restrict(&mut sql);
    sql.text.push_str(" ORDER BY r.id LIMIT 1");
    let found = sql.rows_prepared(tx).await?;
    Ok(found.first().map(|row| row.get(0)))
}

/// Copies columns of a lead into fields of another record.
fn copy(lead: &Row, fields: &[(&str, &str)]) -> Row {
    let present = |(field, column): &(&str, &str)| {
        let value = lead.get(*column)?;
        Some(((*field).to_owned(), value.clone()))
    };
    fields.iter().filter_map(present).collect()
}

const WHOSE: [(&str, &str); 2] = [("ownerId", "owner_id"), ("teamId", "team_id")];

async fn company(
    tx: &mut TenantTx,
    ctx: &OpContext,
    lead: &Row,
    wanted: Option<Uuid>,
) -> Result<Option<Row>> {
    let kind = Name::Company.kind();
    let access = Access::of(ctx);
    if let Some(id) = wanted {
        let found = store::find(tx, access, kind, id).await;
        return found
            .map(Some)
            .map_err(|_| Error::field("companyId", "not_found", "is not there"));
    }
    let host = text_of(lead, "website")
        .or(text_of(lead, "email"))
        .and_then(text::domain)
        .filter(|host| !ANYBODYS.contains(&host.as_str()));
    let Some(name) = text_of(lead, "company") else {
        return Ok(None);
    };
    let mut id = known(tx, access, kind, "name_key", &text::company_key(name)).await?;
    if let (None, Some(host)) = (id, &host) {
        id = known(tx, access, kind, "domain", host).await?;
    }
    if let Some(id) = id {
        return store::find(tx, access, kind, id).await.map(Some);
    }
    let mut given = copy(lead, &WHOSE);
    given.insert("name".to_owned(), json!(name));
    given.insert("domain".to_owned(), json!(host));
    given.insert(
        "country".to_owned(),
        lead.get("country").cloned().unwrap_or_default(),
    );
    records::make_of_other(tx, ctx, kind, &given, Row::new())
        .await
        .map(Some)
}

async fn contact(
    tx: &mut TenantTx,
    ctx: &OpContext,
    lead: &Row,
    wanted: Option<Uuid>,
    company: Option<&Row>,
) -> Result<Row> {
    let kind = Name::Contact.kind();
    let access = Access::of(ctx);
    if let Some(id) = wanted {
        let found = store::find(tx, access, kind, id).await;
        return found.map_err(|_| Error::field("contactId", "not_found", "is not there"));
    }
    if let Some(key) = text_of(lead, "email_key")
        && let Some(id) = known(tx, access, kind, "email_key", key).await?
    {
        return store::find(tx, access, kind, id).await;
    }
    let mut given = copy(
        lead,
        &[
            ("name", "name"),
            ("email", "email"),
            ("phone", "phone"),
            ("title", "title"),
            ("language", "language"),
            ("consent", "consent"),
            ("legalBasis", "legal_basis"),
            ("tags", "tags"),
        ],
    );
    given.extend(copy(lead, &WHOSE));
    given.insert(
        "companyId".to_owned(),
        company.map(|one| one["id"].clone()).unwrap_or_default(),
    );
    records::make_of_other(tx, ctx, kind, &given, Row::new()).await
}

async fn deal(
    tx: &mut TenantTx,
    ctx: &OpContext,
    lead: &Row,
    wanted: DealWanted,
    contact: &Row,
    company: Option<&Row>,
) -> Result<Row> {
    let name = wanted.name.filter(|name| !name.trim().is_empty());
    let name = name
        .or_else(|| text_of(lead, "company").map(ToOwned::to_owned))
        .or_else(|| text_of(lead, "name").map(ToOwned::to_owned));
    let mut given = copy(lead, &WHOSE);
    given.insert("name".to_owned(), json!(name));
    given.insert("contactId".to_owned(), contact["id"].clone());
    given.insert(
        "companyId".to_owned(),
        company.map(|one| one["id"].clone()).unwrap_or_default(),
    );
    let asked = [
        ("value", json!(wanted.value)),
        ("currency", json!(wanted.currency)),
        ("pipelineId", json!(wanted.pipeline)),
        ("stage", json!(wanted.stage)),
        ("closeDate", json!(wanted.close_date)),
        ("lostReason", json!(wanted.lost_reason)),
    ];
    given.extend(
        asked
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name.to_owned(), value)),
    );
    let mut kept = Row::new();
    kept.insert("lead_id".to_owned(), lead["id"].clone());
    let made = records::make_of_other(tx, ctx, Name::Deal.kind(), &given, kept).await;
    // The caller gave these as the deal's.
    made.map_err(|error| match error.fields() {
        [] => error,
        fields => Error::validation(
            fields
                .iter()
                .cloned()
                .map(|mut field| {
                    field.field = format!("deal.{}", field.field);
                    field
                })
                .collect(),
        ),
    })
}

/// Makes what the lead becomes, or finds it, and says so on the lead.
///
/// # Errors
/// Not found; a conflict for a lead that has been converted or has changed since.
pub(crate) async fn convert(
    tx: &mut TenantTx,
    ctx: &OpContext,
    id: Uuid,
    wanted: Wanted,
) -> Result<Became> {
    let kind = Name::Lead.kind();
    let lead = records::hold(tx, Access::of(ctx), kind, id).await?;
    if text_of(&lead, "status") == Some("converted") {
        return Err(Error::conflict("this lead has been converted already"));
    }
    let company = company(tx, ctx, &lead, wanted.company).await?;
    let contact = contact(tx, ctx, &lead, wanted.contact, company.as_ref()).await?;
    let deal = match wanted.deal {
        None => None,
        Some(wanted) => Some(deal(tx, ctx, &lead, wanted, &contact, company.as_ref()).await?),
    };
    let id_in = |row: Option<&Row>| row.map(|row| row["id"].clone()).unwrap_or(Value::Null);
    let mut kept = Row::new();
    kept.insert("status".to_owned(), json!("converted"));
    kept.insert("converted_at".to_owned(), json!(ctx.now()));
    kept.insert("contact_id".to_owned(), contact["id"].clone());
    kept.insert("company_id".to_owned(), id_in(company.as_ref()));
    kept.insert("deal_id".to_owned(), id_in(deal.as_ref()));
    let lead = records::update(tx, ctx, kind, id, &Row::new(), wanted.revision, kept).await?;
    Ok(Became {
        lead,
        contact,
        company,
        deal,
    })
}
