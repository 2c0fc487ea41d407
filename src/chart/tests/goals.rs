//! What the chart of goals in figures says and draws.

use super::*;
use crate::model::{CellRef, Kind, SharedGoal, Site};
use ecow::EcoString;

const TEAM: &[(&str, &str)] = &[("insats", "samordningsteamet")];
const ASKED: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("fraga", "nytta")];
const OTHER: &[(&str, &str)] = &[("insats", "samordningsteamet"), ("fraga", "tid")];

fn report(answers: &[Line], answer_goals: &[Line], people: &[Line], people_goals: &[Line]) -> Site {
    let grid = |title, role, unit, rows| Grid { title, role, sign: Sign::Normal, unit, periods: &["2024"], rows };
    let mut site = site(&[(
        "2024",
        &[
            grid("Svar", Role::SurveyAnswers, Unit::Percent, answers),
            grid("Mål för svar", Role::SurveyAnswers, Unit::Percent, answer_goals),
            grid("Deltagare", Role::Participants, Unit::Count, people),
            grid("Mål för deltagare", Role::Participants, Unit::Count, people_goals),
        ],
    )]);
    for table in [1, 3] {
        let cells = site.associations[0].reports[0].tables[table].rows.iter_mut().flat_map(|row| &mut row.cells);
        cells.for_each(|cell| cell.meaning.kind = Some(Kind::Target));
    }
    site
}

fn chart(site: &Site) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == "malvarden-diagram")
}

/// A goal far away, one far passed, one reached exactly.
pub(super) fn hard() -> Option<Chart> {
    let (answers, goals): (&[Line], &[Line]) =
        (&[("Nytta", ASKED, &["0 %"]), ("Tid", OTHER, &["80 %"])], &[("Nytta", ASKED, &["80 %"]), ("Tid", OTHER, &["80 %"])]);
    chart(&report(answers, goals, &[("Team", TEAM, &["1 000 000"])], &[("Team", TEAM, &["100 000"])]))
}

#[test]
fn goals_in_percent_have_one_scale_and_others_are_figures() {
    let answers: &[Line] = &[("Nytta", ASKED, &["90 %"]), ("Tid", OTHER, &["62,5 %"])];
    let goals: &[Line] = &[("Mål: nytta", ASKED, &["80 %"]), ("Mål: tid", OTHER, &["80 %"])];
    let (people, people_goals): (&[Line], &[Line]) = (&[("Deltagare", TEAM, &["133"])], &[("Mål", TEAM, &["125"])]);
    let chart = chart(&report(answers, goals, people, people_goals)).unwrap();
    assert_eq!(chart.title, "Två av tre utfall låg på eller över målets siffra 2024");
    assert_eq!(
        chart.summary,
        "På eller över målets siffra låg ”Nytta” (90 procent, mål 80 procent) och ”Deltagare” (133, mål 125). Under målets siffra \
         låg ”Tid” (62,5 procent, mål 80 procent). Om enkäterna: redovisningen anger inte hur många som svarade."
    );
    let svg = chart.svg();
    let wide = svg.split("class=\"drawing-wide\"").nth(1).unwrap();
    let lines: Vec<&str> = wide.split("class=\"limit\"").skip(1).collect();
    let x = |line: &&str| line.split_once("x1=\"").unwrap().1.split('"').next().unwrap().to_owned();
    assert!(lines.len() == 2 && x(&lines[0]) == x(&lines[1]), "both goals are 80 percent");
    assert!(nbsp(wide).contains("utfall 133, mål 125"), "the program draws no share of a goal");
    assert!(!svg.contains('✓') && !svg.contains("class=\"field"), "and has no verdict of its own");
}

/// A part of a goal that it shares with others has not missed it.
#[test]
fn a_goal_for_several_figures_is_drawn_once() {
    let answers: &[Line] = &[("Nytta", ASKED, &["30 %"]), ("Tid", OTHER, &["25 %"]), ("Något av dem", TEAM, &["55 %"])];
    let goals: &[Line] = &[("Mål: nytta", ASKED, &["40 %"]), ("Mål: tid", OTHER, &["40 %"])];
    let mut site = report(answers, goals, &[("Deltagare", TEAM, &["133"])], &[("Mål", TEAM, &["125"])]);
    let cell = |table: usize, row| CellRef {
        report: "2024".into(),
        table: site.associations[0].reports[0].tables[table].id.clone(),
        row,
        column: 0,
        part: EcoString::new(),
    };
    let shared = SharedGoal { goal: cell(1, 0), parts: vec![cell(0, 0), cell(0, 1)], outcome: cell(0, 2), verdict: None };
    site.associations[0].reports[0].shared_goals.push(shared);
    let chart = chart(&site).unwrap();
    assert_eq!(chart.title, "Båda utfallen låg på eller över målets siffra 2024");
    assert_eq!(
        chart.summary,
        "På eller över målets siffra låg ”Något av dem” (55 procent, mål 40 procent) och ”Deltagare” (133, mål 125). Om \
         enkäterna: redovisningen anger inte hur många som svarade."
    );
    assert_eq!(chart.rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>(), ["Något av dem", "Deltagare"]);
}

#[test]
fn goals_for_participants_alone_have_the_chart_of_participants() {
    let ciceron: &[(&str, &str)] = &[("insats", "ciceron")];
    let people: &[Line] = &[("A", TEAM, &["133"]), ("B", ciceron, &["9"])];
    assert!(chart(&report(&[], &[], people, people)).is_none());
    let one: &[Line] = &[("Nytta", ASKED, &["90 %"])];
    assert!(chart(&report(one, one, people, &[])).is_none(), "one goal alone");
    let about: &[Line] = &[("Nytta", ASKED, &["ca 90 %"])];
    assert!(chart(&report(one, about, people, &people[..1])).is_none(), "an approximate goal is nothing to measure with");
}
