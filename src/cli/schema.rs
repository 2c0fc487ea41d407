//! `insyn schema`: writes the schemas that an editor reads, and says what leads it to them.

use super::common::Within;
use super::outcome::Failure;
use super::say;
use crate::build::BuildError;
use crate::output;
use crate::schema;
use crate::source::{self, SCHEMAS};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    within: Within,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    source::find(&arguments.within.content).map_err(BuildError::from)?;
    let folder = arguments.within.content.join(SCHEMAS);
    let files = schema::files();
    output::write_into(&folder, files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))).map_err(BuildError::from)?;
    let lines: String = schema::lines().map(|(file, line)| format!("{file:18}{line}\n")).collect();
    let said = format!(
        "Schemana ligger i {}. Skriv en rad överst i varje fil, så vet redigeraren vad som får stå där:\n\n{lines}",
        folder.display()
    );
    if !arguments.within.quiet {
        say::out(&said)?;
    }
    Ok(ExitCode::SUCCESS)
}
