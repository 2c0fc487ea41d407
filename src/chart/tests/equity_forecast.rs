//! What the chart of expected equity says and draws.

use super::*;

fn expected(periods: &[&str], values: &[&str]) -> Option<Chart> {
    let rows: &[Line] = &[("Eget kapital", &[], values)];
    let grid = Grid { title: "Prognos", role: Role::Equity, sign: Sign::Normal, unit: Unit::ThousandKronor, periods, rows };
    report_charts(&site(&[("2021", &[grid])])).into_iter().find(|chart| chart.id == "eget-kapital-prognos")
}

/// A fall below zero with a year between that has no figure.
pub(super) fn hard() -> Option<Chart> {
    expected(&["2019", "2021", "prognos 2022", "prognos 2024"], &["1 000 000 000", "5", "-800 000 000", "0"])
}

#[test]
fn what_is_expected_of_equity_follows_what_it_was() {
    let chart = expected(&["2020", "2021", "prognos 2022", "prognos 2023"], &["1 326", "1 262", "389", "389"]).unwrap();
    assert_eq!(nbsp(&chart.title), "Det egna kapitalet väntas minska från 1 262 000 kronor 2021 till 389 000 kronor 2022");
    assert_eq!(chart.subtitle, "Eget kapital vid årets slut, utfall och prognos, tusen kronor, 2020–2023");
    assert_eq!(
        nbsp(&chart.summary),
        "Det egna kapitalet var 1 262 000 kronor vid slutet av 2021, och redovisningens prognos för slutet av 2022 är 389 000 kronor. \
         Prognosen är densamma för 2023."
    );
    let table: Vec<String> = chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect();
    assert_eq!(table, ["2020: 1 326 | –", "2021: 1 262 | –", "2022: – | 389", "2023: – | 389"]);
    let svg = chart.svg();
    assert!(svg.contains("class=\"line equity\"") && svg.contains("class=\"line equity forecast\""), "{svg}");
    assert!(expected(&["2020", "2021"], &["1", "2"]).is_none(), "without a forecast");
    assert!(expected(&["prognos 2022"], &["1"]).is_none(), "from nothing");
}
