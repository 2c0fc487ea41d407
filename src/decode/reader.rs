//! Reading TOML tables by the keys that they are declared to have, so that every slip is told with its place and reading goes on.

use super::context::Cx;
use crate::diag::{Code, FileId, Finding, Located, Span};
use crate::keys::{Key, Kind, Kinded, List, Need, Shape, Text};
use crate::model::suggestion;
use crate::swedish::{either, nearest};
use toml::de::{DeTable, DeValue};

/// How a value of a declared form is read.
pub(super) trait Read: Shape {
    type Out<'a>;

    /// The value of the key with this name. What it cannot be is reported.
    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Self::Out<'a>>;
}

/// A value of the TOML file with its place.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub value: &'a DeValue<'a>,
    pub span: Span,
    pub cx: &'a Cx,
}

impl<'a> Node<'a> {
    fn kind(self) -> &'static str {
        match self.value {
            DeValue::String(_) => "en text",
            DeValue::Integer(_) => "ett heltal",
            DeValue::Float(_) => "ett decimaltal",
            DeValue::Boolean(_) => "true eller false",
            DeValue::Datetime(_) => "ett datum",
            DeValue::Array(_) => "en lista",
            DeValue::Table(_) => "en tabell",
        }
    }

    /// Reports that something else was expected here.
    pub(super) fn wrong_type(self, expected: &str) {
        let finding = Finding::new(Code::WrongType, self.span, format!("här ska det stå {expected}, inte {}", self.kind()));
        let help = match self.value {
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) if expected == "en text" => {
                Some("Sätt citattecken runt värdet.")
            }
            _ => None,
        };
        self.cx.push(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }

    pub(super) fn text(self) -> Option<Located<String>> {
        match self.value {
            DeValue::String(text) => Some(Located { value: text.to_string(), span: self.span }),
            _ => {
                self.wrong_type("en text");
                None
            }
        }
    }

    pub(super) fn items(self) -> Vec<Node<'a>> {
        match self.value {
            DeValue::Array(items) => {
                let item = |item: &'a toml::Spanned<DeValue<'a>>| Node {
                    value: item.get_ref(),
                    span: Span::new(self.span.file, item.span()),
                    cx: self.cx,
                };
                items.iter().map(item).collect()
            }
            _ => {
                self.wrong_type("en lista");
                Vec::new()
            }
        }
    }

    /// The texts of a list.
    pub(super) fn texts(self) -> Vec<Located<String>> {
        self.items().into_iter().filter_map(Node::text).collect()
    }

    /// The keys of a table of this kind.
    pub(super) fn fields<K: Kinded>(self) -> Option<Fields<'a>> {
        Some(Fields::new(self.table()?, K::KIND, self.span, self.cx))
    }

    /// Every entry of a table whose keys are names of the author's choice, in the order written.
    pub(super) fn entries(self) -> Vec<Entry<'a>> {
        self.table().map(|table| entries(table, self.span.file, self.cx)).unwrap_or_default()
    }

    fn table(self) -> Option<&'a DeTable<'a>> {
        match self.value {
            DeValue::Table(table) => Some(table),
            _ => {
                self.wrong_type("en tabell");
                None
            }
        }
    }
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub key: &'a str,
    pub key_span: Span,
    pub node: Node<'a>,
    asked: bool,
}

fn entries<'a>(table: &'a DeTable<'a>, file: FileId, cx: &'a Cx) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref(),
            key_span: Span::new(file, key.span()),
            node: Node { value: value.get_ref(), span: Span::new(file, value.span()), cx },
            asked: false,
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span);
    entries
}

/// The keys of one TOML table. Each is asked for as it is declared; what nobody asked for is unknown.
pub(super) struct Fields<'a> {
    entries: Vec<Entry<'a>>,
    kind: &'static Kind,
    #[cfg(debug_assertions)]
    asked: Vec<&'static str>,
    /// Where the table is written.
    pub span: Span,
    pub cx: &'a Cx,
}

impl<'a> Fields<'a> {
    fn new(table: &'a DeTable<'a>, kind: &'static Kind, span: Span, cx: &'a Cx) -> Self {
        Self {
            entries: entries(table, span.file, cx),
            kind,
            #[cfg(debug_assertions)]
            asked: Vec::new(),
            span,
            cx,
        }
    }

    pub(super) fn of_document<K: Kinded>(table: &'a DeTable<'a>, file: FileId, cx: &'a Cx) -> Self {
        Self::new(table, K::KIND, Span::new(file, 0..0), cx)
    }

    /// The table turns out to be of another kind.
    pub(super) fn turn_into<K: Kinded>(&mut self) {
        self.kind = K::KIND;
    }

    /// The value of a key, whatever it is.
    pub(super) fn take<S>(&mut self, key: Key<S>) -> Option<Node<'a>> {
        let name = key.info.name;
        #[cfg(debug_assertions)]
        self.asked.push(name);
        let entry = self.entries.iter_mut().find(|entry| entry.key == name)?;
        entry.asked = true;
        Some(entry.node)
    }

    /// The value of a key, read as it is declared.
    pub(super) fn get<S: Read>(&mut self, key: Key<S>) -> Option<S::Out<'a>> {
        S::read(self.take(key)?, key.info.name)
    }

    pub(super) fn plain(&mut self, key: Key<Text>) -> Option<String> {
        self.get(key).map(|text| text.value)
    }

    /// The values of a list; none if it is not there.
    pub(super) fn list<S: Read>(&mut self, key: Key<List<S>>) -> Vec<S::Out<'a>> {
        self.get(key).unwrap_or_default()
    }

    /// Reports every key that nobody asked for, and every key that is missing.
    pub(super) fn finish(self) {
        #[cfg(debug_assertions)]
        self.assert_all_asked();
        let known = self.kind.keys().map(|key| key.name);
        // A misspelt key is not missing, too.
        let mut meant = Vec::new();
        for entry in self.entries.iter().filter(|entry| !entry.asked) {
            meant.extend(nearest(entry.key, known.clone()));
            self.cx.push(
                Finding::new(Code::UnknownKey, entry.key_span, format!("nyckeln ”{}” finns inte här", entry.key))
                    .help(suggestion(entry.key, known.clone())),
            );
        }
        let given = |name: &str| meant.contains(&name) || self.entries.iter().any(|entry| entry.key == name);
        for key in self.kind.keys().filter(|key| !given(key.name)) {
            let name = match key.need {
                Need::Must => key.name.to_owned(),
                Need::Else(other) if !given(other) => format!("{} (eller {other})", key.name),
                _ => continue,
            };
            self.report_missing(format!("nyckeln {name} saknas"), format!("Lägg till {name} = … här."));
        }
        let rivals: Vec<&str> = self.kind.one_of().map(|key| key.name).collect();
        match rivals.iter().filter(|name| given(name)).count() {
            0 if !rivals.is_empty() => {
                let names = either(&rivals);
                self.report_missing(format!("här ska det stå en nyckel till: {names}"), format!("Lägg till en av dem här: {names}."));
            }
            0 | 1 => {}
            _ => self.report_missing(format!("här kan bara en av nycklarna stå: {}", either(&rivals)), "Behåll en av dem.".to_owned()),
        }
    }

    fn report_missing(&self, message: String, help: String) {
        self.cx.push(Finding::new(Code::MissingKey, self.span, message).help(help));
    }

    /// What is declared is asked for, and nothing else.
    #[cfg(debug_assertions)]
    fn assert_all_asked(&self) {
        let declared: std::collections::BTreeSet<&str> = self.kind.keys().map(|key| key.name).collect();
        let asked = self.asked.iter().copied().collect();
        debug_assert_eq!(declared, asked, "keys of ”{}”: what src/keys declares, and what decode asks for", self.kind.name);
    }
}
