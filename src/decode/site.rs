//! `webbplats.toml`, `medlemmar.toml`, `indikatorer.toml`, `ordlista.toml`, `forbund.toml` and `insatser.toml`.

use super::accessibility;
use super::amount::{self, Reading};
use super::chart::chart_words;
use super::context::Cx;
use super::former;
use super::left::is_left;
use super::reader::{Fields, Node};
use super::table::double_id;
use crate::diag::{Code, Finding, Located, Span};
use crate::keys::{self, Id, Key};
use crate::model::{
    Association, Break, ComparisonNote, Content, Figure, GlossaryTerm, IndicatorDefinition, Initiative, MeasureVersion, Member, Membership,
    Names, Owner, Synonym, Unit, Website, is_link, wrong_id,
};
use crate::swedish;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn website(mut fields: Fields) -> Website {
    if let Some(format) = fields.get(keys::Website::FORMAT).filter(|format| format.value != keys::FORMAT) {
        fields.cx.push(other_format(&format));
    }
    let title = fields.get(keys::Website::TITLE);
    let description = fields.get(keys::Website::DESCRIPTION);
    let address = fields.get(keys::Website::ADDRESS);
    if let Some(address) = address.as_ref().filter(|address| address.value.contains(['?', '#'])) {
        let message = format!("”{}” är ingen adress som sidor kan ligga under", address.value);
        fields.cx.push(Finding::new(Code::BadLink, address.span, message).help("Skriv adressen utan ? och # och det som följer."));
    }
    let publisher = fields.get(keys::Website::PUBLISHER);
    let publisher_kind = fields.get(keys::Website::PUBLISHER_KIND).unwrap_or_default();
    let publisher_number = fields.get(keys::Website::PUBLISHER_NUMBER);
    let licence = fields.get(keys::Website::LICENCE);
    // What is still to be written is told of by itself.
    let is_written = |text: &String| text != Content::TO_FILL;
    let contact = fields.get(keys::Website::CONTACT);
    let demonstration = fields.get(keys::Website::DEMONSTRATION).unwrap_or_default();
    if !demonstration {
        let placeholder = address.as_ref().filter(|address| PLACEHOLDERS.contains(&address.value.trim_end_matches('/')));
        let no_address = placeholder.map(|address| unready(address.span, format!("adressen ”{}” är inte den riktiga", address.value)));
        let no_contact = contact.is_none().then(|| unready(fields.span, "ingen kontaktuppgift finns".to_owned()));
        no_address.into_iter().chain(no_contact).for_each(|finding| fields.cx.push(finding));
    }
    let contact = self::contact(contact.filter(|contact| is_written(&contact.value)), fields.cx);
    let given = fields.take(keys::Website::ACCESSIBILITY);
    // One that is not written yet is told of by itself.
    let written = given.filter(|given| !is_left(given.value));
    let accessibility = written.and_then(Node::fields::<keys::Accessibility>).and_then(accessibility::statement);
    let (moved, removed) = former::read(&mut fields, address.as_ref().map_or("", |address| &address.value));
    if given.is_none() {
        fields.cx.push(
            Finding::new(Code::Accessibility, fields.span, "tillgänglighetsredogörelsen saknas").help(
                "Lagen (2018:1937) kräver den. Lägg till [tillganglighet] med efterlevnad, bedomd, uppdaterad, metod och rapportera. Handboken visar hur.",
            ),
        );
    }
    fields.finish();
    let plain = |text: Option<Located<String>>| text.map(|t| t.value).unwrap_or_default();
    Website {
        title: plain(title),
        description: plain(description),
        address: plain(address).trim_end_matches('/').to_owned(),
        publisher: plain(publisher),
        publisher_kind,
        publisher_number: publisher_number.map(|number| number.value),
        licence,
        contact,
        demonstration,
        accessibility,
        moved,
        removed,
    }
}

/// Addresses that stand for one that is not known yet.
const PLACEHOLDERS: [&str; 2] = ["https://www.example.com", "https://example.com"];

/// What the website lacks before it may be said to be real.
pub(super) fn unready(span: Span, lacks: String) -> Finding {
    Finding::new(Code::Unready, span, format!("webbplatsen är ingen demonstration, men {lacks}"))
        .help("Skriv det som gäller på riktigt. Fram till dess: demonstration = true.")
}

/// The content is written for another version of the program.
fn other_format(format: &Located<i64>) -> Finding {
    let (own, given) = (keys::FORMAT, format.value);
    let (message, help) = if given > own {
        (
            format!("innehållet är skrivet i format {given}, men den här versionen av Insyn läser format {own}"),
            "Installera en nyare version av Insyn.".to_owned(),
        )
    } else {
        (format!("det finns inget format {given}"), format!("Skriv {} = {own}.", keys::Website::FORMAT))
    };
    Finding::new(Code::Format, format.span, message).help(help)
}

/// How to reach somebody. What looks like an address becomes a link, and must be one.
fn contact(text: Option<Located<String>>, cx: &Cx) -> Option<String> {
    let text = text?;
    let mailbox = text.value.contains('@').then(|| format!("mailto:{}", text.value));
    let link = mailbox.or_else(|| text.value.starts_with("http").then(|| text.value.clone()));
    if link.is_some_and(|link| !is_link(&link)) {
        cx.push(
            Finding::new(Code::BadLink, text.span, format!("”{}” går inte att länka till", text.value))
                .help("Skriv bara en e-postadress eller en webbadress, och inget mer."),
        );
    }
    Some(text.value)
}

pub(super) fn members(mut fields: Fields) -> Vec<Member> {
    let mut seen = Seen::default();
    let mut members = Vec::new();
    for mut fields in fields.list(keys::Members::MEMBERS) {
        let id = required_id(&mut fields, keys::Member::ID, &mut seen);
        let name = fields.get(keys::Member::NAME);
        let former_names = fields.list(keys::Member::FORMER_NAMES);
        let kind = fields.get(keys::Member::TYPE);
        let organisation_number = fields.get(keys::Member::NUMBER).map(|number| number.value);
        let code = fields.plain(keys::Member::CODE);
        fields.finish();
        if let (Some(id), Some(name), Some(kind)) = (id, name, kind) {
            let former_names = former_names.into_iter().map(|n| n.value).collect();
            members.push(Member { id, name: name.value, former_names, kind, organisation_number, code });
        }
    }
    fields.finish();
    members
}

pub(super) fn association(id: &str, mut fields: Fields, initiatives: Vec<Initiative>) -> Association {
    let (cx, span) = (fields.cx, fields.span);
    if let Some(advice) = wrong_id(id) {
        let finding = Finding::new(Code::BadId, span, format!("mappen ”{id}” duger inte som id"));
        cx.push(finding.help(format!("Mappens namn blir förbundets adress. {advice}")));
    }
    let name = fields.get(keys::Association::NAME).map(|t| t.value).unwrap_or_default();
    let short_name = fields.plain(keys::Association::SHORT_NAME).unwrap_or_else(|| name.clone());
    let organisation_number = fields.get(keys::Association::NUMBER);
    let county = fields.plain(keys::Association::COUNTY);
    let description = fields.plain(keys::Association::DESCRIPTION);
    let contact = contact(fields.get(keys::Association::CONTACT), cx);
    if contact.is_none() {
        let help = format!(
            "Skriv {} = \"…\": ett telefonnummer, en e-postadress eller en webbadress. Hitta inte på någon.",
            keys::Association::CONTACT
        );
        cx.push(Finding::new(Code::MissingContact, span, "förbundet har ingen kontaktuppgift").help(help));
    }
    let help = fields.plain(keys::Association::HELP);
    let mut members = Vec::new();
    for mut fields in fields.list(keys::Association::MEMBERS) {
        let member = fields.get(keys::Membership::ID);
        let from = fields.get(keys::Membership::FROM).map(|d| d.value);
        let to = fields.get(keys::Membership::TO).map(|d| d.value);
        let share = fields.get(keys::Membership::SHARE).and_then(|share| share_of(&share, cx));
        fields.finish();
        if let Some(member) = member {
            cx.check_member(&member);
            members.push(Membership { member: member.value, from, to, share });
        }
    }
    let breaks = fields.list(keys::Association::BREAKS).into_iter().filter_map(series_break).collect();
    let comparison_notes = fields.list(keys::Association::COMPARISONS).into_iter().filter_map(comparison_note).collect();
    let mut words = Vec::new();
    chart_words(fields.get(keys::Association::CHARTS).unwrap_or_default(), &mut words);
    fields.finish();
    Association {
        id: id.into(),
        span,
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
        initiative_names: Names::default(),
        reports: Vec::new(),
        replaced: Vec::new(),
        drafts: Vec::new(),
    }
}

/// A share of the contributions, such as `50 %`.
fn share_of(text: &Located<String>, cx: &Cx) -> Option<Figure> {
    match amount::read(&text.value) {
        Ok(Reading::Number(number)) if number.unit == Some(Unit::Percent) && number.fraction.is_none() => Some(Figure {
            value: number.value,
            printed: number.printed.into(),
            unit: Unit::Percent,
            approximate: number.approximate,
            marks: number.marks.into(),
            fraction: None,
        }),
        _ => {
            cx.push(
                Finding::new(Code::BadShare, text.span, format!("”{}” är ingen andel", text.value))
                    .help("Skriv andelen i procent, till exempel \"25 %\"."),
            );
            None
        }
    }
}

fn series_break(mut fields: Fields) -> Option<Break> {
    let period = fields.get(keys::Break::PERIOD);
    let role = fields.get(keys::Break::ROLE);
    let text = fields.get(keys::Break::TEXT);
    fields.finish();
    Some(Break { role, period: period?, text: text?.value })
}

fn comparison_note(mut fields: Fields) -> Option<ComparisonNote> {
    let role = fields.get(keys::ComparisonNote::ROLE);
    let period = fields.get(keys::ComparisonNote::PERIOD);
    let text = fields.get(keys::ComparisonNote::TEXT);
    fields.finish();
    Some(ComparisonNote { role: role?, period: period?, text: text?.value })
}

pub(super) fn indicators(mut fields: Fields) -> Vec<IndicatorDefinition> {
    let mut seen = Seen::default();
    let mut indicators = Vec::new();
    for mut fields in fields.list(keys::Indicators::INDICATORS) {
        let id = required_id(&mut fields, keys::Indicator::ID, &mut seen);
        let name = fields.get(keys::Indicator::NAME);
        let topic = fields.get(keys::Indicator::TOPIC);
        let meaning = fields.plain(keys::Indicator::MEANING);
        let measure = fields.plain(keys::Indicator::MEASURE);
        let versions = fields.list(keys::Indicator::VERSIONS).into_iter().filter_map(measure_version).collect();
        fields.finish();
        if let (Some(id), Some(name), Some(topic)) = (id, name, topic) {
            indicators.push(IndicatorDefinition { id, name: name.value, topic: topic.value, meaning, measure, versions });
        }
    }
    fields.finish();
    indicators
}

fn measure_version(mut fields: Fields) -> Option<MeasureVersion> {
    let id = fields.get(keys::Measure::ID);
    let from = fields.get(keys::Measure::PERIOD);
    let text = fields.get(keys::Measure::TEXT);
    fields.finish();
    Some(MeasureVersion { id: id?.value, from, text: text?.value })
}

pub(super) fn glossary(mut fields: Fields) -> (Vec<GlossaryTerm>, Vec<Synonym>) {
    let cx = fields.cx;
    let mut seen = Seen::default();
    let mut known: BTreeMap<String, Span> = BTreeMap::new();
    let mut terms = Vec::new();
    for mut fields in fields.list(keys::Glossary::WORDS) {
        let id = required_id(&mut fields, keys::Word::ID, &mut seen);
        let term = fields.get(keys::Word::WORD);
        let forms = fields.list(keys::Word::FORMS);
        let text = fields.get(keys::Word::TEXT);
        fields.finish();
        // A word that two terms share could lead to either.
        for form in term.iter().chain(&forms) {
            match known.get(&form.value.to_lowercase()) {
                Some(first) => cx.push(double_id(&form.value, form.span, *first)),
                None => _ = known.insert(form.value.to_lowercase(), form.span),
            }
        }
        if let (Some(id), Some(term), Some(text)) = (id, term, text) {
            let forms = forms.into_iter().map(|form| form.value).collect();
            terms.push(GlossaryTerm { id, term: term.value, forms, text: text.value });
        }
    }
    let synonyms = fields.list(keys::Glossary::SYNONYMS).into_iter().map(synonym).collect();
    fields.finish();
    (terms, synonyms)
}

fn synonym(mut fields: Fields) -> Synonym {
    let cx = fields.cx;
    let [words, shows] = [keys::Synonym::WORDS, keys::Synonym::SHOWS].map(|key| fields.list(key));
    fields.finish();
    for word in words.iter().chain(&shows).filter(|word| swedish::words(&swedish::normal(&word.value)).count() != 1) {
        let message = format!("”{}” är inte ett ord", word.value);
        cx.push(Finding::new(Code::UnknownValue, word.span, message).help("Skriv ett ord i taget, utan mellanslag och bindestreck."));
    }
    let [words, shows] = [words, shows].map(|words| words.into_iter().map(|word| word.value).collect());
    Synonym { words, shows }
}

pub(super) fn initiatives(mut fields: Fields) -> Vec<Initiative> {
    let cx = fields.cx;
    let mut seen = Seen::default();
    let mut initiatives = Vec::new();
    let mut successors = Vec::new();
    for mut fields in fields.list(keys::Initiatives::INITIATIVES) {
        let id = required_id(&mut fields, keys::Initiative::ID, &mut seen);
        let name = fields.get(keys::Initiative::NAME);
        let other_names = fields.list(keys::Initiative::OTHER_NAMES).into_iter().map(|n| n.value).collect();
        let group = fields.get(keys::Initiative::GROUP);
        let successor = fields.get(keys::Initiative::SUCCESSOR);
        let invented = fields.get(keys::Initiative::INVENTED).unwrap_or_default();
        let owners = fields.list(keys::Initiative::OWNERS).into_iter().filter_map(owner).collect();
        fields.finish();
        successors.extend(successor.clone());
        if let (Some(id), Some(name), Some(group)) = (id, name, group) {
            initiatives.push(Initiative {
                id,
                span: name.span,
                name: name.value,
                other_names,
                group,
                successor: successor.map(|s| s.value),
                invented,
                owners,
            });
        }
    }
    fields.finish();
    let known: BTreeSet<String> = initiatives.iter().map(|initiative| initiative.id.clone()).collect();
    for successor in successors {
        cx.check_initiative_among(&successor, &known);
    }
    initiatives
}

fn owner(mut fields: Fields) -> Option<Owner> {
    let member = fields.get(keys::Owner::MEMBER);
    if let Some(member) = &member {
        fields.cx.check_member(member);
    }
    let period = fields.get(keys::Owner::PERIOD);
    fields.finish();
    Some(Owner { member: member?.value, period })
}

type Seen = BTreeMap<String, Span>;

/// The id of an entry in a list, which no other entry may have.
fn required_id(fields: &mut Fields, key: Key<Id>, seen: &mut Seen) -> Option<String> {
    let id = fields.get(key)?;
    if let Some(first) = seen.get(&id.value) {
        fields.cx.push(double_id(&id.value, id.span, *first));
        return None;
    }
    seen.insert(id.value.clone(), id.span);
    Some(id.value)
}
