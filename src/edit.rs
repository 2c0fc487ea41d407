//! Changes files of the content and leaves whatever else stands in them as people wrote it: order, alignment, comments.

mod edits;
mod layout;
mod left;
mod roll;

pub use edits::{Edits, quoted};
pub use layout::{RowText, TableText, tables};
pub use left::Left;
pub use roll::{Shift, roll};
