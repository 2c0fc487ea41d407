//! What may lie in a content folder besides files: links that lead out of it, pipes, folders named like files. Nothing outside is
//! read, nothing waits, and each is told where it stands.

#![cfg(unix)]

use crate::support::Project;
use insta::assert_snapshot;
use insyn::build::{BuildError, build};
use insyn::source::Kind;
use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::Command;

const REPORT: &str = "sydnarke/2024";
/// Stands in the files outside the content, and nowhere else.
const SECRET: &str = "hemlighet-utanfor-innehallet";

/// The excerpt with a folder outside the content, which holds a file of each kind.
fn with_outside() -> Project {
    let project = Project::excerpt();
    for (file, text) in [
        ("text.md", format!("# {SECRET} {{#{SECRET}}}\n")),
        ("siffror.toml", format!("[tabell.utanfor]\ntitel = \"{SECRET}\"\nrader = []\n")),
        ("bilagor/fil.txt", SECRET.into()),
        ("static/fil.txt", SECRET.into()),
        ("forbund/forbund.toml", format!("namn = \"{SECRET}\"\n")),
    ] {
        let path = project.path("utanfor").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    project
}

impl Project {
    /// A link in the content to something in the folder outside.
    fn link(self, from: &str, to: &str) -> Project {
        symlink(self.path("utanfor").join(to), self.path("content").join(from)).unwrap();
        self
    }

    fn folder(self, path: &str) -> Project {
        fs::create_dir_all(self.path("content").join(path)).unwrap();
        self
    }
}

/// Whether the findings stop a build, after making sure that it would publish nothing from outside if they did not.
fn stops(project: &Project) -> bool {
    let (checked, published) = build(&project.options(false)).unwrap();
    assert!(checked.findings.iter().all(|finding| !finding.message.contains(SECRET)));
    let texts = (0..).map_while(|file| checked.sources.get(insyn::diag::FileId(file)));
    assert!(texts.into_iter().all(|file| !file.text().contains(SECRET)), "the file outside was read");
    published.is_none()
}

#[test]
fn a_link_to_a_file_is_told_and_not_read() {
    let project = with_outside().link(&format!("{REPORT}/utanfor.md"), "text.md").link(&format!("{REPORT}/utanfor.toml"), "siffror.toml");
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

#[test]
fn a_link_in_place_of_a_file_that_must_be_there_is_told_once() {
    let project = with_outside().remove("medlemmar.toml").link("medlemmar.toml", "siffror.toml");
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

#[test]
fn a_link_to_a_folder_is_told_and_not_entered() {
    let project = with_outside().link(&format!("{REPORT}/bilagor"), "bilagor").link("annat", "forbund").link("sydnarke/2023", "forbund");
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

#[test]
fn a_link_among_the_attachments_is_told_once_even_where_it_is_named() {
    let project = with_outside()
        .folder(&format!("{REPORT}/bilagor"))
        .link(&format!("{REPORT}/bilagor/fil.txt"), "bilagor/fil.txt")
        .link(&format!("{REPORT}/bilagor/bild.png"), "bilagor/fil.txt")
        .append(&format!("{REPORT}/rapport.toml"), "\n[[bilaga]]\nnamn = \"Fil\"\nfil = \"fil.txt\"\n")
        .append(&format!("{REPORT}/text.md"), "\n{{ bild(\"bild.png\", alt=\"En bild\") }}\n");
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

#[test]
fn static_is_no_link_and_holds_none() {
    let project = with_outside();
    symlink(project.path("utanfor/static"), project.path("static")).unwrap();
    assert!(stops(&project));
    assert_snapshot!(project.findings());

    let project = with_outside();
    fs::create_dir(project.path("static")).unwrap();
    symlink(project.path("utanfor/static"), project.path("static/mapp")).unwrap();
    symlink(project.path("utanfor/static/fil.txt"), project.path("static/fil.txt")).unwrap();
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

#[test]
fn a_link_in_a_theme_is_not_followed() {
    let project = with_outside();
    let theme = project.path("tema");
    fs::create_dir_all(theme.join("templates")).unwrap();
    symlink(project.path("utanfor/text.md"), theme.join("fil.md")).unwrap();
    let failed = build(&project.options(false)).err().unwrap();
    let told =
        format!("”{}/fil.md” är en länk, och länkar följs inte. Lägg filen eller mappen själv där i stället för länken.", theme.display());
    assert_eq!(failed.to_string(), told);
    assert!(matches!(failed, BuildError::Theme(_)));
    fs::remove_dir_all(&theme).unwrap();
    symlink(project.path("utanfor"), &theme).unwrap();
    let failed = build(&project.options(false)).err().unwrap();
    assert_eq!(failed.to_string(), told.replace("/fil.md", ""));
}

/// What leads nowhere hides nothing, and the lock of an editor is hidden.
#[test]
fn dead_links_and_what_editors_leave_stop_nobody() {
    let project = with_outside();
    let report = project.path("content").join(REPORT);
    symlink("finns-inte", report.join("borta.md")).unwrap();
    symlink("runt.md", report.join("runt.md")).unwrap();
    symlink("anna@dator.1234:1700000000", report.join(".#text.md")).unwrap();
    for left in [".text.md.swp", "text.md~", "#text.md#", ".DS_Store"] {
        fs::write(report.join(left), [0xff, 0]).unwrap();
    }
    assert!(!stops(&project));
    assert!(project.check().comparisons().count() > 0, "the rules still apply");
    assert_snapshot!(project.findings());
}

#[test]
fn what_is_no_file_is_told_and_never_read() {
    let project = Project::excerpt();
    let report = project.path("content").join(REPORT);
    assert!(Command::new("mkfifo").arg(report.join("ko.md")).status().unwrap().success());
    let _socket = UnixListener::bind(report.join("uttag.toml")).unwrap();
    assert!(stops(&project));
    assert_snapshot!(project.findings());
    // Only an administrator can make a device, so the one that everybody has stands for it.
    assert_eq!(Kind::at(Path::new("/dev/zero")), Some(Kind::Special));
}

#[test]
fn a_folder_named_like_a_file_is_told() {
    let project = Project::excerpt().remove("sydnarke/forbund.toml").folder("sydnarke/forbund.toml").folder(&format!("{REPORT}/mer.md"));
    let project = project.folder(&format!("{REPORT}/gamla")).folder(&format!("{REPORT}/bilagor/mapp"));
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}

/// The file takes no room on the disk, but would in memory.
#[test]
fn a_file_that_is_too_large_is_told_and_not_read() {
    let project = Project::excerpt().folder(&format!("{REPORT}/bilagor"));
    for (file, bytes) in [("stor.md", 20_000_001), ("bilagor/stor.pdf", 1_000_000_000_000)] {
        let file = fs::File::create(project.path("content").join(REPORT).join(file)).unwrap();
        file.set_len(bytes).unwrap();
    }
    assert!(stops(&project));
    assert_snapshot!(project.findings());
}
