//! The page of a report.

use crate::chart::Chart;
use crate::facts::Facts;
use crate::model::{Association, Attachment, AttachmentPlace, CellRef, Original, Report, Site};
use crate::narrative::{Block, escape};
use crate::reconcile::{Comparison, Rule};
use crate::site::absent::absent;
use crate::site::address::{address_of, association_path, attachment_path, checks_path, home, report_path, root_of};
use crate::site::chapters::{chapters, contents};
use crate::site::chart::{Home, chart_view};
use crate::site::files;
use crate::site::headlines::{Leading, headlines, highlights};
use crate::site::key_figures::{in_words, key_figures};
use crate::site::prepared::{Prepared, Reports, anchor, title_of};
use crate::site::questions::questions;
use crate::site::stage::stage;
use crate::site::versions;
use crate::site::view::{
    AttachmentView, CorrectionView, Departure, DeparturePlace, EventView, FileView, Link, OriginalView, Page, PageContent, PersonView,
    ReportPage,
};
use crate::swedish;

pub(super) fn page(site: &Site, facts: &Facts, reports: &Reports, prepared: &Prepared, charts: &[Chart]) -> Page {
    let Prepared { association, report, .. } = prepared;
    let path = report_path(association, report);
    let period = report.period.label();
    let in_words = in_words(association, report, facts);
    let title = format!("{} – {}", title_of(report), association.name);
    let description = in_words.iter().filter(|sentence| !sentence.is_kept()).map(|sentence| &**sentence).collect::<Vec<_>>().join(" ");
    let stage = stage(report);
    let description = stage.iter().map(|stage| format!("{}. ", stage.short)).chain([description]).collect();
    let leading = Leading::of(report, charts);
    let own = Reports::from_iter([*prepared]);
    let chart = |chart: &Chart| Box::new(chart_view(site, &own, Home::Report(prepared), chart));
    let content = ReportPage {
        title: report.title.clone(),
        association: Link { href: association_path(association), text: association.name.clone() },
        contact: association.contact.clone(),
        period,
        whole_year: report.period.is_whole_year(),
        registry_number: report.registry_number.clone(),
        files: files(site, association, report),
        draft: !report.status.is_public(),
        stage: stage.map(|stage| stage.note),
        absent: absent(prepared),
        text: report.text,
        demonstration: report.demonstration(),
        originals: report.originals.iter().map(original).collect(),
        checks: checks_path(association, report),
        key_figures: key_figures(prepared, reports, facts, ""),
        questions: questions(prepared, facts, ""),
        contents: contents(&prepared.narrative.blocks),
        chapters: chapters(site, prepared, charts, &leading),
        departures: departures(prepared),
        events: events(site, report),
        corrections: corrections(prepared),
        versions: versions::views(prepared),
        replaced: versions::replaced(association, report),
        signers: report.signers.iter().map(|signer| person(&signer.name, &signer.role, None)).collect(),
        auditors: report
            .auditors
            .iter()
            .map(|auditor| {
                let by: Vec<&str> = auditor.appointed_by.iter().filter_map(|id| Some(site.member(id)?.name.as_str())).collect();
                person(&auditor.name, &auditor.role, (!by.is_empty()).then(|| swedish::join(&by)))
            })
            .collect(),
        attachments: report.attachments.iter().map(|attachment| attachment_view(prepared, attachment)).collect(),
        left_out: prepared.left_out_paths(),
        citation: format!("{}. {}. {}/{path}", association.name, report.title, site.website.address),
        headlines: headlines(association, report, facts, charts, &leading),
        highlights: highlights(report),
        leading: leading.first.map(&chart),
        money: leading.money.map(&chart),
        results: leading.results.map(&chart),
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
        tables: None,
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

/// The whole report as files.
fn files(site: &Site, association: &Association, report: &Report) -> Vec<FileView> {
    let whole = files::whole(association, report).into_iter().filter(|_| !site.without_data);
    whole.map(|file| FileView { href: file.address, format: file.format.id() }).collect()
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

fn corrections(prepared: &Prepared) -> Vec<CorrectionView> {
    let report = prepared.report;
    let mut all: Vec<_> = (1..).zip(&report.corrections).collect();
    all.sort_by_key(|(number, correction)| std::cmp::Reverse((correction.date, *number)));
    let place = |place: &str| match report.locate(place) {
        Ok(cell) => Link { href: anchor(prepared, &cell), text: report.describe(&cell) },
        Err(_) => {
            let table = report.table(place).map(|table| table.caption().to_owned());
            let text = table.or_else(|| prepared.narrative.headings.get(place).cloned()).unwrap_or_else(|| place.to_owned());
            Link { href: format!("#{place}"), text }
        }
    };
    let view = all.into_iter().map(|(number, correction): (usize, _)| CorrectionView {
        id: format!("rattelse_{number}"),
        date: correction.date.into(),
        kind: correction.kind.id(),
        text: swedish::unbroken(&correction.text),
        place: correction.place.as_ref().map(|known| place(&known.value)),
        from: correction.from.clone(),
        to: correction.to.clone(),
        reason: correction.reason.clone(),
    });
    view.collect()
}

fn person(name: &Result<String, String>, role: &str, appointed_by: Option<String>) -> PersonView {
    PersonView { name: name.clone().ok(), left_out: name.clone().err(), role: role.into(), appointed_by }
}

fn attachment_view(prepared: &Prepared, attachment: &Attachment) -> AttachmentView {
    let Prepared { association, report, .. } = prepared;
    let file = attachment.file();
    let size = file.and_then(|file| {
        let kind = file.rsplit_once('.').map(|(_, kind)| kind.to_uppercase()).unwrap_or_default();
        let bytes = report.files.iter().find(|known| known.name == file)?.bytes;
        Some(format!("{kind}, {}", swedish::file_size(bytes)))
    });
    let stated = attachment.sha256.as_ref().map(|stated| stated.value.to_lowercase());
    let (registered, missing) = match &attachment.place {
        AttachmentPlace::File(_) => (None, None),
        AttachmentPlace::Registered(number) => (Some(number.clone()), None),
        AttachmentPlace::Missing(reason) => (None, Some(reason.clone())),
    };
    AttachmentView {
        name: attachment.name.clone(),
        href: file.map(|file| attachment_path(association, report, &address_of(file))),
        missing,
        size,
        registered,
        sha256: file.and_then(|file| prepared.checksums.get(file).cloned()).or(stated),
        accessible: attachment.accessible,
        other_version: attachment.other_version.clone(),
    }
}
