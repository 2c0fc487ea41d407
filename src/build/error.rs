//! Why a run ends early, other than by what is wrong with the content.

use crate::export::DataError;
use crate::output::OutputError;
use crate::source::SourceError;
use crate::theme::ThemeError;

/// Why a build could not be done at all; what is wrong with the content is in the findings instead.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The content, a file in `static`, or an attachment cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The theme cannot be loaded, or a template fails on a page.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// The folder of the site cannot be written, or is not ours to replace.
    #[error(transparent)]
    Output(#[from] OutputError),
    /// The figures of a page cannot be written as files.
    #[error(transparent)]
    Data(#[from] DataError),
    /// A template of what machines read (`sitemap.xml`, `feed.xml`) fails.
    #[error("Sidorna för maskiner gick inte att skriva: {0}")]
    Export(#[from] minijinja::Error),
}
