//! One figure of one association: as published, worked out from published ones, or missing with the reason.

use crate::facts::{self, CellRef, Derived, Fact, Facts, Found, Measures, Share, WhyNot};
use crate::model::{Association, CostGroup, Dimension, Kind, MemberKind, Period, Quantity, Role, Site, Unit};
use crate::site::address::report_path;
use crate::site::figure::{NOT_GIVEN, how_made, no_report, shown, sourced, why_not};
use crate::site::prepared::{Prepared, departures};
use crate::site::view::{CompareCell, CompareFigure, Link};
use crate::swedish::{NBSP, counted, figure, percent_sign};
use rust_decimal::Decimal;

/// An association in a period.
pub(super) struct Subject<'a> {
    pub site: &'a Site,
    pub facts: &'a Facts,
    pub reports: &'a [Prepared<'a>],
    pub association: &'a Association,
    pub period: Period,
    /// There is a report for the period.
    pub has_report: bool,
}

/// What a cell says, before its column is made comparable.
#[derive(Default)]
pub(super) struct Cell {
    pub(super) figures: Vec<CompareFigure>,
    /// The amount that its first figure shows.
    amount: Option<Amount>,
    missing: Option<String>,
}

/// An amount in kronor, and the unit that it is shown in.
#[derive(Clone, Copy)]
struct Amount {
    value: Decimal,
    unit: Unit,
    exact: bool,
}

impl Amount {
    /// Costs are negative by their normal sign; people speak of their size.
    fn of(fact: &Fact) -> Amount {
        let value = if fact.key.role == Role::OperatingCosts { -fact.value } else { fact.value };
        Amount { value, unit: fact.unit, exact: !fact.approximate }
    }

    fn of_derived(found: &Derived) -> Amount {
        Amount { value: found.value, unit: found.unit, exact: !found.approximate }
    }

    fn sum(amounts: &[Amount]) -> Option<Amount> {
        let unit = amounts.first()?.unit;
        let unit = if amounts.iter().all(|amount| amount.unit == unit) { unit } else { Unit::Kronor };
        Some(Amount { value: amounts.iter().map(|amount| amount.value).sum(), unit, exact: amounts.iter().all(|amount| amount.exact) })
    }

    fn text(self) -> String {
        let value = self.value.checked_div(self.unit.factor()).unwrap_or(self.value);
        format!("{}{NBSP}{}", figure(value.normalize()), self.unit.suffix())
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
                Some(first) if first.computed.is_some() => first.value = in_kronor,
                _ => cell.figures.insert(1, computed(in_kronor, "samma belopp i kronor".into())),
            }
        }
        cell.into_view()
    });
    (view.collect(), mixed)
}

fn computed(value: String, from: String) -> CompareFigure {
    CompareFigure { value, label: None, source: None, computed: Some(from), restated: None, departures: Vec::new() }
}

/// A part in percent of a whole, as shown.
fn percent(part: Decimal, whole: Decimal) -> Option<String> {
    Some(percent_sign(facts::percent(part, whole)?))
}

impl Cell {
    fn missing(reason: impl Into<String>) -> Cell {
        Cell { missing: Some(reason.into()), ..Cell::default() }
    }

    pub(super) fn of(figure: CompareFigure) -> Cell {
        Cell { figures: vec![figure], ..Cell::default() }
    }

    pub(super) fn into_view(self) -> CompareCell {
        CompareCell { figures: self.figures, missing: self.missing }
    }
}

impl<'a> Subject<'a> {
    fn measures(&self) -> Measures<'a> {
        Measures { facts: self.facts, association: self.association, period: self.period, voice: None }
    }

    pub(super) fn contributions(&self) -> Cell {
        match self.measures().contributions() {
            Ok(found) => self.derived(found),
            Err(WhyNot::NotPublished) if self.money(Role::OperatingIncome, &[]).is_some() => {
                self.lacks("redovisningen anger inte medlemsbidragen för sig")
            }
            Err(why) => self.missing_because(why),
        }
    }

    /// What the members of a kind contribute, and how large a part of all contributions that is.
    pub(super) fn contributions_of(&self, kind: MemberKind) -> Cell {
        let members = self.of_members(kind);
        let amounts: Vec<Amount> = members.iter().map(|fact| Amount::of(fact)).collect();
        let mut cell = match (&members[..], Amount::sum(&amounts)) {
            ([only], _) => self.published(only),
            (_, Some(sum)) => {
                let (one, many) = match kind {
                    MemberKind::Municipality => ("en kommuns bidrag", "kommuners bidrag"),
                    MemberKind::Region | MemberKind::CountyCouncil => match members.iter().filter(|fact| self.is_council(fact)).count() {
                        0 => ("en regions bidrag", "regioners bidrag"),
                        all if all == members.len() => ("ett landstings bidrag", "landstings bidrag"),
                        _ => ("en regions bidrag", "regioners och landstings bidrag"),
                    },
                    MemberKind::State => ("en myndighets bidrag", "myndigheters bidrag"),
                };
                self.sum_of(&members, sum, format!("summan av {}", counted(members.len(), one, many)))
            }
            (_, None) => return self.not_given(),
        };
        let whole = self.all_contributions().filter(|whole| whole.exact);
        if let (Some(part), Some(whole)) = (cell.amount.filter(|part| part.exact), whole)
            && let Some(share) = percent(part.value, whole.value)
        {
            cell.figures.push(computed(share, "andel av medlemsbidragen".into()));
        }
        cell
    }

    pub(super) fn income(&self) -> Cell {
        self.whole(Role::OperatingIncome)
    }

    pub(super) fn costs(&self) -> Cell {
        self.whole(Role::OperatingCosts)
    }

    pub(super) fn costs_of(&self, group: CostGroup) -> Cell {
        if let Some(fact) = self.measures().costs_of(group) {
            return self.published(fact);
        }
        let net = self.facts.select(&self.association.id, Role::NetCost, Kind::Outcome);
        match net.filter(|fact| fact.key.period == self.period).any(|fact| fact.dimension(Dimension::Group) == Some(group.id())) {
            true => self.lacks("redovisningen anger bara nettokostnaden, där egna intäkter är avdragna"),
            false => self.not_given(),
        }
    }

    pub(super) fn administration_share(&self) -> Cell {
        match self.measures().administration_share() {
            Share::Published(fact) => self.published(fact),
            Share::Ratio { part, whole } => self.ratio(part, "kostnaden för administration", whole, "kostnaderna"),
            Share::None(why) => self.missing_because(why),
        }
    }

    pub(super) fn result(&self) -> Cell {
        self.whole(Role::ResultOfTheYear)
    }

    pub(super) fn equity(&self) -> Cell {
        match self.measures().equity() {
            Ok(found) => self.derived(found),
            Err(why) => self.missing_because(why),
        }
    }

    pub(super) fn equity_share(&self) -> Cell {
        match self.measures().equity_share() {
            Share::Published(fact) => self.published(fact),
            Share::Ratio { part, whole } => self.ratio(part, "det egna kapitalet", whole, "medlemsbidragen"),
            Share::None(why) => self.missing_because(why),
        }
    }

    pub(super) fn equity_ratio(&self) -> Cell {
        match self.measures().equity_ratio() {
            Share::Published(fact) => self.published(fact),
            Share::Ratio { part, whole } => self.ratio(part, "det egna kapitalet", whole, "tillgångarna"),
            Share::None(why) => self.missing_because(why),
        }
    }

    pub(super) fn participants(&self) -> Cell {
        match self.measures().participants()[..] {
            [fact] if fact.dimension(Dimension::Group).is_some() => self.published(fact),
            [fact] if fact.key.dimensions.is_empty() => self.listed(vec![(fact, "i alla insatser".into())]),
            ref facts => self.listed(self.named(facts)),
        }
    }

    pub(super) fn cost_per_participant(&self) -> Cell {
        let whole = self.at(Role::CostPerParticipant).into_iter().find(|fact| {
            let of = &fact.key.dimensions;
            of.is_empty() || (of.is_only(Dimension::Group) && of.get(Dimension::Group) == Some(CostGroup::Individual.id()))
        });
        whole
            .map_or_else(|| self.listed(self.named(&self.measures().of_initiatives(Role::CostPerParticipant))), |fact| self.published(fact))
    }

    /// Of all surveys together, or of each.
    pub(super) fn response_rate(&self) -> Cell {
        let mut rates = self.at(Role::ResponseRate);
        rates.retain(|fact| fact.key.quantity == Quantity::Share && fact.dimension(Dimension::Sex).is_none());
        if rates.iter().any(|fact| fact.key.dimensions.is_empty()) {
            rates.retain(|fact| fact.key.dimensions.is_empty());
        }
        self.listed(rates.into_iter().map(|fact| (fact, self.row_label(&fact.source))).collect())
    }

    fn money(&self, role: Role, dimensions: &[(Dimension, &str)]) -> Option<&'a Fact> {
        self.measures().money(role, dimensions)
    }

    /// The facts of a role in the period, whatever they are about.
    pub(super) fn at(&self, role: Role) -> Vec<&'a Fact> {
        self.measures().all(role)
    }

    fn of_members(&self, kind: MemberKind) -> Vec<&'a Fact> {
        let mut facts = self.measures().of_members();
        facts.retain(|fact| self.kind_of_member(fact).is_some_and(|own| own.payer() == kind));
        facts
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

    fn all_contributions(&self) -> Option<Amount> {
        self.measures().contributions().ok().map(|found| Amount::of_derived(&found))
    }

    fn whole(&self, role: Role) -> Cell {
        self.money(role, &[]).map_or_else(|| self.not_given(), |fact| self.published(fact))
    }

    pub(super) fn published(&self, fact: &Fact) -> Cell {
        let amount = (fact.key.quantity == Quantity::Money).then(|| Amount::of(fact));
        Cell { figures: vec![self.figure(fact, None)], amount, missing: None }
    }

    fn listed(&self, facts: Vec<(&Fact, String)>) -> Cell {
        if facts.is_empty() {
            return self.not_given();
        }
        Cell { figures: facts.into_iter().map(|(fact, label)| self.figure(fact, Some(label))).collect(), ..Cell::default() }
    }

    fn figure(&self, fact: &Fact, label: Option<String>) -> CompareFigure {
        let source = sourced(self.reports, fact).map(|from| Link { href: from.href, text: from.source });
        CompareFigure {
            value: shown(fact),
            label,
            source,
            computed: None,
            restated: fact.restated.clone(),
            departures: self.departures(&fact.source),
        }
    }

    /// What is worked out from published amounts, with what the reports explain of them.
    fn sum_of(&self, facts: &[&Fact], sum: Amount, how: String) -> Cell {
        if !sum.exact {
            return Cell::missing("kan inte räknas ut, eftersom ett av bidragen är ungefärligt");
        }
        let figure = CompareFigure { departures: self.departures_of(facts), ..computed(sum.text(), how) };
        Cell { figures: vec![figure], amount: Some(sum), missing: None }
    }

    /// An amount that is printed, or worked out from printed ones.
    fn derived(&self, found: Derived<'a>) -> Cell {
        match (found.fact(), how_made(&found)) {
            (Some(fact), _) => self.published(fact),
            (None, how) => self.sum_of(&found.from, Amount::of_derived(&found), how.unwrap_or_default()),
        }
    }

    /// A share that no report gives.
    fn ratio(&self, part: Found<'a>, of: &str, whole: Found<'a>, by: &str) -> Cell {
        let lacking = |what: &str| self.lacks(format!("anges inte och kan inte räknas ut: {what} saknas"));
        let Ok(part) = part else { return lacking(of) };
        let Ok(whole) = whole else { return lacking(by) };
        // A part may be a cost; of both the size is told.
        let size = |found: &Derived| {
            let amount = Amount::of_derived(found);
            found.fact().map_or(amount, Amount::of)
        };
        let (amount, of_all) = (size(&part), size(&whole));
        if !amount.exact || !of_all.exact {
            return Cell::missing("kan inte räknas ut, eftersom uppgifterna är ungefärliga");
        }
        let Some(share) = percent(amount.value, of_all.value) else { return lacking(by) };
        let from = [part.from, whole.from].concat();
        let how = format!("{of} delat med {by}, {} av {}", amount.text(), of_all.text());
        Cell::of(CompareFigure { departures: self.departures_of(&from), ..computed(share, how) })
    }

    fn missing_because(&self, why: WhyNot) -> Cell {
        if why == WhyNot::NotPublished { self.not_given() } else { self.lacks(why_not(why)) }
    }

    /// Missing for a reason of its own, if there is a report at all.
    fn lacks(&self, reason: impl Into<String>) -> Cell {
        if self.has_report { Cell::missing(reason) } else { Cell::missing(no_report(self.period)) }
    }

    /// Whether the page of the period shows it. Another report may give figures for the period, as a report does for the year before
    /// its own.
    pub(super) fn is_shown(&self) -> bool {
        self.has_report || self.has_figures()
    }

    pub(super) fn not_given(&self) -> Cell {
        self.lacks(NOT_GIVEN)
    }

    fn row_label(&self, cell: &CellRef) -> String {
        let table = self.site.report(&self.association.id, &cell.report).and_then(|report| report.table(&cell.table));
        table.and_then(|table| table.rows.get(cell.row)?.label.clone()).unwrap_or_default()
    }

    fn departures_of(&self, facts: &[&Fact]) -> Vec<Link> {
        let mut all: Vec<Link> = Vec::new();
        for link in facts.iter().flat_map(|fact| self.departures(&fact.source)) {
            if !all.iter().any(|known| known.href == link.href) {
                all.push(link);
            }
        }
        all
    }

    /// The explanations of the report for a departure of this very figure.
    pub(super) fn departures(&self, cell: &CellRef) -> Vec<Link> {
        let own = |p: &&Prepared| p.association.id == self.association.id && p.report.id == cell.report;
        let Some(prepared) = self.reports.iter().find(own) else { return Vec::new() };
        let page = report_path(prepared.association, prepared.report);
        let of_page = |link: Link| Link { href: format!("{page}{}", link.href), ..link };
        departures(prepared, cell).into_iter().map(of_page).collect()
    }
}
