//! Characters that no text may hold, in the keys and the texts of a TOML file.

use super::context::Cx;
use crate::diag::{Code, FileId, Finding, Span};
use crate::model::{Forbidden, forbidden};
use toml::de::{DeTable, DeValue};

/// Reports every such character of a file, however deep it stands.
pub(super) fn check(file: FileId, source: &str, table: &DeTable, cx: &Cx) {
    let checked = Checked { file, source, cx };
    checked.table(table);
}

struct Checked<'a> {
    file: FileId,
    source: &'a str,
    cx: &'a Cx,
}

impl Checked<'_> {
    fn table(&self, table: &DeTable) {
        for (key, value) in table {
            self.text(key.get_ref(), Span::new(self.file, key.span()));
            self.value(value.get_ref(), Span::new(self.file, value.span()));
        }
    }

    fn value(&self, value: &DeValue, span: Span) {
        match value {
            DeValue::String(text) => self.text(text, span),
            DeValue::Array(items) => items.iter().for_each(|item| self.value(item.get_ref(), Span::new(self.file, item.span()))),
            DeValue::Table(table) => self.table(table),
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }

    /// A character that is written as `\u0007` is pointed at with the whole text.
    fn text(&self, text: &str, span: Span) {
        let found = forbidden(text);
        if found.is_empty() {
            return;
        }
        let verbatim = self.source.get(span.range()).and_then(|written| written.find(text)).map(|at| span.start() + at);
        for forbidden in found {
            let place = match verbatim {
                Some(start) => Span::new(span.file, start + forbidden.at.start..start + forbidden.at.end),
                None => span,
            };
            self.cx.push(Finding::new(Code::ForbiddenCharacter, place, forbidden.message).help(Forbidden::HELP));
        }
    }
}
