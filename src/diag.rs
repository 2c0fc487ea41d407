//! A finding as data: what is wrong or worth a look, and where. Owns the names of findings and rules, and what each of them means;
//! knows nothing of how they are found.

mod severity;
mod rule;
mod code;

pub use code::{Code, Document};
pub use rule::{Rule, Way};
pub use severity::Severity;

use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// A source file, by its place among all that were read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// A stretch of bytes in a source file. There are very many, and no file is so large that its bytes need larger numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the stretch is in.
    pub file: FileId,
    start: u32,
    end: u32,
}

impl Span {
    /// Bytes `range` of a file.
    pub const fn new(file: FileId, range: Range<usize>) -> Self {
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The first byte, counted from 0.
    pub const fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last one; the same as the first where a place has no length.
    pub const fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes within the file, to cut them out of its text.
    pub const fn range(self) -> Range<usize> {
        self.start()..self.end()
    }
}

/// A value together with where it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// What was written, once read.
    pub value: T,
    /// The bytes that it was read from, for findings about it.
    pub span: Span,
}

/// A place with a few words on what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What the caret points at.
    pub span: Span,
    /// The words beside the caret, in Swedish; may be empty.
    pub label: String,
}

/// What a rule held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// What stands there.
    pub left: Decimal,
    /// What should stand there by the other figures.
    pub right: Decimal,
    /// The unit of both, by its name in the content.
    pub unit: &'static str,
}

/// One thing that was found in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The kind of finding.
    pub code: Code,
    /// How serious it is; mostly what is usual for its code.
    pub severity: Severity,
    /// What is wrong, in Swedish, one sentence without a full stop.
    pub message: String,
    /// Where it is.
    pub place: Place,
    /// Other places that belong to it, such as the terms of a sum.
    pub related: Vec<Place>,
    /// The arithmetic written out, one line each.
    pub arithmetic: Vec<String>,
    /// What was compared, for machines; none if it is not about two figures.
    pub figures: Option<Figures>,
    /// What else is not true because of it, one line each.
    pub follows: Vec<String>,
    /// What to do about it, in Swedish.
    pub help: Option<String>,
    /// Something about the report itself, which the original may say too: it stops a strict run only.
    pub judgement: bool,
    /// A known error of the original that the content explains.
    pub acknowledged: bool,
    /// It is about a figure that not everybody may know: it tells where that stands, and nothing of what stands at its places.
    pub concealed: bool,
}

impl Finding {
    /// A finding that is as serious as its code says.
    pub fn new(code: impl Into<Code>, span: Span, message: impl Into<String>) -> Self {
        let code = code.into();
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: Place { span, label: String::new() },
            related: Vec::new(),
            arithmetic: Vec::new(),
            figures: None,
            follows: Vec::new(),
            help: None,
            judgement: code.judged(),
            acknowledged: false,
            concealed: false,
        }
    }

    /// Takes away all that could tell a figure. What a rule says of small figures and of what is withheld names none.
    fn conceal(&mut self) {
        self.concealed = true;
        self.figures = None;
        (self.arithmetic, self.follows) = (Vec::new(), Vec::new());
        match self.code {
            Code::Rule(Rule::SmallFigures | Rule::Withheld) => {}
            Code::Rule(rule) => {
                self.message =
                    format!("något stämmer inte enligt regeln ”{}”, men talen visas inte, eftersom de gäller få personer", rule.code());
                // Advice that shows where to explain it names no figure.
                let names_place = |help: &String| help.contains("plats = ");
                self.help = Some(self.help.take().filter(names_place).unwrap_or_else(|| rule.advice()));
            }
            _ => {
                self.message = masked(&self.message);
                self.help = self.help.take().map(|help| masked(&help));
            }
        }
    }

    /// Whether it says that a file could not be read at all.
    pub fn is_unread(&self) -> bool {
        self.severity == Severity::Error && matches!(self.code, Code::Toml | Code::Unreadable | Code::UnknownFile)
    }

    /// More or less serious than is usual for its code.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Words beside the caret.
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.place.label = label.into();
        self
    }

    /// Another place that belongs to the finding.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Place { span, label: label.into() });
        self
    }

    /// One more line of the arithmetic written out.
    pub fn arithmetic(mut self, line: impl Into<String>) -> Self {
        self.arithmetic.push(line.into());
        self
    }

    /// What to do about it, in Swedish.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A text with each digit hidden, as long as it was.
pub fn masked(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_digit(), "*")
}

/// What names something that is not there: wherever the name is written, the cause is the same.
const NAMES: [Code; 9] = [
    Code::UnknownCell,
    Code::UnknownTable,
    Code::UnknownRow,
    Code::UnknownColumn,
    Code::UnknownMember,
    Code::UnknownInitiative,
    Code::UnknownScale,
    Code::UnknownChart,
    Code::DeadLink,
];

/// All findings of a run, collected so that everything can be told at once.
#[derive(Debug, Clone, Default)]
pub struct Findings {
    all: Vec<Arc<Finding>>,
    has_errors: bool,
}

impl Findings {
    /// One more finding, last.
    pub fn push(&mut self, finding: impl Into<Arc<Finding>>) {
        let finding = finding.into();
        self.has_errors |= finding.severity == Severity::Error;
        self.all.push(finding);
    }

    /// More findings, last.
    pub fn extend(&mut self, findings: impl IntoIterator<Item: Into<Arc<Finding>>>) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }

    /// Adds those of another collection.
    pub fn append(&mut self, mut others: Findings) {
        self.has_errors |= others.has_errors;
        self.all.append(&mut others.all);
    }

    /// In the order in which they were found, until they are sorted.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.all.iter().map(|finding| &**finding)
    }

    /// What somebody has to do something about: neither explained by the content nor only worth knowing.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.iter().filter(|f| f.severity != Severity::Info && !f.acknowledged)
    }

    /// Whether any is an error, explained or not.
    pub fn has_errors(&self) -> bool {
        self.has_errors
    }

    /// Whether nothing may be published: the content cannot be read, or in a strict run a rule found what nobody has explained.
    pub fn stop(&self, strict: bool) -> bool {
        self.all.iter().any(|f| f.severity == Severity::Error && !f.acknowledged && (strict || !f.judgement))
    }

    /// Has those that are about a figure which not everybody may know tell no more than where it stands: the log of a build is public.
    pub fn conceal(&mut self, is_secret: impl Fn(Span) -> bool) {
        for finding in self.all.iter_mut().filter(|finding| !finding.concealed) {
            if std::iter::once(&finding.place).chain(&finding.related).any(|place| is_secret(place.span)) {
                Arc::make_mut(finding).conceal();
            }
        }
    }

    /// Keeps the findings that fit.
    pub fn retain(&mut self, mut fits: impl FnMut(&Finding) -> bool) {
        self.all.retain(|finding| fits(finding));
        self.has_errors = self.all.iter().any(|f| f.severity == Severity::Error);
    }

    /// The order in which a reader meets them: by file and place.
    pub fn sort(&mut self) {
        self.all.sort_by_key(|f| (f.place.span, f.code.id()));
        self.all.dedup();
    }

    /// Makes those that name the same thing one, at the place of the first, with the other places beside it.
    pub fn tell_names_once(&mut self) {
        let mut first: BTreeMap<(&'static str, Severity, String), usize> = BTreeMap::new();
        let mut told: Vec<Arc<Finding>> = Vec::with_capacity(self.all.len());
        for finding in std::mem::take(&mut self.all) {
            if !NAMES.contains(&finding.code) {
                told.push(finding);
                continue;
            }
            let key = (finding.code.id(), finding.severity, finding.message.clone());
            match first.get(&key) {
                Some(at) => {
                    let mut again = finding.place.clone();
                    "också här".clone_into(&mut again.label);
                    Arc::make_mut(&mut told[*at]).related.push(again);
                }
                None => {
                    first.insert(key, told.len());
                    told.push(finding);
                }
            }
        }
        self.all = told;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_told_once_with_every_place() {
        let at = |code, start: usize, message: &str| Finding::new(code, Span::new(FileId(0), start..start + 1), message);
        let mut findings = Findings::default();
        findings.extend([
            at(Code::UnknownMember, 1, "det finns ingen medlem ”x”"),
            at(Code::BadAmount, 2, "”1.2” har en punkt"),
            at(Code::UnknownMember, 3, "det finns ingen medlem ”x”"),
            at(Code::UnknownMember, 4, "det finns ingen medlem ”y”"),
            at(Code::BadAmount, 5, "”1.2” har en punkt"),
        ]);
        findings.tell_names_once();
        let told: Vec<(usize, usize)> = findings.iter().map(|f| (f.place.span.start(), f.related.len())).collect();
        assert_eq!(told, [(1, 1), (2, 0), (4, 0), (5, 0)]);
    }
}
