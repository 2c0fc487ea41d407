//! How many: words for the number of things, and for a part of them.

use super::number::grouped;

const SMALL: [&str; 16] =
    ["två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton", "sexton", "sjutton"];

fn up_to(most: usize, count: usize) -> String {
    if (2..=most).contains(&count) { SMALL[count - 2].to_owned() } else { grouped(&count.to_string()) }
}

/// A number of things in running text, as a word from two to twelve: `åtta`, `13`.
pub fn cardinal(count: usize) -> String {
    up_to(12, count)
}

/// As a word from two to seventeen, where such numbers meet, so that "åtta av fjorton" is not half in figures.
pub fn spelled(count: usize) -> String {
    up_to(17, count)
}

/// `en fråga`, `åtta frågor`, `13 frågor`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => one.to_owned(),
        _ => format!("{} {many}", cardinal(count)),
    }
}

/// In figures, however few: `1 värde`, `3 värden`.
pub fn numbered(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// What is counted, in the forms that its number and gender ask for.
#[derive(Debug, Clone, Copy)]
pub struct Noun {
    /// `ingen`, `inget`
    pub none: &'static str,
    /// `en`, `ett`
    pub one: &'static str,
    /// `frågor`
    pub many: &'static str,
    /// `frågorna`
    pub these: &'static str,
}

impl Noun {
    /// Without the noun: `ingen`, `en`, `fjorton`.
    pub fn some(&self, count: usize) -> String {
        match count {
            0 => self.none.to_owned(),
            1 => self.one.to_owned(),
            _ => spelled(count),
        }
    }

    /// `ingen av fjorton frågor`, `en av två frågor`, `båda frågorna`, `alla fjorton frågor`.
    pub fn part(&self, count: usize, all: usize) -> String {
        match count {
            2 if all == 2 => format!("båda {}", self.these),
            _ if count == all => format!("alla {} {}", spelled(all), self.many),
            _ => format!("{} av {} {}", self.some(count), spelled(all), self.many),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_things_are_words_up_to_twelve() {
        assert_eq!(counted(1, "en fråga", "frågor"), "en fråga");
        assert_eq!(counted(8, "en fråga", "frågor"), "åtta frågor");
        assert_eq!(counted(13, "en fråga", "frågor"), "13 frågor");
        assert_eq!(cardinal(1_234), "1\u{a0}234");
        assert_eq!((spelled(17), spelled(18)), ("sjutton".to_owned(), "18".to_owned()));
        assert_eq!((numbered(1, "värde", "värden"), numbered(3, "värde", "värden")), ("1 värde".to_owned(), "3 värden".to_owned()));
    }

    #[test]
    fn a_part_is_told_of_the_whole() {
        let questions = Noun { none: "ingen", one: "en", many: "frågor", these: "frågorna" };
        let told = [
            (0, 8, "ingen av åtta frågor"),
            (1, 2, "en av två frågor"),
            (2, 2, "båda frågorna"),
            (8, 14, "åtta av fjorton frågor"),
            (14, 14, "alla fjorton frågor"),
        ];
        for (count, all, words) in told {
            assert_eq!(questions.part(count, all), words);
        }
    }
}
