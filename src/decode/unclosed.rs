//! Brackets, braces and quotation marks that are not in pairs. The parser complains of all that follows; here it is told where the slip
//! itself was made.

use crate::keys;
use std::ops::Range;

/// The first slip of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// What to point at: what was opened and not closed, or closed and not opened.
    pub at: Range<usize>,
    /// Where it is noticed, if that is another line.
    pub noticed: Option<usize>,
    pub message: String,
    pub help: &'static str,
}

/// The first bracket, brace or quotation mark of a TOML text that has no other half.
pub(super) fn first(text: &str) -> Option<Slip> {
    let mut reader = Reader { text, at: 0, row: 0..0, open: Vec::new(), expects_key: false };
    while let Some(c) = text[reader.at..].chars().next() {
        if reader.at >= reader.row.end {
            reader.row = row(text, reader.at);
        }
        if let Some(slip) = reader.step(c) {
            return Some(slip);
        }
    }
    reader.open.last().map(|open| reader.unclosed(*open, text.len()))
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    /// The line that is read, with its end: a line may be as long as the file.
    row: Range<usize>,
    /// What is open, outermost first: the bracket or brace and its place.
    open: Vec<(u8, usize)>,
    /// Whether the next thing in a brace is a key.
    expects_key: bool,
}

impl<'t> Reader<'t> {
    fn step(&mut self, c: char) -> Option<Slip> {
        let at = self.at;
        if at == self.row.start
            && let Some(length) = heading(self.line(at))
        {
            return match self.open.last() {
                Some(open) => Some(self.unclosed(*open, at)),
                None => {
                    self.at += length;
                    uneven(self.text, at..at + length)
                }
            };
        }
        self.at += c.len_utf8();
        match c {
            '#' => self.at = at + self.line(at).len(),
            '"' | '\'' => return self.quoted(c, at),
            '[' | '{' => {
                if let Some(open @ (b'{', _)) = self.open.last().filter(|_| self.expects_key) {
                    return Some(self.unclosed(*open, at));
                }
                if c == '{'
                    && self.open.is_empty()
                    && self.text[self.row.start..at].trim().is_empty()
                    && !self.text[..at].trim_end().ends_with('=')
                {
                    return Some(self.row_alone(at));
                }
                self.open.push((c as u8, at));
                self.expects_key = c == '{';
            }
            ']' | '}' => return self.close(c as u8, at),
            ',' => self.expects_key = matches!(self.open.last(), Some((b'{', _))),
            '=' => {
                if let Some(open @ (b'[', _)) = self.open.last() {
                    return Some(self.key_in_list(*open, at));
                }
                self.expects_key = false;
            }
            _ => {}
        }
        None
    }

    /// The rest of the line from a place on.
    fn line(&self, at: usize) -> &'t str {
        self.text[at..self.row.end].trim_end_matches(['\n', '\r'])
    }

    fn line_number(&self, at: usize) -> usize {
        self.text[..at].matches('\n').count() + 1
    }

    fn unclosed(&self, (sign, at): (u8, usize), noticed: usize) -> Slip {
        let number = self.line_number(at);
        let noticed = self.text[at..noticed].contains('\n').then_some(noticed);
        let (message, help) = match sign {
            b'[' => (format!("listan som börjar på rad {number} avslutas inte"), "Sätt ] efter listans sista värde."),
            _ => (format!("klammern som börjar på rad {number} avslutas inte"), "Sätt } efter det sista som hör dit."),
        };
        Slip { at: at..at + 1, noticed, message, help }
    }

    fn close(&mut self, sign: u8, at: usize) -> Option<Slip> {
        let half = if sign == b']' { b'[' } else { b'{' };
        let slip = |message: &str, help| Some(Slip { at: at..at + 1, noticed: None, message: message.to_owned(), help });
        match self.open.last().copied() {
            Some((open, _)) if open == half => {
                self.open.pop();
                self.expects_key = false;
                None
            }
            // What closes the brace stands further on in the line: the list in it was never opened.
            Some((b'{', open)) if !self.text[open..at].contains('\n') && closes_more(self.line(at + 1)) => {
                slip("här avslutas en lista som inte har någon början", "Sätt [ före listans första värde, eller ta bort ].")
            }
            Some(open) => Some(self.unclosed(open, at)),
            None if half == b'[' => slip("här står ett ] som inte har någon början", "Sätt [ före listans första värde, eller ta bort ]."),
            None => slip("här står en } som inte har någon början", "Sätt { före den första nyckeln, eller ta bort }."),
        }
    }

    /// A row that stands in no list.
    fn row_alone(&self, at: usize) -> Slip {
        let line = self.line(at);
        let (message, help) = match [keys::Row::LABEL.info.name, keys::Row::HEADING.info.name, keys::Row::VALUES.info.name]
            .iter()
            .any(|key| line.contains(key))
        {
            true => ("raderna saknar sin början", "Skriv rader = [ på raden före."),
            false => ("listan saknar sin början", "Skriv listans nyckel, ett likhetstecken och [ på raden före, som rader = [."),
        };
        Slip { at: at..at + 1, noticed: None, message: message.to_owned(), help }
    }

    /// A key straight in a list: what was to be a row lacks its brace, or the list above was to end.
    fn key_in_list(&self, open: (u8, usize), at: usize) -> Slip {
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        let key = before.rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).map_or(0, |i| i + 1);
        let key = (key..before.len()).find(|i| self.text.is_char_boundary(*i)).unwrap_or(before.len());
        let starts_line = self.text[..key].trim_end_matches([' ', '\t']).ends_with('\n');
        if starts_line && !closes_more(self.line(at)) {
            return self.unclosed(open, key);
        }
        Slip {
            at: key..before.len(),
            noticed: None,
            message: "klammern saknas före den första nyckeln".to_owned(),
            help: "Sätt { före nyckeln.",
        }
    }

    /// Where the value that a place belongs to begins in its line.
    fn start_of_value(&self, at: usize) -> usize {
        let before = &self.text[self.row.start..at];
        let from = before.rfind(['=', ',', '[', '{', '"', '\'', ']', '}']).map_or(0, |i| i + 1);
        at - before[from..].trim_start().len()
    }

    fn quoted(&mut self, quote: char, at: usize) -> Option<Slip> {
        let three = if quote == '"' { "\"\"\"" } else { "'''" };
        if self.text[at..].starts_with(three) {
            return self.long(three, at);
        }
        let before = self.text[..at].trim_end_matches([' ', '\t']);
        let value = self.start_of_value(at);
        if !self.text[value..at].trim().is_empty() && before.len() == at {
            let help = if quote == '"' { "Sätt \" före texten." } else { "Sätt ' före texten." };
            return Some(Slip { at: value..at, noticed: None, message: "texten saknar citattecken i början".to_owned(), help });
        }
        let line = self.line(at);
        let Some(length) = end_of_text(line, quote) else {
            let help = if quote == '"' { "Avsluta texten med \" på samma rad." } else { "Avsluta texten med ' på samma rad." };
            return Some(Slip { at: at..at + line.trim_end().len(), noticed: None, message: "texten avslutas inte".to_owned(), help });
        };
        self.at = at + length;
        let after = line[length..].chars().next();
        if after.is_none_or(|c| c.is_whitespace() || matches!(c, ',' | ']' | '}' | '=' | '.' | '#' | ';')) {
            return None;
        }
        let span = at..at + length;
        // With a mark too many there is one more before the line ends.
        let marks = line[length..].matches(quote).count();
        if marks % 2 == 1 {
            return Some(Slip {
                at: span,
                noticed: None,
                message: "texten avslutas inte där den ska".to_owned(),
                help: "Sätt \" där texten slutar.",
            });
        }
        let help = "Skriv böjda citattecken inuti texten: ”…”. Eller sätt enkla citattecken runt hela texten: '…'.";
        Some(Slip { at: span, noticed: None, message: "det står raka citattecken inuti texten".to_owned(), help })
    }

    /// A text over several lines. One that swallows a heading or a key has lost its end.
    fn long(&mut self, quote: &str, at: usize) -> Option<Slip> {
        let inner = at + quote.len();
        let end = self.text[inner..].find(quote).map(|i| inner + i);
        let text = &self.text[inner..end.unwrap_or(self.text.len())];
        let swallows = || text.split('\n').skip(1).any(|line| heading(line).is_some() && line.contains("tabell."));
        if end.is_some() && !swallows() {
            self.at = end.map_or(self.text.len(), |end| end + quote.len());
            // More marks than three belong to the text.
            while self.text[self.at..].starts_with(&quote[..1]) {
                self.at += 1;
            }
            return None;
        }
        let message = format!("texten som börjar på rad {} avslutas inte", self.line_number(at));
        let help = if quote == "'''" { "Sätt ''' efter texten." } else { "Sätt \"\"\" efter texten." };
        Some(Slip { at: at..inner, noticed: None, message, help })
    }
}

/// The length of a line that is a heading: a name within brackets, with nothing after it.
fn heading(line: &str) -> Option<usize> {
    let line = line.split('#').next().unwrap_or_default().trim_end();
    let name = line.strip_prefix("[[").or_else(|| line.strip_prefix('['))?;
    let name = name.strip_suffix("]]").or_else(|| name.strip_suffix(']')).unwrap_or(name);
    let is_name = name.starts_with(char::is_alphabetic) && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'));
    is_name.then_some(line.len())
}

/// A heading with more brackets on one side.
fn uneven(text: &str, at: Range<usize>) -> Option<Slip> {
    let heading = &text[at.clone()];
    let count = |sign| heading.matches(sign).count();
    let help = match (count('['), count(']')) {
        (opened, closed) if opened == closed => return None,
        (_, 0) => "Avsluta rubriken med ].",
        _ => "Skriv dubbla hakparenteser runt det som kan upprepas, som [[handelse]], och annars enkla, som [tabell.oversikt].",
    };
    Some(Slip { at, noticed: None, message: "rubriken har inte lika många hakparenteser före och efter".to_owned(), help })
}

/// Whether more braces are closed than opened in the rest of a line, texts aside.
fn closes_more(line: &str) -> bool {
    let (mut depth, mut in_text) = (0i32, false);
    for c in line.chars() {
        match c {
            '"' => in_text = !in_text,
            '{' if !in_text => depth += 1,
            '}' if !in_text => depth -= 1,
            '#' if !in_text => break,
            _ => {}
        }
        if depth < 0 {
            return true;
        }
    }
    false
}

/// The end of the row on a line above that a place follows, with nothing but white space and comments between.
pub(super) fn row_before(text: &str, at: usize) -> Option<Range<usize>> {
    let mut end = text[..at].rfind('\n').filter(|line_end| text[*line_end..at].trim().is_empty())?;
    loop {
        let start = text[..end].rfind('\n').map_or(0, |i| i + 1);
        let line = without_comment(&text[start..end]).trim_end();
        if !line.is_empty() {
            return line.ends_with(['}', ']']).then(|| start + line.len() - 1..start + line.len());
        }
        end = start.checked_sub(1)?;
    }
}

fn without_comment(line: &str) -> &str {
    let mut quote = None;
    let comment = line.char_indices().find(|(_, c)| match (c, quote) {
        ('#', None) => true,
        ('"' | '\'', None) => {
            quote = Some(*c);
            false
        }
        (c, Some(open)) if *c == open => {
            quote = None;
            false
        }
        _ => false,
    });
    comment.map_or(line, |(at, _)| &line[..at])
}

/// The line from a place on, with its end.
fn row(text: &str, at: usize) -> Range<usize> {
    at..text[at..].find('\n').map_or(text.len(), |i| at + i + 1)
}

/// How long a text is with its quotation marks; none if the line ends before it.
fn end_of_text(line: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (i, c) in line.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            c if c == quote => return Some(i + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, String) {
        let slip = first(text).unwrap();
        (text[slip.at].to_owned(), slip.message)
    }

    #[test]
    fn what_is_in_pairs_has_no_slip() {
        let text = "#:schema x\n[a]\nb = \"[{\" # ]\nc = '''\n[a]\n'''\nd = [\n  [1, 2],\n  { e = [3], f = \"}\" }, # [\n]\n[[g.h]]\ni = {\n  j = 1,\n}\nk = \"a \\\" b\"\n";
        assert_eq!(first(text), None);
    }

    #[test]
    fn what_was_opened_is_pointed_at() {
        assert_eq!(told("a = 1\nb = [1,\n  2\nc = 3\n"), ("[".into(), "listan som börjar på rad 2 avslutas inte".into()));
        assert_eq!(told("b = [\n  { c = 1,\n  { c = 2 },\n]\n").1, "klammern som börjar på rad 2 avslutas inte");
        assert_eq!(told("b = [\n  { c = [1, 2 },\n]\n").1, "listan som börjar på rad 2 avslutas inte");
    }

    #[test]
    fn what_was_not_opened_is_pointed_at() {
        assert_eq!(told("b = [\n  c = [1, 2] },\n]\n"), ("c".into(), "klammern saknas före den första nyckeln".into()));
        assert_eq!(told("b = [\n  { c = 1, 2] },\n]\n").1, "här avslutas en lista som inte har någon början");
        assert_eq!(told("[t]\n  { post = \"a\" },\n]\n"), ("{".into(), "raderna saknar sin början".into()));
        assert_eq!(told("a = Text\"\n"), ("Text".into(), "texten saknar citattecken i början".into()));
    }

    #[test]
    fn of_quotation_marks_the_text_is_pointed_at_that_they_are_to_surround() {
        assert_eq!(told("a = { b = \"Text, c = \"mer\", d = 1 }\n"), ("\"Text, c = \"".into(), "texten avslutas inte där den ska".into()));
        assert_eq!(told("a = \"Frågan \"Hur?\" ställdes\"\n"), ("\"Frågan \"".into(), "det står raka citattecken inuti texten".into()));
    }

    #[test]
    fn the_row_before_is_found_past_comments() {
        let text = "a = [\n  { b = \"#\" } # } \n\n  # c\n  { b = 2 }\n]\n";
        let at = text.find("{ b = 2").unwrap();
        assert_eq!(row_before(text, at), Some(text.find('}').unwrap()..text.find('}').unwrap() + 1));
        assert_eq!(row_before("a = [{ b = 1 } { b = 2 }]", 15), None);
    }
}
