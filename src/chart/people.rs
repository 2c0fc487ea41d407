//! Who took part, what they left to and what they thought of it.

pub mod participants;
pub mod outcomes;
pub mod participants_over_time;
pub mod survey;
pub mod turnover;
