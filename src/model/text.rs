//! What a text may say wherever it is shown: something to see, in characters that every reader of it can show.

use std::ops::Range;

/// A character that no text may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forbidden {
    /// Where it stands, in bytes.
    pub at: Range<usize>,
    /// What is wrong, in Swedish.
    pub message: String,
}

impl Forbidden {
    /// What to do about it, in Swedish.
    pub const HELP: &'static str = "Ta bort tecknet. Det kan ha följt med från ett annat program.";
}

/// Every character of a text that cannot be shown, breaks a file of XML, or turns what follows it around.
pub fn forbidden(text: &str) -> Vec<Forbidden> {
    let mut found: Vec<(usize, char)> = text.char_indices().filter(|(at, c)| is_unseen(*c) && !is_line_end(text, *at, *c)).collect();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        found.extend(unpaired(line).into_iter().map(|(at, c)| (start + at, c)));
        start += line.len();
    }
    found.sort_unstable();
    let told = found.into_iter().map(|(at, c)| {
        let says = match turns(c) {
            Some(_) => "ett osynligt tecken ändrar läsriktningen och saknar sitt par på raden",
            None => "här står ett tecken som inte går att visa",
        };
        Forbidden { at: at..at + c.len_utf8(), message: format!("{says}: U+{:04X}", u32::from(c)) }
    });
    told.collect()
}

/// Whether nothing of a text is seen.
pub fn is_blank(text: &str) -> bool {
    let is_width_zero = |c| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    text.chars().all(|c| c.is_whitespace() || is_width_zero(c) || turns(c).is_some())
}

/// Characters that Unicode leaves to private use.
pub fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

/// Controls, noncharacters and private characters.
fn is_unseen(c: char) -> bool {
    let is_noncharacter = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
    c.is_control() && !matches!(c, '\n' | '\t') || is_noncharacter || is_private(c)
}

/// The first of the two characters with which Windows ends a line.
fn is_line_end(text: &str, at: usize, c: char) -> bool {
    c == '\r' && text[at + 1..].starts_with('\n')
}

/// What a character does to the direction of reading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Embed,
    EndEmbed,
    Isolate,
    EndIsolate,
}

fn turns(c: char) -> Option<Turn> {
    match c {
        '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => Some(Turn::Embed),
        '\u{202c}' => Some(Turn::EndEmbed),
        '\u{2066}'..='\u{2068}' => Some(Turn::Isolate),
        '\u{2069}' => Some(Turn::EndIsolate),
        _ => None,
    }
}

/// The characters of a line that turn the direction of reading and not back, or back and not before.
fn unpaired(line: &str) -> Vec<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    // How many of the open ones are isolates.
    let mut isolates = 0;
    for (at, c) in line.char_indices() {
        match turns(c) {
            None => {}
            Some(Turn::Embed) => open.push((at, c)),
            Some(Turn::Isolate) => {
                isolates += 1;
                open.push((at, c));
            }
            Some(Turn::EndEmbed) => {
                let ended = open.pop_if(|(_, c)| turns(*c) == Some(Turn::Embed));
                alone.extend(ended.is_none().then_some((at, c)));
            }
            Some(Turn::EndIsolate) if isolates > 0 => {
                isolates -= 1;
                // The end of an isolate ends what was begun in it too, which has no end of its own.
                while let Some(begun) = open.pop_if(|(_, c)| turns(*c) == Some(Turn::Embed)) {
                    alone.push(begun);
                }
                open.pop();
            }
            Some(Turn::EndIsolate) => alone.push((at, c)),
        }
    }
    alone.extend(open);
    alone
}

/// Whether a text is an absolute address on the web, safe wherever an address may stand: https, a host with a dot, and no character
/// that has to be quoted.
pub fn is_web_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = authority.split_once(':').unwrap_or((authority, "1"));
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_host = host.contains('.') && host.split('.').all(is_label);
    let is_port = port.parse::<u16>().is_ok_and(|port| port > 0) && port.bytes().all(|b| b.is_ascii_digit());
    is_host && is_port && is_path(path)
}

/// Whether a text is an address that a link may lead to outside the site: on the web, or of a mailbox.
pub fn is_link(text: &str) -> bool {
    match text.strip_prefix("mailto:") {
        Some(mailbox) => is_mailbox(mailbox),
        None => is_web_address(&text.replacen("http://", "https://", 1).replace('\'', "%27")),
    }
}

/// Whether a text can stand after `mailto:`.
fn is_mailbox(text: &str) -> bool {
    let (mailbox, more) = text.split_at(text.find('?').unwrap_or(text.len()));
    let is_plain = |c: char| c.is_alphanumeric() || "-._~!$&*+=%".contains(c);
    mailbox.split_once('@').is_some_and(|(name, host)| [name, host].into_iter().all(|part| !part.is_empty() && part.chars().all(is_plain)))
        && is_path(more)
}

/// Letters, digits and what RFC 3986 lets stand in a path, a query or a fragment, quotation marks left out.
fn is_path(path: &str) -> bool {
    let is_escaped = |after: &str| after.len() >= 2 && after.as_bytes()[..2].iter().all(u8::is_ascii_hexdigit);
    path.split('%').skip(1).all(is_escaped) && path.chars().all(|c| c.is_alphanumeric() || "-._~/?#[]@!$&()*+,;=:%".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<usize> {
        forbidden(text).into_iter().map(|found| found.at.start).collect()
    }

    #[test]
    fn characters_of_every_kind_that_cannot_be_shown_are_found() {
        for c in ['\0', '\u{7}', '\u{7f}', '\u{85}', '\u{e000}', '\u{f8ff}', '\u{fdd0}', '\u{fffe}', '\u{ffff}', '\u{1fffe}'] {
            assert_eq!(found(&format!("å{c}b")), [2], "{c:?}");
        }
        for c in ['\u{f0000}', '\u{fffff}', '\u{100000}', '\u{10ffff}'] {
            assert_eq!(found(&format!("{c}{c}")), [0, 4], "{c:?}");
        }
        assert_eq!(found("a\rb"), [1]);
    }

    #[test]
    fn what_can_be_shown_is_left_alone() {
        for text in ["", "Två\trader\r\noch en\n", "mjukt\u{ad}bindestreck", "😀 日本 \u{a0}–", "\u{feff}", "a\u{200e}b", "\u{fffd}"]
        {
            assert_eq!(found(text), [0; 0], "{text:?}");
        }
    }

    #[test]
    fn the_direction_of_reading_is_turned_and_turned_back_on_one_line() {
        for text in ["a\u{202b}b\u{202c}", "\u{2067}a\u{202e}b\u{202c}\u{2069}", "\u{2066}\u{2069}\u{2068}\u{2069}"] {
            assert_eq!(found(text), [0; 0], "{text:?}");
        }
        assert_eq!(found("a\u{202e}b"), [1]);
        assert_eq!(found("a\u{202c}"), [1]);
        assert_eq!(found("\u{202e}a\nb\u{202c}"), [0, 6]);
        // What is begun in an isolate ends with it, at the latest; what was begun before it cannot end in it.
        assert_eq!(found("\u{2066}\u{202e}\u{2069}"), [3]);
        assert_eq!(found("\u{202e}\u{2066}\u{202c}\u{2069}\u{202c}"), [6]);
    }

    #[test]
    fn spaces_and_what_has_no_width_are_nothing_to_see() {
        assert!(["", " \t\n", "\u{a0}\u{200b}", "\u{ad}", "\u{feff}\u{202e}"].into_iter().all(is_blank));
        assert!(["–", ".", " a "].into_iter().all(|text| !is_blank(text)));
    }

    #[test]
    fn a_link_leads_to_the_web_or_to_a_mailbox() {
        for link in
            ["http://a.se", "https://a.se/Bayes'_sats", "mailto:kansli@förbundet.example", "mailto:a.b+c@d.se?subject=Hej%20d%C3%A5"]
        {
            assert!(is_link(link), "{link}");
        }
        for link in
            ["", "mailto:", "mailto:a", "mailto:@a.se", "mailto:a@b c", "mailto:a@b@c", "mailto:\"a\"@b.se", "data:text/html,a", "a.se"]
        {
            assert!(!is_link(link), "{link}");
        }
    }

    #[test]
    fn an_address_is_absolute_and_needs_no_quotes() {
        for address in [
            "https://pahittad.example",
            "https://www.example.com:8443/a_b/c%20d.pdf?e=f&g=(h)#i",
            "https://förbundet.example/å",
            "https://xn--frbundet-n4a.example/",
        ] {
            assert!(is_web_address(address), "{address}");
        }
        for address in [
            "",
            "https://",
            "https://a",
            "https:///a.se",
            "http://a.se",
            "//a.se",
            "javascript:alert(1)",
            "https://a.se/\"b",
            "https://a.se/'b",
            "https://a.se/b c",
            " https://a.se",
            "https://a.se/<b>",
            "https://a.se\\b",
            "https://a:b@c.se",
            "https://a.se:0",
            "https://a.se:+1",
            "https://a..se",
            "https://a.se/%2",
            "https://a.se/%å1",
        ] {
            assert!(!is_web_address(address), "{address}");
        }
    }
}
