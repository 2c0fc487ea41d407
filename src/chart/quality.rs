//! How it went: goals and indicators, in figures and in words.

pub(super) mod indicator;
pub(super) mod indicator_beside;
pub(super) mod indicator_over_time;
pub(super) mod indicators;
pub(super) mod goals;
pub(super) mod judged;
