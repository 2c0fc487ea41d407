//! A chart as a picture of its own: headline, drawing and source on a white sheet, without any style sheet.

use crate::chart::drawing::backend::escape;
use crate::chart::drawing::frame::Sheet;
use crate::chart::drawing::text::wrap;
use crate::chart::finished::Chart;
use crate::chart::tone::Tone;
use std::fmt::Write;

const MARGIN: i32 = 24;
const INK: &str = "#14212b";
const QUIET: &str = "#414f59";

impl Chart {
    /// The wide drawing as an SVG document, with its headline over it and all notes and `source` under it. None if there is no drawing.
    ///
    /// Only attributes give colours: a security policy without inline styles would take a `<style>` away. So the picture looks
    /// the same everywhere, and brings its own white ground.
    pub fn document(&self, source: &str) -> Option<String> {
        let Sheet { layout, body, .. } = &self.picture.as_ref()?.wide;
        let Words { texts, top, size: (width, height) } = self.words(source)?;
        let mut out = String::with_capacity(body.len() * 2 + texts.len() + 500);
        let _ =
            write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" xml:lang="sv" role="img" aria-labelledby="t" aria-describedby="d" "#);
        let _ = write!(out, r#"viewBox="0 0 {width} {height}" width="{width}" height="{height}" fill="{INK}" "#);
        let _ = writeln!(out, r#"font-family="'Source Sans 3', 'Segoe UI', Roboto, Arial, sans-serif" font-size="{}">"#, layout.font());
        let _ = writeln!(out, "<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>", escape(&self.title), escape(&self.summary));
        let _ = writeln!(out, r##"<rect width="{width}" height="{height}" fill="#ffffff"/>"##);
        let _ = writeln!(out, "<g aria-hidden=\"true\">\n{texts}</g>");
        let _ = writeln!(out, "<g aria-hidden=\"true\" transform=\"translate({MARGIN} {top})\">\n{}</g>\n</svg>", coloured(body));
        Some(out)
    }

    /// How wide and how tall the same document is, in pixels.
    pub fn document_size(&self, source: &str) -> Option<(i32, i32)> {
        Some(self.words(source)?.size)
    }

    fn words(&self, source: &str) -> Option<Words> {
        let Sheet { layout, height: drawn_height, .. } = self.picture.as_ref()?.wide;
        let drawn_width = layout.width();
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
        Some(Words { texts, top, size: (drawn_width + 2 * MARGIN, bottom + MARGIN - 6) })
    }
}

/// What stands around the drawing.
struct Words {
    texts: String,
    /// Where the drawing begins.
    top: i32,
    /// Width and height of the whole.
    size: (i32, i32),
}

/// The markup of a drawing with the light colours of each class.
fn coloured(body: &str) -> String {
    let mut out = String::with_capacity(body.len() * 2);
    for (index, part) in body.split("<g class=\"").enumerate() {
        match part.split_once('"').filter(|_| index > 0) {
            Some((classes, rest)) => {
                let _ = write!(out, "<g{}{rest}", look(classes));
            }
            None => out.push_str(part),
        }
    }
    out
}

/// What `themes/standard/stil.css` gives to marks and texts of these classes in light, as attributes.
fn look(classes: &str) -> String {
    let has = |tone: &Tone| tone.class().split(' ').all(|own| classes.split(' ').any(|class| class == own));
    let tone = Tone::ALL.into_iter().filter(has).max_by_key(|tone| tone.class().split(' ').count());
    let (budget, forecast) = (classes.contains("budget"), classes.contains("forecast"));
    let colour = tone.map_or(INK, Tone::light);
    let mut look = String::new();
    for class in classes.split(' ') {
        let attributes: &str = match class {
            "series" if budget => r##"fill="#ffffff" stroke="@" stroke-width="2" stroke-dasharray="5 3""##,
            "series" if forecast => r##"fill="@" fill-opacity="0.35" stroke="@" stroke-width="2""##,
            "series" => r##"fill="@""##,
            "line" if forecast => r##"fill="none" stroke="@" stroke-width="3" stroke-dasharray="6 4""##,
            "line" => r##"fill="none" stroke="@" stroke-width="3""##,
            "hollow" => r##"fill="#ffffff" stroke="@" stroke-width="3""##,
            "gridlines" => r##"stroke="#d3dbdf""##,
            "zero-line" => r##"stroke="#14212b""##,
            "connector" => r##"stroke="#6d7c86" stroke-width="3""##,
            "leader" => r##"stroke="#6d7c86""##,
            "limit" => r##"stroke="#14212b" stroke-width="3""##,
            "break" => r##"stroke="#414f59" stroke-dasharray="2 4""##,
            "paper" => r##"fill="#ffffff""##,
            "halo" => r##"stroke="#ffffff" stroke-width="5" stroke-linejoin="round""##,
            "field-green" => r##"fill="#19583a""##,
            "field-yellow" => r##"fill="#664600""##,
            "field-orange" => r##"fill="#853800""##,
            "field-red" => r##"fill="#8c1d1d""##,
            "field-grey" => r##"fill="#414f59""##,
            "axis-label" | "gap" => r##"fill="#414f59""##,
            "subheading" | "data-label" | "verdict" => r#"font-weight="bold""#,
            _ => continue,
        };
        look.push(' ');
        look.push_str(&attributes.replace('@', colour));
    }
    look
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
