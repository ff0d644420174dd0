//! Every table that holds tenants' rows is built so that none can leak, whatever a query forgets.

use std::path::Path;

use tekup_testkit::database;
use tokio_postgres::Client;

/// Tables with a `tenant_id`, partitions left out: they are reached through their parents only.
async fn tenant_tables(admin: &Client) -> Vec<String> {
    admin
        .query(
            "SELECT c.relname::text FROM pg_class AS c
             JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
             ORDER BY 1",
            &[],
        )
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}

/// Runs a query that finds offenders and says who they are.
async fn offenders(admin: &Client, sql: &str) -> Vec<String> {
    admin
        .query(sql, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}

#[tokio::test]
async fn every_tenant_table_has_row_level_security_forced_with_a_policy_on_the_tenant() {
    let test = database().await;
    let admin = test.admin().await;
    let tables = tenant_tables(&admin).await;
    assert!(tables.len() > 15, "found only {tables:?}");
    let open = offenders(
        &admin,
        "SELECT c.relname::text FROM pg_class AS c
         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
    )
    .await;
    assert_eq!(
        open,
        [] as [&str; 0],
        "row-level security is off or not forced"
    );
    let without_policy = offenders(
        &admin,
        "SELECT c.relname::text FROM pg_class AS c
         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND NOT EXISTS (
                SELECT 1 FROM pg_policies AS p
                WHERE p.tablename = c.relname AND 'tekup_app' = ANY (p.roles) AND p.cmd = 'ALL'
                    AND p.qual LIKE '%tenant_id = %app.tenant_id%'
                    AND p.with_check LIKE '%tenant_id = %app.tenant_id%')",
    )
    .await;
    assert_eq!(without_policy, [] as [&str; 0]);
}

#[tokio::test]
async fn no_table_without_a_tenant_is_open_to_the_app_role_by_accident() {
    let test = database().await;
    let admin = test.admin().await;
    let readable = offenders(
        &admin,
        "SELECT c.relname::text FROM pg_class AS c
         WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND NOT EXISTS (
                SELECT 1 FROM pg_attribute AS a
                WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped)
            AND (has_any_column_privilege('tekup_app', c.oid, 'SELECT, INSERT, UPDATE')
                OR has_table_privilege('tekup_app', c.oid, 'DELETE'))
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
         ORDER BY 1",
    )
    .await;
    assert_eq!(readable, [] as [&str; 0]);
    let secret = offenders(
        &admin,
        "SELECT t.name || '.' || t.col
         FROM (VALUES ('users', 'password_hash'), ('refresh_tokens', 'token_hash'),
            ('signing_keys', 'private_key'), ('password_history', 'password_hash')) AS t (name, col)
         WHERE has_column_privilege('tekup_app', t.name, t.col, 'SELECT')",
    )
    .await;
    assert_eq!(secret, [] as [&str; 0], "the app role can read secrets");
}

#[tokio::test]
async fn partitions_are_granted_to_nobody() {
    let test = database().await;
    let admin = test.admin().await;
    let granted = offenders(
        &admin,
        "SELECT c.relname::text FROM pg_class AS c
         WHERE c.relispartition AND c.relkind = 'r'
            AND (has_any_column_privilege('tekup_app', c.oid, 'SELECT, INSERT, UPDATE')
                OR has_any_column_privilege('tekup_system', c.oid, 'SELECT, INSERT, UPDATE'))",
    )
    .await;
    assert_eq!(granted, [] as [&str; 0]);
}

#[tokio::test]
async fn primary_and_unique_keys_of_tenant_tables_hold_the_tenant() {
    let test = database().await;
    let admin = test.admin().await;
    let keys = "SELECT t.relname || ': ' || i.relname
         FROM pg_index AS x
         JOIN pg_class AS t ON t.oid = x.indrelid
         JOIN pg_class AS i ON i.oid = x.indexrelid
         JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
         WHERE t.relnamespace = 'public'::regnamespace AND NOT t.relispartition";
    let primary = offenders(
        &admin,
        &format!("{keys} AND x.indisprimary AND x.indkey[0] <> a.attnum"),
    )
    .await;
    assert_eq!(
        primary,
        [] as [&str; 0],
        "primary keys must begin with tenant_id"
    );
    let unique = offenders(
        &admin,
        &format!("{keys} AND x.indisunique AND NOT a.attnum = ANY (x.indkey::int2[])"),
    )
    .await;
    assert_eq!(unique, [] as [&str; 0], "unique keys must hold tenant_id");
    let keyless = offenders(
        &admin,
        "SELECT t.relname::text FROM pg_class AS t
         JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
         WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition
            AND NOT EXISTS (SELECT 1 FROM pg_index AS x WHERE x.indrelid = t.oid AND x.indisprimary)",
    )
    .await;
    assert_eq!(keyless, [] as [&str; 0], "tables without a primary key");
}

#[tokio::test]
async fn foreign_keys_between_tenant_tables_hold_the_tenant_on_both_sides() {
    let test = database().await;
    let admin = test.admin().await;
    let loose = offenders(
        &admin,
        "SELECT c.conrelid::regclass || ' -> ' || c.confrelid::regclass
         FROM pg_constraint AS c
         JOIN pg_attribute AS here ON here.attrelid = c.conrelid AND here.attname = 'tenant_id'
         JOIN pg_attribute AS there ON there.attrelid = c.confrelid AND there.attname = 'tenant_id'
         WHERE c.contype = 'f' AND NOT EXISTS (
            SELECT 1 FROM generate_subscripts(c.conkey, 1) AS n
            WHERE c.conkey[n] = here.attnum AND c.confkey[n] = there.attnum)",
    )
    .await;
    assert_eq!(loose, [] as [&str; 0]);
}

#[tokio::test]
async fn every_deferred_write_fits_the_schema() {
    let test = database().await;
    let app = test.app().await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../sql/deferred");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "sql") {
            let sql = std::fs::read_to_string(&path).unwrap();
            if let Err(error) = app.prepare(&sql).await {
                panic!("{}: {error:?}", path.display());
            }
            seen += 1;
        }
    }
    assert!(seen >= 5, "only {seen} files");
}

#[tokio::test]
async fn partitions_are_made_ahead_and_dropped_when_their_time_is_over() {
    let test = database().await;
    let admin = test.admin().await;
    let ahead: i64 = admin
        .query_one(
            "SELECT count(*) FROM generate_series(-1, 3) AS n
             CROSS JOIN partitioned_tables AS t
             WHERE to_regclass(t.table_name || '_' ||
                to_char(date_trunc('month', now()) + make_interval(months => n), 'YYYY_MM')) IS NULL",
            &[],
        )
        .await
        .unwrap()
        .get(0);
    assert_eq!(
        ahead, 0,
        "partitions from last month to three months ahead are missing"
    );

    // One that is long past its time, one that is not yet, and one of a table that is kept for ever.
    admin
        .batch_execute(
            "CREATE TABLE run_logs_2020_01 PARTITION OF run_logs
                FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2020-02-01 00:00:00+00');
             CREATE TABLE messages_2020_01 PARTITION OF messages
                FOR VALUES FROM ('2020-01-01 00:00:00+00') TO ('2020-02-01 00:00:00+00');
             ALTER TABLE run_logs_2020_01 OWNER TO tekup_owner;
             ALTER TABLE messages_2020_01 OWNER TO tekup_owner",
        )
        .await
        .unwrap();
    let system = test.db.begin_system("test of the upkeep").await.unwrap();
    let upkeep = tekup_db::sql::queries::core::upkeep::maintain_partitions()
        .bind(&system, &5)
        .one()
        .await
        .unwrap();
    system.commit().await.unwrap();
    assert_eq!(upkeep.dropped, 1);
    let tables: i64 = admin
        .query_one("SELECT count(*) FROM partitioned_tables", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(
        i64::from(upkeep.made),
        2 * tables,
        "two more months of each"
    );
    let gone: bool = admin
        .query_one("SELECT to_regclass('run_logs_2020_01') IS NULL", &[])
        .await
        .unwrap()
        .get(0);
    let kept: bool = admin
        .query_one("SELECT to_regclass('messages_2020_01') IS NOT NULL", &[])
        .await
        .unwrap()
        .get(0);
    assert!(gone && kept);
}
