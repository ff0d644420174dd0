use serde_json::{Value, json};
use tekup_egress::Guard;
use tekup_protocols::{
    CallError,
    mysql::{Statement, query},
};
use tekup_testkit::{MARIADB_PASSWORD, MARIADB_USER, MariaDb};

use crate::{impatient, patient};

const TABLE: &str = "CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, sum DECIMAL(10,2), paid TINYINT, \
    day DATE, at DATETIME(6), took TIME, note JSON, name VARCHAR(50), big BIGINT UNSIGNED, raw BLOB);\n\
    INSERT INTO orders VALUES (1, 10.50, 1, '2026-11-23', '2026-11-23 10:00:00.25', '-25:00:01', '{\"a\": 1}', 'Æble', 18446744073709551615, x'ff00');\n\
    INSERT INTO orders (sum) VALUES (20), (30);\n\
    CREATE DEFINER = 'tekup'@'%' PROCEDURE shop.sneak() BEGIN COMMIT; DELETE FROM shop.orders; COMMIT; END;\n";

fn statement(server: &MariaDb, sql: &str, parameters: &[Value]) -> Statement {
    Statement {
        host: "127.0.0.1".to_owned(),
        port: server.port(),
        protected: false,
        user: MARIADB_USER.to_owned(),
        password: MARIADB_PASSWORD.to_owned(),
        database: "shop".to_owned(),
        sql: sql.to_owned(),
        parameters: parameters.to_vec(),
        write: false,
        limit: 2,
    }
}

async fn ask(statement: &Statement) -> Result<Value, CallError> {
    query(statement, &Guard::allowing(["127.0.0.1"]), patient()).await
}

#[tokio::test]
async fn rows_come_as_json_up_to_the_limit() {
    let server = MariaDb::start(TABLE).await;
    let one = statement(
        &server,
        "SELECT * FROM orders WHERE sum < ? AND name = ?; ",
        &[json!(15.5), json!("Æble")],
    );
    assert_eq!(
        ask(&one).await.unwrap(),
        json!({"count": 1, "cut": false, "rows": [{
            "id": 1, "sum": 10.5, "paid": 1, "day": "2026-11-23", "at": "2026-11-23T10:00:00.250000",
            "took": "-25:00:01", "note": "{\"a\": 1}", "name": "Æble", "big": 18_446_744_073_709_551_615_u64,
            "raw": {"base64": "/wA="},
        }]})
    );
    for all in [
        "SELECT id FROM orders ORDER BY id -- all",
        "SELECT id FROM orders ORDER BY id LIMIT 1000",
    ] {
        let all = ask(&statement(&server, all, &[])).await.unwrap();
        assert_eq!(
            all,
            json!({"count": 2, "cut": true, "rows": [{"id": 1}, {"id": 2}]})
        );
    }
    for long in [
        "SELECT repeat('x', 100000) AS x FROM orders",
        "SELECT repeat('x', 40000) AS x FROM orders",
    ] {
        let refused = ask(&statement(&server, long, &[])).await.unwrap_err();
        assert!(refused.to_string().contains("long"), "{refused}");
    }
}

#[tokio::test]
async fn nothing_is_written_unless_it_is_said() {
    let server = MariaDb::start(TABLE).await;
    for sql in [
        "DELETE FROM orders",
        "DROP TABLE orders",
        "CALL sneak()",
        "INSERT INTO orders (sum) VALUES (1)",
    ] {
        let refused = ask(&statement(&server, sql, &[])).await;
        assert!(
            matches!(&refused, Err(CallError::Refused(why)) if why.contains("1792")),
            "{sql}: {refused:?}"
        );
    }
    let writing = |sql: &str| Statement {
        write: true,
        ..statement(&server, sql, &[])
    };
    let changed = ask(&writing("UPDATE orders SET sum = sum + 1"))
        .await
        .unwrap();
    assert_eq!(changed, json!({"count": 3, "cut": false, "rows": []}));
    let gone = ask(&writing("DELETE FROM orders RETURNING id"))
        .await
        .unwrap();
    assert_eq!(
        gone,
        json!({"count": 2, "cut": true, "rows": [{"id": 1}, {"id": 2}]})
    );
    let left = ask(&statement(&server, "SELECT count(*) AS n FROM orders", &[]))
        .await
        .unwrap();
    assert_eq!(left["rows"], json!([{"n": 0}]));
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let server = MariaDb::start(TABLE).await;
    let stranger = Statement {
        password: "wrong".to_owned(),
        ..statement(&server, "SELECT 1", &[])
    };
    let refused = ask(&stranger).await;
    assert!(
        matches!(&refused, Err(CallError::Refused(why)) if why.starts_with("credentialId")),
        "{refused:?}"
    );
    for (sql, words) in [
        ("SELECT nothing FROM orders", "nothing"),
        ("SELECT 1; DROP TABLE orders", "syntax"),
        ("SELECT ?", "parameter"),
    ] {
        let refused = ask(&statement(&server, sql, &[])).await;
        assert!(
            matches!(&refused, Err(CallError::Refused(why)) if why.contains(words)),
            "{sql}: {refused:?}"
        );
    }
    let slow = statement(&server, "SELECT sleep(30)", &[]);
    let late = query(&slow, &Guard::allowing(["127.0.0.1"]), impatient()).await;
    assert!(matches!(late, Err(CallError::Time(_))), "{late:?}");
    let inside = query(&slow, &Guard::default(), patient()).await;
    assert!(inside.unwrap_err().to_string().contains("public internet"));
}
