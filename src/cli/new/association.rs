//! `insyn new forbund`: one more association beside those that there are.

use crate::build::BuildError;
use crate::cli::common::Within;
use crate::cli::outcome::Failure;
use crate::cli::say;
use crate::output;
use crate::source::{self, Kind};
use crate::start::{Association, Member};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Förbundets namn
    #[arg(value_name = "NAMN", help_heading = "Argument")]
    name: String,
    /// En region eller kommun; flaggan en gång för varje
    #[arg(long = "medlem", value_name = "NAMN", help_heading = "Flaggor")]
    members: Vec<String>,
    #[command(flatten)]
    within: Within,
}

pub(super) fn run(asked: &Arguments) -> Result<ExitCode, Failure> {
    source::find(&asked.within.content).map_err(BuildError::from)?;
    let members = asked.members.iter().flat_map(|names| Member::all_named(names)).collect();
    let association = Association::new(&asked.name, members).map_err(Failure::Usage)?;
    let folder = asked.within.content.join(association.folder());
    if Kind::at(&folder).is_some() {
        return Err(Failure::Usage(format!("”{}” finns redan. Arbeta vidare i den mappen, eller ange ett annat namn.", folder.display())));
    }
    let known = asked.within.content.join(Association::MEMBERS);
    let known = if Kind::at(&known).is_some() { source::bytes(&known).map_err(BuildError::from)? } else { Vec::new() };
    let known = String::from_utf8(known)
        .map_err(|_| Failure::Usage(format!("{} är inte sparad som UTF-8. Spara om filen.", Association::MEMBERS)))?;
    let files = association.beside(&known);
    output::write_into(&asked.within.content, files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())))
        .map_err(BuildError::from)?;
    if !asked.within.quiet {
        say::out(&format!(
            "Förbundet ligger i {0}. Skriv mer om det i forbund.toml, och dess insatser i insatser.toml.\n\
             Den första rapporten: insyn new rapport {1} <period>\n",
            folder.display(),
            association.folder()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
