//! One figure of one association: as published, worked out from published ones, or missing with the reason.

use crate::facts::{CellRef, Fact, Facts, How, WhyNot};
use crate::measures::{self, Figure, Measure, Measures, Of, Share, Subject, Told};
use crate::model::{Association, CostGroup, Dimension, MemberKind, Period, Quantity, Site, Unit};
use crate::site::address::report_path;
use crate::site::figure::{NOT_GIVEN, caveats, no_report, shown_derived, source, why_not};
use crate::site::prepared::{Reports, departures};
use crate::site::view::{CaveatView, CompareCell, CompareFigure, Link};
use crate::swedish::{NBSP, figure, join, percent_sign};
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
    /// How Insyn has worked out what it has, in words that are true of the whole column.
    made: Vec<String>,
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

/// The cells of a column, one for each association, in one unit: where the reports print amounts in several, all stand in kronor.
/// With what is to be said of the column.
pub(super) fn column(subjects: &[Compared], cell: for<'a> fn(&Compared<'a>) -> Cell<'a>) -> (Vec<CompareCell>, Vec<String>) {
    let cells: Vec<Cell> = subjects.iter().map(cell).collect();
    let units: Vec<Unit> = cells.iter().filter_map(|cell| Some(cell.amount?.unit)).collect();
    let mixed = units.windows(2).any(|pair| pair[0] != pair[1]);
    let mut made: Vec<String> = Vec::new();
    let (mut converted, mut units): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut views = Vec::new();
    for (mut cell, subject) in cells.into_iter().zip(subjects) {
        if let Some(amount) = cell.amount.filter(|amount| mixed && amount.exact && amount.unit != Unit::Kronor)
            && let Some(first) = cell.figures.first_mut()
        {
            first.value = Told::read(&Amount { unit: Unit::Kronor, ..amount }.text(), None);
            first.computed = true;
            converted.push(&subject.association.name);
            let unit = if amount.unit == Unit::MillionKronor { "miljoner" } else { "tusental" };
            units.extend((!units.contains(&unit)).then_some(unit));
        }
        made.extend(std::mem::take(&mut cell.made).into_iter().filter(|how| !made.contains(how)).collect::<Vec<_>>());
        views.push(cell.into_view());
    }
    if !converted.is_empty() {
        let (from, printed) = (join(&converted), units.join(" eller "));
        made.push(format!(
            "beloppen från {from} är tryckta i {printed} kronor och omräknade till kronor, lika avrundade som i redovisningen"
        ));
    }
    (views, made)
}

fn computed(value: &str, caveats: Vec<CaveatView>) -> CompareFigure {
    let value = Told::read(value, None);
    CompareFigure { value, label: None, source: None, report: String::new(), share: None, computed: true, caveats }
}

impl<'a> Cell<'a> {
    fn missing(reason: impl Into<String>) -> Cell<'a> {
        Cell { missing: Some(reason.into()), ..Cell::default() }
    }

    pub(super) fn of(figure: CompareFigure) -> Cell<'a> {
        Cell { figures: vec![figure], ..Cell::default() }
    }

    /// Its amount in percent of a whole stands beside it.
    fn beside(&mut self, whole: Option<Amount>, how: &str) {
        if let (Some(part), Some(whole), Some(figure)) = (self.amount.filter(|part| part.exact), whole, self.figures.first_mut())
            && let Some(share) = measures::percent(part.value, whole.value)
        {
            figure.share = Some(Told::read(&Of::Share(part.of, whole.of).bind(&percent_sign(share)), None));
            self.made.push(how.to_owned());
        }
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
                let whose = match kind {
                    MemberKind::Municipality => "kommunernas",
                    MemberKind::Region | MemberKind::CountyCouncil => match members.iter().filter(|fact| self.is_council(fact)).count() {
                        0 => "regionernas",
                        all if all == members.len() => "landstingens",
                        _ => "regionernas och landstingens",
                    },
                    MemberKind::State => "myndigheternas",
                };
                let sum = Figure::of_payers(self.measures(), self.site, kind);
                sum.map_or_else(|| self.not_given(), |sum| self.sum_of(&sum, format!("summan av {whose} bidrag")))
            }
        };
        let whole = self.measures().find(Measure::Contributions).ok().as_ref().and_then(Amount::of).filter(|whole| whole.exact);
        cell.beside(whole, "andelen är av medlemsbidragen");
        cell
    }

    pub(super) fn costs_of(&self, group: CostGroup) -> Cell<'a> {
        if let Some(fact) = self.measures().costs_of(group) {
            let mut cell = self.published(fact);
            // That of administration has a column of its own, with what the reports say of it.
            if group != CostGroup::Administration {
                let whole = self.measures().find(Measure::Costs).ok().as_ref().and_then(Amount::of).filter(|whole| whole.exact);
                cell.beside(whole, "andelen är av verksamhetens kostnader");
            }
            return cell;
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
            (Share::Ratio { part: Ok(_), whole: Ok(_) }, Ok(found)) => {
                let figure = computed(&shown_derived(&found), caveats(self.reports, &found));
                Cell { made: vec![format!("{of} delat med {by}")], ..Cell::of(figure) }
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
        let Some(fact) = found.fact() else { return self.sum_of(found, how_of_all(found)) };
        let amount = if fact.key.quantity == Quantity::Money { Amount::of(found) } else { None };
        Cell { figures: vec![self.figure(found, None)], amount, ..Cell::default() }
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
        let report = found.from.first().map(|fact| self.title_of(&fact.source)).unwrap_or_default();
        CompareFigure { value, label, source, report, share: None, computed: false, caveats: caveats(self.reports, found) }
    }

    /// The title of the report that a cell is in.
    pub(super) fn title_of(&self, cell: &CellRef) -> String {
        let prepared = self.reports.named(&self.association.id, &cell.report);
        prepared.map(|prepared| prepared.report.title.clone()).unwrap_or_default()
    }

    /// What is worked out from published amounts, with what the reports say of them.
    fn sum_of(&self, sum: &Figure<'a>, how: String) -> Cell<'a> {
        let Some(amount) = Amount::of(sum).filter(|amount| amount.exact) else {
            return Cell::missing("kan inte räknas ut, eftersom ett av bidragen är ungefärligt");
        };
        let figures = vec![computed(&amount.text(), caveats(self.reports, sum))];
        Cell { figures, amount: Some(amount), made: vec![how], missing: None }
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

/// How Insyn has worked out an amount, in words that are true of every association.
fn how_of_all(found: &Figure) -> String {
    match found.how {
        How::OfMembers => "summan av medlemmarnas bidrag".to_owned(),
        _ => found.made_how().unwrap_or_default(),
    }
}
