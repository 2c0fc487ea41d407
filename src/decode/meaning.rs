//! The keys that give figures a meaning: the same on table, column, row, cell and part.

use super::reader::{Entry, Fields, Read};
use crate::diag::{Code, Finding, Located};
use crate::keys::{self, Choice, Holding, Id};
use crate::model::{CostGroup, Dimension, Meaning, Scale};
use std::collections::{BTreeMap, BTreeSet};

/// What the cells hold, and how cells with several figures are printed.
#[derive(Clone, Default)]
pub(super) struct Holds {
    pub what: Option<Holding>,
    pub scale: Option<Located<String>>,
    pub template: Option<Located<String>>,
    /// *delar*: what each figure of a cell means.
    pub parts: Option<BTreeMap<String, Meaning>>,
}

impl Holds {
    /// What this leaves open is taken from the next wider one.
    pub(super) fn within(&self, wider: &Holds) -> Holds {
        Holds {
            what: self.what.or(wider.what),
            scale: self.scale.clone().or_else(|| wider.scale.clone()),
            template: self.template.clone().or_else(|| wider.template.clone()),
            parts: self.parts.clone().or_else(|| wider.parts.clone()),
        }
    }
}

/// Reads the meaning keys of a table, row, cell or part.
pub(super) fn meaning(fields: &mut Fields) -> Meaning {
    meaning_with(fields, true)
}

/// Reads the meaning keys of a column, where `grupp` is a header.
pub(super) fn meaning_of_column(fields: &mut Fields) -> Meaning {
    meaning_with(fields, false)
}

fn meaning_with(fields: &mut Fields, grouped: bool) -> Meaning {
    let mut named: Vec<(&str, String)> = Vec::new();
    if let Some(member) = fields.get(keys::Meaning::MEMBER) {
        fields.cx.check_member(&member);
        named.push((Dimension::Member.id(), member.value));
    }
    if let Some(initiative) = fields.get(keys::Meaning::INITIATIVE) {
        fields.cx.check_initiative(&initiative);
        named.push((Dimension::Initiative.id(), initiative.value));
    }
    let group = if grouped { fields.get(keys::Group::GROUP) } else { None };
    named.extend(group.map(|group: CostGroup| (Dimension::Group.id(), group.id().to_owned())));
    named.extend(fields.get(keys::Meaning::SEX).map(|sex| (Dimension::Sex.id(), sex.0.to_owned())));
    // Dimensions with a key of their own that take any id.
    for key in [
        keys::Meaning::INDICATOR,
        keys::Meaning::QUESTION,
        keys::Meaning::SURVEY_GROUP,
        keys::Meaning::BASE,
        keys::Meaning::COMPARATOR,
        keys::Meaning::MEASURE,
    ] {
        named.extend(fields.get(key).map(|id| (key.info.name, id.value)));
    }
    named.extend(fields.get(keys::Meaning::OTHER).unwrap_or_default());
    let role = fields.get(keys::Meaning::ROLE);
    Meaning {
        role: role.flatten(),
        no_role: role == Some(None),
        period: fields.get(keys::Meaning::PERIOD),
        edge: fields.get(keys::Meaning::EDGE),
        kind: fields.get(keys::Meaning::OF_FIGURE),
        unit: fields.get(keys::Meaning::UNIT),
        sign: fields.get(keys::Meaning::SIGN),
        dimensions: named.into_iter().collect(),
    }
}

/// Reads what cells hold and, with several figures in one, what each means.
pub(super) fn holds(fields: &mut Fields, scales: &BTreeMap<String, Scale>) -> Holds {
    let scale = scale(fields, scales);
    let what = what(fields, scale.is_some());
    let template = fields.get(keys::Cells::TEMPLATE);
    let parts = fields.get(keys::Cells::PARTS);
    let parts = parts.map(|parts| parts.into_iter().filter_map(|entry| part(entry, template.as_ref())).collect());
    Holds { what, scale, template, parts }
}

/// The scale that is named. One that cannot be is reported here, and stands so that no cell is asked for another.
fn scale(fields: &mut Fields, scales: &BTreeMap<String, Scale>) -> Option<Located<String>> {
    let node = fields.take(keys::Cells::SCALE)?;
    let Some(scale) = Id::read(node, keys::Cells::SCALE.info.name) else { return Some(Located { value: String::new(), span: node.span }) };
    if !scales.contains_key(&scale.value) {
        let known: BTreeSet<String> = scales.keys().cloned().collect();
        let place = format!("som [skala.{}]", scale.value);
        fields.cx.check_known(&scale, &known, Code::UnknownScale, "ingen skala", &place);
    }
    Some(scale)
}

/// `typ`, which a scale at the same place says too.
fn what(fields: &mut Fields, has_scale: bool) -> Option<Holding> {
    let typed = fields.take(keys::Cells::HOLDING);
    let what = typed.and_then(|node| Choice::<Holding>::read(node, keys::Cells::HOLDING.info.name));
    if !has_scale {
        return what;
    }
    if let Some(node) = typed.filter(|_| matches!(what, Some(Holding::Figures | Holding::Text))) {
        fields.cx.push(
            Finding::new(Code::TypeBesideScale, node.span, "typ säger emot skala: celler på en skala är omdömen")
                .help("Ta bort typ om cellerna är omdömen. Ta annars bort skala."),
        );
    }
    Some(Holding::Scale)
}

/// The name of a part, which the template must have, and what its figures mean.
fn part(entry: Entry, template: Option<&Located<String>>) -> Option<(String, Meaning)> {
    if template.is_some_and(|template| !template.value.contains(&format!("{{{}}}", entry.key))) {
        entry.node.cx.push(
            Finding::new(Code::BadTemplate, entry.key_span, format!("mallen har ingen del ”{}”", entry.key))
                .help(format!("Skriv {{{}}} i mallen, eller ta bort delen.", entry.key)),
        );
    }
    let mut part = entry.node.fields::<keys::Part>()?;
    let meaning = meaning(&mut part);
    part.finish();
    Some((entry.key.to_owned(), meaning))
}
