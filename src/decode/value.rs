//! How the value of a key is read, for each form that a key may be declared to have.

use super::bare;
use super::reader::{Entry, Fields, Node, Read};
use crate::diag::{Code, Document, Finding, Located, Span};
use crate::keys::{
    AddressText, Checksum, Choice, Date, Flag, Id, Ids, Integer, Kinded, List, NO_ROLE, Named, OneOrMore, OrganisationNumber, PartName,
    PeriodName, Raw, RoleName, RoleOrNone, Share, Table, Text, Vocabulary,
};
use crate::model::{Period, Role, is_blank, is_web_address, organisation_digits, suggestion, wrong_id};
use crate::swedish::{nearest, slug};
use jiff::civil;
use toml::de::DeValue;

impl Read for Text {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        let text = seen(node)?;
        if text.value.contains("{{") {
            node.cx.push(
                Finding::new(Code::BadReference, text.span, "här går det inte att skriva en hänvisning")
                    .help("Hänvisningar kan stå i rapportens text och i celler med typ = \"text\". Skriv siffran i klartext här."),
            );
        }
        Some(text)
    }
}

impl Read for Raw {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        seen(node)
    }
}

/// A text of which something is seen; reports it if not.
fn seen(node: Node) -> Option<Located<String>> {
    let text = node.text()?;
    if is_blank(&text.value) {
        node.cx.push(Finding::new(Code::EmptyText, text.span, "texten är tom").help("Skriv en text, eller ta bort nyckeln."));
    }
    Some(text)
}

/// Forms that are read as texts, since what they say is looked at where it is used.
macro_rules! texts {
    ($($form:ident)*) => {
        $(impl Read for $form {
            type Out<'a> = Located<String>;

            fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Located<String>> {
                Text::read(node, name)
            }
        })*
    };
}

texts! { PartName Share }

impl Read for AddressText {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        let text = node.text()?;
        if !is_web_address(&text.value) {
            let help = "Skriv en hel adress som börjar med https://, utan mellanslag och citattecken.";
            node.cx.push(Finding::new(Code::BadLink, text.span, format!("”{}” är ingen webbadress", text.value)).help(help));
        }
        Some(text)
    }
}

impl Read for Checksum {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        let text = node.text()?;
        if text.value.len() != 64 || !text.value.bytes().all(|b| b.is_ascii_hexdigit()) {
            let help = "En kontrollsumma enligt SHA-256 är 64 tecken: siffrorna 0–9 och bokstäverna a–f.";
            node.cx.push(Finding::new(Code::BadChecksum, text.span, format!("”{}” är ingen kontrollsumma", text.value)).help(help));
        }
        Some(text)
    }
}

impl Read for OrganisationNumber {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        let text = node.text()?;
        let is_number = organisation_digits(&text.value).is_some();
        if !is_number {
            let message = format!("”{}” går inte att läsa som ett organisationsnummer", text.value);
            let help = "Skriv sex siffror, ett bindestreck och fyra siffror, till exempel \"222000-0000\".";
            node.cx.push(Finding::new(Code::WrongType, text.span, message).help(help));
        }
        is_number.then_some(text)
    }
}

impl Read for Id {
    type Out<'a> = Located<String>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<String>> {
        let text = node.text()?;
        check_id(node, &text.value, text.span).then_some(text)
    }
}

/// Whether a name may be an id; reports it if not.
pub(super) fn check_id(node: Node, id: &str, span: Span) -> bool {
    let advice = wrong_id(id);
    if let Some(advice) = advice {
        let slug = Some(slug(id)).filter(|slug| wrong_id(slug).is_none() && slug != id);
        let finding = Finding::new(Code::BadId, span, format!("”{id}” duger inte som id"));
        node.cx.push(finding.help(slug.map_or_else(|| advice.to_owned(), |slug| format!("{advice} Skriv till exempel ”{slug}”."))));
    }
    advice.is_none()
}

impl Read for Integer {
    type Out<'a> = Located<i64>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<i64>> {
        let number = node.value.as_integer().and_then(|i| i64::from_str_radix(i.as_str(), i.radix()).ok());
        if number.is_none() {
            node.wrong_type("ett heltal");
        }
        number.map(|value| Located { value, span: node.span })
    }
}

impl Read for Flag {
    type Out<'a> = bool;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<bool> {
        if node.value.as_bool().is_none() {
            node.wrong_type("true eller false");
        }
        node.value.as_bool()
    }
}

impl Read for Date {
    type Out<'a> = Located<civil::Date>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Located<civil::Date>> {
        let date = match node.value {
            DeValue::Datetime(d) => {
                d.date.filter(|_| d.time.is_none()).and_then(|d| civil::Date::new(d.year as i16, d.month as i8, d.day as i8).ok())
            }
            // Between quotes, as many write it; but in no other form than without.
            DeValue::String(text) if text.len() == "2025-03-21".len() => text.parse().ok(),
            _ => None,
        };
        if date.is_none() {
            match node.value {
                DeValue::String(text) => {
                    let help =
                        bare::date_help(text.trim()).unwrap_or_else(|| "Skriv år, månad och dag, till exempel 2025-03-21.".to_owned());
                    let finding = Finding::new(Code::WrongType, node.span, format!("”{text}” går inte att läsa som ett datum"));
                    node.cx.push(finding.help(help));
                }
                _ => node.wrong_type("ett datum, till exempel 2025-03-21"),
            }
        }
        date.map(|value| Located { value, span: node.span })
    }
}

impl<V: Vocabulary> Read for Choice<V> {
    type Out<'a> = V;

    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<V> {
        let text = node.text()?;
        let found = V::ALL.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
        if found.is_none() {
            node.cx.push(
                Finding::new(Code::UnknownValue, text.span, format!("”{}” går inte att välja för {name}", text.value))
                    .help(suggestion(&text.value, V::ALL.iter().map(|(name, _)| *name))),
            );
        }
        found
    }
}

impl Read for RoleName {
    type Out<'a> = Role;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Role> {
        let text = node.text()?;
        let role = Role::from_id(&text.value);
        if role.is_none() {
            let near = nearest(&text.value, Role::ALL.iter().map(|role| role.id()));
            let help =
                near.map_or_else(|| format!("Alla roller står i {}.", Document::Format.swedish()), |name| format!("Menade du ”{name}”?"));
            node.cx.push(Finding::new(Code::UnknownRole, text.span, format!("det finns ingen roll ”{}”", text.value)).help(help));
        }
        role
    }
}

impl Read for RoleOrNone {
    type Out<'a> = Option<Role>;

    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Option<Role>> {
        if node.value.as_str() == Some(NO_ROLE) {
            return Some(None);
        }
        RoleName::read(node, name).map(Some)
    }
}

impl Read for PeriodName {
    type Out<'a> = Period;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Period> {
        let text = node.text()?;
        let period = Period::parse(&text.value);
        if period.is_none() {
            node.cx.push(
                Finding::new(Code::BadPeriod, text.span, format!("”{}” är ingen period", text.value))
                    .help("Skriv till exempel \"2024\", \"2020-h1\", \"2021-t2\", \"2024-12-31\" eller \"2020-01-01/2020-06-30\"."),
            );
        }
        period
    }
}

/// The name of each dimension with its value.
impl Read for Ids {
    type Out<'a> = Vec<(&'a str, String)>;

    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Vec<(&'a str, String)>> {
        let known = node.entries().into_iter().filter(|entry| check_id(node, entry.key, entry.key_span));
        Some(known.filter_map(|entry| Some((entry.key, Id::read(entry.node, name)?.value))).collect())
    }
}

impl<S: Read> Read for List<S> {
    type Out<'a> = Vec<S::Out<'a>>;

    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Vec<S::Out<'a>>> {
        Some(node.items().into_iter().filter_map(|item| S::read(item, name)).collect())
    }
}

impl<S: Read> Read for OneOrMore<S> {
    type Out<'a> = Vec<S::Out<'a>>;

    fn read<'a>(node: Node<'a>, name: &'static str) -> Option<Vec<S::Out<'a>>> {
        match node.value {
            DeValue::Array(items) => {
                if items.is_empty() {
                    node.cx.push(Finding::new(Code::ValueCount, node.span, "listan är tom").help("Skriv minst ett värde i listan."));
                }
                List::<S>::read(node, name)
            }
            _ => Some(S::read(node, name).into_iter().collect()),
        }
    }
}

impl<K: Kinded> Read for Table<K> {
    type Out<'a> = Fields<'a>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Fields<'a>> {
        node.fields::<K>()
    }
}

/// The names and what stands there, which `Entry::node` reads.
impl<K: Kinded> Read for Named<K> {
    type Out<'a> = Vec<Entry<'a>>;

    fn read<'a>(node: Node<'a>, _: &'static str) -> Option<Vec<Entry<'a>>> {
        Some(node.entries())
    }
}
