//! Slips of the hand: what an office worker writes by mistake, each made in a copy of the real content of one association, with what
//! the program prints to the character. Each slip gives exactly one finding, which names the cause and how to mend it.
//!
//! The slips are those of the handbook's tables *När det säger nej* and *De vanligaste svaren*, those that a new author made with the
//! handbook alone, and more of the same kinds. They are told by what they are about, a file for each.

mod ways;
mod years;
mod comparisons;
mod syntax;
mod keys;
mod text;
mod one_character;
mod printed;

use crate::support::{Project, copy};
use std::fs;
use std::path::Path;

const REPORT: &str = "sydnarke/2024/rapport.toml";
const FIGURES: &str = "sydnarke/2024/siffror.toml";
const SHEETS: &str = "sydnarke/2024/insatsblad.toml";
const ACTIVITIES: &str = "sydnarke/2024/aktiviteter.toml";
const TEXT: &str = "sydnarke/2024/01-forvaltningsberattelse.md";

/// A slip by its name, with how it is made.
type Slip = (&'static str, fn(Project) -> Project);

/// The real content of one association with two reports.
fn sydnarke() -> Project {
    let project = Project::real();
    for other in ["lekeberg-orebro", "norra-orebro", "sodra-dalarna"] {
        fs::remove_dir_all(project.path("content").join(other)).unwrap();
    }
    project
}

/// Makes each slip in a copy of its own, and holds what is printed.
fn each(slips: &[Slip]) {
    let outcomes: Vec<(&str, usize, String)> = {
        use rayon::prelude::*;
        let told = |(name, make): &Slip| {
            let project = make(sydnarke());
            let checked = project.check();
            (*name, checked.findings.open().count(), project.told(&checked))
        };
        slips.par_iter().map(told).collect()
    };
    for (name, _, told) in &outcomes {
        insta::assert_snapshot!(*name, told);
    }
    let not_one: Vec<(&str, usize)> = outcomes.iter().map(|(name, count, _)| (*name, *count)).filter(|(_, count)| *count != 1).collect();
    assert!(not_one.is_empty(), "each slip has one finding, but {not_one:?}");
}

/// A new year made as the handbook says: a copy of the folder of the year before.
fn copied_year(project: Project) -> Project {
    copy(&project.path("content/sydnarke/2024"), &project.path("content/sydnarke/2025"));
    project
}

/// A short report of a new year, with the year before beside it.
fn sydnarke_2025(project: Project) -> Project {
    copy(Path::new("tests/fixtures/nytt-ar"), &project.path("content/sydnarke/2025"));
    project
}

impl Project {
    /// A file as other bytes than those of UTF-8.
    fn bytes(self, file: &str, bytes: &[u8]) -> Project {
        fs::write(self.path("content").join(file), bytes).unwrap();
        self
    }

    fn moved(self, from: &str, to: &str) -> Project {
        fs::rename(self.path("content").join(from), self.path("content").join(to)).unwrap();
        self
    }

    /// Replaces every place where `from` stands.
    fn replace_all(self, file: &str, from: &str, to: &str) -> Project {
        let text = self.read(file);
        assert!(text.contains(from), "{file} lacks ”{from}”");
        self.write(file, &text.replace(from, to))
    }
}

#[test]
fn the_content_is_sound_before_a_slip_is_made() {
    assert_eq!(sydnarke().findings(), "");
}
