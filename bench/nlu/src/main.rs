//! Prints the tables asked for, all of them by default.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tekup_bench_nlu::{
    Embedder, data,
    embedding::{Local, Together},
    entities, intents, language, sentiment, several, slots,
};

struct Args {
    data: PathBuf,
    models: String,
    vader: Option<PathBuf>,
    list: bool,
    wanted: Vec<String>,
}

fn main() -> Result<()> {
    let args = arguments()?;
    let wants = |name: &str| args.wanted.is_empty() || args.wanted.iter().any(|w| w == name);
    let mut out = std::io::stdout().lock();
    if wants("intents") {
        writeln!(out, "## Intents\n\n### Words alone\n")?;
        writeln!(out, "{}", intents::run(&args.data, None)?)?;
        let names = args.models.split(',').filter(|name| !name.is_empty());
        for name in names {
            if let Some(text) = with_embeddings(&args.data, name)? {
                writeln!(out, "{text}")?;
            }
        }
    }
    if wants("several") {
        let heading = "## Several requests";
        writeln!(out, "{heading}\n\n### By words alone\n")?;
        writeln!(out, "{}", several::run(&args.data, None)?)?;
        for names in args.models.split(',').filter(|name| !name.is_empty()) {
            if let Some(mut model) = together(names)? {
                let heading = format!("### By words, {}", model.name().replace('+', " and "));
                let table = several::run(&args.data, Some(&mut model))?;
                writeln!(out, "{heading}\n\n{table}")?;
            }
        }
    }
    if wants("slots") {
        writeln!(out, "## Slots\n\n{}", slots::run(&args.data)?)?;
    }
    if wants("language") {
        writeln!(out, "## Language\n\n{}", language::run(&args.data)?)?;
    }
    if wants("sentiment") {
        let table = sentiment::run(&args.data, args.vader.as_deref())?;
        writeln!(out, "## Sentiment\n\n{table}")?;
    }
    if wants("entities") {
        let table = entities::run(&args.data, args.list)?;
        writeln!(out, "## Entities\n\n{table}")?;
    }
    Ok(())
}

fn arguments() -> Result<Args> {
    let mut args = Args {
        data: "../shared/data".into(),
        models: "multilingual-e5-small+bge-small-en-v1.5".into(),
        vader: None,
        list: false,
        wanted: Vec::new(),
    };
    let mut given = std::env::args().skip(1);
    while let Some(arg) = given.next() {
        match arg.as_str() {
            "--data" => args.data = given.next().context("--data needs a folder")?.into(),
            "--models" => args.models = given.next().context("--models needs names")?,
            "--vader" => args.vader = Some(given.next().context("--vader needs a folder")?.into()),
            "--list" => args.list = true,
            "intents" | "several" | "slots" | "language" | "sentiment" | "entities" => {
                args.wanted.push(arg)
            }
            _ => bail!(
                "unknown argument {arg}; give intents, several, slots, language, sentiment, entities, --data DIR, \
                 --models NAME,..., --vader DIR or --list"
            ),
        }
    }
    Ok(args)
}

/// The models of those names, joined by `+`, as one.
fn together(names: &str) -> Result<Option<Together>> {
    let opened: Vec<Option<Local>> = names.split('+').map(Local::open).collect::<Result<_>>()?;
    let models: Option<Vec<Local>> = opened.into_iter().collect();
    Ok(models.map(Together))
}

/// The tables of intents by words and the embeddings of those models, joined by `+`.
fn with_embeddings(root: &Path, names: &str) -> Result<Option<String>> {
    let Some(mut model) = together(names)? else {
        return Ok(None);
    };
    let Some(train) = data::read(root, "banking77/train.csv")? else {
        return Ok(None);
    };
    let texts: Vec<String> = data::banking(&train)?.into_iter().map(|e| e.text).collect();
    let speed = model.speed(texts.get(..1_200).unwrap_or(&texts))?;
    let heading = format!("### Words, {}", model.name().replace('+', " and "));
    let tables = intents::run(root, Some(&mut model))?;
    Ok(Some(format!("{heading}\n\n{speed}\n\n{tables}")))
}
