//! The start page.

use crate::facts::Facts;
use crate::model::Site;
use crate::site::address::association_path;
use crate::site::card::{card, newest_of, older_of};
use crate::site::prepared::{Prepared, Reports};
use crate::site::view::{AssociationCard, Page, PageContent, StartPage};

/// How many of the newest reports the start page shows in full.
const NEWEST: usize = 6;

pub(super) fn page(site: &Site, facts: &Facts, reports: &Reports) -> Page {
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
            reports: newest_of(association),
            older: older_of(association),
        })
        .collect();
    let newest = newest.into_iter().take(NEWEST).map(|prepared| card(prepared, reports, facts)).collect();
    Page {
        title: String::new(),
        description: site.website.description.clone(),
        path: String::new(),
        root: String::new(),
        crumbs: Vec::new(),
        content: PageContent::Start(StartPage { associations, newest }),
    }
}
