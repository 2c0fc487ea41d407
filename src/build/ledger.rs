//! The ledger of addresses against what is published now: nothing that has worked may stop working untold.

use super::addresses::Claim;
use super::checked::Checked;
use super::error::BuildError;
use crate::diag::{Code, Finding, Located, Severity, Span};
use crate::keys;
use crate::model::{Ledger, Now, TextKind, above, renamed};
use crate::output;
use crate::source::{self, LEDGER};
use crate::swedish::{counted, nearest};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// So many addresses are named as examples.
const EXAMPLES: usize = 3;
/// Among so many the successor is looked for.
const MOST: usize = 400;

/// Writes the ledger with what is new. What somebody has added meanwhile stays, and one that has become unreadable is left alone.
pub(super) fn record(content: &Path, new: &Ledger) -> Result<(), BuildError> {
    let path = content.join(LEDGER);
    let known = if path.exists() { String::from_utf8(source::bytes(&path)?) } else { Ok(String::new()) };
    let Ok(known) = known else { return Ok(()) };
    let text: String = Ledger::of(known.trim_start_matches('\u{feff}').to_owned()).with(new).collect();
    Ok(output::write_into(content, [(LEDGER, text.as_bytes())])?)
}

impl Checked {
    /// Finds what has been published and is gone, what is wrong with the entries about that, and if asked what is not recorded yet. Returns
    /// what is new. Of content that cannot be read nobody knows what it lacks.
    pub(super) fn hold_against_ledger(&mut self, tells_new: bool) -> Ledger {
        let Some(file) = self.ledger_file.filter(|_| !self.findings.stop(false)) else { return Ledger::default() };
        let current = self.lasting();
        let new = Ledger::of(current.without(&self.ledger).flat_map(|address| [address, "\n"]).collect());
        let mut found = self.wrong_entries(&current);
        // What an entry tells wrongly is told of there.
        let is_wrong = found.iter().any(|finding| finding.severity == Severity::Error);
        let is_told = |address: &str| self.leads_on(address, &current) || is_wrong && self.site.former.now(address).is_some();
        let lost: Vec<&str> = self.ledger.without(&current).filter(|address| !is_told(address)).collect();
        if let Some(first) = lost.first() {
            let span = Span::new(file, self.ledger.bytes_of(first).unwrap_or_default());
            found.push(told(&lost, span, &current, &new));
        }
        if tells_new && self.promises() && !new.is_empty() {
            found.push(unrecorded(&new, Span::new(file, 0..0)));
        }
        self.findings.extend(found);
        self.findings.sort();
        new
    }

    /// Whether others may rely on the addresses. Those of a site with a report that is made up will change.
    pub(super) fn promises(&self) -> bool {
        let mut reports = self.site.associations.iter().flat_map(|association| &association.reports);
        reports.all(|report| report.text != TextKind::Invented)
    }

    /// Every address of the site that others may link to for ever.
    fn lasting(&self) -> Ledger {
        let mut text = self.anchors.clone();
        let looked_at = self.looked_at.iter().chain(self.versions.iter().flat_map(|(_, version)| &version.looked_at));
        looked_at.flat_map(|looked_at| &looked_at.reports).for_each(|report| text.push_str(&report.anchors));
        for address in self.claims.iter().filter_map(Claim::lasting) {
            text.push_str(&address);
            text.push('\n');
        }
        Ledger::of(text)
    }

    /// Whether the content says what has become of an address, truly.
    fn leads_on(&self, address: &str, current: &Ledger) -> bool {
        match self.site.former.now(address) {
            Some(Now::At(to)) => current.has(&to),
            Some(Now::Gone(_)) => true,
            Some(Now::Nowhere) | None => false,
        }
    }

    fn wrong_entries(&self, current: &Ledger) -> Vec<Finding> {
        let former = &self.site.former;
        let wrong = |at: &Located<String>, message: String, help: String| Finding::new(Code::BadMove, at.span, message).help(help);
        let mut found = Vec::new();
        let old = former.moved.iter().map(|moved| &moved.from).chain(former.removed.iter().map(|removed| &removed.address));
        for from in old {
            let address = &from.value;
            if current.has(address) {
                let message = format!("”{address}” finns fortfarande på webbplatsen");
                found.push(wrong(from, message, "Ta bort det som säger att adressen har flyttat eller är borta.".to_owned()));
            } else if self.ledger.below(address).next().is_none() {
                let known = nearest(address, self.ledger.iter()).map_or_else(String::new, |name| format!("Menade du ”{name}”? "));
                let message = format!("”{address}” har aldrig publicerats");
                let help = format!("{known}Adresserna som har publicerats står i adresser.txt.");
                found.push(wrong(from, message, help).severity(Severity::Warning));
            }
        }
        for to in former.moved.iter().map(|moved| &moved.to) {
            let address = &to.value;
            match former.now(address) {
                _ if current.has(address) => {}
                Some(Now::Nowhere) => {
                    let help = "Skriv vart adressen leder till slut.".to_owned();
                    found.push(wrong(to, format!("”{address}” leder tillbaka dit den kom ifrån"), help));
                }
                Some(_) if self.leads_on(address, current) => {}
                _ => {
                    let known = nearest(address, current.iter()).map_or_else(String::new, |name| format!("Menade du ”{name}”? "));
                    let help = format!("{known}Skriv en adress som finns på webbplatsen.");
                    found.push(wrong(to, format!("”{address}” finns inte på webbplatsen"), help));
                }
            }
        }
        found
    }
}

/// What is lost, with what to write if it is meant.
fn told(lost: &[&str], first: Span, current: &Ledger, new: &Ledger) -> Finding {
    // What belongs to something that is lost is lost with it.
    let mut together: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in lost {
        let root = above(address).find_map(|above| Some(*together.get_key_value(&*above)?.0)).unwrap_or(address);
        together.entry(root).or_default().push(address);
    }
    let mut beside: BTreeMap<_, BTreeSet<&str>> = together.keys().map(|root| (kind(root), BTreeSet::new())).collect();
    for address in new.iter() {
        beside.entry(kind(address)).and_modify(|beside| _ = beside.insert(address));
    }
    let blocks = together.iter().map(|(root, all)| {
        let more = if all.len() > 1 { format!("  # och {} till som hör dit", all.len() - 1) } else { String::new() };
        match beside.get_mut(&kind(root)).and_then(|beside| successor(root, all, current, beside)) {
            Some(to) => format!("[[flyttad]]\n{} = \"{root}\"{more}\n{} = \"{to}\"", keys::Moved::FROM, keys::Moved::TO),
            None => format!(
                "[[borttagen]]\n{} = \"{root}\"{more}\n{} = \"Innehållet finns inte längre på webbplatsen.\"",
                keys::Removed::ADDRESS,
                keys::Removed::REASON
            ),
        }
    });
    let blocks: Vec<String> = blocks.collect();
    let message = format!("{} som har publicerats finns inte längre", counted(lost.len(), "en adress", "adresser"));
    let help = format!(
        "Ska det finnas kvar, rätta innehållet. Annars klistra in det här sist i webbplats.toml, och ändra det som inte stämmer:\n\n{}",
        blocks.join("\n\n")
    );
    Finding::new(Code::AddressLost, first, message).label("finns inte längre").help(help)
}

/// Where something lies, and what it is: a page, a file of a kind, an anchor.
fn kind(address: &str) -> (&str, &str) {
    let (place, kind) = match address.split_once('#') {
        Some((page, _)) => return (page, "#"),
        None => address.strip_suffix('/').map_or((address, address.rsplit_once('.').map_or("", |(_, end)| end)), |page| (page, "/")),
    };
    (place.rfind('/').map_or("", |end| &place[..=end]), kind)
}

/// Where something may have moved: to what is new beside it and has all that belongs to it. Of several it is the one that is called most
/// like it.
fn successor<'a>(root: &str, all: &[&str], current: &Ledger, beside: &mut BTreeSet<&'a str>) -> Option<&'a str> {
    let fits = |to: &&str| all.iter().all(|address| current.has(&renamed(address, root, to)));
    let fitting: Vec<&str> = beside.iter().copied().take(MOST).filter(fits).collect();
    let to = match fitting[..] {
        [only] => only,
        _ => nearest(root, fitting)?,
    };
    beside.remove(to);
    Some(to)
}

fn unrecorded(new: &Ledger, place: Span) -> Finding {
    let examples: Vec<String> = new.iter().take(EXAMPLES).map(|address| format!("”{address}”")).collect();
    let more = if new.len() > EXAMPLES { " …" } else { "" };
    let count = counted(new.len(), "en adress är inte antecknad", "adresser är inte antecknade");
    Finding::new(Code::AddressNotRecorded, place, format!("{count} i adresser.txt: {}{more}", examples.join(", "))).help(
        "Kör insyn build på din dator utan --strict, och skicka med adresser.txt när du publicerar. På GitHub gör körningen Adresser det.",
    )
}
