//! `webbplats.toml`, `medlemmar.toml`, `indikatorer.toml`, `ordlista.toml`, `forbund.toml` and `insatser.toml`.

use super::accessibility;
use super::amount::{self, Reading};
use super::chart::chart_words;
use super::meaning::{Registry, period, role};
use super::reader::Fields;
use super::table::double_id;
use crate::diag::{Code, Finding, Findings, Located, Span};
use crate::model::{
    Association, Break, ComparisonNote, CostGroup, Figure, GlossaryTerm, IndicatorDefinition, Initiative, MeasureVersion, Member,
    MemberKind, Membership, Owner, Unit, Website,
};
use std::collections::BTreeMap;

pub(super) fn website(mut fields: Fields, findings: &mut Findings) -> Website {
    let title = fields.required("titel", findings);
    let description = fields.required("beskrivning", findings);
    let address = fields.required("adress", findings);
    let publisher = fields.required("utgivare", findings);
    let contact = fields.plain("kontakt", findings);
    let demonstration = fields.flag("demonstration", findings).unwrap_or(false);
    let given = fields.take("tillganglighet");
    let accessibility = given.and_then(|node| accessibility::statement(node, findings));
    if given.is_none() {
        findings.push(
            Finding::new(Code::Accessibility, fields.span, "tillgänglighetsredogörelsen saknas").help(
                "Lagen (2018:1937) kräver den. Lägg till [tillganglighet] med efterlevnad, bedomd, uppdaterad, metod och rapportera. Handboken visar hur.",
            ),
        );
    }
    fields.finish(findings);
    let plain = |text: Option<Located<String>>| text.map(|t| t.value).unwrap_or_default();
    Website {
        title: plain(title),
        description: plain(description),
        address: plain(address).trim_end_matches('/').to_owned(),
        publisher: plain(publisher),
        contact,
        demonstration,
        accessibility,
    }
}

pub(super) fn members(mut fields: Fields, findings: &mut Findings) -> Vec<Member> {
    let mut seen = Seen::default();
    let mut members = Vec::new();
    for mut fields in fields.tables("medlem", findings) {
        let id = required_id(&mut fields, &mut seen, findings);
        let name = fields.required("namn", findings);
        let former_names = fields.texts("tidigare_namn", findings);
        let kind = fields.required_choice("slag", &MemberKind::ALL, findings);
        let code = fields.plain("kod", findings);
        fields.finish(findings);
        if let (Some(id), Some(name), Some(kind)) = (id, name, kind) {
            let former_names = former_names.into_iter().map(|n| n.value).collect();
            members.push(Member { id, name: name.value, former_names, kind, code });
        }
    }
    fields.finish(findings);
    members
}

pub(super) fn association(
    id: &str,
    mut fields: Fields,
    registry: &Registry,
    initiatives: Vec<Initiative>,
    findings: &mut Findings,
) -> Association {
    let name = fields.required("namn", findings).map(|t| t.value).unwrap_or_default();
    let short_name = fields.plain("kortnamn", findings).unwrap_or_else(|| name.clone());
    let organisation_number = fields.plain("organisationsnummer", findings);
    let county = fields.plain("lan", findings);
    let description = fields.plain("beskrivning", findings);
    let contact = fields.plain("kontakt", findings);
    let help = fields.plain("hjalp", findings);
    let mut members = Vec::new();
    for mut fields in fields.tables("medlem", findings) {
        let member = fields.required("id", findings);
        let from = fields.date("fran", findings).map(|d| d.value);
        let to = fields.date("till", findings).map(|d| d.value);
        let share = fields.text("andel", findings).and_then(|share| share_of(&share, findings));
        fields.finish(findings);
        if let Some(member) = member {
            registry.check_member(&member, findings);
            members.push(Membership { member: member.value, from, to, share });
        }
    }
    let breaks = fields.tables("brott", findings).into_iter().filter_map(|fields| series_break(fields, findings)).collect();
    let comparison_notes =
        fields.tables("jamforelse", findings).into_iter().filter_map(|fields| comparison_note(fields, findings)).collect();
    let mut words = Vec::new();
    chart_words(&mut fields, &mut words, findings);
    fields.finish(findings);
    Association {
        id: id.to_owned(),
        name,
        short_name,
        organisation_number,
        county,
        description,
        contact,
        help,
        members,
        breaks,
        comparison_notes,
        chart_words: words,
        initiatives,
        reports: Vec::new(),
    }
}

/// A share of the contributions, such as `50 %`.
fn share_of(text: &Located<String>, findings: &mut Findings) -> Option<Figure> {
    match amount::read(&text.value) {
        Ok(Reading::Number(number)) if number.unit == Some(Unit::Percent) && number.fraction.is_none() => Some(Figure {
            value: number.value,
            printed: number.printed,
            unit: Unit::Percent,
            approximate: number.approximate,
            marks: number.marks,
            fraction: None,
        }),
        _ => {
            findings.push(
                Finding::new(Code::BadShare, text.span, format!("”{}” är ingen andel", text.value))
                    .help("Skriv andelen i procent, till exempel \"25 %\"."),
            );
            None
        }
    }
}

fn series_break(mut fields: Fields, findings: &mut Findings) -> Option<Break> {
    fields.require("period");
    let period = period(&mut fields, findings);
    let role = role(&mut fields, findings);
    let text = fields.required("text", findings);
    fields.finish(findings);
    Some(Break { role, period: period?, text: text?.value })
}

fn comparison_note(mut fields: Fields, findings: &mut Findings) -> Option<ComparisonNote> {
    fields.require("roll");
    let role = role(&mut fields, findings);
    fields.require("period");
    let period = period(&mut fields, findings);
    let text = fields.required("text", findings);
    fields.finish(findings);
    Some(ComparisonNote { role: role?, period: period?, text: text?.value })
}

pub(super) fn indicators(mut fields: Fields, findings: &mut Findings) -> Vec<IndicatorDefinition> {
    let mut seen = Seen::default();
    let mut indicators = Vec::new();
    for mut fields in fields.tables("indikator", findings) {
        let id = required_id(&mut fields, &mut seen, findings);
        let name = fields.required("namn", findings);
        let topic = fields.required("amne", findings);
        let meaning = fields.plain("betydelse", findings);
        let measure = fields.plain("matning", findings);
        let versions = fields.tables("matt", findings).into_iter().filter_map(|fields| measure_version(fields, findings)).collect();
        fields.finish(findings);
        if let (Some(id), Some(name), Some(topic)) = (id, name, topic) {
            indicators.push(IndicatorDefinition { id, name: name.value, topic: topic.value, meaning, measure, versions });
        }
    }
    fields.finish(findings);
    indicators
}

fn measure_version(mut fields: Fields, findings: &mut Findings) -> Option<MeasureVersion> {
    let id = fields.id("id", findings);
    let from = period(&mut fields, findings);
    let text = fields.required("text", findings);
    fields.require("id");
    fields.finish(findings);
    Some(MeasureVersion { id: id?.value, from, text: text?.value })
}

pub(super) fn glossary(mut fields: Fields, findings: &mut Findings) -> Vec<GlossaryTerm> {
    let mut seen = Seen::default();
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    let mut terms = Vec::new();
    for mut fields in fields.tables("ord", findings) {
        let id = required_id(&mut fields, &mut seen, findings);
        let term = fields.required("ord", findings);
        let forms = fields.texts("former", findings);
        let text = fields.required("text", findings);
        fields.finish(findings);
        // A word that two terms share could lead to either.
        for form in term.iter().chain(&forms) {
            match known.get(&form.value.to_lowercase()) {
                Some(first) => findings.push(double_id(&form.value, form.span, *first)),
                None => _ = known.insert(form.value.to_lowercase(), form.span),
            }
        }
        if let (Some(id), Some(term), Some(text)) = (id, term, text) {
            let forms = forms.into_iter().map(|form| form.value).collect();
            terms.push(GlossaryTerm { id, term: term.value, forms, text: text.value });
        }
    }
    fields.finish(findings);
    terms
}

pub(super) fn initiatives(mut fields: Fields, registry: &Registry, findings: &mut Findings) -> Vec<Initiative> {
    let mut seen = Seen::default();
    let mut initiatives = Vec::new();
    let mut successors = Vec::new();
    for mut fields in fields.tables("insats", findings) {
        let id = required_id(&mut fields, &mut seen, findings);
        let name = fields.required("namn", findings);
        let other_names = fields.texts("andra_namn", findings).into_iter().map(|n| n.value).collect();
        let group = fields.required_choice("grupp", &CostGroup::ALL, findings);
        let successor = fields.id("efterfoljare", findings);
        let owners = fields.tables("agare", findings).into_iter().filter_map(|fields| owner(fields, registry, findings)).collect();
        fields.finish(findings);
        successors.extend(successor.clone());
        if let (Some(id), Some(name), Some(group)) = (id, name, group) {
            initiatives.push(Initiative { id, name: name.value, other_names, group, successor: successor.map(|s| s.value), owners });
        }
    }
    fields.finish(findings);
    let registry = Registry { initiatives: initiatives.iter().map(|initiative| initiative.id.clone()).collect(), ..Registry::default() };
    for successor in successors {
        registry.check_initiative(&successor, findings);
    }
    initiatives
}

fn owner(mut fields: Fields, registry: &Registry, findings: &mut Findings) -> Option<Owner> {
    let member = fields.required("medlem", findings);
    if let Some(member) = &member {
        registry.check_member(member, findings);
    }
    let period = period(&mut fields, findings);
    fields.finish(findings);
    Some(Owner { member: member?.value, period })
}

type Seen = BTreeMap<String, Span>;

/// The id of an entry in a list, which no other entry may have.
fn required_id(fields: &mut Fields, seen: &mut Seen, findings: &mut Findings) -> Option<String> {
    let Some(id) = fields.id("id", findings) else {
        fields.missing("id");
        return None;
    };
    if let Some(first) = seen.get(&id.value) {
        findings.push(double_id(&id.value, id.span, *first));
        return None;
    }
    seen.insert(id.value.clone(), id.span);
    Some(id.value)
}
