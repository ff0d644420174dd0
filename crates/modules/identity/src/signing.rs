//! The Ed25519 keys that sign access tokens, and ring as the cryptography behind `jsonwebtoken`.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey,
    crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils},
    errors::{Error as JwtError, ErrorKind as JwtErrorKind},
};
use ring::{
    rand::SystemRandom,
    signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use signature::{Signer, Verifier};
use tekup_base::{Error, Result};
use tekup_db::{Db, DbError, sql::queries::identity::sessions as sql};

/// The keys in the database: the newest signs, all verify. Cheap to clone.
#[derive(Clone)]
pub(crate) struct SigningKeys(Arc<Vec<Key>>);

struct Key {
    id: String,
    public: Vec<u8>,
    signs: EncodingKey,
    verifies: DecodingKey,
}

impl SigningKeys {
    /// Loads the keys, making the first one if there is none. Servers that start at once agree on it.
    pub async fn load(db: &Db) -> Result<Self> {
        // A process has one provider; whoever set it first set the same one.
        let _ = PROVIDER.install_default();
        let tx = db.begin_system("load the signing keys").await?;
        sql::lock_signing_keys()
            .bind(&tx)
            .one()
            .await
            .map_err(DbError::from)?;
        let mut rows = sql::signing_keys()
            .bind(&tx)
            .all()
            .await
            .map_err(DbError::from)?;
        if rows.is_empty() {
            let (id, private, public) = generate()?;
            sql::insert_signing_key()
                .bind(&tx, &id, &private, &public)
                .await
                .map_err(DbError::from)?;
            rows = sql::signing_keys()
                .bind(&tx)
                .all()
                .await
                .map_err(DbError::from)?;
        }
        tx.commit().await?;
        rows.into_iter()
            .map(|row| Key::new(row.id, &row.private_key))
            .collect::<Result<Vec<_>>>()
            .map(|keys| Self(Arc::new(keys)))
    }

    /// The key that signs: its id and itself.
    pub fn signer(&self) -> Result<(&str, &EncodingKey)> {
        self.0
            .first()
            .map(|key| (key.id.as_str(), &key.signs))
            .ok_or_else(|| Error::internal("there is no signing key"))
    }

    /// The key of this id, to verify with.
    pub fn verifier(&self, id: &str) -> Option<&DecodingKey> {
        self.0
            .iter()
            .find(|key| key.id == id)
            .map(|key| &key.verifies)
    }

    /// The public keys as a JWK Set (RFC 7517, RFC 8037).
    pub fn jwks(&self) -> Value {
        let keys: Vec<Value> = self
            .0
            .iter()
            .map(|key| {
                json!({
                    "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA",
                    "kid": key.id, "x": URL_SAFE_NO_PAD.encode(&key.public),
                })
            })
            .collect();
        json!({"keys": keys})
    }
}

impl Key {
    fn new(id: String, private: &[u8]) -> Result<Self> {
        let pair = Ed25519KeyPair::from_pkcs8(private)
            .map_err(|error| Error::internal(format!("signing key {id}: {error}")))?;
        let public = pair.public_key().as_ref().to_vec();
        Ok(Self {
            id,
            signs: EncodingKey::from_ed_der(private),
            verifies: DecodingKey::from_ed_der(&public),
            public,
        })
    }
}

/// A new key: id (from the public half), PKCS#8, public half.
fn generate() -> Result<(String, Vec<u8>, Vec<u8>)> {
    let pkcs8 = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new())
        .map_err(|_| Error::internal("the machine gives no random numbers"))?;
    let pair = Ed25519KeyPair::from_pkcs8(pkcs8.as_ref())
        .map_err(|error| Error::internal(error.to_string()))?;
    let public = pair.public_key().as_ref().to_vec();
    let id = hex::encode(&Sha256::digest(&public)[..8]);
    Ok((id, pkcs8.as_ref().to_vec(), public))
}

/// EdDSA by ring, and no other algorithm at all.
static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| {
        only_eddsa(*algorithm)?;
        let pair = Ed25519KeyPair::from_pkcs8(key.as_bytes())
            .map_err(|_| JwtError::from(JwtErrorKind::InvalidEddsaKey))?;
        Ok(Box::new(RingSigner(pair)))
    },
    verifier_factory: |algorithm, key| {
        only_eddsa(*algorithm)?;
        let public = UnparsedPublicKey::new(&ED25519, key.try_get_as_bytes()?.to_vec());
        Ok(Box::new(RingVerifier(public)))
    },
    key_utils: KeyUtils::new_unimplemented(),
};

fn only_eddsa(algorithm: Algorithm) -> Result<(), JwtError> {
    if algorithm == Algorithm::EdDSA {
        Ok(())
    } else {
        Err(JwtErrorKind::InvalidAlgorithm.into())
    }
}

struct RingSigner(Ed25519KeyPair);

impl Signer<Vec<u8>> for RingSigner {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(self.0.sign(message).as_ref().to_vec())
    }
}

impl JwtSigner for RingSigner {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

struct RingVerifier(UnparsedPublicKey<Vec<u8>>);

impl Verifier<Vec<u8>> for RingVerifier {
    fn verify(&self, message: &[u8], given: &Vec<u8>) -> Result<(), signature::Error> {
        self.0
            .verify(message, given)
            .map_err(|_| signature::Error::new())
    }
}

impl JwtVerifier for RingVerifier {
    fn algorithm(&self) -> Algorithm {
        Algorithm::EdDSA
    }
}

#[cfg(test)]
impl SigningKeys {
    /// A fresh key that no database knows.
    pub fn fresh() -> Self {
        let _ = PROVIDER.install_default();
        let (id, private, _) = generate().unwrap();
        Self(Arc::new(vec![Key::new(id, &private).unwrap()]))
    }
}
