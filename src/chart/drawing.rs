//! What draws, whatever the figures mean: bars, dots and matrices in two layouts, and the SVG around them.

pub mod text;
pub mod backend;
pub mod scale;
pub mod frame;
pub mod key;
pub mod percent_axis;
pub mod bars;
pub mod dots;
pub mod matrix;
pub mod spark;
