//! Words for searching: a normal form in which the forms of a word meet. The browser makes it too, from the same data.

use crate::swedish::name::slug;

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
pub const STOP: [&str; 66] = [
    "alla", "allt", "andra", "ar", "att", "av", "aven", "bland", "blev", "bli", "blir", "da", "dar", "de", "den", "denna", "dessa", "det",
    "detta", "dock", "efter", "eller", "en", "ett", "for", "fran", "genom", "ha", "hade", "han", "har", "hos", "hur", "inga", "ingen",
    "inom", "inte", "kan", "man", "med", "mellan", "men", "mer", "mot", "nar", "och", "ocksa", "om", "pa", "sa", "samt", "sig", "sin",
    "sina", "ska", "skulle", "som", "till", "under", "upp", "ut", "utan", "var", "vara", "vi", "vid",
];

/// The words of a text in lower case, with å and ä as a and ö as o.
pub fn words(text: &str) -> Vec<String> {
    slug(text).split('-').filter(|word| word.len() > 1).map(str::to_owned).collect()
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
            let words = words(forms);
            assert!(words.iter().all(|word| stem(word) == stem(&words[0])), "{:?}", words.iter().map(|w| stem(w)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn words_that_differ_stay_apart() {
        let stems: Vec<String> = words("kostnad kost insats kommun kommitté plan region resultat ränta revision")
            .iter()
            .map(|word| stem(word).to_owned())
            .collect();
        let distinct: std::collections::BTreeSet<&String> = stems.iter().collect();
        assert_eq!(distinct.len(), stems.len(), "{stems:?}");
    }

    #[test]
    fn endings_stand_in_the_order_in_which_they_are_tried() {
        assert!(ENDINGS.windows(2).all(|pair| pair[0].0.len() >= pair[1].0.len()));
    }
}
