//! Arguments, exit codes, and how findings are printed. Each command has a file of its own.

mod common;
mod say;
mod summary;
mod outcome;
mod clock;
mod terminal;
mod progress;
mod print;
mod unbound;
mod json;
mod github;
mod markdown;
mod verbose;
mod sentences;
mod usage;
mod build;
mod serve;
mod check;
mod explain;
mod schema;
mod theme;
mod new;
mod init;
mod import;
mod complete;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand};
use common::TEMPLATE;
use std::process::ExitCode;

use outcome::Failure;

pub use github::findings as github;
pub use json::findings as json;
pub use print::finding as print_finding;

/// The way of somebody who is new here.
const FIRST: &str = "\
Börja så här:
  insyn init <mapp>      gör en ny webbplats, med ett exempel att ändra i
  insyn serve            visar webbplatsen medan du skriver
  insyn check            säger vad som är fel eller saknas, och var";

/// What every command can is told last.
const LAST: usize = 1_000;

#[derive(Parser)]
#[command(
    name = "insyn",
    version,
    propagate_version = true,
    about = "Gör en webbplats av samordningsförbunds årsredovisningar.",
    override_usage = "insyn <kommando> [flaggor]",
    after_help = FIRST,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[arg(long, short, action = ArgAction::Help, global = true, display_order = LAST, help = "Visa hjälp", help_heading = "Flaggor")]
    help: Option<bool>,
    #[arg(long, short = 'V', action = ArgAction::Version, global = true, display_order = LAST, help = "Visa programmets version", help_heading = "Flaggor")]
    version: Option<bool>,
}

#[derive(Subcommand)]
enum Command {
    /// Gör en ny webbplats, med en påhittad rapport att börja i
    #[command(override_usage = "insyn init <mapp> [flaggor]")]
    Init(init::Arguments),
    /// Börja på en ny rapport, ett förbund eller en version
    #[command(override_usage = "insyn new <rapport|forbund|version> …")]
    New(new::Arguments),
    /// Hämta siffror ur Excel eller csv till en rapport
    #[command(override_usage = "insyn import FIL <förbund>/<rapport> [flaggor]")]
    Import(import::Arguments),
    /// Kontrollera innehållet utan att bygga
    #[command(
        override_usage = "insyn check [flaggor]",
        after_help = "\
Exempel:
  insyn check --strict   som inför publiceringen"
    )]
    Check(check::Arguments),
    /// Bygg webbplatsen
    #[command(
        override_usage = "insyn build [flaggor]",
        after_help = "\
Exempel:
  insyn build --strict              stoppa också om en rapport har fel
  insyn build --drafts --out prov   med utkasten, i mappen prov"
    )]
    Build(build::Arguments),
    /// Visa webbplatsen medan du skriver
    #[command(
        override_usage = "insyn serve [flaggor]",
        after_help = "\
Exempel:
  insyn serve               visa i webbläsaren, och följ det du sparar
  insyn serve --port 8000   på en annan port"
    )]
    Serve(serve::Arguments),
    /// Förklara koden i ett meddelande
    #[command(name = "forklara", alias = "förklara", override_usage = "insyn forklara [KOD]", after_help = "Exempel: insyn forklara summa")]
    Explain(explain::Arguments),
    /// Skriv scheman som hjälper redigeraren
    #[command(override_usage = "insyn schema [flaggor]")]
    Schema(schema::Arguments),
    /// Skriv ut temat, för den som vill ändra webbplatsens utseende
    #[command(name = "tema", override_usage = "insyn tema [MAPP]")]
    Theme(theme::Arguments),
    /// Låt terminalen fylla i kommandon och flaggor
    #[command(name = "komplettera", override_usage = "insyn komplettera <bash|zsh|fish|powershell|elvish>")]
    Complete(complete::Arguments),
}

/// The arguments, as clap knows them. The help of every command looks alike and fits a window of 24 lines and 80 columns: no line of it is
/// broken, which clap does only where a crate for it is compiled in.
pub fn command() -> clap::Command {
    fn alike(command: clap::Command) -> clap::Command {
        command
            .help_template(TEMPLATE)
            .subcommand_help_heading("Kommandon")
            .subcommand_value_name("kommando")
            .disable_help_subcommand(true)
            .mut_subcommands(alike)
    }
    alike(Arguments::command()).term_width(0)
}

/// Runs the program and says how it went.
pub fn run() -> ExitCode {
    done().unwrap_or_else(|failure| failure.tell())
}

fn done() -> Result<ExitCode, Failure> {
    let parsed = command().try_get_matches().and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error, command()),
    };
    let now = clock::now().map_err(Failure::Usage)?;
    match arguments.command {
        Command::Build(arguments) => build::run(arguments, now),
        Command::Check(arguments) => check::run(&arguments, now),
        Command::Serve(arguments) => serve::run(arguments, now),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::New(arguments) => new::run(&arguments, now),
        Command::Init(arguments) => init::run(&arguments, now),
        Command::Import(arguments) => import::run(&arguments),
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Theme(arguments) => theme::run(&arguments),
        Command::Complete(arguments) => complete::run(&arguments, command()),
    }
}
