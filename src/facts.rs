//! Cells with a role become facts with dimensions; facts form series over years. Changes no figure.

mod fact;
mod statement;
mod index;
mod equity;
mod derived;
mod measure;

pub use crate::model::CellRef;
pub use derived::{Derived, Found, How, WhyNot};
pub use equity::{equity, equity_base, of_members};
pub use fact::{Fact, Key};
pub use index::{Facts, flows};
pub use measure::{Measure, Measures, Share, percent};
pub use statement::Statement;
