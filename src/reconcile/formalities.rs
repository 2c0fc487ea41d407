//! What a report must have and say beside its figures: parts, dates, laws, attachments (`delar`, `datum`, `status`,
//! `upphavd-lag`, `bilagor`).

use super::comparison::Comparison;
use crate::diag::{Finding, Rule, Severity, Span, Way};
use crate::model::{Association, Content, Event, EventKind, PARTS, Report, ReportKind, Status};
use crate::narrative::without_comments;
use crate::source::Sources;
use crate::swedish;
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Laws that reports have cited after they were repealed: number, last day, what came instead.
const REPEALED: [(&str, Date, &str); 7] = [
    ("1997:614", date(2018, 12, 31), "lagen (2018:597) om kommunal bokföring och redovisning"),
    ("1991:900", date(2017, 12, 31), "kommunallagen (2017:725)"),
    ("2007:1091", date(2016, 12, 31), "lagen (2016:1145) om offentlig upphandling"),
    ("1998:204", date(2018, 5, 24), "EU:s dataskyddsförordning och lagen (2018:218)"),
    ("1986:223", date(2018, 6, 30), "förvaltningslagen (2017:900)"),
    ("1980:100", date(2009, 6, 29), "offentlighets- och sekretesslagen (2009:400)"),
    ("2001:453", date(2025, 6, 30), "socialtjänstlagen (2025:400)"),
];

/// Checks the formalities of a report.
pub(super) fn check(association: &Association, report: &Report, sources: &Sources, out: &mut Vec<Comparison>) {
    let push = |out: &mut Vec<Comparison>, rule, name: String, finding| {
        out.push(Comparison::of_report(rule, &association.id, report, name, finding));
    };
    if report.kind == ReportKind::Annual {
        for (id, name) in PARTS {
            push(out, Rule::Parts, id.to_owned(), part(report, sources, id, name));
        }
    }
    for (name, finding) in dates(report) {
        push(out, Rule::Dates, name, finding);
    }
    push(out, Rule::Stage, STAGE.to_owned(), stage(report));
    for (law, span) in laws(report, sources) {
        let finding = repealed(report, &law, span);
        push(out, Rule::RepealedLaw, law, finding);
    }
    if let Some(promised) = &report.promised_attachments {
        let listed = report.attachments.len();
        let finding = (usize::try_from(promised.value) != Ok(listed)).then(|| {
            let message = format!("rapporten säger att den har {}, men räknar upp {listed}", attachments(promised.value));
            Finding::new(Rule::Attachments, promised.span, message)
                .label("Antal bilagor")
                .help(Rule::Attachments.explain_help(&Way::plain("antal-bilagor")))
        });
        push(out, Rule::Attachments, "antal-bilagor".to_owned(), finding);
    }
}

fn attachments(number: i64) -> String {
    usize::try_from(number).map_or_else(|_| number.to_string(), |number| swedish::counted(number, "en bilaga", "bilagor"))
}

fn part(report: &Report, sources: &Sources, id: &str, name: &str) -> Option<Finding> {
    let exists = match id {
        "forvaltningsberattelse" => !report.narrative.is_empty(),
        // A note may be a table or a section.
        "noter" => {
            report.tables.iter().any(|table| table.id.starts_with("not-"))
                || report.narrative.iter().any(|file| sources.text(*file).contains("{#not-"))
        }
        _ => report.table(id).is_some(),
    };
    let absent = report.absent_parts.iter().find_map(|absent| Some((absent, absent.parts.iter().find(|part| part.value == id)?)));
    match (exists, absent) {
        (false, None) => Some(
            Finding::new(Rule::Parts, report.span, format!("{} saknas", name.to_lowercase()))
                .label(name)
                .help(format!("Lägg till delen, eller skriv [[saknas]] i rapport.toml med del = \"{id}\" och skal = \"…\".")),
        ),
        (true, Some((absent, part))) => Some(
            Finding::new(Rule::Parts, part.span, format!("{} saknas inte", name.to_lowercase()))
                .label(name)
                .help(if absent.parts.len() > 1 { "Ta bort delen ur [[saknas]]." } else { "Ta bort [[saknas]]." }),
        ),
        _ => None,
    }
}

/// Each event against the end of the period and the events that come before it.
fn dates(report: &Report) -> Vec<(String, Option<Finding>)> {
    let end = report.period.last_day();
    let limit = limit(report);
    let latest = |kind: EventKind| report.events.iter().filter(|event| event.kind == kind).map(|event| event.date).max();
    let mut out = Vec::new();
    for event in &report.events {
        let name = format!("handelse-{}", event.kind.id());
        let finding = |severity, message: String| {
            Finding::new(Rule::Dates, event.span, message)
                .severity(severity)
                .label(event.kind.swedish())
                .help(Rule::Dates.explain_help(&Way::plain(&name)))
        };
        let what = event.kind.swedish().to_lowercase();
        let day = swedish::date(event.date);
        let before = EventKind::ALL.iter().map(|(_, kind)| *kind).filter(|kind| *kind < event.kind);
        let later = before.filter_map(|kind| Some((kind, latest(kind)?))).find(|(_, date)| *date > event.date);
        let is_plan = report.kind == ReportKind::Plan;
        let found = if event.date <= end && !is_plan {
            Some(finding(Severity::Error, format!("rapporten är {what} den {day}, innan perioden är slut")))
        } else if let Some((kind, date)) = later {
            Some(finding(
                Severity::Error,
                format!("rapporten är {what} den {day} men {} först den {}", kind.swedish().to_lowercase(), swedish::date(date)),
            ))
        } else if is_late(report, event, limit) {
            let late = if is_plan { "efter den 30 november året före" } else { "mer än tre månader efter årets slut" };
            Some(finding(Severity::Warning, format!("rapporten är {what} den {day}, {late}")))
        } else {
            None
        };
        out.push((name, found));
    }
    out
}

/// The name by which a known error is found that is about the status.
const STAGE: &str = "status";

/// The status against the events, and what everybody may see against what it must have.
fn stage(report: &Report) -> Option<Finding> {
    let status = report.status;
    let finding = |message: String, help: &str| Finding::new(Rule::Stage, report.status_span, message).label("Status").help(help);
    let has = |kind: EventKind| report.first(kind).is_some();
    if let Some(event) = status.event() {
        if !has(event) {
            let help = format!("Lägg till [[handelse]] med slag = \"{}\" och datum, eller rätta status.", event.id());
            return Some(finding(format!("status är ”{}”, men ingen händelse säger när det skedde", status.id()), &help));
        }
        let ahead = report.events.iter().find(|other| other.kind > event && status != Status::Audited);
        if let Some(ahead) = ahead {
            let message =
                format!("status är ”{}”, men en händelse säger att rapporten är {}", status.id(), ahead.kind.swedish().to_lowercase());
            return Some(finding(message, "Rätta status, eller ta bort händelsen.").also(ahead.span, ahead.kind.swedish()));
        }
    }
    if !status.is_public() {
        return None;
    }
    let warn = |message: &str, help: &str| Some(finding(message.to_owned(), help).severity(Severity::Warning));
    if report.narrative.is_empty() && report.tables.is_empty() {
        return warn("rapporten syns på webbplatsen, men har varken text eller tabeller", "Skriv in den, eller sätt status = \"utkast\".");
    }
    if report.kind != ReportKind::Annual {
        return None;
    }
    if report.issued().is_none() {
        let help = "Lägg till [[handelse]] med slag = \"beslutad\" eller \"undertecknad\" och datum.";
        return warn("årsredovisningen syns på webbplatsen, men säger inte när den beslutades eller undertecknades", help);
    }
    // Of what has long been published it may be unknown.
    if (Status::Signed..Status::Published).contains(&status) && report.signers.is_empty() {
        return warn(
            "årsredovisningen är undertecknad, men säger inte av vilka",
            "Lägg till [[undertecknare]] för var och en. Får ett namn inte visas: skriv utelamnad = \"…\" i stället för namn.",
        );
    }
    None
}

/// The last day for the board, by lag (2003:1210): an account is handed over within three months (24 §), and a plan with its budget is
/// decided by 30 November of the year before (23 §).
fn limit(report: &Report) -> Date {
    let end = report.period.last_day();
    match report.kind {
        ReportKind::Plan => Date::new(report.period.first_day().year() - 1, 11, 30).unwrap_or(end),
        _ => end.checked_add(3.months()).unwrap_or(end),
    }
}

fn is_late(report: &Report, event: &Event, limit: Date) -> bool {
    let by_the_board = match report.kind {
        ReportKind::Annual => matches!(event.kind, EventKind::Decided | EventKind::Signed),
        ReportKind::Plan => event.kind == EventKind::Decided,
        ReportKind::Interim | ReportKind::Activities | ReportKind::Social => false,
    };
    by_the_board && event.date > limit
}

fn repealed(report: &Report, law: &str, span: Span) -> Option<Finding> {
    let (_, last_day, instead) = REPEALED.iter().find(|(number, _, _)| *number == law)?;
    (report.period.last_day() > *last_day).then(|| {
        let message = format!("lagen ({law}) gällde till och med den {}, men rapporten gäller tiden efter det", swedish::date(*last_day));
        Finding::new(Rule::RepealedLaw, span, message)
            .label(format!("Lag ({law})"))
            .help(format!("I stället gäller {instead}. {}", Rule::RepealedLaw.explain_help(&Way::plain(law))))
    })
}

/// The laws that the narrative and the text cells cite by number, each at its first place.
fn laws(report: &Report, sources: &Sources) -> Vec<(String, Span)> {
    let mut found: Vec<(String, Span)> = Vec::new();
    let narrative = report.narrative.iter().map(|file| Span::new(*file, 0..sources.text(*file).len()));
    let cells = report.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let texts = cells.filter(|cell| matches!(cell.content, Content::Text(_))).map(|cell| cell.span);
    for place in narrative.chain(texts) {
        let text = without_comments(sources.text(place.file).get(place.range()).unwrap_or_default());
        for (law, start) in numbers(&text) {
            if !found.iter().any(|(known, _)| known == law) {
                let start = place.start() + start;
                found.push((law.to_owned(), Span::new(place.file, start..start + law.len())));
            }
        }
    }
    found
}

/// Numbers of laws, such as `2003:1210`, with their places.
fn numbers(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.match_indices(':').filter_map(move |(colon, _)| {
        let start = colon.checked_sub(4)?;
        let year = text.get(start..colon)?;
        let length = text[colon + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let is_year = year.bytes().all(|b| b.is_ascii_digit()) && (year.starts_with("19") || year.starts_with("20"));
        let stands_alone = !text[..start].ends_with(|c: char| c.is_ascii_digit());
        (is_year && stands_alone && (1..=4).contains(&length)).then(|| (&text[start..colon + 1 + length], start))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_laws_are_told_from_times_and_other_figures() {
        let found: Vec<&str> = numbers("lag (2003:1210), kl. 10:30, FS 2025/1, 12003:1 och 1997:614.").map(|(law, _)| law).collect();
        assert_eq!(found, ["2003:1210", "1997:614"]);
    }
}
