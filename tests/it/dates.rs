//! The clock is an input: what is found depends on the date that is given and on nothing else.

use crate::support::{self, Project, TODAY};
use insyn::build;
use insyn::diag::Code;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use std::path::Path;

/// Code and message of each finding that nobody has explained.
fn findings(content: &Path, today: Date) -> Vec<(String, String)> {
    let checked = build::check(content, true, today).unwrap();
    checked.findings.open().map(|finding| (finding.code.id().to_owned(), finding.message.clone())).collect()
}

#[test]
fn years_later_the_same_is_found_and_that_the_assessment_of_accessibility_is_old() {
    let broken = Project::real().replace("sydnarke/2024/siffror.toml", "1_291_438", "1_391_438");
    for content in [support::REAL_CONTENT.into(), broken.path("content")] {
        let now = findings(&content, TODAY);
        let mut later = findings(&content, TODAY.checked_add(2.years()).unwrap());
        let old = later.iter().position(|(code, _)| code == "tillganglighet").unwrap();
        assert_eq!(later.remove(old).1, "tillgängligheten bedömdes senast den 22\u{a0}november 2026, för mer än ett år sedan");
        assert_eq!(later, now);
    }
}

/// A year and a half after 2024 there is a later report.
#[test]
fn a_report_is_the_newest_until_a_later_one_is_due() {
    let old = |today| {
        let found = build::check(support::REAL_CONTENT.as_ref(), true, today).unwrap().findings;
        found.iter().filter(|found| found.code == Code::OldReport && found.message.contains("31\u{a0}december 2024")).count()
    };
    assert_eq!([old(date(2026, 6, 30)), old(date(2026, 7, 1))], [0, 1]);
}

#[test]
fn the_program_takes_the_date_that_it_is_given() {
    let told = |moment: &str| {
        let output = support::program().args(["check", "--format", "github"]).env("SOURCE_DATE_EPOCH", moment).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let seconds = |date: Date| date.to_zoned(TimeZone::UTC).unwrap().timestamp().as_second().to_string();
    assert!(!told(&seconds(date(2027, 11, 22))).1.contains("title=tillganglighet"));
    assert!(told(&seconds(date(2027, 11, 23))).1.contains("title=tillganglighet"));
    let wrong = "fel: Miljövariabeln SOURCE_DATE_EPOCH är ”i går”. Den ska vara antalet sekunder sedan 1970, eller inte finnas.\n";
    assert_eq!(told("i går"), (Some(2), String::new(), wrong.into()));
}
