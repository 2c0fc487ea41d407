//! The content that `docs/performance.md` is measured on is content like any other: it is read, and nothing in it stops a strict build.

#[path = "../../benches/nation/content.rs"]
mod content;

use crate::support::{REAL_CONTENT, check};
use std::path::Path;
use walkdir::WalkDir;

fn bytes(folder: &Path) -> u64 {
    let files = WalkDir::new(folder).min_depth(3).into_iter().map(Result::unwrap);
    files.filter(|entry| entry.file_type().is_file()).map(|entry| entry.metadata().unwrap().len()).sum()
}

#[test]
fn generated_reports_are_as_large_as_the_real_ones_and_without_errors() {
    let folder = tempfile::tempdir().unwrap();
    content::write(folder.path(), 5, 2);
    let checked = check(folder.path(), false);
    let open: Vec<&str> = checked.findings.open().map(|finding| finding.message.as_str()).collect();
    assert!(open.is_empty(), "{open:#?}");
    let associations = &checked.site.associations;
    let tables = |association: usize| associations[association].reports.iter().map(|report| report.tables.len()).collect::<Vec<_>>();
    assert!((0..5).all(|association| tables(association).len() == 2 && tables(association)[0] == tables(association)[1]));
    let (real, made) = (bytes(Path::new(REAL_CONTENT)), bytes(folder.path()) / 2);
    assert!(made > real * 9 / 10 && made < real * 11 / 10, "{made} bytes where the real reports are {real}");
}

#[test]
fn the_same_numbers_give_the_same_content() {
    let [first, second] = [(); 2].map(|()| {
        let folder = tempfile::tempdir().unwrap();
        content::write(folder.path(), 2, 2);
        crate::support::bytes(folder.path())
    });
    assert!(first == second);
}
