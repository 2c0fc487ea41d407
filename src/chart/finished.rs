//! A chart as it leaves this folder: its words, its drawing, the figures behind it and where they come from.

use crate::chart::drawing::frame::Picture;
use crate::chart::notes::Notes;
use crate::facts::Fact;
use crate::measures::Told;
use crate::model::CellRef;
use ecow::EcoString;
use serde::Serialize;

impl FigureRow {
    /// With the numbers of the notes on its figures.
    pub(super) fn noted(self, notes: &Notes) -> FigureRow {
        FigureRow { values: self.values.into_iter().map(|value| notes.on(value)).collect(), ..self }
    }
}

/// A finished chart.
#[derive(Debug, Clone)]
pub struct Chart {
    /// Anchor on the page and name of the file.
    pub id: String,
    /// The finding, as a headline.
    pub title: Told,
    /// Statistic, unit and period.
    pub subtitle: Told,
    /// What the chart shows, in three sentences at most; spoken and shown.
    pub summary: Told,
    /// What the reader should know of the figures, each in a sentence or two.
    pub cautions: Vec<Told>,
    /// Which of the words the program has made.
    pub generated: Generated,
    /// Last part of the class of the drawing, such as `survey`.
    pub(super) kind: &'static str,
    /// The drawing; none where it would say no more than the words.
    pub(super) picture: Option<Picture>,
    /// Whether there is a picture, or would be if it were drawn.
    pub has_picture: bool,
    /// Header of the label column and of each column of figures.
    pub columns: Vec<String>,
    /// The figures as a table, in the order of the drawing.
    pub rows: Vec<FigureRow>,
    /// The cells that the figures come from.
    pub sources: Vec<Source>,
    /// Cells of figures that only the words tell. What the report explains of them belongs to the chart.
    pub told: Vec<Source>,
    /// What people have to say of the figures.
    pub note: Option<String>,
    /// What the content says happened, in the order of their numbers.
    pub marks: Vec<Mark>,
    /// What the reports say of the figures, numbered after the marks.
    pub notes: Notes,
}

impl Chart {
    /// Whether it may stand outside the page of its report: none of its figures is left out of all files.
    pub fn stands_alone(&self) -> bool {
        let is_told = [&self.title, &self.subtitle, &self.summary].into_iter().chain(&self.cautions).any(Told::is_kept);
        !is_told && !self.sources.iter().chain(&self.told).any(|source| source.left_out)
    }

    /// How tall the drawing is on a page that is `page` pixels wide, where it has so much room; in the unit of the room. None without a picture.
    pub fn height_in(&self, page: i64, room: i64) -> Option<i64> {
        self.picture.as_ref().map(|picture| picture.height_in(page, room))
    }

    /// The drawing as markup to stand inside a page, beside the elements with its title and its summary; empty without a picture.
    pub fn svg(&self) -> String {
        self.picture.as_ref().map(|picture| picture.markup(self.kind)).unwrap_or_default()
    }
}

/// What the program has worded: the content has words of its own for the rest, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generated {
    /// The headline.
    pub title: bool,
    /// The findings below the drawing.
    pub summary: bool,
}

/// A chart that is named and not drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartName {
    /// Anchor on the page and name of the file.
    pub id: String,
    /// Whether there is a picture of it.
    pub has_picture: bool,
    /// Whether it has a page of its own, and its picture a file.
    pub stands_alone: bool,
}

impl From<&Chart> for ChartName {
    fn from(chart: &Chart) -> ChartName {
        ChartName { id: chart.id.clone(), has_picture: chart.has_picture, stands_alone: chart.stands_alone() }
    }
}

/// A cell of a report of an association.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// Id of the association.
    pub association: EcoString,
    /// The cell in one of its reports.
    pub cell: CellRef,
    /// The figure stands on the page of its report and in no file.
    pub left_out: bool,
}

impl Source {
    pub(super) fn of(fact: &Fact) -> Source {
        Source { association: fact.key.association.clone(), cell: fact.source.clone(), left_out: fact.left_out }
    }
}

/// *markering*: what happened in a period, numbered where the drawing and the table name it.
#[derive(Debug, Clone)]
pub struct Mark {
    /// From 1.
    pub(super) place: usize,
    /// The name of the period, and of its last day for what is measured then.
    pub(super) labels: [String; 2],
    /// What happened, in the words of the content.
    pub text: String,
}

impl Mark {
    /// `[1]`
    pub fn number(&self) -> String {
        format!("[{}]", self.place)
    }

    /// `2024`, `januari–juni 2020`
    pub fn period(&self) -> &str {
        &self.labels[0]
    }
}

/// One row of the table behind a chart: a label and for each column what [`or_dash`] makes of its printed figure.
#[derive(Debug, Clone)]
pub(super) struct ChartRow {
    /// What the row is about, such as a year or a member.
    pub label: String,
    /// One for each column of figures, as printed.
    pub values: Vec<String>,
}

/// The same as it leaves this folder: its figures know what they are.
#[derive(Debug, Clone, Serialize)]
pub struct FigureRow {
    /// What the row is about, such as a year or a member.
    pub label: String,
    /// One for each column of figures, as printed.
    pub values: Vec<Told>,
}

/// What stands where there is no figure.
pub(super) const DASH: &str = "–";

/// The printed figure, or a dash.
pub(super) fn or_dash(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| DASH.to_owned())
}

impl ChartRow {
    /// With its figures read off.
    pub(super) fn read(self, voice: Option<&str>) -> FigureRow {
        FigureRow { label: self.label, values: self.values.iter().map(|value| Told::read(value, voice)).collect() }
    }

    /// A row without figures.
    pub(super) fn empty(label: impl Into<String>, columns: usize) -> ChartRow {
        ChartRow { label: label.into(), values: vec![DASH.to_owned(); columns] }
    }
}
