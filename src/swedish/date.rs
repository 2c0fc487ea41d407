//! Dates and periods in words.

use jiff::civil::Date;

const MONTHS: [&str; 12] =
    ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

fn month(date: Date) -> &'static str {
    MONTHS[(date.month() - 1) as usize]
}

/// The year that digits say, if they are taken for one in a text: no other number of four digits is.
pub fn year(digits: &str) -> Option<i16> {
    let is_whole = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|year| is_whole && (1990..2100).contains(year))
}

/// The number of the month that a word names, in full or by its first letters: `dec`, `sept`.
pub fn month_named(word: &str) -> Option<i8> {
    (1..).zip(MONTHS).find(|(_, month)| word.len() >= 3 && month.starts_with(word)).map(|(number, _)| number)
}

/// `7 mars 2025`.
pub fn date(date: Date) -> String {
    format!("{}\u{a0}{} {}", date.day(), month(date), date.year())
}

/// A stretch of time as a heading: `2024`, `januari–juni 2020`, `15 mars–31 maj 2024`.
pub fn period_label(first: Date, last: Date) -> String {
    let whole_months = first.day() == 1 && last.day() == last.days_in_month();
    let same_year = first.year() == last.year();
    if same_year && whole_months && first.month() == 1 && last.month() == 12 {
        first.year().to_string()
    } else if same_year && whole_months {
        format!("{}–{} {}", month(first), month(last), first.year())
    } else if same_year {
        format!("{} {}–{} {} {}", first.day(), month(first), last.day(), month(last), last.year())
    } else {
        format!("{} – {}", date(first), date(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn periods_are_named_as_people_name_them() {
        assert_eq!(period_label(day(2024, 1, 1), day(2024, 12, 31)), "2024");
        assert_eq!(period_label(day(2020, 1, 1), day(2020, 6, 30)), "januari–juni 2020");
        assert_eq!(date(day(2025, 3, 7)), "7\u{a0}mars 2025");
    }
}
