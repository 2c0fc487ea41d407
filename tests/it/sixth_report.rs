//! A made-up association that does everything the real reports don't: none of it may need a change of code.

use crate::support::site::{SIXTH, built, is_page, select, text, texts};
use crate::support::{self, Project, check};
use insyn::build;
use insyn::diag::Severity;
use insyn::output::Files;
use scraper::{ElementRef, Html, Selector};
use std::fs;

const YEAR: &str = "pahittade-dalen/2022/index.html";
const TERTIAL: &str = "pahittade-dalen/2023-t2/index.html";
const ASSOCIATION: &str = "pahittade-dalen/index.html";
const TEXT: &str = "pahittade-dalen/2022/02-andra.md";
const FIGURES: &str = "pahittade-dalen/2022/siffror.toml";

fn html(files: &Files, address: &str) -> String {
    String::from_utf8(files[address].clone()).unwrap()
}

fn page(address: &str) -> Html {
    support::site::page(&SIXTH.files, address)
}

/// The pages of the site in strict mode.
fn pages() -> impl Iterator<Item = (&'static String, &'static Vec<u8>)> {
    SIXTH.files.iter().filter(|(address, _)| is_page(address))
}

fn main_text(page: &Html) -> String {
    texts(page, "main").concat()
}

/// The cells of a row as they are shown, without the words for a screen reader or a narrow screen.
fn row(page: &Html, id: &str) -> Vec<String> {
    let cells = Selector::parse(&format!("[id=\"{id}\"] td:not(.note)")).unwrap();
    let shown = |cell: ElementRef| {
        let hidden = Selector::parse(".hidden, .cell-label, a.mark").unwrap();
        let hidden: Vec<_> = cell.select(&hidden).flat_map(|element| element.descendants().map(|node| node.id())).collect();
        let pieces = cell.descendants().filter(|node| !hidden.contains(&node.id())).filter_map(|node| node.value().as_text());
        let whole: String = pieces.map(|piece| &**piece).collect();
        whole.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    page.select(&cells).map(shown).collect()
}

fn key_figures(page: &Html) -> Vec<(String, String)> {
    let figure = Selector::parse(".key-figure").unwrap();
    let part = |element: ElementRef, class: &str| element.select(&Selector::parse(class).unwrap()).next().map(|element| text(&element));
    page.select(&figure)
        .map(|element| (part(element, ".key-value data").unwrap(), part(element, ".key-change").unwrap_or_default()))
        .collect()
}

// The whole

#[test]
fn the_made_up_reports_build_in_strict_mode_without_a_word() {
    let checked = &SIXTH.checked;
    let findings: Vec<_> = checked.findings.open().map(|finding| (finding.code, &finding.message)).collect();
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(checked.findings.iter().filter(|finding| finding.acknowledged).count(), 4);
    let reports: Vec<&str> = checked.site.associations[0].reports.iter().map(|report| report.id.as_str()).collect();
    assert_eq!(reports, ["2023-t2", "2022"]);
}

#[test]
fn the_error_of_the_draft_is_found_when_drafts_are_checked_and_the_draft_is_not_published() {
    let project = Project::sixth();
    let checked = project.check();
    let findings: Vec<_> = checked.findings.open().map(|finding| (finding.code.id(), finding.severity)).collect();
    assert_eq!(findings, [("summa", Severity::Error)]);
    for (address, bytes) in &SIXTH.files {
        assert!(!address.contains("/2023/"), "{address}");
        // The schema says what may stand in the cells of a draft.
        assert!(address == "data/figures.schema.json" || !String::from_utf8_lossy(bytes).contains("utkast"), "{address}");
    }
}

#[test]
fn every_page_says_that_it_is_made_up() {
    for (address, bytes) in pages() {
        assert!(String::from_utf8_lossy(bytes).contains("Påhittad provwebbplats"), "{address}");
    }
}

#[test]
fn every_id_is_unique_and_every_link_within_a_page_leads_somewhere() {
    for (address, bytes) in pages() {
        let page = Html::parse_document(std::str::from_utf8(bytes).unwrap());
        let ids: Vec<&str> = page.select(&Selector::parse("[id]").unwrap()).filter_map(|element| element.attr("id")).collect();
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "{id} in {address}");
            assert!(!id.contains(char::is_whitespace), "{id} in {address}");
        }
        for link in page.select(&Selector::parse("a[href^='#']").unwrap()) {
            let target = link.attr("href").unwrap().trim_start_matches('#');
            assert!(ids.contains(&target), "#{target} in {address}");
        }
    }
}

// Figures

#[test]
fn the_same_facts_stand_in_millions_thousands_and_kronor_as_published() {
    let page = page(YEAR);
    assert_eq!(row(&page, "resultatrakning.verksamhetens-intakter"), ["12,48", "11,90"]);
    assert_eq!(row(&page, "resultatrakning.verksamhetens-kostnader"), ["−12,01", "−11,65"]);
    assert_eq!(row(&page, "resultatrakning.finansiella-kostnader"), ["−0,00", "–"]);
    assert_eq!(row(&page, "resultatrakning.arets-resultat"), ["+0,47", "0,25"]);
    assert_eq!(row(&page, "resultat-tkr.intakter"), ["12 480", "11 900"]);
    assert_eq!(row(&page, "resultat-kr.intakter"), ["12 480 350", "11 900 000,00 kr"]);
    assert_eq!(row(&page, "resultat-kr.kostnader"), ["−12 012 400", "−11 750 000"]);
    let text = main_text(&page);
    assert!(text.contains("Intäkterna var 12,48 mnkr, 12 480 tkr eller 12 480 350 kr."));
    assert!(text.contains("Hyran var 0,02 mnkr."));
}

#[test]
fn a_minus_as_accountants_print_it_is_shown_as_printed() {
    let project = Project::sixth()
        .replace(FIGURES, r#"["-12 012", "-11 750"]"#, r#"["12 012-", "(11 750)"]"#)
        .append(TEXT, "\nBokfört: {{ kr(\"resultat-tkr.kostnader.2021\", tecken=\"utan\") }}.\n");
    let built = built(&project.path("content"), true);
    let findings: Vec<_> = built.checked.findings.open().map(|finding| &finding.message).collect();
    assert!(findings.is_empty(), "{findings:?}");
    let page = support::site::page(&built.files, YEAR);
    assert_eq!(row(&page, "resultat-tkr.kostnader"), ["12 012−", "(11 750)"]);
    assert!(main_text(&page).contains("Bokfört: 11 750 tkr."));
}

const FRACTIONS: &str = r#"
[tabell.brak]
titel    = "Svar som bråk"
enhet    = "procent"
kolumner = [{ namn = "Bråk", id = "brak" }, { namn = "Procent", id = "procent" }]
rader = [
  { post = "Nöjda", roll = "kostnader", slag = "andel", dimension = { sak = "a" }, varden = ["7 av 9", "78 %"] },
  { post = "Klara", roll = "kostnader", slag = "andel", dimension = { sak = "b" }, varden = ["8/10", "80 %"] },
]
"#;

#[test]
fn a_fraction_is_shown_as_printed_and_agrees_with_its_percentage() {
    let project = Project::sixth()
        .append(FIGURES, FRACTIONS)
        .append(TEXT, "\nNöjda: {{ procent(\"brak.nojda.brak\") }}, klara: {{ tal(\"brak.klara.brak\") }}.\n");
    let built = built(&project.path("content"), true);
    let findings: Vec<_> = built.checked.findings.open().map(|finding| &finding.message).collect();
    assert!(findings.is_empty(), "{findings:?}");
    let page = support::site::page(&built.files, YEAR);
    assert_eq!(row(&page, "brak.nojda"), ["7 av 9", "78 %"]);
    assert!(main_text(&page).contains("Nöjda: 7 av 9, klara: 8/10."), "{}", main_text(&page));
    assert!(html(&built.files, YEAR).contains("<data value=\"77.777778\""));
    for (address, bytes) in &built.files {
        assert!(!String::from_utf8_lossy(bytes).contains("77,777"), "{address}");
    }
}

#[test]
fn a_fraction_that_its_percentage_does_not_fit_is_found_and_one_of_few_is_decided_on() {
    let few = r#"
[tabell.steg]
rader = [{ post = "Steg", roll = "stegforflyttning", slag = "andel", insats = "dalsteget", dimension = { till = "studier" }, varden = ["3 av 9"] }]
"#;
    let project = Project::sixth().append(FIGURES, &FRACTIONS.replace("78 %", "87 %")).append(FIGURES, few);
    let checked = check(&project.path("content"), false);
    let findings: Vec<_> = checked.findings.open().map(|finding| finding.message.as_str()).collect();
    let differ = "verksamhetens kostnader har två värden: 87\u{a0}% här och 7\u{a0}av\u{a0}9 på ett annat ställe";
    assert_eq!(findings, [differ, "andelen gäller så få personer att någon kan kännas igen"]);
}

#[test]
fn every_state_of_a_cell_is_shown_in_its_own_way() {
    let page = page(YEAR);
    for (name, shown) in [
        ("streck", ["–", "–"]),
        ("tom", ["", ""]),
        ("ej-tillamplig", [".", "."]),
        ("dold", ["..", ".."]),
        ("ej-avlast", ["ej avläst", "ej avläst"]),
        ("noll", ["0", "0 dagar"]),
        ("ungefar", ["nästan 1 000", "över 5 månader"]),
        ("markt", ["389*", "22,5 %*"]),
        ("egen-enhet", ["−7 procentenheter", "1 234,50 kr"]),
    ] {
        assert_eq!(row(&page, &format!("tillstand.{name}")), shown, "{name}");
    }
}

#[test]
fn several_figures_in_one_cell_are_shown_and_can_be_told_one_by_one() {
    let page = page(YEAR);
    assert_eq!(row(&page, "deltagartabell.dalsteget"), ["34 av 57 (59,6 %)", "30/27", "16–66"]);
    assert_eq!(row(&page, "deltagartabell.smainsats-a"), ["..", "..", "cirka 30"]);
    assert!(main_text(&page).contains("Av 57 fortsatte 34 (59,6 %)."));
}

#[test]
fn index_points_stand_beside_their_maximum_and_target() {
    let page = page(YEAR);
    assert_eq!(row(&page, "index.bemotande"), ["72,5", "100", "80"]);
    assert_eq!(row(&page, "index.tid"), ["..", "100", "."]);
    assert!(main_text(&page).contains("Bemötandet fick 72,5 av 100."));
}

#[test]
fn scales_of_four_and_two_steps_show_word_and_symbol_and_let_free_text_through() {
    let page = page(YEAR);
    assert_eq!(row(&page, "mal.mal-o")[1..], ["▃ I någon mån", "Både \"ja\" & <nej>"]);
    assert_eq!(row(&page, "mal.mal-y"), ["–", "..", ""]);
    assert!(texts(&page, "#mal .scale-level").contains(&"█ Helt & hållet".to_owned()));
    let colours = Selector::parse("[id=\"mal\"] .scale-level").unwrap();
    let colours: Vec<&str> = page.select(&colours).filter_map(|level| level.attr("class")).collect();
    assert_eq!(colours.len(), 6);
    assert!(colours.iter().all(|class| class.contains("scale-level-")), "{colours:?}");
}

#[test]
fn years_in_rows_keep_their_marks_and_forecasts_are_no_outcomes() {
    let project = Project::sixth();
    let page = page(YEAR);
    assert_eq!(row(&page, "utveckling.2019"), ["6,1*", ".", "ej avläst"]);
    assert_eq!(row(&page, "utveckling.2023"), ["12,9**", "−0,4**", ""]);
    assert_eq!(row(&page, "utveckling.2024"), ["13,1***", "0,0***", "–"]);
    let checked = check(&project.path("content"), false);
    let kind_of = |printed: &str| checked.facts.all().find(|fact| fact.printed == printed).unwrap().key.kind.id();
    assert_eq!((kind_of("6,1"), kind_of("12,9"), kind_of("13,1")), ("utfall", "prognos", "budget"));
}

#[test]
fn a_sum_without_a_label_gets_a_spoken_one_and_columns_add_up() {
    let page = page(YEAR);
    assert_eq!(row(&page, "balansrakning.summa"), ["4,80", "4,50"]);
    assert!(texts(&page, "[id=\"balansrakning.summa\"] th")[0].starts_with("[Summa"));
    assert_eq!(row(&page, "drift.summa"), ["12 480", "12 012", "468", "0", "468", "11 900", "11 650"]);
    let broken = Project::sixth().replace(FIGURES, "\"268\", \"50\", \"218\"", "\"268\", \"50\", \"318\"");
    assert!(broken.findings().contains("kolumnerna ger 218"), "{}", broken.findings());
}

#[test]
fn groups_of_columns_span_as_many_columns_as_they_have() {
    let page = page(YEAR);
    let groups = Selector::parse("[id=\"drift\"] thead th.group").unwrap();
    let groups: Vec<_> = page.select(&groups).map(|group| (text(&group), group.attr("colspan").unwrap_or("1").to_owned())).collect();
    let groups: Vec<_> = groups.iter().map(|(text, span)| (text.as_str(), span.as_str())).collect();
    assert_eq!(groups, [("Utfall 2022", "3"), ("Budget 2022", "1"), ("Utfall 2021", "2")]);
}

#[test]
fn a_table_without_columns_and_one_that_the_text_does_not_place_are_shown() {
    let page = page(YEAR);
    assert_eq!(row(&page, "balanskrav.balanskravsresultat"), ["470 000 kr"]);
    assert_eq!(row(&page, "oplacerad.ensam-rad"), ["omkring 40 personer", "Kursiv, fet & <u>rå</u>"]);
}

#[test]
fn one_explanation_stands_for_several_places() {
    let page = page(YEAR);
    let marked = Selector::parse("td a.mark[href='#avvikelse_1']").unwrap();
    assert_eq!(page.select(&marked).count(), 2);
    assert!(texts(&page, "[id='avvikelse_1']")[0].contains("Felet är <em>påhittat</em> \"med flit\"."));
    assert_eq!(texts(&page, "[id='avvikelse_2']").len(), 1);
}

#[test]
fn a_withheld_cell_leaves_no_trace_of_its_figure() {
    // The fixture names the true figure in a comment; the cell itself is "..".
    for (address, bytes) in &SIXTH.files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("7913") && !text.contains("7\u{a0}913"), "{address}");
    }
    let page = page(YEAR);
    for id in ["deltagartabell.smainsats-a", "tillstand.dold", "index.tid"] {
        let cells = Selector::parse(&format!("[id=\"{id}\"] td.is-withheld")).unwrap();
        for cell in page.select(&cells) {
            let markup = cell.inner_html();
            assert!(!text(&cell).contains(|c: char| c.is_ascii_digit()) && !markup.contains("<data"), "{markup}");
        }
        assert!(page.select(&cells).next().is_some(), "{id}");
    }
}

// Periods and comparisons

#[test]
fn a_year_is_compared_with_the_year_before() {
    let figures = key_figures(&page(YEAR));
    assert_eq!(figures[0], ("12 480 350 kr".into(), "Ökade med 5 procent, från 11 900 000 kr 2021".into()));
    assert!(figures[..5].iter().all(|(_, change)| change.contains("2021")), "{figures:?}");
}

/// The year before last is of the table over the years; costs are known of two years only, the participants of one.
#[test]
fn three_years_or_more_have_a_sparkline_beside_the_words() {
    let drawn = |page: &Html, selector: &str| -> Vec<String> {
        let figures = Selector::parse(selector).unwrap();
        let svg = Selector::parse("svg.sparkline").unwrap();
        let name = Selector::parse("dt, .row-label").unwrap();
        let found = page.select(&figures).filter(|figure| figure.select(&svg).next().is_some());
        found.filter_map(|figure| figure.select(&name).next()).map(|name| text(&name)).collect()
    };
    assert_eq!(drawn(&page(ASSOCIATION), "#nyckeltal_ tbody tr"), ["Intäkter", "Årets resultat", "Eget kapital"]);
}

#[test]
fn a_tertial_is_never_compared_with_a_whole_year() {
    let page = page(TERTIAL);
    let figures = key_figures(&page);
    assert_eq!((figures[0].0.as_str(), figures[1].0.as_str()), ("4,10 mnkr", "4,41 mnkr"));
    assert!(figures.iter().all(|(_, change)| change.is_empty()), "{figures:?}");
    let text = main_text(&page);
    assert!(text.contains("maj–augusti 2023"));
    assert!(text.contains("Perioden slutade med ett underskott"));
    assert!(text.contains("bara lika långa perioder jämförs"));
    assert!(!text.contains("procent mindre") && !text.contains("minskade") && !text.contains("Minskade"));
}

#[test]
fn a_restated_figure_may_differ_from_the_report_of_its_own_year() {
    let page = page(TERTIAL);
    assert_eq!(row(&page, "resultat.intakter"), ["4,10", "12,51", "12,90"]);
    let silent = Project::sixth().replace(
        "pahittade-dalen/2023-t2/siffror.toml",
        ", omraknad = \"Bidraget från en påhittad fond räknas nu till 2022.\"",
        "",
    );
    assert!(silent.findings().contains("lika-fakta"), "{}", silent.findings());
}

// Members, initiatives and charts

#[test]
fn twelve_members_come_and_go_and_the_charts_cope() {
    let checked = &SIXTH.checked;
    let association = &checked.site.associations[0];
    let member = |id: &str| association.members.iter().find(|member| member.member == id).unwrap();
    assert!(member("nybyggets-kommun").from.is_some() && member("gamla-as-kommun").to.is_some());
    assert_eq!((association.breaks.len(), association.initiative("gamla-dalvagen").unwrap().successor.as_deref()), (2, Some("dalsteget")));

    let page = page(YEAR);
    assert_eq!(texts(&page, "[id^=\"not-2.\"].line").len(), 13);
    let chart = texts(&page, "#medlemsbidrag tbody th, #medlemsbidrag tbody td");
    assert_eq!(chart, ["2021", "5 750", "2 875", "2 875", "11 500", "2022", "6 000", "3 000", "3 000", "12 000"]);
}

#[test]
fn a_negative_and_a_zero_cost_stand_in_the_chart_of_costs() {
    let page = page(YEAR);
    let cells = Selector::parse("th, td").unwrap();
    let rows = Selector::parse("#kostnadsfordelning tbody tr").unwrap();
    let rows: std::collections::BTreeMap<String, String> = page
        .select(&rows)
        .map(|row| row.select(&cells).map(|element| text(&element)).collect::<Vec<_>>())
        .map(|cells| (cells[0].clone(), cells[1].clone()))
        .collect();
    assert_eq!(rows["Samverkansbryggan"], "−150");
    assert_eq!(rows["Gamla dalvägen"], "0");
    assert_eq!(rows["Summa"], "12 012,4");
    assert_eq!(rows.len(), 16);
    let drawing = Selector::parse("#kostnadsfordelning svg").unwrap();
    assert_eq!(page.select(&drawing).count(), 2);
}

#[test]
fn answers_of_women_and_men_stand_beside_those_of_all() {
    let page = page(YEAR);
    assert_eq!(row(&page, "enkat-dalen.nytta"), ["88", "90 %", "86", "81"]);
    assert_eq!(row(&page, "enkat-dalen.hopp"), ["0", "..", "..", "12,5"]);
    assert!(texts(&page, "#enkat .chart-title")[0].contains("på en av tre frågor"));
}

#[test]
fn a_break_in_the_series_is_told() {
    assert!(main_text(&page(ASSOCIATION)).contains("Uppdiktade Åsen"));
}

// Text

#[test]
fn a_heading_cannot_take_an_id_of_the_page_itself() {
    for id in ["avvikelse_1", "insyn_"] {
        assert!(check_of(&Project::sixth().append(TEXT, &format!("\n# Rubrik {{#{id}}}\n"))).contains(&"fel-id"), "{id}");
    }
}

#[test]
fn html_is_shown_as_text_wherever_it_stands() {
    for (address, bytes) in pages() {
        // Data for machines is no script that runs, and that of the search is the site's own.
        let text = std::str::from_utf8(bytes).unwrap().replace("<script type=\"application/ld+json\">", "");
        let text = text.replace("<script type=\"module\" src=\"../sok.js\"></script>", "");
        for run in ["<script", "<b onclick", "<b>Åsen", "<u>rå", "<i>från", "<i>kronor", "<nej>", "<em>påhittat"] {
            assert!(!text.contains(run), "{run} in {address}");
        }
    }
    let text = html(&SIXTH.files, YEAR);
    assert!(text.contains("&lt;script&gt;alert(\"text\")&lt;/script&gt;") || text.contains("&lt;script&gt;alert(&quot;text&quot;)"));
}

#[test]
fn code_is_left_alone() {
    let page = page(YEAR);
    assert!(
        texts(&page, "main code")
            .contains(&"{{ kr(\"resultatrakning.arets-resultat\") }}".to_owned().replace("{{", "kod med {{").replace("}}", "}} i"))
    );
    assert!(texts(&page, "main pre")[0].starts_with("kodblock med {{ tal(\"loptext.mal\") }} och <b>taggar</b>"));
}

#[test]
fn headings_go_five_levels_deep() {
    let page = page(YEAR);
    for (id, level) in [("berattelse", "h2"), ("siffror", "h3"), ("tredje", "h4"), ("fjarde", "h5"), ("femte", "h6")] {
        assert_eq!(texts(&page, &format!("{level}#{id}")).len(), 1, "{id}");
    }
    for anchor in ["not-1", "not-2", "not-3"] {
        assert_eq!(texts(&page, &format!("[id=\"{anchor}\"]")).len(), 1, "{anchor}");
    }
}

#[test]
fn listed_files_are_published_and_others_are_not() {
    let files = &SIXTH.files;
    assert!(files["pahittade-dalen/2022/bilagor/dalen.png"].starts_with(b"\x89PNG"));
    assert!(files.contains_key("pahittade-dalen/2022/bilagor/pahittad-bilaga.txt"));
    let page = page(YEAR);
    let picture = page.select(&Selector::parse("figure.picture img").unwrap()).next().unwrap();
    assert!(picture.attr("src").unwrap().ends_with("/dalen.png"));
    assert!(picture.attr("alt").unwrap().contains("blått fält & inget mer"));
    assert!(main_text(&page).contains("Bilagan är påhittad och har aldrig funnits."));

    let project = Project::sixth().write("pahittade-dalen/2022/bilagor/olistad.txt", "hemligt");
    assert!(project.findings().contains("olistad.txt"));
    build::build(&project.options(false)).unwrap().1.unwrap();
    assert!(project.path("public/pahittade-dalen/2022/bilagor/dalen.png").exists());
    assert!(!project.path("public/pahittade-dalen/2022/bilagor/olistad.txt").exists());
}

// What the made-up report found out: one test for each fault that was mended.

fn check_of(project: &Project) -> Vec<&'static str> {
    check(&project.path("content"), false).findings.open().map(|finding| finding.code.id()).collect()
}

#[test]
fn the_sentence_about_the_equity_ratio_names_the_unit() {
    let page = page(YEAR);
    let description = select(&page, "meta[name=description]")[0].attr("content").unwrap().replace('\u{a0}', " ");
    assert!(description.contains("soliditeten 41,7 procent."), "{description}");
}

#[test]
fn the_sentence_about_participants_says_the_word_once() {
    assert!(!main_text(&page(YEAR)).contains("deltagare deltagare"));
}

#[test]
fn a_key_figure_has_one_unit() {
    assert!(!main_text(&page(TERTIAL)).contains("mkr mnkr"));
}

#[test]
fn the_sentence_about_the_result_is_no_more_exact_than_the_report() {
    assert!(!main_text(&page(TERTIAL)).contains("310 000 kronor"));
}

#[test]
fn a_restated_figure_says_why() {
    assert!(main_text(&page(TERTIAL)).contains("påhittad fond räknas nu"));
}

#[test]
fn members_are_told_with_their_years_and_former_names() {
    let text = main_text(&page(ASSOCIATION));
    assert!(text.contains("2022") && text.contains("Övre Påhittets läns landsting"));
    assert!(!texts(&page("index.html"), "main")[0].contains("Gamla Ås kommun"));
}

#[test]
fn many_decimals_are_no_reason_to_stop() {
    check_of(&Project::sixth().replace(FIGURES, "\"1,28\"", "\"1,2812345678901234567890123456\""));
}

#[test]
fn a_very_large_figure_is_no_reason_to_stop() {
    check_of(&Project::sixth().replace(FIGURES, "\"1,28\"", "\"79 228 162 514 264 337 593 543 950 335\""));
}

#[test]
fn braces_in_code_are_no_references() {
    assert!(check_of(&Project::sixth().append(TEXT, "\nSkriv `{{ }}` eller `{{` i koden.\n")).is_empty());
}

#[test]
fn a_heading_in_a_quote_is_found() {
    let project = Project::sixth().append(TEXT, "\n> # Rubrik {#not-1}\n");
    assert!(!check_of(&project).is_empty());
}

#[test]
fn a_figure_beside_a_table_is_shown_or_found() {
    let project = Project::sixth().append(TEXT, "\n{{ tabell(\"drift\") }} {{ tal(\"index.tid.max\") }}\n");
    assert!(!check_of(&project).is_empty());
}

#[test]
fn a_reference_in_an_address_is_found() {
    let project = Project::sixth().append(TEXT, "\n[x](https://pahittad.example/{{ tal(\"index.tid.max\") }})\n");
    assert!(!check_of(&project).is_empty());
}

#[test]
fn a_table_with_the_id_of_a_chart_is_shown_or_found() {
    let table = "\n[tabell.kostnadsfordelning]\ntitel = \"Samma id\"\nrader = [{ post = \"x\", varden = [1] }]\n";
    let project = Project::sixth().append(FIGURES, table);
    if check_of(&project).is_empty() {
        assert!(html(&built(&project.path("content"), true).files, YEAR).contains("Samma id"));
    }
}

#[test]
fn a_part_that_the_template_does_not_have_is_found() {
    let project = Project::sixth().replace(
        "pahittade-dalen/2022/verksamhet.toml",
        "mall = \"{fran}–{till}\"",
        "mall = \"{fran}–{till}\", delar = { frn = { dimension = { grans = \"lagst\" } } }",
    );
    assert!(!check_of(&project).is_empty());
}

#[test]
fn the_address_of_an_attachment_survives_odd_characters() {
    let project = Project::sixth()
        .write("pahittade-dalen/2022/bilagor/å #1 50%.txt", "påhittat")
        .append("pahittade-dalen/2022/rapport.toml", "\n[[bilaga]]\nnamn = \"Udda\"\nfil = \"å #1 50%.txt\"\n");
    assert!(!html(&built(&project.path("content"), true).files, YEAR).contains("å #1 50%.txt\""));
}

#[test]
fn a_tertial_report_may_be_from_the_start_of_the_year() {
    let project = Project::sixth().replace("pahittade-dalen/2023-t2/rapport.toml", "2023-05-01", "2023-01-01").replace(
        "pahittade-dalen/2023-t2/siffror.toml",
        "period = \"2023-t2\"",
        "period = \"2023-01-01/2023-08-31\"",
    );
    let folder = project.path("content/pahittade-dalen");
    fs::rename(folder.join("2023-t2"), folder.join("2023-01-01--2023-08-31")).unwrap();
    assert!(check_of(&project).is_empty());
}

#[test]
fn the_address_of_a_picture_leads_to_the_published_file() {
    let page = page(YEAR);
    let picture = page.select(&Selector::parse("figure.picture img").unwrap()).next().unwrap();
    let address = picture.attr("src").unwrap();
    assert!(address == "bilagor/dalen.png" || address == "../../pahittade-dalen/2022/bilagor/dalen.png", "{address}");
}

#[test]
fn a_tertial_has_its_equity_among_the_key_figures() {
    assert!(key_figures(&page(TERTIAL)).iter().any(|(value, _)| value == "1,69 mnkr"));
}

#[test]
fn the_years_of_an_association_have_no_period_that_no_report_has() {
    assert!(!main_text(&page(ASSOCIATION)).contains("januari–augusti 2023"));
}

/// Three of the five rows have names of their own; the two that differ in å and ä only need an id to be linked to.
#[test]
fn rows_that_share_a_name_have_no_anchor() {
    assert_eq!(texts(&page(YEAR), "#mal tbody tr[id]").len(), 3);
}
