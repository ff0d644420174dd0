//! Names of a tenant's own for models.

use std::time::Duration;

use rand::RngExt;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::cache::Caching;

/// Which of an alias's models is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub(crate) enum Strategy {
    /// Always the first; the next one when it fails.
    Fallback,
    /// One by chance, by weight; another one when it fails.
    Weighted,
}

impl Strategy {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fallback => "fallback",
            Self::Weighted => "weighted",
        }
    }

    pub fn of(text: &str) -> Self {
        match text {
            "weighted" => Self::Weighted,
            _ => Self::Fallback,
        }
    }
}

/// A model that an alias stands for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub(crate) struct Target {
    /// `provider/model`, or a model of this machine.
    #[schemars(length(min = 1, max = 300))]
    pub model: String,
    /// How often it is asked first, beside the others; 1 when absent. Of use with `weighted` only.
    #[serde(default = "one")]
    #[schemars(range(min = 0, max = 1000))]
    pub weight: u32,
}

fn one() -> u32 {
    1
}

/// An alias, as it is used.
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    pub name: String,
    pub strategy: Strategy,
    pub targets: Vec<Target>,
    pub local_only: bool,
    pub max_attempts: usize,
    pub first_token: Duration,
    pub cache: Option<Caching>,
    pub created: i64,
    /// When it was last changed, in microseconds: what was answered before is not given again.
    pub changed: i64,
}

impl Alias {
    /// The models in the order in which they are asked this time.
    pub fn in_order(&self) -> Vec<&Target> {
        let mut left: Vec<&Target> = self.targets.iter().collect();
        if self.strategy == Strategy::Fallback {
            return left;
        }
        let mut order = Vec::with_capacity(left.len());
        let mut random = rand::rng();
        loop {
            let total: u32 = left.iter().map(|target| target.weight).sum();
            if total == 0 {
                // What has no weight only stands in.
                order.append(&mut left);
                return order;
            }
            let mut drawn = random.random_range(0..total);
            let at = left
                .iter()
                .position(|target| match drawn.checked_sub(target.weight) {
                    Some(rest) => {
                        drawn = rest;
                        false
                    }
                    None => true,
                });
            order.push(left.remove(at.unwrap_or(0)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alias(strategy: Strategy, weights: &[u32]) -> Alias {
        let targets = weights.iter().enumerate().map(|(number, weight)| Target {
            model: number.to_string(),
            weight: *weight,
        });
        Alias {
            name: "a".to_owned(),
            strategy,
            targets: targets.collect(),
            local_only: false,
            max_attempts: 3,
            first_token: Duration::from_secs(1),
            cache: None,
            created: 0,
            changed: 0,
        }
    }

    #[test]
    fn weights_say_how_often_a_model_is_first() {
        let alias = alias(Strategy::Weighted, &[1, 3, 0]);
        let mut firsts = [0; 3];
        for _ in 0..4_000 {
            let order = alias.in_order();
            assert_eq!(order.len(), 3);
            assert_eq!(order[2].model, "2", "without a weight it only stands in");
            firsts[order[0].model.parse::<usize>().unwrap_or(2)] += 1;
        }
        assert!((800..1_200).contains(&firsts[0]), "{firsts:?}");
        assert_eq!(firsts[2], 0);
    }

    #[test]
    fn fallback_keeps_the_order() {
        let alias = alias(Strategy::Fallback, &[0, 9, 5]);
        let order: Vec<&str> = alias
            .in_order()
            .iter()
            .map(|one| one.model.as_str())
            .collect();
        assert_eq!(order, ["0", "1", "2"]);
    }
}
