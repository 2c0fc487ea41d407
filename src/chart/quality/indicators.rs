//! *Indikatorer*: the result of each indicator, beside that of the nation and that of the year before.

use crate::chart::draft::Draft;
use crate::chart::drawing::dots::{self, Dot, Dots};
use crate::chart::drawing::frame::Sign;
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::people::answered::answered;
use crate::chart::percent::{printed, spoken};
use crate::chart::quality::indicator::{NATION, YEAR_BEFORE};
use crate::chart::scope::{Scope, comparable, days, only, period_name};
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::{Fact, Statement};
use crate::measures::Measure;
use crate::model::{Dimension, Dimensions, Period, Quantity};
use crate::swedish::{self, Noun, capitalised, spelled};
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// The letters of a row's own label that the drawing and the sentences have room for.
const LABEL: usize = 50;

/// An indicator with a result of its own.
struct Row<'a> {
    id: &'a str,
    topic: String,
    own: &'a Fact,
    nation: Option<&'a Fact>,
    before: Option<&'a Fact>,
    /// Word and symbol of what the report says of the result, beside the nation and beside the year before.
    verdicts: [Option<&'a Statement>; 2],
}

struct Indicators<'a> {
    rows: Vec<Row<'a>>,
    /// Indicators that the report has a row for, but no result of.
    without: Vec<String>,
    owner: &'a str,
    now: Period,
    before: Period,
}

const ID: &str = "indikatorer-diagram";

pub(crate) const INDICATORS: Noun = Noun { none: "ingen", one: "en", many: "indikatorer", these: "indikatorerna" };

/// None with fewer than three indicators to compare.
pub(crate) fn chart(scope: Scope, period: Period) -> Option<Chart> {
    let indicators = Indicators::read(scope, period.as_flow())?;
    let compared = indicators.rows.iter().filter(|row| row.nation.or(row.before).is_some()).count();
    (compared >= 3).then(|| indicators.chart(scope))
}

impl<'a> Indicators<'a> {
    fn read(scope: Scope<'a>, now: Period) -> Option<Indicators<'a>> {
        let shares = scope.outcomes(Measure::Indicator).filter(|fact| fact.key.quantity == Quantity::Share);
        let mut facts: Vec<&Fact> =
            shares.filter(|fact| only(fact, &[Dimension::Indicator, Dimension::MeasureVersion, Dimension::Comparator])).collect();
        facts.sort_by_key(|fact| scope.place(&fact.source));
        let is_year_before = |period| comparable(period, now) && days(period).1.year() + 1 == days(now).1.year();
        // Another version of the measure is another indicator: their figures are not compared.
        let same = |fact: &Fact, own: &Fact| {
            [Dimension::Indicator, Dimension::MeasureVersion].into_iter().all(|name| fact.dimension(name) == own.dimension(name))
        };
        let at = |own: &Fact, compared: Option<&str>, fits: &dyn Fn(Period) -> bool| {
            let mut found = facts.iter().copied().filter(|fact| fact.dimension(Dimension::Comparator) == compared && same(fact, own));
            found.find(|fact| fits(fact.key.period))
        };
        let is_now = |period| period == now;
        let own = facts.iter().copied().filter(|fact| is_now(fact.key.period) && fact.dimension(Dimension::Comparator).is_none());
        let rows: Vec<Row> = own
            .filter_map(|own| {
                let id = own.dimension(Dimension::Indicator)?;
                let known = scope.site.indicators.iter().find(|indicator| indicator.id == id);
                let new_measure = known.is_some_and(|indicator| indicator.new_in(now).is_some());
                let before = at(own, None, &is_year_before).or_else(|| at(own, Some(YEAR_BEFORE), &is_now));
                let [nation, year_before] = [NATION, YEAR_BEFORE].map(|compared| verdict(scope, own, compared));
                Some(Row {
                    id,
                    topic: topic(scope, id, scope.row_label(&own.source)),
                    own,
                    nation: at(own, Some(NATION), &is_now),
                    before: before.filter(|_| !new_measure),
                    verdicts: [nation, year_before.filter(|_| !new_measure)],
                })
            })
            .collect();
        let mut told: BTreeSet<&str> = rows.iter().map(|row| row.id).collect();
        let mut without: Vec<_> =
            statements(scope).filter(|statement| told.insert(statement.dimension(Dimension::Indicator).unwrap_or(""))).collect();
        without.sort_by_key(|statement| scope.place(&statement.source));
        let name = |statement: &&Statement| {
            let id = statement.dimension(Dimension::Indicator)?;
            Some(named(id, &topic(scope, id, scope.row_label(&statement.source))))
        };
        let before = now.as_flow().year_before()?;
        Some(Indicators { without: without.iter().filter_map(name).collect(), rows, owner: &scope.association.short_name, now, before })
    }

    fn chart(&self, scope: Scope) -> Chart {
        let (now, before) = (period_name(self.now), period_name(self.before));
        let shown = self.compared();
        let has_verdicts = [0, 1].map(|side| self.rows.iter().any(|row| row.verdicts[side].is_some()));
        let some = |parts: Vec<(bool, String)>| parts.into_iter().filter(|(shown, _)| *shown).map(|(_, text)| text).collect::<Vec<_>>();
        let word = |verdict: Option<&Statement>| or_dash(verdict.and_then(Statement::verdict).map(str::to_owned));
        let row = |row: &Row| ChartRow {
            label: row.label(),
            values: some(vec![
                (true, printed(row.own)),
                (shown[0], or_dash(row.nation.map(printed))),
                (shown[1], or_dash(row.before.map(printed))),
                (has_verdicts[0], word(row.verdicts[0])),
                (has_verdicts[1], word(row.verdicts[1])),
            ]),
        };
        let columns = some(vec![
            (true, "Indikator".to_owned()),
            (true, format!("{} {now}", self.owner)),
            (shown[0], format!("Riket {now}")),
            (shown[1], format!("{} {before}", self.owner)),
            (has_verdicts[0], "Mot riket".to_owned()),
            (has_verdicts[1], format!("Mot {before}")),
        ]);
        let beside = swedish::join(&some(vec![(shown[0], "riket".to_owned()), (shown[1], before)]));
        let (answered, asked) = answered(scope, self.now, &Dimensions::default());
        let answered = if asked.is_empty() { answered } else { format!("alla enkäter tillsammans: {answered}") };
        let draft = Draft {
            id: ID.to_owned(),
            kind: "indicators",
            title: self.title(),
            subtitle: format!("Indikatorernas resultat, procent, {now} jämfört med {beside}"),
            summary: self.summary(&answered),
            columns,
            rows: self.rows.iter().map(row).collect(),
            sources: self.rows.iter().flat_map(|row| [Some(row.own), row.nation, row.before]).flatten().map(Source::of).collect(),
        };
        let chart = draft.finish(scope.pen(), scope.words(ID), self.dots());
        Chart { told: asked.into_iter().map(Source::of).collect(), ..chart }
    }

    /// Whether any row has a figure of the nation, and of the year before.
    fn compared(&self) -> [bool; 2] {
        [self.rows.iter().any(|row| row.nation.is_some()), self.rows.iter().any(|row| row.before.is_some())]
    }

    /// The rows that have both figures, with the other one.
    fn beside(&self, other: fn(&Row<'a>) -> Option<&'a Fact>) -> Vec<(&Row<'a>, &'a Fact)> {
        self.rows.iter().filter_map(|row| Some((row, other(row)?))).collect()
    }

    fn title(&self) -> String {
        let (nation, before) = (self.beside(|row| row.nation), self.beside(|row| row.before));
        let (now, year) = (period_name(self.now), period_name(self.before));
        let above = |pairs: &[(&Row, &Fact)]| count(pairs, Ordering::Greater);
        let first = |pairs: &[(&Row, &Fact)]| capitalised(&INDICATORS.part(above(pairs), pairs.len()));
        if nation.is_empty() {
            return format!("{} låg {now} över det egna resultatet {year}", first(&before));
        }
        let finding = format!("{} låg över rikssnittet {now}", first(&nation));
        let second = match (above(&before), before.len()) {
            (_, 0) => return finding,
            (part, all) if part == all && all == nation.len() => "alla".to_owned(),
            (part, all) if all == nation.len() => INDICATORS.some(part),
            (part, all) => format!("{} av {}", INDICATORS.some(part), spelled(all)),
        };
        format!("{finding} och {second} över det egna resultatet {year}")
    }

    /// The first finding says how many answered.
    fn summary(&self, answered: &str) -> Summary {
        let (now, year) = (period_name(self.now), period_name(self.before));
        let (nation, before) = (self.beside(|row| row.nation), self.beside(|row| row.before));
        let mut summary = Summary::default();
        if !nation.is_empty() {
            let of = format!("{} kan jämföras med riket {now} ({answered})", capitalised(&counted(nation.len())));
            summary.find([format!("{of}: {}.", split(&nation, ["låg över rikssnittet", "låg under", "låg på samma nivå"]))]);
        }
        if !before.is_empty() {
            let asked = if nation.is_empty() { format!(" ({answered})") } else { String::new() };
            let of = format!("{} kan jämföras med det egna resultatet {year}{asked}", capitalised(&counted(before.len())));
            summary.find([format!("{of}: {}.", split(&before, ["hade högre resultat", "hade lägre", "hade samma"]))]);
        }
        let mut ends = Vec::new();
        for (name, side) in [("över", Ordering::Greater), ("under", Ordering::Less)] {
            let furthest = furthest(&nation, side, |own, nation| format!("{} procent mot {} procent i riket", spoken(own), spoken(nation)));
            ends.extend(furthest.map(|text| format!("längst {name} rikssnittet låg {text}")));
        }
        for (change, side) in [("ökning", Ordering::Greater), ("minskning", Ordering::Less)] {
            let furthest = furthest(&before, side, |own, before| format!("från {} till {} procent", spoken(before), spoken(own)));
            ends.extend(furthest.filter(|_| nation.is_empty()).map(|text| format!("störst {change} sedan {year} hade {text}")));
        }
        summary.find((!ends.is_empty()).then(|| format!("{}.", capitalised(&ends.join(", och ")))));
        summary.caution(self.gaps(&now, &year));
        summary
    }

    /// What can't be compared, and what has no result.
    fn gaps(&self, now: &str, year: &str) -> Vec<String> {
        let [nation, before] = self.compared();
        let lacking = |lacks: fn(&Row) -> bool| self.rows.iter().filter(|row| lacks(row)).map(Row::named).collect::<Vec<_>>();
        let mut gaps = Vec::new();
        let mut tell = |names: &[String], what: String| {
            if !names.is_empty() {
                gaps.push(format!("{} för {}.", what, swedish::join(names)));
            }
        };
        if nation {
            tell(&lacking(|row| row.nation.is_none()), "Riket har inget resultat".to_owned());
        }
        if before {
            tell(&lacking(|row| row.before.is_none()), format!("Det finns inget jämförbart resultat {year}"));
        }
        tell(&self.without, format!("Det finns inget resultat {now}"));
        gaps
    }

    /// What can be compared, from the furthest over the nation to the furthest under it; without figures of the nation, over and under
    /// the year before.
    fn drawn(&self) -> Vec<&Row<'a>> {
        let [nation, _] = self.compared();
        let other = |row: &Row<'a>| if nation { row.nation } else { row.before };
        let mut drawn: Vec<&Row> = self.rows.iter().filter(|row| other(row).is_some()).collect();
        drawn.sort_by_key(|row| std::cmp::Reverse(other(row).map(|other| row.own.value - other.value)));
        drawn
    }

    fn dots(&self) -> Dots<'a> {
        let (now, before) = (period_name(self.now), period_name(self.before));
        let shown = self.compared();
        let signs = [
            (true, Sign::Circle(Tone::Own), format!("{} {now}", self.owner)),
            (shown[0], Sign::HollowDiamond(Tone::Nation), format!("Riket {now}")),
            (shown[1], Sign::Tick(Tone::Before, 9), format!("{} {before}", self.owner)),
        ];
        let dot = |row: &Row<'a>| {
            let (label, remark) = (row.label(), row.verdicts_in_words(&before));
            dots::Row::Dot(Dot { label, remark, own: row.own, nation: row.nation, before: row.before })
        };
        Dots {
            key: signs.into_iter().filter(|(shown, _, _)| *shown).map(|(_, sign, name)| (sign, name)).collect(),
            rows: self.drawn().into_iter().map(dot).collect(),
        }
    }
}

impl Row<'_> {
    fn label(&self) -> String {
        label(self.id, &self.topic)
    }

    fn named(&self) -> String {
        named(self.id, &self.topic)
    }

    /// `Mot riket: + Högre · Mot 2020: − Lägre`
    fn verdicts_in_words(&self, before: &str) -> String {
        let said = [("riket", self.verdicts[0]), (before, self.verdicts[1])].into_iter().filter_map(|(what, verdict)| {
            let symbol = verdict?.level.as_ref().and_then(|level| level.symbol.as_deref());
            let symbol = symbol.map(|symbol| format!("{symbol}{}", swedish::NBSP)).unwrap_or_default();
            Some(format!("Mot{}{what}: {symbol}{}", swedish::NBSP, verdict?.verdict()?))
        });
        said.collect::<Vec<_>>().join(" · ")
    }
}

/// What the report holds no figure for.
fn statements(scope: Scope<'_>) -> impl Iterator<Item = &Statement> {
    let known = [Dimension::Indicator, Dimension::MeasureVersion, Dimension::Comparator];
    let fits = move |statement: &&Statement| statement.dimension(Dimension::Indicator).is_some() && statement.dimensions.are_of(&known);
    scope.statements(Measure::Indicator).filter(fits)
}

fn verdict<'a>(scope: Scope<'a>, own: &Fact, compared: &str) -> Option<&'a Statement> {
    let same = |statement: &&Statement| {
        [Dimension::Indicator, Dimension::MeasureVersion].into_iter().all(|name| statement.dimension(name) == own.dimension(name))
    };
    let mut found = statements(scope).filter(|statement| statement.verdict().is_some() && statement.period == own.key.period);
    found.find(|statement| statement.dimension(Dimension::Comparator) == Some(compared) && same(statement))
}

/// The topic of a known indicator, else the start of the row's own label.
pub(crate) fn topic(scope: Scope, id: &str, label: Option<&str>) -> String {
    if let Some(known) = scope.site.indicators.iter().find(|indicator| indicator.id == id) {
        return known.topic.clone();
    }
    let label = label.unwrap_or(id);
    if label.chars().count() <= LABEL {
        return label.to_owned();
    }
    let start: String = label.chars().take(LABEL).collect();
    let words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', '.', ' ']))
}

/// `7. Stegförflyttning`; an indicator of the association's own may have no number.
pub(crate) fn label(id: &str, topic: &str) -> String {
    if !numbered(id) {
        return capitalised(topic);
    }
    format!("{id}. {}", capitalised(topic))
}

fn numbered(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_digit())
}

/// `indikator 7 (stegförflyttning)`
fn named(id: &str, topic: &str) -> String {
    if !numbered(id) {
        return format!("indikatorn ”{topic}”");
    }
    format!("indikator{}{id} ({topic})", swedish::NBSP)
}

fn count(pairs: &[(&Row, &Fact)], side: Ordering) -> usize {
    pairs.iter().filter(|(row, other)| row.own.value.cmp(&other.value) == side).count()
}

/// `åtta låg över rikssnittet och sex låg under`
fn split(pairs: &[(&Row, &Fact)], verbs: [&str; 3]) -> String {
    let counts = [Ordering::Greater, Ordering::Less, Ordering::Equal].map(|side| count(pairs, side));
    let told = counts.into_iter().zip(verbs).filter(|(count, _)| *count > 0).map(|(part, verb)| match part == pairs.len() {
        true if part > 1 => format!("alla {verb}"),
        true => format!("den {verb}"),
        false => format!("{} {verb}", INDICATORS.some(part)),
    });
    swedish::join(&told.collect::<Vec<_>>())
}

/// The indicators that lie furthest to one side, with their figures.
fn furthest(pairs: &[(&Row, &Fact)], side: Ordering, figures: impl Fn(&Fact, &Fact) -> String) -> Option<String> {
    let here = pairs.iter().filter(|(row, other)| row.own.value.cmp(&other.value) == side);
    let distance = |(row, other): &(&Row, &Fact)| (row.own.value - other.value).abs();
    let most = here.clone().map(distance).max()?;
    let named = here.filter(|pair| distance(pair) == most).map(|(row, other)| format!("{}, {}", row.named(), figures(row.own, other)));
    Some(swedish::join(&named.collect::<Vec<_>>()))
}

/// `en indikator`, `fjorton indikatorer`
fn counted(count: usize) -> String {
    format!("{} {}", INDICATORS.some(count), if count == 1 { "indikator" } else { INDICATORS.many })
}
