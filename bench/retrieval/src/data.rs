use std::{collections::HashMap, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

/// Passages and questions that are answered by one of them.
#[derive(Debug, Default, Clone)]
pub struct Set {
    pub passages: Vec<Passage>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone)]
pub struct Passage {
    /// Number of its article, from 1.
    pub article: usize,
    pub title: String,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Question {
    pub text: String,
    /// Place of its passage.
    pub passage: usize,
}

impl Set {
    pub fn extend(&mut self, other: Self) {
        let passages = self.passages.len();
        let articles = self.passages.last().map_or(0, |last| last.article);
        self.passages
            .extend(other.passages.into_iter().map(|mut passage| {
                passage.article += articles;
                passage
            }));
        self.questions
            .extend(other.questions.into_iter().map(|mut question| {
                question.passage += passages;
                question
            }));
    }

    /// The questions to some articles; the passages stay.
    pub fn of_articles(&self, wanted: impl Fn(usize) -> bool) -> Self {
        let chosen = |question: &&Question| wanted(self.passages[question.passage].article);
        Self {
            passages: self.passages.clone(),
            questions: self.questions.iter().filter(chosen).cloned().collect(),
        }
    }
}

/// Reads SQuAD's format.
pub fn squad(path: &Path) -> Result<Set> {
    let file = std::fs::read(path).with_context(|| path.display().to_string())?;
    let file: Value = serde_json::from_slice(&file)?;
    let mut set = Set::default();
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    for (number, article) in (1..).zip(list(&file["data"])) {
        for paragraph in list(&article["paragraphs"]) {
            for asked in list(&paragraph["qas"]) {
                set.questions.push(Question {
                    text: text(&asked["question"]),
                    passage: set.passages.len(),
                });
            }
            set.passages.push(Passage {
                article: number,
                title: text(&article["title"]).replace('_', " "),
                text: text(&paragraph["context"]),
            });
        }
    }
    Ok(set)
}

/// Reads CoSQA: 6,267 functions, and questions of a half.
pub fn cosqa(folder: &Path, half: &str) -> Result<Set> {
    let read = |name: &str| -> Result<Value> {
        let path = folder.join(name);
        let file = std::fs::read(&path).with_context(|| path.display().to_string())?;
        Ok(serde_json::from_slice(&file)?)
    };
    let functions = read("code_idx_map.txt")?;
    let mut places: HashMap<u64, usize> = HashMap::new();
    let mut set = Set::default();
    for (code, number) in functions.as_object().into_iter().flatten() {
        places.insert(number.as_u64().unwrap_or(0), set.passages.len());
        set.passages.push(Passage {
            article: 1,
            title: String::new(),
            text: identifiers(code),
        });
    }
    let questions = read(&format!("cosqa-retrieval-{half}-500.json"))?;
    for asked in questions.as_array().into_iter().flatten() {
        let number = asked["retrieval_idx"].as_u64().unwrap_or(0);
        if let Some(place) = places.get(&number) {
            set.questions.push(Question {
                text: asked["doc"].as_str().unwrap_or_default().to_owned(),
                passage: *place,
            });
        }
    }
    Ok(set)
}

/// Code with the words inside its names: `readLine_from` as `read Line from`.
fn identifiers(code: &str) -> String {
    let mut out = String::with_capacity(code.len() * 5 / 4);
    let mut lower = false;
    for letter in code.chars() {
        if letter == '_' || lower && letter.is_uppercase() {
            out.push(' ');
        }
        if letter != '_' {
            out.push(letter);
        }
        lower = letter.is_lowercase();
    }
    out
}
