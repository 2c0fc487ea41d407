//! Comments and blocks of a TOML file. What people remark on last year's figures does not hold for the next.

use crate::schema;
use std::ops::Range;

/// The text without its comments, but for the line that leads to the schema. A line that only held one is gone.
pub(super) fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for comment in comments(text) {
        if schema::is_line(&text[comment.clone()]) {
            continue;
        }
        let before = &text[at..comment.start];
        let line = before.rfind('\n').map_or(0, |end| end + 1);
        let stands_alone = before[line..].trim().is_empty() && (line > 0 || at == 0);
        out.push_str(if stands_alone { &before[..line] } else { before.trim_end_matches([' ', '\t']) });
        at = comment.end + usize::from(stands_alone && text[comment.end..].starts_with('\n'));
    }
    out.push_str(&text[at..]);
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out
}

/// Where the comments stand, to the ends of their lines.
fn comments(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find(['#', '"', '\'']).map(|i| at + i) {
        let rest = &text[next..];
        at = if rest.starts_with('#') {
            let end = next + rest.find('\n').unwrap_or(rest.len());
            found.push(next..end);
            end
        } else {
            next + string(rest)
        };
    }
    found
}

/// The length of the string at the start of a text.
fn string(text: &str) -> usize {
    let quote = &text[..1];
    let long = quote.repeat(3);
    let mark = if text.starts_with(&long) { &*long } else { quote };
    let mut at = mark.len();
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with(mark) {
            return at + mark.len();
        }
        let escaped = quote == "\"" && rest.starts_with('\\');
        let step = rest.chars().take(1 + usize::from(escaped)).map(char::len_utf8).sum::<usize>();
        at += step;
    }
    text.len()
}

/// The lines that a range stands in, with the end of the last.
pub(super) fn lines(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |end| range.end + end + 1);
    start..end
}

/// The blocks of a file: each heading with what follows it, to the next.
pub(super) fn blocks(text: &str, headings: &[usize]) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = headings.iter().map(|at| lines(text, &(*at..*at)).start).collect();
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// Lines as comments.
pub(super) fn commented(lines: &str) -> String {
    lines.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("# {line}\n") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_told_from_texts_with_a_hash() {
        let text = "#:schema ../../.schema/siffror.json\n# Ett\na = \"b # c \\\" # d\" # två\n\nb = '''\n# e\n'''\n\n# tre\n\nc = 1\n";
        let without = "#:schema ../../.schema/siffror.json\na = \"b # c \\\" # d\"\n\nb = '''\n# e\n'''\n\nc = 1\n";
        assert_eq!(without_comments(text), without);
    }
}
