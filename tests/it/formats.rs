//! `insyn check --format`: the findings for other programs say the same as the text for people.

use crate::support::{Project, program};
use annotate_snippets::Renderer;
use insta::assert_snapshot;
use rust_decimal::Decimal;
use serde_json::Value;

const FIGURES: &str = "sydnarke/2024/siffror.toml";
const TEXT: &str = "sydnarke/2024/text.md";

/// Exit code, stdout and stderr of the program, started in the project folder.
fn run(project: &Project, arguments: &[&str]) -> (i32, String, String) {
    let output = program().current_dir(project.path("")).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn json(project: &Project) -> Vec<Value> {
    serde_json::from_str(&run(project, &["check", "--format", "json"]).1).unwrap()
}

/// The excerpt with one figure that breaks a sum.
fn with_a_broken_sum() -> Project {
    Project::excerpt().replace(FIGURES, "\"2 360 000,00\"", "\"2 361 000,50\"")
}

/// The excerpt with findings in odd places: after å, ä and ö, in a file with Windows line breaks, at the very end of a file, in a
/// file that is missing.
fn broken_in_odd_places() -> [Project; 4] {
    [
        Project::excerpt().append(TEXT, "\nÅtgärd å ä ö: {{ kr(\"resultatrakning.arets-resutlat\") }}\n"),
        {
            let project = with_a_broken_sum();
            let text = project.read(FIGURES).replace('\n', "\r\n");
            project.write(FIGURES, &text)
        },
        Project::excerpt().append(FIGURES, "\n[tabell.oavslutad]\nrader = [\n"),
        Project::excerpt().remove("medlemmar.toml"),
    ]
}

/// What a format says of the broken sum alone.
fn of_the_broken_sum(format: impl Fn(&insyn::diag::Findings, &insyn::source::Sources) -> String) -> String {
    let project = with_a_broken_sum();
    let mut checked = project.check();
    checked.findings.retain(|found| found.code.id() == "summa" && !found.acknowledged);
    format(&checked.findings, &checked.sources).replace(project.path("content").to_str().unwrap(), "content")
}

#[test]
fn json_tells_all_of_a_finding() {
    assert_snapshot!(of_the_broken_sum(insyn::cli::json));
}

#[test]
fn github_gets_one_line_for_a_finding() {
    assert_snapshot!(of_the_broken_sum(insyn::cli::github));
}

#[test]
fn json_holds_every_finding_in_order_with_every_key() {
    let project = with_a_broken_sum();
    let (checked, told) = (project.check(), json(&project));
    let codes: Vec<&str> = checked.findings.iter().map(|found| found.code.id()).collect();
    assert_eq!(told.iter().map(|found| found["code"].as_str().unwrap()).collect::<Vec<_>>(), codes);
    for found in &told {
        let mut keys: Vec<&str> = found.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(
            keys,
            [
                "acknowledged",
                "arithmetic",
                "code",
                "column",
                "difference",
                "file",
                "follows",
                "help",
                "label",
                "left",
                "line",
                "message",
                "related",
                "right",
                "severity",
                "unit"
            ]
        );
        for related in found["related"].as_array().unwrap() {
            assert!(related["file"].is_string() && related["line"].is_u64() && related["column"].is_u64() && related["label"].is_string());
        }
    }
    assert!(told.iter().any(|found| found["acknowledged"] == true));
    assert!(told.iter().any(|found| found["severity"] == "upplysning"));
}

#[test]
fn the_difference_is_exact() {
    let decimal = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
    let told = json(&with_a_broken_sum());
    let with_figures: Vec<&Value> = told.iter().filter(|found| !found["left"].is_null()).collect();
    assert!(with_figures.iter().any(|found| found["difference"] == "-1000.5"), "{with_figures:#?}");
    for found in with_figures {
        assert_eq!(decimal(&found["difference"]), decimal(&found["left"]) - decimal(&found["right"]));
        assert!(found["unit"].is_string());
    }
    let without_figures = json(&Project::excerpt().remove("medlemmar.toml"));
    assert!(["left", "right", "difference", "unit"].iter().all(|key| without_figures[0][key].is_null()));
}

#[test]
fn every_format_tells_the_same_place() {
    for project in broken_in_odd_places() {
        let told = json(&project);
        let checked = project.check();
        let lines = run(&project, &["check", "--format", "github"]).1;
        // The most important first.
        let mut lines: Vec<&str> = lines.lines().collect();
        assert!(!told.is_empty());
        for (found, json) in checked.findings.iter().zip(&told) {
            let text = insyn::cli::print_finding(found, &checked.sources, &Renderer::plain());
            let place = format!("{}:{}:{}", json["file"].as_str().unwrap(), json["line"], json["column"]);
            assert!(text.lines().nth(1).unwrap().ends_with(&format!("/{place}")), "{place}\n{text}");
            if !found.acknowledged {
                let place = format!(" file={},line={},col={},", json["file"].as_str().unwrap(), json["line"], json["column"]);
                let line = lines.iter().position(|line| line.contains(&place)).unwrap_or_else(|| panic!("{place}\n{lines:?}"));
                lines.remove(line);
            }
        }
        assert!(lines.is_empty(), "{lines:?}");
    }
}

#[test]
fn exit_codes_are_the_same_and_stdout_is_for_the_format_alone() {
    let warned = with_a_broken_sum();
    let broken = Project::excerpt().replace(FIGURES, "\"2 360 000,00\"", "\"tolv\"");
    for format in ["text", "json", "github", "markdown"] {
        assert_eq!(run(&warned, &["check", "--format", format]).0, 0);
        assert_eq!(run(&warned, &["check", "--format", format, "--strict"]).0, 1);
        let (code, _, told) = run(&broken, &["check", "--format", format]);
        assert_eq!(code, 1);
        assert!(told.ends_with("under rubriken ”När det säger nej”.\n"), "{told}");
        assert_eq!(run(&warned, &["check", "--format", format, "--content", "finns-inte"]).0, 2);
    }
    let text = run(&warned, &["check"]);
    assert_eq!(text.1, "", "what is checked only stops no publication if nothing is wrong");
    assert_eq!(run(&Project::excerpt(), &["check"]).1, "Innehållet är kontrollerat.\n");
    assert_eq!(text, run(&warned, &["check", "--format", "text"]));
    let github = run(&warned, &["check", "--format", "github"]).1;
    assert!(github.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|command| line.starts_with(command))), "{github}");
}

#[test]
fn a_wrong_format_is_told_with_the_right_ones() {
    let project = Project::excerpt();
    let told = "fel: ”--format <FORMAT>” behöver ett av värdena text, json, github och markdown. Kör ”insyn check --help” för att se vad som går att skriva.\n";
    for arguments in [&["check", "--format", "xml"][..], &["check", "--format"]] {
        assert_eq!(run(&project, arguments), (2, String::new(), told.into()));
    }
    let (code, _, told) = run(&project, &["build", "--format", "json"]);
    assert_eq!(code, 2);
    assert!(told.starts_with("fel: flaggan ”--format” finns inte."), "{told}");
}
