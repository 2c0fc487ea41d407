//! `insyn new`: makes something new in the content.

mod association;
mod report;
mod version;

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
    /// Börja på en ny rapport, med den förras tabeller och rubriker
    #[command(name = "rapport", override_usage = "insyn new rapport <förbund> <period> [flaggor]")]
    Report(report::Arguments),
    /// Lägg till ett förbund
    #[command(name = "forbund", alias = "förbund", override_usage = "insyn new forbund <namn> [flaggor]")]
    Association(association::Arguments),
    /// Behåll en rapport som den är, när ett nytt original har beslutats
    #[command(override_usage = "insyn new version <förbund>/<rapport> --skal TEXT [flaggor]")]
    Version(version::Arguments),
}

pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    match &arguments.what {
        What::Report(report) => report::run(report),
        What::Association(association) => association::run(association),
        What::Version(version) => version::run(version, now),
    }
}
