//! The site, the members and the associations.

use crate::diag::Span;
use crate::model::accessibility::AccessibilityStatement;
use crate::model::chart::ChartWords;
use crate::model::figure::Figure;
use crate::model::path::CellRef;
use crate::model::period::Period;
use crate::model::report::Report;
use crate::model::role::Role;
use jiff::civil::Date;
use serde::Serialize;

/// Everything that the content says.
#[derive(Debug, Clone)]
pub struct Site {
    pub website: Website,
    pub members: Vec<Member>,
    /// In the order of the content.
    pub indicators: Vec<IndicatorDefinition>,
    pub glossary: Vec<GlossaryTerm>,
    pub associations: Vec<Association>,
}

impl Site {
    pub fn member(&self, id: &str) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    pub fn report(&self, association: &str, report: &str) -> Option<&Report> {
        let association = self.associations.iter().find(|known| known.id == association)?;
        association.reports.iter().find(|known| known.id == report)
    }

    /// Where a cell of an association is written.
    pub fn span_of(&self, association: &str, cell: &CellRef) -> Option<Span> {
        let table = self.report(association, &cell.report)?.table(&cell.table)?;
        Some(table.rows.get(cell.row)?.cells.get(cell.column)?.span)
    }
}

#[derive(Debug, Clone, Default, Serialize)]
pub struct Website {
    pub title: String,
    pub description: String,
    /// Base address without a slash at the end.
    pub address: String,
    pub publisher: String,
    pub contact: Option<String>,
    /// The site demonstrates public documents and is not published by the associations.
    pub demonstration: bool,
    /// None: the content has none, which stops a strict build.
    pub accessibility: Option<AccessibilityStatement>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberKind {
    /// *staten*: Försäkringskassan and Arbetsförmedlingen
    State,
    Region,
    /// *kommun*
    Municipality,
}

impl MemberKind {
    pub const ALL: [(&'static str, MemberKind); 3] =
        [("stat", MemberKind::State), ("region", MemberKind::Region), ("kommun", MemberKind::Municipality)];
}

impl MemberKind {
    /// The name in the content.
    pub fn id(self) -> &'static str {
        MemberKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }
}

#[derive(Debug, Clone)]
pub struct Member {
    pub id: String,
    pub name: String,
    pub former_names: Vec<String>,
    pub kind: MemberKind,
    pub code: Option<String>,
}

/// *indikator* for financial coordination, as the national network (NNS) words it.
#[derive(Debug, Clone)]
pub struct IndicatorDefinition {
    /// Its number, which figures name in the dimension `indikator`.
    pub id: String,
    /// The official wording.
    pub name: String,
    /// The topic in a word or two.
    pub topic: String,
    /// What it says, in plain Swedish.
    pub meaning: Option<String>,
    /// How it is measured; nothing while there is no measure.
    pub measure: Option<String>,
    /// Versions of the measure that break the series, oldest first.
    pub versions: Vec<MeasureVersion>,
}

/// *mått*: a version of how an indicator is measured, which figures name in the dimension `matt`.
#[derive(Debug, Clone)]
pub struct MeasureVersion {
    pub id: String,
    /// The first period that it is used for.
    pub from: Option<Period>,
    pub text: String,
}

/// A technical term, explained in two plain sentences.
#[derive(Debug, Clone)]
pub struct GlossaryTerm {
    pub id: String,
    pub term: String,
    /// The forms in which it stands in running text, besides the term itself.
    pub forms: Vec<String>,
    pub text: String,
}

/// *samordningsförbund* (lag 2003:1210).
#[derive(Debug, Clone)]
pub struct Association {
    /// Name of the folder: `sydnarke`.
    pub id: String,
    pub name: String,
    pub short_name: String,
    /// *organisationsnummer*: the identity of the association.
    pub organisation_number: Option<String>,
    pub county: Option<String>,
    pub description: Option<String>,
    /// *kontakt*: how to reach the association: an e-mail address, a telephone number or a web address.
    pub contact: Option<String>,
    /// *hjälp*: whom it helps and how to ask for it, in plain Swedish.
    pub help: Option<String>,
    pub members: Vec<Membership>,
    pub breaks: Vec<Break>,
    pub comparison_notes: Vec<ComparisonNote>,
    /// Of the charts over all its reports.
    pub chart_words: Vec<ChartWords>,
    pub initiatives: Vec<Initiative>,
    /// Newest first.
    pub reports: Vec<Report>,
}

impl Association {
    /// Whether there is a report of exactly this period.
    pub fn has_report(&self, period: Period) -> bool {
        self.reports.iter().any(|report| report.period == period)
    }

    pub fn initiative(&self, id: &str) -> Option<&Initiative> {
        self.initiatives.iter().find(|initiative| initiative.id == id)
    }
}

#[derive(Debug, Clone)]
pub struct Membership {
    pub member: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// Share of the contributions, in percent.
    pub share: Option<Figure>,
}

impl Membership {
    /// Whether the member was one on any day of a period; a day stands for the time since the start of its year.
    pub fn covers(&self, period: Period) -> bool {
        let Period::Span { first, last } = period.as_flow() else { return true };
        self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| to >= first)
    }
}

/// *brott*: from this period on, figures are not quite comparable with those before.
#[derive(Debug, Clone)]
pub struct Break {
    /// None: every series.
    pub role: Option<Role>,
    /// The first period after the break.
    pub period: Period,
    pub text: String,
}

/// *jämförelse*: what disturbs a comparison of a figure with those of others.
#[derive(Debug, Clone)]
pub struct ComparisonNote {
    pub role: Role,
    pub period: Period,
    pub text: String,
}

/// *kostnadsgrupp*
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostGroup {
    /// *individinriktade insatser*
    Individual,
    /// *strukturövergripande insatser*
    Structural,
    Administration,
}

impl CostGroup {
    pub const ALL: [(&'static str, CostGroup); 3] =
        [("individ", CostGroup::Individual), ("struktur", CostGroup::Structural), ("administration", CostGroup::Administration)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        CostGroup::ALL.iter().find(|(_, group)| *group == self).map_or("", |(id, _)| id)
    }

    pub fn from_id(id: &str) -> Option<CostGroup> {
        CostGroup::ALL.iter().find(|(name, _)| *name == id).map(|(_, group)| *group)
    }
}

/// *insats*
#[derive(Debug, Clone)]
pub struct Initiative {
    pub id: String,
    pub name: String,
    pub other_names: Vec<String>,
    pub group: CostGroup,
    pub successor: Option<String>,
    /// *ägare*: the member that runs it or sells it to the association.
    pub owners: Vec<Owner>,
}

#[derive(Debug, Clone)]
pub struct Owner {
    pub member: String,
    /// None: always.
    pub period: Option<Period>,
}
