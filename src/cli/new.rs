//! `insyn new`: makes something new in the content.

mod association;
mod report;
mod version;

use super::common::TEMPLATE;
use super::outcome::Failure;
use jiff::Timestamp;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    /// Börja på en ny rapport: förra årets tabeller och rubriker, ett år senare
    #[command(name = "rapport", override_usage = "insyn new rapport <förbund> <period> [flaggor]", help_template = TEMPLATE)]
    Report(report::Arguments),
    /// Lägg till ett förbund
    #[command(name = "forbund", alias = "förbund", override_usage = "insyn new forbund <namn> [flaggor]", help_template = TEMPLATE)]
    Association(association::Arguments),
    /// Behåll en rapport som den är, när ett nytt original har beslutats
    #[command(override_usage = "insyn new version <förbund>/<rapport> --skal TEXT [flaggor]", help_template = TEMPLATE)]
    Version(version::Arguments),
}

pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    match &arguments.what {
        What::Report(report) => report::run(report),
        What::Association(association) => association::run(association),
        What::Version(version) => version::run(version, now),
    }
}
