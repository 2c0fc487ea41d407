//! What may be done on the terminal that stderr leads to, if it does: colours, and a line that is rewritten.

use annotate_snippets::Renderer;
use std::env;
use std::ffi::OsString;
use std::io::{IsTerminal, stderr};

/// Renders findings with colours where people see them, and as plain text everywhere else (<https://no-color.org>).
pub(super) fn renderer() -> Renderer {
    if Surroundings::own().colours() { Renderer::styled() } else { Renderer::plain() }
}

/// Whether somebody watches a line that is rewritten: nobody does in the log of an automatic run.
pub(super) fn is_watched() -> bool {
    Surroundings::own().watches()
}

/// What stderr leads to, and what the variables of the environment say of it.
struct Surroundings<V> {
    is_terminal: bool,
    variable: V,
}

impl Surroundings<fn(&str) -> Option<OsString>> {
    fn own() -> Self {
        Surroundings { is_terminal: stderr().is_terminal(), variable: |name| env::var_os(name) }
    }
}

impl<V: Fn(&str) -> Option<OsString>> Surroundings<V> {
    fn colours(&self) -> bool {
        self.is_able() && !self.is_set("NO_COLOR")
    }

    fn watches(&self) -> bool {
        self.is_able() && !self.is_set("CI")
    }

    /// Whether it is a terminal that understands more than text. The old window of Windows is told from the new one by a variable.
    fn is_able(&self) -> bool {
        let understands = self.is_set("TERM") || cfg!(windows) && self.is_set("WT_SESSION");
        self.is_terminal && understands && (self.variable)("TERM").is_none_or(|kind| kind != "dumb")
    }

    fn is_set(&self, name: &str) -> bool {
        (self.variable)(name).is_some_and(|value| !value.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(is_terminal: bool, variables: &[(&str, &str)]) -> (bool, bool) {
        let variable = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value));
        let surroundings = Surroundings { is_terminal, variable };
        (surroundings.colours(), surroundings.watches())
    }

    #[test]
    fn colours_and_rewritten_lines_are_for_people_at_a_terminal() {
        assert_eq!(on(true, &[("TERM", "xterm")]), (true, true));
        assert_eq!(on(true, &[("TERM", "xterm"), ("NO_COLOR", ""), ("CI", "")]), (true, true));
        assert_eq!(on(true, &[("TERM", "xterm"), ("NO_COLOR", "1")]), (false, true));
        assert_eq!(on(true, &[("TERM", "xterm"), ("CI", "true")]), (true, false));
        for (is_terminal, variables) in [(false, &[("TERM", "xterm")][..]), (true, &[("TERM", "dumb")]), (true, &[])] {
            assert_eq!(on(is_terminal, variables), (false, false), "{variables:?}");
        }
    }
}
