//! *Mål i siffror*: what a report reached beside the goal it had set: shares on one scale, other units as figures. Whether a goal is
//! reached is for the report to say.

use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Limit, Part, Row};
use crate::chart::finished::{Chart, ChartRow, Source};
use crate::chart::people::answered::answered;
use crate::chart::people::participants::number;
use crate::chart::percent::{printed, said};
use crate::chart::scope::{Scope, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::{Fact, Key};
use crate::measures::Measure;
use crate::model::{Dimension, Kind, Period, Quantity};
use crate::swedish::{self, Noun, capitalised};
use rust_decimal::Decimal;

const ID: &str = "malvarden-diagram";

const OUTCOMES: Noun = Noun { none: "inget", one: "ett", many: "utfall", these: "utfallen" };
/// What is the better the more there is of it. A goal for anything else may be a ceiling.
const MEASURES: [Measure; 6] = [
    Measure::Participants,
    Measure::NewParticipants,
    Measure::ParticipantsWhoLeft,
    Measure::StepsForward,
    Measure::Answers,
    Measure::ResponseRate,
];

struct Goal<'a> {
    label: String,
    reached: &'a Fact,
    goal: &'a Fact,
    /// What is to reach it together, by name; of a goal for several figures.
    parts: Vec<(&'a str, &'a Fact)>,
    /// The report's own.
    verdict: Option<&'a str>,
    /// Of an answer to a survey: how many gave one.
    answered: Option<(String, Vec<&'a Fact>)>,
}

/// None with fewer than two goals, and where all are for numbers of participants, which have a chart of their own.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let goals = read(scope, period.as_flow());
    let only_participants = goals.iter().all(|goal| Measure::Participants.has(goal.reached));
    if goals.len() < 2 || only_participants {
        return None;
    }
    let (shares, others): (Vec<&Goal>, Vec<&Goal>) = goals.iter().partition(|goal| goal.reached.key.quantity == Quantity::Share);
    let rows: Vec<Row> = shares.iter().map(|goal| Row::Bar(goal.bar())).chain(others.iter().map(|goal| goal.figures())).collect();
    let bars = Bars { rows, names: Vec::new(), axis: Axis::Percent };
    let draft = Draft {
        id: ID.to_owned(),
        kind: "targets",
        title: title(&goals, period),
        subtitle: format!("Utfall och mål, {}, {}", units(&goals), period_name(period)),
        summary: summary(&goals),
        columns: ["Vad målet gäller", "Utfall", "Mål"].map(str::to_owned).into(),
        rows: goals
            .iter()
            .map(|goal| ChartRow { label: goal.label.clone(), values: [goal.reached, goal.goal].map(figure).into() })
            .collect(),
        sources: goals.iter().flat_map(|goal| [goal.reached, goal.goal]).map(Source::of).collect(),
    };
    let parts = goals.iter().flat_map(|goal| &goal.parts).map(|(_, fact)| *fact);
    let asked = goals.iter().filter_map(|goal| goal.answered.as_ref()).flat_map(|(_, facts)| facts.iter().copied());
    let told = parts.chain(asked).map(Source::of).collect();
    Some(Chart { told, ..draft.finish(scope.pen(), scope.words(ID), bars) })
}

/// In published order.
fn read(scope: Scope<'_>, period: Period) -> Vec<Goal<'_>> {
    let fits = |goal: &&Fact| {
        let measured = matches!(goal.key.quantity, Quantity::Count | Quantity::Share) && goal.dimension(Dimension::Sex).is_none();
        measured && goal.key.period == period && !goal.approximate && goal.value > Decimal::ZERO
    };
    let asked = |measure: Measure, reached: &Fact| (measure == Measure::Answers).then(|| answered(scope, period, &reached.key.dimensions));
    let own = MEASURES
        .into_iter()
        .flat_map(|measure| scope.goals(measure).map(move |goal| (measure, goal)))
        .filter(|(_, goal)| fits(goal))
        .filter_map(|(measure, goal)| {
            let same = |kind: Kind| {
                let key = Key { kind, ..goal.key.clone() };
                scope.of_kind(measure, kind).find(|fact| fact.key == key && !fact.approximate)
            };
            let reached = same(Kind::Outcome).or_else(|| same(Kind::Share))?;
            let verdict = scope.verdict_in_row(&reached.source).or_else(|| scope.verdict_in_row(&goal.source));
            Some(Goal {
                label: scope.row_label(&reached.source)?.to_owned(),
                reached,
                goal,
                parts: Vec::new(),
                verdict,
                answered: asked(measure, reached),
            })
        });
    let shared = scope.report.iter().flat_map(|report| &report.shared_goals).filter_map(|shared| {
        let goal = scope.fact_at(&shared.goal).filter(fits).filter(|goal| MEASURES.iter().any(|measure| measure.has(goal)))?;
        let reached = scope.fact_at(&shared.outcome).filter(|fact| !fact.approximate)?;
        let part = |cell| Some((scope.row_label(cell)?, scope.fact_at(cell)?));
        let parts = shared.parts.iter().filter_map(part).collect();
        let label = scope.row_label(&reached.source)?.to_owned();
        let answered = MEASURES.into_iter().find(|measure| measure.has(reached)).and_then(|measure| asked(measure, reached));
        Some(Goal { label, reached, goal, parts, verdict: shared.verdict.as_deref(), answered })
    });
    let mut goals: Vec<Goal> = own.chain(shared).collect();
    goals.sort_by_key(|goal| scope.place(&goal.goal.source));
    goals
}

impl<'a> Goal<'a> {
    fn is_at_its_goal(&self) -> bool {
        self.reached.value >= self.goal.value
    }

    /// The label, with the verdict of the report where it gives one.
    fn label(&self) -> String {
        match self.verdict {
            Some(verdict) => format!("{} (rapportens bedömning: {verdict})", self.label),
            None => self.label.clone(),
        }
    }

    fn bar(&self) -> Bar {
        Bar {
            label: self.label(),
            value: figure(self.reached),
            parts: vec![Part { tone: Tone::Own, amount: self.reached.value.min(Decimal::ONE_HUNDRED), title: String::new() }],
            limits: vec![Limit { amount: self.goal.value.min(Decimal::ONE_HUNDRED), label: format!("Mål {}", figure(self.goal)) }],
            ..Bar::default()
        }
    }

    fn figures(&self) -> Row {
        Row::Figures { label: self.label(), figures: format!("utfall {}, mål {}", figure(self.reached), figure(self.goal)) }
    }

    /// `”Till studier” (9 procent, mål 20 procent)`
    fn in_words(&self) -> String {
        format!("”{}” ({}, mål {})", self.label, spoken(self.reached), spoken(self.goal))
    }

    /// Which figures are to reach it together, and what the report says of that.
    fn together(&self) -> Option<String> {
        let parts: Vec<String> = self.parts.iter().map(|(label, fact)| format!("”{label}” ({})", spoken(fact))).collect();
        (!parts.is_empty()).then(|| format!("Målet {} gäller {} tillsammans.", spoken(self.goal), swedish::join(&parts)))
    }
}

fn spoken(fact: &Fact) -> String {
    match fact.key.quantity {
        Quantity::Share => said(fact),
        _ => number(fact),
    }
}

fn figure(fact: &Fact) -> String {
    if fact.key.quantity == Quantity::Share { printed(fact) } else { number(fact) }
}

/// `procent`, `procent och antal`
fn units(goals: &[Goal]) -> String {
    let any = |share: bool| goals.iter().any(|goal| (goal.reached.key.quantity == Quantity::Share) == share);
    let units: Vec<&str> =
        [(any(true), "procent"), (any(false), "antal")].into_iter().filter_map(|(any, unit)| any.then_some(unit)).collect();
    swedish::join(&units)
}

fn title(goals: &[Goal], period: Period) -> String {
    let (at, when) = (goals.iter().filter(|goal| goal.is_at_its_goal()).count(), period_name(period));
    format!("{} låg på eller över målets siffra {when}", capitalised(&OUTCOMES.part(at, goals.len())))
}

fn summary(goals: &[Goal]) -> Summary {
    let named = |at: bool| goals.iter().filter(|goal| goal.is_at_its_goal() == at).map(Goal::in_words).collect::<Vec<_>>();
    let sides = [("På eller över målets siffra låg", named(true)), ("Under målets siffra låg", named(false))];
    let sides: Vec<String> =
        sides.iter().filter(|(_, goals)| !goals.is_empty()).map(|(start, goals)| format!("{start} {}.", swedish::join(goals))).collect();
    let mut asked: Vec<&str> = goals.iter().filter_map(|goal| goal.answered.as_ref()).map(|(said, _)| said.as_str()).collect();
    asked.sort_unstable();
    asked.dedup();
    let asked = (!asked.is_empty()).then(|| format!("Om enkäterna: {}.", asked.join("; ")));
    Summary::new(sides.into_iter().chain(asked), goals.iter().filter_map(Goal::together).chain([judged(goals)]))
}

/// Whose verdicts are shown.
fn judged(goals: &[Goal]) -> String {
    match goals.iter().filter_map(|goal| goal.verdict).collect::<Vec<_>>()[..] {
        [] => "Diagrammet jämför bara siffrorna. Rapportens egen bedömning av målen kan vara en annan.".to_owned(),
        _ => "Bedömningarna är rapportens egna. I övrigt jämför diagrammet bara siffrorna.".to_owned(),
    }
}
