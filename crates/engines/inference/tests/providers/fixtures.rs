//! What the tests share.

/// The TLS provider, which the product's `main` installs.
pub fn tls() {
    // A second test of the same process finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
