//! What is pasted from other programs, or written as it is elsewhere, and shows as something else here: told with the way to write it.

use crate::diag::Code;
use crate::swedish::slug;
use std::ops::Range;

/// Something in a paragraph that will not show as it was meant.
pub(super) struct Stray {
    pub at: Range<usize>,
    pub code: Code,
    pub message: String,
    pub help: String,
}

/// What other programs put before a point of a list.
const BULLETS: [char; 8] = ['•', '·', '▪', '◦', '‣', '●', '–', '—'];

/// So many rows of a table are written out in the advice.
const ROWS: usize = 12;

/// What a paragraph has that will not show as it was meant; each kind once. `is_reference` knows the names of references.
pub(super) fn look(text: &str, is_reference: impl Fn(&str) -> bool) -> Vec<Stray> {
    let mut found = Vec::new();
    if let Some(table) = table(text) {
        // The cells of a table are told of with it.
        return vec![table];
    }
    found.extend(bullet(text));
    found.extend(letters(text));
    found.extend(heading(text));
    found.extend(single_braces(text, is_reference));
    found.extend(address(text));
    found.extend(bold_line(text));
    found
}

/// A paragraph whose lines hold HTML.
pub(super) fn html(at: Range<usize>) -> Stray {
    Stray {
        at,
        code: Code::StrayMarkup,
        message: "HTML visas som text".to_owned(),
        help: "Ta bort taggarna. Fetstil skrivs **så här**, en länk [så här](https://…), och en tabell i en .toml-fil.".to_owned(),
    }
}

fn stray(at: Range<usize>, message: &str, help: impl Into<String>) -> Stray {
    Stray { at, code: Code::StrayMarkup, message: message.to_owned(), help: help.into() }
}

/// Each line with its place.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    })
}

/// A table of Markdown, or one pasted from a spreadsheet with a tab between the cells.
fn table(text: &str) -> Option<Stray> {
    let is_rule = |line: &str| line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ' | '\t'));
    let cells = |line: &str, separator: char| -> Vec<String> {
        let line = line.trim().trim_start_matches('|').trim_end_matches('|');
        line.split(separator).map(|cell| cell.trim().replace('"', "”")).collect()
    };
    let (separator, rows): (char, Vec<&str>) = if lines(text).any(|(_, line)| is_rule(line)) {
        ('|', lines(text).map(|(_, line)| line).filter(|line| !is_rule(line)).collect())
    } else {
        ('\t', lines(text).map(|(_, line)| line).collect())
    };
    if separator == '\t' && (rows.len() < 2 || !rows.iter().all(|row| row.trim().contains('\t'))) {
        return None;
    }
    let mut rows = rows.iter().map(|row| cells(row, separator));
    let header = rows.next().unwrap_or_default();
    let mut written = ["", "", "[tabell.ett-id]", "titel = \"…\"", ""].join("\n");
    let columns: Vec<String> = header.iter().skip(1).map(|name| format!("{{ namn = \"{name}\", typ = \"text\" }}")).collect();
    written += &[format!("kolumner = [{}]", columns.join(", ")), "rader = [".to_owned(), String::new()].join("\n");
    for row in rows.by_ref().take(ROWS) {
        let values: Vec<String> = (1..header.len()).map(|index| format!("\"{}\"", row.get(index).map_or("", String::as_str))).collect();
        written += &format!("  {{ post = \"{}\", varden = [{}] }},\n", row.first().map_or("", String::as_str), values.join(", "));
    }
    written += if rows.next().is_some() { "  …\n]" } else { "]" };
    Some(Stray {
        at: 0..text.lines().next().unwrap_or_default().len(),
        code: Code::TextTable,
        message: "en tabell går inte att skriva i texten".to_owned(),
        help: format!(
            "Skriv den i en .toml-fil i rapportens mapp, och {{{{ tabell(\"ett-id\") }}}} här. Ta bort typ = \"text\" på kolumner med siffror.{written}"
        ),
    })
}

fn bullet(text: &str) -> Option<Stray> {
    lines(text).find_map(|(at, line)| {
        let bullet = line.chars().next().filter(|c| BULLETS.contains(c))?;
        let end = at + bullet.len_utf8();
        line[bullet.len_utf8()..].starts_with([' ', '\t', '\u{a0}']).then(|| {
            let help = "Skriv - och ett mellanslag i början av varje punkt, och en tom rad före listan.";
            stray(at..end, &format!("{bullet} gör ingen punktlista: punkterna blir löpande text"), help)
        })
    })
}

/// Two points or more with letters before them.
fn letters(text: &str) -> Option<Stray> {
    let is_point = |line: &str| matches!(line.as_bytes(), [b'a'..=b'z', b')', b' ', ..]);
    let mut points = lines(text).filter(|(_, line)| is_point(line));
    let (first, _) = points.next()?;
    points.next().map(|_| {
        stray(
            first..first + 2,
            "a) gör ingen lista: punkterna blir löpande text",
            "Skriv 1. 2. 3. eller ett bindestreck i början av varje punkt.",
        )
    })
}

fn heading(text: &str) -> Option<Stray> {
    lines(text).find_map(|(at, line)| {
        let marks = line.len() - line.trim_start_matches('#').len();
        let rest = &line[marks..];
        let is_meant = (1..=6).contains(&marks) && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        is_meant.then(|| {
            let help = format!(
                "Skriv {} {rest}{}",
                &line[..marks],
                if rest.contains("{#") { String::new() } else { format!(" {{#{}}}", slug(rest)) }
            );
            stray(at..at + line.len(), "rubriken saknar mellanslag efter #, och blir löpande text", help)
        })
    })
}

fn single_braces(text: &str, is_reference: impl Fn(&str) -> bool) -> Option<Stray> {
    text.match_indices('{').find_map(|(at, _)| {
        // No name of a reference is longer than this.
        let inner: String = text[at + 1..].chars().take(16).collect();
        let (name, _) = inner.split_once('(')?;
        let name = name.trim();
        let before = text[..at].ends_with('{');
        (!before && is_reference(name)).then(|| {
            let end = text[at..].find(['}', '\n']).map_or(text.len(), |i| at + i + usize::from(text[at + i..].starts_with('}')));
            let written = text[at..end].trim_matches(['{', '}', ' ']);
            stray(at..end, "hänvisningen har enkla klamrar, och blir löpande text", format!("Skriv {{{{ {written} }}}}."))
        })
    })
}

/// A web address that is no link.
fn address(text: &str) -> Option<Stray> {
    ["https://", "http://", "www."].iter().flat_map(|start| text.match_indices(start)).find_map(|(at, found)| {
        let before = &text[..at];
        let in_link = before.ends_with(['(', '<', '[', '/', '"']) && !before.ends_with(" (");
        let within_word = before.ends_with(char::is_alphanumeric);
        // The text of a link may be an address.
        if in_link || within_word {
            return None;
        }
        let is_text_of_link = before.rfind('[').is_some_and(|open| !before[open..].contains(']')) && text[at..].contains("](");
        let length = text[at..].find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | ']')).unwrap_or(text.len() - at);
        let written = text[at..at + length].trim_end_matches(['.', ',', ';', ':', '!', '?']);
        (!is_text_of_link && written.len() > found.len()).then(|| {
            let whole = if found == "www." { format!("https://{written}") } else { written.to_owned() };
            stray(at..at + written.len(), "adressen blir ingen länk", format!("Skriv [det som ska synas]({whole})."))
        })
    })
}

/// A paragraph that is nothing but bold.
fn bold_line(text: &str) -> Option<Stray> {
    let line = text.trim();
    let inner = line.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"))?;
    let is_heading = !inner.contains("**") && !inner.contains('\n') && inner.len() < 90 && !inner.ends_with(['.', '!', '?', ':', ',']);
    is_heading.then(|| {
        let help = format!("Skriv den som en rubrik, med så många # som nivån kräver: ### {inner} {{#{}}}", slug(inner));
        stray(0..line.len(), "raden ser ut som en rubrik men är bara fetstil", help)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<String> {
        look(text, |name| name == "tabell").into_iter().map(|stray| text[stray.at].to_owned()).collect()
    }

    #[test]
    fn what_is_written_as_it_should_be_is_left_alone() {
        for text in [
            "Se [webbplatsen](https://www.example.com/a) och <https://example.com> och [www.a.se](https://www.a.se).",
            "Ett stycke – med tankstreck – och **fetstil** inuti, # 3 och {klamrar}.",
            "Punkt a) är en och b) en annan.",
            "**Viktigt:**",
            "Svaren var 1 | 2 | 3.",
        ] {
            assert_eq!(told(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn each_kind_is_told_once() {
        assert_eq!(told("• Ett\n• Två"), ["•"]);
        assert_eq!(told("Läs på www.example.com. Och https://b.se, sedan."), ["https://b.se"]);
        assert_eq!(told("År | Möten\n--- | ---\n2024 | 5 https://a.se"), ["År | Möten"]);
        assert_eq!(told("{ tabell(\"a\") } och { tabell(\"b\") }"), ["{ tabell(\"a\") }"]);
    }
}
