//! What the chart of results and equity says and draws.

use super::*;
use crate::chart::for_association;
use crate::facts::Facts;
use crate::model::{Break, Period, Site};
use scraper::{Html, Selector};

type Row<'a> = (&'a str, Role, Unit, &'a [(&'a str, &'a str)], &'a [&'a str]);

/// One report of these periods with a table for each role.
fn overview(id: &str, periods: &[&str], rows: &[Row]) -> Site {
    let lines: Vec<[Line; 1]> = rows.iter().map(|(title, _, _, dimensions, values)| [(*title, *dimensions, *values)]).collect();
    let grids = rows.iter().zip(&lines).map(|((title, role, unit, _, _), line)| Grid {
        title,
        role: *role,
        sign: Sign::Normal,
        unit: *unit,
        periods,
        rows: line,
    });
    site(&[(id, &grids.collect::<Vec<_>>())])
}

fn result(site: &Site) -> Option<Chart> {
    report_charts(site).into_iter().find(|chart| chart.id == "resultat")
}

fn nbsp(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

const YEARS: &[&str] = &["2021", "2020", "2019", "2018", "2017"];
const KR: Unit = Unit::Kronor;
const RESULTS: Row = ("Årets resultat", Role::ResultOfTheYear, KR, &[], &["-271 055", "14 097", "827 302", "309 562", "-303 110"]);
const EQUITY: Row = ("Eget kapital", Role::Equity, KR, &[], &["1 520 110", "1 791 165", "1 777 068", "949 766", "640 203"]);

/// The overview of Norra Örebro's report for 2021.
fn norra() -> Site {
    let cap: Row = ("Tak", Role::EquityCap, Unit::ThousandKronor, &[], &["797", "-", "-", "-", "-"]);
    let share: Row = ("Tak i procent", Role::EquityCap, Unit::Percent, &[("bas", "medlemsbidrag")], &["20", "-", "-", "-", "-"]);
    let paid: Row =
        ("Medlemsbidrag", Role::MemberContributions, KR, &[], &["3 986 000", "3 986 000", "4 010 000", "4 118 000", "2 897 420"]);
    overview("2021", YEARS, &[RESULTS, EQUITY, cap, share, paid])
}

/// Huge and tiny results, a cap far from its bar, gaps and a half year.
pub(super) fn hard() -> Option<Chart> {
    let periods = ["2024", "2023", "2022", "2020", "2019", "2018", "2012-h1"];
    let amounts = ["1 000 000 000 000", "- 200 000 000 000", "0", "5", "-7", "600 000 000 000", "8"];
    let of = |title, role| (title, role, KR, &[][..], &amounts[..]);
    let caps = ["- 5", "900 000 000 000", "0", "1 200 000 000 000", "5", "-", "1"];
    result(&overview(
        "2024",
        &periods,
        &[of("Årets resultat", Role::ResultOfTheYear), of("Eget kapital", Role::Equity), ("Tak", Role::EquityCap, KR, &[], &caps)],
    ))
}

#[test]
fn result_and_equity_are_told_with_extremes_and_cap() {
    let chart = result(&norra()).unwrap();
    assert_eq!(nbsp(&chart.title), "Underskott på 271 000 kronor 2021, och det egna kapitalet var över sitt tak");
    assert_eq!(chart.subtitle, "Årets resultat och eget kapital vid årets slut, kronor, 2017–2021");
    assert_eq!(
        nbsp(&chart.summary),
        "Årets resultat var ett underskott på 271 000 kronor 2021, 285 000 kronor lägre än 2020, då det var ett överskott på 14 \
         000 kronor. Det egna kapitalet minskade med 271 000 kronor (15 procent), från 1 791 000 kronor 2020 till 1 520 000 \
         kronor 2021. Taket för det egna kapitalet var 797 000 kronor (20 procent av medlemsbidragen) vid slutet av 2021, och det \
         egna kapitalet, 1 520 000 kronor, var 723 000 kronor över det."
    );
    assert_eq!(chart.columns, ["Period", "Årets resultat", "Eget kapital", "Tak för eget kapital"]);
    assert_eq!(nbsp(&words(&chart.rows[4].values).join("|")), "−271 055|1 520 110|797 000");
    assert_eq!(nbsp(&words(&chart.rows[0].values).join("|")), "−303 110|640 203|–");
}

#[test]
fn a_cap_in_percent_is_worked_out_from_the_published_base_of_its_year() {
    let paid: Row =
        ("Medlemsbidrag", Role::MemberContributions, KR, &[], &["8 000 000", "6 000 000", "4 000 000", "4 000 000", "4 000 000"]);
    let share: Row = ("Tak", Role::EquityCap, Unit::Percent, &[("bas", "medlemsbidrag")], &["20", "30", "-", "-", "-"]);
    let chart = result(&overview("2021", YEARS, &[RESULTS, EQUITY, paid, share])).unwrap();
    let caps: Vec<String> = chart.rows.iter().map(|row| nbsp(&row.values[2])).collect();
    assert_eq!(caps, ["–", "–", "–", "1 800 000", "1 600 000"]);
    let said = "Taket för det egna kapitalet var 20 procent av medlemsbidragen, uträknat till 1 600 000 kronor vid slutet av 2021, \
                och det egna kapitalet, 1 520 000 kronor, var 80 000 kronor under det.";
    assert!(nbsp(&told(&chart)).contains(said), "{}", chart.summary);
    assert!(chart.title.ends_with("och det egna kapitalet minskade med 15 procent"), "{}", chart.title);
    let unknown: Row = ("Tak", Role::EquityCap, Unit::Percent, &[("bas", "manen")], &["20", "30", "-", "-", "-"]);
    assert!(!told(&result(&overview("2021", YEARS, &[RESULTS, EQUITY, unknown])).unwrap()).contains("Taket"));
}

#[test]
fn caps_that_differ_are_drawn_and_told_one_by_one() {
    let paid: Row = ("Medlemsbidrag", Role::MemberContributions, KR, &[], &["8 000 000", "-", "-", "-", "-"]);
    let amount: Row = ("Styrelsens tak", Role::EquityCap, KR, &[], &["300 000", "-", "-", "-", "-"]);
    let share: Row = ("Rekommenderat tak", Role::EquityCap, Unit::Percent, &[("bas", "medlemsbidrag")], &["20", "-", "-", "-", "-"]);
    let chart = result(&overview("2021", YEARS, &[RESULTS, EQUITY, paid, amount, share])).unwrap();
    assert!(nbsp(&chart.title).ends_with("och det egna kapitalet var över taket på 300 000 kronor"), "{}", chart.title);
    let said = "”Styrelsens tak” var 300 000 kronor vid slutet av 2021, och det egna kapitalet, 1 520 000 kronor, var 1 220 000 kronor över det. \
                ”Rekommenderat tak” var 20 procent av medlemsbidragen, uträknat till 1 600 000 kronor vid slutet av 2021, \
                och det egna kapitalet, 1 520 000 kronor, var 80 000 kronor under det.";
    assert!(nbsp(&told(&chart)).contains(said), "{}", chart.summary);
    assert_eq!(chart.columns[3..], ["Tak för eget kapital", "Tak, uträknat på medlemsbidragen"]);
    assert_eq!(nbsp(&words(&chart.rows[4].values[2..]).join("|")), "300 000|1 600 000");
    assert!(nbsp(&chart.svg()).contains(">Tak 20 %: 1 600 000 kr<"));
}

/// Sydnärke 2024: the share that is printed for one base is that of another.
#[test]
fn a_cap_that_equity_is_on_both_sides_of_is_told_and_not_drawn() {
    let paid: Row = ("Medlemsbidrag", Role::MemberContributions, KR, &[], &["5 000 000", "-", "-", "-", "-"]);
    let income: Row = ("Intäkter", Role::OperatingIncome, KR, &[], &["8 000 000", "-", "-", "-", "-"]);
    let cap: Row = ("Rekommenderat tak", Role::EquityCap, Unit::Percent, &[("bas", "intakter")], &["20 %", "-", "-", "-", "-"]);
    let share: Row = ("Andel", Role::EquityShare, Unit::Percent, &[("bas", "intakter")], &["30,4 %", "-", "-", "-", "-"]);
    let other: Row = ("Annan andel", Role::EquityShare, Unit::Percent, &[("bas", "medlemsbidrag")], &["30,4 %", "-", "-", "-", "-"]);
    let chart = result(&overview("2021", YEARS, &[RESULTS, EQUITY, paid, income, cap, share, other])).unwrap();
    let said = "Taket för det egna kapitalet var 20 procent av verksamhetens intäkter vid slutet av 2021. \
                Om det egna kapitalet var över eller under det taket beror på vad det räknas på. \
                Redovisningen anger 30,4 procent av verksamhetens intäkter, alltså över taket. \
                Räknat på redovisningens belopp var det 19 procent av verksamhetens intäkter (8 miljoner kronor), alltså under taket, \
                och 30,4 procent av medlemsbidragen (5 miljoner kronor).";
    assert!(nbsp(&told(&chart)).contains(said), "{}", chart.summary);
    assert!(!chart.svg().contains(">Tak") && !chart.title.contains("tak"), "{}", chart.title);
    assert_eq!(chart.columns, ["Period", "Årets resultat", "Eget kapital"]);
    assert!(!chart.told.is_empty());
    // A share that is rounded to the cap is on no other side of it.
    let share: Row = ("Andel", Role::EquityShare, Unit::Percent, &[("bas", "intakter")], &["20 %", "-", "-", "-", "-"]);
    let chart = result(&overview("2021", YEARS, &[RESULTS, EQUITY, income, cap, share])).unwrap();
    assert!(chart.told.is_empty() && chart.svg().contains(">Tak"));
}

#[test]
fn equity_may_be_the_sum_of_other_equity_and_the_result() {
    let other: Row = ("Övrigt eget kapital", Role::OtherEquity, KR, &[], &["1 791 165", "1 777 068", "-", "-", "943 313"]);
    let chart = result(&overview("2021", YEARS, &[RESULTS, other])).unwrap();
    let equity: Vec<String> = chart.rows.iter().map(|row| nbsp(&row.values[1])).collect();
    // What is other equity at the end of 2020 is what the year began with.
    assert_eq!(equity, ["640 203", "–", "1 777 068", "1 791 165", "1 520 110"]);
    let said = "Den här redovisningen anger inte eget kapital för 2018. Det egna kapitalet 2017, 2019, 2020 och 2021 är uträknat av Insyn ur balansräkningarna.";
    assert!(told(&chart).contains(said), "{}", chart.summary);
}

#[test]
fn a_deficit_goes_down_from_the_axis_in_another_colour_and_with_a_name() {
    let chart = result(&norra()).unwrap();
    let html = Html::parse_fragment(&chart.svg());
    let number = |selector: &str, attribute: &str| -> Vec<i32> {
        html.select(&Selector::parse(selector).unwrap()).filter_map(|e| e.attr(attribute)?.parse().ok()).collect()
    };
    let zero = number(".drawing-wide .zero-line line", "y1")[0];
    // the first is that of the key
    let tops = number(".drawing-wide .deficit rect", "y").split_off(1);
    assert_eq!(tops, [zero, zero]);
    let texts: Vec<String> = html.select(&Selector::parse(".drawing-narrow text").unwrap()).map(|e| e.text().collect()).collect();
    for words in ["Överskott", "Underskott", "−271\u{a0}055\u{a0}kr", "Tak 797\u{a0}000\u{a0}kr"] {
        assert!(texts.iter().any(|text| text == words), "{words} in {texts:?}");
    }
}

#[test]
fn zero_equal_and_few_years() {
    let three = |values: &'static [&'static str]| {
        result(&overview("2021", &["2021", "2020", "2019"], &[("Årets resultat", Role::ResultOfTheYear, KR, &[], values)]))
    };
    let equal = three(&["0", "0", "0"]).unwrap();
    assert_eq!(equal.title, "Resultatet var noll 2021");
    assert_eq!(
        equal.summary,
        "Årets resultat var noll kronor 2021, lika mycket som 2020. Resultatet var lika stort i alla tre perioderna."
    );
    assert!(three(&["5", "5", "-"]).is_none(), "two years of a report stand in its statements");
    let charts = |site: &Site| for_association(site, &site.associations[0], &Facts::collect(&site.associations));
    let two = overview("2021", &["2021", "2020"], &[("Årets resultat", Role::ResultOfTheYear, KR, &[], &["5 000", "-5"])]);
    assert_eq!(
        nbsp(&charts(&two)[0].summary),
        "Årets resultat var ett överskott på 5 000 kronor 2021, 5 005 kronor högre än 2020, då det var ett underskott på 5 \
         kronor."
    );
    let half = overview("2020-h1", &["2020-h1", "2019"], &[("Årets resultat", Role::ResultOfTheYear, KR, &[], &["5 000", "-5"])]);
    assert!(charts(&half).is_empty(), "a half year is not compared with a year");
}

#[test]
fn gaps_and_breaks_are_said_and_drawn() {
    let mut site = overview("2021", &["2021", "2020", "2018"], &[("Årets resultat", Role::ResultOfTheYear, KR, &[], &["1", "-2", "3"])]);
    site.associations[0].breaks.push(Break { role: None, period: Period::parse("2021").unwrap(), text: "Nya regler.".to_owned() });
    let chart = result(&site).unwrap();
    assert!(told(&chart).contains("Uppgift saknas för 2019. Brott i serien från 2021. Nya regler."), "{}", chart.summary);
    assert!(chart.svg().contains("class=\"break\"") && chart.svg().contains(">Brott i serien från 2021<"));
    assert_eq!(chart.rows[1].values, ["–"]);
}
