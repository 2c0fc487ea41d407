//! The ledger of addresses against what is published now: nothing that has worked may stop working untold.

use super::checked::Checked;
use crate::diag::{Code, Finding, Located, Severity, Span};
use crate::model::{Ledger, Now, above, is_below};
use crate::swedish::{counted, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// So many addresses are named as examples.
const EXAMPLES: usize = 3;

impl Checked {
    /// Finds what has been published and is gone, what is wrong with the entries about that, and if asked what is not recorded yet. Returns
    /// what is new. Of content that cannot be read nobody knows what it lacks.
    pub(super) fn hold_against_ledger(&mut self, tells_new: bool) -> Ledger {
        let Some(file) = self.ledger_file.filter(|_| !self.findings.stop(false)) else { return Ledger::default() };
        let current = self.lasting();
        let new = Ledger::of(current.without(&self.ledger).flat_map(|address| [address, "\n"]).collect());
        let mut found = self.wrong_entries(&current);
        let lost: Vec<&str> = self.ledger.without(&current).filter(|address| !self.leads_on(address, &current)).collect();
        if let Some(first) = lost.first() {
            let span = Span::new(file, self.ledger.bytes_of(first).unwrap_or_default());
            found.push(told(&lost, span, &current, &new));
        }
        if tells_new && !new.is_empty() {
            found.push(unrecorded(&new, Span::new(file, 0..0)));
        }
        self.findings.extend(found);
        self.findings.sort();
        new
    }

    /// Every address of the site that others may link to for ever.
    fn lasting(&self) -> Ledger {
        let mut text: String = self.claims.iter().filter_map(|claim| claim.lasting()).flat_map(|address| [address, "\n".to_owned()]).collect();
        let of_reports = self.looked_at.iter().flat_map(|looked_at| &looked_at.reports).map(|report| &report.anchors);
        of_reports.chain([&self.anchors]).for_each(|lines| text.push_str(lines));
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
    let mut roots: BTreeMap<&str, usize> = BTreeMap::new();
    for address in lost {
        let root = above(address).find(|above| roots.contains_key(above)).unwrap_or(address);
        *roots.entry(root).or_default() += 1;
    }
    let mut free = candidates(&roots, new);
    let blocks = roots.iter().map(|(root, count)| {
        let more = if *count > 1 { format!("  # och {} till under den", count - 1) } else { String::new() };
        match successor(root, lost, current, &mut free) {
            Some(to) => format!("[[flyttad]]\nfran = \"{root}\"{more}\ntill = \"{to}\""),
            None => format!("[[borttagen]]\nadress = \"{root}\"{more}\nskal = \"Innehållet finns inte längre på webbplatsen.\""),
        }
    });
    let blocks: Vec<String> = blocks.collect();
    let message = match lost.len() {
        1 => "en adress som har publicerats finns inte längre".to_owned(),
        several => format!("{} som har publicerats finns inte längre", counted(several, "adress", "adresser")),
    };
    let help = format!(
        "Ska det finnas kvar, rätta innehållet. Annars klistra in det här sist i webbplats.toml, och ändra det som inte stämmer:\n\n{}\n",
        blocks.join("\n\n")
    );
    Finding::new(Code::AddressLost, first, message).label("finns inte längre").help(help)
}

/// Where something lies, and what it is: a page, a file of a kind, an anchor.
fn kind(address: &str) -> (&str, &str) {
    let folder = above(address).nth(1).unwrap_or_default();
    let end = match address {
        _ if address.contains('#') => "#",
        _ if address.ends_with('/') => "/",
        _ => address.rsplit_once('.').map_or("", |(_, end)| end),
    };
    (folder, end)
}

/// What is new beside what is lost.
fn candidates<'a>(roots: &BTreeMap<&'a str, usize>, new: &'a Ledger) -> BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>> {
    let mut free: BTreeMap<_, BTreeSet<&str>> = roots.keys().map(|root| (kind(root), BTreeSet::new())).collect();
    for address in new.iter() {
        if let Some(free) = free.get_mut(&kind(address)) {
            free.insert(address);
        }
    }
    free
}

/// Where something may have moved: the new one beside it with all that lay below it, or of several the one that is called most like it.
fn successor<'a>(
    root: &'a str,
    lost: &[&str],
    current: &Ledger,
    free: &mut BTreeMap<(&'a str, &'a str), BTreeSet<&'a str>>,
) -> Option<&'a str> {
    let free = free.get_mut(&kind(root))?;
    let from = lost.partition_point(|address| *address < root);
    let below: Vec<&str> = lost[from..].iter().take_while(|address| address.starts_with(root)).map(|address| &address[root.len()..]).collect();
    let fits = |to: &&str| below.iter().filter(|rest| is_below(&format!("{root}{rest}"), root)).all(|rest| current.has(&format!("{to}{rest}")));
    let fitting: Vec<&str> = free.iter().copied().filter(fits).collect();
    let to = match fitting[..] {
        [only] => only,
        _ => nearest(root, fitting)?,
    };
    free.remove(to);
    Some(to)
}

fn unrecorded(new: &Ledger, place: Span) -> Finding {
    let examples: Vec<String> = new.iter().take(EXAMPLES).map(|address| format!("”{address}”")).collect();
    let more = if new.len() > EXAMPLES { " …" } else { "" };
    let count = counted(new.len(), "adress är inte antecknad", "adresser är inte antecknade");
    Finding::new(Code::AddressNotRecorded, place, format!("{count} i adresser.txt: {}{more}", examples.join(", ")))
        .help("Kör insyn build på din dator utan --strict, och skicka med adresser.txt när du publicerar.")
}
