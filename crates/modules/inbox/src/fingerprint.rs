//! Names for things that have none of their own.

use ring::digest;

/// The SHA-256 of `bytes` in 64 hexadecimal digits.
pub(crate) fn of(bytes: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, bytes))
}
