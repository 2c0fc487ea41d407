//! The tables of keys in the documents.

use super::key::{Form, Info, Kind, Need};
use crate::swedish::{either, join};
use std::fmt::Write;

/// A table of the keys that a kind does not share with others, in Markdown.
pub fn table(kind: &Kind) -> String {
    let mut text = String::new();
    if kind.own().next().is_some() {
        text.push_str("| nyckel | värde | måste finnas | betydelse | exempel |\n| --- | --- | --- | --- | --- |\n");
    }
    for key in kind.own() {
        let example = if key.example.is_empty() { String::new() } else { format!("`{}`", escaped(key.example)) };
        let form = said(&(key.form)());
        _ = writeln!(text, "| `{}` | {form} | {} | {} | {example} |", key.name, need(kind, key), escaped(key.means));
    }
    let shared: Vec<String> = kind.shared().iter().map(|kind| format!("`{}`", kind.name)).collect();
    if !shared.is_empty() {
        _ = writeln!(text, "{}Alla nycklar i {} går också att skriva här.", if text.is_empty() { "" } else { "\n" }, join(&shared));
    }
    text
}

/// As it stands in a table of Markdown.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|")
}

fn need(kind: &Kind, key: &Info) -> String {
    match key.need {
        Need::Must => "ja".to_owned(),
        Need::May => "nej".to_owned(),
        Need::Or(default) => format!("nej, annars `{}`", default()),
        Need::Else(other) => format!("ja, eller `{other}`"),
        Need::One => {
            let names: Vec<String> = kind.one_of().map(|key| format!("`{}`", key.name)).collect();
            format!("en av {}", join(&names))
        }
    }
}

/// A form in a few Swedish words.
fn said(form: &Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Pattern(_, called) | Form::Listed(called, _) => (*called).to_owned(),
        Form::Choice(names) => either(&names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>()),
        Form::Integer => "heltal".to_owned(),
        Form::Number => "tal".to_owned(),
        Form::Flag => "`true` eller `false`".to_owned(),
        Form::Date => "datum".to_owned(),
        Form::List(form) => match &**form {
            Form::Table(_) | Form::Either(..) => format!("lista, {}", said(form)),
            form => format!("lista av {}", said(form)),
        },
        Form::OneOrMore(form) => format!("{}; eller en lista av flera", said(form)),
        Form::Table(kind) => format!("se `{}`", kind.name),
        Form::Named(_, form) => format!("under ett namn: {}", said(form)),
        Form::Either(_, one, other) => format!("se `{}` och `{}`", one.name, other.name),
        Form::OneOf(forms) => either(&forms.iter().map(said).collect::<Vec<_>>()),
    }
}
