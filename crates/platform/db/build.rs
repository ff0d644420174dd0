//! The migrations are compiled in; without this cargo would not notice a new one.

fn main() {
    println!("cargo:rerun-if-changed=../../../sql/migrations");
    println!("cargo:rerun-if-changed=../../../sql/roles.sql");
}
