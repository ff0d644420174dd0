//! BERT models (Devlin et al. 2018).

use half::f16;
use rten_gemm::GemmExecutor;
use serde::{Deserialize, Serialize};

use super::{
    dense::{Dense, Product},
    numbers::{BLOCK, Matrix},
};

/// What a model of this kind is made like.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// Numbers of a hidden state.
    pub(super) width: usize,
    pub(super) layers: usize,
    pub(super) heads: usize,
    /// Numbers inside of the feed-forward part.
    pub(super) inner: usize,
    /// Tokens that there are.
    pub(super) vocabulary: usize,
    /// Positions that there are.
    pub(super) window: usize,
    pub(super) epsilon: f32,
}

/// What becomes of the last layer's tokens, which is what the model was trained for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pooling {
    /// Their mean.
    #[default]
    Mean,
    /// The first, `[CLS]`.
    Cls,
}

/// A model, ready to compute.
pub(super) struct Bert {
    pub(super) shape: Shape,
    pub(super) product: Product,
    /// Multiplies floats.
    pub(super) attention: GemmExecutor,
    /// `vocabulary x width`.
    pub(super) words: Matrix,
    /// `window x width`, with the vector of the only token type added to each.
    pub(super) positions: Vec<f32>,
    pub(super) norm: Norm,
    pub(super) layers: Vec<Layer>,
}

/// The numbers of a normalisation, `width` each.
pub(super) struct Norm {
    pub(super) weight: Vec<f32>,
    pub(super) bias: Vec<f32>,
}

/// A layer: attention, then the feed-forward part.
pub(super) struct Layer {
    /// Query, key and value side by side.
    pub(super) qkv: Dense,
    /// Over what the heads give.
    pub(super) output: Dense,
    pub(super) output_norm: Norm,
    pub(super) up: Dense,
    pub(super) down: Dense,
    pub(super) down_norm: Norm,
}

/// A part of a layer: its name at Hugging Face and in the packed form. Each has a weight and a bias.
pub(super) type Part = [&'static str; 2];

const QUERY: Part = ["attention.self.query", "q"];
const KEY: Part = ["attention.self.key", "k"];
const VALUE: Part = ["attention.self.value", "v"];
const OUTPUT: Part = ["attention.output.dense", "ao"];
const OUTPUT_NORM: Part = ["attention.output.LayerNorm", "aln"];
const UP: Part = ["intermediate.dense", "fi"];
const DOWN: Part = ["output.dense", "fo"];
const DOWN_NORM: Part = ["output.LayerNorm", "oln"];

/// A file that holds a model's numbers under names of its own.
pub(super) trait Source {
    /// Its name of a part of a layer, without `.weight` or `.bias`.
    fn part(&self, layer: usize, part: Part) -> String;
    /// Floats at `name`, of which there are `count`.
    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String>;
    /// A matrix at `name` of `shape`, rows first.
    fn matrix(&self, name: &str, shape: (usize, usize)) -> Result<Matrix, String>;
}

/// Which of a part's two tensors.
#[derive(Clone, Copy)]
pub(super) enum End {
    Weight,
    Bias,
}

impl End {
    /// The tensor's name at Hugging Face.
    pub(super) fn of(self, part: &str) -> String {
        match self {
            Self::Weight => format!("{part}.weight"),
            Self::Bias => format!("{part}.bias"),
        }
    }
}

/// The name of a part at Hugging Face.
pub(super) fn hub_part(layer: usize, [part, _]: Part) -> String {
    format!("encoder.layer.{layer}.{part}")
}

impl Shape {
    /// Whether one can compute with it.
    ///
    /// # Errors
    /// Says what is wrong.
    pub(super) fn check(&self) -> Result<(), String> {
        let sound = self.width.is_multiple_of(BLOCK)
            && self.inner.is_multiple_of(BLOCK)
            && self.width > 0
            && self.inner > 0
            && self.heads > 0
            && self.width.is_multiple_of(self.heads)
            && self.window > 2;
        if sound {
            Ok(())
        } else {
            Err(format!(
                "a shape that is not supported: {} wide, {} inside, {} heads",
                self.width, self.inner, self.heads
            ))
        }
    }
}

impl Bert {
    /// Takes the numbers over from `source`: the words at `words`, the norm of the embeddings at `norm`, and
    /// the layers. `shape` has been checked, and `positions` have the token type added.
    pub(super) fn read(
        shape: Shape,
        source: &impl Source,
        words: &str,
        norm: &str,
        positions: Vec<f32>,
    ) -> Result<Self, String> {
        let product = Product::new();
        let reader = Reader { shape, source };
        let layers = (0..shape.layers)
            .map(|layer| reader.layer(&product, layer))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            words: source.matrix(words, (shape.vocabulary, shape.width))?,
            norm: reader.norm(norm)?,
            shape,
            product,
            attention: GemmExecutor::new(),
            positions,
            layers,
        })
    }
}

struct Reader<'a, S> {
    shape: Shape,
    source: &'a S,
}

impl<S: Source> Reader<'_, S> {
    fn layer(&self, product: &Product, layer: usize) -> Result<Layer, String> {
        let Shape { width, inner, .. } = self.shape;
        let dense = |parts: &[Part], shape: (usize, usize)| {
            let parts = parts
                .iter()
                .map(|part| {
                    let name = self.source.part(layer, *part);
                    let matrix = self.source.matrix(&name, shape)?;
                    Ok((matrix, self.source.floats(&name, End::Bias, shape.0)?))
                })
                .collect::<Result<Vec<_>, String>>()?;
            Ok::<_, String>(Dense::new(product, &parts))
        };
        let norm = |part: Part| self.norm(&self.source.part(layer, part));
        Ok(Layer {
            qkv: dense(&[QUERY, KEY, VALUE], (width, width))?,
            output: dense(&[OUTPUT], (width, width))?,
            output_norm: norm(OUTPUT_NORM)?,
            up: dense(&[UP], (inner, width))?,
            down: dense(&[DOWN], (width, inner))?,
            down_norm: norm(DOWN_NORM)?,
        })
    }

    fn norm(&self, name: &str) -> Result<Norm, String> {
        let of = |end: End| self.source.floats(name, end, self.shape.width);
        Ok(Norm {
            weight: of(End::Weight)?,
            bias: of(End::Bias)?,
        })
    }
}

/// The table of positions, `window x width`, with the vector of the only token type added to each.
pub(super) fn positions(mut values: Vec<f32>, of_type: &[f32]) -> Vec<f32> {
    for row in values.chunks_exact_mut(of_type.len()) {
        row.iter_mut()
            .zip(of_type)
            .for_each(|(value, of_type)| *value += of_type);
    }
    values
}

/// `values`, if there are `count` of them.
pub(super) fn counted(name: &str, values: Vec<f32>, count: usize) -> Result<Vec<f32>, String> {
    let found = values.len();
    if found == count {
        Ok(values)
    } else {
        Err(format!("`{name}` has {found} numbers, not {count}"))
    }
}

/// Little-endian floats of 16 bits.
pub(super) fn halves(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(2)
        .map(|two| f16::from_le_bytes([two[0], two[1]]).to_f32())
        .collect()
}

/// Little-endian floats of 32 bits.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    bytes
        .chunks_exact(4)
        .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}
