//! A plotters backend that writes SVG: geometry only, in integer pixels, inside groups that carry a class. Colours asked for through plotters are ignored: a group's class decides, so that a style sheet can change them.

use crate::chart::drawing::text;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle, FontTransform,
};
use std::convert::Infallible;
use std::fmt::Write;

type Written = Result<(), DrawingErrorKind<Infallible>>;

/// Appends what is drawn to a string. Writing to memory cannot fail.
pub struct SvgBackend<'a> {
    out: &'a mut String,
    size: (u32, u32),
}

impl<'a> SvgBackend<'a> {
    /// `size` is width and height in pixels.
    pub fn new(out: &'a mut String, size: (u32, u32)) -> Self {
        Self { out, size }
    }

    /// Starts a group of that class. Letters with a halo are filled over it.
    pub fn open(&mut self, class: &str) {
        let order = if class.ends_with("halo") { r#" paint-order="stroke""# } else { "" };
        self.write(format_args!(r#"<g class="{class}"{order}>"#));
    }

    /// A rectangle. The title is shown when one points at it.
    pub fn block(&mut self, from: BackendCoord, to: BackendCoord, title: &str) {
        let (width, height) = (from.0.abs_diff(to.0), from.1.abs_diff(to.1));
        self.write(format_args!(r#"<rect x="{}" y="{}" width="{width}" height="{height}""#, from.0, from.1));
        match title {
            "" => self.out.push_str("/>"),
            title => self.write(format_args!("><title>{}</title></rect>", escape(title))),
        }
    }

    /// Ends the group that was opened last.
    pub fn close(&mut self) {
        self.out.push_str("</g>\n");
    }

    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        // `fmt::Write` for `String` never returns an error.
        let _ = self.out.write_fmt(arguments);
    }

    fn points(&mut self, points: impl IntoIterator<Item = BackendCoord>) {
        for (i, (x, y)) in points.into_iter().enumerate() {
            self.write(format_args!("{}{x},{y}", if i > 0 { " " } else { "" }));
        }
    }
}

/// Text as it may stand in an element or in a quoted attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

impl DrawingBackend for SvgBackend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Written {
        Ok(())
    }

    fn present(&mut self) -> Written {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, _: BackendColor) -> Written {
        self.write(format_args!(r#"<rect x="{x}" y="{y}" width="1" height="1"/>"#));
        Ok(())
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S) -> Written {
        self.write(format_args!(r#"<line x1="{}" y1="{}" x2="{}" y2="{}"/>"#, from.0, from.1, to.0, to.1));
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, _: &S, _: bool) -> Written {
        let (x, y) = (from.0.min(to.0), from.1.min(to.1));
        let (width, height) = (from.0.abs_diff(to.0), from.1.abs_diff(to.1));
        self.write(format_args!(r#"<rect x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Written {
        let path: Vec<BackendCoord> = path.into_iter().collect();
        if let [from, to] = path[..] {
            return self.draw_line(from, to, style);
        }
        self.out.push_str(r#"<polyline fill="none" points=""#);
        self.points(path);
        self.out.push_str(r#""/>"#);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, _: &S, _: bool) -> Written {
        self.write(format_args!(r#"<circle cx="{x}" cy="{y}" r="{radius}"/>"#));
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, corners: I, _: &S) -> Written {
        self.out.push_str(r#"<polygon points=""#);
        self.points(corners);
        self.out.push_str(r#""/>"#);
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Written {
        let size = style.size();
        let drop = match style.anchor().v_pos {
            VPos::Top => 0.92,
            VPos::Center => 0.36,
            VPos::Bottom => -0.22,
        };
        let baseline = y + (size * drop).round() as i32;
        self.write(format_args!(r#"<text x="{x}" y="{baseline}""#));
        match style.anchor().h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(r#" text-anchor="middle""#),
            HPos::Right => self.out.push_str(r#" text-anchor="end""#),
        }
        let turn = match style.transform() {
            FontTransform::None => 0,
            FontTransform::Rotate90 => 90,
            FontTransform::Rotate180 => 180,
            FontTransform::Rotate270 => 270,
        };
        if turn != 0 {
            self.write(format_args!(r#" transform="rotate({turn} {x} {y})""#));
        }
        self.write(format_args!(">{}</text>", escape(text)));
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(&self, text: &str, style: &S) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = style.size().round() as i32;
        let bold = matches!(style.style(), FontStyle::Bold);
        Ok((text::width(text, size, bold).unsigned_abs(), size.unsigned_abs()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_meaning_in_markup_is_escaped() {
        assert_eq!(escape("Råd & <stöd> \"nu\"\n\u{7}"), "Råd &amp; &lt;stöd&gt; &quot;nu&quot; ");
    }
}
