use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tekup_base::{CustomerId, Error, Result};
use uuid::Uuid;

use super::names;

names! {
    /// By what a customer is known.
    IdentityKind {
        /// Your own id of them.
        ExternalId = "external_id",
        /// An e-mail address.
        Email = "email",
        /// A telephone number.
        Phone = "phone",
        /// A member of a Slack workspace: `TEAM:USER`.
        Slack = "slack",
        /// A browser with the chat widget.
        Visitor = "visitor",
    }
}

/// Something that a customer is known by. The value is normalised, so equal means the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// What it is.
    pub kind: IdentityKind,
    value: String,
    /// Whether somebody we trust has vouched that it is theirs. Only a verified identity finds a customer
    /// again: an address that anybody can type opens nobody's history.
    pub verified: bool,
}

/// Longest value of an identity, in bytes.
const MAX_VALUE: usize = 255;

impl Identity {
    /// An identity that is vouched for: signed, or seen by a channel that checks it.
    ///
    /// # Errors
    /// When the value cannot be one of its kind.
    pub fn verified(kind: IdentityKind, value: &str) -> Result<Self> {
        Self::new(kind, value, true)
    }

    /// An identity that somebody claims.
    ///
    /// # Errors
    /// When the value cannot be one of its kind.
    pub fn claimed(kind: IdentityKind, value: &str) -> Result<Self> {
        Self::new(kind, value, false)
    }

    fn new(kind: IdentityKind, value: &str, verified: bool) -> Result<Self> {
        let value = normalise(kind, value)?;
        Ok(Self {
            kind,
            value,
            verified,
        })
    }

    /// The normalised value.
    pub fn value(&self) -> &str {
        &self.value
    }
}

fn normalise(kind: IdentityKind, value: &str) -> Result<String> {
    let field = kind.as_str();
    let value = value.trim();
    if value.is_empty() || value.len() > MAX_VALUE || value.contains('\0') {
        return Err(Error::field(
            field,
            "invalid",
            "must have 1 to 255 characters",
        ));
    }
    match kind {
        IdentityKind::ExternalId | IdentityKind::Slack | IdentityKind::Visitor => {
            Ok(value.to_owned())
        }
        IdentityKind::Email => email(value)
            .ok_or_else(|| Error::field(field, "wrong_format", "must be an e-mail address")),
        IdentityKind::Phone => phone(value).ok_or_else(|| {
            Error::field(
                field,
                "wrong_format",
                "must be a telephone number with its country code",
            )
        }),
    }
}

/// In lower case: no mail server in use tells `Bo@` from `bo@`.
fn email(value: &str) -> Option<String> {
    let (name, host) = value.rsplit_once('@')?;
    let plain = |text: &str| {
        !text.is_empty()
            && !text
                .chars()
                .any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ','))
    };
    let host_ok = host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    (plain(name) && plain(host) && host_ok).then(|| value.to_lowercase())
}

/// As E.164: `+4570201100`. Eight digits without a country code are Danish.
fn phone(value: &str) -> Option<String> {
    let international = value.starts_with('+') || value.starts_with("00");
    if value
        .chars()
        .any(|c| !c.is_ascii_digit() && !matches!(c, '+' | ' ' | '-' | '(' | ')' | '.' | '/'))
    {
        return None;
    }
    let digits: String = value.chars().filter(char::is_ascii_digit).collect();
    let digits = match (value.starts_with("00"), international) {
        (true, _) => digits.get(2..)?.to_owned(),
        (_, true) => digits,
        _ if digits.len() == 8 => format!("45{digits}"),
        _ => return None,
    };
    (8..=15)
        .contains(&digits.len())
        .then(|| format!("+{digits}"))
}

/// What a channel knows of a customer beside the identity; nothing of it finds anybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile<'a> {
    /// What they are called.
    pub name: Option<&'a str>,
    /// Where they can be written to.
    pub email: Option<&'a str>,
    /// Where they can be called.
    pub phone: Option<&'a str>,
    /// ISO 639-1.
    pub language: Option<&'a str>,
}

/// A customer: one person, whatever the channel.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// Your id of the customer, or ours where you have none.
    pub user_id: String,
    /// What they are called.
    pub name: Option<String>,
    /// Where they can be written to.
    pub email: Option<String>,
    /// Where they can be called.
    pub phone: Option<String>,
    /// ISO 639-1 code of the language they prefer.
    pub language: Option<String>,
    /// Anything of yours.
    pub attributes: Map<String, Value>,
    /// When they first came.
    pub created_at: DateTime<Utc>,
    /// When they last began or continued something.
    pub last_seen_at: DateTime<Utc>,
    /// The customer that has taken this one's conversations and identities over.
    pub merged_into: Option<CustomerId>,
}

/// Something that a customer is known by, as staff see it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct KnownIdentity {
    /// Its id.
    pub id: Uuid,
    /// What it is.
    pub kind: IdentityKind,
    /// Normalised.
    pub value: String,
    /// Whether it finds the customer again.
    pub verified: bool,
    /// Since when it is known.
    pub created_at: DateTime<Utc>,
}

/// Two customers that became one.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Merge {
    /// Its id.
    pub id: Uuid,
    /// The customer that stayed.
    pub kept: CustomerId,
    /// The one that was taken over.
    pub merged: CustomerId,
    /// How many conversations moved.
    pub conversations: usize,
    /// How many identities moved.
    pub identities: usize,
    /// When.
    pub merged_at: DateTime<Utc>,
    /// When it was undone.
    pub undone_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(kind: IdentityKind, text: &str) -> Option<String> {
        Identity::verified(kind, text)
            .ok()
            .map(|identity| identity.value)
    }

    #[test]
    fn one_address_has_one_spelling() {
        let email = |text| value(IdentityKind::Email, text);
        assert_eq!(
            email(" Bo@Bank.Example ").as_deref(),
            Some("bo@bank.example")
        );
        for wrong in [
            "bo",
            "bo@",
            "@x.dk",
            "bo@host",
            "bo hansen@x.dk",
            "<bo@x.dk>",
            "a@x.dk,b@x.dk",
        ] {
            assert_eq!(email(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_number_has_one_spelling() {
        let phone = |text| value(IdentityKind::Phone, text);
        for same in ["70 20 11 00", "+45 70201100", "0045 70-20-11-00"] {
            assert_eq!(phone(same).as_deref(), Some("+4570201100"), "{same}");
        }
        for wrong in ["12345", "ring til mig", "+1", "7020110012345678"] {
            assert_eq!(phone(wrong), None, "{wrong}");
        }
    }
}
