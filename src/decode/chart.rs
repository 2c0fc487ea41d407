//! `[diagram.<id>]`: what people say of a chart.

use super::meaning::period;
use super::reader::Fields;
use super::table::double_id;
use crate::diag::{Findings, Located};
use crate::model::{ChartMark, ChartWords};

/// Reads the words for charts in one file. Whether there are such charts is known only when the charts are made.
pub(super) fn chart_words(file: &mut Fields, words: &mut Vec<ChartWords>, findings: &mut Findings) {
    let Some(given) = file.take("diagram").and_then(|node| node.fields(findings)) else { return };
    for entry in given.all() {
        let Some(mut fields) = entry.node.fields(findings) else { continue };
        let read = ChartWords {
            id: Located { value: entry.key.to_owned(), span: entry.key_span },
            title: fields.plain("titel", findings),
            subtitle: fields.plain("undertitel", findings),
            note: fields.plain("anmarkning", findings),
            marks: fields.tables("markering", findings).into_iter().filter_map(|fields| mark(fields, findings)).collect(),
        };
        fields.finish(findings);
        match words.iter().find(|known| known.id.value == read.id.value) {
            Some(first) => findings.push(double_id(entry.key, entry.key_span, first.id.span)),
            None => words.push(read),
        }
    }
}

fn mark(mut fields: Fields, findings: &mut Findings) -> Option<ChartMark> {
    fields.require("period");
    let period = period(&mut fields, findings);
    let text = fields.required("text", findings);
    fields.finish(findings);
    Some(ChartMark { period: period?, text: text?.value })
}
