//! One cause told once: a name that nobody has is one finding, however often it is written.

use super::{Code, Finding, Findings, Severity};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What names something that is not there: wherever the name is written, the cause is the same.
const NAMES: [Code; 9] = [
    Code::UnknownCell,
    Code::UnknownTable,
    Code::UnknownRow,
    Code::UnknownColumn,
    Code::UnknownMember,
    Code::UnknownInitiative,
    Code::UnknownScale,
    Code::UnknownChart,
    Code::DeadLink,
];

impl Findings {
    /// Makes those that name the same thing one, at the place of the first, with the other places beside it.
    pub fn tell_names_once(&mut self) {
        let mut first: BTreeMap<(&'static str, Severity, String), usize> = BTreeMap::new();
        let mut told: Vec<Arc<Finding>> = Vec::with_capacity(self.all.len());
        for finding in std::mem::take(&mut self.all) {
            if !NAMES.contains(&finding.code) {
                told.push(finding);
                continue;
            }
            let key = (finding.code.id(), finding.severity, finding.message.clone());
            match first.get(&key) {
                Some(at) => {
                    let mut again = finding.place.clone();
                    again.label = "också här".to_owned();
                    Arc::make_mut(&mut told[*at]).related.push(again);
                }
                None => {
                    first.insert(key, told.len());
                    told.push(finding);
                }
            }
        }
        self.all = told;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{FileId, Span};

    #[test]
    fn a_name_is_told_once_with_every_place() {
        let at = |code, start: usize, message: &str| Finding::new(code, Span::new(FileId(0), start..start + 1), message);
        let mut findings = Findings::default();
        findings.extend([
            at(Code::UnknownMember, 1, "det finns ingen medlem ”x”"),
            at(Code::BadAmount, 2, "”1.2” har en punkt"),
            at(Code::UnknownMember, 3, "det finns ingen medlem ”x”"),
            at(Code::UnknownMember, 4, "det finns ingen medlem ”y”"),
            at(Code::BadAmount, 5, "”1.2” har en punkt"),
        ]);
        findings.tell_names_once();
        let told: Vec<(usize, usize)> = findings.iter().map(|f| (f.place.span.start(), f.related.len())).collect();
        assert_eq!(told, [(1, 1), (2, 0), (4, 0), (5, 0)]);
    }
}
