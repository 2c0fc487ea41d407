//! `[tillganglighet]` in `webbplats.toml`.

use super::reader::{Fields, Node};
use crate::diag::{Code, Finding, Findings};
use crate::model::{AccessibilityStatement, Conformance, Deficiency};

/// Reads the statement; every mandatory part that is missing is an error.
pub(super) fn statement(node: Node, findings: &mut Findings) -> Option<AccessibilityStatement> {
    let mut fields = node.fields(findings)?;
    let span = fields.span;
    let conformance = fields.required_choice("efterlevnad", &Conformance::ALL, findings);
    let assessed = fields.required_date("bedomd", findings);
    let updated = fields.required_date("uppdaterad", findings);
    let method = fields.required("metod", findings);
    let report = fields.required("rapportera", findings);
    let deficiencies: Vec<Deficiency> =
        fields.tables("brist", findings).into_iter().filter_map(|fields| deficiency(fields, findings)).collect();
    fields.finish(findings);
    let conformance = conformance?;
    if (conformance == Conformance::Full) != deficiencies.is_empty() {
        let (message, help) = match conformance {
            Conformance::Full => {
                ("webbplatsen är helt förenlig men har brister", "Skriv efterlevnad = \"delvis\", eller ta bort bristerna.")
            }
            _ => (
                "brister saknas",
                "Lägg till [[tillganglighet.brist]] med vad och skal för varje brist, eller skriv efterlevnad = \"helt\".",
            ),
        };
        // What contradicts itself is no judgement on the report: nobody can know what to publish.
        findings.push(Finding { judgement: false, ..Finding::new(Code::Accessibility, span, message).help(help) });
    }
    let assessed = assessed?;
    Some(AccessibilityStatement {
        conformance,
        deficiencies,
        assessed: assessed.value,
        assessed_at: assessed.span,
        updated: updated?.value,
        method: method?.value,
        report: report?.value,
    })
}

fn deficiency(mut fields: Fields, findings: &mut Findings) -> Option<Deficiency> {
    let what = fields.required("vad", findings);
    let reason = fields.required("skal", findings);
    fields.finish(findings);
    Some(Deficiency { what: what?.value, reason: reason?.value })
}
