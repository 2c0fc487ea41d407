//! What reading goes along with: what was found, and the names that the content may refer to.

use crate::diag::{Code, Finding, Findings, Located};
use crate::model::suggestion_among;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The context of some files. Each association has one of its own, so that none waits for another.
#[derive(Debug, Default)]
pub(super) struct Cx {
    findings: RefCell<Findings>,
    /// None if `medlemmar.toml` is missing, which is reported once and not for every member.
    pub members: Option<Arc<BTreeSet<String>>>,
    pub initiatives: Arc<BTreeSet<String>>,
}

impl Cx {
    /// Of an association whose files may name these members.
    pub(super) fn of(members: Option<Arc<BTreeSet<String>>>) -> Cx {
        Cx { members, ..Cx::default() }
    }

    /// One for other files of the same association, which are read at the same time.
    pub(super) fn beside(&self) -> Cx {
        Cx { members: self.members.clone(), initiatives: self.initiatives.clone(), ..Cx::default() }
    }

    /// Adds what was found beside.
    pub(super) fn append(&self, other: Cx) {
        self.findings.borrow_mut().append(other.into_findings());
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
            self.check_known(member, members, Code::UnknownMember, "ingen medlem", "i medlemmar.toml");
        }
    }

    /// Reports an initiative that `insatser.toml` does not have.
    pub(super) fn check_initiative(&self, initiative: &Located<String>) {
        self.check_initiative_among(initiative, &self.initiatives);
    }

    /// The same, where the names are not all known yet.
    pub(super) fn check_initiative_among(&self, initiative: &Located<String>, known: &BTreeSet<String>) {
        self.check_known(initiative, known, Code::UnknownInitiative, "ingen insats", "i insatser.toml");
    }

    /// Reports a name that is not among the known ones, with where one more would stand.
    pub(super) fn check_known(&self, name: &Located<String>, known: &BTreeSet<String>, code: Code, what: &str, place: &str) {
        if !known.contains(&name.value) {
            let help = match known.is_empty() {
                true => format!("Lägg till den {place}."),
                false => format!("{} Eller lägg till den {place}.", suggestion_among(&name.value, known)),
            };
            self.push(Finding::new(code, name.span, format!("det finns {what} ”{}”", name.value)).help(help));
        }
    }
}
