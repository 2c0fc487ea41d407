//! The codes of findings: the documents tell of each, and `insyn forklara` explains it.

use crate::support::held_or_written;
use insyn::diag::{Code, Document, Rule, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;
use walkdir::WalkDir;

/// Exit code, stdout and stderr of the program.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_insyn")).args(arguments).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// The address of a heading within its document, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
    kept.replace(' ', "-")
}

/// The handbook has the table of `Code::OWN`, row by row, with nothing more. Those of the rules are in a table of their own, which
/// another test holds to the rules.
#[test]
fn the_handbook_tells_of_every_code() {
    let rows: Vec<String> = Code::OWN.iter().map(|code| row(*code)).collect();
    held_or_written("docs/handbok.md", |handbook| {
        let (before, after) = handbook.split_once("\n## Alla koder\n").unwrap();
        let (above, table) = after.split_once("| --- |\n").unwrap();
        let (_, below) = table.split_once("\n\n").unwrap();
        format!("{before}\n## Alla koder\n{above}| --- |\n{}\n\n{below}", rows.join("\n"))
    });
}

fn row(code: Code) -> String {
    let (document, heading) = code.told();
    let file = if document == Document::Handbook { "" } else { document.file() };
    let strict = if code.judged() && code.severity() == Severity::Error { ", stoppar med `--strict`" } else { "" };
    let (means, advice, severity) = (code.means(), code.advice(), code.severity().name());
    format!("| `{}` | {means} | {advice} | {severity}{strict} | [{heading}]({file}#{}) |", code.id(), anchor(&heading))
}

#[test]
fn what_a_code_refers_to_is_a_heading_of_the_document() {
    for code in Code::all() {
        let (document, heading) = code.told();
        let text = fs::read_to_string(Path::new("docs").join(document.file())).unwrap();
        let headings: BTreeSet<&str> =
            text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim()).collect();
        assert!(headings.contains(heading.as_str()), "{}: docs/{} has no heading ”{heading}”", code.id(), document.file());
    }
}

/// A code that nothing makes any more would stay in the documents for ever.
#[test]
fn every_code_is_made_somewhere() {
    let sources: String = WalkDir::new("src")
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs") && !entry.path().starts_with("src/diag"))
        .map(|entry| fs::read_to_string(entry.path()).unwrap())
        .collect();
    let unused: Vec<&Code> = Code::OWN.iter().filter(|code| !sources.contains(&format!("Code::{code:?}"))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn a_code_is_explained() {
    assert_eq!(
        run(&["forklara", "okand-nyckel"]),
        (
            0,
            "okand-nyckel\n\
             Nyckeln finns inte på det här stället.\n\n\
             Slag: fel. Stoppar alltid.\n\
             Gäller: hur innehållet är skrivet. Går inte att förklara, bara att rätta.\n\
             Gör så här: Rätta stavningen, flytta nyckeln dit den hör, eller ta bort den.\n\
             Läs mer: handbokens referens (referens.md), under rubriken ”Så skriver du i en .toml-fil”\n"
                .into(),
            String::new()
        )
    );
    assert_eq!(
        run(&["förklara", "lika-fakta"]).1,
        "lika-fakta: Samma uppgift på flera ställen\n\
         En uppgift som står på flera ställen, i samma rapport eller i två, ska vara densamma överallt.\n\n\
         Slag: fel. Stoppar med --strict, om det inte är förklarat.\n\
         Gäller: rapporten. Står felet i originalet går det att förklara.\n\
         Gör så här: Jämför med originalet. Om felet finns där: lägg till [[originalfel]] i rapport.toml med regel = \"lika-fakta\", plats = \"…\" och forklaring = \"…\". Är felet ditt, rätta det.\n\
         Läs mer: sifferkontrollen (sifferkontroll.md), under rubriken ”Samma uppgift på flera ställen (lika-fakta)”\n"
    );
}

#[test]
fn every_code_can_be_explained_and_is_in_the_list() {
    let (exit, list, _) = run(&["forklara"]);
    assert_eq!(exit, 0);
    let listed: Vec<&str> = list.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(listed, Code::all().map(Code::id).collect::<Vec<_>>());
    assert!(list.lines().any(|line| line.ends_with(Rule::Sum.compares())), "{list}");
    for id in listed {
        let (exit, told, _) = run(&["forklara", id]);
        assert!(exit == 0 && told.starts_with(id), "{told}");
    }
}

#[test]
fn an_unknown_code_is_wrong_usage() {
    assert_eq!(
        run(&["forklara", "okand-nykel"]),
        (2, String::new(), "fel: det finns ingen kod ”okand-nykel”. Menade du ”okand-nyckel”?\n".into())
    );
    assert_eq!(
        run(&["forklara", "xyz"]),
        (2, String::new(), "fel: det finns ingen kod ”xyz”. Kör ”insyn forklara” för att se alla koder.\n".into())
    );
    let told = "fel: ”andel” går inte att skriva där. Kör ”insyn forklara --help” för att se vad som går att skriva.\n";
    assert_eq!(run(&["forklara", "summa", "andel"]), (2, String::new(), told.into()));
}

#[test]
fn the_version_needs_no_command() {
    let version = format!("insyn {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]), (0, version.clone(), String::new()));
    assert_eq!(run(&["-V"]), (0, version, String::new()));
}

#[test]
fn what_a_run_cost_is_told_on_stderr_when_asked_for() {
    let quiet = run(&["check", "--format", "json"]);
    let told = run(&["check", "--format", "json", "--verbose"]);
    assert_eq!((told.0, &told.1), (quiet.0, &quiet.1));
    let table = told.2.strip_prefix(&quiet.2).unwrap();
    for stage in ["läsa", "tolka", "fakta", "diagram", "berättelse", "regler", "allt"] {
        assert!(table.lines().any(|line| line.starts_with(&format!("  {stage} ")) && line.contains(" ms")), "{stage}: {table}");
    }
    assert_eq!(table.contains(", och hur mycket mer minne det tog\n"), cfg!(target_os = "linux"), "{table}");
    assert!(table.contains("\nLäst: ") && !table.contains("Webbplatsen"), "{table}");

    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("public");
    let built = run(&["build", "--verbose", "--out", out.to_str().unwrap()]);
    assert_eq!(built.0, 0, "{}", built.2);
    let files = WalkDir::new(&out).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let files = files.filter(|entry| entry.file_name() != ".insyn").count();
    assert!(built.2.contains(&format!("\nWebbplatsen: {files} filer, ")), "{}", built.2);
    assert!(built.2.contains(&format!(" {files} nya eller ändrade, 0 oförändrade, 0 borttagna\n")), "{}", built.2);
    for stage in ["mallar", "sidor", "vyer", "fylla", "ord", "skriva", "byta"] {
        assert!(built.2.contains(&format!("\n  {stage} ")), "{stage}: {}", built.2);
    }
}
