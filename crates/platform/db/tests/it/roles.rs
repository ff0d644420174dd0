//! Who serves must not be able to get around row-level security.

use tekup_db::{Db, sql::client::GenericClient};
use tekup_testkit::{TestDb, database};

/// Roles are the whole cluster's, and other tests run beside this one.
fn fresh_role() -> String {
    format!("tekup_test_{}", uuid::Uuid::new_v4().simple())
}

/// The pool of a role made for this test, with `powers`.
async fn pool_of(test: &TestDb, role: &str, powers: &str) -> Db {
    let admin = test.admin().await;
    admin
        .batch_execute(&format!("CREATE ROLE {role} LOGIN PASSWORD 'x' {powers}"))
        .await
        .unwrap();
    let mut config = test.app_config().clone();
    config.user(role).password("x");
    Db::new(config, 2).unwrap()
}

async fn refusal(test: &TestDb, powers: &str) -> Option<String> {
    let role = fresh_role();
    let db = pool_of(test, &role, powers).await;
    let error = db.refuse_powerful_role().await.err();
    drop(db);
    let admin = test.admin().await;
    admin
        .batch_execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
        .await
        .unwrap();
    error.map(|error| error.to_string())
}

#[tokio::test]
async fn a_role_with_too_much_power_does_not_serve() {
    let test = database().await;
    test.db.refuse_powerful_role().await.unwrap();
    let cases = [
        ("SUPERUSER", "superuser"),
        ("BYPASSRLS", "BYPASSRLS"),
        ("CREATEROLE", "CREATEROLE"),
        ("IN ROLE tekup_owner", "owns tables"),
        (
            "NOINHERIT IN ROLE tekup_admin",
            "gets around row-level security",
        ),
    ];
    for (powers, expected) in cases {
        let error = refusal(&test, powers).await.unwrap_or_default();
        assert!(error.contains(expected), "{powers}: {error:?}");
    }
}

#[tokio::test]
async fn a_role_that_owns_a_table_does_not_serve() {
    let test = database().await;
    let role = fresh_role();
    let db = pool_of(&test, &role, "").await;
    let admin = test.admin().await;
    admin
        .batch_execute(&format!(
            "CREATE TABLE mine (id int); ALTER TABLE mine OWNER TO {role}"
        ))
        .await
        .unwrap();
    let error = db.refuse_powerful_role().await.unwrap_err().to_string();
    assert!(error.contains("owns tables"), "{error}");
    drop(db);
    admin
        .batch_execute(&format!("DROP OWNED BY {role}; DROP ROLE {role}"))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_system_transaction_reaches_only_what_is_granted_to_it() {
    let test = database().await;
    let forbidden = [
        "SELECT 1 FROM documents",
        "SELECT 1 FROM messages",
        "SELECT 1 FROM audit_entries",
        "SELECT 1 FROM customers",
        "DELETE FROM conversations",
        "UPDATE events SET type = 'x'",
        "DELETE FROM tenants",
        "INSERT INTO idempotency_keys (tenant_id, principal_id, key, operation, request_hash)
            VALUES (gen_random_uuid(), gen_random_uuid(), 'k', 'o', '')",
        "SELECT 1 FROM schema_migrations",
        "CREATE TABLE mine (id int)",
    ];
    for sql in forbidden {
        let tx = test.db.begin_system("test of the grants").await.unwrap();
        let error = tx.execute(sql, &[]).await.unwrap_err();
        assert_eq!(error.code().unwrap().code(), "42501", "{sql}: {error:?}");
    }
    let tx = test.db.begin_system("test of the grants").await.unwrap();
    assert!(tx.query("SELECT 1 FROM users", &[]).await.is_ok());
}

#[tokio::test]
async fn a_tenants_transaction_cannot_change_what_was_written_for_good() {
    let test = database().await;
    let ctx = test.tenant("one").await;
    let forbidden = [
        "UPDATE audit_entries SET operation = 'x'",
        "DELETE FROM audit_entries",
        "DELETE FROM events",
        "SELECT password_hash FROM users",
        "UPDATE users SET name = 'x'",
        "SELECT 1 FROM refresh_tokens",
        "SELECT 1 FROM signing_keys",
        "UPDATE tenants SET name = 'x'",
        "SELECT tekup_maintain_partitions(1)",
        "ALTER TABLE documents DISABLE ROW LEVEL SECURITY",
    ];
    for sql in forbidden {
        let tx = test.db.begin(&ctx).await.unwrap();
        let error = tx.execute(sql, &[]).await.unwrap_err();
        assert_eq!(error.code().unwrap().code(), "42501", "{sql}: {error:?}");
    }
}
