//! What the chart of a member says.

use super::*;
use crate::chart::{FigureRow, for_member};
use crate::facts::Facts;
use crate::model::{Break, Kind, Period, Site};

fn paid<'a>(periods: &'a [&'a str], amounts: &'a [&'a str], rows: &'a mut Vec<Line<'a>>) -> Grid<'a> {
    rows.push(("Staten", STATE, amounts));
    contributions(periods, rows)
}

/// A site where the state paid these amounts to Sydnärke.
fn sydnarke(periods: &[&str], amounts: &[&str]) -> Site {
    site(&[("2024", &[paid(periods, amounts, &mut Vec::new())])])
}

fn and_to(site: Site, name: &str, periods: &[&str], amounts: &[&str]) -> Site {
    and(site, name, &[("2024", &[paid(periods, amounts, &mut Vec::new())])])
}

fn charts(site: &Site) -> Vec<Chart> {
    for_member(site, &site.members[0], &Facts::collect(&site.associations), None)
}

fn chart(site: &Site) -> Chart {
    let mut chart = charts(site).remove(0);
    for text in [&mut chart.title, &mut chart.subtitle, &mut chart.summary] {
        *text = Told::read(&text.replace('\u{a0}', " ").replace("forsakringskassan", "Försäkringskassan"), None);
    }
    chart
}

fn rows(chart: &Chart) -> Vec<String> {
    let row = |row: &FigureRow| format!("{}: {}", row.label, words(&row.values).join(" | ")).replace('\u{a0}', " ");
    chart.rows.iter().map(row).collect()
}

/// A half year, a loss of money, a break and amounts of very different size.
pub(super) fn hard() -> Vec<Chart> {
    let site = sydnarke(&["2024-h1", "2023", "2020"], &["500 000", "1 000 000", "ca 900 000"]);
    let mut site = and_to(site, "Påhittade Dalen", &["2024", "2023", "2022"], &["1 000 000 000", "-200 000 000", "0"]);
    let text = "Avtalet är nytt.".to_owned();
    site.associations[1].breaks.push(Break { role: Some(Role::MemberContributions), period: Period::parse("2024").unwrap(), text });
    charts(&and_to(site, "Enstaka", &["2024", "2023"], &["700", "700"]))
}

#[test]
fn one_association_gives_the_change_and_the_gap() {
    let chart = chart(&sydnarke(&["2024", "2023", "2021"], &["2 360 000,00", "2 611 000", "2 617 000"]));
    assert_eq!(chart.title, "Bidraget från Försäkringskassan minskade med 10 procent till 2,36 miljoner kronor 2024");
    assert_eq!(chart.subtitle, "Bidrag från Försäkringskassan till Samordningsförbundet Sydnärke, kronor, 2021–2024");
    assert_eq!(
        chart.summary,
        "Bidraget till Samordningsförbundet Sydnärke minskade med 251 000 kronor (10 procent), från 2 611 000 kronor 2023 till 2 \
         360 000 kronor 2024. Sedan 2021, då det var 2,62 miljoner kronor, har det minskat med 10 procent."
    );
    assert_eq!(chart.columns, ["Period", "Bidrag"]);
    assert_eq!(rows(&chart), ["2021: 2 617 000", "2022: –", "2023: 2 611 000", "2024: 2 360 000"]);
}

#[test]
fn several_associations_stand_under_each_other_and_are_never_summed() {
    let site = sydnarke(&["2024", "2023"], &["900", "1 000"]);
    let site = and_to(site, "Dalarna", &["2021", "2020", "2019"], &["800", "700", "900"]);
    let chart = chart(&and_to(site, "Örebro", &["2021"], &["50"]));
    assert_eq!(chart.title, "Försäkringskassan lämnade mindre 2024 än 2023 till Sydnärke och mer 2021 än 2020 till Dalarna");
    assert_eq!(chart.subtitle, "Bidrag från Försäkringskassan till tre samordningsförbund, kronor, 2019–2024");
    assert!(told(&chart).contains("Bidraget till Samordningsförbundet Dalarna ökade med 100 kronor (14 procent)"));
    assert!(told(&chart).contains("Bidraget till Samordningsförbundet Örebro var 50 kronor 2021."));
    assert_eq!(chart.columns, ["Period", "Sydnärke", "Dalarna", "Örebro"]);
    let expected = ["2019: – | 900 | –", "2020: – | 700 | –", "2021: – | 800 | 50", "2022: – | – | –", "2023: 1 000 | – | –"];
    assert_eq!(rows(&chart)[..5], expected);
}

#[test]
fn the_one_that_can_be_compared_gives_the_headline() {
    let site = and_to(sydnarke(&["2024", "2023"], &["900", "900"]), "Dalarna", &["2021"], &["50"]);
    assert_eq!(chart(&site).title, "Bidraget från Försäkringskassan till Sydnärke var oförändrat, 900 kronor, 2024");
}

#[test]
fn one_year_a_half_year_a_budget_and_a_break_are_not_compared() {
    assert!(charts(&sydnarke(&["2024"], &["900"])).is_empty());
    assert!(charts(&sydnarke(&["2024-h1", "2023"], &["900", "2 000"])).is_empty());
    let mut budget = sydnarke(&["2024", "2023"], &["900", "900"]);
    budget.associations[0].reports[0].tables[0].rows[0].cells[0].meaning.kind = Some(Kind::Budget);
    assert!(charts(&budget).is_empty());
    let mut broken = sydnarke(&["2024", "2023"], &["900", "900"]);
    broken.associations[0].breaks.push(Break { role: None, period: Period::parse("2024").unwrap(), text: "Ett nytt förbund.".to_owned() });
    assert!(charts(&broken).is_empty());
    let site = and_to(broken, "Dalarna", &["2024", "2023"], &["2", "1"]);
    assert!(chart(&site).summary.contains("var 900 kronor 2024."), "{}", chart(&site).summary);
    assert_eq!(chart(&site).cautions[0], "Sydnärke: Brott i serien från 2024. Ett nytt förbund.");
}

#[test]
fn amounts_keep_the_units_that_they_are_printed_in() {
    let mut rows_of_table = Vec::new();
    let thousands = Grid { unit: Unit::ThousandKronor, ..paid(&["2024", "2023"], &["3 161", "3 161"], &mut rows_of_table) };
    let chart = chart(&and(sydnarke(&["2024", "2023"], &["900", "1 000"]), "Dalarna", &[("2024", &[thousands])]));
    assert!(chart.subtitle.contains(", kronor och tusen kronor, 2023–2024"), "{}", chart.subtitle);
    assert_eq!(rows(&chart)[1], "2024: 900 kr | 3 161 tkr");
}
