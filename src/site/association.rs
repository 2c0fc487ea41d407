//! The page of an association.

use crate::chart;
use crate::facts::Facts;
use crate::model::{Association, Site};
use crate::site::address::{association_path, home, member_path, root_of};
use crate::site::card::card;
use crate::site::chart::{Gathered, charts_of};
use crate::site::prepared::Reports;
use crate::site::results::results;
use crate::site::series::series;
use crate::site::view::{AssociationPage, InitiativeView, MemberView, Page, PageContent};
use rayon::prelude::*;

/// The charts over all reports of each association.
pub(super) fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let charts = site.associations.par_iter().map(|association| Gathered {
        path: association_path(association),
        name: association.name.clone(),
        one_association: true,
        charts: chart::for_association(site, association, facts),
    });
    charts.collect()
}

pub(super) fn page(site: &Site, association: &Association, facts: &Facts, reports: &Reports, gathered: &[Gathered]) -> Page {
    let path = association_path(association);
    let members = association.members.iter().filter_map(|membership| {
        let member = site.member(&membership.member)?;
        Some(MemberView {
            href: member_path(&member.id),
            name: member.name.clone(),
            kind: member.kind.id(),
            share: membership.share.as_ref().map(|share| share.printed.to_string()),
            former_names: member.former_names.clone(),
            from: membership.from.map(Into::into),
            to: membership.to.map(Into::into),
        })
    });
    let initiatives = association.initiatives.iter().map(|initiative| InitiativeView {
        name: initiative.name.clone(),
        other_names: initiative.other_names.clone(),
        group: initiative.group.id(),
        successor: initiative.successor.as_deref().and_then(|id| association.initiative(id)).map(|next| next.name.clone()),
    });
    let content = AssociationPage {
        name: association.name.clone(),
        organisation_number: association.organisation_number.as_ref().map(|number| number.value.clone()),
        county: association.county.clone(),
        description: association.description.clone(),
        members: members.collect(),
        initiatives: initiatives.collect(),
        reports: reports
            .iter()
            .filter(|prepared| prepared.association.id == association.id)
            .map(|prepared| card(prepared, reports, facts))
            .collect(),
        series: series(association, reports, facts),
        results: results(site, association, reports, facts),
        help: association.help.clone(),
        contact: association.contact.clone(),
        charts: charts_of(site, reports, gathered, &path),
    };
    Page {
        title: association.name.clone(),
        description: association.description.clone().unwrap_or_default(),
        root: root_of(&path),
        path,
        crumbs: vec![home(site)],
        content: PageContent::Association(content),
    }
}
