use std::{
    borrow::Cow,
    sync::atomic::{AtomicBool, Ordering},
};

use bytes::Bytes;
use serde_json::{Value, json};

use crate::{
    drive::Failure,
    http::{Ask, Script},
};

/// Asks for the same list again and again.
#[derive(Debug)]
pub struct List {
    path: String,
    rows: usize,
    checked: AtomicBool,
}

impl List {
    /// The list at `path`, which must answer with `rows` items.
    pub fn new(path: String, rows: usize) -> Self {
        Self {
            path,
            rows,
            checked: AtomicBool::new(false),
        }
    }
}

impl Script for List {
    fn ask(&self, _: u64) -> Ask {
        Ask::get(self.path.as_str())
    }

    fn judge(&self, body: &Bytes) -> Result<(), Failure> {
        // The first answer is read; the rest are counted, or the driver would measure itself.
        if self.checked.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let items = serde_json::from_slice::<Value>(body)
            .ok()
            .and_then(|page| page["items"].as_array().map(Vec::len));
        match items {
            Some(items) if items == self.rows => Ok(()),
            Some(items) => {
                self.checked.store(false, Ordering::Relaxed);
                Err(format!("{items} rows instead of {}", self.rows).into())
            }
            None => Err(Cow::Borrowed("no list")),
        }
    }
}

/// Begins conversations, each with a customer nobody has seen before.
#[derive(Debug)]
pub struct Write {
    /// Tells the customers of this run from those of others.
    pub run: String,
}

impl Script for Write {
    fn ask(&self, number: u64) -> Ask {
        let body = json!({
            "userId": format!("load-{}-{number}", self.run),
            "customerName": "Kunde i belastning",
            "channel": "api",
            "language": "da",
        });
        Ask::post("/api/v1/conversations", &body)
    }

    fn judge(&self, body: &Bytes) -> Result<(), Failure> {
        if body.starts_with(b"{\"id\":") {
            Ok(())
        } else {
            Err(Cow::Borrowed("no conversation"))
        }
    }
}
