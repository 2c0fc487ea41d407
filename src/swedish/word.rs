//! Words for searching: a normal form in which the forms of a word meet. The browser makes it too, from the same data.

use crate::swedish::name::slug;
use std::borrow::Cow;

/// Endings of inflected words, the longest first, each with the letters that must be left before it.
pub const ENDINGS: [(&str, usize); 14] = [
    ("ande", 3),
    ("arna", 3),
    ("erna", 3),
    ("orna", 3),
    ("ade", 3),
    ("an", 3),
    ("ar", 3),
    ("en", 3),
    ("er", 3),
    ("et", 3),
    ("or", 3),
    ("a", 3),
    ("e", 3),
    ("s", 4),
];

/// Words that say nothing of what a text is about.
pub const STOP: [&str; 101] = [
    "alla", "allt", "andra", "ar", "att", "av", "aven", "bland", "blev", "bli", "blir", "da", "dar", "de", "den", "denna", "dessa", "det",
    "detta", "dig", "dock", "du", "efter", "eller", "en", "er", "era", "ett", "far", "fatt", "fick", "finns", "for", "fran", "ga", "gar",
    "genom", "gick", "gjorde", "gor", "ha", "hade", "han", "har", "hos", "hur", "inga", "ingen", "inom", "inte", "jag", "kan", "kr", "man",
    "manga", "med", "mellan", "men", "mer", "mig", "min", "mina", "mitt", "mot", "mycket", "nar", "ner", "ni", "nu", "och", "ocksa", "om",
    "oss", "pa", "per", "sa", "samt", "sig", "sin", "sina", "sitter", "ska", "skall", "skulle", "som", "till", "under", "upp", "ut",
    "utan", "vad", "var", "vara", "varfor", "varit", "vem", "vi", "vid", "vilka", "vilken", "vilket",
];

/// What may stand between the thousands of a figure: a space, of which some do not break and some are narrow.
pub const GAPS: &str = " \u{a0}\u{2009}\u{202f}";

/// A text in lower case, with å and ä as a, ö as o, and its words and figures between hyphens.
pub fn normal(text: &str) -> String {
    slug(&ungrouped(text))
}

/// The words of a text in its normal form.
pub fn words(normal: &str) -> impl Iterator<Item = &str> {
    normal.split('-').filter(|word| word.len() > 1)
}

/// Whether anyone would look for a word by itself.
pub fn is_sought(word: &str) -> bool {
    STOP.binary_search(&word).is_err()
}

/// A text with its figures in one piece: "4 720 000" is "4720000".
fn ungrouped(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    // Whether three digits would go on with the figure that stands before them.
    let mut goes_on = false;
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let digits = piece.bytes().take_while(u8::is_ascii_digit).count();
        let (group, rest) = piece.split_at(digits);
        if goes_on && digits == 3 {
            out.pop();
            out.push_str(group);
            // "4 720 000kr"
            if rest.starts_with(char::is_alphanumeric) {
                out.push(' ');
            }
        } else {
            out.push_str(group);
        }
        out.push_str(rest);
        goes_on = (1..=3).contains(&digits) && rest.chars().count() == 1 && rest.ends_with(|c| GAPS.contains(c));
    }
    Cow::Owned(out)
}

/// What the forms of a word have in common: `atgarderna` and `atgarden` are `atgard`. It need be no word itself.
pub fn stem(word: &str) -> &str {
    let mut stem = word;
    while let Some(shorter) = ENDINGS.iter().find_map(|(ending, least)| without(stem, ending, *least)) {
        stem = shorter;
    }
    // "medlemmar" loses its second m with its ending.
    match stem.as_bytes() {
        [_, _, .., a, b] if a == b && b.is_ascii_alphabetic() => &stem[..stem.len() - 1],
        _ => stem,
    }
}

fn without<'w>(word: &'w str, ending: &str, least: usize) -> Option<&'w str> {
    let shorter = word.strip_suffix(ending)?;
    // "process" does not end in the s of a genitive.
    (shorter.len() >= least && !(ending == "s" && shorter.ends_with('s'))).then_some(shorter)
}

/// Whether a word is made of digits alone.
pub fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_figure_is_one_word_with_all_its_digits() {
        for (text, expected) in [
            ("4 720 000 kr", "4720000-kr"),
            ("−4\u{a0}720\u{202f}000,50", "4720000-50"),
            ("2024 4 720 tkr", "2024-4720-tkr"),
            ("4 72 000, 4 720 0000, 12345 678", "4-72000-4720-0000-12345-678"),
            ("H1 300 000kr, 25kr", "h1-300000-kr-25kr"),
            ("17, 133 (2 år)", "17-133-2-ar"),
            ("4  720", "4-720"),
        ] {
            assert_eq!(normal(text), expected, "{text}");
        }
    }

    #[test]
    fn the_forms_of_a_word_meet() {
        for forms in [
            "åtgärd åtgärder åtgärderna åtgärdernas",
            "kostnad kostnader kostnaden kostnadernas",
            "insats insatser insatsens insatserna",
            "budget budgeten budgetens",
            "medlem medlemmar medlemmarna medlemmens",
            "deltagare deltagarna deltagaren deltagares",
            "process processer processen",
            "enkät enkäter enkäten",
            "arbete arbetet arbeten arbeta arbetade",
            "mål målen målet målens",
        ] {
            let normal = normal(forms);
            let stems: BTreeSet<&str> = words(&normal).map(stem).collect();
            assert_eq!(stems.len(), 1, "{stems:?}");
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        let normal = normal("kostnad kost insats kommun kommitté plan region resultat ränta revision");
        let stems: BTreeSet<&str> = words(&normal).map(stem).collect();
        assert_eq!(stems.len(), words(&normal).count(), "{stems:?}");
    }

    #[test]
    fn stop_words_are_sorted() {
        assert!(STOP.is_sorted());
    }

    #[test]
    fn endings_stand_in_the_order_in_which_they_are_tried() {
        assert!(ENDINGS.windows(2).all(|pair| pair[0].0.len() >= pair[1].0.len()));
    }
}
