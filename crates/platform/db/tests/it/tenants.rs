//! A tenant sees its own rows and no others, by whatever way it asks.

use tekup_db::{
    DbError,
    sql::{
        client::GenericClient,
        queries::{core::runs, identity::tenants},
    },
};
use tekup_testkit::{TestDb, database};
use uuid::Uuid;

/// Writes a document as the superuser, whom no policy stops.
async fn document(test: &TestDb, tenant: Uuid) -> Uuid {
    let id = Uuid::now_v7();
    test.admin()
        .await
        .execute(
            "INSERT INTO documents (tenant_id, id, external_id, title, format, size_bytes, content_hash)
             VALUES ($1, $2, 'x', 'A title', 'text', 1, '')",
            &[&tenant, &id],
        )
        .await
        .unwrap();
    id
}

#[tokio::test]
async fn a_tenant_sees_its_own_rows_only() {
    let test = database().await;
    let (one, two) = (test.tenant("one").await, test.tenant("two").await);
    let mine = document(&test, one.tenant().0).await;
    let theirs = document(&test, two.tenant().0).await;

    for single in [false, true] {
        let tx = match single {
            true => test.db.begin_single(&one).await.unwrap(),
            false => test.db.begin(&one).await.unwrap(),
        };
        let sql = tx.prepare("SELECT id FROM documents").await.unwrap();
        let seen: Vec<Uuid> = tx
            .query(&sql, &[])
            .await
            .unwrap()
            .iter()
            .map(|row| row.get(0))
            .collect();
        assert_eq!(seen, [mine], "single: {single}");
    }
    let tx = test.db.begin(&one).await.unwrap();
    let touched = tx
        .execute(
            "UPDATE documents SET title = 'mine now' WHERE id = $1",
            &[&theirs],
        )
        .await
        .unwrap();
    assert_eq!(touched, 0);
    let deleted = tx
        .execute("DELETE FROM documents WHERE id = $1", &[&theirs])
        .await
        .unwrap();
    assert_eq!(deleted, 0);
    let visible = tenants::tenant()
        .bind(&tx, &two.tenant().0)
        .opt()
        .await
        .unwrap();
    assert!(visible.is_none(), "the other tenant's own row shows");
}

#[tokio::test]
async fn a_tenant_cannot_write_rows_for_another() {
    let test = database().await;
    let (one, two) = (test.tenant("one").await, test.tenant("two").await);
    let tx = test.db.begin(&one).await.unwrap();
    let error = tx
        .execute(
            "INSERT INTO customers (tenant_id, id, external_id) VALUES ($1, $2, 'x')",
            &[&two.tenant().0, &Uuid::now_v7()],
        )
        .await
        .unwrap_err();
    assert_eq!(error.code().unwrap().code(), "42501", "{error:?}");
}

#[tokio::test]
async fn a_reference_across_tenants_is_refused_even_to_the_superuser() {
    let test = database().await;
    let (one, two) = (test.tenant("one").await, test.tenant("two").await);
    let theirs = document(&test, two.tenant().0).await;
    let error = test
        .admin()
        .await
        .execute(
            "INSERT INTO document_contents (tenant_id, document_id, content) VALUES ($1, $2, '')",
            &[&one.tenant().0, &theirs],
        )
        .await
        .unwrap_err();
    assert!(DbError::from(error).is_foreign_key_violation());
}

#[tokio::test]
async fn without_a_tenant_there_are_no_rows_and_no_writes() {
    let test = database().await;
    let one = test.tenant("one").await;
    document(&test, one.tenant().0).await;
    let app = test.app().await;
    for setting in ["", "SET app.tenant_id = ''"] {
        app.batch_execute(setting).await.unwrap();
        for table in ["documents", "tenants", "memberships", "events", "runs"] {
            let rows = app
                .query(&format!("SELECT 1 FROM {table}"), &[])
                .await
                .unwrap();
            assert!(rows.is_empty(), "{table} shows rows to nobody");
        }
        let written = app
            .execute(
                "INSERT INTO customers (tenant_id, id, external_id) VALUES ($1, $2, 'x')",
                &[&one.tenant().0, &Uuid::now_v7()],
            )
            .await;
        assert!(written.is_err());
    }
}

#[tokio::test]
async fn a_transaction_leaves_no_tenant_behind_on_its_connection() {
    let test = database().await;
    let one = test.tenant("one").await;
    document(&test, one.tenant().0).await;
    let db = tekup_db::Db::new(test.app_config().clone(), 2).unwrap();
    for _ in 0..4 {
        let tx = db.begin(&one).await.unwrap();
        runs::find_open_run()
            .bind(&tx, &"x", &Uuid::now_v7())
            .opt()
            .await
            .unwrap();
        tx.commit().await.unwrap();
        // The next user of the same connection is Tekup itself, for whom no tenant is set.
        let system = db.begin_system("test of what stays behind").await.unwrap();
        let row = system
            .query_one(
                "SELECT coalesce(current_setting('app.tenant_id', true), ''), current_user::text",
                &[],
            )
            .await
            .unwrap();
        assert_eq!(row.get::<_, &str>(0), "");
        assert_eq!(row.get::<_, &str>(1), "tekup_system");
        drop(system);
    }
}
