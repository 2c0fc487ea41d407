//! Arguments, exit codes, and how findings are printed.

mod clock;
mod github;
mod json;
mod print;

use crate::build::{self, BuildError, Checked, Options};
use crate::diag::Span;
use crate::output::OutputError;
use crate::source::Sources;
use crate::swedish::join;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
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
        /// Hur meddelandena skrivs ut: text, json eller github
        #[arg(
            long,
            value_name = "FORMAT",
            value_enum,
            default_value = "text",
            hide_default_value = true,
            hide_possible_values = true,
            help_heading = "Flaggor"
        )]
        format: Format,
    },
}

/// How the findings of a check are told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on stderr.
    Text,
    Json,
    Github,
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
    let now = match clock::now() {
        Ok(now) => now,
        Err(error) => {
            eprintln!("fel: {error}");
            return ExitCode::from(WRONG_USAGE);
        }
    };
    let today = clock::date(now);
    let outcome = match arguments.command {
        Command::Build { common, out, theme, drafts } => {
            let info = clock::build_info(now);
            let options = Options { content: common.content.clone(), out, theme, strict: common.strict, drafts, today, info };
            build::build(&options).map(|(checked, published)| {
                print::findings(&checked);
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
        Command::Check { common, format } => build::check(&common.content, true, today).map(|checked| {
            let (findings, sources) = (&checked.findings, &checked.sources);
            let told = match format {
                Format::Text => {
                    print::findings(&checked);
                    Ok(())
                }
                Format::Json => stdout().write_all(json::findings(findings, sources).as_bytes()),
                Format::Github => stdout().write_all(github::findings(findings, sources).as_bytes()),
            };
            if let Err(error) = told {
                eprintln!("fel: Det gick inte att skriva ut meddelandena: {error}");
                return ExitCode::from(MACHINE_FAILED);
            }
            let done = (format == Format::Text).then(|| "Innehållet är kontrollerat.".into());
            finish(&checked, &common, done, "Rätta felen och kontrollera igen.")
        }),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("fel: {error}");
        ExitCode::from(match error {
            BuildError::Output(OutputError::NotOurs { .. }) | BuildError::Source(crate::source::SourceError::Missing(_)) => WRONG_USAGE,
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

/// Line and column as the text output has them: what stands after the last line break belongs to the last line.
fn position(sources: &Sources, span: Span) -> (usize, usize) {
    let text = sources.text(span.file);
    if span.start < text.len() || !text.ends_with('\n') {
        return sources.position(span);
    }
    let last = text.lines().last().unwrap_or_default();
    (text.lines().count(), last.chars().count() + 2)
}

fn usage_error(error: &clap::Error) -> ExitCode {
    if error.kind() == ErrorKind::DisplayHelp {
        println!("{error}");
        return ExitCode::SUCCESS;
    }
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let choices = match error.get(ContextKind::ValidValue) {
        Some(ContextValue::Strings(choices)) => choices.as_slice(),
        _ => &[],
    };
    let what = match error.kind() {
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
