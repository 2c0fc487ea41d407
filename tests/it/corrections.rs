//! What was put right after it was published: when, what, from what to what, and why; on the page, in the feed and in the data.

use crate::support::Project;
use crate::support::site::{built, page, texts};
use serde_json::Value;

const CORRECTION: &str = r#"
[[rattelse]]
datum = 2026-02-03
text  = "Intäkterna var avlästa från fel rad."
plats = "oversikt.verksamhetens-intakter.2024"
fran  = "5 171 429 kr"
till  = "5 528 968 kr"
skal  = "Två rader stod på samma höjd i källan."

[[rattelse]]
datum = 2026-03-04
slag  = "nytt-original"
text  = "Styrelsen har beslutat om en ny årsredovisning."
"#;

fn corrected() -> Project {
    Project::excerpt().append("sydnarke/2024/rapport.toml", CORRECTION)
}

#[test]
fn a_correction_is_told_on_the_page_in_the_feed_and_in_the_data() {
    let project = corrected();
    assert_eq!(project.findings(), "");
    let files = built(&project.path("content"), true).files;
    let told = texts(&page(&files, "sydnarke/2024/index.html"), "#rattelser_ ~ *, #rattelser_ li");
    let told: Vec<&String> = told.iter().filter(|text| text.contains("2026")).collect();
    assert_eq!(
        told,
        [
            "4 mars 2026 Nytt original: Styrelsen har beslutat om en ny årsredovisning.",
            "3 februari 2026 Vår avskrift: Intäkterna var avlästa från fel rad. Verksamhetens ekonomiska utveckling 2020–2024: Verksamhetens intäkter, 2024Före: 5 171 429 kr. Nu: 5 528 968 kr.Skäl: Två rader stod på samma höjd i källan.",
        ]
    );
    let feed = String::from_utf8_lossy(&files["feed.xml"]).into_owned();
    let entries: Vec<&str> = feed.split("<entry>").skip(1).collect();
    assert!(entries[0].contains("sydnarke/2024/#rattelse_2</id>") && entries[1].contains("Rättelse: "), "{feed}");
    assert!(entries[1].contains("Före: 5 171 429 kr Nu: 5 528 968 kr Skäl: Två rader"), "{feed}");
    let data: Value = serde_json::from_slice(&files["sydnarke/2024/rapport.json"]).unwrap();
    assert_eq!(data["rattelser"][0]["fran"], "5 171 429 kr");
    assert_eq!(data["rattelser"][1]["slag"], "nytt-original");
}

#[test]
fn a_correction_of_what_is_not_there_is_told() {
    let wrong = CORRECTION.replace("intakter.2024", "intakt.2024");
    insta::assert_snapshot!(Project::excerpt().append("sydnarke/2024/rapport.toml", &wrong).findings());
}
