//! `insyn new rapport`: a new report that goes on from the last one of its kind.

use crate::build::{self, BuildError, Rolled};
use crate::cli::common::Within;
use crate::cli::outcome::{CONTENT_HAS_ERRORS, Failure};
use crate::cli::say;
use crate::model::{Period, suggestion};
use crate::output;
use crate::source::{self, Kind};
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Förbundets mapp, till exempel sydnarke
    #[arg(value_name = "FÖRBUND", help_heading = "Argument")]
    association: String,
    /// Den nya rapportens period: 2025, 2025-h1, 2025-t2
    #[arg(value_name = "PERIOD", help_heading = "Argument")]
    period: String,
    #[command(flatten)]
    within: Within,
}

pub(super) fn run(asked: &Arguments) -> Result<ExitCode, Failure> {
    source::find(&asked.within.content).map_err(BuildError::from)?;
    let usage = |text: String| Err(Failure::Usage(text));
    let Some(period @ Period::Span { .. }) = Period::parse(&asked.period) else {
        return usage(format!("”{}” är ingen period. Skriv ett år eller en del av ett år: 2025, 2025-h1 eller 2025-t2.", asked.period));
    };
    let folder = asked.within.content.join(&asked.association).join(&asked.period);
    if Kind::at(&folder).is_some() {
        return usage(format!("”{}” finns redan. Arbeta vidare i den mappen, eller ange en annan period.", folder.display()));
    }
    let (files, last) = match build::roll(&asked.within.content, &asked.association, period)? {
        Rolled::Files { files, last } => (files, last),
        Rolled::NoAssociation(known) => {
            let known = suggestion(&asked.association, known.iter().map(String::as_str));
            return usage(format!("det finns inget förbund ”{}”. {known}", asked.association));
        }
        Rolled::Errors(last) => {
            let association = &asked.association;
            say::err(&format!(
                "I rapporten {association}/{last} finns fel, som skulle följa med. Kör insyn check, och rätta dem först.\n"
            ))?;
            return Ok(ExitCode::from(CONTENT_HAS_ERRORS));
        }
    };
    output::write_into(&folder, files.iter().map(|(name, text)| (name.as_str(), text.as_bytes()))).map_err(BuildError::from)?;
    if !asked.within.quiet {
        let from =
            last.map_or_else(|| "från exemplet i insyn init, eftersom den är förbundets första".to_owned(), |last| format!("från {last}"));
        say::out(&format!(
            "Den nya rapporten ligger i {}, med tabeller och rubriker {from}.\n\
             Det som ska fyllas i är markerat med \"fyll i\". Se vad som är kvar: insyn check\n\
             Titta på utkastet: insyn serve\n",
            folder.display()
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
