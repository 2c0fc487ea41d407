//! Arguments, exit codes, and how findings are printed. Each command has a file of its own.

mod build;
mod check;
mod explain;
mod github;
mod json;
mod print;
mod usage;
mod verbose;

use crate::build::{BuildError, Checked};
use crate::diag::Span;
use crate::output::OutputError;
use crate::source::{SourceError, Sources};
use clap::{ArgAction, Parser, Subcommand};
use std::io::{Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

pub use github::findings as github;
pub use json::findings as json;
pub use print::finding as print_finding;

/// The content has errors; nothing was published.
const CONTENT_HAS_ERRORS: u8 = 1;
const WRONG_USAGE: u8 = 2;
/// The disk, the permissions or the theme failed.
const MACHINE_FAILED: u8 = 3;

const TEMPLATE: &str = "{about}\n\nAnvändning: {usage}\n\n{all-args}\n";

#[derive(Parser)]
#[command(
    name = "insyn",
    version,
    about = "Gör en webbplats av samordningsförbunds årsredovisningar.",
    override_usage = "insyn <kommando> [flaggor]",
    help_template = TEMPLATE,
    subcommand_help_heading = "Kommandon",
    subcommand_value_name = "kommando",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, short, action = ArgAction::Help, global = true, help = "Visa hjälp", help_heading = "Flaggor")]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version, help = "Visa programmets version", help_heading = "Flaggor")]
    version: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Bygg webbplatsen
    #[command(override_usage = "insyn build [flaggor]", help_template = TEMPLATE)]
    Build(build::Arguments),
    /// Kontrollera innehållet utan att bygga
    #[command(override_usage = "insyn check [flaggor]", help_template = TEMPLATE)]
    Check(check::Arguments),
    /// Förklara koden i ett meddelande
    #[command(name = "forklara", alias = "förklara", override_usage = "insyn forklara [KOD]", help_template = TEMPLATE)]
    Explain(explain::Arguments),
}

/// What the commands that read the content have in common.
#[derive(clap::Args)]
struct Common {
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    content: PathBuf,
    /// Låt även oförklarade fel i rapporterna stoppa bygget
    #[arg(long, help_heading = "Flaggor")]
    strict: bool,
    /// Skriv bara ut fel och varningar
    #[arg(long, help_heading = "Flaggor")]
    quiet: bool,
    /// Skriv också ut hur lång tid varje steg tog och vad som lästes och skrevs
    #[arg(long, help_heading = "Flaggor")]
    verbose: bool,
}

/// Runs the program and says how it went.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error),
    };
    let outcome = match arguments.command {
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Explain(arguments) => Ok(explain::run(&arguments)),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("fel: {error}");
        ExitCode::from(match error {
            BuildError::Output(OutputError::NotOurs { .. }) | BuildError::Source(SourceError::Missing(_)) => WRONG_USAGE,
            _ => MACHINE_FAILED,
        })
    })
}

/// Prints the outcome.
fn finish(checked: &Checked, common: &Common, done: Option<String>, stopped: &str) -> ExitCode {
    let failed = checked.findings.stop(common.strict);
    if failed {
        eprintln!("{stopped}");
    } else if checked.findings.stop(true) {
        eprintln!("Felen i rapporterna stoppar en publicering (--strict). Rätta eller förklara dem.");
    }
    if let (Some(done), false, false) = (done, common.quiet, failed) {
        println!("{done}");
    }
    if failed { ExitCode::from(CONTENT_HAS_ERRORS) } else { ExitCode::SUCCESS }
}

/// Writes to stdout. If that cannot be done, says so and gives the exit code.
fn write_out(text: &str) -> Result<(), ExitCode> {
    stdout().write_all(text.as_bytes()).map_err(|error| {
        eprintln!("fel: Det gick inte att skriva ut meddelandena: {error}");
        ExitCode::from(MACHINE_FAILED)
    })
}

/// Line and column as the text output has them: what stands after the last line break belongs to the last line.
fn position(sources: &Sources, span: Span) -> (usize, usize) {
    let text = sources.text(span.file);
    if span.start < text.len() || !text.ends_with('\n') {
        return sources.position(span);
    }
    let last = text.lines().last().unwrap_or_default();
    (text.lines().count(), last.chars().count() + 2)
}
