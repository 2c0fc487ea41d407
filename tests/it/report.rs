//! What `rapport.toml` says of the report as a whole: its originals, the parts that it lacks, and what kind of report it is.

use crate::support::site::{REAL, SIXTH, page, rendered, texts};
use crate::support::{self, Project};
use insta::assert_snapshot;
use scraper::{Html, Selector};
use serde_json::Value;

const REPORT: &str = "pahittade-dalen/2022/rapport.toml";
const PAGE: &str = "pahittade-dalen/2022/index.html";

/// The schema.org data of a report.
fn metadata(page: &Html) -> Value {
    let script = Selector::parse("script[type='application/ld+json']").unwrap();
    let data: Value = serde_json::from_str(&page.select(&script).next().unwrap().inner_html()).unwrap();
    data["@graph"][0].clone()
}

// Originals

#[test]
fn several_originals_are_told_by_their_names() {
    let page = page(&SIXTH.files, PAGE);
    let links = texts(&page, "dl.facts a[href$='.pdf']");
    assert_eq!(links, ["Läs originalet: Verksamheten", "Läs originalet: Räkningar & noter"]);
    let about = texts(&page, "#om_redovisningen_ dd").join(" | ");
    let checksum = "0".repeat(64);
    assert!(
        about.contains(&format!(
            "Läs originalet: Verksamheten Kontrollsumma (SHA-256): {checksum} | Läs originalet: Räkningar & noter | \
             Underskrifter: saknas här. Sidan med underskrifter är påhittad."
        )),
        "{about}"
    );
    assert_eq!(
        metadata(&page)["isBasedOn"],
        serde_json::json!(["https://pahittad.example/arsredovisning-2022.pdf", "https://pahittad.example/rakningar-2022.pdf"])
    );
}

#[test]
fn one_original_needs_no_name() {
    let project = Project::excerpt();
    assert!(project.read("sydnarke/2024/rapport.toml").contains("original     = {"));
    assert_eq!(project.findings(), "");
    assert_eq!(
        texts(&page(&REAL.files, "sydnarke/2024/index.html"), "dl.facts a[href='#om_redovisningen_']"),
        ["Varför originalet saknas"]
    );
}

#[test]
fn one_of_several_originals_without_a_name() {
    assert_snapshot!(Project::sound_sixth().replace(REPORT, "namn   = \"Underskrifter\"\n", "").findings());
}

#[test]
fn no_original_at_all() {
    let project = Project::excerpt();
    let text = project.read("sydnarke/2024/rapport.toml");
    let line = text.lines().find(|line| line.starts_with("original ")).unwrap().to_owned();
    assert_snapshot!(project.replace("sydnarke/2024/rapport.toml", &line, "original = []").findings());
}

// Parts that are not there

#[test]
fn parts_that_lack_for_one_reason_are_told_together() {
    let page = page(&SIXTH.files, "pahittade-dalen/2022/sifferkontroll/index.html");
    assert_eq!(
        texts(&page, "[aria-labelledby=saknas_] li"),
        ["Kassaflödesanalys, driftredovisning och investeringsredovisning Redovisningen är påhittad och har inte alla delar."]
    );
}

#[test]
fn a_part_that_is_there_and_one_that_nobody_knows() {
    let project = Project::sound_sixth();
    let given = "[\"kassaflode\", \"driftredovisning\", \"investeringsredovisning\"]";
    let wrong = "[\"kassaflode\", \"noter\", \"driftredovisningen\", \"driftredovisning\", \"investeringsredovisning\"]";
    assert_snapshot!(project.replace(REPORT, given, wrong).findings());
}

// Kinds of report

/// The made-up association with a report of another kind in a folder of its own.
fn with(folder: &str, kind: &str, years: (&str, &str), more: &str) -> Project {
    let about = format!(
        "titel = \"Påhittad rapport\"\nslag = \"{kind}\"\nfran = {}\ntill = {}\nenhet = \"kr\"\nstatus = \"publicerad\"\ntext = \"ordagrann\"\n\
         original = {{ saknas = \"Påhittad.\" }}\n{more}",
        years.0, years.1
    );
    let at = |file: &str| format!("pahittade-dalen/{folder}/{file}");
    Project::sound_sixth()
        .write(&at("rapport.toml"), &about)
        .write(&at("text.md"), "# Om oss {#om}\n\nPåhittat.\n")
        .write(&at("lattlast.md"), "Påhittat.\n")
}

const YEAR: (&str, &str) = ("2022-01-01", "2022-12-31");
const NEXT: (&str, &str) = ("2024-01-01", "2024-12-31");

/// Only an annual report has parts that the law requires, and a date that it is handed over by.
#[test]
fn a_social_account_stands_beside_the_annual_report_of_its_year() {
    let late = "\n[[handelse]]\nslag = \"beslutad\"\ndatum = 2023-11-01\n";
    for kind in ["social-redovisning", "verksamhetsberattelse"] {
        let folder = format!("2022-{kind}");
        let project = with(&folder, kind, YEAR, late);
        assert_eq!(project.findings(), "", "{kind}");
        let files = rendered(&project.check());
        let page = page(&files, &format!("pahittade-dalen/{folder}/index.html"));
        assert_eq!(texts(&page, "h1").len(), 1);
        assert!(texts(&page, ".in-short, .key-figure, [rel=prev], [rel=next]").is_empty(), "{kind}: what belongs to the account");
        // the annual report is the account of the year as before
        for address in ["pahittade-dalen/2022/index.html", "jamfor/2022/index.html"] {
            let (new, old) =
                (support::site::page(&files, address), support::site::page(&rendered(&Project::sound_sixth().check()), address));
            assert_eq!(texts(&new, "main"), texts(&old, "main"), "{address}");
        }
        assert!(texts(&support::site::page(&files, "pahittade-dalen/index.html"), "main").concat().contains("Påhittad rapport"));
    }
}

/// Two reports of a year are told apart wherever they are named in short.
#[test]
fn a_report_beside_the_account_is_named_by_its_title() {
    let project = with("2022-social-redovisning", "social-redovisning", YEAR, "")
        .write("pahittade-dalen/2022-social-redovisning/text.md", "# Om oss {#om}\n\nVi har god soliditet.\n")
        .write("ordlista.toml", "[[ord]]\nid = \"soliditet\"\nord = \"soliditet\"\ntext = \"En kvot.\"\n");
    let glossary = texts(&page(&rendered(&project.check()), "ordlista/index.html"), "main a");
    assert!(glossary.contains(&"Påhittade Dalen, Påhittad rapport: soliditet".to_owned()), "{glossary:?}");
}

#[test]
fn a_figure_of_another_report_is_held_against_the_account_which_leads() {
    let table = "\n[tabell.t]\nrader = [{ post = \"Resultat\", roll = \"arets-resultat\", varden = [\"470 000\"] }]\n";
    let project = with("2022-social-redovisning", "social-redovisning", YEAR, table);
    assert_eq!(project.findings(), "");
    let wrong = with("2022-social-redovisning", "social-redovisning", YEAR, &table.replace("470 000", "900 000"));
    assert!(wrong.findings().starts_with("fel[lika-fakta]"), "{}", wrong.findings());
    let association = page(&rendered(&project.check()), "pahittade-dalen/index.html");
    assert!(!texts(&association, "a[href*='social-redovisning/#t']").iter().any(|link| link.contains("470 000")));
}

#[test]
fn a_plan_is_decided_before_its_year_and_has_a_budget() {
    let plan = |day: &str, kind: &str| {
        let more = format!(
            "\n[[handelse]]\nslag = \"beslutad\"\ndatum = {day}\n\n\
             [tabell.budget]\n{kind}rader = [{{ post = \"Kostnader\", roll = \"kostnader\", varden = [\"-9 000 000\"] }}]\n"
        );
        with("2024-verksamhetsplan", "verksamhetsplan", NEXT, &more)
    };
    assert_eq!(plan("2023-11-30", "slag = \"budget\"\n").findings(), "");
    assert_snapshot!(plan("2023-12-01", "").findings());
    let files = rendered(&plan("2023-11-30", "slag = \"budget\"\n").check());
    assert!(!files.contains_key("jamfor/2024/index.html"), "a year without an account");
}

/// A year of which nothing else is told needs no more than its period.
#[test]
fn a_folder_says_its_period_and_its_kind() {
    assert_eq!(with("2024", "verksamhetsplan", NEXT, "").findings(), "");
    assert_snapshot!("of_another_kind", with("2024-verksamhetsplan", "social-redovisning", NEXT, "").findings());
    assert_snapshot!("of_no_period", with("socialt", "social-redovisning", NEXT, "").findings());
    assert_snapshot!("of_an_unknown_kind", with("2024-verksamhetsplan", "plan", NEXT, "").findings());
}

// Goals for several figures

const GOALS: &str = "norra-orebro/2021/mal.toml";

/// The original prints 40 % beside 20,5 % and beside 33,5 %, says below the table that the goal holds for both together, and tells
/// elsewhere that they are 54 %. It judges the goal as reached.
#[test]
fn a_goal_for_several_figures_is_told_as_one() {
    let page = page(&REAL.files, "norra-orebro/2021/index.html");
    let chart = texts(&page, "#malvarden-diagram").concat();
    assert!(chart.starts_with("Fem av åtta utfall låg på eller över målets siffra 2021"), "{chart}");
    assert!(chart.contains("På eller över målets siffra låg ”Deltagare med stegförflyttning” (54 procent, mål 40 procent)"), "{chart}");
    assert!(
        chart.contains(
            "Målet 40 procent gäller ”Deltagare som har gått vidare till fortsatt rehabilitering” (20,5 procent) och ”Deltagare som har \
             avslutats till Arbetsförmedlingen, arbete eller studier” (33,5 procent) tillsammans."
        ),
        "{chart}"
    );
    assert!(chart.contains("bedömning: Uppfyllt)") && chart.contains("redovisningen anger inte hur många som svarade"), "{chart}");
}

#[test]
fn a_goal_that_is_none_and_what_cannot_be_held_against_it() {
    let project = Project::real().replace(GOALS, "mal    = \"loptext-mal.rehabilitering-mal\"", "mal    = \"loptext-mal.rehabilitering\"");
    assert_snapshot!("no_goal", project.findings());
    let project = Project::real()
        .replace(GOALS, "delar  = [\"loptext-mal.rehabilitering\", \"loptext-mal.arbete-studier\"]", "delar  = [\"loptext-mal.nytta\"]")
        .replace(GOALS, "utfall = \"loptext.stegforflyttning\"", "utfall = \"loptext.stegforflyttningen\"")
        .replace(GOALS, "omdome = \"mal-1.fortsatt-rehabilitering.bedomning\"", "omdome = \"mal-1.fortsatt-rehabilitering.utfall\"");
    assert_snapshot!("no_outcome_of_it", project.findings());
    let project = Project::real().replace(GOALS, "mal    = \"loptext-mal.rehabilitering-mal\"", "mal    = \"mal-1.studier.bedomning\"");
    assert_snapshot!("no_figure", project.findings());
}
