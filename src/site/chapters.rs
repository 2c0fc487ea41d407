//! The text of a report in chapters, with its tables and charts, and the list of what they contain.

use crate::chart::Chart;
use crate::model::{Report, Site, TableKind};
use crate::narrative::Block;
use crate::site::address::{address_of, attachment_path};
use crate::site::chart::{Home, chart_view};
use crate::site::headlines::Leading;
use crate::site::prepared::{Prepared, Reports};
use crate::site::table::{Pointers, view as table_view};
use crate::site::view::{BlockView, ChapterView, ContentsEntry};
use std::collections::{BTreeMap, BTreeSet};

/// How deep the contents list goes, in levels of the content's headings.
const CONTENTS_DEPTH: u8 = 3;
/// The level in HTML of a heading that begins a chapter.
const CHAPTER: u8 = 2;
/// The deepest level of a heading in HTML.
const DEEPEST: u8 = 6;
/// A chapter of more blocks than this is read in parts, from each heading of the next level.
const LONG: usize = 30;

/// The chapters, each with a link to the next.
pub(super) fn chapters(site: &Site, prepared: &Prepared, charts: &[Chart], leading: &Leading) -> Vec<ChapterView> {
    let blocks = levelled(blocks(site, prepared, charts, leading));
    let mut parts: Vec<Vec<BlockView>> = Vec::new();
    for whole in split(blocks, CHAPTER) {
        match whole.len() > LONG {
            true => parts.extend(split(whole, CHAPTER + 1)),
            false => parts.push(whole),
        }
    }
    let begins = |part: &Vec<BlockView>| match part.first() {
        Some(BlockView::Heading { id, html, .. }) => Some(ContentsEntry { id: id.clone(), html: html.clone(), children: Vec::new() }),
        Some(BlockView::Rest) => Some(ContentsEntry { id: REST.to_owned(), html: String::new(), children: Vec::new() }),
        _ => None,
    };
    let next: Vec<_> = parts.iter().skip(1).map(begins).chain([None]).collect();
    parts.into_iter().zip(next).map(|(blocks, next)| ChapterView { blocks, next }).collect()
}

/// The headlines of charts one level below the heading that they stand under.
fn levelled(mut blocks: Vec<BlockView>) -> Vec<BlockView> {
    let mut above = CHAPTER;
    for block in &mut blocks {
        match block {
            BlockView::Heading { level, .. } => above = *level,
            BlockView::Rest => above = CHAPTER,
            BlockView::Chart(chart) => chart.level = (above + 1).min(DEEPEST),
            _ => {}
        }
    }
    blocks
}

/// The blocks from each heading of a level to the next.
fn split(blocks: Vec<BlockView>, at: u8) -> Vec<Vec<BlockView>> {
    let mut parts: Vec<Vec<BlockView>> = Vec::new();
    for block in blocks {
        let begins = match &block {
            BlockView::Heading { level, .. } => *level == at,
            BlockView::Rest => true,
            _ => false,
        };
        match parts.last_mut().filter(|_| !begins) {
            Some(part) => part.push(block),
            None => parts.push(vec![block]),
        }
    }
    parts
}

/// The anchor of the chapter of what the text does not place.
const REST: &str = "ovriga_";

/// The blocks of the narrative, then what it did not place. A table or chart stands once; later it is a link.
/// A chart that no text places follows the table that it draws.
fn blocks(site: &Site, prepared: &Prepared, charts: &[Chart], leading: &Leading) -> Vec<BlockView> {
    let Prepared { report, narrative, .. } = prepared;
    let pointers = Pointers::of(prepared);
    let in_text: BTreeSet<&str> =
        narrative.blocks.iter().filter_map(|block| if let Block::Chart(id) = block { Some(id.as_str()) } else { None }).collect();
    let is_leading = |chart: &Chart| leading.all().any(|known| known.id == chart.id);
    let after_tables: Vec<(&Chart, &str)> = charts
        .iter()
        .filter(|chart| !in_text.contains(chart.id.as_str()))
        .filter_map(|chart| Some((chart, drawn_table(report, chart)?)))
        .collect();
    let mut placed: BTreeSet<String> = leading.all().map(|chart| chart.id.clone()).collect();
    let mut views = Vec::new();
    let own = Reports::from_iter([*prepared]);
    let chart_block = |chart: &Chart| BlockView::Chart(Box::new(chart_view(site, &own, Home::Report(prepared), chart)));
    let chart_or_link = |chart: &Chart| if is_leading(chart) { reference(&chart.id, Some(&chart.title)) } else { chart_block(chart) };
    let table = |id: &str| -> Vec<BlockView> {
        let table = report.table(id).map(|table| BlockView::Table(Box::new(table_view(site, prepared, table, &pointers))));
        table.into_iter().chain(after_tables.iter().filter(|(_, table)| *table == id).map(|(chart, _)| chart_or_link(chart))).collect()
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
            Block::ToFill(hint) => views.push(BlockView::ToFill { hint: hint.clone() }),
            Block::Picture { file, alt } => {
                views.push(BlockView::Picture { src: attachment_path(prepared.association, report, &address_of(file)), alt: alt.clone() });
            }
        }
    }
    let is_homeless = |chart: &&Chart| !in_text.contains(chart.id.as_str()) && !after_tables.iter().any(|(known, _)| known.id == chart.id);
    let homeless = charts.iter().filter(is_homeless).filter(|chart| !is_leading(chart));
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
pub(super) fn contents(blocks: &[Block]) -> Vec<ContentsEntry> {
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
