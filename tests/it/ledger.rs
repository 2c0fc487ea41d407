//! Links that never break: what has been published is recorded, nothing recorded is lost untold, and what has moved leads on.

use crate::support::site::{page, select, texts};
use crate::support::{Project, REAL_CONTENT, TODAY, bytes, program};
use insta::assert_snapshot;
use insyn::build::{Checked, build, check, check_for_authors};
use insyn::diag::{Code, Finding, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const LEDGER: &str = "adresser.txt";

impl Project {
    /// An excerpt with a row that has an id, and its addresses recorded.
    fn recorded() -> Project {
        let project = Project::excerpt()
            .replace("sydnarke/2024/siffror.toml", "{ post = \"Fordringar\",  ", "{ id = \"fordran\", post = \"Fordringar\",  ")
            .write("sydnarke/2024/bilagor/protokoll.txt", "Protokoll.\n")
            .append("sydnarke/2024/rapport.toml", "\n[[bilaga]]\nnamn = \"Protokoll\"\nfil = \"protokoll.txt\"\n");
        project.record();
        project
    }

    fn record(&self) {
        assert!(build(&self.options(false)).unwrap().1.is_some());
    }

    fn ledger(&self) -> BTreeSet<String> {
        self.read(LEDGER).lines().skip(1).map(str::to_owned).collect()
    }

    /// A strict build that publishes, without a word about addresses.
    fn publish(&self) -> Checked {
        let (checked, published) = build(&self.options(true)).unwrap();
        assert!(published.is_some() && about_addresses(&checked).is_empty(), "{}", self.told(&checked));
        checked
    }

    /// What a strict build says of addresses; it publishes nothing.
    fn refused(&self) -> String {
        let (checked, published) = build(&self.options(true)).unwrap();
        assert!(published.is_none(), "it is published");
        let ledger = self.path("content").join(LEDGER);
        let before = fs::read(&ledger).unwrap();
        let by_authors = check_for_authors(&self.path("content"), Path::new("themes/standard"), true, TODAY).unwrap();
        assert_eq!(self.told(&by_authors), self.told(&checked), "check tells the same");
        assert_eq!(fs::read(&ledger).unwrap(), before, "neither writes content");
        self.told(&checked)
    }
}

fn about_addresses(checked: &Checked) -> Vec<&Finding> {
    let codes = [Code::AddressLost, Code::AddressNotRecorded, Code::BadLedger, Code::BadMove];
    checked.findings.iter().filter(|finding| codes.contains(&finding.code)).collect()
}

/// What the finding about what is lost says to write.
fn to_paste(checked: &Checked) -> String {
    let lost = checked.findings.iter().find(|finding| finding.code == Code::AddressLost).unwrap();
    lost.help.as_ref().unwrap().split_once("\n\n").unwrap().1.to_owned()
}

#[test]
fn a_build_records_and_a_strict_one_only_warns() {
    let project = Project::excerpt();
    let (checked, published) = build(&project.options(true)).unwrap();
    assert!(published.is_some() && !project.path("content").join(LEDGER).exists());
    assert_snapshot!(project.told(&checked));
    project.record();
    assert_snapshot!(project.read(LEDGER));
    project.publish();

    // More is added, and nothing taken away; in whatever order and with whatever line breaks it stood.
    let mut lines: Vec<String> = project.ledger().into_iter().rev().collect();
    lines.push("sydnarke/1999/".to_owned());
    let project = project.write(LEDGER, &lines.join("\r\n")).append("sydnarke/2024/text.md", "\n# Ett avsnitt {#nytt}\n\nText.\n");
    let before = project.ledger();
    project.record();
    let after = project.ledger();
    let new: Vec<&String> = after.difference(&before).collect();
    assert_eq!(new, ["sydnarke/2024/#nytt"]);
    assert!(before.iter().filter(|line| *line != &lines[0]).all(|line| after.contains(line)), "nothing is taken away");
    let text = project.read(LEDGER);
    assert!(text.lines().skip(1).is_sorted() && !text.contains('\r'));
}

/// What is only tried is not promised.
#[test]
fn drafts_and_parts_are_not_recorded() {
    let project = Project::excerpt();
    build(&insyn::build::Options { drafts: true, ..project.options(false) }).unwrap().1.unwrap();
    build(&insyn::build::Options { without_data: true, ..project.options(false) }).unwrap().1.unwrap();
    assert!(!project.path("content").join(LEDGER).exists());
    project.record();
    // What is left out is not lost.
    let (checked, published) = build(&insyn::build::Options { without_data: true, ..project.options(true) }).unwrap();
    assert!(published.is_some() && about_addresses(&checked).is_empty(), "{}", project.told(&checked));
    let project = project.replace("sydnarke/2024/rapport.toml", "\"publicerad\"", "\"utkast\"");
    assert!(project.refused().contains("adress = \"sydnarke/2024/\""));
}

/// Every address in the ledger of a site leads to something on it.
#[test]
fn what_is_recorded_is_there() {
    for content in [REAL_CONTENT, crate::support::SIXTH_CONTENT] {
        let project = match content {
            REAL_CONTENT => Project::real(),
            _ => Project::sound_sixth(),
        };
        project.record();
        let files = bytes(&project.path("public"));
        let mut ids: std::collections::BTreeMap<String, BTreeSet<String>> = std::collections::BTreeMap::new();
        for address in project.ledger() {
            let (path, anchor) = address.split_once('#').map_or((address.as_str(), None), |(path, anchor)| (path, Some(anchor)));
            let file = if path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            assert!(files.contains_key(&file), "{address}");
            let Some(anchor) = anchor else { continue };
            let ids = ids.entry(file.clone()).or_insert_with(|| {
                let html = page(&files, &file);
                select(&html, "[id]").iter().map(|element| element.value().id().unwrap().to_owned()).collect()
            });
            assert!(ids.contains(anchor), "{address}");
        }
    }
}

/// Each kind of loss, with what the build says to write. Written as it stands, it makes the build pass.
#[test]
fn each_kind_of_loss_is_told_with_what_to_write() {
    type Change = fn(Project) -> Project;
    let losses: [(&str, Change); 8] = [
        ("a heading", |project| project.replace("sydnarke/2024/text.md", "{#rakningar}", "{#alla-rakningar}")),
        ("a row", |project| project.replace("sydnarke/2024/siffror.toml", "id = \"fordran\", ", "")),
        ("a table", |project| {
            let project = project.replace("sydnarke/2024/siffror.toml", "[tabell.balansrakning]", "[tabell.balans]");
            project.replace("sydnarke/2024/text.md", "balansrakning", "balans")
        }),
        ("an attachment", |project| {
            let project = project.remove("sydnarke/2024/bilagor/protokoll.txt");
            project.replace("sydnarke/2024/rapport.toml", "\n[[bilaga]]\nnamn = \"Protokoll\"\nfil = \"protokoll.txt\"\n", "")
        }),
        ("a chart", |project| project.replace("sydnarke/2024/text.md", "{{ diagram(\"medlemsbidrag\") }}\n", "").without_contributions()),
        ("a member", |project| {
            let project = project.replace("medlemmar.toml", "id = \"kumla-kommun\"", "id = \"kumla\"");
            project.everywhere("\"kumla-kommun\"", "\"kumla\"")
        }),
        ("a report", |project| project.replace("sydnarke/2024/rapport.toml", "\"publicerad\"", "\"utkast\"")),
        ("an association", |project| {
            fs::rename(project.path("content/sydnarke"), project.path("content/narke")).unwrap();
            project
        }),
    ];
    let mut told = String::new();
    for (what, change) in losses {
        let project = change(Project::recorded());
        told.push_str(&format!("=== {what}\n\n{}\n\n", project.refused()));
        let (checked, _) = build(&project.options(true)).unwrap();
        let project = project.append("webbplats.toml", &format!("\n{}", to_paste(&checked)));
        let before = project.ledger();
        let (checked, published) = build(&project.options(true)).unwrap();
        let errors = || about_addresses(&checked).into_iter().filter(|finding| finding.severity == Severity::Error).count();
        assert!(published.is_some() && errors() == 0, "{what}: {}", project.told(&checked));
        // What has worked once stays in the ledger.
        project.record();
        assert!(project.ledger().is_superset(&before), "{what}");
        project.publish();
    }
    assert_snapshot!(told);
}

impl Project {
    /// The figures of contributions without their role.
    fn without_contributions(self) -> Project {
        self.everywhere("roll = \"medlemsbidrag\"", "")
    }

    /// Replaces a text in every file of the association.
    fn everywhere(self, from: &str, to: &str) -> Project {
        let files = ["sydnarke/forbund.toml", "sydnarke/insatser.toml", "sydnarke/2024/rapport.toml", "sydnarke/2024/siffror.toml"];
        files.into_iter().fold(self, |project, file| {
            let text = project.read(file).replace(from, to);
            project.write(file, &text)
        })
    }
}
