use std::{fs, path::PathBuf, sync::OnceLock, time::Duration};

use anyhow::{Context, Result};
use nix::unistd::Uid;
use tekup_db::{Cluster, make_ready, schema_hash};

/// Losing a test's data in a crash costs nothing, so nothing waits for the disk.
const SETTINGS: &[(&str, &str)] = &[
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("max_connections", "300"),
    ("autovacuum", "off"),
    // Dropping a database waits for every connection that is signing in, also for those of the test that
    // ends and is no longer there to finish.
    ("authentication_timeout", "3s"),
];
/// Databases older than this were left behind by tests that were killed.
const LEFT_BEHIND: Duration = Duration::from_secs(2 * 60 * 60);
/// Templates older than this belong to schemas that nobody tests any more.
const OUTDATED: Duration = Duration::from_secs(7 * 24 * 60 * 60);
const TEMPLATES: &str = "tekup_template_";
pub(crate) const COPIES: &str = "tekup_test_";

/// The cluster that all tests share, running.
///
/// # Errors
/// When Postgres is not installed or does not start.
pub fn cluster() -> Result<&'static Cluster> {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    if let Some(cluster) = CLUSTER.get() {
        return Ok(cluster);
    }
    let _lock = lock()?;
    let cluster = Cluster::start_with(&home()?, SETTINGS).context("the cluster of the tests")?;
    Ok(CLUSTER.get_or_init(|| cluster))
}

/// Where the cluster lives: root's Postgres runs as another user, who cannot enter root's home.
fn home() -> Result<PathBuf> {
    let home = if Uid::effective().is_root() {
        PathBuf::from("/var/lib/tekup-test")
    } else {
        let home = std::env::var_os("HOME").context("HOME is not set")?;
        PathBuf::from(home).join(".cache/tekup/test-cluster")
    };
    fs::create_dir_all(&home).with_context(|| format!("making {}", home.display()))?;
    Ok(home)
}

/// Held by one process at a time; given back when dropped, also by a process that dies.
pub(crate) fn lock() -> Result<fs::File> {
    let file = fs::File::create(home()?.join("lock"))?;
    file.lock().context("the lock of the tests' cluster")?;
    Ok(file)
}

/// The name of the template with this build's schema; made if it is not there.
pub(crate) async fn template(cluster: &'static Cluster) -> Result<String> {
    let name = format!("{TEMPLATES}{}", schema_hash());
    let _lock = tokio::task::spawn_blocking(lock).await??;
    let databases = cluster.databases().await?;
    for (old, age) in &databases {
        let left = old.starts_with(COPIES) && *age > LEFT_BEHIND;
        let outdated = old.starts_with(TEMPLATES) && *old != name && *age > OUTDATED;
        if left || outdated {
            cluster.drop_database(old).await?;
        }
    }
    if databases.iter().any(|(database, _)| *database == name) {
        return Ok(name);
    }
    let building = format!("{name}_new");
    // One that a killed process left half done.
    cluster.drop_database(&building).await?;
    let owner = cluster.owner(&building).await?;
    make_ready(&owner, None, &home()?).await?;
    // The connection of the migration closes in its own time; until then it cannot be renamed.
    crate::until("the template is free", || async {
        cluster.rename_database(&building, &name).await.is_ok()
    })
    .await;
    Ok(name)
}
