//! Charts and tables on pages of their own: what others write to show them leads to what is there, and is HTML whatever the titles hold.

use crate::support::site::{REAL, page, select, text, texts};
use scraper::{Html, Selector};
use std::collections::BTreeSet;

const SITE: &str = "https://insyn-demo.netlify.app/";

/// Whether a file is the page of a chart or a table.
pub(crate) fn is_embedded(file: &str) -> bool {
    file.ends_with("/index.html") && (file.contains("/diagram/") || file.contains("/tabell/"))
}

/// The elements that a page tells others to write, each as it is written and as a browser reads it.
fn snippets(page: &Html) -> Vec<(String, Html)> {
    let codes = texts(page, ".share code").into_iter().filter(|code| code.starts_with('<'));
    codes.map(|code| (code.clone(), Html::parse_fragment(&code))).collect()
}

/// Holds that what a page tells others to write is one element with the page's own title.
pub(crate) fn is_sound(file: &str, page: &Html) {
    let title = text(&select(page, "h1")[0]);
    for (code, html) in snippets(page) {
        let all = Selector::parse("html *").unwrap();
        let elements: Vec<_> = html.select(&all).collect();
        assert_eq!(elements.len(), 1, "{file}: {code}");
        let element = elements[0].value();
        let name = element.attr("title").or(element.attr("alt")).unwrap();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(name.starts_with(&title), "{file}: {name}");
        let attributes: BTreeSet<&str> = element.attrs().map(|(name, _)| name).collect();
        let known = BTreeSet::from(["src", "title", "alt", "width", "height", "style", "loading"]);
        assert!(attributes.is_subset(&known), "{file}: {attributes:?}");
    }
}

#[test]
fn every_table_of_a_report_has_its_page() {
    let reports = ["lekeberg-orebro/2020-h1", "norra-orebro/2021", "sodra-dalarna/2021", "sydnarke/2021", "sydnarke/2024"];
    let mut of_reports = BTreeSet::new();
    for report in reports {
        let shown = page(&REAL.files, &format!("{report}/index.html"));
        for table in select(&shown, ".body .table[id]") {
            let id = table.value().attr("id").unwrap();
            let file = format!("{report}/tabell/{id}/index.html");
            let link = select(&shown, &format!(".table-file a[href='../../{report}/tabell/{id}/']"));
            assert_eq!(link.len(), 1, "{file}");
            let alone = page(&REAL.files, &file);
            assert_eq!(texts(&alone, "h1"), [text(&table.select(&Selector::parse(".caption-title").unwrap()).next().unwrap())]);
            let rows = |page: &Html| select(page, &format!("[id='{id}'] tbody tr")).len();
            assert_eq!(rows(&alone), rows(&shown), "{file}");
            of_reports.insert(file);
        }
    }
    let pages: BTreeSet<String> = REAL.files.keys().filter(|file| is_embedded(file) && file.contains("/tabell/")).cloned().collect();
    assert_eq!(of_reports, pages);
}

#[test]
fn what_others_write_leads_to_what_is_there() {
    for file in REAL.files.keys().filter(|file| is_embedded(file)) {
        let page = page(&REAL.files, file);
        is_sound(file, &page);
        let mut widths = Vec::new();
        for (code, html) in snippets(&page) {
            let element = html.select(&Selector::parse("iframe, img").unwrap()).next().unwrap().value();
            let attribute = |name: &str| element.attr(name).unwrap();
            let address = attribute("src").strip_prefix(SITE).unwrap();
            if element.name() == "iframe" {
                assert_eq!(format!("{address}index.html"), *file);
                widths.push(attribute("width").parse::<u32>().unwrap());
                assert!(attribute("height").parse::<u32>().unwrap() > 200, "{code}");
            } else {
                let drawing = String::from_utf8_lossy(&REAL.files[address]);
                let size = format!("width=\"{}\" height=\"{}\"", attribute("width"), attribute("height"));
                assert!(drawing.split('>').next().unwrap().contains(&size), "{file}: {size}");
            }
        }
        assert_eq!(widths, [320, 720], "{file}");
        // To cite is the place on the page that it comes from.
        let cited = texts(&page, ".share .snippet").pop().unwrap();
        let (address, anchor) = cited.strip_prefix(SITE).unwrap().split_once('#').unwrap();
        let home = String::from_utf8_lossy(&REAL.files[&format!("{address}index.html")]);
        assert!(home.contains(&format!("id=\"{anchor}\"")), "{file}: {cited}");
        let reference = texts(&page, ".share dd").pop().unwrap();
        assert!(reference.ends_with(&format!("Hämtad [datum] från {cited}")), "{file}: {reference}");
    }
}

/// A page of its own is a file, in which a figure that stands on the page of its report alone does not stand.
#[test]
fn a_figure_that_is_left_out_of_files_stands_on_no_table_alone() {
    let mut left_out = 0;
    for (file, bytes) in REAL.files.iter().filter(|(file, _)| file.ends_with(".csv") && file.contains("/tabell/")) {
        let csv = String::from_utf8_lossy(bytes);
        let Some(alone) = REAL.files.get(&file.replace(".csv", "/index.html")) else { continue };
        let alone = String::from_utf8_lossy(alone);
        assert_eq!(csv.contains("utelämnad"), alone.contains("[utelämnad]"), "{file}");
        left_out += alone.matches("[utelämnad]").count();
    }
    assert!(left_out > 3, "{left_out}");
    let alone = page(&REAL.files, "lekeberg-orebro/2020-h1/tabell/coachingteam-lekeberg/index.html");
    let told = select(&alone, "main").iter().map(text).collect::<String>();
    assert!(!told.contains("17 %") && !told.contains("83 %"), "{told}");
}
