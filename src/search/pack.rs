//! Lists made small enough to send: numbers as differences, words without what they share with the one before.

/// Digits that every language reads.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Half of them say that another digit follows.
const BASE: usize = DIGITS.len() / 2;

/// Rising numbers, each as the difference to the one before, with the lowest digit first.
pub(super) fn numbers(rising: &[usize]) -> String {
    let mut out = String::new();
    let mut before = 0;
    for number in rising {
        let mut rest = number - before;
        before = *number;
        while rest >= BASE {
            out.push(DIGITS[BASE + rest % BASE].into());
            rest /= BASE;
        }
        out.push(DIGITS[rest].into());
    }
    out
}

/// Sorted words, each as the number of letters that it shares with the one before, and the rest.
pub(super) fn front_coded(words: &[&str]) -> String {
    let mut before = "";
    let coded = words.iter().map(|word| {
        let shared = word.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count().min(DIGITS.len() - 1);
        before = word;
        format!("{}{}", char::from(DIGITS[shared]), &word[shared..])
    });
    coded.collect::<Vec<_>>().join(" ")
}

/// Cuts a list into pieces of about so many bytes. What is larger by itself is a piece of its own.
pub(super) fn cut<T>(list: &[T], size: impl Fn(&T) -> usize, bytes: usize) -> Vec<&[T]> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut filled = 0;
    for (index, item) in list.iter().enumerate() {
        let size = size(item);
        if filled > 0 && filled + size > bytes {
            pieces.push(&list[start..index]);
            (start, filled) = (index, 0);
        }
        filled += size;
    }
    if start < list.len() {
        pieces.push(&list[start..]);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_as_differences() {
        assert_eq!(numbers(&[0, 1, 18, 36, 360]), "01hi1ii1");
    }

    #[test]
    fn words_leave_out_what_they_share() {
        assert_eq!(front_coded(&["kost", "kostnad", "kostym", "ko"]), "0kost 4nad 4ym 2");
    }

    #[test]
    fn what_is_too_large_stands_alone() {
        let sizes = [3, 3, 3, 50, 3];
        let cut: Vec<&[usize]> = cut(&sizes, |size| *size, 8);
        assert_eq!(cut, [&[3, 3][..], &[3], &[50], &[3]]);
    }
}
