//! `insyn check`: checks the content and tells what was found, to people or to other programs.

use super::common::Common;
use super::outcome::{Failure, finish};
use super::progress::Progress;
use super::{clock, github, json, markdown, print, say, sentences, unbound, verbose};
use crate::build;
use clap::ValueEnum;
use jiff::Timestamp;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    /// Skriv som text, json, github eller markdown
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
    /// Skriv också ut rubriker och meningar som programmet gör
    #[arg(long, help_heading = "Flaggor")]
    meningar: bool,
    /// Räkna upp talen i texten som inte hämtas ur en tabell
    #[arg(long, help_heading = "Flaggor")]
    otaggat: bool,
}

/// How the findings of a check are told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, on stderr.
    Text,
    Json,
    Github,
    /// For the summary of a run on GitHub, with what is left to fill in.
    Markdown,
}

pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    let Arguments { common, format, meningar, otaggat } = arguments;
    let progress = Progress::start(common.quiet);
    let checked =
        build::check_telling(&common.content, common.theme.as_deref(), common.strict, clock::date(now), &|step| progress.tell(step))?;
    drop(progress);
    let (findings, sources) = (&checked.findings, &checked.sources);
    match format {
        Format::Text => print::findings(&checked, common.all, common.quiet),
        Format::Json => say::out(&json::findings(findings, sources)),
        Format::Github => say::out(&github::findings(findings, sources)),
        Format::Markdown => say::out(&markdown::summary(&checked, common.strict)),
    }?;
    // Only where nothing is wrong.
    let is_sound = findings.open().next().is_none();
    let done = (*format == Format::Text && is_sound).then(|| "Innehållet är kontrollerat.".into());
    if (*meningar || *otaggat) && *format == Format::Text {
        // Tables and texts have been put away, association by association.
        let whole = build::check(&common.content, true, clock::date(now))?;
        if *meningar {
            say::out(&sentences::list(&whole, &common.content))?;
        }
        if *otaggat {
            unbound::print(&whole)?;
        }
    }
    let code = finish(&checked, common, done, "Så här går innehållet inte att publicera.")?;
    if common.verbose {
        verbose::print(&checked.costs, None)?;
    }
    // The system takes the memory back at once; given back piece by piece it takes a twentieth of the run.
    std::mem::forget(checked);
    Ok(code)
}
