//! `insyn tema`: writes the theme of the program out, for those who want to change parts of it.

use super::outcome::Failure;
use super::say;
use crate::build::BuildError;
use crate::output;
use crate::source::{self, Kind, SourceError};
use crate::swedish::join;
use crate::theme::BUILT_IN;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// So many files in the way are named.
const NAMED: usize = 3;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Mapp som temat skrivs till; annars tema
    #[arg(value_name = "MAPP", default_value = "tema", hide_default_value = true, help_heading = "Argument")]
    folder: PathBuf,
    /// Säg inget när det har gått bra
    #[arg(long, help_heading = "Flaggor")]
    quiet: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let folder = &arguments.folder;
    let there = differing(folder).map_err(BuildError::from)?;
    if !there.is_empty() {
        let mut names: Vec<String> = there.iter().take(NAMED).map(|path| format!("”{}”", path.display())).collect();
        names.extend((there.len() > NAMED).then(|| format!("{} till", there.len() - NAMED)));
        let advice = "Flytta undan det som ligger där, eller ange en annan mapp.";
        return Err(Failure::Usage(format!("{} finns redan och är inte som i programmets tema. {advice}", join(&names))));
    }
    output::write_into(folder, BUILT_IN.iter().copied()).map_err(BuildError::from)?;
    let said = format!(
        "Programmets tema ligger i {}: {} filer. Ändra det du vill och ta bort resten, så kommer resten ur programmet även när det blir nyare.\n",
        folder.display(),
        BUILT_IN.len()
    );
    if !arguments.quiet {
        say::out(&said)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What would be overwritten, or stands where a folder has to be.
fn differing(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    match source::is_folder(folder)? {
        None => return Ok(Vec::new()),
        Some(false) => return Ok(vec![folder.to_owned()]),
        Some(true) => {}
    }
    let mut found = Vec::new();
    for entry in source::files_below(folder)? {
        let inside = format!("{}/", entry.address);
        let differs = match BUILT_IN.iter().find(|(name, _)| *name == entry.address) {
            Some((_, bytes)) => entry.kind != Kind::File || source::bytes(&entry.path)? != *bytes,
            None => BUILT_IN.iter().any(|(name, _)| name.starts_with(&inside)),
        };
        found.extend(differs.then_some(entry.path));
    }
    Ok(found)
}
