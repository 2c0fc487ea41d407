//! The documents say what the program does.

use insyn::model::{Kind, Nature, Role, TableKind, Unit};
use insyn::reconcile::Rule;
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

/// Each rule has a section, in order, and a row in the table at the end that tells its severity.
#[test]
fn the_document_of_the_checks_tells_of_every_rule() {
    let document = fs::read_to_string("docs/sifferkontroll.md").unwrap();
    let expected: Vec<String> = Rule::ALL.iter().map(|rule| format!("## {} (`{}`)", rule.name(), rule.code())).collect();
    let headings: Vec<&str> = document.lines().filter(|line| line.starts_with("## ") && line.ends_with("`)")).collect();
    assert_eq!(headings, expected);
    let expected: Vec<String> =
        Rule::ALL.iter().map(|rule| format!("| `{}` | {} | {} |", rule.code(), rule.name(), rule.severity().name())).collect();
    let table = document.split("## Alla regler").nth(1).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows, expected);
}

/// The example of the handbook, as a reader would type it in: every file stands after a line that names it.
#[test]
fn the_example_of_the_handbook_builds_without_a_word() {
    let handbook = fs::read_to_string("docs/handbok.md").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut files = 0;
    for part in handbook.split("**Fil: `").skip(1) {
        let (name, rest) = part.split_once("`**").unwrap();
        let fenced = rest.split_once("```").unwrap().1;
        let (_, text) = fenced.split_once('\n').unwrap();
        let text = text.split("\n```").next().unwrap();
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("{text}\n")).unwrap();
        files += 1;
    }
    assert!(files >= 7, "{files}");
    let checked = crate::support::check(&folder.path().join("content"), true);
    let findings: Vec<_> = checked.findings.open().map(|finding| &finding.message).collect();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(checked.site.associations[0].reports.len(), 1);
}
