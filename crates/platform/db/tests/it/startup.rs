//! Migrations and the start of servers.

use tekup_db::{make_ready, migrate, migrations};
use tekup_testkit::empty_database;
use tokio_postgres::{Client, Config, NoTls};

async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// Where a server would keep what it makes for itself.
fn home() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[tokio::test]
async fn servers_that_start_at_once_migrate_once_and_all_can_serve() {
    let (database, owner) = empty_database().await;
    let mut starts = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let owner = owner.clone();
        // Each server is on a machine of its own: they share the database and nothing else.
        starts.spawn(async move { make_ready(&owner, None, home().path()).await });
    }
    while let Some(app) = starts.join_next().await {
        let app = app.unwrap().unwrap();
        let db = tekup_db::Db::new(app, 2).unwrap();
        db.refuse_powerful_role().await.unwrap();
        db.ping().await.unwrap();
    }
    let admin = database.admin().await;
    let applied = admin
        .query("SELECT name FROM schema_migrations ORDER BY name", &[])
        .await
        .unwrap();
    let applied: Vec<&str> = applied.iter().map(|row| row.get(0)).collect();
    let expected: Vec<&str> = migrations().iter().map(|m| m.name).collect();
    assert_eq!(applied, expected);

    let client = connect(&owner).await;
    assert_eq!(
        migrate(&client).await.unwrap(),
        0,
        "a second start migrated again"
    );
}

#[tokio::test]
async fn a_migration_that_was_changed_after_it_ran_stops_the_start() {
    let (_database, owner) = empty_database().await;
    make_ready(&owner, None, home().path()).await.unwrap();
    let client = connect(&owner).await;
    client
        .batch_execute(
            "UPDATE schema_migrations SET checksum = 'another'
             WHERE name = (SELECT min(name) FROM schema_migrations)",
        )
        .await
        .unwrap();
    let error = migrate(&client).await.unwrap_err().to_string();
    assert!(error.contains("was changed after it ran"), "{error}");
    // The lock is given back: the next start is not left waiting.
    migrate(&connect(&owner).await).await.unwrap_err();
}
