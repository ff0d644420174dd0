//! What a deal is made of: its lines, and the value they come to.
//!
//! Lines are a part of their deal and lie in its row, in the order of their positions: they are read and written whole, and
//! remembered, undone, merged and deleted with it. Where a deal has lines, its value is their sum and nothing else.

use std::{borrow::Cow, collections::HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tekup_base::{Error, FieldError, Result};
use tekup_db::TenantTx;
use uuid::Uuid;

use crate::{
    access::Access,
    kind::Name,
    record::{MOST_MONEY, Row},
    records::{id_of, text_of},
    store,
};

/// Quantities are counted in thousandths, discounts in hundredths of a percent.
const THOUSAND: f64 = 1000.0;
const HUNDRED: f64 = 100.0;

/// A line as it shall be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct NewLine {
    /// The product that is sold, where it is one of yours.
    product_id: Option<Uuid>,
    /// What is sold; the product's name when absent.
    #[schemars(length(max = 500))]
    description: Option<String>,
    /// How many, with at most three decimals.
    #[schemars(range(min = 0.001, max = 1_000_000))]
    quantity: f64,
    /// What one costs, in the smallest units of the deal's currency; the product's price when absent.
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_i64))]
    unit_price: Option<i64>,
    /// What is taken off, in percent with at most two decimals.
    #[serde(default)]
    #[schemars(range(min = 0, max = 100))]
    discount: f64,
}

/// A line of a deal.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Line {
    /// The product that is sold, where it is one of yours.
    product_id: Option<Uuid>,
    /// What is sold.
    description: String,
    /// How many.
    quantity: f64,
    /// What one costs, in the smallest units of the deal's currency.
    unit_price: i64,
    /// What is taken off, in percent.
    discount: f64,
    /// What the line comes to, rounded to the smallest unit.
    total: i64,
}

/// A line as it is shown.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ShownLine {
    #[serde(flatten)]
    line: Line,
    /// What the product is called now; null where there is none, or none that you see.
    product_name: Option<String>,
}

/// The lines of a deal.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Lines {
    /// The deal.
    id: Uuid,
    /// Its lines, in the order of their positions.
    items: Vec<ShownLine>,
    /// The deal's value: the sum of its lines where it has some. In the smallest units of the currency.
    value: i64,
    /// The deal's currency.
    currency: String,
    /// The deal's revision; give it with your change, and a change that crosses another one is refused.
    revision: i64,
}

/// Whether a deal has lines.
fn has(deal: &Row) -> bool {
    let lines = deal.get("lines").and_then(Value::as_array);
    lines.is_some_and(|lines| !lines.is_empty())
}

fn stored(deal: &Row) -> Result<Vec<Line>> {
    let lines = deal.get("lines").cloned().unwrap_or_else(|| json!([]));
    serde_json::from_value(lines).map_err(Error::internal)
}

/// Refuses a value that somebody gives a deal with lines.
///
/// # Errors
/// A validation error that names `value`.
pub(crate) fn guard(before: Option<&Row>, row: &Row, given: &Row) -> Result<()> {
    let Some(before) = before.filter(|before| has(before)) else {
        return Ok(());
    };
    if !given.contains_key("value") || before["value"] == row["value"] {
        return Ok(());
    }
    let name = text_of(before, "name").unwrap_or_default();
    let message = format!("is the sum of the lines of \"{name}\"; change its lines instead");
    Err(Error::field("value", "follows_lines", message))
}

/// A deal without lines takes those of another one, with the value that they come to.
pub(crate) fn fill(row: &mut Row, other: &Row) {
    if has(row) || !has(other) {
        return;
    }
    for column in ["lines", "value", "currency"] {
        row.insert(column.to_owned(), other[column].clone());
    }
}

/// The columns of a deal that has these lines. A deal without lines keeps the value that it has.
///
/// # Errors
/// When they come to more than an amount can be.
pub(crate) fn columns(lines: &[Line]) -> Result<Row> {
    let mut columns = Row::new();
    columns.insert("lines".to_owned(), json!(lines));
    if !lines.is_empty() {
        let sum: i128 = lines.iter().map(|line| i128::from(line.total)).sum();
        let value = i64::try_from(sum)
            .ok()
            .filter(|value| *value <= MOST_MONEY)
            .ok_or_else(|| {
                let message = format!("may come to at most {MOST_MONEY} together");
                Error::field("lines", "too_large", message)
            })?;
        columns.insert("value".to_owned(), json!(value));
    }
    Ok(columns)
}

/// A decimal as whole parts of one; `None` when it has more decimals than that.
fn parts(number: f64, of_one: f64) -> Option<i128> {
    let scaled = number * of_one;
    let whole = scaled.round();
    if (scaled - whole).abs() > 1e-6 {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number of at most ten digits"
    )]
    Some(whole as i128)
}

/// What a line comes to, halves rounded up; `None` when that is more than an amount can be.
fn total(thousandths: i128, price: i64, discount: i128) -> Option<i64> {
    const WHOLE: i128 = 1000 * 10_000;
    let exact = thousandths * i128::from(price) * (10_000 - discount);
    let total = i64::try_from((exact + WHOLE / 2) / WHOLE).ok()?;
    (total <= MOST_MONEY).then_some(total)
}

/// Lines as a deal keeps them. Products that the deal has already may be gone by now.
///
/// # Errors
/// A validation error with every field that is wrong: `lines.0.quantity`.
pub(crate) async fn accept(
    tx: &TenantTx,
    access: Access,
    deal: &Row,
    given: Vec<NewLine>,
) -> Result<Vec<Line>> {
    let products: Vec<Uuid> = given.iter().filter_map(|line| line.product_id).collect();
    let products: HashMap<Uuid, Row> = products_of(tx, access, &products).await?;
    let known: Vec<Uuid> = stored(deal)?
        .iter()
        .filter_map(|line| line.product_id)
        .collect();
    let currency = text_of(deal, "currency").unwrap_or_default();
    let (mut lines, mut errors) = (Vec::with_capacity(given.len()), Vec::new());
    for (place, line) in given.into_iter().enumerate() {
        let product = line.product_id.and_then(|id| products.get(&id));
        let lost = line.product_id.is_some_and(|id| !known.contains(&id))
            && product.is_none_or(|product| !product["mergedInto"].is_null());
        let priced = Priced {
            product,
            currency,
            place,
        };
        match priced.line(line, lost) {
            Ok(line) => lines.push(line),
            Err(wrong) => errors.extend(wrong),
        }
    }
    if errors.is_empty() {
        Ok(lines)
    } else {
        errors.truncate(50);
        Err(Error::validation(errors))
    }
}

/// What a line is made with.
struct Priced<'a> {
    product: Option<&'a Row>,
    /// The deal's.
    currency: &'a str,
    place: usize,
}

impl Priced<'_> {
    fn line(&self, given: NewLine, lost: bool) -> Result<Line, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut wrong = |field: &str, code: &'static str, message: Cow<'static, str>| {
            errors.push(FieldError {
                field: format!("lines.{}.{field}", self.place),
                message: message.into_owned(),
                code: Cow::Borrowed(code),
            });
        };
        if lost {
            wrong("productId", "not_found", "is not there".into());
        }
        let named = given.description.as_deref().map(str::trim);
        let name = self.product.and_then(|product| text_of(product, "name"));
        let description = named.filter(|text| !text.is_empty()).or(name);
        if description.is_none() && !lost {
            let message = "say what is sold, or name a product";
            wrong("description", "required", message.into());
        }
        let quantity = parts(given.quantity, THOUSAND);
        if quantity.is_none() {
            let message = "may have at most three decimals";
            wrong("quantity", "too_precise", message.into());
        }
        let discount = parts(given.discount, HUNDRED);
        if discount.is_none() {
            let message = "may have at most two decimals";
            wrong("discount", "too_precise", message.into());
        }
        let price = given.unit_price.or_else(|| self.price());
        if price.is_none() && !lost {
            let message = match self.product.and_then(|one| text_of(one, "currency")) {
                Some(of) => format!(
                    "is required: the product is priced in {of}, the deal in {}",
                    self.currency
                )
                .into(),
                None => "is required".into(),
            };
            wrong("unitPrice", "required", message);
        }
        let (Some(thousandths), Some(hundredths), Some(unit_price)) = (quantity, discount, price)
        else {
            return Err(errors);
        };
        let Some(total) = total(thousandths, unit_price, hundredths) else {
            let message = format!("makes the line come to more than {MOST_MONEY}");
            wrong("unitPrice", "too_large", message.into());
            return Err(errors);
        };
        match description {
            Some(description) if errors.is_empty() => Ok(Line {
                product_id: given.product_id,
                description: description.to_owned(),
                quantity: given.quantity,
                unit_price,
                discount: given.discount,
                total,
            }),
            _ => Err(errors),
        }
    }

    /// The product's price, where it is in the deal's currency.
    fn price(&self) -> Option<i64> {
        let product = self.product?;
        let same = text_of(product, "currency") == Some(self.currency);
        product["price"].as_i64().filter(|_| same)
    }
}

async fn products_of(tx: &TenantTx, access: Access, ids: &[Uuid]) -> Result<HashMap<Uuid, Row>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::get(tx, access, Name::Product.kind(), ids).await?;
    Ok(found.into_iter().map(|row| (id_of(&row), row)).collect())
}

/// The lines of a deal.
///
/// # Errors
/// Not found, also for a deal that is not for the caller.
pub(crate) async fn of(tx: &TenantTx, access: Access, id: Uuid) -> Result<Lines> {
    let mut sql = store::Sql::new("");
    let tenant = sql.bind(tx.tenant().0);
    let deal = sql.bind(id);
    sql.text = format!(
        "SELECT r.lines, r.value, r.currency, r.revision FROM deals AS r \
         WHERE r.tenant_id = {tenant} AND r.id = {deal} AND (r.deleted_at IS NULL OR r.merged_into IS NOT NULL)"
    );
    access.restrict(&mut sql);
    let found = sql.rows_prepared(tx).await?.pop();
    let found = found.ok_or_else(|| Error::not_found(Name::Deal.as_str()))?;
    let lines: Vec<Line> = serde_json::from_value(found.get(0)).map_err(Error::internal)?;
    let products: Vec<Uuid> = lines.iter().filter_map(|line| line.product_id).collect();
    let products = products_of(tx, access, &products).await?;
    let name = |line: &Line| {
        let product = products.get(&line.product_id?)?;
        text_of(product, "name").map(ToOwned::to_owned)
    };
    Ok(Lines {
        id,
        items: lines
            .into_iter()
            .map(|line| ShownLine {
                product_name: name(&line),
                line,
            })
            .collect(),
        value: found.get(1),
        currency: found.get(2),
        revision: found.get(3),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_are_exact_and_halves_go_up() {
        let of = |quantity: f64, price, discount: f64| {
            let quantity = parts(quantity, THOUSAND)?;
            total(quantity, price, parts(discount, HUNDRED)?)
        };
        assert_eq!(of(3.0, 49_900, 10.0), Some(134_730));
        assert_eq!(of(0.5, 1, 0.0), Some(1));
        assert_eq!(of(1.005, 1000, 0.0), Some(1005));
        assert_eq!(of(1.0, 9_007_199_254_740_991, 0.0), Some(MOST_MONEY));
        assert_eq!(of(2.0, 9_007_199_254_740_991, 0.0), None);
        assert_eq!(of(1.0, 99_999, 33.33), Some(66_669));
        assert_eq!(of(1_000_000.0, 100, 100.0), Some(0));
        assert_eq!(of(1.0005, 100, 0.0), None);
        assert_eq!(of(1.0, 100, 0.125), None);
    }
}
