//! `insyn new version`: keeps a report as it is, as a version that no longer holds.

use crate::build::BuildError;
use crate::cli::common::{Within, folders};
use crate::cli::outcome::Failure;
use crate::cli::{clock, say};
use crate::edit::quoted;
use crate::model::{version_id, version_of};
use crate::output::{self, Files};
use crate::source::{self, Kind};
use jiff::Timestamp;
use jiff::civil::Date;
use std::path::Path;
use std::process::ExitCode;

const ABOUT: &str = "rapport.toml";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Rapporten, till exempel sydnarke/2024
    #[arg(value_name = "FÖRBUND/RAPPORT", help_heading = "Argument")]
    report: String,
    /// Varför versionen inte gäller längre
    #[arg(long = "skal", value_name = "TEXT", help_heading = "Flaggor")]
    reason: String,
    /// Dagen då den nya versionen gäller; annars i dag
    #[arg(long = "datum", value_name = "DATUM", help_heading = "Flaggor")]
    date: Option<Date>,
    #[command(flatten)]
    within: Within,
}

pub(super) fn run(arguments: &Arguments, now: Timestamp) -> Result<ExitCode, Failure> {
    keep(arguments, arguments.date.unwrap_or_else(|| clock::date(now)))
}

/// Copies the folder of the report to that of a version, and tells in both what has happened.
fn keep(asked: &Arguments, date: Date) -> Result<ExitCode, Failure> {
    source::find(&asked.within.content).map_err(BuildError::from)?;
    let usage = |text: String| Failure::Usage(text);
    let (association, report) = folders(&asked.report).map_err(Failure::Usage)?;
    if version_of(report).is_some() {
        return Err(usage(format!("”{report}” är redan en gammal version. Ange rapporten som gäller.")));
    }
    if asked.reason.trim().is_empty() {
        return Err(usage("Skälet är tomt. Skriv varför versionen inte gäller längre.".to_owned()));
    }
    let folder = asked.within.content.join(association).join(report);
    if Kind::at(&folder.join(ABOUT)) != Some(Kind::File) {
        return Err(usage(format!("I mappen ”{}” finns ingen {ABOUT}. Ange en rapport som finns.", folder.display())));
    }
    let kept = (1..).map(|number| folder.with_file_name(version_id(report, number))).find(|kept| Kind::at(kept).is_none());
    let kept = kept.unwrap_or_default();
    let mut files = read(&folder)?;
    let about = files.get(ABOUT).and_then(|bytes| std::str::from_utf8(bytes).ok()).map(str::to_owned);
    let about = about.ok_or_else(|| usage(format!("{ABOUT} är inte sparad som UTF-8. Spara om filen, och försök igen.")))?;
    let reason = quoted(&asked.reason.split_whitespace().collect::<Vec<_>>().join(" "));
    files.insert(ABOUT.to_owned(), with(&about, &format!("[ersatt]\ndatum = {date}\nskal  = {reason}\n")).into_bytes());
    output::write_into(&kept, files.iter().map(|(name, bytes)| (name.as_str(), &bytes[..]))).map_err(BuildError::from)?;
    let correction = format!(
        "[[rattelse]]\ndatum = {date}\nslag  = \"nytt-original\"\ntext  = \"Ett nytt original har beslutats.\"\nskal  = {reason}\n"
    );
    output::write_into(&folder, [(ABOUT, with(&about, &correction).as_bytes())]).map_err(BuildError::from)?;
    if !asked.within.quiet {
        say::out(&format!(
            "Versionen som gällde ligger nu i {}. Ändra det som är nytt i {}, och kör insyn check.\n",
            kept.display(),
            folder.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Every file of a folder, by its name below it.
fn read(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    for entry in source::files_below(folder).map_err(BuildError::from)? {
        if entry.kind == Kind::File {
            files.insert(entry.address, source::bytes(&entry.path).map_err(BuildError::from)?);
        }
    }
    Ok(files)
}

/// A file with a table after what it holds.
fn with(text: &str, table: &str) -> String {
    format!("{}\n\n{table}", text.trim_end())
}
