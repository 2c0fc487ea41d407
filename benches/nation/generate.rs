//! Writes the content that `benches/nation/measure` builds: `cargo run --release --example nation -- FOLDER ASSOCIATIONS YEARS`.

#![allow(clippy::expect_used, reason = "a bench may stop")]

#[path = "content.rs"]
mod content;

use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut next = || arguments.next().expect("what is asked for: FOLDER ASSOCIATIONS YEARS");
    let folder = next();
    let mut number = || next().parse().expect("a number");
    content::write(Path::new(&folder), number(), number());
}
