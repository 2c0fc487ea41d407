//! A key is declared once: decode reads by the declaration, and what a message calls a key is one.

use insyn::keys::{kinds, table};
use std::collections::BTreeSet;
use std::fs;
use walkdir::WalkDir;

fn names() -> BTreeSet<&'static str> {
    kinds().iter().flat_map(|kind| kind.keys()).map(|key| key.name).collect()
}

/// The texts between quotation marks in the source files below a folder, each with its file. Their tests are left out.
fn literals(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let path = entry.unwrap().into_path();
        if path.extension().is_none_or(|end| end != "rs") || path.components().any(|part| part.as_os_str() == "tests") {
            continue;
        }
        let code = fs::read_to_string(&path).unwrap();
        let code: String = code.split("#[cfg(test)]\nmod tests {").next().unwrap().lines().filter(|line| !is_comment(line)).fold(
            String::new(),
            |mut code, line| {
                code.push_str(line);
                code.push('\n');
                code
            },
        );
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                // A character, such as '"'; a lifetime has no second quotation mark.
                '\'' if characters.as_str().starts_with('\\') => _ = characters.by_ref().skip(1).nth(1),
                '\'' if characters.as_str().chars().nth(1) == Some('\'') => _ = characters.nth(1),
                '"' => {
                    let mut literal = String::new();
                    while let Some(inside) = characters.next().filter(|inside| *inside != '"') {
                        literal.push(if inside == '\\' { characters.next().unwrap() } else { inside });
                    }
                    found.push((path.display().to_string(), literal));
                }
                _ => {}
            }
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

#[test]
fn decode_asks_for_no_key_by_a_name_of_its_own() {
    // The plural of a word in a message, and a word within a fraction.
    let words = ["kolumner", "av"];
    let known = names();
    let spelt: Vec<(String, String)> = literals("src/decode")
        .into_iter()
        .filter(|(_, literal)| known.contains(literal.as_str()) && !words.contains(&literal.as_str()))
        .collect();
    assert_eq!(spelt, []);
}

/// `[[name]]`, `[name.` and `name = ` in a message or a help.
fn mentioned(literal: &str) -> Vec<&str> {
    let is_of_name = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut found = Vec::new();
    for (at, _) in literal.match_indices(" = ") {
        let start = literal[..at].rfind(|c| !is_of_name(c)).map_or(0, |last| last + literal[last..].chars().next().unwrap().len_utf8());
        if start < at && !literal[..start].ends_with(['#', '"', '=', ':', '&', '-']) {
            found.push(&literal[start..at]);
        }
    }
    for open in ["[[", "["] {
        for (at, _) in literal.match_indices(open) {
            let rest = &literal[at + open.len()..];
            let length = rest.find(|c| !is_of_name(c)).unwrap_or(rest.len());
            if length > 0 && rest[length..].starts_with([']', '.']) {
                found.push(&rest[..length]);
            }
        }
    }
    found
}

#[test]
fn messages_name_keys_that_there_are() {
    // A help says how any key is written.
    let known: BTreeSet<&str> = names().into_iter().chain(["nyckel"]).collect();
    let mut seen = 0;
    let mut wrong = Vec::new();
    let told = literals("src").into_iter().filter(|(file, _)| !file.starts_with("src/cli") && !file.starts_with("src/keys"));
    for (file, literal) in told {
        for name in mentioned(&literal) {
            seen += 1;
            if !known.contains(name) {
                wrong.push((file.clone(), name.to_owned()));
            }
        }
    }
    assert_eq!(wrong, []);
    assert!(seen > 30, "{seen}");
}

/// What a declaration says is one sentence, and its example can be written as it stands.
#[test]
fn every_key_has_a_sentence_and_an_example() {
    for kind in kinds() {
        assert!(kind.means.ends_with('.'), "{}", kind.name);
        let mut own = BTreeSet::new();
        for key in kind.keys() {
            assert!(own.insert(key.name), "{} has {} twice", kind.name, key.name);
            assert!(key.means.ends_with('.'), "{}: {}", kind.name, key.name);
            let of_tables = !(key.form)().kinds().is_empty();
            assert!(of_tables || !key.example.is_empty(), "{}: {}", kind.name, key.name);
        }
        assert!(table(kind).contains('`'), "{}", kind.name);
    }
}
