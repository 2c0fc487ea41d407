//! What reading goes along with: what was found, and the names that the content may refer to.

use crate::diag::{Code, Finding, Findings, Located};
use crate::model::suggestion_among;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The context of some files. Each association has one of its own, so that none waits for another.
#[derive(Debug, Default)]
pub(super) struct Cx {
    findings: RefCell<Findings>,
    /// None if `medlemmar.toml` is missing, which is reported once and not for every member.
    pub members: Option<BTreeSet<String>>,
    pub initiatives: BTreeSet<String>,
}

impl Cx {
    /// Of an association whose files may name these members.
    pub(super) fn of(members: Option<BTreeSet<String>>) -> Cx {
        Cx { members, ..Cx::default() }
    }

    pub(super) fn push(&self, finding: Finding) {
        self.findings.borrow_mut().push(finding);
    }

    /// What was found.
    pub(super) fn into_findings(self) -> Findings {
        self.findings.into_inner()
    }

    /// Reports a member that `medlemmar.toml` does not have.
    pub(super) fn check_member(&self, member: &Located<String>) {
        if let Some(members) = &self.members {
            let is_state = ["stat", "staten", "statliga"].contains(&member.value.to_lowercase().as_str());
            if is_state && !members.contains(&member.value) {
                let finding = Finding::new(Code::UnknownMember, member.span, "staten är ingen medlem");
                self.push(finding.help("Skriv medlem = \"forsakringskassan\": Försäkringskassan betalar för staten."));
                return;
            }
            self.check_known(member, members, Code::UnknownMember, "ingen medlem");
        }
    }

    /// Reports an initiative that `insatser.toml` does not have.
    pub(super) fn check_initiative(&self, initiative: &Located<String>) {
        self.check_known(initiative, &self.initiatives, Code::UnknownInitiative, "ingen insats");
    }

    /// Reports a name that is not among the known ones.
    pub(super) fn check_known(&self, name: &Located<String>, known: &BTreeSet<String>, code: Code, what: &str) {
        if !known.contains(&name.value) {
            self.push(
                Finding::new(code, name.span, format!("det finns {what} ”{}”", name.value)).help(suggestion_among(&name.value, known)),
            );
        }
    }
}
