//! What can be found: the places of the pages, with their words. Made from the same views as the pages.

use crate::measures::LEFT_OUT;
use crate::narrative::{plain, without};
use crate::site::view::{
    AssociationPage, BlockView, ChartView, GlossaryPage, Page, PageContent, PersonView, ReportPage, RowView, TableView,
};
use serde::Serialize;
use std::collections::BTreeSet;

/// A page with the places on it, the first of which is mostly the page itself.
#[derive(Debug, Clone)]
pub struct Indexed {
    /// Below the site's root.
    pub path: String,
    /// As the page is called.
    pub title: String,
    /// The places, in the order of the page.
    pub documents: Vec<Document>,
}

/// A place that a search can lead to.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Document {
    /// "page", "section", "table", "chart", "question", "checks", "association" (a list on its page) or "term"
    pub kind: &'static str,
    /// What the place is called: a heading, a caption or a term.
    pub title: String,
    /// Empty for the page as a whole.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Too long to be shown as a whole.
    #[serde(skip)]
    pub text: String,
    /// Words by which it is found and that are not shown.
    #[serde(skip)]
    pub more: String,
    /// Headers of the columns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Of a table or a list; empty for other places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<Row>,
}

/// A row of a table, or an entry of a list.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Row {
    /// The label of the row, or the entry.
    pub label: String,
    /// What follows the anchor of the table and a dot; empty if the row has no place of its own.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub anchor: String,
    /// Its figures, each in the place of its column; empty where there is none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cells: Vec<String>,
}

/// What can be found on a page; nothing on one that is for finding one's way, or for other sites.
pub fn indexed(page: &Page) -> Indexed {
    let whole = |text: &str| Document { kind: "page", title: page.title.clone(), text: text.to_owned(), ..Document::default() };
    let documents = match &page.content {
        PageContent::Report(report) => of_report(report, whole(&page.description)),
        PageContent::Association(association) => of_association(association, whole(&page.description)),
        PageContent::Glossary(glossary) => terms(glossary),
        PageContent::Checks(_) => {
            vec![Document { kind: "checks", title: format!("Sifferkontroll: {}", page.title), ..whole(&page.description) }]
        }
        // The chart is found in its report.
        PageContent::Embed(_) => Vec::new(),
        // A page that the template names is for finding one's way, and not to be found.
        _ if page.title.is_empty() => Vec::new(),
        _ => vec![whole(&page.description)],
    };
    Indexed { path: page.path.clone(), title: page.title.clone(), documents }
}

fn of_report(report: &ReportPage, mut whole: Document) -> Vec<Document> {
    whole.more = [
        report.easy.iter().map(|html| plain(&without(html, &report.left_out, LEFT_OUT))).collect(),
        report.registry_number.clone().unwrap_or_default(),
    ]
    .join(" ");
    let leading = [&report.leading, &report.money, &report.results].into_iter().flatten();
    let mut documents = vec![whole];
    documents.extend(leading.map(|chart| of_chart(chart)));
    // Running text belongs to the heading above it, though tables stand between.
    let mut section = 0;
    for block in report.chapters.iter().flat_map(|chapter| &chapter.blocks) {
        match block {
            BlockView::Heading { id, html, .. } => {
                section = documents.len();
                documents.push(Document { kind: "section", title: plain(html), anchor: id.clone(), ..Document::default() });
            }
            BlockView::Html { html } => {
                let html = without(html, &report.left_out, LEFT_OUT);
                let text = &mut documents[section].text;
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&plain(&html));
            }
            BlockView::Table(table) => documents.push(of_table(table, &report.left_out)),
            BlockView::Chart(chart) => documents.push(of_chart(chart)),
            BlockView::Rest | BlockView::Reference { .. } | BlockView::ToFill { .. } | BlockView::Picture { .. } => {}
        }
    }
    // Whom it helps is told on the page of the association.
    documents.extend(report.questions.iter().filter(|question| question.id != "hjalp").map(|question| Document {
        kind: "question",
        title: question.question.to_owned(),
        anchor: format!("fraga_{}_", question.id),
        text: question.answers.iter().map(|answer| format!("{} {}", answer.text.spread(), answer.more)).collect::<Vec<_>>().join(" "),
        ..Document::default()
    }));
    let people = |people: &[PersonView]| {
        people
            .iter()
            .map(|person| person.name.iter().chain([&person.role]).map(String::as_str).collect::<Vec<_>>().join(", "))
            .collect::<Vec<_>>()
    };
    if !report.signers.is_empty() || !report.auditors.is_empty() {
        let rows = [people(&report.signers), people(&report.auditors)].concat();
        documents.push(Document {
            kind: "section",
            title: "Beslut, underskrifter och revision".to_owned(),
            anchor: "beslut_och_underskrifter".to_owned(),
            rows: rows.into_iter().map(|label| Row { label, ..Row::default() }).collect(),
            ..Document::default()
        });
    }
    documents
}

fn of_chart(chart: &ChartView) -> Document {
    Document { kind: "chart", title: chart.title.spread(), anchor: chart.id.clone(), text: chart.summary.spread(), ..Document::default() }
}

fn of_table(table: &TableView, left_out: &BTreeSet<String>) -> Document {
    let rows = table.rows.iter().map(|row| Row {
        label: row.label.clone().unwrap_or_default(),
        anchor: row.id.strip_prefix(&format!("{}.", table.id)).unwrap_or_default().to_owned(),
        cells: figures(row),
    });
    let rows: Vec<Row> = rows.filter(|row| !(row.label.is_empty() && row.cells.is_empty())).collect();
    let texts = table
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().filter(|cell| !cell.numeric).map(|cell| plain(&without(&cell.html, left_out, LEFT_OUT))));
    let headers = table.columns.iter().map(|column| column.text.clone());
    Document {
        kind: "table",
        title: table.caption.clone(),
        anchor: table.id.clone(),
        text: texts.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" "),
        more: headers.clone().collect::<Vec<_>>().join(" "),
        columns: if rows.iter().any(|row| !row.cells.is_empty()) { headers.collect() } else { Vec::new() },
        rows,
    }
}

fn figures(row: &RowView) -> Vec<String> {
    let figures = row.cells.iter().map(|cell| if cell.numeric && !cell.left_out { plain(&cell.html) } else { String::new() });
    let mut figures: Vec<String> = figures.collect();
    figures.truncate(figures.iter().rposition(|figure| !figure.is_empty()).map_or(0, |last| last + 1));
    figures
}

fn of_association(association: &AssociationPage, mut whole: Document) -> Vec<Document> {
    whole.more = [association.county.clone(), association.help.clone(), association.organisation_number.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let list = |title: &str, anchor: &str, rows: Vec<String>| Document {
        kind: "association",
        title: title.to_owned(),
        anchor: anchor.to_owned(),
        rows: rows.into_iter().map(|label| Row { label, ..Row::default() }).collect(),
        ..Document::default()
    };
    let with_others = |name: &str, others: &[String]| match others {
        [] => name.to_owned(),
        others => format!("{name} ({})", others.join(", ")),
    };
    let members = association.members.iter().map(|member| with_others(&member.name, &member.former_names)).collect();
    let initiatives = association.initiatives.iter().map(|initiative| with_others(&initiative.name, &initiative.other_names)).collect();
    let results = association.results.iter().map(|result| {
        let rows = result.rows.iter().map(|row| row.name.clone()).collect();
        list(&result.title, &result.id, rows)
    });
    let reached = association.contact.as_deref().unwrap_or("Kontaktuppgift saknas.");
    let help = Document {
        kind: "section",
        title: "Kan jag få hjälp? Kontakt".to_owned(),
        anchor: "hjalp_".to_owned(),
        text: format!("{} Kontakt: {reached}", association.help.as_deref().unwrap_or_default()).trim().to_owned(),
        ..Document::default()
    };
    let is_whole = !association.members.is_empty() || !association.questions.is_empty();
    let lists = [list("Medlemmar", "medlemmar_", members), list("Insatser", "insatser_", initiatives)];
    let lists = lists.into_iter().filter(|list| !list.rows.is_empty());
    [whole].into_iter().chain(is_whole.then_some(help)).chain(lists).chain(results).collect()
}

fn terms(glossary: &GlossaryPage) -> Vec<Document> {
    let terms = glossary.letters.iter().flat_map(|letter| &letter.terms).map(|term| Document {
        kind: "term",
        title: term.term.clone(),
        anchor: term.id.clone(),
        text: term.text.clone(),
        ..Document::default()
    });
    terms.collect()
}
