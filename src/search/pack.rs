//! Lists in few bytes: numbers as differences, words without what they share with the word before, and files that hold many of them.

/// Digits that every language reads.
const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// Half of them say that another digit follows.
const BASE: u32 = 18;

/// A file with so many bytes takes no more. Small files are many, and of large ones a search would fetch much that it does not need.
const FULL: usize = 16_000;
/// What would make a file larger than this begins the next one. What is larger by itself is a file of its own.
pub(super) const MOST: usize = 24_000;

/// Rising numbers, each as the difference to the one before, with the lowest digit first.
pub(super) fn numbers(rising: impl IntoIterator<Item = u32>) -> String {
    let digit = |digit: u32| char::from(DIGITS[digit as usize]);
    let mut out = String::new();
    let mut before = 0;
    for number in rising {
        let mut rest = number - before;
        before = number;
        while rest >= BASE {
            out.push(digit(BASE + rest % BASE));
            rest /= BASE;
        }
        out.push(digit(rest));
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

/// A list that is written to files, one after the other.
pub(super) struct Shelf<T> {
    name: &'static str,
    write: fn(&[T]) -> Vec<u8>,
    open: Vec<T>,
    filled: usize,
    /// How many files there are.
    made: usize,
    done: Vec<(String, Vec<u8>)>,
}

impl<T> Shelf<T> {
    pub(super) fn new(name: &'static str, write: fn(&[T]) -> Vec<u8>) -> Shelf<T> {
        Shelf { name, write, open: Vec::new(), filled: 0, made: 0, done: Vec::new() }
    }

    /// Puts the next item, of about so many bytes, on the shelf. Whether a file begins with it.
    pub(super) fn put(&mut self, item: T, bytes: usize) -> bool {
        if self.filled + bytes > MOST {
            self.close();
        }
        let begins = self.open.is_empty();
        self.open.push(item);
        self.filled += bytes;
        if self.filled >= FULL {
            self.close();
        }
        begins
    }

    /// Lets the next item begin a file.
    pub(super) fn close(&mut self) {
        if !self.open.is_empty() {
            self.done.push((format!("sok/{}-{}.json", self.name, self.made), (self.write)(&self.open)));
            self.made += 1;
            self.open.clear();
        }
        self.filled = 0;
    }

    /// The files that are full since this was last asked.
    pub(super) fn take(&mut self) -> Vec<(String, Vec<u8>)> {
        std::mem::take(&mut self.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_as_differences() {
        assert_eq!(numbers([0, 1, 18, 36, 360]), "01hi1ii1");
    }

    #[test]
    fn words_leave_out_what_they_share() {
        assert_eq!(front_coded(&["kost", "kostnad", "kostym", "ko"]), "0kost 4nad 4ym 2");
    }

    #[test]
    fn a_file_is_filled_and_what_is_too_large_stands_alone() {
        let mut shelf = Shelf::new("ord", |items: &[usize]| items.iter().flat_map(|item| item.to_string().into_bytes()).collect());
        let begins = [9_000, 8_000, 3_000, 50_000, 12_000, 13_000].map(|bytes| shelf.put(bytes, bytes));
        assert_eq!(begins, [true, false, true, true, true, true]);
        shelf.close();
        let files: Vec<String> =
            shelf.take().into_iter().map(|(name, text)| format!("{name} {}", String::from_utf8_lossy(&text))).collect();
        assert_eq!(
            files,
            ["sok/ord-0.json 90008000", "sok/ord-1.json 3000", "sok/ord-2.json 50000", "sok/ord-3.json 12000", "sok/ord-4.json 13000"]
        );
    }
}
