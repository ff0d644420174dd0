use std::borrow::Cow;

use tekup_base::{Error, FieldError, Result};

/// Longest subject or pattern, in bytes.
const LONGEST: usize = 200;
/// Most parts of a subject or pattern.
const MOST_PARTS: usize = 16;

/// Which subjects are wanted: `lead.created` exactly, `lead.*` with one part more, `lead.>` with all that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectFilter(String);

impl SubjectFilter {
    /// Every subject.
    pub fn all() -> Self {
        Self(">".to_owned())
    }

    /// Reads a pattern that was given as `field`.
    ///
    /// # Errors
    /// A validation error of `field`.
    pub fn parse(field: &str, pattern: &str) -> Result<Self> {
        let parts: Vec<_> = pattern.split('.').collect();
        let last = parts.len() - 1;
        let well = pattern.len() <= LONGEST
            && parts.len() <= MOST_PARTS
            && parts
                .iter()
                .enumerate()
                .all(|(at, part)| plain(part) || *part == "*" || (*part == ">" && at == last));
        if well {
            return Ok(Self(pattern.to_owned()));
        }
        Err(Error::field(
            field,
            "invalid_pattern",
            format!(
                "{pattern:?} is no pattern of subjects; write lead.created, lead.* for one part or lead.> for the rest"
            ),
        ))
    }

    /// Whether a message about `subject` is wanted.
    pub fn matches(&self, subject: &str) -> bool {
        let mut given = subject.split('.');
        for wanted in self.0.split('.') {
            match (wanted, given.next()) {
                (">", Some(_)) => return true,
                ("*", Some(_)) => {}
                (wanted, Some(given)) if wanted == given => {}
                _ => return false,
            }
        }
        given.next().is_none()
    }

    /// The pattern as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn plain(part: &str) -> bool {
    !part.is_empty()
        && part
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// What is wrong with a subject, if anything is.
pub(crate) fn wrong_subject(subject: &str) -> Option<FieldError> {
    let well = subject.len() <= LONGEST
        && subject.split('.').count() <= MOST_PARTS
        && subject.split('.').all(plain);
    (!well).then(|| FieldError {
        field: "subject".to_owned(),
        message: "write parts of letters, digits, _ and - with dots between them, such as lead.created: at most \
                  16 parts and 200 characters"
            .to_owned(),
        code: Cow::Borrowed("invalid_subject"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wild_cards_take_parts_as_nats_does() {
        for (pattern, subject, wanted) in [
            ("lead.created", "lead.created", true),
            ("lead.created", "lead.created.now", false),
            ("lead.*", "lead.created", true),
            ("lead.*", "lead", false),
            ("lead.*", "lead.created.now", false),
            ("lead.>", "lead.created.now", true),
            ("lead.>", "lead", false),
            ("*.created", "lead.created", true),
            (">", "anything", true),
            ("lead.*.won", "lead.7.won", true),
            ("lead.*.won", "lead.7.lost", false),
        ] {
            let filter = SubjectFilter::parse("subject", pattern).unwrap();
            assert_eq!(filter.matches(subject), wanted, "{pattern} on {subject}");
        }
    }

    #[test]
    fn what_is_no_pattern_is_refused_by_its_field() {
        for pattern in [
            "",
            "lead.",
            ".lead",
            "lead.>.won",
            "le*",
            "lead created",
            "a..b",
        ] {
            let error = SubjectFilter::parse("carries", pattern).unwrap_err();
            assert_eq!(error.fields()[0].field, "carries", "{pattern:?}");
        }
        assert!(wrong_subject("lead.*").is_some());
        assert!(wrong_subject("lead.created").is_none());
    }
}
