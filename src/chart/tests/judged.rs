//! What the charts of verdicts say and draw.

use super::*;
use crate::model::{Colour, Content, Dimension, Dimensions, Kind, Scale, ScaleLevel, Site};

const NAMES: [&str; 4] = ["Inte alls", "Delvis", "Till en del", "Helt och hållet"];

/// A report with goals, each judged by the place of its level, by other words, or not at all.
fn report(verdicts: &[(&str, Result<usize, &str>)]) -> Site {
    let rows: Vec<Line> = verdicts.iter().map(|(label, _)| (*label, &[][..], &["-"][..])).collect();
    let grid = Grid { title: "Mål", role: Role::Indicator, sign: Sign::Normal, unit: Unit::Count, periods: &["2024"], rows: &rows };
    let mut site = site(&[("2024", &[grid])]);
    let report = &mut site.associations[0].reports[0];
    // two wordings of one level
    let signs = [("○", Colour::Red), ("◐", Colour::Yellow), ("◐", Colour::Yellow), ("●", Colour::Green)];
    let level = |(name, (symbol, colour)): (&str, (&str, Colour))| ScaleLevel {
        name: name.to_owned(),
        other_names: Vec::new(),
        colour: Some(colour),
        symbol: Some(symbol.to_owned()),
        meaning: None,
    };
    let levels = NAMES.into_iter().zip(signs).map(level).collect();
    report.scales.insert("maluppfyllelse".to_owned(), Scale { levels, ordered: true, free_text: true });
    let cells = report.tables[0].rows.iter_mut().map(|row| &mut row.cells[0]);
    for (cell, (_, verdict)) in cells.zip(verdicts) {
        cell.meaning.role = None;
        let (text, level) = match verdict {
            Ok(level) => (NAMES[*level], Some(*level)),
            Err(text) => (*text, None),
        };
        let said = Content::Level { scale: "maluppfyllelse".into(), text: text.into(), level };
        cell.content = if text.is_empty() { Content::Blank } else { said };
    }
    site
}

fn chart(site: &Site) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == "maluppfyllelse-diagram")
}

/// Two verdicts on a level of this colour.
pub(super) fn of_colour(colour: Colour) -> Chart {
    let mut site = report(&[("A", Ok(3)), ("B", Ok(0))]);
    let scales = &mut site.associations[0].reports[0].scales;
    scales.values_mut().flat_map(|scale| &mut scale.levels).for_each(|level| level.colour = Some(colour));
    chart(&site).unwrap()
}

/// A label that never ends, other words, and a goal without a verdict.
pub(super) fn hard() -> Option<Chart> {
    let long = "Arbetsmarknadsrehabiliteringssamordningsinsatsen för unga vuxna ska nå alla som varken arbetar eller studerar och som behöver stöd \
                från flera myndigheter samtidigt under en längre tid än ett år";
    chart(&report(&[(long, Ok(0)), ("Kort", Ok(3)), ("Samma nivå", Ok(2)), ("Ord", Err("Godkänd av revisorerna")), ("Tomt", Err(""))]))
}

#[test]
fn goals_that_are_judged_in_words_are_a_matrix() {
    let chart = chart(&report(&[
        ("A", Ok(3)),
        ("B", Ok(3)),
        ("C", Ok(1)),
        ("D", Ok(2)),
        ("E", Ok(0)),
        ("F", Ok(3)),
        ("G", Err("")),
        ("H", Err("Bra")),
    ]));
    let chart = chart.unwrap();
    assert_eq!(chart.title, "Tre av sju bedömningar av måluppfyllelsen 2024 var ”Helt och hållet”");
    assert_eq!(
        chart.summary,
        "Av sju bedömningar var tre ”Helt och hållet”, två ”Delvis”, en ”Inte alls” och en ”Bra”. Lägst bedömning fick ”E”."
    );
    assert_eq!(chart.columns, ["Mål", "Bedömning"]);
    let said: Vec<&str> = chart.rows.iter().map(|row| row.values[0].as_str()).collect();
    assert_eq!(said, [NAMES[3], NAMES[3], NAMES[1], NAMES[2], NAMES[0], NAMES[3], "–", "Bra"], "the words as printed");
    assert!(!chart.svg().contains("series-"), "words are never bars");
    assert_eq!(chart.svg().matches("field field-yellow").count(), 4);
}

/// Nothing is higher or lower on a scale without an order.
#[test]
fn a_scale_without_an_order_is_not_told_as_ordered() {
    let mut site = report(&[("A", Ok(3)), ("B", Ok(1)), ("C", Ok(0)), ("D", Ok(3))]);
    let report = &mut site.associations[0].reports[0];
    report.scales.values_mut().for_each(|scale| scale.ordered = false);
    assert_eq!(chart(&site).unwrap().summary, "Av fyra bedömningar var en ”Inte alls”, en ”Delvis” och två ”Helt och hållet”.");
}

#[test]
fn all_alike_and_too_few() {
    let chart = |verdicts| self::chart(&report(verdicts));
    let alike = chart(&[("A", Ok(3)), ("B", Ok(3))]).unwrap();
    assert_eq!(alike.title, "Båda bedömningarna av måluppfyllelsen 2024 var ”Helt och hållet”");
    assert!(told(&alike).starts_with("Båda bedömningarna var ”Helt och hållet”."));
    assert!(alike.svg().is_empty() && alike.rows.len() == 2, "one level is a sentence with its table");
    assert!(chart(&[("A", Ok(3)), ("B", Err(""))]).is_none(), "one verdict alone");
    assert!(chart(&[("A", Err("Bra")), ("B", Err("Dåligt"))]).is_none(), "no verdict on the scale");
    let mut site = report(&[("A", Ok(3)), ("B", Ok(3))]);
    let report = &mut site.associations[0].reports[0];
    let other = report.scales.remove("maluppfyllelse").unwrap();
    report.scales.insert("betyg".to_owned(), other);
    assert!(self::chart(&site).is_none(), "another scale may judge anything");
}

#[test]
fn indicators_in_words_alone_are_a_matrix_and_with_figures_they_are_not() {
    let mut site = report(&[("Nöjda", Ok(3)), ("Kontakt", Ok(0)), ("Tid", Ok(3)), ("Kvinnor, tid", Ok(0))]);
    let cells = site.associations[0].reports[0].tables[0].rows.iter_mut().map(|row| &mut row.cells[0]);
    for (number, cell) in (1..).zip(cells) {
        let id = if number == 4 { "3".to_owned() } else { number.to_string() };
        cell.meaning.role = Some(Role::Indicator);
        cell.meaning.dimensions = [(Dimension::Indicator, id.as_str()), (Dimension::Comparator, "riket")][..].into();
        if number == 4 {
            cell.meaning.dimensions = cell.meaning.dimensions.with(Dimension::Sex, "kvinnor");
        }
    }
    let charts = report_charts(&site);
    let chart = charts.iter().find(|chart| chart.id == "indikatorer-diagram").unwrap();
    assert_eq!(chart.title, "Två av tre indikatorer bedömdes som ”Helt och hållet” jämfört med riket 2024");
    assert!(
        told(chart).contains("Lägst bedömning fick ”2. Kontakt”. För kvinnor finns en bedömning: en ”Inte alls”."),
        "{}",
        chart.summary
    );
    assert_eq!(chart.rows[2].label, "3. Tid");
    let rows = &mut site.associations[0].reports[0].tables[0].rows;
    rows[3].cells[0].meaning.dimensions = Dimensions::default();
    rows[3].cells[0].meaning.kind = Some(Kind::Outcome);
    rows[3].cells[0].content = Content::Figure(crate::model::Figure {
        value: 5.into(),
        printed: "5 %".into(),
        unit: Unit::Percent,
        approximate: false,
        marks: "".into(),
        fraction: None,
    });
    assert!(report_charts(&site).iter().all(|chart| chart.id != "indikatorer-diagram"));
}
