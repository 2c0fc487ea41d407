//! A chart as a picture of its own: headline, drawing and source on a white sheet, without any style sheet.

use crate::chart::drawing::backend::escape;
use crate::chart::drawing::text::wrap;
use crate::chart::finished::Chart;
use std::fmt::Write;

const MARGIN: i32 = 24;
/// White around the drawing where it is shown without its texts.
const EDGE: i32 = 12;
const QUIET: &str = "#595959";

/// What to add to the address of the picture to see the drawing without its texts: `#ritning`.
pub const DRAWING: &str = "ritning";

/// The wide drawing as markup, and its size.
struct Wide<'a> {
    markup: &'a str,
    width: i32,
    height: i32,
}

impl Chart {
    /// The narrow drawing, to stand inside a page. None if there is no drawing.
    pub fn narrow(&self) -> Option<&str> {
        self.svg.get(self.svg.find("<svg ")?..self.svg.find("</svg>")? + "</svg>".len())
    }

    /// Width and height of the drawing without its texts.
    pub fn drawing_size(&self) -> Option<(i32, i32)> {
        let Wide { width, height, .. } = self.wide()?;
        Some((width + 2 * EDGE, height + 2 * EDGE))
    }

    fn wide(&self) -> Option<Wide<'_>> {
        let markup = self.svg.get(self.svg.rfind("<svg ")?..self.svg.rfind("</svg>")?)?;
        let mut size = markup.split_once("viewBox=\"0 0 ")?.1.split('"').next()?.split(' ').map(str::parse::<i32>);
        Some(Wide { markup, width: size.next()?.ok()?, height: size.next()?.ok()? })
    }

    /// The wide drawing as an SVG document, with its headline over it and all notes and `source` under it. None if there is no drawing.
    ///
    /// Only attributes give colours: a security policy without inline styles would take a `<style>` away. So the picture looks
    /// the same everywhere, and brings its own white ground.
    pub fn document(&self, source: &str) -> Option<String> {
        let Wide { markup: drawing, width: drawn_width, height: drawn_height } = self.wide()?;
        let (head, inner) = drawing.split_once('>')?;
        let (names, marks) = inner.split_once("</desc>\n")?;

        let mut texts = String::new();
        let mut y = MARGIN;
        for (text, size, attributes) in [(&self.title, 22, " font-weight=\"bold\""), (&self.subtitle, 15, "")] {
            y = lines(&mut texts, text, size, attributes, drawn_width, y);
        }
        let top = y + 12;
        let told = self.marks.iter().map(|mark| format!("{} {}: {}", mark.number(), mark.period(), mark.text));
        let mut bottom = top + drawn_height + 14;
        let notes = self.notes.iter().map(|(number, caveat)| format!("[{number}] {}", caveat.words()));
        for text in told.chain(notes).chain(self.note.clone()).chain([source.to_owned()]) {
            bottom = lines(&mut texts, &text, 14, &format!(" fill=\"{QUIET}\""), drawn_width, bottom);
        }

        let (width, height) = (drawn_width + 2 * MARGIN, bottom + MARGIN - 6);
        let head = head.replacen(&format!("viewBox=\"0 0 {drawn_width} {drawn_height}\""), "", 1);
        let mut out = String::with_capacity(drawing.len() + texts.len() + 500);
        let _ = writeln!(out, r#"{head} xml:lang="sv" viewBox="0 0 {width} {height}" width="{width}" height="{height}">"#);
        let _ = writeln!(out, "{}</desc>", names.trim_start());
        let (shown_width, shown_height) = (drawn_width + 2 * EDGE, drawn_height + 2 * EDGE);
        let _ = writeln!(out, r#"<view id="{DRAWING}" viewBox="{} {} {shown_width} {shown_height}"/>"#, MARGIN - EDGE, top - EDGE);
        let _ = writeln!(out, r##"<rect width="{width}" height="{height}" fill="#ffffff"/>"##);
        let _ = writeln!(out, "<g aria-hidden=\"true\">\n{texts}</g>");
        let _ = writeln!(out, "<g transform=\"translate({MARGIN} {top})\">\n{}\n</g>\n</svg>", marks.trim_end());
        Some(out)
    }
}

/// Writes a text in lines from `y` down, and returns where it ends.
fn lines(out: &mut String, text: &str, size: i32, attributes: &str, room: i32, y: i32) -> i32 {
    let bold = attributes.contains("bold");
    let line = size + 6;
    let wrapped = wrap(text, room, size, bold, 6);
    for (y, text) in (y + size..).step_by(line.unsigned_abs() as usize).zip(&wrapped) {
        let _ = writeln!(out, r#"<text x="{MARGIN}" y="{y}" font-size="{size}"{attributes}>{}</text>"#, escape(text));
    }
    y + line * wrapped.len() as i32
}
