//! What the pages of charts and of tables have in common: the measures of their texts, the remarks and the end.

use super::letters::{Face, Style};
use super::words;
use crate::model::Site;
use crate::site::view::Date;

pub(super) const TITLE: Style = Style { face: Face::Title, size: 20_80, line: 26_00 };
pub(super) const SUBTITLE: Style = Style { face: Face::Text, size: 17_00, line: 23_80 };
pub(super) const PROSE: Style = Style { face: Face::Text, size: 17_00, line: 27_20 };
pub(super) const REMARK: Style = Style { face: Face::Text, size: 15_00, line: 21_75 };
pub(super) const ACTION: Style = Style { face: Face::Text, size: 15_00, line: 24_00 };
pub(super) const FOOTER: Style = Style { face: Face::Text, size: 15_00, line: 22_50 };

/// On both sides of the page.
pub(super) const MARGIN: i64 = 16_00;
/// Running text is no wider.
pub(super) const MEASURE: i64 = 544_00;
/// Above and below what can be clicked.
pub(super) const ROOM_TO_CLICK: i64 = 8_00;

/// The room for what a page shows.
pub(super) fn room_of(width: i64) -> i64 {
    width * 100 - 2 * MARGIN
}

/// Remarks below each other; nothing where there are none.
pub(super) fn list(texts: impl Iterator<Item = String>, room: i64) -> i64 {
    texts.enumerate().map(|(place, text)| if place == 0 { 9_60 } else { 4_00 } + REMARK.height(&text, room)).sum()
}

/// What stands at the end of the page.
pub(in crate::site) fn footer(site: &Site, from: &str, decided: Option<&Date>) -> String {
    let decided = decided.map(|date| format!(", {} {}", words::DECIDED, date.text));
    let mut text = format!("{} {from}{} – {}.", words::SOURCE, decided.unwrap_or_default(), site.website.title);
    if site.website.demonstration {
        text.push_str(&format!(" {}. {}", words::DEMONSTRATION, words::DEMONSTRATION_NOTICE));
    }
    text
}

/// The height of a page with its end, in pixels that hold it.
pub(super) fn whole(content: i64, footer: &str, room: i64) -> i64 {
    let share = FOOTER.line + ROOM_TO_CLICK;
    let end = 16_00 + 9_60 + FOOTER.height(footer, room) + share + 9_60 + 16_00;
    (content + end + 99) / 100
}
