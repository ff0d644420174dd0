//! The project's own chores, run as `cargo xtask COMMAND`.
//!
//! `gen` writes every generated file anew; `check` is the gate a change has to pass.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for developers: its output is the terminal"
)]

mod generate;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  gen [--check]   write generated files (only `sql`, `documents` or `schema` when named after it);
                  with --check, change nothing and fail if one is out of date";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["gen", rest @ ..] => generate::run(rest),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [other, ..] => bail!("no command `{other}`\n\n{USAGE}"),
    }
}
