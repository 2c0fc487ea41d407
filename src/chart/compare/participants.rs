//! *Deltagare*: those of each association, as it counts them; where it gives them by initiative, each initiative.

use crate::chart::amount::about;
use crate::chart::compare::lacking::Lacking;
use crate::chart::compare::story::not_shown;
use crate::chart::draft::Draft;
use crate::chart::drawing::bars::{Axis, Bar, Bars, Part, Row};
use crate::chart::few::Ends;
use crate::chart::finished::{Chart, ChartRow, Source};
use crate::chart::pen::Pen;
use crate::chart::scope::period_name;
use crate::chart::summary::Summary;
use crate::chart::tone::Tone;
use crate::facts::Fact;
use crate::measures::{Measures, Of};
use crate::model::Dimension;
use crate::swedish;
use rust_decimal::Decimal;

const ID: &str = "jamfor-deltagare";

/// The participants of an association, the largest number first.
struct Group<'a> {
    name: &'a str,
    items: Vec<(String, &'a Fact)>,
}

impl Group<'_> {
    fn most(&self) -> Decimal {
        self.items[0].1.value
    }
}

pub(super) fn chart(all: &[Measures]) -> Option<Chart> {
    let mut groups: Vec<Group> = Vec::new();
    let mut lacking = Lacking::default();
    for of in all {
        let label = |fact: &Fact| match fact.dimension(Dimension::Initiative).and_then(|id| of.association.initiative(id)) {
            Some(initiative) => initiative.name.clone(),
            None if fact.dimension(Dimension::Group).is_some() => "Alla individinriktade insatser".to_owned(),
            None => "Alla insatser".to_owned(),
        };
        let mut items: Vec<(String, &Fact)> = of.participants().into_iter().map(|fact| (label(fact), fact)).collect();
        items.sort_by_key(|(label, fact)| (std::cmp::Reverse(fact.value), swedish::sort_key(label)));
        let name = of.association.name.as_str();
        if items.is_empty() { lacking.add(*of) } else { groups.push(Group { name, items }) }
    }
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.most()));
    let period = period_name(all[0].period);
    let shown = Ends::of(&groups);
    let rows = shown.all().flat_map(|group| {
        group.items.iter().map(|(label, fact)| ChartRow { label: format!("{}: {label}", group.name), values: vec![figure(fact)] })
    });
    let rows = rows.chain(lacking.names().filter(|_| shown.between == 0).map(|name| ChartRow::empty(name, 1))).collect();
    let draft = Draft {
        id: ID.to_owned(),
        kind: "compare",
        title: title(&groups, &period),
        subtitle: format!("Deltagare i individinriktade insatser, antal, {period}{}", shown.in_words()),
        summary: summary(&groups, &lacking, all.len(), &period),
        columns: ["Förbund och insats", "Antal"].map(str::to_owned).to_vec(),
        rows,
        sources: shown.all().flat_map(|group| &group.items).map(|(_, fact)| Source::of(fact)).collect(),
    };
    Some(draft.finish(Pen::OF_ALL, None, bars(&shown)))
}

fn figure(fact: &Fact) -> String {
    Of::from(fact).bind(&format!("{}{}", about(fact.approximate), swedish::figure(fact.value.normalize())))
}

fn title(groups: &[Group], period: &str) -> String {
    let count = swedish::cardinal(groups.len());
    format!("{} förbund redovisar deltagare {period}, och de räknar på olika sätt", swedish::capitalised(&count))
}

fn summary(groups: &[Group], lacking: &Lacking, all: usize, period: &str) -> Summary {
    let told = |group: &Group| {
        let item = |(label, fact): &(String, &Fact)| format!("{} i {}", figure(fact), lower(label));
        let items: Vec<String> = group.items.iter().take(3).map(item).collect();
        let more = match group.items.len().saturating_sub(3) {
            0 => String::new(),
            count => format!(" och färre i {}", swedish::counted(count, "en insats till", "insatser till")),
        };
        format!("{}: {}{more}.", group.name, if more.is_empty() { swedish::join(&items) } else { items.join(", ") })
    };
    let mut summary = Summary::new(
        groups.iter().map(told),
        [
            "Förbunden är olika stora, vänder sig till olika grupper och räknar deltagare på olika sätt, så fler deltagare är inte alltid bättre.",
            "Samma person kan ha varit med i flera insatser, så insatserna går inte att lägga ihop.",
        ]
        .map(str::to_owned),
    );
    summary.caution(lacking.in_words(all, period));
    let approximate = groups.iter().flat_map(|group| &group.items).any(|(_, fact)| fact.approximate);
    summary.caution(approximate.then(|| "Siffror med cirka är ungefärliga i redovisningen.".to_owned()));
    summary
}

/// The label of all initiatives within a sentence; names keep their capital.
fn lower(label: &str) -> String {
    if label.starts_with("Alla ") { format!("a{}", &label[1..]) } else { label.to_owned() }
}

fn bars(shown: &Ends<Group>) -> Bars {
    let of = |group: &Group| {
        let bars = group.items.iter().map(|(label, fact)| {
            let part = Part { tone: Tone::Own, amount: fact.value, title: String::new() };
            Row::Bar(Bar { label: label.clone(), value: figure(fact), parts: vec![part], ..Bar::default() })
        });
        std::iter::once(Row::Heading(group.name.to_owned())).chain(bars).collect::<Vec<_>>()
    };
    let between = (shown.between > 0).then(|| not_shown(shown.between));
    let rows = shown.first.iter().flat_map(of).chain(between).chain(shown.last.iter().flat_map(of)).collect();
    Bars { rows, names: Vec::new(), axis: Axis::None }
}
