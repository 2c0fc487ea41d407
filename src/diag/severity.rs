//! How serious a finding is.

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// *upplysning*: good to know
    Info,
    /// *varning*: look at it
    Warning,
    /// *fel*: cannot be true, or cannot be read
    Error,
}

impl Severity {
    /// The Swedish word, as printed and as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "upplysning",
            Severity::Warning => "varning",
            Severity::Error => "fel",
        }
    }
}
