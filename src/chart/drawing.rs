//! What draws, whatever the figures mean: bars, dots and matrices in two layouts, and the SVG around them.

pub(super) mod text;
pub(super) mod backend;
pub(super) mod scale;
pub(super) mod frame;
pub(super) mod key;
pub(super) mod percent_axis;
pub(super) mod bars;
pub(super) mod dots;
pub(super) mod matrix;
pub(super) mod spark;
