//! Every kind of chart in the cases that are hard to draw, on one page to look at. Not published.

use super::*;
use std::fmt::Write;
use std::path::PathBuf;

const LONG: &str = "Arbetsmarknadsrehabiliteringssamordningsinsatsen för unga vuxna som varken arbetar eller studerar och som behöver stöd från \
                    flera myndigheter samtidigt under en längre tid";

fn cases() -> Vec<(&'static str, Vec<Chart>)> {
    let paid = |periods: &[&str], rows: &[Line]| report_charts(&site(&[("2024", &[contributions(periods, rows)])]));
    let cost = |rows: &[Line]| report_charts(&site(&[("2024", &[costs(rows)])]));
    let names: Vec<String> = (1..=12).map(|n| format!("fraga-{n}")).collect();
    let asked: Vec<[(&str, &str); 1]> = names.iter().map(|name| [("fraga", name.as_str())]).collect();
    let twelve: Vec<Line> =
        asked.iter().zip(&names).map(|(dimensions, name)| (name.as_str(), &dimensions[..], &["50 %", "50 %"][..])).collect();
    let spread: [Line; 4] = [
        ("Ingen svarade ja", &asked[0], &["0 %", "100 %"]),
        ("Alla svarade ja", &asked[1], &["100 %", "0 %"]),
        (LONG, &asked[2], &["33,3 %", "34 %"]),
        ("Frågan är ny", &asked[3], &["71 %", "-"]),
    ];
    let groups: Vec<[(&str, &str); 1]> = names.iter().map(|name| [("insats", name.as_str())]).collect();
    let many: Vec<Line> = groups.iter().zip(&names).map(|(dimensions, name)| (name.as_str(), &dimensions[..], &["100 000"][..])).collect();
    let answers = |rows: &[Line]| report_charts(&site(&[("2024", &[survey(&["2024", "2023"], rows)])]));
    let half = [("Staten", STATE, &["500 000", "1 000 000"][..]), ("Region", REGION, &["250 000", "500 000"][..])];
    vec![
        ("Ett enda år", paid(&["2024"], &[("Staten", STATE, &["1 000 000"]), ("Region", REGION, &["500 000"])])),
        ("År som saknas", paid(&["2024", "2021", "2016"], &[("Staten", STATE, &["3", "2", "1"]), ("Kumla", KUMLA, &["3", "-", "1"])])),
        ("Minus", paid(&["2024", "2023"], &[("Staten", STATE, &["-500 000", "800 000"]), ("Kumla", KUMLA, &["300 000", "-200 000"])])),
        ("Noll", paid(&["2024", "2023"], &[("Staten", STATE, &["0", "0"])])),
        ("Alla lika", paid(&["2024", "2023", "2022"], &[("Staten", STATE, &["700", "700", "700"])])),
        (
            "En biljon",
            paid(&["2024", "2023"], &[("Staten", STATE, &["1 000 000 000 000", "1"]), ("Kumla", KUMLA, &["1", "999 999 999 999"])]),
        ),
        ("Halvår bredvid år", paid(&["2024-h1", "2023"], &half)),
        ("Tolv kostnader", cost(&many)),
        (
            "Lång etikett, återbetalning",
            cost(&[(LONG, &[("grupp", "struktur")], &["1 000"]), ("Åter", &[("insats", "ciceron")], &["-400"])]),
        ),
        ("Tolv frågor, alla lika", answers(&twelve)),
        ("Frågor från noll till hundra", answers(&spread)),
        ("Deltagare med mål och kön", participants::hard()),
        ("Kostnader över åren", costs_over_time::hard()),
        ("Budget ett år", budget::hard().drain(..1).collect()),
        ("Budget och prognos för ett halvår", budget::hard().drain(1..2).collect()),
        ("Tolv budgetar, alla lika", budget::hard().drain(2..).collect()),
        ("Mål strax bortom stapeln", vec![participants::goals_missed()]),
        ("Eget kapital med prognos under noll", equity_forecast::hard().into_iter().collect()),
        ("Det som hände, i ord och som nummer", drawing::events()),
        ("Resultat och tak", result::hard().into_iter().collect()),
        ("Balansräkningar", balance::hard()),
        ("Avslut", outcomes::hard()),
        ("Mål i siffror", goals::hard().into_iter().collect()),
        ("Omdömen i ord", judged::hard().into_iter().collect()),
        ("Medlem i förbund med halvår, minus och brott", member::hard()),
        ("En indikator med kön, lucka och brott", indicator::hard()),
        ("Åttio förbund bredvid varandra", compare::hard()),
        ("Indikatorer som döljer varandra", indicators::hard().into_iter().collect()),
    ]
}

/// `INSYN_GALLERY=folder cargo test --lib gallery` writes it there, else to `target/gallery`.
#[test]
fn the_gallery_shows_every_case() {
    let folder = std::env::var_os("INSYN_GALLERY").map_or_else(|| PathBuf::from("target/gallery"), PathBuf::from);
    let css = include_str!("../../../themes/standard/stil.css");
    let mut page = String::from("<!DOCTYPE html>\n<html lang=\"sv\"><meta charset=\"utf-8\"><title>Galleri</title>\n");
    page.push_str(
        "<meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"stil.css\"><main class=\"column\">\n",
    );
    for (name, charts) in cases() {
        let _ = writeln!(page, "<h2>{name}</h2>");
        assert!(!charts.is_empty() && charts.iter().all(|chart| chart.svg().contains("<svg ")), "{name}");
        for chart in charts {
            // the names of patterns and titles are those of a page with one chart of a kind
            let own = format!("diagram-{}-{}", crate::swedish::slug(name), chart.id);
            let svg = chart.svg().replace(&format!("diagram-{}-", chart.id), &format!("{own}-"));
            let _ = writeln!(page, "<figure class=\"chart\"><figcaption><strong class=\"chart-title\">{}</strong>", chart.title);
            let _ = writeln!(page, "<span class=\"chart-subtitle\">{}</span></figcaption>", chart.subtitle);
            let _ = writeln!(page, "<div class=\"chart-area\">{svg}</div><p class=\"chart-summary\">{}</p></figure>", chart.summary);
        }
    }
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("index.html"), page).unwrap();
    std::fs::write(folder.join("stil.css"), css).unwrap();
}
