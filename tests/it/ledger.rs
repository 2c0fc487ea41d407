//! Links that never break: what has been published is recorded, nothing recorded is lost untold, and what has moved leads on.

use crate::support::site::{page, select};
use crate::support::{Project, REAL_CONTENT, TODAY, bytes};
use insta::assert_snapshot;
use insyn::build::{Checked, build, check_for_authors};
use insyn::diag::{Code, Finding, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
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

    pub(crate) fn ledger(&self) -> BTreeSet<String> {
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
        let by_authors = check_for_authors(&self.path("content"), None, true, TODAY).unwrap();
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
    let project = project
        .write(LEDGER, &format!("# Adresser\r\n{}", lines.join("\r\n")))
        .append("sydnarke/2024/text.md", "\n# Ett avsnitt {#nytt}\n\nText.\n");
    let before = project.ledger();
    project.record();
    let after = project.ledger();
    let new: Vec<&String> = after.difference(&before).collect();
    assert_eq!(new, ["sydnarke/2024/#nytt"]);
    assert!(after.is_superset(&before), "nothing is taken away");
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
        let mut ids: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
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
            let project = project.replace("medlemmar.toml", "\"kumla-kommun\"", "\"kumla\"");
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
        let refused = project.refused();
        assert!(refused.contains("fel[adress-forlorad]"), "{what}: {refused}");
        told.push_str(&format!("=== {what}\n\n{refused}\n\n"));
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
        self.everywhere("roll = \"medlemsbidrag\", ", "")
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

/// What the content says wrongly of what has moved.
#[test]
fn an_entry_says_what_is_true() {
    let entry = |from: &str, to: &str| format!("\n[[flyttad]]\nfran = \"{from}\"\ntill = \"{to}\"\n");
    let project = Project::recorded();
    let ledger = project.read(LEDGER).replace("sydnarke/2024/\n", "gammal/\ngammalt/\nsydnarke/2023/\nsydnarke/2024/\n");
    let entries = [
        entry("sydnarke/2024/", "sydnarke/"),
        entry("sydnarke/2023/", "sydnarke/2025/"),
        entry("sydnarke/2032/", "sydnarke/2024/"),
        entry("gammal/", "gammalt/"),
        entry("gammalt/", "gammal/"),
        entry("sydnarke/2023/", "sydnarke/2024/"),
        entry("https://insyn-demo.netlify.app/sydnarke/1/", "/om/../"),
    ];
    let project = project.write(LEDGER, &ledger).append("webbplats.toml", &entries.concat());
    assert_snapshot!(project.refused());
    let sound = entries[..5].concat();
    let project = Project::recorded().write(LEDGER, &ledger);
    let project = project.append("webbplats.toml", &sound);
    assert_snapshot!(project.refused());
    // One leads on to the next.
    let chain = [entry("gammal/", "/gammalt/"), entry("gammalt/", "sydnarke/2023/"), entry("sydnarke/2023/", "sydnarke/2024/")].concat();
    let project = Project::recorded().write(LEDGER, &ledger).append("webbplats.toml", &chain);
    project.publish();
    let page = fs::read_to_string(project.path("public/gammal/index.html")).unwrap();
    assert!(page.contains("content=\"0; url=../sydnarke/2024/\""), "{page}");
}

/// Git leaves marks where branches meet, if it is not told how this file merges, and people paste what they find.
#[test]
fn a_damaged_ledger_is_told_line_by_line_and_left_alone() {
    let project = Project::recorded();
    let sound = project.read(LEDGER);
    let damaged = format!("<<<<<<< HEAD\nen/\n=======\r\ntvå/\n>>>>>>> gren\n/tre/\na\u{1b}b/\n\n{sound}\n../x\nhttps://insyn.se/\n");
    let project = project.write(LEDGER, &damaged);
    assert_snapshot!(project.refused());
    assert!(build(&project.options(false)).unwrap().1.is_none());
    assert_eq!(project.read(LEDGER), damaged, "it is not written over");
    fs::write(project.path("content").join(LEDGER), b"sydnarke/\xe5/\n").unwrap();
    let (checked, published) = build(&project.options(false)).unwrap();
    assert!(published.is_none() && checked.findings.iter().any(|finding| finding.code == Code::Encoding));
}

/// Two branches that each add addresses merge without a word from anybody.
#[test]
fn two_branches_merge_as_a_union() {
    let folder = tempfile::tempdir().unwrap();
    let git = |arguments: &[&str]| {
        let own = ["-c", "user.name=x", "-c", "user.email=x@example.com", "-c", "core.autocrlf=false"];
        let output = Command::new("git").current_dir(folder.path()).args(own).args(arguments).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    let ledger = folder.path().join("content/adresser.txt");
    let write = |lines: &str| fs::write(&ledger, lines).unwrap();
    git(&["init", "-q", "-b", "en"]);
    fs::create_dir(folder.path().join("content")).unwrap();
    fs::copy(".gitattributes", folder.path().join(".gitattributes")).unwrap();
    let commit = || {
        git(&["add", "-A"]);
        git(&["commit", "-qm", "x"]);
    };
    write("# Adresser\nb/\nd/\n");
    commit();
    git(&["checkout", "-qb", "annan"]);
    write("# Adresser\nb/\nc/\nc/2/\nd/\n");
    commit();
    git(&["checkout", "-q", "en"]);
    write("# Adresser\na/\nb/\nc/1/\nd/\n");
    commit();
    git(&["merge", "-q", "annan"]);
    let merged = fs::read_to_string(&ledger).unwrap();
    let lines: BTreeSet<&str> = merged.lines().collect();
    assert_eq!(lines, BTreeSet::from(["# Adresser", "a/", "b/", "c/", "c/1/", "c/2/", "d/"]), "{merged}");
}

/// A site that was published under another name, with one report more and with a table that is now called something else.
pub(crate) fn moved() -> Project {
    let project = Project::recorded();
    let old =
        ["narke/", "narke/2024/", "narke/2024/rapport.json", "narke/2024/tabell/x.csv", "sydnarke/2022/", "sydnarke/2022/sifferkontroll/"];
    let ledger = format!("{}{}\n", project.read(LEDGER), old.join("\n"));
    let project = project
        .write(LEDGER, &ledger)
        .replace("sydnarke/2024/siffror.toml", "[tabell.balansrakning]", "[tabell.balans]")
        .replace("sydnarke/2024/text.md", "balansrakning", "balans")
        .append(
            "webbplats.toml",
            r#"
[[flyttad]]
fran = "sydnarke/2024/#balansrakning"
till = "sydnarke/2024/#balans"

[[flyttad]]
fran = "narke/"
till = "sydnarke/"

[[borttagen]]
adress = "narke/2024/tabell/x.csv"
skal   = "Tabellen var fel."

[[borttagen]]
adress = "sydnarke/2022/"
skal   = "Rapporten innehöll personuppgifter."
datum  = 2026-11-22
"#,
        );
    project.record();
    project.publish();
    project
}

/// What has moved leads on, on any host; what is removed says why.
#[test]
fn old_addresses_lead_on() {
    let project = moved();
    let read = |file: &str| fs::read_to_string(project.path("public").join(file)).unwrap();
    assert_snapshot!([read("_redirects"), read("nginx.conf")].join("\n"));

    let moved = read("narke/2024/index.html");
    for part in [
        "<meta name=\"robots\" content=\"noindex\">",
        "<link rel=\"canonical\" href=\"https://insyn-demo.netlify.app/sydnarke/2024/\">",
        "<meta http-equiv=\"refresh\" content=\"0; url=../../sydnarke/2024/\">",
        "<a href=\"../../sydnarke/2024/\">",
    ] {
        assert!(moved.contains(part), "{part}: {moved}");
    }
    for file in ["sydnarke/2022/index.html", "sydnarke/2022/sifferkontroll/index.html"] {
        let removed = read(file);
        assert!(removed.contains("Rapporten innehöll personuppgifter.") && removed.contains("content=\"noindex\""), "{removed}");
    }
    let report = read("sydnarke/2024/index.html");
    for part in
        ["<span id=\"balansrakning\"></span>", "<span id=\"balansrakning.fordran\"></span>", "<a href=\"../../sydnarke/2024/#balans\">"]
    {
        assert!(report.contains(part), "{part}");
    }
    // Nobody is led to them but by an old link.
    let is_of_old_links =
        |file: &str| file.starts_with("narke/") || file.starts_with("sydnarke/2022/") || file == "_redirects" || file.ends_with(".conf");
    for (file, content) in bytes(&project.path("public")).into_iter().filter(|(file, _)| !is_of_old_links(file)) {
        let text = String::from_utf8_lossy(&content);
        assert!(["sydnarke/2022/\"", "sydnarke/2022/<", "/narke/"].iter().all(|old| !text.contains(old)), "{file}");
    }
}
