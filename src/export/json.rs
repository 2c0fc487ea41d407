//! `rapport.json`: everything in a report as data.

mod shape;

use crate::diag::Severity;
use crate::export::datum::{Reading, State};
use crate::export::line::lines;
use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{
    Attachment, AttachmentPlace, CellRef, Column, Correction, Demonstration, Meaning, Report, Role, Row, RowKind, Site, Status, Table,
    TableKind,
};
use crate::reconcile::{Comparison, Rule};
use crate::site::view::{BlockView, ChartView, Page, PageContent, ReportPage};
use crate::site::{Prepared, address_of, attachment_path, report_path, stage, table_path, versions};
use ecow::EcoString;
use shape::{
    About, AttachmentData, CellData, ChartData, ChartRowData, ChartValue, Check, ColumnData, CorrectionData, DepartureData, DifferenceData,
    EventData, KnownErrorData, MeaningData, OriginalData, PartData, ReplacedData, ReportFile, RowData, TableData, VersionData,
};

/// Said in each file of a demonstration.
const DEMONSTRATION: &str = "Demonstration med offentliga handlingar. Inte utgiven eller godkänd av förbundet.";
/// Said where nobody knows yet who will publish it.
const TRIAL: &str = "Demonstration på prov. Något kan vara fel eller inte färdigt än.";
/// Said instead where the report is made up.
const INVENTED: &str = "Demonstration med ett påhittat exempel. Både text och siffror är påhittade.";

/// What a file of a demonstration says of itself.
pub(super) fn demonstration(report: &Report) -> &'static str {
    match report.demonstration() {
        Demonstration::Invented => INVENTED,
        Demonstration::Trial => TRIAL,
        Demonstration::Real => DEMONSTRATION,
    }
}

/// The file.
pub(super) fn of_report(site: &Site, facts: &Facts, prepared: &Prepared, page: &Page) -> Vec<u8> {
    let reading = Reading::of(prepared);
    let Prepared { association, report, .. } = prepared;
    let base = format!("{}/", site.website.address);
    let on_page = |anchor: &str| format!("{base}{}#{anchor}", page.path);
    let charts = match &page.content {
        PageContent::Report(content) => charts(content),
        _ => Vec::new(),
    };
    let file = ReportFile {
        forbund: &association.id,
        period: report.period.to_string(),
        om: about(site, prepared, format!("{base}{}", page.path)),
        tabeller: report
            .tables
            .iter()
            .map(|table| table_data(&reading, table, on_page(&table.id), format!("{base}{}", table_path(&page.path, &table.id))))
            .collect(),
        diagram: charts.into_iter().map(|chart| chart_data(chart, on_page(&chart.id), &base)).collect(),
        fakta: lines(facts, &reading, Some(&report.id)),
        kontroll: Rule::ALL.iter().filter_map(|rule| check(prepared, *rule)).collect(),
        originalfel: report
            .known_errors
            .iter()
            .zip(1..)
            .map(|(known, nummer)| KnownErrorData {
                nummer,
                regel: &known.rule.value,
                platser: known.places.iter().map(|place| place.value.as_str()).collect(),
                forklaring: &known.explanation,
            })
            .collect(),
        rattelser: report.corrections.iter().map(correction).collect(),
        versioner: versions::of(association, report).into_iter().filter_map(|old| version(site, prepared, old)).collect(),
        bilagor: report.attachments.iter().map(|listed| attachment(prepared, listed, &base)).collect(),
    };
    // Plain structs cannot fail.
    serde_json::to_vec(&file).unwrap_or_default()
}

fn correction(correction: &Correction) -> CorrectionData<'_> {
    CorrectionData {
        datum: correction.date.to_string(),
        slag: correction.kind.id(),
        text: &correction.text,
        plats: correction.place.as_ref().map(|place| place.value.as_str()),
        fran: correction.from.as_deref(),
        till: correction.to.as_deref(),
        skal: correction.reason.as_deref(),
    }
}

fn version<'a>(site: &Site, prepared: &Prepared<'a>, old: &'a Report) -> Option<VersionData<'a>> {
    let replaced = old.replaced.as_ref()?;
    let left_out = prepared.left_out_paths();
    let differences = versions::differences(old, prepared.report).into_iter().filter(|difference| !left_out.contains(&difference.path));
    Some(VersionData {
        adress: format!("{}/{}", site.website.address, report_path(prepared.association, old)),
        ersatt: replaced.date.to_string(),
        skal: &replaced.reason,
        skillnader: differences.map(|it| DifferenceData { plats: it.path, fran: it.from, till: it.to }).collect(),
    })
}

fn attachment<'a>(prepared: &'a Prepared, listed: &'a Attachment, base: &str) -> AttachmentData<'a> {
    let (diarienummer, saknas) = match &listed.place {
        AttachmentPlace::File(_) => (None, None),
        AttachmentPlace::Registered(number) => (Some(number.as_str()), None),
        AttachmentPlace::Missing(reason) => (None, Some(reason.as_str())),
    };
    let own = listed.file().and_then(|file| prepared.checksums.get(file));
    AttachmentData {
        namn: &listed.name,
        adress: listed.file().map(|file| format!("{base}{}", attachment_path(prepared.association, prepared.report, &address_of(file)))),
        sha256: own.or(listed.sha256.as_ref().map(|stated| &stated.value)).map(String::as_str),
        diarienummer,
        saknas,
        tillganglig: listed.accessible,
    }
}

fn about<'a>(site: &'a Site, prepared: &'a Prepared, address: String) -> About<'a> {
    let Prepared { association, report, .. } = prepared;
    About {
        titel: &report.title,
        slag: report.kind.id(),
        forbundets_namn: &association.name,
        organisationsnummer: association.organisation_number.as_ref().map(|number| number.value.as_str()),
        diarienummer: report.registry_number.as_deref(),
        fran: report.period.first_day().to_string(),
        till: report.period.last_day().to_string(),
        text: report.text.id(),
        original: report
            .originals
            .iter()
            .map(|original| OriginalData {
                namn: original.name.as_deref(),
                adress: original.place.as_ref().ok().map(|place| place.address.as_str()),
                sha256: original.place.as_ref().ok().and_then(|place| place.sha256.as_deref()),
                saknas: original.place.as_ref().err().map(String::as_str),
            })
            .collect(),
        status: (report.status != Status::Published).then(|| report.status.id()),
        granskning: stage(report).map(|stage| stage.note),
        handelser: report
            .events
            .iter()
            .map(|event| EventData {
                slag: event.kind.id(),
                datum: event.date.to_string(),
                medlem: event.member.as_deref(),
                anmarkning: event.remark.as_deref(),
            })
            .collect(),
        utgivare: &site.website.publisher,
        kontakt: site.website.contact.as_deref(),
        adress: address,
        ersatt: report.replaced.as_ref().map(|replaced| ReplacedData {
            datum: replaced.date.to_string(),
            skal: &replaced.reason,
            adress: format!("{}/{}/{}/", site.website.address, association.id, replaced.by),
        }),
        demonstration: site.website.demonstration.then(|| demonstration(report)),
    }
}

fn table_data<'a>(reading: &Reading, table: &'a Table, adress: String, csv: String) -> TableData<'a> {
    let signed = |name: String, subtract: bool| if subtract { format!("-{name}") } else { name };
    let column = |column: &'a Column| ColumnData {
        id: column.name(),
        namn: column.header_text(),
        grupp: column.group.as_deref().filter(|group| !group.is_empty()),
        period: column.meaning.period.map(|period| period.to_string()),
        slag: column.meaning.kind.or(table.meaning.kind).unwrap_or_default().id(),
        betydelse: meaning(&column.meaning),
        summa: column.sum.as_ref().map(|sum| sum.iter().map(|term| signed(table.columns[term.index].name(), term.subtract)).collect()),
    };
    let row = |(place, row): (usize, &'a Row)| RowData {
        id: row.name(),
        post: row.label.as_deref(),
        rubrik: row.kind == RowKind::Heading,
        betydelse: meaning(&row.meaning),
        not: row.note.as_ref().map(|note| note.value.as_str()),
        anmarkning: row.remark.as_deref(),
        summa: row.sum.as_ref().map(|sum| sum.iter().map(|term| signed(table.rows[term.index].name(), term.subtract)).collect()),
        celler: cells(reading, table, place, row),
    };
    TableData {
        id: &table.id,
        titel: table.title.as_deref(),
        tabelltyp: TableKind::ALL.iter().find(|(_, kind)| *kind == table.kind).map_or("", |(id, _)| id),
        enhet: table.unit.id(),
        tryckt_enhet: table.printed_unit.as_deref(),
        sida: table.page,
        radrubrik: table.row_header.as_deref(),
        anmarkning: table.remark.as_deref(),
        marken: table.marks.iter().map(|(mark, meaning)| (mark.as_str(), meaning.text.as_str())).collect(),
        adress,
        csv,
        kolumner: table.columns.iter().map(column).collect(),
        rader: table.rows.iter().enumerate().map(row).collect(),
    }
}

fn cells<'a>(reading: &Reading, table: &'a Table, place: usize, row: &'a Row) -> Vec<CellData<'a>> {
    let cell = |(column, cell)| {
        let place =
            CellRef { report: reading.prepared.report.id.clone(), table: table.id.clone(), row: place, column, part: EcoString::new() };
        let parts = reading.parts(table, cell, &place).into_iter();
        let delar = parts.map(|(id, of, datum)| PartData { id: id.to_owned(), datum, betydelse: meaning(of) }).collect();
        CellData { datum: reading.cell(table, cell, &place), delar }
    };
    row.cells.iter().enumerate().map(cell).collect()
}

fn meaning(meaning: &Meaning) -> MeaningData<'_> {
    MeaningData { roll: meaning.role.map(Role::id), dimensioner: meaning.dimensions.pairs().collect() }
}

/// The charts of the page, each once, in order.
fn charts(report: &ReportPage) -> Vec<&ChartView> {
    let leading = [&report.leading, &report.money, &report.results].into_iter().flatten().map(|chart| &**chart);
    let in_text = report.chapters.iter().flat_map(|chapter| &chapter.blocks).filter_map(|block| match block {
        BlockView::Chart(chart) => Some(&**chart),
        _ => None,
    });
    leading.chain(in_text).collect()
}

fn chart_data<'a>(chart: &'a ChartView, adress: String, base: &str) -> ChartData<'a> {
    let told = Told::spread;
    let value = |told: &Told| {
        let bound = match told.bound() {
            [bound] if !bound.exact.left_out => Some(bound),
            _ => None,
        };
        ChartValue {
            visat: told.spread(),
            varde: bound.map(|bound| bound.exact.value.to_string()),
            uppgift: bound.map(|bound| bound.id.clone()),
        }
    };
    ChartData {
        id: &chart.id,
        rubrik: told(&chart.title),
        underrubrik: told(&chart.subtitle),
        sammanfattning: told(&chart.summary),
        forbehall: chart.cautions.iter().map(told).collect(),
        kolumner: &chart.columns,
        rader: chart.rows.iter().map(|row| ChartRowData { rad: &row.label, varden: row.values.iter().map(value).collect() }).collect(),
        adress,
        bild: chart.picture.as_ref().map(|picture| format!("{base}{picture}")),
    }
}

/// None of a rule that had nothing to look at.
fn check(prepared: &Prepared, rule: Rule) -> Option<Check> {
    let made: Vec<&Comparison> = prepared.comparisons.iter().filter(|made| made.rule == rule).collect();
    let departure = |made: &&Comparison| {
        let finding = made.finding.as_ref()?;
        // What it says of a figure that is left out would tell it.
        let hidden = made.cell().is_some_and(|cell| prepared.left_out.contains(cell));
        Some(DepartureData {
            plats: made.cell().map_or_else(|| finding.place.label.clone(), |cell| prepared.report.path_of(cell)),
            text: if hidden { State::LeftOut.sign().to_owned() } else { finding.message.clone() },
            slag: match finding.severity {
                Severity::Error => "fel",
                Severity::Warning => "varning",
                Severity::Info => "upplysning",
            },
            originalfel: made.explained.map(|known| known + 1),
        })
    };
    (!made.is_empty()).then(|| Check {
        regel: rule.code(),
        provar: rule.compares(),
        provade: made.len(),
        stamde: made.iter().filter(|made| made.finding.is_none()).count(),
        avvikelser: made.iter().filter_map(departure).collect(),
    })
}
