//! The results of one indicator, as each association publishes them.

use crate::chart::amount::{Amount, about};
use crate::chart::drawing::dots::{Dot, Pair, Row};
use crate::chart::drawing::frame::Sign;
use crate::chart::drawing::time::{self, Name, Part};
use crate::chart::finished::{ChartRow, Source, or_dash};
use crate::chart::people::answered::answered;
use crate::chart::percent::{printed, said};
use crate::chart::scope::{NAMED, Scope, days, is_part_of_known_year, names, only, period_name};
use crate::chart::tone::Tone;
use crate::chart::trend::{self, Said, Slot};
use crate::facts::{Fact, Facts, Statement};
use crate::measures::Measure;
use crate::model::{Association, Break, Dimension, Dimensions, IndicatorDefinition, Period, Quantity, Site};
use crate::swedish::{self, NBSP, sex_name};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const NATION: &str = "riket";
pub(crate) const YEAR_BEFORE: &str = "eget-foregaende-ar";

/// A result in percent, of all or of one sex.
#[derive(Clone, Copy)]
pub(crate) struct Mark<'a> {
    pub sex: Option<&'a str>,
    pub own: &'a Fact,
    pub nation: Option<&'a Fact>,
}

/// The results of a period.
pub(crate) struct Point<'a> {
    pub period: Period,
    /// The version of the measure.
    pub measure: Option<&'a str>,
    /// That of all first; never empty.
    pub marks: Vec<Mark<'a>>,
    /// How many answered what the results rest on, with the figures that say so.
    pub answered: (String, Vec<&'a Fact>),
}

/// The results of an association.
pub(crate) struct Results<'a> {
    pub association: &'a Association,
    /// Oldest first; never empty.
    pub points: Vec<Point<'a>>,
    breaks: Vec<Break>,
}

pub(crate) struct Indicator<'a> {
    id: &'a str,
    definition: Option<&'a IndicatorDefinition>,
    /// In the order of the site.
    pub results: Vec<Results<'a>>,
    /// The associations that say in words only how they did.
    verdicts_only: Vec<&'a str>,
}

impl<'a> Indicator<'a> {
    pub(crate) fn read(site: &'a Site, id: &'a str, facts: &'a Facts) -> Indicator<'a> {
        let definition = site.indicators.iter().find(|known| known.id == id);
        let of = |association| Results::read(Scope { site, association, report: None, facts, draws: true }, id, definition);
        let results: Vec<Results> = site.associations.iter().filter_map(of).collect();
        let shown: BTreeSet<&str> = results.iter().map(|results| results.association.id.as_str()).collect();
        let is_verdict = |said: &Statement| said.verdict().is_some() && said.dimension(Dimension::Indicator) == Some(id);
        let told = |association: &Association| Measure::Indicator.statements(facts, &association.id).iter().any(is_verdict);
        let silent = site.associations.iter().filter(|association| !shown.contains(association.id.as_str()) && told(association));
        Indicator { verdicts_only: silent.map(|association| association.short_name.as_str()).collect(), id, definition, results }
    }

    /// `indikator 7 (stegförflyttning)`
    pub(crate) fn name(&self) -> String {
        let topic = self.definition.map(|definition| format!(" ({})", definition.topic)).unwrap_or_default();
        format!("indikator{NBSP}{}{topic}", self.id)
    }

    /// `Södra Dalarna redovisar bara omdömen i ord.`
    pub(crate) fn verdicts_only_in_words(&self) -> Option<String> {
        (!self.verdicts_only.is_empty())
            .then(|| format!("{} redovisar bara omdömen i ord.", swedish::capitalised(&names(&self.verdicts_only, NAMED))))
    }
}

impl<'a> Results<'a> {
    fn read(scope: Scope<'a>, id: &str, definition: Option<&IndicatorDefinition>) -> Option<Results<'a>> {
        let versions = definition.map(|definition| &definition.versions[..]).unwrap_or_default();
        let shares = scope.outcomes(Measure::Indicator).filter(|fact| fact.key.quantity == Quantity::Share);
        let known = [Dimension::Indicator, Dimension::MeasureVersion, Dimension::Comparator, Dimension::Sex];
        let facts: Vec<&Fact> = shares.filter(|fact| fact.dimension(Dimension::Indicator) == Some(id) && only(fact, &known)).collect();
        // Of several figures the year's own leads, then the newest measure.
        let mut own: Vec<(Period, &Fact, bool)> = Vec::new();
        for fact in &facts {
            match fact.dimension(Dimension::Comparator) {
                None => own.push((fact.key.period, fact, true)),
                Some(YEAR_BEFORE) => own.extend(fact.key.period.as_flow().year_before().map(|period| (period, *fact, false))),
                _ => {}
            }
        }
        let version =
            |fact: &Fact| versions.iter().position(|version| Some(version.id.as_str()) == fact.dimension(Dimension::MeasureVersion));
        own.sort_by_key(|(_, fact, is_own)| std::cmp::Reverse((*is_own, version(fact))));
        let nation = |own: &Fact, period: Period| {
            let mut found =
                facts.iter().copied().filter(|fact| fact.dimension(Dimension::Comparator) == Some(NATION) && fact.key.period == period);
            found.find(|fact| {
                [Dimension::MeasureVersion, Dimension::Sex].into_iter().all(|name| fact.dimension(name) == own.dimension(name))
            })
        };
        let mut points: BTreeMap<_, Point> = BTreeMap::new();
        for (period, fact, _) in own {
            let (first, last) = days(period);
            let measure = fact.dimension(Dimension::MeasureVersion);
            let point = points.entry((last, first)).or_insert_with(|| Point {
                period,
                measure,
                marks: Vec::new(),
                answered: answered(scope, period, &Dimensions::default()),
            });
            let sex = fact.dimension(Dimension::Sex);
            if point.measure == measure && point.marks.iter().all(|mark| mark.sex != sex) {
                point.marks.push(Mark { sex, own: fact, nation: nation(fact, period) });
            }
        }
        let mut points: Vec<Point> = points.into_values().collect();
        let periods: Vec<Period> = points.iter().map(|point| point.period).collect();
        points.retain(|point| !is_part_of_known_year(point.period, &periods));
        for point in &mut points {
            point.marks.sort_by_key(|mark| mark.sex);
        }
        let breaks = breaks(scope, definition, &points);
        (!points.is_empty()).then_some(Results { association: scope.association, points, breaks })
    }

    /// The results of all that the last such one can be compared with, and itself.
    pub(crate) fn alike(&self) -> Vec<(&Point<'a>, Mark<'a>)> {
        let totals: Vec<_> = self.points.iter().filter_map(|point| Some((point, point.total()?))).collect();
        let periods: Vec<Period> = totals.iter().map(|(point, _)| point.period).collect();
        trend::alike(&periods, &self.breaks()).into_iter().map(|index| totals[index]).collect()
    }

    /// How the last result lies beside the nearest that it can be compared with.
    pub(crate) fn direction(&self) -> Option<Ordering> {
        let [.., (_, before), (_, last)] = &self.alike()[..] else { return None };
        Some(last.own.value.cmp(&before.own.value))
    }

    pub(crate) fn breaks(&self) -> Vec<&Break> {
        self.breaks.iter().collect()
    }

    pub(crate) fn slots(&self) -> Vec<Slot<'_>> {
        let periods: Vec<Period> = self.points.iter().map(|point| point.period).collect();
        trend::slots(&periods, &self.breaks())
    }

    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a Fact> {
        self.points.iter().flat_map(|point| &point.marks).flat_map(Mark::facts)
    }
}

/// The breaks of the association, and those where the measure became another.
fn breaks(scope: Scope, definition: Option<&IndicatorDefinition>, points: &[Point]) -> Vec<Break> {
    let periods: Vec<Period> = points.iter().map(|point| point.period).collect();
    let mut breaks: Vec<Break> = trend::breaks(scope, &[Measure::Indicator], &periods).into_iter().cloned().collect();
    let versions = definition.map(|definition| &definition.versions[..]).unwrap_or_default();
    for pair in points.windows(2) {
        let (before, after) = (pair[0].period.last_day(), pair[1].period.last_day());
        let starts = |from: Period| before < days(from).0 && days(from).0 <= after;
        let changed = pair[0].measure != pair[1].measure;
        let version =
            versions.iter().rfind(|version| version.from.is_some_and(starts) || (changed && Some(version.id.as_str()) == pair[1].measure));
        let text = match version {
            Some(version) => version.text.clone(),
            None if changed => "Måttet är ett annat än förut.".to_owned(),
            None => continue,
        };
        let period = version.and_then(|version| version.from).unwrap_or(pair[1].period);
        breaks.push(Break { role: None, period, text });
    }
    breaks.sort_by_key(|found| days(found.period));
    breaks
}

impl<'a> Point<'a> {
    /// `Sydnärke, alla enkäter tillsammans: 75 av 105 svarade 2021.`
    pub(crate) fn answered_in_words(&self, association: &str) -> String {
        let (answered, facts) = &self.answered;
        let of_all = if facts.is_empty() { "" } else { ", alla enkäter tillsammans" };
        format!("{association}{of_all}: {answered}.")
    }

    pub(crate) fn total(&self) -> Option<Mark<'a>> {
        self.marks.iter().copied().find(|mark| mark.sex.is_none())
    }

    /// The dots of the point, the first named by `label` alone.
    pub(crate) fn rows(&self, label: &str) -> Vec<Row<'a>> {
        let dot = |mark: &Mark<'a>| {
            let remark = mark.nation.map(|nation| format!("Rikssnitt{NBSP}{}", printed(nation))).unwrap_or_default();
            Row::Dot(Dot { label: mark.label(label), remark, own: mark.own, nation: mark.nation, before: None })
        };
        let of = |sex: &str| self.marks.iter().find(|mark| mark.sex == Some(sex)).map(|mark| mark.own);
        let (Some(women), Some(men)) = (of("kvinnor"), of("man")) else { return self.marks.iter().map(dot).collect() };
        let (label, remark) = (format!("{label}, kvinnor och män"), gap_in_words(women, men));
        let paired = |mark: &&Mark| mark.sex.is_none_or(|sex| sex != "kvinnor" && sex != "man");
        self.marks.iter().filter(paired).map(dot).chain([Row::Pair(Pair { label, remark, women, men })]).collect()
    }

    /// Each result and the nation as a point of a line of its own.
    pub(crate) fn over_time(&self) -> time::Point {
        let part = |(sign, _, fact): (Sign, _, &Fact)| Part { sign, amount: fact.value, title: String::new() };
        let value = self.total().map(|mark| printed(mark.own)).unwrap_or_default();
        let parts = self.signed().into_iter().map(part).collect();
        time::Point { label: period_name(self.period), figure: value.clone(), value, parts, ..time::Point::default() }
    }

    /// What the lines are called, where there is more than one.
    pub(crate) fn names(&self) -> Vec<Name> {
        let signed = self.signed();
        let name = |(sign, name, fact): &(Sign, &str, &Fact)| Name { sign: *sign, name: (*name).to_owned(), figure: printed(fact) };
        if signed.len() > 1 { signed.iter().map(name).collect() } else { Vec::new() }
    }

    fn signed(&self) -> Vec<(Sign, &'static str, &'a Fact)> {
        let mut signed = Vec::new();
        for mark in &self.marks {
            let (tone, name) = match mark.sex {
                None => (Tone::Own, "Förbundet"),
                Some("kvinnor") => (Tone::Women, "Kvinnor"),
                Some("man") => (Tone::Men, "Män"),
                Some(_) => (Tone::OtherSex, "Annat kön"),
            };
            signed.push((Sign::Circle(tone), name, mark.own));
            // the nation's women and men stand in the table
            signed.extend(
                mark.nation.filter(|_| mark.sex.is_none()).map(|nation| (Sign::HollowDiamond(Tone::Nation), "Rikssnittet", nation)),
            );
        }
        signed
    }

    pub(crate) fn cells(&self, label: &str, has_nation: bool) -> Vec<ChartRow> {
        let cells = |mark: &Mark| {
            let nation = has_nation.then(|| or_dash(mark.nation.map(printed)));
            ChartRow { label: mark.label(label), values: std::iter::once(printed(mark.own)).chain(nation).collect() }
        };
        self.marks.iter().map(cells).collect()
    }

    /// `I Sydnärke var resultatet 80 procent för kvinnor och 70 procent för män 2021.`
    pub(crate) fn sexes_in_words(&self, association: &str) -> Option<String> {
        let each = self.marks.iter().filter_map(|mark| Some(format!("{} för {}", in_words(mark.own), sex_name(mark.sex?))));
        let each: Vec<String> = each.collect();
        let told = swedish::join(&each);
        (!each.is_empty()).then(|| format!("I {association} var resultatet {told} {}.", period_name(self.period)))
    }

    /// `Det låg över rikssnittet 2021, som var 76 procent.`
    pub(crate) fn beside_the_nation(&self, mark: Mark) -> Option<String> {
        let nation = mark.nation?;
        let place = match mark.own.value.cmp(&nation.value) {
            Ordering::Greater => "låg över",
            Ordering::Less => "låg under",
            Ordering::Equal => "var detsamma som",
        };
        Some(format!("Det {place} rikssnittet {}, som var {}.", period_name(self.period), in_words(nation)))
    }

    pub(crate) fn told(&self, mark: Mark<'a>) -> Said<'a> {
        Said { name: period_name(self.period), amount: Amount::of(mark.own), words: in_words(mark.own) }
    }
}

impl<'a> Mark<'a> {
    pub(crate) fn facts(&self) -> impl Iterator<Item = &'a Fact> + use<'a> {
        std::iter::once(self.own).chain(self.nation)
    }

    fn label(&self, of: &str) -> String {
        self.sex.map_or_else(|| of.to_owned(), |sex| format!("{of}, {}", sex_name(sex)))
    }
}

/// `Skillnad: 10 procentenheter`
fn gap_in_words(women: &Fact, men: &Fact) -> String {
    let points = Amount::of(women).distance(Amount::of(men));
    let unit = if points.value == Decimal::ONE { "procentenhet" } else { "procentenheter" };
    format!("Skillnad: {}{NBSP}{unit}", points.bind(swedish::figure(swedish::said(points.value))))
}

/// `86 procent`, `cirka 40 procent`
pub(crate) fn in_words(fact: &Fact) -> String {
    format!("{}{}", about(fact.approximate), said(fact))
}

/// The signs of a drawing, if it shows more than results.
pub(crate) fn key(has_nation: bool, has_sexes: bool) -> Vec<(Sign, String)> {
    let signs = [
        (has_nation || has_sexes, Sign::Circle(Tone::Own), "Förbundets resultat"),
        (has_nation, Sign::HollowDiamond(Tone::Nation), "Rikssnittet"),
        (has_sexes, Sign::Circle(Tone::Women), "Kvinnor"),
        (has_sexes, Sign::Circle(Tone::Men), "Män"),
    ];
    signs.into_iter().filter(|(shown, ..)| *shown).map(|(_, sign, name)| (sign, name.to_owned())).collect()
}

pub(crate) fn columns(corner: &str, has_nation: bool) -> Vec<String> {
    let names = [corner, "Resultat", "Rikssnittet"].map(str::to_owned);
    names[..if has_nation { 3 } else { 2 }].to_vec()
}

pub(crate) fn sources<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<Source> {
    facts.map(Source::of).collect()
}
