//! The pages of the members: what each one paid, to whom, and what came of it.

use crate::support::Project;
use crate::support::site::{REAL, SIXTH, page, rendered, select, shown, text, texts};
use insyn::output::Files;
use scraper::{Html, Selector};

fn real() -> &'static Files {
    &REAL.files
}

fn sixth() -> &'static Files {
    &SIXTH.files
}

fn member(files: &Files, id: &str) -> Html {
    page(files, &format!("medlem/{id}/index.html"))
}

/// The rows of the table after a heading.
fn rows(page: &Html, section: &str, heading: &str) -> Vec<Vec<String>> {
    let mut after = select(page, &format!("section[aria-labelledby=\"{section}_\"] > *")).into_iter();
    after.find(|element| text(element) == heading).unwrap_or_else(|| panic!("{section}: {heading}"));
    let table = after.take_while(|element| element.value().name() != "h3").find(|element| element.attr("class") == Some("table stacks"));
    let (row, cell) = (Selector::parse("tbody tr").unwrap(), Selector::parse("th, td").unwrap());
    table
        .into_iter()
        .flat_map(|table| table.select(&row).map(|row| row.select(&cell).map(|cell| shown(&cell)).collect()).collect::<Vec<_>>())
        .collect()
}

const MISSING: &str = "redovisningen anger det inte";

#[test]
fn every_member_has_a_page_that_starts_with_the_newest_contribution() {
    let files = real();
    let lead = |id: &str| texts(&member(files, id), ".lead").concat();
    assert_eq!(
        lead("hallsbergs-kommun"),
        "Hallsbergs kommun lämnade 344 146 kr till Samordningsförbundet Sydnärke 2024, 7,3 procent av medlemsbidragen."
    );
    // Figures in thousands of kronor, and a share that their rounding allows.
    assert_eq!(
        lead("avesta-kommun"),
        "Avesta kommun lämnade 695 tkr till Södra Dalarnas Samordningsförbund 2021, 11 procent av medlemsbidragen."
    );
    assert_eq!(
        lead("orebro-kommun"),
        "Redovisningen från Samordningsförbundet Lekeberg och Örebro anger inte vad Örebro kommun har lämnat i bidrag."
    );
}

#[test]
fn contributions_stand_as_published_with_a_computed_share_and_gaps_with_their_reason() {
    let page = member(real(), "hallsbergs-kommun");
    let paid = rows(&page, "sydnarke", "Bidrag");
    let none = "ingen redovisning för 2022 finns här";
    assert_eq!(paid[0], ["2024", "344 146 kr", "7,3 procent", "4 720 000 kr uträknat av Insyn"]);
    assert_eq!(paid[1][..2], ["2023", "380 422 kr"]);
    assert_eq!(paid[2], ["2022", none, "går inte att räkna ut", none]);
    assert_eq!(paid[3], ["2021", "382 733 kr", "7,3 procent", "5 234 000 kr"]);
    assert_eq!(paid.len(), 5);
    assert!(texts(&page, "thead th").contains(&"Andel, uträknad av Insyn".to_owned()));
    let source = select(&page, "td.num a")[0].attr("href").unwrap();
    assert_eq!(source, "../../sydnarke/2024/#not-2");
}

#[test]
fn a_chart_shows_what_was_paid_over_the_years_where_two_can_be_compared() {
    let files = real();
    let title = |id: &str| texts(&member(files, id), "#medlemsbidrag .chart-title").concat();
    let several = "Försäkringskassan lämnade mindre 2024 än 2023 till Sydnärke och lika mycket 2021 som 2020 till SOFINT och Södra Dalarna";
    assert_eq!(title("forsakringskassan"), several);
    assert_eq!(title("orebro-kommun"), "");
    let page = member(files, "kumla-kommun");
    let sources: Vec<&str> = select(&page, "#medlemsbidrag .chart-source a").iter().filter_map(|link| link.attr("href")).collect();
    assert!(sources.len() == 2 && sources.iter().all(|href| href.starts_with("../../sydnarke/")), "{sources:?}");
    assert!(files.contains_key("medlem/kumla-kommun/diagram/medlemsbidrag.svg"));
}

#[test]
fn what_came_of_it_stands_beside_the_contributions_and_is_never_summed() {
    let page = member(real(), "hallsbergs-kommun");
    let outcomes = rows(&page, "sydnarke", "Vad det blev av pengarna");
    assert_eq!(outcomes[0], ["2024", "200 271 kr", "154"]);
    assert_eq!(outcomes[3], ["2021", "−405 155 kr", "redovisningen anger det bara för varje insats för sig"]);
    let all = texts(&page, "main tr");
    assert!(
        all.iter().any(|row| row.starts_with("Samordningsteamet") && row.contains("145 deltagare") && row.contains("20 475 kr/deltagare"))
    );
    assert!(all.iter().any(|row| row.starts_with("Projektet Ciceron") && row.contains(MISSING)));
}

#[test]
fn an_owner_sees_what_its_initiative_cost_in_the_year_that_the_report_names_it() {
    let files = real();
    let heading = "Insatser som medlemmen äger eller driver";
    let owned = |id: &str, association: &str| rows(&member(files, id), association, heading);
    assert_eq!(owned("hallsbergs-kommun", "sydnarke"), [["Samordningsteamet", "2024", "–", "2 968 892 kr"]]);
    let laxa = owned("laxa-kommun", "sydnarke");
    assert_eq!(laxa, [["Mottagningsteamet", "2021", "–", "1 078 603 kr"], ["Coachingteamet", "2021", "–", "3 068 721 kr"]]);
    assert_eq!(owned("avesta-kommun", "sodra-dalarna")[0][2], "Region Dalarna, Arbetsförmedlingen och Försäkringskassan");
    // The report gives the net cost only, and says so.
    assert_eq!(owned("avesta-kommun", "sodra-dalarna")[0][3], "1 950 tkr nettokostnad");
    assert_eq!(owned("kumla-kommun", "sydnarke"), Vec::<Vec<String>>::new());
}

#[test]
fn the_state_is_paid_for_by_one_of_its_authorities() {
    let files = real();
    let employment = member(files, "arbetsformedlingen");
    let text = texts(&employment, ".hero").concat();
    assert!(text.contains("Arbetsförmedlingen är medlem i fyra samordningsförbund, men lämnar inget eget bidrag."), "{text}");
    assert!(text.contains("Försäkringskassan betalar hela statens bidrag enligt 5 § lagen (2003:1210) om finansiell samordning av rehabiliteringsinsatser."), "{text}");
    assert_eq!(rows(&employment, "sydnarke", "Bidrag"), Vec::<Vec<String>>::new());
    let insurance = member(files, "forsakringskassan");
    assert_eq!(texts(&insurance, ".lead"), ["Försäkringskassan är medlem i fyra samordningsförbund."]);
    assert_eq!(texts(&insurance, ".in-words li").len(), 4);
    assert!(texts(&insurance, ".in-words li").concat().contains("2 360 000 kr till Samordningsförbundet Sydnärke 2024, 50 procent"));
}

#[test]
fn a_decision_on_discharge_is_told_and_so_is_its_absence() {
    let heading = "Redovisningar och ansvarsfrihet";
    let told = rows(&member(sixth(), "region-ovre-pahittet"), "pahittade-dalen", heading);
    assert!(told.iter().any(|row| row[1] == "Prövad den 1 juni 2023"), "{told:?}");
    let real = rows(&member(real(), "hallsbergs-kommun"), "sydnarke", heading);
    assert_eq!(real, [["Årsredovisning 2024", "redovisningen anger inte"], ["Årsredovisning 2021", "redovisningen anger inte"]]);
}

#[test]
fn a_made_up_association_is_taken_in() {
    let files = sixth();
    let lead = |id: &str| texts(&member(files, id), ".lead").concat();
    assert_eq!(
        lead("almas-kommun"),
        "Älmås kommun lämnade 0,20 mnkr till Samordningsförbundet Påhittade Dalen under maj–augusti 2023, 5 procent av medlemsbidragen."
    );
    // A member that left is not asked about later periods, and one that came not about earlier ones.
    let periods =
        |id: &str| -> Vec<String> { rows(&member(files, id), "pahittade-dalen", "Bidrag").into_iter().map(|row| row[0].clone()).collect() };
    assert_eq!(periods("gamla-as-kommun"), ["2022", "2021"]);
    assert!(!periods("nybyggets-kommun").contains(&"2022".to_owned()));
    assert!(texts(&member(files, "almas-kommun"), "main").concat().contains("En del av ett år är inte jämförbar med ett helt år."));
    assert!(texts(&member(files, "region-ovre-pahittet"), ".facts").concat().contains("Övre Påhittets läns landsting"));
}

#[test]
fn the_list_of_members_is_sorted_as_in_swedish() {
    let files = real();
    let index = Html::parse_document(std::str::from_utf8(&files["medlem/index.html"]).unwrap());
    assert_eq!(texts(&index, "h2"), ["Staten", "Regioner", "Kommuner"]);
    let municipalities = texts(&index, "section[aria-labelledby=kommun_] strong");
    assert_eq!(municipalities.first().map(String::as_str), Some("Askersunds kommun"));
    assert_eq!(municipalities.last().map(String::as_str), Some("Örebro kommun"));
    let at = |name: &str| municipalities.iter().position(|known| known == name).unwrap();
    assert!(at("Lindesbergs kommun") < at("Ljusnarsbergs kommun") && at("Säters kommun") < at("Örebro kommun"));
}

/// Landstinget Dalarna, as if it had never become a region.
fn with_a_county_council() -> Project {
    Project::real().replace("medlemmar.toml", "[\"Landstinget Dalarna\"]\nslag          = \"region\"", "[]\nslag = \"landsting\"")
}

#[test]
fn a_county_council_is_named_so_and_its_contributions_count_as_those_of_a_region() {
    let project = with_a_county_council();
    assert_eq!(project.findings(), Project::real().findings());
    let files = rendered(&project.check());
    let index = page(&files, "medlem/index.html");
    assert_eq!(texts(&index, "h2"), ["Staten", "Regioner", "Landsting", "Kommuner"]);
    assert_eq!(texts(&index, "section[aria-labelledby=landsting_] strong"), ["Region Dalarna"]);
    assert!(texts(&member(&files, "region-dalarna"), ".facts").concat().contains("landsting"));
    let association = page(&files, "sodra-dalarna/index.html");
    assert_eq!(texts(&association, ".member-groups h3"), ["Staten", "Landsting", "Kommuner"]);
    let chart = texts(&association, "#medlemsbidrag .chart-summary").concat();
    assert!(chart.contains("landstinget för 25 procent"), "{chart}");
    let compared = |files: &Files| texts(&page(files, "jamfor/2021/index.html"), "main").concat();
    assert_eq!(compared(&files), compared(real()));
}

#[test]
fn the_law_speaks_of_a_county_council() {
    let project = with_a_county_council().replace(
        "sodra-dalarna/2021/siffror.toml",
        "varden = [\"1 581\", \"1 581\"]",
        "varden = [\"2 000\", \"1 581\"]",
    );
    let told = project.findings();
    assert!(told.contains("landstinget betalar 29,7 procent av bidragen men ska betala 25 procent"), "{told}");
}

#[test]
fn the_association_links_to_its_members() {
    let files = real();
    let association = Html::parse_document(std::str::from_utf8(&files["sydnarke/index.html"]).unwrap());
    let links: Vec<_> = select(&association, ".member-groups a").iter().filter_map(|link| link.attr("href").map(str::to_owned)).collect();
    assert_eq!(links.len(), 7);
    assert!(links.contains(&"../medlem/hallsbergs-kommun/".to_owned()), "{links:?}");
}

#[test]
fn every_id_of_the_page_itself_is_marked_as_such_and_unique() {
    for files in [real(), sixth()] {
        for name in files.keys().filter(|name| name.starts_with("medlem/") && name.ends_with(".html")) {
            let page = page(files, name);
            let ids: Vec<_> = select(&page, "[id]").iter().filter_map(|element| element.attr("id")).collect();
            let named = |id: &str| id.ends_with('_') || id.contains("medlemsbidrag");
            assert!(ids.iter().all(|id| named(id) && ids.iter().filter(|other| *other == id).count() == 1), "{name}: {ids:?}");
        }
    }
}
