//! What the charts of one indicator say.

use super::*;
use crate::chart::{FigureRow, for_indicator};
use crate::facts::Facts;
use crate::model::{Break, IndicatorDefinition, MeasureVersion, Period, Site};

const OWN: &[(&str, &str)] = &[("indikator", "7")];
const RIKET: &[(&str, &str)] = &[("indikator", "7"), ("jamforelse", "riket")];
const BEFORE: &[(&str, &str)] = &[("indikator", "7"), ("jamforelse", "eget-foregaende-ar")];
const WOMEN: &[(&str, &str)] = &[("indikator", "7"), ("kon", "kvinnor")];
const MEN: &[(&str, &str)] = &[("indikator", "7"), ("kon", "man")];
const NEW_MEASURE: &[(&str, &str)] = &[("indikator", "7"), ("matt", "ny")];

fn grid<'a>(periods: &'a [&'a str], rows: &'a [Line<'a>]) -> Grid<'a> {
    Grid { title: "Indikatorer", role: Role::Indicator, sign: Sign::Normal, unit: Unit::Percent, periods, rows }
}

fn sydnarke(periods: &[&str], rows: &[Line]) -> Site {
    let mut site = site(&[("2024", &[grid(periods, rows)])]);
    let (id, topic) = ("7".to_owned(), "stegförflyttning".to_owned());
    site.indicators = vec![IndicatorDefinition { id, name: topic.clone(), topic, meaning: None, measure: None, versions: Vec::new() }];
    site
}

fn and_of(site: Site, name: &str, periods: &[&str], rows: &[Line]) -> Site {
    and(site, name, &[("2024", &[grid(periods, rows)])])
}

fn charts(site: &Site) -> Vec<Chart> {
    let mut charts = for_indicator(site, "7", &Facts::collect(&site.associations));
    for text in charts.iter_mut().flat_map(|chart| [&mut chart.title, &mut chart.subtitle, &mut chart.summary]) {
        *text = Told::read(&text.replace('\u{a0}', " "), None);
    }
    charts
}

fn rows(chart: &Chart) -> Vec<String> {
    let row = |row: &FigureRow| format!("{}: {}", row.label, words(&row.values).join(" | ")).replace('\u{a0}', " ");
    chart.rows.iter().map(row).collect()
}

fn ids(charts: &[Chart]) -> Vec<&str> {
    charts.iter().map(|chart| chart.id.as_str()).collect()
}

/// Marks that hide each other, the ends of the axis, sexes, a gap, a break, and many associations with long names.
pub(super) fn hard() -> Vec<Chart> {
    let own: [Line; 4] = [
        ("Egen", OWN, &["100", "0", "50"]),
        ("Riket", RIKET, &["99", "100", "50"]),
        ("Kvinnor", WOMEN, &["100", "-", "-"]),
        ("Män", MEN, &["ca 33,3", "-", "-"]),
    ];
    let mut site = sydnarke(&["2024", "2023", "2021"], &own);
    let text = "Frågorna är nya.".to_owned();
    site.associations[0].breaks.push(Break { role: Some(Role::Indicator), period: Period::parse("2023").unwrap(), text });
    for name in ["Dalen", "Östra Arbetsmarknadsrehabiliteringssamordningens samordningsförbund i Norra Påhittade län", "C", "D"] {
        site = and_of(site, name, &["2024", "2023"], &[("Egen", OWN, &["61", "60"])]);
    }
    charts(&site)
}

#[test]
fn two_years_of_one_association_are_drawn_over_time_only() {
    let site = sydnarke(&["2021", "2020"], &[("Egen", OWN, &["86", "90"]), ("Riket", RIKET, &["76", "-"])]);
    let charts = charts(&site);
    assert_eq!(ids(&charts), ["indikator-over-aren"]);
    let chart = &charts[0];
    assert_eq!(chart.title, "Resultatet i Sydnärke minskade från 90 procent 2020 till 86 procent 2021");
    assert_eq!(chart.subtitle, "Resultat för indikator 7 (stegförflyttning) i Samordningsförbundet Sydnärke, procent, 2020–2021");
    assert_eq!(
        chart.summary,
        "Resultatet i Sydnärke minskade från 90 procent 2020 till 86 procent 2021, med 4 procentenheter. Det låg över rikssnittet \
         2021, som var 76 procent."
    );
    assert_eq!(chart.columns, ["Period", "Resultat", "Rikssnittet"]);
    assert_eq!(rows(chart), ["2020: 90 % | –", "2021: 86 % | 76 %"]);
}

#[test]
fn associations_stand_beside_each_other_in_their_newest_common_year() {
    let both: [Line; 2] = [("Egen", OWN, &["86"]), ("Riket", RIKET, &["76"])];
    let below: [Line; 2] = [("Egen", OWN, &["-", "70"]), ("Riket", RIKET, &["-", "76"])];
    let site = and_of(sydnarke(&["2021"], &both), "Dalen", &["2024", "2021"], &below);
    let site = and_of(site, "Bergen", &["2024"], &[("Egen", OWN, &["99"])]);
    let charts = charts(&site);
    assert_eq!(ids(&charts), ["indikator-forbund"]);
    let chart = &charts[0];
    assert_eq!(chart.title, "Ett av två förbund låg över rikssnittet 2021");
    assert_eq!(
        chart.summary,
        "Sydnärke hade högst resultat 2021, 86 procent, och Dalen hade lägst, 70 procent. Rikssnittet var 76 procent. Över \
         rikssnittet låg Sydnärke, under rikssnittet låg Dalen."
    );
    assert_eq!(rows(chart), ["Sydnärke: 86 % | 76 %", "Dalen: 70 % | 76 %"]);
    let differ: [Line; 2] = [("Egen", OWN, &["86"]), ("Riket", RIKET, &["75,5"])];
    let site = and_of(sydnarke(&["2021"], &both), "Dalen", &["2021"], &differ);
    let chart = &self::charts(&site)[0];
    assert_eq!(chart.title, "Båda förbunden låg över rikssnittet 2021");
    assert!(told(chart).starts_with("Båda förbunden hade samma resultat 2021, 86 procent."), "{}", chart.summary);
    assert!(told(chart).contains("Redovisningarna anger olika rikssnitt, från 75,5 procent till 76 procent."), "{}", chart.summary);
}

#[test]
fn several_associations_over_the_years_are_told_one_by_one() {
    let site = sydnarke(&["2024", "2023", "2021"], &[("Egen", OWN, &["50", "40", "60"])]);
    let site = and_of(site, "Dalen", &["2021", "2020"], &[("Egen", OWN, &["71", "70"])]);
    let charts = charts(&site);
    assert_eq!(ids(&charts), ["indikator-forbund", "indikator-over-aren"]);
    assert_eq!(charts[0].title, "Dalen hade högst resultat 2021, 71 procent");
    assert_eq!(charts[1].title, "Resultatet år för år i Sydnärke och Dalen");
    let said = "med 10 procentenheter. Resultatet i Dalen ökade från 70 procent 2020 till 71 procent 2021, med 1 procentenhet.";
    assert!(charts[1].summary.ends_with(said), "{}", charts[1].summary);
    assert_eq!(charts[1].cautions[0], "Sydnärke: redovisningen anger inte hur många som svarade.");
    assert_eq!(rows(&charts[1])[..2], ["Sydnärke, 2021: 60 %", "Sydnärke, 2022: –"]);
    let site = sydnarke(&["2021", "2020"], &[("Egen", OWN, &["50", "60"])]);
    let charts = self::charts(&and_of(site, "Dalen", &["2021", "2020"], &[("Egen", OWN, &["71", "70"])]));
    assert_eq!(charts[1].title, "Resultatet har ökat i Dalen och minskat i Sydnärke");
}

#[test]
fn women_and_men_have_their_own_dots() {
    let sexes: [Line; 3] = [("Egen", OWN, &["75"]), ("Kvinnor", WOMEN, &["80"]), ("Män", MEN, &["ca 70"])];
    let charts = charts(&sydnarke(&["2021"], &sexes));
    assert_eq!(charts[0].title, "Resultatet i Sydnärke var 75 procent 2021");
    let said = "I Sydnärke var resultatet 80 procent för kvinnor och cirka 70 procent för män 2021.";
    assert!(told(&charts[0]).contains(said), "{}", charts[0].summary);
    assert_eq!(rows(&charts[0]), ["Sydnärke: 75 %", "Sydnärke, kvinnor: 80 %", "Sydnärke, män: ca 70 %"]);
}

#[test]
fn a_new_measure_breaks_the_series() {
    let rows = [("Egen", OWN, &["62", "65"][..]), ("Riket", RIKET, &["68", "-"])];
    let mut site = sydnarke(&["2021", "2020"], &rows);
    let version = MeasureVersion { id: "2021".to_owned(), from: Period::parse("2021"), text: "Måttet ändrades 2021.".to_owned() };
    site.indicators[0].versions.push(version);
    let charts = charts(&site);
    assert_eq!(ids(&charts), ["indikator-forbund"]);
    assert!(told(&charts[0]).contains("Brott i serien från 2021. Måttet ändrades 2021."), "{}", charts[0].summary);
    // A figure by another measure is not put beside the others either.
    let own: [Line; 2] = [("Egen", OWN, &["-", "65"]), ("Egen", NEW_MEASURE, &["62", "-"])];
    assert!(self::charts(&sydnarke(&["2021", "2020"], &own)).is_empty());
}

#[test]
fn the_year_before_may_be_told_beside_the_year() {
    let rows: [Line; 2] = [("Egen", OWN, &["86"]), ("Året före", BEFORE, &["90"])];
    let charts = charts(&sydnarke(&["2021"], &rows));
    assert!(charts[0].title.ends_with("från 90 procent 2020 till 86 procent 2021"));
}

#[test]
fn one_figure_alone_or_half_a_year_is_no_chart() {
    assert!(charts(&sydnarke(&["2021"], &[("Egen", OWN, &["86"])])).is_empty());
    assert!(charts(&sydnarke(&["2021-h1", "2020"], &[("Egen", OWN, &["86", "80"])])).is_empty());
}
