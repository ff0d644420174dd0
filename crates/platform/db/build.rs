//! The migrations are compiled in; without this cargo would not notice a new one.

#![expect(
    clippy::print_stdout,
    reason = "that is how a build script speaks to cargo"
)]

fn main() {
    println!("cargo:rerun-if-changed=../../../sql/migrations");
    println!("cargo:rerun-if-changed=../../../sql/roles.sql");
}
