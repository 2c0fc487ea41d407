//! `adresser.txt`: the ledger of addresses. It is the program's own, but lies where people and git come at it.

use crate::diag::{Code, FileId, Finding, Span};
use crate::model::{Ledger, lines, wrong_address};
use crate::source::Sources;

/// Reads the ledger. What is no address is a finding, and nothing is published until it is put right.
pub fn ledger(sources: &Sources, file: Option<FileId>) -> (Ledger, Option<Finding>) {
    let Some(file) = file else { return Default::default() };
    let text = sources.text(file);
    let mut wrong = lines(text).filter_map(|line| Some((Span::new(file, line.clone()), wrong_address(&text[line])?)));
    let finding = wrong.next().map(|(first, why)| {
        let finding = Finding::new(Code::BadLedger, first, "listan över adresser är skadad").label(why);
        wrong.fold(finding, |finding, (next, why)| finding.also(next, why))
    });
    let help = "Ta bort raderna, men behåll alla adresser omkring dem. Ordningen spelar ingen roll. Eller hämta filen ur git som den var.";
    (Ledger::of(text.to_owned()), finding.map(|finding| finding.help(help)))
}
