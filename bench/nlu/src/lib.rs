//! Figures of `tekup-nlu` on public data, as Markdown tables.
//!
//! ```text
//! cargo run --release -p tekup-bench-nlu -- [intents|several|slots|sentiment|language|entities]...
//!     [--data DIR] [--models NAME,...] [--vader DIR]
//! ```
//!
//! Models are trained on training splits, thresholds chosen on validation splits, figures taken from
//! test splits; sets without a test split are development data, which the tables say. Data and models
//! that are absent are skipped, and said so on stderr.

pub mod data;
pub mod embedding;
pub mod entities;
pub mod intents;
pub mod language;
pub mod sentiment;
pub mod several;
pub mod slots;

/// Something that turns texts into sentence embeddings.
pub trait Embedder {
    /// Name of the model, for the tables.
    fn name(&self) -> String;

    /// The parts its vectors are made of.
    fn views(&self) -> Vec<tekup_nlu::intent::View>;

    /// One vector per text, all of the same length.
    ///
    /// # Errors
    /// When the model fails.
    fn embed(&mut self, texts: &[&str]) -> anyhow::Result<Vec<Vec<f32>>>;
}

/// The time in µs that `share` of the sorted times stay below.
pub(crate) fn percentile(sorted: &[std::time::Duration], share: f64) -> u128 {
    let at = (sorted.len() as f64 * share) as usize;
    sorted
        .get(at)
        .or(sorted.last())
        .map_or(0, std::time::Duration::as_micros)
}

/// Says something beside the tables.
pub(crate) fn note(text: &str) {
    use std::io::Write as _;
    // Nothing to do about a closed stderr.
    let _ = writeln!(std::io::stderr(), "{text}");
}
