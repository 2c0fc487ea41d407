//! `rapport.html`: a report as one file that opens from a disk, with all that its page has.

use crate::support::site::{REAL, SIXTH, page, select};
use scraper::{ElementRef, Html};
use std::collections::BTreeSet;

/// The address of each report with its page and its file.
fn reports() -> Vec<(&'static str, Html, &'static str)> {
    let files = [&REAL.files, &SIXTH.files].into_iter().flat_map(|files| files.iter().map(move |(name, bytes)| (files, name, bytes)));
    let kept = files.filter_map(|(files, name, bytes)| {
        let report = name.strip_suffix("rapport.html")?;
        Some((report, page(files, &format!("{report}index.html")), std::str::from_utf8(bytes).unwrap()))
    });
    let kept: Vec<_> = kept.collect();
    assert!(kept.len() > 5);
    kept
}

fn attribute<'a>(element: &ElementRef<'a>, name: &str) -> &'a str {
    element.value().attr(name).unwrap_or_default()
}

/// Stands in place of a figure that is on the page alone.
const LEFT_OUT: &str = "[utelämnad]";

#[test]
fn a_file_is_at_most_400_kb() {
    for (report, _, text) in reports() {
        assert!(text.len() <= 400_000, "{report}: {} bytes", text.len());
    }
}

/// The only addresses are places in the file, what it holds itself, and those that the page has in its own text.
#[test]
fn nothing_in_a_file_leads_to_the_site_or_is_fetched() {
    for (report, page, text) in reports() {
        let file = Html::parse_document(text);
        assert!(select(&file, "script, iframe, object, embed, form, base, link, [style], [srcset]").is_empty(), "{report}");
        let ids: BTreeSet<&str> = select(&file, "[id]").iter().map(|element| attribute(element, "id")).collect();
        assert_eq!(ids.len(), select(&file, "[id]").len(), "{report}: an id stands twice");
        let of_page: BTreeSet<&str> = select(&page, "a[href]").iter().map(|link| attribute(link, "href")).collect();
        for link in select(&file, "[href]") {
            let address = attribute(&link, "href");
            match address.strip_prefix('#') {
                Some(place) => assert!(ids.contains(place), "{report}: {address} leads nowhere"),
                None => assert!(
                    ["https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start)) && of_page.contains(address),
                    "{report}: {address}"
                ),
            }
        }
        assert!(select(&file, "[src]").iter().all(|element| attribute(element, "src").starts_with("data:")), "{report}");
        for named in ["aria-labelledby", "aria-describedby", "for"] {
            for element in select(&file, &format!("[{named}]")) {
                assert!(
                    attribute(&element, named).split(' ').all(|id| ids.contains(id)),
                    "{report}: {named} {}",
                    attribute(&element, named)
                );
            }
        }
        for address in text.split("url(").skip(1) {
            assert!(address.starts_with("data:") || address.starts_with('#'), "{report}: {}", &address[..40]);
        }
        assert!(text.contains("src: url(data:font/woff2;base64,") && !text.contains("@import"), "{report}");
    }
}

/// Each figure, table, chart and text of the page, in the same order, but for figures that stand on the page alone.
#[test]
fn a_file_has_every_figure_and_text_of_the_page() {
    for (report, page, text) in reports() {
        let file = Html::parse_document(text);
        let figures = |html: &Html| -> Vec<(String, String)> {
            select(html, "main data").iter().map(|figure| (attribute(figure, "value").to_owned(), figure.text().collect())).collect()
        };
        assert!(!figures(&page).is_empty(), "{report}");
        let leaves_out = text.contains(LEFT_OUT);
        let (in_file, on_page) = (figures(&file), figures(&page));
        match leaves_out {
            false => assert_eq!(in_file, on_page, "{report}"),
            true => {
                let mut rest = on_page.iter();
                assert!(in_file.iter().all(|figure| rest.any(|known| known == figure)), "{report}");
                assert!(in_file.len() + 40 > on_page.len(), "{report}");
            }
        }
        let texts =
            |html: &Html, what: &str| -> Vec<String> { select(html, what).iter().map(|element| element.text().collect()).collect() };
        for what in [
            "main h1, main h2, main h3, main h4",
            "main .prose-cell",
            ".chapter > .prose",
            "main td",
            "main th",
            ".chart-summary",
            "svg text",
            ".remarks li",
            ".citation",
        ] {
            let (in_file, on_page) = (texts(&file, what), texts(&page, what));
            if leaves_out && what == "svg text" {
                assert!(in_file.len() <= on_page.len(), "{report}");
                continue;
            }
            assert_eq!(in_file.len(), on_page.len(), "{report}: {what}");
            for (in_file, on_page) in in_file.iter().zip(&on_page) {
                assert!(in_file == on_page || in_file.contains(LEFT_OUT), "{report}: {in_file} / {on_page}");
            }
        }
        // What is folded on the page is open; a list of places on a narrow screen is no part of the report.
        assert!(
            select(&file, "main details:not([open])").iter().all(|details| details.text().collect::<String>() == "Innehåll"),
            "{report}"
        );
        assert!(select(&file, ".anchor, .chart-share, .table-file, .site-nav").is_empty(), "{report}");
    }
}

#[test]
fn a_file_says_what_it_is_and_lets_nothing_in() {
    for (report, _, text) in reports().into_iter().filter(|(report, ..)| !report.starts_with("pahittade")) {
        let file = Html::parse_document(text);
        let said = select(&file, "body")[0].text().collect::<Vec<_>>().join("");
        for words in [
            "Utges av Insyn, en demonstration.",
            "Förbunden har varken publicerat eller godkänt sidorna.",
            &format!("https://insyn-demo.netlify.app/{report}"),
        ] {
            assert!(said.contains(words), "{report}: {words}");
        }
        let policy = attribute(&select(&file, "meta[http-equiv='Content-Security-Policy']")[0], "content");
        let (before, after) = policy.split_once("'sha256-").unwrap();
        assert_eq!(before, "default-src 'none'; style-src ");
        assert_eq!(after[44..], *"'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'");
    }
}

#[test]
fn a_picture_of_the_text_is_in_the_file() {
    let file = page(&SIXTH.files, "pahittade-dalen/2022/rapport.html");
    let shown = select(&file, "main img");
    assert!(!shown.is_empty() && shown.iter().all(|picture| !attribute(picture, "alt").is_empty()));
    assert!(shown.iter().all(|picture| attribute(picture, "src").starts_with("data:image/png;base64,iVBORw0KGgo")));
}
