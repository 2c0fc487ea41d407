//! What was paid, by whom and for what, and what was left.

pub(super) mod balance;
pub(super) mod budget;
pub(super) mod budget_words;
pub(super) mod cap;
pub(super) mod contributions;
pub(super) mod costs;
pub(super) mod costs_over_time;
pub(super) mod member;
pub(super) mod result;
pub(super) mod equity_forecast;
