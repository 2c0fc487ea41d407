//! The words that templates print: those of the program, in which a theme replaces some.

use super::error::ThemeError;
use crate::swedish::nearest;
use std::path::Path;
use toml::de::DeTable;
use toml::{Table, Value};

/// What stands in a file of labels.
pub(super) fn read(path: &Path, bytes: &[u8]) -> Result<Table, ThemeError> {
    toml::from_slice(bytes).map_err(|error| {
        let start = error.span().map_or(0, |span| span.start);
        ThemeError::Labels { path: path.to_owned(), line: line(bytes, start) }
    })
}

/// Replaces labels by those of a file, key by key. One that replaces nothing would not be seen, so it is an error.
pub(super) fn replace(labels: &mut Table, path: &Path, bytes: &[u8]) -> Result<(), ThemeError> {
    let new = read(path, bytes)?;
    merge(labels, new, &mut Vec::new()).map_err(|Wrong { keys, wrong }| {
        let line = line(bytes, place(&String::from_utf8_lossy(bytes), &keys).unwrap_or_default());
        ThemeError::Label { label: keys.join("."), path: path.to_owned(), line, wrong }
    })
}

struct Wrong {
    keys: Vec<String>,
    wrong: String,
}

fn merge(labels: &mut Table, new: Table, group: &mut Vec<String>) -> Result<(), Wrong> {
    for (key, value) in new {
        let wrong = |wrong: String| Wrong { keys: group.iter().chain([&key]).cloned().collect(), wrong };
        let near = nearest(&key, labels.keys().map(String::as_str)).map(str::to_owned);
        match (labels.get_mut(&key), value) {
            (None, _) => {
                let full = |near: String| group.iter().cloned().chain([near]).collect::<Vec<_>>().join(".");
                let advice = near
                    .map_or_else(|| "”insyn tema” skriver ut alla som finns.".to_owned(), |near| format!("Menade du ”{}”?", full(near)));
                return Err(wrong(format!("finns inte. {advice}")));
            }
            (Some(Value::Table(old)), Value::Table(new)) => {
                group.push(key);
                merge(old, new, group)?;
                group.pop();
            }
            (Some(old), new) if old.same_type(&new) => *old = new,
            (Some(Value::Table(_)), _) => {
                return Err(wrong("är namnet på en grupp. Skriv den inom hakparentes, och etiketterna under den.".into()));
            }
            (Some(Value::Array(_)), _) => return Err(wrong("ska vara en lista, inom hakparentes.".into())),
            (Some(_), _) => return Err(wrong("ska vara en text, inom citattecken.".into())),
        }
    }
    Ok(())
}

/// Where a key stands in the text.
fn place(text: &str, keys: &[String]) -> Option<usize> {
    let (last, groups) = keys.split_last()?;
    let table = DeTable::parse(text).ok()?.into_inner();
    let group = groups.iter().try_fold(&table, |table, key| table.get(key.as_str())?.get_ref().as_table())?;
    group.get_key_value(last.as_str()).map(|(key, _)| key.span().start)
}

fn line(bytes: &[u8], at: usize) -> usize {
    1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count()
}
