use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Result;
use tekup_inference::{EmbedKind, Embedder, Models, ModelsConfig};
use tekup_retrieval::fuse::CosineScale;

/// A model's vectors, kept between runs.
pub struct Vectors {
    embedder: Option<Arc<dyn Embedder>>,
    path: PathBuf,
    known: HashMap<u64, Vec<f32>>,
}

impl Vectors {
    pub fn open(home: &Path, model: Option<&str>, cache: &Path) -> Result<Self> {
        let Some(model) = model else {
            return Ok(Self {
                embedder: None,
                path: PathBuf::new(),
                known: HashMap::new(),
            });
        };
        let models = Models::open(ModelsConfig {
            home: home.to_owned(),
            ..Default::default()
        })?;
        let embedder = models.embedder_named(model)?;
        std::fs::create_dir_all(cache)?;
        let path = cache.join(model);
        let row = 8 + embedder.dimensions() * 4;
        let bytes = std::fs::read(&path).unwrap_or_default();
        let known = bytes.chunks_exact(row).map(|row| {
            let (key, vector) = row.split_at(8);
            let (vector, _) = vector.as_chunks::<4>();
            let key = key.try_into().map(u64::from_le_bytes).unwrap_or(0);
            (
                key,
                vector
                    .iter()
                    .map(|bytes| f32::from_le_bytes(*bytes))
                    .collect(),
            )
        });
        Ok(Self {
            known: known.collect(),
            embedder: Some(embedder),
            path,
        })
    }

    pub fn model(&self) -> &str {
        self.embedder.as_deref().map_or("none", Embedder::id)
    }

    pub fn embedder(&self) -> Option<&Arc<dyn Embedder>> {
        self.embedder.as_ref()
    }

    /// As the product reads this model's cosines.
    pub fn scale(&self) -> Option<CosineScale> {
        self.embedder
            .as_deref()
            .map(|one| CosineScale::of(one.id()))
    }

    /// A vector for each text; none without a model.
    pub async fn of(&mut self, texts: &[String], kind: EmbedKind) -> Result<Option<Vec<Vec<f32>>>> {
        let Some(embedder) = self.embedder.clone() else {
            return Ok(None);
        };
        let keys: Vec<u64> = texts.iter().map(|text| key(text, kind)).collect();
        let missing: Vec<usize> = (0..texts.len())
            .filter(|at| !self.known.contains_key(&keys[*at]))
            .collect();
        for part in missing.chunks(64) {
            let batch = part.iter().map(|at| texts[*at].clone()).collect();
            let vectors = embedder.embed(batch, kind).await?;
            for (at, vector) in part.iter().zip(vectors) {
                self.known.insert(keys[*at], vector);
            }
        }
        if !missing.is_empty() {
            self.keep()?;
        }
        Ok(Some(
            keys.iter().map(|key| self.known[key].clone()).collect(),
        ))
    }

    fn keep(&self) -> Result<()> {
        let mut bytes = Vec::new();
        for (key, vector) in &self.known {
            bytes.extend_from_slice(&key.to_le_bytes());
            bytes.extend(vector.iter().flat_map(|number| number.to_le_bytes()));
        }
        Ok(std::fs::write(&self.path, bytes)?)
    }
}

fn key(text: &str, kind: EmbedKind) -> u64 {
    let mut hasher = DefaultHasher::new();
    (text, matches!(kind, EmbedKind::Query)).hash(&mut hasher);
    hasher.finish()
}
