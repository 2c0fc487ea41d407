//! Text as HTML, and HTML as text.

use std::borrow::Cow;
use std::collections::BTreeSet;

/// Text as it stands in the body of a page.
pub fn escape(text: &str) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = pulldown_cmark_escape::escape_html_body_text(&mut out, text);
    out
}

/// Before the cell of a figure in running text.
pub(super) const CELL: &str = "data-plats=";

/// HTML that the narrative has made, with other words for the figures of some cells, by their paths.
pub fn without<'a>(html: &'a str, cells: &BTreeSet<String>, instead: &str) -> Cow<'a, str> {
    if cells.is_empty() || !html.contains(CELL) {
        return html.into();
    }
    let mut out = String::with_capacity(html.len());
    for (index, piece) in html.split("<data ").enumerate() {
        if index > 0 {
            let cell = piece.split_once(CELL).and_then(|(_, rest)| rest.strip_prefix('"')?.split_once('"'));
            if let (Some((cell, _)), Some((_, after))) = (cell, piece.split_once("</data>"))
                && cells.contains(cell)
            {
                out.push_str(instead);
                out.push_str(after);
                continue;
            }
            out.push_str("<data ");
        }
        out.push_str(piece);
    }
    out.into()
}

/// The text of HTML that the narrative has made.
pub fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for (index, piece) in html.split('<').enumerate() {
        let (tag, text) = if index == 0 { ("", piece) } else { piece.split_once('>').unwrap_or(("", piece)) };
        let name = tag.trim_start_matches('/').split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if matches!(name, "p" | "li" | "ul" | "ol" | "br" | "div" | "tr" | "td" | "th" | "blockquote" | "pre" | "hr") {
            out.push(' ');
        }
        out.push_str(text);
    }
    let text = out.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    text.split([' ', '\n', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
