//! No slip of one character gives more than three findings, wherever it is made: a sign of each kind is left out here and there in
//! every file of the real content.

use super::sydnarke;
use rayon::prelude::*;
use std::fs;
use walkdir::WalkDir;

/// What is left out, one at a time.
const SIGNS: [char; 16] = ['[', ']', '{', '}', '"', '=', ',', '.', '#', '-', '_', '(', '0', '7', 'a', 'e'];
/// So many places of each sign are tried in a file.
const PLACES: usize = 2;

#[test]
fn no_slip_of_one_character_gives_more_than_three_findings() {
    let project = sydnarke();
    let content = project.path("content");
    let files = WalkDir::new(&content).sort_by_file_name().into_iter().map(Result::unwrap);
    let files: Vec<String> = files
        .filter(|file| file.path().extension().is_some_and(|end| end == "toml" || end == "md"))
        .map(|file| file.path().strip_prefix(&content).unwrap().to_string_lossy().into_owned())
        .collect();
    let tried = files.par_iter().map(|file| {
        let project = sydnarke();
        let text = project.read(file);
        let mut many = Vec::new();
        let mut count = 0;
        for (kind, sign) in SIGNS.iter().enumerate() {
            let places: Vec<usize> = text.match_indices(*sign).map(|(at, _)| at).collect();
            for number in 0..PLACES {
                // Spread over the file, at other places for each sign.
                let Some(at) = places.get((places.len() * (2 * number + 1) / (2 * PLACES) + kind * 7) % places.len().max(1)) else { continue };
                let slip = format!("{}{}", &text[..*at], &text[at + sign.len_utf8()..]);
                fs::write(project.path("content").join(file), slip).unwrap();
                let checked = project.check();
                let found: Vec<&str> = checked.findings.open().map(|finding| finding.code.id()).collect();
                count += 1;
                if found.len() > 3 {
                    let line = text[..*at].matches('\n').count() + 1;
                    many.push(format!("{file}:{line}: without ”{sign}”: {} {found:?}", found.len()));
                }
            }
        }
        (count, many)
    });
    let tried: Vec<(usize, Vec<String>)> = tried.collect();
    println!("{} slips", tried.iter().map(|(count, _)| count).sum::<usize>());
    let many: Vec<String> = tried.into_iter().flat_map(|(_, many)| many).collect();
    assert!(many.is_empty(), "{} of them:\n{}", many.len(), many.join("\n"));
}
