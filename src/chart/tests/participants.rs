//! What the charts of participants say and draw.

use super::*;
use crate::model::{Break, Content, CostGroup, Kind, Period, Site};

const TEAM: &[(&str, &str)] = &[("insats", "samordningsteamet")];
const TEAM_WOMEN: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("kon", "kvinnor")];
const TEAM_MEN: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("kon", "man")];
const TEAM_OTHERS: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("kon", "annat")];
const CICERON: &[(&str, &str)] = &[("insats", "ciceron")];
const FAIR: &[(&str, &str)] = &[("insats", "rehabmassan")];
const ALL: &[(&str, &str)] = &[("grupp", "individ")];

fn grid<'a>(title: &'a str, periods: &'a [&'a str], rows: &'a [Line<'a>]) -> Grid<'a> {
    Grid { title, role: Role::Participants, sign: Sign::Normal, unit: Unit::Count, periods, rows }
}

/// A report with participants and goals.
fn with_goals(report: &str, rows: &[Line], goals: (&str, &[Line])) -> Site {
    let mut site = site(&[(report, &[grid("Deltagare", &[report], rows), grid("Mål", &[goals.0], goals.1)])]);
    let cells = site.associations[0].reports[0].tables[1].rows.iter_mut().flat_map(|row| &mut row.cells);
    cells.for_each(|cell| cell.meaning.kind = Some(Kind::Target));
    site
}

fn own(site: &Site) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == "deltagare-diagram")
}

fn over_time(site: &Site) -> Option<Chart> {
    let facts = crate::facts::Facts::collect(&site.associations);
    crate::chart::for_association(site, &site.associations[0], &facts).into_iter().find(|chart| chart.id == "deltagare-diagram")
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn table(chart: &Chart) -> Vec<String> {
    chart.rows.iter().map(|row| nbsp(&format!("{}: {}", row.label, words(&row.values).join(" | ")))).collect()
}

/// A huge figure, zero, one divided by sex and a goal far away.
pub(super) fn hard() -> Vec<Chart> {
    let rows: &[Line] = &[
        ("Team", TEAM, &["900"]),
        ("Kvinnor", TEAM_WOMEN, &["1"]),
        ("Män", TEAM_MEN, &["898"]),
        ("Annat", TEAM_OTHERS, &["1"]),
        ("Ciceron", CICERON, &["0"]),
        ("Mässa", FAIR, &["1 250"]),
    ];
    let goals: &[Line] = &[("Team", TEAM, &["2 000"]), ("Ciceron", CICERON, &["10"]), ("Mässa", FAIR, &["ca 900"])];
    own(&with_goals("2024", rows, ("2024", goals))).into_iter().collect()
}

/// Goals just beyond the bar, far beyond it, within it, and beyond a bar too short for its value.
pub(super) fn goals_missed() -> Chart {
    let strategy: &[(&str, &str)] = &[("insats", "strukturinsatser")];
    let rows: &[Line] =
        &[("Team", TEAM, &["102"]), ("Ciceron", CICERON, &["133"]), ("Mässa", FAIR, &["20"]), ("Struktur", strategy, &["2"])];
    let goals: &[Line] =
        &[("Team", TEAM, &["112"]), ("Ciceron", CICERON, &["125"]), ("Mässa", FAIR, &["90"]), ("Struktur", strategy, &["6"])];
    let mut site = with_goals("2024", rows, ("2024", goals));
    site.associations[0].initiatives.iter_mut().for_each(|initiative| initiative.group = CostGroup::Individual);
    own(&site).unwrap()
}

#[test]
fn initiatives_are_held_against_their_goals_and_divided_by_sex() {
    let chart = &hard()[0];
    assert_eq!(nbsp(&chart.title), "Samordningsteamet hade flest deltagare av de individinriktade insatserna 2024: 900");
    assert_eq!(nbsp(&chart.subtitle), "Antal deltagare och mål efter insats, 2024");
    assert_eq!(
        nbsp(&chart.summary),
        "Av de individinriktade insatserna hade Samordningsteamet 900 deltagare och Projektet Ciceron 0. Samordningsteamet hade 1 \
         100 färre än målet, 2 000 deltagare. Projektet Ciceron hade 10 färre än målet, 10 deltagare."
    );
    assert!(!chart.svg().contains(">Rehabmässan<"), "visitors of a fair are on no scale of participants");
    assert_eq!(chart.columns, ["Insats", "Deltagare", "Kvinnor", "Män", "Annat kön", "Mål"]);
    assert_eq!(
        table(chart),
        [
            "Samordningsteamet: 900 | 1 | 898 | 1 | 2 000",
            "Projektet Ciceron: 0 | – | – | – | 10",
            "Rehabmässan: 1 250 | – | – | – | cirka 900"
        ]
    );
    assert_eq!(chart.svg().matches("limit-label").count(), 4, "two exact goals, in two layouts");
}

#[test]
fn a_goal_for_the_whole_year_is_not_missed_in_half_of_it() {
    let rows: &[Line] = &[("Team", TEAM, &["60"]), ("Ciceron", CICERON, &["60"])];
    let chart = own(&with_goals("2020-h1", rows, ("2020", &[("Team", TEAM, &["100"])]))).unwrap();
    assert_eq!(nbsp(&chart.title), "Samordningsteamet och Projektet Ciceron hade lika många deltagare januari–juni 2020: 60");
    assert_eq!(
        nbsp(&chart.summary),
        "Av de individinriktade insatserna hade Samordningsteamet och Projektet Ciceron lika många deltagare, 60. \
         Målet för hela 2020 var 100 deltagare i Samordningsteamet. Januari–juni 2020 är bara en del av året."
    );
    assert_eq!(chart.columns[2], "Mål för hela 2020");
    let later = own(&with_goals("2020-h1", rows, ("2021", &[("Team", TEAM, &["100"])]))).unwrap();
    assert_eq!(later.columns, ["Insats", "Deltagare"]);
}

#[test]
fn no_withheld_figure_can_be_worked_out() {
    let rows: &[Line] = &[
        ("Team", TEAM, &["100"]),
        ("Kvinnor", TEAM_WOMEN, &["60"]),
        ("Män", TEAM_MEN, &["40"]),
        ("Annat", TEAM_OTHERS, &["-"]),
        ("Ciceron", CICERON, &["9"]),
    ];
    let mut site = with_goals("2024", rows, ("2024", &[]));
    assert_eq!(own(&site).unwrap().columns, ["Insats", "Deltagare", "Kvinnor", "Män"]);
    let rows = &mut site.associations[0].reports[0].tables[0].rows;
    rows[3].cells[0].content = Content::Withheld;
    assert_eq!(own(&site).unwrap().columns, ["Insats", "Deltagare"]);
    site.associations[0].reports[0].tables[0].rows[4].cells[0].content = Content::Withheld;
    assert!(own(&site).is_none(), "one initiative alone");
}

#[test]
fn sexes_that_are_not_the_whole_are_not_shown_and_approximate_figures_are_told() {
    let rows: &[Line] = &[
        ("Team", TEAM, &["211"]),
        ("Kvinnor", TEAM_WOMEN, &["115"]),
        ("Män", TEAM_MEN, &["85"]),
        ("Ciceron", CICERON, &["9"]),
        ("Mässa", FAIR, &["ca 290"]),
    ];
    let chart = own(&with_goals("2024", rows, ("2024", &[]))).unwrap();
    assert_eq!(table(&chart), ["Samordningsteamet: 211", "Projektet Ciceron: 9"]);
    assert!(told(&chart).contains("Antalet i Rehabmässan är ungefärligt och är inte med i diagrammet."), "{}", chart.summary);
    let said = "Samordningsteamet: Redovisningen anger också 115 kvinnor och 85 män, men det är tillsammans 200 och inte 211.";
    assert!(told(&chart).contains(said), "{}", chart.summary);
    let few: &[Line] = &[("Team", TEAM, &["202"]), rows[1], rows[2], rows[3]];
    let few = own(&with_goals("2024", few, ("2024", &[]))).unwrap();
    assert!(!told(&few).contains("kvinnor"), "two who are missing may be persons whom the report does not name: {}", few.summary);
}

#[test]
fn an_association_tells_gaps_and_breaks_and_takes_initiatives_where_no_total_is() {
    let rows: &[Line] = &[
        ("Tillsammans", ALL, &["154", "-", "-"]),
        ("Team", TEAM, &["145", "102", "90"]),
        ("Ciceron", CICERON, &["9", "83", "-"]),
        ("Mässa", FAIR, &["250", "200", "-"]),
    ];
    let mut site = site(&[("2024", &[grid("Deltagare", &["2024", "2021", "2020"], rows)])]);
    let text = "Ett annat system.".to_owned();
    site.associations[0].breaks.push(Break { role: Some(Role::Participants), period: Period::parse("2023").unwrap(), text });
    let chart = over_time(&site).unwrap();
    assert_eq!(nbsp(&chart.title), "De individinriktade insatserna hade tillsammans 154 deltagare 2024");
    assert_eq!(
        nbsp(&chart.summary),
        "De individinriktade insatserna hade tillsammans 154 deltagare 2024. Projektet Ciceron hade 83 deltagare 2021. Antalet \
         deltagare i Samordningsteamet ökade med 12 (13 procent), från 90 deltagare 2020 till 102 deltagare 2021."
    );
    assert_eq!(
        table(&chart),
        [
            "2020, Samordningsteamet: 90",
            "2021, Samordningsteamet: 102",
            "2021, Projektet Ciceron: 83",
            "2022–2023: –",
            "2024, tillsammans: 154"
        ]
    );
    assert!(chart.svg().contains("class=\"break\""));
}

#[test]
fn a_total_over_years_is_compared_and_half_years_are_left_out() {
    let women: &[(&str, &str)] = &[("grupp", "individ"), ("kon", "kvinnor")];
    let men: &[(&str, &str)] = &[("grupp", "individ"), ("kon", "man")];
    let periods = &["2021", "2020", "2019-h1"];
    let rows: &[Line] = &[("Alla", ALL, &["149", "164", "70"]), ("Kvinnor", women, &["75", "88", "-"]), ("Män", men, &["74", "76", "-"])];
    let chart = over_time(&site(&[("2021", &[grid("Deltagare", periods, rows)])])).unwrap();
    assert_eq!(nbsp(&chart.title), "Antalet deltagare i de individinriktade insatserna har minskat med 9 procent sedan 2020");
    assert_eq!(
        nbsp(&chart.summary),
        "Antalet deltagare i de individinriktade insatserna minskade med 15 (9 procent), från 164 deltagare 2020 till 149 \
         deltagare 2021. Av deltagarna 2021 var 75 kvinnor och 74 män. Av deltagarna 2020 var 88 kvinnor och 76 män."
    );
    assert_eq!(table(&chart), ["2020: 164 | 88 | 76", "2021: 149 | 75 | 74"]);
    let same: &[Line] = &[("Team", TEAM, &["5", "5", "-"])];
    let chart = over_time(&site(&[("2021", &[grid("Deltagare", periods, same)])])).unwrap();
    assert_eq!(chart.title, "Antalet deltagare i Samordningsteamet är oförändrat sedan 2020");
    assert_eq!(chart.summary, "Antalet deltagare i Samordningsteamet var 5 2021, lika många som 2020.");
    assert!(over_time(&site(&[("2021", &[grid("Deltagare", &["2021"], &[("Team", TEAM, &["5"])])])])).is_none(), "one year alone");
}
