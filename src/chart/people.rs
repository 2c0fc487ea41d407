//! Who took part, what they left to and what they thought of it.

pub(super) mod participants;
pub(super) mod outcomes;
pub(super) mod participants_over_time;
pub(super) mod answered;
pub(super) mod survey;
pub(super) mod turnover;
