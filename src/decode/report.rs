//! `rapport.toml` and the other TOML files of a report.

use super::chart::chart_words;
use super::check::declared_check;
use super::context::Cx;
use super::reader::{Entry, Fields};
use super::row::Surroundings;
use super::scale::read_scales;
use super::shared_goal::shared_goal;
use super::table::{double_id, table};
use crate::diag::{Code, Finding, Span};
use crate::keys;
use crate::model::{
    AbsentParts, Attachment, AttachmentPlace, Auditor, Correction, Event, Highlight, Kind, KnownError, Meaning, Names, Original,
    OriginalPlace, PARTS, Period, Replaced, Report, ReportKind, Signer, SmallFigures, Status, Table, TextKind, UnboundNumbers, Unit,
    suggestion, version_of,
};
use crate::source::ReportFiles;
use std::collections::BTreeMap;

/// Reads a report from the parsed files of its folder; `about` is the one of `rapport.toml`.
pub(super) fn report<'a>(files: &ReportFiles, mut about: Fields<'a>, mut others: Vec<Fields<'a>>) -> Report {
    let cx = about.cx;
    let mut report = described(&mut about, files);
    let (mut tables, mut checks, mut goals) = (Vec::new(), Vec::new(), Vec::new());
    for fields in std::iter::once(&mut about).chain(&mut others) {
        read_scales(fields.get(keys::Figures::SCALES).unwrap_or_default(), &mut report.scales);
        report.known_errors.extend(fields.list(keys::Figures::KNOWN_ERRORS).into_iter().filter_map(known_error));
        report.small_figures.extend(fields.list(keys::Figures::SMALL).into_iter().filter_map(small));
        report.unbound.extend(fields.list(keys::Figures::UNBOUND).into_iter().filter_map(unbound));
        checks.extend(fields.list(keys::Figures::CHECKS));
        goals.extend(fields.list(keys::Figures::SHARED_GOALS));
        tables.extend(fields.get(keys::Figures::TABLES).unwrap_or_default());
        chart_words(fields.get(keys::Figures::CHARTS).unwrap_or_default(), &mut report.chart_words);
    }
    about.finish();
    others.into_iter().for_each(Fields::finish);
    report.tables = read_tables(tables, &Surroundings { unit: report.unit, scales: &report.scales });
    check_known_errors(&report, cx);
    check_plan(&report, cx);
    report.shared_goals = goals.into_iter().filter_map(|fields| shared_goal(fields, &report)).collect();
    report.checks = checks.into_iter().filter_map(|fields| declared_check(fields, &report)).collect();
    report
}

/// What `rapport.toml` alone says. What any file of the report may say is left empty.
fn described(about: &mut Fields, files: &ReportFiles) -> Report {
    let kind = about.get(keys::Report::TYPE);
    Report {
        id: files.period.as_str().into(),
        span: about.span,
        title: about.plain(keys::Report::TITLE).unwrap_or_default(),
        // One that cannot be has been reported; of this kind nothing more is asked.
        kind: kind.unwrap_or(ReportKind::Interim),
        period: period(about, &files.period, kind),
        unit: about.get(keys::Report::UNIT).unwrap_or(Unit::Kronor),
        status_span: about.take(keys::Report::STATUS).map_or(about.span, |status| status.span),
        status: about.get(keys::Report::STATUS).unwrap_or(Status::Draft),
        registry_number: about.plain(keys::Report::REGISTRY_NUMBER),
        text: about.get(keys::Report::TEXT).unwrap_or(TextKind::Reworded),
        originals: originals(about),
        events: about.list(keys::Report::EVENTS).into_iter().filter_map(event).collect(),
        highlights: about.list(keys::Report::HIGHLIGHTS).into_iter().filter_map(highlight).collect(),
        replaced: replaced(about, &files.period),
        corrections: about.list(keys::Report::CORRECTIONS).into_iter().filter_map(correction).collect(),
        signers: about.list(keys::Report::SIGNERS).into_iter().filter_map(signer).collect(),
        auditors: about.list(keys::Report::AUDITORS).into_iter().filter_map(auditor).collect(),
        attachments: about.list(keys::Report::ATTACHMENTS).into_iter().filter_map(|fields| attachment(fields, files)).collect(),
        promised_attachments: about.get(keys::Report::PROMISED),
        absent_parts: about.list(keys::Report::ABSENT).into_iter().filter_map(absent_parts).collect(),
        scales: BTreeMap::new(),
        known_errors: Vec::new(),
        small_figures: Vec::new(),
        unbound: Vec::new(),
        checks: Vec::new(),
        shared_goals: Vec::new(),
        tables: Vec::new(),
        table_names: Names::default(),
        chart_words: Vec::new(),
        narrative: files.narrative.clone(),
        easy: files.easy,
        files: files.attachments.clone(),
    }
}

/// The tables of all files of the report, whose ids must differ.
fn read_tables(given: Vec<Entry>, surroundings: &Surroundings) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for entry in given {
        match seen.get(entry.key) {
            Some(first) => entry.node.cx.push(double_id(entry.key, entry.key_span, *first)),
            None => {
                seen.insert(entry.key, entry.key_span);
                tables.extend(table(entry, surroundings));
            }
        }
    }
    tables
}

/// The period of the report, which must be that of its folder.
fn period(about: &mut Fields, folder: &str, kind: Option<ReportKind>) -> Period {
    let first = about.get(keys::Report::FIRST);
    let last = about.get(keys::Report::LAST);
    let named = named_period(folder, kind, about);
    let given = match (&first, &last) {
        (Some(first), Some(last)) => Some((Period::Span { first: first.value, last: last.value }, last.span)),
        _ => None,
    };
    if let (Some((given, span)), Some(named)) = (given, named)
        && given != named
    {
        about.cx.push(
            Finding::new(Code::BadPeriod, span, format!("datumen gäller inte den period som mappen heter: ”{folder}”"))
                .help("Rätta fran och till, eller döp om mappen. Är rapporten en kopia av förra årets: ändra åren i kolumnerna också."),
        );
    }
    // 2000 stands in where nothing can be read; the error above stops the build.
    named.or(given.map(|(period, _)| period)).or_else(|| Period::parse("2000")).unwrap_or(Period::Day(jiff::civil::Date::ZERO))
}

/// The period that a folder is named after. The name of a report beside the account of its period ends with its kind.
fn named_period(folder: &str, kind: Option<ReportKind>, about: &Fields) -> Option<Period> {
    let folder = version_of(folder).unwrap_or(folder);
    let complain = |message: String, help: String| about.cx.push(Finding::new(Code::BadPeriod, about.span, message).help(help));
    let with_kind = |named: ReportKind| Some((folder.strip_suffix(named.id())?.strip_suffix('-').and_then(Period::parse)?, named));
    let ends_with = ReportKind::ALL.iter().filter(|(_, kind)| !kind.is_account()).find_map(|(_, kind)| with_kind(*kind));
    if let Some((period, named)) = ends_with {
        if let Some(kind) = kind.filter(|kind| *kind != named) {
            let message = format!("mappen ”{folder}” slutar på ett annat slag än rapportens, som är ”{}”", kind.id());
            complain(message, "Rätta slag, eller döp om mappen.".to_owned());
        }
        return Some(period);
    }
    let named = Period::parse(folder);
    if named.is_none() {
        let beside = match kind.filter(|kind| !kind.is_account()) {
            Some(kind) => format!(" Finns det en årsredovisning för samma tid lägger du till slaget: 2024-{}.", kind.id()),
            None => String::new(),
        };
        complain(
            format!("mappen ”{folder}” heter inte som en period"),
            format!("Döp mappen efter rapportens period, till exempel 2024, 2020-h1 eller 2021-t2.{beside}"),
        );
    }
    named
}

/// What an old version says of itself, by which its folder is told from that of the report that holds.
fn replaced(about: &mut Fields, folder: &str) -> Option<Replaced> {
    let fields = about.get(keys::Report::REPLACED);
    let (by, span) = (version_of(folder), about.span);
    let complain = |message: String, help: &str| about.cx.push(Finding::new(Code::BadPeriod, span, message).help(help));
    let Some(mut fields) = fields else {
        if by.is_some() {
            let message = format!("mappen ”{folder}” heter som en gammal version, men inget säger när den slutade gälla");
            complain(message, "Lägg till ersatt = { datum = …, skal = \"…\" }.");
        }
        return None;
    };
    let Some(by) = by else {
        let message = format!("rapporten i mappen ”{folder}” är ersatt, men mappen heter inte som en gammal version");
        complain(message, "Döp om mappen, till exempel till 2024-version-1. Rapporten som gäller ligger kvar i mappen 2024.");
        return None;
    };
    let (span, date, reason) = (fields.span, fields.get(keys::Replaced::DATE), fields.get(keys::Replaced::REASON));
    fields.finish();
    Some(Replaced { span, date: date?.value, reason: reason?.value, by: by.into() })
}

/// Tells of an old version whose report does not exist.
pub(super) fn without_follower(old: &Report, reports: &[Report]) -> Option<Finding> {
    let replaced = old.replaced.as_ref()?;
    (!reports.iter().any(|report| report.id == replaced.by)).then(|| {
        let message = format!("rapporten som har ersatt versionen ska ligga i mappen ”{}”, men finns inte", replaced.by);
        Finding::new(Code::MissingFile, replaced.span, message).help("Lägg dit rapporten som gäller, eller döp om mappen.")
    })
}

/// The signed documents. If there are several, each has a name.
fn originals(about: &mut Fields) -> Vec<Original> {
    let Some(given) = about.get(keys::Report::ORIGINAL) else { return Vec::new() };
    let several = given.len() > 1;
    given.into_iter().filter_map(|fields| original(fields, several)).collect()
}

fn original(mut fields: Fields, one_of_several: bool) -> Option<Original> {
    let (span, cx) = (fields.span, fields.cx);
    let name = fields.plain(keys::Original::NAME);
    if one_of_several && name.is_none() {
        cx.push(
            Finding::new(Code::MissingKey, span, "av flera original ska vart och ett ha ett namn")
                .help(format!("Lägg till {} = \"…\".", keys::Original::NAME)),
        );
    }
    let address = fields.get(keys::Original::ADDRESS).map(|address| address.value);
    let sha256 = fields.get(keys::Original::SHA256).map(|sum| sum.value);
    let missing = fields.plain(keys::Original::MISSING);
    fields.finish();
    Some(Original { name, place: one_of(address.map(|address| OriginalPlace { address, sha256 }), missing)? })
}

fn event(mut fields: Fields) -> Option<Event> {
    let kind = fields.get(keys::Event::TYPE);
    let date = fields.get(keys::Event::DATE);
    let member = fields.get(keys::Event::MEMBER);
    if let Some(member) = &member {
        fields.cx.check_member(member);
    }
    let remark = fields.plain(keys::Event::REMARK);
    fields.finish();
    let date = date?;
    Some(Event { kind: kind?, span: date.span, date: date.value, member: member.map(|m| m.value), remark })
}

fn highlight(mut fields: Fields) -> Option<Highlight> {
    let text = fields.get(keys::Highlight::TEXT);
    let section = fields.get(keys::Highlight::SECTION);
    fields.finish();
    Some(Highlight { text: text?.value, section: section? })
}

fn correction(mut fields: Fields) -> Option<Correction> {
    let date = fields.get(keys::Correction::DATE);
    let text = fields.get(keys::Correction::TEXT);
    let kind = fields.get(keys::Correction::TYPE).unwrap_or_default();
    let place = fields.get(keys::Correction::PLACE);
    let [from, to, reason] = [keys::Correction::FROM, keys::Correction::TO, keys::Correction::REASON].map(|key| fields.plain(key));
    fields.finish();
    Some(Correction { date: date?.value, text: text?.value, kind, place, from, to, reason })
}

fn signer(mut fields: Fields) -> Option<Signer> {
    let name = one_of(fields.plain(keys::Signer::NAME), fields.plain(keys::Signer::LEFT_OUT));
    let role = fields.get(keys::Signer::ROLE);
    fields.finish();
    Some(Signer { name: name?, role: role?.value })
}

/// What is told, or why it is not. None where the content says both or neither, which is told of elsewhere.
fn one_of<T>(told: Option<T>, why_not: Option<String>) -> Option<Result<T, String>> {
    match (told, why_not) {
        (Some(told), None) => Some(Ok(told)),
        (None, Some(reason)) => Some(Err(reason)),
        _ => None,
    }
}

fn auditor(mut fields: Fields) -> Option<Auditor> {
    let name = one_of(fields.plain(keys::Auditor::NAME), fields.plain(keys::Auditor::LEFT_OUT));
    let role = fields.get(keys::Auditor::ROLE);
    let appointed_by = fields.list(keys::Auditor::APPOINTED_BY);
    for member in &appointed_by {
        fields.cx.check_member(member);
    }
    fields.finish();
    Some(Auditor { name: name?, role: role?.value, appointed_by: appointed_by.into_iter().map(|m| m.value).collect() })
}

fn attachment(mut fields: Fields, files: &ReportFiles) -> Option<Attachment> {
    let name = fields.get(keys::Attachment::NAME);
    let file = fields.get(keys::Attachment::FILE);
    let missing = fields.plain(keys::Attachment::MISSING);
    if let Some(file) = &file
        && !files.attachments.iter().any(|known| known.name == file.value)
    {
        fields.cx.push(
            Finding::new(Code::MissingFile, file.span, format!("filen ”{}” finns inte i mappen bilagor", file.value))
                .help(suggestion(&file.value, files.attachments.iter().map(|known| known.name.as_str()))),
        );
    }
    let sha256 = fields.get(keys::Attachment::SHA256);
    let registered = fields.get(keys::Attachment::REGISTERED);
    if let Some(number) = registered.as_ref().filter(|_| sha256.is_none()) {
        fields.cx.push(
            Finding::new(Code::MissingKey, number.span, "en handling som bara finns hos förbundet ska ha en kontrollsumma")
                .help(format!("Lägg till {} = \"…\", så att den som får ut handlingen kan se att det är den.", keys::Attachment::SHA256)),
        );
    }
    let place = match (file, missing, registered) {
        (Some(file), None, None) => Some(AttachmentPlace::File(file.value)),
        (None, Some(reason), None) => Some(AttachmentPlace::Missing(reason)),
        (None, None, Some(number)) => Some(AttachmentPlace::Registered(number.value)),
        _ => None,
    };
    let accessible = fields.get(keys::Attachment::ACCESSIBLE);
    let other_version = fields.plain(keys::Attachment::OTHER_VERSION);
    fields.finish();
    Some(Attachment { name: name?.value, place: place?, sha256, accessible, other_version })
}

fn known_error(mut fields: Fields) -> Option<KnownError> {
    let span = fields.span;
    let rule = fields.get(keys::KnownError::RULE);
    let places = fields.get(keys::KnownError::PLACES).unwrap_or_default();
    let explanation = fields.get(keys::KnownError::EXPLANATION);
    fields.finish();
    Some(KnownError { span, rule: rule?, places, explanation: explanation?.value })
}

fn absent_parts(mut fields: Fields) -> Option<AbsentParts> {
    let cx = fields.cx;
    let parts = fields.get(keys::Absent::PART);
    let reason = fields.get(keys::Absent::REASON);
    fields.finish();
    let (mut parts, reason) = (parts?, reason?.value);
    parts.retain(|part| {
        let known = PARTS.iter().any(|(id, _)| *id == part.value);
        if !known {
            cx.push(
                Finding::new(Code::UnknownValue, part.span, format!("det finns ingen del ”{}”", part.value))
                    .help(suggestion(&part.value, PARTS.iter().map(|(id, _)| *id))),
            );
        }
        known
    });
    (!parts.is_empty()).then_some(AbsentParts { parts, reason })
}

fn small(mut fields: Fields) -> Option<SmallFigures> {
    let span = fields.span;
    let place = fields.get(keys::Small::PLACE);
    let reason = fields.get(keys::Small::REASON);
    let spread = fields.get(keys::Small::SPREAD).unwrap_or_default();
    let beside = fields.get(keys::Small::BESIDE).map(|texts| texts.into_iter().map(|text| text.value).collect());
    fields.finish();
    Some(SmallFigures { span, place: place?, reason: reason?.value, spread, beside })
}

fn unbound(mut fields: Fields) -> Option<UnboundNumbers> {
    let texts = fields.get(keys::Unbound::TEXTS);
    let reason = fields.get(keys::Unbound::REASON);
    fields.finish();
    Some(UnboundNumbers { texts: texts?, reason: reason?.value })
}

/// A plan has no outcome of the time that it is for. Told once for each table.
fn check_plan(report: &Report, cx: &Cx) {
    if report.kind != ReportKind::Plan {
        return;
    }
    let is_outcome = |meaning: &Meaning| {
        let period = meaning.period.unwrap_or(report.period);
        meaning.role.is_some() && matches!(meaning.kind, None | Some(Kind::Outcome)) && period.last_day() >= report.period.first_day()
    };
    for table in &report.tables {
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        if let Some(cell) = cells.find(|cell| cell.figures().any(|(_, _, meaning)| is_outcome(meaning))) {
            cx.push(
                Finding::new(Code::OutcomeInPlan, cell.span, "en verksamhetsplan kan inte ha ett utfall för tiden som den gäller")
                    .help("Lägg till slag = \"budget\" på tabellen eller kolumnen, eller slag = \"mal\" om siffran är ett mål."),
            );
        }
    }
}

fn check_known_errors(report: &Report, cx: &Cx) {
    for decision in &report.small_figures {
        if !decision.place.value.contains('.') {
            if let Err(error) = report.find_table(&decision.place.value) {
                cx.push(Finding::new(Code::UnknownTable, decision.place.span, error.message).help(error.help));
            }
        } else if let Err(error) = report.locate(&decision.place.value) {
            cx.push(Finding::new(Code::UnknownCell, decision.place.span, error.message).help(error.help));
        }
    }
    for known in &report.known_errors {
        // A place without a dot is no cell, but a name that the rule gives.
        for place in known.places.iter().filter(|place| place.value.contains('.')) {
            if let Err(error) = report.locate(&place.value) {
                cx.push(Finding::new(Code::UnknownCell, place.span, error.message).help(error.help));
            }
        }
    }
}
