//! The handbook does what it says: its example is what `insyn init` makes, and each command in it is run as it stands, in order.

use crate::support::{TODAY, held_or_written, program};
use insyn::start::{self, Association};
use rust_xlsxwriter::Workbook;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const HANDBOOK: &str = "docs/handbok.md";

#[test]
fn the_example_is_what_a_new_site_holds() {
    held_or_written(HANDBOOK, |handbook| {
        let (before, rest) = handbook.split_once("<!-- exempel -->\n").unwrap();
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

/// Every ```` ```console ```` block: what stands after `$` is typed, and what stands below is what it says. In one folder, from the first to the
/// last, as a reader would.
#[test]
fn every_command_says_what_stands_below_it() {
    held_or_written(HANDBOOK, |handbook| {
        let folder = tempfile::tempdir().unwrap();
        let mut place = folder.path().to_owned();
        let mut blocks = handbook.split("```console\n");
        let mut out = blocks.next().unwrap().to_owned();
        for block in blocks {
            let (commands, rest) = block.split_once("```").unwrap();
            let typed: Vec<&str> = commands.lines().filter_map(|line| line.strip_prefix("$ ")).collect();
            let said = typed.iter().map(|typed| format!("$ {typed}\n{}", run(typed, &mut place)));
            write!(out, "```console\n{}```{rest}", said.collect::<String>()).unwrap();
        }
        out
    });
}

/// What a command says. `cd` goes to a folder, as in a terminal.
fn run(typed: &str, place: &mut PathBuf) -> String {
    let words = words(typed);
    match &*words[0] {
        "cd" => {
            place.push(&words[1]);
            workbook(&place.join("bokslut.xlsx"));
            String::new()
        }
        "insyn" => {
            let output = program().args(&words[1..]).current_dir(&*place).stdin(Stdio::null()).output().unwrap();
            assert!(output.status.success(), "{typed}: {}", String::from_utf8_lossy(&output.stderr));
            let said = String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
            said.lines().map(|line| format!("{}\n", line.trim_end())).collect()
        }
        other => panic!("{other} is no command of the handbook"),
    }
}

/// The workbook that the reader has: a year's income statement as an accountant hands it over.
fn workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Resultat").unwrap();
    for (row, (label, values)) in [
        ("Resultaträkning", ["2026", "2025"]),
        ("Verksamhetens intäkter", ["2 100 000", "2 000 000"]),
        ("Verksamhetens kostnader", ["-2 050 000", "-1 900 000"]),
        ("Verksamhetens nettokostnad", ["50 000", "100 000"]),
        ("Ränteintäkter", ["4 000", "5 000"]),
    ]
    .into_iter()
    .enumerate()
    {
        let row = u32::try_from(row).unwrap();
        sheet.write(row, 0, label).unwrap();
        for (column, value) in (1..).zip(values) {
            sheet.write(row, column, value.replace(' ', "").parse::<f64>().unwrap()).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// The words of a command, with those in quotation marks as one.
fn words(typed: &str) -> Vec<String> {
    let parts = typed.split('"').enumerate();
    let words = parts.flat_map(|(place, part)| if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() });
    words.map(str::to_owned).collect()
}
