//! `insyn forklara`: what the code of a finding means, how serious it is, what to do, and where the documents tell more.

use super::outcome::Failure;
use super::say;
use crate::diag::{Code, Rule, Severity};
use crate::swedish::nearest;
use std::process::ExitCode;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Koden inom hakparentes i meddelandet; utan kod räknas alla upp
    #[arg(value_name = "KOD", help_heading = "Argument")]
    code: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let text = match &arguments.code {
        None => list(),
        Some(id) => explanation(Code::from_id(id).ok_or_else(|| Failure::Usage(unknown(id)))?),
    };
    say::out(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Every code with its severity and its meaning, one line each.
fn list() -> String {
    let width = Code::all().map(|code| code.id().len()).max().unwrap_or_default();
    let line = |code: Code| format!("{:width$}  {:10}  {}\n", code.id(), code.severity().name(), plain(code.means()));
    Code::all().map(line).collect()
}

fn explanation(code: Code) -> String {
    let name = match code {
        Code::Rule(rule) => format!(": {}", rule.name()),
        _ => String::new(),
    };
    let (document, heading) = code.told();
    format!(
        "{}{name}\n{}\n\nSlag: {}. {}\nGäller: {}\nGör så här: {}\nLäs mer: {}, under rubriken ”{}”\n",
        code.id(),
        plain(code.means()),
        code.severity().name(),
        stops(code),
        about(code),
        plain(&code.advice()),
        document.swedish(),
        plain(&heading)
    )
}

fn stops(code: Code) -> &'static str {
    match code {
        _ if code.severity() != Severity::Error => "Stoppar ingenting.",
        Code::Rule(_) => "Stoppar med --strict, om det inte är förklarat.",
        _ if code.judged() => "Stoppar med --strict.",
        _ => "Stoppar alltid.",
    }
}

/// What a finding is about, and whether the content may explain it instead of being changed.
fn about(code: Code) -> &'static str {
    match code {
        Code::Rule(Rule::SmallFigures) => "rapporten. Ett beslut i [[smatal]] förklarar siffran.",
        Code::Rule(_) => "rapporten. Står felet i originalet går det att förklara.",
        _ if code.judged() => "rapporten eller webbplatsen. Går inte att förklara, bara att rätta.",
        _ => "hur innehållet är skrivet. Går inte att förklara, bara att rätta.",
    }
}

fn unknown(id: &str) -> String {
    let advice = match nearest(id, Code::all().map(Code::id)) {
        Some(near) => format!("Menade du ”{near}”?"),
        None => "Kör ”insyn forklara” för att se alla koder.".to_owned(),
    };
    format!("det finns ingen kod ”{id}”. {advice}")
}

/// Without the marks that documents have around what is typed.
fn plain(text: &str) -> String {
    text.replace('`', "")
}
