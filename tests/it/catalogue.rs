//! The catalogue that portals of open data read, parsed back: the mandatory properties of DCAT-AP-SE 3.0.1 with their cardinalities, and
//! what the national portal asks of whoever it reads.

use crate::support::site::{REAL, REAL_AND_SIXTH, page, rendered, select};
use crate::support::{FROZEN_CONTENT, Project, check};
use insyn::output::Files;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const TERMS: &str = "http://purl.org/dc/terms/";
const FOAF: &str = "http://xmlns.com/foaf/0.1/";
const VCARD: &str = "http://www.w3.org/2006/vcard/ns#";
const DATE: &str = "http://www.w3.org/2001/XMLSchema#date";
const SITE: &str = "https://insyn-demo.netlify.app/";

/// What is said of something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Thing(String),
    /// A text with its language, or the address of its type.
    Text(String, String),
}

/// Subject and property, and what is said.
struct Graph(BTreeMap<(String, String), Vec<Said>>);

impl Graph {
    /// Reads what our template writes: every other form of RDF/XML is a mistake, as a blank node would be.
    fn of(files: &Files) -> Graph {
        let text = std::str::from_utf8(&files["dcat.rdf"]).unwrap();
        let document = roxmltree::Document::parse(text).unwrap();
        let root = document.root_element();
        assert!(root.has_tag_name((RDF, "RDF")));
        let name = |node: roxmltree::Node| format!("{}{}", node.tag_name().namespace().unwrap(), node.tag_name().name());
        let mut graph = Graph(BTreeMap::new());
        for thing in root.children().filter(roxmltree::Node::is_element) {
            let subject = thing.attribute((RDF, "about")).expect("no blank nodes").to_owned();
            let class = Said::Thing(name(thing));
            assert!(graph.0.insert((subject.clone(), format!("{RDF}type")), vec![class]).is_none(), "{subject} is described twice");
            for property in thing.children().filter(roxmltree::Node::is_element) {
                assert!(property.children().all(|child| child.is_text()), "{subject}: {property:?}");
                let said = match property.attribute((RDF, "resource")) {
                    Some(address) => Said::Thing(address.to_owned()),
                    None => {
                        let language = property.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
                        let kind = language.or(property.attribute((RDF, "datatype"))).unwrap_or_default();
                        Said::Text(property.text().unwrap_or_default().to_owned(), kind.to_owned())
                    }
                };
                graph.0.entry((subject.clone(), name(property))).or_default().push(said);
            }
        }
        graph
    }

    fn all(&self, class: &str) -> Vec<&str> {
        let class = vec![Said::Thing(class.to_owned())];
        self.0
            .iter()
            .filter(|((_, property), said)| property == &format!("{RDF}type") && **said == class)
            .map(|((it, _), _)| it.as_str())
            .collect()
    }

    fn said(&self, of: &str, property: &str) -> &[Said] {
        self.0.get(&(of.to_owned(), property.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn things(&self, of: &str, property: &str) -> Vec<&str> {
        let thing = |said: &'_ Said| matches!(said, Said::Thing(_));
        assert!(self.said(of, property).iter().all(thing), "{of} {property}");
        self.said(of, property).iter().filter_map(|said| if let Said::Thing(it) = said { Some(it.as_str()) } else { None }).collect()
    }

    fn texts(&self, of: &str, property: &str) -> Vec<(&str, &str)> {
        let texts = self.said(of, property).iter().filter_map(|said| match said {
            Said::Text(text, kind) => Some((text.as_str(), kind.as_str())),
            Said::Thing(_) => None,
        });
        let texts: Vec<_> = texts.collect();
        assert_eq!(texts.len(), self.said(of, property).len(), "{of} {property}");
        texts
    }

    /// The one text of a property, with its language or type.
    fn text(&self, of: &str, property: &str) -> (&str, &str) {
        let texts = self.texts(of, property);
        assert_eq!(texts.len(), 1, "{of} {property}: {texts:?}");
        texts[0]
    }

    fn thing(&self, of: &str, property: &str) -> &str {
        let things = self.things(of, property);
        assert_eq!(things.len(), 1, "{of} {property}: {things:?}");
        things[0]
    }
}

/// Every catalogue, dataset, series, distribution, agent and contact has what it must have, so many times as it must.
fn hold_to_the_profile(graph: &Graph) {
    let Graph(statements) = graph;
    for ((subject, property), said) in statements {
        assert!(subject.starts_with("https://") || subject.starts_with("http://dataportal.se/organisation/SE"), "{subject}");
        assert_eq!(said.iter().collect::<BTreeSet<_>>().len(), said.len(), "{subject} {property}");
        for said in said {
            match said {
                Said::Thing(address) => {
                    assert!(["https://", "http://", "mailto:"].iter().any(|start| address.starts_with(start)), "{address}");
                    assert!(!address.contains([' ', '<', '>', '"', '{', '}', '|', '\\', '^', '`']), "{address}");
                }
                Said::Text(text, kind) if kind == DATE => _ = text.parse::<jiff::civil::Date>().unwrap(),
                Said::Text(text, _) => assert!(!text.trim().is_empty(), "{subject} {property}"),
            }
        }
    }
    let described = |subject: &str| {
        for property in ["title", "description"] {
            assert_eq!(graph.text(subject, &format!("{TERMS}{property}")).1, "sv");
        }
        graph.thing(subject, &format!("{TERMS}publisher")).to_owned()
    };
    let datasets: BTreeSet<&str> = graph.all(&format!("{DCAT}Dataset")).into_iter().collect();
    let series: BTreeSet<&str> = graph.all(&format!("{DCAT}DatasetSeries")).into_iter().collect();

    let [catalogue] = graph.all(&format!("{DCAT}Catalog"))[..] else { panic!("one catalogue") };
    let publisher = described(catalogue);
    assert_eq!(graph.thing(catalogue, &format!("{TERMS}license")), "http://creativecommons.org/publicdomain/zero/1.0/");
    assert_eq!(graph.things(catalogue, &format!("{DCAT}dataset")).into_iter().collect::<BTreeSet<_>>(), datasets);
    assert!(!datasets.is_empty());

    let [agent] = graph.all(&format!("{FOAF}Agent"))[..] else { panic!("one publisher") };
    assert_eq!(agent, publisher);
    assert_eq!(graph.texts(agent, &format!("{FOAF}name")).len(), 1);
    assert!(graph.thing(agent, &format!("{TERMS}type")).starts_with("http://purl.org/adms/publishertype/"));

    for contact in graph.all(&format!("{VCARD}Organization")) {
        graph.text(contact, &format!("{VCARD}fn"));
        assert!(graph.thing(contact, &format!("{VCARD}hasEmail")).starts_with("mailto:"));
        assert_ne!(contact, agent);
    }
    let mut in_series = BTreeSet::new();
    let mut identifiers = BTreeSet::new();
    let mut distributions = BTreeSet::new();
    for subject in datasets.iter().chain(&series).copied() {
        assert_eq!(described(subject), publisher, "{subject}");
        for contact in graph.things(subject, &format!("{DCAT}contactPoint")) {
            assert!(graph.all(&format!("{VCARD}Organization")).contains(&contact));
        }
        assert!(graph.texts(subject, &format!("{DCAT}keyword")).len() > 3);
        in_series.extend(graph.things(subject, &format!("{DCAT}inSeries")));
        for (identifier, kind) in graph.texts(subject, &format!("{TERMS}identifier")) {
            assert_eq!((identifier.len(), identifier.matches('-').count(), kind), (36, 4, ""), "{identifier}");
            assert!(identifiers.insert(identifier), "{identifier}");
        }
        for place in graph.things(subject, &format!("{TERMS}spatial")) {
            let own = graph.all(&format!("{TERMS}Location"));
            assert!(own.contains(&place) || place == "http://publications.europa.eu/resource/authority/country/SWE", "{place}");
        }
        for period in graph.things(subject, &format!("{TERMS}temporal")) {
            let [start, end] = ["startDate", "endDate"].map(|property| graph.text(period, &format!("{DCAT}{property}")));
            assert!(start <= end && start.1 == DATE, "{period}");
        }
    }
    assert_eq!(in_series, series);
    for dataset in &datasets {
        let own = graph.things(dataset, &format!("{DCAT}distribution"));
        assert!(!own.is_empty(), "{dataset}");
        assert!(own.iter().all(|distribution| distributions.insert(*distribution)), "{dataset}");
    }
    assert_eq!(graph.all(&format!("{DCAT}Distribution")).into_iter().collect::<BTreeSet<_>>(), distributions);
    for distribution in distributions {
        let url = graph.thing(distribution, &format!("{DCAT}accessURL"));
        assert_eq!(graph.thing(distribution, &format!("{DCAT}downloadURL")), url);
        let file_type = graph.thing(distribution, &format!("{TERMS}format"));
        let file_type = file_type.strip_prefix("http://publications.europa.eu/resource/authority/file-type/").unwrap();
        assert_eq!(url.rsplit_once('.').unwrap().1, file_type.to_lowercase());
        let media_type = graph.thing(distribution, &format!("{DCAT}mediaType"));
        assert!(media_type.starts_with("https://www.iana.org/assignments/media-types/"), "{media_type}");
        assert!(graph.things(distribution, &format!("{TERMS}license")).len() <= 1);
    }
}

#[test]
fn the_catalogue_has_what_the_profile_asks_for() {
    for files in [&REAL.files, &REAL_AND_SIXTH.files, &rendered(&check(Path::new(FROZEN_CONTENT), false))] {
        hold_to_the_profile(&Graph::of(files));
    }
}

/// A series for each association, a dataset for each report, and one of all its figures.
#[test]
fn every_association_and_every_report_is_in_it() {
    let graph = Graph::of(&REAL.files);
    let site = &REAL.checked.site;
    let reports: usize = site.associations.iter().map(|association| association.reports.len()).sum();
    assert_eq!(graph.all(&format!("{DCAT}DatasetSeries")).len(), site.associations.len());
    assert_eq!(graph.all(&format!("{DCAT}Dataset")).len(), reports + site.associations.len() + 4);
    let report = format!("{SITE}sydnarke/2024/#data_");
    assert_eq!(graph.thing(&report, &format!("{DCAT}inSeries")), format!("{SITE}sydnarke/#serie_"));
    assert_eq!(graph.text(&report, &format!("{TERMS}issued")), ("2025-03-21", DATE));
    let period = graph.thing(&report, &format!("{TERMS}temporal"));
    assert_eq!(graph.text(period, &format!("{DCAT}endDate")), ("2024-12-31", DATE));
    let places: Vec<&str> = graph
        .things(&report, &format!("{TERMS}spatial"))
        .iter()
        .map(|place| graph.text(place, "http://www.w3.org/2000/01/rdf-schema#label").0)
        .collect();
    assert_eq!(places, ["Askersunds kommun", "Hallsbergs kommun", "Kumla kommun", "Laxå kommun"]);
    assert_eq!(graph.things(&report, &format!("{DCAT}distribution")).len(), 2);
}

#[test]
fn every_address_of_the_site_in_it_is_there() {
    let files = &REAL.files;
    let graph = Graph::of(files);
    for ((subject, property), said) in &graph.0 {
        for said in said {
            let Said::Thing(address) = said else { continue };
            let Some(path) = address.strip_prefix(SITE) else { continue };
            let path = path.split('#').next().unwrap();
            let file = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
            assert!(files.contains_key(&file), "{subject} {property}: {address}");
        }
    }
}

/// In the title and the description of the catalogue, of every dataset and of every series. The associations publish nothing.
#[test]
fn a_demonstration_says_so_everywhere_and_names_no_association_as_publisher() {
    let graph = Graph::of(&REAL.files);
    let classes = ["Catalog", "Dataset", "DatasetSeries"].map(|class| format!("{DCAT}{class}"));
    for subject in classes.iter().flat_map(|class| graph.all(class)) {
        assert!(graph.text(subject, &format!("{TERMS}title")).0.contains("demonstration"), "{subject}");
        assert!(graph.text(subject, &format!("{TERMS}description")).0.starts_with("Demonstration: "), "{subject}");
    }
    assert_eq!(graph.text(graph.all(&format!("{FOAF}Agent"))[0], &format!("{FOAF}name")).0, "Insyn, en demonstration");
    let published = Project::excerpt().replace("webbplats.toml", "demonstration = true", "demonstration = false");
    let text = String::from_utf8(rendered(&published.check())["dcat.rdf"].clone()).unwrap();
    assert!(!text.to_lowercase().contains("demonstration (") && !text.contains("Demonstration: "), "{text}");
}

fn identifiers(project: &Project) -> Vec<String> {
    let graph = Graph::of(&rendered(&project.check()));
    let datasets = graph.all(&format!("{DCAT}Dataset"));
    let all = datasets.iter().flat_map(|dataset| graph.texts(dataset, &format!("{TERMS}identifier")));
    let mut all: Vec<String> = all.map(|(identifier, _)| identifier.to_owned()).collect();
    all.sort_unstable();
    all
}

/// UUID v5 of the namespace and the name that `docs/content-format.md` tells: as another program makes it, and never to change.
#[test]
fn the_identifier_of_a_dataset_lasts_when_the_site_moves() {
    let first = identifiers(&Project::excerpt());
    // Of `demonstration/2220002600` and `demonstration/2220002600/2024`.
    assert_eq!(first, ["1bdbf472-2129-55e6-a76c-e6a0681d6ef0", "8106e572-f7fa-550a-b7fd-76f56d10e359"]);
    let moved = Project::excerpt().replace("webbplats.toml", "https://insyn-demo.netlify.app", "https://www.example.com/insyn");
    assert_eq!(identifiers(&moved), first);
    // A demonstration is another dataset than the one that the association publishes, and does not take its place in a portal.
    let published = identifiers(&Project::excerpt().replace("webbplats.toml", "demonstration = true", "demonstration = false"));
    assert!(published.iter().all(|identifier| !first.contains(identifier)));
    // The folder stands for the association while its number is not known.
    let nameless = identifiers(&Project::excerpt().replace("sydnarke/forbund.toml", "organisationsnummer", "# organisationsnummer"));
    assert!(nameless.iter().all(|identifier| !first.contains(identifier)));
}

/// The national portal knows a publisher by its organisation number, and a contact has an e-mail address.
#[test]
fn a_publisher_with_a_number_is_known_by_it() {
    let graph = Graph::of(&rendered(&check(Path::new(FROZEN_CONTENT), false)));
    let agent = graph.all(&format!("{FOAF}Agent"))[0];
    assert_eq!(agent, "http://dataportal.se/organisation/SE2220000000");
    assert_eq!(graph.thing(agent, &format!("{TERMS}type")), "http://purl.org/adms/publishertype/LocalAuthority");
    let contact = graph.all(&format!("{VCARD}Organization"))[0];
    assert_eq!(graph.thing(contact, &format!("{VCARD}hasEmail")), "mailto:kansli@example.com");

    let wrong = Project::excerpt().replace("webbplats.toml", "demonstration =", "organisationsnummer = \"222000-00\"\ndemonstration =");
    insta::assert_snapshot!(wrong.findings());
}

/// What is said of how the data may be used is what the content says, and nothing where that says nothing.
#[test]
fn the_licence_is_the_one_that_the_content_states() {
    for (licence, address) in [
        ("", None),
        ("licens = \"cc0\"\n", Some("http://creativecommons.org/publicdomain/zero/1.0/")),
        ("licens = \"cc-by\"\n", Some("http://creativecommons.org/licenses/by/4.0/")),
    ] {
        let project = Project::excerpt().replace("webbplats.toml", "demonstration =", &format!("{licence}demonstration ="));
        let files = rendered(&project.check());
        let graph = Graph::of(&files);
        for distribution in graph.all(&format!("{DCAT}Distribution")) {
            assert_eq!(graph.things(distribution, &format!("{TERMS}license")), Vec::from_iter(address));
        }
        let data = page(&files, "data/index.html");
        assert_eq!(
            select(&data, "a[rel=license]").first().and_then(|link| link.attr("href")),
            address.map(|address| address.replace("http:", "https:")).as_deref()
        );
        let dataset = dataset_of(&files, "sydnarke/2024/index.html");
        assert_eq!(dataset["license"].as_str(), address);
    }
}

/// The data of a page that search engines read about its figures.
fn dataset_of(files: &Files, path: &str) -> Value {
    let page = page(files, path);
    let data: Value = serde_json::from_str(&select(&page, "script[type='application/ld+json']")[0].inner_html()).unwrap();
    data["@graph"].as_array().unwrap().iter().find(|item| item["@type"] == "Dataset").unwrap().clone()
}

/// The catalogue and the page of a report tell search engines and portals of one and the same dataset.
#[test]
fn the_page_of_a_report_tells_of_the_same_dataset() {
    let files = &REAL.files;
    let graph = Graph::of(files);
    let dataset = dataset_of(files, "sydnarke/2024/index.html");
    let subject = dataset["@id"].as_str().unwrap();
    for (key, property) in [("name", "title"), ("description", "description"), ("identifier", "identifier")] {
        assert_eq!(dataset[key].as_str(), Some(graph.text(subject, &format!("{TERMS}{property}")).0), "{key}");
    }
    let told: Vec<&str> = dataset["distribution"].as_array().unwrap().iter().map(|file| file["contentUrl"].as_str().unwrap()).collect();
    let listed = graph.things(subject, &format!("{DCAT}distribution"));
    assert_eq!(told, listed.iter().map(|file| graph.thing(file, &format!("{DCAT}accessURL"))).collect::<Vec<_>>());
    assert_eq!(dataset["includedInDataCatalog"]["@id"].as_str(), Some(graph.all(&format!("{DCAT}Catalog"))[0]));
}

/// Not in a preview either: nobody shall fetch from a portal what is not published.
#[test]
fn a_draft_is_never_in_it() {
    let project = Project::excerpt().replace("sydnarke/2024/rapport.toml", "\"publicerad\"", "\"utkast\"");
    let files = rendered(&project.check());
    assert!(files.contains_key("sydnarke/2024/index.html"));
    let graph = Graph::of(&files);
    assert_eq!(graph.all(&format!("{DCAT}DatasetSeries")), [] as [&str; 0]);
    assert_eq!(graph.all(&format!("{DCAT}Dataset")).len(), 4);
}

#[test]
fn a_site_without_data_has_neither_catalogue_nor_page_nor_link() {
    let mut checked = check(Path::new("tests/fixtures/utdrag"), false);
    checked.site.without_data = true;
    let files = rendered(&checked);
    assert!(files.keys().all(|file| file != "dcat.rdf" && !file.starts_with("data/")));
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        assert!(!html.contains("data/\"") && !html.contains("DataDownload"), "{path}");
    }
}

/// Where the national portal looks for it, and as what it is served.
#[test]
fn the_catalogue_is_found_where_portals_look() {
    let ways = String::from_utf8_lossy(&REAL_AND_SIXTH.files["_redirects"]);
    assert!(ways.lines().any(|way| way == "/datasets/dcat /dcat.rdf 301"), "{ways}");
    let headers = String::from_utf8_lossy(&REAL_AND_SIXTH.files["_headers"]);
    assert!(
        headers.contains(
            "
/dcat.rdf
  Content-Type: application/rdf+xml;"
        ),
        "{headers}"
    );
}
