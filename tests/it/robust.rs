//! No panic on any input: the made-up report, which uses all of the format, damaged in many small ways, is read to the end every
//! time.

use crate::support::site::THEME;
use crate::support::{Project, SIXTH_CONTENT};
use insyn::build::render;
use insyn::site::BuildInfo;
use rayon::prelude::*;
use walkdir::WalkDir;

/// How many times each file is damaged in each way.
const TIMES: usize = 6;
const INSERTED: [&str; 12] = [
    "\"",
    "}",
    "{{ kr(\"",
    "[",
    "=",
    "\u{e000}",
    "\u{f0000}",
    "\u{10ffff}",
    "\u{202e}",
    "\u{7}",
    "999999999999999999999999999999",
    "\\u0000",
];

#[test]
fn damaged_content_is_reported_and_never_panics() {
    let files: Vec<String> = WalkDir::new(SIXTH_CONTENT)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "toml" || kind == "md"))
        .map(|entry| entry.path().strip_prefix(SIXTH_CONTENT).unwrap().to_string_lossy().into_owned())
        .collect();
    files.par_iter().enumerate().for_each_init(Project::sixth, |project, (number, file)| damage(project, file, number as u64 + 1));
}

/// Damages a file in places that follow from the seed, reads the content each time, and puts the file back.
fn damage(project: &Project, file: &str, seed: u64) {
    let mut places = Places(seed);
    let path = project.path("content").join(file);
    let whole = project.read(file);
    let bounds: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
    for _ in 0..TIMES {
        let at = bounds[places.next(bounds.len())];
        let end = bounds[places.next(bounds.len())].max(at);
        let inserted = INSERTED[places.next(INSERTED.len())];
        let damaged =
            [whole[..at].to_owned(), format!("{}{}", &whole[..at], &whole[end..]), format!("{}{inserted}{}", &whole[..at], &whole[at..])];
        for text in damaged {
            std::fs::write(&path, text).unwrap();
            // Even a content with errors must not make the pages panic; it is only not published.
            let _ = render(&project.check(), &THEME, &BuildInfo::default());
        }
    }
    std::fs::write(&path, whole).unwrap();
}

/// Places that are spread out, and the same in every run.
struct Places(u64);

impl Places {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}
