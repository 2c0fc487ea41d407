//! A page that is made anew after one file has changed is the page of the whole site.

use crate::support::site::REAL;
use crate::support::{Project, REAL_CONTENT};
use insyn::build::{Live, build};
use insyn::diag::{Code, FileId, Rule};
use std::fs;
use std::path::Path;

fn live(content: &Path) -> Live {
    Live::open(content, None).unwrap()
}

/// A file by the end of its path.
fn file(live: &Live, path: &str) -> FileId {
    live.checked().sources.all().find(|(_, file)| file.path.ends_with(path)).unwrap().0
}

/// The texts of the reports one after the other, so that each association is taken out, and put away for the next.
#[test]
fn what_has_not_changed_is_shown_as_it_was() {
    let mut live = live(Path::new(REAL_CONTENT));
    for (path, html) in REAL.files.iter().filter_map(|(address, html)| Some((address.strip_suffix("/index.html")?, html))) {
        let about = Path::new(REAL_CONTENT).join(path).join("rapport.toml");
        let Ok(text) = fs::read_to_string(&about) else { continue };
        for _ in 0..2 {
            let id = file(&live, about.to_str().unwrap());
            let changed = live.change(id, text.clone()).unwrap().unwrap();
            assert!(changed.html.unwrap().as_bytes() == html, "{path}");
            assert!(!changed.findings.stop(true), "{path}");
        }
    }
}

#[test]
fn a_changed_figure_and_text_are_shown_and_judged() {
    let project = Project::real();
    let mut live = live(&project.path("content"));
    let (figures, text) = ("sydnarke/2024/siffror.toml", "sydnarke/2024/lattlast.md");
    let (id, original) = (file(&live, figures), project.read(figures));
    live.change(id, original.clone()).unwrap();
    let wrong = original.replacen("- 4 996 117", "- 4 996 171", 1);
    assert!(wrong != original);
    let changed = live.change(id, wrong).unwrap().unwrap();
    assert!(changed.findings.stop(true) && changed.findings.iter().any(|finding| finding.code == Rule::EqualFacts.into()));
    assert!(changed.html.unwrap().contains("4\u{a0}996\u{a0}171"));

    let easy = format!("{}\nEn helt ny mening.\n", project.read(text));
    live.change(id, original).unwrap();
    let changed = live.change(file(&live, text), easy.clone()).unwrap().unwrap();
    assert!(!changed.findings.stop(true));
    let project = project.write(text, &easy);
    build(&project.options(true)).unwrap();
    assert!(changed.html.unwrap() == fs::read_to_string(project.path("public/sydnarke/2024/index.html")).unwrap());
}

#[test]
fn what_cannot_be_read_is_told_and_forgotten_when_it_is_mended() {
    let project = Project::real();
    let mut live = live(&project.path("content"));
    let id = file(&live, "sydnarke/2024/siffror.toml");
    let text = project.read("sydnarke/2024/siffror.toml");
    let whole = live.change(id, text.clone()).unwrap().unwrap().html.unwrap();
    let broken = live.change(id, text.replacen(']', "", 1)).unwrap().unwrap();
    assert!(broken.findings.iter().any(|finding| finding.code == Code::Toml));
    let mended = live.change(id, text).unwrap().unwrap();
    assert!(!mended.findings.stop(true));
    assert!(mended.html.unwrap() == whole);
    let about = file(&live, "sydnarke/2024/rapport.toml");
    assert!(live.change(about, String::new()).unwrap().unwrap().html.is_none());
    assert!(live.change(file(&live, "content/medlemmar.toml"), String::new()).unwrap().is_none(), "it is of no report");
}

/// What is left of an association that was put away is no page.
#[test]
fn an_association_of_which_nothing_can_be_read_has_no_page() {
    let project = Project::real();
    let mut live = live(&project.path("content"));
    let id = file(&live, "sydnarke/2024/siffror.toml");
    let text = project.read("sydnarke/2024/siffror.toml");
    let about = project.read("sydnarke/forbund.toml");
    let project = project.write("sydnarke/forbund.toml", "");
    assert!(live.change(id, text.clone()).unwrap().unwrap().html.is_none());
    let _whole = project.write("sydnarke/forbund.toml", &about);
    assert!(live.change(id, text).unwrap().unwrap().html.unwrap().as_bytes() == &*REAL.files["sydnarke/2024/index.html"]);
}
