//! Reading TOML tables key by key, so that every slip is told with its place and reading goes on.

use crate::diag::{Code, FileId, Finding, Findings, Located, Span};
use crate::model::suggestion;
use crate::swedish::nearest;
use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

/// A value of the TOML file with its place.
#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    pub value: &'a DeValue<'a>,
    pub span: Span,
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
    pub(super) fn wrong_type(self, expected: &str, findings: &mut Findings) {
        let finding = Finding::new(Code::WrongType, self.span, format!("här ska det stå {expected}, inte {}", self.kind()));
        let help = match self.value {
            DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) if expected == "en text" => {
                Some("Sätt citattecken runt värdet.")
            }
            _ => None,
        };
        findings.push(match help {
            Some(help) => finding.help(help),
            None => finding,
        });
    }

    pub(super) fn text(self, findings: &mut Findings) -> Option<Located<String>> {
        match self.value {
            DeValue::String(text) => Some(Located { value: text.to_string(), span: self.span }),
            _ => {
                self.wrong_type("en text", findings);
                None
            }
        }
    }

    /// A name made of `a–z`, `0–9` and `-`.
    pub(super) fn id(self, findings: &mut Findings) -> Option<Located<String>> {
        let text = self.text(findings)?;
        check_id(&text.value, text.span, findings).then_some(text)
    }

    pub(super) fn items(self, findings: &mut Findings) -> Vec<Node<'a>> {
        match self.value {
            DeValue::Array(items) => {
                items.iter().map(|item| Node { value: item.get_ref(), span: Span::new(self.span.file, item.span()) }).collect()
            }
            _ => {
                self.wrong_type("en lista", findings);
                Vec::new()
            }
        }
    }

    pub(super) fn fields(self, findings: &mut Findings) -> Option<Fields<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Fields::new(table, self.span)),
            _ => {
                self.wrong_type("en tabell", findings);
                None
            }
        }
    }
}

/// Whether a name may be an id; reports it if not.
pub(super) fn check_id(id: &str, span: Span, findings: &mut Findings) -> bool {
    let fits = !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fits {
        let slug = crate::swedish::slug(id);
        let finding = Finding::new(Code::BadId, span, format!("”{id}” duger inte som id"));
        let advice = "Ett id består av små bokstäver a–z, siffror och bindestreck.";
        findings.push(finding.help(if slug.is_empty() { advice.to_owned() } else { format!("{advice} Skriv till exempel ”{slug}”.") }));
    }
    fits
}

/// The keys of one TOML table. Each is asked for by name; what nobody asked for is unknown.
pub(super) struct Fields<'a> {
    entries: Vec<Entry<'a>>,
    known: Vec<&'static str>,
    missing: Vec<&'static str>,
    /// Where the table is written.
    pub span: Span,
}

/// A key with its value.
#[derive(Clone, Copy)]
pub(super) struct Entry<'a> {
    pub key: &'a str,
    pub key_span: Span,
    pub node: Node<'a>,
    asked: bool,
}

impl<'a> Fields<'a> {
    pub(super) fn new(table: &'a DeTable<'a>, span: Span) -> Self {
        let file = span.file;
        let mut entries: Vec<Entry> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref(),
                key_span: Span::new(file, key.span()),
                node: Node { value: value.get_ref(), span: Span::new(file, value.span()) },
                asked: false,
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span);
        Self { entries, known: Vec::new(), missing: Vec::new(), span }
    }

    pub(super) fn of_document(table: &'a DeTable<'a>, file: FileId) -> Self {
        Self::new(table, Span { file, start: 0, end: 0 })
    }

    pub(super) fn take(&mut self, key: &'static str) -> Option<Node<'a>> {
        self.entry(key).map(|entry| entry.node)
    }

    pub(super) fn entry(&mut self, key: &'static str) -> Option<Entry<'a>> {
        self.known.push(key);
        let entry = self.entries.iter_mut().find(|entry| entry.key == key)?;
        entry.asked = true;
        Some(*entry)
    }

    /// Every entry, in the order written; for tables whose keys are names of the author's choice.
    pub(super) fn all(mut self) -> Vec<Entry<'a>> {
        std::mem::take(&mut self.entries)
    }

    pub(super) fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        let text = self.take(key)?.text(findings)?;
        if text.value.contains("{{") {
            findings.push(
                Finding::new(Code::BadReference, text.span, "här går det inte att skriva en hänvisning")
                    .help("Hänvisningar kan stå i rapportens text och i celler med typ = \"text\". Skriv siffran i klartext här."),
            );
        }
        Some(text)
    }

    pub(super) fn plain(&mut self, key: &'static str, findings: &mut Findings) -> Option<String> {
        self.text(key, findings).map(|text| text.value)
    }

    pub(super) fn id(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        self.take(key)?.id(findings)
    }

    pub(super) fn integer(&mut self, key: &'static str, findings: &mut Findings) -> Option<i64> {
        self.located_integer(key, findings).map(|number| number.value)
    }

    pub(super) fn located_integer(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<i64>> {
        let node = self.take(key)?;
        let number = node.value.as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        if number.is_none() {
            node.wrong_type("ett heltal", findings);
        }
        number.map(|value| Located { value, span: node.span })
    }

    pub(super) fn flag(&mut self, key: &'static str, findings: &mut Findings) -> Option<bool> {
        let node = self.take(key)?;
        if node.value.as_bool().is_none() {
            node.wrong_type("true eller false", findings);
        }
        node.value.as_bool()
    }

    pub(super) fn date(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Date>> {
        let node = self.take(key)?;
        let date = match node.value {
            DeValue::Datetime(d) => {
                d.date.filter(|_| d.time.is_none()).and_then(|d| Date::new(d.year as i16, d.month as i8, d.day as i8).ok())
            }
            _ => None,
        };
        if date.is_none() {
            node.wrong_type("ett datum, till exempel 2025-03-21 utan citattecken", findings);
        }
        date.map(|value| Located { value, span: node.span })
    }

    pub(super) fn required_date(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<Date>> {
        self.require(key);
        self.date(key, findings)
    }

    pub(super) fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Located<String>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        node.items(findings).into_iter().filter_map(|item| item.text(findings)).collect()
    }

    /// One text, or a list of texts; there must be one.
    pub(super) fn one_or_more(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Located<String>> {
        self.require(key);
        match self.take(key) {
            Some(node) if matches!(node.value, DeValue::Array(_)) => {
                node.items(findings).into_iter().filter_map(|item| item.text(findings)).collect()
            }
            Some(node) => node.text(findings).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// One of the names of a fixed vocabulary.
    pub(super) fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)], findings: &mut Findings) -> Option<T> {
        let text = self.text(key, findings)?;
        let found = choices.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            findings.push(
                Finding::new(Code::UnknownValue, text.span, format!("”{}” går inte att välja för {key}", text.value))
                    .help(suggestion(&text.value, choices.iter().map(|(name, _)| *name))),
            );
        }
        found
    }

    /// The tables of a list of tables, such as `[[medlem]]`.
    pub(super) fn tables(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Fields<'a>> {
        let Some(node) = self.take(key) else { return Vec::new() };
        node.items(findings).into_iter().filter_map(|item| item.fields(findings)).collect()
    }

    pub(super) fn require(&mut self, key: &'static str) {
        if !self.entries.iter().any(|entry| entry.key == key) {
            self.missing(key);
        }
    }

    /// Notes a key that must be there. It is reported at the end, unless a misspelt key turns out to be it.
    pub(super) fn missing(&mut self, key: &'static str) {
        self.missing.push(key);
    }

    /// One of the names of a fixed vocabulary, which must be given.
    pub(super) fn required_choice<T: Copy>(
        &mut self,
        key: &'static str,
        choices: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        self.require(key);
        self.choice(key, choices, findings)
    }

    pub(super) fn required(&mut self, key: &'static str, findings: &mut Findings) -> Option<Located<String>> {
        self.require(key);
        self.text(key, findings)
    }

    /// Reports every key that nobody asked for, and every key that is missing.
    pub(super) fn finish(self, findings: &mut Findings) {
        let mut missing = self.missing;
        for entry in self.entries.iter().filter(|entry| !entry.asked) {
            let meant = nearest(entry.key, self.known.iter().copied());
            missing.retain(|key| Some(*key) != meant);
            findings.push(
                Finding::new(Code::UnknownKey, entry.key_span, format!("nyckeln ”{}” finns inte här", entry.key))
                    .help(suggestion(entry.key, self.known.iter().copied())),
            );
        }
        for key in missing {
            findings
                .push(Finding::new(Code::MissingKey, self.span, format!("nyckeln {key} saknas")).help(format!("Lägg till {key} = … här.")));
        }
    }
}
