//! The columns of a new table, by what their headers say.

use super::header::Header;
use crate::edit::quoted;
use crate::model::{Kind, Period};

/// A column as TOML.
struct Column {
    name: bool,
    period: Option<Period>,
    kind: Option<Kind>,
}

/// A line for each column; no two are alike. A header that says more than a period and a kind is kept as it stands.
pub(super) fn lines(headers: &[Header], report: Period) -> Vec<String> {
    let mut columns: Vec<Column> = headers
        .iter()
        .map(|header| {
            let period = header.period_in(report);
            // Of a part of a year that nobody knows, a kind would be said of the wrong period.
            let kind = header.kind.filter(|kind| *kind != Kind::Outcome && (period.is_some() || header.part.is_none()));
            Column { name: !header.bare, period, kind }
        })
        .collect();
    let alike = |one: &Column, other: &Column| one.period.is_some() && (one.period, one.kind) == (other.period, other.kind);
    let shared: Vec<bool> = columns.iter().map(|column| columns.iter().filter(|other| alike(column, other)).count() > 1).collect();
    columns.iter_mut().zip(&shared).for_each(|(column, shared)| column.name |= *shared);
    let keys = |at: usize| {
        let (header, column) = (&headers[at], &columns[at]);
        let name = (column.name && !header.text.is_empty()).then(|| format!("namn = {}", quoted(&header.text)));
        let period = column.period.map(|period| format!("period = {}", quoted(&period.to_string())));
        let kind = column.kind.map(|kind| format!("slag = {}", quoted(kind.id())));
        name.into_iter().chain(period).chain(kind).collect::<Vec<String>>()
    };
    let all: Vec<Vec<String>> = (0..headers.len()).map(keys).collect();
    let line = |at: usize| {
        let mut keys = all[at].clone();
        if all[..at].contains(&keys) {
            keys.push(format!("id = {}", quoted(&format!("kolumn-{}", at + 1))));
        }
        let text = headers[at].text.replace(char::is_control, " ");
        let comment = match &columns[at] {
            Column { period: Some(_), .. } if shared[at] => format!(" # gissat av ”{text}”: samma period som en annan kolumn"),
            Column { period: Some(_), .. } => format!(" # gissat av ”{text}”"),
            Column { kind: Some(_), .. } => " # gissat".to_owned(),
            Column { .. } => String::new(),
        };
        if keys.is_empty() { "{},".to_owned() } else { format!("{{ {} }},{comment}", keys.join(", ")) }
    };
    (0..headers.len()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Cell;

    #[test]
    fn columns_keep_what_their_headers_say_and_differ() {
        let of = |texts: &[&str], report: &str| {
            let headers: Vec<Header> = texts.iter().map(|text| Header::of(&[&Cell::text(text).unwrap()])).collect();
            lines(&headers, Period::parse(report).unwrap()).join("\n")
        };
        assert_eq!(
            of(&["Budget halvår 2020", "Budget 2020", "Kostnad"], "2020-h1"),
            "{ namn = \"Budget halvår 2020\", period = \"2020-h1\", slag = \"budget\" }, # gissat av ”Budget halvår 2020”\n\
             { period = \"2020\", slag = \"budget\" }, # gissat av ”Budget 2020”\n{ namn = \"Kostnad\" },"
        );
        assert_eq!(of(&["Budget halvår 2020"], "2020"), "{ namn = \"Budget halvår 2020\" },");
        assert_eq!(
            of(&["Utfall 2020", "2020", "2020"], "2020"),
            "{ namn = \"Utfall 2020\", period = \"2020\" }, # gissat av ”Utfall 2020”: samma period som en annan kolumn\n\
             { namn = \"2020\", period = \"2020\" }, # gissat av ”2020”: samma period som en annan kolumn\n\
             { namn = \"2020\", period = \"2020\", id = \"kolumn-3\" }, # gissat av ”2020”: samma period som en annan kolumn"
        );
    }
}
