//! No panic on any input: the made-up report, which uses all of the format, damaged in many small ways, is read to the end every
//! time.

mod support;

use insyn::build::{self, render};
use insyn::site::BuildInfo;
use insyn::theme::Theme;
use std::path::Path;
use support::Project;
use walkdir::WalkDir;

const CONTENT: &str = "tests/fixtures/sjatte";
/// How many times each file is damaged in each way.
const TIMES: usize = 6;
const INSERTED: [&str; 8] = ["\"", "}", "{{ kr(\"", "[", "=", "\u{e000}", "999999999999999999999999999999", "\\u0000"];

#[test]
fn damaged_content_is_reported_and_never_panics() {
    let theme = Theme::load(Path::new("themes/standard")).unwrap();
    let files: Vec<String> = WalkDir::new(CONTENT)
        .sort_by_file_name()
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "toml" || kind == "md"))
        .map(|entry| entry.path().strip_prefix(CONTENT).unwrap().to_string_lossy().into_owned())
        .collect();
    let mut places = Places(1);
    let project = Project::from(Path::new(CONTENT));
    for file in &files {
        let whole = project.read(file);
        let bounds: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        for _ in 0..TIMES {
            let at = bounds[places.next(bounds.len())];
            let end = bounds[places.next(bounds.len())].max(at);
            let inserted = INSERTED[places.next(INSERTED.len())];
            let damaged = [
                whole[..at].to_owned(),
                format!("{}{}", &whole[..at], &whole[end..]),
                format!("{}{inserted}{}", &whole[..at], &whole[at..]),
            ];
            for text in damaged {
                std::fs::write(project.path("content").join(file), text).unwrap();
                let checked = build::check(&project.path("content"), true).unwrap();
                // Even a content with errors must not make the pages panic; it is only not published.
                let _ = render(&checked, &theme, &BuildInfo::default());
            }
        }
        std::fs::write(project.path("content").join(file), whole).unwrap();
    }
}

/// Places that are spread out, and the same in every run.
struct Places(u64);

impl Places {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}
