//! What a run prints as a whole: what is wrong, how much of it, and what of the text is bound to no figure.

use super::{FIGURES, REPORT, TEXT, sydnarke};
use crate::support::{Project, program};
use std::fmt::Write;

/// Exit code, stdout and stderr of a check.
fn check(project: &Project, arguments: &[&str]) -> (i32, String, String) {
    let mut command = program();
    command.arg("check").args(arguments).arg("--content").arg(project.path("content"));
    let output = command.output().unwrap();
    let told =
        |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(&format!("{}/", project.path("").display()).replace("//", "/"), "");
    (output.status.code().unwrap(), told(output.stdout), told(output.stderr))
}

/// So many tables with a figure that cannot be read, a heading without an id, and a text with a bullet.
fn with_many(count: usize) -> Project {
    let mut tables = String::new();
    for number in 0..count {
        write!(tables, "\n[tabell.extra-{number}]\nrader = [{{ post = \"Möten\", varden = [\"1.{number}\"] }}]\n").unwrap();
    }
    sydnarke().append(FIGURES, &tables).append(TEXT, "\n## Utan id\n\n• En punkt\n")
}

const CHECKED: &str = "Innehållet är kontrollerat.\n";

#[test]
fn checked_is_said_only_where_nothing_is_wrong() {
    let sound = check(&sydnarke(), &[]);
    assert_eq!((sound.0, sound.1.as_str()), (0, CHECKED));
    // A warning stops nothing, and is no all-clear.
    let warned = check(&sydnarke().append(TEXT, "\n• En punkt\n"), &["--strict"]);
    assert_eq!((warned.0, warned.1.as_str()), (0, ""));
    let judged = check(&sydnarke().replace(FIGURES, "[4_620_022, 4_236_911], summa", "[4_602_022, 4_236_911], summa"), &[]);
    assert_eq!((judged.0, judged.1.as_str()), (0, ""));
    assert!(judged.2.ends_with("Felen stoppar en publicering (--strict). Rätta eller förklara dem.\n"), "{}", judged.2);
}

#[test]
fn some_are_counted_by_kind_and_by_file() {
    let (exit, _, told) = check(&with_many(3), &[]);
    assert_eq!(exit, 1);
    insta::assert_snapshot!(told.split("\n\n").last().unwrap());
}

#[test]
fn of_many_the_first_are_told_in_full_after_what_to_mend_first() {
    let project = with_many(40);
    let (_, _, told) = check(&project, &[]);
    insta::assert_snapshot!(told.split("\n\n").next().unwrap());
    insta::assert_snapshot!(told.split("\n\n").skip(12).collect::<Vec<_>>()[1..].join("\n\n"));
    let in_full = |told: &str| told.matches("\n  --> ").count() + told.matches("\n   --> ").count();
    assert_eq!(in_full(&told), 12);
    assert_eq!(in_full(&check(&project, &["--alla"]).2), 42);
    // Other programs get all.
    let json: serde_json::Value = serde_json::from_str(&check(&project, &["--format", "json"]).1).unwrap();
    assert!(json.as_array().unwrap().iter().filter(|finding| finding["code"] == "fel-belopp").count() == 40);
}

#[test]
fn numbers_of_the_text_that_nothing_binds_are_listed() {
    let project = sydnarke()
        .append(TEXT, "\nDet kom 17 personer, mot 12 % året före. Se avsnitt 3 och lagen (2003:1210).\n")
        .append(REPORT, "\n[[otaggat]]\ntext = \"99 luftballonger\"\nskal = \"Det står ingenstans.\"\n");
    let (exit, told, wrong) = check(&project, &["--otaggat"]);
    assert_eq!((exit, told.ends_with(CHECKED)), (0, true), "{wrong}");
    insta::assert_snapshot!(told);
}

#[test]
fn every_number_in_the_real_texts_is_bound_or_has_a_reason() {
    let (_, told, _) = check(&Project::real(), &["--otaggat"]);
    insta::assert_snapshot!(told);
    assert_eq!(told.matches(" Inget är kvar.\n").count(), 5);
}
