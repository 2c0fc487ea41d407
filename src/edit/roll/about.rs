//! What `rapport.toml` says of a new report, and the blocks that hold only for the last.

use super::scan::{blocks, commented, lines};
use super::shift::Shift;
use crate::edit::edits::{Edits, quoted};
use crate::keys;
use crate::model::{Content, Period, Report, ReportKind, Status, TextKind};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What told of last year's report alone.
const GONE: [&str; 10] = [
    keys::Figures::KNOWN_ERRORS.info.name,
    keys::Figures::SMALL.info.name,
    keys::Figures::UNBOUND.info.name,
    keys::Report::ORIGINAL.info.name,
    keys::Report::EVENTS.info.name,
    keys::Report::HIGHLIGHTS.info.name,
    keys::Report::CORRECTIONS.info.name,
    keys::Report::ATTACHMENTS.info.name,
    keys::Report::REPLACED.info.name,
    keys::Report::REGISTRY_NUMBER.info.name,
];
/// What may hold this year too, once somebody has looked.
const PERHAPS: [&str; 5] = [
    keys::Figures::CHECKS.info.name,
    keys::Figures::SHARED_GOALS.info.name,
    keys::Report::SIGNERS.info.name,
    keys::Report::AUDITORS.info.name,
    keys::Figures::CHARTS.info.name,
];

/// Takes away the blocks and lines of last year's report, or makes comments of them.
pub(super) fn blocks_of_last_year(text: &str, document: &DeTable, last: &Report, shift: &Shift, edits: &mut Edits) {
    let is_invented = last.text == TextKind::Invented;
    let lacks_none = kind(shift.new_period()).0 != ReportKind::Annual;
    let headings: Vec<(&str, usize)> = document.iter().flat_map(|(key, value)| headings(key, value, text)).collect();
    let places: Vec<usize> = headings.iter().map(|(_, at)| *at).collect();
    let mut told = false;
    for block in blocks(text, &places) {
        let name = headings.iter().find(|(_, at)| block.contains(at)).map(|(name, _)| *name).unwrap_or_default();
        let is_gone =
            GONE.contains(&name) || is_invented && PERHAPS.contains(&name) || lacks_none && name == keys::Report::ABSENT.info.name;
        if is_gone {
            edits.replace(block, "");
        } else if PERHAPS.contains(&name) {
            let lead = if told {
                String::new()
            } else {
                format!("# Så stod det {}. Ta bort # framför det som gäller nu också.\n\n", shift.last_year())
            };
            told = true;
            edits.replace(block.clone(), lead + &commented(text[block].trim_end()) + "\n");
        }
    }
    // That a part is missing is likely to hold, but why is for somebody to say.
    let absent = document.get(keys::Report::ABSENT.info.name).map(Spanned::get_ref).filter(|_| !lacks_none);
    for absent in absent.and_then(DeValue::as_array).into_iter().flatten().filter_map(|absent| absent.get_ref().as_table()) {
        if let Some((key, reason)) = absent.iter().find(|(key, _)| key.get_ref() == keys::Absent::REASON.info.name) {
            let line = lines(text, &(key.span().start..key.span().start)).start;
            edits.replace(line..line, format!("# {}: {}\n", shift.last_year(), text[reason.span()].replace('\n', " ")));
            edits.replace(reason.span(), quoted(Content::TO_FILL));
        }
    }
    for (key, value) in document {
        let name = &**key.get_ref();
        let whole = lines(text, &(key.span().start..value.span().end));
        let is_line = !text[whole.clone()].trim_start().starts_with('[');
        if is_line && name != keys::Report::ORIGINAL.info.name && (GONE.contains(&name) || name == keys::Report::PROMISED.info.name) {
            edits.replace(whole, "");
        }
    }
}

/// Where the headings of a key stand: `[[handelse]]`, or `[tabell.not-2]` of `tabell`.
fn headings<'t>(key: &'t Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue>, text: &str) -> Vec<(&'t str, usize)> {
    let is_heading = |at: &usize| text[lines(text, &(*at..*at)).start..].starts_with('[');
    let inner: Vec<usize> = match value.get_ref() {
        DeValue::Table(table) => table.keys().map(|key| key.span().start).collect(),
        DeValue::Array(items) => items.iter().map(|item| item.span().start).collect(),
        _ => Vec::new(),
    };
    let all = std::iter::once(key.span().start).chain(inner);
    all.filter(is_heading).map(|at| (&**key.get_ref(), at)).collect()
}

/// The title, the dates and the status of the new report.
pub(super) fn described(text: &str, document: &DeTable, last: &Report, period: Period, shift: &Shift, edits: &mut Edits) {
    let original = format!("{{ {} = {} }}", keys::Original::MISSING, quoted(Content::TO_FILL));
    let mut put = |name: &str, value: String| {
        if let Some(known) = document.get(name) {
            edits.replace(known.span(), value);
        }
    };
    let (old, new) = (kind(last.period), kind(period));
    let title = if old == new { shift.near_years(&last.title) } else { format!("{} {}", new.1, period.label()) };
    put(keys::Report::TITLE.info.name, quoted(&title));
    put(keys::Report::TYPE.info.name, quoted(new.0.id()));
    put(keys::Report::FIRST.info.name, period.first_day().to_string());
    put(keys::Report::LAST.info.name, period.last_day().to_string());
    put(keys::Report::STATUS.info.name, quoted(Status::Draft.id()));
    if last.text == TextKind::Invented {
        put(keys::Report::TEXT.info.name, quoted(TextKind::Verbatim.id()));
    }
    let key = document.iter().find(|(key, _)| key.get_ref() == keys::Report::ORIGINAL.info.name);
    let line = key.map(|(key, value)| (lines(text, &(key.span().start..key.span().end)).start, value.span()));
    match line {
        Some((start, value)) if !text[start..].starts_with('[') => edits.replace(value, original),
        // It had headings of its own, which are gone.
        _ => {
            let status = document.get(keys::Report::STATUS.info.name).map_or(0..0, Spanned::span);
            let end: Range<usize> = lines(text, &status);
            edits.replace(end.end..end.end, format!("{} = {original}\n", keys::Report::ORIGINAL));
        }
    }
}

/// The kind of account of a period, and what it is called.
fn kind(period: Period) -> (ReportKind, &'static str) {
    if period.is_whole_year() { (ReportKind::Annual, "Årsredovisning") } else { (ReportKind::Interim, "Delårsrapport") }
}
