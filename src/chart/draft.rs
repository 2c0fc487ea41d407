//! A chart before it is drawn: what it says in generated words, until the content gives others.

use crate::chart::drawing::bars::{Bars, Row};
use crate::chart::drawing::dots::Dots;
use crate::chart::drawing::frame::{Canvas, Drawn, Picture};
use crate::chart::drawing::time::{Slot, Timeline};
use crate::chart::finished::{Chart, ChartRow, Generated, Mark, Source};
use crate::chart::notes::Notes;
use crate::chart::pen::Pen;
use crate::chart::scope::period_name;
use crate::chart::summary::Summary;
use crate::measures::Told;
use crate::model::{ChartMark, ChartWords, Period};
use crate::swedish;

pub(super) struct Draft {
    pub id: String,
    /// Last part of the class of the drawing, such as `survey`.
    pub kind: &'static str,
    pub title: String,
    pub subtitle: String,
    pub summary: Summary,
    pub columns: Vec<String>,
    pub rows: Vec<ChartRow>,
    pub sources: Vec<Source>,
}

/// What draws a chart.
pub(super) trait Drawing {
    /// Draws and returns the height.
    fn draw(&self, canvas: &Canvas) -> Drawn<i32>;

    /// Every label that may be the name of a period.
    fn labels(&mut self) -> Vec<&mut String> {
        Vec::new()
    }

    /// What happened, to be told at its point.
    fn events(&mut self, _: &[Mark]) {}

    /// Whether a picture says more than the words.
    fn is_worth_drawing(&self) -> bool {
        true
    }
}

/// No drawing.
struct Undrawn;

impl Drawing for Undrawn {
    fn draw(&self, _: &Canvas) -> Drawn<i32> {
        Ok(0)
    }

    fn is_worth_drawing(&self) -> bool {
        false
    }
}

impl Drawing for Dots<'_> {
    fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        Dots::draw(self, canvas)
    }
}

impl<F: Fn(&Canvas) -> Drawn<i32>> Drawing for F {
    fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        self(canvas)
    }
}

impl Drawing for Bars {
    fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        Bars::draw(self, canvas)
    }

    fn labels(&mut self) -> Vec<&mut String> {
        let labels = self.rows.iter_mut().filter_map(|row| match row {
            Row::Bar(bar) => Some(&mut bar.label),
            Row::Gap { label, .. } => Some(label),
            Row::Heading(_) | Row::Figures { .. } => None,
        });
        labels.collect()
    }

    /// One bar alone is beside nothing.
    fn is_worth_drawing(&self) -> bool {
        self.rows.iter().filter(|row| matches!(row, Row::Bar(_))).count() > 1
    }
}

impl Drawing for Timeline {
    fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        Timeline::draw(self, canvas)
    }

    fn labels(&mut self) -> Vec<&mut String> {
        let labels = self.slots().filter_map(|slot| match slot {
            Slot::Point(point) => Some(&mut point.label),
            Slot::Gap { label, .. } => Some(label),
            Slot::Break(_) => None,
        });
        labels.collect()
    }

    fn events(&mut self, marks: &[Mark]) {
        for slot in self.slots() {
            let Slot::Point(point) = slot else { continue };
            let told = marks.iter().filter(|mark| mark.labels.contains(&point.label));
            let told: Vec<String> = told.map(|mark| format!("{} {}", mark.number(), mark.text)).collect();
            point.event = (!told.is_empty()).then(|| told.join(" "));
        }
    }

    /// One point alone is beside nothing.
    fn is_worth_drawing(&self) -> bool {
        self.points().count() > 1
    }
}

impl Draft {
    /// The same without a picture.
    pub(super) fn told(self, pen: Pen, words: Option<&ChartWords>) -> Chart {
        self.finish(pen, words, Undrawn)
    }

    /// The chart, in the words of the content where it gives any.
    pub(super) fn finish(self, pen: Pen, words: Option<&ChartWords>, mut drawing: impl Drawing) -> Chart {
        let Draft { id, kind, title, subtitle, summary, columns, mut rows, sources } = self;
        let marks: Vec<Mark> = words.map(marks).unwrap_or_default();
        drawing.events(&marks);
        for label in drawing.labels().into_iter().chain(rows.iter_mut().map(|row| &mut row.label)) {
            let numbers: Vec<String> = marks.iter().filter(|mark| mark.labels.contains(label)).map(Mark::number).collect();
            label.extend(numbers.iter().map(|number| format!("{}{number}", swedish::NBSP)));
        }
        let silent = words.is_some_and(|words| words.silent);
        let own = |of: fn(&ChartWords) -> &Option<String>| words.and_then(|words| of(words).clone());
        let (own_title, own_summary) = (own(|words| &words.title), own(|words| &words.summary));
        let generated = Generated { title: own_title.is_none() && !silent, summary: own_summary.is_none() && !silent };
        let subtitle = own(|words| &words.subtitle).unwrap_or(subtitle);
        // without a headline the statistic is one
        let (title, subtitle) = match own_title {
            Some(title) => (title, subtitle),
            None if silent => (subtitle, String::new()),
            None => (title, subtitle),
        };
        let (told, cautions) = summary.told();
        let summary = own_summary.unwrap_or_else(|| if silent { String::new() } else { told });
        let [title, subtitle, summary] = [title, subtitle, summary].map(|text| Told::read(&text, pen.voice));
        let rows = rows.into_iter().map(|row| row.read(pen.voice)).collect::<Vec<_>>();
        let cautions: Vec<Told> = cautions.iter().map(|caution| Told::read(caution, pen.voice)).collect();
        let texts = rows.iter().flat_map(|row| &row.values).chain([&summary, &title, &subtitle]).chain(&cautions);
        let notes = Notes::of(marks.len(), texts);
        let rows = rows.into_iter().map(|row| row.noted(&notes)).collect();
        let note = words.and_then(|words| words.note.as_deref()).map(swedish::unbroken);
        let has_picture = drawing.is_worth_drawing();
        let picture = (pen.draws && has_picture).then(|| Picture::draw(&notes, |canvas| drawing.draw(canvas))).flatten();
        Chart {
            id,
            generated,
            kind,
            title,
            subtitle,
            summary,
            cautions,
            picture,
            has_picture,
            columns,
            rows,
            sources,
            told: Vec::new(),
            note,
            marks,
            notes,
        }
    }
}

fn marks(words: &ChartWords) -> Vec<Mark> {
    let mark = |(given, place): (&ChartMark, usize)| {
        let period = match given.period {
            Period::Day(day) => swedish::date(day),
            span @ Period::Span { .. } => period_name(span),
        };
        let last_day = swedish::date(given.period.last_day());
        Mark { place, labels: [period, last_day], text: swedish::unbroken(&given.text) }
    };
    words.marks.iter().zip(1..).map(mark).collect()
}
