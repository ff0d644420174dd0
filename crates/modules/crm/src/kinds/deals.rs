use crate::kind::{Events, Field, Kind, Name, Order, Type};

/// Where a deal may stand.
pub(crate) const STATUSES: &[&str] = &["open", "won", "lost"];

/// Something that may be sold.
pub(crate) static DEAL: Kind = Kind {
    name: Name::Deal,
    one: "deal",
    table: "deals",
    events: Events {
        created: "deal.created",
        updated: "deal.updated",
        deleted: "deal.deleted",
        merged: "deal.merged",
        imported: "deal.imported",
    },
    searched: &["name", "description", "tags"],
    grouped: &["stage", "status", "ownerId", "currency", "lostReason"],
    links: &[(Name::Lead, "dealId")],
    orders: &[
        Order {
            name: "value",
            expression: "r.value",
            cast: "int8",
        },
        Order {
            name: "closeDate",
            expression: "coalesce(r.close_date, 'infinity')",
            cast: "date",
        },
    ],
    own: &[
        Field::new("name", "name", Type::Text(255), "What is to be sold.").required(),
        Field::new(
            "value",
            "value",
            Type::Money,
            "What it is worth, in the smallest units of the currency (øre, cents); the sum of its lines where it has some.",
        )
        .default("0"),
        Field::new(
            "valueFromLines",
            "(jsonb_array_length(r.lines) > 0)",
            Type::Flag,
            "Whether it has lines, and its value is their sum: then change the lines, not the value.",
        )
        .computed()
        .default("false"),
        Field::new("currency", "currency", Type::Currency, "ISO 4217 code of the currency.").default("\"DKK\""),
        Field::new("pipelineId", "pipeline_id", Type::Pipeline, "Its pipeline; the default one when absent."),
        Field::new("stage", "stage", Type::Text(50), "Key of the stage it stands in; the first one when absent."),
        Field::new(
            "stageName",
            "(SELECT s.name FROM pipeline_stages AS s \
             WHERE s.tenant_id = r.tenant_id AND s.pipeline_id = r.pipeline_id AND s.key = r.stage)",
            Type::Text(100),
            "What the stage is called.",
        )
        .computed(),
        Field::new("probability", "probability", Type::Integer(0, 100), "How likely it is to be won, in percent; the stage's when absent."),
        Field::new("closeDate", "close_date", Type::Date, "When it is expected to be decided."),
        Field::new("contactId", "contact_id", Type::Link(Name::Contact), "Whom it is with."),
        Field::new(
            "contactName",
            "(SELECT c.name FROM contacts AS c WHERE c.tenant_id = r.tenant_id AND c.id = r.contact_id)",
            Type::Text(255),
            "What they are called.",
        )
        .computed(),
        Field::new("companyId", "company_id", Type::Link(Name::Company), "The company it is with."),
        Field::new(
            "companyName",
            "(SELECT c.name FROM companies AS c WHERE c.tenant_id = r.tenant_id AND c.id = r.company_id)",
            Type::Text(255),
            "What it is called.",
        )
        .computed(),
        Field::new(
            "lostReason",
            "lost_reason",
            Type::Text(500),
            "Why it was lost; a deal that is put into a stage that means lost needs it, and loses it with that stage.",
        ),
        Field::new("description", "description", Type::Long, "What there is to know."),
        Field::new("status", "status", Type::Choice(STATUSES), "Whether it is open, won or lost: what its stage says.")
            .kept()
            .default("\"open\""),
        Field::new("stageSince", "stage_since", Type::Time, "Since when it stands in its stage.").kept(),
        Field::new("closedAt", "closed_at", Type::Time, "When it was won or lost.").kept(),
        Field::new("leadId", "lead_id", Type::Link(Name::Lead), "The lead it came from.").kept(),
    ],
};
