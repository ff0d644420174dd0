//! The project's own chores, run as `cargo xtask COMMAND`.
//!
//! `gen` writes every generated file anew; `check` is the gate a change has to pass. To add a check, write a
//! function that returns what is wrong, one line each, and name it in `check::CHECKS`.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command for developers: its output is the terminal"
)]

mod check;
mod generate;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

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
        ["check"] => check::run_all(),
        ["lock"] => check::lock_migrations(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{}", usage());
            Ok(())
        }
        [name] if check::exists(name) => check::run_one(name),
        other => bail!("no command `{}`\n\n{}", other.join(" "), usage()),
    }
}

fn usage() -> String {
    let mut text = "\
usage: cargo xtask COMMAND

  gen [--check] [sql] [documents] [schema]
                write generated files, all or those named; with --check change nothing and fail if one
                is out of date
  lock          list the migrations that have been released in sql/migrations/LOCK: they may not change
  check         all of the following
"
    .to_owned();
    for (name, what) in check::describe() {
        text.push_str(&format!("  {name:<13} {what}\n"));
    }
    text
}
