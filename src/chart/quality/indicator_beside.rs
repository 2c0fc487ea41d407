//! One indicator in the newest period that associations have in common, beside the nation.

use crate::chart::draft::Draft;
use crate::chart::drawing::dots::{Dots, Row};
use crate::chart::few::Ends;
use crate::chart::finished::Chart;
use crate::chart::pen::Pen;
use crate::chart::quality::indicator::{self, Indicator, Mark, Point, in_words};
use crate::chart::scope::{ASSOCIATIONS, NAMED, names, period_name};
use crate::chart::summary::Summary;
use crate::chart::trend;
use crate::model::{Association, Period};
use crate::swedish;
use std::cmp::Ordering;

/// What the associations published of one period, by one measure.
struct Beside<'a> {
    indicator: &'a Indicator<'a>,
    /// In the order of the site.
    of: Vec<(&'a Association, &'a Point<'a>)>,
    period: Period,
}

/// None of fewer than two figures; of one association only where `alone`, for then no other chart shows its figures.
pub(crate) fn chart(indicator: &Indicator, alone: bool) -> Option<Chart> {
    let points = || indicator.results.iter().flat_map(|results| results.points.iter().map(move |point| (results.association, point)));
    let with = |key: &Point| -> Vec<_> {
        points().filter(|(_, point)| point.period.as_flow() == key.period.as_flow() && point.measure == key.measure).collect()
    };
    let figures = |of: &[(&Association, &Point)]| of.iter().flat_map(|(_, point)| &point.marks).flat_map(Mark::facts).count();
    let fits = |of: &Vec<(&Association, &Point)>| of.len() > 1 || (alone && figures(of) > 1);
    let mut all: Vec<&Point> = points().map(|(_, point)| point).collect();
    all.sort_by_key(|point| std::cmp::Reverse((point.period.last_day(), point.period)));
    let several = all.iter().map(|key| with(key)).find(|of| of.len() > 1);
    let of = several.or_else(|| all.iter().map(|key| with(key)).find(fits))?;
    let period = of[0].1.period;
    Some(Beside { indicator, of, period }.chart())
}

impl<'a> Beside<'a> {
    fn chart(&self) -> Chart {
        let has_nation = self.marks().any(|mark| mark.nation.is_some());
        let sorted = self.sorted();
        let shown = Ends::of(&sorted);
        let rows = |some: &[(&Association, &'a Point<'a>)]| {
            some.iter().flat_map(|(association, point)| point.rows(&association.short_name)).collect::<Vec<_>>()
        };
        let between =
            (shown.between > 0).then(|| Row::Gap { label: format!("{} förbund emellan", shown.between), reason: "visas inte".to_owned() });
        let rows: Vec<Row> = rows(shown.first).into_iter().chain(between).chain(rows(shown.last)).collect();
        let dots = Dots { key: indicator::key(has_nation, rows.iter().any(|row| matches!(row, Row::Pair(_)))), rows };
        let draft = Draft {
            id: "indikator-forbund".to_owned(),
            kind: "indicators",
            title: self.title(),
            subtitle: format!("Resultat för {}, procent, {}{}", self.indicator.name(), period_name(self.period), shown.in_words()),
            summary: self.summary(),
            columns: indicator::columns("Förbund", has_nation),
            rows: shown.all().flat_map(|(association, point)| point.cells(&association.short_name, has_nation)).collect(),
            sources: indicator::sources(shown.all().flat_map(|(_, point)| &point.marks).flat_map(Mark::facts)),
        };
        let told = indicator::sources(self.of.iter().flat_map(|(_, point)| point.answered.1.iter().copied()));
        Chart { told, ..draft.finish(Pen::OF_ALL, None, dots) }
    }

    /// In the order of the site, or with the highest result first where not all can be shown.
    fn sorted(&self) -> Vec<(&'a Association, &'a Point<'a>)> {
        let mut of = self.of.clone();
        if Ends::of(&of).between > 0 {
            of.sort_by_key(|(_, point)| std::cmp::Reverse(point.total().map(|mark| mark.own.value)));
        }
        of
    }

    fn marks(&self) -> impl Iterator<Item = &'a Mark<'a>> {
        self.of.iter().flat_map(|(_, point)| &point.marks)
    }

    fn totals(&self) -> Vec<(&'a str, Mark<'a>)> {
        self.of.iter().filter_map(|(association, point)| Some((association.short_name.as_str(), point.total()?))).collect()
    }

    /// The associations on one side of the nation.
    fn beside_the_nation(&self, side: Ordering) -> Vec<&'a str> {
        let fits = |mark: &Mark| mark.nation.is_some_and(|nation| mark.own.value.cmp(&nation.value) == side);
        self.totals().into_iter().filter(|(_, mark)| fits(mark)).map(|(name, _)| name).collect()
    }

    fn title(&self) -> String {
        let (period, totals) = (period_name(self.period), self.totals());
        let compared = totals.iter().filter(|(_, mark)| mark.nation.is_some()).count();
        let above = self.beside_the_nation(Ordering::Greater).len();
        match &totals[..] {
            [] => format!("Resultat för kvinnor och män {period}"),
            [(name, Mark { own, nation: Some(nation), .. })] => {
                let place = match own.value.cmp(&nation.value) {
                    Ordering::Greater => "över",
                    Ordering::Less => "under",
                    Ordering::Equal => return format!("{name} hade samma resultat som riket {period}, {}", in_words(own)),
                };
                format!("{name} låg {place} rikssnittet {period}, {} mot {}", in_words(own), in_words(nation))
            }
            [(name, mark)] => format!("Resultatet i {name} var {} {period}", in_words(mark.own)),
            _ if compared > 1 => {
                let who = match (above, compared) {
                    (0, 2) => "Inget av de två förbunden".to_owned(),
                    (part, all) => swedish::capitalised(&ASSOCIATIONS.part(part, all)),
                };
                format!("{who} låg över rikssnittet {period}")
            }
            _ => self.extremes().0,
        }
    }

    /// Who had the highest result, and the sentence that tells of the lowest too.
    fn extremes(&self) -> (String, String) {
        let (period, totals) = (period_name(self.period), self.totals());
        let at = |extreme: Option<&Mark<'a>>| {
            let extreme = extreme?.own;
            let names: Vec<&str> = totals.iter().filter(|(_, mark)| mark.own.value == extreme.value).map(|(name, _)| *name).collect();
            Some((self::names(&names, NAMED), in_words(extreme)))
        };
        let marks = || totals.iter().map(|(_, mark)| mark);
        let highest = at(marks().max_by_key(|mark| mark.own.value)).unwrap_or_default();
        let lowest = at(marks().min_by_key(|mark| mark.own.value)).unwrap_or_default();
        let (high, words) = (swedish::capitalised(&highest.0), &highest.1);
        if totals.iter().all(|(_, mark)| totals[0].1.own.value == mark.own.value) {
            let who = swedish::capitalised(&ASSOCIATIONS.part(totals.len(), totals.len()));
            let same = format!("{who} hade samma resultat {period}, {words}");
            return (same.clone(), format!("{same}."));
        }
        let (low, lowest) = &lowest;
        let title = format!("{high} hade högst resultat {period}, {words}");
        (title.clone(), format!("{title}, och {low} hade lägst, {lowest}."))
    }

    fn summary(&self) -> Summary {
        let (period, totals) = (period_name(self.period), self.totals());
        let mut summary = Summary::default();
        match &totals[..] {
            [] => {}
            [(name, mark)] => {
                summary.find([format!("Resultatet i {name} var {} {period}.", in_words(mark.own))]);
                summary.find(self.of.iter().find_map(|(_, point)| point.beside_the_nation(*mark)));
            }
            _ => {
                summary.find([self.extremes().1]);
                summary.find(self.nation_in_words());
            }
        }
        let few = self.of.iter().filter(|_| self.of.len() <= NAMED);
        summary.find(few.filter_map(|(association, point)| point.sexes_in_words(&association.short_name)));
        let asked = self.of.iter().filter(|_| self.of.len() <= NAMED);
        summary.caution(asked.map(|(association, point)| point.answered_in_words(&association.short_name)));
        let elsewhere = self.indicator.results.iter().filter(|results| self.of.iter().all(|(a, _)| a.id != results.association.id));
        let others: Vec<&str> = elsewhere.map(|results| results.association.short_name.as_str()).collect();
        if !others.is_empty() {
            let others = swedish::capitalised(&names(&others, NAMED));
            summary.caution([format!("{others} har inget resultat {period} som går att jämföra.")]);
        }
        if let [(association, _)] = self.of[..] {
            // why its older results are not here
            let own = self.indicator.results.iter().find(|results| results.association.id == association.id);
            summary.caution(own.and_then(|results| trend::breaks_in_words(&results.breaks())));
        }
        summary.caution(self.indicator.verdicts_only_in_words());
        summary
    }

    /// `Rikssnittet var 76 procent. Över rikssnittet låg Sydnärke, under rikssnittet låg Södra Dalarna.`
    fn nation_in_words(&self) -> Vec<String> {
        let totals = self.totals();
        let mut nations: Vec<_> = totals.iter().filter_map(|(_, mark)| mark.nation).collect();
        nations.sort_by_key(|nation| nation.value);
        let (Some(low), Some(high)) = (nations.first(), nations.last()) else { return Vec::new() };
        let said = match low.value == high.value {
            true => format!("Rikssnittet var {}.", in_words(low)),
            false => format!("Redovisningarna anger olika rikssnitt, från {} till {}.", in_words(low), in_words(high)),
        };
        let sides = [
            (Ordering::Greater, "över rikssnittet låg"),
            (Ordering::Less, "under rikssnittet låg"),
            (Ordering::Equal, "på samma nivå låg"),
        ];
        let told = sides.into_iter().filter_map(|(side, verb)| {
            let names = self.beside_the_nation(side);
            (!names.is_empty()).then(|| format!("{verb} {}", self::names(&names, NAMED)))
        });
        let told = swedish::capitalised(&told.collect::<Vec<_>>().join(", "));
        vec![said, format!("{told}.")]
    }
}
