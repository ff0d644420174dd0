use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};

/// Where the launcher sits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum Position {
    /// The lower right corner.
    #[default]
    Right,
    /// The lower left corner.
    Left,
}

/// A language that the widget speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(inline)]
pub enum WidgetLanguage {
    /// Danish.
    Da,
    /// English.
    En,
}

/// A text per language; the widget's own words stand in for one that is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(inline)]
pub struct Texts {
    /// Danish.
    #[schemars(length(max = 300))]
    #[serde(default)]
    pub da: Option<String>,
    /// English.
    #[schemars(length(max = 300))]
    #[serde(default)]
    pub en: Option<String>,
}

/// How a widget looks and what it offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schemars(inline)]
pub struct Settings {
    /// The colour of launcher, head and the visitor's own words; what stands on it is black or white,
    /// whichever is easier to read.
    #[schemars(regex(pattern = "^#[0-9a-fA-F]{6}$"))]
    pub color: String,
    /// Where the launcher sits.
    pub position: Position,
    /// Languages that it may speak, the usual one first.
    #[schemars(length(min = 1, max = 2))]
    pub languages: Vec<WidgetLanguage>,
    /// What stands at the top.
    pub title: Texts,
    /// The first words to a visitor.
    pub greeting: Texts,
    /// What the launcher says beside its sign; nothing when empty.
    pub launcher: Texts,
    /// When people answer.
    pub office_hours: Texts,
    /// A picture at the top.
    #[schemars(regex(pattern = "^https://[^\\s\"'<>]{1,480}$"))]
    pub avatar_url: Option<String>,
    /// Whether visitors are asked for a rating at the end.
    pub rating: bool,
    /// Whether visitors may send files.
    pub attachments: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            color: "#1f6f6b".to_owned(),
            position: Position::Right,
            languages: vec![WidgetLanguage::Da, WidgetLanguage::En],
            title: Texts::default(),
            greeting: Texts::default(),
            launcher: Texts::default(),
            office_hours: Texts::default(),
            avatar_url: None,
            rating: true,
            attachments: true,
        }
    }
}

/// Most origins of one widget.
const MAX_ORIGINS: usize = 50;

/// Origins as browsers write them: `https://www.example.com`, or `https://*.example.com` for every host
/// below. Returns them in lower case.
///
/// # Errors
/// A validation error of `origins` that names the one that is wrong.
pub fn check_origins(origins: &[String]) -> Result<Vec<String>> {
    if origins.len() > MAX_ORIGINS {
        return Err(Error::field(
            "origins",
            "too_many",
            "name at most 50 origins",
        ));
    }
    origins
        .iter()
        .map(|origin| {
            let origin = origin.trim().trim_end_matches('/').to_lowercase();
            if is_origin(&origin) {
                return Ok(origin);
            }
            Err(Error::field(
                "origins",
                "wrong_format",
                format!("{origin:?} is no origin; write https://www.example.com"),
            ))
        })
        .collect()
}

fn is_origin(origin: &str) -> bool {
    let Some(place) = origin
        .strip_prefix("https://")
        .or_else(|| origin.strip_prefix("http://"))
    else {
        return false;
    };
    let place = place.strip_prefix("*.").unwrap_or(place);
    let (host, port) = place.split_once(':').unwrap_or((place, "1"));
    (1..=253).contains(&host.len())
        && host
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && !host.starts_with('.')
        && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether one of the patterns takes the origin.
pub(super) fn allows(patterns: &[String], origin: &str) -> bool {
    let origin = origin.to_lowercase();
    is_origin(&origin)
        && !origin.contains('*')
        && patterns.iter().any(|pattern| {
            let Some((scheme, parent)) = pattern.split_once("*.") else {
                return *pattern == origin;
            };
            origin
                .strip_prefix(scheme)
                .and_then(|place| place.strip_suffix(parent))
                .is_some_and(|child| child.len() > 1 && child.ends_with('.'))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_allowed_as_it_stands_or_below_its_star() {
        let patterns = check_origins(&[
            "https://www.bank.example/".to_owned(),
            "https://*.shop.example".to_owned(),
            "http://localhost:3000".to_owned(),
        ])
        .unwrap();
        for good in [
            "https://www.bank.example",
            "https://a.shop.example",
            "https://a.b.shop.example",
            "http://localhost:3000",
        ] {
            assert!(allows(&patterns, good), "{good}");
        }
        for bad in [
            "http://www.bank.example",
            "https://bank.example",
            "https://shop.example",
            "https://evilshop.example",
            "https://.shop.example",
            "https://www.bank.example.evil.example",
            "https://www.bank.example:444",
            "http://localhost",
            "null",
            "",
            "https://*.shop.example",
        ] {
            assert!(!allows(&patterns, bad), "{bad}");
        }
        assert!(check_origins(&["javascript:alert(1)".to_owned()]).is_err());
        assert!(check_origins(&["https://a/b".to_owned()]).is_err());
    }
}
