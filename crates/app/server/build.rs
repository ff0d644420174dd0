//! The console is built by npm into `web/dist`. A build without it serves the API alone, and says so.

fn main() {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    let dist = format!("{here}/../../../web/dist");
    println!("cargo:rerun-if-changed={dist}");
    if let Err(error) = std::fs::create_dir_all(&dist) {
        println!("cargo:warning=web/dist cannot be made: {error}");
    }
}
