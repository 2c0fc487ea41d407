//! What draws, whatever the figures mean: bars, dots and matrices in two layouts, and the SVG around them.

pub mod backend;
pub mod bars;
pub mod dots;
pub mod frame;
pub mod key;
pub mod matrix;
pub mod scale;
pub mod spark;
pub mod text;
