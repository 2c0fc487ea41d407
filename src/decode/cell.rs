//! One entry of `varden` becomes a cell.

use super::amount::{self, AmountError, Number, Reading};
use super::meaning::{Holds, holds, meaning};
use super::reader::Node;
use crate::diag::{Code, Finding, Located};
use crate::keys::{self, Holding};
use crate::model::{Cell, Content, Figure, Meaning, Part, Piece, Scale, Unit, suggestion};
use std::collections::BTreeMap;
use toml::de::DeValue;

/// So many levels of a scale are named all.
const FEW: usize = 8;

/// What surrounds a cell.
pub(super) struct Around<'s> {
    pub meaning: Meaning,
    pub holds: Holds,
    /// Why the figures of the row are restated.
    pub restated: Option<String>,
    /// Unit of the report, if nothing nearer says otherwise.
    pub unit: Unit,
    pub scales: &'s BTreeMap<String, Scale>,
}

/// Reads a cell. What cannot be read is reported and stands as unreadable, so that the rest is checked all the same.
pub(super) fn cell(node: Node, around: &Around) -> Cell {
    let mut cell =
        Cell { span: node.span, content: Content::Blank, meaning: around.meaning.clone(), remark: None, restated: around.restated.clone() };
    let mut cell_holds = around.holds.clone();
    let mut value = Some(node);
    if let DeValue::Table(_) = node.value
        && let Some(mut fields) = node.fields::<keys::Cell>()
    {
        value = fields.take(keys::Cell::VALUE);
        cell.remark = fields.plain(keys::Cell::REMARK);
        cell.restated = fields.plain(keys::Cell::RESTATED).or(cell.restated);
        cell.meaning = meaning(&mut fields).within(&around.meaning);
        cell_holds = holds(&mut fields, around.scales).within(&around.holds);
        fields.finish();
    }
    let Some(value) = value else { return cell };
    cell.span = value.span;
    cell.content = match cell_holds.what.unwrap_or(Holding::Figures) {
        Holding::Figures => figures(value, &cell.meaning, &cell_holds, around),
        Holding::Text => text(value),
        Holding::Scale => level(value, &cell_holds, around),
    };
    cell
}

fn text(node: Node) -> Content {
    match node.text() {
        Some(text) => state(&text.value).unwrap_or(Content::Text(text.value.into())),
        None => Content::Unreadable,
    }
}

/// The signs for a cell without content, the same in every kind of column.
fn state(text: &str) -> Option<Content> {
    Some(match amount::sign(text)? {
        Reading::Nil => Content::Nil,
        Reading::Blank => Content::Blank,
        Reading::NotApplicable => Content::NotApplicable,
        Reading::Withheld => Content::Withheld,
        Reading::Unreadable => Content::Unreadable,
        Reading::ToFill => Content::ToFill,
        Reading::Number(_) => return None,
    })
}

fn level(node: Node, holds: &Holds, around: &Around) -> Content {
    let Some(text) = node.text() else { return Content::Unreadable };
    if let Some(state) = state(&text.value) {
        return state;
    }
    let Some(scale_id) = &holds.scale else {
        node.cx.push(
            Finding::new(Code::MissingKey, text.span, "cellen hör till en skala, men ingen skala är angiven")
                .help("Lägg till skala = \"…\" på kolumnen. Då behövs inte typ."),
        );
        return Content::Unreadable;
    };
    // An unknown scale has been reported where it is named.
    let Some(scale) = around.scales.get(&scale_id.value) else { return Content::Unreadable };
    let level = scale.levels.iter().position(|level| level.name == text.value || level.other_names.contains(&text.value));
    if level.is_none() && !scale.free_text {
        node.cx.push(
            Finding::new(Code::UnknownLevel, text.span, format!("skalan ”{}” har ingen nivå ”{}”", scale_id.value, text.value))
                .help(levels(&text.value, scale)),
        );
    }
    Content::Level { scale: scale_id.value.as_str().into(), text: text.value.into(), level }
}

fn figures(node: Node, meaning: &Meaning, holds: &Holds, around: &Around) -> Content {
    let number = match node.value {
        DeValue::String(text) => {
            if let Some(state) = state(text) {
                return state;
            }
            if let Some(template) = &holds.template {
                return parts(text, node, template, meaning, holds, around);
            }
            match amount::read(text) {
                Ok(Reading::Number(number)) => Ok(number),
                Ok(_) => return Content::Blank,
                Err(error) => Err(error),
            }
        }
        DeValue::Integer(integer) if integer.radix() == 10 => amount::read_number(integer.as_str()),
        DeValue::Float(float) => amount::read_number(float.as_str()),
        _ => {
            node.wrong_type("ett belopp");
            return Content::Unreadable;
        }
    };
    match number {
        Ok(number) => Content::Figure(figure(number, meaning, around.unit)),
        Err(error) => {
            bad_amount(error, node);
            Content::Unreadable
        }
    }
}

/// What the scale has. The name that is most like another may mean its opposite.
fn levels(given: &str, scale: &Scale) -> String {
    let names = || scale.levels.iter().map(|level| level.name.as_str());
    match scale.levels.len() {
        1..=FEW => format!("Skriv en av dem som finns: {}.", names().collect::<Vec<_>>().join(", ")),
        _ => suggestion(given, names()),
    }
}

fn bad_amount(error: AmountError, node: Node) {
    node.cx.push(Finding::new(Code::BadAmount, node.span, error.message).help(error.help));
}

fn figure(number: Number, meaning: &Meaning, default: Unit) -> Figure {
    Figure {
        value: number.value,
        printed: number.printed.into(),
        unit: number.unit.or(meaning.unit).unwrap_or(default),
        approximate: number.approximate,
        marks: number.marks.into(),
        fraction: number.fraction,
    }
}

/// Reads a cell with several figures by its template, such as `{k}/{m} ({kp}/{mp} %)`.
fn parts(text: &str, node: Node, template: &Located<String>, meaning: &Meaning, holds: &Holds, around: &Around) -> Content {
    let mut pieces = Vec::new();
    let mut rest = text.trim();
    let mut template_rest = template.value.as_str();
    while let Some(open) = template_rest.find('{') {
        let Some(length) = template_rest[open..].find('}') else {
            node.cx.push(
                Finding::new(Code::BadTemplate, template.span, "mallen har en klammer som inte avslutas")
                    .help("Skriv delens namn som {namn}."),
            );
            return Content::Unreadable;
        };
        let (literal, name) = (&template_rest[..open], &template_rest[open + 1..open + length]);
        template_rest = &template_rest[open + length + 1..];
        let next_literal = template_rest.split('{').next().unwrap_or_default();
        let Some(after) = skip(rest, literal) else { return mismatch(text, node, template) };
        let end = match next_literal.trim().chars().next() {
            Some(stop) => after.find(stop),
            None => Some(after.len()),
        };
        let Some(end) = end else { return mismatch(text, node, template) };
        let number = match amount::read(&after[..end]) {
            Ok(Reading::Number(number)) => number,
            Ok(_) => return mismatch(text, node, template),
            Err(error) => {
                bad_amount(error, node);
                return Content::Unreadable;
            }
        };
        rest = &after[end..];
        let own = holds.parts.as_ref().and_then(|parts| parts.get(name)).cloned().unwrap_or_default();
        let part_meaning = own.within(meaning);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal.to_owned()));
        }
        pieces.push(Piece::Part(Part { id: name.into(), figure: figure(number, &part_meaning, around.unit), meaning: part_meaning }));
    }
    match skip(rest, template_rest) {
        Some(left) if left.trim().is_empty() => {}
        _ => return mismatch(text, node, template),
    }
    if !template_rest.is_empty() {
        pieces.push(Piece::Literal(template_rest.to_owned()));
    }
    Content::Parts(pieces)
}

/// What follows the literal at the start of the text, white space aside.
fn skip<'t>(text: &'t str, literal: &str) -> Option<&'t str> {
    let mut rest = text;
    for c in literal.chars().filter(|c| !c.is_whitespace()) {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest.trim_start())
}

fn mismatch(text: &str, node: Node, template: &Located<String>) -> Content {
    node.cx.push(
        Finding::new(Code::BadTemplate, node.span, format!("”{text}” följer inte mallen ”{}”", template.value))
            .also(template.span, "mallen")
            .help("Skriv cellen som mallen säger, eller ge cellen en egen mall: { v = \"…\", mall = \"…\" }."),
    );
    Content::Unreadable
}
