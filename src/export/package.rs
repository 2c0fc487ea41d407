//! The site as data: every figure with a meaning of an association, one a line, the members, the indicators and the reports, and the
//! descriptor that tells what their columns mean (Data Package, version 2).

use crate::export::csv::{DEMONSTRATION_COLUMN, guarded, written};
use crate::export::datum::{Reading, State};
use crate::export::file::File;
use crate::export::line::{Line, lines};
use crate::facts::Facts;
use crate::model::{Association, Dimension, EventKind, Member, Report, Site};
use crate::site::dataset;
use crate::site::files::{self, FIGURES_SCHEMA};
use crate::site::{Prepared, indicator_path, member_path, report_path};
use serde_json::{Value, json};

/// A column of a file: its name, its type in the descriptor, and what it holds.
struct Column {
    name: &'static str,
    kind: &'static str,
    about: &'static str,
}

const fn column(name: &'static str, kind: &'static str, about: &'static str) -> Column {
    Column { name, kind, about }
}

const fn text(name: &'static str, about: &'static str) -> Column {
    column(name, "string", about)
}

const FIGURES: [Column; 25] = [
    text("forbund", "Förbundets namn i adressen."),
    text("rapport", "Rapportens namn i adressen."),
    text("period", "År, del av år, dag, eller första och sista dag."),
    text("tabell", "Tabellens namn i adressen. Tomt för det som Insyn har räknat ut."),
    text("rad", "Radens namn i cellens adress."),
    text("kolumn", "Kolumnens namn i cellens adress."),
    text("del", "Namnet på en av flera siffror i samma cell."),
    text("uppgift", "Vad som mäts, som ett kort namn."),
    text("vad", "Vad som mäts, i ord."),
    text("slag", "utfall, budget, avvikelse, prognos, andel, mal eller max."),
    text("medlem", "Medlemmen som siffran gäller, med dess namn i members.csv."),
    text("insats", "Insatsen som siffran gäller."),
    text("grupp", "Kostnadsgruppen som siffran gäller: individ, struktur eller administration."),
    text("kon", "kvinnor, man eller annat."),
    text("indikator", "Indikatorns nummer i indicators.csv."),
    text("dimensioner", "Vad siffran gäller mer: namn=värde, med semikolon emellan."),
    column("varde", "number", "Det exakta värdet i enheten, med det tecken som uppgiften normalt har: kostnader är negativa."),
    text("enhet", "kr, procent, antal och så vidare. Tusental kronor är omräknade till kronor."),
    text("tryckt", "Som det är tryckt i originalet. Tomt för det som Insyn har räknat ut."),
    text("tillstand", "Vad som står i cellen."),
    text("harlett_av", "Namnen på de tryckta uppgifter som Insyn har räknat ut siffran av. Tomt för det som är tryckt."),
    text("utraknat_hur", "Hur Insyn har räknat ut siffran."),
    text("forbehall", "Vad redovisningen anmärker på siffran, och förklaringar av fel i originalet."),
    text("adress", "Raden, tabellen eller sidan på webben."),
    text("namn", "Uppgiftens hela namn. Uppgifter med samma namn ska stämma med varandra."),
];

/// Dimensions with a column of their own, in the order of the columns.
const OWN: [Dimension; 5] = [Dimension::Member, Dimension::Initiative, Dimension::Group, Dimension::Sex, Dimension::Indicator];

const MEMBERS: [Column; 8] = [
    text("medlem", "Medlemmens namn i adressen."),
    text("namn", "Det officiella namnet."),
    text("tidigare_namn", "Med semikolon emellan."),
    text("slag", "stat, region, landsting eller kommun."),
    text("kod", "Kommunens eller regionens kod hos SCB, där den är känd."),
    text("organisationsnummer", "Där det är känt."),
    text("forbund", "Förbunden som den är eller har varit medlem i, med semikolon emellan."),
    text("adress", "Medlemmens sida."),
];

const INDICATORS: [Column; 7] = [
    text("indikator", "Indikatorns nummer."),
    text("namn", "Den officiella lydelsen."),
    text("amne", "Ämnet i några ord."),
    text("betydelse", "Vad den säger, på enkel svenska."),
    text("matning", "Hur den mäts. Tomt så länge det inte finns något mått."),
    text("versioner", "Vad som har ändrats i hur den mäts, och från när."),
    text("adress", "Indikatorns sida."),
];

const REPORTS: [Column; 17] = [
    text("forbund", "Förbundets namn i adressen."),
    text("forbundets_namn", "Förbundets hela namn."),
    text("organisationsnummer", "Förbundets, där det är känt."),
    text("lan", "Länet."),
    text("rapport", "Rapportens namn i adressen."),
    text("titel", "Rapportens titel."),
    text("slag", "arsredovisning, delarsrapport, verksamhetsberattelse, social-redovisning eller verksamhetsplan."),
    column("fran", "date", "Första dagen."),
    column("till", "date", "Sista dagen."),
    column("beslutad", "date", "När styrelsen beslutade om den."),
    column("undertecknad", "date", "När den undertecknades."),
    column("reviderad", "date", "När revisorerna lämnade sin berättelse."),
    text("diarienummer", "Förbundets nummer på handlingen."),
    text("text", "Om texten på sidan är originalets egen (ordagrann) eller omskriven (bearbetad)."),
    text("original", "Originalets adress. Tom där den inte är känd."),
    text("sha256", "Originalets kontrollsumma, där den är känd."),
    text("adress", "Rapportens sida."),
];

/// What the reports of an association tell, one figure a line.
pub(super) fn figures(site: &Site, facts: &Facts, reports: &[&Prepared], association: &Association) -> File {
    let rows = reports.iter().flat_map(|prepared| {
        let page = format!("{}/{}", site.website.address, prepared.path());
        lines(facts, &Reading::of(prepared), None).into_iter().map(|line| figure(&line, prepared, &page)).collect::<Vec<_>>()
    });
    (files::figures(association).address, file(site, &FIGURES, rows))
}

fn figure(line: &Line, prepared: &Prepared, page: &str) -> Vec<String> {
    let own = OWN.map(|dimension| line.dimensions.get(dimension.id()).copied().unwrap_or_default().to_owned());
    let others = line.dimensions.iter().filter(|(name, _)| !OWN.iter().any(|dimension| dimension.id() == **name));
    let others: Vec<String> = others.map(|(name, value)| format!("{name}={value}")).collect();
    let cell = line.source.as_ref().map(|cell| [cell.table.clone(), cell.row.clone(), cell.column.clone(), cell.part.clone()]);
    let derived = line.derived.as_ref();
    let mut row = vec![prepared.association.id.to_string(), prepared.report.id.to_string(), line.period.clone()];
    row.extend(cell.unwrap_or_default());
    row.extend([line.measure, line.what, line.kind].map(str::to_owned));
    row.extend(own);
    row.extend([
        others.join(";"),
        line.value.clone().unwrap_or_default(),
        line.unit.unwrap_or_default().to_owned(),
        guarded(line.printed.clone()),
        line.state.id().to_owned(),
        derived.map(|derived| derived.from.join(";")).unwrap_or_default(),
        derived.map(|derived| derived.how.clone()).unwrap_or_default(),
        guarded(line.caveats.join(" | ")),
        format!("{page}{}", line.address),
        line.name.clone(),
    ]);
    row
}

/// What there is once for the whole site.
pub(super) fn files(site: &Site) -> Vec<File> {
    let members = file(site, &MEMBERS, site.members.iter().map(|known| member(site, known)));
    let indicators = file(
        site,
        &INDICATORS,
        site.indicators.iter().map(|indicator| {
            let versions = indicator.versions.iter().map(|version| match version.from {
                Some(from) => format!("från {}: {}", from.label(), version.text),
                None => version.text.clone(),
            });
            let texts = [Some(&indicator.name), Some(&indicator.topic), indicator.meaning.as_ref(), indicator.measure.as_ref()];
            let mut row = vec![indicator.id.clone()];
            row.extend(texts.map(|text| guarded(text.cloned().unwrap_or_default())));
            row.extend([guarded(versions.collect::<Vec<_>>().join(" | ")), absolute(site, &indicator_path(&indicator.id))]);
            row
        }),
    );
    let reports = site.associations.iter().flat_map(|association| association.reports.iter().map(move |report| (association, report)));
    let reports = file(site, &REPORTS, reports.map(|(association, report)| report_row(site, association, report)));
    let schema = json!({ "$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields(site, &FIGURES), "missingValues": [""] });
    let [of_members, of_indicators, of_reports, descriptor] = files::OF_SITE;
    [
        (of_members.address, members),
        (of_indicators.address, indicators),
        (of_reports.address, reports),
        (FIGURES_SCHEMA, pretty(&schema)),
        (descriptor.address, pretty(&package(site))),
    ]
    .map(|(address, content)| (address.to_owned(), content))
    .into()
}

fn member(site: &Site, member: &Member) -> Vec<String> {
    let joined = site.associations.iter().filter(|association| association.members.iter().any(|joined| joined.member == member.id));
    let joined: Vec<&str> = joined.map(|association| &*association.id).collect();
    vec![
        member.id.clone(),
        guarded(member.name.clone()),
        guarded(member.former_names.join(";")),
        member.kind.id().to_owned(),
        member.code.clone().unwrap_or_default(),
        member.organisation_number.clone().unwrap_or_default(),
        joined.join(";"),
        absolute(site, &member_path(&member.id)),
    ]
}

fn report_row(site: &Site, association: &Association, report: &Report) -> Vec<String> {
    let text = |text: Option<&str>| guarded(text.unwrap_or_default().to_owned());
    let on = |kind| report.events.iter().filter(|event| event.kind == kind).map(|event| event.date).max();
    let event = |kind: EventKind| on(kind).map(|date| date.to_string()).unwrap_or_default();
    let original = report.originals.iter().find_map(|original| original.place.as_ref().ok());
    vec![
        association.id.to_string(),
        text(Some(&association.name)),
        association.organisation_number.as_ref().map(|number| number.value.clone()).unwrap_or_default(),
        text(association.county.as_deref()),
        report.id.to_string(),
        text(Some(&report.title)),
        report.kind.id().to_owned(),
        report.period.first_day().to_string(),
        report.period.last_day().to_string(),
        event(EventKind::Decided),
        event(EventKind::Signed),
        event(EventKind::Audited),
        text(report.registry_number.as_deref()),
        report.text.id().to_owned(),
        text(original.map(|place| place.address.as_str())),
        text(original.and_then(|place| place.sha256.as_deref())),
        absolute(site, &report_path(association, report)),
    ]
}

fn absolute(site: &Site, path: &str) -> String {
    format!("{}/{path}", site.website.address)
}

/// The descriptor.
fn package(site: &Site) -> Value {
    let website = &site.website;
    let datasets = dataset::of_site(site);
    let [members, indicators, reports, _] = files::OF_SITE;
    let of_site = [(members, &MEMBERS[..], "medlem"), (indicators, &INDICATORS[..], "indikator"), (reports, &REPORTS[..], "")];
    let about_all = of_site.into_iter().zip(&datasets).map(|((file, columns, key), dataset)| {
        let schema = match key {
            "" => json!({ "fields": fields(site, columns), "missingValues": [""], "primaryKey": ["forbund", "rapport"] }),
            key => json!({ "fields": fields(site, columns), "missingValues": [""], "primaryKey": [key] }),
        };
        resource(file.id, file.address, &dataset.title, &dataset.description, schema)
    });
    let of_associations = site.associations.iter().map(|association| {
        let dataset = dataset::of_association(site, association);
        let address = files::figures(association).address;
        resource(&format!("figures-{}", association.id), &address, &dataset.title, &dataset.description, json!(FIGURES_SCHEMA))
    });
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "samordningsforbund",
        "title": dataset::title(site, &website.title),
        "description": dataset::description(site, &website.description),
        "homepage": website.address,
        "contributors": [{ "title": website.publisher, "roles": ["publisher"] }],
        "keywords": ["samordningsförbund", "årsredovisning", "finansiell samordning", "rehabilitering"],
        "resources": about_all.chain(of_associations).collect::<Vec<_>>(),
    });
    if let Some(licence) = website.licence {
        package["licenses"] = json!([{ "name": licence.open_definition(), "path": licence.address() }]);
    }
    package
}

fn resource(name: &str, path: &str, title: &str, description: &str, schema: Value) -> Value {
    json!({
        "name": name, "type": "table", "path": path, "title": title, "description": description,
        "format": "csv", "mediatype": "text/csv", "encoding": "utf-8", "schema": schema,
    })
}

fn fields(site: &Site, columns: &[Column]) -> Vec<Value> {
    let field = |column: &Column| match column.name {
        "tillstand" => {
            let known = State::ALL.iter().map(|(id, about)| json!({ "value": id, "label": about }));
            json!({ "name": column.name, "type": column.kind, "description": column.about, "categories": known.collect::<Vec<_>>() })
        }
        _ => json!({ "name": column.name, "type": column.kind, "description": column.about }),
    };
    columns.iter().chain(site.website.demonstration.then_some(&DEMONSTRATION_FIELD)).map(field).collect()
}

const DEMONSTRATION_FIELD: Column = column(
    DEMONSTRATION_COLUMN,
    "string",
    "”ja” på varje rad: webbplatsen är en demonstration, som varken är utgiven eller godkänd av förbunden.",
);

fn file(site: &Site, columns: &[Column], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let demonstration = site.website.demonstration;
    let headers = columns.iter().map(|column| column.name.to_owned()).chain(demonstration.then(|| DEMONSTRATION_COLUMN.to_owned()));
    let rows = rows.map(|mut row| {
        row.extend(demonstration.then(|| "ja".to_owned()));
        row
    });
    written(headers.collect(), rows)
}

fn pretty(value: &Value) -> Vec<u8> {
    // A value cannot fail.
    serde_json::to_vec_pretty(value).unwrap_or_default()
}
