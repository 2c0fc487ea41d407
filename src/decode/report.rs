//! `rapport.toml` and the other TOML files of a report.

use super::chart::chart_words;
use super::check::declared_check;
use super::meaning::Registry;
use super::reader::{Entry, Fields};
use super::row::Surroundings;
use super::table::{double_id, table};
use crate::diag::{Code, Finding, Findings, Span};
use crate::model::{
    AbsentPart, Attachment, Auditor, Correction, Event, EventKind, KnownError, LevelMeaning, Original, PARTS, Period, Report, ReportKind,
    Scale, ScaleLevel, Signer, SmallFigures, Status, Table, TextKind, Unit, suggestion,
};
use crate::source::ReportFiles;
use std::collections::BTreeMap;

/// Reads a report from the parsed files of its folder; `about` is the one of `rapport.toml`.
pub(super) fn report<'a>(
    files: &ReportFiles,
    mut about: Fields<'a>,
    mut others: Vec<Fields<'a>>,
    registry: &Registry,
    findings: &mut Findings,
) -> Report {
    let mut report = described(&mut about, files, registry, findings);
    let (mut tables, mut checks) = (Vec::new(), Vec::new());
    for fields in std::iter::once(&mut about).chain(&mut others) {
        read_scales(fields, &mut report.scales, findings);
        report.known_errors.extend(fields.tables("originalfel", findings).into_iter().filter_map(|fields| known_error(fields, findings)));
        report.small_figures.extend(fields.tables("smatal", findings).into_iter().filter_map(|fields| small(fields, findings)));
        checks.extend(fields.tables("kontroll", findings));
        if let Some(given) = fields.take("tabell").and_then(|node| node.fields(findings)) {
            tables.extend(given.all());
        }
        chart_words(fields, &mut report.chart_words, findings);
    }
    about.finish(findings);
    others.into_iter().for_each(|fields| fields.finish(findings));
    let registry = Registry { scales: report.scales.keys().cloned().collect(), ..registry.clone() };
    let surroundings = Surroundings { unit: report.unit, registry: &registry, scales: &report.scales };
    report.tables = read_tables(tables, &surroundings, findings);
    check_known_errors(&report, findings);
    report.checks = checks.into_iter().filter_map(|fields| declared_check(fields, &report, findings)).collect();
    report
}

/// What `rapport.toml` alone says. What any file of the report may say is left empty.
fn described(about: &mut Fields, files: &ReportFiles, registry: &Registry, findings: &mut Findings) -> Report {
    Report {
        id: files.period.clone(),
        span: about.span,
        title: about.required("titel", findings).map(|t| t.value).unwrap_or_default(),
        kind: about.required_choice("slag", &ReportKind::ALL, findings).unwrap_or(ReportKind::Annual),
        period: period(about, &files.period, findings),
        unit: about.required_choice("enhet", &Unit::ALL, findings).unwrap_or(Unit::Kronor),
        status: about.required_choice("status", &Status::ALL, findings).unwrap_or(Status::Draft),
        registry_number: about.plain("diarienummer", findings),
        text: about.required_choice("text", &TextKind::ALL, findings).unwrap_or(TextKind::Reworded),
        original: original(about, findings),
        events: about.tables("handelse", findings).into_iter().filter_map(|fields| event(fields, registry, findings)).collect(),
        corrections: about.tables("rattelse", findings).into_iter().filter_map(|fields| correction(fields, findings)).collect(),
        signers: about.tables("undertecknare", findings).into_iter().filter_map(|fields| signer(fields, findings)).collect(),
        auditors: about.tables("revisor", findings).into_iter().filter_map(|fields| auditor(fields, registry, findings)).collect(),
        attachments: about.tables("bilaga", findings).into_iter().filter_map(|fields| attachment(fields, files, findings)).collect(),
        promised_attachments: about.located_integer("antal_bilagor", findings),
        absent_parts: about.tables("saknas", findings).into_iter().filter_map(|fields| absent_part(fields, findings)).collect(),
        scales: BTreeMap::new(),
        known_errors: Vec::new(),
        small_figures: Vec::new(),
        checks: Vec::new(),
        tables: Vec::new(),
        chart_words: Vec::new(),
        narrative: files.narrative.clone(),
        easy: files.easy,
        files: files.attachments.clone(),
    }
}

/// The tables of all files of the report, whose ids must differ.
fn read_tables(given: Vec<Entry>, surroundings: &Surroundings, findings: &mut Findings) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in given {
        match seen.get(entry.key) {
            Some(first) => findings.push(double_id(entry.key, entry.key_span, *first)),
            None => {
                seen.insert(entry.key, entry.key_span);
                tables.extend(table(entry, surroundings, findings));
            }
        }
    }
    tables
}

/// The period of the report, which must be that of its folder.
fn period(about: &mut Fields, folder: &str, findings: &mut Findings) -> Period {
    let first = about.required_date("fran", findings);
    let last = about.required_date("till", findings);
    let named = Period::parse(folder);
    if named.is_none() {
        findings.push(
            Finding::new(Code::BadPeriod, about.span, format!("mappen ”{folder}” heter inte som en period"))
                .help("Döp mappen efter rapportens period, till exempel 2024, 2020-h1 eller 2021-t2."),
        );
    }
    let given = match (&first, &last) {
        (Some(first), Some(last)) => Some((Period::Span { first: first.value, last: last.value }, last.span)),
        _ => None,
    };
    if let (Some((given, span)), Some(named)) = (given, named)
        && given != named
    {
        findings.push(
            Finding::new(Code::BadPeriod, span, format!("datumen gäller inte den period som mappen heter: ”{folder}”"))
                .help("Rätta fran och till, eller döp om mappen."),
        );
    }
    // 2000 stands in where nothing can be read; the error above stops the build.
    named.or(given.map(|(period, _)| period)).or_else(|| Period::parse("2000")).unwrap_or(Period::Day(jiff::civil::Date::ZERO))
}

fn original(about: &mut Fields, findings: &mut Findings) -> Original {
    let none = Original::Missing { reason: String::new() };
    let Some(node) = about.take("original") else {
        about.missing("original");
        return none;
    };
    let Some(mut fields) = node.fields(findings) else { return none };
    let address = fields.plain("adress", findings);
    if let Some(address) = address.as_ref().filter(|address| !address.starts_with("https://") && !address.starts_with("http://")) {
        findings.push(
            Finding::new(Code::BadLink, node.span, format!("”{address}” är ingen webbadress")).help("En webbadress börjar med https://."),
        );
    }
    let sha256 = fields.plain("sha256", findings);
    let missing = fields.plain("saknas", findings);
    let original = match (address, missing) {
        (Some(address), None) => Original::At { address, sha256 },
        (None, Some(reason)) => Original::Missing { reason },
        _ => {
            findings.push(
                Finding::new(Code::MissingKey, node.span, "original ska ha antingen adress eller saknas")
                    .help("Skriv original = { adress = \"https://…\" } eller original = { saknas = \"varför\" }."),
            );
            none
        }
    };
    fields.finish(findings);
    original
}

fn event(mut fields: Fields, registry: &Registry, findings: &mut Findings) -> Option<Event> {
    let kind = fields.required_choice("slag", &EventKind::ALL, findings);
    let date = fields.required_date("datum", findings);
    let member = fields.id("medlem", findings);
    if let Some(member) = &member {
        registry.check_member(member, findings);
    }
    let remark = fields.plain("anmarkning", findings);
    fields.finish(findings);
    let date = date?;
    Some(Event { kind: kind?, span: date.span, date: date.value, member: member.map(|m| m.value), remark })
}

fn correction(mut fields: Fields, findings: &mut Findings) -> Option<Correction> {
    let date = fields.required_date("datum", findings);
    let text = fields.required("text", findings);
    fields.finish(findings);
    Some(Correction { date: date?.value, text: text?.value })
}

fn signer(mut fields: Fields, findings: &mut Findings) -> Option<Signer> {
    let name = fields.required("namn", findings);
    let role = fields.required("roll", findings);
    fields.finish(findings);
    Some(Signer { name: name?.value, role: role?.value })
}

fn auditor(mut fields: Fields, registry: &Registry, findings: &mut Findings) -> Option<Auditor> {
    let name = fields.required("namn", findings);
    let role = fields.required("roll", findings);
    let appointed_by = fields.texts("utsedd_av", findings);
    for member in &appointed_by {
        registry.check_member(member, findings);
    }
    fields.finish(findings);
    Some(Auditor { name: name?.value, role: role?.value, appointed_by: appointed_by.into_iter().map(|m| m.value).collect() })
}

fn attachment(mut fields: Fields, files: &ReportFiles, findings: &mut Findings) -> Option<Attachment> {
    let name = fields.required("namn", findings);
    let file = fields.text("fil", findings);
    let missing = fields.plain("saknas", findings);
    if let Some(file) = &file
        && !files.attachments.iter().any(|known| known.name == file.value)
    {
        findings.push(
            Finding::new(Code::MissingFile, file.span, format!("filen ”{}” finns inte i mappen bilagor", file.value))
                .help(suggestion(&file.value, files.attachments.iter().map(|known| known.name.as_str()))),
        );
    }
    let file = match (file, missing) {
        (Some(file), None) => Some(Ok(file.value)),
        (None, Some(reason)) => Some(Err(reason)),
        _ => {
            fields.missing("fil (eller saknas)");
            None
        }
    };
    fields.finish(findings);
    Some(Attachment { name: name?.value, file: file? })
}

const COLOURS: [(&str, &str); 4] = [("rod", "red"), ("gul", "yellow"), ("gron", "green"), ("gra", "grey")];

fn read_scales(fields: &mut Fields, scales: &mut BTreeMap<String, Scale>, findings: &mut Findings) {
    let Some(given) = fields.take("skala").and_then(|node| node.fields(findings)) else { return };
    for entry in given.all() {
        let Some(mut fields) = entry.node.fields(findings) else { continue };
        let free_text = fields.flag("fritext", findings).unwrap_or(false);
        let mut levels = Vec::new();
        for mut level in fields.tables("nivaer", findings) {
            let name = level.required("namn", findings);
            let other_names = level.texts("andra_namn", findings).into_iter().map(|text| text.value).collect();
            let colour = level.choice("farg", &COLOURS, findings).map(str::to_owned);
            let symbol = level.plain("symbol", findings);
            let meaning = level.choice("betyder", &LevelMeaning::ALL, findings);
            level.finish(findings);
            levels.extend(name.map(|name| ScaleLevel { name: name.value, other_names, colour, symbol, meaning }));
        }
        fields.finish(findings);
        scales.insert(entry.key.to_owned(), Scale { levels, free_text });
    }
}

fn known_error(mut fields: Fields, findings: &mut Findings) -> Option<KnownError> {
    let span = fields.span;
    let rule = fields.required("regel", findings);
    let places = fields.one_or_more("plats", findings);
    let explanation = fields.required("forklaring", findings);
    fields.finish(findings);
    Some(KnownError { span, rule: rule?, places, explanation: explanation?.value })
}

fn absent_part(mut fields: Fields, findings: &mut Findings) -> Option<AbsentPart> {
    let part = fields.required("del", findings);
    let reason = fields.required("skal", findings);
    fields.finish(findings);
    let (part, reason) = (part?, reason?);
    let known = PARTS.iter().any(|(id, _)| *id == part.value);
    if !known {
        findings.push(
            Finding::new(Code::UnknownValue, part.span, format!("det finns ingen del ”{}”", part.value))
                .help(suggestion(&part.value, PARTS.iter().map(|(id, _)| *id))),
        );
    }
    known.then_some(AbsentPart { part, reason: reason.value })
}

fn small(mut fields: Fields, findings: &mut Findings) -> Option<SmallFigures> {
    let span = fields.span;
    let place = fields.required("plats", findings);
    let reason = fields.required("skal", findings);
    fields.finish(findings);
    Some(SmallFigures { span, place: place?, reason: reason?.value })
}

fn check_known_errors(report: &Report, findings: &mut Findings) {
    for decision in &report.small_figures {
        if !decision.place.value.contains('.') {
            if let Err(error) = report.find_table(&decision.place.value) {
                findings.push(Finding::new(Code::UnknownTable, decision.place.span, error.message).help(error.help));
            }
        } else if let Err(error) = report.locate(&decision.place.value) {
            findings.push(Finding::new(Code::UnknownCell, decision.place.span, error.message).help(error.help));
        }
    }
    for known in &report.known_errors {
        // A place without a dot is no cell, but a name that the rule gives.
        for place in known.places.iter().filter(|place| place.value.contains('.')) {
            if let Err(error) = report.locate(&place.value) {
                findings.push(Finding::new(Code::UnknownCell, place.span, error.message).help(error.help));
            }
        }
    }
}
