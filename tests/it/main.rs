//! Tests of the program as a whole, a module a subject. `docs/architecture.md` says what each one holds.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test may panic")]
#![allow(clippy::print_stdout, reason = "a test may tell what it measured")]

mod support;

#[cfg(unix)]
mod actions;
mod addresses;
mod architecture;
mod attachments;
mod catalogue;
mod chart_words;
mod charts;
mod checks_page;
mod codes;
mod compare_pages;
mod content_format;
mod corrections;
mod dates;
mod embed;
mod errors;
mod export;
mod facit;
mod files;
mod format_1;
mod formats;
mod fuzz;
mod glossary_pages;
mod growth;
mod import;
mod handbook;
mod help;
mod hosts;
mod indicator_pages;
mod kept_file;
mod keys;
mod killed;
mod lasting;
mod ledger;
mod large;
mod links;

mod init;
mod machine;
mod member_pages;
mod mutation;
mod nation;
mod one_truth;
mod open_data;
mod read_back;
mod output;
mod preview;
mod report;
mod roll;
mod rules;
mod same;
mod scales;
mod schema;
mod search;
mod serve;
mod sentences;
mod site;
mod sixth_report;
mod slips;
mod streams;
mod texts;
mod theme;
mod versions;
mod withheld;
mod workbook;
mod year;
