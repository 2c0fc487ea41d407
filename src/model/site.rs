//! The site, the members and the associations.

use crate::diag::{Located, Span};
use crate::model::accessibility::AccessibilityStatement;
use crate::model::chart::ChartWords;
use crate::model::figure::Figure;
use crate::model::former::{Former, Moved, Removed};
use crate::model::names::Names;
use crate::model::period::Period;
use crate::model::publisher::{DataLicence, PublisherKind};
use crate::model::report::Report;
use crate::model::role::Role;
use crate::model::status::{Demonstration, TextKind};
use crate::model::table::CellRef;
use ecow::EcoString;
use jiff::civil::Date;
use serde::Serialize;

/// Everything that the content says.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// `webbplats.toml`
    pub website: Website,
    /// `medlemmar.toml`: the members of all associations, each once.
    pub members: Vec<Member>,
    /// The members by their ids.
    pub member_names: Names,
    /// In the order of the content.
    pub indicators: Vec<IndicatorDefinition>,
    /// `ordlista.toml`: the terms that the site explains.
    pub glossary: Vec<GlossaryTerm>,
    /// What a search shows too.
    pub synonyms: Vec<Synonym>,
    /// In the order of their folders.
    pub associations: Vec<Association>,
    /// What has been published and is no more.
    pub former: Former,
    /// Nothing is made for those who count with the figures: no files, and no links to any.
    pub without_data: bool,
}

impl Site {
    /// Whether any report of it is a made-up example.
    pub fn has_invented(&self) -> bool {
        self.associations.iter().any(Association::has_invented)
    }

    /// What a demonstration says of itself where it shows more than one report.
    pub fn demonstration(&self) -> Demonstration {
        let mut kinds = self.associations.iter().flat_map(|association| &association.reports).map(Report::demonstration);
        match kinds.next() {
            _ if self.has_invented() => Demonstration::Invented,
            Some(Demonstration::Real) if kinds.all(|kind| kind == Demonstration::Real) => Demonstration::Real,
            _ => Demonstration::Trial,
        }
    }

    /// The member with an id.
    pub fn member(&self, id: &str) -> Option<&Member> {
        let all = || self.members.iter().enumerate().map(|(place, member)| (member.id.clone(), place));
        self.members.get(self.member_names.place(id, all)?)
    }

    /// A report, by the ids of the association and of the report.
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

/// What the site says of itself.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Website {
    /// *titel*: name of the site.
    pub title: String,
    /// *beskrivning*: a sentence or two for the start page and for search engines.
    pub description: String,
    /// Base address without a slash at the end.
    pub address: String,
    /// *utgivare*: who answers for the site.
    pub publisher: String,
    /// *utgivartyp*
    #[serde(skip)]
    pub publisher_kind: PublisherKind,
    /// *organisationsnummer* of the publisher: `222000-0000`.
    #[serde(skip)]
    pub publisher_number: Option<String>,
    /// *licens* of the data. None: nothing is said of how they may be used.
    #[serde(skip)]
    pub licence: Option<DataLicence>,
    /// *kontakt*: an e-mail address or a web address.
    pub contact: Option<String>,
    /// The site demonstrates public documents and is not published by the associations.
    pub demonstration: bool,
    /// None: the content has none, which stops a strict build.
    pub accessibility: Option<AccessibilityStatement>,
    /// *flyttad*
    #[serde(skip)]
    pub moved: Vec<Moved>,
    /// *borttagen*
    #[serde(skip)]
    pub removed: Vec<Removed>,
}

/// *slag* of a member, by which the contributions are divided (5 § lag 2003:1210).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MemberKind {
    /// *staten*: Försäkringskassan and Arbetsförmedlingen
    State,
    /// *region*
    Region,
    /// *landsting*: what a region was called by law until 2019
    CountyCouncil,
    /// *kommun*
    Municipality,
}

impl MemberKind {
    /// Every kind with its name in the content.
    pub const ALL: [(&'static str, MemberKind); 4] = [
        ("stat", MemberKind::State),
        ("region", MemberKind::Region),
        ("landsting", MemberKind::CountyCouncil),
        ("kommun", MemberKind::Municipality),
    ];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        MemberKind::ALL.iter().find(|(_, kind)| *kind == self).map_or("", |(id, _)| id)
    }

    /// The kind whose part of the contributions it pays (5 § lag 2003:1210): a *landsting* paid what a region pays.
    pub fn payer(self) -> MemberKind {
        if self == MemberKind::CountyCouncil { MemberKind::Region } else { self }
    }
}

/// *medlem* of one or more associations (3–4 §§ lag 2003:1210).
#[derive(Debug, Clone)]
pub struct Member {
    /// The last part of its address, `/medlem/<id>/`.
    pub id: String,
    /// *namn*: the official one.
    pub name: String,
    /// *tidigare namn*: those that it has had.
    pub former_names: Vec<String>,
    /// *slag*
    pub kind: MemberKind,
    /// *organisationsnummer*, where it is known.
    pub organisation_number: Option<String>,
    /// *kod*: number of a municipality or region at Statistics Sweden (*SCB*).
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

impl IndicatorDefinition {
    /// The version of the measure that is new in a period, so that its results can't be held against those of the year before.
    pub fn new_in(&self, period: Period) -> Option<&MeasureVersion> {
        let before = period.year_before()?.last_day();
        self.versions
            .iter()
            .find(|version| version.from.is_some_and(|from| before < from.last_day() && from.last_day() <= period.last_day()))
    }
}

/// *mått*: a version of how an indicator is measured, which figures name in the dimension `matt`.
#[derive(Debug, Clone)]
pub struct MeasureVersion {
    /// The value of the dimension.
    pub id: String,
    /// The first period that it is used for.
    pub from: Option<Period>,
    /// What changed with it.
    pub text: String,
}

/// A technical term, explained in two plain sentences.
#[derive(Debug, Clone)]
pub struct GlossaryTerm {
    /// Anchor on the page `/ordlista/`.
    pub id: String,
    /// *ord*: the term itself.
    pub term: String,
    /// The forms in which it stands in running text, besides the term itself.
    pub forms: Vec<String>,
    /// The explanation.
    pub text: String,
}

/// *synonym*: words that readers look for, and those that reports use for the same.
#[derive(Debug, Clone)]
pub struct Synonym {
    /// *ord*: what is looked for, word by word.
    pub words: Vec<String>,
    /// *visar även*: what is shown too, word by word.
    pub shows: Vec<String>,
}

/// *samordningsförbund* (lag 2003:1210).
#[derive(Debug, Clone)]
pub struct Association {
    /// Name of the folder: `sydnarke`.
    pub id: EcoString,
    /// `forbund.toml` as a whole.
    pub span: Span,
    /// *namn*: the full one.
    pub name: String,
    /// *kortnamn*; the full name if there is none.
    pub short_name: String,
    /// *organisationsnummer*: the identity of the association.
    pub organisation_number: Option<Located<String>>,
    /// *län*
    pub county: Option<String>,
    /// *beskrivning*: a sentence or two about the association.
    pub description: Option<String>,
    /// *kontakt*: how to reach the association: an e-mail address, a telephone number or a web address.
    pub contact: Option<String>,
    /// *hjälp*: whom it helps and how to ask for it, in plain Swedish.
    pub help: Option<String>,
    /// *medlem*: who belongs to it, past members too.
    pub members: Vec<Membership>,
    /// *brott*: breaks in its series.
    pub breaks: Vec<Break>,
    /// *jämförelse*: what disturbs a comparison with other associations.
    pub comparison_notes: Vec<ComparisonNote>,
    /// Of the charts over all its reports.
    pub chart_words: Vec<ChartWords>,
    /// `insatser.toml`: its initiatives over the years.
    pub initiatives: Vec<Initiative>,
    /// The initiatives by their ids.
    pub initiative_names: Names,
    /// Newest first.
    pub reports: Vec<Report>,
    /// Versions of them that no longer hold. Nothing is held against them, and nothing but their own pages shows them.
    pub replaced: Vec<Report>,
    /// Drafts that are shown beside the site: nothing of it knows more of them than where they are.
    pub drafts: Vec<DraftPlace>,
}

/// Where a report lies that is not on the site.
#[derive(Debug, Clone)]
pub struct DraftPlace {
    /// Id of the report.
    pub id: EcoString,
    /// *titel*
    pub title: String,
}

impl Association {
    /// Whether any of its reports is a made-up example.
    pub fn has_invented(&self) -> bool {
        self.reports.iter().any(|report| report.text == TextKind::Invented)
    }

    /// The reports that account for the money of their periods, newest first.
    pub fn accounts(&self) -> impl Iterator<Item = &Report> {
        self.reports.iter().filter(|report| report.kind.is_account())
    }

    /// Whether there is an account of exactly this period.
    pub fn has_account(&self, period: Period) -> bool {
        self.accounts().any(|report| report.period == period)
    }

    /// The initiative with an id.
    pub fn initiative(&self, id: &str) -> Option<&Initiative> {
        self.initiatives.get(self.initiative_place(id)?)
    }

    /// The place of the initiative with an id, in the order of the content.
    pub fn initiative_place(&self, id: &str) -> Option<usize> {
        let all = || self.initiatives.iter().enumerate().map(|(place, initiative)| (initiative.id.clone(), place));
        self.initiative_names.place(id, all)
    }
}

/// *medlem* of an association: which one, when, and for how much.
#[derive(Debug, Clone)]
pub struct Membership {
    /// Id of the member.
    pub member: String,
    /// *från*: the first day; none: not known, and counted as always.
    pub from: Option<Date>,
    /// *till*: the last day; none: still a member, as far as is known.
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
    /// What changed.
    pub text: String,
}

impl Break {
    /// What it concerns, in Swedish; none of every series.
    pub fn what(&self) -> Option<&'static str> {
        self.role.map(Role::swedish)
    }
}

/// *jämförelse*: what disturbs a comparison of a figure with those of others.
#[derive(Debug, Clone)]
pub struct ComparisonNote {
    /// Whose figures are disturbed.
    pub role: Role,
    /// The period of those figures.
    pub period: Period,
    /// What disturbs them.
    pub text: String,
}

/// *kostnadsgrupp*
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostGroup {
    /// *individinriktade insatser*
    Individual,
    /// *strukturövergripande insatser*
    Structural,
    /// *administration*: board, management and office
    Administration,
}

impl CostGroup {
    /// Every group with its name in the content.
    pub const ALL: [(&'static str, CostGroup); 3] =
        [("individ", CostGroup::Individual), ("struktur", CostGroup::Structural), ("administration", CostGroup::Administration)];

    /// The name in the content.
    pub fn id(self) -> &'static str {
        CostGroup::ALL.iter().find(|(_, group)| *group == self).map_or("", |(id, _)| id)
    }

    /// The group with a name in the content.
    pub fn from_id(id: &str) -> Option<CostGroup> {
        CostGroup::ALL.iter().find(|(name, _)| *name == id).map(|(_, group)| *group)
    }
}

/// *insats*
#[derive(Debug, Clone)]
pub struct Initiative {
    /// What figures name in the dimension `insats`.
    pub id: String,
    /// *namn*: the one that the pages use.
    pub name: String,
    /// Where its name is written.
    pub span: Span,
    /// *andra namn*: what reports have called it too.
    pub other_names: Vec<String>,
    /// *grupp*: which costs it belongs to.
    pub group: CostGroup,
    /// *efterföljare*: id of the initiative that came after it.
    pub successor: Option<String>,
    /// *påhittad*: it is an example. Only in a demonstration.
    pub invented: bool,
    /// *ägare*: the member that runs it or sells it to the association.
    pub owners: Vec<Owner>,
}

/// *ägare*: a member that runs an initiative or sells it to the association, and when.
#[derive(Debug, Clone)]
pub struct Owner {
    /// Id of the member.
    pub member: String,
    /// None: always.
    pub period: Option<Period>,
}
