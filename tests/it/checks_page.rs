//! The page that tells how the figures of each report agree.

use crate::support::Project;
use crate::support::site::{Built, REAL, built, page, select, text, texts};
use insyn::build::Checked;
use insyn::diag::Severity;
use insyn::output::Files;
use insyn::reconcile::{Comparison, Rule};
use scraper::{Html, Selector};

const REPORTS: [&str; 5] = ["lekeberg-orebro/2020-h1", "norra-orebro/2021", "sodra-dalarna/2021", "sydnarke/2021", "sydnarke/2024"];

fn checks(files: &Files, report: &str) -> Html {
    page(files, &format!("{report}/sifferkontroll/index.html"))
}

fn comparisons<'a>(checked: &'a Checked, report: &str) -> Vec<&'a Comparison> {
    checked.comparisons().filter(|made| format!("{}/{}", made.association, made.report) == report).collect()
}

/// Made, held, departing and informing.
fn tally(made: &[&Comparison]) -> [usize; 4] {
    let count = |fits: &dyn Fn(Option<Severity>) -> bool| made.iter().filter(|m| fits(m.finding.as_ref().map(|f| f.severity))).count();
    let departs = count(&|severity| severity.is_some_and(|severity| severity != Severity::Info));
    [made.len(), count(&|severity| severity.is_none()), departs, count(&|severity| severity == Some(Severity::Info))]
}

#[test]
fn the_table_says_what_the_comparisons_say() {
    let Built { checked, files } = &*REAL;
    for report in REPORTS {
        let made = comparisons(checked, report);
        let page = checks(files, report);
        let rows: Vec<(String, Vec<String>)> = select(&page, "main table tbody tr")
            .iter()
            .map(|row| {
                let cells = |selector: &str| row.select(&Selector::parse(selector).unwrap()).map(|cell| text(&cell)).collect::<Vec<_>>();
                (cells("th").concat(), cells("td.num .value"))
            })
            .collect();
        let numbers = |made: &[&Comparison]| {
            let with_information = tally(&comparisons(checked, report))[3] > 0;
            tally(made).iter().take(if with_information { 4 } else { 3 }).map(usize::to_string).collect::<Vec<_>>()
        };
        let mut expected: Vec<(String, Vec<String>)> = Vec::new();
        for rule in Rule::ALL {
            let of_rule: Vec<&Comparison> = made.iter().copied().filter(|made| made.rule == *rule).collect();
            if of_rule.is_empty() {
                assert!(texts(&page, ".not-made").concat().contains(rule.name()), "{report}: {}", rule.name());
            } else {
                expected.push((rule.name().to_owned(), numbers(&of_rule)));
            }
        }
        expected.push(("Tillsammans".to_owned(), numbers(&made)));
        // A number that leads to its departures says so to screen readers.
        let without_hidden = |cells: &Vec<String>| cells.iter().map(|cell| cell.split(',').next().unwrap().to_owned()).collect();
        let rows: Vec<(String, Vec<String>)> = rows.iter().map(|(name, cells)| (name.clone(), without_hidden(cells))).collect();
        assert_eq!(rows, expected, "{report}");
    }
}

#[test]
fn every_finding_stands_on_the_page_once() {
    let Built { checked, files } = &*REAL;
    for report in REPORTS {
        let [made, held, departs, information] = tally(&comparisons(checked, report));
        let page = checks(files, report);
        assert_eq!(select(&page, ".departure").len(), departs, "{report}");
        assert_eq!(select(&page, "[aria-labelledby=upplysningar_] .departure-place").len(), information, "{report}");
        assert_eq!(select(&page, ".severity").len(), departs, "{report}");
        let totals = texts(&page, ".lead").concat();
        assert!(totals.starts_with(&format!("Insyn har gjort {made} jämförelser: {held} stämmer")), "{totals}");
    }
}

#[test]
fn the_report_links_to_its_checks_and_back() {
    let files = &REAL.files;
    for report in REPORTS {
        let links = |page: &Html, selector: &str| {
            select(page, selector).iter().filter_map(|a| a.attr("href").map(str::to_owned)).collect::<Vec<_>>()
        };
        let own = page(files, &format!("{report}/index.html"));
        let to_checks = format!("../../{report}/sifferkontroll/");
        assert!(links(&own, ".facts a").contains(&to_checks), "{report}");
        assert!(select(&own, "#avvikelser_").is_empty() || links(&own, "#avvikelser_ a").contains(&to_checks), "{report}");
        let association = report.split('/').next().unwrap();
        let crumbs = links(&checks(files, report), ".breadcrumb a");
        assert_eq!(crumbs, ["../../../".to_owned(), format!("../../../{association}/"), format!("../../../{report}/")]);
    }
}

#[test]
fn a_departure_is_told_with_its_arithmetic_and_its_explanation() {
    let files = &REAL.files;
    let page = checks(files, "sydnarke/2024");
    assert_eq!(texts(&page, "title"), ["Sifferkontroll – Årsredovisning 2024 – Samordningsförbundet Sydnärke – Insyn"]);
    assert_eq!(texts(&page, "h1"), ["Årsredovisning 2024, Samordningsförbundet Sydnärke Sifferkontroll"]);
    let link = "a[href=\"../../../sydnarke/2024/#oversikt.arets-resultat\"]";
    let items = select(&page, ".departures li");
    let item = items.iter().find(|item| item.select(&Selector::parse(link).unwrap()).next().is_some()).unwrap();
    let told = text(item);
    assert!(told.starts_with("Fel Verksamhetens ekonomiska utveckling 2020–2024: Årets resultat, 2024"), "{told}");
    assert!(told.contains("Årets resultat har två värden: 557 810 kr här och 200 271 kr på ett annat ställe."), "{told}");
    assert!(told.contains("Skillnad: 357 539 kr"), "{told}");
    assert!(told.contains("Kommentar: Översikten anger att årets resultat 2024 var 557 810 kr."), "{told}");
    // Figures hold together.
    assert!(item.html().contains("557&nbsp;810&nbsp;kr"), "{}", item.html());
}

#[test]
fn what_is_no_figure_is_named_without_a_link() {
    let files = &REAL.files;
    for (path, selector) in [("sydnarke/2024/index.html", "#avvikelser_ li"), ("sydnarke/2024/sifferkontroll/index.html", ".departures li")]
    {
        let page = page(files, path);
        let items = select(&page, selector);
        let item = items.iter().find(|item| text(item).contains("Antal bilagor")).unwrap();
        assert!(item.select(&Selector::parse("a").unwrap()).next().is_none(), "{}", item.html());
        assert!(!text(item).contains("I originalet står"), "{}", text(item));
    }
}

#[test]
fn what_nobody_has_explained_is_told_so() {
    let project = Project::real().replace("sydnarke/2024/siffror.toml", "1_291_438", "1_391_438");
    let Built { checked, files } = built(&project.path("content"), false);
    let page = checks(&files, "sydnarke/2024");
    let unexplained =
        comparisons(&checked, "sydnarke/2024").iter().filter(|made| made.explained.is_none() && tally(&[made])[2] == 1).count();
    assert!(unexplained > 0);
    let told = texts(&page, ".explanation").iter().filter(|text| *text == "Avvikelsen är inte kommenterad än.").count();
    assert_eq!(told, unexplained);
}

#[test]
fn what_no_rule_can_look_at_is_told_once_per_table() {
    let project = Project::real().replace("sydnarke/2024/siffror.toml", "[  377_735,", "[  \"drygt 377 735\",").append(
        "sydnarke/2024/siffror.toml",
        "\n[tabell.andelar]\ntitel = \"Andelar för sig\"\nenhet = \"procent\"\nslag = \"andel\"\nrader = [{ post = \"En\", varden = [\"60 %\"] }, { post = \"Annan\", varden = [\"ca 40 %\"] }, { post = \"Ett bråk\", varden = [\"3 av 7\"] }]\n",
    );
    let Built { checked, files } = built(&project.path("content"), false);
    let told: Vec<_> = checked.findings.iter().filter(|finding| finding.code.id() == "oprovat").collect();
    assert!(told.iter().all(|finding| finding.severity == Severity::Info && finding.judgement));
    let page = checks(&files, "sydnarke/2024");
    let unlooked = texts(&page, "[aria-labelledby=oprovat_] li");
    let own = "Andelar för sig Två andelar eller kvoter går inte att pröva: ett tal är ungefärligt och det saknas ett tal att jämföra med.";
    assert!(unlooked.contains(&own.to_owned()), "{unlooked:#?}");
    assert!(unlooked.iter().any(|text| text.contains("summa går inte att pröva: ett tal är ungefärligt.")), "{unlooked:#?}");
    assert!(select(&page, "[aria-labelledby=oprovat_] a[href='../../../sydnarke/2024/#andelar']").len() == 1);
}

#[test]
fn absent_parts_and_decisions_are_told_with_their_reasons() {
    let project = Project::real().append(
        "sydnarke/2024/rapport.toml",
        "\n[[saknas]]\ndel = \"investeringsredovisning\"\nskal = \"Förbundet har inga investeringar på 1 000 kr.\"\n",
    );
    let files = built(&project.path("content"), false).files;
    let page = checks(&files, "sydnarke/2024");
    let absent = texts(&page, "[aria-labelledby=saknas_] li");
    assert!(absent.contains(&"Investeringsredovisning Förbundet har inga investeringar på 1 000 kr.".to_owned()), "{absent:?}");
    let decisions = texts(&checks(&files, "sydnarke/2021"), "[aria-labelledby=sma_tal] li").concat();
    assert!(decisions.contains("Den visar bara att några inte svarade"), "{decisions}");
    assert!(decisions.ends_with("Redovisningen anger också detta om samma personer: insats."), "{decisions}");
}
