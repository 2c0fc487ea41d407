//! `insyn schema`: writes the schemas that an editor reads, and says what leads it to them.

use super::outcome::Failure;
use super::say;
use crate::build::BuildError;
use crate::output;
use crate::schema;
use crate::source::{self, SCHEMAS};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    content: PathBuf,
    /// Säg inget när det har gått bra
    #[arg(long, help_heading = "Flaggor")]
    quiet: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    source::find(&arguments.content).map_err(BuildError::from)?;
    let folder = arguments.content.join(SCHEMAS);
    let files = schema::files();
    output::write_into(&folder, files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))).map_err(BuildError::from)?;
    let lines: String = schema::lines().map(|(file, line)| format!("{file:18}{line}\n")).collect();
    let said = format!(
        "Schemana ligger i {}. Skriv en rad överst i varje fil, så vet redigeraren vad som får stå där:\n\n{lines}",
        folder.display()
    );
    if !arguments.quiet {
        say::out(&said)?;
    }
    Ok(ExitCode::SUCCESS)
}
