//! What is said of arguments that cannot be understood, and of those that only ask for help or the version.

use super::outcome::WRONG_USAGE;
use crate::swedish::join;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

pub(super) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp => {
            println!("{error}");
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayVersion => {
            print!("{error}");
            return ExitCode::SUCCESS;
        }
        _ => {}
    }
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
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "ett kommando saknas".into(),
        ErrorKind::InvalidValue if !choices.is_empty() => {
            format!("”{}” behöver ett av värdena {}", named(ContextKind::InvalidArg), join(choices))
        }
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues => {
            format!("”{}” behöver ett värde", named(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => format!("”{}” är angiven två gånger", named(ContextKind::InvalidArg)),
        _ => "argumenten går inte att förstå".into(),
    };
    eprintln!("fel: {what}. Kör ”insyn --help” för att se vad som går att skriva.");
    ExitCode::from(WRONG_USAGE)
}
