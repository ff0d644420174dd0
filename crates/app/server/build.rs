//! The console is built by npm into `web/dist`. A build without it serves the API alone, and says so.

fn main() {
    let dist = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../web/dist");
    println!("cargo:rerun-if-changed={dist}");
    if let Err(error) = std::fs::create_dir_all(dist) {
        println!("cargo:warning=web/dist cannot be made: {error}");
    }
}
