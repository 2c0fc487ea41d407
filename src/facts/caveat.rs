//! What is to be said of a figure wherever it is shown.

/// A note on a figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caveat {
    /// *anmärkning*, or what a mark after the figure says.
    Remark(String),
    /// *omräknad*: the figure is restated, and why.
    Restated(String),
    /// *originalfel*: an error of the report that the content explains.
    KnownError {
        /// Id of the association.
        association: String,
        /// Id of the report that has it.
        report: String,
        /// Its number among the known errors of the report, from 1.
        number: usize,
        /// What readers are told of it.
        text: String,
    },
    /// *smatal*: it is about few people, and is published all the same; why.
    Small(String),
}

impl Caveat {
    /// Whether readers are told of it at the figure. That few people are published has its place among the checks.
    pub fn is_told(&self) -> bool {
        !matches!(self, Caveat::Small(_))
    }
}
