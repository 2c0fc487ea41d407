//! `check --otaggat`: the numbers in the texts that are bound to no figure, with how many are, report by report. Information, never an error.

use super::say;
use crate::build::Checked;
use crate::narrative::numbers;
use crate::swedish::{counted, numbered};
use std::io;

/// So many characters on either side of a number are shown.
const ASIDE: usize = 40;

/// Lists the numbers on stdout. The texts and the cells of all reports must be at hand.
pub(super) fn print(checked: &Checked) -> io::Result<()> {
    let mut out = String::new();
    for (association, report) in
        checked.site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)))
    {
        let numbers = numbers(report, &checked.sources);
        let open: Vec<_> = numbers.unbound.iter().filter(|number| number.reason.is_none()).collect();
        let (all, explained) = (numbers.bound + numbers.unbound.len(), numbers.unbound.len() - open.len());
        let share = (numbers.bound * 100).checked_div(all).unwrap_or(100);
        let tal = numbered(all, "tal", "tal");
        out += &format!(
            "{}/{}: {tal} i texten. {} hämtas ur tabellerna ({share} %), {} har ett skäl.",
            association.id, report.id, numbers.bound, explained
        );
        out += &match open.len() {
            0 => " Inget är kvar.\n".to_owned(),
            left => format!(" {} kvar:\n", numbered(left, "tal är", "tal är")),
        };
        for number in open {
            let (line, column) = checked.sources.position(number.span);
            let file = checked.sources.file(number.span.file);
            out += &format!("  {}:{line}:{column}  {}\n", file.path, around(file.text(), number.span.range()));
        }
        for (index, reason) in report.unbound.iter().enumerate() {
            if !numbers.unbound.iter().any(|number| number.reason == Some(index)) {
                let words = reason.texts.first().map_or("", |text| text.value.as_str());
                out += &format!("  [[otaggat]] med ”{words}” gäller inget tal i texten.\n");
            }
        }
    }
    if out.is_empty() {
        out = format!("{} med text.\n", counted(0, "En rapport", "rapporter"));
    }
    say::out(&out)
}

/// A number with what stands beside it in its line.
fn around(text: &str, at: std::ops::Range<usize>) -> String {
    let before: Vec<char> = text[..at.start].chars().rev().take_while(|c| *c != '\n').take(ASIDE).collect();
    let after: String = text[at.end..].chars().take_while(|c| *c != '\n').take(ASIDE).collect();
    let before: String = before.into_iter().rev().collect();
    format!("…{}»{}«{}…", before, &text[at], after)
}
