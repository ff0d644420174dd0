//! Entities by model: words that a tenant marked in examples, learned from what stands in and around them.
//!
//! A linear-chain conditional random field (Lafferty, McCallum, Pereira, ICML 2001) over words, shapes, affixes,
//! the tenant's lists and the patterns of [`crate::entities`], trained by L-BFGS and read by Viterbi: the `crfs`
//! crate, a port of CRFsuite. Costs and features were chosen on the English half of xSID.
//!
//! Training writes the model to a temporary file, because the crate writes to nothing else.

mod annotation;
mod features;
mod validate;

pub use annotation::{Annotated, Span, parse, plain};
pub use validate::{KindReport, Report, cross_validate};

use crfs::{Model, train::Trainer};

use crate::gazetteer::Gazetteer;

/// Sentences that one model learns from at most; those with a mark come first.
pub const MOST_SENTENCES: usize = 5_000;
/// Words of a text that are looked at.
pub(crate) const LONGEST: usize = 200;
/// Weight of the L1 and the L2 penalty.
const PENALTIES: (f64, f64) = (0.03, 0.3);
/// Steps of the solver at most.
const STEPS: usize = 100;
/// What begins the bytes of a model, with the version of the features.
const MAGIC: &[u8; 4] = b"TKT1";
const OUTSIDE: &str = "O";
/// What a sentence without its marked words counts beside the sentence itself.
const BLIND: f64 = 0.5;

/// Why no tagger could be made.
#[derive(Debug, thiserror::Error)]
pub enum TagError {
    /// No sentence has a mark.
    #[error("no example marks an entity; write [Aarhus](city) in one")]
    NothingMarked,
    /// The solver or the temporary file failed.
    #[error("the entity model could not be trained: {0}")]
    Training(#[from] std::io::Error),
    /// They do not start as a model does, or were changed.
    #[error("not an entity model, or a damaged one; train it again")]
    Damaged,
}

/// A trained model of a tenant's entities.
#[derive(Debug, Clone)]
pub struct Tagger {
    /// As the crate wrote them.
    model: Vec<u8>,
}

impl Tagger {
    /// Learns from sentences; those without a mark teach where no entity is. Up to some seconds.
    ///
    /// # Errors
    /// [`TagError::NothingMarked`], or when the solver fails.
    pub fn train(sentences: &[Annotated], lists: &Gazetteer) -> Result<Self, TagError> {
        if sentences.iter().all(|one| one.spans.is_empty()) {
            return Err(TagError::NothingMarked);
        }
        let (marked, bare): (Vec<_>, Vec<_>) =
            sentences.iter().partition(|one| !one.spans.is_empty());
        let mut trainer = Trainer::lbfgs();
        for sentence in marked.into_iter().chain(bare).take(MOST_SENTENCES) {
            let (rows, words) = features::rows(&sentence.text, lists);
            if rows.is_empty() {
                continue;
            }
            let labels = labels(&sentence.spans, &words);
            trainer.append(&rows, &labels)?;
            if !sentence.spans.is_empty() {
                // Once more without the marked words, so that what stands around them is learned, too.
                let blind = features::without_words(rows, |at| {
                    labels.get(at).is_some_and(|label| label != OUTSIDE)
                });
                trainer.append_with_weight(&blind, &labels, BLIND)?;
            }
        }
        let params = trainer.params_mut();
        params.set_c1(PENALTIES.0)?;
        params.set_c2(PENALTIES.1)?;
        params.set_max_iterations(STEPS)?;
        let file = tempfile::NamedTempFile::new()?;
        trainer.train(file.path())?;
        let model = std::fs::read(file.path())?;
        Model::new(&model)?;
        Ok(Self { model })
    }

    /// The entities of `text`, by place; nothing overlaps. A model that cannot be read finds nothing.
    pub fn tag(&self, text: &str, lists: &Gazetteer) -> Vec<Span> {
        let (rows, words) = features::rows(text, lists);
        let model = Model::new(&self.model);
        let tagger = model.as_ref().map(Model::tagger);
        let labels = match &tagger {
            Ok(Ok(tagger)) => tagger.tag(&rows).unwrap_or_default(),
            _ => Vec::new(),
        };
        let mut spans: Vec<Span> = Vec::new();
        let mut open = "";
        for (label, (start, end)) in labels.into_iter().zip(words) {
            let (begins, kind) = match label.split_once('-') {
                Some((part, kind)) => (part == "B" || kind != open, kind),
                None => (false, ""),
            };
            match spans.last_mut() {
                Some(last) if !kind.is_empty() && !begins => last.end = end,
                _ if !kind.is_empty() => spans.push(Span {
                    kind: kind.to_owned(),
                    start,
                    end,
                }),
                _ => {}
            }
            open = kind;
        }
        spans
    }

    /// The model as bytes, for storing.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(crc32fast::hash(&self.model).to_le_bytes());
        bytes.extend(&self.model);
        bytes
    }

    /// The model that [`Self::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`TagError::Damaged`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TagError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(TagError::Damaged)?;
        let (sum, model) = rest.split_first_chunk::<4>().ok_or(TagError::Damaged)?;
        if crc32fast::hash(model) != u32::from_le_bytes(*sum) || Model::new(model).is_err() {
            return Err(TagError::Damaged);
        }
        Ok(Self {
            model: model.to_vec(),
        })
    }
}

/// The label of each word: where a span begins, goes on, or none is.
fn labels(spans: &[Span], words: &[(usize, usize)]) -> Vec<String> {
    let mut before: Option<&Span> = None;
    words
        .iter()
        .map(|(start, end)| {
            let span = spans.iter().find(|s| s.start < *end && *start < s.end);
            let label = match span {
                None => OUTSIDE.to_owned(),
                Some(span) if before == Some(span) => format!("I-{}", span.kind),
                Some(span) => format!("B-{}", span.kind),
            };
            before = span;
            label
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taught() -> Vec<Annotated> {
        [
            "jeg vil rejse til [Aarhus](city) i morgen",
            "kan jeg rejse til [Odense](city) på fredag",
            "en billet til [Skagen](city), tak",
            "hvad koster en billet fra [Vejle](city) til [Esbjerg](city)",
            "I want a ticket to [New York](city)",
            "travel to [Los Angeles](city) please",
            "hvornår har I åbent",
            "kan jeg få mine penge tilbage",
            "what are your opening hours",
        ]
        .iter()
        .map(|one| parse(one))
        .collect()
    }

    #[test]
    fn a_city_never_seen_is_found_by_what_stands_around_it() {
        let lists = Gazetteer::default();
        let tagger = Tagger::train(&taught(), &lists).unwrap();
        let text = "hvad koster en billet til Holstebro";
        let found = tagger.tag(text, &lists);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(&text[found[0].start..found[0].end], "Holstebro");
        assert_eq!(found[0].kind, "city");
        assert!(tagger.tag("", &lists).is_empty());

        let again = Tagger::from_bytes(&tagger.to_bytes()).unwrap();
        assert_eq!(again.tag(text, &lists), found);
        let mut damaged = tagger.to_bytes();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(Tagger::from_bytes(&damaged).is_err());
    }

    #[test]
    fn a_word_in_small_letters_is_found_among_many_other_sentences() {
        let mut sentences: Vec<Annotated> = ["hund", "kat", "hest", "gris", "kanin", "hamster"]
            .iter()
            .flat_map(|animal| {
                [
                    format!("kan jeg forsikre min [{animal}](animal) hos jer"),
                    format!("hvad koster det at forsikre en [{animal}](animal)"),
                ]
            })
            .map(|one| parse(&one))
            .collect();
        for other in [
            "jeg har mistet mit kort",
            "hvordan spærrer jeg mit kort",
            "hvad er grænsen for overførsler",
            "what is the transfer limit",
            "hvornår har I åbent",
            "are you open on Thursdays",
            "jeg er flyttet og vil ændre min adresse",
            "my new address",
            "forsikring af dyr",
        ] {
            sentences.push(parse(other));
        }
        let lists = Gazetteer::default();
        let tagger = Tagger::train(&sentences, &lists).unwrap();
        let text = "hvad koster det at forsikre en papegøje";
        let found = tagger.tag(text, &lists);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(text.get(found[0].start..), Some("papegøje"));
    }

    #[test]
    fn nothing_marked_teaches_nothing() {
        let bare = [parse("hvornår har I åbent")];
        assert!(matches!(
            Tagger::train(&bare, &Gazetteer::default()),
            Err(TagError::NothingMarked)
        ));
    }
}
