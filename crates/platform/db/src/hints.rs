use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::mpsc;

type Listeners = HashMap<&'static str, Vec<mpsc::Sender<()>>>;

/// Wakes listeners of this process without the database: NOTIFY takes a lock of the whole cluster at each
/// commit, which what happens hundreds of times a second cannot afford.
#[derive(Debug, Clone, Default)]
pub(crate) struct Hints(Arc<Mutex<Listeners>>);

impl Hints {
    pub fn listen(&self, channels: &[&'static str], listener: &mpsc::Sender<()>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for channel in channels {
            let listeners = all.entry(channel).or_default();
            listeners.retain(|listener| !listener.is_closed());
            listeners.push(listener.clone());
        }
    }

    pub fn give(&self, channels: &BTreeSet<&'static str>) {
        if channels.is_empty() {
            return;
        }
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for listener in channels.iter().filter_map(|channel| all.get(channel)) {
            for listener in listener {
                // One waiting hint is as good as many.
                let _ = listener.try_send(());
            }
        }
    }
}
