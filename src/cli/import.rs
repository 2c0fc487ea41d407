//! `insyn import`: takes figures from a workbook or a file of separated values. Nothing is written before it has been shown.

use super::common::folders;
use super::outcome::Failure;
use super::say;
use crate::build::BuildError;
use crate::decode;
use crate::diag::{FileId, Findings};
use crate::edit::Edits;
use crate::import::{self, Filling, Fillings, Sheet, column_name, place_name};
use crate::model::{Content, Report, Table};
use crate::output;
use crate::source::{self, Kind, Tree};
use crate::swedish::{join, numbered, slug};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const FIGURES: &str = "siffror.toml";

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Excel-arbetsboken (.xlsx) eller csv-filen
    #[arg(value_name = "FIL", help_heading = "Argument")]
    file: PathBuf,
    /// Rapporten, till exempel sydnarke/2024
    #[arg(value_name = "FÖRBUND/RAPPORT", help_heading = "Argument")]
    report: String,
    /// Bladet i arbetsboken; annars letas det upp
    #[arg(long = "blad", value_name = "NAMN", help_heading = "Flaggor")]
    sheet: Option<String>,
    /// Området i bladet, till exempel B3:F20
    #[arg(long = "omrade", alias = "område", value_name = "OMRÅDE", help_heading = "Flaggor")]
    area: Option<String>,
    /// Tabellens id; en som inte finns görs ny av bladet
    #[arg(long = "tabell", value_name = "ID", help_heading = "Flaggor")]
    table: Option<String>,
    /// Skriv i filerna, och inte bara på skärmen
    #[arg(long = "skriv", help_heading = "Flaggor")]
    write: bool,
    /// Byt också siffror som skiljer sig från bladets
    #[arg(long = "ersatt", alias = "ersätt", help_heading = "Flaggor")]
    replace: bool,
    /// Mapp med innehållet
    #[arg(long, value_name = "MAPP", default_value = "content", hide_default_value = true, help_heading = "Flaggor")]
    content: PathBuf,
}

pub(super) fn run(asked: &Arguments) -> Result<ExitCode, Failure> {
    let usage = |error: import::ImportError| Failure::Usage(error.to_string());
    let mut findings = Findings::default();
    let tree = source::read(&asked.content, &mut findings).map_err(BuildError::from)?;
    let (site, _) = decode::decode(&tree);
    let report = find(&site, &asked.report)?;
    let sheets = import::read(&asked.file, asked.sheet.as_deref(), asked.area.as_deref()).map_err(usage)?;
    if sheets.is_empty() {
        return Err(Failure::Usage("Filen har inga blad med innehåll som syns i Excel.".to_owned()));
    }
    let only = match &asked.table {
        None => None,
        Some(id) => match report.tables.iter().position(|table| table.id == *id) {
            Some(place) => Some(place),
            None => return new(asked, id, &sheets, report),
        },
    };
    if only.is_none() && report.tables.iter().all(|table| import::to_fill(table).next().is_none()) {
        return Err(Failure::Usage(format!(
            "Rapporten {} har inget som är kvar att fylla i. Ange en tabell med --tabell, eller ett nytt namn om bladet är en ny tabell.",
            asked.report
        )));
    }
    let fillings = import::fill(report, &sheets, only);
    let mut told: String = fillings.tables.iter().map(|filling| told(filling, report, &sheets, asked.replace)).collect();
    told.push_str(&without(&fillings, report));
    let edits = import::edits(&tree.sources, &fillings.tables, asked.replace);
    told.push_str(&outcome(asked, &tree, &fillings, edits)?);
    say::out(&told)?;
    Ok(ExitCode::SUCCESS)
}

/// Where the report lies.
fn folder(asked: &Arguments) -> Result<PathBuf, Failure> {
    let (association, report) = folders(&asked.report).map_err(Failure::Usage)?;
    Ok(asked.content.join(association).join(report))
}

fn find<'s>(site: &'s crate::model::Site, named: &str) -> Result<&'s Report, Failure> {
    let (association, id) = folders(named).map_err(Failure::Usage)?;
    let all = site.associations.iter().filter(|known| known.id == association).flat_map(|known| &known.reports);
    all.clone().find(|report| report.id == id).ok_or_else(|| {
        let known: Vec<String> = all.map(|report| format!("{association}/{}", report.id)).collect();
        let known = if known.is_empty() { String::new() } else { format!(" Det finns {}.", join(&known)) };
        Failure::Usage(format!("Rapporten ”{named}” finns inte i innehållet.{known}"))
    })
}

/// What becomes of a table, in Swedish.
fn told(filling: &Filling, report: &Report, sheets: &[Sheet], replace: bool) -> String {
    let table = &report.tables[filling.table];
    let sheet = &sheets[filling.sheet];
    let from = if sheet.name.is_empty() { String::new() } else { format!(" ur bladet ”{}”", sheet.name) };
    let mut out = format!("Tabellen ”{}” ({}){from}\n", table.caption(), table.id);
    for matched in &filling.matching.columns {
        let guess = if matched.guessed { " – gissat, kontrollera" } else { "" };
        let header = heading(table, matched.column);
        out.push_str(&format!("  Kolumnen {header} = {} ”{}”{guess}\n", column_name(matched.from), matched.header.text));
    }
    let mut list = |title: &str, lines: Vec<[String; 4]>| {
        if lines.is_empty() {
            return;
        }
        out.push_str(&format!("  {title}:\n"));
        let width = |at: usize| lines.iter().map(|line| line[at].chars().count()).max().unwrap_or_default();
        let [first, second, third] = [width(0), width(1), width(2)];
        for [label, column, value, note] in &lines {
            let line = format!("    {label:first$}  {column:second$}  {value:>third$}  {note}");
            out.push_str(line.trim_end());
            out.push('\n');
        }
    };
    let cells = |cells: &[import::Filled], old: bool| {
        let line = |cell: &import::Filled| {
            let mut notes = vec![place_name(cell.from)];
            if old && let Content::Figure(figure) = &table.rows[cell.row].cells[cell.column].content {
                notes.insert(0, format!("nu {}", figure.printed));
            }
            notes.extend(cell.notes.iter().map(|note| format!("OBS {note}")));
            [
                table.rows[cell.row].caption().to_owned(),
                heading(table, cell.column),
                cell.toml.clone(),
                notes.join(" · ").replace("OBS formel", "formel"),
            ]
        };
        cells.iter().map(line).collect::<Vec<_>>()
    };
    list("Fylls i", cells(&filling.filled, false));
    let title = if replace { "Byts" } else { "Har redan ett annat värde, och byts bara med --ersatt" };
    list(title, cells(&filling.differing, true));
    let left = filling
        .left
        .iter()
        .map(|left| [table.rows[left.row].caption().to_owned(), heading(table, left.column), String::new(), left.why.clone()]);
    list("Kvar att fylla i", left.collect());
    let unknown = filling.matching.unknown.iter().map(|(line, near)| {
        let near = near.as_ref().map(|near| format!("menas ”{near}”? Skriv lika i bladet eller tabellen"));
        [line.label.clone(), format!("rad {}", u64::from(line.row) + 1), String::new(), near.unwrap_or_default()]
    });
    list("Finns i bladet men inte i tabellen", unknown.collect());
    if filling.same > 0 {
        out.push_str(&format!("  {} redan likadana.\n", numbered(filling.same, "cell är", "celler är")));
    }
    out.push('\n');
    out
}

fn heading(table: &Table, column: usize) -> String {
    let header = table.columns[column].header_text();
    match &table.columns[column].group {
        Some(group) => format!("{group}: {header}"),
        None if header.is_empty() => (column + 1).to_string(),
        None => header,
    }
}

fn without(fillings: &Fillings, report: &Report) -> String {
    // One line for each reason, however many tables it holds for.
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for (table, why) in &fillings.without {
        let id = report.tables[*table].id.as_str();
        match reasons.iter_mut().find(|(known, _)| known == why) {
            Some((_, tables)) => tables.push(id),
            None => reasons.push((why, vec![id])),
        }
    }
    let lines: String = reasons.iter().map(|(why, tables)| format!("Fylls inte i, eftersom {why}: {}.\n", tables.join(", "))).collect();
    if lines.is_empty() { lines } else { format!("{lines}\n") }
}

/// Writes, if asked to, and says what was done or how to have it done.
fn outcome(asked: &Arguments, tree: &Tree, fillings: &Fillings, edits: BTreeMap<FileId, Edits>) -> Result<String, Failure> {
    let count = |of: fn(&Filling) -> usize| fillings.tables.iter().map(of).sum::<usize>();
    let (filled, differing) = (count(|table| table.filled.len()), count(|table| table.differing.len()));
    let changed = filled + if asked.replace { differing } else { 0 };
    let cells = numbered(changed, "cell", "celler");
    if changed == 0 {
        return Ok("Ingenting att skriva.\n".to_owned());
    }
    if !asked.write {
        return Ok(format!("Ingenting är skrivet. Lägg till --skriv, så skrivs {cells}.\n"));
    }
    let folder = folder(asked)?;
    let mut names = Vec::new();
    for (file, edits) in edits {
        let shown = &tree.sources.file(file).path;
        let name = Path::new(shown).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let text = tree.sources.text(file);
        save(&folder, &name, text, &edits.apply(text))?;
        names.push(folder.join(name).display().to_string());
    }
    let written = numbered(changed, "cell är skriven", "celler är skrivna");
    Ok(format!("{written} i {}. Kontrollera dem, och kör insyn check.\n", join(&names)))
}

/// Writes a file anew, if it still says what was read.
fn save(folder: &Path, name: &str, old: &str, new: &str) -> Result<(), Failure> {
    let bytes = source::bytes(&folder.join(name)).map_err(BuildError::from)?;
    if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes) != old.as_bytes() {
        return Err(Failure::Usage(format!("{name} har ändrats, eller är inte sparad som UTF-8. Spara om filen, och försök igen.")));
    }
    output::write_into(folder, [(name, new.as_bytes())]).map_err(BuildError::from)?;
    Ok(())
}

/// A table that is not there yet.
fn new(asked: &Arguments, id: &str, sheets: &[Sheet], report: &Report) -> Result<ExitCode, Failure> {
    if slug(id) != id || id.is_empty() {
        return Err(Failure::Usage(format!("”{id}” duger inte som id. Skriv det med a–z, siffror och bindestreck: {}.", slug(id))));
    }
    let [sheet] = sheets else {
        let names: Vec<String> = sheets.iter().map(|sheet| format!("”{}”", sheet.name)).collect();
        let known: Vec<String> = report.tables.iter().map(|table| table.id.to_string()).collect();
        return Err(Failure::Usage(format!(
            "Rapporten har ingen tabell ”{id}”. Ska den göras ny, ange bladet med --blad: {}. Tabeller som finns: {}.",
            join(&names),
            join(&known)
        )));
    };
    let new = import::new_table(id, sheet, report)
        .ok_or_else(|| Failure::Usage("Bladet har inga siffror bredvid en kolumn med text. Ange området med --omrade.".to_owned()))?;
    let mut out = format!("{}\n", new.toml);
    if !new.notes.is_empty() {
        out.push_str("Kontrollera:\n");
        new.notes.iter().for_each(|note| out.push_str(&format!("  {note}\n")));
        out.push('\n');
    }
    out.push_str("Det som är gissat är märkt. Vad en siffra betyder (roll) gissas aldrig: stryk förslaget, eller skriv in det på raden.\n");
    let folder = folder(asked)?;
    if asked.write {
        let path = folder.join(FIGURES);
        let old = match Kind::at(&path) {
            None => String::new(),
            Some(_) => String::from_utf8(source::bytes(&path).map_err(BuildError::from)?)
                .map_err(|_| Failure::Usage(format!("{FIGURES} är inte sparad som UTF-8. Spara om filen, och försök igen.")))?,
        };
        // The lines end as those of the file do.
        let end = if old.contains("\r\n") { "\r\n" } else { "\n" };
        let old = old.trim_end();
        let added = new.toml.replace('\n', end);
        let text = if old.is_empty() { added } else { format!("{old}{end}{end}{added}") };
        output::write_into(&folder, [(FIGURES, text.as_bytes())]).map_err(BuildError::from)?;
        out.push_str(&format!("Tabellen är skriven sist i {}. Placera den i texten, och kör insyn check.\n", path.display()));
    } else {
        out.push_str("Ingenting är skrivet. Lägg till --skriv, så läggs tabellen sist i siffror.toml.\n");
    }
    say::out(&out)?;
    Ok(ExitCode::SUCCESS)
}
