//! What the bytes of a text file say. One that is not saved as UTF-8 is read all the same, so that only that is told of it.

/// How else than as UTF-8 a text is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Other {
    Utf16,
    /// The old code of Windows, one byte a character.
    Windows,
    /// Something else, or several codes.
    Mixed,
}

impl Other {
    /// How the file is saved, in Swedish.
    pub(super) fn said(self) -> &'static str {
        match self {
            Other::Utf16 => "filen är sparad som UTF-16, inte som UTF-8",
            Other::Windows => "filen är sparad med en äldre teckenkodning (Windows-1252), inte som UTF-8",
            Other::Mixed => "filen är inte sparad som UTF-8",
        }
    }

    /// How to save it as UTF-8, in Swedish. An editor that takes it for UTF-8 would lose its å, ä and ö.
    pub(super) fn help(self) -> &'static str {
        match self {
            Other::Utf16 | Other::Mixed => {
                "Spara om filen med teckenkodningen UTF-8. I Visual Studio Code: klicka på kodningen längst ned till höger, välj Save with \
                 Encoding och sedan UTF-8."
            }
            Other::Windows => {
                "Spara om filen med teckenkodningen UTF-8. I Visual Studio Code: klicka på kodningen längst ned till höger, välj Reopen \
                 with Encoding och Western (Windows 1252). Välj sedan Save with Encoding och UTF-8 på samma ställe."
            }
        }
    }
}

/// The text, and how it is saved if not as UTF-8, with the place of what first shows it. A byte order mark is no part of it.
pub(super) fn read(bytes: Vec<u8>) -> (String, Option<(Other, usize)>) {
    let pairs = |number: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].as_chunks().0.iter().map(|pair| number(*pair)).collect();
        (String::from_utf16_lossy(&units), Some((Other::Utf16, 0)))
    };
    match bytes[..] {
        [0xff, 0xfe, ..] => return pairs(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return pairs(u16::from_be_bytes),
        _ => {}
    }
    let (text, other) = match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            // A file with letters of UTF-8 in it, too, is of no one code.
            match text.chars().all(|c| c.is_ascii() || c == char::REPLACEMENT_CHARACTER) {
                true => (error.as_bytes().iter().map(|byte| windows(*byte)).collect(), Some((Other::Windows, valid))),
                false => (text.into_owned(), Some((Other::Mixed, valid))),
            }
        }
    };
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (rest.to_owned(), other.map(|(other, at)| (other, at.saturating_sub('\u{feff}'.len_utf8())))),
        None => (text, other),
    }
}

/// The text of a file that others have saved, however it is saved.
pub fn decoded(bytes: Vec<u8>) -> String {
    read(bytes).0
}

/// The character of a byte in Windows-1252 (<https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT>).
fn windows(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}', '‘', '’', '“',
        '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => FROM_80[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_however_it_is_saved() {
        let utf_16: Vec<u8> = "\u{feff}å = 1\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(utf_16), ("å = 1\n".to_owned(), Some((Other::Utf16, 0))));
        assert_eq!(read(b"a = \"F\xf6r\x96\"".to_vec()), ("a = \"För–\"".to_owned(), Some((Other::Windows, 6))));
        assert_eq!(read(b"\xef\xbb\xbf\xc3\xa5 = \"f\xf6r\"".to_vec()), ("å = \"f\u{fffd}r\"".to_owned(), Some((Other::Mixed, 7))));
        assert_eq!(read("\u{feff}å".as_bytes().to_vec()), ("å".to_owned(), None));
    }
}
