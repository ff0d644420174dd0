//! Measures [`tekup_retrieval::support`] on sentences that people have judged: QAGS (Wang, Cho and Lewis 2020),
//! `mturk_cnndm.jsonl` and `mturk_xsum.jsonl`.
//!
//!     cargo run --release -p tekup-retrieval --example support -- FOLDER

#![expect(clippy::print_stdout, reason = "a table is what this is for")]

use std::{collections::HashSet, error::Error, fs, path::PathBuf};

use serde::Deserialize;
use tekup_retrieval::{
    support::{SUPPORTED, support},
    terms::Language,
};

#[derive(Deserialize)]
struct Summary {
    article: String,
    summary_sentences: Vec<Judged>,
}

#[derive(Deserialize)]
struct Judged {
    sentence: String,
    responses: Vec<Vote>,
}

#[derive(Deserialize)]
struct Vote {
    response: String,
}

/// Sentences in a set: how well each is supported, the share of its words that the article has, and whether most
/// of its judges say that it is.
type Scores = Vec<(f32, f32, bool)>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name the folder")?);
    println!("| sentences | supported | test | wrongly taken | wrongly refused | AUROC |");
    println!("|---|---|---|---|---|---|");
    for name in ["cnndm", "xsum"] {
        let (mut chosen, mut rest) = (Scores::new(), Scores::new());
        let text = fs::read_to_string(folder.join(format!("mturk_{name}.jsonl")))?;
        for (number, line) in text.lines().enumerate() {
            let summary: Summary = serde_json::from_str(line)?;
            let even = number % 2 == 0 && name == "cnndm";
            let part = if even { &mut chosen } else { &mut rest };
            part.extend(summary.summary_sentences.iter().map(|judged| {
                let yes = judged
                    .responses
                    .iter()
                    .filter(|vote| vote.response == "yes");
                let supported = yes.count() * 2 > judged.responses.len();
                let score = support(&judged.sentence, &summary.article, "", Language::English);
                (score, words(&judged.sentence, &summary.article), supported)
            }));
        }
        if name == "cnndm" {
            print_rows(
                "CNN/DM, even articles (the threshold was chosen here)",
                &chosen,
            );
            print_rows("CNN/DM, odd articles", &rest);
        } else {
            print_rows("XSum", &rest);
        }
    }
    Ok(())
}

fn print_rows(what: &str, scores: &Scores) {
    let supported = scores.iter().filter(|one| one.2).count();
    let other = scores.len() - supported;
    let row = |test: &str, pick: &dyn Fn(&(f32, f32, bool)) -> f32, threshold: f32| {
        let taken = scores.iter().filter(|one| !one.2 && pick(one) >= threshold);
        let refused = scores.iter().filter(|one| one.2 && pick(one) < threshold);
        println!(
            "| {what} ({}) | {supported} | {test} | {:.1}% | {:.1}% | {:.3} |",
            scores.len(),
            percent(taken.count(), other),
            percent(refused.count(), supported),
            auroc(scores, pick),
        );
    };
    row("words and their order, from 0.80", &|one| one.0, SUPPORTED);
    row("share of words, from 0.75", &|one| one.1, 0.75);
}

fn words(sentence: &str, article: &str) -> f32 {
    let there: HashSet<String> = Language::English
        .content_stems(article)
        .into_iter()
        .collect();
    let said: HashSet<String> = Language::English
        .content_stems(sentence)
        .into_iter()
        .collect();
    (percent(said.intersection(&there).count(), said.len()) / 100.0) as f32
}

#[expect(clippy::cast_precision_loss, reason = "some hundred sentences")]
fn percent(part: usize, of: usize) -> f64 {
    part as f64 * 100.0 / of.max(1) as f64
}

/// How often a supported sentence scores above another one; ties count half.
#[expect(clippy::cast_precision_loss, reason = "some hundred sentences")]
fn auroc(scores: &Scores, pick: &dyn Fn(&(f32, f32, bool)) -> f32) -> f64 {
    let mut won = 0.0;
    let mut pairs = 0_usize;
    for yes in scores.iter().filter(|one| one.2) {
        for no in scores.iter().filter(|one| !one.2) {
            pairs += 1;
            won += match pick(yes).total_cmp(&pick(no)) {
                std::cmp::Ordering::Greater => 1.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 0.0,
            };
        }
    }
    won / pairs.max(1) as f64
}
