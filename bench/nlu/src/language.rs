//! Language identification of short Danish and English texts.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use tekup_nlu::language::detect;

use crate::data;

/// A way to tell the language: name, and code from text.
type Engine = (&'static str, Box<dyn Fn(&str) -> String>);

/// Measures the utterances of xSID and the test questions of BANKING77 under `root`.
///
/// # Errors
/// When a data file is there and cannot be read.
pub fn run(root: &Path) -> Result<String> {
    let mut sets: Vec<(&str, &str, Vec<String>)> = Vec::new();
    for (file, name, code) in [
        ("xsid/da.valid.conll", "xSID Danish (300)", "da"),
        ("xsid/en.valid.conll", "xSID English (300)", "en"),
    ] {
        if let Some(text) = data::read(root, file)? {
            sets.push((
                name,
                code,
                data::xsid(&text).into_iter().map(|e| e.text).collect(),
            ));
        }
    }
    if let Some(text) = data::read(root, "banking77/test.csv")? {
        let texts = data::banking(&text)?.into_iter().map(|e| e.text).collect();
        sets.push(("BANKING77 test, English (3,080)", "en", texts));
    }
    if let Some(text) = data::read(root, "danish-sentiment/all_sentences.tsv")? {
        let texts = data::sentiment(&text)
            .into_iter()
            .map(|(_, text)| text.to_owned())
            .collect();
        sets.push((
            "Danish social media (9,008; some are English or have no words)",
            "da",
            texts,
        ));
    }
    let mut out = String::new();
    writeln!(
        out,
        "| set | engine | right | µs per text |\n|---|---|---|---|"
    )?;
    for (name, code, texts) in &sets {
        for (engine, detect) in engines() {
            // Tables that are made on first use are not what is timed.
            detect("hej");
            let start = Instant::now();
            let right = texts.iter().filter(|text| detect(text) == *code).count();
            let micros = start.elapsed().as_micros() as f64 / texts.len().max(1) as f64;
            let share = right as f64 / texts.len().max(1) as f64;
            writeln!(out, "| {name} | {engine} | {share:.4} | {micros:.0} |")?;
        }
    }
    Ok(out)
}

fn engines() -> Vec<Engine> {
    let mut engines: Vec<Engine> =
        vec![("`tekup-nlu`", Box::new(|text| detect(text).code.to_owned()))];
    engines.extend(peers());
    engines
}

#[cfg(feature = "peers")]
fn peers() -> Vec<Engine> {
    use lingua::{Language, LanguageDetectorBuilder};
    let lingua = LanguageDetectorBuilder::from_languages(&[
        Language::Danish,
        Language::English,
        Language::Bokmal,
        Language::Swedish,
        Language::German,
    ])
    .build();
    let five = whatlang::Detector::with_allowlist(vec![
        whatlang::Lang::Dan,
        whatlang::Lang::Eng,
        whatlang::Lang::Nob,
        whatlang::Lang::Swe,
        whatlang::Lang::Deu,
    ]);
    let code = |lang: Option<whatlang::Lang>| {
        // Of `dan` and `eng`, the only ones asked for, the first two letters are the ISO 639-1 code.
        lang.map_or("", |lang| lang.code())
            .get(..2)
            .unwrap_or("")
            .to_owned()
    };
    vec![
        (
            "`whatlang` 0.18",
            Box::new(move |text| code(whatlang::detect_lang(text))),
        ),
        (
            "`whatlang` 0.18, five languages",
            Box::new(move |text| code(five.detect_lang(text))),
        ),
        (
            "`lingua` 1.8, five languages",
            Box::new(move |text| {
                lingua
                    .detect_language_of(text)
                    .map_or(String::new(), |l| l.iso_code_639_1().to_string())
            }),
        ),
        (
            "`whichlang` 0.1 (knows no Danish)",
            Box::new(|text| {
                whichlang::detect_language(text)
                    .three_letter_code()
                    .get(..2)
                    .unwrap_or("")
                    .to_owned()
            }),
        ),
    ]
}

#[cfg(not(feature = "peers"))]
fn peers() -> Vec<Engine> {
    Vec::new()
}
