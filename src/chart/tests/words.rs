//! What the charts say: headlines, summaries and tables.

use super::*;

/// The chart over years in which the state, the region and one municipality paid these sums.
fn years(periods: &[&str], paid: &[&str]) -> Chart {
    association_chart(&site(&[("2024", &[contributions(periods, &[("Staten", STATE, paid)])])]))
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn contributions_say_change_in_amount_and_percent_and_who_paid() {
    let chart = &sydnarke_2024()[0];
    assert_eq!(chart.id, "medlemsbidrag");
    assert_eq!(chart.title, "Medlemsbidragen minskade med 10 procent till 4,72 miljoner kronor 2024");
    assert_eq!(chart.subtitle, "Bidrag från medlemmarna, kronor, 2023–2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Medlemsbidragen minskade med 502 000 kronor (10 procent), från 5 222 000 kronor 2023 till 4 720 000 kronor 2024. \
         Staten stod för 50 procent, regionen för 25 procent och kommunerna för 25 procent 2024."
    );
    assert_eq!(chart.columns, ["Period", "Staten", "Regionen", "Kommunerna", "Summa"]);
    assert_eq!(chart.rows[0].label, "2023");
    assert_eq!(chart.rows[0].values.iter().map(|v| nbsp(v)).collect::<Vec<_>>(), ["2 611 000", "1 305 500", "1 305 400", "5 221 900"]);
    assert_eq!(chart.sources.len(), 12);
}

#[test]
fn a_change_is_told_by_its_kind() {
    let two = |before: &str, now: &str| nbsp(&years(&["2023", "2024"], &[before, now]).title);
    assert_eq!(two("2 000 000", "2 500 000"), "Medlemsbidragen ökade med 25 procent till 2,5 miljoner kronor 2024");
    assert_eq!(two("2 000 000", "2 000 000"), "Medlemsbidragen var oförändrade, 2 miljoner kronor, 2024");
    assert_eq!(two("1 000 000", "2 100 000"), "Medlemsbidragen mer än fördubblades till 2,1 miljoner kronor 2024");
    assert_eq!(two("0", "500 000"), "Medlemsbidragen gick från 0 kronor 2023 till 500 000 kronor 2024");
    assert_eq!(two("200 000", "-100 000"), "Medlemsbidragen gick från 200 000 kronor 2023 till minus 100 000 kronor 2024");
}

#[test]
fn a_small_change_is_seen_in_the_amounts() {
    assert_eq!(
        nbsp(&years(&["2023", "2024"], &["5 210 000", "5 230 000"]).summary),
        "Medlemsbidragen ökade med 20 000 kronor (mindre än 1 procent), från 5 210 000 kronor 2023 till 5 230 000 kronor 2024."
    );
}

#[test]
fn one_year_alone_gives_its_figure() {
    let chart = years(&["2024"], &["2 000 000"]);
    assert_eq!(chart.title, "Medlemmarna bidrog med 2 miljoner kronor 2024");
    assert_eq!(chart.summary, "Medlemsbidragen var 2 miljoner kronor 2024.");
    assert!(!chart.svg().contains("rutnat\" stroke=\"#d4d4d4\"><line"), "no axis");
}

#[test]
fn many_years_have_a_highest_a_lowest_and_gaps() {
    let chart = years(&["2019", "2020", "2022", "2024"], &["2 000 000", "3 000 000", "1 000 000", "1 500 000"]);
    assert_eq!(chart.title, "Medlemsbidragen har ökat med 50 procent sedan 2022, till 1,5 miljoner kronor 2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Medlemsbidragen ökade med 0,5 miljoner kronor (50 procent), från 1 miljon kronor 2022 till 1,5 miljoner kronor 2024. \
         Sedan 2019, då de var 2 miljoner kronor, har de minskat med 25 procent. De var högst 2020 (3 miljoner kronor) och lägst \
         2022 (1 miljon kronor)."
    );
    let labels: Vec<&str> = chart.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["2019", "2020", "2021", "2022", "2023", "2024"]);
    assert_eq!(chart.rows[2].values, ["–", "–"]);
    assert_eq!(years(&["1990", "2024"], &["1", "2"]).rows[1].label, "1991–2023");
    let equal = years(&["2022", "2023", "2024"], &["1 000", "1 000", "1 000"]);
    assert_eq!(
        nbsp(&equal.summary),
        "Medlemsbidragen var 1 000 kronor 2024, lika mycket som 2023. De var lika stora i alla tre perioderna."
    );
}

#[test]
fn a_half_year_is_never_compared_with_a_year() {
    let rows: &[Line] = &[("Staten", STATE, &["1 000 000", "2 100 000"])];
    let charts = report_charts(&site(&[("2020-h1", &[contributions(&["2020-h1", "2019"], rows)])]));
    assert_eq!(charts[0].title, "Medlemmarna bidrog med 1 miljon kronor januari–juni 2020");
    assert!(told(&charts[0]).contains("Perioderna är olika långa, och bara lika långa perioder jämförs."));
    // over the years, the half year gives way to its whole year
    let year: &[Line] = &[("Staten", STATE, &["2 000 000"])];
    let reports = site(&[("2020", &[contributions(&["2020"], year)]), ("2020-h1", &[contributions(&["2020-h1", "2019"], rows)])]);
    let labels: Vec<String> = association_chart(&reports).rows.into_iter().map(|row| row.label).collect();
    assert_eq!(labels, ["2019", "2020"]);
}

#[test]
fn a_report_shows_what_it_prints_itself_and_an_association_the_year_s_own_report() {
    let now: &[Line] = &[("Staten", STATE, &["300", "199"])];
    let before: &[Line] = &[("Staten", STATE, &["200"])];
    let reports = site(&[("2024", &[contributions(&["2024", "2023"], now)]), ("2023", &[contributions(&["2023"], before)])]);
    assert_eq!(report_charts(&reports)[0].rows[0].values, ["199", "199"]);
    assert_eq!(association_chart(&reports).rows[0].values, ["200", "200"]);
    assert_eq!(association_chart(&reports).sources[0].cell.report, "2023");
}

#[test]
fn a_sum_without_its_members_is_shown_undivided() {
    let rows: &[Line] = &[("Medlemsbidrag", &[], &["6 000 000", "6 100 000"]), ("Staten", STATE, &["3 000 000", "-"])];
    let chart = association_chart(&site(&[("2024", &[contributions(&["2024", "2023"], rows)])]));
    assert_eq!(chart.columns, ["Period", "Staten", "Inte uppdelat", "Summa"]);
    assert_eq!(nbsp(&words(&chart.rows[0].values).join("|")), "–|6 100 000|6 100 000");
    assert_eq!(nbsp(&words(&chart.rows[1].values).join("|")), "3 000 000|–|3 000 000");
}

#[test]
fn figures_keep_the_unit_they_are_printed_in() {
    let rows: &[Line] = &[("Försäkringskassan", STATE, &["3 161", "ca 3 100"])];
    let grid = Grid { unit: Unit::ThousandKronor, ..contributions(&["2021", "2020"], rows) };
    let chart = association_chart(&site(&[("2021", &[grid])]));
    assert_eq!(chart.subtitle, "Bidrag från medlemmarna, tusen kronor, 2020–2021");
    assert_eq!(nbsp(&chart.rows[0].values[0]), "cirka 3 100");
    assert!(nbsp(&chart.svg()).contains(">3 161 tkr<"));
    assert!(told(&chart).contains("från cirka 3\u{a0}100\u{a0}000 kronor 2020 till 3\u{a0}161\u{a0}000 kronor 2021"));
}

#[test]
fn costs_say_what_most_money_went_to() {
    let chart = &sydnarke_2024()[1];
    assert_eq!(chart.id, "kostnadsfordelning");
    assert_eq!(chart.title, "70 procent av kostnaderna gick till individinriktade insatser 2024");
    assert_eq!(chart.subtitle, "Verksamhetens kostnader efter insats, kronor och andel av summan, 2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Kostnaderna var tillsammans 4 996 000 kronor 2024. Individinriktade insatser stod för 3 476 000 kronor (70 procent), \
         administration för 1 202 000 kronor (24 procent) och strukturövergripande insatser för 318 000 kronor (6 procent). \
         Den största enskilda posten var Samordningsteamet med 2 969 000 kronor, 59 procent av kostnaderna."
    );
    let table: Vec<String> = chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect();
    assert_eq!(
        table,
        [
            "Samordningsteamet: 2 968 892 | 59 %",
            "Projektet Ciceron: 507 173 | 10 %",
            "Summa individinriktade insatser: 3 476 065 | 70 %",
            "Strukturinsatser: 279 736 | 6 %",
            "Rehabmässan: 38 517 | 0,8 %",
            "Summa strukturövergripande insatser: 318 253 | 6 %",
            "Administration inkl. styrelse och finansiella kostnader: 1 201 799 | 24 %",
            "Summa: 4 996 117 | 100 %",
        ]
    );
}

#[test]
fn a_negative_cost_has_no_share() {
    let rows: &[Line] = &[
        ("Administration", &[("grupp", "administration")], &["500"]),
        ("Projekt Ciceron", &[("insats", "ciceron")], &["- 100"]),
        ("Individinriktade insatser", &[("grupp", "individ")], &["- 100"]),
    ];
    let chart = report_charts(&site(&[("2024", &[costs(rows)])])).remove(0);
    assert_eq!(chart.title, "Störst var kostnaden för administration 2024");
    let table: Vec<String> = chart.rows.iter().map(|row| format!("{}: {}", row.label, words(&row.values).join(" | "))).collect();
    assert_eq!(table, ["Projektet Ciceron: −100 | –", "Administration: 500 | –", "Summa: 400 | –"]);
}

#[test]
fn a_survey_says_how_many_answers_changed_and_which_most() {
    let chart = &sydnarke_2024()[2];
    assert_eq!(chart.id, "enkat");
    assert_eq!(chart.title, "Andelen positiva svar minskade på alla åtta frågor 2024");
    assert_eq!(
        chart.subtitle,
        "Samordningsteamet: Andel positiva svar i enkäten till deltagare, procent, 2023 och 2024, redovisningen anger inte hur många som svarade"
    );
    assert_eq!(
        chart.summary,
        "Jämfört med 2023 minskade andelen på alla åtta frågor. Störst var skillnaden för frågan ”Har du fått stöd i dina \
         kontakter med myndigheter och vården?”, där andelen minskade från 100 till 80 procent. Andelen positiva svar var mellan \
         51 och 94 procent på de åtta frågorna 2024 (redovisningen anger inte hur många som svarade)."
    );
    assert_eq!(chart.columns, ["Fråga", "2023", "2024"]);
    assert_eq!(chart.rows[5].values, ["65\u{a0}%", "51\u{a0}%"]);
}

#[test]
fn a_survey_tells_mixed_changes_and_new_questions() {
    let [a, b, c, d] = ["a", "b", "c", "d"].map(question);
    let rows: &[Line] =
        &[("A?", &a, &["70 %", "60 %"]), ("B?", &b, &["70,5 %", "-"]), ("C?", &c, &["70 %", "70 %"]), ("D?", &d, &["10 %", "5 %"])];
    let chart = report_charts(&site(&[("2024", &[survey(&["2024", "2023"], rows)])])).remove(0);
    assert_eq!(chart.title, "Andelen positiva svar ökade på två av tre frågor 2024");
    assert_eq!(
        chart.summary,
        "Jämfört med 2023 ökade andelen på två frågor och var oförändrad på en fråga. Störst var skillnaden för frågan ”A?”, där \
         andelen ökade från 60 till 70 procent. Andelen positiva svar var mellan 10 och 70,5 procent på de fyra frågorna 2024 \
         (redovisningen anger inte hur många som svarade)."
    );
    let alone = report_charts(&site(&[("2024", &[survey(&["2024"], rows)])])).remove(0);
    assert_eq!(alone.title, "Andelen positiva svar var mellan 10 och 70,5 procent 2024");
}

#[test]
fn each_survey_has_its_own_chart() {
    let (mine, also_mine) = (question("a"), question("b"));
    let staff = ["a", "b"].map(|id| [("fraga", id), ("enkatgrupp", "personal")]);
    // A single question to the chiefs is a figure, not a survey to draw.
    let chiefs = [("fraga", "a"), ("enkatgrupp", "chefer")];
    let rows: &[Line] = &[
        ("Nöjd?", &mine, &["70 %"]),
        ("Hjälpt?", &also_mine, &["70 %"]),
        ("Trivs du?", &staff[0], &["80 %"]),
        ("Hinner du?", &staff[1], &["80 %"]),
        ("Nyttigt?", &chiefs, &["90 %"]),
    ];
    let charts = report_charts(&site(&[("2024", &[survey(&["2024"], rows)])]));
    let named: Vec<(&str, &str)> = charts.iter().map(|chart| (chart.id.as_str(), chart.title.as_str())).collect();
    assert_eq!(
        named,
        [
            ("enkat-deltagare-avslut-samordningsteamet", "Samordningsteamet: andelen positiva svar var 70 procent 2024"),
            ("enkat-personal", "Andelen positiva svar var 80 procent 2024")
        ]
    );
}

#[test]
fn no_figures_no_charts() {
    assert!(report_charts(&site(&[("2024", &[])])).is_empty());
    // a survey and costs of another period only
    let mine = question("a");
    let rows: &[Line] = &[("Nöjd?", &mine, &["70 %"])];
    assert!(report_charts(&site(&[("2023", &[survey(&["2022"], rows), costs(SYDNARKE_COSTS)])])).is_empty());
}
