//! The pages that show the associations side by side.

use crate::support::Project;
use crate::support::site::{REAL, REAL_AND_SIXTH, SIXTH, built, is_page, page, select, shown};
use scraper::{ElementRef, Html, Selector};

const YEAR: &str = "jamfor/2021/index.html";
const SYDNARKE: &str = "Samordningsförbundet Sydnärke";
const NORRA: &str = "Samordningsförbundet i norra Örebro län";
const SODRA: &str = "Södra Dalarnas Samordningsförbund";
const DALEN: &str = "Samordningsförbundet Påhittade Dalen";

fn texts(page: &Html, selector: &str) -> Vec<String> {
    select(page, selector).iter().map(shown).collect()
}

fn within<'a>(element: &ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

fn rows<'a>(page: &'a Html, topic: &str) -> Vec<ElementRef<'a>> {
    select(page, &format!("section[aria-labelledby={topic}_] > .table tbody tr"))
}

fn names(page: &Html, topic: &str) -> Vec<String> {
    rows(page, topic).iter().map(|row| shown(&within(row, "th a")[0])).collect()
}

/// The cell of an association under a header.
fn cell<'a>(page: &'a Html, topic: &str, association: &str, header: &str) -> ElementRef<'a> {
    let headers = texts(page, &format!("section[aria-labelledby={topic}_] > .table thead th"));
    let column = headers.iter().position(|known| known == header).unwrap_or_else(|| panic!("{header}: {headers:?}"));
    let row = rows(page, topic).into_iter().find(|row| shown(&within(row, "th a")[0]) == association).unwrap();
    within(&row, "td")[column - 1]
}

fn says(page: &Html, topic: &str, association: &str, header: &str) -> String {
    shown(&cell(page, topic, association, header))
}

#[test]
fn there_is_a_page_for_each_period_that_a_report_is_about() {
    let files = &REAL.files;
    let own = |file: &&String| file.starts_with("jamfor/") && !file.contains("/diagram/") && file.ends_with(".html");
    let pages: Vec<&str> = files.keys().filter(own).map(String::as_str).collect();
    assert_eq!(pages, ["jamfor/2020-h1/index.html", "jamfor/2021/index.html", "jamfor/2024/index.html", "jamfor/index.html"]);
    // Only 2021 has two associations.
    assert_eq!(texts(&page(files, "jamfor/index.html"), "h1"), ["Jämför förbund 2021"]);
    assert_eq!(texts(&page(files, YEAR), "section[aria-labelledby=perioder_] tbody th"), ["2024", "2021", "januari–juni 2020"]);
}

/// The address stays, since others may lead to it.
#[test]
fn one_association_alone_is_not_compared() {
    let leads = |files: &_, path: &str| -> Vec<String> {
        let page = page(files, path);
        let links = select(&page, ".hero .compare-limits a").iter().map(|link| link.attr("href").unwrap().to_owned()).collect::<Vec<_>>();
        texts(&page, "h1, .lead, .compare-limits").into_iter().map(|text| text.replace(" .", ".")).chain(links).collect()
    };
    let files = &REAL.files;
    assert_eq!(
        leads(files, "jamfor/2024/index.html"),
        [
            "Siffror för 2024",
            "För 2024 finns här bara siffror från Samordningsförbundet Sydnärke, så det finns inget att jämföra med än.",
            "Den närmaste perioden där förbund går att jämföra är 2021. Ingen redovisning för 2024 finns här från \
             Samordningsförbundet i norra Örebro län, Samordningsförbundet Lekeberg och Örebro och Södra Dalarnas Samordningsförbund.",
            "../../jamfor/2021/",
        ]
    );
    let half = leads(files, "jamfor/2020-h1/index.html");
    assert_eq!((half[0].as_str(), half[3].as_str()), ("Siffror för januari–juni 2020", "../../jamfor/2021/"));
    let sixth = &SIXTH.files;
    let front = leads(sixth, "jamfor/index.html");
    assert_eq!(front[0], "Jämför förbund");
    assert!(front[2].starts_with("Det finns ingen annan period där förbund går att jämföra."), "{front:?}");
    for (path, file) in files.iter().chain(sixth).filter(|(path, _)| is_page(path)) {
        assert!(!String::from_utf8_lossy(file).contains("ett förbund sida vid sida"), "{path}");
    }
}

#[test]
fn associations_stand_in_swedish_order_and_those_without_a_report_are_named() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    assert_eq!(names(&year, "money_in"), [NORRA, SYDNARKE, SODRA]);
    let limits = texts(&year, ".compare-limits").concat();
    assert!(limits.contains("Ingen redovisning för 2021 finns här från Samordningsförbundet Lekeberg och Örebro."), "{limits}");
    assert!(limits.contains("räknar deltagare på olika sätt"), "{limits}");
}

#[test]
fn published_figures_stand_as_published_and_lead_to_their_source() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    let costs = cell(&year, "costs", SYDNARKE, "Verksamhetens kostnader");
    assert_eq!(shown(&costs), "6 077 235 kr");
    assert_eq!(within(&costs, "a")[0].attr("href"), Some("../../sydnarke/2021/#resultatrakning"));
    assert_eq!(says(&year, "position", NORRA, "Soliditet"), "45 %");
    assert_eq!(says(&year, "costs", NORRA, "Administrationens andel av kostnaderna"), "24 %");
}

#[test]
fn amounts_in_thousands_also_stand_in_kronor_marked_as_computed() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    let result = says(&year, "position", SODRA, "Årets resultat");
    assert_eq!(result, "−64 000 kr *");
    let municipalities = says(&year, "money_in", SODRA, "Kommuner");
    assert_eq!(municipalities, "1 580 000 kr * 25 % *");
    let made = |topic: &str| texts(&year, &format!("section[aria-labelledby={topic}_] .made-how li")).concat();
    assert!(made("money_in").contains("Kommuner: uträknat av Insyn, summan av kommunernas bidrag."), "{}", made("money_in"));
    let printed = "beloppen från Södra Dalarnas Samordningsförbund är tryckta i tusental kronor och omräknade till kronor";
    assert!(made("position").contains(&format!("Årets resultat, Eget kapital vid periodens slut: uträknat av Insyn, {printed}")));
    // Where every amount has the same unit nothing is converted.
    assert_eq!(says(&page(files, "jamfor/2024/index.html"), "position", SYDNARKE, "Årets resultat"), "200 271 kr");
}

#[test]
fn shares_that_no_report_gives_are_computed_and_say_from_what() {
    let files = &REAL.files;
    // 1 201 799 / 4 996 117 = 24,05…; 1 262 / 6 322 = 19,96…; 1 262 / 3 108 = 40,60…
    assert_eq!(says(&page(files, "jamfor/2024/index.html"), "costs", SYDNARKE, "Administrationens andel av kostnaderna"), "24,1 % *");
    let year = page(files, YEAR);
    assert_eq!(says(&year, "position", SODRA, "Eget kapital som andel av medlemsbidragen"), "20 % *");
    assert_eq!(says(&year, "position", SODRA, "Soliditet"), "40,6 % *");
    let made = texts(&year, "section[aria-labelledby=position_] .made-how li").concat();
    assert!(made.contains("Eget kapital som andel av medlemsbidragen: uträknat av Insyn, det egna kapitalet delat med medlemsbidragen."));
}

#[test]
fn what_is_missing_says_why() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    let net = "saknas: redovisningen anger bara nettokostnaden, där egna intäkter är avdragna";
    assert_eq!(says(&year, "costs", SODRA, "Administration"), net);
    assert!(says(&year, "costs", SODRA, "Administrationens andel av kostnaderna").contains("kostnaden för administration saknas"));
    assert_eq!(says(&year, "people", SODRA, "Kostnad per deltagare"), "saknas: redovisningen anger det inte");
}

#[test]
fn notes_and_explained_departures_stand_beside_the_comparison() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    let notes = texts(&year, "section[aria-labelledby=position_] .remarks:not(.made-how) li").concat();
    assert!(notes.starts_with("Samordningsförbundet Sydnärke (soliditet): I balansräkningen"), "{notes}");
    assert!(notes.contains("soliditeten 19 %") && notes.contains("46 %"), "{notes}");
    let mark = within(&cell(&year, "people", SYDNARKE, "Kostnad per deltagare"), "a.mark")[0];
    assert!(mark.attr("href").unwrap().starts_with("../../sydnarke/2021/#avvikelse_"));
    let breaks = texts(&page(files, "jamfor/2024/index.html"), "section[aria-labelledby=people_] .remarks:not(.made-how) li");
    assert_eq!(breaks.len(), 2, "{breaks:?}");
}

#[test]
fn half_a_year_stands_for_itself() {
    let files = &REAL.files;
    let half = page(files, "jamfor/2020-h1/index.html");
    assert_eq!(texts(&half, "h1"), ["Siffror för januari–juni 2020"]);
    assert!(texts(&half, ".part-of-year").concat().contains("inte bredvid dem som gäller hela år"));
    assert_eq!(names(&half, "costs"), ["Samordningsförbundet Lekeberg och Örebro"]);
    let lekeberg = |header| says(&half, "position", "Samordningsförbundet Lekeberg och Örebro", header);
    assert!(lekeberg("Eget kapital som andel av medlemsbidragen").starts_with("saknas: räknas inte ut för en del av ett år"));
    assert!(
        texts(&half, "section[aria-labelledby=money_in_] .remarks:not(.made-how) li").concat().contains("Verksamhetens medlemsavgifter")
    );
}

#[test]
fn indicators_show_the_value_or_the_word() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    assert_eq!(says(&year, "indicators", SYDNARKE, "1 personcentrerade insatser"), "86 %");
    assert_eq!(says(&year, "indicators", SODRA, "1 personcentrerade insatser"), "Lägre jämfört med riket");
    let without = texts(&year, "section[aria-labelledby=indicators_] > .measure");
    assert_eq!(without[1], format!("Redovisningen anger inga indikatorer: {NORRA}."));
    let defined = Project::real()
        .write("indikatorer.toml", "[[indikator]]\nid = \"1\"\nnamn = \"Insatserna utgår från deltagarens behov\"\namne = \"Behov\"\n");
    let year = page(&built(&defined.path("content"), true).files, YEAR);
    let link = "section[aria-labelledby=indicators_] thead a";
    assert_eq!((texts(&year, link)[0].as_str(), select(&year, link)[0].attr("href")), ("1 Behov", Some("../../indikatorer/1/")));
}

#[test]
fn a_sixth_association_is_taken_in() {
    let files = &REAL_AND_SIXTH.files;
    let year = page(files, "jamfor/2022/index.html");
    assert_eq!(names(&year, "costs"), [DALEN, SYDNARKE]);
    assert_eq!(says(&year, "costs", DALEN, "Verksamhetens kostnader"), "12 012 400 kr");
    // Sydnärke's report for 2024 tells of 2022 too, but not of everything.
    let why = "saknas: ingen redovisning för 2022 finns här";
    assert_eq!(says(&year, "people", SYDNARKE, "Svarsfrekvens i enkäter"), why);
    assert_eq!(says(&year, "position", SYDNARKE, "Soliditet"), "11 %");
    assert!(files.contains_key("jamfor/2023-t2/index.html"));
}

#[test]
fn each_chart_stands_with_the_table_of_its_topic() {
    let files = &REAL.files;
    let ids = |path: &str, topic: &str| -> Vec<String> {
        let page = page(files, path);
        let found = select(&page, &format!("section[aria-labelledby={topic}_] figure.chart"));
        found.iter().filter_map(|figure| figure.attr("id")).map(str::to_owned).collect()
    };
    for path in [YEAR, "jamfor/index.html"] {
        assert_eq!(ids(path, "money_in"), ["jamfor-medlemsbidrag"]);
        assert_eq!(ids(path, "costs"), ["jamfor-kostnader", "jamfor-administration"]);
        assert_eq!(ids(path, "position"), ["jamfor-resultat", "jamfor-eget-kapital"]);
        assert_eq!(ids(path, "people"), ["jamfor-deltagare"]);
    }
    // A single association is not compared, and only the first page shows the years.
    assert_eq!(select(&page(files, "jamfor/2024/index.html"), "figure.chart").len(), 0);
    assert_eq!(select(&page(files, YEAR), "#jamfor-kostnader-over-tid").len(), 0);
    let front = page(files, "jamfor/index.html");
    assert_eq!(select(&front, "#jamfor-kostnader-over-tid").len(), 1);
    assert_eq!(select(&front, "#jamfor-resultat a[href='../jamfor/2021/diagram/jamfor-resultat/']").len(), 1);
    assert!(files.contains_key("jamfor/2021/diagram/jamfor-resultat/index.html"));
    assert!(files.contains_key("jamfor/2021/diagram/jamfor-resultat.svg"));
    assert!(files.contains_key("jamfor/diagram/jamfor-kostnader-over-tid/index.html"));
}

/// The chart and the table tell the same, also of what is worked out.
#[test]
fn a_chart_has_the_figures_of_its_table() {
    let files = &REAL.files;
    let year = page(files, YEAR);
    for (chart, topic, header) in [
        ("jamfor-medlemsbidrag", "money_in", "Medlemsbidrag"),
        ("jamfor-kostnader", "costs", "Verksamhetens kostnader"),
        ("jamfor-administration", "costs", "Administrationens andel av kostnaderna"),
        ("jamfor-resultat", "position", "Årets resultat"),
        ("jamfor-eget-kapital", "position", "Eget kapital som andel av medlemsbidragen"),
    ] {
        let rows = select(&year, &format!("#{chart} tbody tr"));
        assert!(rows.len() > 2, "{chart}");
        for row in rows {
            let (name, figure) = (shown(&within(&row, "th")[0]), shown(&within(&row, "td")[0]));
            if names(&year, topic).contains(&name) {
                let said = says(&year, topic, &name, header);
                let same = if figure == "–" { said.starts_with("saknas") } else { said.contains(&figure) };
                assert!(same, "{chart}, {name}: {figure} and {said}");
            }
        }
    }
}
