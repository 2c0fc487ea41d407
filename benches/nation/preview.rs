//! Prints how many milliseconds it takes, each the median of many turns, from a changed figure on the disk to what the preview answers:
//! opening, a change with the page of its report, with the page of the association, with the comparison, and all findings.
//!
//! ```sh
//! cargo run --release --example preview -- FOLDER
//! ```

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a measurement may panic, and prints what it measured")]

use insyn::build::{Options, Preview};
use insyn::site::BuildInfo;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let content: PathBuf = std::env::args_os().nth(1).expect("a folder with content").into();
    let options = Options {
        content: content.clone(),
        out: PathBuf::new(),
        theme: None,
        strict: false,
        drafts: true,
        without_data: false,
        today: jiff::civil::date(2026, 12, 1),
        info: BuildInfo::default(),
    };
    let milliseconds = |start: Instant| start.elapsed().as_secs_f64() * 1_000.0;
    let start = Instant::now();
    let mut preview = Preview::open(&options).expect("the content can be read");
    println!("öppna {:.1}", milliseconds(start));
    let mut folders: Vec<PathBuf> =
        walkdir::WalkDir::new(&content).into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path).collect();
    folders.retain(|path| path.join("siffror.toml").is_file());
    folders.sort();
    let report = folders.last().expect("a report");
    let address = report.strip_prefix(&content).expect("below").to_str().expect("a plain name").to_owned();
    let association = address.split('/').next().expect("a name").to_owned();
    let file = report.join("siffror.toml");
    let text = fs::read_to_string(&file).expect("figures");
    for (name, page) in [
        ("rapport", format!("{address}/index.html")),
        ("förbund", format!("{association}/index.html")),
        ("jämförelse", "jamfor/index.html".to_owned()),
        ("start", "index.html".to_owned()),
    ] {
        let mut taken: Vec<f64> = (0..15)
            .map(|turn| {
                fs::write(&file, format!("{text}# {turn}\n")).expect("writing");
                let start = Instant::now();
                assert!(preview.look(Some(&BTreeSet::from([file.clone()]))));
                assert!(preview.file(&page).expect("a page").is_some());
                milliseconds(start)
            })
            .collect();
        taken.sort_by(f64::total_cmp);
        println!("{name} {:.1}", taken[taken.len() / 2]);
    }
    let start = Instant::now();
    assert!(preview.findings().is_some());
    println!("fynd {:.1}", milliseconds(start));
    fs::write(&file, &text).expect("writing");
}
