//! The documents say what the program does.

use crate::support::held_or_written;
use insyn::keys::{self, Kind};
use insyn::model::{self, Nature, Role, TableKind, Unit};
use insyn::reconcile::Rule;
use std::collections::BTreeSet;
use std::fs;

/// What stands between the marks of a generated block: the tables of the kinds that the first mark names.
fn block(names: &str) -> String {
    let all = keys::kinds();
    let kind = |name: &str| all.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("no kind ”{name}”"));
    let told = |kind: &&Kind| format!("\n**`{}`** – {}\n\n{}", kind.name, kind.means, keys::table(kind));
    names.split_whitespace().map(kind).map(told).collect()
}

/// The tables of keys are those of the declarations. They are written by the program, not by hand.
#[test]
fn the_tables_of_keys_in_the_documents_are_those_of_the_declarations() {
    for path in ["docs/content-format.md", "docs/referens.md"] {
        let mut told: Vec<String> = Vec::new();
        held_or_written(path, |document| {
            let mut parts = document.split("<!-- nycklar: ");
            let mut made = parts.next().unwrap().to_owned();
            for part in parts {
                let (names, rest) = part.split_once(" -->").unwrap();
                let (_, after) = rest.split_once("<!-- slut -->").unwrap_or_else(|| panic!("{path}: {names} does not end"));
                made.push_str(&format!("<!-- nycklar: {names} -->\n{}\n<!-- slut -->{after}", block(names)));
                told.extend(names.split_whitespace().map(str::to_owned));
            }
            made
        });
        let known: BTreeSet<&str> = keys::kinds().iter().map(|kind| kind.name).collect();
        assert_eq!(told.len(), known.len(), "{path} tells of a kind twice, or not at all");
        assert_eq!(told.iter().map(String::as_str).collect::<BTreeSet<_>>(), known, "{path}");
    }
}

#[test]
fn the_format_document_lists_every_role() {
    let document = fs::read_to_string("docs/content-format.md").unwrap();
    let listed: Vec<&str> = document
        .lines()
        .filter(|line| line.contains("| flow |") || line.contains("| stock |"))
        .map(|line| line.trim_matches(['|', ' ']).split(" | ").next().unwrap().trim_matches('`'))
        .collect();
    assert_eq!(listed, Role::ALL.iter().map(|role| role.id()).collect::<Vec<_>>());
    for role in Role::ALL {
        let nature = if role.nature() == Nature::Flow { "flow" } else { "stock" };
        assert!(document.contains(&format!("| `{}` | {nature} |", role.id())), "{}", role.id());
    }
}

#[test]
fn the_format_document_names_every_unit_kind_and_table_type() {
    let document = fs::read_to_string("docs/content-format.md").unwrap();
    let names = Unit::ALL
        .iter()
        .map(|(name, _)| *name)
        .chain(model::Kind::ALL.iter().map(|(name, _)| *name))
        .chain(TableKind::ALL.iter().map(|(name, _)| *name));
    for name in names {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
}

/// Each rule has a section, in order, and a row in the table at the end that tells its severity.
#[test]
fn the_document_of_the_checks_tells_of_every_rule() {
    let document = fs::read_to_string("docs/sifferkontroll.md").unwrap();
    let expected: Vec<String> = Rule::ALL.iter().map(|rule| format!("## {} (`{}`)", rule.name(), rule.code())).collect();
    let headings: Vec<&str> = document.lines().filter(|line| line.starts_with("## ") && line.ends_with("`)")).collect();
    assert_eq!(headings, expected, "docs/sifferkontroll.md has a section for each rule, in the order of Rule::ALL");
    let expected: Vec<String> =
        Rule::ALL.iter().map(|rule| format!("| `{}` | {} | {} |", rule.code(), rule.name(), rule.severity().name())).collect();
    let table = document.split("## Alla regler").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows, expected, "the table in docs/sifferkontroll.md has a row for each rule, in the order of Rule::ALL");
}

/// Every dependency has a row that gives its reason.
#[test]
fn every_dependency_has_a_reason() {
    let document = fs::read_to_string("docs/dependencies.md").unwrap();
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let platforms = manifest["target"].as_table().unwrap().values().map(|platform| platform.as_table().unwrap());
    let tables = platforms.chain([&manifest]).flat_map(|of| [of.get("dependencies"), of.get("dev-dependencies")]).flatten();
    let crates = tables.flat_map(|table| table.as_table().unwrap().keys().cloned());
    let package: serde_json::Value = serde_json::from_str(&fs::read_to_string("tests/browser/package.json").unwrap()).unwrap();
    let packages = ["devDependencies", "optionalDependencies"].into_iter().flat_map(|of| package[of].as_object().unwrap().keys().cloned());
    let rows: Vec<&str> = document.lines().filter(|line| line.starts_with('|')).collect();
    let bare: Vec<String> = crates.chain(packages).filter(|name| !rows.iter().any(|row| row.contains(&format!("`{name}`")))).collect();
    assert_eq!(bare, [""; 0]);
}
