//! Changes of a text, made all at once.

use std::ops::Range;

/// Changes of one text, by places in it as it was.
#[derive(Debug, Default)]
pub struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a text in the place of another; an empty range puts it between.
    pub fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// The text with all changes made. Of two that overlap the one that begins first holds; of two that begin together the longer.
    pub fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for (range, new) in self.0 {
            let (Some(before), true) = (text.get(done..range.start), text.is_char_boundary(range.end)) else { continue };
            out.extend([before, &new]);
            done = range.end;
        }
        out + text.get(done..).unwrap_or_default()
    }
}

/// A text as TOML has it, which here is as JSON has it: on one line, with quotation marks around it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_stays_as_it_was() {
        let mut edits = Edits::default();
        edits.replace(8..9, "\"fyll i\"");
        edits.replace(2..3, "ö");
        edits.replace(0..0, "# ");
        edits.replace(2..6, "åä ");
        assert_eq!(edits.apply("a bcd = 1 # x"), "# a åä = \"fyll i\" # x");
    }
}
