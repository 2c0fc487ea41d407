//! Before Markdown is parsed, each reference becomes a run of private-use characters of the same byte length, so that places hold and
//! no reference is split by emphasis or punctuation. Comments, `<!-- … -->`, become blank, since they are for those who write.

use crate::model::is_private;
use std::borrow::Cow;
use std::ops::Range;

/// The first character of a run: the low half of the number of the reference. No other character of a run is in this plane.
const FIRST: u32 = 0xF_0000;
const FIRST_LENGTH: usize = 4;
/// The other characters fill the run. The first of them tells the high half of the number by its distance from one of these.
const FILL_3: u32 = 0xE000;
const FILL_4: u32 = 0x10_0000;
/// So many numbers are told apart by the first character.
const HALF: usize = 0x1_0000;

/// No reference is shorter than this: `{{tal("a.b")}}` has 14 bytes.
const SHORTEST: usize = 10;

/// A text whose references are masked. Every private-use character in it belongs to a run.
pub(super) struct Masked<'t> {
    pub text: String,
    source: &'t str,
    /// Where each reference stands in the source, braces included.
    references: Vec<Range<usize>>,
}

impl<'t> Masked<'t> {
    pub(super) fn of(source: &'t str) -> Masked<'t> {
        let mut masked = Masked { text: String::with_capacity(source.len()), source, references: Vec::new() };
        let shown = without_comments(source);
        let source = &*shown;
        let mut ends = Ahead::of(source, "}}");
        // A paragraph ends at an empty line, written in the way of Unix or of Windows.
        let mut paragraphs = ["\n\n", "\n\r\n"].map(|pattern| Ahead::of(source, pattern));
        let mut rest = 0;
        while let Some(open) = source[rest..].find("{{").map(|i| rest + i) {
            let end = ends.from(open).map(|end| end + 2).filter(|end| end - open >= SHORTEST);
            let paragraph = paragraphs.iter_mut().filter_map(|ahead| ahead.from(open)).min();
            let run = end.filter(|end| paragraph.is_none_or(|paragraph| *end <= paragraph));
            // What is no whole reference stays as it is, and is reported where it stands as text.
            let Some((end, run)) = run.and_then(|end| Some((end, run_of(masked.references.len(), end - open)?))) else {
                masked.keep(&source[rest..open + 2]);
                rest = open + 2;
                continue;
            };
            masked.keep(&source[rest..open]);
            masked.text.push_str(&run);
            masked.references.push(open..end);
            rest = end;
        }
        masked.keep(&source[rest..]);
        masked
    }

    /// Takes over a piece of the source. A private-use character there is an error of its own, and must not be taken for a run.
    fn keep(&mut self, piece: &str) {
        for c in piece.chars() {
            match is_private(c) {
                true => self.text.extend(std::iter::repeat_n('?', c.len_utf8())),
                false => self.text.push(c),
            }
        }
    }

    /// A reference as written, without its braces.
    pub(super) fn expression(&self, reference: &Range<usize>) -> &'t str {
        &self.source[reference.start + 2..reference.end - 2]
    }

    /// The runs in a piece of the masked text: where each stands in it, and its reference in the source.
    pub(super) fn runs(&self, piece: &str) -> Vec<(Range<usize>, Range<usize>)> {
        let mut runs = Vec::new();
        let mut characters = piece.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let Some(low) = u32::from(first).checked_sub(FIRST).filter(|low| (*low as usize) < HALF) else { continue };
            let is_fill = |c: char| is_private(c) && !('\u{f0000}'..='\u{fffff}').contains(&c);
            let mut end = start + FIRST_LENGTH;
            let mut high = None;
            while let Some((at, c)) = characters.next_if(|(_, c)| is_fill(*c)) {
                end = at + c.len_utf8();
                high.get_or_insert(u32::from(c).checked_sub(FILL_4).unwrap_or(u32::from(c).saturating_sub(FILL_3)));
            }
            let number = high.unwrap_or(0) as usize * HALF + low as usize;
            runs.extend(self.references.get(number).map(|reference| (start..end, reference.clone())));
        }
        runs
    }

    /// A piece of the masked text as it was written, where references are no references.
    pub(super) fn unmasked(&self, piece: &str) -> String {
        let mut out = String::with_capacity(piece.len());
        let mut rest = 0;
        for (run, reference) in self.runs(piece) {
            out.push_str(&piece[rest..run.start]);
            out.push_str(&self.source[reference]);
            rest = run.end;
        }
        out + &piece[rest..]
    }
}

/// Where each comment of a text stands, with its marks. One that does not end is none.
fn comments(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find("<!--")?;
        at = start + 4 + text[start + 4..].find("-->")? + 3;
        Some(start..at)
    })
}

/// Where a comment begins within another, of which the end is missing: what stands between them is not shown.
pub(super) fn comments_within(text: &str) -> impl Iterator<Item = Range<usize>> {
    let inner = |comment: Range<usize>| Some(comment.start + 4 + text[comment.start + 4..comment.end].find("<!--")?);
    comments(text).filter_map(inner).map(|at| at..at + 4)
}

/// The text with blanks in the place of its comments, of the same length and with the same lines.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    for comment in comments(text) {
        out.push_str(&text[out.len()..comment.start]);
        out.extend(text[comment].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[out.len()..]);
    Cow::Owned(out)
}

/// The run for a reference of this number and length. None if there are more references than numbers.
fn run_of(number: usize, bytes: usize) -> Option<String> {
    let mut run = String::with_capacity(bytes);
    run.push(char::from_u32(FIRST + u32::try_from(number % HALF).ok()?)?);
    let bytes = bytes - FIRST_LENGTH;
    // Every length from six on can be made of characters of three and four bytes.
    let fours = bytes % 3;
    let threes = (bytes - fours * 4) / 3;
    let high = u32::try_from(number / HALF).ok()?;
    for (base, count) in [(FILL_4, fours), (FILL_3, threes)] {
        let fill = char::from_u32(base + high).filter(|c| is_private(*c))?;
        run.extend(std::iter::repeat_n(fill, count));
    }
    Some(run)
}

/// Where a pattern stands next, looked for once on the way through a text.
struct Ahead<'t> {
    text: &'t str,
    pattern: &'static str,
    next: Option<usize>,
}

impl<'t> Ahead<'t> {
    fn of(text: &'t str, pattern: &'static str) -> Ahead<'t> {
        Ahead { text, pattern, next: text.find(pattern) }
    }

    /// The first place from here on; places asked for never go back.
    fn from(&mut self, at: usize) -> Option<usize> {
        while self.next.is_some_and(|next| next < at) {
            self.next = self.text[at..].find(self.pattern).map(|i| at + i);
        }
        self.next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_comes_back_whatever_its_number_and_length() {
        for number in [0, 1, HALF - 1, HALF, HALF + 1, 6399 * HALF] {
            for length in SHORTEST..SHORTEST + 12 {
                let run = run_of(number, length).unwrap();
                assert_eq!(run.len(), length, "{number}");
                assert!(run.chars().all(is_private));
            }
        }
        assert!(run_of(6400 * HALF, 10).is_none() && run_of(6400 * HALF, 12).is_none());
    }

    #[test]
    fn more_references_than_one_character_can_number_are_all_found() {
        let source: String = (0..HALF + 100).map(|i| format!("{{{{ tal(\"a.{i}\") }}}}")).collect();
        let masked = Masked::of(&source);
        assert_eq!(masked.text.len(), source.len());
        assert_eq!(masked.runs(&masked.text).len(), HALF + 100);
        assert_eq!(masked.unmasked(&masked.text), source);
        let (_, last) = masked.runs(&masked.text).pop().unwrap();
        assert_eq!(masked.expression(&last), format!(" tal(\"a.{}\") ", HALF + 99));
    }

    #[test]
    fn a_reference_ends_with_its_paragraph() {
        for (source, references) in [("{{ kr(\"a\n.b\") }}", 1), ("{{ kr(\"a\n\nb\") }}", 0), ("{{ kr(\"a\r\n\r\n{{ kr(\"b.c\") }}", 1)] {
            let masked = Masked::of(source);
            assert_eq!(masked.runs(&masked.text).len(), references, "{source}");
        }
    }

    #[test]
    fn a_comment_is_blank_and_one_without_an_end_is_none() {
        let source = "a <!-- å {{ tal(\"a.b\") }}\n\n--> b\n{{ tal(\"c.d\") }} <!-- e";
        let masked = Masked::of(source);
        assert_eq!(masked.text.len(), source.len());
        let runs = masked.runs(&masked.text);
        assert_eq!((runs.len(), masked.expression(&runs[0].1)), (1, " tal(\"c.d\") "));
        assert!(masked.text.ends_with("<!-- e") && !masked.text.contains('å'));
    }

    #[test]
    fn private_characters_of_the_source_are_no_references() {
        let source = "\u{f0000}\u{10ffff}{{ tal(\"a.b\") }}\u{e000}";
        let masked = Masked::of(source);
        assert_eq!(masked.text.len(), source.len());
        assert_eq!(masked.unmasked(&masked.text), "????????{{ tal(\"a.b\") }}???");
    }
}
