//! Where a finding stands, as people are told.

use crate::diag::Span;
use crate::source::Sources;

/// Line and column as the text output has them: what stands after the last line break belongs to the last line.
pub(super) fn position(sources: &Sources, span: Span) -> (usize, usize) {
    let text = sources.text(span.file);
    if span.start < text.len() || !text.ends_with('\n') {
        return sources.position(span);
    }
    let last = text.lines().last().unwrap_or_default();
    (text.lines().count(), last.chars().count() + 2)
}
