//! An SVG picture that draws and does nothing else: it runs nothing, and fetches nothing.

use roxmltree::{Attribute, Document, Error, Node};
use std::ops::Range;

/// What is wrong, what to do, and where.
pub(super) struct Wrong {
    pub message: String,
    pub help: &'static str,
    pub at: Range<usize>,
}

const SVG: &str = "http://www.w3.org/2000/svg";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements that run something, or hold what is no drawing.
const ACTIVE: [&str; 10] = ["script", "foreignObject", "handler", "listener", "iframe", "embed", "object", "audio", "video", "canvas"];

const DRAW: &str = "Spara bilden utan skript, länkar till andra filer och inbäddade sidor, eller som PNG.";

/// The first thing in a picture that is no drawing.
pub(super) fn wrong(text: &str) -> Option<Wrong> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => return Some(unread(text, &error)),
    };
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Some(Wrong {
            message: "filen är ingen SVG-bild".into(),
            help: "Spara bilden igen, som SVG eller PNG.",
            at: start_of(document.root_element()),
        });
    }
    document.descendants().find_map(|node| {
        if node.is_pi() {
            return Some(active("en instruktion till webbläsaren", start_of(node)));
        }
        if !node.is_element() {
            return None;
        }
        let name = node.tag_name();
        if name.namespace() == Some(XHTML) || ACTIVE.iter().any(|active| active.eq_ignore_ascii_case(name.name())) {
            return Some(active(&format!("<{}>", name.name()), start_of(node)));
        }
        let style = (name.name() == "style").then(|| node.children().filter_map(|inner| inner.text()).collect::<String>());
        if style.is_some_and(|style| fetches(&style)) {
            return Some(active("en stil som hämtar en annan fil", start_of(node)));
        }
        node.attributes().find(|attribute| is_active(attribute)).map(|attribute| active(attribute.name(), attribute.range()))
    })
}

fn active(what: &str, at: Range<usize>) -> Wrong {
    Wrong { message: format!("bilden innehåller mer än en bild: {what}"), help: DRAW, at }
}

/// Attributes that hold a style, or that an animation gives its values in.
const STYLES: [&str; 15] = [
    "style",
    "fill",
    "stroke",
    "filter",
    "clip-path",
    "mask",
    "marker",
    "marker-start",
    "marker-mid",
    "marker-end",
    "cursor",
    "to",
    "from",
    "by",
    "values",
];

/// Handlers of events, addresses that run, and those that lead out of the picture. What drawing programs note for themselves, in
/// namespaces of their own, is not looked at, unless it is an address.
fn is_active(attribute: &Attribute) -> bool {
    let name = attribute.name().to_ascii_lowercase();
    let value: String = attribute.value().chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let value = value.to_ascii_lowercase();
    let is_own = attribute.namespace().is_none();
    let is_address = matches!(name.as_str(), "href" | "src" | "base");
    let inside = value.is_empty() || value.starts_with('#') || is_picture(&value);
    value.contains("javascript:")
        || is_address && !inside
        || is_own && (name.starts_with("on") || STYLES.contains(&name.as_str()) && fetches(&value))
}

/// Whether a style fetches anything that does not stand in the picture.
fn fetches(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect();
    let style = style.to_ascii_lowercase();
    // An escape could spell any of these words.
    let urls = || {
        style
            .match_indices("url(")
            .any(|(at, found)| !style[at + found.len()..].starts_with('#') && !is_picture(&style[at + found.len()..]))
    };
    style.contains("@import") || style.contains("image-set(") || style.contains('\\') || urls()
}

/// A picture that is written out in place. One of SVG could hold anything in its turn.
fn is_picture(value: &str) -> bool {
    ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| value.starts_with(&format!("data:image/{kind};")))
}

/// The tag alone: an element may be long.
fn start_of(node: Node) -> Range<usize> {
    let text = &node.document().input_text()[node.range()];
    node.range().start..node.range().start + text.find(['>', '\n']).map_or(text.len(), |end| end + 1)
}

fn unread(text: &str, error: &Error) -> Wrong {
    if matches!(error, Error::DtdDetected) {
        let at = text.find("<!DOCTYPE").unwrap_or_default();
        let help = "Ta bort raden som börjar med <!DOCTYPE, eller spara bilden som PNG.";
        return Wrong { message: "bilden börjar med en dokumenttyp, som kan hämta annat".into(), help, at: at..at };
    }
    let (line, column) = (error.pos().row as usize, error.pos().col as usize);
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let at = text[start..].char_indices().nth(column.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at);
    Wrong { message: "bilden går inte att läsa som SVG".into(), help: "Spara bilden igen i ett ritprogram, eller som PNG.", at: at..at }
}
