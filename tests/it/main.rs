//! Tests of the program as a whole, a module a subject. `docs/architecture.md` says what each one holds.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test may panic")]

mod support;

mod architecture;
mod charts;
mod checks_page;
mod codes;
mod compare_pages;
mod content_format;
mod dates;
mod errors;
mod export;
mod facit;
mod formats;
mod glossary_pages;
mod growth;
mod indicator_pages;
mod killed;
mod links;
mod member_pages;
mod mutation;
mod output;
mod robust;
mod rules;
mod search;
mod site;
mod sixth_report;
mod texts;
