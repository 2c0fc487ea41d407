//! Every figure that a chart of the real reports shows or says, read back and held against the published facts.

use crate::support::site::{REAL, REAL_AND_SIXTH, rendered};
use crate::support::{Project, program};
use insyn::build::Checked;
use insyn::chart::{self, Chart};
use insyn::facts::{Fact, Facts};
use insyn::measures::Told;
use insyn::model::{Association, Cell, CellRef, Content, CostGroup, Dimension, Kind, Period, Quantity, Role, Site};
use insyn::swedish;
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// Each chart with the facts of its associations and a name for messages.
fn every_chart(mut look: impl FnMut(&str, &Chart, &Figures)) {
    let checked = &REAL.checked;
    let mut seen = 0;
    for association in &checked.site.associations {
        let of_reports = association.reports.iter().flat_map(|report| {
            let charts = chart::for_report(&checked.site, association, report, &checked.facts);
            charts.into_iter().map(|chart| (format!("{}/{}", association.id, report.id), chart))
        });
        let own = chart::for_association(&checked.site, association, &checked.facts);
        for (home, chart) in of_reports.chain(own.into_iter().map(|chart| (association.id.to_string(), chart))) {
            look(&format!("{home}/{}", chart.id), &chart, &Figures::of(&checked.site, &checked.facts, &chart));
            seen += 1;
        }
    }
    let of_members = checked.site.members.iter().flat_map(|member| chart::for_member(&checked.site, member, &checked.facts, None));
    let of_indicators = checked.site.indicators.iter().flat_map(|known| chart::for_indicator(&checked.site, &known.id, &checked.facts));
    for chart in of_members.chain(of_indicators) {
        look(&chart.subtitle, &chart, &Figures::of(&checked.site, &checked.facts, &chart));
        seen += 1;
    }
    assert!(seen > 10, "{seen} charts");
    every_comparison(checked, &mut look);
    every_comparison(&REAL_AND_SIXTH.checked, &mut look);
}

/// The charts that hold the associations beside each other.
fn every_comparison(checked: &Checked, mut look: impl FnMut(&str, &Chart, &Figures)) {
    let periods: BTreeSet<Period> = checked.site.associations.iter().flat_map(|a| &a.reports).map(|report| report.period).collect();
    let compared = periods.into_iter().flat_map(|period| chart::for_period(&checked.site, &checked.facts, period));
    let compared: Vec<Chart> = compared.chain(chart::over_years(&checked.site, &checked.facts)).collect();
    assert!(compared.len() > 6, "{} comparisons", compared.len());
    for chart in compared {
        look(&format!("jamfor/{}", chart.id), &chart, &Figures::of(&checked.site, &checked.facts, &chart));
    }
}

/// The published figures behind a chart and what may be worked out from them, exactly.
#[derive(Default)]
struct Figures {
    /// Facts, and sums over a kind of member, a cost group, or all of a period.
    amounts: BTreeSet<Decimal>,
    /// Between the same sum in two periods.
    differences: BTreeSet<Decimal>,
    /// Published shares, shares of a period's sum, and changes in whole percent.
    percents: BTreeSet<Decimal>,
    /// `har ökat med 12 procent`, without the words around the figure.
    changes: BTreeSet<String>,
    /// The first and the last year that a figure belongs to.
    years: Option<(i16, i16)>,
    /// Numbers of persons, and how far they are from their goals and from each other.
    counts: BTreeSet<Decimal>,
    /// The days that figures belong to: "31 december 2021".
    days: BTreeSet<String>,
    /// The words of verdicts.
    verdicts: BTreeSet<String>,
    /// "indikator 7 (stegförflyttning)"
    indicators: Vec<String>,
}

impl Figures {
    /// Of all associations that a figure of the chart is of.
    fn of(site: &Site, facts: &Facts, chart: &Chart) -> Figures {
        let of: BTreeSet<&str> = chart.sources.iter().map(|source| source.association.as_str()).collect();
        let mut all = Figures::default();
        for association in site.associations.iter().filter(|association| of.contains(association.id.as_str())) {
            all.add(Figures::of_association(site, association, facts, chart));
        }
        all
    }

    fn add(&mut self, more: Figures) {
        self.amounts.extend(more.amounts);
        self.differences.extend(more.differences);
        self.percents.extend(more.percents);
        self.changes.extend(more.changes);
        let years = self.years.into_iter().chain(more.years);
        self.years = years.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        self.counts.extend(more.counts);
        self.days.extend(more.days);
        self.verdicts.extend(more.verdicts);
        self.indicators.extend(more.indicators);
    }

    fn of_association(site: &Site, association: &Association, facts: &Facts, chart: &Chart) -> Figures {
        // A cap that is told in percent may be drawn as the amount that the report gives too.
        let caps = facts.select(&association.id, Role::EquityCap, Kind::Outcome);
        let caps = caps.filter(|cap| cap.key.quantity == Quantity::Share);
        let caps: Vec<Decimal> = caps.map(|cap| cap.value.normalize()).collect();
        let reports = || association.reports.iter();
        let cells = reports().flat_map(|report| report.tables.iter().flat_map(|table| &table.rows));
        let verdicts = cells.flat_map(|row| row.cells.iter().filter_map(verdict)).map(str::to_owned).collect();
        let indicators = site.indicators.iter().map(|indicator| format!("indikator\u{a0}{} ({})", indicator.id, indicator.topic)).collect();
        let place = |association: &str, cell: &CellRef| format!("{association} {cell:?}");
        let own = chart.sources.iter().chain(&chart.told).filter(|source| source.association == association.id);
        let sources: BTreeSet<_> = own.map(|source| place(&source.association, &source.cell)).collect();
        let all = facts.all();
        let facts: Vec<&Fact> = all.filter(|fact| sources.contains(&place(&fact.key.association, &fact.source))).collect();
        let judged = chart.sources.iter().filter(|source| source.association == association.id).filter(|source| {
            let table = site.report(&source.association, &source.cell.report).and_then(|report| report.table(&source.cell.table));
            table.is_some_and(|table| verdict(&table.rows[source.cell.row].cells[source.cell.column]).is_some())
        });
        let judged = judged.count();
        assert_eq!(facts.len() + judged, sources.len(), "a source is no fact, or two");
        let mut sums: BTreeMap<(String, Period), Decimal> = BTreeMap::new();
        for fact in facts.iter().filter(|fact| fact.key.kind != Kind::Target) {
            let member = fact.dimension(Dimension::Member).and_then(|id| site.member(id)).map(|member| format!("{:?}", member.kind));
            let initiative = fact.dimension(Dimension::Initiative).and_then(|id| association.initiative(id));
            let group = fact.dimension(Dimension::Group).and_then(CostGroup::from_id).or(initiative.map(|initiative| initiative.group));
            let own = format!("{} {:?} {:?} {:?}", fact.key.association, fact.key.role, fact.key.quantity, fact.key.dimensions);
            let groups = [Some("alla".to_owned()), member, group.map(|group| format!("{group:?}")), Some(own)];
            // what has both an outcome and a budget, where some have one of them alone
            let same = |other: &&&Fact, kind: Kind| {
                let (key, own) = (&other.key, &fact.key);
                (&key.dimensions, key.role, key.period, key.kind) == (&own.dimensions, own.role, own.period, kind)
            };
            let has = |kind: Kind| facts.iter().any(|other| same(&other, kind));
            let paired = (has(Kind::Outcome) && has(Kind::Budget)).then(|| "kan jämföras".to_owned());
            let planned = matches!(fact.key.kind, Kind::Budget | Kind::Forecast).then(|| fact.key.kind.id());
            for name in groups.into_iter().chain([paired]).flatten() {
                let name = planned.map_or(name.clone(), |kind| format!("{kind}: {name}"));
                *sums.entry((name, fact.key.period)).or_default() += fact.value;
            }
        }
        balance_sheet(&facts, &mut sums);
        let deviations = deviations(&sums);
        let of_reports = reports().filter(|report| chart.sources.iter().any(|source| source.cell.report == report.id));
        let years =
            facts.iter().map(|fact| fact.key.period).chain(of_reports.map(|report| report.period)).map(|period| period.last_day().year());
        let mut figures = Figures { years: years.clone().min().zip(years.max()), verdicts, indicators, ..Figures::default() };
        figures.days = facts.iter().map(|fact| swedish::date(fact.key.period.last_day())).collect();
        figures.percents.extend(caps);
        // What those who left went to, together.
        let mut outcomes: BTreeMap<_, Decimal> = BTreeMap::new();
        for share in facts.iter().filter(|fact| fact.key.kind == Kind::Share) {
            let whole = [Dimension::Initiative, Dimension::Group].map(|of| share.dimension(of).map(str::to_owned));
            *outcomes.entry((whole, share.key.period)).or_default() += share.value;
        }
        figures.percents.extend(outcomes.into_values().map(|sum| sum.normalize()));
        let goals = facts.iter().filter(|fact| fact.key.kind == Kind::Target && fact.key.quantity == Quantity::Share);
        figures.percents.extend(goals.map(|goal| goal.value.normalize()));
        figures.count(&facts);
        for (deviation, percent) in deviations {
            figures.amounts.insert(deviation.abs());
            figures.percents.extend(percent.map(|percent| percent.abs()));
            figures.changes.extend((percent == Some(-Decimal::ONE_HUNDRED)).then(|| "mer än 99 procent".to_owned()));
        }
        figures.counts.extend((1..=judged).map(Decimal::from));
        figures.compare(&facts);
        for ((name, period), sum) in &sums {
            figures.amounts.insert(sum.abs());
            figures.percents.insert(sum.abs().normalize());
            let wholes = ["alla", TOTAL].into_iter().filter_map(|whole| sums.get(&(whole.to_owned(), *period)));
            figures.percents.extend(wholes.filter_map(|whole| swedish::percentage(*sum, *whole)));
            // A cap that is a percentage of a published base.
            let caps = facts.iter().filter(|fact| fact.key.quantity == Quantity::Share);
            let computed = caps.map(|cap| (sum * cap.value / Decimal::ONE_HUNDRED).round().abs());
            let printed =
                facts.iter().filter(|fact| fact.key.role == Role::EquityCap && fact.key.quantity == Quantity::Money).map(|cap| cap.value);
            for cap in computed.chain(printed) {
                figures.amounts.insert(cap);
                let equity = sums.iter().filter(|((name, _), _)| name == "eget kapital").map(|(_, equity)| (equity - cap).abs());
                figures.differences.extend(equity);
            }
            for ((_, _), other) in sums.iter().filter(|((same, other), _)| same == name && other != period) {
                figures.differences.insert((sum - other).abs());
                // costs are negative facts, and told without a minus
                let (from, to) = if *other < Decimal::ZERO { (-other, -sum) } else { (*other, *sum) };
                let change = swedish::relative_change(from, to, swedish::Tense::Past, "");
                figures.changes.extend(change.and_then(|change| Some(change.split_once(" med ")?.1.to_owned())));
            }
        }
        figures
    }

    /// What Insyn works out to compare associations: shares with a decimal, and the costs that are in no group or in more than all.
    fn compare(&mut self, facts: &[&Fact]) {
        let sum = |role: Role, grouped: bool| -> Decimal {
            let fits = |fact: &&&Fact| {
                fact.key.role == role && fact.key.quantity == Quantity::Money && fact.dimension(Dimension::Group).is_some() == grouped
            };
            facts.iter().filter(fits).map(|fact| fact.value).sum()
        };
        // What a report's own amounts make equity of the bases that it names.
        for share in facts.iter().filter(|fact| fact.key.role == Role::EquityShare) {
            let end = share.key.period.last_day();
            let at_end = |role: Role| facts.iter().filter(move |fact| fact.key.role == role && fact.key.period.last_day() == end);
            let of = |roles: &[Role]| -> Decimal { roles.iter().copied().flat_map(at_end).map(|fact| fact.value).sum() };
            let printed = Some(of(&[Role::Equity])).filter(|equity| !equity.is_zero());
            let equity = printed.unwrap_or_else(|| of(&[Role::OtherEquity, Role::ResultOfTheYear]));
            for base in [Role::MemberContributions, Role::OperatingIncome] {
                let base = of(&[base]);
                self.percents.extend((!base.is_zero()).then(|| (equity / base * Decimal::ONE_HUNDRED).round_dp(1).normalize()));
                self.amounts.insert(base);
            }
        }
        let (equity, paid) = (sum(Role::Equity, false), sum(Role::MemberContributions, false));
        self.percents.extend((!paid.is_zero()).then(|| (equity / paid * Decimal::ONE_HUNDRED).round_dp(1).normalize()));
        let rest = (sum(Role::OperatingCosts, false) - sum(Role::OperatingCosts, true)).abs();
        self.amounts.insert(rest);
    }

    fn count(&mut self, facts: &[&Fact]) {
        let counts: Vec<&Fact> = facts.iter().copied().filter(|fact| fact.key.quantity == Quantity::Count).collect();
        for fact in &counts {
            let alike = counts.iter().filter(|other| other.key.dimensions == fact.key.dimensions);
            let comparable = alike.filter(|other| other.key.period == fact.key.period || other.key.kind == fact.key.kind);
            self.counts.extend(comparable.map(|other| (other.value - fact.value).abs()));
            self.counts.insert(fact.value);
            self.amounts.insert(fact.value);
            // what the sexes are together
            let sexes = counts.iter().filter(|other| other.key.dimensions.has(Dimension::Sex));
            self.counts.insert(sexes.filter(|other| other.key.without(Dimension::Sex) == fact.key).map(|other| other.value).sum());
        }
    }

    /// Whether a figure of the table or the drawing is one of these, in kronor, thousands, millions or percent.
    fn has(&self, figure: Decimal) -> bool {
        let scaled = |thousands: i64| figure.abs() * Decimal::from(thousands);
        self.percents.contains(&figure.abs()) || [1, 1_000, 1_000_000].iter().any(|size| self.amounts.contains(&scaled(*size)))
    }

    /// Every way to say one of these in a sentence.
    fn phrases(&self) -> Vec<String> {
        let percents = self.percents.iter().map(|percent| swedish::figure(*percent));
        let amounts = || self.amounts.iter().chain(&self.differences).copied();
        let mut phrases: Vec<String> = amounts().map(swedish::spoken_money).collect();
        // beside another amount, as precisely as the two ask for
        phrases.extend(amounts().flat_map(|amount| {
            let to = |step: i64| (amount / Decimal::from(step)).round_dp_with_strategy(0, MidpointAwayFromZero) * Decimal::from(step);
            let millions = |step: i64| (to(step) / Decimal::from(1_000_000)).normalize();
            let kronor = [1, 10, 100, 1_000].map(|step| format!("{} kronor", swedish::figure(to(step).normalize())));
            let millions = [10_000, 100_000].map(|step| swedish::figure(millions(step)));
            let noun = |figure: &String| format!("{figure} {} kronor", if figure == "1" { "miljon" } else { "miljoner" });
            let spoken = millions.each_ref().map(noun);
            kronor.into_iter().chain(spoken).chain(millions.map(|figure| format!("mellan {figure} och"))).collect::<Vec<_>>()
        }));
        phrases.extend(percents.clone().map(|percent| format!("{percent} procent")));
        phrases.extend(self.changes.iter().cloned());
        // what rounded parts of one whole are together
        phrases.extend((97..=103).map(|sum| format!("därför {sum} procent tillsammans")));
        phrases.extend(self.differences.iter().flat_map(|points| {
            let points = swedish::figure(points.normalize());
            [format!("{points} procentenheter"), format!("{points} procentenhet")]
        }));
        // "mellan 4,3 och 6,8 miljoner kronor"
        let spoken = self.amounts.iter().map(|amount| swedish::spoken_money(*amount));
        phrases.extend(spoken.filter_map(|spoken| Some(format!("mellan {} och", spoken.split_once(" m")?.0))));
        // "mellan 51 och 94 procent", "från 65 till 51 procent"
        phrases.extend(percents.flat_map(|percent| [format!("mellan {percent} och"), format!("från {percent} till")]));
        phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        phrases
    }
}

/// The words of a cell that is a verdict.
fn verdict(cell: &Cell) -> Option<&str> {
    if let Content::Level { text, .. } = &cell.content { Some(text) } else { None }
}

const TOTAL: &str = "tillgångar";

/// What a balance sheet gives besides its own figures: equity from its parts, and what has no row of its own.
fn balance_sheet(facts: &[&Fact], sums: &mut BTreeMap<(String, Period), Decimal>) {
    let ends: BTreeSet<_> = facts.iter().map(|fact| fact.key.period.last_day()).collect();
    for end in ends {
        let of = |role: Role| -> Option<Decimal> {
            let mut found =
                facts.iter().filter(|fact| fact.key.role == role && fact.key.period.last_day() == end && fact.key.dimensions.is_empty());
            found.next().map(|fact| fact.value)
        };
        let sum = |roles: &[Role]| -> Decimal { roles.iter().filter_map(|role| of(*role)).sum() };
        let add = |sums: &mut BTreeMap<_, _>, name: &str, value: Decimal| sums.insert((name.to_owned(), Period::Day(end)), value);
        let equity = of(Role::Equity).or_else(|| Some(of(Role::OtherEquity)? + of(Role::ResultOfTheYear)?));
        equity.map(|equity| add(sums, "eget kapital", equity));
        // What is other equity is what the year began with.
        let year_before = Period::year(end.year() - 1).unwrap().as_stock(false);
        if let Some(opening) =
            of(Role::OtherEquity).filter(|_| !facts.iter().any(|fact| fact.key.role == Role::Equity && fact.key.period == year_before))
        {
            sums.entry(("eget kapital".to_owned(), year_before)).or_insert(opening);
        }
        if let Some(assets) = of(Role::TotalAssets) {
            add(sums, TOTAL, assets);
            add(sums, "övriga tillgångar", assets - sum(&[Role::FixedAssets, Role::Receivables, Role::Cash]));
            let known = sum(&[Role::Provisions, Role::NonCurrentLiabilities, Role::CurrentLiabilities]);
            let other_side = of(Role::TotalEquityAndLiabilities).unwrap_or(assets);
            add(sums, "övrigt", other_side - equity.unwrap_or_default() - known);
            let known = sum(&[Role::Provisions, Role::Liabilities]);
            add(sums, "övrigt med skulder", other_side - equity.unwrap_or_default() - known);
        }
    }
}

/// What outcomes and forecasts are above their budgets, in kronor and in percent of the budget.
fn deviations(sums: &BTreeMap<(String, Period), Decimal>) -> Vec<(Decimal, Option<Decimal>)> {
    let planned = |((name, period), budget): (&(String, Period), &Decimal)| {
        let name = name.strip_prefix("budget: ")?;
        let against = [name.to_owned(), format!("prognos: {name}")].map(|name| sums.get(&(name, *period)));
        let deviation = |figure: &Decimal| (figure - budget, swedish::percentage(budget - figure, budget.abs()));
        Some(against.into_iter().flatten().map(deviation).collect::<Vec<_>>())
    };
    sums.iter().filter_map(planned).flatten().collect()
}

/// The figure in a text such as `cirka 2 968 892 kr` or `59 %`; none in `–`.
fn number(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, ',' | '−')).collect();
    text.replace(',', ".").replace('−', "-").parse().ok()
}

/// The texts of the wide and the narrow drawing that stand in groups of a class.
fn drawn(chart: &Chart, class: &str) -> Vec<String> {
    let page = Html::parse_fragment(&chart.svg());
    let texts = Selector::parse(&format!("g.{class} text")).unwrap();
    page.select(&texts).map(|text| without_notes(text.text().collect())).collect()
}

/// A text of a drawing without the numbers of notes on its figures: `79 [1] avslutade`.
fn without_notes(text: String) -> String {
    let mut words: Vec<&str> = text.split('\u{a0}').collect();
    words.retain(|word| !word.starts_with('[') || !word.contains(']'));
    words.join("\u{a0}")
}

#[test]
fn every_figure_of_the_tables_is_published_or_worked_out_exactly() {
    every_chart(|name, chart, figures| {
        for row in &chart.rows {
            for value in &row.values {
                match number(value) {
                    Some(figure) => assert!(figures.has(figure), "{name}: {}: {value}", row.label),
                    None => {
                        let origin = ["–", "publicerad", "uträknad av Insyn"].contains(&value.as_str());
                        assert!(origin || figures.verdicts.contains(value.as_str()), "{name}: {}: {value}", row.label);
                    }
                }
            }
        }
    });
}

#[test]
fn every_value_label_is_a_figure_of_the_table() {
    every_chart(|name, chart, figures| {
        let values: BTreeSet<Decimal> = chart.rows.iter().flat_map(|row| &row.values).filter_map(|value| number(value)).collect();
        let labels: Vec<String> = ["data-label", "data-label-before"].iter().flat_map(|class| drawn(chart, class)).collect();
        assert!(chart.svg().is_empty() || !labels.is_empty() || !drawn(chart, "verdict").is_empty(), "{name}");
        for label in labels {
            // "2 968 892 kr · 59 %": the share need not stand in the table
            let (figure, share) = label.split_once('·').map_or((label.as_str(), None), |(figure, share)| (figure, Some(share)));
            assert!(number(figure).is_some_and(|figure| values.contains(&figure)), "{name}: {label}");
            assert!(share.and_then(number).is_none_or(|share| figures.percents.contains(&share)), "{name}: {label}");
        }
    });
}

/// A matrix has a filled field for each verdict on the scale, with its symbol, and its word: on a phone each row its own.
#[test]
fn every_verdict_is_drawn_as_the_report_has_it() {
    let mut seen = 0;
    every_chart(|name, chart, figures| {
        let words = drawn(chart, "verdict");
        if words.is_empty() {
            return;
        }
        let page = Html::parse_fragment(&chart.svg());
        let count = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
        let table: Vec<&str> = chart.rows.iter().flat_map(|row| &row.values).map(Told::as_str).filter(|value| *value != "–").collect();
        let narrow: Vec<String> =
            page.select(&Selector::parse(".drawing-narrow .verdict text").unwrap()).map(|text| text.text().collect()).collect();
        let word = |drawn: &String| drawn.split_once('\u{a0}').map_or(drawn.clone(), |(_, word)| word.to_owned());
        assert_eq!(narrow.iter().map(word).collect::<Vec<_>>(), table, "{name}");
        let other = words.len() - table.len();
        assert_eq!(count(".drawing-wide .field"), table.len() - other, "{name}");
        assert_eq!(count(".drawing-wide .field"), count(".drawing-narrow .field"), "{name}");
        assert!(table.iter().all(|word| figures.verdicts.contains(*word)), "{name}");
        seen += usize::from(!table.is_empty());
    });
    assert_eq!(seen, 4, "three reports judge their goals in more ways than one, and one its indicators");
}

#[test]
fn every_figure_of_the_words_is_published_or_worked_out() {
    every_chart(|name, chart, figures| {
        let years: Vec<String> = figures.years.iter().flat_map(|(first, last)| *first..=*last).map(|year| year.to_string()).collect();
        let labels = chart.rows.iter().map(|row| row.label.as_str()).filter(|label| label.len() > 12);
        let phrases = figures.phrases();
        for text in [&chart.title, &chart.subtitle, &chart.summary] {
            let mut rest = text.to_string();
            for phrase in labels
                .clone()
                .chain(figures.indicators.iter().map(String::as_str))
                .chain(figures.days.iter().map(String::as_str))
                .chain(phrases.iter().map(String::as_str))
                .chain(years.iter().map(String::as_str))
            {
                rest = rest.replace(phrase, "…");
            }
            // numbers of persons stand alone: "33 kvinnor och 25 män"
            let mut numbers = rest.split(|c: char| !c.is_ascii_digit() && c != '\u{a0}').filter_map(number);
            let all_counted = numbers.all(|number| figures.counts.contains(&number));
            assert!(all_counted, "{name}: no fact says this: {rest}\n{text}");
        }
    });
}

#[test]
fn the_drawing_says_what_the_chart_says_and_nothing_else() {
    every_chart(|name, chart, figures| {
        let page = Html::parse_fragment(&chart.svg());
        let texts = |selector: &str| -> Vec<String> {
            page.select(&Selector::parse(selector).unwrap()).map(|element| without_notes(element.text().collect())).collect()
        };
        // Headings over groups of bars give their sum: "Administration: 1 201 799 kr · 24 %".
        for heading in texts("g.subheading text") {
            let figure = heading.rsplit_once(": ").map(|(_, figure)| figure.split('·').next().unwrap_or_default());
            // over verdicts stand titles of tables
            let titles = chart.svg().contains("class=\"field");
            assert!(titles || figure.and_then(number).is_none_or(|figure| figures.has(figure)), "{name}: {heading}");
        }
        // What is shown when one points at a part of a bar.
        for title in texts("rect > title") {
            let figure = title.rsplit_once(": ").map_or("", |(_, figure)| figure);
            let mut figures_of_part = figure.split('·').map(number);
            assert!(figures_of_part.all(|figure| figure.is_some_and(|figure| figures.has(figure))), "{name}: {title}");
        }
    });
}

/// What the program words can be listed, replaced and taken away.
#[test]
fn the_publisher_answers_for_every_generated_word() {
    let listed = |project: &Project| {
        let content = project.path("content");
        let output = program().args(["check", "--quiet", "--meningar", "--content"]).arg(content).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let headline = "Medlemsbidragen minskade med 10 procent till 4,72 miljoner kronor 2024";
    let finding = "– Staten stod för 50 procent, regionen för 25 procent och kommunerna för 25 procent 2024.";
    let all = listed(&Project::real());
    assert!(all.contains("sydnarke/2024 [diagram.medlemsbidrag]\n") && all.contains(headline) && all.contains(finding), "{all}");
    // none rests on a survey without saying how many answered
    assert!(all.contains("på de åtta frågorna 2024 (34 av 100 svarade 2024)."), "{all}");
    let first = "sydnarke/2024 Året i korthet\n  De individinriktade insatserna hade 154 deltagare\n";
    assert!(all.contains(first), "{all}");
    let without = "\n[diagram.deltagare-diagram]\nutan_meningar = true\n";
    assert!(!listed(&Project::real().append("sydnarke/2024/siffror.toml", without)).contains("insatserna hade 154 deltagare"));
    let words = |words: &str| format!("\n[diagram.medlemsbidrag]\n{words}\n");
    let own = Project::real().append("sydnarke/2024/siffror.toml", &words("titel = \"Lägre bidrag\"\nsammanfattning = \"Så blev det.\""));
    assert!(!listed(&own).contains("sydnarke/2024 [diagram.medlemsbidrag]"));
    let none = Project::real().append("sydnarke/2024/siffror.toml", &words("utan_meningar = true"));
    let checked = none.check();
    let association = checked.site.associations.iter().find(|association| association.id == "sydnarke").unwrap();
    let report = association.reports.iter().find(|report| report.id == "2024").unwrap();
    let charts = chart::for_report(&checked.site, association, report, &checked.facts);
    let chart = charts.iter().find(|chart| chart.id == "medlemsbidrag").unwrap();
    assert_eq!([&chart.title, &chart.subtitle, &chart.summary].map(Told::as_str), ["Bidrag från medlemmarna, kronor, 2023–2024", "", ""]);
}

/// The summary stays, since it follows the figures.
#[test]
fn the_content_can_say_its_own_words_of_a_chart() {
    let words = "\n[diagram.medlemsbidrag]\ntitel = \"Bidragen & sparandet\"\nanmarkning = \"Sänkt med 500 000 kr.\"\n\
                 [[diagram.medlemsbidrag.markering]]\nperiod = \"2024\"\ntext = \"Bidragen sänktes.\"\n";
    let project = Project::real().append("sydnarke/2024/siffror.toml", words);
    let checked = project.check();
    assert_eq!(project.findings(), "");
    let files = rendered(&checked);
    for page in ["sydnarke/2024/index.html", "sydnarke/2024/diagram/medlemsbidrag/index.html"] {
        let page = Html::parse_document(std::str::from_utf8(&files[page]).unwrap());
        let texts = |selector: &str| -> Vec<String> {
            let within = selector.split(", ").map(|part| format!("#medlemsbidrag {part}")).collect::<Vec<_>>().join(", ");
            page.select(&Selector::parse(&within).unwrap()).map(|found| found.text().collect()).collect()
        };
        assert_eq!(texts(".chart-title"), ["Bidragen & sparandet"]);
        assert_eq!(texts(".chart-subtitle"), ["Bidrag från medlemmarna, kronor, 2023–2024"]);
        assert_eq!(texts("svg .label text").iter().filter(|label| *label == "2024\u{a0}[1]").count(), 2);
        assert_eq!(texts("tbody th"), ["2023", "2024\u{a0}[1]"]);
        assert!(texts(".chart-summary")[0].starts_with("Medlemsbidragen minskade"));
        assert_eq!(texts(".remarks li, .chart-note"), ["[1] 2024: Bidragen sänktes.", "Sänkt med 500\u{a0}000\u{a0}kr."]);
    }
    let picture = String::from_utf8_lossy(&files["sydnarke/2024/diagram/medlemsbidrag.svg"]).into_owned();
    for text in ["Bidragen &amp; sparandet", "[1] 2024: Bidragen sänktes.", "Sänkt med 500\u{a0}000\u{a0}kr."] {
        assert!(picture.contains(&format!(">{text}</text>")), "{text}");
    }
}

#[test]
fn the_content_can_say_its_own_words_of_a_chart_over_the_years_of_an_association() {
    let words = "\n[diagram.resultat]\ntitel = \"Så gick det\"\n[diagram.resultatet]\ntitel = \"Så gick det inte\"\n";
    let project = Project::real().append("sydnarke/forbund.toml", words);
    let findings = project.findings();
    assert!(
        findings.contains("det finns inget diagram ”resultatet” för förbundet") && findings.contains("Menade du ”resultat”?"),
        "{findings}"
    );
    let checked = project.check();
    let charts = chart::for_association(&checked.site, &checked.site.associations[3], &checked.facts);
    assert!(charts.iter().any(|chart| chart.title == "Så gick det"));
}

#[test]
fn verdicts_for_women_and_men_stand_under_headings_of_their_own() {
    let checked = &REAL.checked;
    let association = checked.site.associations.iter().find(|association| association.id == "sodra-dalarna").unwrap();
    let charts = chart::for_report(&checked.site, association, &association.reports[0], &checked.facts);
    let chart = charts.iter().find(|chart| chart.id == "indikatorer-diagram").unwrap();
    assert_eq!(drawn(chart, "subheading"), ["Alla", "Kvinnor", "Män", "Alla", "Kvinnor", "Män"]);
    let count = |sex: &str| chart.rows.iter().filter(|row| row.label.starts_with(sex)).count();
    assert_eq!([count("Kvinnor: "), count("Män: ")], [8, 8]);
}
