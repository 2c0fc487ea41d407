//! Arguments, exit codes, and how findings are printed. Each command has a file of its own.

mod common;
mod say;
mod outcome;
mod clock;
mod summary;
mod print;
mod unbound;
mod json;
mod github;
mod verbose;
mod sentences;
mod usage;
mod build;
mod check;
mod explain;
mod schema;
mod theme;
mod new;
mod init;
mod import;

use clap::{ArgAction, Parser, Subcommand};
use common::TEMPLATE;
use std::process::ExitCode;

use outcome::Failure;

pub use github::findings as github;
pub use json::findings as json;
pub use print::finding as print_finding;

#[derive(Parser)]
#[command(
    name = "insyn",
    version,
    propagate_version = true,
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
    #[arg(long, short = 'V', action = ArgAction::Version, global = true, help = "Visa programmets version", help_heading = "Flaggor")]
    version: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Gör en ny webbplats, med en påhittad rapport att börja i
    #[command(override_usage = "insyn init <mapp> [flaggor]", help_template = TEMPLATE)]
    Init(init::Arguments),
    /// Bygg webbplatsen
    #[command(override_usage = "insyn build [flaggor]", help_template = TEMPLATE)]
    Build(build::Arguments),
    /// Kontrollera innehållet utan att bygga
    #[command(override_usage = "insyn check [flaggor]", help_template = TEMPLATE)]
    Check(check::Arguments),
    /// Förklara koden i ett meddelande
    #[command(name = "forklara", alias = "förklara", override_usage = "insyn forklara [KOD]", help_template = TEMPLATE)]
    Explain(explain::Arguments),
    /// Gör något nytt i innehållet: en rapport, ett förbund eller en version
    #[command(override_usage = "insyn new <rapport|forbund|version> …", help_template = TEMPLATE)]
    New(new::Arguments),
    /// Hämta siffror ur Excel eller csv till en rapport
    #[command(override_usage = "insyn import FIL <förbund>/<rapport> [flaggor]", help_template = TEMPLATE)]
    Import(import::Arguments),
    /// Skriv scheman som hjälper redigeraren
    #[command(override_usage = "insyn schema [flaggor]", help_template = TEMPLATE)]
    Schema(schema::Arguments),
    /// Skriv ut programmets tema, för den som vill ändra hur webbplatsen ser ut
    #[command(name = "tema", override_usage = "insyn tema [MAPP]", help_template = TEMPLATE)]
    Theme(theme::Arguments),
}

/// Runs the program and says how it went.
pub fn run() -> ExitCode {
    done().unwrap_or_else(|failure| failure.tell())
}

fn done() -> Result<ExitCode, Failure> {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error),
    };
    let now = clock::now().map_err(Failure::Usage)?;
    match arguments.command {
        Command::Build(arguments) => build::run(arguments, now),
        Command::Check(arguments) => check::run(&arguments, now),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::New(arguments) => new::run(&arguments, now),
        Command::Init(arguments) => init::run(&arguments, now),
        Command::Import(arguments) => import::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
    }
}
