//! The year of a report: how far it has come, what its page says of that, and that nobody but those who work on a draft sees any of it.

use crate::support::site::{page, rendered, select, texts};
use crate::support::{Project, bytes};
use insyn::build::{self, Checked, Options};
use insyn::diag::Code;
use insyn::reconcile::Rule;

const ABOUT: &str = "sydnarke/2024/rapport.toml";
fn plain(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
}

/// What a page says.
fn main_text(page: &scraper::Html) -> String {
    texts(page, "main").concat()
}

const PAGE: &str = "sydnarke/2024/index.html";

/// The excerpt at a stage: with the events that belong to it.
fn at(status: &str, kind: &str) -> Project {
    let project = Project::excerpt();
    let about = project.read(ABOUT).replace("\"publicerad\"", &format!("\"{status}\"")).replace("\"arsredovisning\"", kind);
    let (before, rest) = about.split_once("[[handelse]]").unwrap();
    let (events, after) = rest.split_once("# Namnen är").unwrap();
    let events: Vec<&str> = events.split("[[handelse]]").collect();
    let kept = match status {
        "beslutad" => 1,
        "undertecknad" => 2,
        _ => 3,
    };
    let events: String = events[..kept].iter().map(|event| format!("[[handelse]]{event}")).collect();
    project.write(ABOUT, &format!("{before}{events}# Namnen är{after}"))
}

#[test]
fn until_the_auditors_have_reviewed_it_an_account_says_so_wherever_it_is_shown() {
    let annual = |status| at(status, "\"arsredovisning\"");
    let said = [
        (
            annual("beslutad"),
            "Styrelsen beslutade om årsredovisningen den 21 mars 2025. Den är inte undertecknad än. Revisorerna har inte granskat den än.",
            "Inte granskad av revisorerna än",
        ),
        (
            annual("undertecknad"),
            "Styrelsen undertecknade årsredovisningen den 26 mars 2025. Revisorerna har inte granskat den än.",
            "Inte granskad av revisorerna än",
        ),
        (
            at("undertecknad", "\"delarsrapport\""),
            "Styrelsen undertecknade delårsrapporten den 26 mars 2025. Det är inte angivet att revisorerna har granskat den.",
            "Ingen granskning av revisorerna är angiven",
        ),
    ];
    for (project, note, short) in said {
        let files = rendered(&project.check());
        let report = page(&files, PAGE);
        assert!(texts(&report, ".hero .draft").contains(&note.to_owned()), "{:?}", texts(&report, ".hero"));
        let html = plain(&files[PAGE]);
        assert!(html.contains(&format!("\"creativeWorkStatus\":\"{note}\"")));
        assert!(html.contains(&format!("content=\"{short}.")));
        assert!(!html.contains("noindex"));
        assert!(plain(&files["sydnarke/2024/rapport.html"]).contains(note));
        let data: serde_json::Value = serde_json::from_slice(&files["sydnarke/2024/rapport.json"]).unwrap();
        assert_eq!(data["om"]["granskning"].as_str().unwrap().replace('\u{a0}', " "), note);
        assert!(texts(&page(&files, "sydnarke/index.html"), ".report-card").concat().contains(short));
    }
    let silent = [annual("reviderad"), annual("publicerad"), at("beslutad", "\"social-redovisning\"")];
    for project in silent {
        // A report of another kind lies in a folder that says so; its page is made all the same.
        let files = rendered(&project.check());
        assert!(texts(&page(&files, PAGE), ".draft").is_empty());
        assert!(!String::from_utf8_lossy(&files["sydnarke/2024/rapport.json"]).contains("\"granskning\""));
    }
}

/// What a rule says of a project, if anything.
fn told(project: &Project, rule: Rule) -> Vec<String> {
    project.check().findings.open().filter(|finding| finding.code == Code::Rule(rule)).map(|finding| finding.message.clone()).collect()
}

#[test]
fn the_status_agrees_with_the_events() {
    let sound = ["beslutad", "undertecknad", "reviderad", "publicerad", "utkast"];
    for status in sound {
        assert_eq!(told(&at(status, "\"arsredovisning\""), Rule::Stage), [""; 0], "{status}");
    }
    let changed = |status: &str, to: &str| {
        at(status, "\"arsredovisning\"").replace(ABOUT, &format!("\"{status}\"\ndiarie"), &format!("\"{to}\"\ndiarie"))
    };
    let without = |what: &str, project: Project| {
        let text = project.read(ABOUT);
        let kept: Vec<&str> = text.split("\n[[").filter(|part| !part.starts_with(what)).collect();
        project.write(ABOUT, &kept.join("\n[["))
    };
    let published = || at("publicerad", "\"arsredovisning\"");
    let cases = [
        (changed("beslutad", "undertecknad"), "status är ”undertecknad”, men ingen händelse säger när det skedde"),
        (changed("reviderad", "beslutad"), "status är ”beslutad”, men en händelse säger att rapporten är undertecknad"),
        (changed("undertecknad", "reviderad"), "status är ”reviderad”, men ingen händelse säger när det skedde"),
        (without("handelse", published()), "årsredovisningen syns på webbplatsen, men säger inte när den beslutades eller undertecknades"),
        (without("undertecknare", at("undertecknad", "\"arsredovisning\"")), "årsredovisningen är undertecknad, men säger inte av vilka"),
    ];
    for (project, message) in cases {
        assert_eq!(told(&project, Rule::Stage), [message]);
    }
}

#[test]
fn a_part_that_the_law_requires_and_that_is_left_out_stands_on_the_page() {
    let project =
        Project::excerpt().replace(ABOUT, "[[saknas]]\ndel = \"kassaflode\"\nskal = \"Utdraget har bara en del av redovisningen.\"\n", "");
    let text = main_text(&page(&rendered(&project.check()), PAGE));
    assert!(text.contains("Driftredovisning. Utdraget har bara en del av redovisningen."), "{text}");
    assert!(text.contains("Kassaflödesanalys. Skälet anges inte."), "{text}");
}

#[test]
fn a_name_may_be_left_out_and_stands_nowhere() {
    let project = Project::excerpt().replace(ABOUT, "namn = \"Erika Karlsson\"", "utelamnad = \"Uppgiften är skyddad.\"").replace(
        ABOUT,
        "namn      = \"Annica Blomgren\"",
        "utelamnad = \"Uppgiften är skyddad.\"",
    );
    let checked = project.check();
    assert!(!checked.findings.stop(true));
    let files = rendered(&checked);
    let people = texts(&page(&files, PAGE), ".people li");
    assert_eq!(people[0], "Namnet är utelämnat ordförande Uppgiften är skyddad.");
    assert!(people.iter().any(|person| person.starts_with("Namnet är utelämnat Revisor Uppgiften är skyddad.")), "{people:?}");
    for (address, bytes) in &files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Erika Karlsson") && !text.contains("Annica Blomgren"), "{address}");
    }
    assert!(Project::excerpt().replace(ABOUT, "namn = \"Erika Karlsson\"\n", "").check().findings.stop(false));
}

const DRAFT: &str = "pahittade-dalen/2023/";

/// The made-up association with a draft that has figures of all kinds that other pages gather.
fn with_a_draft() -> Project {
    let figures = "\n[tabell.matt]\nkolumner = [{ period = \"2023\" }, { period = \"2022\" }]\nrader = [\n\
                   { post = \"Intäkter\", roll = \"intakter\", varden = [\"98 765 432\", \"\"] },\n\
                   { post = \"Kostnader\", roll = \"kostnader\", varden = [\"-87 654 321\", \"\"] },\n\
                   { post = \"Deltagare\", roll = \"deltagare\", insats = \"dalsteget\", enhet = \"antal\", varden = [\"76 543\", \"\"] },\n]\n";
    Project::sound_sixth().append(&format!("{DRAFT}rapport.toml"), figures)
}

#[test]
fn a_draft_has_pages_of_its_own_and_nothing_else_of_the_site_knows_of_it() {
    let project = with_a_draft();
    let built = |drafts| {
        let (checked, published) = build::build(&Options { drafts, ..project.options(false) }).unwrap();
        assert!(published.is_some(), "{}", project.told(&checked));
        bytes(&project.path("public"))
    };
    let (without, with) = (built(false), built(true));
    // Sitemap, feed, catalogue, files of figures, index of the search: all are to the byte what they are without the draft.
    let association = "pahittade-dalen/index.html";
    for (address, content) in with.iter().filter(|(address, _)| !address.starts_with(DRAFT) && **address != association) {
        assert!(without.get(address) == Some(content), "{address}");
    }
    assert!(without.keys().all(|address| with.contains_key(address) && !address.starts_with(DRAFT)));
    let own = page(&with, association);
    let known = page(&without, association);
    let all = main_text(&own);
    let added = all.strip_prefix(&main_text(&known)).unwrap();
    assert!(added.contains("Utkast") && added.contains("Påhittat utkast 2023") && !added.contains("765"), "{added}");
    assert_eq!(select(&own, "a[href='../pahittade-dalen/2023/']").len(), 1);
    for address in ["index.html", "sifferkontroll/index.html", "rapport.json", "tabell/matt/index.html"] {
        assert!(
            with.contains_key(&format!("{DRAFT}{address}")),
            "{address}: {:?}",
            with.keys().filter(|key| key.starts_with(DRAFT)).collect::<Vec<_>>()
        );
    }
    for (address, content) in with.iter().filter(|(address, _)| address.starts_with(DRAFT) && address.ends_with(".html")) {
        let html = String::from_utf8_lossy(content);
        assert!(html.contains("<meta name=\"robots\" content=\"noindex\">") && html.to_lowercase().contains("utkast"), "{address}");
    }
    assert!(texts(&page(&with, &format!("{DRAFT}index.html")), ".draft")[0].starts_with("Utkast."));
    crate::links::check(&with);
}

#[test]
fn what_is_wrong_with_a_draft_stops_the_build_that_shows_it() {
    let project = Project::sixth();
    let (checked, published) = build::build(&Options { drafts: true, ..project.options(true) }).unwrap();
    assert!(published.is_none() && project.told(&checked).contains("fel[summa]"));
    let (checked, published) = build::build(&Options { drafts: true, ..project.options(false) }).unwrap();
    assert!(published.is_some() && project.told(&checked).contains("fel[summa]"));
}

/// Every finding in every format, as a public log has them.
fn logged(checked: &Checked) -> String {
    let renderer = annotate_snippets::Renderer::plain();
    let printed = checked.findings.iter().map(|finding| insyn::cli::print_finding(finding, &checked.sources, &renderer));
    let printed: Vec<String> = printed.collect();
    let others = [insyn::cli::json(&checked.findings, &checked.sources), insyn::cli::github(&checked.findings, &checked.sources)];
    printed.into_iter().chain(others).collect::<Vec<_>>().join("\n")
}

/// Three people, and 4 712 of whom nothing is to be hidden but that they give the three away.
#[test]
fn no_finding_tells_a_small_figure() {
    const FIGURES: &str = "sydnarke/2024/siffror.toml";
    let table = |others: &str| {
        format!(
            "\n[tabell.fa]\nenhet = \"antal\"\nkolumner = [{{ id = \"alla\" }}]\nrader = [\n\
             {{ post = \"Steget\", roll = \"deltagare\", insats = \"ciceron\", varden = [3] }},\n\
             {{ post = \"Vägen\", varden = [{others}] }},\n\
             {{ post = \"Summa\", varden = [4799], summa = \"ovan\" }},\n]\n"
        )
    };
    let decision = |more: &str| format!("\n[[smatal]]\nplats = \"fa.steget.alla\"\nskal = \"Påhittat.\"\nandra_uppgifter = []\n{more}");
    let log = |others: &str, decision: &str| {
        let checked = Project::excerpt().append(FIGURES, &table(others)).append(ABOUT, decision).check();
        let codes: Vec<&str> = checked.findings.open().map(|finding| finding.code.id()).collect();
        (codes.join(" "), plain(logged(&checked).as_bytes()))
    };
    // Decided on or not: the place is told, and neither the figure nor what gives it.
    for (decision, codes) in [("", "smatal summa"), (&*decision(""), "summa")] {
        let (found, log) = log("4712", decision);
        assert_eq!(found, codes);
        assert!(log.contains("varden = [*] }") && log.contains("siffror.toml:") && log.contains("plats = \"fa.summa.alla\""), "{log}");
        for secret in ["[3]", "4712", "4799", "4 712", "4 799", "4715", "4 715", "\"84\"", "84 "] {
            assert!(!log.contains(secret), "{secret}: {log}");
        }
    }
    // Where it may be spread, it may be told.
    let (found, told) = log("4712", &decision("spridning = true\n"));
    assert!(found == "summa" && told.contains("varden = [3]") && told.contains("3 + 4 712 = 4 715"), "{told}");
    // What is written wrong in the cell itself is shown without it.
    let project = Project::excerpt().append(FIGURES, &table("1").replace("[3]", "[\"3 st ca\"]")).append(ABOUT, &decision(""));
    let told = logged(&project.check());
    assert!(told.contains("varden = [\"* st ca\"]") && !told.contains("3 st"), "{told}");
    // Nor is it where the file cannot be read.
    let project = Project::excerpt().append(FIGURES, &table("1").replace("[3]", "[3 4]")).append(ABOUT, &decision(""));
    let told = logged(&project.check());
    assert!(told.contains("varden = [* *]") && !told.contains("[3"), "{told}");
}

/// A sum and its other part give what is withheld.
#[test]
fn no_finding_tells_what_a_withheld_figure_follows_from() {
    let figures = "varden = [3_328_584, 2_773_479]";
    let project = Project::real().replace("sydnarke/2024/siffror.toml", figures, "varden = [\"..\", 2_773_479]");
    let log = logged(&project.check());
    let told: Vec<&str> = log.lines().filter(|line| line.contains("härur")).collect();
    assert!(log.contains("dold-uppgift") && !told.is_empty());
    assert!(!log.contains("3_328_584") && !log.contains("3\u{a0}328\u{a0}584"));
}
