//! The numbers of a BERT model in an ONNX file, in floats or as ONNX Runtime quantises them.
//!
//! Only the numbers are taken: what is computed with them is the same for every model of this kind.

use std::collections::HashMap;

use prost::Message;

use super::{
    bert::{self, End, Part, Source, hub_part},
    numbers::Matrix,
};

/// What is read of a file, by the field numbers of <https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3>.
#[derive(Message)]
struct Model {
    #[prost(message, optional, tag = "7")]
    graph: Option<Graph>,
}

#[derive(Message)]
struct Graph {
    #[prost(message, repeated, tag = "1")]
    nodes: Vec<Node>,
    #[prost(message, repeated, tag = "5")]
    tensors: Vec<Tensor>,
}

#[derive(Message)]
struct Node {
    #[prost(string, repeated, tag = "1")]
    inputs: Vec<String>,
    #[prost(string, tag = "3")]
    name: String,
    #[prost(string, tag = "4")]
    operator: String,
}

#[derive(Message)]
struct Tensor {
    #[prost(int32, tag = "2")]
    kind: i32,
    #[prost(float, repeated, tag = "4")]
    floats: Vec<f32>,
    #[prost(int32, repeated, tag = "5")]
    integers: Vec<i32>,
    #[prost(string, tag = "8")]
    name: String,
    /// Little endian; where it is empty, the numbers are listed.
    #[prost(bytes = "vec", tag = "9")]
    raw: Vec<u8>,
}

const FLOAT: i32 = 1;
const UINT8: i32 = 2;
const INT8: i32 = 3;
const FLOAT16: i32 = 10;

/// A file's tensors by name, and the tensor that each multiplication takes.
pub(super) struct Onnx {
    tensors: HashMap<String, Tensor>,
    factors: HashMap<String, String>,
}

impl Onnx {
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        let model = Model::decode(bytes).map_err(|error| error.to_string())?;
        let graph = model.graph.ok_or("there is no graph")?;
        let products = graph.nodes.into_iter();
        let products = products.filter(|node| PRODUCTS.contains(&node.operator.as_str()));
        let factors = products.filter_map(|node| {
            let factor = node.inputs.into_iter().nth(1)?;
            let name = node.name.strip_suffix("_quant").unwrap_or(&node.name);
            let factor = factor.strip_suffix(QUANTISED).unwrap_or(&factor);
            Some((name.to_owned(), factor.to_owned()))
        });
        let tensors = graph.tensors.into_iter();
        Ok(Self {
            factors: factors.collect(),
            tensors: tensors
                .map(|tensor| (tensor.name.clone(), tensor))
                .collect(),
        })
    }

    /// The numbers of a tensor, in floats or in bytes with a scale and a zero for all or for each of the last
    /// dimension: `(byte - zero) * scale`.
    fn values(&self, name: &str) -> Result<Vec<f32>, String> {
        if let Some(whole) = self.tensors.get(name) {
            return numbers(whole);
        }
        let of = |what: &str| {
            let tensor = self.tensors.get(&format!("{name}{what}"));
            numbers(tensor.ok_or_else(|| format!("`{name}{what}` is missing"))?)
        };
        let (mut values, scales, zeros) = (of(QUANTISED)?, of("_scale")?, of("_zero_point")?);
        if scales.is_empty() || scales.len() != zeros.len() {
            return Err(format!("`{name}` has not as many zeros as scales"));
        }
        let steps = scales.iter().zip(&zeros).cycle();
        for (value, (scale, zero)) in values.iter_mut().zip(steps) {
            *value = (*value - zero) * scale;
        }
        Ok(values)
    }
}

const PRODUCTS: [&str; 2] = ["MatMul", "MatMulInteger"];
/// What stands after the name of a tensor in bytes.
const QUANTISED: &str = "_quantized";

impl Source for Onnx {
    fn part(&self, layer: usize, part: Part) -> String {
        hub_part(layer, part)
    }

    fn floats(&self, name: &str, end: End, count: usize) -> Result<Vec<f32>, String> {
        let name = end.of(name);
        bert::counted(&name, self.values(&name)?, count)
    }

    /// The factor of a layer's multiplication stands the other way round: `columns x rows`.
    fn matrix(&self, name: &str, (rows, columns): (usize, usize)) -> Result<Matrix, String> {
        // Multiplications are called by where they stand: `/encoder/layer.0/attention/self/query/MatMul`.
        let path = name.replace('.', "/").replace("layer/", "layer.");
        let Some(factor) = self.factors.get(&format!("/{path}/MatMul")) else {
            let values = self.floats(name, End::Weight, rows * columns)?;
            return Ok(Matrix::halves(&values, columns));
        };
        let values = bert::counted(name, self.values(factor)?, rows * columns)?;
        let turned: Vec<f32> = (0..rows)
            .flat_map(|row| values.iter().skip(row).step_by(rows).copied())
            .collect();
        Ok(Matrix::halves(&turned, columns))
    }
}

/// A tensor's numbers, as they stand there.
fn numbers(tensor: &Tensor) -> Result<Vec<f32>, String> {
    let bytes = tensor.raw.as_slice();
    let listed = || tensor.integers.iter().map(|number| *number as f32);
    let values = match tensor.kind {
        FLOAT if bytes.is_empty() => tensor.floats.clone(),
        FLOAT => bert::floats(bytes),
        FLOAT16 => bert::halves(bytes),
        UINT8 | INT8 if bytes.is_empty() => listed().collect(),
        UINT8 => bytes.iter().map(|byte| f32::from(*byte)).collect(),
        INT8 => bytes
            .iter()
            .map(|byte| f32::from(byte.cast_signed()))
            .collect(),
        other => {
            let name = &tensor.name;
            return Err(format!("`{name}` is of type {other}, not floats or bytes"));
        }
    };
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tensor(name: &str, kind: i32, raw: &[u8]) -> Tensor {
        Tensor {
            name: name.to_owned(),
            kind,
            raw: raw.to_vec(),
            ..Tensor::default()
        }
    }

    fn file(nodes: Vec<Node>, tensors: Vec<Tensor>) -> Onnx {
        let graph = Some(Graph { nodes, tensors });
        Onnx::parse(&Model { graph }.encode_to_vec()).unwrap()
    }

    #[test]
    fn bytes_become_numbers_by_their_scale_and_zero() {
        let mut scales = tensor("w.weight_scale", FLOAT, &[]);
        scales.floats = vec![0.5, 2.0];
        let zeros = tensor("w.weight_zero_point", INT8, &[0, 1]);
        let bytes = tensor("w.weight_quantized", INT8, &[4, 2, 0xfe, 0]);
        let file = file(Vec::new(), vec![scales, zeros, bytes]);
        let values = file.floats("w", End::Weight, 4).unwrap();
        assert_eq!(values, [2.0, 2.0, -1.0, -2.0]);
        let error = file.floats("w", End::Weight, 5).unwrap_err();
        assert!(error.contains("`w.weight` has 4"), "{error}");
        let error = file.floats("v", End::Bias, 1).unwrap_err();
        assert!(error.contains("`v.bias_quantized` is missing"), "{error}");
    }

    #[test]
    fn a_factor_is_found_by_its_place_and_turned() {
        let node = Node {
            name: "/encoder/layer.1/output/dense/MatMul".to_owned(),
            operator: "MatMul".to_owned(),
            inputs: vec!["x".to_owned(), "onnx::MatMul_7".to_owned()],
        };
        let numbers = (1..=6_u8).flat_map(|n| f32::from(n).to_le_bytes());
        let numbers: Vec<u8> = numbers.collect();
        let file = file(vec![node], vec![tensor("onnx::MatMul_7", FLOAT, &numbers)]);
        let name = file.part(1, ["output.dense", "fo"]);
        let matrix = file.matrix(&name, (3, 2)).unwrap();
        let rows: Vec<_> = (0..3).filter_map(|row| matrix.row(row)).collect();
        assert_eq!(rows, [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    }

    #[test]
    fn damaged_files_are_refused() {
        assert!(Onnx::parse(b"").is_err());
        assert!(Onnx::parse(&[0xff; 64]).is_err());
        let text = tensor("a.bias", 8, b"x");
        let error = file(Vec::new(), vec![text]).floats("a", End::Bias, 1);
        assert!(error.unwrap_err().contains("not floats"));
    }
}
