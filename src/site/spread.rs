//! A page of a report as it stands in a file: without the figures that stand on the page alone.

use crate::measures::{LEFT_OUT, Told};
use crate::narrative::without;
use crate::site::view::{BlockView, ChartView, Page, PageContent, ReportPage};
use std::borrow::Cow;

/// The page for a file. A chart that shows such a figure has no drawing there.
pub(crate) fn for_file(page: &Page) -> Cow<'_, Page> {
    match &page.content {
        PageContent::Report(report) if !report.left_out.is_empty() => {
            let mut page = page.clone();
            if let PageContent::Report(report) = &mut page.content {
                leave_out(report);
            }
            Cow::Owned(page)
        }
        _ => Cow::Borrowed(page),
    }
}

fn leave_out(report: &mut ReportPage) {
    [&mut report.leading, &mut report.money, &mut report.results].into_iter().flatten().for_each(|chart| without_drawing(chart));
    report.headlines.retain(|headline| !headline.text.is_kept() && !headline.basis.as_ref().is_some_and(Told::is_kept));
    report.key_figures.retain(|figure| !figure.value.is_kept() && !figure.change.as_ref().is_some_and(Told::is_kept));
    report.questions.iter_mut().for_each(|question| question.answers.retain(|answer| !answer.text.is_kept()));
    let cells = &report.left_out;
    report.easy.iter_mut().for_each(|html| *html = without(html, cells, LEFT_OUT).into_owned());
    for chapter in &mut report.chapters {
        for block in &mut chapter.blocks {
            match block {
                BlockView::Html { html } => *html = without(html, cells, LEFT_OUT).into_owned(),
                BlockView::Table(table) => {
                    for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
                        cell.html = if cell.left_out { LEFT_OUT.to_owned() } else { without(&cell.html, cells, LEFT_OUT).into_owned() };
                    }
                }
                BlockView::Chart(chart) => without_drawing(chart),
                _ => {}
            }
        }
    }
}

fn without_drawing(chart: &mut ChartView) {
    if chart.embed.is_some() {
        return;
    }
    chart.svg = String::new();
    let words = [&mut chart.title, &mut chart.subtitle, &mut chart.summary].into_iter().chain(&mut chart.cautions);
    let figures = chart.rows.iter_mut().flat_map(|row| &mut row.values);
    for told in words.chain(figures).filter(|told| told.is_kept()) {
        *told = Told::read(&told.spread(), None);
    }
}
