//! What stands in a cell of a report, for those who count with it: the exact value, or why there is none.

use crate::model::{Cell, CellRef, Content, Figure, Meaning, Piece, Table, Unit};
use crate::narrative::plain;
use crate::site::{Explained, Prepared};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

/// *tillstånd*: what is in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(super) enum State {
    /// En siffra, exakt som den är tryckt.
    #[serde(rename = "varde")]
    Value,
    /// En siffra som originalet anger ungefärligt: drygt, cirka.
    #[serde(rename = "ungefarligt")]
    Approximate,
    /// Ett streck: inget att redovisa. Räknas som noll i summor.
    #[serde(rename = "inget")]
    Nil,
    /// Ingenting är tryckt. Räknas som noll i summor.
    #[serde(rename = "tomt")]
    Blank,
    /// Här kan ingen siffra stå.
    #[serde(rename = "inte-aktuellt")]
    NotApplicable,
    /// Redovisningen lämnar inte ut uppgiften.
    #[serde(rename = "lamnas-inte-ut")]
    Withheld,
    /// Finns i originalet, men gick inte att läsa i källan.
    #[serde(rename = "ej-avlast")]
    Unreadable,
    /// Gäller få personer, eller skulle avslöja en sådan uppgift. Står på rapportens sida, men i ingen fil.
    #[serde(rename = "utelamnat")]
    LeftOut,
    /// Text.
    #[serde(rename = "text")]
    Text,
    /// Ett omdöme i ord.
    #[serde(rename = "omdome")]
    Verdict,
    /// Flera siffror, var för sig i delar.
    #[serde(rename = "delar")]
    Parts,
}

impl State {
    /// What stands in a file where there is no figure; empty where something else does.
    pub(super) fn sign(self) -> &'static str {
        match self {
            State::Nil => "–",
            State::NotApplicable => ".",
            State::Withheld => "..",
            State::Unreadable => "ej avläst",
            State::LeftOut => "utelämnad",
            State::Value | State::Approximate | State::Blank | State::Text | State::Verdict | State::Parts => "",
        }
    }
}

/// What stands in a cell, or in a part of one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Datum {
    /// Som det är tryckt i originalet. Tomt om uppgiften inte lämnas ut.
    #[serde(rename = "tryckt")]
    pub printed: String,
    #[serde(rename = "tillstand")]
    pub state: State,
    /// Det exakta värdet i enheten, med de decimaler som är tryckta. Punkt är decimaltecken.
    #[serde(rename = "varde", serialize_with = "exact")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub value: Option<Decimal>,
    /// Enheten: kr, tkr, mnkr, procent, antal …
    #[serde(rename = "enhet", serialize_with = "unit_id")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub unit: Option<Unit>,
    /// Vad redovisningen anmärker på siffran, och förklaringar av fel i originalet.
    #[serde(rename = "anmarkningar", skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

fn exact<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(|value| value.to_string()).serialize(serializer)
}

fn unit_id<S: Serializer>(unit: &Option<Unit>, serializer: S) -> Result<S::Ok, S::Error> {
    unit.map(Unit::id).serialize(serializer)
}

impl Datum {
    /// Something without a figure.
    pub(super) fn of(state: State) -> Datum {
        Datum { printed: state.sign().to_owned(), state, value: None, unit: None, notes: Vec::new() }
    }

    pub(super) fn text(state: State, text: String) -> Datum {
        Datum { printed: text, ..Datum::of(state) }
    }

    /// What stands in a file: the value, the text or the sign.
    pub(super) fn shown(&self) -> String {
        match self.value {
            Some(value) => value.to_string(),
            None => self.printed.clone(),
        }
    }
}

/// A report whose cells are read.
pub(super) struct Reading<'a> {
    pub prepared: &'a Prepared<'a>,
    explained: Explained<'a>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(prepared: &'a Prepared<'a>) -> Reading<'a> {
        Reading { prepared, explained: prepared.explained() }
    }

    /// A cell as a whole. One with several figures holds them in its parts.
    pub(super) fn cell(&self, table: &Table, cell: &Cell, place: &CellRef) -> Datum {
        let mut datum = match &cell.content {
            Content::Figure(figure) => self.figure(table, figure, place),
            Content::Parts(pieces) => {
                let left_out = |piece: &Piece| matches!(piece, Piece::Part(part) if self.leaves_out(place, &part.id));
                match pieces.iter().any(left_out) {
                    true => Datum::of(State::LeftOut),
                    false => Datum::text(State::Parts, pieces.iter().map(printed).collect()),
                }
            }
            Content::Text(_) => {
                Datum::text(State::Text, self.prepared.narrative.cells.get(place).map(|html| plain(html)).unwrap_or_default())
            }
            Content::Level { text, .. } => Datum::text(State::Verdict, text.to_string()),
            Content::Nil => Datum::of(State::Nil),
            Content::Blank => Datum::of(State::Blank),
            Content::NotApplicable => Datum::of(State::NotApplicable),
            Content::Withheld => Datum::of(State::Withheld),
            Content::Unreadable => Datum::of(State::Unreadable),
        };
        datum.notes.extend(self.notes(cell, place));
        datum
    }

    /// The figures of a cell that has several, each with the id of its part and its meaning.
    pub(super) fn parts<'c>(&self, table: &Table, cell: &'c Cell, place: &CellRef) -> Vec<(&'c str, &'c Meaning, Datum)> {
        let parts = cell.figures().filter(|(part, ..)| !part.is_empty());
        parts
            .map(|(part, figure, meaning)| (part, meaning, self.figure(table, figure, &CellRef { part: part.into(), ..place.clone() })))
            .collect()
    }

    fn leaves_out(&self, place: &CellRef, part: &str) -> bool {
        self.prepared.left_out.contains(&CellRef { part: part.into(), ..place.clone() })
    }

    fn figure(&self, table: &Table, figure: &Figure, place: &CellRef) -> Datum {
        if self.prepared.left_out.contains(place) {
            return Datum { unit: Some(figure.unit), ..Datum::of(State::LeftOut) };
        }
        let mark = table.marks.get(&*figure.marks).map(|mark| format!("{} {}", figure.marks, mark.text));
        let as_printed = (figure.approximate || figure.fraction.is_some()).then(|| format!("tryckt: {}", figure.printed));
        Datum {
            printed: format!("{}{}", figure.printed, figure.marks),
            state: if figure.approximate { State::Approximate } else { State::Value },
            value: Some(figure.value),
            unit: Some(figure.unit),
            notes: as_printed.into_iter().chain(mark).collect(),
        }
    }

    /// What is said of a cell as a whole.
    pub(super) fn notes(&self, cell: &Cell, place: &CellRef) -> Vec<String> {
        let restated = cell.restated.as_deref().map(|why| format!("omräknad: {why}"));
        let known = self.explained.get(&(place.table.as_str(), place.row, place.column));
        let errors = known.into_iter().flatten().filter_map(|number| self.prepared.report.known_errors.get(number - 1));
        let errors = errors.map(|error| format!("fel i originalet: {}", error.explanation));
        let all = cell.remark.clone().into_iter().chain(restated).chain(errors);
        all.collect()
    }
}

fn printed(piece: &Piece) -> String {
    match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Part(part) => format!("{}{}", part.figure.printed, part.figure.marks),
    }
}
