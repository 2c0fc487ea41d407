//! What the commands that read the content have in common.

use std::path::PathBuf;

/// How the help of a command looks.
pub(super) const TEMPLATE: &str = "{about}\n\nAnvändning: {usage}\n\n{all-args}{after-help}";

/// The folder of the association and that of the report, as a command names them: `sydnarke/2024`.
///
/// # Errors
/// What is wrong, in Swedish.
pub(super) fn folders(named: &str) -> Result<(&str, &str), String> {
    // As it stands in a list of files, and with the strokes of Windows.
    let within = ["content/", "content\\"].into_iter().find_map(|folder| named.strip_prefix(folder)).unwrap_or(named);
    let is_stroke = ['/', '\\'];
    let parts = within.trim_matches(is_stroke).split_once(is_stroke).filter(|(_, report)| !report.contains(is_stroke));
    parts.ok_or_else(|| format!("”{named}” är ingen rapport. Skriv förbundets mapp och rapportens, till exempel sydnarke/2024."))
}

/// What the commands that write in the content have in common.
#[derive(clap::Args)]
pub(super) struct Within {
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    pub content: PathBuf,
    /// Säg inget när det har gått bra
    #[arg(long, help_heading = "Flaggor")]
    pub quiet: bool,
}

#[derive(clap::Args)]
pub(super) struct Common {
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    pub content: PathBuf,
    /// Mapp som ersätter delar av temat, utöver mappen tema
    #[arg(long, value_name = "MAPP", help_heading = "Flaggor")]
    pub theme: Option<PathBuf>,
    /// Låt även fel utan kommentar i rapporterna stoppa bygget
    #[arg(long, help_heading = "Flaggor")]
    pub strict: bool,
    /// Skriv ut alla meddelanden, inte bara de tolv första
    #[arg(long = "alla", help_heading = "Flaggor")]
    pub all: bool,
    /// Skriv bara ut fel och varningar
    #[arg(long, help_heading = "Flaggor")]
    pub quiet: bool,
    /// Skriv också ut tid och minne för varje steg
    #[arg(long, help_heading = "Flaggor")]
    pub verbose: bool,
}
