//! The numbers of a BERT model as Hugging Face stores them.

use safetensors::{Dtype, SafeTensors};

use super::{
    bert::{self, End, Part, Source, hub_part},
    numbers::Matrix,
};

impl Source for SafeTensors<'_> {
    fn part(&self, layer: usize, part: Part) -> String {
        hub_part(layer, part)
    }

    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String> {
        let name = end.of(name);
        let found = self
            .tensor(&name)
            .map_err(|error| format!("`{name}`: {error}"))?;
        let bytes = found.data();
        let values = match found.dtype() {
            Dtype::F32 => bert::floats(bytes),
            Dtype::F16 => bert::halves(bytes),
            other => {
                return Err(format!(
                    "`{name}` holds {other:?}, not floats of 16 or 32 bits"
                ));
            }
        };
        bert::counted(&name, values, count)
    }

    fn matrix(&self, name: &str, (rows, columns): (usize, usize)) -> Result<Matrix, String> {
        let values = Source::floats(self, name, End::Weight, rows * columns)?;
        Ok(Matrix::halves(&values, columns))
    }
}
