//! The narrative of a new report: the headings, tables and charts of the last one, and its text as comments to go by.

use super::shift::Shift;
use crate::model::Report;
use crate::narrative::{moved, to_fill_here};

/// A line that stays: a heading, or a table, a chart or a sheet on a line of its own.
fn stays(line: &str) -> bool {
    let is_heading = line.trim_start_matches('#').starts_with(' ') && line.starts_with('#');
    let call = line.trim().strip_prefix("{{").map(str::trim_start).unwrap_or_default();
    is_heading || line.trim().ends_with("}}") && ["tabell(", "diagram(", "insats("].iter().any(|name| call.starts_with(name))
}

/// An outline of a text.
pub(super) fn of(text: &str, is_easy: bool, last: &Report, shift: &Shift) -> String {
    let text = moved(text, |path| shift.path(path));
    let mut out = String::new();
    let mut heading = String::new();
    let mut run: Vec<&str> = Vec::new();
    for line in text.lines() {
        if !stays(line) {
            run.push(line);
            continue;
        }
        flush(&mut run, &heading, is_easy, last, &mut out);
        if line.starts_with('#') {
            heading = shift.near_years(line.trim_start_matches('#').split("{#").next().unwrap_or_default().trim());
            out += &format!("{}\n\n", shift.near_years(line));
        } else {
            out += &format!("{line}\n\n");
        }
    }
    flush(&mut run, &heading, is_easy, last, &mut out);
    out.trim_end().to_owned() + "\n"
}

/// What stood between two lines that stay.
fn flush(run: &mut Vec<&str>, heading: &str, is_easy: bool, last: &Report, out: &mut String) {
    let was = run.join("\n").replace("<!--", "").replace("-->", "");
    run.clear();
    if was.trim().is_empty() {
        return;
    }
    let hint = match heading {
        _ if is_easy => "Det viktigaste i rapporten, i korta meningar och med vanliga ord.".to_owned(),
        "" => "Inledningen.".to_owned(),
        heading => format!("Texten under rubriken {heading}."),
    };
    *out += &format!("{}\n\n<!-- {}:\n\n{}\n-->\n\n", to_fill_here(&hint), last.title, was.trim());
}
