//! What the charts of the real reports say, where the figures alone would be literally true and still mislead.

use crate::support::site::{REAL, REAL_AND_SIXTH, page, select, shown};
use insyn::chart::{self, Chart};
use std::collections::BTreeSet;

/// The report says 21,2 percent, over the cap, where its own amounts give 19,4, under it. The board's own cap is the one that is clear.
#[test]
fn the_ceiling_of_sydnarke_is_told_with_what_it_is_a_share_of() {
    for (path, link) in [
        ("sydnarke/2024/index.html", "anmärkning 7"),
        ("sydnarke/2024/diagram/resultat/index.html", "anmärkning 7"),
        ("sydnarke/index.html", "anmärkning 7 i Sydnärke 2024"),
    ] {
        let page = page(&REAL.files, path);
        let texts = |selector: &str| -> Vec<String> { select(&page, &format!("#resultat {selector}")).iter().map(shown).collect() };
        assert_eq!(
            texts(".chart-title"),
            ["Överskott på 200 000 kronor 2024, och det egna kapitalet var över taket på 300 000 kronor"],
            "{path}"
        );
        let told = "”Styrelsens tak för det egna kapitalet” var 300 000 kronor vid slutet av 2024, \
                    och det egna kapitalet, 1 001 000 kronor, var 701 000 kronor över det.";
        let said = "”Rekommenderat tak för det egna kapitalet” var 20 procent av medlemsbidragen och andra bidrag vid slutet av 2024. \
                    Om det egna kapitalet var över eller under det taket beror på vad det räknas på. \
                    Redovisningen anger 21,2 procent av medlemsbidragen och andra bidrag, alltså över taket. \
                    Räknat på redovisningens belopp var det 19,4 procent av medlemsbidragen och andra bidrag (5,17 miljoner kronor), \
                    alltså under taket, och 21,2 procent av medlemsbidragen (4,72 miljoner kronor).";
        let (summary, cautions) = (texts(".chart-summary").concat(), texts(".chart-caution").concat());
        assert!(summary.ends_with(told) && cautions.contains(said), "{path}: {summary} {cautions}");
        assert!(!texts("").concat().contains("1 034 286"), "{path}");
        let explained = select(&page, "#resultat .remarks a");
        assert_eq!(explained.iter().map(shown).collect::<Vec<_>>(), [link], "{path}");
        assert!(explained[0].attr("href").unwrap().ends_with("#avvikelse_7"), "{path}");
    }
    let report = page(&REAL.files, "sydnarke/2024/index.html");
    let departure: String = select(&report, "#avvikelse_7").iter().map(shown).collect();
    assert!(departure.contains("21,2 % av bara medlemsbidragen"), "{departure}");
}

#[test]
fn contributions_do_not_stand_beside_the_costs_of_initiatives() {
    for (path, row, title) in [
        (
            "sydnarke/2024/index.html",
            "Administration inkl. styrelse och finansiella kostnader",
            "Samordningsteamet kostade netto 186 000 kronor mer än budgeten 2024",
        ),
        (
            "sydnarke/2021/index.html",
            "Administration inkl styrelse och finasiella kostnader",
            "Drivbänk kostade netto 199 000 kronor mindre än budgeten 2021",
        ),
    ] {
        let page = page(&REAL.files, path);
        let texts = |selector: &str| -> Vec<String> { select(&page, &format!("#budget-diagram {selector}")).iter().map(shown).collect() };
        assert_eq!(texts(".chart-title"), [title], "{path}");
        let reason = format!(
            "Posten ”{row}” är inte med: alla medlemsbidrag är inräknade i den, så nettot säger inte vad den kostade eller fick kosta."
        );
        let summary = texts(".chart-summary, .chart-caution").concat();
        assert!(summary.contains(&reason), "{path}: {summary}");
        assert!(!summary.contains("ntäkterna blev"), "{path}: {summary}");
        // Each row has its own deviation, and no row of the drawing is an income.
        assert!(texts("th").iter().any(|header| header == "Utfall minus budget") && texts("tbody tr").len() > 4, "{path}");
        assert!(!texts("svg text").iter().chain(&texts("tbody th")).any(|text| text.contains("Administration")), "{path}");
    }
}

#[test]
fn no_part_of_those_who_left_is_the_largest_beside_a_larger_sum() {
    for (path, title) in [
        ("norra-orebro/2021/index.html", "Vid avslut i Coachingteamet 2021 var ”Stegförflyttning” 54 procent"),
        ("sydnarke/2021/index.html", "Vid avslut i Mottagningsteamet 2021 var ”Stegförflyttning” 78 procent"),
    ] {
        let page = page(&REAL.files, path);
        let texts = |selector: &str| -> Vec<String> { select(&page, &format!("#avslut-diagram {selector}")).iter().map(shown).collect() };
        assert_eq!(texts(".chart-title"), [title]);
        let summary = texts(".chart-summary").concat();
        assert!(!summary.contains("törst") && !summary.contains("vanligast"), "{summary}");
        // 54 is 33,5 and 20,5: nobody is counted twice
        assert!(!summary.contains("mer än alla"), "{summary}");
        // the sum stands over its parts
        assert_eq!(texts(".label text")[0], "Stegförflyttning", "{path}");
    }
}

#[test]
fn visitors_of_a_fair_are_drawn_on_no_scale_of_participants() {
    for (path, drawn, beside) in [
        ("sydnarke/2024/index.html", "Samordningsteamet", "Rehabmässan"),
        ("sydnarke/2021/index.html", "Coachingteamet", "Drivbänk"),
        ("sodra-dalarna/2021/index.html", "Samverkansteam Avesta", "Personalinriktade insatser"),
    ] {
        let page = page(&REAL.files, path);
        let texts =
            |selector: &str| -> Vec<String> { select(&page, &format!("#deltagare-diagram {selector}")).iter().map(shown).collect() };
        let labels = texts(".label text");
        assert!(labels.iter().any(|label| label == drawn) && !labels.iter().any(|label| label == beside), "{path}: {labels:?}");
        assert!(texts("tbody th").iter().any(|label| label.starts_with(beside)), "{path}");
        assert!(texts(".chart-caution").concat().contains("De strukturövergripande insatserna är inte med i bilden."), "{path}");
    }
}

/// Where a picture would say no more than a sentence, the sentence stands alone, at the address that the chart had.
#[test]
fn what_one_sentence_says_is_not_drawn() {
    let told = |path: &str, id: &str| {
        let page = page(&REAL.files, path);
        let texts = |selector: &str| -> Vec<String> { select(&page, &format!("#{id} {selector}")).iter().map(shown).collect() };
        assert!(select(&page, &format!("#{id} svg, #{id} .chart-area")).is_empty(), "{path}#{id} is drawn");
        assert!(!texts("tbody tr").is_empty(), "the figures stay");
        let folder = path.strip_suffix("index.html").unwrap();
        assert!(REAL.files.contains_key(&format!("{folder}diagram/{id}/index.html")));
        assert!(!REAL.files.contains_key(&format!("{folder}diagram/{id}.svg")) && !texts("a").iter().any(|link| link.contains("SVG")));
        (texts(".chart-title").concat(), texts(".chart-summary").concat(), texts(".chart-caution").concat())
    };
    // one bar alone
    let (title, summary, _) = told("norra-orebro/2021/index.html", "deltagare-diagram");
    assert_eq!(title, "Coachingteamet hade 133 deltagare 2021");
    assert_eq!(
        summary,
        "Av de individinriktade insatserna hade Coachingteamet 133 deltagare. \
         Coachingteamet hade 8 fler än målet, 125 deltagare. Av de strukturövergripande insatserna hade Finsammässan 200 deltagare."
    );
    // one level
    let (title, summary, _) = told("sydnarke/2021/index.html", "maluppfyllelse-diagram");
    assert_eq!(title, "Alla 19 bedömningar av måluppfyllelsen 2021 var ”God”");
    assert!(!summary.contains("lägsta"), "{summary}");
    // the same figures in a chart with more of them
    let (_, _, summary) = told("norra-orebro/2021/index.html", "enkat-deltagare-coachingteamet");
    assert!(summary.contains("Siffrorna är ritade i ett annat diagram: "), "{summary}");
    let (_, _, summary) = told("lekeberg-orebro/2020-h1/index.html", "kostnadsfordelning");
    assert!(summary.contains("Siffrorna är ritade i ett annat diagram: Kostnaderna blev 3 procent lägre än budgeten"), "{summary}");
}

#[test]
fn no_two_charts_of_a_page_draw_the_same_figures() {
    let checked = &REAL_AND_SIXTH.checked;
    for association in &checked.site.associations {
        let of_reports = association.reports.iter().map(|report| chart::for_report(&checked.site, association, report, &checked.facts));
        for charts in of_reports.chain([chart::for_association(&checked.site, association, &checked.facts)]) {
            let drawn: Vec<&Chart> = charts.iter().filter(|chart| !chart.svg().is_empty()).collect();
            for one in &drawn {
                let figures = |chart: &Chart| chart.sources.iter().cloned().collect::<BTreeSet<_>>();
                let twice = drawn.iter().find(|other| other.id != one.id && figures(one).is_subset(&figures(other)));
                assert!(twice.is_none(), "{}: {} and {}", association.id, one.id, twice.unwrap().id);
            }
        }
    }
}

#[test]
fn lekeberg_is_told_as_its_report_tells_it() {
    let page = page(&REAL.files, "lekeberg-orebro/2020-h1/index.html");
    let texts = |selector: &str| -> Vec<String> { select(&page, selector).iter().map(shown).collect() };
    // 52 women and 50 men are printed, of 110
    let turnover = texts("#nya-och-avslutade-diagram .chart-caution").concat();
    let said = "Redovisningen anger också 52 kvinnor och 50 män bland de nya, men det är tillsammans 102 och inte 110.";
    assert!(turnover.contains(said), "{turnover}");
    assert!(!texts("#nya-och-avslutade-diagram svg text").iter().any(|text| text == "Inte uppdelat på kön"));
    // 100 at a time and 110 errands are no goals for participants, and the 15 of the reception team are no participants
    let participants = texts("#deltagare-diagram").concat();
    assert!(!["Målet", "110", "Mottagningsteam"].iter().any(|words| participants.contains(words)), "{participants}");
    assert!(texts("#coachingteam-orebro").concat().contains("hela tiden arbeta med 100 deltagare"));
    // The tile is Insyn's, the row is the report's.
    let tiles = texts(".key-figure dt");
    assert!(tiles.contains(&"Periodens resultat".to_owned()) && !tiles.contains(&"Årets resultat".to_owned()), "{tiles:?}");
    assert!(texts("#resultatrakning th").iter().any(|row| row.starts_with("Årets resultat")));
}
