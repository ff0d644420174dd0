use crate::kind::{Events, Field, Kind, Name, Type};

/// Something that the tenant sells.
pub(crate) static PRODUCT: Kind = Kind {
    name: Name::Product,
    one: "product",
    table: "products",
    events: Events {
        created: "product.created",
        updated: "product.updated",
        deleted: "product.deleted",
        merged: "product.merged",
        imported: "product.imported",
    },
    searched: &["name", "sku", "description", "tags"],
    grouped: &["active", "currency"],
    links: &[],
    orders: &[],
    own: &[
        Field::new("name", "name", Type::Text(255), "What it is called.").required(),
        Field::new("sku", "sku", Type::Text(100), "Your number of it."),
        Field::new(
            "price",
            "price",
            Type::Money,
            "What one costs, in the smallest units of the currency.",
        )
        .default("0"),
        Field::new(
            "currency",
            "currency",
            Type::Currency,
            "ISO 4217 code of the currency.",
        )
        .default("\"DKK\""),
        Field::new("active", "active", Type::Flag, "Whether it is for sale.").default("true"),
        Field::new(
            "description",
            "description",
            Type::Long,
            "What there is to know.",
        ),
    ],
};
