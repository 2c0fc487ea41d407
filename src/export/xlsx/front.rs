//! The sheets before the tables: what the file is, what is in it, and what is to be said of its figures.

use crate::export::datum::State;
use crate::export::json::demonstration;
use crate::export::sheet::words;
use crate::export::xlsx::book::{Book, Entry, Named, opened};
use crate::model::{TextKind, Website};
use crate::site::{Prepared, stage, title_of};
use rust_xlsxwriter::XlsxError;

const COVER: &str = "Om filen";
const CONTENTS: &str = "Innehåll";
const NOTES: &str = "Anmärkningar";

/// What stands in a cell without a figure, and what it means.
const SIGNS: [(State, &str); 5] = [
    (State::Nil, "inget att redovisa. Det räknas som noll i summor."),
    (State::NotApplicable, "att ingen siffra kan stå där."),
    (State::Withheld, "att redovisningen inte lämnar ut uppgiften."),
    (State::Unreadable, "att uppgiften finns i originalet, men inte gick att läsa i källan."),
    (State::LeftOut, "att uppgiften gäller få personer, eller skulle avslöja en sådan uppgift. Den står bara på redovisningens sida."),
];

/// What the file is, who stands behind it, and how it is to be read. It has no table.
pub(super) fn cover(book: &mut Book, website: &Website, prepared: &Prepared) -> Result<(), XlsxError> {
    let Prepared { association, report, .. } = prepared;
    let mut lines = vec![
        "Allt som står i redovisningens tabeller. Varje tabell har ett eget blad.".to_owned(),
        format!("Bladet {CONTENTS} visar vilka tabeller som finns. Bladet {NOTES} har det som sägs om siffrorna."),
    ];
    if website.demonstration {
        lines.push(demonstration(report).to_owned());
    }
    let mut headings = vec![lines.len() + 1];
    lines.push("Om redovisningen".to_owned());
    lines.push(format!("Förbund: {}", association.name));
    lines.push(format!("Redovisning: {}", title_of(report)));
    lines.extend(stage(report).map(|stage| stage.note));
    lines.push(format!("Tid: {}", report.period.label()));
    if let Some(number) = &report.registry_number {
        lines.push(format!("Diarienummer: {number}"));
    }
    lines.push(match report.text {
        TextKind::Verbatim => "Text: ordagrann".to_owned(),
        TextKind::Reworded => "Text: omskriven. Siffrorna står som i originalet.".to_owned(),
        TextKind::Invented => "Redovisningen är ett påhittat exempel, både text och siffror.".to_owned(),
    });
    for original in &report.originals {
        let name = original.name.as_ref().map(|name| format!(" ({name})")).unwrap_or_default();
        match &original.place {
            Ok(place) => {
                lines.push(format!("Original{name}: {}", place.address));
                lines.extend(place.sha256.as_ref().map(|sum| format!("Originalets kontrollsumma (SHA-256){name}: {sum}")));
            }
            Err(why) => lines.push(format!("Original{name}: saknas här. {why}")),
        }
    }
    headings.push(lines.len() + 1);
    lines.push("Om filen".to_owned());
    lines.push(format!("Utgivare: {}", website.publisher));
    lines.extend(website.contact.as_ref().map(|contact| format!("Kontakt: {contact}")));
    lines.push(format!("Sidan på webben: {}/{}", website.address, prepared.path()));
    headings.push(lines.len() + 1);
    lines.push("Så läser du tabellerna".to_owned());
    lines.push(
        "Talen är de som är tryckta i originalet. Ett tal som är ungefärligt där har en anmärkning. 45 procent skrivs 45.".to_owned(),
    );
    lines
        .push("En tom cell i en kolumn med siffror betyder att ingenting är tryckt i originalet. Den räknas som noll i summor.".to_owned());
    lines.extend(SIGNS.iter().map(|(state, meaning)| format!("{} betyder {meaning}", state.sign())));
    let title = format!("{} – {}", report.title, association.name);
    let sheet = opened(&mut book.workbook, &book.styles, COVER, &title, &lines)?;
    for row in headings {
        sheet.set_cell_format(row as u32, 0, &book.styles.heading)?;
    }
    sheet.set_column_width(0, 110)?;
    Ok(())
}

/// Which sheets there are, each with a link.
pub(super) fn contents(book: &mut Book, tables: &[Named]) -> Result<(), XlsxError> {
    let rows = tables.iter().map(|table| {
        let page = table.page.and_then(|page| usize::try_from(page).ok());
        let page = page.map_or(Entry::Text("anges inte".to_owned()), Entry::Number);
        vec![Entry::Sheet(table.name.clone()), Entry::Text(table.sheet.title.clone()), Entry::Text(units(table)), page]
    });
    let lines = ["Bladet har en tabell: redovisningens tabeller i ordning. Namnet på ett blad leder dit.".to_owned()];
    let columns = [("Blad", 34.0), ("Tabell", 70.0), ("Enhet", 30.0), ("Sida i originalet", 18.0)];
    book.list(CONTENTS, &lines, "Innehall", &columns, &rows.collect::<Vec<_>>())
}

/// The units of the columns.
fn units(table: &Named) -> String {
    let mut units: Vec<&str> = table.sheet.rows.iter().flatten().filter_map(|datum| datum.unit.map(words)).collect();
    units.sort_unstable();
    units.dedup();
    if units.is_empty() { "text".to_owned() } else { units.join(", ") }
}

/// What is said of the tables, their rows and figures, numbered; and for each table a line that tells where its own stand.
pub(super) fn notes(book: &mut Book, tables: &[Named]) -> Result<Vec<String>, XlsxError> {
    let mut rows = Vec::new();
    let mut told = Vec::new();
    for Named { sheet, name, .. } in tables {
        let first = rows.len() + 1;
        let of_table = sheet.notes.iter().map(|note| ("hela tabellen", note.as_str()));
        let of_rows = sheet.remarks.iter().map(|(label, note)| (label.as_str(), note.as_str()));
        for (about, note) in of_table.chain(of_rows) {
            let number = Entry::Number(rows.len() + 1);
            rows.push(vec![number, Entry::Sheet(name.clone()), Entry::Text(about.to_owned()), Entry::Text(note.to_owned())]);
        }
        told.push(match rows.len() {
            last if last < first => "Tabellen har inga anmärkningar.".to_owned(),
            last if last == first => format!("Bladet {NOTES} har en anmärkning till tabellen: nummer {first}."),
            last => format!("Bladet {NOTES} har anmärkningar till tabellen: nummer {first} till {last}."),
        });
    }
    let lines = [match rows.is_empty() {
        true => "Bladet har ingen tabell, eftersom tabellerna inte har några anmärkningar.".to_owned(),
        false => "Bladet har en tabell: vad som sägs om tabellerna, deras rader och siffror.".to_owned(),
    }];
    let columns = [("Nummer", 10.0), ("Blad", 34.0), ("Gäller", 40.0), ("Anmärkning", 100.0)];
    book.list(NOTES, &lines, "Anmarkningar", &columns, &rows)?;
    Ok(told)
}
