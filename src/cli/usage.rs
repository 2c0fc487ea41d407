//! What is said of arguments that cannot be understood, and of those that only ask for help or the version.

use super::outcome::{Failure, WRONG_USAGE};
use super::say;
use crate::swedish::{join, nearest};
use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// Says what was asked for, or why the arguments cannot be understood.
pub(super) fn explain(error: &clap::Error, program: Command) -> Result<ExitCode, Failure> {
    match error.kind() {
        ErrorKind::DisplayHelp => say::out(&help(error))?,
        ErrorKind::DisplayVersion => say::out(VERSION)?,
        // Who writes nothing more is shown the way, but a script that has lost its command has failed.
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say::err(&help(error))?;
            return Ok(WRONG_USAGE.into());
        }
        _ => return Err(Failure::Usage(wrong(error, program))),
    }
    Ok(ExitCode::SUCCESS)
}

fn help(error: &clap::Error) -> String {
    format!("{}\n", error.to_string().trim_end())
}

/// The same with every command.
const VERSION: &str = concat!("insyn ", env!("CARGO_PKG_VERSION"), "\n");

fn wrong(error: &clap::Error, mut program: Command) -> String {
    program.build();
    let (words, command) = written(&program);
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
    let meant = match error.kind() {
        ErrorKind::UnknownArgument => near_flag(command, &named(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => near_command(command, &named(ContextKind::InvalidSubcommand)),
        _ => None,
    };
    let meant = meant.map(|name| format!(" Menade du ”{name}”?")).unwrap_or_default();
    format!("{what}.{meant} Kör ”{words} --help” för att se vad som går att skriva.")
}

/// The command that was written, as far as there is one, and the words that lead to it.
fn written(program: &Command) -> (String, &Command) {
    let (mut words, mut command) = ("insyn".to_owned(), program);
    let given = std::env::args_os().skip(1).take_while(|word| word != "--");
    for word in given.filter(|word| !word.to_string_lossy().starts_with('-')) {
        let Some(below) = command.find_subcommand(&word) else { break };
        words = format!("{words} {}", below.get_name());
        command = below;
    }
    (words, command)
}

fn near_command(command: &Command, given: &str) -> Option<String> {
    nearest(given, command.get_subcommands().map(Command::get_name)).map(str::to_owned)
}

fn near_flag(command: &Command, given: &str) -> Option<String> {
    let name = given.strip_prefix("--")?;
    let name = name.split('=').next().unwrap_or_default();
    nearest(name, command.get_arguments().filter_map(clap::Arg::get_long)).map(|near| format!("--{near}"))
}
