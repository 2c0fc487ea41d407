//! What the charts of those who started and left say and draw.

use super::*;
use crate::model::{Content, Kind, Site};

const TEAM: &[(&str, &str)] = &[("insats", "samordningsteamet")];
const CICERON: &[(&str, &str)] = &[("insats", "ciceron")];
const WORK: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("till", "arbete")];
const STUDIES: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("till", "studier")];
const NOWHERE: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("orsak", "flytt")];
const CICERON_WORK: &[(&str, &str)] = &[("insats", "ciceron"), ("till", "arbete")];

fn grid<'a>(title: &'a str, role: Role, unit: Unit, rows: &'a [Line<'a>]) -> Grid<'a> {
    Grid { title, role, sign: Sign::Normal, unit, periods: &["2024"], rows }
}

/// A report with shares of those who left, numbers of them, and shares with a step forward.
fn left(shares: &[Line], counts: &[Line], steps: &[Line]) -> Site {
    let left = Role::ParticipantsWhoLeft;
    let mut site = site(&[(
        "2024",
        &[
            grid("Andelar", left, Unit::Percent, shares),
            grid("Antal", left, Unit::Count, counts),
            grid("Steg", Role::StepsForward, Unit::Percent, steps),
        ],
    )]);
    for table in [0, 2] {
        let cells = site.associations[0].reports[0].tables[table].rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(|cell| cell.meaning.kind = Some(Kind::Share));
    }
    site
}

fn chart(site: &Site, id: &str) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == id)
}

fn outcomes(site: &Site) -> Option<Chart> {
    chart(site, "avslut-diagram")
}

fn table(chart: &Chart) -> Vec<String> {
    chart.rows.iter().map(|row| format!("{}: {}", row.label, words(&row.values).join(" | ")).replace('\u{a0}', " ")).collect()
}

/// Long labels, the ends of the axis, a share with its number.
pub(super) fn hard() -> Vec<Chart> {
    let long = "Andel som har avslutats till arbetsmarknadsrehabiliteringssamordningsinsatser hos någon annan huvudman än de som är medlemmar i förbundet";
    let shares: &[Line] = &[
        (long, WORK, &["100 %"]),
        ("Studier", STUDIES, &["0 %"]),
        ("Flyttade", NOWHERE, &["33,3 %"]),
        ("Arbete", CICERON_WORK, &["50 %"]),
    ];
    let counts: &[Line] =
        &[("Team", TEAM, &["1 200"]), ("Arbete", WORK, &["1 200"]), ("Flyttade", NOWHERE, &["400"]), ("Studier", STUDIES, &["0"])];
    let started: &[Line] = &[("Team", TEAM, &["1 000 000"]), ("Ciceron", CICERON, &["0"])];
    let gone: &[Line] = &[("Team", TEAM, &["1"]), ("Ciceron", CICERON, &["0"])];
    let turnover = turnover(started, gone);
    outcomes(&left(shares, counts, &[])).into_iter().chain(chart(&turnover, "nya-och-avslutade-diagram")).collect()
}

fn turnover(started: &[Line], gone: &[Line]) -> Site {
    let grids = [grid("Nya", Role::NewParticipants, Unit::Count, started), grid("Avslutade", Role::ParticipantsWhoLeft, Unit::Count, gone)];
    site(&[("2024", &grids)])
}

#[test]
fn shares_of_those_who_left_are_told_with_the_numbers_that_are_printed() {
    let shares: &[Line] = &[
        ("Andel till arbete i Samordningsteamet", WORK, &["60 %"]),
        ("Till studier", STUDIES, &["20 %"]),
        ("Flyttade", NOWHERE, &["10 %"]),
    ];
    let counts: &[Line] = &[("Team", TEAM, &["100"]), ("Arbete", WORK, &["60"])];
    let chart = outcomes(&left(shares, counts, &[("Steg", TEAM, &["80 %"])])).unwrap();
    assert_eq!(chart.title, "Vid avslut i Samordningsteamet 2024 var ”Stegförflyttning” 80 procent");
    assert_eq!(chart.subtitle, "Avslut, andel av dem som avslutades, procent, 2024");
    assert_eq!(
        chart.summary,
        "I Samordningsteamet avslutades 100 deltagare. Där var ”Stegförflyttning” 80 procent. \
         Redovisningen anger också ”Till arbete” 60 procent (60 av 100), ”Till studier” 20 procent och ”Flyttade” 10 procent."
    );
    assert_eq!(
        table(&chart),
        [
            "Samordningsteamet: Stegförflyttning: 80 % | – | 100",
            "Samordningsteamet: Till arbete: 60 % | 60 | 100",
            "Samordningsteamet: Till studier: 20 % | – | 100",
            "Samordningsteamet: Flyttade: 10 % | – | 100",
        ]
    );
    assert!(
        chart.svg().contains("100\u{a0}%</text>") && chart.svg().contains("60\u{a0}personer\u{a0}·\u{a0}60\u{a0}%"),
        "an axis from 0 to 100 percent"
    );
}

#[test]
fn one_outcome_of_several_initiatives_is_compared() {
    let shares: &[Line] = &[("Till arbete", WORK, &["75 %"]), ("Till arbete", CICERON_WORK, &["50 %"])];
    let counts: &[Line] = &[("Team", TEAM, &["16"]), ("Arbete", WORK, &["12"])];
    let chart = outcomes(&left(shares, counts, &[])).unwrap();
    assert_eq!(chart.title, "Andelen ”Till arbete” var störst i Samordningsteamet 2024: 75 procent");
    assert_eq!(
        chart.summary,
        "I Samordningsteamet var ”Till arbete” 75 procent (12 av 16). I Projektet Ciceron var ”Till arbete” 50 procent."
    );
    assert_eq!(table(&chart), ["Samordningsteamet: 75 % | 12 | 16", "Projektet Ciceron: 50 % | – | –"]);
    let same: &[Line] = &[("Till arbete", WORK, &["50 %"]), ("Till arbete", CICERON_WORK, &["50 %"])];
    assert_eq!(outcomes(&left(same, &[], &[])).unwrap().title, "Andelen ”Till arbete” var lika 2024: 50 procent");
    assert!(outcomes(&left(&[("Till arbete", WORK, &["75 %"])], counts, &[])).is_none(), "one outcome alone is a figure");
}

#[test]
fn parts_are_indented_under_their_sum_and_no_part_is_the_largest_beside_a_larger_sum() {
    let shares: &[Line] = &[("Till arbete", WORK, &["60 %"]), ("Till studier", STUDIES, &["55 %"])];
    let chart = outcomes(&left(shares, &[], &[("Steg", TEAM, &["80 %"])])).unwrap();
    // where each label of the wide drawing begins
    let labels = |chart: &Chart| {
        let page = scraper::Html::parse_fragment(&chart.svg());
        let found = scraper::Selector::parse(".drawing-wide g.label text").unwrap();
        let told = page.select(&found).map(|text| format!("{} {}", text.attr("x").unwrap(), text.text().collect::<String>()));
        told.collect::<Vec<_>>()
    };
    assert_eq!(labels(&chart), ["0 Stegförflyttning", "16 Till arbete", "16 Till studier"]);
    assert!(!told(&chart).contains("törst"), "{}", chart.summary);
    assert!(told(&chart).contains("tillsammans mer än alla som avslutades. En deltagare kan räknas i flera av dem."), "{}", chart.summary);
    // All together, beside its initiatives.
    let shares: &[Line] =
        &[("Till arbete", WORK, &["75 %"]), ("Till arbete", CICERON_WORK, &["50 %"]), ("Till arbete", &[("till", "arbete")], &["64 %"])];
    let chart = outcomes(&left(shares, &[], &[])).unwrap();
    assert_eq!(labels(&chart), ["0 Alla insatser tillsammans", "16 Samordningsteamet", "16 Projektet Ciceron"]);
    assert_eq!(table(&chart)[0], "Alla insatser tillsammans: 64 %");
}

/// Shares that exclude each other are one bar, and what is left of it is grey and named.
#[test]
fn all_who_left_are_one_divided_bar() {
    let shares: &[Line] = &[("Till arbete", WORK, &["60 %"]), ("Till studier", STUDIES, &["20 %"])];
    let counts: &[Line] = &[("Team", TEAM, &["50"])];
    let svg = outcomes(&left(shares, counts, &[])).unwrap().svg();
    let wide = svg.split("class=\"drawing-wide\"").nth(1).unwrap();
    assert!(nbsp(wide).contains(">50 personer</text>") && wide.contains("class=\"series unknown\""), "{wide}");
    assert!(wide.contains(">Vad de avslutades till anges inte</text>"));
}

#[test]
fn numbers_are_drawn_where_no_share_is_printed() {
    let counts: &[Line] = &[("Team", TEAM, &["40"]), ("Till arbete", WORK, &["25"]), ("Till studier", STUDIES, &["15"])];
    let chart = outcomes(&left(&[], counts, &[])).unwrap();
    assert_eq!(chart.title, "Vid avslut i Samordningsteamet 2024 var ”Till arbete” vanligast: 25");
    assert_eq!(chart.columns, ["Avslut", "Antal", "Alla avslutade"]);
    assert!(!chart.svg().contains('%'), "no share is worked out");
}

#[test]
fn few_persons_and_withheld_figures_are_not_told() {
    let shares: &[Line] = &[("Till arbete", WORK, &["17 %"]), ("Till studier", STUDIES, &["83 %"])];
    let counts: &[Line] = &[("Team", TEAM, &["6"])];
    let chart = outcomes(&left(shares, counts, &[])).unwrap();
    assert_eq!(chart.columns, ["Avslut", "Andel"], "17 % beside 6 would say that it was one person");
    assert!(!chart.svg().contains("6\u{a0}avslutade"));
    let shares: &[Line] = &[
        ("Till arbete", WORK, &["17 %"]),
        ("Till studier", STUDIES, &["83 %"]),
        ("A", CICERON_WORK, &["30 %"]),
        ("B", &[("insats", "ciceron"), ("till", "studier")], &["70 %"]),
    ];
    let mut site = left(shares, &[], &[]);
    site.associations[0].reports[0].tables[0].rows[0].cells[0].content = Content::Withheld;
    let chart = outcomes(&site).unwrap();
    assert!(told(&chart).contains("Avslut i Samordningsteamet är inte med, eftersom en uppgift är utelämnad."), "{}", chart.summary);
    assert!(!chart.svg().contains("83\u{a0}%") && chart.rows.len() == 2);
}

#[test]
fn those_who_started_and_those_who_left_stand_beside_each_other() {
    let women: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("kon", "kvinnor")];
    let men: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("kon", "man")];
    let started: &[Line] = &[("Alla", &[], &["110"]), ("Team", TEAM, &["37"]), ("Ciceron", CICERON, &["ca 12"])];
    let gone: &[Line] = &[
        ("Alla", &[], &["110"]),
        ("Team", TEAM, &["40"]),
        ("Kvinnor", women, &["22"]),
        ("Män", men, &["18"]),
        ("Ciceron", CICERON, &["9"]),
    ];
    let chart = chart(&turnover(started, gone), "nya-och-avslutade-diagram").unwrap();
    assert_eq!(chart.title, "110 deltagare började i insatserna 2024 och 110 avslutades");
    assert_eq!(chart.summary, "110 deltagare började i insatserna 2024, och 110 avslutades. De nya var lika många som de avslutade.");
    assert_eq!(chart.columns, ["Insats", "Nya", "Avslutade", "Avslutade: kvinnor", "Avslutade: män"]);
    assert_eq!(table(&chart), ["Alla insatser tillsammans: 110 | 110 | – | –", "Samordningsteamet: 37 | 40 | 22 | 18"]);
    assert!(!chart.svg().contains(">Samordningsteamet<"), "a part is no bar beside its total");
    // Lekeberg 2020: the sexes that are printed are not all of them.
    let started: &[Line] = &[("Team", TEAM, &["110"]), ("Kvinnor", women, &["52"]), ("Män", men, &["50"])];
    let astray = self::chart(&turnover(started, &gone[1..4]), "nya-och-avslutade-diagram").unwrap();
    let said = "Redovisningen anger också 52 kvinnor och 50 män bland de nya, men det är tillsammans 102 och inte 110.";
    assert!(told(&astray).contains(said), "{}", astray.summary);
    assert!(astray.svg().contains("Utan uppdelning på kön som stämmer") && !astray.svg().contains("Inte uppdelat"));
    assert!(self::chart(&turnover(&[("Team", TEAM, &["37"])], &[("Ciceron", CICERON, &["9"])]), "nya-och-avslutade-diagram").is_none());
}
