use tekup_base::{Error, Result};

/// Which types of events are wanted: exact ones (`message.created`) and families (`message.*`, `*`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypeFilter(Vec<String>);

/// Most patterns in one filter.
const MAX_PATTERNS: usize = 50;

impl TypeFilter {
    /// Reads patterns.
    ///
    /// # Errors
    /// A validation error of `types` that names the pattern.
    pub fn parse<S: AsRef<str>>(patterns: impl IntoIterator<Item = S>) -> Result<Self> {
        let patterns: Vec<String> = patterns
            .into_iter()
            .map(|pattern| pattern.as_ref().trim().to_owned())
            .collect();
        if patterns.len() > MAX_PATTERNS {
            return Err(Error::field("types", "too_many", "name at most 50 types"));
        }
        for pattern in &patterns {
            let stem = pattern.strip_suffix(".*").unwrap_or(pattern);
            let plain = !stem.is_empty()
                && stem.len() <= 100
                && stem
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'_'));
            if pattern != "*" && !plain {
                return Err(Error::field(
                    "types",
                    "invalid",
                    format!("{pattern:?} is no event type; write message.created, message.* or *"),
                ));
            }
        }
        Ok(Self(patterns))
    }

    /// Whether an event of `kind` is wanted.
    pub fn matches(&self, kind: &str) -> bool {
        self.0
            .iter()
            .any(|pattern| match pattern.strip_suffix('*') {
                Some(stem) => kind.starts_with(stem),
                None => kind == pattern,
            })
    }

    /// Whether nothing is wanted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The patterns as they were given.
    pub fn patterns(&self) -> &[String] {
        &self.0
    }

    /// The patterns for SQL's LIKE.
    pub(crate) fn like_patterns(&self) -> Vec<String> {
        self.0
            .iter()
            .map(|pattern| pattern.replace('_', "\\_").replace('*', "%"))
            .collect()
    }

    /// Adds the patterns of `other`.
    pub fn add(&mut self, other: &Self) {
        for pattern in &other.0 {
            if !self.0.contains(pattern) && self.0.len() < MAX_PATTERNS {
                self.0.push(pattern.clone());
            }
        }
    }

    /// Takes the patterns of `other` away.
    pub fn remove(&mut self, other: &Self) {
        self.0.retain(|pattern| !other.0.contains(pattern));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_takes_its_members_only() {
        let filter = TypeFilter::parse(["message.*", "run.completed"]).unwrap();
        assert!(filter.matches("message.created"));
        assert!(filter.matches("run.completed"));
        assert!(!filter.matches("run.failed"));
        assert!(!filter.matches("messages"));
        assert!(TypeFilter::parse(["*"]).unwrap().matches("anything.at_all"));
    }

    #[test]
    fn a_wild_pattern_is_refused_by_name() {
        let error = TypeFilter::parse(["a%'; --"]).unwrap_err();
        assert_eq!(error.fields()[0].field, "types");
    }
}
