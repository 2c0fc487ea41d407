//! What stands in a cell of a report, for those who count with it: the exact value, or why there is none.

use crate::measures::LEFT_OUT;
use crate::model::{Cell, CellRef, Content, Figure, Meaning, Piece, Table, Unit};
use crate::narrative::{plain, without};
use crate::site::{Explained, Prepared};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::collections::BTreeSet;

macro_rules! states {
    ($($state:ident $id:literal $sign:literal $about:literal;)*) => {
        /// *tillstånd*: what is in a cell.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum State {
            $($state,)*
        }

        impl State {
            /// Each with its name in the files, and what it means.
            pub(super) const ALL: &'static [(&'static str, &'static str)] = &[$(($id, $about)),*];

            pub(super) fn id(self) -> &'static str {
                match self { $(State::$state => $id),* }
            }

            /// What stands in a file where there is no figure; empty where something else does.
            pub(super) fn sign(self) -> &'static str {
                match self { $(State::$state => $sign),* }
            }
        }
    };
}

states! {
    Value "varde" "" "en siffra, exakt som den är tryckt";
    Approximate "ungefarligt" "" "en siffra som originalet anger ungefärligt: drygt, cirka";
    Nil "inget" "–" "ett streck: inget att redovisa, räknas som noll i summor";
    Blank "tomt" "" "ingenting är tryckt, räknas som noll i summor";
    NotApplicable "inte-aktuellt" "." "här kan ingen siffra stå";
    Withheld "lamnas-inte-ut" ".." "redovisningen lämnar inte ut uppgiften";
    Unreadable "ej-avlast" "ej avläst" "finns i originalet, men gick inte att läsa i källan";
    ToFill "fyll-i" "fyll i" "är inte ifyllt än, i ett utkast";
    LeftOut "utelamnat" "utelämnad" "gäller få personer, eller skulle avslöja en sådan uppgift: står på rapportens sida, men i ingen fil";
    Text "text" "" "text";
    Verdict "omdome" "" "ett omdöme i ord";
    Parts "delar" "" "flera siffror, var för sig i delar";
}

impl Serialize for State {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
impl schemars::JsonSchema for State {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Tillstand".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let known: Vec<_> = State::ALL.iter().map(|(id, about)| serde_json::json!({ "const": id, "description": about })).collect();
        schemars::json_schema!({ "description": "Vad som står i cellen.", "oneOf": known })
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

#[expect(clippy::ref_option, reason = "serde hands it over so")]
fn exact<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
    value.map(|value| value.to_string()).serialize(serializer)
}

#[expect(clippy::ref_option, reason = "serde hands it over so")]
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
    /// The cells that stand in no file.
    left_out: BTreeSet<String>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(prepared: &'a Prepared<'a>) -> Reading<'a> {
        Reading { prepared, explained: prepared.explained(), left_out: prepared.left_out_paths() }
    }

    /// A cell as a whole. One with several figures holds them in its parts.
    pub(super) fn cell(&self, table: &Table, cell: &Cell, place: &CellRef) -> Datum {
        let mut datum = match &cell.content {
            Content::Figure(figure) => self.figure(table, figure, place),
            Content::Parts(_) if self.prepared.leaves_out(place) => Datum::of(State::LeftOut),
            Content::Parts(pieces) => Datum::text(State::Parts, pieces.iter().map(printed).collect()),
            other => self.content(other, place),
        };
        datum.notes.extend(self.notes(cell, place));
        datum
    }

    /// What stands in a cell that holds no figure.
    pub(super) fn content(&self, content: &Content, place: &CellRef) -> Datum {
        match content {
            Content::Text(_) => Datum::text(
                State::Text,
                self.prepared.narrative.cells.get(place).map(|html| plain(&without(html, &self.left_out, LEFT_OUT))).unwrap_or_default(),
            ),
            Content::Level { text, .. } => Datum::text(State::Verdict, text.to_string()),
            Content::Nil => Datum::of(State::Nil),
            Content::Blank => Datum::of(State::Blank),
            Content::NotApplicable => Datum::of(State::NotApplicable),
            Content::Withheld => Datum::of(State::Withheld),
            Content::Unreadable => Datum::of(State::Unreadable),
            Content::ToFill => Datum::of(State::ToFill),
            Content::Figure(_) | Content::Parts(_) => Datum::of(State::LeftOut),
        }
    }

    /// The figures of a cell that has several, each with the id of its part and its meaning.
    pub(super) fn parts<'c>(&self, table: &Table, cell: &'c Cell, place: &CellRef) -> Vec<(&'c str, &'c Meaning, Datum)> {
        let parts = cell.figures().filter(|(part, ..)| !part.is_empty());
        parts
            .map(|(part, figure, meaning)| (part, meaning, self.figure(table, figure, &CellRef { part: part.into(), ..place.clone() })))
            .collect()
    }

    fn figure(&self, table: &Table, figure: &Figure, place: &CellRef) -> Datum {
        if self.prepared.leaves_out(place) {
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
