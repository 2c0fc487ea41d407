//! A report as one file that needs no other: what it takes with it of the theme, and what must not lead out of it.

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

/// A line of the style sheet that says so in a comment is left out: a font that would make the file too large.
const NOT_IN_A_FILE: &str = "/* Not in a file";
/// The name of a figure, for those who read the pages of the site by program. They have `rapport.json` beside the file.
const NAME_OF_FIGURE: &str = " data-uppgift=\"";

/// The style sheet of a theme in a file that stands alone.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// With fonts and pictures in it.
    pub text: String,
    /// What a policy names it by.
    pub hash: String,
}

impl Style {
    /// Takes a style sheet together with the files that it refers to, by their addresses.
    pub(super) fn of<'a>(sheet: &str, asset: impl Fn(&str) -> Option<&'a [u8]>) -> Style {
        let mut text = String::new();
        let sheet = without_comments(sheet);
        let mut rest = &*sheet;
        while let Some((before, after)) = rest.split_once("url(") {
            let (address, end) = after.split_once(')').unwrap_or((after, ""));
            let name = address.trim_matches(['"', '\'', ' ']);
            let inside = asset(name).map_or_else(|| address.to_owned(), |bytes| data_uri(name, bytes));
            text.push_str(&format!("{before}url({inside})"));
            rest = end;
        }
        text.push_str(rest);
        let hash = BASE64.encode(&Sha256::digest(&text));
        Style { text, hash: format!("sha256-{hash}") }
    }
}

/// A style sheet without what only its authors read.
fn without_comments(sheet: &str) -> String {
    let sheet = sheet.lines().filter(|line| !line.contains(NOT_IN_A_FILE)).collect::<Vec<_>>().join("\n");
    let mut parts = sheet.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    let code = parts.fold(first, |code, part| code + part.split_once("*/").map_or("", |(_, after)| after));
    // A closing tag would end the element that it stands in.
    let code = code.replace("</", "<\\/");
    code.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A file as an address that holds it.
pub(crate) fn data_uri(name: &str, bytes: &[u8]) -> String {
    let kind = match name.rsplit('.').next().unwrap_or_default().to_lowercase().as_str() {
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", BASE64.encode(bytes))
}

/// HTML in which no link leads to other pages of the site: their words remain. Links within the page and full addresses are as they were.
pub(super) fn alone(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Links do not stand in each other, and no attribute holds a bare `>`.
    while let Some((before, after)) = rest.split_once("<a ") {
        without_names(before, &mut out);
        let (attributes, inner) = after.split_once('>').unwrap_or((after, ""));
        let (words, end) = inner.split_once("</a>").unwrap_or((inner, ""));
        let stays = stays(attributes);
        if stays {
            out.extend(["<a ", attributes, ">"]);
        }
        without_names(words, &mut out);
        if stays {
            out.push_str("</a>");
        }
        rest = end;
    }
    without_names(rest, &mut out);
    out
}

fn without_names(html: &str, out: &mut String) {
    let mut parts = html.split(NAME_OF_FIGURE);
    out.push_str(parts.next().unwrap_or_default());
    out.extend(parts.filter_map(|part| part.split_once('"').map(|(_, after)| after)));
}

fn stays(attributes: &str) -> bool {
    let address = attributes.split_once("href=\"").and_then(|(_, rest)| rest.split('"').next());
    address.is_some_and(|address| ["#", "https:", "http:", "mailto:"].iter().any(|start| address.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_brings_what_it_refers_to() {
        let asset = |name: &str| (name == "typsnitt/a.woff2").then_some(&b"abc"[..]);
        let sheet = "/* why */\n@font-face { src: url(b) } /* Not in a file: too large. */\n@font-face { src: url(typsnitt/a.woff2) format(\"woff2\"); }\n\n  .a { fill: url(#b); }\n";
        let style = Style::of(sheet, asset);
        assert_eq!(style.text, "@font-face { src: url(data:font/woff2;base64,YWJj) format(\"woff2\"); }\n.a { fill: url(#b); }");
        assert_eq!(style.hash.len(), "sha256-".len() + 44);
    }

    #[test]
    fn a_style_sheet_cannot_end_its_element() {
        assert_eq!(Style::of(".a::after { content: \"</style>\" }", |_| None).text, ".a::after { content: \"<\\/style>\" }");
    }

    #[test]
    fn only_links_to_pages_of_the_site_are_gone() {
        let html = "<p><a href=\"#a\">A</a> <a class=\"b\" href=\"../../ordlista/#b\" rel=\"x\">B <b>c</b></a> <a href=\"https://c.example/\">C</a>, <a href=\"./\">D</a> <data value=\"1\" data-uppgift=\"e\">1</data>.</p>";
        assert_eq!(
            alone(html),
            "<p><a href=\"#a\">A</a> B <b>c</b> <a href=\"https://c.example/\">C</a>, D <data value=\"1\">1</data>.</p>"
        );
    }
}
