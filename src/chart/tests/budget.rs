//! Budgets beside what was spent: what is said, what is compared, and what is not.

use super::*;

const TEAM: &[(&str, &str)] = &[("insats", "samordningsteamet")];
const CICERON: &[(&str, &str)] = &[("insats", "ciceron")];
const FAIR: &[(&str, &str)] = &[("insats", "rehabmassan")];

/// The charts of a report with this table, other than that of costs.
fn budgets(report: &str, grids: &[Grid]) -> Vec<Chart> {
    report_charts(&site(&[(report, grids)])).into_iter().filter(|chart| chart.id == "budget-diagram").collect()
}

fn chart(report: &str, periods: &[&str], rows: &[Line]) -> Chart {
    budgets(report, &[costs_of(periods, rows)]).remove(0)
}

const YEAR: &[&str] = &["2024", "budget 2024"];
const PART: &[&str] = &["2024-h1", "budget 2024", "prognos 2024"];

fn table(chart: &Chart) -> Vec<String> {
    chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect()
}

pub(super) fn hard() -> Vec<Chart> {
    let long = "Arbetsmarknadsrehabiliteringsinsatserverksamheten med ett mycket långt namn som aldrig vill ta slut, hur det än går";
    let rows: &[Line] = &[
        (long, &[("insats", "okand")], &["1 000 000 000 000", "999 999 999 999"]),
        ("Åter", CICERON, &["- 200 000 000 000", "0"]),
        ("Bara budget", FAIR, &["-", "300 000 000 000"]),
        ("Bara utfall", ADMINISTRATION, &["5", "-"]),
    ];
    let part: &[Line] = &[
        ("Team", TEAM, &["400 000", "1 000 000", "1 200 000"]),
        (long, CICERON, &["0", "500 000", "500 000"]),
        ("Administration", ADMINISTRATION, &["-", "- 100 000", "- 300 000"]),
    ];
    let names: Vec<String> = (1..=12).map(|n| format!("insats-{n}")).collect();
    let own: Vec<[(&str, &str); 1]> = names.iter().map(|name| [("insats", name.as_str())]).collect();
    let equal: Vec<Line> = own.iter().zip(&names).map(|(own, name)| (name.as_str(), &own[..], &["100 000", "100 000"][..])).collect();
    vec![chart("2024", YEAR, rows), chart("2024-h1", PART, part), chart("2024", YEAR, &equal)]
}

#[test]
fn the_total_and_the_furthest_from_budget_are_told() {
    let rows: &[Line] = &[
        ("Team", TEAM, &["3 000 000", "2 500 000"]),
        ("Ciceron", CICERON, &["400 000", "500 000"]),
        ("Administration", ADMINISTRATION, &["1 000 000", "1 000 000"]),
        ("Mässa", FAIR, &["-", "40 000"]),
        ("Summa", &[], &["4 400 000", "4 040 000"]),
    ];
    let chart = chart("2024", YEAR, rows);
    assert_eq!(chart.title, "Kostnaderna blev 9 procent högre än budgeten 2024");
    assert_eq!(chart.subtitle, "Kostnader, utfall och budget, kronor, 2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Kostnaderna blev 4,4 miljoner kronor 2024, mot 4,04 miljoner kronor i budgeten: 0,36 miljoner kronor (9 procent) högre. \
         Mest över budgeten hamnade Samordningsteamet, med 500 000 kronor (20 procent). Mest under budgeten hamnade Projektet \
         Ciceron, med 100 000 kronor (20 procent)."
    );
    assert_eq!(
        table(&chart),
        [
            "Samordningsteamet: 3 000 000 | 2 500 000 | 500 000 | 20 %",
            "Administration: 1 000 000 | 1 000 000 | 0 | 0 %",
            "Projektet Ciceron: 400 000 | 500 000 | −100 000 | −20 %",
            "Rehabmässan: – | 40 000 | – | –",
            "Summa: 4 400 000 | 4 040 000 | 360 000 | 9 %",
        ]
    );
    assert_eq!(chart.sources.len(), 9);
}

#[test]
fn what_brings_in_more_than_it_costs_has_a_minus() {
    let rows: &[Line] = &[
        ("Administration", ADMINISTRATION, &["3 518 201", "3 613 500"]),
        ("Team", TEAM, &["- 2 968 892", "- 2 782 952"]),
        ("Ciceron", CICERON, &["- 55 744", "- 23 457"]),
        ("Summa", &[], &["493 565", "807 091"]),
    ];
    let net = Grid { role: Role::NetCost, sign: Sign::Normal, ..costs_of(YEAR, rows) };
    let chart = budgets("2024", &[net]).remove(0);
    assert_eq!(nbsp(&chart.title), "Samordningsteamet kostade netto 186 000 kronor mer än budgeten 2024");
    let summary = nbsp(&told(&chart));
    assert!(
        summary.starts_with(
            "Intäkterna blev 493 600 kronor större än kostnaderna 2024, mot 807 100 kronor i budgeten: 313 500 kronor (39 procent) mindre."
        ),
        "{summary}"
    );
    assert!(summary.contains("Ingen post hamnade under budgeten."));
    assert!(summary.ends_with("Ett minus betyder att intäkterna var större än kostnaderna."));
    assert_eq!(chart.rows[2].values[0], "−3\u{a0}518\u{a0}201");
}

/// Sydnärke: administration stands with all that the members pay, and its budget only less that.
#[test]
fn a_row_with_all_contributions_is_left_out_with_the_reason() {
    let net: &[Line] = &[
        ("Administration", ADMINISTRATION, &["3 518 201", "3 613 500"]),
        ("Team", TEAM, &["- 2 968 892", "- 2 782 952"]),
        ("Ciceron", CICERON, &["- 55 744", "- 23 457"]),
        ("Summa", &[], &["493 565", "807 091"]),
    ];
    let income: &[Line] = &[("Administration", ADMINISTRATION, &["4 720 000"]), ("Ciceron", CICERON, &["451 429"])];
    let paid = |all: &'static [&'static str]| {
        let rows: &[Line] = &[("Staten", STATE, all)];
        let income = Grid { title: "Intäkter", role: Role::OperatingIncome, sign: Sign::Normal, ..costs_of(&["2024"], income) };
        let net = Grid { role: Role::NetCost, sign: Sign::Normal, ..costs_of(YEAR, net) };
        budgets("2024", &[net, income, contributions(&["2024"], rows)]).remove(0)
    };
    let chart = paid(&["4 720 000"]);
    assert_eq!(
        table(&chart),
        [
            "Samordningsteamet: 2 968 892 | 2 782 952 | 185 940 | 7 %",
            "Projektet Ciceron: 55 744 | 23 457 | 32 287 | 138 %",
            "Summa: 3 024 636 | 2 806 409 | 218 227 | 8 %",
        ]
    );
    assert_eq!(chart.title, "Nettokostnaden blev 8 procent högre än budgeten 2024");
    assert!(!chart.svg().contains(">Administration") && !chart.svg().contains(">Summa:"));
    assert!(
        nbsp(&told(&chart)).contains(
            "Posten ”Administration” är inte med: alla medlemsbidrag är inräknade i den, så nettot säger inte vad den kostade eller fick kosta."
        ),
        "{}",
        chart.summary
    );
    // An income of its own leaves a row where it is.
    assert!(paid(&["5 000 000"]).svg().contains(">Administration"));
}

#[test]
fn a_part_of_a_year_is_not_compared_with_the_budget_of_the_year() {
    let rows: &[Line] = &[("Team", TEAM, &["400 000", "1 000 000", "1 200 000"]), ("Ciceron", CICERON, &["200 000", "500 000", "500 000"])];
    let with_forecast = chart("2024-h1", PART, rows);
    assert_eq!(with_forecast.title, "Kostnaderna väntas bli 13 procent högre än budgeten för hela 2024");
    assert_eq!(with_forecast.subtitle, "Kostnader, kronor, utfall januari–juni 2024, budget hela 2024 och prognos hela 2024");
    assert_eq!(
        nbsp(&with_forecast.summary),
        "Kostnaderna för de två posterna väntas bli 1,7 miljoner kronor hela 2024, mot 1,5 miljoner kronor i budgeten: 0,2 \
         miljoner kronor (13 procent) högre. Mest över budgeten väntas Samordningsteamet hamna, med 200 000 kronor (20 procent). \
         Ingen post väntas hamna under budgeten."
    );
    for look in ["series own", "series own budget", "series own forecast"] {
        assert!(with_forecast.svg().contains(&format!("class=\"{look}\"")), "{look}");
    }
    // alike in no way without colour
    let document = with_forecast.document("").unwrap();
    assert!(document.contains("stroke-dasharray=\"5 3\"") && document.contains("fill-opacity=\"0.35\""));

    let rows: &[Line] = &[("Team", TEAM, &["400 000", "1 000 000"]), ("Ciceron", CICERON, &["200 000", "500 000"])];
    let alone = chart("2024-h1", &["2024-h1", "budget 2024"], rows);
    assert_eq!(alone.title, "40 procent av budgeten för hela 2024 användes januari–juni 2024");
    assert_eq!(
        nbsp(&alone.summary),
        "Kostnaderna för de två posterna var tillsammans 0,6 miljoner kronor januari–juni 2024, och budgeten för hela 2024 är 1,5 \
         miljoner kronor. Det är 40 procent av budgeten."
    );
    assert_eq!(alone.columns, ["Post", "Utfall januari–juni 2024", "Budget hela 2024"]);
}

#[test]
fn a_budget_of_the_half_year_goes_before_that_of_the_year() {
    let rows: &[Line] = &[("Team", TEAM, &["400 000", "500 000", "900 000"]), ("Ciceron", CICERON, &["200 000", "100 000", "300 000"])];
    let chart = chart("2024-h1", &["2024-h1", "budget 2024-h1", "budget 2024"], rows);
    assert_eq!(chart.title, "Kostnaderna blev lika stora som budgeten januari–juni 2024");
    assert!(told(&chart).contains("Tabellen har också budgeten för hela 2024, som inte kan jämföras med utfallet."), "{}", chart.summary);
    assert!(!chart.svg().contains("900\u{a0}000"));
}

#[test]
fn a_sum_and_its_parts_are_not_both_drawn() {
    let rows: &[Line] = &[
        ("Team", TEAM, &["100", "90"]),
        ("Ciceron", CICERON, &["50", "90"]),
        ("Summa insatser", INDIVIDUAL, &["150", "180"]),
        ("Administration", ADMINISTRATION, &["70", "-"]),
    ];
    let chart = chart("2024", YEAR, rows);
    assert_eq!(
        table(&chart),
        [
            "Samordningsteamet: 100 | 90 | 10 | 11 %",
            "Administration: 70 | – | – | –",
            "Projektet Ciceron: 50 | 90 | −40 | −44 %",
            "Summa av poster som kan jämföras: 150 | 180 | −30 | −17 %",
        ]
    );
    assert_eq!(chart.title, "Projektet Ciceron kostade 40 kronor mindre än budgeten 2024");
    assert!(told(&chart).starts_with("Kostnaderna för de två poster som kan jämföras blev 150 kronor 2024"));
    assert!(told(&chart).contains("Budget saknas för Administration."));
}

#[test]
fn nothing_but_percent_that_means_something_is_told() {
    let rows: &[Line] = &[("Team", TEAM, &["667", "200 000"]), ("Ciceron", CICERON, &["10", "0"]), ("Åter", FAIR, &["- 5", "20"])];
    let chart = chart("2024", YEAR, rows);
    assert!(told(&chart).contains("Samordningsteamet, med 199\u{a0}000 kronor (mer än 99 procent)."), "{}", chart.summary);
    assert!(told(&chart).contains("Projektet Ciceron, med 10 kronor."), "{}", chart.summary);
    assert_eq!(chart.rows[2].values, ["−5", "20", "−25", "–"]);
    let equal: &[Line] = &[("Team", TEAM, &["100", "100"]), ("Ciceron", CICERON, &["- 100", "- 100"])];
    let equal = super::budget::chart("2024", YEAR, equal);
    assert_eq!(equal.title, "Alla poster följde budgeten 2024");
}

#[test]
fn approximate_amounts_are_said_to_be_so() {
    let chart = chart("2024", YEAR, &[("Team", TEAM, &["ca 300 000", "200 000"]), ("Ciceron", CICERON, &["100 000", "200 000"])]);
    assert!(nbsp(&told(&chart)).contains("med cirka 100 000 kronor (cirka 50 procent)"), "{}", chart.summary);
}

#[test]
fn one_cost_alone_or_no_budget_makes_no_chart() {
    let of = |rows: &[Line]| budgets("2024", &[costs_of(YEAR, rows)]).len();
    assert_eq!(of(&[("Team", TEAM, &["100", "90"]), ("Ciceron", CICERON, &["100", "-"])]), 0);
    assert_eq!(of(&[("Summa", &[], &["100", "90"])]), 0);
    // sheets with a cost each are taken together
    let (team, ciceron): (&[Line], &[Line]) = (&[("Utfall", TEAM, &["100", "90"])], &[("Utfall", CICERON, &["100", "90"])]);
    let sheets = [Grid { title: "Blad 1", ..costs_of(YEAR, team) }, Grid { title: "Blad 2", ..costs_of(YEAR, ciceron) }];
    assert_eq!(budgets("2024", &sheets).len(), 1);
}
