//! What is to be said of a figure wherever it is shown.

use crate::swedish;

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
    /// What readers are told.
    pub fn words(&self) -> String {
        match self {
            Caveat::Remark(text) | Caveat::Small(text) | Caveat::KnownError { text, .. } => swedish::unbroken(text),
            Caveat::Restated(why) => swedish::unbroken(&format!("Omräknad: {why}")),
        }
    }

    /// Whether readers are told of it at the figure. That few people are published has its place among the checks.
    pub fn is_told(&self) -> bool {
        !matches!(self, Caveat::Small(_))
    }
}
