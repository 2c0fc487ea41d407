//! Prints how many milliseconds it takes from a changed file in memory to the page of its report: the median of many changes of the newest
//! report of the first association, once that is at hand.
//!
//! ```sh
//! cargo run --release --example live -- FOLDER
//! ```

#![allow(clippy::expect_used, clippy::print_stdout, reason = "a measurement may panic, and prints what it measured")]

use insyn::build::Live;
use std::path::PathBuf;
use std::time::Instant;

fn main() {
    let content: PathBuf = std::env::args_os().nth(1).expect("a folder with content").into();
    let mut live = Live::open(&content, None).expect("the content can be read");
    let site = &live.checked().site;
    let association = site.associations.first().expect("an association");
    let report = association.reports.first().expect("a report");
    let folder = format!("{}/{}/", association.id, report.id);
    let sources = &live.checked().sources;
    let figures =
        sources.all().find(|(_, file)| file.path.contains(&folder) && file.path.ends_with(".toml") && file.text().contains("[tabell"));
    let (file, text) = figures.map(|(file, source)| (file, source.text().to_owned())).expect("a file with figures");
    live.change(file, text.clone()).expect("the association can be read");
    let mut taken: Vec<f64> = (0..41)
        .map(|turn| {
            let changed = format!("{text}# {turn}\n");
            let start = Instant::now();
            let changed = live.change(file, changed).expect("the page can be made").expect("the file is of a report");
            assert!(changed.html.is_some_and(|html| html.contains("</html>")));
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    println!("{:.1}", taken[taken.len() / 2]);
}
