//! One figure, or one thing that is said instead of a figure, a line: what it is, its exact value, where it stands, what is to be said of
//! it, and how it was worked out.

use crate::export::datum::{Datum, Reading, State};
use crate::facts::{Caveat, Fact, Facts, Statement};
use crate::measures::{Figure, Measure, Measures};
use crate::model::{CellRef, Dimensions, Kind, Period, Role, Unit};
use crate::site::Prepared;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// En uppgift: en siffra med betydelse, eller vad redovisningen säger i stället för en siffra.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Line<'a> {
    /// Uppgiftens hela namn. Uppgifter med samma namn ska stämma med varandra.
    #[serde(rename = "namn")]
    pub name: String,
    /// Vad som mäts: rollens namn i innehållet.
    #[serde(rename = "uppgift")]
    pub measure: &'static str,
    /// The same in words, which stand in `figures.csv`.
    #[serde(skip)]
    pub what: &'static str,
    /// År, del av år eller dag.
    pub period: String,
    /// utfall, budget, avvikelse, prognos, andel, mal eller max.
    #[serde(rename = "slag")]
    pub kind: &'static str,
    /// Vad siffran gäller: medlem, insats, kön …
    #[serde(rename = "dimensioner", skip_serializing_if = "BTreeMap::is_empty")]
    pub dimensions: BTreeMap<&'a str, &'a str>,
    /// Exakt, i enheten nedan, med det tecken som uppgiften normalt har: kostnader är negativa. Punkt är decimaltecken.
    #[serde(rename = "varde")]
    pub value: Option<String>,
    /// kr, procent, antal …
    #[serde(rename = "enhet")]
    pub unit: Option<&'static str>,
    /// Som det är tryckt i originalet. Tomt för det som Insyn har räknat ut.
    #[serde(rename = "tryckt")]
    pub printed: String,
    #[serde(rename = "tillstand")]
    pub state: State,
    /// Hur Insyn har räknat ut siffran. Saknas för det som är tryckt.
    #[serde(rename = "utraknat", skip_serializing_if = "Option::is_none")]
    pub derived: Option<Derivation>,
    /// Vad redovisningarna säger om siffran.
    #[serde(rename = "forbehall", skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<String>,
    /// Cellen som siffran står i, som tabell.rad.kolumn.del. Saknas för det som Insyn har räknat ut.
    #[serde(rename = "cell", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub source: Option<SourceCell>,
    /// Raden, tabellen eller avsnittet: läggs till sidans adress.
    #[serde(rename = "adress")]
    pub address: String,
}

/// A cell of a report, or a part of it, by its names. It is written as its path.
pub(super) struct SourceCell {
    pub path: String,
    pub table: String,
    pub row: String,
    pub column: String,
    pub part: String,
}

impl Serialize for SourceCell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.path.serialize(serializer)
    }
}

/// Hur en siffra är uträknad.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct Derivation {
    /// I ord.
    #[serde(rename = "hur")]
    pub how: String,
    /// Namnen på de tryckta uppgifter som den vilar på.
    #[serde(rename = "av")]
    pub from: Vec<String>,
}

/// What stands on a line whatever it holds.
struct About<'a> {
    name: String,
    role: Role,
    period: Period,
    kind: Kind,
    dimensions: &'a Dimensions,
    source: Option<&'a CellRef>,
}

/// Everything that a report says of figures with a meaning, in the order of the names, and what follows from it; `voice` is the report
/// alone or none, for what all reports of the association say together.
pub(super) fn lines<'a>(facts: &'a Facts, reading: &Reading<'a>, voice: Option<&'a str>) -> Vec<Line<'a>> {
    let Prepared { association, report, .. } = *reading.prepared;
    let printed = facts.groups_of(&association.id).flatten().filter(|fact| fact.source.report == report.id);
    let said = Role::ALL.iter().flat_map(|role| facts.statements_of(&association.id, *role));
    let said = said.filter(|statement| statement.source.report == report.id);
    let of = Measures { facts, association, period: report.period, voice };
    let derived = Measure::ALL.iter().filter(|_| report.kind.is_account()).filter_map(|measure| {
        let found = of.find(*measure).ok()?;
        derived(reading, *measure, of, &found)
    });
    let lines = printed.map(|fact| of_fact(reading, fact)).chain(said.map(|said| of_statement(reading, said))).chain(derived);
    lines.collect()
}

impl<'a> About<'a> {
    fn line(self, reading: &Reading, datum: Datum, caveats: Vec<String>, derived: Option<Derivation>) -> Line<'a> {
        let prepared = reading.prepared;
        let place = self.source.map(|cell| prepared.anchor(cell)).unwrap_or_default();
        Line {
            name: self.name,
            measure: self.role.id(),
            what: self.role.swedish(),
            period: self.period.to_string(),
            kind: self.kind.id(),
            dimensions: self.dimensions.pairs().collect(),
            value: datum.value.map(|value| value.to_string()),
            unit: datum.unit.map(Unit::id),
            printed: datum.printed,
            state: datum.state,
            derived,
            caveats,
            source: self.source.map(|cell| {
                let table = prepared.report.table(&cell.table);
                SourceCell {
                    table: cell.table.to_string(),
                    path: prepared.report.path_of(cell),
                    row: table.map(|table| table.rows[cell.row].name()).unwrap_or_default(),
                    column: table.map(|table| table.columns[cell.column].name()).unwrap_or_default(),
                    part: cell.part.to_string(),
                }
            }),
            address: place,
        }
    }
}

fn of_fact<'a>(reading: &Reading<'a>, fact: &'a Fact) -> Line<'a> {
    let key = &fact.key;
    let unit = Some(key.quantity.unit());
    let datum = match reading.prepared.left_out.contains(&fact.source) {
        true => Datum { unit, ..Datum::of(State::LeftOut) },
        false => Datum {
            printed: fact.printed.to_string(),
            state: if fact.approximate { State::Approximate } else { State::Value },
            value: Some(fact.value),
            unit,
            notes: Vec::new(),
        },
    };
    let about = About {
        name: key.to_string(),
        role: key.role,
        period: key.period,
        kind: key.kind,
        dimensions: &key.dimensions,
        source: Some(&fact.source),
    };
    about.line(reading, datum, words(fact.caveats.iter()), None)
}

fn of_statement<'a>(reading: &Reading<'a>, said: &'a Statement) -> Line<'a> {
    let about = About {
        name: said.key().to_string(),
        role: said.role,
        period: said.period,
        kind: said.kind,
        dimensions: &said.dimensions,
        source: Some(&said.source),
    };
    about.line(reading, reading.content(&said.content, &said.source), said.remark.iter().cloned().collect(), None)
}

/// What Insyn has worked out; none of what is printed.
fn derived<'a>(reading: &Reading<'a>, measure: Measure, of: Measures<'a>, found: &Figure<'a>) -> Option<Line<'a>> {
    let how = found.made_how()?;
    let key = of.key_of(measure);
    let left_out = found.from.iter().any(|fact| reading.prepared.left_out.contains(&fact.source));
    let unit = key.quantity.unit();
    let value: Option<Decimal> = (!left_out).then_some(found.value);
    let derivation = Derivation { how, from: found.from.iter().map(|fact| fact.key.to_string()).collect() };
    Some(Line {
        name: key.to_string(),
        measure: key.role.id(),
        what: key.role.swedish(),
        period: key.period.to_string(),
        kind: key.kind.id(),
        dimensions: BTreeMap::new(),
        value: value.map(|value| value.to_string()),
        unit: Some(unit.id()),
        printed: String::new(),
        state: match (left_out, found.approximate) {
            (true, _) => State::LeftOut,
            (false, true) => State::Approximate,
            (false, false) => State::Value,
        },
        derived: Some(derivation),
        caveats: words(found.caveats().iter()),
        source: None,
        address: String::new(),
    })
}

fn words<'c>(caveats: impl Iterator<Item = &'c Caveat>) -> Vec<String> {
    caveats.filter(|caveat| caveat.is_told()).map(Caveat::words).collect()
}
