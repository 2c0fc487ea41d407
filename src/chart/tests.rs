//! The charts, as documentation: what they say of which figures.

mod balance;
mod budget;
mod build;
mod colours;
mod compare;
mod costs_over_time;
mod drawing;
mod equity_forecast;
mod gallery;
mod goals;
mod indicator;
mod indicators;
mod judged;
mod member;
mod outcomes;
mod participants;
mod result;
mod words;

use super::Chart;
use crate::measures::Told;
use crate::model::{Role, Sign, Unit};
use build::*;

const STATE: &[(&str, &str)] = &[("medlem", "forsakringskassan")];
const REGION: &[(&str, &str)] = &[("medlem", "region-orebro-lan")];
const KUMLA: &[(&str, &str)] = &[("medlem", "kumla-kommun")];

fn contributions<'a>(periods: &'a [&'a str], rows: &'a [Line<'a>]) -> Grid<'a> {
    Grid { title: "Not 2", role: Role::MemberContributions, sign: Sign::Normal, unit: Unit::Kronor, periods, rows }
}

fn costs<'a>(rows: &'a [Line<'a>]) -> Grid<'a> {
    costs_of(&["2024"], rows)
}

fn costs_of<'a>(periods: &'a [&'a str], rows: &'a [Line<'a>]) -> Grid<'a> {
    Grid { title: "Driftredovisning", role: Role::OperatingCosts, sign: Sign::Reversed, unit: Unit::Kronor, periods, rows }
}

/// The figures of a row as readers see them.
fn words(values: &[Told]) -> Vec<&str> {
    values.iter().map(|value| &**value).collect()
}

/// All that a chart says below its drawing.
fn told(chart: &Chart) -> String {
    std::iter::once(&chart.summary).chain(&chart.cautions).map(Told::as_str).collect::<Vec<_>>().join(" ")
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn survey<'a>(periods: &'a [&'a str], rows: &'a [Line<'a>]) -> Grid<'a> {
    let title = "Andel positiva svar i enkäten till deltagare";
    Grid { title, role: Role::SurveyAnswers, sign: Sign::Normal, unit: Unit::Percent, periods, rows }
}

const ADMINISTRATION: &[(&str, &str)] = &[("grupp", "administration")];
const INDIVIDUAL: &[(&str, &str)] = &[("grupp", "individ")];
const STRUCTURE: &[(&str, &str)] = &[("grupp", "struktur")];

/// The note of Sydnärke's report for 2024.
const SYDNARKE: &[Line] = &[
    ("Staten", STATE, &["2 360 000,00", "2 611 000"]),
    ("Askersunds kommun", &[("medlem", "askersunds-kommun")], &["242 943,00", "268 726"]),
    ("Hallsbergs kommun", &[("medlem", "hallsbergs-kommun")], &["344 146,00", "380 422"]),
    ("Kumla kommun", KUMLA, &["476 636,00", "525 585"]),
    ("Laxå kommun", &[("medlem", "laxa-kommun")], &["116 275,00", "130 667"]),
    ("Region Örebro Län", REGION, &["1 180 000,00", "1 305 500"]),
];

/// The costs of Sydnärke's report for 2024.
const SYDNARKE_COSTS: &[Line] = &[
    ("Administration inkl. styrelse och finansiella kostnader", &[("grupp", "administration")], &["1 201 799"]),
    ("Samordningsteam", &[("insats", "samordningsteamet")], &["2 968 892"]),
    ("Projekt Ciceron", &[("insats", "ciceron")], &["507 173"]),
    ("Stukturinsatser", &[("insats", "strukturinsatser")], &["279 736"]),
    ("Mässa", &[("insats", "rehabmassan")], &["38 517"]),
    ("Psykiatriveckan", &[("insats", "psykiatriveckan")], &["-"]),
    ("Summa", &[], &["4 996 117"]),
];

fn question(id: &'static str) -> [(&'static str, &'static str); 3] {
    [("fraga", id), ("enkatgrupp", "deltagare-avslut"), ("insats", "samordningsteamet")]
}

fn sydnarke_2024() -> Vec<Chart> {
    let dimensions = ["nytta", "delaktighet", "tid", "kontakter", "utveckling", "redo", "tillvaratagande", "planering"].map(question);
    let rows: [Line; 8] = [
        ("Har stödet du fått i Samordningsteamet varit till nytta för dig?", &dimensions[0], &["86 %", "98 %"]),
        ("Har du fått vara delaktig i din planering?", &dimensions[1], &["94 %", "97 %"]),
        ("Har insatserna i Samordningsteamet fått ta den tid du behöver?", &dimensions[2], &["86 %", "97 %"]),
        ("Har du fått stöd i dina kontakter med myndigheter och vården?", &dimensions[3], &["80 %", "100 %"]),
        ("Upplever du att du utvecklats genom din praktik/din planering?", &dimensions[4], &["69 %", "79 %"]),
        ("Känner du dig mer redo att kunna arbeta eller studera jämfört med innan du startade hos oss?", &dimensions[5], &["51 %", "65 %"]),
        ("Upplever du att personalen har tagit tillvara dina erfarenheter, kunskaper och synpunkter?", &dimensions[6], &["94 %", "97 %"]),
        ("Har ni påbörjat en planering för vad som ska hända efter nuvarande stöd har upphört?", &dimensions[7], &["94 %", "100 %"]),
    ];
    let grids = [survey(&["2024", "2023"], &rows), contributions(&["2024", "2023"], SYDNARKE), costs(SYDNARKE_COSTS)];
    report_charts(&site(&[("2024", &grids)]))
}
