//! The documents say what the program does.

use insyn::model::{Kind, Nature, Role, TableKind, Unit};
use std::fs;

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
        .chain(Kind::ALL.iter().map(|(name, _)| *name))
        .chain(TableKind::ALL.iter().map(|(name, _)| *name));
    for name in names {
        assert!(document.contains(&format!("`{name}`")), "{name}");
    }
}
