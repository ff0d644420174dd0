use crate::kind::{Events, Field, Kind, Name, Order, Type};

/// Where a lead stands, in the order of a sale.
pub(crate) const STATUSES: &[&str] = &["new", "contacted", "qualified", "unqualified", "converted"];
/// Whether somebody has agreed to be written to.
pub(crate) const CONSENTS: &[&str] = &["unknown", "given", "withdrawn"];
/// What allows us to keep and use somebody's data (GDPR, article 6).
pub(crate) const BASES: &[&str] = &["none", "consent", "contract", "legitimate_interest"];
/// What the qualification has decided.
pub(crate) const DECISIONS: &[&str] = &["pending", "qualified", "nurture", "review", "blocked"];

/// Somebody who may become a customer.
pub(crate) static LEAD: Kind = Kind {
    name: Name::Lead,
    one: "lead",
    table: "leads",
    events: Events {
        created: "lead.created",
        updated: "lead.updated",
        deleted: "lead.deleted",
        merged: "lead.merged",
        imported: "lead.imported",
    },
    searched: &["name", "company", "email", "phone", "title", "description", "tags"],
    grouped: &["status", "source", "ownerId", "qualification", "country"],
    links: &[(Name::Deal, "leadId")],
    orders: &[Order {
        name: "score",
        expression: "r.score",
        cast: "int4",
    }],
    own: &[
        Field::new("name", "name", Type::Text(255), "The person's name.").required(),
        Field::new("email", "email", Type::Email, "Where they can be written to."),
        Field::new("phone", "phone", Type::Phone, "Where they can be called."),
        Field::new("company", "company", Type::Text(255), "Where they work."),
        Field::new("title", "title", Type::Text(255), "What they do there."),
        Field::new("source", "source", Type::Text(100), "Where the lead comes from: `website`, `fair` ..."),
        Field::new("website", "website", Type::Text(255), "Their address on the web."),
        Field::new("country", "country", Type::Text(2), "ISO 3166 code of the country."),
        Field::new("language", "language", Type::Text(2), "ISO 639-1 code of the language they prefer."),
        Field::new("status", "status", Type::Choice(STATUSES), "Where the lead stands.").default("\"new\""),
        Field::new("consent", "consent", Type::Choice(CONSENTS), "Whether they agreed to be written to.")
            .default("\"unknown\""),
        Field::new("legalBasis", "legal_basis", Type::Choice(BASES), "What allows you to use their data.")
            .default("\"none\""),
        Field::new("description", "description", Type::Long, "What there is to know."),
        Field::new("score", "score", Type::Integer(0, 100), "How likely the lead is to become a customer, of 100.")
            .kept()
            .default("0"),
        Field::new(
            "scoreReasons",
            "score_reasons",
            Type::Json,
            "What the score is made of, the weightiest first: `feature`, its `points` for or against, `value`.",
        )
        .kept()
        .default("[]"),
        Field::new(
            "scoreVersion",
            "score_version",
            Type::Integer(1, i32::MAX as i64),
            "Version of the tenant's model that gave the score; null for the rules that are there from the start.",
        )
        .kept(),
        Field::new(
            "recommendations",
            "recommendations",
            Type::Texts,
            "What to do next: `discovery_call`, `send_proposal`, `ask_consent` ...",
        )
        .kept()
        .default("[]"),
        Field::new("qualification", "qualification", Type::Choice(DECISIONS), "What the qualification has decided.")
            .kept()
            .default("\"pending\""),
        Field::new("statusSince", "status_since", Type::Time, "Since when it stands there.").kept(),
        Field::new("convertedAt", "converted_at", Type::Time, "When it became a contact and a deal.").kept(),
        Field::new("contactId", "contact_id", Type::Link(Name::Contact), "The contact it has become.").kept(),
        Field::new("companyId", "company_id", Type::Link(Name::Company), "The company it has become.").kept(),
        Field::new("dealId", "deal_id", Type::Link(Name::Deal), "The deal it has become.").kept(),
    ],
};
