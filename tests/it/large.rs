//! A site of many associations and years: no page grows with their number, every page is reached, and nothing is lost.

use crate::links;
use crate::read_back::contradictions;
use crate::support::Project;
use crate::support::site::{Built, is_page, page, rendered, select, shown, text, texts};
use std::fmt::Write;
use std::sync::LazyLock;

const ASSOCIATIONS: usize = 24;
const YEARS: std::ops::RangeInclusive<i16> = 2013..=2024;

static LARGE: LazyLock<Built> = LazyLock::new(|| {
    let checked = project().check();
    let files = rendered(&checked);
    Built { checked, files }
});

fn associations() -> impl Iterator<Item = (usize, String)> {
    (1..=ASSOCIATIONS).map(|number| (number, format!("dal-{number:02}")))
}

/// Made-up associations that the state and a municipality each pay for, with a small report a year.
fn project() -> Project {
    let mut members: String = ["forsakringskassan", "arbetsformedlingen"]
        .map(|id| {
            format!(
                "[[medlem]]\nid = \"{id}\"\nnamn = \"{}\"\nslag = \"stat\"\n\n",
                if id.starts_with('f') { "Försäkringskassan" } else { "Arbetsförmedlingen" }
            )
        })
        .concat();
    let mut project = Project::excerpt();
    for file in ["sydnarke/forbund.toml", "sydnarke/insatser.toml", "sydnarke/2024/rapport.toml", "sydnarke/2024/siffror.toml"] {
        project = project.remove(file);
    }
    std::fs::remove_dir_all(project.path("content/sydnarke")).unwrap();
    for (number, id) in associations() {
        write!(members, "[[medlem]]\nid = \"{id}-kommun\"\nnamn = \"Dal {number} kommun\"\nslag = \"kommun\"\n\n").unwrap();
        let own =
            ["forsakringskassan", "arbetsformedlingen", &format!("{id}-kommun")].map(|member| format!("[[medlem]]\nid = \"{member}\"\n"));
        project = project.write(
            &format!("{id}/forbund.toml"),
            &format!("namn = \"Samordningsförbundet Dal {number}\"\nkortnamn = \"Dal {number}\"\n{}", own.concat()),
        );
        for year in YEARS {
            let folder = format!("{id}/{year}");
            let paid = |year: i16| 100_000 * number + usize::try_from(year).unwrap();
            let columns = format!("kolumner = [{{ period = \"{year}\" }}, {{ period = \"{}\" }}]", year - 1);
            let figures = format!(
                "[tabell.rakning]\ntitel = \"Resultaträkning\"\ntabelltyp = \"rakning\"\n{columns}\nrader = [\n\
                 {{ post = \"Kostnader\", roll = \"kostnader\", varden = [\"-{}\", \"-{}\"] }},\n]\n\
                 [tabell.bidrag]\ntitel = \"Bidrag\"\ntabelltyp = \"not\"\nroll = \"medlemsbidrag\"\n{columns}\nrader = [\n\
                 {{ post = \"Staten\", medlem = \"forsakringskassan\", varden = [{}, {}] }},\n\
                 {{ post = \"Kommunen\", medlem = \"{id}-kommun\", varden = [{}, {}] }},\n]\n\
                 [tabell.indikatorer]\ntitel = \"Indikatorer\"\ntabelltyp = \"ovrig\"\nroll = \"indikator\"\nenhet = \"procent\"\n\
                 kolumner = [{{ namn = \"Andel\", id = \"andel\" }}]\nrader = [\n\
                 {{ post = \"Bemötande\", indikator = \"1\", varden = [{}] }},\n]\n",
                3 * paid(year),
                3 * paid(year - 1),
                paid(year),
                paid(year - 1),
                paid(year),
                paid(year - 1),
                20 + (number * 7 + usize::try_from(year).unwrap() * 3) % 70,
            );
            let report = format!(
                "titel = \"Årsredovisning {year}\"\nslag = \"arsredovisning\"\nfran = {year}-01-01\ntill = {year}-12-31\nenhet = \"kr\"\n\
                 status = \"publicerad\"\ntext = \"bearbetad\"\noriginal = {{ saknas = \"Rapporten är påhittad.\" }}\n"
            );
            project = project
                .write(&format!("{folder}/rapport.toml"), &report)
                .write(&format!("{folder}/siffror.toml"), &figures)
                .write(&format!("{folder}/lattlast.md"), "Det här är påhittat.\n")
                .write(&format!("{folder}/text.md"), "# Året {#aret}\n\nDet finns en kapitalbas.\n");
        }
    }
    project
        .write("medlemmar.toml", &members)
        .write("ordlista.toml", "[[ord]]\nid = \"kapitalbas\"\nord = \"kapitalbas\"\ntext = \"Det som finns. Det är påhittat.\"\n")
}

/// Some 100 kB compressed: such pages are written in a tenth of their bytes.
const MOST_BYTES: usize = 700_000;
const MOST_ELEMENTS: usize = 8_000;

#[test]
fn no_page_is_too_long() {
    for (path, bytes) in LARGE.files.iter().filter(|(path, _)| is_page(path)) {
        let elements = bytes.windows(2).filter(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()).count();
        assert!(bytes.len() < MOST_BYTES && elements < MOST_ELEMENTS, "{path}: {} bytes, {elements} elements", bytes.len());
    }
}

#[test]
fn every_page_is_planned_and_reached() {
    links::check(&LARGE.files);
    let planned: std::collections::BTreeSet<&str> = LARGE.checked.addresses().collect();
    let pages = LARGE.files.keys().filter(|path| is_page(path));
    let unplanned: Vec<&String> = pages.filter(|path| !planned.contains(path.as_str())).collect();
    assert!(unplanned.is_empty(), "{unplanned:?}");
}

#[test]
fn what_one_place_says_every_other_says_too() {
    let found = contradictions(&LARGE.files);
    assert!(found.is_empty(), "{found:#?}");
}

/// The page of a member stays, with the anchors of its associations, and leads to a page for each with all years.
#[test]
fn a_member_of_many_associations_has_a_page_for_each() {
    let files = &LARGE.files;
    let whole = page(files, "medlem/forsakringskassan/index.html");
    assert_eq!(texts(&whole, ".lead"), ["Försäkringskassan är medlem i 24 samordningsförbund."]);
    for (number, id) in associations() {
        let listed = &select(&whole, &format!("[id=\"{id}_\"]"))[0];
        let newest = 100_000 * number + 2024;
        assert!(
            text(listed).replace('\u{a0}', " ").contains(&format!("Försäkringskassan lämnade {} kr", spaced(newest))),
            "{}",
            text(listed)
        );
        let part = page(files, &format!("medlem/forsakringskassan/{id}/index.html"));
        assert_eq!(texts(&part, "h1"), [format!("Försäkringskassan i Samordningsförbundet Dal {number}")]);
        let rows = select(&part, "#bidrag-x_, table");
        let rows = text(&rows[0]);
        for year in YEARS {
            assert!(rows.contains(&format!("{year}")), "{id} {year}: {rows}");
        }
        assert_eq!(select(&part, "figure.chart").len(), 1);
        assert!(files.contains_key(&format!("medlem/forsakringskassan/{id}/diagram/medlemsbidrag.svg")));
    }
    // What pays nothing has its pages too, and a member of one association needs none.
    let silent = texts(&page(files, "medlem/arbetsformedlingen/dal-07/index.html"), ".lead");
    assert_eq!(silent, ["Arbetsförmedlingen är medlem i Samordningsförbundet Dal 7, men lämnar inget eget bidrag."]);
    assert!(!files.contains_key("medlem/dal-07-kommun/dal-07/index.html"));
    // The chart keeps its address, and shows so many years as can be seen at once.
    assert_eq!(select(&page(files, "medlem/forsakringskassan/diagram/medlemsbidrag/index.html"), ".chart thead th").len(), 1 + 3);
    assert!(texts(&whole, ".chart-subtitle").concat().contains("till de tre av 24 samordningsförbund som fick mest,"));
}

fn spaced(number: usize) -> String {
    let digits = number.to_string();
    let (head, tail) = digits.split_at(digits.len() - 3);
    if head.len() > 3 { format!("{} {} {tail}", &head[..head.len() - 3], &head[head.len() - 3..]) } else { format!("{head} {tail}") }
}

#[test]
fn a_term_leads_to_the_newest_reports_and_to_a_search_for_the_others() {
    let glossary = page(&LARGE.files, "ordlista/index.html");
    let uses: Vec<String> = select(&glossary, ".uses li").iter().map(shown).collect();
    assert_eq!(uses.len(), 10 + 1);
    assert!(uses[..10].iter().all(|name| name.ends_with("2024")), "{uses:?}");
    assert_eq!(uses[10], format!("och {} redovisningar till", ASSOCIATIONS * YEARS.count() - 10));
    assert_eq!(select(&glossary, ".uses li:last-child a")[0].attr("href"), Some("../sok/?q=kapitalbas"));
}

#[test]
fn an_indicator_of_many_years_has_a_page_for_each() {
    let files = &LARGE.files;
    let overview = page(files, "indikatorer/index.html");
    assert!(
        texts(&overview, "tbody tr").contains(&"Nr 1 Indikator 1Resultat från24 förbund, 2013–2024".to_owned()),
        "{:?}",
        texts(&overview, "tbody tr")
    );
    let whole = page(files, "indikatorer/1/index.html");
    assert_eq!(texts(&whole, "section[aria-labelledby=resultat_] > .table tbody th").len(), YEARS.count());
    for year in YEARS {
        let rows = texts(&page(files, &format!("indikatorer/1/{year}/index.html")), ".indicators tbody th");
        let expected: Vec<String> = associations().map(|(number, _)| format!("Dal {number} {year}")).collect();
        assert_eq!(rows, expected);
    }
    // The charts keep their addresses.
    for chart in ["indikator-forbund", "indikator-over-aren"] {
        assert!(files.contains_key(&format!("indikatorer/1/diagram/{chart}/index.html")), "{chart}");
    }
    assert_eq!(select(&whole, "#indikator-forbund tbody tr").len(), 20);
}

#[test]
fn many_associations_are_compared_a_topic_a_page() {
    let files = &LARGE.files;
    let year = page(files, "jamfor/2020/index.html");
    assert!(select(&year, "figure.chart").is_empty());
    // Who had the address of a chart on the page finds its headline there.
    let finding = &select(&year, "li#jamfor-kostnader a")[0];
    assert_eq!(finding.attr("href"), Some("../../jamfor/2020/kostnader/#jamfor-kostnader"));
    let costs = page(files, "jamfor/2020/kostnader/index.html");
    assert_eq!(select(&costs, "section[aria-labelledby=costs_] > .table tbody tr").len(), ASSOCIATIONS);
    assert_eq!(texts(&costs, "#jamfor-kostnader .chart-title"), [text(finding)]);
    assert_eq!(select(&costs, "#jamfor-kostnader tbody tr").len(), 20);
    assert!(texts(&costs, "#jamfor-kostnader .chart-subtitle").concat().ends_with(", tio högsta och tio lägsta av 24 förbund"));
    assert!(files.contains_key("jamfor/2020/diagram/jamfor-kostnader/index.html"));
    assert_eq!(select(&page(files, "jamfor/index.html"), "#jamfor-kostnader-over-tid tbody tr").len(), 120 / (1 + YEARS.count()));
}

#[test]
fn lists_of_all_associations_lead_to_the_newest_reports_of_each() {
    for path in ["index.html", "sok/index.html", "data/index.html"] {
        let page = page(&LARGE.files, path);
        let reports = texts(&page, ".association-facts dd, .all-reports dd, .data-files li");
        assert_eq!(reports.iter().filter(|text| text.contains("Årsredovisning")).count(), 5 * ASSOCIATIONS, "{path}");
        assert_eq!(reports.iter().filter(|text| text.starts_with("och sju redovisningar till")).count(), ASSOCIATIONS, "{path}");
    }
}

/// The page of the association stays, with the anchors of its charts and tables, and leads to all its reports.
#[test]
fn an_association_of_many_years_has_pages_for_its_charts_and_its_results() {
    let files = &LARGE.files;
    let whole = page(files, "dal-07/index.html");
    assert!(select(&whole, "figure.chart, #indikatorer_ table").is_empty());
    let reports = select(&whole, "section[aria-labelledby=redovisningar_] a").len();
    assert_eq!((reports, texts(&whole, "section[aria-labelledby=redovisningar_] .card").len()), (YEARS.count(), 6));
    let charts = page(files, "dal-07/over-aren/index.html");
    assert_eq!(texts(&charts, "h1"), ["Samordningsförbundet Dal 7: utvecklingen över åren"]);
    assert_eq!(texts(&whole, "li#medlemsbidrag"), texts(&charts, "#medlemsbidrag .chart-title"));
    assert_eq!(select(&whole, "li#medlemsbidrag a")[0].attr("href"), Some("../dal-07/over-aren/#medlemsbidrag"));
    assert_eq!(select(&whole, "li#indikatorer_ a")[0].attr("href"), Some("../dal-07/resultat/#indikatorer_"));
    assert_eq!(texts(&page(files, "dal-07/resultat/index.html"), "#indikatorer_ thead th").len(), YEARS.count());
    assert!(files.contains_key("dal-07/diagram/medlemsbidrag.svg"));
}

/// A series for each association, and nothing that grows faster than the reports.
#[test]
fn the_catalogue_has_every_report_of_a_large_site() {
    let catalogue = std::str::from_utf8(&LARGE.files["dcat.rdf"]).unwrap();
    let reports = ASSOCIATIONS * YEARS.count();
    assert_eq!(catalogue.matches("<dcat:inSeries ").count(), reports);
    assert_eq!(catalogue.matches("<dcat:Dataset ").count(), reports + ASSOCIATIONS + 4);
    assert!(catalogue.len() < 5_000 * reports, "{}", catalogue.len());
}
