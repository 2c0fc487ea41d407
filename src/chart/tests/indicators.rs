//! What the chart of indicators says and draws.

use super::*;
use crate::model::{Cell, Content, Dimension, IndicatorDefinition, Meaning, Period, Scale, ScaleLevel, Site};
use scraper::{Html, Selector};

/// An indicator with its own figure, that of the nation, and that of the year before (`-` for none).
type Result<'a> = (&'a str, &'a str, &'a str, &'a str);

/// Sydnärke's report for 2021.
const SYDNARKE: &[Result] = &[
    ("1", "86", "76", "90"),
    ("3", "73", "78", "80"),
    ("7", "100", "59", "60"),
    ("9", "58", "51", "57"),
    ("13", "30", "57", "50"),
    ("15", "14", "22", "18"),
];

fn report(results: &[Result]) -> Site {
    let own: Vec<_> = results.iter().map(|(id, ..)| [("indikator", *id)]).collect();
    let nation: Vec<_> = results.iter().map(|(id, ..)| [("indikator", *id), ("jamforelse", "riket")]).collect();
    let values: Vec<_> = results.iter().map(|(_, own, nation, before)| ([*own, *before], [*nation, "-"])).collect();
    let mut rows: Vec<Line> = Vec::new();
    for (index, (own_values, nation_values)) in values.iter().enumerate() {
        rows.push(("Deltagarna upplever inflytande över rehabiliteringsprocessen i sin helhet", &own[index], own_values));
        rows.push(("Riket", &nation[index], nation_values));
    }
    let grid = Grid {
        title: "Indikatorer",
        role: Role::Indicator,
        sign: Sign::Normal,
        unit: Unit::Percent,
        periods: &["2021", "2020"],
        rows: &rows,
    };
    let mut site = site(&[("2021", &[grid])]);
    let topics = [("7", "stegförflyttning"), ("13", "sektorsövergripande arbete"), ("15", "förebyggande insikter"), ("3", "tid")];
    site.indicators = topics.map(|(id, topic)| definition(id, topic)).into();
    site
}

fn definition(id: &str, topic: &str) -> IndicatorDefinition {
    let (id, topic) = (id.to_owned(), topic.to_owned());
    IndicatorDefinition { id, name: topic.clone(), topic, meaning: None, measure: None, versions: Vec::new() }
}

fn chart(site: &Site) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == "indikatorer-diagram")
}

fn words(site: &Site) -> (String, String) {
    let chart = chart(site).unwrap();
    (chart.title.to_string(), nbsp(&told(&chart)))
}

/// Marks that hide each other, the ends of the axis, and a label without a topic.
pub(super) fn hard() -> Option<Chart> {
    chart(&report(&[
        ("7", "50", "50", "50"),
        ("13", "0", "100", "0,5"),
        ("egen-indikator", "100", "0", "100"),
        ("15", "100", "99", "-"),
        ("3", "33,3", "-", "34"),
    ]))
}

#[test]
fn the_results_lie_beside_the_nation_and_the_year_before() {
    let (title, summary) = words(&report(SYDNARKE));
    assert_eq!(title, "Tre av sex indikatorer låg över rikssnittet 2021 och två över det egna resultatet 2020");
    let sentences = [
        "Sex indikatorer kan jämföras med riket 2021 (redovisningen anger inte hur många som svarade): tre låg över rikssnittet och tre låg under.",
        "Sex indikatorer kan jämföras med det egna resultatet 2020: två hade högre resultat och fyra hade lägre.",
        "Längst över rikssnittet låg indikator 7 (stegförflyttning), 100 procent mot 59 procent i riket, och längst under rikssnittet låg \
         indikator 13 (sektorsövergripande arbete), 30 procent mot 57 procent i riket.",
    ];
    assert_eq!(summary, sentences.join(" "));
}

#[test]
fn gaps_are_told_and_nothing_is_compared_with_them() {
    let (title, summary) =
        words(&report(&[("7", "60", "59", "-"), ("13", "40", "-", "40"), ("15", "20", "20", "18"), ("3", "-", "70", "71")]));
    assert_eq!(title, "En av två indikatorer låg över rikssnittet 2021 och en över det egna resultatet 2020");
    for sentence in [
        "Två indikatorer kan jämföras med riket 2021 (redovisningen anger inte hur många som svarade): en låg över rikssnittet och en låg på samma nivå.",
        "Två indikatorer kan jämföras med det egna resultatet 2020: en hade högre resultat och en hade samma.",
        "Riket har inget resultat för indikator 13 (sektorsövergripande arbete).",
        "Det finns inget jämförbart resultat 2020 för indikator 7 (stegförflyttning).",
        "Det finns inget resultat 2021 för indikator 3 (tid).",
    ] {
        assert!(summary.contains(sentence), "{summary}");
    }
    assert!(!summary.contains("Störst minskning") && !summary.contains("Längst under"), "{summary}");
}

#[test]
fn all_equal_all_above_and_only_the_year_before() {
    let (title, summary) = words(&report(&[("7", "50", "50", "50"), ("13", "50", "50", "50"), ("15", "50", "50", "50")]));
    assert_eq!(title, "Ingen av tre indikatorer låg över rikssnittet 2021 och ingen över det egna resultatet 2020");
    assert!(summary.contains("alla låg på samma nivå.") && summary.ends_with("alla hade samma."));
    let (title, _) = words(&report(&[("7", "60", "50", "50"), ("13", "60", "50", "50"), ("15", "60", "50", "50")]));
    assert_eq!(title, "Alla tre indikatorer låg över rikssnittet 2021 och alla över det egna resultatet 2020");
    let only_before = report(&[("7", "60", "-", "50"), ("13", "60", "-", "50"), ("15", "40", "-", "50")]);
    assert_eq!(words(&only_before).0, "Två av tre indikatorer låg 2021 över det egna resultatet 2020");
    assert_eq!(chart(&only_before).unwrap().columns, ["Indikator", "Sydnärke 2021", "Sydnärke 2020"]);
}

#[test]
fn fewer_than_three_to_compare_are_no_chart() {
    assert!(chart(&report(&SYDNARKE[..2])).is_none());
    assert!(chart(&report(&[("7", "60", "-", "-"), ("13", "60", "-", "50"), ("15", "40", "-", "50")])).is_none());
    assert!(chart(&report(&[("7", "-", "50", "50"), ("13", "60", "-", "50"), ("15", "40", "-", "50")])).is_none());
}

/// Another version of the measure breaks the series.
#[test]
fn a_new_measure_is_not_compared_with_the_old_one() {
    let mut site = report(SYDNARKE);
    let row = &mut site.associations[0].reports[0].tables[0].rows[4];
    let meaning = &mut row.cells[0].meaning;
    meaning.dimensions = meaning.dimensions.with(Dimension::MeasureVersion, "2021");
    let (title, summary) = words(&site);
    assert_eq!(title, "Två av fem indikatorer låg över rikssnittet 2021 och en över det egna resultatet 2020");
    assert!(summary.contains("Det finns inget jämförbart resultat 2020 för indikator 7 (stegförflyttning)."), "{summary}");
}

#[test]
fn verdicts_stand_beside_their_figures_with_word_and_symbol() {
    let mut site = report(SYDNARKE);
    let report = &mut site.associations[0].reports[0];
    let level =
        ScaleLevel { name: "Högre".to_owned(), other_names: Vec::new(), colour: None, symbol: Some("+".to_owned()), meaning: None };
    report.scales.insert("ord".to_owned(), Scale { levels: vec![level], ordered: false, free_text: false });
    let row = &mut report.tables[0].rows[4];
    let dimensions = [(Dimension::Indicator, "7"), (Dimension::Comparator, "riket")][..].into();
    row.cells.push(Cell {
        content: Content::Level { scale: "ord".into(), text: "Högre".into(), level: Some(0) },
        meaning: Meaning { role: Some(Role::Indicator), period: Period::parse("2021"), dimensions, ..Meaning::default() },
        ..row.cells[0].clone()
    });
    let column = report.tables[0].columns[0].clone();
    report.tables[0].columns.push(column);
    let chart = chart(&site).unwrap();
    assert_eq!(chart.columns, ["Indikator", "Sydnärke 2021", "Riket 2021", "Sydnärke 2020", "Mot riket"]);
    assert_eq!(chart.rows[2].label, "7. Stegförflyttning");
    assert_eq!(chart.rows[2].values, ["100\u{a0}%", "59\u{a0}%", "60\u{a0}%", "Högre"]);
    assert_eq!(chart.rows[1].values[3], "–");
    assert_eq!(chart.svg().matches(">Mot\u{a0}riket: +\u{a0}Högre</text>").count(), 2);
}

#[test]
fn each_mark_has_a_shape_of_its_own_at_its_figure_and_the_furthest_over_the_nation_comes_first() {
    let chart = chart(&report(SYDNARKE)).unwrap();
    let html = Html::parse_fragment(&chart.svg());
    let all = |selector: &str| html.select(&Selector::parse(&format!(".drawing-wide {selector}")).unwrap()).collect::<Vec<_>>();
    let (circles, diamonds, ticks) = (all(".own circle"), all(".hollow polygon"), all(".before rect"));
    // the first of each is that of the key
    assert_eq!([circles.len(), diamonds.len(), ticks.len()], [7; 3]);
    let grid: Vec<i32> = all(".gridlines line").iter().map(|line| line.attr("x1").unwrap().parse().unwrap()).collect();
    let (start, end) = (*grid.iter().min().unwrap(), *grid.iter().max().unwrap());
    let at = |percent: i32| start + (end - start) * percent / 100;
    let mut rows: Vec<_> = SYDNARKE.iter().collect();
    rows.sort_by_key(|(_, own, nation, _)| std::cmp::Reverse(own.parse::<i32>().unwrap() - nation.parse::<i32>().unwrap()));
    for (index, (_, own, nation, before)) in rows.into_iter().enumerate() {
        let circle: i32 = circles[index + 1].attr("cx").unwrap().parse().unwrap();
        let corner = diamonds[index + 1].attr("points").unwrap().split(',').next().unwrap();
        let tick: i32 = ticks[index + 1].attr("x").unwrap().parse().unwrap();
        for (drawn, printed) in [(circle, own), (corner.parse().unwrap(), nation), (tick + 2, before)] {
            assert!(drawn.abs_diff(at(printed.parse().unwrap())) <= 1, "{printed}: {drawn}");
        }
    }
}

#[test]
fn a_label_without_a_topic_is_shortened_between_words() {
    let chart = chart(&report(SYDNARKE)).unwrap();
    assert_eq!(chart.rows[0].label, "1. Deltagarna upplever inflytande över…");
}
