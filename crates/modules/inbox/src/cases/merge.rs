//! Whose value of a field stays where a case and its conversation have gone apart.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// What stays where both sides have changed a field since they last agreed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Rule {
    /// What was changed last. The other system says of a case when it was changed, not of a field.
    #[default]
    Newest,
    Ours,
    Theirs,
}

impl Rule {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

/// A side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Ours,
    Theirs,
}

impl Side {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ours => "ours",
            Self::Theirs => "theirs",
        }
    }
}

/// What a conversation and its case have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Field {
    /// Ours: `open` or `closed`.
    Status,
    /// Ours: `low`, `medium`, `high`, `critical`.
    Priority,
    /// Ours: the id of who is responsible, or nothing. It is taken from there, never told there.
    Owner,
}

impl Field {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Priority => "priority",
            Self::Owner => "owner",
        }
    }
}

/// What each side said when they last agreed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pair {
    pub ours: String,
    /// `None` until the case was seen.
    pub theirs: Option<String>,
}

/// By field.
pub(crate) type Agreed = BTreeMap<Field, Pair>;

/// A field as both sides have it now.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Apart<'a> {
    pub agreed: Option<&'a Pair>,
    pub ours: &'a str,
    /// When it was changed, by their clock.
    pub ours_at: DateTime<Utc>,
    pub theirs: &'a str,
    pub theirs_at: DateTime<Utc>,
    /// What theirs is in our words, where it is something.
    pub meaning: Option<&'a str>,
    /// What ours is in their words, where they can be told.
    pub wanted: Option<&'a str>,
    /// Whether nobody has changed the case since it was made.
    pub untouched: bool,
}

/// What follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Nothing has to be done. Theirs may have changed to other words of the same meaning.
    Agreed,
    Take,
    Push,
    Conflict(Side),
}

impl Apart<'_> {
    /// Whether theirs is another one than when both agreed.
    pub fn theirs_changed(&self) -> bool {
        match self.agreed.and_then(|pair| pair.theirs.as_deref()) {
            Some(before) => before != self.theirs,
            None => !self.untouched,
        }
    }

    pub fn judge(&self, rule: Rule) -> Verdict {
        let ours_changed = self.agreed.is_some_and(|pair| pair.ours != self.ours);
        let same = self.meaning == Some(self.ours)
            || self
                .wanted
                .is_some_and(|wanted| wanted.eq_ignore_ascii_case(self.theirs));
        match (ours_changed, self.theirs_changed()) {
            (false, false) => Verdict::Agreed,
            _ if same => Verdict::Agreed,
            (false, true) => Verdict::Take,
            (true, false) => Verdict::Push,
            (true, true) => Verdict::Conflict(match rule {
                Rule::Ours => Side::Ours,
                Rule::Theirs => Side::Theirs,
                Rule::Newest if self.ours_at > self.theirs_at => Side::Ours,
                Rule::Newest => Side::Theirs,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn judge(
        before: Option<(&str, Option<&str>)>,
        ours: &str,
        theirs: &str,
        rule: Rule,
    ) -> Verdict {
        let now = Utc::now();
        let pair = before.map(|(ours, theirs)| Pair {
            ours: ours.to_owned(),
            theirs: theirs.map(ToOwned::to_owned),
        });
        let meaning = match theirs {
            "High" => Some("high"),
            "Medium" => Some("medium"),
            "Low" => Some("low"),
            _ => None,
        };
        let wanted = match ours {
            "critical" | "high" => "High",
            "medium" => "Medium",
            _ => "Low",
        };
        let apart = Apart {
            agreed: pair.as_ref(),
            ours,
            ours_at: now,
            theirs,
            theirs_at: now - TimeDelta::seconds(1),
            meaning,
            wanted: Some(wanted),
            untouched: false,
        };
        apart.judge(rule)
    }

    #[test]
    fn one_side_alone_is_followed_and_both_alike_agree() {
        let before = Some(("medium", Some("Medium")));
        assert_eq!(
            judge(before, "medium", "Medium", Rule::Newest),
            Verdict::Agreed
        );
        assert_eq!(judge(before, "medium", "High", Rule::Ours), Verdict::Take);
        assert_eq!(judge(before, "low", "Medium", Rule::Theirs), Verdict::Push);
        assert_eq!(judge(before, "low", "Low", Rule::Newest), Verdict::Agreed);
        // What they cannot tell apart is the same: our own change as it comes back.
        assert_eq!(
            judge(before, "critical", "High", Rule::Theirs),
            Verdict::Agreed
        );
        let told = Some(("critical", Some("High")));
        assert_eq!(
            judge(told, "critical", "High", Rule::Theirs),
            Verdict::Agreed
        );
    }

    #[test]
    fn where_both_changed_the_rule_decides() {
        let before = Some(("medium", Some("Medium")));
        let conflict = Verdict::Conflict;
        assert_eq!(
            judge(before, "low", "High", Rule::Ours),
            conflict(Side::Ours)
        );
        assert_eq!(
            judge(before, "low", "High", Rule::Theirs),
            conflict(Side::Theirs)
        );
        assert_eq!(
            judge(before, "low", "High", Rule::Newest),
            conflict(Side::Ours)
        );
        // A case that is seen for the first time, and that somebody has changed there.
        let never = Some(("medium", None));
        assert_eq!(judge(never, "medium", "High", Rule::Ours), Verdict::Take);
        assert_eq!(
            judge(never, "low", "High", Rule::Theirs),
            conflict(Side::Theirs)
        );
    }
}
