//! The catalogue that portals of open data read: DCAT-AP-SE 3.0.1 as RDF/XML. Each thing has an absolute address of its own, since the
//! national portal takes no blank nodes.

use crate::model::{Association, MemberKind, Period, PublisherKind, Report, Site, organisation_digits};
use crate::narrative::escape;
use crate::site::dataset::{self, Dataset};
use crate::site::files::{CATALOGUE, DataFile, Format};
use jiff::civil::Date;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, context};
use serde::Serialize;
use std::collections::BTreeSet;

/// What the profile asks of what is said in the catalogue itself, whatever the licence of the data.
const LICENCE_OF_CATALOGUE: &str = "http://creativecommons.org/publicdomain/zero/1.0/";
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
/// Words that the datasets are looked for by: singular and in small letters, as the profile asks.
const KEYWORDS: [&str; 4] = ["samordningsförbund", "årsredovisning", "finansiell samordning", "rehabilitering"];

/// Something with an address, and what is said of it.
#[derive(Serialize)]
struct Thing {
    class: &'static str,
    address: String,
    statements: Vec<Statement>,
}

#[derive(Serialize)]
struct Statement {
    property: &'static str,
    said: Said,
}

#[derive(Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
enum Said {
    /// Something else, by its address.
    Thing(String),
    Swedish(String),
    Plain(String),
    Date(String),
}

/// The catalogue of a site that has files of figures.
///
/// # Errors
/// If the template is malformed, which a test would have told.
pub(super) fn catalogue(site: &Site) -> Result<String, Error> {
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::None);
    templates.add_filter("xml", |text: String| escape(&text));
    templates.add_template(CATALOGUE, include_str!("dcat.rdf"))?;
    let things = Catalogue { site, things: Vec::new(), places: BTreeSet::new() }.filled();
    templates.get_template(CATALOGUE)?.render(context! { things => Serde(&things) })
}

struct Catalogue<'a> {
    site: &'a Site,
    things: Vec<Thing>,
    /// The members that a dataset is about, each described once.
    places: BTreeSet<&'a str>,
}

impl<'a> Catalogue<'a> {
    fn filled(mut self) -> Vec<Thing> {
        let site = self.site;
        let mut datasets: Vec<String> = Vec::new();
        for dataset in dataset::of_site(site) {
            datasets.push(self.dataset(&dataset, vec![thing("dcterms:spatial", sweden())]));
        }
        for association in &site.associations {
            let published = || association.reports.iter().filter(|report| report.status.is_public());
            if published().next().is_none() {
                continue;
            }
            let series = self.series(association);
            let mut whole = self.area(association, None);
            whole.push(thing("dcterms:accrualPeriodicity", format!("{AUTHORITY}/frequency/ANNUAL")));
            datasets.push(self.dataset(&dataset::of_association(site, association), whole));
            for report in published() {
                let mut about = vec![thing("dcat:inSeries", series.clone())];
                about.extend(report.issued().map(|date| day("dcterms:issued", date)));
                let dataset = dataset::of_report(site, association, report);
                about.push(thing("dcterms:temporal", self.period(&dataset, report)));
                about.extend(self.area(association, Some(report.period)));
                datasets.push(self.dataset(&dataset, about));
            }
        }
        let mut things = vec![self.catalogue(datasets), self.publisher()];
        things.extend(self.contact());
        things.extend(site.members.iter().filter(|member| self.places.contains(&*member.id)).map(|member| {
            let code = member.code.iter().map(|code| Statement { property: "dcterms:identifier", said: Said::Plain(code.clone()) });
            let statements = [swedish("rdfs:label", member.name.clone())].into_iter().chain(code).collect();
            Thing { class: "dcterms:Location", address: self.place(&member.id), statements }
        }));
        things.append(&mut self.things);
        things
    }

    fn absolute(&self, address: &str) -> String {
        format!("{}/{address}", self.site.website.address)
    }

    fn catalogue(&self, datasets: Vec<String>) -> Thing {
        let website = &self.site.website;
        let mut statements = vec![
            swedish("dcterms:title", dataset::catalogue_title(self.site)),
            swedish("dcterms:description", dataset::description(self.site, &website.description)),
            thing("dcterms:publisher", self.publisher_address()),
            thing("dcterms:license", LICENCE_OF_CATALOGUE.to_owned()),
            thing("dcterms:language", swedish_language()),
            thing("dcterms:spatial", sweden()),
            thing("foaf:homepage", self.absolute(dataset::PAGE)),
            thing("dcat:themeTaxonomy", format!("{AUTHORITY}/data-theme")),
        ];
        statements.extend(datasets.into_iter().map(|dataset| thing("dcat:dataset", dataset)));
        Thing { class: "dcat:Catalog", address: self.absolute(dataset::CATALOGUE), statements }
    }

    /// The publisher of the site: never an association, unless it publishes the site itself.
    fn publisher(&self) -> Thing {
        let website = &self.site.website;
        let kind = match website.publisher_kind {
            PublisherKind::LocalAuthority => "LocalAuthority",
            PublisherKind::RegionalAuthority => "RegionalAuthority",
            PublisherKind::NationalAuthority => "NationalAuthority",
            PublisherKind::Company => "Company",
            PublisherKind::NonProfit => "NonProfitOrganisation",
            PublisherKind::Academia => "Academia-ScientificOrganisation",
            PublisherKind::Individual => "PrivateIndividual(s)",
        };
        let mut statements = vec![
            swedish("foaf:name", website.publisher.clone()),
            thing("dcterms:type", format!("http://purl.org/adms/publishertype/{kind}")),
        ];
        let number = website.publisher_number.clone();
        statements.extend(number.map(|number| Statement { property: "dcterms:identifier", said: Said::Plain(number) }));
        let home = website.contact.clone().filter(|contact| contact.starts_with("http"));
        statements.extend(home.map(|address| thing("foaf:homepage", address)));
        Thing { class: "foaf:Agent", address: self.publisher_address(), statements }
    }

    /// What the national portal knows a publisher by; while the number is not known, where the site tells of it.
    fn publisher_address(&self) -> String {
        let digits = self.site.website.publisher_number.as_deref().and_then(organisation_digits);
        digits.map_or_else(|| self.absolute(dataset::PUBLISHER), |digits| format!("http://dataportal.se/organisation/SE{digits}"))
    }

    /// Only where there is an e-mail address, which the profile asks of every contact.
    fn contact(&self) -> Option<Thing> {
        let mailbox = self.mailbox()?;
        let statements = vec![swedish("vcard:fn", self.site.website.publisher.clone()), thing("vcard:hasEmail", mailbox)];
        Some(Thing { class: "vcard:Organization", address: self.absolute(dataset::CONTACT), statements })
    }

    fn mailbox(&self) -> Option<String> {
        let contact = self.site.website.contact.as_ref()?;
        (contact.contains('@') && !contact.starts_with("http")).then(|| format!("mailto:{contact}"))
    }

    /// What is said of a series as of a dataset.
    fn common(&self, title: String, description: String, page: &str) -> Vec<Statement> {
        let mut statements = vec![
            swedish("dcterms:title", title),
            swedish("dcterms:description", description),
            thing("dcterms:publisher", self.publisher_address()),
        ];
        statements.extend(self.mailbox().map(|_| thing("dcat:contactPoint", self.absolute(dataset::CONTACT))));
        statements.extend(KEYWORDS.map(|word| swedish("dcat:keyword", word.to_owned())));
        if self.site.website.demonstration {
            statements.push(swedish("dcat:keyword", "demonstration".to_owned()));
        }
        statements.extend(["GOVE", "SOCI"].map(|theme| thing("dcat:theme", format!("{AUTHORITY}/data-theme/{theme}"))));
        statements.push(thing("dcat:landingPage", self.absolute(page)));
        statements
    }

    /// Adds the series of the reports of an association. Gives its address.
    fn series(&mut self, association: &'a Association) -> String {
        let series = dataset::series(self.site, association);
        let mut statements = self.common(series.title, series.description, &series.page);
        statements.push(thing("dcterms:accrualPeriodicity", format!("{AUTHORITY}/frequency/ANNUAL")));
        statements.extend(self.area(association, None));
        let address = self.absolute(&series.address);
        self.things.push(Thing { class: "dcat:DatasetSeries", address: address.clone(), statements });
        address
    }

    /// Adds a dataset with its files. Gives its address.
    fn dataset(&mut self, dataset: &Dataset, about: Vec<Statement>) -> String {
        let mut statements = self.common(dataset.title.clone(), dataset.description.clone(), &dataset.page);
        let identifier = dataset.identifier.clone();
        statements.extend(identifier.map(|identifier| Statement { property: "dcterms:identifier", said: Said::Plain(identifier) }));
        statements.push(thing("dcterms:language", swedish_language()));
        statements.push(thing("dcterms:accessRights", format!("{AUTHORITY}/access-right/PUBLIC")));
        statements.extend(about);
        for file in &dataset.files {
            statements.push(thing("dcat:distribution", self.distribution(file)));
        }
        let address = self.absolute(&dataset.address);
        self.things.push(Thing { class: "dcat:Dataset", address: address.clone(), statements });
        address
    }

    /// Adds a file that a dataset can be fetched as. Gives its address.
    fn distribution(&mut self, file: &DataFile) -> String {
        let (name, file_type) = match file.format {
            Format::Xlsx => ("Excel", "XLSX"),
            Format::Csv => ("CSV", "CSV"),
            Format::Json => ("JSON", "JSON"),
            Format::Html => ("Webbsida", "HTML"),
        };
        let url = self.absolute(&file.address);
        let mut statements = vec![
            swedish("dcterms:title", name.to_owned()),
            thing("dcat:accessURL", url.clone()),
            thing("dcat:downloadURL", url.clone()),
            thing("dcterms:format", format!("{AUTHORITY}/file-type/{file_type}")),
            thing("dcat:mediaType", format!("https://www.iana.org/assignments/media-types/{}", file.format.media_type())),
        ];
        statements.extend(self.site.website.licence.map(|licence| thing("dcterms:license", licence.address().to_owned())));
        let address = format!("{url}#fil_");
        self.things.push(Thing { class: "dcat:Distribution", address: address.clone(), statements });
        address
    }

    /// Adds the time that a report is about. Gives its address.
    fn period(&mut self, dataset: &Dataset, report: &Report) -> String {
        let (first, last) = match report.period {
            Period::Span { first, last } => (first, last),
            Period::Day(day) => (day, day),
        };
        let address = self.absolute(&format!("{}#tid_", dataset.page));
        let statements = vec![day("dcat:startDate", first), day("dcat:endDate", last)];
        self.things.push(Thing { class: "dcterms:PeriodOfTime", address: address.clone(), statements });
        address
    }

    /// The municipalities and regions that an association works in: in a period, else now or at any time.
    fn area(&mut self, association: &'a Association, period: Option<Period>) -> Vec<Statement> {
        let site = self.site;
        let there = association.members.iter().filter(|membership| period.is_none_or(|period| membership.covers(period)));
        let members =
            there.filter_map(|membership| site.member(&membership.member)).filter(|member| member.kind == MemberKind::Municipality);
        let members: BTreeSet<&str> = members.map(|member| member.id.as_str()).collect();
        self.places.extend(&members);
        members.into_iter().map(|member| thing("dcterms:spatial", self.place(member))).collect()
    }

    fn place(&self, member: &str) -> String {
        self.absolute(&dataset::place(member))
    }
}

fn sweden() -> String {
    format!("{AUTHORITY}/country/SWE")
}

fn swedish_language() -> String {
    format!("{AUTHORITY}/language/SWE")
}

fn thing(property: &'static str, address: String) -> Statement {
    Statement { property, said: Said::Thing(address) }
}

fn swedish(property: &'static str, text: String) -> Statement {
    Statement { property, said: Said::Swedish(text) }
}

fn day(property: &'static str, date: Date) -> Statement {
    Statement { property, said: Said::Date(date.to_string()) }
}
