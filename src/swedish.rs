//! Swedish as it is written: figures, dates, plurals, change in words, slugs, nearest names. Knows no HTML.

pub mod date;
pub mod name;
pub mod number;
pub mod money;
pub mod count;
pub mod percent;
pub mod system;
pub mod trend;
pub mod word;

pub use count::{Noun, cardinal, counted, numbered, spelled};
pub use date::{date, period_label};
pub use money::{Precision, spoken_money};
pub use name::{either, join, nearest, sex_name, slug, sort_key};
pub use number::{MINUS, NBSP, figure, file_size, grouped, tidy, unbroken, without_minus};
pub use percent::{in_percent, of_percent, percent, percent_sign, percentage, rounded_shares, said};
pub use system::cause;
pub use trend::{Tense, capitalised, relative_change};
pub use word::{normal, stem, words};
