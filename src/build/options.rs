//! What a run is asked for.

use crate::site::BuildInfo;
use jiff::civil::Date;
use std::path::PathBuf;

/// What to build, from what, and to where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the content: `webbplats.toml`, and a folder for each association.
    pub content: PathBuf,
    /// The folder that the site is written to; its former content is replaced.
    pub out: PathBuf,
    /// A folder that replaces parts of the theme: templates, styles, labels.
    pub theme: Option<PathBuf>,
    /// Unexplained errors of the reports stop the build.
    pub strict: bool,
    /// Reports with the status *utkast* are built too, each on pages of its own beside the site.
    pub drafts: bool,
    /// Leaves out the files for those who count with the figures.
    pub without_data: bool,
    /// The date of the run, which what ages is held against.
    pub today: Date,
    /// What the page about the site tells of this build.
    pub info: BuildInfo,
}
