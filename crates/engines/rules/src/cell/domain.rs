//! The values for which a cell's test holds, as far as its syntax tells.

use std::collections::BTreeSet;

use zen_expression::lexer::{Bracket, ComparisonOperator as Is, LogicalOperator, Operator};
use zen_expression::parser::Node;

use super::syntax::{self, Literal};

/// A set of values. What is not said in full (`Opaque`) counts as neither empty nor covering.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Set {
    /// Everything.
    Any,
    /// Numbers: disjoint ranges in rising order, and whether a missing value belongs to it.
    Numbers { ranges: Vec<Range>, missing: bool },
    /// Texts, or all but these.
    Texts {
        values: BTreeSet<String>,
        not: bool,
        missing: bool,
    },
    /// True, false, missing.
    Bools { yes: bool, no: bool, missing: bool },
    /// Something else, in the author's words.
    Opaque(String),
}

/// Numbers from `from` to `to`; the flags say whether the ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Range {
    pub from: f64,
    pub from_in: bool,
    pub to: f64,
    pub to_in: bool,
}

impl Range {
    pub const ALL: Self = Self {
        from: f64::NEG_INFINITY,
        from_in: false,
        to: f64::INFINITY,
        to_in: false,
    };

    pub fn is_empty(&self) -> bool {
        self.from > self.to || (self.from == self.to && !(self.from_in && self.to_in))
    }

    fn and(&self, other: &Self) -> Self {
        let (from, from_in) = if self.from == other.from {
            (self.from, self.from_in && other.from_in)
        } else if self.from > other.from {
            (self.from, self.from_in)
        } else {
            (other.from, other.from_in)
        };
        let (to, to_in) = if self.to == other.to {
            (self.to, self.to_in && other.to_in)
        } else if self.to < other.to {
            (self.to, self.to_in)
        } else {
            (other.to, other.to_in)
        };
        Self {
            from,
            from_in,
            to,
            to_in,
        }
    }

    /// The same whole numbers with both ends in it.
    fn whole(&self) -> Self {
        let up = |end: f64, inside: bool| {
            if inside || end.fract() != 0.0 {
                end.ceil()
            } else {
                end + 1.0
            }
        };
        let down = |end: f64, inside: bool| {
            if inside || end.fract() != 0.0 {
                end.floor()
            } else {
                end - 1.0
            }
        };
        Self {
            from: up(self.from, self.from_in),
            from_in: self.from.is_finite(),
            to: down(self.to, self.to_in),
            to_in: self.to.is_finite(),
        }
    }
}

impl Set {
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Any | Self::Opaque(_) => false,
            Self::Numbers { ranges, missing } => ranges.is_empty() && !missing,
            Self::Texts {
                values,
                not,
                missing,
            } => values.is_empty() && !not && !missing,
            Self::Bools { yes, no, missing } => !yes && !no && !missing,
        }
    }

    /// What is in both; `None` where that cannot be told.
    pub fn and(&self, other: &Self) -> Option<Self> {
        Some(match (self, other) {
            (one, Self::Any) | (Self::Any, one) => one.clone(),
            (Self::Opaque(one), Self::Opaque(two)) if one == two => self.clone(),
            (
                Self::Numbers { ranges, missing },
                Self::Numbers {
                    ranges: others,
                    missing: also,
                },
            ) => Self::Numbers {
                ranges: meet(ranges, others),
                missing: *missing && *also,
            },
            (
                Self::Bools { yes, no, missing },
                Self::Bools {
                    yes: y,
                    no: n,
                    missing: m,
                },
            ) => Self::Bools {
                yes: *yes && *y,
                no: *no && *n,
                missing: *missing && *m,
            },
            (
                Self::Texts {
                    values,
                    not,
                    missing,
                },
                Self::Texts {
                    values: others,
                    not: other_not,
                    missing: also,
                },
            ) => {
                let (values, not) = match (not, other_not) {
                    (false, false) => (values & others, false),
                    (false, true) => (values - others, false),
                    (true, false) => (others - values, false),
                    (true, true) => (values | others, true),
                };
                Self::Texts {
                    values,
                    not,
                    missing: *missing && *also,
                }
            }
            _ => return None,
        })
    }

    /// Everything but this; `None` where that cannot be told.
    pub fn complement(&self) -> Option<Self> {
        Some(match self {
            Self::Any => Self::Texts {
                values: BTreeSet::new(),
                not: false,
                missing: false,
            },
            Self::Opaque(_) => return None,
            Self::Numbers { ranges, missing } => Self::Numbers {
                ranges: outside(ranges),
                missing: !missing,
            },
            Self::Texts {
                values,
                not,
                missing,
            } => Self::Texts {
                values: values.clone(),
                not: !not,
                missing: !missing,
            },
            Self::Bools { yes, no, missing } => Self::Bools {
                yes: !yes,
                no: !no,
                missing: !missing,
            },
        })
    }

    /// The same without the values that are no whole numbers.
    #[must_use]
    pub fn whole(self) -> Self {
        match self {
            Self::Numbers { ranges, missing } => Self::Numbers {
                ranges: ranges
                    .iter()
                    .map(Range::whole)
                    .filter(|range| !range.is_empty())
                    .collect(),
                missing,
            },
            other => other,
        }
    }
}

fn meet(one: &[Range], two: &[Range]) -> Vec<Range> {
    let pairs = one.iter().flat_map(|a| two.iter().map(move |b| a.and(b)));
    pairs.filter(|range| !range.is_empty()).collect()
}

fn outside(ranges: &[Range]) -> Vec<Range> {
    ranges.iter().fold(vec![Range::ALL], |left, range| {
        let around = [
            Range {
                from: f64::NEG_INFINITY,
                from_in: false,
                to: range.from,
                to_in: !range.from_in,
            },
            Range {
                from: range.to,
                from_in: !range.to_in,
                to: f64::INFINITY,
                to_in: false,
            },
        ];
        let around: Vec<Range> = around.into_iter().filter(|one| !one.is_empty()).collect();
        meet(&left, &around)
    })
}

/// The values for which a parsed test of `$` holds.
pub(crate) fn of(root: &Node) -> Set {
    read(root).unwrap_or_else(|| Set::Opaque(String::new()))
}

fn read(node: &Node) -> Option<Set> {
    let Node::Binary {
        left,
        operator,
        right,
    } = node
    else {
        return None;
    };
    match operator {
        Operator::Logical(LogicalOperator::And) => read(left)?.and(&read(right)?),
        // Either: neither of the two complements.
        Operator::Logical(LogicalOperator::Or) => read(left)?
            .complement()?
            .and(&read(right)?.complement()?)?
            .complement(),
        Operator::Comparison(is) if matches!(left, Node::Identifier("$")) => compared(*is, right),
        _ => None,
    }
}

fn compared(is: Is, right: &Node) -> Option<Set> {
    match (is, right) {
        (
            Is::In | Is::NotIn,
            Node::Interval {
                left,
                right,
                left_bracket,
                right_bracket,
            },
        ) => {
            let (Some(Literal::Number(from)), Some(Literal::Number(to))) =
                (syntax::of(left), syntax::of(right))
            else {
                return None;
            };
            let range = Range {
                from,
                from_in: matches!(left_bracket, Bracket::LeftSquareBracket),
                to,
                to_in: matches!(right_bracket, Bracket::RightSquareBracket),
            };
            Some(match is {
                Is::In => numbers(vec![range]),
                _ => numbers(outside(&[range])),
            })
        }
        (Is::In | Is::NotIn, Node::Array(items)) => {
            let literals: Option<Vec<Literal>> = items.iter().map(|one| syntax::of(one)).collect();
            let mut sets = literals?.into_iter().map(|one| equal(&one));
            let first = sets.next()??;
            let either = sets.try_fold(first, |all, one| {
                all.complement()?.and(&one?.complement()?)?.complement()
            })?;
            match is {
                Is::In => Some(either),
                // A missing value is in no list either, but whether such a row fits is left open.
                _ => either.complement().map(without_missing),
            }
        }
        (Is::Equal, value) => equal(&syntax::of(value)?),
        (Is::NotEqual, value) => match syntax::of(value)? {
            Literal::Null => None,
            other => equal(&other)?.complement().map(without_missing),
        },
        (Is::LessThan | Is::LessThanOrEqual | Is::GreaterThan | Is::GreaterThanOrEqual, value) => {
            let Literal::Number(end) = syntax::of(value)? else {
                return None;
            };
            let mut range = Range::ALL;
            match is {
                Is::LessThan | Is::LessThanOrEqual => {
                    range.to = end;
                    range.to_in = is == Is::LessThanOrEqual;
                }
                _ => {
                    range.from = end;
                    range.from_in = is == Is::GreaterThanOrEqual;
                }
            }
            Some(numbers(vec![range]))
        }
        _ => None,
    }
}

fn numbers(mut ranges: Vec<Range>) -> Set {
    ranges.retain(|range| !range.is_empty());
    Set::Numbers {
        ranges,
        missing: false,
    }
}

fn without_missing(set: Set) -> Set {
    match set {
        Set::Numbers { ranges, .. } => numbers(ranges),
        Set::Texts { values, not, .. } => Set::Texts {
            values,
            not,
            missing: false,
        },
        Set::Bools { yes, no, .. } => Set::Bools {
            yes,
            no,
            missing: false,
        },
        other => other,
    }
}

fn equal(literal: &Literal) -> Option<Set> {
    Some(match literal {
        Literal::Null => return None,
        Literal::Bool(value) => Set::Bools {
            yes: *value,
            no: !value,
            missing: false,
        },
        Literal::Number(value) => numbers(vec![Range {
            from: *value,
            from_in: true,
            to: *value,
            to_in: true,
        }]),
        Literal::Text(text) => Set::Texts {
            values: BTreeSet::from([text.clone()]),
            not: false,
            missing: false,
        },
    })
}
