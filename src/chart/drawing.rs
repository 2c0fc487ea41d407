//! What draws, whatever the figures mean: what goes over time, bars, dots and matrices in two layouts, and the SVG around them.

pub(super) mod text;
pub(super) mod backend;
pub(super) mod scale;
pub(super) mod frame;
pub(super) mod key;
pub(super) mod percent_axis;
pub(super) mod room;
pub(super) mod time;
pub(super) mod bars;
pub(super) mod dots;
pub(super) mod matrix;
pub(super) mod spark;
