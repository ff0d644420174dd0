//! Texts to token ids, in windows that fit the model.

use tokenizers::Tokenizer;

use super::unigram::Unigram;

/// A tokenizer and the tokens that stand around every text.
pub(super) struct Tokens {
    kind: Kind,
    begin: u32,
    end: u32,
}

enum Kind {
    File(Box<Tokenizer>),
    Pieces(Box<Unigram>),
}

impl Tokens {
    /// The tokenizer of a `tokenizer.json`.
    pub(super) fn file(mut tokenizer: Tokenizer) -> Result<Self, String> {
        // The file's own limits would cut long texts silently.
        tokenizer
            .with_truncation(None)
            .map_err(|error| error.to_string())?;
        tokenizer.with_padding(None);
        let around = tokenizer
            .encode("", true)
            .map_err(|error| error.to_string())?;
        let &[begin, end] = around.get_ids() else {
            return Err("the tokenizer does not put one token before and one after a text".into());
        };
        Ok(Self {
            kind: Kind::File(Box::new(tokenizer)),
            begin,
            end,
        })
    }

    /// A vocabulary of pieces.
    pub(super) fn pieces(unigram: Unigram, begin: u32, end: u32) -> Self {
        Self {
            kind: Kind::Pieces(Box::new(unigram)),
            begin,
            end,
        }
    }

    /// The windows of a text, each with its begin and end and at most `window` tokens long; one at
    /// least, at most `most`.
    pub(super) fn windows(
        &self,
        text: &str,
        window: usize,
        most: usize,
    ) -> Result<Vec<Vec<u32>>, String> {
        let ids = match &self.kind {
            Kind::File(tokenizer) => {
                let encoding = tokenizer
                    .encode_fast(text, false)
                    .map_err(|error| error.to_string())?;
                encoding.get_ids().to_vec()
            }
            Kind::Pieces(unigram) => unigram.encode(text),
        };
        let around = |ids: &[u32]| {
            let mut window = Vec::with_capacity(ids.len() + 2);
            window.push(self.begin);
            window.extend_from_slice(ids);
            window.push(self.end);
            window
        };
        if ids.is_empty() {
            return Ok(vec![around(&[])]);
        }
        Ok(ids
            .chunks(window.saturating_sub(2).max(1))
            .take(most)
            .map(around)
            .collect())
    }
}
