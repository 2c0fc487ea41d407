//! What may be done on the terminal that stderr leads to, if it does: colours, and a line that is rewritten.

use annotate_snippets::Renderer;
use std::env;
use std::io::{IsTerminal, stderr};

/// Renders findings with colours where people see them, and as plain text everywhere else (<https://no-color.org>).
pub(super) fn renderer() -> Renderer {
    if is_able() && !is_set("NO_COLOR") { Renderer::styled() } else { Renderer::plain() }
}

/// Whether somebody watches a line that is rewritten: nobody does in the log of an automatic run.
pub(super) fn is_watched() -> bool {
    is_able() && !is_set("CI")
}

/// Whether stderr is a terminal that understands more than text. The old window of Windows is told from the new one by a variable.
fn is_able() -> bool {
    let understands = if cfg!(windows) { is_set("WT_SESSION") || is_set("TERM") } else { is_set("TERM") };
    stderr().is_terminal() && understands && env::var_os("TERM").is_none_or(|kind| kind != "dumb")
}

fn is_set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty())
}
