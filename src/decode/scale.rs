//! `[skala.<id>]`: the levels of a scale, in the order that it declares, held against their colours.

use super::context::Cx;
use super::reader::{Entry, Fields};
use crate::diag::{Code, Finding, Span};
use crate::keys;
use crate::model::{Colour, Scale, ScaleLevel, ScaleOrder};
use std::collections::BTreeMap;

/// A level with its place.
type Placed = (ScaleLevel, Span);

/// Reads the scales of one file.
pub(super) fn read_scales(given: Vec<Entry>, scales: &mut BTreeMap<String, Scale>) {
    for entry in given {
        let Some(mut fields) = entry.node.fields::<keys::Scale>() else { continue };
        let free_text = fields.get(keys::Scale::FREE_TEXT).unwrap_or_default();
        let order = fields.get(keys::Scale::ORDER).unwrap_or_default();
        let mut levels: Vec<Placed> = fields.list(keys::Scale::LEVELS).into_iter().filter_map(level).collect();
        fields.finish();
        if order == ScaleOrder::HighestFirst {
            levels.reverse();
        }
        let ordered = order != ScaleOrder::None;
        if ordered {
            hold_against_colours(&levels, order, entry.node.cx);
        }
        let levels = levels.into_iter().map(|(level, _)| level).collect();
        scales.insert(entry.key.to_owned(), Scale { levels, ordered, free_text });
    }
}

fn level(mut fields: Fields) -> Option<Placed> {
    let name = fields.get(keys::Level::NAME);
    let other_names = fields.list(keys::Level::OTHER_NAMES).into_iter().map(|text| text.value).collect();
    let colour = fields.get(keys::Level::COLOUR);
    let symbol = fields.plain(keys::Level::SYMBOL);
    let meaning = fields.get(keys::Level::MEANING);
    let span = fields.span;
    fields.finish();
    Some((ScaleLevel { name: name?.value, other_names, colour, symbol, meaning }, span))
}

/// Tells of the first level, from the lowest, whose colour says that it is worse than the one before it.
fn hold_against_colours(levels: &[Placed], order: ScaleOrder, cx: &Cx) {
    let coloured: Vec<(&Placed, Colour, u8)> =
        levels.iter().filter_map(|placed| Some((placed, placed.0.colour?, placed.0.colour?.rank()?))).collect();
    let mut pairs = coloured.iter().zip(coloured.iter().skip(1));
    let Some((lower, higher)) = pairs.find(|(lower, higher)| lower.2 > higher.2) else { return };
    let other = match order {
        ScaleOrder::LowestFirst => ScaleOrder::HighestFirst,
        _ => ScaleOrder::LowestFirst,
    };
    let what_to_do = if coloured.is_sorted_by(|lower, higher| lower.2 >= higher.2) {
        format!("Skriv ordning = \"{}\" om det är den ordning som nivåerna står i. Rätta annars färgerna.", other.id())
    } else {
        "Rätta färgen, eller flytta nivån dit den hör.".to_owned()
    };
    let (((level, span), colour, _), ((below, place), of_below, _)) = (higher, lower);
    let (colour, of_below) = (colour.swedish(), of_below.swedish());
    let message = format!("nivån ”{}” är {colour} men står som högre än ”{}”, som är {of_below}", level.name, below.name);
    cx.push(
        Finding::new(Code::ScaleOrder, *span, message)
            .also(*place, "står som lägre")
            .help(format!("{what_to_do} Har originalet färgerna så: skriv ordning = \"{}\".", ScaleOrder::None.id())),
    );
}
