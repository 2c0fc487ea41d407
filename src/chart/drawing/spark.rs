//! A sparkline: a key figure over the years in the space of a word, for what stands beside it in words and figures.

use crate::chart::drawing::frame::{Canvas, Drawn, small};
use crate::chart::drawing::scale::Scale;
use crate::chart::scope::{comparable, days};
use crate::chart::tone::Tone;
use crate::measures::Measure;
use crate::model::{Break, Period};
use rust_decimal::Decimal;
use serde::Serialize;

/// Fewer figures are better told than drawn.
const FEWEST: usize = 3;

const WIDTH: i32 = 120;
const HEIGHT: i32 = 32;

/// Room for the mark of the last figure, in pixels.
const MARGIN: i32 = 6;

/// A drawing without words, and the years that it shows.
#[derive(Debug, Clone, Serialize)]
pub struct Sparkline {
    /// The drawing as markup to stand inside a page.
    pub svg: String,
    /// `2017–2021`
    pub years: String,
}

struct Point {
    year: i16,
    value: Decimal,
    /// Joined with the point before: no year is missing and no break lies between.
    joined: bool,
}

/// The figures of one series up to a period, of those that can be compared with it. From zero, so that a small change looks small.
/// Drawings that stand over each other share their `years`, the first and the last one.
pub fn sparkline(
    measure: Measure,
    series: &[(Period, Decimal)],
    last: Period,
    breaks: &[Break],
    years: Option<(i16, i16)>,
) -> Option<Sparkline> {
    let comparable_until = |(period, _): &(Period, Decimal)| comparable(*period, last) && period.last_day() <= last.last_day();
    let mut series: Vec<(Period, Decimal)> = series.iter().copied().filter(comparable_until).collect();
    series.sort_by_key(|(period, _)| period.last_day());
    let mut points: Vec<Point> = Vec::new();
    for (index, (period, value)) in series.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| series[before].0.last_day());
        let day = period.last_day();
        let breaks_here = |found: &Break| {
            let start = days(found.period).0;
            measure.concerns(found.role) && before.is_some_and(|before| before < start) && start <= day
        };
        let joined = before.is_some_and(|before| before.year() + 1 == day.year()) && !breaks.iter().any(breaks_here);
        points.push(Point { year: day.year(), value: measure.size(*value), joined });
    }
    let (first, end) = (points.first()?.year, points.last()?.year);
    if points.len() < FEWEST {
        return None;
    }
    let svg = small((WIDTH, HEIGHT), |canvas| draw(&points, years.unwrap_or((first, end)), canvas))?;
    Some(Sparkline { svg, years: format!("{first}–{end}") })
}

fn draw(points: &[Point], (first, end): (i16, i16), canvas: &Canvas) -> Drawn<()> {
    let across = Scale::new(first.into(), end.into(), (MARGIN, WIDTH - MARGIN));
    let low = points.iter().map(|point| point.value).fold(Decimal::ZERO, Decimal::min);
    let high = points.iter().map(|point| point.value).fold(Decimal::ZERO, Decimal::max);
    let up = Scale::new(low, high, (HEIGHT - MARGIN, MARGIN));
    let at = |point: &Point| (across.x(point.year.into()), up.x(point.value));
    let zero = up.x(Decimal::ZERO);
    canvas.group("zero-line", || canvas.line((0, zero), (WIDTH, zero)))?;
    let stretches: Vec<&[Point]> = points.chunk_by(|_, next| next.joined).collect();
    for stretch in &stretches {
        let places: Vec<(i32, i32)> = stretch.iter().map(at).collect();
        match places[..] {
            [alone] => canvas.marks(Tone::Own, || canvas.dot(alone, 2))?,
            _ => canvas.group("line own", || canvas.path(places))?,
        }
    }
    canvas.marks(Tone::Own, || canvas.dot(at(&points[points.len() - 1]), 4))
}
