use std::{collections::HashMap, time::Instant};

use tekup_base::{Error, Result};
use tekup_context::OpContext;
use tekup_retrieval::{
    index::{PassageIndex, Prepared, Preparer},
    terms::Language,
};
use uuid::Uuid;

use super::{
    about::About,
    tenant::{State, TenantIndex},
};
use crate::{
    Knowledge,
    store::index::{self as store, Changed, Row},
};

/// Passages that are in memory as rows of the database at once, when no document has more: about 12 MB.
const PASSAGES: i64 = 4_000;
/// Documents whose facts are read at once.
const DOCUMENTS: i64 = 1_000;

/// Brings `index` up to what the database holds now. Only documents that have changed since are read, some
/// thousand passages at a time; an index of another model is made anew beside the old one.
pub(super) async fn refresh(
    knowledge: &Knowledge,
    ctx: &OpContext,
    index: &TenantIndex,
    model: Option<&str>,
) -> Result<()> {
    let since = Instant::now();
    let tx = knowledge.db().begin(ctx).await?;
    // First the number, then what it counts: what comes in between is read again next time.
    let generation = store::generation(&tx).await?;
    let same = {
        let state = index.read();
        model.is_none() || state.model.as_deref() == model
    };
    let held = if same { index.read().generation } else { -1 };
    let model = match model {
        Some(model) => Some(model.to_owned()),
        None => index.read().model.clone(),
    };
    let (documents, passages) = store::changed_total(&tx, held).await?;
    index.begin(u64::try_from(passages).unwrap_or(0));
    let mut fresh = (held < 0).then(State::default);
    let mut preparer = Preparer::default();
    let mut after = (held, Uuid::max());
    drop(tx);
    let mut read = 0;
    while read < documents {
        // A large load takes minutes: not in one transaction.
        let tx = knowledge.db().begin(ctx).await?;
        let changed = store::changed(&tx, after, DOCUMENTS).await?;
        let Some(last) = changed.last() else { break };
        after = (last.about.generation, last.id);
        read += i64::try_from(changed.len()).unwrap_or(0);
        for part in parts(changed) {
            let ids: Vec<Uuid> = part.iter().map(|document| document.id).collect();
            let rows = store::passages(&tx, &ids, model.as_deref()).await?;
            index.advance(rows.len() as u64);
            let used = preparer;
            let work = tokio::task::spawn_blocking(move || prepare(used, rows));
            let (back, prepared) = work.await.map_err(Error::internal)?;
            preparer = back;
            match &mut fresh {
                Some(state) => put(&mut state.passages, part, prepared),
                None => put(&mut index.write().passages, part, prepared),
            }
        }
    }
    let tx = knowledge.db().begin(ctx).await?;
    let total = store::count_documents(&tx).await?;
    let there = match &fresh {
        Some(state) => state.passages.documents().count(),
        None => index.read().passages.documents().count(),
    };
    let gone = i64::try_from(there).unwrap_or(0) != total;
    let alive = if gone {
        Some(store::document_ids(&tx).await?)
    } else {
        None
    };
    let ratings = store::ratings(&tx).await?;
    let glossary = store::glossary(&tx).await?;
    let collections = store::collections(&tx).await?;
    drop(tx);
    let large = passages > PASSAGES;
    let finish = |state: &mut State| {
        if let Some(alive) = &alive {
            let dead: Vec<Uuid> = state
                .passages
                .documents()
                .filter(|(id, _)| !alive.contains(id))
                .map(|(id, _)| *id)
                .collect();
            for id in &dead {
                state.passages.remove(id);
            }
        }
        for (document, reception) in &ratings {
            if let Some(about) = state.passages.about_mut(document) {
                about.reception = *reception;
            }
        }
        state.passages.learn_compounds();
        if large {
            state.passages.shrink();
        }
        state.glossary = glossary;
        state.collections = collections;
        state.model = model;
        state.generation = generation;
    };
    match fresh {
        Some(mut state) => {
            finish(&mut state);
            *index.write() = state;
        }
        None => finish(&mut index.write()),
    }
    index.weigh();
    metrics::histogram!("tekup_knowledge_refresh_seconds").record(since.elapsed().as_secs_f64());
    Ok(())
}

/// Documents in parts of about [`PASSAGES`] passages.
fn parts(changed: Vec<Changed>) -> Vec<Vec<Changed>> {
    let mut parts: Vec<Vec<Changed>> = Vec::new();
    let mut passages = 0;
    for document in changed {
        let full = passages + document.passages > PASSAGES;
        match parts.last_mut() {
            Some(part) if !full => {
                passages += document.passages;
                part.push(document);
            }
            _ => {
                passages = document.passages;
                parts.push(vec![document]);
            }
        }
    }
    parts
}

fn prepare(mut preparer: Preparer, rows: Vec<Row>) -> (Preparer, HashMap<Uuid, Vec<Prepared>>) {
    let mut prepared: HashMap<Uuid, Vec<Prepared>> = HashMap::new();
    for row in rows {
        let language = Language::from_code(&row.language).unwrap_or(Language::English);
        let vector = row.vector.as_deref();
        let passage = preparer
            .prepare(row.id, language, &row.text, vector)
            .or_else(|error| {
                // One row that is no vector must not keep its words from being found.
                tracing::warn!(%error, chunk = %row.id, "a stored vector is unusable");
                preparer.prepare(row.id, language, &row.text, None)
            });
        if let Ok(passage) = passage {
            prepared.entry(row.document).or_default().push(passage);
        }
    }
    (preparer, prepared)
}

fn put(
    passages: &mut PassageIndex<About>,
    part: Vec<Changed>,
    mut prepared: HashMap<Uuid, Vec<Prepared>>,
) {
    for document in part {
        passages.put(document.id, document.about);
        passages.append(
            &document.id,
            prepared.remove(&document.id).unwrap_or_default(),
        );
    }
}
