//! The pages of the indicators.

use crate::support::Project;
use crate::support::site::{Built, REAL, SIXTH, built, page, select, shown, text, texts};
use insyn::model::{Dimension, Role};
use insyn::output::Files;
use scraper::{Html, Selector};

const ALL: &str = "indikatorer/index.html";

fn real() -> &'static Files {
    &REAL.files
}

fn sixth() -> &'static Files {
    &SIXTH.files
}

fn indicator(files: &Files, number: u32) -> Html {
    page(files, &format!("indikatorer/{number}/index.html"))
}

/// The cells of the table, row by row.
fn rows(page: &Html) -> Vec<Vec<String>> {
    let cells = Selector::parse("th, td").unwrap();
    select(page, "main .indicators tbody tr").iter().map(|row| row.select(&cells).map(|cell| shown(&cell)).collect()).collect()
}

#[test]
fn the_list_has_every_indicator_with_what_each_association_says() {
    let page = page(real(), ALL);
    assert_eq!(texts(&page, "main thead th"), ["Indikator", "Södra Dalarna 2021", "Sydnärke 2021", "Sydnärke 2020"]);
    let rows = rows(&page);
    assert_eq!(rows.len(), 17);
    assert_eq!(rows[0], ["1 Personcentrerade insatser", "− Lägre", "86 % + Högre", "90 %"]);
    assert_eq!(rows[6], ["7 Stegförflyttning", "= Varken lägre eller högre", "100 % + Högre", "60 %"]);
    assert_eq!(rows[10], ["11 Hållbara effekter", "anges inte", "anges inte", "ingen redovisning här"]);
    assert_eq!(rows[16], ["17 Ekonomisk balans", "anges inte", "anges inte", "ingen redovisning här"]);
}

#[test]
fn figures_are_drawn_and_words_alone_are_not() {
    let files = real();
    let titles = |number: u32| texts(&indicator(files, number), ".chart-title").concat();
    assert_eq!(titles(7), "Resultatet i Sydnärke ökade från 60 procent 2020 till 100 procent 2021");
    // The measure changed between the years.
    assert_eq!(titles(4), "Sydnärke låg under rikssnittet 2021, 62 procent mot 68 procent");
    assert_eq!(titles(16), "");
    assert!(files.contains_key("indikatorer/7/diagram/indikator-over-aren/index.html"));
}

#[test]
fn an_indicator_is_told_with_its_meaning_its_measure_and_its_results() {
    let page = indicator(real(), 7);
    assert_eq!(texts(&page, "head title"), ["Indikator 7: stegförflyttning – Insyn"]);
    assert_eq!(texts(&page, "h1"), ["Indikator 7 Stegförflyttning"]);
    assert_eq!(
        texts(&page, ".lead"),
        ["Deltagarna upplever att det har skett en stegförflyttning närmare arbetsmarknaden/egen försörjning"]
    );
    assert!(texts(&page, "[aria-labelledby=matning_]").concat().contains("de tre mest positiva svaren"));
    assert_eq!(
        rows(&page),
        [
            [
                "Södra Dalarna 2021",
                "anges inte",
                "anges inte",
                "= Varken lägre eller högre",
                "anges inte",
                "anges inte",
                "Jämfört med rikssnittet: + Högre",
                "Jämfört med rikssnittet: − Lägre",
            ],
            ["Sydnärke 2021", "100 %", "59 %", "+ Högre", "60 %", "+ Högre", "anges inte", "anges inte"],
        ]
    );
}

#[test]
fn an_indicator_that_no_report_divides_by_sex_has_no_columns_for_it() {
    let files = real();
    assert!(texts(&indicator(files, 9), "main thead th").contains(&"Kvinnor".to_owned()));
    assert_eq!(texts(&indicator(files, 8), ".indicators thead th").len(), 6);
}

#[test]
fn a_changed_measure_is_told_at_the_years_that_it_parts() {
    let files = real();
    let page = indicator(files, 4);
    let remarks = texts(&page, "main th .row-remark");
    assert_eq!(remarks, ["Måttet ändrades 2021. Därför går resultatet inte att jämföra med 2020."]);
    // The report prints 65 percent the year before, and "Lägre", of another measure.
    let cells = texts(&page, "main tbody tr td").join("\n");
    assert!(!cells.contains("65"), "{cells}");
    assert_eq!(cells.matches("måttet är nytt, så åren går inte att jämföra").count(), 4, "{cells}");
    assert!(texts(&page, "[aria-labelledby=matning_] li")[0].starts_with("Från och med 2021: Måttet ändrades 2021."));
    assert!(texts(&indicator(files, 3), "main th .row-remark").is_empty());
}

#[test]
fn a_report_without_a_result_is_told_with_its_own_reason() {
    let files = real();
    let reasons = texts(&indicator(files, 11), "[aria-labelledby=utan_] .reasons li");
    assert_eq!(reasons[0], "Södra Dalarna 2021 Indikatorn höll ännu på att utvecklas och mättes därför inte.");
    assert!(reasons[1].starts_with("Sydnärke 2021 Det mått som rekommenderas är en registerstudie."), "{reasons:?}");
    assert_eq!(texts(&indicator(files, 11), "[aria-labelledby=matning_] p"), ["Indikatorn har inget mått än."]);
    // Figures in a text come along.
    let balance = texts(&indicator(files, 17), "[aria-labelledby=utan_]").concat();
    assert!(balance.contains("högst 20 % av de intäkter"), "{balance}");
    let silent = texts(&indicator(files, 1), "[aria-labelledby=utan_] .links li");
    assert!(silent.iter().any(|report| report.contains("januari–juni 2020")) && silent.contains(&"Sydnärke 2024".to_owned()));
}

#[test]
fn what_disturbs_a_comparison_is_told() {
    let notes = texts(&page(real(), ALL), ".remarks li");
    assert!(notes[0].starts_with("Södra Dalarna 2021: Varken högre eller lägre betyder här"), "{notes:?}");
    assert!(notes[1].starts_with("Sydnärke 2021: Högre och Lägre står här också när skillnaden är liten"), "{notes:?}");
}

#[test]
fn a_verdict_is_a_word_with_its_symbol_and_never_colour_alone() {
    let page = indicator(real(), 1);
    let verdicts = Selector::parse("main a.scale-level").unwrap();
    for verdict in page.select(&verdicts) {
        let told = text(&verdict);
        assert!(["− Lägre", "+ Högre", "= Varken"].iter().any(|word| told.starts_with(word)), "{told}");
        assert!(told.contains(", ur "), "{told}");
    }
    assert_eq!(page.select(&verdicts).count(), 5);
}

#[test]
fn local_surveys_stay_off_the_pages() {
    let Built { checked, files } = &*REAL;
    let surveys = checked.facts.all().filter(|fact| fact.key.role == Role::SurveyAnswers);
    let survey_tables: Vec<String> =
        surveys.map(|fact| format!("{}/{}/#{}\"", fact.key.association, fact.source.report, fact.source.table)).collect();
    assert!(!survey_tables.is_empty());
    for (address, bytes) in files.iter().filter(|(address, _)| address.starts_with("indikatorer/")) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(survey_tables.iter().all(|table| !text.contains(table)), "{address}");
    }
}

#[test]
fn verdicts_are_no_figures_but_know_what_they_compare() {
    let checked = &REAL.checked;
    let of = |association: &str, comparator: &str| {
        let verdicts = checked.facts.statements_of(association, Role::Indicator).iter().filter(|said| said.verdict().is_some());
        verdicts.filter(|verdict| verdict.dimension(Dimension::Comparator) == Some(comparator)).count()
    };
    assert_eq!((of("sydnarke", "riket"), of("sydnarke", "eget-foregaende-ar")), (14, 14));
    // Fifteen with a total, eight of them by sex.
    assert_eq!((of("sodra-dalarna", "riket"), of("sodra-dalarna", "eget-foregaende-ar")), (31, 0));
}

#[test]
fn another_report_is_taken_in_without_definitions() {
    let files = sixth();
    let list = page(files, ALL);
    let all = rows(&list);
    assert_eq!(all.len(), 3);
    assert!(all[0][0].ends_with("Indikator 1") && all[0][1] == "72,5 i index", "{all:?}");
    assert_eq!(all[2][1], "lämnas inte ut");
    let first = indicator(files, 1);
    assert_eq!(texts(&first, "h1"), ["Indikator 1"]);
    assert_eq!(texts(&first, ".lead"), ["Insyn har ingen beskrivning av indikatorn."]);
    assert_eq!(rows(&first)[0][1], "72,5 i index Mål: 80 i index");
    assert!(texts(&indicator(files, 3), "main").concat().contains("Uppgiften lämnas inte ut."));
}

#[test]
fn the_list_stands_where_no_report_has_an_indicator() {
    let files = built(&Project::excerpt().path("content"), true).files;
    assert!(texts(&page(&files, ALL), "main").concat().contains("Ingen redovisning här anger någon indikator."));
}
