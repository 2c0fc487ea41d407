//! The costs of an association over the years, in groups.

use super::*;

fn charts(grids: &[Grid]) -> Vec<Chart> {
    let site = site(&[("2024", grids)]);
    let charts = crate::chart::for_association(&site, &site.associations[0], &crate::facts::Facts::collect(&site.associations));
    charts.into_iter().filter(|chart| chart.id == "kostnadsfordelning").collect()
}

fn chart(periods: &[&str], rows: &[Line]) -> Chart {
    charts(&[costs_of(periods, rows)]).remove(0)
}

pub(super) fn hard() -> Vec<Chart> {
    let rows: &[Line] = &[
        ("Insatser", INDIVIDUAL, &["1 000 000 000 000", "5", "0"]),
        ("Struktur", STRUCTURE, &["1", "- 400 000 000 000", "0"]),
        ("Övrigt", &[("insats", "okand")], &["500 000 000 000", "-", "7"]),
        ("Administration", ADMINISTRATION, &["999 999 999 999", "500 000 000 000", "8"]),
    ];
    vec![chart(&["2024", "2022", "2015"], rows)]
}

#[test]
fn shares_of_each_year_and_gaps_are_told() {
    let rows: &[Line] = &[
        ("Individ", INDIVIDUAL, &["3 000 000", "2 000 000"]),
        ("Team", &[("insats", "samordningsteamet")], &["2 900 000", "-"]),
        ("Struktur", STRUCTURE, &["500 000", "500 000"]),
        ("Administration", ADMINISTRATION, &["1 500 000", "1 500 000"]),
        ("Summa", &[], &["5 000 001", "4 000 000"]),
    ];
    let chart = chart(&["2024", "2021"], rows);
    assert_eq!(chart.title, "60 procent av kostnaderna gick till individinriktade insatser 2024, mot 50 procent 2021");
    assert_eq!(chart.subtitle, "Verksamhetens kostnader efter inriktning, kronor, 2021–2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Kostnaderna ökade med 1 miljon kronor (25 procent), från 4 miljoner kronor 2021 till 5 miljoner kronor 2024. \
         Individinriktade insatser stod 2024 för 60 procent (mot 50 procent 2021), strukturövergripande insatser för 10 procent \
         (mot 13 procent 2021) och administration för 30 procent (mot 38 procent 2021)."
    );
    let table: Vec<String> = chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect();
    assert_eq!(
        table,
        [
            "2021: 2 000 000 | 50 % | 500 000 | 13 % | 1 500 000 | 38 % | 4 000 000",
            "2022–2023: – | – | – | – | – | – | –",
            "2024: 3 000 000 | 60 % | 500 000 | 10 % | 1 500 000 | 30 % | 5 000 000",
        ]
    );
    assert_eq!(chart.sources.len(), 6);
}

#[test]
fn a_half_year_does_not_stand_beside_years() {
    let rows: &[Line] = &[("Individ", INDIVIDUAL, &["1", "3", "3"]), ("Administration", ADMINISTRATION, &["1", "1", "1"])];
    let chart = chart(&["2024-h1", "2023", "2022"], rows);
    assert_eq!(chart.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["2022", "2023"]);
    assert_eq!(chart.title, "Kostnaderna var fördelade på samma sätt 2023 som 2022");
    assert_eq!(
        chart.summary,
        "Kostnaderna var 4 kronor 2023, lika mycket som 2022. Individinriktade insatser stod 2023 för 75 procent (lika mycket \
         2022) och administration för 25 procent (lika mycket 2022)."
    );
}

#[test]
fn a_year_whose_costs_are_only_known_in_part_is_a_gap() {
    let rows: &[Line] = &[
        ("Individ", INDIVIDUAL, &["3", "1", "3"]),
        ("Administration", ADMINISTRATION, &["1", "1", "1"]),
        ("Summa", &[], &["4", "9", "4"]),
    ];
    let chart = chart(&["2024", "2023", "2022"], rows);
    assert!(told(&chart).contains("Uppgift saknas för 2023."), "{}", chart.summary);
    assert!(charts(&[costs_of(&["2024", "2023"], &rows[..2].iter().map(|(a, b, c)| (*a, *b, &c[..2])).collect::<Vec<_>>())]).len() == 1);
    assert!(charts(&[costs_of(&["2024", "2023"], rows)]).is_empty());
    assert!(charts(&[costs_of(&["2024", "2023"], &rows[..1])]).is_empty());
}

#[test]
fn a_negative_group_leaves_no_shares() {
    let chart = chart(&["2024", "2023"], &[("I", INDIVIDUAL, &["300", "300"]), ("Adm", ADMINISTRATION, &["- 100", "100"])]);
    assert_eq!(chart.title, "Kostnaderna var 200 kronor 2024, mot 400 kronor 2023");
    assert_eq!(chart.summary, "Kostnaderna minskade med 200 kronor, från 400 kronor 2023 till 200 kronor 2024: de halverades.");
    assert_eq!(chart.rows[1].values, ["300", "–", "−100", "–", "200"]);
}
