//! How it went: goals and indicators, in figures and in words.

pub mod indicator;
pub mod indicator_beside;
pub mod indicator_over_time;
pub mod indicators;
pub mod goals;
pub mod judged;
