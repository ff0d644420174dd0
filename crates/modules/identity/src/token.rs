//! Access tokens: JSON Web Tokens signed with Ed25519 (RFC 7519, RFC 8037).

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, Header, Validation};
use serde::{Deserialize, Serialize};
use tekup_base::{Error, Result};
use tekup_context::Role;
use uuid::Uuid;

use crate::{model::LocaleCode, signing::SigningKeys};

/// Seconds for which an access token is good.
pub(crate) const LIFE: i64 = 15 * 60;
/// Longest token that is looked at, in bytes.
const MAX_LENGTH: usize = 4096;
const ISSUER: &str = "tekup";

/// What an access token says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Claims {
    pub iss: String,
    /// The person.
    pub sub: Uuid,
    pub tenant: Uuid,
    pub role: Role,
    pub name: String,
    pub locale: LocaleCode,
    /// The sign-in it belongs to: the family of refresh tokens.
    pub sid: Uuid,
    pub iat: i64,
    pub exp: i64,
    pub jti: Uuid,
}

impl Claims {
    /// Claims that begin to hold now.
    pub fn new(
        user: Uuid,
        name: String,
        locale: LocaleCode,
        tenant: Uuid,
        role: Role,
        session: Uuid,
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            iss: ISSUER.to_owned(),
            sub: user,
            tenant,
            role,
            name,
            locale,
            sid: session,
            iat: now.timestamp(),
            exp: now.timestamp() + LIFE,
            jti: Uuid::now_v7(),
        }
    }
}

/// The signed token of `claims`.
pub(crate) fn issue(keys: &SigningKeys, claims: &Claims) -> Result<String> {
    let (id, key) = keys.signer()?;
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(id.to_owned());
    jsonwebtoken::encode(&header, claims, key).map_err(Error::internal)
}

/// What a token says, if we signed it and it holds at `now`.
pub(crate) fn verify(keys: &SigningKeys, token: &str, now: DateTime<Utc>) -> Result<Claims> {
    let invalid = || Error::unauthenticated("the access token is not valid; sign in again");
    if token.len() > MAX_LENGTH {
        return Err(invalid());
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| invalid())?;
    let key = header
        .kid
        .as_deref()
        .and_then(|id| keys.verifier(id))
        .ok_or_else(invalid)?;
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[ISSUER]);
    rules.set_required_spec_claims(&["exp", "iss", "sub"]);
    // Held against our own clock below.
    rules.validate_exp = false;
    let claims = jsonwebtoken::decode::<Claims>(token, key, &rules)
        .map_err(|_| invalid())?
        .claims;
    if claims.exp <= now.timestamp() {
        return Err(expired());
    }
    Ok(claims)
}

pub(crate) fn expired() -> Error {
    Error::unauthenticated("the access token has expired; refresh the session")
}

#[cfg(test)]
mod tests {
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
    use chrono::TimeDelta;

    use super::*;

    fn claims(now: DateTime<Utc>) -> Claims {
        let id = Uuid::now_v7();
        Claims::new(
            id,
            "Åse Ørsted".to_owned(),
            LocaleCode::Da,
            id,
            Role::Viewer,
            id,
            now,
        )
    }

    #[test]
    fn a_token_says_what_was_put_in_until_it_expires() {
        let keys = SigningKeys::fresh();
        let now = Utc::now();
        let claims = claims(now);
        let token = issue(&keys, &claims).unwrap();
        assert_eq!(verify(&keys, &token, now).unwrap(), claims);
        let last = now + TimeDelta::seconds(LIFE - 1);
        assert!(verify(&keys, &token, last).is_ok());
        let after = now + TimeDelta::seconds(LIFE + 1);
        let error = verify(&keys, &token, after).unwrap_err();
        assert!(error.message().contains("expired"), "{error}");
    }

    #[test]
    fn a_changed_or_foreign_token_is_refused() {
        let (keys, others) = (SigningKeys::fresh(), SigningKeys::fresh());
        let now = Utc::now();
        let claims = claims(now);
        let token = issue(&keys, &claims).unwrap();
        assert!(verify(&others, &token, now).is_err());

        let parts: Vec<&str> = token.split('.').collect();
        let mut mightier = claims.clone();
        mightier.role = Role::Owner;
        let payload = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&mightier).unwrap());
        let forged = format!("{}.{payload}.{}", parts[0], parts[2]);
        assert!(verify(&keys, &forged, now).is_err());

        let (id, _) = keys.signer().unwrap();
        for algorithm in ["none", "HS256"] {
            let header = serde_json::json!({"alg": algorithm, "typ": "JWT", "kid": id});
            let header = URL_SAFE_NO_PAD.encode(header.to_string());
            let unsigned = format!("{header}.{}.", parts[1]);
            assert!(verify(&keys, &unsigned, now).is_err(), "{algorithm}");
        }
        assert!(verify(&keys, "", now).is_err());
        assert!(verify(&keys, &"a.".repeat(5000), now).is_err());
    }
}
