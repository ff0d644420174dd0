//! Figures of `tekup-retrieval` on public data and at size. `bench/README.md` says where the data comes from.
#![expect(
    clippy::print_stdout,
    reason = "a command that prints what it measures"
)]

mod data;
mod embed;
mod fit;
mod orders;
mod quality;
mod scale;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
struct Arguments {
    /// The embedding model; without one only words are searched.
    #[arg(long, global = true)]
    model: Option<String>,
    /// The folder that has `models/`.
    #[arg(long, global = true, default_value = "/var/lib/tekup")]
    home: PathBuf,
    /// Where vectors are kept between runs.
    #[arg(long, global = true, default_value = "/tmp/tekup-bench-vectors")]
    cache: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// nDCG@10 and recall@10 of each way to search.
    Quality {
        /// `xquad.en.json`: all 48 articles.
        #[arg(long)]
        xquad: Option<PathBuf>,
        /// A folder with `code_idx_map.txt` and `cosqa-retrieval-{dev,test}-500.json`.
        #[arg(long)]
        cosqa: Option<PathBuf>,
    },
    /// Fits the weights of the second pass on XQuAD English articles 1 to 24.
    Fit {
        #[arg(long)]
        xquad: PathBuf,
    },
    /// Sentences of honest texts that are taken for orders to an AI agent.
    Orders {
        /// SQuAD or XQuAD files; of other files (tables, Markdown) every sentence.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Time, memory and recall at a number of passages.
    Scale {
        /// SQuAD or XQuAD files: text to make passages of, and questions to ask.
        #[arg(long, required = true)]
        squad: Vec<PathBuf>,
        #[arg(long, default_value_t = 100_000)]
        rows: usize,
        #[arg(long, default_value_t = 400)]
        questions: usize,
    },
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let model = arguments.model.as_deref();
    let mut vectors = embed::Vectors::open(&arguments.home, model, &arguments.cache)?;
    match arguments.command {
        Command::Quality { xquad, cosqa } => {
            if let Some(path) = xquad {
                quality::xquad(&data::squad(&path)?, &mut vectors).await?;
            }
            if let Some(folder) = cosqa {
                quality::cosqa(&folder, &mut vectors).await?;
            }
        }
        Command::Orders { files } => orders::run(&files)?,
        Command::Fit { xquad } => fit::run(&data::squad(&xquad)?, &mut vectors).await?,
        Command::Scale {
            squad,
            rows,
            questions,
        } => {
            let mut set = data::Set::default();
            for path in squad {
                set.extend(data::squad(&path)?);
            }
            scale::run(&set, rows, questions, &mut vectors).await?;
        }
    }
    Ok(())
}
