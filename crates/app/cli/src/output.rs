//! The only place that writes to the terminal.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line prints"
)]

use std::io::Write;

/// A line of the result.
pub(crate) fn line(text: &str) {
    println!("{text}");
}

/// A piece of a line, shown at once.
pub(crate) fn piece(text: &str) {
    print!("{text}");
    let _ = std::io::stdout().flush();
}

/// A line about the result, apart from it.
pub(crate) fn note(text: &str) {
    eprintln!("{text}");
}

/// Why it failed.
pub(crate) fn error(text: &str) {
    eprintln!("tekup: {text}");
}
