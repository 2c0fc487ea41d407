//! The page of an association. Where it has very many years, its charts and its results have pages of their own.

use crate::chart;
use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{Association, Site};
use crate::site::address::{association_path, draft_path, home, member_path, report_path, root_of};
use crate::site::card::{card, old};
use crate::site::chart::{Charts, Gathered};
use crate::site::prepared::Reports;
use crate::site::questions::questions;
use crate::site::results::results;
use crate::site::series::series;
use crate::site::view::{AssociationPage, Elsewhere, InitiativeView, Link, MemberView, Page, PageContent, ResultTable};
use rayon::prelude::*;

/// How many reports the page of an association tells all of.
const MOST_REPORTS: usize = 10;
/// How many of the newest reports stand as cards where there are more.
const CARDS: usize = 6;

/// What has a page of its own below that of the association: the end of its address, and of its title.
const CHARTS: [&str; 2] = ["over-aren/", "utvecklingen över åren"];
const RESULTS: [&str; 2] = ["resultat/", "deltagare och resultat"];

fn is_divided(association: &Association) -> bool {
    association.reports.len() > MOST_REPORTS
}

/// The pages of each association, those that it may have too, and what its charts are called.
pub(super) fn gathered(site: &Site, facts: &Facts) -> Vec<Gathered> {
    let gathered = site.associations.par_iter().flat_map_iter(|association| {
        let path = association_path(association);
        let part = |end| Gathered { path: format!("{path}{end}"), one_association: true, charts: Vec::new() };
        let parts = [CHARTS, RESULTS].map(|[end, _]| part(end));
        let parts = parts.into_iter().filter(|_| is_divided(association));
        std::iter::once(charts(site, association, facts).named()).chain(parts).collect::<Vec<_>>()
    });
    gathered.collect()
}

/// The charts over all its reports.
pub(super) fn charts(site: &Site, association: &Association, facts: &Facts) -> Charts {
    let all = chart::for_association(site, association, facts);
    Charts { path: association_path(association), name: association.name.clone(), one_association: true, all }
}

/// The page of an association, and those of its charts and its results if they have any.
pub(super) fn pages(
    site: &Site,
    association: &Association,
    facts: &Facts,
    reports: &Reports,
    charts: &Charts,
    newest_year: Option<i16>,
) -> Vec<Page> {
    let mut whole = page(site, association, facts, reports, charts, newest_year);
    let (path, title) = (whole.path.clone(), whole.title.clone());
    let PageContent::Association(content) = &mut whole.content else { return vec![whole] };
    if !is_divided(association) {
        return vec![whole];
    }
    let parts = [
        (CHARTS, AssociationPage { charts: std::mem::take(&mut content.charts), ..AssociationPage::default() }),
        (RESULTS, AssociationPage { results: std::mem::take(&mut content.results), ..AssociationPage::default() }),
    ];
    let mut pages = Vec::new();
    for ([end, name], part) in parts.into_iter().filter(|(_, part)| !part.charts.is_empty() || !part.results.is_empty()) {
        let (path, title) = (format!("{path}{end}"), format!("{title}: {name}"));
        let table = |table: &ResultTable| Elsewhere {
            id: table.id.clone(),
            title: Told::read(&table.title, None),
            href: format!("{path}#{}", table.id),
        };
        content.charts_elsewhere.extend(part.charts.iter().map(|chart| Elsewhere::chart(chart, &path)));
        content.results_elsewhere.extend(part.results.iter().map(table));
        pages.push(Page {
            description: format!("{title}, år för år."),
            root: root_of(&path),
            path,
            crumbs: vec![home(site), Link { href: association_path(association), text: association.name.clone() }],
            tables: None,
            content: PageContent::Association(Box::new(AssociationPage { name: title.clone(), ..part })),
            title,
        });
    }
    std::iter::once(whole).chain(pages).collect()
}

fn page(site: &Site, association: &Association, facts: &Facts, reports: &Reports, charts: &Charts, newest_year: Option<i16>) -> Page {
    let path = association_path(association);
    let cards = if is_divided(association) { CARDS } else { MOST_REPORTS };
    let older = association.reports.iter().skip(cards);
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
    let newest = association.accounts().next().and_then(|report| reports.named(&association.id, &report.id));
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
            .take(cards)
            .map(|prepared| card(site, prepared, facts))
            .collect(),
        older: older.map(|report| Link { href: report_path(association, report), text: report.title.clone() }).collect(),
        drafts: association.drafts.iter().map(|draft| Link { href: draft_path(association, draft), text: draft.title.clone() }).collect(),
        old: old(association, newest_year),
        questions: newest.map(|prepared| questions(prepared, facts, &prepared.path())).unwrap_or_default(),
        answered_by: newest.map(|prepared| prepared.report.title.clone()).unwrap_or_default(),
        series: series(association, reports, facts),
        results: results(site, association, reports, facts),
        help: association.help.clone(),
        contact: association.contact.clone(),
        charts: charts.views(site, reports),
        charts_elsewhere: Vec::new(),
        results_elsewhere: Vec::new(),
    };
    Page {
        title: association.name.clone(),
        description: association.description.clone().unwrap_or_default(),
        root: root_of(&path),
        path,
        crumbs: vec![home(site)],
        tables: None,
        content: PageContent::Association(Box::new(content)),
    }
}
