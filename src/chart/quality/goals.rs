//! *Mål i siffror*: what a report reached beside the goal it had set, each goal on a scale of its own.

use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Limit, Part, Row};
use crate::chart::finished::{Chart, ChartRow, Source};
use crate::chart::people::participants::number;
use crate::chart::percent::{printed, said};
use crate::chart::scope::{Scope, period_name};
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
    shared: Option<Shared<'a>>,
}

/// What a goal for several figures together is made of.
struct Shared<'a> {
    parts: Vec<(&'a str, &'a Fact)>,
    /// The report's own.
    verdict: Option<&'a str>,
}

/// None with fewer than two goals, and where all are for numbers of participants, which have a chart of their own.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let goals = read(scope, period.as_flow());
    let only_participants = goals.iter().all(|goal| Measure::Participants.has(goal.reached));
    if goals.len() < 2 || only_participants {
        return None;
    }
    let bars = Bars { rows: goals.iter().map(|goal| Row::Bar(goal.bar())).collect(), names: Vec::new(), axis: Axis::None };
    let draft = Draft {
        id: ID.to_owned(),
        kind: "targets",
        title: title(&goals, period),
        subtitle: format!("Utfall och mål, varje mål på sin egen skala, {}", period_name(period)),
        summary: summary(&goals),
        columns: ["Vad målet gäller", "Utfall", "Mål"].map(str::to_owned).into(),
        rows: goals
            .iter()
            .map(|goal| ChartRow { label: goal.label.clone(), values: [goal.reached, goal.goal].map(figure).into() })
            .collect(),
        sources: goals.iter().flat_map(|goal| [goal.reached, goal.goal]).map(Source::of).collect(),
    };
    let told = goals.iter().flat_map(Goal::parts).map(|(_, fact)| Source::of(fact)).collect();
    Some(Chart { told, ..draft.finish(scope.pen(), scope.words(ID), bars) })
}

/// In published order.
fn read(scope: Scope<'_>, period: Period) -> Vec<Goal<'_>> {
    let fits = |goal: &&Fact| {
        let measured = matches!(goal.key.quantity, Quantity::Count | Quantity::Share) && goal.dimension(Dimension::Sex).is_none();
        measured && goal.key.period == period && !goal.approximate && goal.value > Decimal::ZERO
    };
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
            Some(Goal { label: scope.row_label(&reached.source)?.to_owned(), reached, goal, shared: None })
        });
    let shared = scope.report.iter().flat_map(|report| &report.shared_goals).filter_map(|shared| {
        let goal = scope.fact_at(&shared.goal).filter(fits).filter(|goal| MEASURES.iter().any(|measure| measure.has(goal)))?;
        let reached = scope.fact_at(&shared.outcome).filter(|fact| !fact.approximate)?;
        let part = |cell| Some((scope.row_label(cell)?, scope.fact_at(cell)?));
        let parts = shared.parts.iter().filter_map(part).collect();
        let label = scope.row_label(&reached.source)?.to_owned();
        Some(Goal { label, reached, goal, shared: Some(Shared { parts, verdict: shared.verdict.as_deref() }) })
    });
    let mut goals: Vec<Goal> = own.chain(shared).collect();
    goals.sort_by_key(|goal| scope.place(&goal.goal.source));
    goals
}

impl<'a> Goal<'a> {
    /// What is to reach it together, by name.
    fn parts(&self) -> impl Iterator<Item = &(&'a str, &'a Fact)> {
        self.shared.iter().flat_map(|shared| &shared.parts)
    }

    fn is_reached(&self) -> bool {
        self.reached.value >= self.goal.value
    }

    /// How long the bar is, where the goal is 100.
    fn bar(&self) -> Bar {
        let part = swedish::percent(self.reached.value, self.goal.value).unwrap_or_default();
        Bar {
            label: self.label.clone(),
            value: figure(self.reached),
            parts: vec![Part { tone: Tone::Own, amount: part, title: String::new() }],
            limits: vec![Limit { amount: Decimal::ONE_HUNDRED, label: format!("Mål: {}", figure(self.goal)) }],
            ..Bar::default()
        }
    }

    /// `”Till studier” (9 procent, mål 20 procent)`
    fn in_words(&self) -> String {
        format!("”{}” ({}, mål {})", self.label, spoken(self.reached), spoken(self.goal))
    }

    /// Which figures are to reach it together, and what the report says of that.
    fn together(&self) -> Option<String> {
        let shared = self.shared.as_ref()?;
        let parts: Vec<String> = self.parts().map(|(label, fact)| format!("”{label}” ({})", spoken(fact))).collect();
        let verdict = shared.verdict.map(|word| format!(" Rapporten bedömer det som ”{word}”.")).unwrap_or_default();
        Some(format!("Målet {} gäller {} tillsammans.{verdict}", spoken(self.goal), swedish::join(&parts)))
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

fn title(goals: &[Goal], period: Period) -> String {
    let (reached, when) = (goals.iter().filter(|goal| goal.is_reached()).count(), period_name(period));
    format!("{} nådde målets siffra {when}", capitalised(&OUTCOMES.part(reached, goals.len())))
}

fn summary(goals: &[Goal]) -> String {
    let named = |reached: bool| goals.iter().filter(|goal| goal.is_reached() == reached).map(Goal::in_words).collect::<Vec<_>>();
    let sides = [("Målets siffra nåddes av", named(true)), ("Under målets siffra låg", named(false))];
    let mut sentences: Vec<String> =
        sides.iter().filter(|(_, goals)| !goals.is_empty()).map(|(start, goals)| format!("{start} {}.", swedish::join(goals))).collect();
    sentences.extend(goals.iter().filter_map(Goal::together));
    sentences.push("Diagrammet jämför bara siffrorna. Rapportens egen bedömning av målen kan vara en annan.".to_owned());
    sentences.join(" ")
}
