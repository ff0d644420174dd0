use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use moka::future::Cache;
use ring::rand::{SecureRandom, SystemRandom};
use tekup_base::{Error, Result, Secret, TenantId, WidgetId};
use tekup_context::{Door, OpContextBuilder};
use tekup_db::{Db, TenantTx, sql::queries::support::widgets::Widget as Row};
use tekup_vault::{Place, Vault};

use super::settings::{Settings, allows};
use crate::store;

/// An installation of the widget, as the visitors' door knows it.
#[derive(Clone)]
pub struct Widget {
    /// Its id.
    pub id: WidgetId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What pages name it by.
    pub public_key: String,
    /// What staff call it.
    pub name: String,
    /// Whether it takes visitors.
    pub enabled: bool,
    /// Pages that may hold it.
    pub origins: Vec<String>,
    /// How it looks and what it offers.
    pub settings: Settings,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// As it is sealed in the row.
    pub(crate) sealed: Vec<u8>,
    /// Signs sessions and proofs, in hexadecimal digits; empty but for widgets that the directory has found.
    pub(super) secret: Secret,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Widget({})", self.id)
    }
}

impl From<Row> for Widget {
    fn from(row: Row) -> Self {
        Self {
            id: row.id.into(),
            tenant: row.tenant_id.into(),
            public_key: row.public_key,
            name: row.name,
            enabled: row.enabled,
            origins: row.origins,
            settings: serde_json::from_value(row.settings).unwrap_or_default(),
            created_at: row.created_at,
            updated_at: row.updated_at,
            sealed: row.secret,
            secret: Secret::new(String::new()),
        }
    }
}

impl Widget {
    /// Whether a page of this origin may hold it.
    pub fn allows(&self, origin: &str) -> bool {
        allows(&self.origins, origin)
    }
}

/// How long a change may take to reach the door of another process.
const FRESH: Duration = Duration::from_secs(10);
/// Keys that are remembered, those of nobody included.
const REMEMBERED: u64 = 10_000;

/// Widgets by their public keys, with a short memory.
pub(crate) struct Directory {
    db: Db,
    vault: Vault,
    known: Cache<String, Option<Arc<Widget>>>,
}

impl Directory {
    pub fn new(db: Db, vault: Vault) -> Self {
        let known = Cache::builder()
            .max_capacity(REMEMBERED)
            .time_to_live(FRESH)
            .build();
        Self { db, vault, known }
    }

    /// The widget of this key that takes visitors.
    pub async fn find(&self, key: &str) -> Result<Option<Arc<Widget>>> {
        let plausible = key.len() == KEY_LENGTH
            && key.starts_with(PREFIX)
            && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plausible {
            return Ok(None);
        }
        if let Some(known) = self.known.get(key).await {
            return Ok(known);
        }
        let tx = self
            .db
            .begin_system("find the widget of a public key")
            .await?;
        let found = store::widgets::of_key(&tx, key).await?;
        tx.commit().await?;
        let found = match found.filter(|widget| widget.enabled) {
            Some(widget) => Some(Arc::new(self.open(widget).await?)),
            None => None,
        };
        self.known.insert(key.to_owned(), found.clone()).await;
        Ok(found)
    }

    async fn open(&self, mut widget: Widget) -> Result<Widget> {
        let ctx = OpContextBuilder::system("widgets", widget.tenant, Door::Internal).build();
        let tx = self.db.begin(&ctx).await?;
        let secret = self.vault.open(&tx, place(widget.id), &widget.sealed);
        widget.secret = secret.await?;
        tx.commit().await?;
        Ok(widget)
    }

    /// What the row of a widget holds of its secret.
    pub async fn seal(&self, tx: &TenantTx, id: WidgetId, secret: &str) -> Result<Vec<u8>> {
        Ok(self.vault.seal(tx, place(id), secret.as_bytes()).await?)
    }

    /// Forgets a widget that has changed.
    pub async fn forget(&self, key: &str) {
        self.known.invalidate(key).await;
    }
}

const PREFIX: &str = "wk_";
const KEY_LENGTH: usize = 27;
const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A new public key. It is no secret, only hard to meet by chance.
pub(crate) fn public_key() -> Result<String> {
    let mut bytes = [0; KEY_LENGTH - PREFIX.len()];
    fill(&mut bytes)?;
    let letters = bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()))
        .map(|letter| char::from(*letter));
    Ok(PREFIX.chars().chain(letters).collect())
}

/// A new secret, in hexadecimal digits.
pub(crate) fn secret() -> Result<String> {
    let mut bytes = [0; 32];
    fill(&mut bytes)?;
    Ok(hex::encode(bytes))
}

fn place(id: WidgetId) -> Place {
    Place {
        table: "widgets",
        column: "secret",
        row: id.0,
    }
}

fn fill(bytes: &mut [u8]) -> Result<()> {
    SystemRandom::new()
        .fill(bytes)
        .map_err(|_| Error::internal("the machine gives no random numbers"))
}
