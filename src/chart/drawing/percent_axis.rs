//! The axis from 0 to 100 percent.

use crate::chart::drawing::frame::{Canvas, Drawn, Layout};
use crate::chart::drawing::scale::Scale;
use rust_decimal::Decimal;

/// From 0 to 100 percent between two pixels.
pub(crate) fn scale(pixels: (i32, i32)) -> Scale {
    Scale::new(Decimal::ZERO, Decimal::ONE_HUNDRED, pixels)
}

/// Where a share lies; one outside the axis at its end.
pub(crate) fn place(scale: &Scale, share: Decimal) -> i32 {
    scale.x(share.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}

/// The shares marked along the axis.
pub(crate) fn ticks(layout: Layout) -> Vec<Decimal> {
    let step = if layout == Layout::Wide { 25 } else { 50 };
    (0..=100).step_by(step).map(Decimal::from).collect()
}

/// The words at the ticks: the last one has the sign for percent.
pub(crate) fn labels(ticks: &[Decimal]) -> Vec<String> {
    let sign = |index: usize| if index + 1 == ticks.len() { "\u{a0}%" } else { "" };
    ticks.iter().enumerate().map(|(index, tick)| format!("{tick}{}", sign(index))).collect()
}

/// A line at each of these heights, with ticks, and the figures of the axis below `bottom`.
pub(crate) fn axis(canvas: &Canvas, scale: &Scale, heights: &[i32], bottom: i32) -> Drawn<()> {
    let shares = ticks(canvas.layout);
    let ticks: Vec<i32> = shares.iter().map(|tick| scale.x(*tick)).collect();
    let (start, end) = (scale.x(Decimal::ZERO), scale.x(Decimal::ONE_HUNDRED));
    canvas.group("gridlines", || {
        for y in heights {
            canvas.line((start, *y), (end, *y))?;
            ticks.iter().try_for_each(|x| canvas.line((*x, y - 5), (*x, y + 5)))?;
        }
        Ok(())
    })?;
    let labels: Vec<(i32, String)> = ticks.iter().copied().zip(labels(&shares)).collect();
    canvas.axis_labels(&labels, bottom + canvas.layout.line() / 2)
}
