//! Which passage of a Markdown text somebody reads, by its words on the page.

use super::mask::Masked;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Where the passage is written that reads like this once its references are filled in: a paragraph, an item of a list or a heading. Of
/// several that do, the first.
pub fn passage(text: &str, shown: &str) -> Option<Range<usize>> {
    let masked = Masked::of(text);
    let shown = words(shown);
    let mut passage: Option<(Range<usize>, String)> = None;
    for (event, at) in Parser::new_ext(&masked.text, Options::ENABLE_HEADING_ATTRIBUTES).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph | Tag::Heading { .. } | Tag::Item) => passage = Some((at, String::new())),
            Event::Text(text) | Event::Code(text) => passage.iter_mut().for_each(|(_, words)| words.push_str(&text)),
            Event::SoftBreak | Event::HardBreak => passage.iter_mut().for_each(|(_, words)| words.push(' ')),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) => {
                if let Some((at, text)) = passage.take().filter(|(_, text)| reads(&masked, text, &shown)) {
                    let start = at.start + masked.text[at.clone()].find(text.trim_start().chars().next()?).unwrap_or(0);
                    return Some(start..at.end);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a masked text reads so with something in the place of each reference.
fn reads(masked: &Masked, text: &str, shown: &str) -> bool {
    let (mut pieces, mut rest) = (Vec::new(), 0);
    for (run, _) in masked.runs(text) {
        pieces.push(words(&text[rest..run.start]));
        rest = run.end;
    }
    pieces.push(words(&text[rest..]));
    let [first, between @ .., last] = &pieces[..] else { return pieces.first().is_some_and(|only| !only.is_empty() && only == shown) };
    let Some(mut shown) = shown.strip_prefix(&**first).and_then(|shown| shown.strip_suffix(&**last)) else { return false };
    pieces.iter().any(|piece| !piece.is_empty())
        && between.iter().all(|piece| match shown.find(&**piece) {
            Some(at) => {
                shown = &shown[at + piece.len()..];
                true
            }
            None => false,
        })
}

/// The words alone, however they are parted.
fn words(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '\u{ad}').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Ett år {#ett-ar}\n\nKostnaden var {{ kr(\"a.b\") }} under *året*,\noch det var mer.\n\n- {{ tal(\"a.c\") }} deltog\n- Ingen annan\n";

    #[test]
    fn a_passage_is_found_by_its_words_with_figures_in_them() {
        let found = |shown: &str| passage(TEXT, shown).map(|at| TEXT[at].trim_end());
        assert_eq!(found("Ett år"), Some("Ett år {#ett-ar}"));
        assert_eq!(
            found("Kostnaden var 1\u{a0}234\u{a0}kr under året, och det var mer."),
            Some("Kostnaden var {{ kr(\"a.b\") }} under *året*,\noch det var mer.")
        );
        assert_eq!(found("17 deltog"), Some("{{ tal(\"a.c\") }} deltog"));
        assert_eq!(found("Ingen annan"), Some("Ingen annan"));
        assert_eq!(found("Någon annan"), None);
        assert_eq!(found(""), None);
    }
}
