//! What is moved and removed, in the words of the hosts that read it. The page at each old address works on any other host.

use crate::model::{Now, Site};
use crate::site::files::CATALOGUE;
use std::fmt::Write;

/// Where the national portal of open data looks for the catalogue, unless told otherwise.
const PORTAL: &str = "datasets/dcat";
/// In the words of nginx: this address and none below it.
pub(super) const EXACTLY: &str = "=";

/// What becomes of an address or a folder.
pub(super) struct Rule {
    from: String,
    /// Where it leads; none if it is gone.
    to: Option<String>,
}

/// What goes for less stands first.
pub(super) fn rules(site: &Site) -> Vec<Rule> {
    let of = |address: &str| {
        let to = match site.former.now(address)? {
            Now::At(to) => Some(to),
            Now::Gone(_) => None,
            Now::Nowhere => return None,
        };
        Some(Rule { from: address.to_owned(), to })
    };
    let portal = (!site.without_data).then(|| Rule { from: PORTAL.to_owned(), to: Some(CATALOGUE.to_owned()) });
    let (folders, files): (Vec<Rule>, Vec<Rule>) =
        site.former.routes().filter_map(of).chain(portal).partition(|rule| rule.from.ends_with('/'));
    // Cloudflare reads 2,000 files and 100 folders, and counts a file that stands after a folder among the folders.
    files.into_iter().chain(folders).collect()
}

/// A page stands at each old address too, so that Netlify must be told to look no further (`!`). Cloudflare passes over such a line and
/// reads the next; what it has no word for it passes over as well, and shows the page.
/// It counts both lines, so that it leads on from 50 folders; from what is more than that the page does.
pub(super) fn for_hosts(rules: &[Rule], base: &str) -> String {
    let mut lines = String::new();
    for Rule { from, to } in rules {
        let is_folder = from.ends_with('/');
        let (all, goes_along) = (if is_folder { "*" } else { "" }, to.as_ref().is_some_and(|to| to.ends_with('/')));
        let _ = match to {
            Some(to) if is_folder => {
                let rest = if goes_along { ":splat" } else { "" };
                writeln!(lines, "{base}{from}{all} {base}{to}{rest} 301!\n{base}{from}{all} {base}{to}{rest} 301")
            }
            Some(to) => writeln!(lines, "{base}{from} {base}{to} 301"),
            None if is_folder => writeln!(lines, "{base}{from}{all} {base}{from}index.html 410!"),
            None => writeln!(lines, "{base}{from} {base}404.html 410"),
        };
    }
    lines
}

/// Each rule as a `location` of its own.
pub(super) fn for_nginx(rules: &[Rule], base: &str) -> String {
    let mut lines = String::new();
    for Rule { from, to } in rules {
        let (is_folder, place) = (from.ends_with('/'), quoted(&decoded(from)));
        let _ = match to {
            Some(to) if is_folder && to.ends_with('/') => {
                let pattern = regex(&decoded(from));
                writeln!(lines, "location ^~ \"{base}{place}\" {{ rewrite \"^{base}{pattern}(.*)$\" \"{base}{to}$1\" permanent; }}")
            }
            Some(to) if is_folder => writeln!(lines, "location ^~ \"{base}{place}\" {{ return 301 \"{base}{to}\"; }}"),
            Some(to) => writeln!(lines, "location {EXACTLY} \"{base}{place}\" {{ return 301 \"{base}{to}\"; }}"),
            None if is_folder => writeln!(
                lines,
                "location ^~ \"{base}{place}\" {{ error_page 410 \"{base}{place}index.html\"; return 410; }}\n\
                 location {EXACTLY} \"{base}{place}index.html\" {{ }}"
            ),
            None => writeln!(lines, "location {EXACTLY} \"{base}{place}\" {{ error_page 410 \"{base}404.html\"; return 410; }}"),
        };
    }
    lines
}

/// nginx compares with the address as it is meant, not as it is written.
fn decoded(address: &str) -> String {
    let mut parts = address.split('%');
    let mut bytes: Vec<u8> = parts.next().unwrap_or_default().into();
    for part in parts {
        let byte = part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        match byte {
            Some(byte) => bytes.extend([byte].iter().chain(&part.as_bytes()[2..])),
            None => bytes.extend(b"%".iter().chain(part.as_bytes())),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// As it stands within quotation marks.
pub(super) fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// The text itself as a pattern, within quotation marks.
pub(super) fn regex(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_/~".contains(c);
    quoted(&text.chars().map(|c| if is_plain(c) { c.to_string() } else { format!("\\{c}") }).collect::<String>())
}
