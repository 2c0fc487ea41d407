//! The page of a member: what it paid to which association, and what came of it. And the page that lists the members.
//!
//! Where that is too much for one page, the page of the member says the newest of each association and leads to a page for each.

mod periods;
mod known;
mod share;
mod tables;

use crate::chart;
use crate::facts::{Fact, Facts};
use crate::measures::{Figure, Measure, Measures, Told};
use crate::model::{Association, Dimension, EventKind, Kind, Member, MemberKind, Membership, Period, Quantity, Site};
use crate::site::address::{MEMBERS, association_path, home, member_part_path, member_path, report_path, root_of};
use crate::site::chart::{Charts, Gathered};
use crate::site::figure::shown;
use crate::site::prepared::Reports;
use crate::site::view::{
    DischargeRow, Link, MemberAssociation, MemberKindGroup, MemberLine, MemberPage, MemberPart, MembersPage, Page, PageContent, StateView,
};
use crate::swedish::{self, NBSP, counted, join, sort_key};
use known::Known;
use periods::{Newest, newest_first, periods};
use rayon::prelude::*;
use share::share;
use std::collections::BTreeMap;
use tables::Tables;

const LAW: &str = "5 § lagen (2003:1210) om finansiell samordning av rehabiliteringsinsatser";

const TITLE: &str = "Medlemmar";

/// How many periods one page tells of, of all associations together.
const MOST_PERIODS: usize = 40;

/// The page of each member, and of each of its associations where they are many, and what their charts are called.
pub(super) fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let known = Known::of(site, facts);
    let members = site.members.par_iter().map(|member| Own { site, facts, known: &known, member, only: None });
    members.flat_map_iter(|own| std::iter::once(own).chain(own.parts())).map(|own| own.charts().named()).collect()
}

/// What the pages of members are made from.
pub(super) struct Members<'a> {
    site: &'a Site,
    facts: &'a Facts,
    reports: &'a Reports<'a>,
    known: Known<'a>,
}

impl<'a> Members<'a> {
    pub(super) fn of(site: &'a Site, facts: &'a Facts, reports: &'a Reports<'a>) -> Members<'a> {
        Members { site, facts, reports, known: Known::of(site, facts) }
    }

    /// The page that lists them.
    pub(super) fn index(&self) -> Page {
        index(self.site, |member| self.own(member))
    }

    /// The page of a member, and of each of its associations where they are many, with the charts of each.
    pub(super) fn pages_of(&self, member: &Member) -> Vec<(Page, Charts)> {
        let own = self.own(member);
        let pages = std::iter::once(own).chain(own.parts()).map(|own| {
            let charts = own.charts();
            (page(own, self.reports, &charts), charts)
        });
        pages.collect()
    }

    fn own<'m>(&'m self, member: &'m Member) -> Own<'m> {
        Own { site: self.site, facts: self.facts, known: &self.known, member, only: None }
    }
}

fn index<'a>(site: &'a Site, own: impl Fn(&'a Member) -> Own<'a>) -> Page {
    let kinds = MemberKind::ALL.iter().map(|(id, kind)| {
        let mut members: Vec<&Member> = site.members.iter().filter(|member| member.kind == *kind).collect();
        members.sort_by_key(|member| sort_key(&member.name));
        let lines = members.into_iter().map(|member| {
            let own = own(member);
            let words = if own.is_divided() { Vec::new() } else { own.words() };
            MemberLine {
                member: Link { href: member_path(&member.id), text: member.name.clone() },
                former_names: member.former_names.clone(),
                words: told(if words.is_empty() { vec![own.lead()] } else { words }),
            }
        });
        MemberKindGroup { kind: id, members: lines.collect() }
    });
    let content = MembersPage { kinds: kinds.filter(|group| !group.members.is_empty()).collect() };
    Page {
        title: TITLE.to_owned(),
        description: String::new(),
        root: root_of(MEMBERS),
        path: MEMBERS.to_owned(),
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Members(content),
    }
}

fn told(words: Vec<String>) -> Vec<Told> {
    words.iter().map(|words| Told::read(words, None)).collect()
}

fn page(own: Own, reports: &Reports, charts: &Charts) -> Page {
    let Own { site, member, .. } = own;
    let path = own.path();
    let lead = Told::read(&own.lead(), None);
    let parts: Vec<MemberPart> = own.parts().map(Own::told_in_short).collect();
    let whole = parts.is_empty();
    let several = whole && own.memberships().count() > 1 && !own.pays_nothing();
    let shown = own.memberships().filter(|_| whole);
    let associations: Vec<MemberAssociation> =
        shown.map(|(association, membership)| own.association(reports, association, membership)).collect();
    let has_shares = associations.iter().flat_map(|association| &association.contributions).any(|row| row.share.is_some());
    let title = own.only.map_or_else(|| member.name.clone(), |association| format!("{} i {}", member.name, association.name));
    let content = MemberPage {
        name: title.clone(),
        kind: member.kind.id(),
        former_names: member.former_names.clone(),
        words: told(if several { own.words() } else { Vec::new() }),
        state: own.state(),
        has_shares: has_shares || (!whole && own.pays()),
        associations,
        parts,
        charts: charts.views(site, reports),
        lead: lead.clone(),
    };
    let above = own.only.map(|_| Link { href: member_path(&member.id), text: member.name.clone() });
    Page {
        title,
        description: lead.to_string(),
        root: root_of(&path),
        path,
        crumbs: [home(site), Link { href: MEMBERS.to_owned(), text: TITLE.to_owned() }].into_iter().chain(above).collect(),
        tables: None,
        content: PageContent::Member(Box::new(content)),
    }
}

/// A member among the facts.
#[derive(Clone, Copy)]
struct Own<'a> {
    site: &'a Site,
    facts: &'a Facts,
    known: &'a Known<'a>,
    member: &'a Member,
    /// The association that the page is about, where the member has a page for each.
    only: Option<&'a Association>,
}

impl<'a> Own<'a> {
    fn memberships(self) -> impl Iterator<Item = (&'a Association, &'a Membership)> {
        let all = self.known.memberships.get(self.member.id.as_str()).into_iter().flatten().copied();
        all.filter(move |(association, _)| self.only.is_none_or(|only| only.id == association.id))
    }

    fn charts(self) -> Charts {
        let name = &self.member.name;
        Charts {
            path: self.path(),
            name: self.only.map_or_else(|| name.clone(), |association| format!("{name}, {}", association.name)),
            one_association: self.only.is_some(),
            all: chart::for_member(self.site, self.member, self.facts, self.only),
        }
    }

    fn path(self) -> String {
        self.only.map_or_else(|| member_path(&self.member.id), |association| member_part_path(&self.member.id, association))
    }

    /// Whether its associations have pages of their own.
    fn is_divided(self) -> bool {
        let periods = |(association, membership)| periods(association, membership, self.contributions(association)).len();
        self.only.is_none() && self.memberships().count() > 1 && self.memberships().map(periods).sum::<usize>() > MOST_PERIODS
    }

    /// The member in each of its associations, in Swedish order; nothing where one page tells of all.
    fn parts(self) -> impl Iterator<Item = Own<'a>> {
        let mut parts: Vec<&Association> =
            if self.is_divided() { self.memberships().map(|(association, _)| association).collect() } else { Vec::new() };
        parts.sort_by_key(|association| sort_key(&association.name));
        parts.into_iter().map(move |association| Own { only: Some(association), ..self })
    }

    /// A page of an association, as that of the member tells of it.
    fn told_in_short(self) -> MemberPart {
        let association = self.only.map(|association| (association.id.to_string(), association.name.clone()));
        let (id, text) = association.unwrap_or_default();
        MemberPart { id, page: Link { href: self.path(), text }, words: Told::read(&self.lead(), None) }
    }

    /// What the member paid to an association, newest first.
    fn contributions(self, association: &'a Association) -> &'a [&'a Fact] {
        self.known.contributions.get(&(association.id.as_str(), self.member.id.as_str())).map(Vec::as_slice).unwrap_or_default()
    }

    fn pays(self) -> bool {
        self.memberships().any(|(association, _)| !self.contributions(association).is_empty())
    }

    /// The other parts of the state in the same associations.
    fn rest_of_the_state(self) -> Vec<Own<'a>> {
        let together = |other: &Member| self.memberships().any(|(association, _)| association.members.iter().any(|m| m.member == other.id));
        let others = self.site.members.iter().filter(|other| other.kind == MemberKind::State && other.id != self.member.id);
        let others = others.filter(|other| together(other)).map(|member| Own { member, ..self });
        if self.member.kind == MemberKind::State { others.collect() } else { Vec::new() }
    }

    /// Another part of the state pays for it (5 § lag 2003:1210).
    fn pays_nothing(self) -> bool {
        !self.pays() && self.rest_of_the_state().into_iter().any(Own::pays)
    }

    fn state(self) -> Option<StateView> {
        let (pays, nothing) = (self.pays(), self.pays_nothing());
        let others = self.rest_of_the_state().into_iter().filter(|other| other.pays() != pays);
        let others: Vec<&Member> = others.map(|other| other.member).collect();
        let names = join(&others.iter().map(|other| &other.name).collect::<Vec<_>>());
        let text = match (pays, nothing) {
            _ if others.is_empty() => return None,
            (true, _) => format!("{} betalar hela statens bidrag, också för {names}, enligt {LAW}.", self.member.name),
            (_, true) => format!("{names} betalar hela statens bidrag enligt {LAW}."),
            _ => return None,
        };
        let others = others.into_iter().map(|other| Link { href: member_path(&other.id), text: other.name.clone() });
        Some(StateView { text: swedish::unbroken(&text).replace("5 §", &format!("5{NBSP}§")), others: others.collect() })
    }

    /// What the page says first.
    fn lead(self) -> String {
        let name = &self.member.name;
        let all: Vec<&Membership> = self.memberships().map(|(_, membership)| membership).collect();
        if !self.pays_nothing() && all.len() == 1 {
            return self.words().concat();
        }
        let verb = match all.iter().filter(|membership| membership.to.is_some()).count() {
            0 => "är medlem",
            ended if ended == all.len() => "har varit medlem",
            _ => "är eller har varit medlem",
        };
        let count = match all.len() {
            0 => return format!("Här finns inget samordningsförbund som {name} är medlem i."),
            1 if self.only.is_some() => self.only.map(|association| association.name.clone()).unwrap_or_default(),
            some => counted(some, "ett samordningsförbund", "samordningsförbund"),
        };
        let own = if self.pays_nothing() { ", men lämnar inget eget bidrag" } else { "" };
        format!("{name} {verb} i {count}{own}.")
    }

    /// The newest contribution to each association in a sentence; those that are known first.
    fn words(self) -> Vec<String> {
        if self.pays_nothing() {
            return Vec::new();
        }
        let mut associations: Vec<&Association> = self.memberships().map(|(association, _)| association).collect();
        associations.sort_by_key(|association| self.contributions(association).is_empty());
        associations.into_iter().map(|association| self.sentence(association)).collect()
    }

    fn sentence(self, association: &'a Association) -> String {
        let (name, to) = (&self.member.name, &association.name);
        let Some(fact) = self.contributions(association).first() else {
            return match association.accounts().count() {
                0 => format!("Här finns ingen redovisning från {to}."),
                1 => format!("Redovisningen från {to} anger inte vad {name} har lämnat i bidrag."),
                _ => format!("Redovisningarna från {to} anger inte vad {name} har lämnat i bidrag."),
            };
        };
        let period = fact.key.period;
        let when = if period.is_whole_year() { period.label() } else { format!("under {}", period.label()) };
        let share = self.share(association, fact).map(|share| format!(", {share} av medlemsbidragen")).unwrap_or_default();
        format!("{name} lämnade {} till {to} {when}{share}.", spoken(fact))
    }

    /// All contributions to an association: as published, or else what all members that pay have paid together.
    fn whole(self, association: &'a Association, period: Period) -> Option<Figure<'a>> {
        Measures { facts: self.facts, association, period, voice: None }.find(Measure::Contributions).ok()
    }

    /// How large a part of all contributions.
    fn share(self, association: &'a Association, fact: &Fact) -> Option<String> {
        share(fact, &self.whole(association, fact.key.period)?)
    }

    fn association(self, reports: &'a Reports<'a>, association: &'a Association, membership: &Membership) -> MemberAssociation {
        let paid = self.contributions(association);
        let periods = periods(association, membership, paid);
        let tables = Tables { facts: self.facts, reports, association };
        let contribution = |period: &Period| {
            let fact = paid.iter().find(|fact| fact.key.period == *period).copied();
            tables.contribution(*period, fact, self.whole(association, *period).as_ref())
        };
        let initiative = |((_, index, period), figures): ((Newest, usize, Period), _)| {
            tables.initiative(&association.initiatives[index], period, figures)
        };
        let owned = |(index, period): (usize, Period)| {
            tables.owned(&association.initiatives[index], period, self.other_owners(association, index, period))
        };
        let (measures, outcomes) = tables.outcomes(&periods);
        MemberAssociation {
            id: association.id.to_string(),
            association: Link { href: association_path(association), text: association.name.clone() },
            from: membership.from.map(Into::into),
            to: membership.to.map(Into::into),
            mixed_lengths: periods.iter().any(|period| !period.is_whole_year()),
            contributions: if paid.is_empty() { Vec::new() } else { periods.iter().map(contribution).collect() },
            no_contributions: paid.is_empty().then(|| self.why_none(association)),
            measures,
            outcomes,
            initiatives: self.initiatives(association, &periods).into_iter().map(initiative).collect(),
            owned: self.owned(association, &periods).into_iter().map(owned).collect(),
            reports: self.discharges(association, membership),
        }
    }

    fn why_none(self, association: &'a Association) -> String {
        match self.state().filter(|_| self.pays_nothing()) {
            Some(state) => state.text,
            None => self.sentence(association),
        }
    }

    /// Participants and the cost of each for every initiative that a report tells of, newest first.
    fn initiatives(self, association: &Association, periods: &[Period]) -> BTreeMap<(Newest, usize, Period), [Option<&'a Fact>; 2]> {
        let mut rows: BTreeMap<_, [Option<&Fact>; 2]> = BTreeMap::new();
        for fact in self
            .facts
            .shown_of(&association.id)
            .filter(|fact| fact.key.kind == Kind::Outcome && fact.key.dimensions.is_only(Dimension::Initiative))
        {
            let column = match fact.key.quantity {
                Quantity::Count if Measure::Participants.has(fact) => 0,
                _ if Measure::CostPerParticipant.has(fact) => 1,
                _ => continue,
            };
            let Some(index) = fact.dimension(Dimension::Initiative).and_then(|id| association.initiative_place(id)) else { continue };
            if periods.contains(&fact.key.period) {
                rows.entry((newest_first(fact.key.period), index, fact.key.period)).or_default()[column] = Some(fact);
            }
        }
        rows
    }

    /// The initiatives that the member runs or sells, with the periods that it is said of.
    fn owned(self, association: &Association, periods: &[Period]) -> Vec<(usize, Period)> {
        let mut owned = Vec::new();
        for (index, initiative) in association.initiatives.iter().enumerate() {
            for owner in initiative.owners.iter().filter(|owner| owner.member == self.member.id) {
                match owner.period {
                    Some(period) => owned.push((index, period)),
                    None => owned.extend(periods.iter().filter(|p| self.has_cost(association, &initiative.id, **p)).map(|p| (index, *p))),
                }
            }
        }
        owned.sort_by_key(|(index, period)| (newest_first(*period), *index));
        owned
    }

    fn has_cost(self, association: &Association, initiative: &str, period: Period) -> bool {
        let costs = Measure::Costs
            .best(self.facts, &association.id, Kind::Outcome)
            .filter(|fact| fact.key.dimensions.is_only(Dimension::Initiative));
        costs.into_iter().any(|fact| fact.key.period == period && fact.dimension(Dimension::Initiative) == Some(initiative))
    }

    fn other_owners(self, association: &Association, index: usize, period: Period) -> String {
        let owners = association.initiatives[index].owners.iter().filter(|owner| owner.member != self.member.id);
        let owners = owners.filter(|owner| owner.period.is_none_or(|own| own == period));
        let names: Vec<&String> = owners.filter_map(|owner| self.site.member(&owner.member)).map(|member| &member.name).collect();
        join(&names)
    }

    fn discharges(self, association: &Association, membership: &Membership) -> Vec<DischargeRow> {
        let reports = association.accounts().filter(|report| membership.covers(report.period));
        let rows = reports.map(|report| {
            let own = |member: &Option<String>| member.as_deref() == Some(&self.member.id);
            let event = report.events.iter().find(|event| event.kind == EventKind::Discharge && own(&event.member));
            DischargeRow {
                report: Link { href: report_path(association, report), text: report.title.clone() },
                date: event.map(|event| event.date.into()),
                remark: event.and_then(|event| event.remark.clone()),
            }
        });
        rows.collect()
    }
}

/// The figure in a sentence, where decimals of zero say nothing.
fn spoken(fact: &Fact) -> String {
    shown(fact).replace(&format!(",00{NBSP}"), &NBSP.to_string())
}
