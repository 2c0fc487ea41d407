//! What the comparisons of associations and the sparklines say and draw.

use super::*;
use crate::chart::{for_period, over_years, sparkline};
use crate::facts::Facts;
use crate::measures::Measure;
use crate::model::{Break, Period, Site};
use rust_decimal::Decimal;

/// Periods, and rows with a role and its printed figures, of one association.
type Of<'a> = (&'a str, &'a [&'a str], &'a [(Role, Unit, &'a [(&'a str, &'a str)], &'a [&'a str])]);

/// Each association with a report for its first period.
fn sites(all: &[Of]) -> Site {
    let mut whole: Option<Site> = None;
    for (name, periods, rows) in all {
        let titles: Vec<String> = (0..rows.len()).map(|n| format!("Tabell {n}")).collect();
        let lines: Vec<[Line; 1]> = rows.iter().map(|(role, _, dimensions, values)| [(role.swedish(), *dimensions, *values)]).collect();
        let grids = rows.iter().zip(&titles).zip(&lines).map(|(((role, unit, _, _), title), line)| {
            let sign = if *role == Role::OperatingCosts { Sign::Reversed } else { Sign::Normal };
            Grid { title, role: *role, sign, unit: *unit, periods, rows: line }
        });
        let mut own = site(&[(periods[0], &grids.collect::<Vec<_>>())]);
        own.associations[0].id = crate::swedish::slug(name).into();
        own.associations[0].name = (*name).to_owned();
        match &mut whole {
            Some(whole) => whole.associations.append(&mut own.associations),
            None => whole = Some(own),
        }
    }
    whole.unwrap()
}

fn compared(site: &Site, period: &str, id: &str) -> Option<Chart> {
    let facts = Facts::collect(&site.associations);
    for_period(site, &facts, Period::parse(period).unwrap()).into_iter().find(|chart| chart.id == id)
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn labels(chart: &Chart) -> Vec<&str> {
    chart.rows.iter().map(|row| row.label.as_str()).collect()
}

const KR: Unit = Unit::Kronor;
const TKR: Unit = Unit::ThousandKronor;
const PAID: Role = Role::MemberContributions;
const COSTS: Role = Role::OperatingCosts;
const Y: &[&str] = &["2024"];

#[test]
fn the_largest_stands_first_and_equals_in_swedish_order() {
    let of = |name, figure| (name, Y, [(PAID, KR, &[][..], figure)]);
    let all = [of("Östra", &["300"][..]), of("Ärla", &["500"]), of("Åmål", &["300"]), of("Vara", &["300"]), of("Tomma", &["-"])];
    let all: Vec<Of> = all.iter().map(|(name, periods, rows)| (*name, *periods, &rows[..])).collect();
    let chart = compared(&sites(&all), "2024", "jamfor-medlemsbidrag").unwrap();
    assert_eq!(labels(&chart), ["Ärla", "Vara", "Åmål", "Östra", "Tomma"]);
    assert_eq!(chart.title, "Medlemsbidragen var mellan 300 och 500 kronor 2024");
    assert_eq!(chart.summary, "Medlemsbidragen var störst i Ärla (500 kronor) och minst i Vara, Åmål och Östra (300 kronor) 2024.");
    assert_eq!(chart.rows[4].values, ["–"]);
    assert!(!chart.svg().contains("Tomma</text>"), "what is missing is not drawn as zero");
}

#[test]
fn one_association_is_no_comparison() {
    let one = sites(&[("Ett", Y, &[(PAID, KR, &[], &["300"])]), ("Två", Y, &[(PAID, KR, &[], &["-"])])]);
    assert!(for_period(&one, &Facts::collect(&one.associations), Period::parse("2024").unwrap()).is_empty());
    assert!(over_years(&one, &Facts::collect(&one.associations)).is_none());
}

#[test]
fn mixed_units_sums_and_approximate_figures_are_said() {
    let state: &[(&str, &str)] = STATE;
    let all = sites(&[
        ("Ett", Y, &[(PAID, TKR, &[], &["1 500"])]),
        ("Två", Y, &[(PAID, KR, state, &["400 000"]), (PAID, KR, REGION, &["600 000"])]),
        ("Tre", Y, &[(PAID, KR, &[], &["ca 2 000 000"])]),
        // a sum of what is approximate is not worked out
        ("Fyra", Y, &[(PAID, KR, state, &["ca 400 000"]), (PAID, KR, REGION, &["600 000"])]),
    ]);
    let chart = compared(&all, "2024", "jamfor-medlemsbidrag").unwrap();
    assert_eq!(nbsp(&chart.summary), "Medlemsbidragen var störst i Tre (cirka 2 miljoner kronor) och minst i Två (1 miljon kronor) 2024.");
    assert_eq!(chart.columns, ["Förbund", "Kronor", "Uppgiften är"]);
    let rows: Vec<String> = chart.rows.iter().map(|row| nbsp(&words(&row.values).join("|"))).collect();
    assert_eq!(rows, ["cirka 2 000 000|publicerad", "1 500 000|publicerad", "1 000 000|uträknad av Insyn", "–|–"]);
    assert!(chart.svg().contains("Publicerad uppgift") && chart.svg().contains("Uträknat av Insyn"));
    // in the key and in a bar of each layout
    let shares = sites(&[
        ("Ett", Y, &[(Role::EquityShare, Unit::Percent, &[("bas", "medlemsbidrag")], &["20"])]),
        ("Två", Y, &[(Role::Equity, KR, &[], &["30"]), (PAID, KR, &[], &["100"])]),
    ]);
    let svg = compared(&shares, "2024", "jamfor-eget-kapital").unwrap().svg();
    for tone in ["equity", "computed"] {
        assert_eq!(svg.matches(&format!("class=\"series {tone}\"")).count(), 4, "{tone}");
    }
}

#[test]
fn costs_are_divided_where_the_report_divides_them() {
    const INDIVIDUAL: &[(&str, &str)] = &[("grupp", "individ")];
    const ADMINISTRATION: &[(&str, &str)] = &[("grupp", "administration")];
    let all = sites(&[
        ("Delad", Y, &[(COSTS, KR, &[], &["1 000"]), (COSTS, KR, INDIVIDUAL, &["700"]), (COSTS, KR, ADMINISTRATION, &["200"])]),
        ("Hel", Y, &[(COSTS, KR, &[], &["2 000"])]),
        ("Över", Y, &[(COSTS, KR, &[], &["500"]), (COSTS, KR, INDIVIDUAL, &["460"]), (COSTS, KR, ADMINISTRATION, &["50"])]),
    ]);
    let chart = compared(&all, "2024", "jamfor-kostnader").unwrap();
    let rows: Vec<String> = chart.rows.iter().map(|row| nbsp(&words(&row.values).join("|"))).collect();
    assert_eq!(rows, ["2 000|–|–|–|2 000", "1 000|700|–|200|100", "500|460|–|50|–"]);
    assert!(told(&chart).contains("I Över är grupperna tillsammans 10 kronor mer än verksamhetens kostnader"), "{}", chart.summary);
    assert!(told(&chart).contains("Redovisningen från Hel anger inte vad grupperna kostade."), "{}", chart.summary);
    let share = compared(&all, "2024", "jamfor-administration").unwrap();
    assert_eq!(share.title, "Administrationens andel var mellan 10 och 20 procent av kostnaderna 2024");
    assert_eq!(share.rows[0].values, ["20", "uträknad av Insyn"]);
    assert!(told(&share).contains("Uppgift saknas för Hel."), "{}", share.summary);
}

#[test]
fn participants_are_never_added_and_stand_by_association() {
    let count = |dimensions: &'static [(&str, &str)], figure: &'static [&str]| (Role::Participants, Unit::Count, dimensions, figure);
    let all = sites(&[
        ("Ett", Y, &[count(&[("grupp", "individ")], &["90"]), count(&[("insats", "ciceron")], &["70"])]),
        ("Två", Y, &[count(&[("insats", "samordningsteamet")], &["ca 100"]), count(&[("insats", "ciceron")], &["40"])]),
        ("Tre", Y, &[count(&[], &["120"]), count(&[("kon", "kvinnor")], &["60"])]),
        ("Fyra", Y, &[count(&[("insats", "strukturinsatser")], &["500"])]),
    ]);
    let chart = compared(&all, "2024", "jamfor-deltagare").unwrap();
    let rows: Vec<String> = chart.rows.iter().map(|row| format!("{} {}", row.label, row.values[0])).collect();
    assert_eq!(
        rows,
        [
            "Tre: Alla insatser 120",
            "Två: Samordningsteamet cirka 100",
            "Två: Projektet Ciceron 40",
            "Ett: Alla individinriktade insatser 90",
            "Fyra –"
        ]
    );
    let said = "Tre: 120 i alla insatser. Två: cirka 100 i Samordningsteamet och 40 i Projektet Ciceron. \
                Ett: 90 i alla individinriktade insatser.";
    assert_eq!(chart.summary, said);
    assert!(told(&chart).contains("Uppgift saknas för Fyra."));
}

#[test]
fn results_are_told_as_surplus_and_deficit() {
    let title = |figures: &[&str]| {
        let names = ["Ett", "Två", "Tre"];
        let values: Vec<[&str; 1]> = figures.iter().map(|figure| [*figure]).collect();
        let rows: Vec<_> = values.iter().map(|value| [(Role::ResultOfTheYear, KR, &[][..], &value[..])]).collect();
        let all: Vec<Of> = names.iter().zip(&rows).map(|(name, rows)| (*name, Y, &rows[..])).collect();
        compared(&sites(&all), "2024", "jamfor-resultat").unwrap().title
    };
    assert_eq!(title(&["5", "-5"]), "Ett av två förbund hade överskott 2024");
    assert_eq!(title(&["5", "6"]), "Båda förbunden hade överskott 2024");
    assert_eq!(title(&["-5", "-6", "-7"]), "Alla tre förbunden hade underskott 2024");
    assert_eq!(title(&["0", "-6", "-7"]), "Inget av tre förbund hade överskott 2024");
}

#[test]
fn of_eighty_associations_both_ends_are_drawn_and_the_words_tell_of_all() {
    let site = eighty();
    let facts = Facts::collect(&site.associations);
    let chart = compared(&site, "2024", "jamfor-medlemsbidrag").unwrap();
    assert_eq!(chart.rows.len(), 20);
    assert_eq!(chart.svg().matches("class=\"data-label\"").count(), 2 * 20);
    assert!(chart.subtitle.ends_with(", tio högsta och tio lägsta av 60 förbund") && chart.svg().contains("40 förbund emellan"));
    assert!(told(&chart).contains("Uppgift saknas för 20 av 80 förbund."), "{}", chart.summary);
    let panels = over_years(&site, &facts).unwrap();
    assert_eq!(panels.rows.len(), 20);
    assert!(panels.subtitle.ends_with(", de 20 av 80 förbund som har störst kostnader"), "{}", panels.subtitle);
    assert!(nbsp(&told(&panels)).starts_with("Den största ökningen i procent: Kostnaderna i Samordningsförbundet"), "{}", panels.summary);
    assert!(panels.summary.len() < 1000, "{}", panels.summary);
    let whole = compared(&site, "2024", "jamfor-kostnader").unwrap();
    assert_eq!(whole.columns, ["Förbund", "Kronor"], "no report divides its costs");
    assert!(!whole.svg().contains("inte fördelat"));
}

/// Long names, a minus, a huge figure, gaps, and a part of a year.
fn eighty() -> Site {
    let names: Vec<String> =
        (1..=80).map(|n| format!("Samordningsförbundet i norra och södra Långnamnsbygdens kommuner nummer {n}")).collect();
    let paid: Vec<[String; 1]> = (0..80).map(|n| if n % 4 == 0 { ["-".to_owned()] } else { [(n * 70_001).to_string()] }).collect();
    let paid: Vec<[&str; 1]> = paid.iter().map(|value| [value[0].as_str()]).collect();
    let costs = [["9000000", "-", "5000000"], ["-400000", "0", "7"], ["-", "3", "1"]];
    let rows: Vec<_> = (0..80).map(|n| [(PAID, KR, &[][..], &paid[n][..]), (COSTS, KR, &[][..], &costs[n % 3][..])]).collect();
    let all: Vec<Of> = names.iter().zip(&rows).map(|(name, rows)| (name.as_str(), &["2024", "2022", "2020"][..], &rows[..])).collect();
    sites(&all)
}

pub(super) fn hard() -> Vec<Chart> {
    let site = eighty();
    let facts = Facts::collect(&site.associations);
    let mut charts = for_period(&site, &facts, Period::parse("2024").unwrap());
    charts.extend(over_years(&site, &facts));
    charts
}

#[test]
fn years_are_shown_on_one_scale_with_gaps_and_without_parts_of_years() {
    let all = sites(&[
        ("Ett", &["2024", "2023", "2021"], &[(COSTS, KR, &[], &["500 000", "450 000", "400 000"])]),
        ("Två", &["2024-h1", "2023", "2022"], &[(COSTS, KR, &[], &["90 000", "300 000", "600 000"])]),
        ("Tre", &["2024-h1"], &[(COSTS, KR, &[], &["80 000"])]),
    ]);
    let chart = over_years(&all, &Facts::collect(&all.associations)).unwrap();
    assert_eq!(chart.title, "Kostnaderna år för år i förbund efter förbund");
    assert_eq!(
        nbsp(&chart.summary),
        "Kostnaderna i Ett ökade med 11 procent, från 450 000 kronor 2023 till 500 000 kronor 2024. Kostnaderna i Två halverades, \
         från 600 000 kronor 2022 till 300 000 kronor 2023."
    );
    assert_eq!(chart.columns, ["Förbund", "2021", "2022", "2023", "2024"]);
    let rows: Vec<String> = chart.rows.iter().map(|row| nbsp(&words(&row.values).join("|"))).collect();
    assert_eq!(rows, ["400 000|–|450 000|500 000", "–|600 000|300 000|–", "–|–|–|–"]);
}

fn points(facts: &Facts) -> Vec<(Period, Decimal)> {
    facts.all().map(|fact| (fact.key.period, fact.value)).collect()
}

#[test]
fn a_sparkline_has_three_comparable_figures_and_gaps_where_one_is_missing() {
    let periods = ["2024", "2023", "2020", "2019", "2018", "2018-h1"];
    let of = |values: &[&str], until: &str, breaks: &[Break]| {
        let site = sites(&[("Ett", &periods, &[(COSTS, KR, &[], values)])]);
        let facts = Facts::collect(&site.associations);
        sparkline(Measure::Costs, &points(&facts), Period::parse(until).unwrap(), breaks, None)
    };
    let values = ["500", "450", "420", "400", "300", "100"];
    let drawn = of(&values, "2024", &[]).unwrap();
    assert_eq!(drawn.years, "2018–2024");
    // 2018–2020, then 2023–2024, and the mark of the last
    let lines = |svg: &str| (svg.matches("<polyline").count(), svg.matches("class=\"line own\"").count(), svg.matches("<circle").count());
    assert_eq!(lines(&drawn.svg), (1, 2, 1));
    assert!(drawn.svg.contains("aria-hidden=\"true\"") && !drawn.svg.contains("<text") && !drawn.svg.contains("id="));
    // a figure alone between two gaps is a dot
    assert_eq!(lines(&of(&["500", "-", "420", "400", "300", "1"], "2024", &[]).unwrap().svg), (1, 1, 2));
    // a report shows no later year than its own
    assert_eq!(of(&values, "2020", &[]).unwrap().years, "2018–2020");
    assert!(of(&values, "2019", &[]).is_none(), "two figures need no drawing");
    assert!(of(&values, "2018-h1", &[]).is_none(), "half a year is not held against whole ones");
    let broken = Break { role: Some(COSTS), period: Period::parse("2019").unwrap(), text: String::new() };
    assert_eq!(lines(&of(&values, "2020", &[broken]).unwrap().svg), (0, 1, 2));
}

#[test]
fn a_sparkline_of_equal_or_negative_figures_can_be_drawn() {
    for values in [["0", "0", "0"], ["7", "7", "7"], ["-5", "1000000000000", "0"]] {
        let site = sites(&[("Ett", &["2024", "2023", "2022"], &[(Role::ResultOfTheYear, KR, &[], &values)])]);
        let facts = Facts::collect(&site.associations);
        let svg = sparkline(Measure::Result, &points(&facts), Period::parse("2024").unwrap(), &[], None).unwrap().svg;
        assert!(svg.contains("<polyline"), "{svg}");
    }
}
