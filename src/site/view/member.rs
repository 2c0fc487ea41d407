//! What the pages of the members show.

use crate::measures::Told;
use crate::site::view::chart::ChartView;
use crate::site::view::figure::Entry;
use crate::site::view::link::{Date, Link};
use serde::Serialize;

/// All members, by kind.
#[derive(Debug, Clone, Serialize)]
pub struct MembersPage {
    pub kinds: Vec<MemberKindGroup>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberKindGroup {
    /// "stat", "region" or "kommun"
    pub kind: &'static str,
    pub members: Vec<MemberLine>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberLine {
    pub member: Link,
    pub former_names: Vec<String>,
    /// One sentence, or one for each association.
    pub words: Vec<Told>,
}

/// What a member paid to its associations and what came of it.
#[derive(Debug, Clone, Serialize)]
pub struct MemberPage {
    pub name: String,
    pub kind: &'static str,
    pub former_names: Vec<String>,
    pub lead: Told,
    /// One sentence for each association, where there are several.
    pub words: Vec<Told>,
    /// Who pays for the state, if the member is a part of it.
    pub state: Option<StateView>,
    /// A share is worked out somewhere on the page.
    pub has_shares: bool,
    pub charts: Vec<ChartView>,
    pub associations: Vec<MemberAssociation>,
    /// Instead of the associations, where they are many: a page for each.
    pub parts: Vec<MemberPart>,
}

/// An association of a member that has a page of its own.
#[derive(Debug, Clone, Serialize)]
pub struct MemberPart {
    /// Of the association, for the anchor.
    pub id: String,
    pub page: Link,
    pub words: Told,
}

#[derive(Debug, Clone, Serialize)]
pub struct StateView {
    pub text: String,
    pub others: Vec<Link>,
}

#[derive(Debug, Clone, Serialize)]
pub struct MemberAssociation {
    /// For the ids of its parts.
    pub id: String,
    pub association: Link,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Not every period is a whole year.
    pub mixed_lengths: bool,
    /// Newest first, as all rows.
    pub contributions: Vec<ContributionRow>,
    /// Why there are none.
    pub no_contributions: Option<String>,
    /// The columns of `outcomes`: "result", "`participants_individual`" or "`participants_any`", and "`participants_all`".
    pub measures: Vec<&'static str>,
    pub outcomes: Vec<OutcomeRow>,
    pub initiatives: Vec<InitiativeRow>,
    pub owned: Vec<OwnedRow>,
    pub reports: Vec<DischargeRow>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ContributionRow {
    pub period: String,
    pub amount: Entry,
    pub total: Entry,
    /// The sum of the contributions, worked out where no report says it.
    pub computed_total: Option<Told>,
    /// Worked out from the two: "7,3 procent".
    pub share: Option<Told>,
}

#[derive(Debug, Clone, Serialize)]
pub struct OutcomeRow {
    pub period: String,
    pub cells: Vec<Entry>,
}

#[derive(Debug, Clone, Serialize)]
pub struct InitiativeRow {
    pub period: String,
    pub name: String,
    pub participants: Entry,
    pub cost: Entry,
}

/// An initiative that the member runs or sells.
#[derive(Debug, Clone, Serialize)]
pub struct OwnedRow {
    pub period: String,
    pub name: String,
    /// The other members that run it.
    pub others: String,
    pub cost: Entry,
    /// The report gives the net cost only.
    pub net: bool,
}

/// A report with the member's decision on it.
#[derive(Debug, Clone, Serialize)]
pub struct DischargeRow {
    pub report: Link,
    pub date: Option<Date>,
    pub remark: Option<String>,
}
