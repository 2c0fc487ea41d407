//! Pages never contradict each other: what one place says of a measure, an association and a period, every other says too. What Insyn has
//! worked out is marked as such.

use crate::support::site::{Built, REAL, REAL_AND_SIXTH, page, select, text, texts};

/// The digits of a figure with its sign: `1 001 433 kr, ur …` and `1 001 433` are the same.
fn figure(built: &Built, address: &str, table: &str, row: &str, column: &str) -> Option<String> {
    let page = page(&built.files, address);
    let head = texts(&page, &format!("{table} thead th, {table} thead td"));
    let at = head.iter().position(|word| word == column)?;
    let row = select(&page, &format!("{table} tbody tr"))
        .into_iter()
        .find(|line| line.child_elements().next().is_some_and(|cell| text(&cell) == row))?;
    let value = row.child_elements().nth(at)?;
    let own = value.descendent_elements().find(|element| element.value().classes().any(|class| class == "value"))?;
    let shown = own.text().next()?.replace('\u{a0}', " ");
    let digits: String = shown.trim_end_matches(" kr").chars().filter(|c| !c.is_whitespace()).collect();
    digits.contains(|c: char| c.is_ascii_digit()).then_some(digits)
}

/// The table over the years and the charts below it: contributions, result and equity, year by year.
#[test]
fn the_years_of_an_association_are_told_alike_in_its_table_and_its_charts() {
    let mut held = 0;
    for built in [&*REAL, &*REAL_AND_SIXTH] {
        for association in &built.checked.site.associations {
            let address = format!("{}/index.html", association.id);
            let years = texts(&page(&built.files, &address), "#nyckeltal_ thead th");
            for (label, chart, column) in [
                ("Årets resultat", "#resultat", "Årets resultat"),
                ("Eget kapital", "#resultat", "Eget kapital"),
                ("Medlemsbidrag", "#medlemsbidrag", "Summa"),
            ] {
                for year in &years {
                    let drawn = figure(built, &address, chart, year, column);
                    let told = figure(built, &address, "#nyckeltal_", label, year);
                    // The chart may leave a period out, and may tell thousands in kronor.
                    let Some(drawn) = drawn else { continue };
                    let told = told.unwrap_or_else(|| panic!("{address}: {label} {year} is missing, and drawn as {drawn}"));
                    let same = told == drawn || told.ends_with("tkr") || told.ends_with("mnkr");
                    assert!(same, "{address}: {label} {year} is {told}, and drawn as {drawn}");
                    held += 1;
                }
            }
        }
    }
    assert!(held > 60, "{held}");
}

/// Sydnärke's newest report prints neither the sum of the contributions nor the equity of the years before.
#[test]
fn what_reports_do_not_print_is_worked_out_and_marked() {
    let page = page(&REAL.files, "sydnarke/index.html");
    let row = |label: &str| -> Vec<String> {
        let rows = select(&page, "#nyckeltal_ tbody tr").into_iter();
        let row = rows.into_iter().find(|row| row.child_elements().next().is_some_and(|cell| text(&cell) == label)).unwrap();
        row.child_elements().skip(6).map(|cell| text(&cell).replace('\u{a0}', " ")).collect()
    };
    assert_eq!(
        row("Medlemsbidrag"),
        [
            "–uppgift saknas",
            "5 221 900 kr, ur Not 2. Verksamhetens intäkter, Årsredovisning 2024uträknat av Insyn: summan av sex medlemmars bidrag",
            "4 720 000 kr, ur Not 2. Verksamhetens intäkter, Årsredovisning 2024uträknat av Insyn: summan av sex medlemmars bidrag"
        ]
    );
    assert_eq!(
        row("Eget kapital"),
        [
            "492 374 kr, ur Balansräkning, Årsredovisning 2024uträknat av Insyn: övrigt eget kapital i balansräkningen för \
             2023, som är vad det året började med",
            "801 162 kr, ur Balansräkning, Årsredovisning 2024uträknat av Insyn: årets resultat och övrigt eget kapital i balansräkningen tillsammans",
            "1 001 433 kr, ur 1.1.2 Resultat för de strukturövergripande insatserna, Årsredovisning 2024"
        ]
    );
    let report =
        texts(&crate::support::site::page(&REAL.files, "sydnarke/2024/index.html"), ".key-figure").join("\n").replace('\u{a0}', " ");
    assert!(report.contains("Ökade med 25 procent, från 801 162 kr 2023 (uträknat av Insyn)"), "{report}");
    let chart = texts(&crate::support::site::page(&REAL.files, "sydnarke/2024/index.html"), "#resultat").concat();
    assert!(chart.contains("Den här redovisningen anger inte eget kapital för 2020 och 2021."), "{chart}");
    assert!(chart.contains("är uträknat av Insyn ur balansräkningarna."), "{chart}");
}

/// Norra Örebro's report tells of the participants of its one initiative; the comparison, the tiles and the pages of members all say so.
#[test]
fn the_participants_of_one_initiative_are_told_as_such_everywhere() {
    let places = [
        ("norra-orebro/2021/index.html", ".key-figure"),
        ("medlem/lindesbergs-kommun/index.html", "tbody tr"),
        ("norra-orebro/index.html", "#nyckeltal_ tr"),
    ];
    for (address, of) in places {
        let told = texts(&page(&REAL.files, address), of).into_iter().find(|words| words.contains("133")).unwrap_or_default();
        assert!(told.contains("i Coachingteamet"), "{address}: {told}");
    }
}

/// A withheld figure cannot be read off what stands beside it.
#[test]
fn what_a_report_withholds_is_not_worked_out() {
    let project = crate::support::Project::real().replace(
        "sydnarke/2024/siffror.toml",
        "post = \"Övrigt eget kapital\",           roll = \"ovrigt-eget-kapital\",      varden = [  801_162,   492_374]",
        "post = \"Övrigt eget kapital\",           roll = \"ovrigt-eget-kapital\",      varden = [  801_162,   \"..\"]",
    );
    let files = crate::support::site::rendered(&project.check());
    let page = page(&files, "sydnarke/index.html");
    let equity = texts(&page, "#nyckeltal_ tbody tr")
        .into_iter()
        .find(|row| row.starts_with("Eget kapital ") || row.starts_with("Eget kapital8"))
        .unwrap();
    assert!(!equity.contains("492") && !equity.contains("801"), "{equity}");
    assert!(equity.contains("redovisningen lämnar inte ut uppgiften"), "{equity}");
}
