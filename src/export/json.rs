//! `rapport.json`: everything in a report as data. Its schema is `docs/rapport.schema.json`, which a test makes from what stands here.

use crate::diag::Severity;
use crate::export::datum::{Datum, Reading};
use crate::export::line::{Line, lines};
use crate::facts::Facts;
use crate::measures::Told;
use crate::model::{CellRef, Column, Meaning, Role, Row, RowKind, Site, Table, TableKind, TextKind};
use crate::reconcile::{Comparison, Rule};
use crate::site::view::{BlockView, ChartView, Page, PageContent, ReportPage};
use crate::site::{Prepared, table_path};
use ecow::EcoString;
use serde::Serialize;
use std::collections::BTreeMap;

/// En redovisning som data. Belopp är texter med exakta decimaltal, med punkt som decimaltecken.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ReportFile<'a> {
    /// Förbundets namn i adressen.
    forbund: &'a str,
    /// Perioden: 2024, 2020-h1, eller en första och en sista dag.
    period: String,
    om: About<'a>,
    /// I den ordning som redovisningen har dem.
    tabeller: Vec<TableData<'a>>,
    diagram: Vec<ChartData<'a>>,
    /// Varje siffra med en betydelse, och vad Insyn har räknat ut av dem.
    fakta: Vec<Line<'a>>,
    /// Hur siffrorna stämmer med varandra.
    kontroll: Vec<Check>,
    /// Fel i originalet, med förklaringar.
    originalfel: Vec<KnownErrorData<'a>>,
}

/// Vad filen är.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct About<'a> {
    titel: &'a str,
    /// arsredovisning, delarsrapport, verksamhetsberattelse, social-redovisning eller verksamhetsplan.
    slag: &'a str,
    forbundets_namn: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisationsnummer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    diarienummer: Option<&'a str>,
    /// Första dagen.
    fran: String,
    /// Sista dagen.
    till: String,
    /// Om texten på sidan är originalets egen eller omskriven.
    text: &'static str,
    original: Vec<OriginalData<'a>>,
    /// Vad som har hänt med redovisningen.
    handelser: Vec<EventData<'a>>,
    /// Vem som svarar för webbplatsen. I en demonstration är det inte förbundet.
    utgivare: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kontakt: Option<&'a str>,
    /// Sidan på webben.
    adress: String,
    /// Står där om webbplatsen är en demonstration: då är den varken utgiven eller godkänd av förbundet.
    #[serde(skip_serializing_if = "Option::is_none")]
    demonstration: Option<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct OriginalData<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    namn: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    adress: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sha256: Option<&'a str>,
    /// Varför det inte finns någon adress.
    #[serde(skip_serializing_if = "Option::is_none")]
    saknas: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct EventData<'a> {
    /// beslutad, undertecknad, reviderad eller ansvarsfrihet.
    slag: &'static str,
    datum: String,
    /// Medlemmens namn i adressen.
    #[serde(skip_serializing_if = "Option::is_none")]
    medlem: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anmarkning: Option<&'a str>,
}

/// En tabell som den är tryckt.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct TableData<'a> {
    /// Tabellens namn i adressen.
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    titel: Option<&'a str>,
    /// rakning, not, oversikt, insatsblad, ovrig, eller loptext för siffror som bara står i texten.
    tabelltyp: &'static str,
    /// De flesta siffrors enhet.
    enhet: &'static str,
    /// Vad originalet anger som enhet, om det inte stämmer.
    #[serde(skip_serializing_if = "Option::is_none")]
    tryckt_enhet: Option<&'a str>,
    /// Sidan i originalet.
    #[serde(skip_serializing_if = "Option::is_none")]
    sida: Option<i64>,
    /// Rubriken över radernas namn.
    #[serde(skip_serializing_if = "Option::is_none")]
    radrubrik: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anmarkning: Option<&'a str>,
    /// Vad tecken efter siffrorna betyder.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    marken: BTreeMap<&'a str, &'a str>,
    /// Tabellen på webben.
    adress: String,
    /// Tabellen som CSV.
    csv: String,
    kolumner: Vec<ColumnData<'a>>,
    rader: Vec<RowData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ColumnData<'a> {
    /// Kolumnens namn i cellers adresser.
    id: String,
    /// Den tryckta rubriken.
    namn: String,
    /// Rubriken över flera kolumner.
    #[serde(skip_serializing_if = "Option::is_none")]
    grupp: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    /// utfall, budget, avvikelse, prognos, andel, mal eller max.
    slag: &'static str,
    #[serde(flatten)]
    betydelse: MeaningData<'a>,
    /// Kolumnerna som den är summan av, med minus framför dem som dras ifrån.
    #[serde(skip_serializing_if = "Option::is_none")]
    summa: Option<Vec<String>>,
}

/// Vad siffrorna betyder.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct MeaningData<'a> {
    /// Vad som mäts.
    #[serde(skip_serializing_if = "Option::is_none")]
    roll: Option<&'static str>,
    /// Vad siffrorna gäller: medlem, insats, kön …
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    dimensioner: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct RowData<'a> {
    /// Radens namn i cellers adresser.
    id: String,
    /// Den tryckta texten. En summarad kan sakna text.
    post: Option<&'a str>,
    /// En rubrik i tabellen, utan celler.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    rubrik: bool,
    #[serde(flatten)]
    betydelse: MeaningData<'a>,
    /// Noten som raden hänvisar till: tabellens namn i adressen.
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    anmarkning: Option<&'a str>,
    /// Raderna som den är summan av, med minus framför dem som dras ifrån.
    #[serde(skip_serializing_if = "Option::is_none")]
    summa: Option<Vec<String>>,
    celler: Vec<CellData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct CellData<'a> {
    #[serde(flatten)]
    datum: Datum,
    /// Flera siffror i samma cell, var för sig.
    delar: Vec<PartData<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PartData<'a> {
    /// Delens namn i cellens adress.
    id: String,
    #[serde(flatten)]
    datum: Datum,
    #[serde(flatten)]
    betydelse: MeaningData<'a>,
}

/// Ett diagram: vad det säger, och siffrorna i det.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChartData<'a> {
    /// Diagrammets namn i adressen.
    id: &'a str,
    rubrik: String,
    underrubrik: String,
    sammanfattning: String,
    /// Vad läsaren bör veta om siffrorna.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    forbehall: Vec<String>,
    kolumner: &'a [String],
    rader: Vec<ChartRowData<'a>>,
    /// Diagrammet på webben.
    adress: String,
    /// Bilden, som SVG.
    #[serde(skip_serializing_if = "Option::is_none")]
    bild: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChartRowData<'a> {
    rad: &'a str,
    varden: Vec<ChartValue>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct ChartValue {
    /// Som diagrammet visar det.
    visat: String,
    /// Exakt.
    #[serde(skip_serializing_if = "Option::is_none")]
    varde: Option<String>,
    /// Uppgiftens namn, som i fakta.
    #[serde(skip_serializing_if = "Option::is_none")]
    uppgift: Option<String>,
}

/// Vad en regel har prövat.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct Check {
    /// Regelns namn i innehållet.
    regel: &'static str,
    /// Vad regeln prövar, i en mening.
    provar: &'static str,
    /// Så många jämförelser gjordes.
    provade: usize,
    /// Så många stämde.
    stamde: usize,
    avvikelser: Vec<DepartureData>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct DepartureData {
    /// Cellen, som tabell.rad.kolumn.del, eller något annat i redovisningen.
    plats: String,
    text: String,
    /// fel, varning eller upplysning.
    slag: &'static str,
    /// Numret på förklaringen i originalfel.
    #[serde(skip_serializing_if = "Option::is_none")]
    originalfel: Option<usize>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KnownErrorData<'a> {
    nummer: usize,
    regel: &'a str,
    platser: Vec<&'a str>,
    forklaring: &'a str,
}

/// Said in each file of a demonstration.
pub(super) const DEMONSTRATION: &str = "Demonstration med offentliga handlingar. Inte utgiven eller godkänd av förbundet.";

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
    };
    // Plain structs cannot fail.
    serde_json::to_vec(&file).unwrap_or_default()
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
        text: match report.text {
            TextKind::Verbatim => "ordagrann",
            TextKind::Reworded => "bearbetad",
        },
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
        demonstration: site.website.demonstration.then_some(DEMONSTRATION),
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
            text: if hidden { "utelämnad".to_owned() } else { finding.message.clone() },
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The schema in the documents is that of what is written; `INSYN_WRITE_DOCS=1` writes it.
    #[test]
    fn the_documents_have_the_schema_of_the_file() {
        let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
        let mut schema = settings.into_generator().into_root_schema_for::<ReportFile>();
        schema.insert("title".to_owned(), "rapport.json".into());
        let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        let path = "docs/rapport.schema.json";
        if std::env::var_os("INSYN_WRITE_DOCS").is_some() {
            std::fs::write(path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(path).unwrap(), text, "INSYN_WRITE_DOCS=1 cargo test --locked --lib export skriver schemat");
    }
}
