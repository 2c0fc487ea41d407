//! Swedish as it is written: figures, dates, plurals, slugs, nearest names. Knows no HTML.

pub mod date;
pub mod name;
pub mod number;

pub use date::{date, period_label};
pub use name::{join, nearest, slug};
pub use number::{MINUS, NBSP, figure, grouped, spoken_money, tidy};
