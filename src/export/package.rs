//! The site as data: every figure with a meaning of an association, one a line, the members, the indicators and the reports, and the
//! descriptor that tells what their columns mean (Data Package, version 2).

use crate::export::csv::{DEMONSTRATION_COLUMN, guarded, written};
use crate::export::datum::{Reading, State};
use crate::export::file::File;
use crate::export::line::{Line, lines};
use crate::facts::Facts;
use crate::model::{Association, Dimension, EventKind, Member, Report, Site, TextKind};
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

const FIGURES: [Column; 25] = [
    column("forbund", "string", "Förbundets namn i adressen."),
    column("rapport", "string", "Rapportens namn i adressen."),
    column("period", "string", "År, del av år, dag, eller första och sista dag."),
    column("tabell", "string", "Tabellens namn i adressen. Tomt för det som Insyn har räknat ut."),
    column("rad", "string", "Radens namn i cellens adress."),
    column("kolumn", "string", "Kolumnens namn i cellens adress."),
    column("del", "string", "Namnet på en av flera siffror i samma cell."),
    column("uppgift", "string", "Vad som mäts, som ett kort namn."),
    column("vad", "string", "Vad som mäts, i ord."),
    column("slag", "string", "utfall, budget, avvikelse, prognos, andel, mal eller max."),
    column("medlem", "string", "Medlemmen som siffran gäller, med dess namn i members.csv."),
    column("insats", "string", "Insatsen som siffran gäller."),
    column("grupp", "string", "Kostnadsgruppen som siffran gäller: individ, struktur eller administration."),
    column("kon", "string", "Kvinnor, man eller annat."),
    column("indikator", "string", "Indikatorns nummer i indicators.csv."),
    column("dimensioner", "string", "Vad siffran gäller mer: namn=värde, med semikolon emellan."),
    column("varde", "number", "Det exakta värdet i enheten, med det tecken som uppgiften normalt har: kostnader är negativa."),
    column("enhet", "string", "kr, procent, antal och så vidare. Tusental kronor är omräknade till kronor."),
    column("tryckt", "string", "Som det är tryckt i originalet. Tomt för det som Insyn har räknat ut."),
    column("tillstand", "string", "Vad som står i cellen."),
    column("harlett_av", "string", "Namnen på de tryckta uppgifter som Insyn har räknat ut siffran av. Tomt för det som är tryckt."),
    column("utraknat_hur", "string", "Hur Insyn har räknat ut siffran."),
    column("forbehall", "string", "Vad redovisningen anmärker på siffran, och förklaringar av fel i originalet."),
    column("adress", "string", "Raden, tabellen eller sidan på webben."),
    column("namn", "string", "Uppgiftens hela namn. Uppgifter med samma namn ska stämma med varandra."),
];

/// Dimensions with a column of their own, in the order of the columns.
const OWN: [Dimension; 5] = [Dimension::Member, Dimension::Initiative, Dimension::Group, Dimension::Sex, Dimension::Indicator];

const MEMBERS: [Column; 8] = [
    column("medlem", "string", "Medlemmens namn i adressen."),
    column("namn", "string", "Det officiella namnet."),
    column("tidigare_namn", "string", "Med semikolon emellan."),
    column("slag", "string", "stat, region, landsting eller kommun."),
    column("kod", "string", "Kommunens eller regionens kod hos SCB, där den är känd."),
    column("organisationsnummer", "string", "Där det är känt."),
    column("forbund", "string", "Förbunden som den är eller har varit medlem i, med semikolon emellan."),
    column("adress", "string", "Medlemmens sida."),
];

const INDICATORS: [Column; 7] = [
    column("indikator", "string", "Indikatorns nummer."),
    column("namn", "string", "Den officiella lydelsen."),
    column("amne", "string", "Ämnet i några ord."),
    column("betydelse", "string", "Vad den säger, på enkel svenska."),
    column("matning", "string", "Hur den mäts. Tomt så länge det inte finns något mått."),
    column("versioner", "string", "Vad som har ändrats i hur den mäts, och från när."),
    column("adress", "string", "Indikatorns sida."),
];

const REPORTS: [Column; 17] = [
    column("forbund", "string", "Förbundets namn i adressen."),
    column("forbundets_namn", "string", "Förbundets hela namn."),
    column("organisationsnummer", "string", "Förbundets, där det är känt."),
    column("lan", "string", "Länet."),
    column("rapport", "string", "Rapportens namn i adressen."),
    column("titel", "string", "Rapportens titel."),
    column("slag", "string", "arsredovisning, delarsrapport, verksamhetsberattelse, social-redovisning eller verksamhetsplan."),
    column("fran", "date", "Första dagen."),
    column("till", "date", "Sista dagen."),
    column("beslutad", "date", "När styrelsen beslutade om den."),
    column("undertecknad", "date", "När den undertecknades."),
    column("reviderad", "date", "När revisorerna lämnade sin berättelse."),
    column("diarienummer", "string", "Förbundets nummer på handlingen."),
    column("text", "string", "Om texten på sidan är originalets egen (ordagrann) eller omskriven (bearbetad)."),
    column("original", "string", "Originalets adress. Tom där den inte är känd."),
    column("sha256", "string", "Originalets kontrollsumma, där den är känd."),
    column("adress", "string", "Rapportens sida."),
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
        guarded(line.printed.clone(), false),
        line.state.id().to_owned(),
        derived.map(|derived| derived.from.join(";")).unwrap_or_default(),
        derived.map(|derived| derived.how.clone()).unwrap_or_default(),
        guarded(line.caveats.join(" | "), false),
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
            row.extend(texts.map(|text| guarded(text.cloned().unwrap_or_default(), false)));
            row.extend([guarded(versions.collect::<Vec<_>>().join(" | "), false), absolute(site, &indicator_path(&indicator.id))]);
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
        guarded(member.name.clone(), false),
        guarded(member.former_names.join(";"), false),
        member.kind.id().to_owned(),
        member.code.clone().unwrap_or_default(),
        member.organisation_number.clone().unwrap_or_default(),
        joined.join(";"),
        absolute(site, &member_path(&member.id)),
    ]
}

fn report_row(site: &Site, association: &Association, report: &Report) -> Vec<String> {
    let text = |text: Option<&str>| guarded(text.unwrap_or_default().to_owned(), false);
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
        match report.text {
            TextKind::Verbatim => "ordagrann".to_owned(),
            TextKind::Reworded => "bearbetad".to_owned(),
        },
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
    "”ja” på varje rad: webbplatsen är en demonstration med offentliga handlingar, som varken är utgiven eller godkänd av förbunden.",
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
