//! *Budget och utfall*: what initiatives and administration cost, beside their budgets and, in a part of a year, what is expected.

use crate::chart::amount::{Amount, MoneyUnit};
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::scope::{Scope, days, only, period_name};
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measure, Measures};
use crate::model::{CostGroup, Dimension, Dimensions, Kind, Period, Quantity};
use crate::swedish;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What a column of figures holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    pub kind: Kind,
    pub period: Period,
}

/// One cost, with an amount for each column that has one. Costs are positive, what brings in more than it costs is negative.
pub(crate) struct Item<'a> {
    pub label: String,
    pub amounts: Vec<Option<Amount<'a>>>,
    facts: Vec<&'a Fact>,
}

pub(crate) struct Story<'a> {
    /// The most expensive first.
    pub items: Vec<Item<'a>>,
    pub total: Vec<Option<Amount<'a>>>,
    /// Whether the report prints the total itself.
    pub total_is_published: bool,
    /// Rows that are left out, since all contributions of the members are in them.
    pub with_contributions: Vec<String>,
    pub columns: Vec<Column>,
    /// The columns to draw.
    pub drawn: Vec<usize>,
    /// The column that is held against a budget, and that of the budget.
    pub measured: (usize, usize),
    /// Whether the report gives costs less income.
    pub net: bool,
    /// The period of the report.
    pub period: Period,
    unit: MoneyUnit,
    facts: Vec<&'a Fact>,
}

/// The chart of a period with budgets of its own, or of its whole year.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let story = Story::read(scope, period.as_flow())?;
    let (title, summary) = (story.title(), story.summary());
    let (columns, rows) = story.table();
    let sources = story.facts.iter().copied().map(Source::of).collect();
    let subtitle = story.subtitle();
    let draft = Draft { id: "budget-diagram".to_owned(), kind: "budget", title, subtitle, summary, columns, rows, sources };
    Some(draft.finish(scope.pen(), scope.words("budget-diagram"), story.bars()))
}

/// A figure for the whole association, whatever measure it is of.
fn is_total(fact: &Fact) -> bool {
    only(fact, &[Dimension::MeasureVersion])
}

/// Whether all that the members pay is part of a net figure, so that it does not tell what something costs.
fn holds_contributions(scope: Scope, fact: &Fact, period: Period) -> bool {
    if !Measure::NetCosts.has(fact) || is_total(fact) {
        return false;
    }
    let Ok(paid) = (Measures { voice: None, ..scope.measures(period) }).find(Measure::Contributions) else { return false };
    let incomes = || scope.outcomes(Measure::Income).filter(|income| income.key.quantity == Quantity::Money && income.key.period == period);
    let own = |income: &&Fact| income.key.dimensions == fact.key.dimensions;
    let of_all = |income: &&Fact| income.key.dimensions == fact.key.dimensions.without(Dimension::MeasureVersion);
    let income = incomes().find(own).or_else(|| incomes().find(of_all));
    let rounding: Decimal = paid.from.iter().copied().chain(income).map(Fact::rounding).sum();
    income.is_some_and(|income| income.value + rounding >= paid.value)
}

/// Whether a figure holds another: that of a cost group those of its initiatives.
fn holds(scope: Scope, whole: &Fact, part: &Fact) -> bool {
    let group = scope.cost_group(part).filter(|_| !part.key.dimensions.has(Dimension::Group)).map(CostGroup::id);
    let within = |(name, id)| name == Some(Dimension::Group) && group == Some(id);
    whole.key.dimensions != part.key.dimensions && whole.key.dimensions.known_but_not_in(&part.key.dimensions).all(within)
}

impl<'a> Story<'a> {
    /// The table that gives the most costs both a figure and a budget. Different tables may divide the same costs in different
    /// ways, so that only initiatives are taken together from several.
    fn read(scope: Scope<'a>, period: Period) -> Option<Story<'a>> {
        let report = scope.report?;
        let facts = scope.groups(Measure::Costs).chain(scope.groups(Measure::NetCosts)).flatten();
        let facts = facts.filter(|fact| fact.source.report == report.id && fact.key.quantity == Quantity::Money);
        let mut tables: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
        let mut sheets: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
        for fact in facts {
            tables.entry((fact.key.role, scope.place(&fact.source).0)).or_default().push(fact);
            if fact.dimension(Dimension::Initiative).is_some() && only(fact, &[Dimension::Initiative]) {
                sheets.entry(fact.key.role).or_default().push(fact);
            }
        }
        let best = |candidates: Vec<Vec<&'a Fact>>| {
            let stories = candidates.into_iter().filter_map(|facts| Story::of(scope, period, facts));
            stories.rev().max_by_key(|story| story.paired().count())
        };
        best(tables.into_values().collect()).or_else(|| best(sheets.into_values().collect()))
    }

    fn of(scope: Scope<'a>, period: Period, facts: Vec<&'a Fact>) -> Option<Story<'a>> {
        let year = Period::year(days(period).0.year())?;
        // 0 to 2 are of the report's own period; of a part of a year, 3 and 4 are the budget and the forecast of the whole year
        let kinds = [Kind::Outcome, Kind::Budget, Kind::Forecast];
        let mut columns: Vec<Column> = kinds.into_iter().map(|kind| Column { kind, period }).collect();
        if year != period && period.last_day() <= year.last_day() {
            columns.extend([Kind::Budget, Kind::Forecast].map(|kind| Column { kind, period: year }));
        }
        let column_of = |fact: &Fact| columns.iter().position(|c| (c.kind, c.period) == (fact.key.kind, fact.key.period));
        let facts = facts.into_iter().filter(|fact| column_of(fact).is_some());
        let (apart, facts): (Vec<&Fact>, Vec<&Fact>) = facts.partition(|fact| holds_contributions(scope, fact, period));
        let mut with_contributions: Vec<String> = apart.into_iter().map(|fact| scope.cost_label(fact)).collect();
        with_contributions.dedup();
        let mut parts: BTreeMap<(&str, &str), BTreeMap<&Dimensions, &Fact>> = BTreeMap::new();
        for &fact in &facts {
            let group = scope.cost_group(fact).map(|group| (Dimension::Group.id(), group.id()));
            for pair in fact.key.dimensions.pairs().chain(group) {
                parts.entry(pair).or_default().insert(&fact.key.dimensions, fact);
            }
        }
        // What holds another one has no dimension that the other lacks, so that it is enough to look at those with its rarest one.
        let whole = |fact: &Fact| {
            let rarest = fact.key.dimensions.pairs().filter_map(|pair| parts.get(&pair)).min_by_key(|parts| parts.len());
            rarest.is_some_and(|parts| parts.values().any(|part| holds(scope, fact, part)))
        };

        let mut items: Vec<Item> = Vec::new();
        let mut known: BTreeMap<&Dimensions, usize> = BTreeMap::new();
        let mut total = vec![None; columns.len()];
        let mut used = Vec::new();
        for &fact in &facts {
            let Some(column) = column_of(fact) else { continue };
            let amount = Amount::of_cost(fact);
            if is_total(fact) {
                if total[column].is_none() {
                    total[column] = Some(amount);
                    used.push(fact);
                }
            } else if !whole(fact) {
                let item = *known.entry(&fact.key.dimensions).or_insert_with(|| {
                    items.push(Item { label: scope.cost_label(fact), amounts: vec![None; columns.len()], facts: vec![fact] });
                    items.len() - 1
                });
                let item = &mut items[item];
                if item.amounts[column].is_none() {
                    item.amounts[column] = Some(amount);
                    item.facts.push(fact);
                    used.push(fact);
                }
            }
        }
        // published order where the amounts are equal
        items.sort_by_key(|item| scope.place(&item.facts[0].source));
        items.sort_by_key(|item| std::cmp::Reverse(item.amounts.iter().flatten().next().map(|amount| amount.value)));
        let paired = |(figure, budget): (usize, usize)| {
            items.iter().filter(|item| item.amounts[figure].is_some() && item.amounts[budget].is_some()).count()
        };
        // the outcome against the budget of its period, else the forecast against that of the year, else what can't be compared
        let pairs = [(0, 1), (4, 3), (0, 3)].into_iter().filter(|(figure, budget)| (*figure).max(*budget) < columns.len());
        let measured = pairs.rev().max_by_key(|pair| paired(*pair)).filter(|pair| paired(*pair) >= 2)?;
        let drawn = if measured == (0, 1) { vec![0, 1, 2] } else { vec![0, 3, 4] };
        let drawn = drawn.into_iter().filter(|column| items.iter().any(|item| item.amounts.get(*column).copied().flatten().is_some()));
        let unit = MoneyUnit::of(used.iter().copied());
        let net = facts.iter().any(|fact| Measure::NetCosts.has(fact));
        let drawn = drawn.collect();
        let total_is_published = with_contributions.is_empty() && total[measured.0].is_some() && total[measured.1].is_some();
        let mut story =
            Story { items, total, total_is_published, with_contributions, columns, drawn, measured, net, period, unit, facts: used };
        if !total_is_published {
            story.facts.retain(|fact| !is_total(fact));
            story.total = (0..story.columns.len()).map(|column| story.sum(scope, column)).collect();
        }
        Some(story)
    }

    /// The items that have both a figure and a budget.
    pub(crate) fn paired(&self) -> impl Iterator<Item = (&Item<'a>, Amount<'a>, Amount<'a>)> {
        let (figure, budget) = self.measured;
        self.items.iter().filter_map(move |item| Some((item, item.amounts[figure]?, item.amounts[budget]?)))
    }

    /// The sum of a column over those items; none where one of them lacks an amount.
    fn sum(&self, scope: Scope<'a>, column: usize) -> Option<Amount<'a>> {
        let sum: Amount = self.paired().map(|(item, _, _)| item.amounts[column]).sum::<Option<Amount>>()?;
        let Column { kind, period } = self.columns[column];
        let measure = if self.net { Measure::NetCosts } else { Measure::Costs };
        Some(sum.made(measure, scope.measures(period), kind, ("summa", "jamforbara-poster")))
    }

    /// Whether what is measured covers the same time as its budget.
    pub(crate) fn alike(&self) -> bool {
        self.columns[self.measured.0].period == self.columns[self.measured.1].period
    }

    /// Whether some of the items have no part in the total.
    pub(crate) fn total_is_partial(&self) -> bool {
        !self.total_is_published && self.paired().count() < self.items.len()
    }

    /// `2024`, `hela 2020` beside a part of that year.
    pub(crate) fn period_of(&self, column: usize) -> String {
        let period = self.columns[column].period;
        format!("{}{}", if period == self.period { "" } else { "hela " }, period_name(period))
    }

    /// `Utfall 2024`
    fn column_name(&self, column: usize) -> String {
        format!("{} {}", self.columns[column].kind.swedish(), self.period_of(column))
    }

    fn subtitle(&self) -> String {
        let what = if self.net { "Kostnader minus intäkter" } else { "Kostnader" };
        let mut columns: Vec<String> = self.drawn.iter().map(|column| self.column_name(*column).to_lowercase()).collect();
        if self.drawn.iter().all(|column| self.columns[*column].period == self.period) {
            columns = self.drawn.iter().map(|column| self.columns[*column].kind.swedish().to_lowercase()).collect();
            return format!("{what}, {}, {}, {}", swedish::join(&columns), self.unit.name(), period_name(self.period));
        }
        format!("{what}, {}, {}", self.unit.name(), swedish::join(&columns))
    }

    fn bars(&self) -> Bars {
        let figure = |column: usize| self.total[column].map(|amount| self.unit.text(amount));
        let mut rows = Vec::new();
        if let (Some(amount), Some(budget)) = (figure(self.measured.0), figure(self.measured.1))
            && self.total_is_published
        {
            rows.push(Row::Heading(format!("Summa: {amount}\u{a0}· budget\u{a0}{budget}")));
        }
        for item in &self.items {
            let first = self.drawn[0];
            let shown: Vec<(usize, Amount<'a>)> = self.drawn.iter().filter_map(|column| Some((*column, item.amounts[*column]?))).collect();
            if !shown.is_empty() && item.amounts[first].is_none() {
                rows.push(Row::Gap { label: item.label.clone(), reason: missing(self.columns[first].kind).to_owned() });
            }
            rows.extend(shown.into_iter().map(|(column, amount)| {
                let Column { kind, .. } = self.columns[column];
                let title = format!("{}, {}: {}", item.label, self.column_name(column), self.unit.text(amount));
                let joined = column != first;
                let label = if joined { kind.swedish().to_owned() } else { item.label.clone() };
                let parts = vec![Part { tone: tone_of(kind), amount: amount.value, title }];
                Row::Bar(Bar { label, value: self.unit.text(amount), parts, joined, ..Bar::default() })
            }));
        }
        let names = self.drawn.iter().map(|column| (tone_of(self.columns[*column].kind), self.column_name(*column))).collect();
        Bars { rows, names, axis: Axis::Money }
    }

    fn table(&self) -> (Vec<String>, Vec<ChartRow>) {
        let shown: Vec<usize> =
            (0..self.columns.len()).filter(|column| self.items.iter().any(|item| item.amounts[*column].is_some())).collect();
        let row = |label: &str, amounts: &[Option<Amount<'a>>]| {
            let mut values: Vec<String> =
                shown.iter().map(|column| or_dash(amounts[*column].map(|amount| self.unit.figure(amount)))).collect();
            if self.alike() {
                let pair = amounts[self.measured.0].zip(amounts[self.measured.1]);
                let deviation = pair.map(|(figure, budget)| deviation(figure, budget));
                values.push(or_dash(deviation.map(|amount| self.unit.figure(amount))));
                let percent = deviation.zip(pair).and_then(|(deviation, (figure, budget))| percent(deviation, figure, budget));
                let change = |percent| pair.map(|(figure, budget)| budget.change(figure, &swedish::percent_sign(percent)));
                values.push(or_dash(percent.and_then(change)));
            }
            ChartRow { label: label.to_owned(), values }
        };
        let mut columns = vec!["Post".to_owned()];
        columns.extend(shown.iter().map(|column| self.column_name(*column)));
        if self.alike() {
            columns.push(format!("{} minus budget", self.columns[self.measured.0].kind.swedish()));
            columns.push("Skillnad i procent av budgeten".to_owned());
        }
        let mut rows: Vec<ChartRow> = self.items.iter().map(|item| row(&item.label, &item.amounts)).collect();
        let sum = if self.total_is_partial() { "Summa av poster som kan jämföras" } else { "Summa" };
        rows.push(row(sum, &self.total));
        (columns, rows)
    }
}

fn missing(kind: Kind) -> &'static str {
    if kind == Kind::Budget { "Ingen budget" } else { "Inget utfall" }
}

fn tone_of(kind: Kind) -> Tone {
    match kind {
        Kind::Budget => Tone::Budget,
        Kind::Forecast => Tone::Forecast,
        _ => Tone::Own,
    }
}

/// How much more than its budget something cost.
pub(crate) fn deviation<'a>(figure: Amount<'a>, budget: Amount<'a>) -> Amount<'a> {
    Amount { value: figure.value.saturating_sub(budget.value), ..figure.distance(budget) }
}

/// A deviation as a percentage of the budget. None where it says nothing: of nothing, or from cost to income.
pub(crate) fn percent(deviation: Amount, figure: Amount, budget: Amount) -> Option<Decimal> {
    let across = figure.value.is_sign_negative() != budget.value.is_sign_negative() && !figure.value.is_zero();
    (!across).then(|| swedish::percentage(deviation.value, budget.value.abs())).flatten()
}
