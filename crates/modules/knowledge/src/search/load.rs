use std::{collections::HashSet, time::Instant};

use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_retrieval::vector::index_for;
use uuid::Uuid;

use super::{
    tenant::{TenantIndex, Vectors},
    words,
};
use crate::{Knowledge, store::passages};

/// Vectors that are read from the database but not yet in the index.
struct News {
    generation: i64,
    embedded: HashSet<Uuid>,
    fresh: Vec<(Uuid, Vec<f32>)>,
}

/// Brings `index` up to what the database holds now. Of the vectors, only those that are new are read.
pub(super) async fn refresh(
    knowledge: &Knowledge,
    ctx: &OpContext,
    index: &TenantIndex,
    model: Option<&str>,
) -> Result<()> {
    let since = Instant::now();
    let tx = knowledge.db().begin(ctx).await?;
    // First the number, then what it counts: what comes in between is read again next time.
    let generation = passages::generation(&tx).await?;
    let texts = match index.words().generation == generation {
        true => None,
        false => Some(passages::texts(&tx).await?),
    };
    let news = match model {
        None => None,
        Some(model) => {
            let embedded = passages::embedded(&tx, model).await?;
            let held = held(index, model);
            let missing: Vec<Uuid> = embedded.difference(&held).copied().collect();
            let fresh = passages::vectors(&tx, model, &missing).await?;
            Some(News {
                generation,
                embedded,
                fresh,
            })
        }
    };
    drop(tx);
    if let Some(texts) = texts {
        index.set_words(words::build(generation, texts, since).await?);
    }
    if let (Some(model), Some(news)) = (model, news) {
        take(index, model, news)?;
    }
    metrics::histogram!("tekup_knowledge_refresh_seconds").record(since.elapsed().as_secs_f64());
    Ok(())
}

fn held(index: &TenantIndex, model: &str) -> HashSet<Uuid> {
    index.with_vectors(|vectors| match vectors {
        Some(held) if held.model == model => held.ids.clone(),
        _ => HashSet::new(),
    })
}

fn take(index: &TenantIndex, model: &str, news: News) -> Result<()> {
    index.with_vectors(|vectors| {
        if vectors.as_ref().is_none_or(|held| held.model != model) {
            let dimensions = news.fresh.first().map_or(1, |(_, vector)| vector.len());
            *vectors = Some(Vectors {
                model: model.to_owned(),
                generation: -1,
                ids: HashSet::new(),
                index: index_for(dimensions, news.embedded.len()).map_err(Error::internal)?,
            });
        }
        let Some(held) = vectors else { return Ok(()) };
        if held.index.is_empty()
            && let Some((_, first)) = news.fresh.first()
            && first.len() != held.index.dimensions()
        {
            // It was made while there was nothing to tell the dimensions from.
            held.index = index_for(first.len(), news.embedded.len()).map_err(Error::internal)?;
        }
        let gone: Vec<Uuid> = held.ids.difference(&news.embedded).copied().collect();
        for id in gone {
            held.index.remove(&id);
            held.ids.remove(&id);
        }
        for (id, vector) in &news.fresh {
            match held.index.insert(*id, vector) {
                Ok(()) => {}
                // One row that is no vector must not keep the others from being found.
                Err(error) => tracing::warn!(%error, chunk = %id, "a stored vector is unusable"),
            }
            held.ids.insert(*id);
        }
        held.generation = news.generation;
        Ok(())
    })
}
