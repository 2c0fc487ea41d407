//! The keys that give figures a meaning: the same on table, column, row, cell and part.

use super::reader::{Fields, check_id};
use crate::diag::{Code, Finding, Findings, Located};
use crate::model::{CostGroup, Dimension, Edge, Kind, Meaning, Period, Role, Sign, Unit, suggestion};
use std::collections::BTreeMap;

/// The names that meanings may refer to.
#[derive(Debug, Clone, Default)]
pub(super) struct Registry {
    /// None if `medlemmar.toml` is missing, which is reported once and not for every member.
    pub members: Option<Vec<String>>,
    pub initiatives: Vec<String>,
    pub scales: Vec<String>,
}

impl Registry {
    /// Reports a member that `medlemmar.toml` does not have.
    pub(super) fn check_member(&self, member: &Located<String>, findings: &mut Findings) {
        if let Some(members) = &self.members {
            check_known(member, members, Code::UnknownMember, "ingen medlem", findings);
        }
    }

    /// Reports an initiative that `insatser.toml` does not have.
    pub(super) fn check_initiative(&self, initiative: &Located<String>, findings: &mut Findings) {
        check_known(initiative, &self.initiatives, Code::UnknownInitiative, "ingen insats", findings);
    }
}

fn check_known(name: &Located<String>, known: &[String], code: Code, what: &str, findings: &mut Findings) {
    if !known.contains(&name.value) {
        findings.push(
            Finding::new(code, name.span, format!("det finns {what} ”{}”", name.value))
                .help(suggestion(&name.value, known.iter().map(String::as_str))),
        );
    }
}

/// What the cells hold, and how cells with several figures are printed.
#[derive(Clone, Default)]
pub(super) struct Holds {
    pub what: Option<What>,
    pub scale: Option<Located<String>>,
    pub template: Option<Located<String>>,
    /// *delar*: what each figure of a cell means.
    pub parts: Option<BTreeMap<String, Meaning>>,
}

/// *typ*
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Figures,
    Text,
    Scale,
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

/// Takes back a role that would be inherited.
const NO_ROLE: &str = "ingen";
const EDGES: [(&str, Edge); 2] = [("borjan", Edge::Start), ("slut", Edge::End)];
const SIGNS: [(&str, Sign); 2] = [("normalt", Sign::Normal), ("omvant", Sign::Reversed)];
const WHATS: [(&str, What); 3] = [("tal", What::Figures), ("text", What::Text), ("skala", What::Scale)];
const SEXES: [(&str, &str); 3] = [("kvinnor", "kvinnor"), ("man", "man"), ("annat", "annat")];
/// Dimensions with a key of their own that take any id.
const FREE: [Dimension; 6] =
    [Dimension::Indicator, Dimension::Question, Dimension::SurveyGroup, Dimension::Base, Dimension::Comparator, Dimension::MeasureVersion];

/// Reads the meaning keys of a table, row, cell or part. On a column `grupp` is a header, so it is left alone there.
pub(super) fn meaning(fields: &mut Fields, on_column: bool, registry: &Registry, findings: &mut Findings) -> Meaning {
    let mut named: Vec<(&str, String)> = Vec::new();
    if let Some(member) = fields.id(Dimension::Member.id(), findings) {
        registry.check_member(&member, findings);
        named.push((Dimension::Member.id(), member.value));
    }
    if let Some(initiative) = fields.id(Dimension::Initiative.id(), findings) {
        registry.check_initiative(&initiative, findings);
        named.push((Dimension::Initiative.id(), initiative.value));
    }
    if !on_column {
        let groups = CostGroup::ALL.map(|(name, _)| (name, name));
        named.extend(fields.choice(Dimension::Group.id(), &groups, findings).map(|group| (Dimension::Group.id(), group.to_owned())));
    }
    named.extend(fields.choice(Dimension::Sex.id(), &SEXES, findings).map(|sex| (Dimension::Sex.id(), sex.to_owned())));
    for dimension in FREE {
        named.extend(fields.id(dimension.id(), findings).map(|id| (dimension.id(), id.value)));
    }
    let others = fields.take("dimension").and_then(|node| node.fields(findings));
    for entry in others.into_iter().flat_map(super::reader::Fields::all) {
        if check_id(entry.key, entry.key_span, findings) {
            named.extend(entry.node.id(findings).map(|id| (entry.key, id.value)));
        }
    }
    let dimensions = named.into_iter().collect();
    let no_role = fields.take("roll").is_some_and(|node| node.value.as_str() == Some(NO_ROLE));
    Meaning {
        role: if no_role { None } else { role(fields, findings) },
        no_role,
        period: period(fields, findings),
        edge: fields.choice("tidpunkt", &EDGES, findings),
        kind: fields.choice("slag", &Kind::ALL, findings),
        unit: fields.choice("enhet", &Unit::ALL, findings),
        sign: fields.choice("tecken", &SIGNS, findings),
        dimensions,
    }
}

pub(super) fn role(fields: &mut Fields, findings: &mut Findings) -> Option<Role> {
    let text = fields.text("roll", findings)?;
    let role = Role::from_id(&text.value);
    if role.is_none() {
        let near = crate::swedish::nearest(&text.value, Role::ALL.iter().map(|role| role.id()));
        let help = near.map_or_else(|| "Alla roller står i docs/content-format.md.".to_owned(), |name| format!("Menade du ”{name}”?"));
        findings.push(Finding::new(Code::UnknownRole, text.span, format!("det finns ingen roll ”{}”", text.value)).help(help));
    }
    role
}

pub(super) fn period(fields: &mut Fields, findings: &mut Findings) -> Option<Period> {
    let text = fields.text("period", findings)?;
    let period = Period::parse(&text.value);
    if period.is_none() {
        findings.push(
            Finding::new(Code::BadPeriod, text.span, format!("”{}” är ingen period", text.value))
                .help("Skriv till exempel \"2024\", \"2020-h1\", \"2021-t2\", \"2024-12-31\" eller \"2020-01-01/2020-06-30\"."),
        );
    }
    period
}

/// Reads `typ`, `skala`, `mall` and `delar`.
pub(super) fn holds(fields: &mut Fields, registry: &Registry, findings: &mut Findings) -> Holds {
    let what = fields.choice("typ", &WHATS, findings);
    let scale = fields.id("skala", findings);
    if let Some(scale) = &scale {
        check_known(scale, &registry.scales, Code::UnknownScale, "ingen skala", findings);
    }
    let template = fields.text("mall", findings);
    let parts = fields.take("delar").and_then(|node| {
        let mut meanings = BTreeMap::new();
        for entry in node.fields(findings)?.all() {
            let in_template = |template: &Located<String>| template.value.contains(&format!("{{{}}}", entry.key));
            if template.as_ref().is_some_and(|template| !in_template(template)) {
                findings.push(
                    Finding::new(Code::BadTemplate, entry.key_span, format!("mallen har ingen del ”{}”", entry.key))
                        .help(format!("Skriv {{{}}} i mallen, eller ta bort delen.", entry.key)),
                );
            }
            let Some(mut part) = entry.node.fields(findings) else { continue };
            meanings.insert(entry.key.to_owned(), meaning(&mut part, false, registry, findings));
            part.finish(findings);
        }
        Some(meanings)
    });
    Holds { what, scale, template, parts }
}
