use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tekup_base::Result;
use tekup_context::{OpContext, Permission};
use tekup_operations::{Effect, Operation, finish};
use uuid::Uuid;

use crate::{
    Crm,
    convert::{self, DealWanted, Wanted},
    kind::{Company, Contact, Deal, Lead, Name},
    record::{Row, Shown},
    records,
};

pub(crate) fn operations(crm: &Crm) -> Vec<Operation> {
    vec![
        Operation::new(
            "leads.set_status",
            "PATCH /api/v1/leads/{id}/status",
            Permission::CrmWrite,
            Effect::Write,
            crm,
            set_status,
        )
        .summary("Says where a lead stands now."),
        Operation::new(
            "leads.convert",
            "POST /api/v1/leads/{id}/convert",
            Permission::CrmWrite,
            Effect::Write,
            crm,
            convert,
        )
        .summary("Makes a contact, its company and a deal of a lead; those that are there already are used."),
    ]
}

/// Where a lead may be put by hand.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Status {
    /// Nobody has spoken to them.
    New,
    /// Somebody has.
    Contacted,
    /// They may become a customer.
    Qualified,
    /// They will not.
    Unqualified,
    /// They have become one; only converting a lead says that.
    Converted,
}

/// Where a lead stands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct SetStatus {
    /// Which lead.
    id: Uuid,
    /// Where it stands now.
    status: Status,
    /// The revision you have seen: a lead that has changed since is left alone, with 409.
    revision: Option<i64>,
}

async fn set_status(ctx: OpContext, crm: Crm, input: SetStatus) -> Result<Shown<Lead>> {
    let mut tx = crm.0.db.begin(&ctx).await?;
    let mut given = Row::new();
    given.insert("status".to_owned(), json!(input.status));
    let kind = Name::Lead.kind();
    let row = records::update(
        &mut tx,
        &ctx,
        kind,
        input.id,
        &given,
        input.revision,
        Row::new(),
    )
    .await?;
    let details = json!({"status": input.status});
    finish(&ctx, tx, Some(input.id), details, Shown::new(row)).await
}

/// The deal that a lead becomes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewDeal {
    /// What is to be sold; the company's or the person's name when absent.
    #[schemars(length(max = 255))]
    name: Option<String>,
    /// What it is worth, in the smallest units of the currency.
    #[schemars(range(min = 0))]
    value: Option<i64>,
    /// ISO 4217 code of the currency.
    #[schemars(regex(pattern = "^[A-Z]{3}$"))]
    currency: Option<String>,
    /// Its pipeline; the default one when absent.
    pipeline_id: Option<Uuid>,
    /// Key of its stage; the first one when absent.
    #[schemars(length(max = 50))]
    stage: Option<String>,
    /// When it is expected to be decided.
    close_date: Option<NaiveDate>,
    /// Why it is lost; for a stage that means that.
    #[schemars(length(max = 500))]
    lost_reason: Option<String>,
}

/// What a lead shall become.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Convert {
    /// Which lead.
    id: Uuid,
    /// The revision you have seen: a lead that has changed since is left alone, with 409.
    revision: Option<i64>,
    /// The contact it becomes; the one with its address, or a new one, when absent.
    contact_id: Option<Uuid>,
    /// The company it becomes; the one of its name or domain, or a new one, when absent.
    company_id: Option<Uuid>,
    /// The deal it becomes.
    deal: Option<NewDeal>,
    /// Whether it becomes no deal, but only a contact.
    #[serde(default)]
    without_deal: bool,
}

/// What a lead has become.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Converted {
    /// The lead.
    lead: Shown<Lead>,
    /// The contact.
    contact: Shown<Contact>,
    /// The company, where it has one.
    company: Option<Shown<Company>>,
    /// The deal, where it has one.
    deal: Option<Shown<Deal>>,
}

async fn convert(ctx: OpContext, crm: Crm, input: Convert) -> Result<Converted> {
    let deal = input.deal.unwrap_or_default();
    let wanted = Wanted {
        revision: input.revision,
        contact: input.contact_id,
        company: input.company_id,
        deal: (!input.without_deal).then_some(DealWanted {
            name: deal.name,
            value: deal.value,
            currency: deal.currency,
            pipeline: deal.pipeline_id,
            stage: deal.stage,
            close_date: deal.close_date,
            lost_reason: deal.lost_reason,
        }),
    };
    let mut tx = crm.0.db.begin(&ctx).await?;
    let became = convert::convert(&mut tx, &ctx, input.id, wanted).await?;
    let details = json!({"deal": became.deal.as_ref().map(records::id_of), "contact": records::id_of(&became.contact)});
    let converted = Converted {
        lead: Shown::new(became.lead),
        contact: Shown::new(became.contact),
        company: became.company.map(Shown::new),
        deal: became.deal.map(Shown::new),
    };
    finish(&ctx, tx, Some(input.id), details, converted).await
}
