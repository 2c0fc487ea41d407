//! Technical terms in running text: which words are terms, and which of them the report has already linked.

use super::html::escape;
use crate::model::GlossaryTerm;
use std::collections::{BTreeMap, HashMap};
use std::ops::Bound::{Included, Unbounded};

/// The words that running text links to the glossary.
#[derive(Debug, Default)]
pub struct Terms {
    /// By their first word, in lower case.
    forms: HashMap<String, Forms>,
    /// What stands before the id in an address.
    address: String,
}

impl Terms {
    /// `address` is the way from the page to the glossary, up to the id of a term.
    pub fn new(glossary: &[GlossaryTerm], address: &str) -> Terms {
        let mut terms = Terms { forms: HashMap::new(), address: address.to_owned() };
        for term in glossary {
            for form in std::iter::once(&term.term).chain(&term.forms) {
                let form = form.to_lowercase();
                terms.forms.entry(first_word(&form).to_owned()).or_default().add(form, &term.id);
            }
        }
        terms
    }

    /// The places of the terms in a text, each with the id of its term. A term within a longer one is left out.
    pub fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (std::ops::Range<usize>, &'t str)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            while let Some(start) = text[from..].find(in_word).map(|at| from + at) {
                let word = first_word(&text[start..]);
                let forms = self.forms.get(&word.to_lowercase());
                let found = forms.and_then(|forms| forms.first_in(&text[start..])).map(|(length, id)| (start + length, id));
                from = found.map_or(start + word.len(), |(end, _)| end);
                if let Some((end, id)) = found {
                    return Some((start..end, id));
                }
            }
            None
        })
    }

    /// A term as a link to what it means.
    pub fn link(&self, id: &str, word: &str) -> String {
        format!("<a class=\"term\" href=\"{}{id}\">{}</a>", self.address, escape(word))
    }
}

/// "ESF-projekt" and "budget-" are words of their own, and so is "NNS:s".
fn in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '\u{ad}' | ':')
}

/// A colon ends a word unless a letter follows.
fn first_word(text: &str) -> &str {
    let word = text.split(|c: char| !in_word(c)).next().unwrap_or_default();
    let without = word.trim_end_matches(':');
    if without.is_empty() { word } else { without }
}

/// The forms that begin with one word, in lower case.
#[derive(Debug, Default)]
struct Forms {
    /// Each whole form with the id of its term.
    known: BTreeMap<String, String>,
    /// The length of the longest.
    longest: usize,
}

impl Forms {
    fn add(&mut self, form: String, id: &str) {
        self.longest = self.longest.max(form.len());
        self.known.entry(form).or_insert_with(|| id.to_owned());
    }

    /// The longest form that a text starts with: how long it is there, and the id of its term.
    fn first_in(&self, text: &str) -> Option<(usize, &str)> {
        let mut beginning = String::new();
        for c in text.chars().flat_map(char::to_lowercase) {
            if beginning.len() >= self.longest {
                break;
            }
            beginning.push(c);
        }
        while !beginning.is_empty() {
            let (form, id) = self.known.range::<str, _>((Unbounded, Included(beginning.as_str()))).next_back()?;
            if let Some(length) = length(text, form) {
                return Some((length, id));
            }
            // In order, all that stands between a beginning of the text and the text itself begins so too.
            let shared = form.chars().zip(beginning.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
            let shorter = if shared == form.len() { form.char_indices().next_back().map_or(0, |(last, _)| last) } else { shared };
            beginning.truncate(shorter);
        }
        None
    }
}

/// How long the form is in the text, if the text starts with all of it as whole words.
fn length(text: &str, form: &str) -> Option<usize> {
    let mut rest = text.chars();
    for expected in form.chars() {
        let c = rest.next()?;
        if !c.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let after = rest.as_str();
    let goes_on = after.strip_prefix(':').unwrap_or(after).starts_with(in_word);
    (!goes_on).then_some(text.len() - after.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        let term = |id: &str, term: &str, forms: &[&str]| GlossaryTerm {
            id: id.into(),
            term: term.into(),
            forms: forms.iter().map(|form| (*form).to_owned()).collect(),
            text: String::new(),
        };
        let glossary = [
            term("kapital", "kapital", &["kapitalet"]),
            term("eget-kapital", "eget kapital", &["det egna kapitalet", "egna kapitalet"]),
            term("arets-resultat", "årets resultat", &[]),
            term("esf", "ESF", &[]),
        ];
        let terms = Terms::new(&glossary, "");
        terms.places(text).map(|(range, id)| (&text[range], id.to_owned())).collect()
    }

    #[test]
    fn the_longest_form_wins() {
        let places = found("Årets resultat ökar det egna kapitalet, alltså kapitalet.");
        let words: Vec<&str> = places.iter().map(|(word, _)| *word).collect();
        assert_eq!(words, ["Årets resultat", "det egna kapitalet", "kapitalet"]);
        assert_eq!(places[1].1, "eget-kapital");
    }

    #[test]
    fn a_term_within_a_longer_word_does_not_count() {
        for text in
            ["riskkapital", "kapitalflykt", "ESF-projekt", "årets resultaträkning", "kapital- och räntor", "ESF:s", "eget kapitalkrav"]
        {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn signs_beside_a_term_are_no_part_of_it() {
        for text in ["(ESF)", "esf.", "”ESF”", "ESF: ett bidrag", "ESF/ERUF", "§ ESF"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }
}
