//! What was paid, by whom and for what, and what was left.

pub mod balance;
pub mod budget;
pub mod budget_words;
pub mod cap;
pub mod contributions;
pub mod costs;
pub mod costs_over_time;
pub mod member;
pub mod result;
