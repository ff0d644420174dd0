//! Proof of who a visitor is, made by the tenant's own server: HMAC-SHA256 of the customer's id, or a JSON
//! Web Token (RFC 7519) signed with HS256. Both with the widget's secret, as the tenant was shown it.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use ring::hmac;
use schemars::JsonSchema;
use serde::Deserialize;
use tekup_base::{Error, Result};

use super::Widget;

/// Who the page says the visitor is.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(inline)]
pub struct ClaimedUser {
    /// Your id of the customer.
    #[schemars(length(min = 1, max = 255))]
    pub id: Option<String>,
    /// HMAC-SHA256 of the id with the widget's secret, in hexadecimal digits.
    #[schemars(length(min = 64, max = 64))]
    pub hash: Option<String>,
    /// A token signed with the widget's secret instead: `sub`, `exp`, and `name` and `email` if you like. An
    /// address in it counts as verified.
    #[schemars(length(max = 4000))]
    pub jwt: Option<String>,
    /// What the customer is called.
    #[schemars(length(max = 200))]
    pub name: Option<String>,
    /// Where the customer can be written to; a claim.
    #[schemars(length(max = 254))]
    pub email: Option<String>,
}

/// Who the visitor is, with what is known of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proven {
    /// The tenant's own id of the customer.
    pub id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub email_verified: bool,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    name: Option<String>,
    email: Option<String>,
}

/// Checks the proof; `None` when there is neither hash nor token: then nothing is proven.
///
/// # Errors
/// `Unauthenticated` when there is a proof and it is wrong.
pub(crate) fn prove(
    widget: &Widget,
    user: &ClaimedUser,
    now: DateTime<Utc>,
) -> Result<Option<Proven>> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, widget.secret.expose().as_bytes());
    let wrong = || Error::unauthenticated("the proof of who the visitor is does not hold");
    match (&user.jwt, &user.id, &user.hash) {
        (Some(token), _, _) => {
            let claims = open(&key, token).ok_or_else(wrong)?;
            if claims.exp <= now.timestamp() {
                return Err(Error::unauthenticated(
                    "the proof of who the visitor is has expired",
                ));
            }
            Ok(Some(Proven {
                id: claims.sub,
                name: claims.name,
                email_verified: claims.email.is_some(),
                email: claims.email,
            }))
        }
        (None, Some(id), Some(hash)) => {
            let hash = hex::decode(hash).map_err(|_| wrong())?;
            // Takes the same time wherever the first difference is.
            hmac::verify(&key, id.as_bytes(), &hash).map_err(|_| wrong())?;
            Ok(Some(Proven {
                id: id.clone(),
                name: user.name.clone(),
                email: user.email.clone(),
                email_verified: false,
            }))
        }
        (None, _, _) => Ok(None),
    }
}

fn open(key: &hmac::Key, token: &str) -> Option<Claims> {
    let (signed, signature) = token.rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let header: Header = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
    if header.alg != "HS256" {
        return None;
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
    hmac::verify(key, signed.as_bytes(), &signature).ok()?;
    let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()?;
    let plain = (1..=255).contains(&claims.sub.len()) && !claims.sub.contains('\0');
    plain.then_some(claims)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use tekup_base::Secret;
    use uuid::Uuid;

    use super::*;

    fn widget() -> Widget {
        Widget {
            id: Uuid::nil().into(),
            tenant: Uuid::nil().into(),
            public_key: String::new(),
            name: String::new(),
            enabled: true,
            origins: Vec::new(),
            settings: super::super::Settings::default(),
            created_at: Utc::now(),
            updated_at: Utc::now(),
            sealed: Vec::new(),
            secret: Secret::new(hex::encode([7; 32])),
        }
    }

    fn sign(text: &str) -> hmac::Tag {
        let secret = hex::encode([7; 32]);
        hmac::sign(
            &hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes()),
            text.as_bytes(),
        )
    }

    fn token(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let signed = format!("{}.{}", part(header), part(claims));
        let signature = URL_SAFE_NO_PAD.encode(sign(&signed));
        format!("{signed}.{signature}")
    }

    fn with_token(jwt: String) -> Result<Option<Proven>> {
        let user = ClaimedUser {
            jwt: Some(jwt),
            ..ClaimedUser::default()
        };
        prove(&widget(), &user, Utc::now())
    }

    #[test]
    fn a_hash_proves_its_own_id_only() {
        let mut user = ClaimedUser {
            id: Some("k-1".to_owned()),
            hash: Some(hex::encode(sign("k-1"))),
            ..ClaimedUser::default()
        };
        let proven = prove(&widget(), &user, Utc::now()).unwrap().unwrap();
        assert_eq!((proven.id.as_str(), proven.email_verified), ("k-1", false));
        user.id = Some("k-2".to_owned());
        assert!(prove(&widget(), &user, Utc::now()).is_err());
        user.hash = None;
        assert_eq!(prove(&widget(), &user, Utc::now()).unwrap(), None);
    }

    #[test]
    fn a_token_proves_until_it_expires_and_with_no_other_algorithm() {
        let soon = Utc::now().timestamp() + 60;
        let hs256 = json!({"alg": "HS256", "typ": "JWT"});
        let claims = json!({"sub": "k-1", "exp": soon, "email": "bo@bank.example"});
        let proven = with_token(token(&hs256, &claims)).unwrap().unwrap();
        assert!(proven.email_verified);
        let late = json!({"sub": "k-1", "exp": soon - 120});
        assert!(with_token(token(&hs256, &late)).is_err());
        assert!(with_token(token(&json!({"alg": "none"}), &claims)).is_err());
        assert!(with_token(token(&hs256, &json!({"sub": "k-1"}))).is_err());
        let mut forged = token(&hs256, &claims);
        forged.truncate(forged.len() - 2);
        assert!(with_token(forged).is_err());
    }
}
