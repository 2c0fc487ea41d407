//! Figures: no-break space between thousands and before a unit, comma, real minus.

use rust_decimal::Decimal;

/// No-break space: between thousands, and between a figure and its unit.
pub const NBSP: char = '\u{a0}';
/// The real minus sign, which is shown instead of a hyphen.
pub const MINUS: char = '\u{2212}';

/// `-5673188.50` becomes `−5 673 188,50`. The scale of the decimal is kept.
pub fn figure(value: Decimal) -> String {
    let mut out = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        out.push(MINUS);
    }
    let digits = value.abs().to_string();
    match digits.split_once('.') {
        Some((whole, part)) => {
            out.push_str(&grouped(whole));
            out.push(',');
            out.push_str(part);
        }
        None => out.push_str(&grouped(&digits)),
    }
    out
}

/// Digits in groups of three, from four digits on: `5171429` becomes `5 171 429`.
pub fn grouped(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 2);
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(NBSP);
        }
        out.push(c);
    }
    out
}

/// A figure as printed, with its white space and minus as they should be: `- 4 996 117 kr` becomes `−4 996 117 kr`.
/// Digits and words are left as they are.
pub fn tidy(printed: &str) -> String {
    let is_digit = |c: char| c.is_ascii_digit();
    let mut out = String::with_capacity(printed.len());
    let mut after_sign = false;
    let mut words = printed.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let is_minus = matches!(word, "-" | "–" | "−");
        // "60 000 - kr", but not "10 - 15".
        let trails = is_minus && out.ends_with(is_digit) && !words.peek().is_some_and(|next| next.starts_with(is_digit));
        if !(out.is_empty() || after_sign || trails) {
            out.push(NBSP);
        }
        after_sign = (is_minus || word == "+") && out.is_empty();
        let (sign, figure) = match word.strip_prefix(['-', '–', MINUS]) {
            Some(rest) if rest.is_empty() || rest.starts_with(is_digit) => ("−", rest),
            _ => ("", word),
        };
        out.push_str(sign);
        match figure.strip_suffix(['-', '–']).filter(|figure| figure.ends_with(is_digit)) {
            Some(figure) => out.extend([figure, "−"]),
            None => out.push_str(figure),
        }
    }
    if out.ends_with('%') && !out.ends_with("\u{a0}%") {
        out.insert(out.len() - 1, NBSP);
    }
    out
}

/// A printed figure without its minus, wherever it stands: `−4 996 117`, `4 996 117−` and `(4 996 117)` are `4 996 117`.
pub fn without_minus(printed: &str) -> String {
    printed.chars().filter(|c| !matches!(*c, MINUS | '(' | ')')).collect()
}

/// Running text in which no figure breaks between its groups of three or before its unit.
pub fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let group = after.len() >= 3 && after.bytes().take(3).all(|b| b.is_ascii_digit());
        let unit = ["kr", "tkr", "mnkr", "miljon", "miljard", "procent", "%"].iter().any(|unit| after.starts_with(unit));
        let within_figure = c == ' ' && out.ends_with(|c: char| c.is_ascii_digit()) && (group || unit);
        out.push(if within_figure { NBSP } else { c });
    }
    out
}

/// `120 kB`, `1,4 MB`.
pub fn file_size(bytes: u64) -> String {
    let (divisor, decimals, unit) = if bytes >= 1_000_000 { (1_000_000, 1, "MB") } else { (1_000, 0, "kB") };
    let size = (Decimal::from(bytes) / Decimal::from(divisor)).round_dp(decimals);
    format!("{}{NBSP}{unit}", figure(size.max(Decimal::ONE.round_dp(decimals))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn figures_are_grouped_and_keep_their_decimals() {
        assert_eq!(figure(dec("-5673188.50")), "−5\u{a0}673\u{a0}188,50");
        assert_eq!(figure(dec("999")), "999");
        assert_eq!(figure(dec("1000")), "1\u{a0}000");
        assert_eq!(figure(dec("0")), "0");
        assert_eq!(figure(dec("-0.00")), "0,00");
    }

    #[test]
    fn printed_figures_are_tidied_but_not_changed() {
        assert_eq!(tidy("- 4 996 117"), "−4\u{a0}996\u{a0}117");
        assert_eq!(tidy("-23 457"), "−23\u{a0}457");
        assert_eq!(tidy("+ 18 676 kr"), "+18\u{a0}676\u{a0}kr");
        assert_eq!(tidy("11%"), "11\u{a0}%");
        assert_eq!(tidy("drygt 290"), "drygt\u{a0}290");
        assert_eq!(tidy("60 000- kr"), "60\u{a0}000−\u{a0}kr");
        assert_eq!(tidy("60 000 –"), "60\u{a0}000−");
        assert_eq!(tidy("10 – 15"), "10\u{a0}−\u{a0}15");
    }

    #[test]
    fn a_minus_is_left_out_wherever_it_stands() {
        for printed in ["−60\u{a0}000\u{a0}kr", "60\u{a0}000−\u{a0}kr", "(60\u{a0}000)\u{a0}kr"] {
            assert_eq!(without_minus(printed), "60\u{a0}000\u{a0}kr");
        }
    }

    #[test]
    fn figures_in_running_text_do_not_break() {
        assert_eq!(unbroken("anger 5 528 968 kr i 2 fall, 19 % mer"), "anger 5\u{a0}528\u{a0}968\u{a0}kr i 2 fall, 19\u{a0}% mer");
    }
}
