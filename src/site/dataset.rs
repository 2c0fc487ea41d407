//! The datasets of the site, as catalogues of open data and search engines are told of them: what each is called, its files, and an
//! identifier that lasts when the site moves.

use crate::model::{Association, Demonstration, Report, Site, organisation_digits};
use crate::site::address::{DATA, association_path, member_path, report_path};
use crate::site::files::{self, DataFile, OF_SITE};
use uuid::{Uuid, uuid};

/// The namespace of the identifiers (UUID v5). A lasting part of the format, which `docs/content-format.md` tells.
const NAMESPACE: Uuid = uuid!("7e86fdd6-07a5-4ab9-8c90-fe97551c137f");

/// What tells of all datasets, and of who publishes them: their addresses below the root, on pages that do so.
pub(crate) const PAGE: &str = DATA;
pub(crate) const CATALOGUE: &str = "data/#katalog_";
pub(crate) const PUBLISHER: &str = "om/#utgivare_";
pub(crate) const CONTACT: &str = "om/#kontakt_";

/// What can be fetched together.
pub(crate) struct Dataset {
    /// What it is called in catalogues: an address below the root, on the page that leads to its files.
    pub address: String,
    /// That page.
    pub page: String,
    /// None where nothing lasting is known that no other site has.
    pub identifier: Option<String>,
    pub title: String,
    pub description: String,
    /// The same figures in different forms.
    pub files: Vec<DataFile>,
}

/// The figures of a report.
pub(crate) fn of_report(site: &Site, association: &Association, report: &Report) -> Dataset {
    let name = format!("{}, {}", report.title, association.name);
    let [workbook, json, _] = files::whole(association, report);
    let dataset = Dataset {
        address: String::new(),
        page: report_path(association, report),
        identifier: Some(identifier(site, &format!("{}/{}", identity(association), report.id))),
        description: format!(
            "Tabellerna i {name}, med siffrorna som de är tryckta i originalet, diagrammens siffror och vad programmet har kontrollerat."
        ),
        title: format!("Siffrorna i {name}"),
        files: vec![workbook, json],
    };
    dataset.told(site)
}

/// The figures of all reports of an association.
pub(crate) fn of_association(site: &Site, association: &Association) -> Dataset {
    let name = &association.name;
    let dataset = Dataset {
        address: String::new(),
        page: association_path(association),
        identifier: Some(identifier(site, &identity(association))),
        title: format!("Alla års siffror från {name}"),
        description: format!(
            "Siffrorna ur alla redovisningar här från {name}, en på varje rad, med tid, tabell, enhet och vad som är sagt om siffran. Det som programmet har räknat ut är märkt. Bara siffror som har fått en betydelse är med; tabellerna i varje redovisning har också de andra."
        ),
        files: vec![files::figures(association)],
    };
    dataset.told(site)
}

/// The figures of each report of an association, one after the other.
pub(crate) fn series(site: &Site, association: &Association) -> Dataset {
    let name = &association.name;
    let page = association_path(association);
    Dataset {
        address: format!("{page}#serie_"),
        page,
        identifier: None,
        title: title(site, &format!("Redovisningar från {name}")),
        description: description(
            site,
            &format!("Siffrorna i årsredovisningar och andra redovisningar från {name}, en datamängd för varje redovisning."),
        ),
        files: Vec::new(),
    }
}

/// What is about all associations: a dataset for each file.
pub(crate) fn of_site(site: &Site) -> Vec<Dataset> {
    let datasets = OF_SITE.into_iter().map(|file| {
        let (title, description) = match file.id {
            "members" => (
                "Samordningsförbundens medlemmar",
                "Medlemmarna i samordningsförbunden, en på varje rad, med organisationsnummer och kommunkod där de är kända.",
            ),
            "indicators" => (
                "Indikatorer för finansiell samordning",
                "Indikatorerna som samordningsförbunden använder, en på varje rad, med hur de mäts.",
            ),
            "reports" => {
                ("Samordningsförbundens redovisningar", "Redovisningarna på webbplatsen, en på varje rad, med förbund, tid och adress.")
            }
            _ => (
                "Samordningsförbundens siffror som Data Package",
                "En beskrivning av alla CSV-filer med siffror på webbplatsen: var de ligger och vad deras kolumner betyder.",
            ),
        };
        let publisher = site.website.publisher_number.as_deref().and_then(organisation_digits);
        let dataset = Dataset {
            address: String::new(),
            page: DATA.to_owned(),
            identifier: publisher.map(|publisher| identifier(site, &format!("{publisher}/{}", file.address))),
            title: title.to_owned(),
            description: description.to_owned(),
            files: vec![DataFile { address: file.address.to_owned(), format: file.format }],
        };
        Dataset { address: format!("{DATA}#{}_", file.id), ..dataset.told(site) }
    });
    datasets.collect()
}

impl Dataset {
    /// With its address, and with the word that it is a demonstration where the site is one.
    fn told(self, site: &Site) -> Dataset {
        Dataset {
            address: format!("{}#data_", self.page),
            title: title(site, &self.title),
            description: description(site, &self.description),
            ..self
        }
    }
}

/// What the catalogue of all of them is called.
pub(crate) fn catalogue_title(site: &Site) -> String {
    title(site, &format!("Öppna data från {}", site.website.title))
}

/// The title of what the site publishes as data.
pub(crate) fn title(site: &Site, title: &str) -> String {
    if site.website.demonstration { format!("{title} (demonstration)") } else { title.to_owned() }
}

/// What is said of what the site publishes as data.
pub(crate) fn description(site: &Site, description: &str) -> String {
    if !site.website.demonstration {
        return description.to_owned();
    }
    let said = match site.demonstration() {
        Demonstration::Invented => "påhittade exempel, som inte säger något om förbunden",
        Demonstration::Trial => "på prov, och kan vara fel eller inte färdigt än",
        Demonstration::Real => "bygger på offentliga handlingar, men är varken utgiven eller godkänd av förbunden",
    };
    format!("Demonstration: {said}. {description}")
}

/// A member as a place, on its page.
pub(crate) fn place(member: &str) -> String {
    format!("{}#plats_", member_path(member))
}

/// What an association is known by wherever it publishes: its organisation number, or its folder while that is not known.
fn identity(association: &Association) -> String {
    let number = association.organisation_number.as_ref().and_then(|number| organisation_digits(&number.value));
    number.unwrap_or_else(|| association.id.to_string())
}

/// The same for a name whatever the address of the site. A demonstration is another dataset than the one that an association publishes,
/// and must not take its place in a catalogue.
fn identifier(site: &Site, name: &str) -> String {
    let name = if site.website.demonstration { format!("demonstration/{name}") } else { name.to_owned() };
    Uuid::new_v5(&NAMESPACE, name.as_bytes()).to_string()
}
