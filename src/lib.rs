//! Insyn turns the reports of Swedish samordningsförbund into an accessible public website.
//! Data flows one way, in the order below; a module imports only from those above it.

pub mod chart;
pub mod decode;
pub mod diag;
pub mod facts;
pub mod model;
pub mod narrative;
pub mod output;
pub mod reconcile;
pub mod source;
pub mod swedish;
