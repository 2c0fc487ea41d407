//! The pages around the reports: start, association, about, not found.

use super::chart::chart_view;
use super::key_figures::key_figures;
use super::series::series;
use super::view::{
    AboutPage, AssociationCard, AssociationPage, InitiativeView, Link, MemberView, Page, PageContent, ReportCard, StartPage,
};
use super::{BuildInfo, Prepared, association_path, home, report_path, root_of};
use crate::chart::Chart;
use crate::facts::Facts;
use crate::model::{Association, EventKind, Site};

/// How many of the newest reports the start page shows in full.
const NEWEST: usize = 6;

pub fn start(site: &Site, facts: &Facts, reports: &[Prepared]) -> Page {
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
            reports: association
                .reports
                .iter()
                .map(|report| Link { href: report_path(association, report), text: report.title.clone() })
                .collect(),
        })
        .collect();
    let newest = newest.into_iter().take(NEWEST).map(|prepared| card(prepared, facts)).collect();
    Page {
        title: String::new(),
        description: site.website.description.clone(),
        path: String::new(),
        root: String::new(),
        crumbs: Vec::new(),
        content: PageContent::Start(StartPage { associations, newest }),
    }
}

pub fn association(site: &Site, association: &Association, facts: &Facts, reports: &[Prepared], charts: &[Chart]) -> Page {
    let path = association_path(association);
    let members = association.members.iter().filter_map(|membership| {
        let member = site.member(&membership.member)?;
        Some(MemberView {
            name: member.name.clone(),
            kind: member.kind.id(),
            share: membership.share.as_ref().map(|share| share.printed.clone()),
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
    let own: Vec<&Prepared> = reports.iter().filter(|prepared| prepared.association.id == association.id).collect();
    let content = AssociationPage {
        name: association.name.clone(),
        organisation_number: association.organisation_number.clone(),
        county: association.county.clone(),
        description: association.description.clone(),
        members: members.collect(),
        initiatives: initiatives.collect(),
        reports: reports
            .iter()
            .filter(|prepared| prepared.association.id == association.id)
            .map(|prepared| card(prepared, facts))
            .collect(),
        series: series(association, reports, facts),
        charts: charts.iter().map(|chart| chart_view(chart, &own, false)).collect(),
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

pub fn about(site: &Site, info: &BuildInfo) -> Page {
    let associations =
        site.associations.iter().map(|association| Link { href: association_path(association), text: association.name.clone() });
    let content = AboutPage { commit: info.commit.clone(), built: info.built.clone(), associations: associations.collect() };
    Page {
        title: String::new(),
        description: String::new(),
        path: "om/".into(),
        root: "../".into(),
        crumbs: vec![home(site)],
        content: PageContent::About(content),
    }
}

/// The page for addresses that do not exist; it is shown at any depth, so its links start at the root.
pub fn not_found() -> Page {
    Page {
        title: String::new(),
        description: String::new(),
        path: "404.html".into(),
        root: "/".into(),
        crumbs: Vec::new(),
        content: PageContent::NotFound,
    }
}

fn card(prepared: &Prepared, facts: &Facts) -> ReportCard {
    let Prepared { association, report, .. } = prepared;
    let href = report_path(association, report);
    ReportCard {
        key_figures: key_figures(association, report, prepared.narrative, facts, &href),
        href,
        title: report.title.clone(),
        association: association.name.clone(),
        decided: report.events.iter().find(|event| event.kind == EventKind::Decided).map(|event| event.date.into()),
    }
}
