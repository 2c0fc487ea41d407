//! From the years of a report to those of a later one.

use crate::model::{Kind, Period};
use crate::swedish;
use jiff::ToSpan;
use jiff::civil::Date;

/// So much later is the new report.
#[derive(Debug)]
pub struct Shift {
    years: i16,
    /// The year of the report that it goes on from.
    own: i16,
    last: Period,
    new: Period,
}

impl Shift {
    /// From the period of a report to that of a later one.
    pub fn between(last: Period, new: Period) -> Shift {
        Shift { years: new.last_day().year() - last.last_day().year(), own: last.last_day().year(), last, new }
    }

    /// The period of the new report.
    pub(super) fn new_period(&self) -> Period {
        self.new
    }

    /// The year of the report that the new one goes on from.
    pub(super) fn last_year(&self) -> i16 {
        self.own
    }

    /// The same part of a later year. The report's own period, and the day that it ends on, become those of the new report, which may be
    /// of another length.
    pub(super) fn period(&self, period: Period) -> Period {
        if period == self.last {
            self.new
        } else if period == self.last.as_stock(false) {
            self.new.as_stock(false)
        } else {
            period.later(self.years).unwrap_or(period)
        }
    }

    /// A text with every year in it shifted, as a heading of a column that has a period.
    pub fn every_year(&self, text: &str) -> String {
        self.shifted(text, |_| true)
    }

    /// The heading of a column: of a report of another length than the last it names the time of the new one.
    pub(super) fn heading(&self, text: &str) -> String {
        if self.new == self.last.later(self.years).unwrap_or(self.new) {
            return self.every_year(text);
        }
        let own = self.own.to_string();
        let parts: Vec<String> = text.split(&*own).map(|part| self.every_year(part)).collect();
        parts.join(&self.new.label())
    }

    /// A text with the years of the report and those beside it shifted; others may be part of a name.
    pub(super) fn near_years(&self, text: &str) -> String {
        self.shifted(text, |year| (self.own - 1..=self.own + 1).contains(&year))
    }

    /// A cell path, or the name of a row or column in one: `not-2.insatser.2024-budget`.
    pub(super) fn path(&self, path: &str) -> String {
        let part = |part: &str| self.named_period(part).unwrap_or_else(|| self.near_years(part));
        let mut parts = path.split('.');
        let table = parts.next().unwrap_or_default();
        parts.fold(if path.contains('.') { table.to_owned() } else { part(table) }, |path, own| path + "." + &part(own))
    }

    /// A name of a column that is made of its period and kind.
    fn named_period(&self, name: &str) -> Option<String> {
        let whole = |name: &str| Some(self.period(Period::parse(name)?).to_string());
        let with_kind = |(_, kind): &(&str, Kind)| {
            let period = name.strip_suffix(kind.id())?.strip_suffix('-')?;
            Some(format!("{}-{}", whole(period)?, kind.id()))
        };
        whole(name).or_else(|| Kind::ALL.iter().find_map(with_kind))
    }

    fn shifted(&self, text: &str, fits: impl Fn(i16) -> bool) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let length = rest[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - start);
            let (before, digits, after) = (&rest[..start], &rest[start..start + length], &rest[start + length..]);
            // The number of a law is no year: 2003:1210.
            let is_number = after.starts_with(':') && after[1..].starts_with(|c: char| c.is_ascii_digit());
            let shifted = self.year(digits).filter(|(year, _)| !is_number && fits(*year)).map(|(_, shifted)| shifted);
            out.extend([before, shifted.as_deref().unwrap_or(digits)]);
            rest = after;
        }
        out + rest
    }

    /// A year, and the digits of it shifted: `2024`, or a day of it as accountants write it, `241231`.
    fn year(&self, digits: &str) -> Option<(i16, String)> {
        if let Some(year) = swedish::date::year(digits) {
            return Some((year, (year + self.years).to_string()));
        }
        if digits.len() != 6 {
            return None;
        }
        let day: Date = format!("20{}-{}-{}", &digits[..2], &digits[2..4], &digits[4..]).parse().ok()?;
        let later = day.checked_add(self.years.years()).ok()?;
        (self.own - day.year()).abs().le(&1).then(|| (day.year(), later.strftime("%y%m%d").to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_told_from_other_numbers() {
        let shift = Shift::between(Period::parse("2024").unwrap(), Period::parse("2025").unwrap());
        assert_eq!(shift.every_year("Utfall 2020, 2024-01-01–2024-12-31"), "Utfall 2021, 2025-01-01–2025-12-31");
        assert_eq!(
            shift.near_years("Enligt beslut 2015 och lag (2024:10), budget 2024, k-2023"),
            "Enligt beslut 2015 och lag (2024:10), budget 2025, k-2024"
        );
        assert_eq!(shift.near_years("Per 241231, 240000 kr, tel. 2024555"), "Per 251231, 240000 kr, tel. 2024555");
    }

    #[test]
    fn a_heading_names_the_time_of_a_shorter_report() {
        let shift = |new| Shift::between(Period::parse("2025").unwrap(), Period::parse(new).unwrap());
        assert_eq!(shift("2026").heading("Utfall 2025"), "Utfall 2026");
        assert_eq!(shift("2026-h1").heading("Utfall 2025"), "Utfall januari–juni 2026");
        assert_eq!(shift("2026-h1").heading("Budget 2024"), "Budget 2025");
    }

    #[test]
    fn paths_are_shifted_by_their_columns() {
        let shift = Shift::between(Period::parse("2020-h1").unwrap(), Period::parse("2021-h1").unwrap());
        for (old, new) in [
            ("not-2.insatser.2020-h1-budget", "not-2.insatser.2021-h1-budget"),
            ("oversikt.intakter.2016", "oversikt.intakter.2017"),
            ("plan-2020.deltagare-2020", "plan-2020.deltagare-2021"),
            ("-k-2020", "-k-2021"),
            ("balans.kassa.2020-06-30", "balans.kassa.2021-06-30"),
        ] {
            assert_eq!(shift.path(old), new);
        }
    }
}
