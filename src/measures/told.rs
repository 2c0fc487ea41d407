//! Text that knows its figures: what each of them is, its exact value, and what is to be said of it.
//!
//! Sentences are put together from words. So that a figure is not lost among them, [`bind`] puts signs around it that no content
//! may hold (`model::text` refuses them), and [`Told`] reads them off when the text is whole.

use crate::facts::Caveat;
use crate::model::Unit;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, Range};

const START: char = '\u{E000}';
const THEN: char = '\u{E001}';
const WORDS: char = '\u{E002}';
const END: char = '\u{E003}';

/// The words for a figure, with what it is. What is bound already keeps what it is.
pub(super) fn bind(words: &str, exact: Exact, id: &dyn fmt::Display, caveats: &[Caveat]) -> String {
    if words.contains(START) {
        return words.to_owned();
    }
    let caveats: String = caveats.iter().map(|caveat| format!("{THEN}{}", written(caveat))).collect();
    let Exact { value, unit, printed, left_out } = exact;
    let (made, kept) = (if printed { "" } else { MADE }, if left_out { KEPT } else { "" });
    format!("{START}{value}:{}{made}{kept}{THEN}{id}{caveats}{WORDS}{words}{END}", unit.id())
}

/// A caveat on its way through a text, and back.
fn written(caveat: &Caveat) -> String {
    match caveat {
        Caveat::Remark(text) => format!("a{text}"),
        Caveat::Restated(text) => format!("o{text}"),
        Caveat::Small(text) => format!("s{text}"),
        Caveat::KnownError { association, report, number, text } => format!("k{association}/{report}/{number}/{text}"),
    }
}

fn read(written: &str) -> Option<Caveat> {
    let (kind, text) = written.split_at_checked(1)?;
    let owned = text.to_owned();
    Some(match kind {
        "a" => Caveat::Remark(owned),
        "o" => Caveat::Restated(owned),
        "s" => Caveat::Small(owned),
        _ => {
            let mut parts = text.splitn(4, '/');
            let mut next = || parts.next().map(str::to_owned);
            let (association, report, number) = (next()?, next()?, next()?.parse().ok()?);
            Caveat::KnownError { association, report, number, text: next()? }
        }
    })
}

/// After the unit of what no report prints.
const MADE: &str = "*";
/// After that of what stands in no file.
const KEPT: &str = "!";

/// What a figure is exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact {
    /// In the unit.
    pub value: Decimal,
    /// The base unit of its quantity.
    pub unit: Unit,
    /// A report prints it; else Insyn has worked it out.
    pub printed: bool,
    /// It is, or follows from, a figure that stands on the page of its report and in no file.
    pub left_out: bool,
}

/// Stands in the place of such a figure.
pub const LEFT_OUT: &str = "[utelämnad]";

impl Exact {
    fn read(written: &str) -> Option<Exact> {
        let (value, unit) = written.split_once(':')?;
        let (unit, left_out) = unit.strip_suffix(KEPT).map_or((unit, false), |unit| (unit, true));
        let (unit, printed) = unit.strip_suffix(MADE).map_or((unit, true), |unit| (unit, false));
        let (_, unit) = Unit::ALL.into_iter().find(|(id, _)| *id == unit)?;
        Some(Exact { value: value.parse().ok()?, unit, printed, left_out })
    }
}

/// A text with its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    plain: String,
    bound: Vec<Bound>,
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    place: Range<usize>,
    /// Exactly.
    pub exact: Exact,
    /// What it is: `medlemsbidrag/sydnarke/2024/medlem=kumla-kommun`.
    pub id: String,
    /// What is to be said of it.
    pub caveats: Vec<Caveat>,
    /// The numbers of the notes that say it, where they stand together below.
    pub notes: Vec<usize>,
}

/// A piece of a text as a template writes it: words, or a figure.
#[derive(Debug, Clone, Serialize)]
pub struct Run<'a> {
    /// As readers see it.
    pub text: &'a str,
    /// The exact value of a figure; none of words.
    pub value: Option<String>,
    /// What the figure is, and who says so: `medlemsbidrag/sydnarke/2024/2024`.
    pub id: &'a str,
    /// The numbers of its notes.
    pub notes: &'a [usize],
}

impl Told {
    /// Reads the figures of a text. `voice` is who speaks: the report of the page, or all of them.
    pub fn read(text: &str, voice: Option<&str>) -> Told {
        let mut told = Told::default();
        let mut rest = text;
        while let Some((before, bound)) = rest.split_once(START) {
            told.plain.push_str(before);
            let Some((head, (words, after))) = bound.split_once(WORDS).and_then(|(head, words)| Some((head, words.split_once(END)?)))
            else {
                rest = bound;
                continue;
            };
            let start = told.plain.len();
            told.plain.push_str(words);
            let mut parts = head.split(THEN);
            let (exact, id) = (parts.next().and_then(Exact::read), parts.next());
            if let (Some(exact), Some(id)) = (exact, id) {
                let id = Told::name(&id, voice);
                let caveats = parts.filter_map(read).collect();
                told.bound.push(Bound { place: start..told.plain.len(), exact, id, caveats, notes: Vec::new() });
            }
            rest = after;
        }
        told.plain.push_str(rest);
        told
    }

    /// The same with another text after it.
    pub fn and_told(mut self, other: &Told) -> Told {
        let start = self.plain.len();
        self.plain.push_str(&other.plain);
        let later = |bound: &Bound| Bound { place: start + bound.place.start..start + bound.place.end, ..bound.clone() };
        self.bound.extend(other.bound.iter().map(later));
        self
    }

    /// What stands after the last of such signs, with its figures; all of it where there are none.
    pub fn after_last(&self, sign: &str) -> Told {
        let start = self.plain.rfind(sign).map_or(0, |at| at + sign.len());
        let after = self.bound.iter().filter(|bound| bound.place.start >= start);
        let moved = |bound: &Bound| Bound { place: bound.place.start - start..bound.place.end - start, ..bound.clone() };
        Told { plain: self.plain[start..].to_owned(), bound: after.map(moved).collect() }
    }

    /// Whether a text has no figures bound in it.
    pub fn is_plain(text: &str) -> bool {
        !text.contains(START)
    }

    /// The same with more words after it.
    pub fn and(mut self, words: &str) -> Told {
        self.plain.push_str(words);
        self
    }

    /// The name of a figure with who speaks: one report, or all of them.
    pub fn name(id: &dyn fmt::Display, voice: Option<&str>) -> String {
        format!("{id}/{}", voice.unwrap_or("alla"))
    }

    /// Whether a figure in it stands in no file.
    pub fn is_kept(&self) -> bool {
        self.bound.iter().any(|bound| bound.exact.left_out)
    }

    /// The text as it may stand in files and in the search.
    pub fn spread(&self) -> String {
        if !self.is_kept() {
            return self.plain.clone();
        }
        let mut text = String::with_capacity(self.plain.len());
        let mut at = 0;
        for bound in self.bound.iter().filter(|bound| bound.exact.left_out) {
            text.push_str(&self.plain[at..bound.place.start]);
            text.push_str(LEFT_OUT);
            at = bound.place.end;
        }
        text + &self.plain[at..]
    }

    /// The text alone.
    pub fn as_str(&self) -> &str {
        &self.plain
    }

    /// Its figures, in order.
    pub fn bound(&self) -> &[Bound] {
        &self.bound
    }

    /// The same with the numbers of the notes on its figures.
    pub fn with_notes(mut self, mut numbers: impl FnMut(&Caveat) -> Option<usize>) -> Told {
        for bound in &mut self.bound {
            bound.notes = bound.caveats.iter().filter_map(&mut numbers).collect();
        }
        self
    }

    /// The text in pieces.
    pub fn runs(&self) -> Vec<Run<'_>> {
        let mut runs = Vec::with_capacity(2 * self.bound.len() + 1);
        let mut at = 0;
        let words = |place: Range<usize>| Run { text: &self.plain[place], value: None, id: "", notes: &[] };
        for bound in &self.bound {
            runs.push(words(at..bound.place.start));
            let text = &self.plain[bound.place.clone()];
            runs.push(Run { text, value: Some(bound.exact.value.to_string()), id: &bound.id, notes: &bound.notes });
            at = bound.place.end;
        }
        runs.push(words(at..self.plain.len()));
        runs.retain(|run| !run.text.is_empty());
        runs
    }

    /// The text with the numbers of the notes after its figures, for a drawing: `4 996 117 kr [1]`.
    pub fn numbered(&self) -> String {
        let piece = |run: Run| {
            let numbers: String = run.notes.iter().map(|number| format!("\u{a0}[{number}]")).collect();
            format!("{}{numbers}", run.text)
        };
        self.runs().into_iter().map(piece).collect()
    }
}

/// The text alone.
impl Deref for Told {
    type Target = str;

    fn deref(&self) -> &str {
        &self.plain
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain)
    }
}

impl PartialEq<&str> for Told {
    fn eq(&self, other: &&str) -> bool {
        self.plain == *other
    }
}

impl PartialEq<str> for Told {
    fn eq(&self, other: &str) -> bool {
        self.plain == other
    }
}

/// As pieces, for a template to write each figure as one.
impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.runs().serialize(serializer)
    }
}
