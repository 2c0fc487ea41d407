//! The schemas say what decode reads: what it accepts is valid, and what it complains of in keys and types is not.

use crate::support::{FROZEN_CONTENT, Project, REAL_CONTENT, SIXTH_CONTENT, program};
use insyn::decode::decode;
use insyn::diag::{Code, FileId, Findings, Severity};
use insyn::keys::{FILES, Kind};
use insyn::schema;
use insyn::source::{Tree, read};
use jsonschema::Validator;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;
use toml::{Table, Value};

/// By the name of the kind of file.
static VALIDATORS: LazyLock<BTreeMap<&str, Validator>> =
    LazyLock::new(|| FILES.iter().map(|kind| (kind.name, jsonschema::validator_for(&schema::schema(kind)).unwrap())).collect());

const CONTENTS: [&str; 3] = [FROZEN_CONTENT, SIXTH_CONTENT, REAL_CONTENT];

struct File<'t> {
    tree: &'t Tree,
    id: FileId,
    kind: &'static Kind,
    table: Table,
}

/// Every TOML file of a content.
fn files(tree: &Tree) -> Vec<File<'_>> {
    let read = |(kind, id)| File { tree, id, kind, table: tree.sources.text(id).parse().unwrap() };
    schema::content_files(tree).into_iter().map(read).collect()
}

fn tree(content: &str) -> Tree {
    read(Path::new(content), &mut Findings::default()).unwrap()
}

fn errors(kind: &Kind, table: Table) -> Vec<String> {
    let json = schema::as_json(Value::Table(table));
    VALIDATORS[kind.name].iter_errors(&json).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_file_of_the_real_and_the_made_up_content_is_valid() {
    for content in CONTENTS {
        let tree = tree(content);
        for file in files(&tree) {
            assert_eq!(errors(file.kind, file.table), [""; 0], "{}", tree.sources.file(file.id).path);
        }
    }
}

/// A key of a file, down through tables and lists.
type Place = Vec<Step>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Item(usize),
}

/// Every key of a table, at any depth.
fn places(value: &Value, above: &Place, found: &mut Vec<Place>) {
    let below = |step| above.iter().cloned().chain([step]).collect::<Place>();
    match value {
        Value::Table(table) => {
            for (key, value) in table {
                let place = below(Step::Key(key.clone()));
                places(value, &place, found);
                found.push(place);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places(item, &below(Step::Item(index)), found);
            }
        }
        _ => {}
    }
}

/// A place as the declarations know it: an entry of a list is like any other, and so is what has a name of the author's choice.
fn pattern(place: &Place) -> Vec<&str> {
    let mut pattern: Vec<&str> = Vec::new();
    for step in place {
        let named = matches!(pattern.last(), Some(&("tabell" | "diagram" | "skala" | "delar" | "dimension")));
        match step {
            Step::Item(_) => pattern.push("[]"),
            Step::Key(_) if named => pattern.push("*"),
            Step::Key(key) => pattern.push(key),
        }
    }
    pattern
}

fn parent<'v>(value: &'v mut Value, place: &[Step]) -> &'v mut Table {
    match place {
        [_] => value.as_table_mut().unwrap(),
        [Step::Key(key), rest @ ..] => parent(&mut value[key.as_str()], rest),
        [Step::Item(index), rest @ ..] => parent(&mut value[*index], rest),
        [] => unreachable!("a place has a key"),
    }
}

/// The file without the key, with the key misspelt, and with each other type of value.
fn broken(table: &Table, place: &Place) -> Vec<(&'static str, Table)> {
    let Some(Step::Key(key)) = place.last() else { return Vec::new() };
    let mut made = Vec::new();
    let mut make = |what, change: &dyn Fn(&mut Table)| {
        let mut value = Value::Table(table.clone());
        change(parent(&mut value, place));
        let Value::Table(table) = value else { unreachable!("a file is a table") };
        made.push((what, table));
    };
    make("removed", &|table| _ = table.remove(key));
    make("misspelt", &|table| {
        let value = table.remove(key).unwrap();
        table.insert(format!("{key}qq"), value);
    });
    let others = [
        ("a text", Value::String("qq".into())),
        ("a number", Value::Integer(7)),
        ("true", Value::Boolean(true)),
        ("a list", Value::Array(vec![Value::Array(Vec::new())])),
        ("a table", Value::Table(Table::from_iter([("qq".to_owned(), Value::Boolean(true))]))),
    ];
    for (what, other) in others {
        make(what, &|table| _ = table.insert(key.clone(), other.clone()));
    }
    made
}

/// TOML of a table, each key on a line.
fn text(table: &Table) -> String {
    table.iter().map(|(key, value)| format!("{} = {}\n", quoted(key), inline(value))).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => quoted(text),
        Value::Array(items) => format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", ")),
        Value::Table(table) => {
            let pairs: Vec<String> = table.iter().map(|(key, value)| format!("{} = {}", quoted(key), inline(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
        Value::Float(number) => format!("{number:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Boolean(flag) => flag.to_string(),
        Value::Datetime(date) => date.to_string(),
    }
}

/// A text of JSON is one of TOML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// What decode finds in the content when this file says something else.
fn found(file: &File, table: &Table) -> Findings {
    let mut tree = file.tree.clone();
    // Nothing else is looked at.
    for association in &mut tree.associations {
        association.reports.retain(|report| report.figures.contains(&file.id));
    }
    tree.associations
        .retain(|association| association.about == file.id || association.initiatives == Some(file.id) || !association.reports.is_empty());
    tree.sources.replace(file.id, text(table));
    decode(&tree).1
}

/// Of each key of the contents the first place: without it, misspelt, and with a value of another type. Whatever decode says of
/// keys and types, the schema says; and what the schema refuses, decode refuses.
#[test]
fn what_decode_refuses_of_keys_and_types_is_invalid() {
    let trees = CONTENTS.map(tree);
    let mut tried: BTreeSet<(&str, Vec<String>)> = BTreeSet::new();
    let mut cases = Vec::new();
    for tree in &trees {
        for file in files(tree) {
            let mut all = Vec::new();
            places(&Value::Table(file.table.clone()), &Vec::new(), &mut all);
            all.retain(|place| tried.insert((file.kind.name, pattern(place).iter().map(|step| (*step).to_owned()).collect())));
            cases.push((file, all));
        }
    }
    let wrong: Vec<String> = cases
        .par_iter()
        .flat_map_iter(|(file, places)| {
            let broken = places.iter().flat_map(|place| broken(&file.table, place).into_iter().map(move |made| (place, made)));
            broken.filter_map(move |(place, (what, table))| {
                judge(file, place, table).map(|wrong| format!("{} {place:?} {what}: {wrong}", file.kind.name))
            })
        })
        .collect();
    assert_eq!(wrong, [""; 0]);
    assert!(tried.len() > 150, "{}", tried.len());
}

/// What decode says of how keys go together, which is beyond a schema.
const BETWEEN: [&str; 3] = [
    "ett insatsblad måste säga vilken insats det gäller",
    "cellen hör till en skala, men ingen skala är angiven",
    "av flera original ska vart och ett ha ett namn",
];

/// How the schema and decode disagree on a file, if they do.
fn judge(file: &File, place: &Place, table: Table) -> Option<String> {
    let findings = found(file, &table);
    // What the cells hold may be said by the row, the column or the table.
    let in_cell = pattern(place).contains(&"varden");
    let refused = findings.iter().any(|finding| match finding.code {
        Code::WrongType => !in_cell,
        Code::UnknownKey => true,
        Code::MissingKey => !BETWEEN.contains(&finding.message.as_str()),
        _ => false,
    });
    let wrong = findings.iter().find(|finding| finding.severity == Severity::Error).map(|finding| finding.message.clone());
    let errors = errors(file.kind, table);
    match (refused, errors.first()) {
        (true, None) => Some(format!("valid, but {}", wrong.unwrap_or_default())),
        (_, Some(error)) if wrong.is_none() => Some(format!("decode accepts it, but {error}")),
        _ => None,
    }
}

#[test]
fn the_program_writes_the_schemas_and_tells_how_they_are_found() {
    let project = Project::excerpt();
    let output = program().arg("schema").arg("--content").arg(project.path("content")).output().unwrap();
    assert!(output.status.success());
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("rapport.toml      #:schema ../../.schema/rapport.json\n"), "{said}");
    for (name, text) in schema::files() {
        assert_eq!(project.read(&format!(".schema/{name}")), text);
    }
    assert_eq!(project.findings(), "");
}

/// The schemas of the real content are those that this program writes.
#[test]
fn the_schemas_of_the_real_content_are_current() {
    let tree = tree(REAL_CONTENT);
    let written: Vec<(&str, &str)> = tree.schemas.iter().map(|(name, id)| (name.as_str(), tree.sources.text(*id))).collect();
    let mut expected = schema::files();
    expected.sort();
    assert!(written.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).eq(expected), "insyn schema");
}

#[test]
fn an_old_schema_and_a_line_that_leads_astray_are_told() {
    let project = Project::excerpt().write(".schema/rapport.json", "{}\n");
    let text = project.read("medlemmar.toml");
    let project = project.write("medlemmar.toml", &format!("#:schema ./.schema/rapport.json\n{text}"));
    insta::assert_snapshot!(project.findings());
}

/// An example that the schema itself refuses would teach a mistake.
#[test]
fn every_example_is_valid() {
    for file in FILES {
        let text = schema::schema(file);
        let definitions = text["$defs"].as_object().unwrap();
        for (name, table) in definitions.iter().map(|(name, table)| (name.as_str(), table)).chain([(file.name, &text)]) {
            for (key, property) in table["properties"].as_object().unwrap() {
                let mut alone = property.clone();
                alone["$defs"] = text["$defs"].clone();
                let validator = jsonschema::validator_for(&alone).unwrap();
                for example in property.get("examples").into_iter().flat_map(|examples| examples.as_array().unwrap()) {
                    assert!(validator.is_valid(example), "{name}: {key} = {example}");
                }
            }
        }
    }
}
