//! How much room a text takes, and how it is broken into lines. Estimated, since the reader's browser chooses the font.

/// Advance width of a character in thousandths of the font size, by the metrics that Arial, Helvetica and Liberation Sans share.
fn advance(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '|' => 222,
        ' ' | '\u{a0}' | ',' | '.' | ':' | ';' | '!' | 'f' | 't' | 'I' | '/' | '[' | ']' | '·' => 278,
        'r' | '(' | ')' | '-' | '”' | '"' => 333,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500,
        'F' | 'T' | 'Z' => 611,
        'A' | 'Å' | 'Ä' | 'B' | 'E' | 'É' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 722,
        'G' | 'O' | 'Ö' | 'Q' => 778,
        'm' | 'M' => 833,
        '%' => 889,
        'W' => 944,
        '—' | '…' | '@' => 1000,
        '+' | '<' | '=' | '>' | '\u{2212}' => 584,
        _ if c.is_ascii() => 556,
        // å, ä, ö, é, – and whatever else the alphabet holds
        _ if c.is_alphabetic() && c.is_uppercase() => 722,
        _ => 556,
    }
}

/// The width of a text in pixels, with some room for fonts wider than Arial.
pub(crate) fn width(text: &str, size: i32, bold: bool) -> i32 {
    let sum: i32 = text.chars().map(advance).sum();
    let per_mille = if bold { 1160 } else { 1080 };
    (sum * size / 1000 * per_mille + 999) / 1000
}

/// The text in lines no wider than `room`. It breaks at spaces, inside a word only where the word alone is too wide, and
/// ends with an ellipsis if there are more than `most` lines.
pub(crate) fn wrap(text: &str, room: i32, size: i32, bold: bool, most: usize) -> Vec<String> {
    let fits = |line: &str| width(line, size, bold) <= room;
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if fits(&joined) {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if !line.is_empty() && !fits(&format!("{line}{c}-")) {
                lines.push(format!("{line}-"));
                line.clear();
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !fits(&format!("{last}…")) && last.pop().is_some() {}
            last.truncate(last.trim_end_matches([' ', ',', '-']).len());
            last.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_and_signs_are_as_wide_as_they_look() {
        assert_eq!(width("åäö", 100, false), width("aao", 100, false));
        assert_eq!(width("1\u{a0}000", 100, false), width("1 000", 100, false));
        assert!(width("\u{2212}5", 100, false) < width("mm", 100, false));
        assert_eq!(width("", 15, false), 0);
    }

    #[test]
    fn long_labels_break_at_spaces_and_end_with_an_ellipsis() {
        let text = "Upplever du att personalen har tagit tillvara dina erfarenheter, kunskaper och synpunkter?";
        let lines = wrap(text, 200, 15, false, 9);
        assert!(lines.iter().all(|line| width(line, 15, false) <= 200), "{lines:?}");
        assert_eq!(lines.join(" "), text);
        let short = wrap(text, 200, 15, false, 2);
        assert_eq!(short.len(), 2);
        assert!(short[1].ends_with('…') && width(&short[1], 15, false) <= 200, "{short:?}");
    }

    #[test]
    fn a_word_wider_than_the_room_is_broken() {
        let lines = wrap("Arbetsmarknadsrehabiliteringsinsatser", 100, 15, false, 9);
        assert!(lines.len() > 1 && lines.iter().all(|line| width(line, 15, false) <= 100), "{lines:?}");
    }
}
