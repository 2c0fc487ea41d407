//! What a comparison says in words.

use super::entry::Entry;
use super::lacking::names;
use super::measures::Told;
use super::story::Story;
use crate::chart::amount::{Amount, MoneyUnit, about};
use crate::chart::scope::{ASSOCIATIONS, NAMED};
use crate::chart::summary::Summary;
use crate::model::Unit;
use crate::swedish::{self, cardinal};
use rust_decimal::Decimal;

/// `båda förbunden`, `alla tre förbunden`
fn all_of(count: usize) -> String {
    if count == 2 { "båda förbunden".to_owned() } else { format!("alla {} förbunden", cardinal(count)) }
}

impl<'a> Story<'a> {
    /// As precisely as the largest and the least ask for, bound to what it is.
    fn spoken(&self, amount: Amount) -> String {
        amount.bind(self.words(Amount { of: None, ..amount }))
    }

    fn words(&self, amount: Amount) -> String {
        let precision = Amount::extremes(self.entries.iter().map(|entry| entry.amount));
        let size = Amount { value: amount.value.abs(), ..amount }.said(precision);
        match self.measure.told {
            Told::Amount => amount.said(precision),
            Told::Share => format!("{}{}", about(amount.approximate), swedish::in_percent(amount.value)),
            Told::Result if amount.value.is_zero() => "noll kronor".to_owned(),
            Told::Result if amount.value < Decimal::ZERO => format!("ett underskott på {size}"),
            Told::Result => format!("ett överskott på {size}"),
        }
    }

    fn ends(&self) -> (&Entry<'a>, &Entry<'a>) {
        (&self.entries[0], &self.entries[self.entries.len() - 1])
    }

    pub(super) fn title(&self) -> String {
        let (high, low) = self.ends();
        let (subject, period) = (self.measure.subject, self.measure.when(&self.period));
        let (count, whole) = (self.entries.len(), self.measure.whole);
        let whole = if whole.is_empty() { String::new() } else { format!(" {whole}") };
        let words = [low, high].map(|entry| self.words(Amount { of: None, ..entry.amount }));
        if self.measure.told == Told::Result {
            return self.title_of_results();
        }
        if words[0] == words[1] {
            let rounded = if high.amount.value == low.amount.value { "" } else { "ungefär " };
            return format!(
                "{subject} var {rounded}{} i {} {period}, {}{whole}",
                self.measure.equal,
                all_of(count),
                low.amount.bind(words[0].clone())
            );
        }
        if self.measure.told == Told::Share && !high.amount.approximate && !low.amount.approximate {
            let [low, high] = [low, high].map(|entry| entry.amount.bind(swedish::figure(swedish::said(entry.amount.value))));
            return format!("{subject} var mellan {low} och {high} procent{whole} {period}");
        }
        let least = low.amount.bind(without_shared_unit(&words[0], &words[1]).to_owned());
        format!("{subject} var mellan {least} och {}{whole} {period}", high.amount.bind(words[1].clone()))
    }

    fn title_of_results(&self) -> String {
        let count = self.entries.len();
        let deficits = self.entries.iter().filter(|entry| entry.amount.value < Decimal::ZERO).count();
        let surpluses = self.entries.iter().filter(|entry| entry.amount.value > Decimal::ZERO).count();
        let who = |some: usize| swedish::capitalised(&if some == count { all_of(count) } else { ASSOCIATIONS.part(some, count) });
        match deficits == count {
            true => format!("{} hade underskott {}", who(deficits), self.period),
            false => format!("{} hade överskott {}", who(surpluses), self.period),
        }
    }

    pub(super) fn summary(&self) -> Summary {
        let mut summary = Summary::new([self.extremes()], [self.measure.caution.to_owned()]);
        summary.caution(self.entries.iter().filter_map(|entry| entry.remark.clone()).take(NAMED));
        summary.caution(self.undivided());
        let all = self.entries.len() + self.without.names().count();
        summary.caution(self.without.in_words(all, &self.period));
        summary.caution(self.computed());
        let approximate: Vec<&str> = self.entries.iter().filter(|entry| entry.amount.approximate).map(|entry| entry.name).collect();
        if !approximate.is_empty() {
            summary.caution([format!("Uppgiften för {} är ungefärlig.", names(&approximate))]);
        }
        summary.caution(self.units());
        summary.caution(self.divided().then(|| "Förbunden avgör själva vad de räknar till vilken grupp.".to_owned()));
        summary
    }

    fn extremes(&self) -> String {
        let (high, low) = self.ends();
        let [subject, highest, lowest] = [self.measure.subject, self.measure.extremes[0], self.measure.extremes[1]];
        let when = self.measure.when(&self.period);
        let at = |extreme: Decimal| {
            let at: Vec<&str> = self.entries.iter().filter(|entry| entry.amount.value == extreme).map(|entry| entry.name).collect();
            names(&at)
        };
        if high.amount.value == low.amount.value {
            let equal = self.measure.equal;
            return format!("{subject} var {equal} i {} {when}, {}.", all_of(self.entries.len()), self.spoken(high.amount));
        }
        let [first, last] = [high, low].map(|entry| (at(entry.amount.value), self.spoken(entry.amount)));
        format!("{subject} var {highest} i {} ({}) och {lowest} i {} ({}) {when}.", first.0, first.1, last.0, last.1)
    }

    /// Whose costs are drawn whole, since no group is given.
    fn undivided(&self) -> Option<String> {
        let rest = self.measure.parts.len();
        let whole = |entry: &&Entry| self.divided() && entry.parts.iter().all(|(series, _)| *series == rest);
        let names_of: Vec<&str> = self.entries.iter().filter(whole).map(|entry| entry.name).collect();
        (!names_of.is_empty()).then(|| format!("Redovisningen från {} anger inte vad grupperna kostade.", names(&names_of)))
    }

    fn computed(&self) -> Option<String> {
        let how: Vec<&Entry> = self.entries.iter().filter(|entry| entry.computed.is_some()).collect();
        let first = how.first()?.computed.as_deref()?;
        let of: Vec<&str> = how.iter().map(|entry| entry.name).collect();
        let same = how.iter().all(|entry| entry.computed.as_deref() == Some(first));
        let first = if same { first } else { "summan av medlemmarnas bidrag" };
        Some(format!("Uppgiften för {} är uträknad av Insyn: {first}.", names(&of)))
    }

    /// Who rounds to thousands or millions, where others do not.
    fn units(&self) -> Option<String> {
        let rounded = |entry: &&Entry| entry.facts.iter().any(|fact| fact.unit != Unit::Kronor);
        let of: Vec<&Entry> = self.entries.iter().filter(rounded).collect();
        let names_of: Vec<&str> = of.iter().map(|entry| entry.name).collect();
        let mut units: Vec<Unit> = of.iter().flat_map(|entry| &entry.facts).map(|fact| fact.unit).collect();
        units.retain(|unit| *unit != Unit::Kronor);
        let unit = match units.first()? {
            first if units.iter().any(|unit| unit != first) => "tusental eller miljoner kronor",
            Unit::MillionKronor => "miljoner kronor",
            _ => "tusental kronor",
        };
        let mixed = self.measure.told != Told::Share && self.unit == MoneyUnit::KRONOR;
        let names_of = names(&names_of);
        mixed.then(|| format!("Beloppen från {names_of} är publicerade i {unit} och därför avrundade, men visas här i kronor."))
    }
}

/// `4,3` beside `6,8 miljoner kronor`: the unit is said once.
fn without_shared_unit<'a>(low: &'a str, high: &str) -> &'a str {
    let unit = high.find(|c: char| c.is_alphabetic()).map_or("", |start| &high[start..]);
    low.strip_suffix(unit).map_or(low, str::trim_end)
}
