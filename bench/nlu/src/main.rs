//! Prints the tables asked for, all of them by default.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

fn main() -> Result<()> {
    let mut root = PathBuf::from("../shared/data");
    let mut vader = None;
    let mut wanted = Vec::new();
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--data" => root = args.next().context("--data needs a folder")?.into(),
            "--vader" => {
                vader = Some(PathBuf::from(
                    args.next().context("--vader needs a folder")?,
                ))
            }
            "intents" | "sentiment" | "language" => wanted.push(arg),
            _ => bail!(
                "unknown argument {arg}; give intents, sentiment, language, --data DIR or --vader DIR"
            ),
        }
    }
    let all = wanted.is_empty();
    let wants = |name: &str| all || wanted.iter().any(|w| w == name);
    let mut out = std::io::stdout().lock();
    if wants("intents") {
        writeln!(
            out,
            "## Intents\n\n{}",
            tekup_bench_nlu::intents::run(&root, None)?
        )?;
    }
    if wants("sentiment") {
        let table = tekup_bench_nlu::sentiment::run(&root, vader.as_deref())?;
        writeln!(out, "## Sentiment\n\n{table}")?;
    }
    if wants("language") {
        writeln!(
            out,
            "## Language\n\n{}",
            tekup_bench_nlu::language::run(&root)?
        )?;
    }
    Ok(())
}
