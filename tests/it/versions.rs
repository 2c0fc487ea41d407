//! A newly decided original: the version that held stays at an address of its own, and the report says figure by figure what differs.

use crate::support::Project;
use crate::support::site::{built, page, texts};
use insta::assert_snapshot;
use std::process::{Command, Output};

/// Runs `insyn new version` in a project.
fn new_version(project: &Project, report: &str, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    command.args(["new", "version", report]).args(more).arg("--content").arg(project.path("content"));
    command.output().unwrap()
}

const REASON: [&str; 4] = ["--skal", "Styrelsen beslutade om ett rättat original.", "--datum", "2026-02-03"];

/// The excerpt with a figure of a new original.
fn decided_anew() -> Project {
    let project = Project::excerpt();
    let done = new_version(&project, "sydnarke/2024", &REASON);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    project.replace("sydnarke/2024/siffror.toml", "varden = [     0,      0,", "varden = [     1,      0,")
}

#[test]
fn the_version_that_held_stays_and_the_report_says_what_differs() {
    let project = decided_anew();
    assert_eq!(project.findings(), "");
    let files = built(&project.path("content"), true).files;
    let now = page(&files, "sydnarke/2024/index.html");
    let told = texts(&now, "section[aria-labelledby=rattelser_rubrik] :is(li, p, caption, tbody tr)");
    assert_snapshot!(told.join("\n"));
    let then = page(&files, "sydnarke/2024-version-1/index.html");
    assert_eq!(
        texts(&then, ".draft"),
        [
            "Gäller inte längre. Den här versionen ersattes den 3 februari 2026. Styrelsen beslutade om ett rättat original. Läs versionen som gäller"
        ]
    );
    assert_eq!(texts(&then, "meta[name=robots][content=noindex]").len(), 1);
    assert!(texts(&then, "title")[0].contains("version som gällde till den 3 februari 2026"));
}

/// Nobody who looks for the report is led to the version that no longer holds, nor is anything held against it.
#[test]
fn nothing_else_knows_the_version_that_no_longer_holds() {
    let project = decided_anew();
    let files = built(&project.path("content"), true).files;
    let named: Vec<&String> = files
        .iter()
        .filter(|(name, bytes)| !name.starts_with("sydnarke/2024") && String::from_utf8_lossy(bytes).contains("2024-version-1"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(named, [""; 0]);
    assert!(files.contains_key("sydnarke/2024-version-1/tabell/oversikt.csv"));
}

#[test]
fn what_the_new_original_withholds_is_not_told_by_the_old_one() {
    let project = decided_anew().replace("sydnarke/2024/siffror.toml", "varden = [     1,      0,", "varden = [  \"..\",      0,");
    let project = project;
    assert_snapshot!(project.findings());
}

#[test]
fn a_folder_and_what_it_says_of_itself_go_together() {
    let old = "sydnarke/2024-version-1/rapport.toml";
    let ended = "[ersatt]\ndatum = 2026-02-03\nskal  = \"Styrelsen beslutade om ett rättat original.\"\n";
    let project = decided_anew().replace(old, ended, "");
    assert_snapshot!("no_end", project.findings());
    let project = Project::excerpt().append("sydnarke/2024/rapport.toml", &format!("\n{ended}"));
    assert_snapshot!("no_version", project.findings());
}

/// A second version gets the next number; what cannot be a version is told, and nothing is written.
#[test]
fn versions_are_numbered_and_wrong_names_are_told() {
    let project = decided_anew();
    assert!(new_version(&project, "sydnarke/2024", &REASON).status.success());
    assert!(project.path("content/sydnarke/2024-version-2/rapport.toml").exists());
    let said = |report: &str, more: &[&str]| {
        let done = new_version(&project, report, more);
        format!(
            "{:?} {}",
            done.status.code(),
            String::from_utf8_lossy(&done.stderr).replace(&project.path("content").display().to_string(), "content")
        )
    };
    let all = [
        said("sydnarke/2024-version-1", &REASON),
        said("sydnarke/1999", &REASON),
        said("sydnarke", &REASON),
        said("sydnarke/2024", &[]),
        said("sydnarke/2024", &["--skal", " "]),
        said("sydnarke/2024", &["--skal", "x", "--datum", "i går"]),
    ];
    assert_snapshot!(all.join("\n"));
}
