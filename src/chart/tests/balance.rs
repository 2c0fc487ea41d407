//! What the chart of the balance sheet says and draws.

use super::*;
use scraper::{Html, Selector};

/// A balance sheet of two days: role and the amounts.
fn sheet(rows: &[(Role, &[&str])]) -> Vec<Chart> {
    let lines: Vec<[Line; 1]> = rows.iter().map(|(role, values)| [(role.swedish(), &[][..], *values)]).collect();
    let grids: Vec<Grid> = rows
        .iter()
        .zip(&lines)
        .map(|((role, _), line)| Grid {
            title: role.swedish(),
            role: *role,
            sign: Sign::Normal,
            unit: Unit::Kronor,
            periods: &["2021-12-31", "2020-12-31"],
            rows: line,
        })
        .collect();
    report_charts(&site(&[("2021", &grids)])).into_iter().filter(|chart| chart.id == "balansrakning-diagram").collect()
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The balance sheet of Norra Örebro's report for 2021.
const NORRA: &[(Role, &[&str])] = &[
    (Role::Receivables, &["101 474", "175 916"]),
    (Role::Cash, &["3 260 288", "2 857 326"]),
    (Role::TotalAssets, &["3 361 762", "3 033 242"]),
    (Role::Equity, &["1 520 110", "1 791 165"]),
    (Role::CurrentLiabilities, &["1 841 652", "1 242 077"]),
    (Role::TotalEquityAndLiabilities, &["3 361 762", "3 033 242"]),
];

/// Negative equity, huge and tiny parts, and some that have no row of their own.
pub(super) fn hard() -> Vec<Chart> {
    sheet(&[
        (Role::FixedAssets, &["1 000 000 000 000", "5"]),
        (Role::Cash, &["3", "2"]),
        (Role::TotalAssets, &["1 000 000 500 000", "10"]),
        (Role::Equity, &["- 200 000 000 000", "-5"]),
        (Role::Provisions, &["700", "5"]),
        (Role::Liabilities, &["1 200 000 400 000", "10"]),
    ])
}

#[test]
fn the_balance_sheet_says_how_much_of_it_is_equity() {
    let chart = &sheet(NORRA)[0];
    assert_eq!(nbsp(&chart.title), "Det egna kapitalet var 45 procent av tillgångarna den 31 december 2021");
    assert_eq!(nbsp(&chart.subtitle), "Tillgångar, eget kapital och skulder, kronor, 31 december 2021 och 31 december 2020");
    assert_eq!(
        nbsp(&chart.summary),
        "Det egna kapitalet var 1 520 000 kronor (45 procent), och resten var skulder på 1 842 000 kronor (55 procent). Det egna \
         kapitalet minskade med 271 000 kronor (15 procent), från 1 791 000 kronor den 31 december 2020 till 1 520 000 kronor den \
         31 december 2021. Tillgångarna ökade med 329 000 kronor (11 procent), från 3 033 000 kronor den 31 december 2020 till 3 \
         362 000 kronor den 31 december 2021."
    );
    let table: Vec<String> = chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect();
    assert_eq!(
        table,
        [
            "Fordringar: 101 474 | 3 % | 175 916",
            "Kassa och bank: 3 260 288 | 97 % | 2 857 326",
            "Summa tillgångar: 3 361 762 | 100 % | 3 033 242",
            "Eget kapital: 1 520 110 | 45 % | 1 791 165",
            "Skulder: 1 841 652 | 55 % | 1 242 077",
            "Summa eget kapital, avsättningar och skulder: 3 361 762 | 100 % | 3 033 242",
        ]
    );
    let svg = chart.svg();
    for tone in ["receivables", "cash", "equity", "liabilities"] {
        let group = format!("<g class=\"series {tone}\">");
        let columns = svg
            .split(&group)
            .filter(|marks| marks.starts_with("<rect"))
            .map(|marks| marks.split("</g>").next().unwrap().matches("<rect ").count());
        assert_eq!(columns.max(), Some(2), "{tone}: the day before and the last day beside each other");
    }
}

#[test]
fn negative_equity_crosses_the_axis_and_what_has_no_row_is_the_rest() {
    let chart = &hard()[0];
    assert_eq!(nbsp(&chart.title), "Det egna kapitalet var negativt, minus 200 miljarder kronor, den 31 december 2021");
    let said = "Det egna kapitalet var minus 200 000 000 000 kronor (minus 20 procent)";
    assert!(nbsp(&told(chart)).contains(said), "{}", chart.summary);
    let rest: Vec<&str> = chart.rows.iter().filter(|row| row.label.starts_with("Övrig")).map(|row| row.label.as_str()).collect();
    assert_eq!(rest, ["Övriga tillgångar", "Övrigt"]);
    let html = Html::parse_fragment(&chart.svg());
    let number = |selector: &str, attribute: &str| -> Vec<i32> {
        html.select(&Selector::parse(selector).unwrap()).filter_map(|e| e.attr(attribute)?.parse().ok()).collect()
    };
    let zero = number(".drawing-wide .zero-line line", "y1")[1];
    assert!(number(".drawing-wide .equity rect", "y").iter().any(|y| *y >= zero));
}

#[test]
fn figures_that_are_no_parts_of_the_whole_give_no_chart() {
    let more: &[(Role, &[&str])] = &[(Role::Cash, &["200", "-"]), (Role::TotalAssets, &["100", "-"]), (Role::Equity, &["100", "-"])];
    assert!(sheet(more).is_empty());
    assert!(sheet(&[(Role::TotalAssets, &["100", "-"])]).is_empty());
    let alone = sheet(&[(Role::Cash, &["100", "-"]), (Role::TotalAssets, &["100", "-"]), (Role::Equity, &["100", "-"])]);
    assert_eq!(
        nbsp(&alone[0].summary),
        "Tillgångarna var 100 kronor den 31 december 2021. Det egna kapitalet var 100 kronor (100 procent)."
    );
    assert_eq!(alone[0].columns, ["Post", "31\u{a0}december 2021", "Andel av tillgångarna"]);
}

#[test]
fn a_rounded_krona_is_no_part() {
    let rounded = sheet(&[
        (Role::Cash, &["101", "-"]),
        (Role::TotalAssets, &["100", "-"]),
        (Role::OtherEquity, &["60", "-"]),
        (Role::ResultOfTheYear, &["39", "-"]),
    ]);
    assert_eq!(rounded[0].rows.iter().map(|row| row.label.as_str()).filter(|label| label.starts_with("Övri")).count(), 0);
}
