//! How fast models run here: `cargo run --release -p tekup-inference --example speed -- chat MODEL`
//! or `... -- embed MODEL`, with `TEKUP_HOME` naming the data folder. `raw MODEL` measures
//! llama.cpp itself on the same file: a plain loop, one answer and eight in one batch.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a command that prints what it measures"
)]

use std::{
    num::NonZeroU32,
    path::PathBuf,
    time::{Duration, Instant},
};

use futures::StreamExt;
use llama_cpp_2::{
    context::params::LlamaContextParams, llama_backend::LlamaBackend, llama_batch::LlamaBatch,
    model::LlamaModel as RawModel, sampling::LlamaSampler,
};
use tekup_inference::{
    ChatEvent, ChatModel, ChatRequest, EmbedKind, Message, Models, ModelsConfig, Usage,
    default_threads,
};

const TOKENS: u32 = 96;
const SYSTEM: &str = "You are the customer service of a Danish bank. Answer in the customer's \
    language, in at most three sentences, from the passages only. If the passages do not hold the \
    answer, say that you do not know and offer to pass the question on to a colleague. Never \
    invent amounts, dates, links or names. Never ask for a card number, a PIN or a password. Name \
    the passage that you used by its number in square brackets after the sentence it supports. Be \
    friendly and plain; leave out greetings and closing phrases. Passages: [1] You can block your \
    card at any time in the app under Cards, or by calling us day and night. A blocked card cannot \
    be opened again; a new one is in your mailbox within five working days and is free of charge. \
    [2] Transfers inside the country arrive the same day when they are made before two o'clock.";

#[tokio::main]
async fn main() {
    let mut words = std::env::args().skip(1);
    let (what, name) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let home = std::env::var_os("TEKUP_HOME").map_or("/var/lib/tekup".into(), PathBuf::from);
    let threads: usize = std::env::var("THREADS").map_or(default_threads(), |n| n.parse().unwrap());
    let config = ModelsConfig {
        home,
        threads: Some(threads),
        idle_after: Some(Duration::ZERO),
        ..Default::default()
    };
    let models = Models::open(config).unwrap();
    println!("{name}, {threads} threads, load {}", load());
    match what.as_str() {
        "chat" => chat(&models, &name).await,
        "embed" => embed(&models, &name).await,
        "raw" => {
            let list = models.list();
            let model = list.iter().find(|model| model.name == name).unwrap();
            raw(&model.path.clone().unwrap().join("model.gguf"), threads);
        }
        _ => println!("chat MODEL, embed MODEL or raw MODEL"),
    }
    println!("load {}", load());
}

fn load() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace()
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn question(system: &str, text: String, tokens: u32) -> ChatRequest {
    ChatRequest {
        messages: vec![Message::system(system), Message::user(text)],
        temperature: Some(0.0),
        max_tokens: Some(tokens),
        ..Default::default()
    }
}

/// Asks and returns the time to the first word, the time from there to the end, and the usage.
async fn ask(model: &dyn ChatModel, request: ChatRequest) -> (Duration, Duration, Usage) {
    let start = Instant::now();
    let mut stream = model.chat(request, Default::default()).await.unwrap();
    let mut first = None;
    while let Some(event) = stream.next().await {
        match event.unwrap() {
            ChatEvent::Done { usage, .. } => {
                let first: Instant = first.unwrap_or_else(Instant::now);
                return (first - start, first.elapsed(), usage);
            }
            _ => first = first.or_else(|| Some(Instant::now())),
        }
    }
    unreachable!("a stream ends with its usage");
}

async fn chat(models: &Models, name: &str) {
    let model = models.chat_named(name).unwrap();
    let warm = "Write the numbers from one to ten.".to_owned();
    let (first, _, _) = ask(model.as_ref(), question("Be brief.", warm, 4)).await;
    println!("load and first word: {:.2} s", first.as_secs_f64());

    let story = |n: u32| {
        format!("Write a long story, number {n}, about a bicycle, in as much detail as you can.")
    };
    for _ in 0..3 {
        let request = question("You are a writer.", story(1), TOKENS);
        let (_, rest, usage) = ask(model.as_ref(), request).await;
        let rate = f64::from(usage.completion_tokens - 1) / rest.as_secs_f64();
        println!(
            "one stream: {rate:.1} tokens/s ({} tokens)",
            usage.completion_tokens
        );
    }
    for _ in 0..2 {
        let start = Instant::now();
        // The same for all: its prompt is in the cache, so the time goes into writing.
        let all = (0..8).map(|_| {
            ask(
                model.as_ref(),
                question("You are a writer.", story(1), TOKENS),
            )
        });
        let answers = futures::future::join_all(all).await;
        let tokens: u32 = answers
            .iter()
            .map(|(_, _, usage)| usage.completion_tokens)
            .sum();
        let rate = f64::from(tokens) / start.elapsed().as_secs_f64();
        println!("eight at once: {rate:.1} tokens/s ({tokens} tokens)");
    }
    let customer = "How long does it take until I get a new card?";
    for (label, text) in [
        ("cold", customer),
        ("warm system prompt", "Can I open my card again?"),
    ] {
        let (first, _, usage) = ask(model.as_ref(), question(SYSTEM, text.to_owned(), 16)).await;
        let new = usage.prompt_tokens - usage.cached_tokens;
        println!(
            "{label}: first word after {:.2} s, {} prompt tokens, {} from cache ({:.0} prompt tokens/s)",
            first.as_secs_f64(),
            usage.prompt_tokens,
            usage.cached_tokens,
            f64::from(new) / first.as_secs_f64(),
        );
    }
}

async fn embed(models: &Models, name: &str) {
    let model = models.embedder_named(name).unwrap();
    let of = |n: u32| format!("How do I change the PIN of my card number {n}?");
    let start = Instant::now();
    model.embed(vec![of(0)], EmbedKind::Query).await.unwrap();
    println!(
        "load and first vector: {:.2} s",
        start.elapsed().as_secs_f64()
    );
    for round in 1..3 {
        let start = Instant::now();
        for n in 0..100 {
            model
                .embed(vec![of(round * 1_000 + n)], EmbedKind::Query)
                .await
                .unwrap();
        }
        println!(
            "one query after the other: {:.2} ms each",
            start.elapsed().as_secs_f64() * 10.0
        );
        let queries: Vec<String> = (0..500).map(|n| of(n + round * 10_000)).collect();
        let start = Instant::now();
        model.embed(queries, EmbedKind::Passage).await.unwrap();
        println!(
            "short texts together: {:.0}/s",
            500.0 / start.elapsed().as_secs_f64()
        );
        let sentence = "The customer calls the bank and asks for a new card. ";
        let long: Vec<String> = (0..48)
            .map(|n| format!("{n} {}", sentence.repeat(16)))
            .collect();
        let start = Instant::now();
        model.embed(long, EmbedKind::Passage).await.unwrap();
        println!(
            "passages of about 200 tokens: {:.1}/s",
            48.0 / start.elapsed().as_secs_f64()
        );
    }
}

/// llama.cpp alone, without anything of ours.
fn raw(path: &std::path::Path, threads: usize) {
    let backend = LlamaBackend::init().unwrap();
    let model = RawModel::load_from_file(&backend, path, &Default::default()).unwrap();
    let threads = i32::try_from(threads).unwrap();
    let params = LlamaContextParams::default()
        .with_n_ctx(NonZeroU32::new(4_096))
        .with_n_batch(512)
        .with_n_ubatch(512)
        .with_n_seq_max(8)
        .with_n_threads(threads)
        .with_n_threads_batch(threads)
        .with_kv_unified(true);
    let mut context = model.new_context(&backend, params).unwrap();
    let vocab = model.vocab();
    let prompt = vocab.tokenize(SYSTEM.as_bytes(), true, false);
    let mut batch = LlamaBatch::new(512, 1);
    for _ in 0..3 {
        context.clear_kv_cache();
        batch.clear();
        batch.add_sequence(&prompt, 0, false).unwrap();
        let start = Instant::now();
        context.decode(&mut batch).unwrap();
        let mut greedy = LlamaSampler::greedy();
        let mut token = greedy.sample(&context, batch.n_tokens() - 1);
        let rate = prompt.len() as f64 / start.elapsed().as_secs_f64();
        println!("raw prompt of {}: {rate:.1} tokens/s", prompt.len());
        context.clear_kv_cache();
        batch.clear();
        batch.add_sequence(&prompt[..40], 0, false).unwrap();
        context.decode(&mut batch).unwrap();
        let start = Instant::now();
        for position in 40..40 + TOKENS as i32 {
            batch.clear();
            batch.add(token, position, &[0], true).unwrap();
            context.decode(&mut batch).unwrap();
            token = greedy.sample(&context, 0);
        }
        let rate = f64::from(TOKENS) / start.elapsed().as_secs_f64();
        println!("raw one stream: {rate:.1} tokens/s");
        context.clear_kv_cache();
        let start = Instant::now();
        for position in 0..TOKENS as i32 {
            batch.clear();
            for sequence in 0..8 {
                batch.add(token, position, &[sequence], true).unwrap();
            }
            context.decode(&mut batch).unwrap();
            for row in 0..8 {
                token = greedy.sample(&context, row);
            }
        }
        let rate = 8.0 * f64::from(TOKENS) / start.elapsed().as_secs_f64();
        println!("raw eight at once: {rate:.1} tokens/s");
    }
}
