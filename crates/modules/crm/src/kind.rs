//! A kind of record is a table and a list of its fields. Everything that is the same for all kinds (input and output of
//! operations, checks, filters, order, history, bulk changes, import, export) is made from that list.

use std::{collections::HashMap, fmt, sync::LazyLock};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Type {
    /// A line of text of at most so many characters.
    Text(usize),
    /// Text of several lines.
    Long,
    Email,
    Phone,
    /// A whole number between two bounds.
    Integer(i64, i64),
    /// An amount in the smallest units of its currency.
    Money,
    /// A currency's ISO 4217 code.
    Currency,
    Date,
    /// A moment.
    Time,
    Flag,
    Choice(&'static [&'static str]),
    /// A member of the tenant.
    Person,
    Team,
    /// Another record.
    Link(Name),
    Pipeline,
    Tags,
    /// The tenant's own fields.
    Data,
    Uuid,
    /// A list of texts.
    Texts,
    /// JSON of the product's own.
    Json,
}

/// Who gives a field its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Whoever makes the record; it cannot be empty.
    Required,
    /// Whoever makes or changes the record.
    Given,
    /// Tekup.
    Kept,
    /// Tekup, when the record is read: `column` is an expression over the row `r`.
    Computed,
}

/// A field of a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// In JSON.
    pub name: &'static str,
    /// In the table.
    pub column: &'static str,
    pub kind: Type,
    pub source: Source,
    /// JSON that a new record has where nothing is given; `null` when empty.
    pub default: &'static str,
    pub about: &'static str,
}

impl Field {
    pub const fn new(
        name: &'static str,
        column: &'static str,
        kind: Type,
        about: &'static str,
    ) -> Self {
        Self {
            name,
            column,
            kind,
            source: Source::Given,
            default: "",
            about,
        }
    }

    pub const fn required(mut self) -> Self {
        self.source = Source::Required;
        self
    }

    pub const fn kept(mut self) -> Self {
        self.source = Source::Kept;
        self
    }

    pub const fn computed(mut self) -> Self {
        self.source = Source::Computed;
        self
    }

    pub const fn default(mut self, json: &'static str) -> Self {
        self.default = json;
        self
    }

    /// Whether callers may give it.
    pub fn is_given(&self) -> bool {
        matches!(self.source, Source::Required | Source::Given)
    }

    /// Whether it may be `null` when it is read.
    pub fn may_be_null(&self) -> bool {
        self.source != Source::Required
            && self.default.is_empty()
            && !matches!(
                self.name,
                "id" | "createdAt" | "updatedAt" | "statusSince" | "stageSince"
            )
    }

    /// Its value in SQL, of the row `r`.
    pub fn expression(&self) -> String {
        match self.source {
            Source::Computed => self.column.to_owned(),
            _ => format!("r.{}", self.column),
        }
    }
}

/// An order in which records can be listed; an index stands behind each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Order {
    pub name: &'static str,
    /// Never NULL.
    pub expression: &'static str,
    /// Its SQL type.
    pub cast: &'static str,
}

/// The names of a kind's events.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Events {
    pub created: &'static str,
    pub updated: &'static str,
    pub deleted: &'static str,
    pub merged: &'static str,
    pub imported: &'static str,
}

/// The kinds there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Name {
    Lead,
    Contact,
    Company,
    Deal,
    Product,
}

impl Name {
    pub const ALL: [Self; 5] = [
        Self::Lead,
        Self::Contact,
        Self::Company,
        Self::Deal,
        Self::Product,
    ];

    /// In the database, in events and on the wire.
    pub fn as_str(self) -> &'static str {
        self.kind().one
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    pub fn kind(self) -> &'static Kind {
        match self {
            Self::Lead => &crate::kinds::leads::LEAD,
            Self::Contact => &crate::kinds::contacts::CONTACT,
            Self::Company => &crate::kinds::companies::COMPANY,
            Self::Deal => &crate::kinds::deals::DEAL,
            Self::Product => &crate::kinds::products::PRODUCT,
        }
    }
}

/// A kind of record.
pub(crate) struct Kind {
    pub name: Name,
    /// `lead`: one of them.
    pub one: &'static str,
    pub table: &'static str,
    pub own: &'static [Field],
    pub orders: &'static [Order],
    pub events: Events,
    /// Fields whose text finds the record.
    pub searched: &'static [&'static str],
    /// Fields by whose values records are counted.
    pub grouped: &'static [&'static str],
    /// Where other records point at one of this kind: kind and field.
    pub links: &'static [(Name, &'static str)],
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Kind({})", self.one)
    }
}

impl Kind {
    /// Every field, the kind's own first.
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.own.iter().chain(SHARED)
    }

    pub fn field(&self, name: &str) -> Option<&'static Field> {
        type ByName = HashMap<&'static str, &'static Field>;
        static FIELDS: LazyLock<[ByName; 5]> = LazyLock::new(|| {
            Name::ALL.map(|name| {
                name.kind()
                    .fields()
                    .map(|field| (field.name, field))
                    .collect()
            })
        });
        FIELDS[self.name as usize].get(name).copied()
    }

    /// Fields that have a column.
    pub fn stored(&self) -> impl Iterator<Item = &'static Field> {
        self.fields()
            .filter(|field| field.source != Source::Computed)
    }

    pub fn order(&self, name: &str) -> Option<&Order> {
        ORDERS
            .iter()
            .chain(self.orders)
            .find(|order| order.name == name)
    }

    /// Whether the kind's table has this column beside those of its fields.
    pub fn derived(&self) -> &'static [&'static str] {
        match self.name {
            Name::Lead | Name::Contact | Name::Company => {
                &["name_key", "words", "email_key", "phone_key", "deleted_at"]
            }
            Name::Deal => &["name_key", "words", "deleted_at", "lines"],
            Name::Product => &["name_key", "words", "deleted_at"],
        }
    }

    /// What is remembered and undone beside the fields: its name in the history, and its column.
    pub fn parts(&self) -> &'static [(&'static str, &'static str)] {
        match self.name {
            Name::Deal => &[("deletedAt", "deleted_at"), ("lines", "lines")],
            _ => &[("deletedAt", "deleted_at")],
        }
    }

    /// Every column, in one order.
    pub fn columns(&self) -> Vec<&'static str> {
        let fields = self.stored().map(|field| field.column);
        std::iter::once("tenant_id")
            .chain(fields)
            .chain(self.derived().iter().copied())
            .collect()
    }
}

/// Orders of all kinds. Ids rise with time, so they stand for the moment of creation.
const ORDERS: &[Order] = &[
    Order {
        name: "createdAt",
        expression: "r.id",
        cast: "uuid",
    },
    Order {
        name: "updatedAt",
        expression: "r.updated_at",
        cast: "timestamptz",
    },
    Order {
        name: "name",
        expression: "r.name_key",
        cast: "text",
    },
];

/// Fields of all kinds.
const SHARED: &[Field] = &[
    Field::new("ownerId", "owner_id", Type::Person, "Whose it is."),
    Field::new(
        "ownerName",
        "(SELECT u.name FROM users AS u WHERE u.id = r.owner_id)",
        Type::Text(200),
        "What they are called.",
    )
    .computed(),
    Field::new("teamId", "team_id", Type::Team, "The team that sees it, too."),
    Field::new("tags", "tags", Type::Tags, "Words it is marked with.").default("[]"),
    Field::new("data", "data", Type::Data, "Your own fields, by their keys.").default("{}"),
    Field::new("id", "id", Type::Uuid, "Its id.").kept(),
    Field::new(
        "revision",
        "revision",
        Type::Integer(1, i64::MAX),
        "Rises with every change; give it with yours, and a change that crosses another one is refused.",
    )
    .kept()
    .default("1"),
    Field::new("createdAt", "created_at", Type::Time, "When it was made.").kept(),
    Field::new("updatedAt", "updated_at", Type::Time, "When it was changed last.").kept(),
    Field::new(
        "lastActivityAt",
        "last_activity_at",
        Type::Time,
        "When somebody did something about it last: a note, a call, a meeting, a mail.",
    )
    .kept(),
    Field::new(
        "mergedInto",
        "merged_into",
        Type::Uuid,
        "The record that it has become a part of.",
    )
    .kept(),
];

/// A kind as a type, so that each has schemas and operations of its own.
pub(crate) trait Marker: Send + Sync + 'static {
    const NAME: Name;
}

macro_rules! markers {
    ($($marker:ident),+) => {$(
        #[derive(Debug, schemars::JsonSchema)]
        pub(crate) struct $marker;

        impl Marker for $marker {
            const NAME: Name = Name::$marker;
        }
    )+};
}
markers!(Lead, Contact, Company, Deal, Product);
