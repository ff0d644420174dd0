//! Pages of records as lines of texts.

use std::collections::HashMap;

use tekup_base::{Error, Result};
use tekup_db::{DbError, TenantTx, sql::queries::crm::fields as sql};
use uuid::Uuid;

use super::{Input, PAGE};
use crate::{
    access::Access,
    custom::Custom,
    kind::{Kind, Name, Type},
    records, store,
};

/// How a field stands in a file.
pub(super) enum Cell {
    Text,
    Money,
    Flag,
    Number,
    Owner,
}

pub(super) struct Columns {
    pub names: Vec<String>,
    pub cells: Vec<Cell>,
    expressions: Vec<String>,
}

/// Fields that a file has when nobody says which.
pub(crate) fn usual(kind: &Kind, customs: &[Custom]) -> Vec<String> {
    let own = customs.iter().map(|custom| format!("data.{}", custom.key));
    let fields = kind.fields().filter(|field| {
        !matches!(field.kind, Type::Data | Type::Json)
            && !matches!(
                field.name,
                "revision" | "mergedInto" | "ownerId" | "teamId" | "pipelineId" | "valueFromLines"
            )
    });
    fields
        .map(|field| field.name.to_owned())
        .chain(own)
        .collect()
}

impl Columns {
    fn of(kind: &Kind, customs: &[Custom], names: &[String]) -> Result<Self> {
        let mut columns = Self {
            names: Vec::new(),
            cells: Vec::new(),
            expressions: Vec::new(),
        };
        for (place, name) in names.iter().enumerate() {
            let unknown = || {
                Error::field(
                    format!("columns.{place}"),
                    "unknown_field",
                    "is not a field",
                )
            };
            let (expression, cell) = match name.strip_prefix("data.") {
                Some(key) => {
                    let custom = customs
                        .iter()
                        .find(|custom| custom.key == key)
                        .ok_or_else(unknown)?;
                    // Keys are letters and digits (see the table).
                    (format!("r.data ->> '{}'", custom.key), Cell::Text)
                }
                None => {
                    let field = kind.field(name).ok_or_else(unknown)?;
                    let of = field.expression();
                    match field.kind {
                        Type::Tags | Type::Texts => {
                            (format!("array_to_string({of}, ', ')"), Cell::Text)
                        }
                        Type::Time => {
                            let form = "YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"";
                            (
                                format!("to_char({of} AT TIME ZONE 'UTC', '{form}')"),
                                Cell::Text,
                            )
                        }
                        Type::Money => (format!("({of})::text"), Cell::Money),
                        Type::Integer(..) => (format!("({of})::text"), Cell::Number),
                        Type::Flag => (format!("({of})::text"), Cell::Flag),
                        _ if field.name == "ownerName" => {
                            ("r.owner_id::text".to_owned(), Cell::Owner)
                        }
                        _ => (format!("({of})::text"), Cell::Text),
                    }
                }
            };
            columns.names.push(name.clone());
            columns.cells.push(cell);
            columns.expressions.push(expression);
        }
        Ok(columns)
    }
}

/// What reads pages for a file.
pub(super) struct Pages {
    pub kind: &'static Kind,
    customs: Vec<Custom>,
    pub columns: Columns,
    access: Access,
    query: store::Query,
    people: HashMap<String, String>,
}

impl Pages {
    pub async fn open(tx: &TenantTx, input: &Input) -> Result<Self> {
        let kind = Name::from_name(&input.kind)
            .map(Name::kind)
            .ok_or_else(|| Error::not_found("kind of record"))?;
        let customs = records::customs(tx, kind).await?;
        let columns = Columns::of(kind, &customs, &input.columns)?;
        let people = sql::people().bind(tx).all().await.map_err(DbError::from)?;
        Ok(Self {
            kind,
            customs,
            columns,
            access: if input.all {
                Access::All
            } else {
                Access::Of(input.me)
            },
            query: store::Query {
                filter: input.filter.clone(),
                search: input.search.clone(),
                me: input.me,
                ..store::Query::default()
            },
            people: people
                .into_iter()
                .map(|row| (row.id.to_string(), row.name))
                .collect(),
        })
    }

    /// A page behind `after`, and where the next one begins.
    pub async fn read(
        &self,
        tx: &TenantTx,
        after: Option<Uuid>,
    ) -> Result<(Vec<Vec<String>>, Option<Uuid>)> {
        let mut sql = store::Sql::new(format!(
            "SELECT r.id, {} FROM {} AS r WHERE ",
            self.columns.expressions.join(", "),
            self.kind.table
        ));
        self.query
            .restrict(&mut sql, tx, self.access, self.kind, &self.customs)?;
        let after = sql.bind(after.unwrap_or_default());
        sql.text.push_str(&format!(
            " AND r.id > {after}::uuid ORDER BY r.id LIMIT {PAGE}"
        ));
        let rows = sql.rows(tx).await?;
        let next = rows
            .last()
            .filter(|_| rows.len() == PAGE)
            .map(|row| row.get(0));
        let lines = rows
            .iter()
            .map(|row| {
                let cells = self.columns.cells.iter().enumerate();
                cells
                    .map(|(place, cell)| {
                        self.text(
                            cell,
                            row.get::<_, Option<&str>>(place + 1).unwrap_or_default(),
                        )
                    })
                    .collect()
            })
            .collect();
        Ok((lines, next))
    }

    fn text(&self, cell: &Cell, text: &str) -> String {
        match cell {
            Cell::Text | Cell::Number => text.to_owned(),
            Cell::Flag => if text == "true" { "yes" } else { "no" }.to_owned(),
            Cell::Owner => self
                .people
                .get(text)
                .cloned()
                .unwrap_or_else(|| text.to_owned()),
            Cell::Money => match text.len() {
                0 => String::new(),
                1 | 2 => format!("0.{text:0>2}"),
                length => format!("{}.{}", &text[..length - 2], &text[length - 2..]),
            },
        }
    }
}
