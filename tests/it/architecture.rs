//! The house: the list of modules at the top of `lib.rs`, and of each file with a folder of its own, is an order. A module imports
//! only from those above it, and never from the file that holds the list.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The source of each module by its path: `["site", "compare"]`. Without tests.
fn modules() -> BTreeMap<Vec<String>, String> {
    let files = WalkDir::new("src").into_iter().map(Result::unwrap).filter(|entry| entry.path().extension().is_some_and(|e| e == "rs"));
    let module = |path: &Path| -> Vec<String> {
        let below = path.strip_prefix("src").unwrap().with_extension("");
        below.components().map(|part| part.as_os_str().to_str().unwrap().to_owned()).filter(|part| part != "lib").collect()
    };
    let with_source = files.map(|entry| (module(entry.path()), fs::read_to_string(entry.path()).unwrap()));
    with_source
        .filter(|(path, _)| !path.iter().any(|part| part == "tests" || part == "main"))
        .map(|(path, text)| (path, text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned()))
        .collect()
}

/// The modules that a file lists, in its order.
fn listed(source: &str) -> Vec<&str> {
    let lines = source.lines().filter_map(|line| line.strip_suffix(';')?.split_once("mod "));
    lines.filter(|(before, name)| (before.is_empty() || before.starts_with("pub")) && *name != "tests").map(|(_, name)| name).collect()
}

/// Every path that a file names from the root of the crate or from a module above it, resolved to the root.
fn imports(path: &[String], source: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for start in ["crate::", "super::"] {
        for (at, _) in source.match_indices(start) {
            if source[..at].ends_with(|c| is_word(c) || c == ':') {
                continue;
            }
            let mut from = if start == "crate::" { Vec::new() } else { path[..path.len() - 1].to_vec() };
            let mut rest = &source[at + start.len()..];
            while let Some(above) = rest.strip_prefix("super::") {
                from.pop();
                rest = above;
            }
            for mut names in tree(rest) {
                names.retain(|name| name != "self");
                found.push(from.iter().cloned().chain(names).collect());
            }
        }
    }
    found
}

/// The paths of `a::b`, `{a, b::{c, d}}`, …
fn tree(text: &str) -> Vec<Vec<String>> {
    let text = text.trim_start();
    let Some(inner) = text.strip_prefix('{') else {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        let (name, rest) = text.split_at(end);
        let below = rest.strip_prefix("::").filter(|rest| rest.starts_with(|c: char| c == '{' || c.is_alphabetic()));
        let below = below.map_or_else(|| vec![Vec::new()], tree);
        return below.into_iter().map(|path| std::iter::once(name.to_owned()).chain(path).collect()).collect();
    };
    let (mut depth, mut paths, mut start) = (0, Vec::new(), 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                if !inner[start..at].trim().is_empty() {
                    paths.extend(tree(&inner[start..at]));
                }
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    paths
}

#[test]
fn modules_import_only_from_those_above_them() {
    let modules = modules();
    let mut wrong = Vec::new();
    let mut looked_at = 0;
    for (path, source) in &modules {
        for import in imports(path, source) {
            let shared = path.iter().zip(&import).take_while(|(own, other)| own == other).count();
            // The file with the list imports from all that it lists.
            let (Some(own), Some(other)) = (path.get(shared), import.get(shared)) else { continue };
            looked_at += 1;
            let order = listed(&modules[&path[..shared]]);
            let place = |name: &str| order.iter().position(|listed| listed == &name);
            match place(other) {
                Some(other) if Some(other) < place(own) => {}
                Some(_) => wrong.push(format!("{} imports {}, which stands below it", path.join("::"), import.join("::"))),
                None => wrong.push(format!("{} imports {} from the file that lists it", path.join("::"), import.join("::"))),
            }
        }
    }
    assert!(looked_at > 500, "{looked_at}");
    assert!(wrong.is_empty(), "{} wrong: {wrong:#?}", wrong.len());
}

#[test]
fn imports_are_read_from_groups_and_from_above() {
    let path = ["site", "compare", "cells"].map(str::to_owned);
    let found = imports(&path, "use crate::model::{Site, figure::{self, Unit}};\nuse super::super::view::Link;\nlet x = super::label();");
    let found: Vec<String> = found.into_iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["model::Site", "model::figure", "model::figure::Unit", "site::view::Link", "site::compare::label"]);
}

/// Charts and pages ask `measures` what a figure is, never the facts by their role: so no two of them choose differently.
#[test]
fn charts_and_pages_know_no_roles() {
    let asks = |path: &[String], source: &str| {
        let roles = imports(path, source).into_iter().filter(|import| import.last().is_some_and(|name| name == "Role"));
        roles.count() > 0 || source.contains("Role::")
    };
    let modules = modules();
    let of = |room: &str| modules.iter().filter(move |(path, _)| path.first().is_some_and(|first| first == room)).collect::<Vec<_>>();
    assert!(of("measures").into_iter().any(|(path, source)| asks(path, source)), "the room that knows them");
    let wrong: Vec<String> = ["chart", "site"]
        .iter()
        .flat_map(|room| of(room))
        .filter(|(path, source)| asks(path, source))
        .map(|(path, _)| path.join("::"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
