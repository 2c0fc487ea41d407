//! Swedish as it is written: figures, dates, plurals, change in words, slugs, nearest names. Knows no HTML.

pub mod date;
pub mod name;
pub mod number;
pub mod trend;
pub mod word;

pub use date::{date, period_label};
pub use name::{join, nearest, slug, sort_key};
pub use number::{MINUS, NBSP, figure, file_size, grouped, spoken_money, tidy, unbroken};
pub use trend::{Tense, capitalised, cardinal, counted, percentage, relative_change};
pub use word::{stem, words};
