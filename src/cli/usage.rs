//! What is said of arguments that cannot be understood, and of those that only ask for help or the version.

use super::outcome::{Failure, WRONG_USAGE};
use super::say;
use crate::swedish::join;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Says what was asked for, or why the arguments cannot be understood.
pub(super) fn explain(error: &clap::Error) -> Result<ExitCode, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp => say::out(&help(error))?,
        ErrorKind::DisplayVersion => say::out(VERSION)?,
        // Who writes nothing more is shown the way, but a script that has lost its command has failed.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say::err(&help(error))?;
            return Ok(WRONG_USAGE.into());
        }
        _ => return Err(Failure::Usage(wrong(error))),
    }
    Ok(ExitCode::SUCCESS)
}

fn help(error: &clap::Error) -> String {
    format!("{}\n", error.to_string().trim_end())
}

/// The same with every command.
const VERSION: &str = concat!("insyn ", env!("CARGO_PKG_VERSION"), "\n");

fn wrong(error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let choices = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(choices)) => choices.as_slice(),
        _ => &[],
    };
    let what = match error.kind() {
        ErrorKind::UnknownArgument if !named(ContextKind::InvalidArg).starts_with('-') => {
            format!("”{}” går inte att skriva där", named(ContextKind::InvalidArg))
        }
        ErrorKind::UnknownArgument => format!("flaggan ”{}” finns inte", named(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("kommandot ”{}” finns inte", named(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "ett kommando saknas".into(),
        ErrorKind::InvalidValue if !choices.is_empty() => {
            format!("”{}” behöver ett av värdena {}", named(ContextKind::InvalidArg), join(choices))
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues => {
            format!("”{}” behöver ett värde", named(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => format!("”{}” tar inget värde", named(ContextKind::InvalidArg)),
        ErrorKind::MissingRequiredArgument => {
            let lacking = match error.get(ContextKind::InvalidArg) {
                Some(ContextValue::Strings(lacking)) => join(lacking),
                _ => named(ContextKind::InvalidArg),
            };
            format!("”{lacking}” saknas")
        }
        ErrorKind::ValueValidation => {
            format!("”{}” duger inte för ”{}”", named(ContextKind::InvalidValue), named(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidUtf8 => "ett argument innehåller tecken som inte går att läsa".into(),
        ErrorKind::ArgumentConflict => format!("”{}” är angiven två gånger", named(ContextKind::InvalidArg)),
        _ => "argumenten går inte att förstå".into(),
    };
    format!("{what}. Kör ”insyn --help” för att se vad som går att skriva.")
}
