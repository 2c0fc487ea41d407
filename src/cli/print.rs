//! Findings as people read them: what is wrong, the source line with a caret, the arithmetic, what to do.

use super::{say, summary, terminal};
use crate::build::{Checked, Tally};
use crate::diag::{FileId, Finding, Place, Severity};
use crate::source::{SourceFile, Sources};
use crate::swedish::numbered;
use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::io;
use std::ops::Range;

/// Places of one file that are further apart, in bytes, are shown as excerpts of their own.
const APART: usize = 16_000;
/// So much of a line, in bytes, is looked at on either side of a place.
const ASIDE: usize = 1_000;
/// So many places that belong to a finding are shown with their lines.
const PLACES: usize = 100;

/// So many findings are written in full, unless all are asked for.
const FULL: usize = 12;

/// Prints the findings to stderr, then how many there are of each kind and in each file. What is only worth knowing, or explained by
/// the content, is counted here, unless it shall be quiet, and told on the page of the checks.
pub(super) fn findings(checked: &Checked, all: bool, quiet: bool) -> io::Result<()> {
    let renderer = terminal::renderer();
    let found = summary::in_order(&checked.findings);
    if quiet && found.is_empty() {
        return Ok(());
    }
    let mut out = summary::first(&found, checked);
    let shown = if all { found.len() } else { FULL };
    for found in found.iter().take(shown) {
        out.push_str(&finding(found, &checked.sources, &renderer));
        out.push_str("\n\n");
    }
    if found.len() > shown {
        let more = numbered(found.len() - shown, "meddelande", "meddelanden");
        out.push_str(&format!("{more} till skrivs inte ut. Lägg till --alla för att se alla.\n\n"));
    }
    if let Some(counted) = Tally::of(&checked.findings).words() {
        out.push_str(&counted);
        out.push_str(".\n");
        out.push_str(&summary::by_file(&found, checked));
    }
    say::err(&out)
}

/// One finding as text. What it costs does not depend on the size of the files.
pub fn finding(finding: &Finding, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let shown = finding.related.len().min(PLACES);
    let excerpts = excerpts(finding, shown, sources);
    let mut elements: Vec<Element> = excerpts.iter().map(|excerpt| excerpt.snippet().into()).collect();
    elements.extend(finding.arithmetic.iter().map(|line| Level::NOTE.with_name("räkning").message(line.as_str()).into()));
    let hidden = finding.related.len() - shown;
    elements.extend((hidden > 0).then(|| Level::NOTE.with_name("obs").message(format!("{hidden} ställen till visas inte här")).into()));
    elements.extend(finding.follows.iter().map(|line| Level::NOTE.with_name("följd").message(line.as_str()).into()));
    elements.extend(finding.help.iter().map(|help| Level::HELP.with_name("hjälp").message(help.as_str()).into()));
    let title = level.with_name(finding.severity.name()).primary_title(finding.message.as_str()).id(finding.code.id());
    let rendered = renderer.render(&[Group::with_title(title).elements(elements)]);
    excerpts.iter().fold(rendered, |rendered, excerpt| excerpt.with_true_column(rendered))
}

/// A stretch of a file with the places in it.
struct Excerpt<'a> {
    file: &'a SourceFile,
    /// The bytes that are shown of the file, mostly whole lines.
    range: Range<usize>,
    places: Vec<(&'a Place, AnnotationKind)>,
    /// The same bytes, as everybody may see them.
    text: Cow<'a, str>,
}

/// The places of a finding, file by file in the order in which they are named; the first excerpt holds the finding itself.
fn excerpts<'a>(finding: &'a Finding, shown: usize, sources: &'a Sources) -> Vec<Excerpt<'a>> {
    let (own, related) = (&finding.place, &finding.related[..shown]);
    let mut files: Vec<FileId> = vec![own.span.file];
    for place in related {
        if !files.contains(&place.span.file) {
            files.push(place.span.file);
        }
    }
    let all = || std::iter::once((own, AnnotationKind::Primary)).chain(related.iter().map(|place| (place, AnnotationKind::Context)));
    let mut excerpts = Vec::new();
    for file in files {
        let mut places: Vec<_> = all().filter(|(place, _)| place.span.file == file).collect();
        // Where several places begin alike, the one of the finding is named first.
        places.sort_by_key(|(place, _)| place.span.start());
        let near = places.chunk_by(|(place, _), (next, _)| next.span.start().saturating_sub(place.span.end()) <= APART);
        excerpts.extend(near.map(|places| Excerpt::of(sources.file(file), places.to_vec(), finding.concealed)));
    }
    let first = excerpts.iter().position(|excerpt| excerpt.places.iter().any(|(_, kind)| *kind == AnnotationKind::Primary));
    excerpts[..=first.unwrap_or(0)].rotate_right(1);
    excerpts
}

impl<'a> Excerpt<'a> {
    fn of(file: &'a SourceFile, places: Vec<(&'a Place, AnnotationKind)>, concealed: bool) -> Excerpt<'a> {
        let text = file.text();
        let first = places.iter().map(|(place, _)| within(text, place).start).min().unwrap_or(0);
        let last = places.iter().map(|(place, _)| within(text, place).end).max().unwrap_or(0);
        let (_, line) = file.line(first);
        // A line may be as long as the file.
        let is_whole = |at: &usize| text.is_char_boundary(*at);
        let start = (line.max(first.saturating_sub(ASIDE))..first).find(is_whole).unwrap_or(first);
        let end = (last..text.len().min(last + ASIDE) + 1).rev().find(is_whole).unwrap_or(last);
        let end = text[last..end].find('\n').map_or(end, |at| last + at + 1);
        let hidden = places.iter().filter(|_| concealed).map(|(place, _)| within(text, place));
        Excerpt { file, range: start..end, text: file.shown(start..end, hidden), places }
    }

    fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        let (line, _) = self.file.line(self.range.start);
        let annotations = self.places.iter().map(|(place, kind)| {
            let Range { start, end } = within(self.file.text(), place);
            let annotation = kind.span(start - self.range.start..end - self.range.start);
            if place.label.is_empty() { annotation } else { annotation.label(place.label.as_str()) }
        });
        Snippet::source(&*self.text).line_start(line + 1).path(self.file.path.as_str()).annotations(annotations)
    }

    /// Where the beginning of a line is cut off, the columns are counted from the cut.
    fn with_true_column(&self, rendered: String) -> String {
        let (line, start) = self.file.line(self.range.start);
        let primary = self.places.iter().find(|(_, kind)| *kind == AnnotationKind::Primary).or(self.places.first());
        let Some((place, _)) = primary.filter(|(place, _)| start < self.range.start && self.file.line(place.span.start()).0 == line) else {
            return rendered;
        };
        let (line, column) = self.file.position(place.span.start());
        let cut = self.file.characters(start..self.range.start);
        let at = |column: usize| format!("{}:{line}:{column}", self.file.path);
        rendered.replacen(&at(column.saturating_sub(cut)), &at(column), 1)
    }
}

/// The bytes of a place. There are none in a text that could not be read again.
fn within(text: &str, place: &Place) -> Range<usize> {
    place.span.start().min(text.len())..place.span.end().min(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Code, Span};

    fn told(text: &str, own: Range<usize>, related: &[Range<usize>]) -> String {
        let mut sources = Sources::default();
        let file = sources.add("a/text.md", text);
        let found = Finding::new(Code::Toml, Span::new(file, own), "fel här").label("här");
        let found = related.iter().fold(found, |found, place| found.also(Span::new(file, place.clone()), "där"));
        finding(&found, &sources, &Renderer::plain())
    }

    #[test]
    fn of_a_long_line_what_is_near_is_shown_with_its_true_column() {
        let text = format!("första\n{}FEL{}\nsista\n", "å ".repeat(20_000), " ö".repeat(20_000));
        let at = text.find("FEL").unwrap();
        let told = told(&text, at..at + 3, &[]);
        assert!(told.contains("--> a/text.md:2:40001\n"), "{told}");
        assert!(told.contains("å FEL ö") && told.contains("^^^ här") && told.len() < 1_000, "{told}");
    }

    #[test]
    fn places_that_are_far_apart_each_have_an_excerpt() {
        let text = format!("början\n{}slutet\n", "rad\n".repeat(20_000));
        let at = text.find("slutet").unwrap();
        let told = told(&text, at..at + 6, std::slice::from_ref(&(0..7)));
        assert!(told.contains("--> a/text.md:20002:1\n") && told.contains("::: a/text.md:1:1\n"), "{told}");
        assert!(told.find("slutet") < told.find("början") && told.len() < 1_000, "{told}");
    }

    #[test]
    fn of_very_many_places_some_are_shown_and_the_rest_counted() {
        let text = "en rad\n".repeat(1_000);
        let related: Vec<Range<usize>> = (1..1_000).map(|line| line * 7..line * 7 + 2).collect();
        let told = told(&text, 0..2, &related);
        assert_eq!(told.matches("-- där").count(), PLACES);
        assert!(told.contains("899 ställen till visas inte här"), "{told}");
    }
}
