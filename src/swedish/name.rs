//! Names: slugs, lists in running text, the nearest known name.

/// Lower case `a–z`, `0–9` and `-`; å and ä become a, ö becomes o: "Årets resultat" is `arets-resultat`.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut add = |c: char| {
        let folded = match c {
            'a'..='z' | '0'..='9' => c,
            'å' | 'ä' | 'à' | 'á' | 'æ' => 'a',
            'ö' | 'ø' | 'ó' => 'o',
            'é' | 'è' | 'ë' => 'e',
            'ü' => 'u',
            _ => '-',
        };
        if folded != '-' || !(out.is_empty() || out.ends_with('-')) {
            out.push(folded);
        }
    };
    for c in text.chars() {
        // Most letters need no table.
        match c.is_ascii() {
            true => add(c.to_ascii_lowercase()),
            false => c.to_lowercase().for_each(&mut add),
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The word for those of a sex: `man` is how content writes "män".
pub fn sex_name(id: &str) -> &str {
    if id == "man" { "män" } else { id }
}

/// A key that sorts in Swedish order: å, ä and ö come last, case and accents do not count.
pub fn sort_key(text: &str) -> String {
    let fold = |c: char| match c {
        'å' => '{',
        'ä' | 'æ' => '|',
        'ö' | 'ø' => '}',
        'é' | 'è' | 'ë' => 'e',
        'à' | 'á' => 'a',
        'ü' => 'y',
        c => c,
    };
    text.chars().flat_map(char::to_lowercase).map(fold).collect()
}

/// `a`, `a och b`, `a, b och c`.
pub fn join<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "och")
}

/// "a, b eller c".
pub fn either<S: AsRef<str>>(items: &[S]) -> String {
    joined(items, "eller")
}

fn joined<S: AsRef<str>>(items: &[S], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [rest @ .., last] => {
            let rest: Vec<&str> = rest.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", rest.join(", "), last.as_ref())
        }
    }
}

/// The known name most like `given`, if one is near enough to be what was meant.
pub fn nearest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|name| (name, strsim::jaro_winkler(given, name)))
        .filter(|(_, likeness)| *likeness >= 0.8)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_fold_swedish_letters() {
        assert_eq!(slug("Årets resultat"), "arets-resultat");
        assert_eq!(slug("Summa eget kapital, avsättningar och skulder"), "summa-eget-kapital-avsattningar-och-skulder");
        assert_eq!(slug("Kostnad/deltagare"), "kostnad-deltagare");
        assert_eq!(slug(" – "), "");
    }

    /// A slug is its own slug, and an id: whatever it is made of.
    #[test]
    fn a_slug_is_an_id() {
        for c in (0..=0x2_ffff).filter_map(char::from_u32) {
            let made = slug(&format!("{c}å{c}{c} {c}9{c}"));
            assert_eq!(slug(&made), made, "{c:?}");
            assert!(made.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') && !made.starts_with('-'), "{c:?}");
        }
    }

    #[test]
    fn names_sort_in_swedish_order() {
        let mut names = ["Öster", "Åre", "Zinkgruvan", "Äppelbo", "ale", "Ängsö"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["ale", "Zinkgruvan", "Åre", "Ängsö", "Äppelbo", "Öster"]);
    }

    #[test]
    fn lists_read_as_a_sentence() {
        assert_eq!(join(&["Kumla", "Laxå", "Askersund"]), "Kumla, Laxå och Askersund");
    }

    #[test]
    fn names_stand_in_the_order_of_the_swedish_alphabet() {
        let mut names = ["Örebro", "Ljusnarsberg", "Åmål", "Zinkgruvan", "Älvdalen", "arvika", "Laxå", "Lindesberg"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["arvika", "Laxå", "Lindesberg", "Ljusnarsberg", "Zinkgruvan", "Åmål", "Älvdalen", "Örebro"]);
    }

    #[test]
    fn a_slip_of_the_pen_is_recognised() {
        assert_eq!(nearest("utfal", ["budget", "utfall"]), Some("utfall"));
        assert_eq!(nearest("banan", ["budget", "utfall"]), None);
    }
}
