//! The tables of keys in the documents.

use super::key::{Form, Info, Kind, Kinded, Need};
use super::report::{Figures, Report};
use super::site::{Association, Glossary, Indicators, Initiatives, Members, Website};
use std::fmt::Write;

/// The kinds of files.
pub fn files() -> [&'static Kind; 8] {
    [Website::KIND, Members::KIND, Indicators::KIND, Glossary::KIND, Association::KIND, Initiatives::KIND, Report::KIND, Figures::KIND]
}

/// Every kind that a file leads to, itself first, each once.
pub fn kinds(file: &'static Kind) -> Vec<&'static Kind> {
    let mut found = Vec::new();
    collect(file, &mut found);
    found
}

fn collect(kind: &'static Kind, found: &mut Vec<&'static Kind>) {
    if found.iter().any(|known| known.name == kind.name) {
        return;
    }
    found.push(kind);
    for key in kind.own() {
        inner(&(key.form)()).into_iter().for_each(|kind| collect(kind, found));
    }
    kind.shared().iter().for_each(|kind| collect(kind, found));
}

/// The kinds that a form names.
fn inner(form: &Form) -> Vec<&'static Kind> {
    match form {
        Form::Table(kind) => vec![kind],
        Form::Either(_, one, other) => vec![one, other],
        Form::List(form) | Form::Named(_, form) => inner(form),
        Form::OneOf(forms) => forms.iter().flat_map(inner).collect(),
        _ => Vec::new(),
    }
}

/// A text between the ends of a generated block of a document: the table of the keys of each kind that `names` lists.
pub fn block(names: &str) -> String {
    let all: Vec<&Kind> = files().into_iter().flat_map(kinds).collect();
    let named = names.split(' ').filter_map(|name| all.iter().find(|kind| kind.name == name));
    named.map(|kind| table(kind)).collect::<Vec<_>>().join("\n")
}

/// The tables of all kinds that no file above has told of, file by file, under headings.
pub fn sections(heading: &str) -> String {
    let mut told: Vec<&str> = Vec::new();
    let mut text = String::new();
    for kind in files().into_iter().flat_map(kinds) {
        if told.contains(&kind.name) {
            continue;
        }
        told.push(kind.name);
        _ = write!(text, "{heading} `{}`\n\n{}\n\n{}\n", kind.name, kind.means, table(kind));
    }
    text.trim_end().to_owned() + "\n"
}

fn table(kind: &Kind) -> String {
    let mut text = "| nyckel | värde | måste finnas | betydelse | exempel |\n| --- | --- | --- | --- | --- |\n".to_owned();
    for key in kind.own() {
        let example = escaped(key.example);
        _ = writeln!(text, "| `{}` | {} | {} | {} | `{example}` |", key.name, said(&(key.form)()), need(key), escaped(key.means));
    }
    let shared: Vec<String> = kind.shared().iter().map(|kind| format!("`{}`", kind.name)).collect();
    if !shared.is_empty() {
        _ = writeln!(text, "\nDessutom nycklarna i {}.", crate::swedish::join(&shared));
    }
    text
}

/// As it stands in a table of Markdown.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

fn need(key: &Info) -> String {
    match key.need {
        Need::Must => "ja".to_owned(),
        Need::May => "nej".to_owned(),
        Need::Or(default) => format!("nej: `{default}`"),
        Need::Else(other) => format!("om inte `{other}`"),
    }
}

/// A form in a few Swedish words.
fn said(form: &Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Pattern(pattern) if pattern.contains("a-z0-9-") => "id".to_owned(),
        Form::Pattern(pattern) if pattern.contains("http") => "webbadress".to_owned(),
        Form::Pattern(pattern) if pattern.contains('%') => "procentsats".to_owned(),
        Form::Pattern(_) => "period".to_owned(),
        Form::Choice(names) if names.len() > 15 => "roll".to_owned(),
        Form::Choice(names) => names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        Form::Integer => "heltal".to_owned(),
        Form::Number => "tal".to_owned(),
        Form::Flag => "`true`, `false`".to_owned(),
        Form::Date => "datum".to_owned(),
        Form::List(form) => match &**form {
            Form::Table(kind) => format!("lista: `{}`", kind.name),
            Form::Either(_, one, other) => format!("lista: `{}`, `{}`", one.name, other.name),
            form => format!("lista av {}", said(form)),
        },
        Form::Table(kind) => format!("tabell: `{}`", kind.name),
        Form::Named(_, form) => format!("tabell med {}", said(form)),
        Form::Either(_, one, other) => format!("`{}` eller `{}`", one.name, other.name),
        Form::OneOf(forms) => forms.iter().map(said).collect::<Vec<_>>().join(" eller "),
    }
}
