//! How tall the page of a chart or a table is in a frame, worked out without a browser: what the standard theme makes of its texts, and
//! how tall the drawing is. A test in the browser holds it to what the pages are. Lengths are in hundredths of pixels.

mod letters;
mod words;
mod page;
mod chart;
mod table;

pub(super) use chart::of_chart;
pub(super) use page::footer;
pub(super) use table::of_table;

/// The widths of the frames that others are offered, in pixels: a column of a phone, and one of a page.
pub(super) const WIDTHS: [i64; 2] = [320, 720];
