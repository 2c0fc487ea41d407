//! Addresses depend on ids alone: no title, no order and no row more or less changes one that is recorded.

use crate::support::site::rendered;
use crate::support::{Project, REAL_CONTENT, copy};
use annotate_snippets::Renderer;
use insta::assert_snapshot;
use insyn::build::build;
use insyn::diag::Code;
use insyn::model::Report;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// What stands outside the tables of a file, and each table, with all that belongs to it.
fn tables(text: &str) -> (String, Vec<String>) {
    let mut parts: Vec<(&str, String)> = vec![("", String::new())];
    for line in text.split_inclusive('\n') {
        let heading = line.starts_with('[').then(|| line.trim_start_matches('['));
        let of = heading.map(|heading| heading.strip_prefix("tabell.").map_or("", |name| name.split(['.', ']']).next().unwrap()));
        if let Some(of) = of.filter(|of| *of != parts.last().unwrap().0) {
            parts.push((of, String::new()));
        }
        parts.last_mut().unwrap().1.push_str(line);
    }
    let (others, tables): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(table, _)| table.is_empty());
    (others.into_iter().map(|(_, text)| text).collect(), tables.into_iter().map(|(_, text)| text).collect())
}

/// A table with another title and one more row, first.
fn changed(table: &str, report: &Report) -> String {
    let id = table.trim_start_matches("[tabell.").split([']', '.']).next().unwrap();
    let columns = report.table(id).unwrap().columns.len();
    let values = vec!["\"\""; columns].join(", ");
    let row = "post = \"En rad till\"";
    let inline = table.replacen("\nrader = [\n", &format!("\nrader = [\n  {{ {row}, varden = [{values}] }},\n"), 1);
    let own = format!("[[tabell.{id}.rader]]");
    let with_row = match inline == table {
        true => table.replacen(&own, &format!("{own}\n{row}\nvarden = [{values}]\n\n{own}"), 1),
        false => inline,
    };
    assert!(with_row != table, "{table}");
    with_row
        .lines()
        .map(|line| if line.starts_with("titel ") { line.replacen('"', "\"Nytt: ", 1) } else { line.to_owned() } + "\n")
        .collect()
}

/// A text with other headings, and with its sections of the second level in the opposite order.
fn turned(text: &str) -> String {
    let heading =
        |line: &str| if line.starts_with('#') && line.contains("{#") { line.replacen("# ", "# Nytt: ", 1) } else { line.to_owned() };
    let (mut out, mut sections): (String, Vec<String>) = Default::default();
    let flush = |out: &mut String, sections: &mut Vec<String>| sections.drain(..).rev().for_each(|section| out.push_str(&section));
    for line in text.split_inclusive('\n') {
        if line.starts_with("# ") {
            flush(&mut out, &mut sections);
        } else if line.starts_with("## ") {
            sections.push(String::new());
        }
        let at = sections.last_mut().unwrap_or(&mut out);
        at.push_str(&heading(line));
        if !at.ends_with('\n') {
            at.push('\n');
        }
    }
    flush(&mut out, &mut sections);
    out
}

#[test]
fn no_title_and_no_order_changes_an_address() {
    let project = Project::real();
    let content = project.path("content");
    fs::copy(Path::new(REAL_CONTENT).join("adresser.txt"), content.join("adresser.txt")).unwrap();
    copy(Path::new("static"), &project.path("static"));
    let before = project.read("adresser.txt");
    let site = project.check().site;
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for association in &site.associations {
        for report in &association.reports {
            let folder = content.join(&association.id).join(&*report.id);
            let files: Vec<PathBuf> = WalkDir::new(&folder).max_depth(1).into_iter().map(|entry| entry.unwrap().into_path()).collect();
            for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "md")) {
                let text = fs::read_to_string(file).unwrap();
                let turned = turned(&text);
                *done.entry("texts").or_default() += usize::from(turned != text);
                fs::write(file, turned).unwrap();
            }
            for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "toml")) {
                let text = fs::read_to_string(file).unwrap();
                let (rest, tables) = tables(&text);
                let rest = if file.ends_with("rapport.toml") { rest.replacen("= \"", "= \"Nytt: ", 1) } else { rest };
                let mut tables: Vec<String> = tables.iter().map(|table| changed(table, report)).collect();
                tables.reverse();
                *done.entry("tables").or_default() += tables.len();
                let later = tables.split_off(tables.len() / 2);
                if !later.is_empty() {
                    let name = file.file_stem().unwrap().to_str().unwrap();
                    fs::write(file.with_file_name(format!("0-{name}.toml")), later.concat()).unwrap();
                }
                fs::write(file, format!("{rest}\n{}", tables.concat())).unwrap();
            }
        }
    }
    assert!(done["tables"] == 105 && done["texts"] > 30, "{done:?}");
    let (checked, published) = build(&project.options(false)).unwrap();
    assert!(published.is_some(), "{}", project.told(&checked));
    let lost: Vec<&str> =
        checked.findings.iter().filter(|found| found.code == Code::AddressLost).filter_map(|found| found.help.as_deref()).collect();
    assert!(lost.is_empty(), "{}", lost.concat());
    assert_eq!(project.read("adresser.txt"), before, "there are as many addresses as before");
}

/// A row has its anchor from its label until another one is called the same; one with an id keeps it whatever others are called.
#[test]
fn a_second_row_with_a_label_is_told() {
    let rows = "sydnarke/2024/siffror.toml";
    let project = Project::excerpt()
        .replace(rows, "{ post = \"Fordringar\",  ", "{ id = \"kassa-och-bank\", post = \"Fordringar\",  ")
        .replace(rows, "{ post = \"Verksamhetens kostnader\", ", "{ post = \"Verksamhetens intäkter\", ");
    let files = rendered(&project.check());
    let page = String::from_utf8_lossy(&files["sydnarke/2024/index.html"]).into_owned();
    assert!(page.contains("id=\"balansrakning.kassa-och-bank\"") && !page.contains("id=\"oversikt.verksamhetens-intakter\""));
    let checked = project.check();
    let told = checked.findings.iter().filter(|found| found.code == Code::SameLabel);
    let told: Vec<String> = told.map(|found| insyn::cli::print_finding(found, &checked.sources, &Renderer::plain())).collect();
    assert_snapshot!(told.join("\n\n").replace(&format!("{}/", project.path("").display()).replace("//", "/"), ""));
}
