//! Arguments, exit codes, and how findings are printed.

mod print;

use crate::build::{self, BuildError, Checked, Options};
use crate::output::OutputError;
use clap::error::{ContextKind, ErrorKind};
use clap::{ArgAction, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

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
    about = "Gör en webbplats av samordningsförbunds årsredovisningar.",
    override_usage = "insyn <kommando> [flaggor]",
    help_template = TEMPLATE,
    subcommand_help_heading = "Kommandon",
    subcommand_value_name = "kommando",
    disable_help_flag = true,
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, short, action = ArgAction::Help, global = true, help = "Visa hjälp", help_heading = "Flaggor")]
    help: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Bygg webbplatsen
    #[command(override_usage = "insyn build [flaggor]", help_template = TEMPLATE)]
    Build {
        #[command(flatten)]
        common: Common,
        /// Mapp som webbplatsen skrivs till; den ersätts
        #[arg(long, value_name = "MAPP", default_value = "public", hide_default_value = true, help_heading = "Flaggor")]
        out: PathBuf,
        /// Mapp med mallar och stilar
        #[arg(long, value_name = "MAPP", default_value = "themes/standard", hide_default_value = true, help_heading = "Flaggor")]
        theme: PathBuf,
        /// Ta med rapporter som är utkast
        #[arg(long, help_heading = "Flaggor")]
        drafts: bool,
    },
    /// Kontrollera innehållet utan att bygga
    #[command(override_usage = "insyn check [flaggor]", help_template = TEMPLATE)]
    Check {
        #[command(flatten)]
        common: Common,
    },
}

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
}

/// Runs the program and says how it went.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage_error(&error),
    };
    let outcome = match arguments.command {
        Command::Build { common, out, theme, drafts } => {
            let options = Options { content: common.content.clone(), out, theme, strict: common.strict, drafts };
            build::build(&options).map(|(checked, published)| {
                let done = published.map(|p| {
                    format!(
                        "Webbplatsen finns i {}: {} filer nya eller ändrade, {} oförändrade, {} borttagna.",
                        options.out.display(),
                        p.written,
                        p.unchanged,
                        p.removed
                    )
                });
                finish(&checked, &common, done, "Ingenting har publicerats.")
            })
        }
        Command::Check { common } => build::check(&common.content, true)
            .map(|checked| finish(&checked, &common, Some("Innehållet är kontrollerat.".into()), "Rätta felen och kontrollera igen.")),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("fel: {error}");
        ExitCode::from(match error {
            BuildError::Output(OutputError::NotOurs { .. }) | BuildError::Source(crate::source::SourceError::Missing(_)) => WRONG_USAGE,
            _ => MACHINE_FAILED,
        })
    })
}

/// Prints the findings and the outcome.
fn finish(checked: &Checked, common: &Common, done: Option<String>, stopped: &str) -> ExitCode {
    print::findings(checked);
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

fn usage_error(error: &clap::Error) -> ExitCode {
    if error.kind() == ErrorKind::DisplayHelp {
        println!("{error}");
        return ExitCode::SUCCESS;
    }
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("flaggan ”{}” finns inte", named(ContextKind::InvalidArg)),
        ErrorKind::InvalidSubcommand => format!("kommandot ”{}” finns inte", named(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "ett kommando saknas".into(),
        ErrorKind::InvalidValue | ErrorKind::NoEquals | ErrorKind::TooFewValues => {
            format!("”{}” behöver ett värde", named(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => format!("”{}” är angiven två gånger", named(ContextKind::InvalidArg)),
        _ => "argumenten går inte att förstå".into(),
    };
    eprintln!("fel: {what}. Kör ”insyn --help” för att se vad som går att skriva.");
    ExitCode::from(WRONG_USAGE)
}
