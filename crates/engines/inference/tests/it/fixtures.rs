//! Models that tests share, fetched once through the catalogue.

use std::{fs::File, path::PathBuf, sync::Arc};

use tekup_inference::{Models, ModelsConfig};

/// `$HOME/.cache/tekup`, which outlives the test run.
pub fn cache() -> PathBuf {
    std::env::home_dir()
        .unwrap_or_else(std::env::temp_dir)
        .join(".cache/tekup")
}

/// The shared models with `name` among them, or none, loudly, when it cannot be had.
pub async fn with_model(name: &str) -> Option<Models> {
    tls();
    let home = cache();
    std::fs::create_dir_all(home.join("models")).unwrap();
    // Each test is a process of its own: one fetches, the others wait for it.
    let lock = File::create(home.join(format!("models/.{name}.test"))).unwrap();
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock));
    let lock = lock.await.unwrap().unwrap();
    let models = Models::open(ModelsConfig::from_env(&home).unwrap()).unwrap();
    let pulled = models
        .pull(name, Arc::new(|_| {}), Default::default())
        .await;
    drop(lock);
    match pulled {
        Ok(()) => Some(models),
        Err(error) => {
            eprintln!("SKIPPED: the model {name} cannot be had: {error}");
            None
        }
    }
}

/// The TLS provider, which the product's `main` installs.
pub fn tls() {
    // A second test of the same process finds it installed.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
