//! *Deltagare*: the participants of each initiative in a period, with their goals and, where it is published, their sex.

use crate::chart::amount::about;
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Limit, Part, Row};
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Point};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::scope::{Scope, comparable, days, only, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measure, Of, Subject};
use crate::model::{CostGroup, Dimension, Dimensions, Period, Quantity};
use crate::swedish;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(crate) const ID: &str = "deltagare-diagram";
/// So many persons can't be recognised.
pub(crate) const FEW: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Value of the dimension, name, and words for one and for several.
const SEXES: [(&str, &str, [&str; 2]); 3] = [
    ("kvinnor", "Kvinnor", ["kvinna", "kvinnor"]),
    ("man", "Män", ["man", "män"]),
    ("annat", "Annat kön", ["person med annat kön", "personer med annat kön"]),
];

const TONES: [Tone; 3] = [Tone::Women, Tone::Men, Tone::OtherSex];

/// A published number of participants.
pub(crate) struct Count<'a> {
    pub fact: &'a Fact,
    /// Women, men and others, where they are published and together make up the whole.
    pub sexes: Option<[Option<&'a Fact>; 3]>,
    /// Those that are published and do not make up the whole.
    astray: Option<[Option<&'a Fact>; 3]>,
}

impl<'a> Count<'a> {
    pub(crate) fn of(scope: Scope<'a>, fact: &'a Fact) -> Count<'a> {
        let sexes = SEXES.map(|(id, _, _)| scope.of_key(&fact.key.with(Dimension::Sex, id)));
        let parts = || sexes.iter().flatten();
        let sum: Decimal = parts().map(|part| part.value).sum();
        let exact = parts().count() > 1 && !fact.approximate && parts().all(|part| !part.approximate);
        let known = exact && !scope.is_withheld_of(fact);
        // so few that are missing may be persons whom the report does not name
        let few = sum < fact.value && fact.value - sum < FEW;
        let astray = (known && sum != fact.value && !few).then_some(sexes);
        Count { fact, sexes: (known && sum == fact.value).then_some(sexes), astray }
    }

    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        std::iter::once(self.fact).chain(self.sexes.or(self.astray).into_iter().flatten().flatten())
    }

    /// `Redovisningen anger också 52 kvinnor och 50 män, men det är tillsammans 102 och inte 110.`
    pub(crate) fn astray_in_words(&self) -> Option<String> {
        let sum: Decimal = self.astray?.iter().flatten().map(|part| part.value).sum();
        let (said, whole) = (in_words(self.astray?)?, number(self.fact));
        Some(format!(
            "Redovisningen anger också {said}, men det är tillsammans {} och inte {whole}.",
            Of::One(Subject::Parts(self.fact, sum)).bind(&figure(sum))
        ))
    }

    /// Women, men and others where they are known, else the whole.
    fn parts(&self, label: &str, any_divided: bool) -> Vec<(Tone, &'a Fact, String)> {
        match self.sexes {
            Some(sexes) => {
                let named = sexes.into_iter().zip(SEXES).zip(TONES).filter_map(|((fact, (_, name, _)), tone)| Some((fact?, name, tone)));
                named.map(|(fact, name, tone)| (tone, fact, format!("{name}, {label}: {}", number(fact)))).collect()
            }
            None => vec![(if any_divided { Tone::Unknown } else { Tone::Own }, self.fact, String::new())],
        }
    }

    pub(crate) fn bar(&self, label: String, any_divided: bool) -> Bar {
        let part = |(tone, fact, title): (Tone, &Fact, String)| Part { tone, amount: fact.value, title };
        let parts = self.parts(&label, any_divided).into_iter().map(part).collect();
        Bar { value: number(self.fact), parts, label, ..Bar::default() }
    }

    /// The same over time.
    pub(crate) fn point(&self, label: String, any_divided: bool) -> Point {
        let part = |(tone, fact, title): (Tone, &Fact, String)| time::Part { sign: Sign::Bar(tone), amount: fact.value, title };
        let parts = self.parts(&label, any_divided).into_iter().map(part).collect();
        Point { value: number(self.fact), figure: number(self.fact), parts, label, ..Point::default() }
    }

    /// The figure, and those of the sexes if the chart has any, for a row of the table.
    pub(crate) fn cells(&self, sexes: &[usize]) -> Vec<String> {
        let cell = |fact: Option<&Fact>| or_dash(fact.map(number));
        let parts = sexes.iter().map(|sex| cell(self.sexes.and_then(|facts| facts[*sex])));
        std::iter::once(number(self.fact)).chain(parts).collect()
    }

    /// `33 kvinnor och 25 män`
    pub(crate) fn sexes_in_words(&self) -> Option<String> {
        in_words(self.sexes?)
    }
}

fn in_words(sexes: [Option<&Fact>; 3]) -> Option<String> {
    let named = sexes.into_iter().zip(SEXES).filter_map(|(fact, (_, _, words))| Some((fact?, words)));
    let said = named.filter(|(fact, _)| !fact.value.is_zero());
    let said: Vec<String> =
        said.map(|(fact, [one, many])| format!("{} {}", number(fact), if fact.value == Decimal::ONE { one } else { many })).collect();
    (!said.is_empty()).then(|| swedish::join(&said))
}

/// The sexes that any of the counts is divided into, by their place.
pub(crate) fn sexes_of<'c, 'a: 'c>(counts: impl Iterator<Item = &'c Count<'a>> + Clone) -> Vec<usize> {
    let any = |sex: &usize| counts.clone().any(|count| count.sexes.is_some_and(|facts| facts[*sex].is_some()));
    (0..SEXES.len()).filter(any).collect()
}

/// Names of the parts, where bars are divided.
pub(crate) fn series_names<'c, 'a: 'c>(counts: impl Iterator<Item = &'c Count<'a>> + Clone) -> Vec<(Tone, String)> {
    let mut names: Vec<(Tone, String)> = sexes_of(counts.clone()).into_iter().map(|sex| (TONES[sex], SEXES[sex].1.to_owned())).collect();
    if !names.is_empty() && counts.clone().any(|count| count.sexes.is_none()) {
        let astray = counts.clone().any(|count| count.astray.is_some());
        let name = if astray { "Utan uppdelning på kön som stämmer" } else { "Inte uppdelat på kön" };
        names.push((Tone::Unknown, name.to_owned()));
    }
    names
}

pub(crate) fn sex_columns(sexes: &[usize]) -> impl Iterator<Item = String> {
    sexes.iter().map(|sex| SEXES[*sex].1.to_owned())
}

/// `1 250`
pub(crate) fn figure(value: Decimal) -> String {
    swedish::figure(value.normalize())
}

/// The figure as a chart says it, without what is approximate of it.
pub(crate) fn number(fact: &Fact) -> String {
    Of::from(fact).bind(&figure(fact.value))
}

/// How many more or fewer.
pub(crate) fn difference(one: &Fact, other: &Fact) -> String {
    let words = figure((one.value - other.value).abs());
    Of::Difference(Subject::Fact(one), Subject::Fact(other)).bind(&words)
}

/// The published numbers of participants with no other dimensions than these.
pub(crate) fn outcomes<'a>(scope: Scope<'a>, dimensions: &[Dimension]) -> impl Iterator<Item = &'a Fact> {
    let counts = scope.outcomes(Measure::Participants).filter(|fact| fact.key.quantity == Quantity::Count);
    counts.filter(move |fact| !fact.key.dimensions.is_empty() && only(fact, dimensions))
}

struct Item<'a> {
    label: String,
    count: Count<'a>,
    goal: Option<&'a Fact>,
}

impl Item<'_> {
    fn value(&self) -> Decimal {
        self.count.fact.value
    }

    /// The goal if it is exact.
    fn limit(&self) -> Option<&Fact> {
        self.goal.filter(|goal| !goal.approximate)
    }
}

struct Group<'a> {
    kind: CostGroup,
    /// The largest first.
    items: Vec<Item<'a>>,
}

struct Story<'a> {
    period: Period,
    groups: Vec<Group<'a>>,
    /// The initiatives whose figure is given as approximate.
    approximate: Vec<String>,
}

/// The chart of the participants of one period, if at least two initiatives have figures.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let story = Story::read(scope, period.as_flow())?;
    let (title, summary) = (story.title(), story.summary());
    let goals = if story.items().any(|item| item.goal.is_some()) { " och mål" } else { "" };
    let subtitle = format!("Antal deltagare{goals} efter insats, {}", period_name(story.period));
    let facts = story.items().flat_map(|item| item.count.facts().chain(item.goal));
    let sources = facts.map(Source::of).collect();
    let (columns, rows) = story.table();
    let draft = Draft { id: ID.to_owned(), kind: "participants", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words(ID), story.bars()))
}

fn indefinite(kind: CostGroup) -> &'static str {
    group_name(kind).trim_end_matches("na")
}

pub(crate) fn group_name(kind: CostGroup) -> &'static str {
    match kind {
        CostGroup::Individual => "individinriktade insatserna",
        CostGroup::Structural => "strukturövergripande insatserna",
        CostGroup::Administration => "administrativa insatserna",
    }
}

impl<'a> Story<'a> {
    fn read(scope: Scope<'a>, period: Period) -> Option<Story<'a>> {
        let initiative = |fact: &Fact| scope.association.initiative(fact.dimension(Dimension::Initiative)?);
        let facts: Vec<&Fact> = outcomes(scope, &[Dimension::Initiative]).filter(|fact| fact.key.period == period).collect();
        let goals: Vec<&Fact> = scope.goals(Measure::Participants).filter(|fact| fact.key.quantity == Quantity::Count).collect();
        let mut alike: BTreeMap<&Dimensions, Vec<&Fact>> = BTreeMap::new();
        goals.iter().for_each(|goal| alike.entry(&goal.key.dimensions).or_default().push(goal));
        let goal = |fact: &Fact| {
            let same = || alike.get(&fact.key.dimensions).into_iter().flatten().copied();
            let holds = |goal: &&Fact| {
                goal.key.period.is_whole_year()
                    && days(goal.key.period).0.year() == days(period).0.year()
                    && days(goal.key.period).1.year() == days(period).1.year()
            };
            same().find(|goal| goal.key.period == period).or_else(|| same().find(holds))
        };
        let group = |kind: CostGroup| {
            let of_group = facts.iter().copied().filter(|fact| !fact.approximate);
            let mut items: Vec<Item> = of_group
                .filter_map(|fact| {
                    let initiative = initiative(fact).filter(|initiative| initiative.group == kind)?;
                    Some(Item { label: initiative.name.clone(), count: Count::of(scope, fact), goal: goal(fact) })
                })
                .collect();
            items.sort_by_key(|item| (Reverse(item.value()), scope.place(&item.count.fact.source)));
            (!items.is_empty()).then_some(Group { kind, items })
        };
        let mut groups: Vec<Group> = CostGroup::ALL.iter().filter_map(|(_, kind)| group(*kind)).collect();
        // Goals for longer than the period are shown only where all are.
        let is_own = |item: &Item| item.goal.is_some_and(|goal| goal.key.period == period);
        if groups.iter().flat_map(|group| &group.items).any(is_own) {
            groups.iter_mut().flat_map(|group| &mut group.items).filter(|item| !is_own(item)).for_each(|item| item.goal = None);
        }
        let approximate = facts.iter().filter(|fact| fact.approximate).filter_map(|fact| Some(initiative(fact)?.name.clone())).collect();
        let story = Story { period, groups, approximate };
        (story.items().count() >= 2).then_some(story)
    }

    fn items(&self) -> impl Iterator<Item = &Item<'a>> + Clone {
        self.groups.iter().flat_map(|group| &group.items)
    }

    fn counts(&self) -> impl Iterator<Item = &Count<'a>> + Clone {
        self.items().map(|item| &item.count)
    }

    /// Whether goals are set for more than the period, such as the whole year.
    fn is_goal_longer(&self) -> bool {
        self.items().filter_map(|item| item.goal).any(|goal| !comparable(goal.key.period, self.period))
    }

    fn goal_name(&self) -> String {
        if self.is_goal_longer() { format!("Mål för hela {}", self.period.last_day().year()) } else { "Mål".to_owned() }
    }

    fn title(&self) -> String {
        let Some(group) = self.groups.first() else { return String::new() };
        let most: Vec<&str> = group.most().map(|item| item.label.as_str()).collect();
        let (named, period, figure) = (swedish::join(&most), period_name(self.period), number(group.items[0].count.fact));
        match most.len() {
            _ if group.items.len() == 1 => format!("{named} hade {figure} deltagare {period}"),
            2 if group.items.len() == 2 => format!("{named} hade lika många deltagare {period}: {figure}"),
            many if many == group.items.len() => {
                format!("Alla {} {} hade lika många deltagare {period}: {figure}", swedish::cardinal(many), indefinite(group.kind))
            }
            _ => format!("{named} hade flest deltagare av de {} {period}: {figure}", group_name(group.kind)),
        }
    }

    fn summary(&self) -> Summary {
        let mut summary = Summary::new(self.groups.iter().take(1).map(Group::in_words), []);
        summary.find(self.goals_in_words());
        summary.find(self.groups.iter().skip(1).map(Group::in_words));
        for item in self.items() {
            summary.find(item.count.sexes_in_words().map(|sexes| format!("Av deltagarna i {} var {sexes}.", item.label)));
            summary.caution(item.count.astray_in_words().map(|said| format!("{}: {said}", item.label)));
        }
        if let [drawn, undrawn @ ..] = &self.groups[..]
            && drawn.items.len() > 1
            && !undrawn.is_empty()
        {
            let kinds: Vec<&str> = undrawn.iter().map(|group| group_name(group.kind)).collect();
            summary.caution([format!(
                "De {} är inte med i bilden. Deras deltagare är av ett annat slag och går inte att jämföra med de andras.",
                swedish::join(&kinds)
            )]);
        }
        if !self.approximate.is_empty() {
            let named = swedish::join(&self.approximate);
            summary.caution([format!("Antalet i {named} är ungefärligt och är inte med i diagrammet.")]);
        }
        summary
    }

    fn goals_in_words(&self) -> Vec<String> {
        let with_goal: Vec<(&Item, &Fact)> = self.items().filter_map(|item| Some((item, item.goal?))).collect();
        let figure = |goal: &Fact| format!("{}{}", about(goal.approximate), number(goal));
        if self.is_goal_longer() {
            let year = self.period.last_day().year();
            let goals: Vec<String> = with_goal.iter().map(|(item, goal)| format!("{} i {}", figure(goal), item.label)).collect();
            let goals = swedish::join(&goals).replacen(" i ", " deltagare i ", 1);
            return vec![format!(
                "Målet för hela {year} var {goals}. {} är bara en del av året.",
                swedish::capitalised(&period_name(self.period))
            )];
        }
        let said = |(item, goal): &(&Item, &Fact)| {
            let label = &item.label;
            let many = difference(item.count.fact, goal);
            match item.value().cmp(&goal.value) {
                _ if goal.approximate => {
                    format!("Målet för {label} var {} deltagare, och insatsen hade {}.", figure(goal), number(item.count.fact))
                }
                Ordering::Equal => format!("{label} nådde precis målet, {} deltagare.", figure(goal)),
                Ordering::Greater => format!("{label} hade {many} fler än målet, {} deltagare.", figure(goal)),
                Ordering::Less => format!("{label} hade {many} färre än målet, {} deltagare.", figure(goal)),
            }
        };
        with_goal.iter().map(said).collect()
    }

    /// Participants in rehabilitation and visitors of a fair are not of one nature: only the first group is drawn.
    fn bars(&self) -> Bars {
        let drawn = || self.groups.iter().take(1).flat_map(|group| &group.items);
        let names = series_names(drawn().map(|item| &item.count));
        let bar = |item: &Item| {
            let limit = |goal: &Fact| Limit { amount: goal.value, label: format!("{}: {}", self.goal_name(), number(goal)) };
            let limits = item.limit().map(limit).into_iter().collect();
            Row::Bar(Bar { limits, ..item.count.bar(item.label.clone(), !names.is_empty()) })
        };
        let rows = drawn().map(bar).collect();
        Bars { rows, names, axis: Axis::None }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let sexes = sexes_of(self.counts());
        let has_goal = self.items().any(|item| item.goal.is_some());
        let mut columns: Vec<String> = ["Insats", "Deltagare"].map(str::to_owned).into_iter().chain(sex_columns(&sexes)).collect();
        columns.extend(has_goal.then(|| self.goal_name()));
        let goal = |item: &Item| or_dash(item.goal.map(|goal| format!("{}{}", about(goal.approximate), number(goal))));
        let row = |item: &Item| {
            let mut values = item.count.cells(&sexes);
            values.extend(has_goal.then(|| goal(item)));
            ChartRow { label: item.label.clone(), values }
        };
        (columns, self.items().map(row).collect())
    }
}

impl<'a> Group<'a> {
    fn most(&self) -> impl Iterator<Item = &Item<'a>> {
        self.items.iter().filter(|item| item.value() == self.items[0].value())
    }

    /// `Av de individinriktade insatserna hade A flest deltagare, 58, och C minst, 39.`
    fn in_words(&self) -> String {
        let named = |items: Vec<&Item>| swedish::join(&items.iter().map(|item| item.label.as_str()).collect::<Vec<_>>());
        let ends = [&self.items[0], &self.items[self.items.len() - 1]];
        let [first, last] = ends.map(Item::value);
        let [most_of_all, least_of_all] = ends.map(|item| number(item.count.fact));
        let said = match &self.items[..] {
            [only] => format!("{} {most_of_all} deltagare", only.label),
            [a, b] if first == last => format!("{} och {} lika många deltagare, {most_of_all}", a.label, b.label),
            all if first == last => format!("alla {} lika många deltagare, {most_of_all}", swedish::cardinal(all.len())),
            [most, least] => format!("{} {most_of_all} deltagare och {} {least_of_all}", most.label, least.label),
            all => {
                let least = all.iter().filter(|item| item.value() == last).collect();
                format!("{} flest deltagare, {most_of_all}, och {} minst, {least_of_all}", named(self.most().collect()), named(least))
            }
        };
        format!("Av de {} hade {said}.", group_name(self.kind))
    }
}
