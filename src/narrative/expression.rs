//! `{{ name("text", key="text") }}`: one call with literals, nothing more.

use std::ops::Range;

/// A call as written; ranges are within the text between the braces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Call {
    pub name: String,
    pub name_at: Range<usize>,
    pub argument: String,
    pub argument_at: Range<usize>,
    /// Further arguments by name.
    pub named: Vec<(String, String, Range<usize>)>,
}

/// Where the text departs from the form of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub at: usize,
    pub expected: &'static str,
}

/// Word turns straight quotation marks into curly ones.
pub(super) const QUOTES: [char; 5] = ['"', '”', '“', '\'', '’'];

/// Reads what stands between `{{` and `}}`.
///
/// # Errors
/// If it is not one call with at least one quoted text.
pub(super) fn parse(text: &str) -> Result<Call, SyntaxError> {
    let mut scanner = Scanner { text, at: 0 };
    let (name, name_at) = scanner.word("namnet på en hänvisning, till exempel kr")?;
    scanner.symbol('(', "en parentes (")?;
    let (argument, argument_at) = scanner.quoted()?;
    let mut named = Vec::new();
    while scanner.take(',') {
        let (key, _) = scanner.word("ett namn, till exempel mot")?;
        scanner.symbol('=', "ett likhetstecken")?;
        let (value, at) = scanner.quoted()?;
        named.push((key, value, at));
    }
    scanner.symbol(')', "en parentes )")?;
    scanner.space();
    if scanner.at < text.len() {
        return Err(SyntaxError { at: scanner.at, expected: "slutet }}" });
    }
    Ok(Call { name, name_at, argument, argument_at, named })
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn take(&mut self, symbol: char) -> bool {
        self.space();
        let found = self.rest().starts_with(symbol);
        if found {
            self.at += symbol.len_utf8();
        }
        found
    }

    fn symbol(&mut self, symbol: char, expected: &'static str) -> Result<(), SyntaxError> {
        if self.take(symbol) { Ok(()) } else { Err(SyntaxError { at: self.at, expected }) }
    }

    fn word(&mut self, expected: &'static str) -> Result<(String, Range<usize>), SyntaxError> {
        self.space();
        let length = self.rest().find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(self.rest().len());
        if length == 0 {
            return Err(SyntaxError { at: self.at, expected });
        }
        let range = self.at..self.at + length;
        self.at += length;
        Ok((self.text[range.clone()].to_owned(), range))
    }

    fn quoted(&mut self) -> Result<(String, Range<usize>), SyntaxError> {
        self.space();
        let Some(open) = self.rest().chars().next().filter(|c| QUOTES.contains(c)) else {
            return Err(SyntaxError { at: self.at, expected: "en text inom citattecken \"…\"" });
        };
        self.at += open.len_utf8();
        let start = self.at;
        let Some((length, close)) = self.rest().char_indices().find(|(_, c)| QUOTES.contains(c)) else {
            return Err(SyntaxError { at: start, expected: "ett avslutande citattecken \"" });
        };
        self.at += length + close.len_utf8();
        Ok((self.text[start..start + length].to_owned(), start..start + length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_read_with_its_places() {
        let call = parse(r#" tryckt("43", mot="tabell-9.totalt") "#).unwrap();
        assert_eq!((call.name.as_str(), call.argument.as_str()), ("tryckt", "43"));
        assert_eq!(call.named, [("mot".to_owned(), "tabell-9.totalt".to_owned(), 19..34)]);
    }

    #[test]
    fn what_is_missing_is_told_where_it_is_missing() {
        assert_eq!(parse("kr(resultat)").unwrap_err().at, 3);
        assert_eq!(parse(r#"kr("a"#).unwrap_err().expected, "ett avslutande citattecken \"");
        assert_eq!(parse(r#"kr("a") + 1"#).unwrap_err().at, 8);
        assert_eq!(parse("").unwrap_err().at, 0);
    }
}
