//! What every chart has in common: two layouts of one drawing, its accessible markup, classes with fallback colours, texts
//! and keys.

use crate::chart::drawing::backend::{SvgBackend, escape};
use crate::chart::drawing::text;
use crate::chart::notes::Notes;
use plotters::coord::Shift;
use plotters::drawing::DrawingAreaErrorKind;
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle, Text};
use plotters::prelude::{BLACK, DrawingArea, FontFamily, IntoDrawingArea, IntoFont, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{BackendCoord, DrawingErrorKind};
use std::convert::Infallible;
use std::fmt::Write;

pub(crate) type Drawn<T> = Result<T, DrawingAreaErrorKind<Infallible>>;

/// The tallest drawing; its height is known only when it is drawn.
const TALLEST: u32 = 100_000;

/// The layout: for a phone (shown from 288 pixels of width) or for a page (from 600). No text comes out under 12 pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    Narrow,
    Wide,
}

impl Layout {
    pub(crate) fn width(self) -> i32 {
        if self == Layout::Wide { 720 } else { 320 }
    }

    /// Height of the letters in pixels.
    pub(crate) fn font(self) -> i32 {
        if self == Layout::Wide { 15 } else { 14 }
    }

    /// Distance between the lines of a text in pixels.
    pub(crate) fn line(self) -> i32 {
        self.font() + 5
    }

    /// Last part of the class.
    fn class(self) -> &'static str {
        if self == Layout::Wide { "wide" } else { "narrow" }
    }

    /// Last part of the ids in the page, which are Swedish as all of its addresses.
    fn id(self) -> &'static str {
        if self == Layout::Wide { "bred" } else { "smal" }
    }
}

/// A drawing with its names, before it is drawn.
pub(crate) struct Frame<'a> {
    pub id: &'a str,
    /// Last part of the class, such as `survey`.
    pub kind: &'a str,
    pub title: &'a str,
    pub summary: &'a str,
    /// The notes on its figures.
    pub notes: &'a Notes,
}

impl Frame<'_> {
    /// Both layouts, for the style sheet to choose from. `draw` returns the height of the drawing.
    /// A drawing that can't be made is left out; the words and the figures of the chart remain.
    pub(crate) fn svg(&self, draw: impl Fn(&Canvas) -> Drawn<i32>) -> String {
        self.layouts(draw).unwrap_or_default()
    }

    fn layouts(&self, draw: impl Fn(&Canvas) -> Drawn<i32>) -> Drawn<String> {
        let mut out = String::from("<div class=\"drawings\">\n");
        for layout in [Layout::Narrow, Layout::Wide] {
            let _ = write!(out, "<div class=\"drawing-{}\">", layout.class());
            self.one(layout, &draw, &mut out)?;
            out.push_str("</div>\n");
        }
        out.push_str("</div>");
        Ok(out)
    }

    fn one(&self, layout: Layout, draw: impl Fn(&Canvas) -> Drawn<i32>, out: &mut String) -> Drawn<()> {
        let prefix = format!("diagram-{}-{}", self.id, layout.id());
        let width = layout.width();
        let mut body = String::new();
        let height = {
            let area = SvgBackend::new(&mut body, (width.unsigned_abs(), TALLEST)).into_drawing_area();
            draw(&Canvas { area, layout, prefix: prefix.clone(), notes: self.notes })?
        };
        let (kind, prefix, font) = (escape(self.kind), escape(&prefix), layout.font());
        let _ = write!(out, r#"<svg xmlns="http://www.w3.org/2000/svg" class="drawing drawing-{kind}" role="img" "#);
        let _ = write!(out, r#"aria-labelledby="{prefix}-t" aria-describedby="{prefix}-d" viewBox="0 0 {width} {height}" "#);
        let _ = writeln!(out, r#"font-family="Arial, Helvetica, sans-serif" font-size="{font}" fill="{LIGHT_TEXT}">"#);
        let _ = writeln!(out, r#"<title id="{prefix}-t">{}</title>"#, escape(self.title));
        let _ = writeln!(out, r#"<desc id="{prefix}-d">{}</desc>"#, escape(self.summary));
        patterns(&prefix, &body, out);
        let _ = write!(out, "<g aria-hidden=\"true\">\n{body}</g>\n</svg>");
        Ok(())
    }
}

/// A drawing of that size without words, hidden from a screen reader. None if it can't be made.
pub(crate) fn small((width, height): (i32, i32), draw: impl Fn(&Canvas) -> Drawn<()>) -> Option<String> {
    let mut body = String::new();
    {
        let area = SvgBackend::new(&mut body, (width.unsigned_abs(), height.unsigned_abs())).into_drawing_area();
        draw(&Canvas { area, layout: Layout::Narrow, prefix: String::new(), notes: &Notes::default() }).ok()?;
    }
    Some(format!(
        "<svg class=\"drawing sparkline\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         aria-hidden=\"true\" focusable=\"false\">\n{body}</svg>"
    ))
}

const LIGHT_TEXT: &str = "#1d1d1d";

/// The light palette of `themes/standard/stil.css`, for a drawing shown without a style sheet.
fn fallback(class: &str) -> &'static str {
    match class {
        "series series-1" => r##" fill="#12436d""##,
        "series series-2" => r##" fill="#28a197""##,
        "series series-3" => r##" fill="#801650""##,
        "series series-4" => r##" fill="#f46a25""##,
        "series-line" => r##" stroke="#12436d" stroke-width="2""##,
        "gridlines" => r##" stroke="#d4d4d4""##,
        "zero-line" => r##" stroke="#1d1d1d""##,
        "connector" => r##" stroke="#8a8a8a" stroke-width="3""##,
        "limit" => r##" stroke="#1d1d1d" stroke-width="3""##,
        "break" => r##" stroke="#595959" stroke-dasharray="2 4""##,
        "paper" => r##" fill="#ffffff""##,
        "series budget" => r##" fill="#ffffff" stroke="#12436d" stroke-width="2" stroke-dasharray="5 3""##,
        "series forecast" => r##" fill="#ffffff" stroke="#12436d" stroke-width="1""##,
        "hollow" => r##" fill="#ffffff" stroke="#28a197" stroke-width="3""##,
        "field field-green" => r##" fill="#19583a""##,
        "field field-yellow" => r##" fill="#664600""##,
        "field field-orange" => r##" fill="#853800""##,
        "field field-red" => r##" fill="#8c1d1d""##,
        "field field-grey" => r##" fill="#595959""##,
        "axis-label" | "gap" => r##" fill="#595959""##,
        "subheading" | "data-label" | "verdict" => r#" font-weight="bold""#,
        _ => "",
    }
}

/// The patterns that the drawing uses, besides colour, to tell series apart.
fn patterns(prefix: &str, body: &str, out: &mut String) {
    let lines = "M-2 2L2 -2M0 8L8 0M6 10L10 6";
    let drawings = [(2, lines, "1"), (3, "M2 2h0M6 6h0", "1.5"), (4, "M0 4H8", "1"), (FORECAST, lines, "2")];
    let used: Vec<_> = drawings.into_iter().filter(|(series, _, _)| body.contains(&format!("#{prefix}-m{series})"))).collect();
    if used.is_empty() {
        return;
    }
    out.push_str("<defs>");
    for (series, path, width) in used {
        let class = series_class(series);
        let (fill, class) = (fallback(&class), class.trim_start_matches("series "));
        // an outcome is light lines on colour, a forecast the other way round
        let (fill, stroke) = if series == FORECAST { (r##" fill="#fff""##, "#12436d") } else { (fill, "#fff") };
        let _ = write!(out, r#"<pattern id="{prefix}-m{series}" class="pattern {class}"{fill} "#);
        out.push_str(r#"width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8"/>"#);
        let _ = write!(out, r##"<path d="{path}" stroke="{stroke}" stroke-width="{width}" stroke-linecap="round"/></pattern>"##);
    }
    out.push_str("</defs>\n");
}

/// What is no outcome has a look of its own: a budget is hollow with a dashed edge, a forecast is lines within an edge.
pub(crate) const BUDGET: usize = 5;
pub(crate) const FORECAST: usize = 6;

/// The class of a series, from 1.
pub(crate) fn series_class(series: usize) -> String {
    match series {
        BUDGET => "series budget".to_owned(),
        FORECAST => "series forecast".to_owned(),
        _ => format!("series series-{series}"),
    }
}

/// Where a text stands from its point; its middle is at the point's height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Start,
    Middle,
    End,
}

/// The sign of a series: its bar, or the shape of its mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    Bar(usize),
    Circle,
    Diamond,
    HollowDiamond,
    /// An upright stroke, so far up and down.
    Tick(i32),
}

/// How a bar looks: the colour and pattern of its series, and paler for a bar that another is compared with.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    pub series: usize,
    pub pale: bool,
}

/// Starts (with a class) or ends a group.
enum Group<'a> {
    Open { attributes: String, title: &'a str },
    Close,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Group<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::iter::Empty<&'a BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl<'b> Drawable<SvgBackend<'b>> for Group<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'b>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        match self {
            Group::Open { attributes, title } => backend.open(attributes, title),
            Group::Close => backend.close(),
        }
        Ok(())
    }
}

/// The surface of one layout. Pixels, from the upper left corner.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
    pub layout: Layout,
    prefix: String,
    notes: &'a Notes,
}

impl Canvas<'_> {
    /// What `body` draws, in a group of that class.
    pub(crate) fn group(&self, class: &str, body: impl FnOnce() -> Drawn<()>) -> Drawn<()> {
        let attributes = format!(r#" class="{class}"{}"#, fallback(class));
        self.area.draw(&Group::Open { attributes, title: "" })?;
        body()?;
        self.area.draw(&Group::Close)
    }

    /// A bar of a series, in its colour and pattern. A bar with a value is never too thin to see.
    pub(crate) fn bar(&self, paint: Paint, title: &str, (x, right): (i32, i32), (y, bottom): (i32, i32)) -> Drawn<()> {
        let Paint { series, pale } = paint;
        let paint = if series > 1 && series != BUDGET { format!(r#" fill="url(#{}-m{series})""#, self.prefix) } else { String::new() };
        let paint = if pale { format!(r#" class="pale" fill-opacity="0.4"{paint}"#) } else { paint };
        if pale {
            // no line behind shows through
            self.group("paper", || self.area.draw(&Rectangle::new([(x, y), (right.max(x + 1), bottom)], BLACK)))?;
        }
        self.group(&series_class(series), || {
            self.area.draw(&Group::Open { attributes: paint, title: &self.notes.numbered(title) })?;
            self.area.draw(&Rectangle::new([(x, y), (right.max(x + 1), bottom)], BLACK))?;
            self.area.draw(&Group::Close)
        })
    }

    pub(crate) fn line(&self, from: BackendCoord, to: BackendCoord) -> Drawn<()> {
        self.area.draw(&PathElement::new([from, to], BLACK))
    }

    /// A filled field of a matrix.
    pub(crate) fn field(&self, class: &str, (left, right): (i32, i32), (top, bottom): (i32, i32)) -> Drawn<()> {
        self.group(class, || self.area.draw(&Rectangle::new([(left, top), (right, bottom)], BLACK)))
    }

    /// An upright line. One across a bar is seen there: its edges have the colour of the page.
    pub(crate) fn limit(&self, x: i32, (top, bottom): (i32, i32), across: bool) -> Drawn<()> {
        if across {
            self.group("paper", || self.area.draw(&Rectangle::new([((x - 4).max(0), top), (x + 4, bottom)], BLACK)))?;
        }
        self.group("limit", || self.line((x, top), (x, bottom)))
    }

    pub(crate) fn path(&self, points: Vec<BackendCoord>) -> Drawn<()> {
        self.area.draw(&PathElement::new(points, BLACK))
    }

    pub(crate) fn dot(&self, at: BackendCoord, radius: i32) -> Drawn<()> {
        self.group(&series_class(1), || self.area.draw(&Circle::new(at, radius, BLACK)))
    }

    /// The mark of a series that is told by its shape.
    pub(crate) fn shape(&self, sign: Sign, (x, y): BackendCoord) -> Drawn<()> {
        match sign {
            Sign::Bar(series) => self.bar(Paint { series, pale: false }, "", (x - 7, x + 7), (y - 7, y + 7)),
            Sign::Circle => self.dot((x, y), 7),
            Sign::Diamond => self.group("series series-2", || self.diamond((x, y), 9)),
            Sign::HollowDiamond => self.group("hollow", || self.diamond((x, y), 8)),
            Sign::Tick(half) => {
                self.group("series series-3", || self.area.draw(&Rectangle::new([(x - 2, y - half), (x + 2, y + half)], BLACK)))
            }
        }
    }

    fn diamond(&self, (x, y): BackendCoord, half: i32) -> Drawn<()> {
        let corners = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
        self.area.draw(&Polygon::new(corners, BLACK))
    }

    /// A line of text beside `at`, half above and half below it.
    pub(crate) fn text(&self, text: &str, at: BackendCoord, align: Align) -> Drawn<()> {
        let h_pos = match align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font = (FontFamily::SansSerif, f64::from(self.layout.font())).into_font();
        self.area.draw(&Text::new(self.notes.numbered(text), at, TextStyle::from(font).pos(Pos::new(h_pos, VPos::Center))))
    }

    /// A bold figure that stands on lines of the drawing: on a plate in the colour of the page.
    pub(crate) fn figure_on_lines(&self, class: &str, text: &str, at: BackendCoord, align: Align) -> Drawn<()> {
        self.text_on_lines(class, text, at, align, true)
    }

    pub(crate) fn text_on_lines(&self, class: &str, text: &str, (x, y): BackendCoord, align: Align, bold: bool) -> Drawn<()> {
        let width = self.text_width(text, bold) + 4;
        let left = match align {
            Align::Start => x - 2,
            Align::Middle => x - width / 2,
            Align::End => x + 2 - width,
        };
        let half = self.layout.font() / 2 + 1;
        self.group("paper", || self.area.draw(&Rectangle::new([(left, y - half), (left + width, y + half)], BLACK)))?;
        self.group(class, || self.text(text, (x, y), align))
    }

    /// Lines of text; the middle of the first one is at the height of `at`.
    pub(crate) fn lines(&self, lines: &[String], (x, y): BackendCoord) -> Drawn<()> {
        (y..).step_by(self.layout.line() as usize).zip(lines).try_for_each(|(y, line)| self.text(line, (x, y), Align::Start))
    }

    /// Texts along an axis, from the last to the first; one that would touch its neighbour is left out.
    pub(crate) fn axis_labels(&self, labels: &[(i32, String)], y: i32) -> Drawn<()> {
        let mut free = self.layout.width();
        self.group("axis-label", || {
            labels.iter().rev().try_for_each(|(x, label)| {
                let width = self.text_width(label, false);
                let left = (x - width / 2).clamp(0, (self.layout.width() - width).max(0));
                if left + width > free {
                    return Ok(());
                }
                free = left - 12;
                self.text(label, (left + width / 2, y), Align::Middle)
            })
        })
    }

    pub(crate) fn text_width(&self, text: &str, bold: bool) -> i32 {
        text::width(&self.notes.numbered(text), self.layout.font(), bold)
    }

    pub(crate) fn wrap(&self, text: &str, room: i32, bold: bool, most: usize) -> Vec<String> {
        text::wrap(&self.notes.numbered(text), room, self.layout.font(), bold, most)
    }
}
