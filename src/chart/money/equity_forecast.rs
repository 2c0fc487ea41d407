//! *Eget kapital, prognos*: what a report expects of equity, after what it was.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course;
use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{Name, Panel, Part, Point, Timeline};
use crate::chart::finished::{Chart, ChartRow, DASH, Source};
use crate::chart::over_time;
use crate::chart::scope::Scope;
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::chart::trend::{self, Slot};
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Kind, Period, Quantity};
use crate::swedish;

const ID: &str = "eget-kapital-prognos";

struct Story<'a> {
    /// Of the last day of each year, oldest first: what was, then what is expected.
    points: Vec<&'a Fact>,
    unit: MoneyUnit,
}

/// None without an outcome before a forecast.
pub(crate) fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (columns, rows) = story.table();
    let draft = Draft {
        id: ID.to_owned(),
        kind: "equity",
        title: story.title(),
        subtitle: format!("Eget kapital vid årets slut, utfall och prognos, {}, {}", story.unit.name(), course::span(&story.years())),
        summary: story.summary(),
        columns,
        rows,
        sources: story.points.iter().map(|fact| Source::of(fact)).collect(),
    };
    Some(draft.finish(scope.pen(), scope.words(ID), story.timeline()))
}

/// `2022`
fn year(fact: &Fact) -> String {
    fact.key.period.last_day().year().to_string()
}

fn is_forecast(fact: &Fact) -> bool {
    fact.key.kind == Kind::Forecast
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let of_kind = |kind: Kind| {
            let facts = scope.of_kind(Measure::Equity, kind).filter(|fact| fact.key.quantity == Quantity::Money);
            let year_ends = facts.filter(|fact| fact.key.dimensions.is_empty() && fact.key.period.as_flow().is_whole_year());
            let mut facts: Vec<&Fact> = year_ends.collect();
            facts.sort_by_key(|fact| fact.key.period.last_day());
            facts
        };
        let (mut points, expected) = (of_kind(Kind::Outcome), of_kind(Kind::Forecast));
        let last = points.last()?.key.period.last_day();
        points.extend(expected.into_iter().filter(|fact| fact.key.period.last_day() > last));
        let unit = MoneyUnit::of(points.iter().copied());
        points.last().is_some_and(|fact| is_forecast(fact)).then_some(Story { points, unit })
    }

    /// The last outcome and the forecasts.
    fn ends(&self) -> (&'a Fact, &[&'a Fact]) {
        let outcomes = self.points.iter().take_while(|fact| !is_forecast(fact)).count();
        (self.points[outcomes - 1], &self.points[outcomes..])
    }

    fn years(&self) -> Vec<Period> {
        self.points.iter().map(|fact| fact.key.period.as_flow()).collect()
    }

    fn slots(&self) -> Vec<Slot<'_>> {
        trend::slots(&self.years(), &[])
    }

    fn title(&self) -> String {
        let (before, expected) = self.ends();
        let (from, to) = (Amount::of(before), Amount::of(expected[0]));
        let precision = Amount::beside(&[from, to]);
        let change = match to.value.cmp(&from.value) {
            std::cmp::Ordering::Less => "minska",
            std::cmp::Ordering::Equal => return format!("Det egna kapitalet väntas vara {} {}", to.said(precision), year(expected[0])),
            std::cmp::Ordering::Greater => "öka",
        };
        let (was, is) = (from.said(precision), to.said(precision));
        format!("Det egna kapitalet väntas {change} från {was} {} till {is} {}", year(before), year(expected[0]))
    }

    fn summary(&self) -> Summary {
        let (before, expected) = self.ends();
        let (first, rest) = (expected[0], &expected[1..]);
        let (from, to) = (Amount::of(before), Amount::of(first));
        let precision = Amount::beside(&[from, to]);
        let mut sentences = vec![format!(
            "Det egna kapitalet var {} vid slutet av {}, och redovisningens prognos för slutet av {} är {}.",
            from.said(precision),
            year(before),
            year(first),
            to.said(precision)
        )];
        let years = |facts: &[&Fact]| swedish::join(&facts.iter().map(|fact| year(fact)).collect::<Vec<_>>());
        if !rest.is_empty() && rest.iter().all(|fact| fact.value == first.value) {
            sentences.push(format!("Prognosen är densamma för {}.", years(rest)));
        } else if let [.., last] = rest {
            sentences.push(format!("För {} är den {}.", year(last), Amount::of(last).spoken()));
        }
        Summary::new(sentences, [])
    }

    fn timeline(&self) -> Timeline {
        let (last, _) = self.ends();
        let point = |index: usize| {
            let fact = self.points[index];
            let amount = Amount::of(fact);
            let part = |tone| Part { sign: Sign::Circle(tone), amount: amount.value, title: String::new() };
            let parts = match (is_forecast(fact), std::ptr::eq(fact, last)) {
                (true, _) => vec![part(Tone::EquityForecast)],
                // what is expected starts from what was
                (false, true) => vec![part(Tone::Equity), part(Tone::EquityForecast)],
                (false, false) => vec![part(Tone::Equity)],
            };
            Some(Point { label: year(fact), value: self.unit.text(amount), figure: self.unit.figure(amount), parts, ..Point::default() })
        };
        let names = [(Tone::Equity, "Utfall"), (Tone::EquityForecast, "Prognos")];
        let name = |(tone, name): (Tone, &str)| Name { sign: Sign::Circle(tone), name: name.to_owned(), figure: String::new() };
        let slots = over_time::points(self.slots(), |index| year(self.points[index]), point);
        Timeline::of_money(vec![Panel { line: true, slots, names: names.map(name).into(), ..Panel::default() }])
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let rows = over_time::rows(self.slots(), 2, |index| {
            let fact = self.points[index];
            let (figure, dash) = (self.unit.figure(Amount::of(fact)), DASH.to_owned());
            let values = if is_forecast(fact) { vec![dash, figure] } else { vec![figure, dash] };
            vec![ChartRow { label: year(fact), values }]
        });
        (["År", "Utfall", "Prognos"].map(str::to_owned).into(), rows)
    }
}
