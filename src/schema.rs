//! JSON Schemas of the TOML files, from the declared keys, so that an editor completes and checks what is written. What holds between
//! keys is beyond them: `check` tells it.

use crate::diag::{Code, FileId, Finding, Findings, Span};
use crate::keys::{self, FILES, Form, Info, Kind, Kinded, Need};
use crate::source::{AssociationFiles, SCHEMAS, Sources, Tree};
use serde_json::{Map, Value, json};

const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// The schema of each kind of file: its name in the folder of schemas, and its text.
pub fn files() -> Vec<(String, String)> {
    FILES.into_iter().map(|kind| (name(kind), format!("{:#}\n", schema(kind)))).collect()
}

fn name(kind: &Kind) -> String {
    kind.name.replace(".toml", ".json")
}

/// The schema of a kind of file. A date is written as one, or as a text: JSON knows no dates.
pub fn schema(file: &'static Kind) -> Value {
    let mut definitions = Map::new();
    let mut schema = object(file, None, &mut definitions);
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("x-tombi-toml-version".into(), "v1.0.0".into());
    schema.insert("title".into(), file.name.into());
    schema.insert("$defs".into(), definitions.into());
    schema.into()
}

/// A table of a kind, without one of its keys if that would make it another kind.
fn object(kind: &'static Kind, without: Option<&str>, definitions: &mut Map<String, Value>) -> Map<String, Value> {
    let keys = kind.keys().filter(|key| Some(key.name) != without);
    let properties: Map<String, Value> = keys.clone().map(|key| (key.name.to_owned(), property(key, definitions))).collect();
    let required: Vec<&str> = keys.clone().filter(|key| matches!(key.need, Need::Must)).map(|key| key.name).collect();
    let mut between: Vec<Value> = Vec::new();
    for key in keys {
        if let Need::Else(other) = key.need {
            between.push(json!({ "anyOf": [{ "required": [key.name] }, { "required": [other] }] }));
        }
    }
    let rivals: Vec<Value> = kind.one_of().map(|key| json!({ "required": [key.name] })).collect();
    if !rivals.is_empty() {
        between.push(json!({ "oneOf": rivals }));
    }
    let mut schema = Map::new();
    schema.insert("type".into(), "object".into());
    schema.insert("description".into(), kind.means.into());
    schema.insert("properties".into(), properties.into());
    schema.insert("additionalProperties".into(), false.into());
    if !required.is_empty() {
        schema.insert("required".into(), required.into());
    }
    if !between.is_empty() {
        schema.insert("allOf".into(), between.into());
    }
    schema
}

fn property(key: &Info, definitions: &mut Map<String, Value>) -> Value {
    let form = (key.form)();
    let mut schema = value(&form, definitions);
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".into(), key.means.into());
        if let Need::Or(default) = key.need {
            schema.insert("default".into(), if matches!(form, Form::Flag) { json!(default() == "true") } else { default().into() });
        }
        schema.extend(example(key).map(|example| ("examples".to_owned(), json!([example]))));
    }
    schema
}

/// The example of a key, if it has one, as JSON.
fn example(key: &Info) -> Option<Value> {
    let mut table: toml::Table = format!("v = {}", key.example).parse().ok()?;
    Some(as_json(table.remove("v")?))
}

/// TOML as JSON, where a date is a text.
pub fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => text.into(),
        toml::Value::Integer(number) => number.into(),
        toml::Value::Float(number) => number.into(),
        toml::Value::Boolean(flag) => flag.into(),
        toml::Value::Datetime(date) => date.to_string().into(),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, as_json(value))).collect(),
    }
}

fn value(form: &Form, definitions: &mut Map<String, Value>) -> Value {
    match form {
        Form::Text => json!({ "type": "string" }),
        Form::Pattern(pattern, _) => json!({ "type": "string", "pattern": pattern }),
        Form::Choice(names) | Form::Listed(_, names) => json!({ "type": "string", "enum": names }),
        Form::Integer => json!({ "type": "integer" }),
        Form::Number => json!({ "type": "number" }),
        Form::Flag => json!({ "type": "boolean" }),
        // An editor of TOML takes the first for a date and the second for a text.
        Form::Date => json!({ "anyOf": [
            { "type": "string", "format": "date", "pattern": DATE },
            { "type": "string", "pattern": DATE },
        ] }),
        Form::List(form) => json!({ "type": "array", "items": value(form, definitions) }),
        Form::OneOrMore(form) => {
            let one = value(form, definitions);
            json!({ "anyOf": [one, { "type": "array", "items": one, "minItems": 1 }] })
        }
        Form::Table(kind) => reference(kind, None, definitions),
        Form::Named(pattern, form) => json!({
            "type": "object",
            "patternProperties": { *pattern: value(form, definitions) },
            "additionalProperties": false,
        }),
        Form::Either(key, one, other) => {
            json!({ "anyOf": [reference(one, None, definitions), reference(other, Some(key), definitions)] })
        }
        Form::OneOf(forms) => json!({ "anyOf": forms.iter().map(|form| value(form, definitions)).collect::<Vec<_>>() }),
    }
}

fn reference(kind: &'static Kind, without: Option<&str>, definitions: &mut Map<String, Value>) -> Value {
    if !definitions.contains_key(kind.name) {
        definitions.insert(kind.name.to_owned(), Value::Null);
        let table = object(kind, without, definitions);
        definitions.insert(kind.name.to_owned(), table.into());
    }
    json!({ "$ref": format!("#/$defs/{}", kind.name) })
}

/// The line that leads an editor from a content file to its schema, written first in the file.
const LINE: &str = "#:schema ";

/// Whether a line leads an editor to a schema.
pub fn is_line(line: &str) -> bool {
    line.starts_with(LINE)
}

/// Schemas that another version of the program has written, and files that all associations share and that lead to another schema than
/// their own.
pub fn check_common(tree: &Tree) -> Findings {
    let mut findings = Findings::default();
    let current = files();
    for (name, file) in &tree.schemas {
        if current.iter().any(|(known, text)| known == name && text != tree.sources.text(*file)) {
            findings.push(
                Finding::new(Code::OldSchema, Span::new(*file, 0..0), "schemat kommer från en annan version av Insyn")
                    .help("Skriv nya scheman: insyn schema."),
            );
        }
    }
    findings.extend(misled(&common_files(tree), &tree.sources));
    findings
}

/// Files of an association that lead to another schema than their own.
pub fn check_association(sources: &Sources, files: &AssociationFiles) -> Vec<Finding> {
    misled(&association_files(files), sources)
}

fn misled(files: &[(&Kind, FileId)], sources: &Sources) -> Vec<Finding> {
    let misled = files.iter().filter_map(|(kind, file)| {
        let wanted = line(kind);
        let first = sources.text(*file).lines().next().unwrap_or_default();
        if !is_line(first) || first.trim_end() == wanted {
            return None;
        }
        let finding = Finding::new(Code::OldSchema, Span::new(*file, 0..first.len()), "raden leder till ett annat schema än filens eget");
        Some(finding.help(format!("Skriv {wanted}, eller ta bort raden.")))
    });
    misled.collect()
}

/// Each kind of file with the line that leads from such a file to its schema.
pub fn lines() -> impl Iterator<Item = (&'static str, String)> {
    FILES.into_iter().map(|kind| (kind.name, line(kind)))
}

fn line(kind: &Kind) -> String {
    let up = match kind.name {
        name if name == keys::Report::KIND.name || name == keys::Figures::KIND.name => "../../",
        name if name == keys::Association::KIND.name || name == keys::Initiatives::KIND.name => "../",
        _ => "./",
    };
    format!("{LINE}{up}{SCHEMAS}/{}", name(kind))
}

/// Each TOML file of the content with its kind.
pub fn content_files(tree: &Tree) -> Vec<(&'static Kind, FileId)> {
    common_files(tree).into_iter().chain(tree.associations.iter().flat_map(association_files)).collect()
}

fn common_files(tree: &Tree) -> Vec<(&'static Kind, FileId)> {
    let kinds = [keys::Website::KIND, keys::Members::KIND, keys::Indicators::KIND, keys::Glossary::KIND];
    let files = [tree.site, tree.members, tree.indicators, tree.glossary];
    kinds.into_iter().zip(files).filter_map(|(kind, file)| Some((kind, file?))).collect()
}

fn association_files(association: &AssociationFiles) -> Vec<(&'static Kind, FileId)> {
    let mut files = vec![(keys::Association::KIND, association.about)];
    files.extend(association.initiatives.map(|file| (keys::Initiatives::KIND, file)));
    for report in &association.reports {
        let kind = |file| if file == report.about { keys::Report::KIND } else { keys::Figures::KIND };
        files.extend(report.figures.iter().map(|file| (kind(*file), *file)));
    }
    files
}
