//! The preview is the site that `build --drafts` would write, whatever has been changed, and tells what `check` would tell.

use crate::fuzz::{Random, changed};
use crate::support::{FROZEN_CONTENT, Project, TODAY, bytes, copy};
use insyn::build::{self, Asked, Options, Preview, build};
use insyn::diag::{Code, Rule};
use insyn::output::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

fn options(project: &Project) -> Options {
    Options { drafts: true, ..project.options(false) }
}

fn open(project: &Project) -> Preview {
    Preview::open(&options(project)).unwrap()
}

/// The site as it would be built, but for the marker of its folder.
fn built(project: &Project) -> Option<Files> {
    let (_, published) = build(&options(project)).unwrap();
    published.map(|_| bytes(&project.path("public")).into_iter().filter(|(name, _)| !name.starts_with(".insyn")).collect())
}

fn told(preview: &mut Preview) -> Vec<String> {
    let (findings, sources) = preview.findings().unwrap();
    let place = |file, at| format!("{}:{at}", sources.file(file).path);
    let told = findings.iter().map(|finding| {
        let at = finding.place.span;
        format!("{} {} {} {:?} {}", place(at.file, at.start()), finding.code.id(), finding.severity.name(), finding.help, finding.message)
    });
    told.collect()
}

/// What `check` tells.
fn checked(project: &Project) -> Vec<String> {
    let checked = build::check_for_authors(&project.path("content"), None, false, TODAY).unwrap();
    let told = checked.findings.iter().map(|finding| {
        let at = finding.place.span;
        let place = format!("{}:{}", checked.sources.file(at.file).path, at.start());
        format!("{place} {} {} {:?} {}", finding.code.id(), finding.severity.name(), finding.help, finding.message)
    });
    told.collect()
}

fn one(path: PathBuf) -> BTreeSet<PathBuf> {
    BTreeSet::from([path])
}

#[test]
fn each_file_is_the_one_that_is_built() {
    let project = Project::real_and_sixth().replace("pahittade-dalen/2023/rapport.toml", "varden = [400]", "varden = [300]");
    let mut preview = open(&project);
    let files = built(&project).unwrap();
    assert!(files.len() > 500 && files.contains_key("pahittade-dalen/2023/index.html"));
    // Of what lies below a page each seventh is enough: it is made as the others, and all of it before a release.
    let number = std::env::var("INSYN_EDITS").map_or(7, |_| 1);
    let is_small =
        |address: &str| ["/diagram/", "/tabell/", "/bilagor/", "medlem/", "indikatorer/"].iter().any(|part| address.contains(part));
    for (_, (address, content)) in files.iter().enumerate().filter(|(place, (address, _))| !is_small(address) || place % number == 0) {
        assert!(preview.file(address).unwrap().as_ref() == Some(content), "{address}");
    }
    assert!(preview.file("sydnarke/1999/index.html").unwrap().is_none());
    assert!(preview.file("sydnarke/2024/").unwrap().is_none());
    assert_eq!(told(&mut preview), checked(&project));
}

#[test]
fn a_changed_figure_is_shown_and_judged_and_what_cannot_be_built_leaves_the_page_as_it_was() {
    let project = Project::real();
    let mut preview = open(&project);
    let (figures, page) = ("sydnarke/2024/siffror.toml", "sydnarke/2024/index.html");
    let path = project.path("content").join(figures);
    let shows = |preview: &mut Preview, text: &str| String::from_utf8(preview.file(page).unwrap().unwrap()).unwrap().contains(text);
    let project = project.replace(figures, "- 4 996 117", "- 4 996 171");
    assert!(preview.look(Some(&one(path.clone()))));
    assert!(shows(&mut preview, "4\u{a0}996\u{a0}171"));
    let is_equal_facts = |preview: &mut Preview| preview.findings().unwrap().0.open().any(|found| found.code == Rule::EqualFacts.into());
    assert!(is_equal_facts(&mut preview) && !preview.is_behind());
    // Half a file, as an editor leaves it that writes it anew.
    let whole = project.read(figures);
    let project = project.write(figures, &whole.replacen(']', "", 1).replace("4 996 171", "4 996 222"));
    assert!(preview.look(Some(&one(path.clone()))) && preview.is_behind());
    assert!(shows(&mut preview, "4\u{a0}996\u{a0}171"));
    assert!(preview.findings().unwrap().0.iter().any(|found| found.code == Code::Toml));
    // Meanwhile another association is looked at.
    assert!(preview.file("norra-orebro/2021/index.html").unwrap().is_some());
    assert!(shows(&mut preview, "4\u{a0}996\u{a0}171"));
    let _project = project.write(figures, &whole.replace("4 996 171", "4 996 117"));
    assert!(preview.look(Some(&one(path.clone()))) && !preview.is_behind());
    assert!(shows(&mut preview, "4\u{a0}996\u{a0}117") && !is_equal_facts(&mut preview));
    assert!(!preview.look(Some(&one(path))), "nothing has changed");
}

#[test]
fn content_that_is_broken_from_the_beginning_is_shown_once_it_is_mended() {
    let project = Project::sound_sixth();
    let about = project.read("pahittade-dalen/forbund.toml");
    let project = project.write("pahittade-dalen/forbund.toml", "[");
    let mut preview = open(&project);
    assert!(preview.is_behind() && preview.file("index.html").unwrap().is_none());
    assert_eq!(told(&mut preview), checked(&project));
    let project = project.write("pahittade-dalen/forbund.toml", &about);
    assert!(preview.look(Some(&one(project.path("content/pahittade-dalen/forbund.toml")))));
    assert!(!preview.is_behind() && preview.file("index.html").unwrap().is_some());
    fs::remove_dir_all(project.path("content")).unwrap();
    assert!(preview.look(None) && preview.failure().is_some());
    for page in ["index.html", "pahittade-dalen/2022/index.html"] {
        assert!(preview.file(page).unwrap().is_some(), "{page} is gone with the content");
    }
}

/// As in a build, a strict one asks for more.
#[test]
fn what_nobody_has_explained_stands_in_the_way_of_a_strict_preview_alone() {
    let project =
        Project::sound_sixth().replace("pahittade-dalen/2022/siffror.toml", "\"4,80\", \"4,50\"], summa", "\"5,80\", \"4,50\"], summa");
    for strict in [false, true] {
        let mut preview = Preview::open(&Options { strict, ..options(&project) }).unwrap();
        let (findings, _) = preview.findings().unwrap();
        assert!(findings.stop(true) && !findings.stop(false));
        assert_eq!(preview.is_behind(), strict);
    }
}

#[test]
fn what_stands_on_a_page_leads_to_where_it_is_written() {
    let project = Project::real();
    let mut preview = open(&project);
    let mut spot = |asked: Asked| {
        let spot = preview.spot("sydnarke/2024/index.html", &asked)?;
        assert!(spot.path.is_file() && spot.shown.ends_with(spot.path.file_name()?.to_str()?));
        let line = fs::read_to_string(&spot.path).unwrap().lines().nth(spot.line - 1)?.to_owned();
        Some((spot.path.file_name()?.to_str()?.to_owned(), line.chars().skip(spot.column - 1).collect::<String>()))
    };
    let starts = |spot: Option<(String, String)>, file: &str, text: &str| {
        assert!(spot.as_ref().is_some_and(|(at, rest)| at == file && rest.starts_with(text)), "{spot:?}");
    };
    starts(spot(Asked::Path("resultatrakning.arets-resultat".into())), "siffror.toml", "200_271");
    starts(spot(Asked::Cell("resultatrakning.arets-resultat".into(), 0)), "siffror.toml", "200_271");
    assert!(spot(Asked::Figure("arets-resultat/sydnarke/2024/alla".into())).is_some());
    assert!(spot(Asked::Anchor("resultatrakning".into())).is_some());
    assert_eq!(spot(Asked::Text("Det här står ingenstans.".into())), None);
    assert_eq!(spot(Asked::Figure("skillnad(|".into())), None);
}

/// What may be done to a project, one thing at a time, as people, editors and git do it.
struct Editing {
    project: Project,
    /// As it was, and to go back to.
    original: BTreeMap<String, Vec<u8>>,
    random: Random,
}

impl Editing {
    fn folder(&self) -> PathBuf {
        self.project.path("content").parent().unwrap().to_owned()
    }

    fn files(&self) -> Vec<PathBuf> {
        let parts = ["content", "static", "tema"].map(|part| self.project.path(part));
        let files = parts.iter().filter(|part| part.is_dir()).flat_map(|part| WalkDir::new(part).sort_by_file_name());
        files.map(Result::unwrap).filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
    }

    /// Everything as it was at first.
    fn restore(&self) {
        for file in self.files() {
            let name = file.strip_prefix(self.folder()).unwrap().to_str().unwrap().to_owned();
            if !self.original.contains_key(&name) {
                fs::remove_file(&file).unwrap();
                // What is left of a folder that was new.
                file.ancestors().skip(1).take_while(|folder| fs::remove_dir(folder).is_ok()).for_each(drop);
            }
        }
        for (name, content) in &self.original {
            let path = self.folder().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if fs::read(&path).ok().as_ref() != Some(content) {
                fs::write(path, content).unwrap();
            }
        }
    }

    /// Changes something. Returns what was done.
    fn edit(&mut self) -> String {
        let files = self.files();
        let texts: Vec<PathBuf> =
            files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml" || end == "md")).cloned().collect();
        let content: Vec<PathBuf> = texts.iter().filter(|file| file.starts_with(self.project.path("content"))).cloned().collect();
        let one = self.random.one(if content.is_empty() { &files } else { &content }).clone();
        let put = |name: &str, text: &[u8]| {
            let path = self.project.path(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
            format!("writes {name}")
        };
        match self.random.below(16) {
            0..=6 => {
                // A digit is what most edits are about.
                let mut text = fs::read(&one).unwrap();
                let digits: Vec<usize> = (0..text.len()).filter(|at| text[*at].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    let at = *self.random.one(&digits);
                    text[at] = b'0' + self.random.below(10) as u8;
                    fs::write(&one, text).unwrap();
                }
                format!("a digit of {}", one.display())
            }
            7 | 8 => {
                let others: Vec<Vec<u8>> = content.iter().take(4).map(|file| fs::read(file).unwrap()).collect();
                let text = changed(&fs::read(&one).unwrap(), &others, &mut self.random);
                fs::write(&one, text).unwrap();
                format!("something of {}", one.display())
            }
            9 => {
                fs::remove_file(&one).unwrap();
                format!("removes {}", one.display())
            }
            10 => {
                let to = one.with_file_name(*self.random.one(&["nytt.md", "nytt.toml", "rapport.toml.txt", ".text.md.swp", "Ny bild.png"]));
                fs::rename(&one, &to).unwrap();
                format!("renames {} to {}", one.display(), to.display())
            }
            11 => {
                let abouts: Vec<&PathBuf> = content.iter().filter(|file| file.ends_with("rapport.toml")).collect();
                let Some(about) = (!abouts.is_empty()).then(|| *self.random.one(&abouts)) else { return "nothing".into() };
                let text = fs::read_to_string(about).unwrap_or_default();
                let to = *self.random.one(&["utkast", "beslutad", "publicerad"]);
                let lines =
                    text.lines().map(|line| if line.starts_with("status") { format!("status = \"{to}\"") } else { line.to_owned() });
                fs::write(about, lines.collect::<Vec<_>>().join("\n")).unwrap();
                format!("{to}: {}", about.display())
            }
            12 => put("static/om.txt", format!("{}", self.random.below(9)).as_bytes()),
            13 => put("tema/stil.css", format!("body {{ margin: {}px }}", self.random.below(9)).as_bytes()),
            14 => put("tema/labels.toml", [&b"[site]\nskip = \"Hoppa\"\n"[..], b"[site\n"][self.random.below(4) / 3]),
            _ => {
                let report = one.parent().unwrap().to_owned();
                if report.join("rapport.toml").is_file() {
                    copy(&report, &report.with_file_name("2031"));
                    return format!("copies {}", report.display());
                }
                put("content/pahittade-dalen/2023/bilagor/bild.png", &[b'x'; 9])
            }
        }
    }
}

/// What the watcher would hand on between two moments.
fn difference(before: &BTreeMap<PathBuf, Vec<u8>>, after: &BTreeMap<PathBuf, Vec<u8>>) -> Option<BTreeSet<PathBuf>> {
    let same = before.len() == after.len() && before.keys().all(|file| after.contains_key(file));
    same.then(|| after.iter().filter(|(file, content)| before[*file] != **content).map(|(file, _)| file.clone()).collect())
}

/// 6 edits; `INSYN_EDITS` says how many, and `INSYN_FUZZ_SEED` where to begin.
#[test]
fn whatever_is_edited_the_preview_is_what_would_be_built() {
    let number = |name| std::env::var(name).ok().map(|text: String| text.parse::<usize>().unwrap());
    let (edits, seed) = (number("INSYN_EDITS").unwrap_or(6), number("INSYN_FUZZ_SEED").unwrap_or(0));
    let project = Project::from(Path::new(FROZEN_CONTENT)).and_sixth();
    let project = project.replace("pahittade-dalen/forbund.toml", "000000-0000", "000000-0001");
    let project = project.replace("pahittade-dalen/2023/rapport.toml", "varden = [400]", "varden = [300]");
    let mut editing = Editing { project, original: BTreeMap::new(), random: Random(seed as u64) };
    let content = |editing: &Editing| -> BTreeMap<PathBuf, Vec<u8>> {
        editing.files().into_iter().map(|file| (file.clone(), fs::read(file).unwrap())).collect()
    };
    let folder = editing.folder();
    let name = |path: &PathBuf| path.strip_prefix(&folder).unwrap().to_str().unwrap().to_owned();
    editing.original = content(&editing).iter().map(|(path, text)| (name(path), text.clone())).collect();
    let mut preview = open(&editing.project);
    let mut seen = content(&editing);
    let (mut sound, mut broken, mut done, mut is_broken) = (0, 0, Vec::new(), false);
    for edit in 0..edits {
        // Mostly a slip is mended before the next one.
        let mends = is_broken && editing.random.below(4) > 0 || edit % 20 == 19;
        if mends {
            editing.restore();
            done.clear();
        } else {
            done.push(editing.edit());
        }
        let now = content(&editing);
        let changed = difference(&seen, &now);
        if changed.as_ref().is_none_or(|changed| !changed.is_empty()) {
            preview.look(changed.as_ref());
        }
        seen = now;
        let about = || format!("seed {seed}, edit {edit}: {}", done.join("; "));
        if preview.failure().is_some() {
            // What is wrong with the content is told before what is wrong with the theme.
            let published = build(&options(&editing.project)).map(|(_, published)| published.is_some());
            assert!(!published.unwrap_or(false), "{}: {:?}", about(), preview.failure());
            continue;
        }
        assert_eq!(told(&mut preview), checked(&editing.project), "{}", about());
        let published = built(&editing.project);
        is_broken = published.is_none();
        let Some(files) = published else {
            broken += 1;
            assert!(preview.is_behind() || preview.findings().unwrap().0.stop(false), "{}", about());
            preview.file("pahittade-dalen/2022/index.html").unwrap();
            continue;
        };
        sound += 1;
        assert!(!preview.is_behind(), "{}", about());
        let all = edit % 20 == 19;
        for (place, (address, content)) in files.iter().enumerate() {
            if all || address.ends_with("index.html") && editing.random.below(4) == 0 || (place + edit) % 40 == 0 {
                assert!(preview.file(address).unwrap().as_ref() == Some(content), "{address}: {}", about());
            }
        }
    }
    println!("{sound} sound, {broken} broken");
    assert!(edits < 40 || sound > edits / 3 && broken > edits / 8, "{sound} sound, {broken} broken");
}
