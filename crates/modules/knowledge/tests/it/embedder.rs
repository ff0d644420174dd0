//! A deterministic embedding model: stems are hashed into a bag, a few Danish and English ones mean the same.

use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Arc, Mutex},
};

use async_trait::async_trait;
use tekup_inference::{EmbedKind, Embedder, InferenceError, Result};
use tekup_retrieval::terms::Language;
use tokio::sync::Semaphore;

const DIMENSIONS: usize = 256;
const SAME: &[(&str, &str)] = &[
    ("card", "kort"),
    ("lost", "mistet"),
    ("block", "spær"),
    ("loan", "lån"),
    ("bicycle", "cykel"),
];

pub struct BagOfWords {
    id: String,
    /// Passages that were embedded.
    pub seen: Mutex<Vec<String>>,
    /// Calls that may still be made for passages; more of them wait.
    pub turns: Arc<Semaphore>,
    /// Whether every call fails.
    pub broken: bool,
}

impl BagOfWords {
    pub fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            seen: Mutex::default(),
            turns: Arc::new(Semaphore::new(Semaphore::MAX_PERMITS)),
            broken: false,
        }
    }

    /// Stops after `turns` calls for passages.
    pub fn with_turns(id: &str, turns: usize) -> Self {
        Self {
            turns: Arc::new(Semaphore::new(turns)),
            ..Self::new(id)
        }
    }

    pub fn broken(id: &str) -> Self {
        Self {
            broken: true,
            ..Self::new(id)
        }
    }

    pub fn seen(&self) -> Vec<String> {
        self.seen.lock().unwrap().clone()
    }
}

#[async_trait]
impl Embedder for BagOfWords {
    fn id(&self) -> &str {
        &self.id
    }

    fn dimensions(&self) -> usize {
        DIMENSIONS
    }

    async fn embed(&self, texts: Vec<String>, kind: EmbedKind) -> Result<Vec<Vec<f32>>> {
        if self.broken {
            return Err(InferenceError::Engine {
                model: self.id.clone(),
                message: "broken on purpose".to_owned(),
            });
        }
        if kind == EmbedKind::Passage {
            self.turns.acquire().await.unwrap().forget();
            self.seen.lock().unwrap().extend(texts.clone());
        }
        Ok(texts.iter().map(|text| vector(text)).collect())
    }
}

fn vector(text: &str) -> Vec<f32> {
    let words: HashSet<String> = Language::guess(text)
        .content_stems(text)
        .into_iter()
        .collect();
    let mut vector = vec![0.0; DIMENSIONS];
    for word in words {
        let word = SAME
            .iter()
            .find(|(en, _)| *en == word)
            .map_or(word, |(_, da)| Language::Danish.stem(da));
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        let place = usize::try_from(hasher.finish() % DIMENSIONS as u64).unwrap();
        vector[place] += 1.0;
    }
    let length: f32 = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-6);
    vector.iter_mut().for_each(|x| *x /= length);
    vector
}
