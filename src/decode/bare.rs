//! What was written without quotation marks, or between curly ones, where TOML takes neither: what it seems to be, and how it is written.

/// What is said of a value as it was written, and what to do.
pub(super) fn said(value: &str) -> (String, String) {
    let told = |message: &str, help: &str| (message.to_owned(), help.to_owned());
    if value.starts_with(['”', '“', '„', '’', '‘', '»', '«']) {
        return told("citattecknen är böjda", "Skriv raka citattecken runt texten: \"…\".");
    }
    if value.contains(';') {
        return told("här står ett semikolon", "Skilj värdena åt med kommatecken.");
    }
    if let Some(help) = date_help(value) {
        return (format!("”{value}” är inte skrivet som ett datum"), help);
    }
    match value {
        "ja" | "Ja" | "sant" | "True" | "TRUE" => return told(&format!("”{value}” går inte att läsa"), "Skriv true."),
        "nej" | "Nej" | "falskt" | "False" | "FALSE" => return told(&format!("”{value}” går inte att läsa"), "Skriv false."),
        _ => {}
    }
    if value.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '–' | '−')) {
        let groups: Vec<&str> = value.split_whitespace().collect();
        if groups.len() > 1 && groups[1..].iter().any(|group| group.len() != 3 || !group.bytes().all(|b| b.is_ascii_digit())) {
            return told(
                "ett kommatecken saknas mellan två värden",
                "Sätt ett kommatecken mellan värdena, och citattecken runt ett tal med mellanslag.",
            );
        }
        if is_iso(value) {
            return (format!("det finns ingen dag {value}"), "Skriv år, månad och dag, till exempel 2025-03-21.".to_owned());
        }
        return (
            "talet går inte att läsa".to_owned(),
            format!("Sätt citattecken runt ett tal med mellanslag eller andra tecken: \"{value}\"."),
        );
    }
    if value.starts_with(char::is_alphabetic) {
        return (format!("texten ”{value}” saknar citattecken"), format!("Sätt citattecken runt texten: \"{value}\"."));
    }
    told("värdet går inte att läsa", "Kontrollera citattecken, kommatecken och klamrar på raden. Belopp skrivs 1_234 eller \"1 234\".")
}

/// How a day is written, if a value is one.
pub(super) fn date_help(value: &str) -> Option<String> {
    let words: Vec<&str> = value.split([' ', '/', '.', '-']).filter(|word| !word.is_empty()).collect();
    date(&words).map(|date| format!("Skriv {date}."))
}

/// The value at a place: up to what ends it in its line.
pub(super) fn value(text: &str, at: usize) -> &str {
    let rest = text[at..].split(['\n', '\r', ',', ']', '}', '#']).next().unwrap_or_default();
    rest.trim_end()
}

/// The number with decimals that a place is the decimals of, as a text has it: after `5_070_414,` the place of `00`.
pub(super) fn decimal(text: &str, at: usize) -> Option<String> {
    let whole = text[..at].strip_suffix(',')?;
    let start = whole.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_').len();
    let start = if whole[..start].ends_with('-') { start - 1 } else { start };
    let decimals = value(text, at);
    let is_one = whole[start..].ends_with(|c: char| c.is_ascii_digit()) && decimals.bytes().all(|b| b.is_ascii_digit());
    is_one.then(|| format!("{},{decimals}", whole[start..].replace('_', " ")))
}

fn is_iso(value: &str) -> bool {
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    matches!(value.split('-').collect::<Vec<_>>()[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// A day as people write it, "13 mars 2026" or "13/3 2026", as it is written here.
fn date(words: &[&str]) -> Option<String> {
    let [day, month, year] = words else { return None };
    let number = |word: &str, most: u32| word.parse::<u32>().ok().filter(|number| (1..=most).contains(number));
    let month_number = || {
        let beginning: String = month.to_lowercase().chars().take(3).collect();
        MONTHS.iter().zip(1..).find(|(name, _)| **name == beginning).map(|(_, number)| number)
    };
    let (day, month) = (number(day, 31)?, number(month, 12).or_else(month_number)?);
    (year.len() == 4).then(|| number(year, 9999)).flatten().map(|year| format!("{year}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_people_write_them_are_known() {
        for written in ["13 mars 2026", "13/3 2026", "13.3.2026", "13 Mar 2026", "13-03-2026"] {
            assert_eq!(said(written).1, "Skriv 2026-03-13.", "{written}");
        }
        assert_eq!(said("2026-13-01").0, "det finns ingen dag 2026-13-01");
    }

    #[test]
    fn a_number_is_put_together_again() {
        assert_eq!(decimal("[1, -5_070_414,00]", 15).unwrap(), "-5 070 414,00");
        assert_eq!(decimal("a = 1, 05", 7), None);
        assert_eq!(decimal("−5,00", 5).unwrap(), "5,00");
    }
}
