//! The tables and charts of a page that gathers figures of reports, one figure a line. What Insyn has worked out stands in a column of its
//! own.

use crate::export::csv::{DEMONSTRATION, guarded, written};
use crate::facts::Caveat;
use crate::measures::Told;
use crate::model::Site;
use crate::site::view::{
    AssociationPage, CaveatView, ChartView, ComparePage, CompareTable, Entry, IndicatorCell, IndicatorPage, IndicatorsPage, MemberPage,
    Page, PageContent,
};
use crate::theme::Theme;

const HEADERS: [&str; 12] = [
    "Tabell eller diagram",
    "Rad",
    "Kolumn",
    "Visat",
    "Värde i redovisningen",
    "Värde uträknat av Insyn",
    "Enhet",
    "Så är det uträknat",
    "Förbehåll",
    "Varför siffran saknas",
    "Adress",
    "Uppgift",
];

/// A figure on its way to a line.
#[derive(Default)]
struct Line<'a> {
    table: &'a str,
    row: String,
    column: &'a str,
    value: Option<&'a Told>,
    how: Option<&'a str>,
    caveats: &'a [CaveatView],
    missing: &'a str,
    /// Of its source, below the root; empty where there is none.
    href: String,
    asked: &'a str,
}

struct Lines<'a> {
    base: String,
    /// The page.
    path: &'a str,
    demonstration: bool,
    rows: Vec<Vec<String>>,
}

/// The file of a page.
pub(super) fn tables(site: &Site, theme: &Theme, page: &Page) -> Vec<u8> {
    let base = format!("{}/", site.website.address);
    let mut lines = Lines { base, path: &page.path, demonstration: site.website.demonstration, rows: Vec::new() };
    match &page.content {
        PageContent::Association(content) => lines.of_association(content, theme),
        PageContent::Member(content) => lines.of_member(content, theme),
        PageContent::Compare(content) => lines.of_comparison(content, theme),
        PageContent::Indicator(content) => lines.of_indicator(content, theme),
        PageContent::Indicators(content) => lines.of_indicators(content, theme),
        _ => {}
    }
    let headers = HEADERS.into_iter().chain(lines.demonstration.then_some(DEMONSTRATION[0]));
    written(headers.map(str::to_owned).collect(), lines.rows.into_iter())
}

impl<'a> Lines<'a> {
    fn add(&mut self, line: Line) {
        let Line { table, row, column, value, how, caveats, missing, href, asked } = line;
        let bound = value.and_then(|told| told.bound().first());
        let exact = bound.map(|bound| bound.exact).filter(|exact| !exact.left_out);
        let number =
            |printed: bool| exact.filter(|exact| exact.printed == printed).map(|exact| exact.value.to_string()).unwrap_or_default();
        let caveats = caveats.iter().map(|caveat| match &caveat.link {
            Some(link) => format!("{} {}", caveat.text, link.text),
            None => caveat.text.clone(),
        });
        let own = bound.into_iter().flat_map(|bound| &bound.caveats).map(Caveat::words);
        let mut said: Vec<String> = caveats.collect();
        if said.is_empty() {
            said.extend(own);
        }
        let texts = [table.to_owned(), row, column.to_owned(), value.map(Told::spread).unwrap_or_default()];
        let mut row: Vec<String> = texts.into_iter().map(guarded).collect();
        row.extend([number(true), number(false), exact.map(|exact| exact.unit.id().to_owned()).unwrap_or_default()]);
        let how = how.or_else(|| exact.filter(|exact| !exact.printed).map(|_| "ur uppgifterna i kolumnen Uppgift"));
        let href = if href.is_empty() { self.path } else { &href };
        let asked = bound.map_or(asked, |bound| &bound.id);
        let texts = [how.unwrap_or_default(), &said.join(" | "), missing, &format!("{}{href}", self.base), asked];
        row.extend(texts.into_iter().map(|text| guarded(text.to_owned())));
        if self.demonstration {
            row.push(DEMONSTRATION[1].to_owned());
        }
        self.rows.push(row);
    }

    fn entry(&mut self, table: &str, row: String, column: &str, entry: &Entry) {
        match &entry.figure {
            Some(figure) => {
                let row = match &figure.about {
                    Some(about) => format!("{row} ({about})"),
                    None => row,
                };
                self.add(Line {
                    table,
                    row,
                    column,
                    value: Some(&figure.value),
                    how: figure.computed.as_deref(),
                    caveats: &figure.caveats,
                    href: figure.href.clone(),
                    ..Line::default()
                });
            }
            None => self.add(Line { table, row, column, missing: &entry.missing, asked: &entry.asked, ..Line::default() }),
        }
    }

    fn charts(&mut self, charts: &[ChartView]) {
        for chart in charts {
            let has_corner = chart.rows.first().is_some_and(|row| chart.columns.len() > row.values.len());
            // Its headline is a sentence, and would stand on every line.
            let (title, columns) = (format!("diagram {}", chart.id), &chart.columns[usize::from(has_corner)..]);
            for row in &chart.rows {
                for (value, column) in row.values.iter().zip(columns) {
                    let href = format!("{}#{}", self.path, chart.id);
                    self.add(Line { table: &title, row: row.label.clone(), column, value: Some(value), href, ..Line::default() });
                }
            }
        }
    }

    fn of_association(&mut self, page: &AssociationPage, theme: &Theme) {
        self.charts(&page.charts);
        if let Some(series) = &page.series {
            let table = theme.label(&["series", "caption"]);
            for row in &series.rows {
                for (cell, period) in row.cells.iter().zip(&series.periods) {
                    self.entry(&table, theme.label(&["key_figures", row.id]), period, cell);
                }
            }
        }
        for result in &page.results {
            for row in &result.rows {
                for (cell, period) in row.cells.iter().zip(&result.periods) {
                    self.entry(&result.title, row.name.clone(), period, cell);
                }
            }
        }
    }

    fn of_member(&mut self, page: &MemberPage, theme: &Theme) {
        self.charts(&page.charts);
        let label = |key: &str| theme.label(&["members", key]);
        for item in &page.associations {
            let name = &item.association.text;
            let table = format!("{} {name}", label("contributions_caption"));
            for row in &item.contributions {
                self.entry(&table, row.period.clone(), &label("amount"), &row.amount);
                let made = |value| Line { table: &table, row: row.period.clone(), value: Some(value), ..Line::default() };
                if let Some(share) = &row.share {
                    self.add(Line { column: &label("share"), ..made(share) });
                }
                match &row.computed_total {
                    Some(total) => self.add(Line { column: &label("total"), how: Some(&label("computed_mark")), ..made(total) }),
                    None => self.entry(&table, row.period.clone(), &label("total"), &row.total),
                }
            }
            let table = format!("{} {name}", label("outcomes_caption"));
            for row in &item.outcomes {
                for (cell, measure) in row.cells.iter().zip(&item.measures) {
                    self.entry(&table, row.period.clone(), &theme.label(&["members", "measures", measure]), cell);
                }
            }
            let table = format!("{} {name}", label("initiatives_caption"));
            for row in &item.initiatives {
                let about = format!("{}, {}", row.name, row.period);
                self.entry(&table, about.clone(), &label("participants"), &row.participants);
                self.entry(&table, about, &label("cost_per_participant"), &row.cost);
            }
            let table = format!("{} {name}", label("owned_caption"));
            for row in &item.owned {
                let column = if row.net { label("net_cost") } else { label("cost") };
                self.entry(&table, format!("{}, {}", row.name, row.period), &column, &row.cost);
            }
        }
    }

    fn of_comparison(&mut self, page: &ComparePage, theme: &Theme) {
        self.charts(&page.over_years);
        for table in &page.tables {
            self.compared(table, theme);
        }
    }

    fn compared(&mut self, table: &CompareTable, theme: &Theme) {
        let title = theme.label(&["compare", table.id, "heading"]);
        for row in &table.rows {
            for (cell, column) in row.cells.iter().zip(&table.columns) {
                let header = if column.id.is_empty() { column.text.clone() } else { theme.label(&["compare", "columns", column.id]) };
                let line = || Line { table: &title, row: row.association.text.clone(), column: &header, ..Line::default() };
                if let Some(missing) = &cell.missing {
                    self.add(Line { missing, ..line() });
                }
                for figure in &cell.figures {
                    let row = match &figure.label {
                        Some(label) => format!("{}: {label}", row.association.text),
                        None => row.association.text.clone(),
                    };
                    let href = figure.source.as_ref().map(|source| source.href.clone()).unwrap_or_default();
                    let notes = table.made.iter().find(|made| figure.computed && made.columns.contains(&column.id));
                    let how = notes.map(|made| made.text.as_str());
                    let own = Line { row: row.clone(), value: Some(&figure.value), caveats: &figure.caveats, ..line() };
                    self.add(Line { how, href: href.clone(), ..own });
                    if let Some(share) = &figure.share {
                        self.add(Line { row, value: Some(share), href, ..line() });
                    }
                }
            }
        }
        self.charts(&table.charts);
    }

    fn of_indicator(&mut self, page: &IndicatorPage, theme: &Theme) {
        let table = format!("{} {}", theme.label(&["indicators", "indicator"]), page.number);
        for row in &page.rows {
            for (cell, column) in row.cells.iter().zip(&page.columns) {
                let about = format!("{}, {}", row.association.text, row.period);
                self.cell(&table, about, &theme.label(&["indicators", column]), cell, theme);
            }
        }
        for other in &page.others {
            let source = &other.item.source;
            let line = Line { table: &table, row: other.what.clone(), value: Some(&other.item.value), ..Line::default() };
            self.add(Line { caveats: &other.item.caveats, href: source.href.clone(), ..line });
        }
        self.charts(&page.charts);
    }

    fn of_indicators(&mut self, page: &IndicatorsPage, theme: &Theme) {
        let table = theme.label(&["indicators", "caption"]);
        for row in &page.rows {
            for (cell, column) in row.cells.iter().zip(&page.columns) {
                self.cell(&table, format!("{} {}", row.number, row.indicator.text), column, cell, theme);
            }
        }
    }

    fn cell(&mut self, table: &str, row: String, column: &str, cell: &IndicatorCell, theme: &Theme) {
        if cell.items.is_empty() {
            let missing = theme.label(&["indicators", cell.missing]);
            self.add(Line { table, row: row.clone(), column, missing: &missing, ..Line::default() });
        }
        for item in &cell.items {
            let row = match item.what {
                Some(what) => format!("{row} ({})", theme.label(&["indicators", what])),
                None => row.clone(),
            };
            let line = Line { table, row, column, value: Some(&item.value), caveats: &item.caveats, ..Line::default() };
            self.add(Line { href: item.source.href.clone(), ..line });
        }
    }
}
