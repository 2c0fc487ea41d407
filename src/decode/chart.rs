//! `[diagram.<id>]`: what people say of a chart.

use super::reader::{Entry, Fields};
use super::table::double_id;
use crate::diag::{Located, Span};
use crate::keys;
use crate::model::{ChartMark, ChartWords};
use std::collections::BTreeMap;

/// Reads the words for charts in one file. Whether there are such charts is known only when the charts are made.
pub(super) fn chart_words(given: Vec<Entry>, words: &mut Vec<ChartWords>) {
    let mut seen: BTreeMap<String, Span> = words.iter().map(|known| (known.id.value.clone(), known.id.span)).collect();
    for entry in given {
        let Some(mut fields) = entry.node.fields::<keys::Chart>() else { continue };
        let read = ChartWords {
            id: Located { value: entry.key.to_owned(), span: entry.key_span },
            title: fields.plain(keys::Chart::TITLE),
            subtitle: fields.plain(keys::Chart::SUBTITLE),
            summary: fields.plain(keys::Chart::SUMMARY),
            silent: fields.get(keys::Chart::SILENT).unwrap_or_default(),
            note: fields.plain(keys::Chart::NOTE),
            marks: fields.list(keys::Chart::MARKS).into_iter().filter_map(mark).collect(),
        };
        fields.finish();
        match seen.get(entry.key) {
            Some(first) => entry.node.cx.push(double_id(entry.key, entry.key_span, *first)),
            None => {
                seen.insert(read.id.value.clone(), read.id.span);
                words.push(read);
            }
        }
    }
}

fn mark(mut fields: Fields) -> Option<ChartMark> {
    let period = fields.get(keys::ChartMark::PERIOD);
    let text = fields.get(keys::ChartMark::TEXT);
    fields.finish();
    Some(ChartMark { period: period?, text: text?.value })
}
