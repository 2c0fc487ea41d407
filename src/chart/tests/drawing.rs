//! How the charts are drawn: markup, colours, room for every text.

use super::*;
use crate::chart::drawing::text;
use crate::model::{ChartMark, ChartWords, Period};
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

/// The hardest content: long labels, huge, negative and zero amounts, twelve periods with a gap, marks that lie close.
fn hard() -> Vec<Chart> {
    let periods = ["2024", "2023", "2022", "2020", "2019", "2018", "2017", "2016", "2015", "2014", "2013", "2012-h1"];
    let paid = ["1 000 000 000 000", "2 611 000", "- 200 000 000 000", "0", "0", "40", "2", "5", "5", "600 000 000 000", "7", "8"];
    let rows: &[Line] = &[("Staten", STATE, &paid), ("Region", REGION, &paid), ("Kumla", KUMLA, &paid), ("?", &[("medlem", "?")], &paid)];
    let long = "Arbetsmarknadsrehabiliteringsinsatserverksamheten <med> ett \"mycket\" långt namn & ett till som aldrig vill ta slut, hur det än går";
    let items: &[Line] = &[
        (long, &[("insats", "okand")], &["1 000 000 000 000"]),
        ("Åter", &[("insats", "ciceron")], &["- 200 000 000 000"]),
        ("Noll", &[("insats", "rehabmassan")], &["0"]),
    ];
    let [a, b, c, d] = ["a", "b", "c", "d"].map(question);
    let answers: &[Line] =
        &[(long, &a, &["100 %", "0 %"]), ("B?", &b, &["100 %", "100 %"]), ("C?", &c, &["0,5 %", "0 %"]), ("D?", &d, &["-", "50 %"])];
    let mut charts = report_charts(&site(&[("2024", &[contributions(&periods, rows), costs(items), survey(&["2024", "2023"], answers)])]));
    charts.push(report_charts(&site(&[("2024", &[contributions(&["2024"], SYDNARKE)])])).remove(0));
    charts.extend(result::hard());
    charts.extend(balance::hard());
    charts.extend(indicators::hard());
    charts.extend(budget::hard());
    charts.extend(costs_over_time::hard());
    charts.extend(participants::hard());
    charts.push(participants::goals_missed());
    charts.extend(outcomes::hard());
    charts.extend(judged::hard());
    charts.extend(goals::hard());
    charts.extend(equity_forecast::hard());
    charts.extend(events());
    charts.extend(member::hard());
    charts.extend(indicator::hard());
    charts.extend(compare::hard());
    charts
}

fn find<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef) -> String {
    element.text().collect()
}

fn number(element: ElementRef, attribute: &str) -> i32 {
    element.attr(attribute).unwrap().parse().unwrap()
}

#[test]
fn the_markup_of_a_chart() {
    insta::assert_snapshot!(sydnarke_2024()[0].svg());
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let svg = |charts: Vec<Chart>| charts.into_iter().map(|chart| chart.svg()).collect::<String>();
    assert_eq!(svg(sydnarke_2024()), svg(sydnarke_2024()));
    assert_eq!(svg(hard()), svg(hard()));
}

#[test]
fn a_screen_reader_meets_one_picture_that_says_nothing_twice() {
    for chart in sydnarke_2024() {
        let html = Html::parse_fragment(&chart.svg());
        let drawings = find(&html, "svg[role=img]");
        assert_eq!(drawings.len(), 2);
        for svg in drawings {
            // The title is a heading beside it on the page, and the summary is text.
            assert_eq!(svg.attr("aria-label"), Some("Diagram"));
            assert_eq!(svg.attr("aria-describedby"), None);
        }
        assert_eq!(find(&html, "svg > g[aria-hidden=true]").len(), 2);
        assert_eq!(find(&html, "[style], style, script").len(), 0, "the content security policy forbids them");
    }
}

#[test]
fn labels_are_text_and_never_markup() {
    let chart = &hard()[1];
    assert!(chart.svg().contains("&lt;med&gt; ett"), "{}", chart.svg());
    assert!(!chart.svg().contains("<med>"));
    assert!(chart.rows.iter().any(|row| row.label.ends_with("hur det än går")), "the table has the whole label");
}

#[test]
fn every_figure_in_a_drawing_stands_in_the_table() {
    for chart in sydnarke_2024().into_iter().chain(hard()) {
        let known: BTreeSet<&str> = chart.rows.iter().flat_map(|row| &row.values).map(Told::as_str).collect();
        let html = Html::parse_fragment(&chart.svg());
        let shown = find(&html, ".data-label text, .data-label-before text");
        assert!(!shown.is_empty() || chart.svg().contains("class=\"field"));
        for value in shown.into_iter().map(words) {
            let figure = value
                .split("\u{a0}kr")
                .next()
                .unwrap_or_default()
                .split("\u{a0}tkr")
                .next()
                .unwrap_or_default()
                .split("\u{a0}person")
                .next()
                .unwrap_or_default()
                .to_owned();
            assert!(known.contains(figure.as_str()), "{figure} in {:?}", chart.title);
            if let Some((_, share)) =
                value.split_once("\u{a0}·\u{a0}").filter(|_| ["kostnadsfordelning", "avslut-diagram"].contains(&chart.id.as_str()))
            {
                assert!(known.contains(share), "{share}");
            }
        }
    }
}

#[test]
fn every_text_has_room_of_its_own() {
    for chart in sydnarke_2024().into_iter().chain(hard()) {
        let html = Html::parse_fragment(&chart.svg());
        for svg in find(&html, "svg") {
            let view: Vec<i32> = svg.attr("viewBox").unwrap().split(' ').map(|n| n.parse().unwrap()).collect();
            let size = number(svg, "font-size");
            // shown at 288 of 320 and at 600 of 720 pixels or more
            let shrunk = if view[2] == 320 { size * 288 / 320 } else { size * 600 / 720 };
            assert!(shrunk >= 12, "{shrunk} px");
            let texts: Vec<_> = svg.select(&Selector::parse("text").unwrap()).map(|element| place(element, size)).collect();
            for (i, (content, (left, top, right, bottom))) in texts.iter().enumerate() {
                let inside = *left >= 0 && *top >= 0 && *right <= view[2] && *bottom <= view[3];
                assert!(inside, "{content:?} leaves the drawing of {:?}: {left}–{right}, {top}–{bottom} of {view:?}", chart.title);
                for (other, (l, t, r, b)) in &texts[i + 1..] {
                    let apart = right <= l || r <= left || bottom <= t || b <= top;
                    assert!(apart, "{content:?} meets {other:?} in {:?}, {view:?}", chart.title);
                }
            }
        }
    }
}

/// A text and the box of its letters: left, top, right, bottom.
fn place(element: ElementRef, size: i32) -> (String, (i32, i32, i32, i32)) {
    let content = words(element);
    let class = element.parent().and_then(ElementRef::wrap).and_then(|group| group.attr("class")).unwrap_or_default();
    let width = text::width(&content, size, class.split(' ').any(|class| matches!(class, "data-label" | "subheading" | "verdict")));
    let (x, y) = (number(element, "x"), number(element, "y"));
    let left = match element.attr("text-anchor") {
        Some("end") => x - width,
        Some(_) => x - width / 2,
        None => x,
    };
    (content, (left, y - size * 4 / 5, left + width, y + size / 5))
}

/// A value past the goal's line would be read as that of the goal.
#[test]
fn a_value_stands_between_its_bar_and_a_goal_beyond_it_or_over_the_bar() {
    let goals_missed = participants::goals_missed();
    let html = Html::parse_fragment(&goals_missed.svg());
    let lines: Vec<i32> = find(&html, ".drawing-wide .limit line").into_iter().map(|line| number(line, "x1")).collect();
    let values: Vec<_> = find(&html, ".drawing-wide .data-label text").into_iter().map(|text| place(text, 15)).collect();
    let bars: Vec<_> = find(&html, ".drawing-wide .series rect");
    assert_eq!((lines.len(), values.len(), bars.len()), (4, 4, 4));
    for (((value, (_, _, right, bottom)), line), bar) in values.iter().zip(lines).zip(bars) {
        let end = number(bar, "x") + number(bar, "width");
        assert!(line <= end || *right < line || *bottom < number(bar, "y"), "{value}: {right}, {line}");
    }
    let over = values.iter().zip(find(&html, ".drawing-wide .series rect")).filter(|((_, place), bar)| place.3 < number(*bar, "y"));
    let over: Vec<&str> = over.map(|((value, _), _)| value.as_str()).collect();
    assert_eq!(over, ["102", "2"]);
}

#[test]
fn bars_stay_inside_and_a_negative_bar_crosses_the_axis() {
    for chart in hard() {
        let html = Html::parse_fragment(&chart.svg());
        for svg in find(&html, "svg") {
            let width: i32 = svg.attr("viewBox").unwrap().split(' ').nth(2).unwrap().parse().unwrap();
            for bar in svg.select(&Selector::parse("[aria-hidden] rect").unwrap()) {
                let (x, breadth) = (number(bar, "x"), number(bar, "width"));
                assert!(x >= 0 && breadth >= 1 && x + breadth <= width + 1, "{}: {x} + {breadth}", chart.title);
            }
        }
    }
    let html = Html::parse_fragment(&hard()[1].svg());
    let zero = number(find(&html, ".drawing-wide .zero-line line")[0], "x1");
    let bars = find(&html, ".drawing-wide .series rect");
    assert!(bars.iter().any(|bar| number(*bar, "x") + number(*bar, "width") == zero));
}

/// Contributions of these periods, with something that happened in 2023.
fn with_event(periods: &[&str], text: &str) -> Chart {
    let values: Vec<&str> = periods.iter().map(|_| "1 000 000").collect();
    let rows: &[Line] = &[("Staten", STATE, &values), ("Region", REGION, &values)];
    let mut site = site(&[("2024", &[contributions(periods, rows)])]);
    let place = crate::diag::Located { value: "medlemsbidrag".to_owned(), span: crate::diag::Span::new(crate::diag::FileId(0), 0..0) };
    let marks = vec![ChartMark { period: Period::parse("2023").unwrap(), text: text.to_owned() }];
    let words = ChartWords { id: place, title: None, subtitle: None, summary: None, silent: false, note: None, marks };
    site.associations[0].reports[0].chart_words.push(words);
    report_charts(&site).remove(0)
}

pub(super) fn events() -> Vec<Chart> {
    let long = "Styrelsen beslutade att sänka bidragen, eftersom det egna kapitalet var större än det fick vara, och att se över avtalet.";
    vec![with_event(&["2024", "2023", "2022", "2021"], "Ny lag"), with_event(&["2024", "2023"], long)]
}

/// In words where they have room, else by number: in the list below they are always told.
#[test]
fn what_happened_stands_at_its_point() {
    let [short, long] = &events()[..] else { panic!() };
    let told = |chart: &Chart, layout: &str| {
        let html = Html::parse_fragment(&chart.svg());
        find(&html, &format!("{layout} .event text")).into_iter().map(words).collect::<Vec<_>>()
    };
    assert_eq!([told(short, ".drawing-wide"), told(short, ".drawing-narrow")], [["[1] Ny lag"], ["[1] Ny lag"]]);
    assert_eq!(told(long, ".drawing-wide").len() + told(long, ".drawing-narrow").len(), 0);
    for chart in [short, long] {
        assert!(nbsp(&chart.svg()).contains(">2023 [1]</text>") && chart.marks[0].number() == "[1]");
    }
}

/// A key in another colour than its bars would mislead.
#[test]
fn every_colour_of_a_key_is_drawn() {
    // nothing is drawn of zero
    let has_zero = |chart: &Chart| chart.rows.iter().flat_map(|row| &row.values).any(|value| value.as_str() == "0");
    for chart in sydnarke_2024().into_iter().chain(hard()).filter(|chart| !has_zero(chart)) {
        let html = Html::parse_fragment(&chart.svg());
        let is_key = |bar: &ElementRef| (bar.attr("width"), bar.attr("height")) == (Some("14"), Some("14"));
        let bars = find(&html, ".drawing-narrow .series > rect");
        let class = |bar: &ElementRef| bar.parent().and_then(ElementRef::wrap).and_then(|group| group.attr("class")).unwrap().to_owned();
        let drawn: BTreeSet<String> = bars.iter().filter(|bar| !is_key(bar)).map(class).collect();
        for key in bars.iter().filter(|bar| is_key(bar)).map(class) {
            assert!(drawn.contains(&key), "{key} in {:?}: {drawn:?}", chart.title);
        }
    }
}

/// What a table says better is left to the table.
#[test]
fn a_summary_has_three_sentences_at_most() {
    for chart in sydnarke_2024().into_iter().chain(hard()) {
        let ends = chart.summary.split(". ").count();
        assert!((1..=3).contains(&ends) && !chart.summary.contains(".."), "{}", chart.summary);
    }
}

/// The newest is rightmost and always has its figure.
#[test]
fn time_runs_to_the_right_and_the_newest_figure_is_told() {
    for chart in hard().iter().filter(|chart| chart.svg().contains("class=\"label\"")).take(1) {
        let html = Html::parse_fragment(&chart.svg());
        for layout in [".drawing-narrow", ".drawing-wide"] {
            let years: Vec<(i32, String)> =
                find(&html, &format!("{layout} .label text")).into_iter().map(|text| (number(text, "x"), words(text))).collect();
            let mut from_the_left = years.clone();
            from_the_left.sort();
            let oldest_first: Vec<&String> = from_the_left.iter().map(|(_, year)| year).filter(|year| year.len() == 4).collect();
            assert!(oldest_first.len() > 3 && oldest_first.is_sorted(), "{from_the_left:?}");
            let figures: Vec<String> = find(&html, &format!("{layout} .data-label text")).into_iter().map(words).collect();
            let newest = chart.rows.last().unwrap().values.last().unwrap();
            assert!(figures.iter().any(|figure| figure.starts_with(newest.as_str())), "{newest} in {figures:?}");
        }
    }
}

/// Under the site's security policy a style element or attribute would be left out.
#[test]
fn the_drawing_stands_alone_as_a_document() {
    for chart in sydnarke_2024() {
        let document = chart.document("Källa: Sydnärke & Årsredovisning 2024").unwrap();
        assert!(document.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\"") && document.ends_with("</svg>\n"));
        assert!(document.contains("viewBox=\"0 0 768 ") && document.contains("fill=\"#ffffff\"/>"));
        assert!(document.contains(">Källa: Sydnärke &amp; Årsredovisning 2024</text>"));
        assert!(!document.contains("style") && !document.contains("<script") && !document.contains("drawing-narrow"));
        assert_eq!(document.matches("<title id=").count(), 1);
        assert!(document.contains(&format!("<title id=\"t\">{}</title>", chart.title)));
    }
    assert_eq!(Chart { picture: None, ..sydnarke_2024().remove(0) }.document(""), None);
}
