//! What is sealed opens where it belongs, and nowhere else.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, os::unix::fs::PermissionsExt};

use tekup_base::Secret;
use tekup_db::sql::client::GenericClient;
use tekup_testkit::database;
use tekup_vault::{MasterError, MasterKeys, Place, Vault, VaultError};
use uuid::Uuid;

const OLD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const NEW: &str = "HxAREhMUFRYXGBkaGxwdHh8AAQIDBAUGBwgJCgsMDQ4=";

fn vault(keys: &str) -> Vault {
    let home = tempfile::tempdir().unwrap();
    Vault::new(MasterKeys::open(home.path(), Some(&Secret::new(keys))).unwrap())
}

fn place(row: Uuid) -> Place {
    Place {
        table: "connections",
        column: "secrets",
        row,
    }
}

#[tokio::test]
async fn a_secret_opens_in_its_own_place_only() {
    let test = database().await;
    let (one, two) = (test.tenant("one").await, test.tenant("two").await);
    let vault = vault(OLD);
    let here = place(Uuid::now_v7());
    let tx = test.db.begin(&one).await.unwrap();
    let sealed = vault.seal(&tx, here, b"hunter2").await.unwrap();
    assert!(!sealed.windows(7).any(|piece| piece == b"hunter2"));
    let again = vault.seal(&tx, here, b"hunter2").await.unwrap();
    assert_ne!(sealed, again, "the same secret reads the same twice");
    assert_eq!(
        vault.open(&tx, here, &sealed).await.unwrap().expose(),
        "hunter2"
    );
    tx.commit().await.unwrap();

    let tx = test.db.begin(&one).await.unwrap();
    let elsewhere = [
        place(Uuid::now_v7()),
        Place {
            table: "customers",
            ..here
        },
        Place {
            column: "settings",
            ..here
        },
    ];
    for place in elsewhere {
        let moved = vault.open(&tx, place, &sealed).await;
        assert!(matches!(moved, Err(VaultError::Closed)), "{place:?}");
    }
    for byte in [0, 4, 7, sealed.len() - 1] {
        let mut changed = sealed.clone();
        changed[byte] ^= 1;
        assert!(
            vault.open(&tx, here, &changed).await.is_err(),
            "byte {byte}"
        );
    }
    assert!(vault.open(&tx, here, &[]).await.is_err());
    let other = test.db.begin(&two).await.unwrap();
    vault.seal(&other, here, b"theirs").await.unwrap();
    assert!(matches!(
        vault.open(&other, here, &sealed).await,
        Err(VaultError::Closed)
    ));
}

#[tokio::test]
async fn keys_are_rotated_and_old_secrets_still_open() {
    let test = database().await;
    let tenant = test.tenant("one").await;
    let here = place(Uuid::now_v7());
    let first = vault(OLD);
    let tx = test.db.begin(&tenant).await.unwrap();
    let before = first.seal(&tx, here, b"before").await.unwrap();
    assert_eq!(first.rotate(&tx).await.unwrap(), 2);
    let after = first.seal(&tx, here, b"after").await.unwrap();
    tx.commit().await.unwrap();

    // The operator changes the master key: both are given once, then the new one alone.
    assert_eq!(
        vault(&format!("{NEW},{OLD}"))
            .adopt_master(&test.db)
            .await
            .unwrap(),
        2
    );
    assert_eq!(vault(NEW).adopt_master(&test.db).await.unwrap(), 0);
    let tx = test.db.begin(&tenant).await.unwrap();
    let new = vault(NEW);
    assert_eq!(
        new.open(&tx, here, &before).await.unwrap().expose(),
        "before"
    );
    assert_eq!(new.open(&tx, here, &after).await.unwrap().expose(), "after");
    let missing = vault(OLD).open(&tx, here, &after).await;
    assert!(
        matches!(missing, Err(VaultError::MasterMissing(_))),
        "{missing:?}"
    );
}

#[tokio::test]
async fn without_its_keys_a_tenants_secrets_are_gone() {
    let test = database().await;
    let tenant = test.tenant("one").await;
    let here = place(Uuid::now_v7());
    let tx = test.db.begin(&tenant).await.unwrap();
    let sealed = vault(OLD).seal(&tx, here, b"gone").await.unwrap();
    let sql = tx.prepare("DELETE FROM tenant_keys").await.unwrap();
    tx.execute(&sql, &[]).await.unwrap();
    assert!(matches!(
        vault(OLD).open(&tx, here, &sealed).await,
        Err(VaultError::Closed)
    ));
}

#[test]
fn the_key_file_is_made_once_and_for_its_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    MasterKeys::open(home.path(), None).unwrap();
    let file = home.path().join("master.key");
    let key = fs::read_to_string(&file).unwrap();
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    MasterKeys::open(home.path(), None).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), key);
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let exposed = MasterKeys::open(home.path(), None);
    assert!(
        matches!(exposed, Err(MasterError::Exposed(_))),
        "{exposed:?}"
    );
    let wrong = MasterKeys::open(home.path(), Some(&Secret::new("hunter2hunter2")));
    let said = wrong.unwrap_err().to_string();
    assert!(
        said.contains("TEKUP_MASTER_KEY") && !said.contains("hunter2"),
        "{said}"
    );
}
