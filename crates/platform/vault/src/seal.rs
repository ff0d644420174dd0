use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    rand::{SecureRandom, SystemRandom},
};

/// Bytes of a key.
pub(crate) const KEY_BYTES: usize = 32;

/// It does not open, or could not be sealed. Deliberately without a reason.
#[derive(Debug)]
pub(crate) struct Sealing;

/// A key that seals and opens (AES-256-GCM, NIST SP 800-38D). Each seal draws a nonce of its own, so one key may
/// seal some 2^32 secrets.
pub(crate) struct Key(LessSafeKey);

impl Key {
    pub fn new(bytes: &[u8]) -> Result<Self, Sealing> {
        let key = UnboundKey::new(&AES_256_GCM, bytes).map_err(|_| Sealing)?;
        Ok(Self(LessSafeKey::new(key)))
    }

    /// Nonce, then the sealed bytes with their tag.
    pub fn seal(&self, bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>, Sealing> {
        let mut nonce = [0; NONCE_LEN];
        SystemRandom::new().fill(&mut nonce).map_err(|_| Sealing)?;
        let mut sealed = plain.to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(bound_to),
                &mut sealed,
            )
            .map_err(|_| Sealing)?;
        let mut out = nonce.to_vec();
        out.append(&mut sealed);
        Ok(out)
    }

    pub fn open(&self, bound_to: &[u8], sealed: &[u8]) -> Result<Vec<u8>, Sealing> {
        let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN).ok_or(Sealing)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Sealing)?;
        let mut sealed = sealed.to_vec();
        let plain = self
            .0
            .open_in_place(nonce, Aad::from(bound_to), &mut sealed)
            .map_err(|_| Sealing)?;
        Ok(plain.to_vec())
    }
}

/// Fresh random bytes for a key.
pub(crate) fn fresh_key() -> Result<[u8; KEY_BYTES], Sealing> {
    let mut bytes = [0; KEY_BYTES];
    SystemRandom::new().fill(&mut bytes).map_err(|_| Sealing)?;
    Ok(bytes)
}
