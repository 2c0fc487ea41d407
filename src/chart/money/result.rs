//! *Årets resultat och eget kapital*: surplus and deficit over the years, and below them equity with its cap.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::course;
use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Limit, Name, Panel, Part, Timeline};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::money::cap::{Cap, caps_of, in_words};
use crate::chart::over_time;
use crate::chart::scope::{Scope, comparable, days, is_part_of_known_year, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::chart::trend::{self, Said, Slot};
use crate::facts::{Fact, How};
use crate::measures::{Figure, Measure, Of};
use crate::model::{Break, Period, Quantity};
use crate::swedish::{self, Precision, Tense};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeMap;

struct Point<'a> {
    period: Period,
    result: Option<&'a Fact>,
    /// Equity on the last day, printed or worked out.
    equity: Option<Figure<'a>>,
    caps: Vec<Cap<'a>>,
}

impl<'a> Point<'a> {
    fn name(&self) -> String {
        period_name(self.period)
    }

    /// The name of its last day: the year, or the day within it.
    fn day(&self) -> String {
        let day = self.period.last_day();
        if (day.month(), day.day()) == (12, 31) { day.year().to_string() } else { swedish::date(day) }
    }

    fn equity(&self) -> Option<Amount<'a>> {
        self.equity.as_ref().map(Amount::of_figure)
    }

    /// The printed figures that equity rests on.
    fn equity_facts(&self) -> &[&'a Fact] {
        self.equity.as_ref().map(|equity| &equity.from[..]).unwrap_or_default()
    }

    /// The caps that equity is on one side of, whatever figure of the report one takes. Only they are drawn.
    fn clear_caps(&self) -> impl Iterator<Item = &Cap<'_>> {
        self.caps.iter().filter(|cap| cap.dispute.is_none())
    }
}

struct Story<'a> {
    /// Oldest first; at least two can be compared.
    points: Vec<Point<'a>>,
    breaks: Vec<&'a Break>,
    unit: MoneyUnit,
    /// What one report says, and not all that is known.
    one_report: bool,
}

/// The chart over all periods that the scope has results for: three of a report, so that it is more than its statements, or
/// two of an association.
pub(crate) fn chart(scope: Scope) -> Option<Chart> {
    let story = Story::read(scope)?;
    let (title, summary) = (story.title(), story.summary());
    let (columns, rows) = story.table();
    let sources = story.facts().map(Source::of).collect();
    let subtitle = story.subtitle();
    let draft = Draft { id: "resultat".to_owned(), kind: "result", title, subtitle, summary, columns, rows, sources };
    let disputes = story.points.iter().flat_map(|point| &point.caps).filter_map(|cap| cap.dispute.as_ref());
    let told = disputes.flat_map(|dispute| dispute.facts.iter().copied().map(Source::of)).collect();
    Some(Chart { told, ..draft.finish(scope.pen(), scope.words("resultat"), story.timeline()) })
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>) -> Option<Story<'a>> {
        let whole = |fact: &&Fact| fact.key.quantity == Quantity::Money && fact.key.dimensions.is_empty();
        let of =
            |measure| -> BTreeMap<Period, &'a Fact> { scope.outcomes(measure).filter(whole).map(|fact| (fact.key.period, fact)).collect() };
        let (results, equity) = (of(Measure::Result), of(Measure::Equity));
        let caps: Vec<&Fact> = scope.outcomes(Measure::EquityCap).collect();
        let mut periods: Vec<Period> = results.keys().copied().collect();
        // A year of which only the equity is printed.
        let year_ends = equity.keys().map(|day| day.as_flow()).filter(|period| period.is_whole_year());
        let without_result = year_ends.filter(|year| !results.keys().any(|period| period.last_day() == year.last_day()));
        let first = periods.iter().map(|period| period.last_day()).min()?;
        periods.extend(without_result.filter(|year| year.last_day() > first).collect::<Vec<_>>());
        periods.sort_by_key(|period| (period.last_day(), *period));
        if scope.report.is_none() {
            let all = periods.clone();
            periods.retain(|period| !is_part_of_known_year(*period, &all));
        }
        let point = |period: &Period| {
            let day = period.as_stock(false);
            let result = results.get(period).copied();
            let mut point = Point { period: *period, result, equity: scope.measures(*period).find(Measure::Equity).ok(), caps: Vec::new() };
            point.caps = caps_of(scope, &caps, day, point.equity());
            point
        };
        let points: Vec<Point> = periods.iter().map(point).collect();
        let breaks = trend::breaks(scope, &[Measure::Result, Measure::Equity], &periods);
        let money = points.iter().flat_map(|point| point.result.iter().chain(point.equity_facts()).copied());
        let story = Story { unit: MoneyUnit::of(money), breaks, points, one_report: scope.report.is_some() };
        let enough = if scope.report.is_some() { 3 } else { 2 };
        (story.alike().len() >= enough).then_some(story)
    }

    /// The results that can be compared with the last one.
    fn alike(&self) -> Vec<(&Point<'a>, Amount<'a>)> {
        let results = || self.points.iter().filter_map(|point| Some((point, Amount::of(point.result?))));
        let Some((last, _)) = results().next_back() else { return Vec::new() };
        results().filter(|(point, _)| comparable(point.period, last.period)).collect()
    }

    /// Of these points those that the last one can be compared with: after the last break.
    fn unbroken<'p>(&self, mut points: Vec<(&'p Point<'a>, Amount<'a>)>) -> Vec<(&'p Point<'a>, Amount<'a>)> {
        let since = self.breaks.iter().map(|found| days(found.period).0).max();
        points.retain(|(point, _)| since.is_none_or(|since| point.period.last_day() >= since));
        points
    }

    fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        let of_point = |point: &Point<'a>| {
            let cap = point.caps.iter().flat_map(|cap| cap.facts.clone());
            point.result.into_iter().chain(point.equity_facts().iter().copied()).chain(cap).collect::<Vec<_>>()
        };
        self.points.iter().flat_map(of_point)
    }

    fn periods(&self) -> Vec<Period> {
        self.points.iter().map(|point| point.period).collect()
    }

    fn slots(&self) -> Vec<Slot<'_>> {
        trend::slots(&self.periods(), &self.breaks)
    }

    /// The points whose equity is known.
    fn with_equity(&self) -> Vec<(&Point<'a>, Amount<'a>)> {
        self.points.iter().filter_map(|point| Some((point, point.equity()?))).collect()
    }

    fn title(&self) -> String {
        let alike = self.alike();
        let Some((last, result)) = alike.last() else { return String::new() };
        let result = match result.value {
            value if value.is_zero() => format!("Resultatet var noll {}", last.name()),
            _ => format!("{} {}", swedish::capitalised(&sized(*result, Amount::beside(&[*result]))), last.name()),
        };
        let equity = last.equity().map(|equity| equity.value).unwrap_or_default();
        let over: Vec<&Cap> = last.clear_caps().filter(|cap| equity > cap.amount.value).collect();
        let over = match (&over[..], last.caps.len()) {
            ([], _) => None,
            ([_], 1) => Some("sitt tak".to_owned()),
            ([cap], _) => Some(format!("taket på {}", cap.in_short())),
            ([_, _], 2) => Some("båda sina tak".to_owned()),
            _ => Some("flera av sina tak".to_owned()),
        };
        match (over, &self.unbroken(self.with_equity())[..]) {
            (Some(over), _) => format!("{result}, och det egna kapitalet var över {over}"),
            (None, [.., (before, from), (last, to)]) => {
                let follows = trend::follows(before.period.as_stock(false), last.period.as_stock(false));
                let tense = if follows { Tense::Past } else { Tense::Perfect };
                match from.changed_to(*to, tense, "oförändrat") {
                    Some(change) if follows => format!("{result}, och det egna kapitalet {change}"),
                    Some(change) => format!("{result}, och det egna kapitalet {change} sedan {}", before.day()),
                    None => format!("{result}, och det egna kapitalet var {}", to.spoken()),
                }
            }
            (None, _) => result,
        }
    }

    fn subtitle(&self) -> String {
        let equity = if self.with_equity().len() > 1 { " och eget kapital vid årets slut" } else { "" };
        format!("Årets resultat{equity}, {}, {}", self.unit.name(), course::span(&self.periods()))
    }

    fn summary(&self) -> Summary {
        let alike = self.alike();
        let mut summary = Summary::default();
        let unbroken = self.unbroken(self.alike());
        match &unbroken[..] {
            [(only, result)] => {
                let result = with_article(*result, Amount::beside(&[*result]));
                summary.find([format!("Årets resultat var {result} {}.", only.name())]);
            }
            [.., (before, from), (last, to)] => summary.find([change_of_result((&before.name(), *from), (&last.name(), *to))]),
            [] => {}
        }
        summary.find(self.equity_in_words());
        // of the newest day the cap that equity is furthest over, or nearest under
        let mut caps: Vec<Vec<String>> = self.points.iter().map(|point| in_words(&point.caps, point.equity(), &point.day())).collect();
        let mut newest = caps.pop().unwrap_or_default();
        if self.points.last().is_some_and(|last| last.clear_caps().next().is_some()) {
            summary.find([newest.remove(0)]);
        }
        if alike.len() > 1 && alike.iter().all(|(_, result)| result.value == alike[0].1.value) {
            summary.find([format!("Resultatet var lika stort i alla {} perioderna.", swedish::cardinal(alike.len()))]);
        }
        summary.caution(caps.into_iter().flatten().chain(newest));
        if self.points.iter().filter(|point| point.result.is_some()).count() > alike.len() {
            summary.caution(["Perioderna är olika långa, och bara lika långa perioders resultat jämförs.".to_owned()]);
        }
        summary.caution(trend::gaps_in_words(&self.slots()));
        for (has, what) in [(self.has_equity(), "eget kapital"), (true, "årets resultat")] {
            let lacks = |point: &&Point| if what == "eget kapital" { point.equity.is_none() } else { point.result.is_none() };
            let names: Vec<String> = self.points.iter().filter(lacks).map(Point::name).collect();
            if has && !names.is_empty() {
                summary.caution([match self.one_report {
                    true => format!("Den här redovisningen anger inte {what} för {}.", swedish::join(&names)),
                    false => format!("Uppgift om {what} saknas för {}.", swedish::join(&names)),
                }]);
            }
        }
        let made = |point: &&Point| point.equity.as_ref().is_some_and(|equity| equity.how != How::Printed);
        let made: Vec<String> = self.points.iter().filter(made).map(Point::day).collect();
        if !made.is_empty() {
            summary.caution([format!("Det egna kapitalet {} är uträknat av Insyn ur balansräkningarna.", swedish::join(&made))]);
        }
        summary.caution(trend::breaks_in_words(&self.breaks));
        summary
    }

    fn has_equity(&self) -> bool {
        self.points.iter().any(|point| point.equity.is_some())
    }

    /// What equity is, and how it has changed since the year before.
    fn equity_in_words(&self) -> Option<String> {
        let told = |(point, equity): &(&Point<'a>, Amount<'a>), precision| Said {
            name: point.day(),
            amount: *equity,
            words: equity.said(precision),
        };
        match &self.unbroken(self.with_equity())[..] {
            [] => None,
            [(only, equity)] => Some(format!("Det egna kapitalet var {} vid slutet av {}.", equity.spoken(), only.day())),
            [.., (before, from), (last, to)] if from.value == to.value => {
                let (to, last) = (to.spoken(), last.day());
                Some(format!("Det egna kapitalet var {to} vid slutet av {last}, lika stort som {}.", before.day()))
            }
            [.., before, last] => {
                let precision = Amount::step(before.1, last.1);
                let difference = last.1.distance(before.1).said(precision);
                let (before, last) = (told(before, precision), told(last, precision));
                Some(trend::change("Det egna kapitalet", "Det", &before, &last, &difference))
            }
        }
    }

    /// Columns for the results, and below them a line for equity with its caps.
    fn timeline(&self) -> Timeline {
        let sign = |negative: bool| Sign::Bar(if negative { Tone::Deficit } else { Tone::Surplus });
        let results = || self.points.iter().filter_map(|point| point.result);
        let both = results().any(|fact| fact.value < Decimal::ZERO) && results().any(|fact| fact.value > Decimal::ZERO);
        let names = [(false, "Överskott"), (true, "Underskott")].into_iter().filter(|_| both);
        let name = |(negative, name): (bool, &str)| Name { sign: sign(negative), name: name.to_owned(), figure: String::new() };
        let mut panels = vec![Panel {
            heading: "Årets resultat".to_owned(),
            names: names.map(name).collect(),
            slots: self.slots_of(|point| {
                let result = Amount::of(point.result?);
                Some(self.mark(point.name(), result, sign(result.value < Decimal::ZERO)))
            }),
            ..Panel::default()
        }];
        if self.has_equity() {
            panels.push(Panel {
                heading: "Eget kapital vid årets slut".to_owned(),
                line: true,
                slots: self.slots_of(|point| {
                    let limits = point.clear_caps().map(|cap| self.limit(cap)).collect();
                    Some(time::Point { limits, ..self.mark(point.day(), point.equity()?, Sign::Circle(Tone::Equity)) })
                }),
                ..Panel::default()
            });
        }
        Timeline { one_scale: false, ..Timeline::of_money(panels) }
    }

    fn limit(&self, cap: &Cap) -> Limit {
        let share = cap
            .share
            .filter(|_| cap.computed)
            .map(|(percent, _)| format!("\u{a0}{}:", Of::from(percent).bind(&swedish::percent_sign(percent.value))));
        Limit { amount: cap.amount.value, label: format!("Tak{} {}", share.unwrap_or_default(), self.unit.text(cap.amount)) }
    }

    fn mark(&self, label: String, amount: Amount, sign: Sign) -> time::Point {
        let parts = vec![Part { sign, amount: amount.value, title: String::new() }];
        time::Point { label, value: self.unit.text(amount), figure: self.unit.figure(amount), parts, ..time::Point::default() }
    }

    fn slots_of(&self, mark: impl Fn(&Point<'a>) -> Option<time::Point>) -> Vec<time::Slot> {
        over_time::points(self.slots(), |index| self.points[index].name(), |index| mark(&self.points[index]))
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let mut caps: Vec<Option<&str>> = self.points.iter().flat_map(|point| point.clear_caps().map(Cap::base)).collect();
        caps.sort_unstable();
        caps.dedup();
        let cap_name = |base: &Option<&str>| match base {
            None => "Tak för eget kapital".to_owned(),
            Some(base) => format!("Tak, uträknat på {base}"),
        };
        let equity = self.has_equity().then_some("Eget kapital");
        let fixed = ["Period", "Årets resultat"].into_iter().chain(equity).map(str::to_owned);
        let columns: Vec<String> = fixed.chain(caps.iter().map(cap_name)).collect();
        let figure = |amount: Option<Amount>| or_dash(amount.map(|amount| self.unit.figure(amount)));
        let rows = over_time::rows(self.slots(), columns.len() - 1, |index| {
            let point = &self.points[index];
            let mut values = vec![figure(point.result.map(Amount::of))];
            if self.has_equity() {
                values.push(figure(point.equity()));
            }
            let cap = |base: &Option<&str>| point.clear_caps().find(|cap| cap.base() == *base).map(|cap| cap.amount);
            values.extend(caps.iter().map(|base| figure(cap(base))));
            vec![ChartRow { label: point.name(), values }]
        });
        (columns, rows)
    }
}

/// `överskott på 827 000 kronor`, `noll kronor`
fn sized(result: Amount, precision: Precision) -> String {
    let size = Amount { value: result.value.abs(), ..result }.said(precision);
    match result.value {
        value if value.is_zero() => "noll kronor".to_owned(),
        value if value < Decimal::ZERO => format!("underskott på {size}"),
        _ => format!("överskott på {size}"),
    }
}

/// `ett underskott på 405 000 kronor`
fn with_article(result: Amount, precision: Precision) -> String {
    if result.value.is_zero() { sized(result, precision) } else { format!("ett {}", sized(result, precision)) }
}

fn change_of_result<'a>((before, from): (&str, Amount<'a>), (last, to): (&str, Amount<'a>)) -> String {
    let precision = Amount::step(from, to);
    let (was, is) = (with_article(from, precision), with_article(to, precision));
    match from.value.cmp(&to.value) {
        Ordering::Equal => format!("Årets resultat var {is} {last}, lika mycket som {before}."),
        order => {
            let (distance, direction) = (to.distance(from).said(precision), if order.is_lt() { "högre" } else { "lägre" });
            format!("Årets resultat var {is} {last}, {distance} {direction} än {before}, då det var {was}.")
        }
    }
}
