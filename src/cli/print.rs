//! Findings as people read them: what is wrong, the source line with a caret, the arithmetic, what to do.

use super::say;
use crate::build::Checked;
use crate::diag::{FileId, Finding, Place, Severity};
use crate::source::Sources;
use crate::swedish::numbered;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Renderer, Snippet};
use std::io::{self, IsTerminal, stderr};

/// Prints the findings to stderr, then how many there are of each kind. What is only worth knowing, or explained by the content,
/// is counted here and told on the page of the checks.
pub(super) fn findings(checked: &Checked) -> io::Result<()> {
    let renderer = if stderr().is_terminal() { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for found in checked.findings.open() {
        out.push_str(&finding(found, &checked.sources, &renderer));
        out.push_str("\n\n");
    }
    let count = |severity| checked.findings.iter().filter(|f| f.severity == severity && !f.acknowledged).count();
    let explained = checked.findings.iter().filter(|f| f.acknowledged).count();
    let counted = [
        (count(Severity::Error), "fel", "fel"),
        (count(Severity::Warning), "varning", "varningar"),
        (count(Severity::Info), "upplysning", "upplysningar"),
        (explained, "förklarad avvikelse i originalen", "förklarade avvikelser i originalen"),
    ];
    let counted: Vec<String> =
        counted.iter().filter(|(number, _, _)| *number > 0).map(|(number, one, many)| numbered(*number, one, many)).collect();
    if !counted.is_empty() {
        out.push_str(&counted.join(", "));
        out.push_str(".\n");
    }
    say::err(&out)
}

/// One finding as text.
pub fn finding(finding: &Finding, sources: &Sources, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut elements: Vec<Element> = Vec::new();
    let mut files: Vec<FileId> = vec![finding.place.span.file];
    for place in &finding.related {
        if !files.contains(&place.span.file) {
            files.push(place.span.file);
        }
    }
    for file in files {
        let source = sources.file(file);
        let mut snippet = Snippet::source(source.text.as_str()).path(source.path.as_str());
        if finding.place.span.file == file {
            snippet = snippet.annotation(annotation(&finding.place, AnnotationKind::Primary));
        }
        snippet = snippet.annotations(
            finding.related.iter().filter(|place| place.span.file == file).map(|place| annotation(place, AnnotationKind::Context)),
        );
        elements.push(snippet.into());
    }
    elements.extend(finding.arithmetic.iter().map(|line| Level::NOTE.with_name("räkning").message(line.as_str()).into()));
    elements.extend(finding.help.iter().map(|help| Level::HELP.with_name("hjälp").message(help.as_str()).into()));
    let title = level.with_name(finding.severity.name()).primary_title(finding.message.as_str()).id(finding.code.id());
    renderer.render(&[Group::with_title(title).elements(elements)])
}

fn annotation(place: &Place, kind: AnnotationKind) -> annotate_snippets::Annotation<'_> {
    let annotation = kind.span(place.span.range());
    if place.label.is_empty() { annotation } else { annotation.label(place.label.as_str()) }
}
