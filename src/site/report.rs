//! The page of a report.

use crate::chart::Chart;
use crate::facts::Facts;
use crate::model::{Association, Attachment, CellRef, Original, Report, Site, Status, TableKind, TextKind};
use crate::narrative::{Block, escape};
use crate::reconcile::{Comparison, Rule};
use crate::site::address::{address_of, association_path, attachment_path, checks_path, home, report_path, root_of};
use crate::site::chart::{Home, chart_view};
use crate::site::key_figures::{in_words, key_figures};
use crate::site::prepared::{Prepared, Reports, anchor};
use crate::site::table::{Pointers, view as table_view};
use crate::site::view::{
    AttachmentView, BlockView, ContentsEntry, CorrectionView, Departure, DeparturePlace, EventView, Link, OriginalView, Page, PageContent,
    PersonView, ReportPage,
};
use crate::swedish;
use std::collections::{BTreeMap, BTreeSet};

/// How deep the contents list goes, in levels of the content's headings.
const CONTENTS_DEPTH: u8 = 3;

pub(super) fn page(site: &Site, facts: &Facts, reports: &Reports, prepared: &Prepared, charts: &[Chart]) -> Page {
    let Prepared { association, report, .. } = prepared;
    let path = report_path(association, report);
    let period = report.period.label();
    let in_words = in_words(association, report, facts);
    let title = format!("{} – {}", report.title, association.name);
    let description = in_words.iter().map(|sentence| &**sentence).collect::<Vec<_>>().join(" ");
    let content = ReportPage {
        title: report.title.clone(),
        association: Link { href: association_path(association), text: association.name.clone() },
        contact: association.contact.clone(),
        period,
        whole_year: report.period.is_whole_year(),
        registry_number: report.registry_number.clone(),
        draft: report.status == Status::Draft,
        reworded: report.text == TextKind::Reworded,
        originals: report.originals.iter().map(original).collect(),
        checks: checks_path(association, report),
        key_figures: key_figures(prepared, reports, facts, ""),
        contents: contents(&prepared.narrative.blocks),
        blocks: blocks(site, prepared, charts),
        departures: departures(prepared),
        events: events(site, report),
        corrections: corrections(report),
        signers: report.signers.iter().map(|signer| person(&signer.name, &signer.role, None)).collect(),
        auditors: report
            .auditors
            .iter()
            .map(|auditor| {
                let by: Vec<&str> = auditor.appointed_by.iter().filter_map(|id| Some(site.member(id)?.name.as_str())).collect();
                person(&auditor.name, &auditor.role, (!by.is_empty()).then(|| swedish::join(&by)))
            })
            .collect(),
        attachments: report.attachments.iter().map(|attachment| attachment_view(association, report, attachment)).collect(),
        citation: format!("{}. {}. {}/{path}", association.name, report.title, site.website.address),
        in_words,
        easy: prepared.narrative.easy.iter().filter_map(easy).collect(),
        previous: neighbour(prepared, 1),
        next: neighbour(prepared, -1),
    };
    Page {
        title,
        description,
        root: root_of(&path),
        path,
        crumbs: vec![home(site), Link { href: association_path(association), text: association.short_name.clone() }],
        content: PageContent::Report(Box::new(content)),
    }
}

/// What stands in the text in easy Swedish: running text only.
fn easy(block: &Block) -> Option<String> {
    match block {
        Block::Html(html) => Some(html.clone()),
        _ => None,
    }
}

/// The report so many steps further back in time, among those that follow each other.
fn neighbour(prepared: &Prepared, steps: isize) -> Option<Link> {
    let Prepared { association, report, .. } = prepared;
    let following: Vec<&Report> = association.reports.iter().filter(|other| other.kind.follows(report.kind)).collect();
    let own = following.iter().position(|known| known.id == report.id)?;
    let other = following.get(own.checked_add_signed(steps)?)?;
    Some(Link { href: report_path(association, other), text: other.title.clone() })
}

fn original(original: &Original) -> OriginalView {
    let place = original.place.as_ref().ok();
    OriginalView {
        name: original.name.clone(),
        address: place.map(|place| place.address.clone()),
        sha256: place.and_then(|place| place.sha256.clone()),
        missing: original.place.as_ref().err().cloned(),
    }
}

/// The blocks of the narrative, then what it did not place. A table or chart stands once; later it is a link.
/// A chart that no text places follows the table that it draws.
fn blocks(site: &Site, prepared: &Prepared, charts: &[Chart]) -> Vec<BlockView> {
    let Prepared { report, narrative, comparisons, .. } = prepared;
    let pointers = Pointers::of(report, comparisons);
    let in_text: BTreeSet<&str> =
        narrative.blocks.iter().filter_map(|block| if let Block::Chart(id) = block { Some(id.as_str()) } else { None }).collect();
    let after_tables: Vec<(&Chart, &str)> = charts
        .iter()
        .filter(|chart| !in_text.contains(chart.id.as_str()))
        .filter_map(|chart| Some((chart, drawn_table(report, chart)?)))
        .collect();
    let mut placed: BTreeSet<String> = BTreeSet::new();
    let mut views = Vec::new();
    let own = Reports::from_iter([*prepared]);
    let chart_block = |chart: &Chart| BlockView::Chart(Box::new(chart_view(site, &own, Home::Report(prepared), chart)));
    let table = |id: &str| -> Vec<BlockView> {
        let table = report.table(id).map(|table| BlockView::Table(Box::new(table_view(report, table, narrative, &pointers))));
        table.into_iter().chain(after_tables.iter().filter(|(_, table)| *table == id).map(|(chart, _)| chart_block(chart))).collect()
    };
    for block in &narrative.blocks {
        match block {
            Block::Html(html) => views.push(BlockView::Html { html: html.clone() }),
            Block::Heading { level, id, html, .. } => {
                views.push(BlockView::Heading { level: level + 1, id: id.clone(), html: html.clone() });
            }
            Block::Table(id) if placed.insert(id.clone()) => views.extend(table(id)),
            Block::Table(id) => views.extend(report.table(id).map(|table| reference(id, table.title.as_deref()))),
            Block::Chart(id) => {
                let chart = charts.iter().find(|chart| chart.id == *id);
                let first = placed.insert(id.clone());
                views.extend(chart.map(|chart| if first { chart_block(chart) } else { reference(id, Some(&chart.title)) }));
            }
            Block::Picture { file, alt } => {
                views.push(BlockView::Picture { src: attachment_path(prepared.association, report, &address_of(file)), alt: alt.clone() });
            }
        }
    }
    let homeless =
        charts.iter().filter(|chart| !in_text.contains(chart.id.as_str()) && !after_tables.iter().any(|(known, _)| known.id == chart.id));
    let left = report.tables.iter().filter(|table| table.kind != TableKind::Prose && !placed.contains(&*table.id));
    let rest: Vec<BlockView> = homeless.map(chart_block).chain(left.flat_map(|left| table(&left.id))).collect();
    if !rest.is_empty() {
        views.push(BlockView::Rest);
        views.extend(rest);
    }
    views
}

/// The shown table that most of a chart's figures of the report's own stand in, the first of equal ones.
fn drawn_table<'a>(report: &'a Report, chart: &Chart) -> Option<&'a str> {
    let mut drawn: BTreeMap<&str, usize> = BTreeMap::new();
    for source in chart.sources.iter().filter(|source| source.cell.report == report.id) {
        *drawn.entry(&source.cell.table).or_default() += 1;
    }
    let shown = report.tables.iter().filter(|table| table.kind != TableKind::Prose);
    let drawn = shown.rev().filter_map(|table| Some((table, drawn.get(table.id.as_str())?)));
    drawn.max_by_key(|(_, figures)| **figures).map(|(table, _)| table.id.as_str())
}

fn reference(id: &str, title: Option<&str>) -> BlockView {
    BlockView::Reference { href: format!("#{id}"), text: title.unwrap_or(id).to_owned() }
}

/// The headings as a nested list.
fn contents(blocks: &[Block]) -> Vec<ContentsEntry> {
    let headings: Vec<(u8, &str, &str)> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { level, id, html, .. } if *level <= CONTENTS_DEPTH => Some((*level, id.as_str(), html.as_str())),
            _ => None,
        })
        .collect();
    nested(&headings)
}

fn nested(headings: &[(u8, &str, &str)]) -> Vec<ContentsEntry> {
    let mut entries = Vec::new();
    let mut rest = headings;
    while let [(level, id, html), after @ ..] = rest {
        let below = after.iter().take_while(|(l, _, _)| l > level).count();
        entries.push(ContentsEntry { id: (*id).into(), html: (*html).into(), children: nested(&after[..below]) });
        rest = &after[below..];
    }
    entries
}

fn departures(prepared: &Prepared) -> Vec<Departure> {
    let report = prepared.report;
    let explained = report.known_errors.iter().enumerate().map(|(index, known)| Departure {
        number: index + 1,
        id: format!("avvikelse_{}", index + 1),
        places: known.places.iter().filter_map(|place| departure_place(prepared, index, &place.value)).collect(),
        html: escape(&swedish::unbroken(&known.explanation)),
    });
    explained.collect()
}

/// A figure with what the original prints there, or the name of something that is no figure.
fn departure_place(prepared: &Prepared, known: usize, place: &str) -> Option<DeparturePlace> {
    let Ok(cell) = prepared.report.locate(place) else {
        let finding = prepared.comparisons.iter().find(|made| made.explained == Some(known))?.finding.as_ref()?;
        return Some(DeparturePlace { place: Link { href: String::new(), text: finding.place.label.clone() }, printed: String::new() });
    };
    Some(DeparturePlace {
        place: Link { href: anchor(prepared, &cell), text: prepared.report.describe(&cell) },
        printed: printed(prepared, &cell, known),
    })
}

/// What the original prints: the figure, or both where its prose departs from its table.
fn printed(prepared: &Prepared, cell: &CellRef, known: usize) -> String {
    let in_prose = |made: &&Comparison| made.rule == Rule::Printed && made.explained == Some(known) && made.cell() == Some(cell);
    if let Some(finding) = prepared.comparisons.iter().find(in_prose).and_then(|made| made.finding.as_ref()) {
        return finding.message.clone();
    }
    let Some(table) = prepared.report.table(&cell.table) else { return String::new() };
    let found = table.rows[cell.row].cells[cell.column].figures().find(|(part, _, _)| cell.part.is_empty() || *part == cell.part);
    found.map(|(_, figure, _)| figure.with_unit()).unwrap_or_default()
}

fn events(site: &Site, report: &Report) -> Vec<EventView> {
    let mut events: Vec<_> = report.events.iter().collect();
    events.sort_by_key(|event| (event.date, event.kind));
    let view = events.into_iter().map(|event| EventView {
        kind: event.kind.id(),
        member: event.member.as_deref().and_then(|id| site.member(id)).map(|member| member.name.clone()),
        date: event.date.into(),
        remark: event.remark.clone(),
    });
    view.collect()
}

fn corrections(report: &Report) -> Vec<CorrectionView> {
    let mut all: Vec<_> = report.corrections.iter().collect();
    all.sort_by_key(|correction| std::cmp::Reverse(correction.date));
    all.into_iter().map(|correction| CorrectionView { date: correction.date.into(), text: swedish::unbroken(&correction.text) }).collect()
}

fn person(name: &str, role: &str, appointed_by: Option<String>) -> PersonView {
    PersonView { name: name.into(), role: role.into(), appointed_by }
}

fn attachment_view(association: &Association, report: &Report, attachment: &Attachment) -> AttachmentView {
    let (href, missing, size) = match &attachment.file {
        Ok(file) => {
            let kind = file.rsplit_once('.').map(|(_, kind)| kind.to_lowercase()).unwrap_or_default();
            let bytes = report.files.iter().find(|f| f.name == *file).map(|f| f.bytes);
            let href = attachment_path(association, report, &address_of(file));
            (Some(href), None, bytes.map(|bytes| format!("{kind}, {}", swedish::file_size(bytes))))
        }
        Err(reason) => (None, Some(reason.clone()), None),
    };
    AttachmentView { name: attachment.name.clone(), href, missing, size }
}
