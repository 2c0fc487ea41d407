//! Numbers in the text that no figure of the report stands for, and why.

use crate::diag::Located;

/// *otaggat*: numbers of the text that are bound to no figure, for one reason.
#[derive(Debug, Clone)]
pub struct UnboundNumbers {
    /// The words that the numbers stand in, as in the text.
    pub texts: Vec<Located<String>>,
    /// *skäl*: why no table holds them.
    pub reason: String,
}
