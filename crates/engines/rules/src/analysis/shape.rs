use std::{collections::BTreeSet, rc::Rc};

use super::GapFact;
use crate::cell::{Range, Set, set_of};
use crate::source::{Row, TableSource};
use crate::vocabulary::{Field, FieldKind, Vocabulary};

/// One fact that a table looks at.
pub(super) struct Dimension {
    pub name: String,
    /// Ids of the columns that test it.
    columns: Vec<String>,
    /// Everything it can be.
    all: Set,
    whole: bool,
    /// Whether its cells test `$`; others are conditions by themselves.
    tests: bool,
}

impl Dimension {
    pub fn of(vocabulary: &Vocabulary, table: &TableSource) -> Vec<Self> {
        let mut dimensions: Vec<Self> = Vec::new();
        for column in &table.inputs {
            let known = dimensions
                .iter_mut()
                .find(|one| one.tests && one.name == column.field);
            if let Some(known) = known {
                known.columns.push(column.id.clone());
                continue;
            }
            let field = vocabulary.fact(&column.field).filter(|_| table.sees_facts);
            dimensions.push(Self {
                name: column.title().to_owned(),
                columns: vec![column.id.clone()],
                all: field.map_or(Set::Any, everything),
                whole: field.is_some_and(|field| field.whole),
                tests: !column.field.is_empty(),
            });
        }
        dimensions
    }
}

fn everything(field: &Field) -> Set {
    let missing = field.optional;
    match field.kind {
        FieldKind::Bool => Set::Bools {
            yes: true,
            no: true,
            missing,
        },
        FieldKind::Choice => Set::Texts {
            values: field
                .values
                .iter()
                .map(|one| one.value.to_owned())
                .collect(),
            not: false,
            missing,
        },
        FieldKind::Text => Set::Texts {
            values: BTreeSet::new(),
            not: true,
            missing,
        },
        FieldKind::Number => Set::Numbers {
            ranges: vec![Range {
                from: field.min.unwrap_or(f64::NEG_INFINITY),
                from_in: field.min.is_some(),
                to: field.max.unwrap_or(f64::INFINITY),
                to_in: field.max.is_some(),
            }],
            missing,
        },
        FieldKind::List | FieldKind::Object => Set::Any,
    }
}

/// A box: one set for each dimension.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    sets: Vec<Set>,
    /// By dimension: whether it holds whole numbers only.
    whole: Rc<[bool]>,
}

impl Shape {
    pub fn everything(dimensions: &[Dimension]) -> Self {
        Self {
            sets: dimensions.iter().map(|one| one.all.clone()).collect(),
            whole: dimensions.iter().map(|one| one.whole).collect(),
        }
    }

    pub fn of_row(dimensions: &[Dimension], row: &Row) -> Self {
        Self {
            whole: dimensions.iter().map(|one| one.whole).collect(),
            sets: dimensions
                .iter()
                .map(|dimension| {
                    let mut set = dimension.all.clone();
                    for column in &dimension.columns {
                        let text = row.cell(column);
                        if text.is_empty() {
                            continue;
                        }
                        let opaque = || Set::Opaque(text.to_owned());
                        let mut tested = match dimension.tests {
                            true => set_of(text),
                            false => opaque(),
                        };
                        if let Set::Opaque(_) = tested {
                            tested = opaque();
                        }
                        set = set.and(&tested).unwrap_or_else(opaque);
                    }
                    if dimension.whole { set.whole() } else { set }
                })
                .collect(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.sets.iter().any(Set::is_empty)
    }

    /// Whether there is certainly a case that belongs to both.
    pub fn surely_meets(&self, other: &Self) -> bool {
        self.sets.iter().zip(&other.sets).all(|(one, two)| {
            let known = |set: &Set| !matches!(set, Set::Opaque(_));
            let met = one.and(two);
            known(one) && known(two) && met.is_some_and(|met| !met.is_empty())
        })
    }

    /// Adds to `left` what stays of this box when `part` is cut out of it.
    pub fn without(&self, part: &Self, left: &mut Vec<Self>) {
        let mut inside = self.sets.clone();
        let mut pieces = Vec::new();
        for (index, (mine, theirs)) in self.sets.iter().zip(&part.sets).enumerate() {
            let same = mine == theirs;
            let (meet, rest) = match (mine.and(theirs), theirs.complement()) {
                (Some(meet), _) if same => (meet, None),
                (Some(meet), Some(rest)) => match mine.and(&rest) {
                    Some(rest) if self.whole[index] => (meet, Some(rest.whole())),
                    Some(rest) => (meet, Some(rest)),
                    None => return left.push(self.clone()),
                },
                // It cannot be told what the cut takes away: nothing.
                _ => return left.push(self.clone()),
            };
            if meet.is_empty() {
                return left.push(self.clone());
            }
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                let mut piece = inside.clone();
                piece[index] = rest;
                pieces.push(Self {
                    sets: piece,
                    whole: Rc::clone(&self.whole),
                });
            }
            inside[index] = meet;
        }
        left.extend(pieces);
    }

    /// The case in words, without the facts that may be anything.
    pub fn told(&self, dimensions: &[Dimension]) -> Vec<GapFact> {
        dimensions
            .iter()
            .zip(&self.sets)
            .filter(|(dimension, set)| dimension.all != **set)
            .map(|(dimension, set)| GapFact {
                fact: dimension.name.clone(),
                values: told(set),
            })
            .collect()
    }
}

fn told(set: &Set) -> String {
    let mut parts: Vec<String> = Vec::new();
    let missing = match set {
        Set::Any => return "*".to_owned(),
        Set::Opaque(text) => return text.clone(),
        Set::Numbers { ranges, missing } => {
            parts.extend(ranges.iter().map(range));
            missing
        }
        Set::Texts {
            values,
            not,
            missing,
        } => {
            let quoted: Vec<String> = values.iter().map(|text| format!("'{text}'")).collect();
            match (not, quoted.is_empty()) {
                (true, true) => parts.push("*".to_owned()),
                (true, false) => parts.push(format!("not in [{}]", quoted.join(", "))),
                (false, _) => parts.extend(quoted),
            }
            missing
        }
        Set::Bools { yes, no, missing } => {
            parts.extend(yes.then(|| "true".to_owned()));
            parts.extend(no.then(|| "false".to_owned()));
            missing
        }
    };
    parts.extend(missing.then(|| "missing".to_owned()));
    parts.join(", ")
}

fn range(range: &Range) -> String {
    match (range.from.is_finite(), range.to.is_finite()) {
        (true, true) if range.from == range.to => format!("{}", range.from),
        (true, true) => format!(
            "{}{}..{}{}",
            if range.from_in { '[' } else { '(' },
            range.from,
            range.to,
            if range.to_in { ']' } else { ')' }
        ),
        (true, false) => format!("{} {}", if range.from_in { ">=" } else { ">" }, range.from),
        (false, true) => format!("{} {}", if range.to_in { "<=" } else { "<" }, range.to),
        (false, false) => "*".to_owned(),
    }
}
