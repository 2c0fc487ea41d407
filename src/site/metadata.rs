//! What machines are told of a page: schema.org as JSON-LD, and what a link preview shows.

use crate::model::{Association, DataLicence, Demonstration, Period, Report, Site, Website};
use crate::site::address::{DATA, association_path};
use crate::site::dataset;
use crate::site::files::DataFile;
use crate::site::former;
use crate::site::prepared::{Prepared, Reports};
use crate::site::stage::stage;
use crate::site::view::{FormerNote, Page, PageContent};
use serde::Serialize;
use serde_json::{Value, json};

/// The metadata of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Metadata {
    /// "article" for a report, else "website".
    pub kind: &'static str,
    /// JSON-LD, safe inside a script element.
    pub json_ld: String,
    /// The page of the open data, if the site has one.
    pub data: Option<&'static str>,
    /// The page is for those who have its address: of a draft, or of a version that no longer holds.
    pub aside: bool,
    /// What a demonstration says of itself on the page.
    pub demonstration: Demonstration,
    /// What stood on the page and has moved or been removed.
    pub former: Vec<FormerNote>,
}

/// What to tell of a page.
pub fn metadata(site: &Site, reports: &Reports, page: &Page) -> Metadata {
    let website = &site.website;
    let of_association = matches!(page.content, PageContent::Association(_));
    let association = site.associations.iter().find(|association| of_association && association_path(association) == page.path);
    let mut graph: Vec<Value> = Vec::new();
    match (reports.at(&page.path), association) {
        (Some(prepared), _) => graph.extend(of_report(site, prepared, page)),
        (None, Some(association)) => graph.push(organisation(site, association)),
        (None, None) if page.path.is_empty() => graph.push(json!({
            "@type": "WebSite", "name": website.title, "description": website.description, "url": address(website, ""), "inLanguage": "sv",
        })),
        (None, None) if matches!(page.content, PageContent::Data(_)) => graph.push(catalogue(site)),
        (None, None) => {}
    }
    if !page.crumbs.is_empty() {
        graph.push(breadcrumbs(website, page));
    }
    let json_ld = match graph.is_empty() {
        true => String::new(),
        // A text with "</script>" in it must not end the element.
        false => json!({ "@context": "https://schema.org", "@graph": graph }).to_string().replace('<', "\\u003c"),
    };
    let data = (!site.without_data).then_some(DATA);
    let around = reports.around(&page.path).map(|prepared| prepared.report);
    let is_draft = around.is_some_and(|report| !report.status.is_public());
    Metadata {
        kind: if matches!(page.content, PageContent::Report(_)) { "article" } else { "website" },
        json_ld,
        data,
        aside: is_draft || around.is_some_and(|report| report.replaced.is_some()),
        demonstration: around.map_or_else(|| site.demonstration(), Report::demonstration),
        former: former::notes(&site.former, &page.path),
    }
}

fn address(website: &Website, path: &str) -> String {
    format!("{}/{path}", website.address)
}

/// The report as a document, and its figures as a dataset with the files that it can be fetched as.
fn of_report(site: &Site, prepared: &Prepared, page: &Page) -> [Value; 2] {
    let website = &site.website;
    let Prepared { association, report, .. } = prepared;
    let url = address(website, &page.path);
    let author = json!({
        "@type": "GovernmentOrganization", "name": association.name, "url": address(website, &association_path(association)),
        "identifier": association.organisation_number.as_ref().map(|number| &number.value),
    });
    let covers = match report.period {
        Period::Span { first, last } => format!("{first}/{last}"),
        Period::Day(day) => day.to_string(),
    };
    let dated = report.issued().map(|date| date.to_string());
    let originals: Vec<&str> =
        report.originals.iter().filter_map(|original| original.place.as_ref().ok()).map(|place| place.address.as_str()).collect();
    let based_on = match &originals[..] {
        [] => Value::Null,
        [only] => json!(only),
        several => json!(several),
    };
    let publisher = json!({ "@type": "Organization", "name": website.publisher });
    let document = json!({
        "@type": "Report", "@id": url, "url": url, "name": format!("{}, {}", report.title, association.name), "description": page.description,
        "inLanguage": "sv", "author": author, "publisher": publisher, "datePublished": dated, "temporalCoverage": covers,
        "identifier": report.registry_number, "isBasedOn": based_on, "isAccessibleForFree": true,
        "creativeWorkStatus": stage(report).map(|stage| stage.note),
    });
    let figures = dataset::of_report(site, association, report);
    let (catalogue, files) = match site.without_data {
        true => (Value::Null, Value::Null),
        false => (json!({ "@type": "DataCatalog", "@id": address(website, dataset::CATALOGUE) }), downloads(website, &figures.files)),
    };
    let dataset = json!({
        "@type": "Dataset", "@id": address(website, &figures.address), "url": url, "name": figures.title, "description": figures.description,
        "identifier": figures.identifier, "inLanguage": "sv", "creator": author, "publisher": publisher, "temporalCoverage": covers,
        "spatialCoverage": association.county, "isAccessibleForFree": true, "license": website.licence.map(DataLicence::address),
        "includedInDataCatalog": catalogue, "distribution": files,
    });
    [without_nulls(document), without_nulls(dataset)]
}

/// The files of a dataset.
fn downloads(website: &Website, files: &[DataFile]) -> Value {
    let download = |file: &DataFile| {
        let url = address(website, &file.address);
        json!({ "@type": "DataDownload", "encodingFormat": file.format.media_type(), "contentUrl": url })
    };
    files.iter().map(download).collect()
}

/// What tells of all datasets.
fn catalogue(site: &Site) -> Value {
    let website = &site.website;
    let datasets = dataset::of_site(site).into_iter().map(|dataset| {
        without_nulls(json!({
            "@type": "Dataset", "@id": address(website, &dataset.address), "name": dataset.title, "description": dataset.description,
            "identifier": dataset.identifier, "license": website.licence.map(DataLicence::address),
            "distribution": downloads(website, &dataset.files),
        }))
    });
    json!({
        "@type": "DataCatalog", "@id": address(website, dataset::CATALOGUE), "url": address(website, DATA), "inLanguage": "sv",
        "name": dataset::catalogue_title(site), "description": dataset::description(site, &website.description),
        "publisher": { "@type": "Organization", "name": website.publisher }, "dataset": datasets.collect::<Vec<_>>(),
    })
}

fn organisation(site: &Site, association: &Association) -> Value {
    let members = association.members.iter().filter(|membership| membership.to.is_none()).filter_map(|membership| {
        let member = site.member(&membership.member)?;
        Some(json!({ "@type": "GovernmentOrganization", "name": member.name }))
    });
    without_nulls(json!({
        "@type": "GovernmentOrganization", "name": association.name, "alternateName": association.short_name,
        "description": association.description, "identifier": association.organisation_number.as_ref().map(|number| &number.value), "areaServed": association.county,
        "url": address(&site.website, &association_path(association)), "member": members.collect::<Vec<_>>(),
    }))
}

fn breadcrumbs(website: &Website, page: &Page) -> Value {
    let above = page.crumbs.iter().map(|crumb| (crumb.text.clone(), crumb.href.clone()));
    let items = above
        .chain([(page.title.clone(), page.path.clone())])
        .enumerate()
        .map(|(index, (name, path))| json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": address(website, &path) }));
    json!({ "@type": "BreadcrumbList", "itemListElement": items.filter(|item| item["name"] != "").collect::<Vec<_>>() })
}

fn without_nulls(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
        fields.values_mut().for_each(|value| *value = without_nulls(value.take()));
    }
    value
}
