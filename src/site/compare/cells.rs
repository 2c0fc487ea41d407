//! One figure of one association: as published, worked out from published ones, or missing with the reason.

use crate::facts::{CellRef, Derived, Fact, Facts, WhyNot};
use crate::measures::{self, Figure, Measure, Measures, Of, Share, Subject, Told};
use crate::model::{Association, CostGroup, Dimension, MemberKind, Period, Quantity, Site, Unit};
use crate::site::address::report_path;
use crate::site::figure::{NOT_GIVEN, caveats, no_report, shown_derived, source, why_not};
use crate::site::prepared::{Reports, departures};
use crate::site::view::{CaveatView, CompareCell, CompareFigure, Link};
use crate::swedish::{NBSP, counted, figure, percent_sign};
use rust_decimal::Decimal;

/// An association in a period.
pub(super) struct Compared<'a> {
    pub site: &'a Site,
    pub facts: &'a Facts,
    pub reports: &'a Reports<'a>,
    pub association: &'a Association,
    pub period: Period,
    /// There is a report for the period.
    pub has_report: bool,
}

/// What a cell says, before its column is made comparable.
#[derive(Default)]
pub(super) struct Cell<'a> {
    pub(super) figures: Vec<CompareFigure>,
    /// The amount that its first figure shows.
    amount: Option<Amount<'a>>,
    missing: Option<String>,
}

/// An amount in kronor, as people speak of it, and the unit that it is shown in.
#[derive(Clone, Copy)]
struct Amount<'a> {
    value: Decimal,
    unit: Unit,
    exact: bool,
    of: Subject<'a>,
}

impl<'a> Amount<'a> {
    fn of(found: &Figure<'a>) -> Option<Amount<'a>> {
        Some(Amount { value: found.of.value()?, unit: found.unit, exact: !found.approximate, of: found.of })
    }

    fn text(self) -> String {
        let value = self.value.checked_div(self.unit.factor()).unwrap_or(self.value);
        Of::One(self.of).bind(&format!("{}{NBSP}{}", figure(value.normalize()), self.unit.suffix()))
    }
}

/// Where the amounts of a column differ in unit, each is also given in kronor. Says whether they do.
pub(super) fn comparable(cells: Vec<Cell>) -> (Vec<CompareCell>, bool) {
    let units: Vec<Unit> = cells.iter().filter_map(|cell| Some(cell.amount?.unit)).collect();
    let mixed = units.windows(2).any(|pair| pair[0] != pair[1]);
    let view = cells.into_iter().map(|mut cell| {
        if let Some(amount) = cell.amount.filter(|amount| mixed && amount.exact && amount.unit != Unit::Kronor) {
            let in_kronor = Amount { unit: Unit::Kronor, ..amount }.text();
            match cell.figures.first_mut() {
                Some(first) if first.computed.is_some() => first.value = Told::read(&in_kronor, None),
                _ => cell.figures.insert(1, computed(&in_kronor, "samma belopp i kronor", Vec::new())),
            }
        }
        cell.into_view()
    });
    (view.collect(), mixed)
}

fn computed(value: &str, from: &str, caveats: Vec<CaveatView>) -> CompareFigure {
    let [value, from] = [value, from].map(|text| Told::read(text, None));
    CompareFigure { value, label: None, source: None, computed: Some(from), caveats }
}

impl<'a> Cell<'a> {
    fn missing(reason: impl Into<String>) -> Cell<'a> {
        Cell { missing: Some(reason.into()), ..Cell::default() }
    }

    pub(super) fn of(figure: CompareFigure) -> Cell<'a> {
        Cell { figures: vec![figure], ..Cell::default() }
    }

    pub(super) fn into_view(self) -> CompareCell {
        CompareCell { figures: self.figures, missing: self.missing }
    }
}

impl<'a> Compared<'a> {
    fn measures(&self) -> Measures<'a> {
        Measures { facts: self.facts, association: self.association, period: self.period, voice: None }
    }

    /// A measure of the association as a whole.
    pub(super) fn measure(&self, measure: Measure) -> Cell<'a> {
        match self.measures().find(measure) {
            Ok(found) => self.found(&found),
            Err(WhyNot::NotPublished) if measure == Measure::Contributions && self.measures().find(Measure::Income).is_ok() => {
                self.lacks("redovisningen anger inte medlemsbidragen för sig")
            }
            Err(why) => self.missing_because(why),
        }
    }

    /// What the members of a kind contribute, and how large a part of all contributions that is.
    pub(super) fn contributions_of(&self, kind: MemberKind) -> Cell<'a> {
        let members = self.measures().of_payers(self.site, kind);
        let mut cell = match &members[..] {
            [] => return self.not_given(),
            [only] => self.published(only),
            _ => {
                let (one, many) = match kind {
                    MemberKind::Municipality => ("en kommuns bidrag", "kommuners bidrag"),
                    MemberKind::Region | MemberKind::CountyCouncil => match members.iter().filter(|fact| self.is_council(fact)).count() {
                        0 => ("en regions bidrag", "regioners bidrag"),
                        all if all == members.len() => ("ett landstings bidrag", "landstings bidrag"),
                        _ => ("en regions bidrag", "regioners och landstings bidrag"),
                    },
                    MemberKind::State => ("en myndighets bidrag", "myndigheters bidrag"),
                };
                let sum = Figure::of_payers(self.measures(), self.site, kind);
                sum.map_or_else(|| self.not_given(), |sum| self.sum_of(&sum, format!("summan av {}", counted(members.len(), one, many))))
            }
        };
        let whole = self.measures().find(Measure::Contributions).ok().as_ref().and_then(Amount::of).filter(|whole| whole.exact);
        if let (Some(part), Some(whole)) = (cell.amount.filter(|part| part.exact), whole)
            && let Some(share) = measures::percent(part.value, whole.value)
        {
            let share = Of::Share(part.of, whole.of).bind(&percent_sign(share));
            cell.figures.push(computed(&share, "andel av medlemsbidragen", Vec::new()));
        }
        cell
    }

    pub(super) fn costs_of(&self, group: CostGroup) -> Cell<'a> {
        if let Some(fact) = self.measures().costs_of(group) {
            return self.published(fact);
        }
        let net = self.at(Measure::NetCosts);
        match net.into_iter().any(|fact| fact.dimension(Dimension::Group) == Some(group.id())) {
            true => self.lacks("redovisningen anger bara nettokostnaden, där egna intäkter är avdragna"),
            false => self.not_given(),
        }
    }

    /// A share that a report gives, or that is worked out.
    pub(super) fn share(&self, measure: Measure) -> Cell<'a> {
        let [of, by] = match measure {
            Measure::AdministrationShare => ["kostnaden för administration", "kostnaderna"],
            Measure::EquityRatio => ["det egna kapitalet", "tillgångarna"],
            _ => ["det egna kapitalet", "medlemsbidragen"],
        };
        match (self.measures().share(measure), self.measures().find(measure)) {
            (Share::Published(fact), _) => self.published(fact),
            (Share::Ratio { part: Err(_), .. }, _) => self.lacks_for_share(of),
            (Share::Ratio { part: Ok(part), whole: Ok(whole) }, Ok(found)) => {
                let [part, whole] = [part, whole].map(|found| amount_in_words(&found));
                let how = format!("{of} delat med {by}, {part} av {whole}");
                Cell::of(computed(&shown_derived(&found), &how, caveats(self.reports, &found)))
            }
            (Share::Ratio { whole: Err(_), .. }, _) | (_, Err(WhyNot::NotPublished)) => self.lacks_for_share(by),
            (_, Err(why)) => self.missing_because(why),
            (Share::None(why), _) => self.missing_because(why),
        }
    }

    fn lacks_for_share(&self, what: &str) -> Cell<'a> {
        self.lacks(format!("anges inte och kan inte räknas ut: {what} saknas"))
    }

    pub(super) fn participants(&self) -> Cell<'a> {
        match self.measures().participants()[..] {
            [fact] if fact.dimension(Dimension::Group).is_some() => self.published(fact),
            [fact] if fact.key.dimensions.is_empty() => self.listed(vec![(fact, "i alla insatser".into())]),
            ref facts => self.listed(self.named(facts)),
        }
    }

    pub(super) fn cost_per_participant(&self) -> Cell<'a> {
        let whole = self.at(Measure::CostPerParticipant).into_iter().find(|fact| {
            let of = &fact.key.dimensions;
            of.is_empty() || (of.is_only(Dimension::Group) && of.get(Dimension::Group) == Some(CostGroup::Individual.id()))
        });
        whole.map_or_else(
            || self.listed(self.named(&self.measures().of_initiatives(Measure::CostPerParticipant))),
            |fact| self.published(fact),
        )
    }

    /// Of all surveys together, or of each.
    pub(super) fn response_rate(&self) -> Cell<'a> {
        let mut rates = self.at(Measure::ResponseRate);
        rates.retain(|fact| fact.key.quantity == Quantity::Share && fact.dimension(Dimension::Sex).is_none());
        if rates.iter().any(|fact| fact.key.dimensions.is_empty()) {
            rates.retain(|fact| fact.key.dimensions.is_empty());
        }
        self.listed(rates.into_iter().map(|fact| (fact, self.row_label(&fact.source))).collect())
    }

    /// The facts of a measure in the period, whatever they are about.
    pub(super) fn at(&self, measure: Measure) -> Vec<&'a Fact> {
        self.measures().all(measure)
    }

    fn kind_of_member(&self, fact: &Fact) -> Option<MemberKind> {
        Some(self.site.member(fact.dimension(Dimension::Member)?)?.kind)
    }

    fn is_council(&self, fact: &Fact) -> bool {
        self.kind_of_member(fact) == Some(MemberKind::CountyCouncil)
    }

    /// Each figure of an initiative with its name.
    fn named(&self, facts: &[&'a Fact]) -> Vec<(&'a Fact, String)> {
        let name = |fact: &Fact| Some(self.association.initiative(fact.dimension(Dimension::Initiative)?)?.name.clone());
        facts.iter().filter_map(|fact| Some((*fact, name(fact)?))).collect()
    }

    pub(super) fn published(&self, fact: &'a Fact) -> Cell<'a> {
        self.found(&Figure::printed(fact))
    }

    /// A figure that is printed, or worked out.
    fn found(&self, found: &Figure<'a>) -> Cell<'a> {
        let Some(fact) = found.fact() else { return self.sum_of(found, found.made_how().unwrap_or_default()) };
        let amount = if fact.key.quantity == Quantity::Money { Amount::of(found) } else { None };
        Cell { figures: vec![self.figure(found, None)], amount, missing: None }
    }

    fn listed(&self, facts: Vec<(&Fact, String)>) -> Cell<'a> {
        if facts.is_empty() {
            return self.not_given();
        }
        Cell {
            figures: facts.into_iter().map(|(fact, label)| self.figure(&Figure::printed(fact), Some(label))).collect(),
            ..Cell::default()
        }
    }

    fn figure(&self, found: &Figure, label: Option<String>) -> CompareFigure {
        let source = found.from.first().and_then(|fact| source(self.reports, &fact.key.association, &fact.source));
        let value = Told::read(&shown_derived(found), None);
        CompareFigure { value, label, source, computed: None, caveats: caveats(self.reports, found) }
    }

    /// What is worked out from published amounts, with what the reports say of them.
    fn sum_of(&self, sum: &Figure<'a>, how: String) -> Cell<'a> {
        let Some(amount) = Amount::of(sum).filter(|amount| amount.exact) else {
            return Cell::missing("kan inte räknas ut, eftersom ett av bidragen är ungefärligt");
        };
        Cell { figures: vec![computed(&amount.text(), &how, caveats(self.reports, sum))], amount: Some(amount), missing: None }
    }

    fn missing_because(&self, why: WhyNot) -> Cell<'a> {
        if why == WhyNot::NotPublished { self.not_given() } else { self.lacks(why_not(why)) }
    }

    /// Missing for a reason of its own, if there is a report at all.
    fn lacks(&self, reason: impl Into<String>) -> Cell<'a> {
        if self.has_report { Cell::missing(reason) } else { Cell::missing(no_report(self.period)) }
    }

    /// Whether the page of the period shows it. Another report may give figures for the period, as a report does for the year before
    /// its own.
    pub(super) fn is_shown(&self) -> bool {
        self.has_report || self.has_figures()
    }

    pub(super) fn not_given(&self) -> Cell<'a> {
        self.lacks(NOT_GIVEN)
    }

    fn row_label(&self, cell: &CellRef) -> String {
        let table = self.site.report(&self.association.id, &cell.report).and_then(|report| report.table(&cell.table));
        table.and_then(|table| table.rows.get(cell.row)?.label.clone()).unwrap_or_default()
    }

    /// What the report explains of a verdict.
    pub(super) fn explained(&self, cell: &CellRef) -> Vec<CaveatView> {
        let Some(prepared) = self.reports.named(&self.association.id, &cell.report) else { return Vec::new() };
        let page = report_path(prepared.association, prepared.report);
        let of_page = |link: Link| CaveatView {
            text: String::new(),
            number: Some(link.text.clone()),
            link: Some(Link { href: format!("{page}{}", link.href), ..link }),
        };
        departures(prepared, cell).into_iter().map(of_page).collect()
    }
}

/// An amount that is printed, or put together of printed ones, by its size.
fn amount_in_words(found: &Derived) -> String {
    let value = found.value.abs().checked_div(found.unit.factor()).unwrap_or(found.value);
    format!("{}{NBSP}{}", figure(value.normalize()), found.unit.suffix())
}
