//! Figures of `tekup-nlu` on public data, as Markdown tables.
//!
//! ```text
//! cargo run --release -p tekup-bench-nlu -- [intents|sentiment|language]... [--data DIR] [--vader DIR]
//! ```
//!
//! Models are trained on training splits, thresholds chosen on validation splits, figures taken from
//! test splits. Data that is absent is skipped, and said so on stderr.

pub mod data;
pub mod intents;
pub mod language;
pub mod sentiment;

/// Something that turns texts into sentence embeddings; a caller with such a model implements it to
/// measure intents with embeddings beside the words.
pub trait Embedder {
    /// Name of the model, for the tables.
    fn name(&self) -> String;

    /// One vector per text, all of the same length.
    ///
    /// # Errors
    /// When the model fails.
    fn embed(&mut self, texts: &[&str]) -> anyhow::Result<Vec<Vec<f32>>>;
}

/// Says something beside the tables.
pub(crate) fn note(text: &str) {
    use std::io::Write as _;
    // Nothing to do about a closed stderr.
    let _ = writeln!(std::io::stderr(), "{text}");
}
