//! The `pirn` command.

fn main() {
    println!("pirn {}", env!("CARGO_PKG_VERSION"));
}
