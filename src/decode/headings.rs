//! Headings with the wrong number of brackets: what may be repeated has double ones, what there is one of has single ones.

use super::context::Cx;
use crate::diag::{Code, FileId, Finding, Span};
use crate::keys::{Form, Kind};

/// Reports the first heading of a file with the wrong number of brackets, and says whether there is one.
pub(super) fn check(file: FileId, text: &str, kind: &'static Kind, cx: &Cx) -> bool {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((name, is_double)) = heading(line) else { continue };
        let Some(wants_double) = wants_double(name, kind).filter(|wants| *wants != is_double) else { continue };
        let (message, right) = match wants_double {
            true => (format!("{name} kan upprepas och står därför inom dubbla hakparenteser"), format!("[[{name}]]")),
            false => (format!("{name} finns bara en gång och står därför inom enkla hakparenteser"), format!("[{name}]")),
        };
        let place = Span::new(file, start..start + line.trim_end().len());
        cx.push(Finding::new(Code::Toml, place, message).help(format!("Skriv {right} överallt.")));
        return true;
    }
    false
}

/// The name in a heading, and whether its brackets are double.
fn heading(line: &str) -> Option<(&str, bool)> {
    let line = line.split('#').next().unwrap_or_default().trim_end();
    let plain = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let double = line.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    match double {
        Some(name) => Some((name, true)),
        None => line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).map(|name| (name, false)),
    }
    .filter(|(name, _)| plain(name))
}

/// Whether what a heading names may be repeated. None if that is free, or not known.
fn wants_double(name: &str, kind: &'static Kind) -> Option<bool> {
    let mut kinds = vec![kind];
    let mut names = name.split('.').peekable();
    while let Some(name) = names.next() {
        let key = kinds.iter().flat_map(|kind| kind.keys()).find(|key| key.name == name)?;
        let form = (key.form)();
        kinds = form.kinds();
        let double = match form {
            Form::List(_) => true,
            // The name of the author's choice comes next.
            Form::Named(..) => {
                names.next()?;
                false
            }
            Form::Table(_) => false,
            _ => return None,
        };
        if names.peek().is_none() {
            return (!kinds.is_empty()).then_some(double);
        }
    }
    None
}
