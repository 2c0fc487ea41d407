//! How old the newest report of an association is. Depends on the day, as no rule does.

use crate::diag::{Code, Finding};
use crate::model::Association;
use crate::swedish;
use jiff::ToSpan;
use jiff::civil::Date;

/// A report is decided on within half a year, so after a year and a half there is a later one.
const MONTHS: i32 = 18;

/// The newest account of an association is so old that there is a later one.
pub fn newest_report_is_old(association: &Association, today: Date) -> Option<Finding> {
    let report = association.accounts().next()?;
    let last = report.period.last_day();
    let due = last.checked_add(MONTHS.months()).ok()?;
    (today > due).then(|| {
        let message =
            format!("förbundets nyaste redovisning gäller tiden till den {}, för mer än ett och ett halvt år sedan", swedish::date(last));
        Finding::new(Code::OldReport, report.span, message)
            .help("Finns det en senare redovisning, lägg in den. Startsidan säger vilket år den nyaste gäller.")
    })
}
