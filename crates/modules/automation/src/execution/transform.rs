//! Putting data into another shape.

use std::{
    cmp::Ordering,
    collections::{HashMap, HashSet},
};

use serde_json::{Map, Value, json};
use tekup_base::{Error, ErrorKind};
use tekup_rules::expression::{Context, Expression};
use tekup_runs::Failure;

use super::compute::refused;
use crate::{
    catalogue::{Step, Transform},
    template::bare,
};

/// Most items of a list.
const MOST: usize = 50_000;

/// What the data is after each step; the source when there is none.
pub(crate) fn steps(transform: Transform, mut context: Context) -> Result<Vec<Value>, Failure> {
    let mut after = Vec::new();
    let mut value = transform.source;
    for (at, step) in transform.steps.into_iter().enumerate() {
        let mut work = Work {
            context: &mut context,
            field: format!("inputs.steps.{at}"),
        };
        value = work.step(step, value)?;
        after.push(value.clone());
    }
    if after.is_empty() {
        after.push(value);
    }
    Ok(after)
}

struct Work<'a> {
    context: &'a mut Context,
    field: String,
}

impl Work<'_> {
    fn step(&mut self, step: Step, value: Value) -> Result<Value, Failure> {
        Ok(match step {
            Step::Map { fields, keep } => {
                let mut compiled = Vec::new();
                for field in &fields {
                    compiled.push((&field.name, self.compile(&field.value)?));
                }
                self.each(value, |work, item| {
                    let mut new = match (&item, keep) {
                        (Value::Object(item), true) => item.clone(),
                        _ => Map::new(),
                    };
                    for (name, expression) in &compiled {
                        new.insert((*name).clone(), work.value(expression)?);
                    }
                    Ok(Some(Value::Object(new)))
                })?
            }
            Step::Filter { when } => {
                let when = self.compile(&when)?;
                self.each(value, |work, item| {
                    let holds = work.context.holds(&when);
                    let holds = holds.map_err(|error| refused(&work.field, &error))?;
                    Ok(holds.then_some(item))
                })?
            }
            Step::Reduce { start, to } => {
                let to = self.compile(&to)?;
                let mut total = start;
                for (index, item) in self.list(value)?.iter().enumerate() {
                    self.set(item, index)?;
                    let set = self.context.set("total", &total);
                    set.map_err(|error| refused(&self.field, &error))?;
                    total = self.value(&to)?;
                }
                total
            }
            Step::Group { by } => self.group(&by, value)?,
            Step::Join {
                with,
                on,
                other,
                r#as,
                keep,
            } => {
                let other = other.unwrap_or_else(|| on.clone());
                let mut known = HashMap::new();
                for one in &with {
                    known.entry(one[&other].to_string()).or_insert(one);
                }
                self.each(value, |_, item| {
                    let found = known.get(&item[&on].to_string());
                    if found.is_none() && !keep {
                        return Ok(None);
                    }
                    let mut new = item.as_object().cloned().unwrap_or_default();
                    let found = found.map(|one| (*one).clone());
                    new.insert(r#as.clone(), found.unwrap_or_default());
                    Ok(Some(Value::Object(new)))
                })?
            }
            Step::Sort { by, descending } => {
                let mut keyed = self.keyed(&by, value)?;
                keyed.sort_by(|(one, _), (other, _)| {
                    let order = order(one, other);
                    if descending { order.reverse() } else { order }
                });
                keyed.into_iter().map(|(_, item)| item).collect()
            }
            Step::Distinct { by } => {
                let keyed = self.keyed(by.as_deref().unwrap_or("item"), value)?;
                let mut seen = HashSet::new();
                let fresh = keyed
                    .into_iter()
                    .filter(|(key, _)| seen.insert(key.to_string()));
                fresh.map(|(_, item)| item).collect()
            }
            Step::Pick { fields } => {
                let pick = |item: &Value| -> Value {
                    let of = item.as_object();
                    let kept = fields.iter().filter_map(|name| {
                        of.and_then(|of| of.get(name))
                            .map(|value| (name.clone(), value.clone()))
                    });
                    Value::Object(kept.collect())
                };
                match value {
                    Value::Array(list) => list.iter().map(pick).collect(),
                    one => pick(&one),
                }
            }
            Step::Limit { count } => {
                let mut list = self.list(value)?;
                list.truncate(usize::try_from(count).unwrap_or(usize::MAX));
                Value::Array(list)
            }
        })
    }

    fn group(&mut self, by: &str, value: Value) -> Result<Value, Failure> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
        for (key, item) in self.keyed(by, value)? {
            let place = *places.entry(key.to_string()).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((_, items)) => items.push(item),
                None => groups.push((key, vec![item])),
            }
        }
        let groups = groups.into_iter();
        Ok(groups
            .map(|(key, items)| json!({"key": key, "count": items.len(), "items": items}))
            .collect())
    }

    fn compile(&self, source: &str) -> Result<Expression, Failure> {
        Expression::compile(bare(source)).map_err(|error| refused(&self.field, &error))
    }

    fn value(&mut self, expression: &Expression) -> Result<Value, Failure> {
        let value = self.context.value(expression);
        value.map_err(|error| refused(&self.field, &error))
    }

    fn set(&mut self, item: &Value, index: usize) -> Result<(), Failure> {
        let set = self.context.set("item", item);
        let set = set.and_then(|()| self.context.set("index", &json!(index)));
        set.map_err(|error| refused(&self.field, &error))
    }

    fn list(&self, value: Value) -> Result<Vec<Value>, Failure> {
        let message = match value {
            Value::Array(list) if list.len() <= MOST => return Ok(list),
            Value::Array(_) => format!("{}: the list has more than {MOST} items", self.field),
            // Nothing there is nothing to do.
            Value::Null => return Ok(Vec::new()),
            _ => format!("{}: what comes in is no list", self.field),
        };
        Err(Failure::Permanent(Error::new(
            ErrorKind::Validation,
            message,
        )))
    }

    fn each(
        &mut self,
        value: Value,
        mut work: impl FnMut(&mut Self, Value) -> Result<Option<Value>, Failure>,
    ) -> Result<Value, Failure> {
        let mut new = Vec::new();
        for (index, item) in self.list(value)?.into_iter().enumerate() {
            self.set(&item, index)?;
            new.extend(work(self, item)?);
        }
        Ok(Value::Array(new))
    }

    fn keyed(&mut self, by: &str, value: Value) -> Result<Vec<(Value, Value)>, Failure> {
        let by = self.compile(by)?;
        let mut keyed = Vec::new();
        for (index, item) in self.list(value)?.into_iter().enumerate() {
            self.set(&item, index)?;
            keyed.push((self.value(&by)?, item));
        }
        Ok(keyed)
    }
}

/// Nothing, then numbers, then texts, then everything else.
fn order(one: &Value, other: &Value) -> Ordering {
    let rank = |value: &Value| match value {
        Value::Null => 0,
        Value::Bool(_) => 1,
        Value::Number(_) => 2,
        Value::String(_) => 3,
        _ => 4,
    };
    match (one, other) {
        (Value::Number(a), Value::Number(b)) => {
            let (a, b) = (
                a.as_f64().unwrap_or_default(),
                b.as_f64().unwrap_or_default(),
            );
            a.total_cmp(&b)
        }
        (Value::String(a), Value::String(b)) => a.cmp(b),
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        _ => rank(one).cmp(&rank(other)),
    }
}

#[cfg(test)]
mod tests {
    use tekup_rules::expression::Bounds;

    use super::*;

    fn done(transform: Value, names: Value) -> Result<Value, Failure> {
        let context = Context::new(&names, Bounds::default()).unwrap();
        let transform = serde_json::from_value(transform).unwrap();
        steps(transform, context).map(|mut all| all.pop().unwrap())
    }

    #[test]
    fn steps_follow_one_another() {
        let orders = json!([
            {"who": "ada", "city": "Aarhus", "sum": 30}, {"who": "bo", "city": "Ribe", "sum": 5},
            {"who": "cleo", "city": "Aarhus", "sum": 12}, {"who": "ada", "city": "Aarhus", "sum": 30},
        ]);
        let given = done(
            json!({"source": orders, "steps": [
                {"op": "distinct"},
                {"op": "filter", "when": "item.sum > trigger.least"},
                {"op": "join", "with": [{"city": "Aarhus", "zip": 8000}], "on": "city", "as": "place"},
                {"op": "map", "fields": [{"name": "label", "value": "=`${item.who} ${string(item.place.zip)}`"},
                    {"name": "sum", "value": "item.sum * 2"}]},
                {"op": "sort", "by": "item.sum"},
                {"op": "pick", "fields": ["label"]},
            ]}),
            json!({"trigger": {"least": 6}}),
        );
        assert_eq!(
            given.unwrap(),
            json!([{"label": "cleo 8000"}, {"label": "ada 8000"}])
        );
    }

    #[test]
    fn items_are_grouped_and_gathered() {
        let source = json!([{"k": "a", "n": 1}, {"k": "b", "n": 2}, {"k": "a", "n": 3}]);
        let grouped = json!({"source": source, "steps": [{"op": "group", "by": "item.k"}]});
        let grouped = done(grouped, json!({})).unwrap();
        assert_eq!(
            grouped[0],
            json!({"key": "a", "count": 2, "items": [{"k": "a", "n": 1}, {"k": "a", "n": 3}]})
        );
        let sum = json!({"source": source, "steps": [{"op": "reduce", "start": 0, "to": "total + item.n"}]});
        assert_eq!(done(sum, json!({})).unwrap(), json!(6));
        let wrong = done(
            json!({"source": 5, "steps": [{"op": "filter", "when": "true"}]}),
            json!({}),
        );
        assert!(matches!(wrong, Err(Failure::Permanent(_))));
    }
}
