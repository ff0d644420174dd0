//! What an API key looks like.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Longest key that is looked at, in bytes.
pub(crate) const MAX_LENGTH: usize = 200;
const PREFIX_ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// A new key.
pub(crate) struct FreshKey {
    /// `tk_` and eight characters: shown in lists.
    pub prefix: String,
    /// The key: its prefix, `_`, and 32 random bytes in 43 characters of base64url.
    pub key: String,
}

impl FreshKey {
    pub fn new() -> Self {
        let name: String = rand::random::<[u8; 8]>()
            .iter()
            .map(|byte| char::from(PREFIX_ALPHABET[usize::from(*byte) % PREFIX_ALPHABET.len()]))
            .collect();
        let prefix = format!("tk_{name}");
        let key = format!("{prefix}_{}", random_token());
        Self { prefix, key }
    }
}

/// 32 random bytes in base64url: 43 characters.
pub(crate) fn random_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// What is stored of a key or token. A plain hash is enough: both hold 256 random bits.
pub(crate) fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_begins_with_its_prefix_and_no_two_are_alike() {
        let (one, two) = (FreshKey::new(), FreshKey::new());
        let secret = one.key.strip_prefix(&format!("{}_", one.prefix)).unwrap();
        assert_eq!(secret.len(), 43);
        assert_eq!(one.prefix.len(), 11);
        assert!(one.key.len() <= MAX_LENGTH);
        assert_ne!(one.key, two.key);
        assert_ne!(hash(&one.key), hash(&two.key));
    }
}
