//! The one place that is asked what a measure was: printed, else worked out from what is printed, with all that is to be said of it. What
//! pages, charts and tables show comes from here, and knows what it is.

mod notes;
mod told;
mod measure;
mod ask;
mod of;
mod figure;

pub use ask::{Measures, Share, percent};
pub use figure::{Answer, Figure};
pub use measure::Measure;
pub use notes::add_notes;
pub use of::{Of, Subject};
pub use told::{Bound, LEFT_OUT, Run, Told};
