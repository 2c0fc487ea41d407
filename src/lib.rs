//! Insyn turns the reports of Swedish samordningsförbund into an accessible public website.
//!
//! Data flows one way, in the order of the modules below; a module imports only from those above it.
// A test holds the imports to it, here and in every folder.

pub mod diag;
pub mod swedish;
pub mod source;
pub mod model;
pub mod keys;
pub mod decode;
pub mod schema;
pub mod facts;
pub mod narrative;
pub mod edit;
pub mod start;
pub mod import;
pub mod attachment;
pub mod reconcile;
pub mod measures;
pub mod chart;
pub mod site;
pub mod search;
pub mod theme;
pub mod export;
pub mod output;
pub mod build;
pub mod serve;
pub mod cli;
