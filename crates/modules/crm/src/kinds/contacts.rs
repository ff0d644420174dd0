use super::leads::{BASES, CONSENTS};
use crate::kind::{Events, Field, Kind, Name, Type};

/// A person whom the tenant does business with.
pub(crate) static CONTACT: Kind = Kind {
    name: Name::Contact,
    one: "contact",
    table: "contacts",
    events: Events {
        created: "contact.created",
        updated: "contact.updated",
        deleted: "contact.deleted",
        merged: "contact.merged",
        imported: "contact.imported",
    },
    searched: &["name", "email", "phone", "title", "description", "tags"],
    grouped: &["ownerId", "companyId", "consent"],
    links: &[(Name::Deal, "contactId"), (Name::Lead, "contactId")],
    orders: &[],
    own: &[
        Field::new("name", "name", Type::Text(255), "The person's name.").required(),
        Field::new("email", "email", Type::Email, "Where they can be written to."),
        Field::new("phone", "phone", Type::Phone, "Where they can be called."),
        Field::new("title", "title", Type::Text(255), "What they do in their company."),
        Field::new("companyId", "company_id", Type::Link(Name::Company), "Where they work."),
        Field::new(
            "companyName",
            "(SELECT c.name FROM companies AS c WHERE c.tenant_id = r.tenant_id AND c.id = r.company_id)",
            Type::Text(255),
            "What it is called.",
        )
        .computed(),
        Field::new("language", "language", Type::Text(2), "ISO 639-1 code of the language they prefer."),
        Field::new("consent", "consent", Type::Choice(CONSENTS), "Whether they agreed to be written to.")
            .default("\"unknown\""),
        Field::new("legalBasis", "legal_basis", Type::Choice(BASES), "What allows you to use their data.")
            .default("\"none\""),
        Field::new("description", "description", Type::Long, "What there is to know."),
    ],
};
