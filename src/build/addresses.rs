//! The one list of addresses: what the program makes, and what is published as it is. No two things have the same one, and none has a
//! name that some disk cannot hold.

use crate::diag::{Code, Finding, Span};
use crate::model::wrong_file_name;
use crate::site::{self, Planned};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// What is made of as many files as it takes, by how their addresses begin and end, with the file that is always there: the index of
/// the search, and the sitemaps.
const AS_MANY_AS_IT_TAKES: [(&str, &str, &str); 2] = [("sok/", "", "sok/index.html"), ("sitemap-", ".xml", "sitemap.xml")];

/// Something that is published at an address.
#[derive(Debug, Clone)]
pub(super) struct Claim {
    address: String,
    origin: Origin,
    is_lasting: bool,
}

/// Where it comes from.
#[derive(Debug, Clone)]
enum Origin {
    /// The site as a whole: nobody has chosen the address.
    Site,
    /// A folder of the content, by a file in it.
    Content(Span),
    /// A file that is published as it is, as people know it.
    File(String),
}

impl Claim {
    pub(super) fn made(planned: Planned) -> Claim {
        Claim { address: planned.address, origin: planned.of.map_or(Origin::Site, Origin::Content), is_lasting: planned.is_lasting }
    }

    pub(super) fn of_program(address: String) -> Claim {
        Claim { address, origin: Origin::Site, is_lasting: false }
    }

    pub(super) fn file(address: String, shown: String) -> Claim {
        Claim { address, origin: Origin::File(shown), is_lasting: true }
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    /// As it stands in the ledger, if it does: a page by its folder, but for that of the whole site, and each name as browsers write it.
    pub(super) fn lasting(&self) -> Option<String> {
        let page = self.address.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let address = page.unwrap_or(&self.address);
        let names: Vec<String> = address.split('/').map(site::address_of).collect();
        (self.is_lasting && !address.is_empty()).then(|| names.join("/"))
    }

    fn place(&self, sources: &mut Sources) -> Span {
        match &self.origin {
            Origin::Content(span) => Span::new(span.file, span.start()..span.start()),
            Origin::File(shown) => place(shown, sources),
            // Nobody but a rival has to do something about it, and the rival comes later.
            Origin::Site => place(&self.address, sources),
        }
    }
}

/// What is wrong with the addresses. What stands first in the list has the better right to one.
pub(super) fn findings(claims: &[Claim], sources: &mut Sources) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut taken: BTreeMap<String, &Claim> = BTreeMap::new();
    let mut refused: BTreeSet<&str> = BTreeSet::new();
    for claim in claims {
        if let Origin::File(shown) = &claim.origin
            && let Some(advice) = claim.address.split('/').find_map(wrong_file_name)
        {
            let message = format!("”{}” kan inte publiceras under det namnet", claim.address);
            findings.push(Finding::new(Code::BadFileName, place(shown, sources), message).help(format!("Byt namn på filen. {advice}")));
            continue;
        }
        // What lies in a folder that cannot have its name is no further cause.
        if claim.address.match_indices('/').any(|(end, _)| refused.contains(&claim.address[..end])) {
            continue;
        }
        let key = claim.address.to_lowercase();
        match first(&key, claim, &taken) {
            Some(first) => {
                findings.push(clash(claim, first, sources));
                refused.extend(claim.address.strip_suffix("/index.html"));
            }
            None => _ = taken.insert(key, claim),
        }
    }
    findings
}

/// What already has the address, a file where this one needs a folder, or a file in a folder where this one is a file.
fn first<'a>(key: &str, claim: &Claim, taken: &BTreeMap<String, &'a Claim>) -> Option<&'a Claim> {
    let above = || key.match_indices('/').find_map(|(end, _)| taken.get(&key[..end]));
    let below = || {
        let folder = format!("{key}/");
        taken.range(folder.clone()..).next().filter(|(other, _)| other.starts_with(&folder)).map(|(_, claim)| claim)
    };
    let one_of_many = || {
        let is_one = |begin: &str, end: &str| key.strip_prefix(begin).is_some_and(|name| name.ends_with(end) && !name.contains('/'));
        let (_, _, always) = AS_MANY_AS_IT_TAKES.iter().find(|(begin, end, _)| is_one(begin, end))?;
        taken.get(*always).filter(|_| matches!(claim.origin, Origin::File(_)))
    };
    taken.get(key).or_else(above).or_else(below).or_else(one_of_many).copied()
}

fn clash(claim: &Claim, first: &Claim, sources: &mut Sources) -> Finding {
    let (own, other) = (shown(&claim.address), shown(&first.address));
    let message = match (&first.origin, claim.address == first.address) {
        (Origin::Site, _) => format!("adressen {own} är upptagen av webbplatsens egna sidor"),
        (_, true) => format!("adressen {own} används två gånger"),
        (_, false) if claim.address.to_lowercase() == first.address.to_lowercase() => {
            format!("adresserna {own} och {other} skiljer sig bara i stora och små bokstäver")
        }
        (_, false) => format!("{} är både en fil och en mapp", if own.len() < other.len() { own } else { other }),
    };
    let help = match (&claim.origin, &first.origin) {
        (Origin::Content(_), Origin::Site) => "Byt namn på mappen.",
        (_, Origin::Site) => "Byt namn på filen.",
        _ => "Byt namn på den ena.",
    };
    let own = claim.place(sources);
    let finding = Finding::new(Code::DoubleAddress, own, message).help(help);
    match first.origin {
        Origin::Site => finding,
        Origin::Content(_) | Origin::File(_) => finding.label("här igen").also(first.place(sources), "först här"),
    }
}

/// An address as people write it.
fn shown(address: &str) -> String {
    format!("”/{}”", address.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(address))
}

/// A place for a file whose text is not read.
fn place(shown: &str, sources: &mut Sources) -> Span {
    Span::new(sources.add(shown, ""), 0..0)
}
