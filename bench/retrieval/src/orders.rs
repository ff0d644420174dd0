use std::path::PathBuf;

use anyhow::{Context, Result};
use tekup_retrieval::sentence::{is_order, sentences};

use crate::data;

/// Prints how many sentences there are in each file, how many are taken for orders, and which.
pub fn run(files: &[PathBuf]) -> Result<()> {
    println!("| text | sentences | taken for orders |\n|---|---|---|");
    let mut taken = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let texts = if file.extension().is_some_and(|kind| kind == "json") {
            let passages = data::squad(file)?.passages.into_iter();
            passages.map(|passage| passage.text).collect()
        } else {
            vec![std::fs::read_to_string(file).with_context(|| name.to_string())?]
        };
        let all: Vec<_> = texts.iter().flat_map(|text| sentences(text)).collect();
        let orders = all.iter().filter(|one| is_order(&one.text));
        let orders: Vec<String> = orders.map(|one| one.text.clone()).collect();
        println!("| {name} | {} | {} |", all.len(), orders.len());
        taken.extend(orders);
    }
    for one in taken {
        println!("{one}");
    }
    Ok(())
}
