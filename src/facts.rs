//! Cells with a role become facts with dimensions; facts form series over years. Changes no figure.

mod caveat;
mod fact;
mod statement;
mod index;
mod equity;
mod derived;

pub use crate::model::CellRef;
pub use caveat::Caveat;
pub use derived::{Derived, Found, How, WhyNot};
pub use equity::{equity_base, of_members};
pub use fact::{Fact, Key};
pub use index::{Facts, flows};
pub use statement::Statement;
