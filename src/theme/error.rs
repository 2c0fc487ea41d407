//! Why a theme cannot be used, in Swedish.

use crate::source::SourceError;
use std::path::PathBuf;

/// Why a theme cannot be used, in Swedish.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// There is no folder of the name that was given.
    #[error("Temat ”{}” finns inte. Ange temats mapp med --theme.", .0.display())]
    Missing(PathBuf),
    /// What bears the name of the theme beside the content is a file.
    #[error("”{}” är en fil, men ska vara en mapp med delar av temat. Byt namn på filen.", .0.display())]
    NoFolder(PathBuf),
    /// A file of the theme cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// `labels.toml` is malformed.
    #[error("Etiketterna i ”{}” bryter mot skrivreglerna på rad {line}. Se efter citattecken, klamrar och likhetstecken.", .path.display())]
    Labels {
        /// The file of the labels.
        path: PathBuf,
        /// Where the parser stopped, from 1.
        line: usize,
    },
    /// A label would do nothing, or does not fit where templates print it.
    #[error("Etiketten ”{label}” på rad {line} i ”{}” {wrong}", .path.display())]
    Label {
        /// Its name, with those of its groups.
        label: String,
        /// The file of the labels.
        path: PathBuf,
        /// Where it stands, from 1.
        line: usize,
        /// What is wrong and what to do, as the rest of the sentence.
        wrong: String,
    },
    /// A template would do nothing.
    #[error("”{}” {wrong}", .path.display())]
    Unused {
        /// The file of the template.
        path: PathBuf,
        /// Why and what to do, as the rest of the sentence.
        wrong: String,
    },
    /// A template is malformed, or asks for what a page does not have.
    #[error("{template}{} {what}. {advice} (Mallspråket svarar: {answer}.)", .line.map(|line| format!(" på rad {line}")).unwrap_or_default())]
    Template {
        /// What the template is called, and where it comes from.
        template: String,
        /// The line in it, from 1, if the engine tells.
        line: Option<usize>,
        /// What is wrong.
        what: &'static str,
        /// What to do.
        advice: &'static str,
        /// What the engine says, in its own words, for those who write templates.
        answer: String,
    },
}
