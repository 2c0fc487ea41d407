//! The start page.

use crate::facts::Facts;
use crate::model::{MemberKind, Site};
use crate::site::address::{association_path, member_path};
use crate::site::card::{card, newest_of, old, older_of};
use crate::site::compare::Scene;
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{AssociationCard, Link, Page, PageContent, StartPage};
use crate::swedish;
use std::collections::BTreeSet;

/// How many of the newest reports the start page shows in full.
const NEWEST: usize = 6;
/// The chart of what they spent, and on what.
const COSTS: &str = "jamfor-kostnader";

pub(super) fn page(site: &Site, facts: &Facts, reports: &Reports, compared: &Scene, newest_year: Option<i16>) -> Page {
    let mut newest: Vec<&Prepared> = reports.iter().collect();
    newest.sort_by_key(|prepared| std::cmp::Reverse(prepared.report.period.last_day()));
    let associations = site
        .associations
        .iter()
        .map(|association| AssociationCard {
            href: association_path(association),
            name: association.name.clone(),
            county: association.county.clone(),
            description: association.description.clone(),
            members: association
                .members
                .iter()
                .filter(|m| m.to.is_none())
                .filter_map(|m| Some(site.member(&m.member)?.name.clone()))
                .collect(),
            old: old(association, newest_year),
            reports: newest_of(association),
            older: older_of(association),
        })
        .collect();
    let newest = newest.into_iter().take(NEWEST).map(|prepared| card(site, prepared, facts)).collect();
    let (picture, comparison) = compared.newest_chart(COSTS).unzip();
    let comparison = comparison.map(|href| Link { href, text: String::new() });
    let now: BTreeSet<&str> =
        site.associations.iter().flat_map(|association| &association.members).filter(|m| m.to.is_none()).map(|m| &*m.member).collect();
    let of_municipalities = site.members.iter().filter(|member| member.kind == MemberKind::Municipality && now.contains(&*member.id));
    let mut municipalities: Vec<Link> =
        of_municipalities.map(|member| Link { href: member_path(&member.id), text: member.name.clone() }).collect();
    municipalities.sort_by_key(|link| swedish::sort_key(&link.text));
    Page {
        title: String::new(),
        description: site.website.description.clone(),
        path: String::new(),
        root: String::new(),
        crumbs: Vec::new(),
        tables: None,
        content: PageContent::Start(Box::new(StartPage { picture, comparison, municipalities, associations, newest, newest_year })),
    }
}
