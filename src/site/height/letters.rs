//! How many lines a text takes in the fonts of the standard theme.
//! Lengths are in hundredths of pixels.

/// A font in the weight that it is set in.
#[derive(Debug, Clone, Copy)]
pub(super) enum Face {
    Text,
    /// Between the two: the font has every weight.
    HalfBold,
    Bold,
    /// Headlines, with the letters a little closer.
    Title,
}

/// A text as the style sheet sets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    pub face: Face,
    /// Height of the letters.
    pub size: i64,
    /// Distance between the lines.
    pub line: i64,
}

/// Advance widths from the space to `~`, in thousandths of the size: Source Sans 3 in 400 and 700, Source Serif 4 in 600.
type Widths = [u16; 95];

const TEXT: Widths = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249,
    249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645,
    515, 786, 513, 476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542, 555,
    555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
const BOLD: Widths = [
    200, 340, 537, 528, 528, 857, 667, 300, 344, 344, 457, 528, 300, 332, 300, 339, 528, 528, 528, 528, 528, 528, 528, 528, 528, 528, 300,
    300, 528, 528, 528, 463, 902, 573, 605, 582, 635, 548, 524, 638, 674, 301, 509, 614, 518, 762, 665, 684, 596, 684, 613, 556, 556, 665,
    556, 813, 567, 525, 541, 344, 339, 344, 528, 500, 555, 527, 573, 468, 573, 518, 341, 534, 571, 276, 278, 548, 286, 857, 572, 555, 573,
    573, 398, 443, 383, 568, 523, 776, 514, 521, 460, 344, 268, 344, 528,
];
const TITLE: Widths = [
    229, 314, 423, 544, 538, 949, 739, 207, 384, 384, 459, 548, 307, 335, 307, 364, 547, 547, 547, 547, 547, 547, 547, 547, 547, 547, 307,
    307, 548, 548, 548, 430, 867, 712, 669, 663, 745, 635, 610, 725, 809, 387, 394, 726, 616, 930, 758, 742, 637, 742, 708, 560, 650, 758,
    706, 1020, 678, 667, 592, 356, 364, 356, 548, 528, 400, 555, 631, 527, 624, 540, 375, 573, 650, 336, 314, 616, 337, 962, 652, 590, 633,
    613, 475, 475, 369, 640, 582, 850, 585, 592, 497, 365, 302, 365, 548,
];

impl Style {
    /// The height of a text in so much room. It breaks after spaces, hyphens and dashes, and within a word that is too wide.
    pub(super) fn height(self, text: &str, room: i64) -> i64 {
        self.line * self.lines(text, room)
    }

    fn lines(self, text: &str, room: i64) -> i64 {
        let (room, mut lines, mut used) = (room.max(self.size), 0, room + 1);
        for word in words(text) {
            let width = self.width(word.trim_end_matches(' '));
            if used + width > room {
                // What is wider than a line goes on over several.
                lines += 1 + (width - 1).max(0) / room;
                used = (width - 1).max(0) % room + 1;
            } else {
                used += width;
            }
            used += self.width(word) - width;
        }
        lines
    }

    /// The width of a text on one line.
    pub(super) fn width(self, text: &str) -> i64 {
        text.chars().map(|c| self.face.advance(c)).sum::<i64>() * self.size / 1000
    }

    /// The width of what cannot be broken.
    pub(super) fn widest_word(self, text: &str) -> i64 {
        words(text).map(|word| self.width(word.trim_end_matches(' '))).max().unwrap_or_default()
    }
}

/// A text in pieces, after each of which a line may end.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([' ', '-', '–', '\n']).filter(|word| !word.is_empty())
}

impl Face {
    fn advance(self, c: char) -> i64 {
        let like = match c {
            'å' | 'ä' | 'á' | 'à' => 'a',
            'Å' | 'Ä' => 'A',
            'ö' | 'ó' | 'ø' => 'o',
            'Ö' | 'Ø' => 'O',
            'é' | 'è' => 'e',
            'É' => 'E',
            'ü' => 'u',
            '\u{a0}' | '\n' => ' ',
            '”' | '“' => '"',
            '’' => '\'',
            '–' | '\u{2212}' => '0',
            '—' | '…' | '½' => 'm',
            _ => c,
        };
        let place = u32::from(like).checked_sub(u32::from(' ')).and_then(|place| usize::try_from(place).ok());
        // A letter that a table lacks is as wide as the widest of the common ones.
        let of = |widths: &Widths| place.and_then(|place| widths.get(place)).copied().map_or(700, i64::from);
        match self {
            Face::Text => of(&TEXT),
            Face::HalfBold => (of(&TEXT) + 2 * of(&BOLD)) / 3,
            Face::Bold => of(&BOLD),
            Face::Title => of(&TITLE) - 10,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Style = Style { face: Face::Text, size: 10_00, line: 15_00 };

    #[test]
    fn a_text_breaks_where_a_browser_breaks_it() {
        assert_eq!(SMALL.height("", 100_00), 0);
        assert_eq!(SMALL.height("aa aa", SMALL.width("aa aa")), 15_00);
        assert_eq!(SMALL.height("aa aa", SMALL.width("aa aa") - 1), 30_00);
        assert_eq!(SMALL.height("aa-aa", SMALL.width("aa-")), 30_00);
        assert_eq!(SMALL.height("1\u{a0}000", SMALL.width("1\u{a0}00")), 30_00, "a word that is too wide is broken");
        assert_eq!(SMALL.widest_word("en årsredovisning"), SMALL.width("årsredovisning"));
    }
}
