//! What a transaction promises: all or nothing, also when it is dropped.

use tekup_context::OpContext;
use tekup_db::{TenantTx, sql::client::GenericClient};
use tekup_testkit::{TestDb, database};
use uuid::Uuid;

async fn add_customer(tx: &TenantTx, name: &str) -> Result<u64, tokio_postgres::Error> {
    tx.execute(
        "INSERT INTO customers (tenant_id, id, external_id) VALUES ($1, $2, $3)",
        &[&tx.tenant().0, &Uuid::now_v7(), &name],
    )
    .await
}

async fn customers(test: &TestDb, ctx: &OpContext) -> Vec<String> {
    let tx = test.db.begin_single(ctx).await.unwrap();
    let sql = tx
        .prepare("SELECT external_id FROM customers ORDER BY 1")
        .await
        .unwrap();
    tx.query(&sql, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}

const ADD: &str = "INSERT INTO customers (tenant_id, id, external_id) VALUES ($1, $2, 'deferred')";

fn defer(tx: &mut TenantTx) {
    let tenant = tx.tenant().0;
    tx.defer(ADD, vec![Box::new(tenant), Box::new(Uuid::now_v7())]);
}

#[tokio::test]
async fn what_is_not_committed_is_not_there() {
    let test = database().await;
    let ctx = test.tenant("one").await;
    let mut tx = test.db.begin(&ctx).await.unwrap();
    add_customer(&tx, "dropped").await.unwrap();
    defer(&mut tx);
    drop(tx);
    assert!(customers(&test, &ctx).await.is_empty());

    let mut tx = test.db.begin(&ctx).await.unwrap();
    add_customer(&tx, "kept").await.unwrap();
    defer(&mut tx);
    tx.commit().await.unwrap();
    assert_eq!(customers(&test, &ctx).await, ["deferred", "kept"]);
}

#[tokio::test]
async fn a_transaction_of_deferred_writes_alone_commits_them() {
    let test = database().await;
    let ctx = test.tenant("one").await;
    let mut tx = test.db.begin(&ctx).await.unwrap();
    defer(&mut tx);
    tx.commit().await.unwrap();
    assert_eq!(customers(&test, &ctx).await, ["deferred"]);
    test.db.begin(&ctx).await.unwrap().commit().await.unwrap();
}

#[tokio::test]
async fn a_failed_deferred_write_takes_everything_with_it() {
    let test = database().await;
    let (ctx, other) = (test.tenant("one").await, test.tenant("two").await);
    let mut tx = test.db.begin(&ctx).await.unwrap();
    add_customer(&tx, "kept?").await.unwrap();
    let foreign = other.tenant().0;
    tx.defer(ADD, vec![Box::new(foreign), Box::new(Uuid::now_v7())]);
    tx.commit().await.unwrap_err();
    assert!(customers(&test, &ctx).await.is_empty());
}

#[tokio::test]
async fn a_failed_statement_cannot_be_committed_over() {
    let test = database().await;
    let ctx = test.tenant("one").await;
    let mut tx = test.db.begin(&ctx).await.unwrap();
    add_customer(&tx, "twice").await.unwrap();
    add_customer(&tx, "twice").await.unwrap_err();
    defer(&mut tx);
    tx.commit().await.unwrap_err();
    assert!(customers(&test, &ctx).await.is_empty());

    let tx = test.db.begin(&ctx).await.unwrap();
    add_customer(&tx, "twice").await.unwrap();
    add_customer(&tx, "twice").await.unwrap_err();
    let outcome = tx.commit().await;
    assert!(customers(&test, &ctx).await.is_empty());
    assert!(
        outcome.is_err(),
        "a commit that rolled back said that it worked"
    );
}

#[tokio::test]
async fn a_query_that_is_given_up_leaves_the_connection_usable_and_nothing_written() {
    let test = database().await;
    let ctx = test.tenant("one").await;
    for _ in 0..40 {
        let tx = test.db.begin(&ctx).await.unwrap();
        // Polled once, so the query is on its way, then dropped.
        let given_up = futures::FutureExt::now_or_never(add_customer(&tx, "given up"));
        assert!(given_up.is_none_or(|outcome| outcome.is_ok()));
        drop(tx);
    }
    assert!(customers(&test, &ctx).await.is_empty());
}

#[tokio::test]
async fn many_transactions_at_once_each_see_their_own_tenant() {
    let test = database().await;
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..8 {
        let ctx = test.tenant(&format!("t{number}")).await;
        let db = test.db.clone();
        tasks.spawn(async move {
            for round in 0..20 {
                let mut tx = db.begin(&ctx).await.unwrap();
                if round % 2 == 0 {
                    defer_named(&mut tx, round);
                } else {
                    add_customer(&tx, &format!("c{round}")).await.unwrap();
                }
                tx.commit().await.unwrap();
                let tx = db.begin_single(&ctx).await.unwrap();
                let sql = tx
                    .prepare("SELECT DISTINCT tenant_id FROM customers")
                    .await
                    .unwrap();
                let seen = tx.query(&sql, &[]).await.unwrap();
                assert_eq!(seen.len(), 1);
                assert_eq!(seen[0].get::<_, Uuid>(0), ctx.tenant().0);
            }
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.unwrap();
    }
}

fn defer_named(tx: &mut TenantTx, round: i32) {
    let tenant = tx.tenant().0;
    tx.defer(
        "INSERT INTO customers (tenant_id, id, external_id) VALUES ($1, $2, $3)",
        vec![
            Box::new(tenant),
            Box::new(Uuid::now_v7()),
            Box::new(format!("c{round}")),
        ],
    );
}
