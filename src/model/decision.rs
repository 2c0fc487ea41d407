//! What the authors have decided on: small figures that are shown, and numbers of the text that no table holds.

use crate::diag::{Located, Span};

/// A decision to publish figures so small that a person could be recognised.
#[derive(Debug, Clone)]
pub struct SmallFigures {
    /// Where the decision is written.
    pub span: Span,
    /// A table, or a cell path.
    pub place: Located<String>,
    /// *skäl*: why the figures are published.
    pub reason: String,
    /// *spridning*: the figures may stand in files of figures and in the search too, and not on the page of the report alone.
    pub spread: bool,
    /// *andra uppgifter*: what else the report says of the same people; none where the decision does not tell.
    pub beside: Option<Vec<String>>,
}

/// *otaggat*: numbers of the text that are bound to no figure, for one reason.
#[derive(Debug, Clone)]
pub struct UnboundNumbers {
    /// The words that the numbers stand in, as in the text.
    pub texts: Vec<Located<String>>,
    /// *skäl*: why no table holds them.
    pub reason: String,
}
