//! How tall a table is: its columns are as wide as a browser makes them, and its texts break where it breaks them.

use super::letters::{Face, Style};
use super::page::{ACTION, MEASURE, ROOM_TO_CLICK, TITLE, list, room_of, whole};
use super::words;
use crate::narrative::plain;
use crate::site::view::{CellView, ColumnView, GroupView, RowView, TableView};

const FACTS: Style = Style { face: Face::Text, size: 15_00, line: 21_00 };
const CELL_LABEL: Style = Style { face: Face::Text, size: 14_00, line: 19_60 };
const LINE: i64 = 1_00;
/// Above and below the text of a cell.
const PADDING: i64 = 16_00;
/// Running text in a cell is no wider.
const CELL_MEASURE: i64 = 576_00;
/// The label of a row is no wider.
const LABEL_MEASURE: i64 = 480_00;
/// Where a bar to scroll with takes room.
const SCROLLBAR: i64 = 16_00;
/// The number of an explanation beside a figure, and how much taller it makes the row.
const MARK: i64 = 38_00;
const MARKED: i64 = 4_00;

/// The page of a table, in pixels.
pub(in crate::site) fn of_table(table: &TableView, footer: &str, width: i64) -> i64 {
    let room = room_of(width);
    let measure = room.min(MEASURE);
    let look = Look::of(table, width);
    let mut height = 16_00;
    let inside = if table.sheet {
        height += 3_00 + 17_60 + 12_00;
        room - 2 * (width * 3).clamp(16_00, 28_00)
    } else {
        room
    };
    height += caption(table, width, inside);
    height += if look.is_stacked() { stacked(table, look, inside) } else { in_columns(table, look, inside) };
    height += list(table.remarks.iter().map(|remark| format!("{} {}", remark.mark, plain(&remark.html)).trim().to_owned()), measure);
    if !table.noted_by.is_empty() {
        let rows: Vec<&str> = table.noted_by.iter().map(|row| row.text.as_str()).collect();
        // Each is a link with room to click on, and begins on a new line where it does not fit.
        let all = format!("{} {}", words::NOTED_BY, rows.join(", "));
        let lines = ACTION.height(&all, room) + i64::try_from(rows.len() - 1).unwrap_or_default() * 6_40;
        height += 9_60 + 6_40 + lines;
    }
    if table.file.is_some() {
        height += 6_40 + ACTION.line + ROOM_TO_CLICK;
    }
    whole(height + spare(height), footer, room)
}

/// A browser may break a text in a cell one line later, and a row is then a line taller. Nothing is to be cut off.
fn spare(height: i64) -> i64 {
    16_00 + height / 80
}

fn caption(table: &TableView, width: i64, room: i64) -> i64 {
    let gutter = (width * 4).clamp(16_00, 40_00);
    let room = if table.sheet { room - 32_00 } else { 608_00.min(width * 100 - 2 * gutter - 32_00) };
    let unit = table.unit.map(|unit| {
        let printed = table.printed_unit.as_ref().map(|printed| format!(" ({} ”{printed}”)", words::PRINTED_UNIT));
        format!("{}{}. ", words::unit(unit), printed.unwrap_or_default())
    });
    let page = table.page.map(|page| format!("{} {page} {}", words::PAGE, words::PAGE_OF));
    let facts = format!("{}{}", unit.unwrap_or_default(), page.unwrap_or_default());
    let facts = if facts.is_empty() { 0 } else { 2_40 + FACTS.height(&facts, room) };
    TITLE.height(&table.caption, room) + facts + 12_00
}

/// How the style sheet sets a table at a width.
#[derive(Clone, Copy)]
struct Look {
    narrow: bool,
    /// More than four columns.
    wide: bool,
    /// Text in several columns, or the sheet of an initiative.
    stacks: bool,
    sheet: bool,
    text: Style,
    bold: Style,
    head: Style,
    /// Left of a cell, and left of the first in a group.
    left: i64,
    group_left: i64,
}

impl Look {
    fn of(table: &TableView, width: i64) -> Look {
        let narrow = width < 640;
        let stacks = table.sheet || table.columns.iter().filter(|column| !column.numeric).count() > 1;
        let wide = !stacks && table.columns.len() > 4;
        let size = match (narrow, wide, stacks && !table.sheet) {
            (true, ..) => 14_40,
            (_, true, _) => 14_00,
            (.., true) => 15_00,
            _ => 16_00,
        };
        let head = if wide { 14_00 } else { 15_00 };
        let (left, group_left) = match (narrow, wide) {
            (true, true) => (9_60, 18_40),
            (true, false) => (9_60, 20_00),
            (false, true) => (11_20, 18_40),
            (false, false) => (20_00, 36_00),
        };
        let style = |face| Style { face, size, line: size * 7 / 5 };
        let head = Style { face: Face::HalfBold, size: head, line: head * 13 / 10 };
        Look { narrow, wide, stacks, sheet: table.sheet, text: style(Face::Text), bold: style(Face::Bold), head, left, group_left }
    }

    fn note_left(self) -> i64 {
        if self.narrow { 6_40 } else { 20_00 }
    }

    fn is_stacked(self) -> bool {
        self.narrow && self.stacks
    }

    /// What stands before the row in bold.
    fn row_label(self, row: &RowView) -> Style {
        if row.kind != "line" || self.sheet || self.is_stacked() { self.bold } else { self.text }
    }
}

/// A text in a cell.
struct Block {
    text: String,
    style: Style,
    above: i64,
    indent: i64,
    /// No line ends in it.
    whole: bool,
    widest: i64,
}

/// What stands in a cell, below each other, with what is around it.
#[derive(Default)]
struct Content {
    blocks: Vec<Block>,
    /// Left and right of it.
    beside: i64,
    least: i64,
}

impl Content {
    fn of(text: &str, style: Style, whole: bool, beside: i64) -> Content {
        let block = Block { text: text.to_owned(), style, above: 0, indent: 0, whole, widest: i64::MAX };
        Content { blocks: vec![block], beside, least: 0 }
    }

    /// The least room that it takes, and that on one line.
    fn widths(&self) -> (i64, i64) {
        let least = self.blocks.iter().map(|block| block.indent + block.least());
        let most = self.blocks.iter().map(|block| block.indent + block.style.width(&block.text).min(block.widest));
        let least = (least.max().unwrap_or_default() + self.beside).max(self.least);
        (least, (most.max().unwrap_or_default() + self.beside).max(least))
    }

    fn height(&self, width: i64) -> i64 {
        let room = width - self.beside;
        self.blocks.iter().map(|block| block.above + block.height(room)).sum()
    }
}

impl Block {
    fn least(&self) -> i64 {
        if self.whole { self.style.width(&self.text) } else { self.style.widest_word(&self.text) }.min(self.widest)
    }

    fn height(&self, room: i64) -> i64 {
        if self.whole { self.style.line } else { self.style.height(&self.text, (room - self.indent).min(self.widest)) }
    }
}

/// Every row below the others, with each cell on lines of its own.
fn stacked(table: &TableView, look: Look, room: i64) -> i64 {
    const CELL: i64 = 6_40;
    let mut height = 0;
    for (place, row) in table.rows.iter().enumerate() {
        height += 24_00 + LINE + CELL + row_label(row, look, 0).height(room);
        if row.kind == "heading" {
            height += if place == 0 { 8_80 } else { 18_40 };
        }
        let shown =
            row.cells.iter().zip(&table.columns).filter(|(cell, _)| look.sheet || !cell.html.is_empty() || cell.state == "unreadable");
        for (cell, column) in shown.filter(|_| row.kind != "heading") {
            let beside = (cell.numeric && column.numeric) || cell.state == "nil";
            let mut content = cell_content(cell, look, 0);
            match content.blocks.first_mut().filter(|_| beside) {
                Some(value) => {
                    value.text = format!("{}: {}", column.text, value.text);
                    value.whole = false;
                }
                None if !column.text.is_empty() => height += CELL_LABEL.height(&column.text, room),
                None => {}
            }
            height += CELL + content.height(room);
            if row.kind == "sum" {
                height += LINE;
            }
            if !column.group.is_empty() {
                height += 6_40 + 4_80 + LINE + CELL_LABEL.height(&column.group, room);
            }
        }
    }
    height
}

/// The label of a row with what is remarked on it.
fn row_label(row: &RowView, look: Look, beside: i64) -> Content {
    let label = row.label.as_deref().unwrap_or(words::NO_LABEL);
    let mut content = Content::of(label, look.row_label(row), false, beside);
    let small = Style { face: Face::Text, size: look.text.size * 94 / 100, line: look.text.line * 94 / 100 };
    let restated = row.restated.as_ref().map(|why| format!("{} {why}", words::RESTATED));
    let remarks = row.remark.iter().cloned().chain(restated);
    content.blocks.extend(remarks.map(|text| Block { text, style: small, above: 0, indent: 0, whole: false, widest: i64::MAX }));
    for block in &mut content.blocks {
        block.widest = if look.narrow { i64::MAX } else { LABEL_MEASURE };
    }
    content
}

fn cell_content(cell: &CellView, look: Look, beside: i64) -> Content {
    let text = if cell.state == "unreadable" { words::UNREADABLE.to_owned() } else { plain(&cell.html) };
    let marks = MARK * i64::try_from(cell.departures.len()).unwrap_or_default();
    if cell.numeric {
        return Content::of(&text, look.text, true, beside + marks);
    }
    let mut content = Content { beside: beside + marks, ..Content::default() };
    let (mut in_list, mut first) = (false, true);
    for part in cell.html.split("</p>").flat_map(|part| part.split("</li>")) {
        let (text, item) = (plain(part), part.contains("<li"));
        if text.is_empty() {
            continue;
        }
        let above = if first {
            0
        } else if item && in_list {
            5_60
        } else {
            12_80
        };
        (in_list, first) = (item, false);
        let indent = if item { 20_80 } else { 0 };
        content.blocks.push(Block { text, style: look.text, above, indent, whole: false, widest: CELL_MEASURE - indent });
    }
    content
}

/// The table in columns: the labels, the notes if there are any, and the cells.
fn in_columns(table: &TableView, look: Look, room: i64) -> i64 {
    let first_right = if look.narrow { 0 } else { 8_00 };
    let corner = if table.has_notes { 2 } else { 1 };
    let left = |column: &ColumnView| if column.starts_group { look.group_left } else { look.left };
    let mut columns = vec![(0, 0); corner + table.columns.len()];
    let mut need = |place: usize, content: &Content| {
        let (least, most) = content.widths();
        if let Some((known_least, known_most)) = columns.get_mut(place) {
            (*known_least, *known_most) = (least.max(*known_least), most.max(*known_most));
        }
    };
    let head = |column: &ColumnView| Content::of(&column.text, look.head, column.text.chars().count() < 12, left(column));
    let corner_head = Content::of(&table.row_header, look.head, false, first_right);
    need(0, &corner_head);
    for (place, column) in table.columns.iter().enumerate() {
        need(corner + place, &head(column));
    }
    if table.has_notes {
        need(1, &Content::of(words::NOTE, look.head, true, look.note_left()));
    }
    // Each row with its contents by their columns, and what is around them.
    let mut rows: Vec<(Vec<Content>, i64)> = Vec::new();
    for (place, row) in table.rows.iter().enumerate() {
        let mut label = row_label(row, look, first_right);
        if row.kind == "heading" {
            let above = if place == 0 { 4_00 } else { 13_60 };
            rows.push((vec![label], PADDING + above + LINE));
            continue;
        }
        if look.narrow && table.columns.len() > 1 && !table.sheet {
            label.least = 104_00;
        }
        if look.narrow && look.wide {
            label.beside += 9_00;
            label.blocks.iter_mut().for_each(|block| block.widest = 135_00);
        }
        if look.stacks && !look.sheet {
            label.least = 112_00;
            label.blocks.iter_mut().for_each(|block| block.widest = 264_00);
        }
        if look.sheet {
            label.least = 224_00;
            label.blocks.iter_mut().for_each(|block| block.widest = 216_00);
        }
        let mut contents = vec![label];
        if table.has_notes {
            contents.push(Content { least: look.note_left() + 24_00, ..Content::of("", look.text, true, 0) });
        }
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            let mut content = cell_content(cell, look, left(column));
            if look.stacks && !look.sheet && !cell.numeric {
                content.least = 80_00;
            }
            if row.kind == "sum" {
                content.blocks.iter_mut().for_each(|block| block.style = look.bold);
            }
            contents.push(content);
        }
        contents.iter().enumerate().for_each(|(place, content)| need(place, content));
        let noted = row.note.is_some() || row.cells.iter().any(|cell| !cell.departures.is_empty());
        let line = if row.kind == "sum" { 2 * LINE } else { LINE };
        rows.push((contents, PADDING + line + if noted { MARKED } else { 0 }));
    }
    let (widths, scrolls) = divided(&columns, room);
    let mut height = if scrolls { SCROLLBAR } else { 0 };
    if table.has_header || table.has_notes {
        let tall = |grouped: bool| {
            let heads = table.columns.iter().zip(&widths[corner..]).filter(|(column, _)| column.grouped == grouped);
            heads.map(|(column, width)| head(column).height(*width)).max().unwrap_or_default() + PADDING + 2_00
        };
        let alone = tall(false).max(corner_head.height(widths[0]) + PADDING + 2_00);
        let over = |group: &GroupView| {
            let own = widths[corner..].iter().skip(group.start).take(group.span);
            look.head.height(&group.text, own.sum::<i64>() - look.group_left) + 8_00 + 5_60 + LINE
        };
        let groups = table.groups.iter().filter(|group| !group.text.is_empty()).map(over).max();
        height += groups.map_or(alone, |groups| alone.max(groups + tall(true)));
    }
    for (contents, around) in rows {
        let tallest = match &contents[..] {
            [heading] => heading.height(widths.iter().sum()),
            all => all.iter().zip(&widths).map(|(content, width)| content.height(*width)).max().unwrap_or_default(),
        };
        height += tallest.max(look.text.line) + around;
    }
    height
}

/// The widths of columns of which each has a least and a most, and whether they are too wide for the room.
fn divided(columns: &[(i64, i64)], room: i64) -> (Vec<i64>, bool) {
    let (least, most) = columns.iter().fold((0, 0), |(least, most), (own_least, own_most)| (least + own_least, most + own_most));
    if most <= room {
        return (columns.iter().map(|(_, most)| *most).collect(), false);
    }
    let (spare, wish) = ((room - least).max(0), (most - least).max(1));
    let width = |(least, most): &(i64, i64)| least + (most - least) * spare / wish;
    (columns.iter().map(width).collect(), least > room)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room_by_what_they_wish() {
        assert_eq!(divided(&[(10, 20), (10, 40)], 100), (vec![20, 40], false), "there is room for all");
        assert_eq!(divided(&[(10, 20), (10, 40)], 40), (vec![15, 25], false));
        assert_eq!(divided(&[(10, 20), (10, 40)], 15), (vec![10, 10], true), "they are too wide");
    }
}
