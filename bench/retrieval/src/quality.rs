use std::path::Path;

use anyhow::Result;
use tekup_inference::EmbedKind;
use tekup_retrieval::{
    fuse::MixWeights,
    index::{Hits, PassageIndex, Preparer, Wanted},
    rank::{Asked, Candidates, Order, Read, rerank},
    sentence::Digest,
    terms::Language,
};
use uuid::Uuid;

use crate::{
    data::{self, Set},
    embed::Vectors,
};

/// Results of each leg, and candidates that are read: as the product does.
const EACH: usize = 50;
const READ: usize = 24;

/// A set in an index.
pub struct Indexed {
    pub index: PassageIndex<()>,
    pub ids: Vec<Uuid>,
    pub questions: Option<Vec<Vec<f32>>>,
    digests: Vec<Digest>,
}

pub fn id(place: usize) -> Uuid {
    Uuid::from_u128(place as u128 + 1)
}

fn indexed_text(title: &str, text: &str) -> String {
    match title {
        "" => text.to_owned(),
        title => format!("{title}\n\n{text}"),
    }
}

pub async fn index(set: &Set, vectors: &mut Vectors) -> Result<Indexed> {
    let texts: Vec<String> = set
        .passages
        .iter()
        .map(|passage| indexed_text(&passage.title, &passage.text))
        .collect();
    let passages = vectors.of(&texts, EmbedKind::Passage).await?;
    let asked: Vec<String> = set
        .questions
        .iter()
        .map(|question| question.text.clone())
        .collect();
    let questions = vectors.of(&asked, EmbedKind::Query).await?;
    let mut index = PassageIndex::default();
    let mut preparer = Preparer::default();
    for (place, text) in texts.iter().enumerate() {
        let vector = passages.as_ref().map(|all| all[place].as_slice());
        let prepared = preparer.prepare(id(place), Language::English, text, vector)?;
        index.put(id(place), ());
        index.append(&id(place), [prepared]);
    }
    Ok(Indexed {
        index,
        ids: (0..texts.len()).map(id).collect(),
        questions,
        digests: set
            .passages
            .iter()
            .map(|one| Digest::new(&one.title, &[], &one.text, Language::English))
            .collect(),
    })
}

/// One way to search.
#[derive(Clone, Copy)]
pub struct Way {
    pub name: &'static str,
    pub words: bool,
    pub vectors: bool,
    pub mix: MixWeights,
    pub order: Order,
}

impl Indexed {
    pub fn hits(&self, set: &Set, question: usize, words: bool, vectors: bool) -> Hits {
        let vector = self.questions.as_ref().filter(|_| vectors);
        let wanted = Wanted {
            words: words.then_some(set.questions[question].text.as_str()),
            vector: vector.map(|all| all[question].as_slice()),
            synonyms: &[],
            each: EACH,
        };
        self.index.search(&wanted, |_, ()| true)
    }

    /// Reads the first candidates, as the product does from the database.
    pub fn read(&self, candidates: &Candidates) -> Vec<Read<'_>> {
        let read = |id: Uuid| {
            let digest = &self.digests[usize::try_from(id.as_u128() - 1).unwrap_or(0)];
            Read {
                id,
                digest,
                reception: 0.0,
            }
        };
        candidates.first(READ).into_iter().map(read).collect()
    }

    /// The place of the right passage, from 0.
    fn place(&self, set: &Set, question: usize, way: Way, vectors: &Vectors) -> Option<usize> {
        let right = self.ids[set.questions[question].passage];
        let candidates = Candidates::of(self.hits(set, question, way.words, way.vectors), way.mix);
        if way.order == Order::Mix {
            return candidates.first(10).iter().position(|id| *id == right);
        }
        let text = &set.questions[question].text;
        let rarity = self.index.rarity(text, Language::English);
        let asked = Asked {
            text,
            variants: &[],
            language: Language::English,
            scale: vectors.scale().filter(|_| way.vectors),
            rarity: [&rarity, &rarity],
        };
        let ranked = rerank(&candidates, &self.read(&candidates), &asked, way.order);
        ranked.iter().take(10).position(|one| one.id == right)
    }

    pub fn measure(&self, set: &Set, way: Way, vectors: &Vectors) -> (f64, f64, f64) {
        let (mut ndcg, mut recall, mut first) = (0.0, 0.0, 0.0);
        for question in 0..set.questions.len() {
            if let Some(place) = self.place(set, question, way, vectors) {
                ndcg += 1.0 / (place as f64 + 2.0).log2();
                recall += 1.0;
                first += f64::from(u8::from(place == 0));
            }
        }
        let all = set.questions.len().max(1) as f64;
        (ndcg / all, recall / all, first / all)
    }
}

/// What `fit` finds with vectors: overfitted, and therefore not what the product uses.
const FITTED: Order = Order::Weights([
    0.101, 0.196, 0.030, 0.101, 0.142, 0.116, 0.166, 0.117, 0.031,
]);
const TEXT: MixWeights = MixWeights {
    keyword: 0.4,
    vector: 0.6,
};

fn ways(model: bool, mix: MixWeights) -> Vec<Way> {
    let way = |name, words, vectors, order| Way {
        name,
        words,
        vectors,
        mix,
        order,
    };
    let mut ways = vec![
        way("keyword", true, false, Order::Mix),
        way("keyword, reranked", true, false, Order::WORDS),
    ];
    if model {
        ways.extend([
            way("vector", false, true, Order::Mix),
            way("hybrid", true, true, Order::Mix),
            way(
                "hybrid, reranked by likelihood",
                true,
                true,
                Order::Likelihood,
            ),
            way("hybrid, reranked by fitted weights", true, true, FITTED),
        ]);
    }
    ways
}

fn head() {
    println!(
        "| set | questions | search | nDCG@10 | recall@10 | first |\n|---|---|---|---|---|---|"
    );
}

pub async fn xquad(set: &Set, vectors: &mut Vectors) -> Result<()> {
    println!(
        "\nXQuAD English, {} passages, vectors: {}\n",
        set.passages.len(),
        vectors.model()
    );
    head();
    for (name, articles) in [
        ("articles 1-24 (fitted on)", 1..=24),
        ("articles 25-48", 25..=48),
    ] {
        let half = set.of_articles(|article| articles.contains(&article));
        let indexed = index(&half, vectors).await?;
        for way in ways(vectors.embedder().is_some(), TEXT) {
            let (ndcg, recall, first) = indexed.measure(&half, way, vectors);
            let (count, way) = (half.questions.len(), way.name);
            println!("| {name} | {count} | {way} | {ndcg:.3} | {recall:.3} | {first:.3} |");
        }
    }
    Ok(())
}

pub async fn cosqa(folder: &Path, vectors: &mut Vectors) -> Result<()> {
    let dev = data::cosqa(folder, "dev")?;
    println!(
        "\nCoSQA, {} functions, vectors: {}\n",
        dev.passages.len(),
        vectors.model()
    );
    let indexed = index(&dev, vectors).await?;
    let mut best = (0.0, TEXT);
    if vectors.embedder().is_some() {
        for keyword in [0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6] {
            let mix = MixWeights {
                keyword,
                vector: 1.0 - keyword,
            };
            let way = Way {
                name: "hybrid",
                words: true,
                vectors: true,
                mix,
                order: Order::Mix,
            };
            let (ndcg, _, _) = indexed.measure(&dev, way, vectors);
            println!("dev, keyword weight {keyword}: nDCG@10 {ndcg:.3}");
            if ndcg > best.0 {
                best = (ndcg, mix);
            }
        }
    }
    println!();
    head();
    let test = data::cosqa(folder, "test")?;
    let indexed = index(&test, vectors).await?;
    let mut all = ways(vectors.embedder().is_some(), TEXT);
    all.push(Way {
        name: "hybrid, weight of the dev half",
        words: true,
        vectors: true,
        mix: best.1,
        order: Order::Mix,
    });
    for way in all {
        let (ndcg, recall, first) = indexed.measure(&test, way, vectors);
        let (count, way) = (test.questions.len(), way.name);
        println!("| test | {count} | {way} | {ndcg:.3} | {recall:.3} | {first:.3} |");
    }
    Ok(())
}
