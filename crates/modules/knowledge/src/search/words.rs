use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use tekup_retrieval::{
    keyword::{Bm25, Compounds},
    sentence::Idf,
    terms::Language,
};
use uuid::Uuid;

use crate::store::passages::Text;

/// The words of a tenant's chunks: never changed, built anew.
pub(crate) struct Words {
    /// Of the texts it was built from; -1 for none.
    pub generation: i64,
    /// What reading and building took.
    pub took: Duration,
    /// When it was built.
    pub at: Instant,
    /// Memory held, about.
    pub bytes: usize,
    danish: Part,
    english: Part,
}

/// The chunks in one language.
struct Part {
    index: Bm25<Uuid>,
    idf: Idf,
}

impl Words {
    /// No texts at all, as of no generation.
    pub fn none() -> Self {
        Self::build(-1, &[], Instant::now())
    }

    /// Reads `texts`: some 10 MB a second. `since`: when reading them began.
    pub fn build(generation: i64, texts: &[Text], since: Instant) -> Self {
        let bytes: usize = texts.iter().map(|text| text.text.len() + 200).sum();
        let part = |language: Language| {
            let chosen: Vec<(Uuid, &str)> = texts
                .iter()
                .filter(|text| Language::from_code(&text.language) == Some(language))
                .map(|text| (text.id, text.text.as_str()))
                .collect();
            let only = || chosen.iter().map(|(_, text)| *text);
            let compounds =
                (language == Language::Danish).then(|| Compounds::from_corpus(language, only()));
            Part {
                index: Bm25::build(language, chosen.iter().copied(), compounds),
                idf: Idf::from_passages(language, only()),
            }
        };
        let (danish, english) = (part(Language::Danish), part(Language::English));
        Self {
            generation,
            took: since.elapsed(),
            at: Instant::now(),
            // Postings take about as much as the text, the rest about half of it.
            bytes: bytes * 3 / 2,
            danish,
            english,
        }
    }

    /// Up to `k` allowed chunks with words of the question, best first. Each language's chunks are searched
    /// with its own stems.
    pub fn search(
        &self,
        question: &str,
        k: usize,
        allowed: &(dyn Fn(&Uuid) -> bool + Sync),
    ) -> Vec<(Uuid, f32)> {
        let mut all: Vec<(Uuid, f32)> = [&self.danish, &self.english]
            .into_iter()
            // What is not allowed is only known afterwards, so all that match are looked at.
            .flat_map(|part| part.index.search(question, usize::MAX))
            .filter(|(id, _)| allowed(id))
            .collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        all.truncate(k);
        all
    }

    /// How rare words are among the chunks in this language.
    pub fn idf(&self, language: Language) -> &Idf {
        match language {
            Language::Danish => &self.danish.idf,
            Language::English => &self.english.idf,
        }
    }
}

/// Builds on a thread of its own.
pub(crate) async fn build(
    generation: i64,
    texts: Vec<Text>,
    since: Instant,
) -> tekup_base::Result<Arc<Words>> {
    tokio::task::spawn_blocking(move || Arc::new(Words::build(generation, &texts, since)))
        .await
        .map_err(tekup_base::Error::internal)
}
