//! The members' contributions: together, and by the shares they are to pay (`medlemsbidrag`, `medlemsandel`).

use super::balance::wholes;
use super::comparison::{Calculation, Comparison, Judge, Operand, with_unit};
use crate::diag::{Finding, Rule};
use crate::facts::{Fact, Facts, Key, of_members};
use crate::model::{Association, Content, Dimension, Kind, MemberKind, Membership, Role, Site};
use crate::swedish::{figure, in_percent, percent};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// The shares of 5 § lag (2003:1210), which hold unless the members have agreed on others: percent of all contributions.
const BY_LAW: [(MemberKind, i64, &str); 3] =
    [(MemberKind::State, 50, "staten"), (MemberKind::Region, 25, "regionen"), (MemberKind::Municipality, 25, "kommunerna")];

/// How far a share of the law may be missed, in percentage points: members round their contributions.
const LAW_TOLERANCE: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// Checks the contributions of an association.
pub(super) fn check<'a>(site: &'a Site, association: &'a Association, facts: &'a Facts, out: &mut Vec<Comparison>) {
    let judge = |rule| Judge { site, association: &association.id, rule };
    let all: Vec<&Fact> = facts.select(&association.id, Role::MemberContributions, Kind::Outcome).filter(|fact| fact.is_exact()).collect();
    let keys: BTreeSet<Key> = all.iter().filter(|fact| fact.dimension(Dimension::Member).is_some()).map(|fact| fact.key.whole()).collect();
    let mut memberships: BTreeMap<&str, Vec<&Membership>> = BTreeMap::new();
    association.members.iter().for_each(|membership| memberships.entry(&membership.member).or_default().push(membership));
    for whole in keys {
        let members: Vec<&Fact> = of_members(facts, &whole);
        out.extend(members.iter().map(|fact| is_member(&judge(Rule::Contributions), &memberships, fact)));
        // What one member pays is unknown, or said in another way: then nothing can be said of all.
        let columns: BTreeMap<_, &Fact> =
            members.iter().map(|fact| ((&fact.source.report, &fact.source.table, fact.source.column), *fact)).collect();
        if members.len() < 2 || members.iter().any(|fact| !fact.is_exact()) || columns.values().any(|fact| has_gaps(site, fact)) {
            continue;
        }
        // Where the table says the sum itself, it has been checked as a sum.
        let sums = |fact: &&Fact| fact.key == whole && !facts.group(&whole).iter().any(|fact| fact.addends.is_some());
        if let Some(sum) = wholes(facts, association, Role::MemberContributions).find(sums) {
            let says =
                |here: &str, there: &str| format!("medlemsbidragen {} är {here}, men medlemmarna betalar tillsammans {there}", period(sum));
            let given = Calculation::sum(members.iter().copied().map(Operand::of), []);
            out.extend(judge(Rule::Contributions).compare(&Operand::of(sum), &given, says));
        }
        out.extend(shares(&judge(Rule::MemberShares), association, &members));
    }
}

/// Whether the column of a contribution has a figure that is withheld or cannot be read: then the sum says nothing.
fn has_gaps(site: &Site, fact: &Fact) -> bool {
    let report = site.report(&fact.key.association, &fact.source.report);
    let rows = report.and_then(|report| report.table(&fact.source.table)).map(|table| &table.rows[..]).unwrap_or_default();
    let is_gap = |content: &Content| matches!(content, Content::Unreadable | Content::ToFill | Content::Withheld | Content::NotApplicable);
    rows.iter().any(|row| row.cells.get(fact.source.column).is_some_and(|cell| is_gap(&cell.content)))
}

/// Only a member contributes.
fn is_member(judge: &Judge, memberships: &BTreeMap<&str, Vec<&Membership>>, fact: &Fact) -> Comparison {
    let member = fact.dimension(Dimension::Member).unwrap_or_default();
    let is_member = memberships.get(member).into_iter().flatten().any(|membership| membership.covers(fact.key.period));
    // A member that nobody knows has been reported where it was read.
    let name = judge.site.member(member).map(|member| &member.name).filter(|_| !is_member && fact.value > Decimal::ZERO);
    let finding = name.map(|name| {
        Finding::new(judge.rule, fact.span, format!("{name} betalar bidrag {} men är inte medlem då", period(fact)))
            .label(judge.describe(&fact.source))
            .help("Lägg till medlemmen i forbund.toml, eller rätta fran och till där.")
    });
    Comparison::of_cell(judge.rule, judge.association, fact.source.clone(), vec![fact.span], finding)
}

/// The period of a contribution, as in a sentence.
fn period(fact: &Fact) -> String {
    fact.key.period.as_flow().label()
}

/// The agreed shares where the content has them, else those of the law by kind of member.
fn shares<'a>(judge: &Judge<'a>, association: &Association, members: &[&'a Fact]) -> Vec<Comparison> {
    let total: Decimal = members.iter().map(|fact| fact.value).sum();
    let mut paid_by: BTreeMap<Option<&str>, Vec<&'a Fact>> = BTreeMap::new();
    members.iter().for_each(|fact| paid_by.entry(fact.dimension(Dimension::Member)).or_default().push(fact));
    let mut agreed: Vec<(Vec<&Fact>, Decimal, Decimal, String)> = Vec::new();
    for membership in &association.members {
        let Some(share) = &membership.share else { continue };
        let name = judge.site.member(&membership.member).map_or(membership.member.as_str(), |member| &member.name);
        let paid = paid_by.get(&Some(membership.member.as_str())).cloned().unwrap_or_default();
        agreed.push((paid, share.value, share.half_unit(), name.to_owned()));
    }
    if agreed.iter().any(|(paid, ..)| paid.is_empty()) {
        return Vec::new();
    }
    if agreed.is_empty() {
        let kind_of = |member: &str| judge.site.member(member).map(|member| member.kind);
        let kinds = BY_LAW.map(|(kind, share, name)| {
            let own_kind = |fact: &&Fact| fact.dimension(Dimension::Member).and_then(kind_of);
            let paid: Vec<&Fact> = members.iter().copied().filter(|fact| own_kind(fact).is_some_and(|own| own.payer() == kind)).collect();
            // The law spoke of landsting until 2019.
            let name = match paid.iter().filter(|fact| own_kind(fact) == Some(MemberKind::CountyCouncil)).count() {
                0 => name,
                all if all == paid.len() => "landstinget",
                _ => "regioner och landsting",
            };
            (paid, Decimal::from(share), LAW_TOLERANCE, name.to_owned())
        });
        // A municipality may stand for the region too (5 a §); then the shares are others.
        if kinds.iter().all(|(paid, ..)| !paid.is_empty()) {
            agreed.extend(kinds);
        }
    }
    let mut out = Vec::new();
    for (paid, share, tolerance, name) in agreed {
        let Some(first) = paid.first() else { continue };
        let sum: Decimal = paid.iter().map(|fact| fact.value).sum();
        let Some(exact) = percent(sum, total) else { continue };
        let finding = ((exact - share).abs() > tolerance).then(|| {
            let message = format!("{name} betalar {} av bidragen men ska betala {} procent", in_percent(exact.round_dp(1)), figure(share));
            Finding::new(judge.rule, first.span, message)
                .label(judge.describe(&first.source))
                .arithmetic(format!("{} / {}", with_unit(sum, first.unit), with_unit(total, first.unit)))
                .help(judge.explain_help(&first.source))
        });
        let looked_at = paid.iter().map(|fact| fact.span).collect();
        out.push(Comparison::of_cell(judge.rule, judge.association, first.source.clone(), looked_at, finding));
    }
    out
}
