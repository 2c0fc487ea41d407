//! Every address belongs to one thing, and every name can be an address. What would replace a page, or be replaced by one, is told
//! before anything is made.

use crate::support::site::{REAL_AND_SIXTH, rendered};
use crate::support::{Project, TODAY, copy};
use insta::assert_snapshot;
use insyn::build::{build, check_for_authors};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

impl Project {
    /// The association under another name.
    fn rename(self, to: &str) -> Project {
        fs::rename(self.path("content/sydnarke"), self.path("content").join(to)).unwrap();
        self
    }

    /// The association once more, under another name.
    fn again(self, to: &str) -> Project {
        copy(&self.path("content/sydnarke"), &self.path("content").join(to));
        self
    }

    fn fixed(self, file: &str) -> Project {
        let path = self.path("static").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "fast").unwrap();
        self
    }
}

/// The plan knows every file that is made, before it is: nothing is made that is not planned, and what is planned but not made is what
/// a site may have later.
#[test]
fn the_plan_is_what_is_made() {
    let made: BTreeSet<String> = REAL_AND_SIXTH.files.keys().cloned().collect();
    let plan: BTreeSet<String> = REAL_AND_SIXTH.checked.addresses().map(str::to_owned).collect();
    let theme = |file: &&String| Path::new("themes/standard").join(file).exists();
    let of_search = |file: &&String| file.strip_prefix("sok/").is_some_and(|file| file.ends_with(".json"));
    let unplanned: Vec<&String> = made.difference(&plan).filter(|file| !theme(file) && !of_search(file)).collect();
    assert!(unplanned.is_empty(), "made, and not in site::plan: {unplanned:?}");
    let unmade: Vec<&String> = plan.difference(&made).collect();
    assert!(unmade.is_empty(), "in site::plan, and not made: {unmade:?}");

    let project = Project::excerpt();
    let checked = project.check();
    let files = rendered(&checked);
    let later: Vec<&str> = checked.addresses().filter(|file| !files.contains_key(*file)).collect();
    assert_eq!(later, ["ordlista/index.html"]);
}

#[test]
fn an_association_cannot_have_the_address_of_a_page_of_the_site() {
    for name in ["om", "sok", "medlem", "jamfor", "indikatorer", "ordlista", "tillganglighet", "data"] {
        let found = Project::excerpt().rename(name).findings();
        let expected = format!(
            "fel[dubbel-adress]: adressen ”/{name}/” är upptagen av webbplatsens egna sidor\n \
             --> content/{name}/forbund.toml:1:1\n"
        );
        assert!(found.starts_with(&expected) && found.ends_with("= hjälp: Byt namn på mappen."), "{found}");
        assert_eq!(found.matches("fel[").count(), 1, "{found}");
    }
}

#[test]
fn the_name_of_a_folder_is_an_id() {
    let long = "x".repeat(200);
    for name in ["404.html", "a#b", "a%b", "Sydnärke", "a b", "a\nb", "a\u{1b}[31mb", "con", "con.toml.d", &long] {
        let found = Project::excerpt().rename(name).findings();
        let shown = name.replace(char::is_control, "\u{fffd}");
        let expected = format!("fel[fel-id]: mappen ”{shown}” duger inte som id\n --> content/{shown}/forbund.toml:1:1\n");
        assert!(found.starts_with(&expected), "{found}");
        assert_eq!(found.matches("fel[").count(), 1, "{found}");
    }
    assert_snapshot!(Project::excerpt().rename("Sydnärke").findings());
}

#[test]
fn the_name_of_a_report_is_a_period() {
    for name in ["2024-", "2024 ", "2024\n", "2024-H1", "index.html", "diagram", "02024"] {
        let project = Project::excerpt();
        fs::rename(project.path("content/sydnarke/2024"), project.path("content/sydnarke").join(name)).unwrap();
        let shown = name.replace(char::is_control, "\u{fffd}");
        let expected = format!("fel[fel-period]: mappen ”{shown}” heter inte som en period\n");
        assert!(project.findings().contains(&expected), "{}", project.findings());
    }
}

#[test]
fn an_id_is_no_longer_than_a_path_can_hold() {
    let long = "x".repeat(300);
    let project = Project::excerpt().append("medlemmar.toml", &format!("\n[[medlem]]\nid = \"{long}\"\nnamn = \"X\"\nslag = \"kommun\"\n"));
    let found = project.findings();
    assert!(found.contains("duger inte som id") && found.ends_with("= hjälp: Ett id har högst 64 tecken."), "{found}");
}

#[test]
fn the_same_organisation_number_twice() {
    assert_snapshot!(Project::excerpt().again("annat").findings());
}

/// A file system may not tell them apart; an address does.
#[test]
fn names_that_differ_only_in_case() {
    let project = Project::excerpt().again("SYDNARKE").replace("SYDNARKE/forbund.toml", "222000", "222001");
    assert_snapshot!(project.findings());
}

#[test]
fn a_fixed_file_replaces_nothing_that_is_made() {
    let project = Project::excerpt()
        .fixed("index.html")
        .fixed("om/index.html")
        .fixed("OM/index.html")
        .fixed("404.html")
        .fixed("feed.xml")
        .fixed("sitemap-2.xml")
        .fixed("sitemap-for-oss.pdf")
        .fixed("sok/start.json")
        .fixed("sydnarke/2024/diagram/resultat.svg")
        .fixed("Robots.txt")
        .fixed("robots.txt");
    assert_snapshot!(project.findings());
    assert_snapshot!(Project::excerpt().fixed("sydnarke").fixed("om/index.html/fil").findings());
    assert!(build(&project.options(false)).unwrap().1.is_none(), "nothing is published");
}

#[test]
fn an_asset_of_a_theme_replaces_nothing() {
    let project = Project::excerpt().fixed("ikon.svg");
    let theme = project.path("tema");
    fs::create_dir_all(theme.join("om")).unwrap();
    fs::write(theme.join("ikon.svg"), "tema").unwrap();
    fs::write(theme.join("om/index.html"), "tema").unwrap();
    let (checked, published) = build(&project.options(false)).unwrap();
    assert!(published.is_none());
    assert_snapshot!(project.told(&checked));
    // Whoever checks is told the same.
    let checked_alone = check_for_authors(&project.path("content"), None, false, TODAY).unwrap();
    assert_eq!(project.told(&checked_alone), project.told(&checked));
}

/// What cannot be a name on every disk would stop the build with a complaint about the program, or later the copy of somebody else.
#[test]
fn a_file_is_published_under_a_name_that_every_disk_can_hold() {
    let bad = ["a\\b.txt", "a:b.txt", "a\nb.txt", "con.txt", "a.", &"ö".repeat(120)];
    let mut project = Project::excerpt().fixed("fil #1 å.txt").write("sydnarke/2024/bilagor/vad?.txt", "fil");
    project = project.append("sydnarke/2024/rapport.toml", "\n[[bilaga]]\nnamn = \"Fil\"\nfil = \"vad?.txt\"\n");
    for name in bad {
        project = project.fixed(name);
    }
    assert_snapshot!(project.findings());
}

/// What no Unicode can say is no name either.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let project = Project::excerpt().fixed("fil.txt");
    fs::write(project.path("static").join(std::ffi::OsStr::from_bytes(b"a\xff.txt")), "fil").unwrap();
    assert_snapshot!(project.findings());
}
