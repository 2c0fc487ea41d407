//! The handbook and its reference do what they say: the example is what `insyn init` makes, each command is run as it stands and each change is
//! made, in order, and each link leads to a heading.

use crate::support::{TODAY, held_or_written, program};
use insyn::start::{self, Association};
use rust_xlsxwriter::Workbook;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::TempDir;

const HANDBOOK: &str = "docs/handbok.md";
const REFERENCE: &str = "docs/referens.md";

#[test]
fn the_example_is_what_a_new_site_holds() {
    held_or_written(REFERENCE, |reference| {
        let (before, rest) = reference.split_once("<!-- exempel -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- slut -->").unwrap();
        let files = start::site(&Association::example(), &[], TODAY);
        // What is the same for every association is not shown.
        let shown = files.iter().filter(|(name, _)| name.starts_with("content/") && !name.contains("/."));
        let shown = shown.filter(|(name, _)| !name.ends_with("ordlista.toml") && !name.ends_with("indikatorer.toml"));
        let mut example = String::new();
        for (name, bytes) in shown {
            let kind = if name.ends_with(".md") { "markdown" } else { "toml" };
            write!(example, "\n**Fil: `{name}`**\n\n```{kind}\n{}```\n", String::from_utf8_lossy(bytes)).unwrap();
        }
        format!("{before}<!-- exempel -->\n{example}\n<!-- slut -->{after}")
    });
}

#[test]
fn the_handbook_does_what_it_says() {
    held_or_written(HANDBOOK, |handbook| Reader::new().read(handbook));
}

#[test]
fn the_reference_does_what_it_says() {
    held_or_written(REFERENCE, |reference| Reader::new().read(reference));
}

/// Who does what stands in a document, from the first line to the last.
///
/// - ```` ```console ````: what stands after `$` is typed, and what stands below is what it says.
/// - `<!-- ändra: FILE -->`: of the two blocks that follow the second takes the place of the first. `<!-- ändra tillbaka -->` takes it back.
/// - `<!-- arbetsbok: FILE -->`: the table that follows is a workbook.
/// - `<!-- förut … -->`: what the reader has done before, in a new folder.
struct Reader {
    _folder: TempDir,
    place: PathBuf,
    /// The last change: the file, and what was in it.
    changed: Option<(PathBuf, String)>,
}

impl Reader {
    fn new() -> Reader {
        let folder = tempfile::tempdir().unwrap();
        Reader { place: folder.path().to_owned(), _folder: folder, changed: None }
    }

    /// The document with what the commands say.
    fn read(mut self, document: &str) -> String {
        let mut made = String::new();
        let mut rest = document;
        while let Some(line) = rest.split_inclusive('\n').next() {
            made.push_str(line);
            rest = &rest[line.len()..];
            let mark = line.trim_end();
            if mark == "```console" {
                let (commands, after) = rest.split_once("```").unwrap();
                for typed in typed(commands) {
                    write!(made, "$ {typed}\n{}", self.run(typed)).unwrap();
                }
                made.push_str("```");
                rest = after;
            } else if mark == "<!-- förut" {
                let (commands, _) = rest.split_once("-->").unwrap();
                self = Reader::new();
                typed(commands).for_each(|typed| drop(self.run(typed)));
            } else if mark == "<!-- ändra tillbaka -->" {
                let (path, before) = self.changed.take().unwrap();
                fs::write(path, before).unwrap();
            } else if let Some(name) = mark.strip_prefix("<!-- ändra: ").and_then(|mark| mark.strip_suffix(" -->")) {
                self.change(name, rest);
            } else if let Some(name) = mark.strip_prefix("<!-- arbetsbok: ").and_then(|mark| mark.strip_suffix(" -->")) {
                workbook(&self.place.join(name), rest);
            }
        }
        made
    }

    /// What a command says. `cd` goes to a folder, as in a terminal.
    fn run(&mut self, typed: &str) -> String {
        let words = words(typed);
        match &*words[0] {
            "cd" => {
                self.place.push(&words[1]);
                String::new()
            }
            "insyn" => {
                let output = program().args(&words[1..]).current_dir(&self.place).stdin(Stdio::null()).output().unwrap();
                assert!(output.status.success(), "{typed}: {}", String::from_utf8_lossy(&output.stderr));
                let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
                said.lines().map(|line| format!("{}\n", line.trim_end())).collect()
            }
            other => panic!("{other} is no command of the handbook"),
        }
    }

    fn change(&mut self, name: &str, rest: &str) {
        let mut blocks = rest.split("```").skip(1).step_by(2).map(|block| block.split_once('\n').unwrap().1);
        let (from, to) = (blocks.next().unwrap(), blocks.next().unwrap());
        let path = self.place.join(name);
        let before = fs::read_to_string(&path).unwrap();
        assert_eq!(before.matches(from).count(), 1, "{name}: {from}");
        fs::write(&path, before.replace(from, to)).unwrap();
        self.changed = Some((path, before));
    }
}

fn typed(commands: &str) -> impl Iterator<Item = &str> {
    commands.lines().filter_map(|line| line.strip_prefix("$ "))
}

/// The words of a command, with those in quotation marks as one.
fn words(typed: &str) -> Vec<String> {
    let parts = typed.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
    words.map(str::to_owned).collect()
}

/// The workbook that the reader has, as an accountant hands it over: figures are numbers.
fn workbook(path: &Path, rest: &str) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Resultat").unwrap();
    let rows = rest.lines().skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    for (row, line) in (0..).zip(rows.filter(|line| !line.starts_with("| ---"))) {
        for (column, cell) in (0..).zip(line.trim_matches('|').split('|').map(str::trim)) {
            match cell.replace(' ', "").parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, cell).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}

/// A link within the documents in Swedish leads to a heading, and a picture is there.
#[test]
fn every_link_leads_somewhere() {
    let names = ["handbok.md", "referens.md", "sifferkontroll.md", "tillganglighet.md", "content-format.md"];
    let texts: BTreeMap<&str, String> = names.map(|name| (name, prose(&fs::read_to_string(Path::new("docs").join(name)).unwrap()))).into();
    let anchors: BTreeMap<&str, BTreeSet<String>> = texts.iter().map(|(name, text)| (*name, headings(text).collect())).collect();
    let mut wrong = Vec::new();
    for name in ["handbok.md", "referens.md", "sifferkontroll.md"] {
        let targets = texts[name].split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { name } else { file };
            let holds = match anchors.get(file) {
                Some(anchors) => anchor.is_empty() || anchors.contains(anchor),
                None => Path::new("docs").join(file).exists(),
            };
            if !holds {
                wrong.push(format!("{name}: {target}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The text without what stands in blocks of code or within a line of it.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            writeln!(kept, "{line}").unwrap();
        }
    }
    kept
}

/// The addresses of headings, as GitHub makes them.
fn headings(text: &str) -> impl Iterator<Item = String> {
    text.lines().filter(|line| line.starts_with('#')).map(|line| {
        let heading = line.trim_start_matches('#').trim().to_lowercase();
        let kept = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).collect::<String>();
        kept.replace(' ', "-")
    })
}
