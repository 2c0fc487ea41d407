//! Content of format 1 builds for ever. What stands in `tests/fixtures/format-1` is frozen: add to it when a key is added, and change or
//! take away nothing.

use crate::support::FROZEN_CONTENT;
use crate::support::site::built;
use insyn::diag::Findings;
use insyn::keys::{Form, Kind, kinds};
use insyn::schema;
use insyn::source::read;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const SCHEMAS: &str = "tests/fixtures/format-1/schema";

#[test]
fn the_frozen_content_builds_strictly() {
    let built = built(Path::new(FROZEN_CONTENT), true);
    assert!(built.files.contains_key("exempel/2025/index.html"));
}

/// A key with the kind of table that declares it.
type Used = BTreeSet<(&'static str, &'static str)>;

fn look(value: &toml::Value, form: &Form, used: &mut Used) {
    match (form, value) {
        (Form::Table(kind), toml::Value::Table(table)) => look_at(table, kind, used),
        (Form::Either(key, one, other), toml::Value::Table(table)) => {
            look_at(table, if table.contains_key(*key) { one } else { other }, used);
        }
        (Form::List(form), toml::Value::Array(items)) => items.iter().for_each(|item| look(item, form, used)),
        (Form::Named(_, form), toml::Value::Table(table)) => table.values().for_each(|value| look(value, form, used)),
        (Form::OneOrMore(form), toml::Value::Array(items)) => items.iter().for_each(|item| look(item, form, used)),
        (Form::OneOrMore(form), value) => look(value, form, used),
        (Form::OneOf(forms), value) => forms.iter().for_each(|form| look(value, form, used)),
        _ => {}
    }
}

fn look_at(table: &toml::Table, kind: &'static Kind, used: &mut Used) {
    for (name, value) in table {
        let Some(key) = kind.keys().find(|key| key.name == name) else { continue };
        let owner = kind.shared().iter().find(|shared| shared.own().any(|own| std::ptr::eq(own, key))).unwrap_or(&kind);
        used.insert((owner.name, key.name));
        look(value, &(key.form)(), used);
    }
}

#[test]
fn the_frozen_content_uses_every_key() {
    let tree = read(Path::new(FROZEN_CONTENT), &mut Findings::default()).unwrap();
    let mut used = Used::new();
    for (kind, file) in schema::content_files(&tree) {
        look_at(&tree.sources.text(file).parse().unwrap(), kind, &mut used);
    }
    // On a row that is read as one there is none: such a row is a heading.
    used.insert(("rad", "rubrik"));
    let declared: Used = kinds().into_iter().flat_map(|kind| kind.own().map(|key| (kind.name, key.name))).collect();
    assert_eq!(declared.difference(&used).collect::<Vec<_>>(), [] as [&(&str, &str); 0], "use it once in {FROZEN_CONTENT}");
}

/// Every key and every name that could be chosen still can, and nothing new is asked for.
#[test]
fn the_frozen_schemas_still_hold() {
    let current = schema::files();
    for entry in fs::read_dir(SCHEMAS).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let frozen: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let (_, text) = current.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("{name} is gone"));
        contained(&frozen, &serde_json::from_str(text).unwrap(), name);
    }
}

fn contained(frozen: &Value, current: &Value, place: &str) {
    match (frozen, current) {
        (Value::Object(frozen), Value::Object(current)) => {
            for (key, value) in frozen.iter().filter(|(key, _)| !matches!(key.as_str(), "description" | "examples" | "required")) {
                let now = current.get(key).unwrap_or_else(|| panic!("{place}: {key} is gone"));
                contained(value, now, &format!("{place}/{key}"));
            }
            let required = |of: &serde_json::Map<String, Value>| of.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
            let asked = required(current).into_iter().find(|key| !required(frozen).contains(key));
            assert_eq!(asked, None, "{place} asks for more");
        }
        (Value::Array(frozen), Value::Array(current)) if place.ends_with("/enum") => {
            let gone: Vec<&Value> = frozen.iter().filter(|value| !current.contains(value)).collect();
            assert!(gone.is_empty(), "{place}: {gone:?} is gone");
        }
        (Value::Array(frozen), Value::Array(current)) => {
            assert!(frozen.len() <= current.len(), "{place}");
            frozen
                .iter()
                .zip(current)
                .enumerate()
                .for_each(|(index, (frozen, current))| contained(frozen, current, &format!("{place}/{index}")));
        }
        _ => assert_eq!(frozen, current, "{place}"),
    }
}
