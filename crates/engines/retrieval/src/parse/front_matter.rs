//! What a document says about itself, before its text.

use serde::{Deserialize, Serialize};

use super::ParseError;
use super::outline::tidy_line;

/// A document's own description. Unknown keys are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FrontMatter {
    /// The author's key for the document: uploading it again replaces it.
    #[serde(alias = "external_id", alias = "id")]
    pub external_id: Option<String>,
    /// Title that wins over the first heading.
    pub title: Option<String>,
    /// One word or path to file it under.
    pub category: Option<String>,
    /// Language code such as `da` or `en`.
    #[serde(alias = "lang")]
    pub language: Option<String>,
    /// Labels, from a YAML list or one comma-separated line.
    #[serde(deserialize_with = "tags")]
    pub tags: Vec<String>,
    /// Where the reader finds the original.
    #[serde(alias = "source_url", alias = "url")]
    pub source_url: Option<String>,
}

/// Longest front matter that is read, in bytes.
const MAX_BYTES: usize = 64 * 1024;

impl FrontMatter {
    /// Reads YAML. `first_line` is the line in the file where `yaml` starts.
    pub(super) fn from_yaml(yaml: &str, first_line: usize) -> Result<Self, ParseError> {
        if yaml.trim().is_empty() {
            return Ok(Self::default());
        }
        if yaml.len() > MAX_BYTES {
            return Err(ParseError::FrontMatter {
                line: first_line,
                reason: format!(
                    "longer than {MAX_BYTES} bytes; close it with a line of three dashes"
                ),
            });
        }
        let read: Self = serde_saphyr::from_str(yaml).map_err(|error| ParseError::FrontMatter {
            line: first_line
                + error
                    .location()
                    .map_or(0, |place| (place.line() as usize).saturating_sub(1)),
            reason: reason_of(&error),
        })?;
        Ok(read.tidied())
    }

    fn tidied(mut self) -> Self {
        for field in [
            &mut self.external_id,
            &mut self.title,
            &mut self.category,
            &mut self.language,
            &mut self.source_url,
        ] {
            *field = field
                .take()
                .map(|v| tidy_line(&v))
                .filter(|v| !v.is_empty());
        }
        self.tags.retain(|tag| !tag.is_empty());
        self
    }
}

/// The first line of the reader's message, which may quote the source below it.
fn reason_of(error: &serde_saphyr::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or("not valid YAML");
    line.chars().take(200).collect()
}

fn tags<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Tags {
        List(Vec<String>),
        Line(String),
    }
    let tags = match Option::<Tags>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Tags::List(tags)) => tags,
        Some(Tags::Line(line)) => line.split(',').map(str::to_owned).collect(),
    };
    Ok(tags.iter().map(|tag| tidy_line(tag)).collect())
}
