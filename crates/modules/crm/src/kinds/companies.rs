use crate::kind::{Events, Field, Kind, Name, Type};

/// A company that the tenant does business with.
pub(crate) static COMPANY: Kind = Kind {
    name: Name::Company,
    one: "company",
    table: "companies",
    events: Events {
        created: "company.created",
        updated: "company.updated",
        deleted: "company.deleted",
        merged: "company.merged",
        imported: "company.imported",
    },
    searched: &[
        "name",
        "domain",
        "email",
        "phone",
        "vatNumber",
        "industry",
        "city",
        "description",
        "tags",
    ],
    grouped: &["ownerId", "industry", "country", "city"],
    links: &[
        (Name::Contact, "companyId"),
        (Name::Deal, "companyId"),
        (Name::Lead, "companyId"),
    ],
    orders: &[],
    own: &[
        Field::new("name", "name", Type::Text(255), "What it is called.").required(),
        Field::new(
            "domain",
            "domain",
            Type::Text(253),
            "Its domain: `example.dk`.",
        ),
        Field::new("email", "email", Type::Email, "Where it can be written to."),
        Field::new("phone", "phone", Type::Phone, "Where it can be called."),
        Field::new(
            "vatNumber",
            "vat_number",
            Type::Text(20),
            "Its VAT number (CVR).",
        ),
        Field::new("industry", "industry", Type::Text(100), "What it does."),
        Field::new(
            "employees",
            "employees",
            Type::Integer(0, 10_000_000),
            "How many work there.",
        ),
        Field::new("address", "address", Type::Text(255), "Street and number."),
        Field::new("postalCode", "postal_code", Type::Text(20), "Postal code."),
        Field::new("city", "city", Type::Text(100), "City."),
        Field::new(
            "country",
            "country",
            Type::Text(2),
            "ISO 3166 code of the country.",
        ),
        Field::new(
            "description",
            "description",
            Type::Long,
            "What there is to know.",
        ),
    ],
};
