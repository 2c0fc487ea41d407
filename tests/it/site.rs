//! The built site of the real reports.

use crate::support::site::{REAL, REAL_AND_SIXTH, built, is_page, page, rendered, texts};
use crate::support::{Project, REAL_CONTENT, TODAY, check, program};
use insyn::build::{self, Checked, check_for_authors};
use insyn::diag::Code;
use scraper::Selector;
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn the_pages_of_the_site() {
    let files = &REAL.files;
    let pages: Vec<&str> = files.keys().filter(|name| is_page(name)).map(String::as_str).collect();
    insta::assert_snapshot!(pages.join("\n"));
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    assert_eq!(built(Path::new(REAL_CONTENT), true).files, REAL.files);
}

#[test]
fn the_key_figures_come_from_the_leading_table() {
    let files = &REAL.files;
    let report = page(files, "sydnarke/2024/index.html");
    let labels = texts(&report, ".key-figure dt");
    let labels: Vec<&str> = labels.iter().filter_map(|label| label.split(", ur ").next()).collect();
    let values = texts(&report, ".key-figure .key-value");
    let pairs: Vec<_> = labels.into_iter().zip(values.iter().map(String::as_str)).collect();
    // The overview says 5 528 968 and 557 810; the income statement leads.
    assert_eq!(
        pairs,
        [
            ("Intäkter", "5 171 429 kr"),
            ("Kostnader", "4 996 117 kr"),
            ("Årets resultat", "200 271 kr"),
            ("Eget kapital", "1 001 433 kr"),
            ("Soliditet", "22 %"),
            ("Deltagare i individinriktade insatser", "154"),
        ]
    );
}

#[test]
fn an_error_of_the_original_stands_as_published_with_a_link_to_its_explanation() {
    let files = &REAL.files;
    let report = page(files, "sydnarke/2024/index.html");
    let cell = texts(&report, "[id=\"oversikt.verksamhetens-intakter\"] td").into_iter().next().unwrap();
    assert!(cell.starts_with("5 528 968"), "{cell}");
    let link = Selector::parse("[id=\"oversikt.verksamhetens-intakter\"] td:nth-of-type(1) a").unwrap();
    assert_eq!(report.select(&link).next().unwrap().attr("href"), Some("#avvikelse_1"));
    assert!(texts(&report, "#avvikelse_1")[0].contains("5 171 429"));
}

#[test]
fn the_page_says_that_it_is_a_demonstration_in_other_words() {
    let files = &REAL.files;
    for (name, bytes) in files.iter().filter(|(name, _)| is_page(name)) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains("Förbunden har varken publicerat eller godkänt sidorna."), "{name}");
    }
    assert!(texts(&page(files, "sydnarke/2024/index.html"), "main").concat().contains("Omskriven"));
}

#[test]
fn figures_of_the_prose_stand_in_the_text() {
    let files = &REAL.files;
    let report = page(files, "sydnarke/2024/index.html");
    let text = texts(&report, "main").concat();
    for figure in ["154 deltagare", "drygt 290 deltagare", "1 001 433 kr", "21,2 %", "300 000 kr", "34 %"] {
        assert!(text.contains(figure), "{figure}");
    }
}

#[test]
fn html_in_the_content_is_shown_and_never_run() {
    let project = Project::real()
        .append("sydnarke/2024/01-forvaltningsberattelse.md", "\n<script>alert(1)</script> och <b onclick=\"x\">fet</b>.\n")
        .replace("sydnarke/2024/siffror.toml", "post = \"Revision\"", "post = \"<img src=x onerror=alert(1)>\"");
    let files = built(&project.path("content"), true).files;
    let text = String::from_utf8(files["sydnarke/2024/index.html"].clone()).unwrap();
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(
        !text.replace("<script type=\"application/ld+json\">", "").contains("<script")
            && !text.contains("<b onclick")
            && !text.contains("<img src=x")
    );
}

/// In an element, in an attribute, and in the data for machines, which a `</script>` must not end.
#[test]
fn a_name_that_looks_like_markup_is_a_name() {
    let name = "\"Syd\" & 'Närke' </title></script><script>alert(2)</script>";
    let project = Project::real().replace(
        "sydnarke/forbund.toml",
        "= \"Samordningsförbundet Sydnärke\"",
        &format!("= \"{}\"", name.replace('"', "\\\"")),
    );
    let files = rendered(&check(&project.path("content"), false));
    let page = page(&files, "sydnarke/index.html");
    assert_eq!(texts(&page, "h1"), [name]);
    assert_eq!(page.select(&Selector::parse("[property='og:title']").unwrap()).next().unwrap().attr("content"), Some(name));
    let scripts: Vec<_> = page.select(&Selector::parse("script").unwrap()).collect();
    assert_eq!(scripts.len(), 1);
    let data: serde_json::Value = serde_json::from_str(&scripts[0].text().collect::<String>()).unwrap();
    assert_eq!(data["@graph"][0]["name"], name);
}

#[test]
fn a_slash_is_not_escaped() {
    for (name, bytes) in REAL_AND_SIXTH.files.iter().filter(|(name, _)| is_page(name)) {
        assert!(!std::str::from_utf8(bytes).unwrap().contains("&#x2f;"), "{name}");
    }
}

/// A chart that only the draft makes is none on the site that is published.
#[test]
fn what_is_wrong_without_the_draft_is_found_by_whoever_checks() {
    let words = "\n[diagram.medlemsbidrag]\ntitel = \"Bidragen\"\n";
    let project = Project::real()
        .replace("sodra-dalarna/2021/rapport.toml", "\"publicerad\"", "\"utkast\"")
        .append("sodra-dalarna/forbund.toml", words);
    let unknown = |checked: &Checked| checked.findings.iter().filter(|finding| finding.code == Code::UnknownChart).count();
    assert_eq!(unknown(&project.check()), 0);
    let checked = check_for_authors(&project.path("content"), None, false, TODAY).unwrap();
    assert_eq!(unknown(&checked), 1);
    assert!(build::build(&project.options(false)).unwrap().1.is_none());
}

#[test]
fn a_draft_is_checked_but_published_only_on_request() {
    let project = Project::excerpt().replace("sydnarke/2024/rapport.toml", "\"publicerad\"", "\"utkast\"");
    let published = check(&project.path("content"), false);
    assert!(published.site.associations[0].reports.is_empty());
    let with_drafts = project.check();
    assert_eq!(with_drafts.site.associations[0].reports.len(), 1);
}

#[test]
fn content_with_errors_leaves_the_published_site_as_it_was() {
    let project = Project::real();
    let options = project.options(false);
    build::build(&options).unwrap();
    let before = std::fs::read(project.path("public/sydnarke/2024/index.html")).unwrap();
    let project = project.replace("sydnarke/2024/siffror.toml", "1_291_438", "\"tolv\"");
    let (checked, published) = build::build(&options).unwrap();
    assert!(checked.findings.stop(false) && published.is_none());
    assert_eq!(std::fs::read(project.path("public/sydnarke/2024/index.html")).unwrap(), before);
}

/// Exit codes: 0 done, 1 errors in the content, 2 wrong usage.
#[test]
fn the_program_tells_by_its_exit_code_how_it_went() {
    let run = |arguments: &[&str]| {
        let output = program().args(arguments).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let broken = Project::real().replace("sydnarke/2024/siffror.toml", "1_291_438", "\"tolv\"");
    let warned = Project::real().replace("sydnarke/2024/siffror.toml", "1_291_438", "1_391_438");
    let path = |project: &Project| project.path("content").to_str().unwrap().to_owned();
    assert_eq!(run(&["check", "--strict"]).0, 0);
    assert_eq!(run(&["check", "--content", &path(&broken)]).0, 1);
    assert_eq!(run(&["check", "--content", &path(&warned)]).0, 0);
    assert_eq!(run(&["check", "--content", &path(&warned), "--strict"]).0, 1);
    assert_eq!(run(&["bygg"]), (2, "fel: kommandot ”bygg” finns inte. Kör ”insyn --help” för att se vad som går att skriva.\n".into()));
    assert_eq!(run(&["check", "--content", "finns-inte"]).0, 2);
    let foreign = run(&["build", "--out", "src"]);
    assert_eq!(foreign.0, 2);
    assert!(foreign.1.contains("innehåller filer som Insyn inte har skapat"), "{}", foreign.1);
}

#[test]
fn a_report_has_a_summary_in_easy_swedish_and_leads_to_the_other_years() {
    let files = &REAL.files;
    let page = page(files, "sydnarke/2024/index.html");
    let easy = texts(&page, "#lattlast_ .prose").join(" ");
    assert!(easy.contains("I Samordningsteamet fick 145 personer hjälp."), "{easy}");
    let previous = Selector::parse("a[rel=prev]").unwrap();
    assert_eq!(page.select(&previous).next().unwrap().attr("href"), Some("../../sydnarke/2021/"));
    assert!(page.select(&Selector::parse("a[rel=next]").unwrap()).next().is_none());
}

/// A rule for a class that no page has is forgotten, or its class is misspelt.
#[test]
fn every_class_of_the_style_sheet_stands_on_a_page() {
    let text = |name: &str| String::from_utf8(REAL_AND_SIXTH.files[name].clone()).unwrap();
    let pages: Vec<String> = REAL_AND_SIXTH.files.keys().filter(|name| is_page(name)).map(|name| text(name)).collect();
    let classes = pages.iter().flat_map(|page| page.split("class=\"").skip(1)).filter_map(|rest| rest.split('"').next());
    let known: BTreeSet<&str> = classes.flat_map(|classes| classes.split(' ')).collect();
    let css = text("stil.css");
    let selectors = css.split('}').filter_map(|rule| rule.rsplit('{').nth(1)).filter_map(|selector| selector.rsplit("*/").next());
    let styled = selectors.flat_map(|selector| selector.split('.').skip(1)).filter_map(|rest| rest.split(is_end_of_name).next());
    let forgotten: BTreeSet<&str> = styled.filter(|class| !known.contains(class)).collect();
    // Neither content has words of its own for a chart, a draft, fixed assets in a chart, or a grey or an orange level in one; the version stands in a deployment only.
    assert_eq!(
        forgotten,
        BTreeSet::from(["chart-note", "draft", "field-grey", "field-orange", "fixed-assets", "is-to_fill", "to-fill", "version"])
    );
}

fn is_end_of_name(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c != '-' && c != '_'
}

/// Without a style, which the site's security policy would not let in.
#[test]
fn every_chart_has_a_picture_and_a_page_to_embed() {
    let files = &REAL.files;
    let pictures: Vec<&String> = files.keys().filter(|name| name.contains("/diagram/") && name.ends_with(".svg")).collect();
    // What is told in words alone has a page and no picture.
    let embedded = files.keys().filter(|name| name.contains("/diagram/") && is_page(name));
    let drawn = embedded.filter(|name| !texts(&page(files, name), ".chart-area").is_empty()).count();
    assert!(pictures.len() > 10 && pictures.len() == drawn);
    for name in pictures {
        let picture = std::str::from_utf8(&files[name]).unwrap();
        assert!(picture.starts_with("<svg ") && picture.contains(">Källa: ") && !picture.contains("style"), "{name}");
        let embed = page(files, &name.replace(".svg", "/index.html"));
        assert_eq!(texts(&embed, "h1").len(), 1, "{name}");
        assert_eq!(texts(&embed, ".chart-summary, .chart details:not(.chart-source) summary, .chart-source, footer a").len(), 4, "{name}");
        assert!(texts(&embed, "body > header, .anchor, .chart-share").is_empty(), "{name}");
        let (home, id) = name.strip_suffix(".svg").unwrap().split_once("diagram/").unwrap();
        let links = page(files, &format!("{home}index.html"));
        for target in [format!("diagram/{id}.svg"), format!("diagram/{id}/")] {
            let own = format!("#{id} .chart-share a[href$='{home}{target}']");
            assert_eq!(links.select(&Selector::parse(&own).unwrap()).count(), 1, "{own}");
        }
    }
}
