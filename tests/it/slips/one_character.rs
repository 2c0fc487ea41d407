//! No slip of one character gives more than three findings, wherever it is made: a sign is left out, or a digit is another, here and there
//! in every file of the real content of an association.
//!
//! Every sixteenth slip is tried; `INSYN_SLIPS_STEP=1` tries all of them.

use super::sydnarke;
use rayon::prelude::*;
use std::fs;
use walkdir::WalkDir;

/// What is left out, or written in the place of a sign.
const SLIPS: [(char, &str); 18] = [
    ('[', ""),
    (']', ""),
    ('{', ""),
    ('}', ""),
    ('"', ""),
    ('=', ""),
    (',', ""),
    ('.', ""),
    ('#', ""),
    ('-', ""),
    ('_', ""),
    ('(', ""),
    ('0', ""),
    ('7', ""),
    ('a', ""),
    ('e', ""),
    ('4', "5"),
    ('"', "”"),
];
/// So many places of each sign are tried in a file.
const PLACES: usize = 2;

/// The places of a slip in a text: spread over it, at others for each slip.
fn places(text: &str, kind: usize) -> Vec<usize> {
    let all: Vec<usize> = text.match_indices(SLIPS[kind].0).map(|(at, _)| at).collect();
    let chosen = |number: usize| all.get((all.len() * (2 * number + 1) / (2 * PLACES) + kind * 7) % all.len().max(1)).copied();
    (0..PLACES).filter_map(chosen).collect()
}

#[test]
fn no_slip_of_one_character_gives_more_than_three_findings() {
    let step = std::env::var("INSYN_SLIPS_STEP").map_or(16, |step| step.parse().unwrap());
    let project = sydnarke();
    let content = project.path("content");
    let files = WalkDir::new(&content).sort_by_file_name().into_iter().map(Result::unwrap);
    let files: Vec<String> = files
        .filter(|file| file.path().extension().is_some_and(|end| end == "toml" || end == "md"))
        .map(|file| file.path().strip_prefix(&content).unwrap().to_string_lossy().into_owned())
        .collect();
    let all: Vec<(&String, usize, usize)> = files
        .iter()
        .flat_map(|file| {
            let text = project.read(file);
            (0..SLIPS.len())
                .flat_map(|kind| places(&text, kind).into_iter().map(move |at| (kind, at)))
                .map(move |(kind, at)| (file, kind, at))
                .collect::<Vec<_>>()
        })
        .collect();
    let tried: Vec<_> = all.into_iter().step_by(step).collect();
    println!("{} slips", tried.len());
    let many = tried.par_iter().map_init(sydnarke, |project, (file, kind, at)| {
        let (sign, instead) = SLIPS[*kind];
        let path = project.path("content").join(file);
        let text = project.read(file);
        fs::write(&path, format!("{}{instead}{}", &text[..*at], &text[at + sign.len_utf8()..])).unwrap();
        let checked = project.check();
        fs::write(&path, &text).unwrap();
        let found: Vec<&str> = checked.findings.open().map(|finding| finding.code.id()).collect();
        let line = text[..*at].matches('\n').count() + 1;
        (found.len() > 3).then(|| format!("{file}:{line}: ”{instead}” for ”{sign}”: {} {found:?}", found.len()))
    });
    let many: Vec<String> = many.collect::<Vec<_>>().into_iter().flatten().collect();
    assert!(many.is_empty(), "{} of them:\n{}", many.len(), many.join("\n"));
}
