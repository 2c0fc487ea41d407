//! The findings and what is left to fill in as Markdown: the summary of a run on GitHub, and the words of a pull request.

use super::summary;
use crate::build::{Blank, Checked, Tally};
use crate::diag::Finding;
use crate::site::address_of;
use crate::source::Sources;
use crate::swedish::{counted, numbered};
use std::env;

/// So many findings are told, and so many places in all: a pull request holds 65,536 characters.
const FINDINGS: usize = 30;
const PLACES: usize = 120;

/// What was found, the most important first, and what is left in each report.
pub(super) fn summary(checked: &Checked, strict: bool) -> String {
    let tree = tree(|name| env::var(name).ok());
    let found = summary::in_order(&checked.findings);
    let title = Tally::of(&checked.findings).words().unwrap_or_else(|| "inga fel".to_owned());
    let outcome = match summary::stopping(checked, strict) {
        Some(errors) => format!("Så här går innehållet inte att publicera. Rätta {}.", escaped(&errors)),
        None if checked.findings.stop(true) => "Felen stoppar en publicering. Rätta eller förklara dem.".to_owned(),
        None => "Inget fel stoppar en publicering.".to_owned(),
    };
    let mut out = format!("## Kontroll: {title}\n\n{outcome}\n");
    if !found.is_empty() {
        out += "\n### Fel och varningar\n\n";
        out.extend(found.iter().take(FINDINGS).map(|finding| told(finding, &checked.sources, tree.as_deref())));
        out += &rest(found.len(), FINDINGS);
    }
    out + &to_write(&checked.left().collect::<Vec<_>>(), tree.as_deref())
}

/// Where the files are shown, with a pencil beside them: the branch on GitHub. None elsewhere.
fn tree(variable: impl Fn(&str) -> Option<String>) -> Option<String> {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    let branch = set("GITHUB_HEAD_REF").or_else(|| set("GITHUB_REF_NAME"))?;
    Some(format!("{}/{}/blob/{}", set("GITHUB_SERVER_URL")?, set("GITHUB_REPOSITORY")?, encoded(&branch)))
}

fn encoded(path: &str) -> String {
    path.split('/').map(address_of).collect::<Vec<_>>().join("/")
}

/// A place as a link, where there is somewhere to lead.
fn link(what: &str, file: &str, line: usize, tree: Option<&str>) -> String {
    match tree {
        Some(tree) => format!("[{}]({tree}/{}#L{line})", escaped(what), encoded(file)),
        None => escaped(what),
    }
}

fn told(finding: &Finding, sources: &Sources, tree: Option<&str>) -> String {
    let file = &sources.file(finding.place.span.file).path;
    let (line, _) = sources.position(finding.place.span);
    let place = link(&format!("{file}:{line}"), file, line, tree);
    let mut out = format!("- **{}** {place}: {} `{}`\n", finding.severity.name(), escaped(&finding.message), finding.code.id());
    let mut more = |name: &str, text: &str| out += &format!("  - {name}: {}\n", escaped(text));
    finding.arithmetic.iter().for_each(|line| more("räkning", line));
    finding.follows.iter().for_each(|line| more("följd", line));
    finding.help.iter().for_each(|help| more("hjälp", help));
    out
}

fn to_write(left: &[&Blank], tree: Option<&str>) -> String {
    let mut out = String::new();
    let mut room = PLACES;
    for places in left.chunk_by(|one, next| one.page == next.page) {
        let Some(Blank { report, page, .. }) = places.first() else { continue };
        let count = counted(places.len(), "ett ställe", "ställen");
        out += &format!("\n#### {} ({}): {count}\n\n", escaped(report), escaped(page.trim_end_matches('/')));
        let shown = places.len().min(room);
        out.extend(places[..shown].iter().map(|blank| {
            let what = if blank.what.is_empty() { "något som saknas" } else { &blank.what };
            format!("- {}\n", link(what, &blank.place.shown, blank.place.line, tree))
        }));
        out += &rest(places.len(), shown);
        room -= shown;
    }
    if out.is_empty() { out } else { format!("\n### Kvar att fylla i\n{out}") }
}

fn rest(all: usize, shown: usize) -> String {
    if all > shown { format!("- och {}\n", numbered(all - shown, "till", "till")) } else { String::new() }
}

/// As it stands, whatever it means in Markdown or to GitHub.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.trim_end().chars() {
        match character {
            '<' | '>' | '&' | '@' | '#' => out += &format!("&#{};", u32::from(character)),
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '|' => out.extend(['\\', character]),
            '\n' => out += "<br>",
            '\r' => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_in_markdown_is_escaped() {
        assert_eq!(escaped("[[a]]\r\n<b> *c* @d #1\n"), "\\[\\[a\\]\\]<br>&#60;b&#62; \\*c\\* &#64;d &#35;1");
    }

    #[test]
    fn places_lead_to_the_branch_that_is_worked_in() {
        let of = |variables: &'static [(&str, &str)]| {
            tree(|name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
        };
        const OF: (&str, &str) = ("GITHUB_REPOSITORY", "a/b");
        assert_eq!(of(&[]), None);
        let change =
            of(&[("GITHUB_SERVER_URL", "https://github.com"), OF, ("GITHUB_REF_NAME", "7/merge"), ("GITHUB_HEAD_REF", "ny/rättad")]);
        assert_eq!(change.as_deref(), Some("https://github.com/a/b/blob/ny/r%C3%A4ttad"));
        assert_eq!(
            link("x", "content/å b.toml", 3, change.as_deref()),
            "[x](https://github.com/a/b/blob/ny/r%C3%A4ttad/content/%C3%A5%20b.toml#L3)"
        );
    }
}
