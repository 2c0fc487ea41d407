//! What every chart has in common: two layouts of one drawing, its accessible markup, classes, texts and signs.

use crate::chart::drawing::backend::SvgBackend;
use crate::chart::drawing::text;
use crate::chart::notes::Notes;
use crate::chart::tone::Tone;
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

/// A page that is so many pixels wide shows the wide layout; `themes/standard/stil.css` says so too.
const WIDE_FROM: i64 = 704;

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
}

/// A drawing in both layouts.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pub narrow: Sheet,
    pub wide: Sheet,
}

/// A drawing in one layout: its marks and texts as markup, without the element around them.
#[derive(Debug, Clone)]
pub(crate) struct Sheet {
    pub layout: Layout,
    pub height: i32,
    pub body: String,
}

impl Picture {
    /// `draw` returns the height of the drawing. None if it can't be made: the words and the figures of the chart remain.
    pub(crate) fn draw(notes: &Notes, draw: impl Fn(&Canvas) -> Drawn<i32>) -> Option<Picture> {
        let sheet = |layout: Layout| -> Drawn<Sheet> {
            let mut body = String::new();
            let height = {
                let area = SvgBackend::new(&mut body, (layout.width().unsigned_abs(), TALLEST)).into_drawing_area();
                draw(&Canvas { area, layout, notes })?
            };
            Ok(Sheet { layout, height, body })
        };
        Some(Picture { narrow: sheet(Layout::Narrow).ok()?, wide: sheet(Layout::Wide).ok()? })
    }

    /// How tall it is on a page that is `page` pixels wide, where it has so much room (in hundredths of pixels), as the style sheet shows it.
    pub(crate) fn height_in(&self, page: i64, room: i64) -> i64 {
        let (sheet, widest) = if page < WIDE_FROM { (&self.narrow, 43_200) } else { (&self.wide, 96_000) };
        room.min(widest) * i64::from(sheet.height) / i64::from(sheet.layout.width())
    }

    /// Both, for the style sheet to choose from. What the chart is called and says stands beside them, and is not said again.
    pub(crate) fn markup(&self, kind: &str) -> String {
        let mut out = String::from("<div class=\"drawings\">\n");
        for Sheet { layout, height, body } in [&self.narrow, &self.wide] {
            let (class, width, font) = (layout.class(), layout.width(), layout.font());
            let _ = write!(out, r#"<div class="drawing-{class}"><svg class="drawing drawing-{kind}" viewBox="0 0 {width} {height}" "#);
            let _ = writeln!(out, r#"font-size="{font}" role="img" aria-label="Diagram">"#);
            let _ = writeln!(out, "<g aria-hidden=\"true\">\n{body}</g></svg></div>");
        }
        out.push_str("</div>");
        out
    }
}

/// A drawing of that size without words, hidden from a screen reader. None if it can't be made.
pub(crate) fn small((width, height): (i32, i32), draw: impl Fn(&Canvas) -> Drawn<()>) -> Option<String> {
    let mut body = String::new();
    {
        let area = SvgBackend::new(&mut body, (width.unsigned_abs(), height.unsigned_abs())).into_drawing_area();
        draw(&Canvas { area, layout: Layout::Narrow, notes: &Notes::default() }).ok()?;
    }
    Some(format!(
        "<svg class=\"drawing sparkline\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         aria-hidden=\"true\" focusable=\"false\">\n{body}</svg>"
    ))
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
    Bar(Tone),
    Circle(Tone),
    Diamond(Tone),
    HollowDiamond(Tone),
    /// An upright stroke, so far up and down.
    Tick(Tone, i32),
}

impl Sign {
    pub(crate) fn tone(self) -> Tone {
        match self {
            Sign::Bar(tone) | Sign::Circle(tone) | Sign::Diamond(tone) | Sign::HollowDiamond(tone) | Sign::Tick(tone, _) => tone,
        }
    }
}

/// A rectangle, with what is shown when one points at it.
struct Block<'a> {
    corners: [BackendCoord; 2],
    title: &'a str,
}

impl<'a> PointCollection<'a, BackendCoord> for &'a Block<'_> {
    type Point = &'a BackendCoord;
    type IntoIter = std::slice::Iter<'a, BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        self.corners.iter()
    }
}

impl<'b> Drawable<SvgBackend<'b>> for Block<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut corners: I,
        backend: &mut SvgBackend<'b>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if let (Some(from), Some(to)) = (corners.next(), corners.next()) {
            backend.block(from, to, self.title);
        }
        Ok(())
    }
}

/// Starts (with a class) or ends a group.
enum Group<'a> {
    Open(&'a str),
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
            Group::Open(class) => backend.open(class),
            Group::Close => backend.close(),
        }
        Ok(())
    }
}

/// The surface of one layout. Pixels, from the upper left corner.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SvgBackend<'a>, Shift>,
    pub layout: Layout,
    notes: &'a Notes,
}

impl Canvas<'_> {
    /// What `body` draws, in a group of that class.
    pub(crate) fn group(&self, class: &str, body: impl FnOnce() -> Drawn<()>) -> Drawn<()> {
        self.area.draw(&Group::Open(class))?;
        body()?;
        self.area.draw(&Group::Close)
    }

    /// Marks of a tone.
    pub(crate) fn marks(&self, tone: Tone, body: impl FnOnce() -> Drawn<()>) -> Drawn<()> {
        self.group(&format!("series {}", tone.class()), body)
    }

    /// A bar or column. One with a value is never too thin to see. What it stands for is shown when one points at it, on a page.
    pub(crate) fn bar(&self, title: &str, (x, right): (i32, i32), (y, bottom): (i32, i32)) -> Drawn<()> {
        let title = if self.layout == Layout::Wide { self.notes.numbered(title) } else { "".into() };
        self.area.draw(&Block { corners: [(x, y), (right.max(x + 1), bottom.max(y + 1))], title: &title })
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
        self.area.draw(&Circle::new(at, radius, BLACK))
    }

    /// The mark of a series, told by its colour and its shape.
    pub(crate) fn shape(&self, sign: Sign, (x, y): BackendCoord) -> Drawn<()> {
        match sign {
            Sign::Bar(tone) => self.marks(tone, || self.bar("", (x - 7, x + 7), (y - 7, y + 7))),
            Sign::Circle(tone) => self.marks(tone, || self.dot((x, y), 7)),
            Sign::Diamond(tone) => self.marks(tone, || self.diamond((x, y), 9)),
            Sign::HollowDiamond(tone) => self.group(&format!("hollow {}", tone.class()), || self.diamond((x, y), 8)),
            Sign::Tick(tone, half) => self.marks(tone, || self.bar("", (x - 2, x + 2), (y - half, y + half))),
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

    /// A line of text that stands on lines of the drawing: its edge has the colour of the page.
    pub(crate) fn text_on_lines(&self, class: &str, text: &str, at: BackendCoord, align: Align) -> Drawn<()> {
        self.group(&format!("{class} halo"), || self.text(text, at, align))
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
