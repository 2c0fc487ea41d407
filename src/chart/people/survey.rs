//! *Enkät*: the share of positive answers to each question, beside that of the period before.

use crate::chart::draft::Draft;
use crate::chart::drawing::frame::{Align, Canvas, Drawn, Layout, Sign};
use crate::chart::drawing::key::Key;
use crate::chart::drawing::percent_axis;
use crate::chart::drawing::scale::Scale;
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::people::answered::answered;
use crate::chart::percent::{printed, said, spoken};
use crate::chart::scope::{Scope, comparable, days, only, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::Measure;
use crate::model::{Dimension, Period, Quantity};
use crate::swedish::{self, Noun};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The name of a survey: the group that was asked and the initiative, by id.
type SurveyName<'a> = (Option<&'a str>, Option<&'a str>);

/// A question with its answers in percent.
struct Question<'a> {
    label: String,
    now: Option<&'a Fact>,
    before: Option<&'a Fact>,
}

struct Survey<'a> {
    questions: Vec<Question<'a>>,
    /// What the table is called, or the statistic.
    statistic: String,
    initiative: Option<&'a str>,
    now: Period,
    before: Option<Period>,
}

/// A chart for each survey of the period.
pub(crate) fn charts(scope: Scope, period: Period) -> Vec<Chart> {
    let mut surveys: BTreeMap<SurveyName, Vec<&Fact>> = BTreeMap::new();
    let shares = scope.outcomes(Measure::Answers).filter(|fact| fact.key.quantity == Quantity::Share);
    for fact in shares.filter(|fact| {
        fact.dimension(Dimension::Question).is_some() && only(fact, &[Dimension::Question, Dimension::SurveyGroup, Dimension::Initiative])
    }) {
        surveys.entry((fact.dimension(Dimension::SurveyGroup), fact.dimension(Dimension::Initiative))).or_default().push(fact);
    }
    let mut surveys: Vec<Vec<&Fact>> = surveys.into_values().collect();
    // A single question is a figure, not a survey to draw.
    surveys.retain(|facts| facts.iter().filter(|fact| fact.key.period == period.as_flow()).count() > 1);
    surveys.sort_by_key(|facts| facts.iter().map(|fact| scope.place(&fact.source)).min());
    let several = surveys.len() > 1;
    let chart = |facts: Vec<&_>| {
        let id = id(several.then(|| facts.first()).flatten().copied());
        Survey::read(scope, period.as_flow(), facts).chart(scope, id, several)
    };
    surveys.into_iter().map(chart).collect()
}

/// `enkat`, or of several surveys its group and initiative besides, so that it lasts whatever their order.
fn id(one_of_several: Option<&Fact>) -> String {
    let names = [Dimension::SurveyGroup, Dimension::Initiative].into_iter().filter_map(|name| one_of_several?.dimension(name));
    std::iter::once("enkat").chain(names).collect::<Vec<_>>().join("-")
}

impl<'a> Survey<'a> {
    fn read(scope: Scope<'a>, now: Period, mut facts: Vec<&'a Fact>) -> Survey<'a> {
        let earlier = facts.iter().map(|fact| fact.key.period).filter(|period| days(*period).1 < days(now).0);
        let before = earlier.filter(|period| comparable(*period, now)).max_by_key(|period| period.last_day());
        facts.retain(|fact| fact.key.period == now || Some(fact.key.period) == before);
        facts.sort_by_key(|fact| scope.place(&fact.source));
        let mut questions: Vec<(&str, Question)> = Vec::new();
        for fact in &facts {
            let id = fact.dimension(Dimension::Question).unwrap_or_default();
            let at = questions.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
                let label = scope.row_label(&fact.source).unwrap_or(id).to_owned();
                questions.push((id, Question { label, now: None, before: None }));
                questions.len() - 1
            });
            let question = &mut questions[at].1;
            let answer = if fact.key.period == now { &mut question.now } else { &mut question.before };
            *answer = Some(fact);
        }
        let first = facts.first();
        let title = first.and_then(|fact| scope.table_title(&fact.source));
        let initiative = first.and_then(|fact| scope.association.initiative(fact.dimension(Dimension::Initiative)?));
        Survey {
            questions: questions.into_iter().map(|(_, question)| question).collect(),
            statistic: title.unwrap_or("Andel positiva svar").to_owned(),
            initiative: initiative.map(|initiative| initiative.name.as_str()),
            now,
            before,
        }
    }

    fn chart(&self, scope: Scope<'a>, id: String, several: bool) -> Chart {
        let printed = |fact: Option<&Fact>| or_dash(fact.map(printed));
        let row = |question: &Question| {
            let before = self.before.map(|_| printed(question.before));
            ChartRow { label: question.label.clone(), values: before.into_iter().chain([printed(question.now)]).collect() }
        };
        let periods = self.before.into_iter().chain([self.now]).map(period_name);
        let owner = self.initiative.map(|name| format!("{name}: ")).unwrap_or_default();
        let words = scope.words(&id);
        let answer = self.questions.iter().find_map(|question| question.now.or(question.before));
        let (answered, told) = answered(scope, self.now, &answer.map(|answer| answer.key.dimensions.clone()).unwrap_or_default());
        let draft = Draft {
            id,
            kind: "survey",
            title: self.title(several),
            subtitle: format!("{owner}{}, procent, {}, {}", self.statistic, swedish::join(&periods.clone().collect::<Vec<_>>()), answered),
            summary: self.summary(&answered),
            columns: std::iter::once("Fråga".to_owned()).chain(periods).collect(),
            rows: self.questions.iter().map(row).collect(),
            sources: self.questions.iter().flat_map(|q| [q.before, q.now]).flatten().map(Source::of).collect(),
        };
        let chart = draft.finish(scope.pen(), words, |canvas: &Canvas| self.draw(canvas));
        Chart { told: told.into_iter().map(Source::of).collect(), ..chart }
    }

    /// The questions asked both times, with the change in percentage points.
    fn changes(&self) -> Vec<(&Question<'a>, Decimal)> {
        self.questions.iter().filter_map(|question| Some((question, question.now?.value - question.before?.value))).collect()
    }

    fn title(&self, several: bool) -> String {
        let owner = self.initiative.filter(|_| several).map(|name| format!("{name}: ")).unwrap_or_default();
        let changes = self.changes();
        let all = changes.len();
        let count = |fits: fn(&Decimal) -> bool| changes.iter().filter(|(_, change)| fits(change)).count();
        let (up, down) = (count(|change| *change > Decimal::ZERO), count(|change| *change < Decimal::ZERO));
        let on = |part| on(part, all);
        let period = period_name(self.now);
        let finding = match (up, down) {
            _ if all == 0 => format!("var {}", self.range()),
            (0, 0) => format!("var oförändrad {}", on(all)),
            (up, down) if up == down => format!("ökade {} och minskade på lika många", on(up)),
            (up, down) if up > down => format!("ökade {}", on(up)),
            (_, down) => format!("minskade {}", on(down)),
        };
        format!("{owner}{} {finding} {period}", if owner.is_empty() { "Andelen positiva svar" } else { "andelen positiva svar" })
    }

    /// The lowest and the highest answer of the period.
    fn ends(&self) -> Option<[&'a Fact; 2]> {
        let answers = || self.questions.iter().filter_map(|question| question.now);
        Some([answers().min_by_key(|fact| fact.value)?, answers().max_by_key(|fact| fact.value)?])
    }

    /// `mellan 51 och 94 procent`
    fn range(&self) -> String {
        match self.ends() {
            Some([low, high]) if low.value != high.value => format!("mellan {} och {} procent", spoken(low), spoken(high)),
            ends => ends.map_or_else(String::new, |[only, _]| said(only)),
        }
    }

    /// The change, if there is one to tell, and the answers with how many gave them.
    fn summary(&self, answered: &str) -> Summary {
        let period = period_name(self.now);
        let answers = self.questions.iter().filter_map(|question| Some((question, question.now?.value)));
        let asked = answers.clone().count();
        let mut summary = Summary::default();
        if let Some(before) = self.before.map(period_name) {
            summary.find(self.change_in_words(&before));
        }
        summary.find([format!("Andelen positiva svar var {} {} {period} ({answered}).", self.range(), on_the(asked))]);
        if let Some([low, high]) = self.ends().filter(|[low, high]| low.value != high.value) {
            let at = |extreme: &Fact| named(answers.clone().filter(|(_, share)| *share == extreme.value).map(|(question, _)| question));
            summary.find([
                format!("Högst andel, {} procent, fick {}.", spoken(high), at(high)),
                format!("Lägst andel, {} procent, fick {}.", spoken(low), at(low)),
            ]);
        }
        if let Some(before) = self.before.map(period_name) {
            let now_only = self.questions.iter().filter(|question| question.before.is_none());
            let before_only = self.questions.iter().filter(|question| question.now.is_none());
            for (questions, year, other) in [(now_only.collect::<Vec<_>>(), &period, &before), (before_only.collect(), &before, &period)] {
                if !questions.is_empty() {
                    let count = swedish::counted(questions.len(), "en fråga", "frågor");
                    summary.caution([format!("För {count} finns svar {year} men inte {other}.")]);
                }
            }
        }
        summary
    }

    fn change_in_words(&self, before: &str) -> Vec<String> {
        let changes = self.changes();
        let count = |fits: fn(&Decimal) -> bool| changes.iter().filter(|(_, change)| fits(change)).count();
        let counts = [
            (count(|change| *change > Decimal::ZERO), "ökade"),
            (count(|change| *change < Decimal::ZERO), "minskade"),
            (count(Decimal::is_zero), "var oförändrad"),
        ];
        let told: Vec<String> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, verb)| match count == changes.len() {
                true => format!("{verb} {}", on(count, count)),
                false => format!("{verb} på {}", swedish::counted(count, "en fråga", "frågor")),
            })
            .collect();
        if told.is_empty() {
            return Vec::new();
        }
        let mut sentences = vec![format!("Jämfört med {before} {}.", swedish::join(&told).replacen(' ', " andelen ", 1))];
        let largest = changes.iter().map(|(_, change)| change.abs()).max().filter(|change| !change.is_zero() && changes.len() > 1);
        let at: Vec<_> = changes.iter().filter(|(_, change)| Some(change.abs()) == largest).collect();
        if let [(Question { label, now: Some(now), before: Some(before) }, change)] = at[..] {
            let verb = if *change > Decimal::ZERO { "ökade" } else { "minskade" };
            sentences.push(format!(
                "Störst var skillnaden för frågan ”{label}”, där andelen {verb} från {} till {} procent.",
                spoken(before),
                spoken(now)
            ));
        }
        sentences
    }

    fn draw(&self, canvas: &Canvas) -> Drawn<i32> {
        let (wide, width, line) = (canvas.layout == Layout::Wide, canvas.layout.width(), canvas.layout.line());
        let answers = self.questions.iter().flat_map(|question| [question.now, question.before]).flatten();
        let margin = answers.map(|fact| canvas.text_width(&printed(fact), true)).max().unwrap_or(0) + 18;
        let room = if wide { 290 } else { width };
        let left = if wide { room + 10 + margin } else { margin };
        let scale = percent_axis::scale((left, width - margin));
        let before = self.before.map(|period| (Sign::Diamond(Tone::Before), period_name(period)));
        let key = Key::new(canvas, before.into_iter().chain([(Sign::Circle(Tone::Own), period_name(self.now))]).collect(), width);
        key.draw(canvas, (0, 0))?;
        let top = key.bottom + 16;
        let mut y = top;
        let mut places = Vec::with_capacity(self.questions.len());
        for question in &self.questions {
            let lines = canvas.wrap(&question.label, room, false, 4);
            let text = lines.len() as i32 * line;
            let height = if wide { text.max(26) } else { text + 30 };
            let mark = if wide { y + height / 2 } else { y + text + 15 };
            let first = if wide { y + (height - text) / 2 + line / 2 } else { y + line / 2 };
            places.push((question, lines, first, mark));
            y += height + 14;
        }
        let bottom = y - 8;
        let heights: Vec<i32> = places.iter().map(|(_, _, _, mark)| *mark).collect();
        percent_axis::axis(canvas, &scale, &heights, bottom)?;
        for (question, lines, first, mark) in &places {
            canvas.group("label", || canvas.lines(lines, (0, *first)))?;
            draw_answers(canvas, &scale, question, *mark)?;
        }
        Ok(bottom + line + 2)
    }
}

/// Both marks of a question, joined by a line, each with its figure on its outer side.
fn draw_answers(canvas: &Canvas, scale: &Scale, question: &Question, y: i32) -> Drawn<()> {
    let place = |fact: Option<&Fact>| fact.map(|fact| percent_axis::place(scale, fact.value));
    let (now, before) = (place(question.now), place(question.before));
    if let (Some(now), Some(before)) = (now, before) {
        canvas.group("connector", || canvas.line((before, y), (now, y)))?;
    }
    // marks that would hide each other stand one over the other
    let shift = if now.zip(before).is_some_and(|(now, before)| now.abs_diff(before) < 14) { 5 } else { 0 };
    let before_left = now.zip(before).is_some_and(|(now, before)| before <= now);
    let now_left = now.zip(before).is_some_and(|(now, before)| now < before);
    let marks = [
        (question.before, before, y - shift, Sign::Diamond(Tone::Before), "data-label-before", before_left),
        (question.now, now, y + shift, Sign::Circle(Tone::Own), "data-label", now_left),
    ];
    for (fact, x, mark, sign, class, left) in marks {
        let (Some(fact), Some(x)) = (fact, x) else { continue };
        canvas.shape(sign, (x, mark))?;
        let (at, align) = if left { (x - 13, Align::End) } else { (x + 13, Align::Start) };
        canvas.text_on_lines(class, &printed(fact), (at, y), align)?;
    }
    Ok(())
}

/// `på en av åtta frågor`, `på alla åtta frågor`, `på frågan` where there is but one.
fn on(part: usize, all: usize) -> String {
    let questions = Noun { none: "ingen", one: "en", many: "frågor", these: "frågorna" };
    if (part, all) == (1, 1) { "på frågan".to_owned() } else { format!("på {}", questions.part(part, all)) }
}

/// `på de åtta frågorna`
fn on_the(questions: usize) -> String {
    match questions {
        1 => "på frågan".to_owned(),
        _ => format!("på de {} frågorna", swedish::cardinal(questions)),
    }
}

/// `frågan ”…”`, or how many questions where there are several.
fn named<'a>(questions: impl Iterator<Item = &'a Question<'a>>) -> String {
    let labels: Vec<String> = questions.map(|question| format!("”{}”", question.label)).collect();
    match &labels[..] {
        [only] => format!("frågan {only}"),
        several => format!("{} frågor: {}", swedish::cardinal(several.len()), swedish::join(several)),
    }
}
