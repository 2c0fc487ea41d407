//! *Måluppfyllelse* and indicators as far as a report judges them in words only.

use crate::chart::draft::Draft;
use crate::chart::drawing::frame::Canvas;
use crate::chart::drawing::matrix::{Level, Matrix, Row};
use crate::chart::finished::{Chart, ChartRow, Source, or_dash};
use crate::chart::quality::indicator::NATION;
use crate::chart::quality::indicators::{self, INDICATORS};
use crate::chart::scope::{Scope, period_name};
use crate::chart::summary::Summary;
use crate::facts::{CellRef, Statement};
use crate::measures::Measure;
use crate::model::{Cell, Content, Dimension, Period, Quantity, TableKind};
use crate::swedish::{self, Noun, capitalised, sex_name, spelled};
use ecow::EcoString;
use std::collections::BTreeSet;

/// The scale whose verdicts say how far goals are reached.
const GOALS: &str = "maluppfyllelse";
/// Names are told up to so many; then their number.
const NAMED: usize = 3;

const VERDICTS: Noun = Noun { none: "ingen", one: "en", many: "bedömningar", these: "bedömningarna" };

/// Value of the dimension, and name.
const SEXES: [&str; 2] = ["kvinnor", "man"];

/// A verdict with what it is about.
struct Judged {
    heading: Option<String>,
    label: String,
    /// None where nothing is said.
    word: Option<String>,
    level: Option<usize>,
    source: Source,
}

struct Verdicts {
    levels: Vec<Level>,
    /// One level is higher than another: only then may they be told as lower and higher.
    ordered: bool,
    rows: Vec<Judged>,
    /// Those for women and for men, drawn and listed after the others.
    by_sex: Vec<Judged>,
}

/// How far the goals of the report are reached, in its own words. None with fewer than two verdicts.
pub(crate) fn goals(scope: Scope, period: Period) -> Option<Chart> {
    let report = scope.report?;
    let (levels, places, ordered) = levels(scope, GOALS)?;
    let is_verdict = |cell: &Cell| matches!(&cell.content, Content::Level { scale, .. } if scale == GOALS);
    let mut rows = Vec::new();
    for table in &report.tables {
        let sheet = table.kind == TableKind::InitiativeSheet;
        for column in 0..table.columns.len() {
            let cells = table.rows.iter().enumerate().filter_map(|(index, row)| Some((index, row, row.cells.get(column)?)));
            if !cells.clone().any(|(_, _, cell)| is_verdict(cell)) {
                continue;
            }
            rows.extend(cells.filter(|(_, _, cell)| is_verdict(cell) || !sheet && cell.meaning.role.is_none()).map(
                |(index, row, cell)| {
                    let (word, level) = word(&cell.content, &places);
                    let label = if sheet { table.title.clone() } else { row.label.clone() };
                    Judged {
                        heading: if sheet { Some("Insatser".to_owned()) } else { table.title.clone() },
                        label: label.unwrap_or_default(),
                        word,
                        level,
                        source: Source {
                            association: scope.association.id.clone(),
                            cell: CellRef {
                                report: report.id.clone(),
                                table: table.id.clone(),
                                row: index,
                                column,
                                part: EcoString::new(),
                            },
                            left_out: false,
                        },
                    }
                },
            ));
        }
    }
    let verdicts = Verdicts { levels, ordered, rows, by_sex: Vec::new() };
    let given = verdicts.given().count();
    let (most, word) = verdicts.most_common()?;
    let when = period_name(period);
    let title = format!("{} av måluppfyllelsen {when} var ”{word}”", capitalised(&VERDICTS.part(most, given)));
    let words = Words { title, subtitle: format!("Bedömning av måluppfyllelsen, {when}"), first: "Mål", more: Vec::new() };
    (given > 1).then(|| verdicts.chart(scope, "maluppfyllelse-diagram", "goals", words))
}

/// What the report says of its indicators beside the nation, if it has no figures of its own and at least three verdicts.
pub(crate) fn indicators(scope: Scope, period: Period) -> Option<Chart> {
    let own = scope.outcomes(Measure::Indicator).any(|fact| fact.key.quantity == Quantity::Share && fact.key.period == period.as_flow());
    let compared =
        |statement: &&Statement| statement.period == period.as_flow() && statement.dimension(Dimension::Comparator) == Some(NATION);
    let all: Vec<&Statement> = scope.statements(Measure::Indicator).filter(compared).collect();
    let scale = all.iter().find_map(|said| if let Content::Level { scale, .. } = &said.content { Some(scale) } else { None })?;
    let (levels, places, ordered) = levels(scope, scale)?;
    let judged = |sex: Option<&str>, heading: &str| -> Vec<Judged> {
        let of_sex = all.iter().filter(|said| said.dimension(Dimension::Sex) == sex);
        let judged = of_sex.filter_map(|said| {
            let id = said.dimension(Dimension::Indicator)?;
            let (word, level) = word(&said.content, &places);
            let label = indicators::label(id, &indicators::topic(scope, id, scope.row_label(&said.source)));
            let source = Source { association: said.association.clone(), cell: said.source.clone(), left_out: false };
            Some(Judged { heading: Some(heading.to_owned()), label, word, level, source })
        });
        judged.collect()
    };
    let by_sex = SEXES.into_iter().flat_map(|sex| judged(Some(sex), &capitalised(sex_name(sex))));
    let by_sex = by_sex.filter(|row| row.word.is_some()).collect();
    let verdicts = Verdicts { levels, ordered, rows: judged(None, "Alla"), by_sex };
    let given = verdicts.given().count();
    if own || given < 3 {
        return None;
    }
    let (most, word) = verdicts.most_common()?;
    let when = period_name(period);
    let title = format!("{} bedömdes som ”{word}” jämfört med riket {when}", capitalised(&INDICATORS.part(most, given)));
    let of_sex =
        |sex: &'static str| all.iter().filter(move |said| said.dimension(Dimension::Sex) == Some(sex)).filter_map(|said| said.verdict());
    let told = SEXES.into_iter().filter_map(|sex| {
        let said: Vec<&str> = of_sex(sex).collect();
        (!said.is_empty()).then(|| {
            format!("För {} finns {}: {}.", sex_name(sex), verdicts_in_words(said.len()), swedish::join(&split(said.iter().copied())))
        })
    });
    let more = told.collect::<Vec<_>>();
    let subtitle = format!("Rapportens bedömning av indikatorerna jämfört med riket, {when}");
    Some(verdicts.chart(scope, "indikatorer-diagram", "indicators", Words { title, subtitle, first: "Indikator", more }))
}

/// What a chart says, besides what its verdicts give.
struct Words {
    title: String,
    subtitle: String,
    /// The header over the labels.
    first: &'static str,
    /// More to say at the end of the summary.
    more: Vec<String>,
}

impl Verdicts {
    fn given(&self) -> impl Iterator<Item = (&Judged, &str)> {
        self.rows.iter().filter_map(|row| Some((row, row.word.as_deref()?)))
    }

    /// How many have the most common verdict, and which it is; the later, or higher, of two.
    fn most_common(&self) -> Option<(usize, &str)> {
        let count = |level: usize| self.rows.iter().filter(|row| row.level == Some(level)).count();
        let level = (0..self.levels.len()).filter(|level| count(*level) > 0).max_by_key(|level| count(*level))?;
        Some((count(level), &self.levels[level].name))
    }

    fn chart(&self, scope: Scope, id: &str, kind: &'static str, words: Words) -> Chart {
        let summary = self.summary(&words.more);
        let matrix = self.matrix();
        let values = |row: &Judged| vec![or_dash(row.word.clone())];
        let of_all = self.rows.iter().map(|row| ChartRow { label: row.label.clone(), values: values(row) });
        let sex = |row: &Judged| row.heading.clone().unwrap_or_default();
        let by_sex = self.by_sex.iter().map(|row| ChartRow { label: format!("{}: {}", sex(row), row.label), values: values(row) });
        let draft = Draft {
            id: id.to_owned(),
            kind,
            title: words.title,
            subtitle: words.subtitle,
            summary,
            columns: vec![words.first.to_owned(), "Bedömning".to_owned()],
            rows: of_all.chain(by_sex).collect(),
            sources: self.given().map(|(row, _)| row).chain(&self.by_sex).map(|row| row.source.clone()).collect(),
        };
        match self.is_one_verdict() {
            true => draft.told(scope.pen(), scope.words(id)),
            false => draft.finish(scope.pen(), scope.words(id), |canvas: &Canvas| matrix.draw(canvas)),
        }
    }

    /// Whether every verdict is one and the same, so that one sentence says it.
    fn is_one_verdict(&self) -> bool {
        let words = self.rows.iter().chain(&self.by_sex).filter_map(|row| Some((row.word.as_deref()?, row.level)));
        words.map(|(word, level)| level.ok_or(word)).collect::<BTreeSet<_>>().len() == 1
    }

    fn summary(&self, more: &[String]) -> Summary {
        let given = self.given().count();
        let first = match &self.split()[..] {
            [_] => {
                format!("{} var ”{}”.", capitalised(&VERDICTS.part(given, given)), self.most_common().map_or("", |(_, word)| word))
            }
            several => format!("Av {} bedömningar var {}.", spelled(given), swedish::join(several)),
        };
        let mut summary = Summary::new([first], []);
        if self.levels.len() > 1 {
            let names: Vec<String> = self.levels.iter().map(|level| format!("”{}”", level.name)).collect();
            let start = if self.ordered { "Skalans nivåer är, från den lägsta," } else { "Skalans nivåer är" };
            summary.caution([format!("{start} {}.", swedish::join(&names))]);
        }
        let used = || self.rows.iter().filter_map(|row| row.level);
        if let (Some(low), Some(high)) = (used().min(), used().max())
            && low < high
            && self.ordered
        {
            let at: Vec<String> = self.rows.iter().filter(|row| row.level == Some(low)).map(|row| format!("”{}”", row.label)).collect();
            if at.len() <= NAMED {
                summary.find([format!("Lägst bedömning fick {}.", swedish::join(&at))]);
            }
        }
        let without: Vec<String> = self.rows.iter().filter(|row| row.word.is_none()).map(|row| format!("”{}”", row.label)).collect();
        match without.len() {
            0 => {}
            1..=NAMED => summary.caution([format!("Bedömning saknas för {}.", swedish::join(&without))]),
            many => summary.caution([format!("Bedömning saknas för {} rader.", spelled(many))]),
        }
        summary.find(more.iter().cloned());
        summary
    }

    /// `nio ”Uppfyllt” och två ”Inte uppfyllt”`, from the highest level, if there is one; then other words.
    fn split(&self) -> Vec<String> {
        let mut places: Vec<usize> = (0..self.levels.len()).collect();
        if self.ordered {
            places.reverse();
        }
        let levels = places.into_iter().filter_map(|level| {
            let count = self.rows.iter().filter(|row| row.level == Some(level)).count();
            (count > 0).then(|| format!("{} ”{}”", VERDICTS.some(count), self.levels[level].name))
        });
        let others: Vec<&str> = self.given().filter(|(row, _)| row.level.is_none()).map(|(_, word)| word).collect();
        levels.chain(split(others.into_iter())).collect()
    }

    fn matrix(&self) -> Matrix {
        let mut rows = Vec::new();
        let shown = || self.given().chain(self.by_sex.iter().filter_map(|row| Some((row, row.word.as_deref()?))));
        let headings = shown().map(|(row, _)| &row.heading).collect::<BTreeSet<_>>().len();
        let mut heading = None;
        for (row, word) in shown() {
            if headings > 1 && heading != Some(&row.heading) {
                rows.extend(row.heading.clone().map(Row::Heading));
                heading = Some(&row.heading);
            }
            rows.push(Row::Judged { label: row.label.clone(), word: word.to_owned(), level: row.level });
        }
        Matrix { levels: self.levels.clone(), rows }
    }
}

/// The levels of a scale, the place among them of each that the scale lists, and whether they are ordered. Levels with one symbol and colour are one: the
/// report has two wordings for it.
fn levels(scope: Scope, scale: &str) -> Option<(Vec<Level>, Vec<usize>, bool)> {
    let scale = scope.report?.scales.get(scale)?;
    let mut levels: Vec<Level> = Vec::new();
    let mut places = Vec::new();
    for level in &scale.levels {
        let (symbol, colour) = (level.symbol.clone().unwrap_or_default(), level.colour);
        let same = |known: &Level| !symbol.is_empty() && known.symbol == symbol && known.colour == colour;
        let place = levels.iter().position(same).unwrap_or(levels.len());
        if place == levels.len() {
            levels.push(Level { name: level.name.clone(), symbol, colour });
        }
        places.push(place);
    }
    Some((levels, places, scale.ordered))
}

/// The word of a verdict and the place of its level.
fn word(content: &Content, places: &[usize]) -> (Option<String>, Option<usize>) {
    match content {
        Content::Level { text, level, .. } => (Some(text.to_string()), level.and_then(|level| places.get(level).copied())),
        _ => (None, None),
    }
}

/// `sju ”Lägre”`, `en ”Högre”`, the most common first.
fn split<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for word in words {
        match counts.iter_mut().find(|(known, _)| *known == word) {
            Some((_, count)) => *count += 1,
            None => counts.push((word, 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().map(|(word, count)| format!("{} ”{word}”", VERDICTS.some(*count))).collect()
}

fn verdicts_in_words(count: usize) -> String {
    format!("{} {}", VERDICTS.some(count), if count == 1 { "bedömning" } else { VERDICTS.many })
}
