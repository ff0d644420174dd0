//! Columns that can be NULL and are declared as if they could not.
//!
//! The generator takes every column for NOT NULL unless its query says `column?`. A slip shows only when the
//! first NULL is read, as an error in front of a customer; so the declarations are held against the schema.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use syn::{
    Expr, Fields, GenericArgument, ImplItem, Item, Lit, PathArguments, ReturnType, Stmt, Type,
};
use tokio_postgres::Client;

/// A generated query, as far as it matters here.
struct Query {
    name: String,
    sql: String,
    /// By column: whether it is declared nullable. The single entry "" stands for the only column.
    columns: BTreeMap<String, bool>,
}

/// One line for each column that needs a question mark.
pub async fn slips(client: &Client, generated: &Path) -> Result<Vec<String>> {
    let not_null = not_null_columns(client).await?;
    let mut slips = Vec::new();
    for (module, code) in modules(&generated.join("src/queries"), "")? {
        let file = syn::parse_file(&code).with_context(|| format!("generated {module}.rs"))?;
        for query in queries(&file.items) {
            let statement = client
                .prepare(&query.sql)
                .await
                .with_context(|| format!("{module}: {}", query.name))?;
            for column in statement.columns() {
                let (Some(table), Some(number)) = (column.table_oid(), column.column_id()) else {
                    continue;
                };
                let declared = query
                    .columns
                    .get(column.name())
                    .or_else(|| query.columns.get(""));
                if declared == Some(&false) && !not_null.contains(&(table, number)) {
                    slips.push(format!(
                        "sql/queries/{module}.sql: `{}` reads `{1}`, which can be NULL: declare it `{1}?`",
                        query.name,
                        column.name()
                    ));
                }
            }
        }
    }
    Ok(slips)
}

async fn not_null_columns(client: &Client) -> Result<HashSet<(u32, i16)>> {
    let rows = client
        .query(
            "SELECT attrelid, attnum FROM pg_catalog.pg_attribute WHERE attnotnull",
            &[],
        )
        .await
        .context("cannot read the schema")?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1))).collect())
}

/// Generated modules with their code, by their path without the ending: `core/runs`.
fn modules(folder: &Path, prefix: &str) -> Result<Vec<(String, String)>> {
    let mut modules = Vec::new();
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?
    {
        let path = entry?.path();
        let stem = path
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default();
        if path.is_dir() {
            modules.extend(modules_below(&path, prefix, stem)?);
        } else {
            modules.push((format!("{prefix}{stem}"), fs::read_to_string(&path)?));
        }
    }
    modules.sort();
    Ok(modules)
}

fn modules_below(folder: &Path, prefix: &str, name: &str) -> Result<Vec<(String, String)>> {
    modules(folder, &format!("{prefix}{name}/"))
}

/// A query `q` is a function `q()` that gives `QStmt("SQL", None)`, and a method `QStmt::bind` whose answer
/// names the type of its rows.
fn queries(items: &[Item]) -> Vec<Query> {
    let mut structs = BTreeMap::new();
    let mut rows = BTreeMap::new();
    for item in items {
        match item {
            Item::Struct(item) => {
                structs.insert(item.ident.to_string(), &item.fields);
            }
            Item::Impl(item) if item.trait_.is_none() => {
                for method in &item.items {
                    if let (ImplItem::Fn(method), Some(owner)) = (method, name_of(&item.self_ty))
                        && method.sig.ident == "bind"
                        && let ReturnType::Type(_, answer) = &method.sig.output
                    {
                        rows.insert(owner, answer.as_ref());
                    }
                }
            }
            _ => {}
        }
    }
    let mut queries = Vec::new();
    for item in items {
        if let Item::Fn(function) = item
            && let Some((statement, sql)) = statement_of(&function.block.stmts)
            && let Some(row) = rows.get(&statement).and_then(|answer| row_type(answer))
        {
            let columns = match name_of(row).and_then(|name| structs.get(&name)) {
                Some(Fields::Named(fields)) => fields
                    .named
                    .iter()
                    .filter_map(|field| {
                        let name = field.ident.as_ref()?.to_string();
                        Some((
                            name.trim_start_matches("r#").to_owned(),
                            is_option(&field.ty),
                        ))
                    })
                    .collect(),
                _ => BTreeMap::from([(String::new(), is_option(row))]),
            };
            queries.push(Query {
                name: function.sig.ident.to_string(),
                sql,
                columns,
            });
        }
    }
    queries
}

fn statement_of(statements: &[Stmt]) -> Option<(String, String)> {
    let [Stmt::Expr(Expr::Call(call), _)] = statements else {
        return None;
    };
    let Expr::Path(function) = call.func.as_ref() else {
        return None;
    };
    let Some(Expr::Lit(text)) = call.args.first() else {
        return None;
    };
    let Lit::Str(sql) = &text.lit else {
        return None;
    };
    Some((function.path.get_ident()?.to_string(), sql.value()))
}

/// The row in `RunQuery<'c, 'a, 's, C, Run, 3>`: the last type.
fn row_type(answer: &Type) -> Option<&Type> {
    let Type::Path(path) = answer else {
        return None;
    };
    let PathArguments::AngleBracketed(arguments) = &path.path.segments.last()?.arguments else {
        return None;
    };
    arguments
        .args
        .iter()
        .rev()
        .find_map(|argument| match argument {
            GenericArgument::Type(row) => Some(row),
            _ => None,
        })
}

fn name_of(kind: &Type) -> Option<String> {
    match kind {
        Type::Path(path) => Some(path.path.segments.last()?.ident.to_string()),
        _ => None,
    }
}

fn is_option(kind: &Type) -> bool {
    name_of(kind).as_deref() == Some("Option")
}
