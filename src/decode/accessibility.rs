//! `[tillganglighet]` in `webbplats.toml`.

use super::reader::Fields;
use crate::diag::{Code, Finding};
use crate::keys;
use crate::model::{AccessibilityStatement, Conformance, Deficiency};

/// Reads the statement; every mandatory part that is missing is an error.
pub(super) fn statement(mut fields: Fields) -> Option<AccessibilityStatement> {
    let (span, cx) = (fields.span, fields.cx);
    let conformance = fields.get(keys::Accessibility::CONFORMANCE);
    let assessed = fields.get(keys::Accessibility::ASSESSED);
    let updated = fields.get(keys::Accessibility::UPDATED);
    let method = fields.get(keys::Accessibility::METHOD);
    let report = fields.get(keys::Accessibility::REPORT);
    let deficiencies: Vec<Deficiency> = fields.list(keys::Accessibility::DEFICIENCIES).into_iter().filter_map(deficiency).collect();
    fields.finish();
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
        cx.push(Finding { judgement: false, ..Finding::new(Code::Accessibility, span, message).help(help) });
    }
    let assessed = assessed?;
    Some(AccessibilityStatement {
        conformance,
        conformance_at: span,
        deficiencies,
        assessed: assessed.value,
        assessed_at: assessed.span,
        updated: updated?.value,
        method: method?.value,
        report: report?.value,
    })
}

fn deficiency(mut fields: Fields) -> Option<Deficiency> {
    let what = fields.get(keys::Deficiency::WHAT);
    let reason = fields.get(keys::Deficiency::REASON);
    fields.finish();
    Some(Deficiency { what: what?.value, reason: reason?.value })
}
