//! Sentiment in three classes, against AFINN alone and (where built with `peers`) VADER.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Result;
use tekup_nlu::sentiment::{Label, analyze};

use crate::data;

/// Measures Danish sentences under `root`, and English ratings under `vader` (the unpacked
/// `hutto_ICWSM_2014` folder that the source package `vaderSentiment` 2.5 of PyPI carries).
///
/// # Errors
/// When a data file is there and cannot be read.
pub fn run(root: &Path, vader: Option<&Path>) -> Result<String> {
    let mut out = String::new();
    writeln!(out, "| set | engine | accuracy | macro F1 | µs per text |")?;
    writeln!(out, "|---|---|---|---|---|")?;
    let sentences = data::read(root, "danish-sentiment/all_sentences.tsv")?;
    let afinn = data::read(root, "danish-sentiment/AFINN-da-32.txt")?;
    if let (Some(sentences), Some(afinn)) = (sentences, afinn) {
        let rows: Vec<(i8, &str)> = data::sentiment(&sentences)
            .into_iter()
            .map(|(label, text)| (label.signum(), text))
            .collect();
        let list = word_list(&afinn);
        let name = format!("Danish social media ({})", rows.len());
        row(&mut out, &name, "`tekup-nlu`", &rows, &|text| {
            sign(analyze(text, "da").label)
        })?;
        row(&mut out, &name, "AFINN-da-32 alone", &rows, &|text| {
            afinn_alone(&list, text)
        })?;
    }
    for (file, name) in [
        ("tweets_GroundTruth.txt", "tweets"),
        ("amazonReviewSnippets_GroundTruth.txt", "product reviews"),
        (
            "nytEditorialSnippets_GroundTruth.txt",
            "newspaper editorials",
        ),
        ("movieReviewSnippets_GroundTruth.txt", "film reviews"),
    ] {
        let Some(vader) = vader else {
            crate::note(&format!("SKIPPED: English {name}: no --vader folder"));
            continue;
        };
        let Some(text) = data::read(vader, file)? else {
            continue;
        };
        let rated = ratings(&text);
        let rows: Vec<(i8, &str)> = rated
            .iter()
            .map(|(mean, text)| (class(*mean), *text))
            .collect();
        let name = format!("English {name} ({})", rows.len());
        row(&mut out, &name, "`tekup-nlu`", &rows, &|text| {
            sign(analyze(text, "en").label)
        })?;
        vader_row(&mut out, &name, &rows)?;
    }
    Ok(out)
}

#[cfg(feature = "peers")]
fn vader_row(out: &mut String, name: &str, rows: &[(i8, &str)]) -> Result<()> {
    let analyzer = vader_sentiment::SentimentIntensityAnalyzer::new();
    row(out, name, "`vader_sentiment` 0.1.1", rows, &|text| {
        let compound = analyzer
            .polarity_scores(text)
            .get("compound")
            .copied()
            .unwrap_or(0.0);
        i8::from(compound >= 0.05) - i8::from(compound <= -0.05)
    })
}

#[cfg(not(feature = "peers"))]
fn vader_row(_: &mut String, _: &str, _: &[(i8, &str)]) -> Result<()> {
    Ok(())
}

fn row(
    out: &mut String,
    name: &str,
    engine: &str,
    rows: &[(i8, &str)],
    judge: &dyn Fn(&str) -> i8,
) -> Result<()> {
    let start = std::time::Instant::now();
    let said: Vec<i8> = rows.iter().map(|(_, text)| judge(text)).collect();
    let micros = start.elapsed().as_micros() as f64 / rows.len().max(1) as f64;
    let right = rows
        .iter()
        .zip(&said)
        .filter(|((label, _), said)| label == *said)
        .count();
    let accuracy = right as f64 / rows.len().max(1) as f64;
    let f1: f64 = [-1, 0, 1]
        .into_iter()
        .map(|class| f1(rows, &said, class))
        .sum::<f64>()
        / 3.0;
    writeln!(
        out,
        "| {name} | {engine} | {accuracy:.4} | {f1:.4} | {micros:.0} |"
    )?;
    Ok(())
}

fn f1(rows: &[(i8, &str)], said: &[i8], class: i8) -> f64 {
    let count = |f: &dyn Fn(i8, i8) -> bool| {
        rows.iter()
            .zip(said)
            .filter(|((label, _), said)| f(*label, **said))
            .count() as f64
    };
    let both = count(&|label, said| label == class && said == class);
    let either = count(&|label, _| label == class) + count(&|_, said| said == class);
    if either == 0.0 {
        0.0
    } else {
        2.0 * both / either
    }
}

fn sign(label: Label) -> i8 {
    match label {
        Label::Negative => -1,
        Label::Neutral => 0,
        Label::Positive => 1,
    }
}

/// A mean rating from -4 to 4 as a class: within half a point of 0 is neutral.
fn class(mean: f32) -> i8 {
    i8::from(mean > 0.5) - i8::from(mean < -0.5)
}

/// `id`, mean rating, text; by tabs.
fn ratings(text: &str) -> Vec<(f32, &str)> {
    text.lines()
        .filter_map(|line| {
            let mut fields = line.splitn(3, '\t').skip(1);
            Some((fields.next()?.trim().parse().ok()?, fields.next()?.trim()))
        })
        .collect()
}

fn word_list(text: &str) -> HashMap<&str, i32> {
    text.lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, valence)| Some((word, valence.trim().parse().ok()?)))
        .collect()
}

/// The sign of the sum of the words' valences.
fn afinn_alone(list: &HashMap<&str, i32>, text: &str) -> i8 {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    words
        .filter_map(|word| list.get(word))
        .sum::<i32>()
        .signum() as i8
}
