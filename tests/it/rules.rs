//! Each rule on the real reports: one thing is broken, and exactly that is told, at that place. What else the same slip breaks
//! stands in the snapshots.

use crate::support::{Project, copy};
use insyn::diag::Finding;
use insyn::reconcile::Rule;

/// What the check tells when a text of the real content is replaced: code, place and the words at the caret.
fn told(changes: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let project = changes.iter().fold(Project::real(), |project, (file, from, to)| project.replace(file, from, to));
    let checked = project.check();
    let line_of = |finding: &Finding| {
        let span = finding.place.span;
        let file = checked.sources.file(span.file);
        let (line, _) = checked.sources.position(span);
        let name = file.path.split("/content/").last().unwrap_or_default();
        let at_caret = &file.text()[span.range()];
        (finding.code.id().to_owned(), format!("{} {name}:{line} ”{at_caret}”: {}", finding.severity.name(), finding.message))
    };
    checked.findings.open().map(line_of).collect()
}

macro_rules! breaks {
    ($($name:ident, $rule:ident, [$(($file:literal, $from:literal, $to:literal)),+ $(,)?];)*) => {
        $(
            #[test]
            fn $name() {
                let told = told(&[$(($file, $from, $to)),+]);
                let code = Rule::$rule.code();
                assert_eq!(told.iter().filter(|(found, _)| found == code).count(), 1, "{told:#?}");
                let lines: Vec<String> = told.into_iter().map(|(code, place)| format!("{code}: {place}")).collect();
                insta::assert_snapshot!(lines.join("\n"));
            }
        )*

        /// No rule is left without its test.
        #[test]
        fn every_rule_is_broken_once() {
            let broken = [$(Rule::$rule,)* Rule::EquityCap];
            let without: Vec<&str> = Rule::ALL.iter().filter(|rule| !broken.contains(rule)).map(|rule| rule.code()).collect();
            assert_eq!(without, [""; 0], "each rule needs a line in `breaks!` below");
        }
    };
}

breaks! {
    a_sum_of_rows, Sum, [("sydnarke/2024/siffror.toml", "[  377_735,", "[  378_735,")];
    a_sum_that_only_its_role_declares, Sum, [
        ("norra-orebro/2021/siffror.toml", r#"["4 257 055", "3 971 903", "3 183 698", "3 808 438", "3 200 530"] },
  { id = "resultat""#, r#"["4 257 055", "3 971 903", "3 183 698", "3 808 438", "3 200 531"] },
  { id = "resultat""#),
        ("sydnarke/2024/siffror.toml", r#"varden = [      200_271,       308_788], summa = ["resultat-efter-finansiella-poster", "extraordinara-poster"] }"#, r#"varden = [      200_271,       308_788] }"#),
        ("sydnarke/2024/siffror.toml", r#"roll = "extraordinara-poster",              varden = [          "-",           "-"]"#, r#"roll = "extraordinara-poster",              varden = [       10_000,           "-"]"#),
    ];
    the_same_figure_in_two_places, EqualFacts, [("norra-orebro/2021/loptext.toml", "\"-271 tkr\"", "\"-273 tkr\"")];
    the_two_sides_of_the_balance_sheet, Balance, [("lekeberg-orebro/2020-h1/siffror.toml", "[5_371_750,  4_244_578], summa", "[5_372_750,  4_244_578], summa")];
    equity_from_year_to_year, EquityChain, [("norra-orebro/2021/siffror.toml", r#""1 777 068", "949 766", "640 203""#, r#""1 777 068", "949 766", "641 203""#)];
    cash_from_year_to_year, CashChain, [
        ("norra-orebro/2021/siffror.toml", r#", summa = ["likvida-medel-vid-arets-borjan", "arets-kassaflode"]"#, ""),
        ("norra-orebro/2021/siffror.toml", r#"varden = ["2 857 326", "2 032 732"]"#, r#"varden = ["2 857 326", "2 132 732"]"#),
    ];
    the_cash_flow_against_the_balance_sheet, CashFlow, [("sydnarke/2024/siffror.toml", "[\"- 555 105\",    315_629]", "[\"- 565 105\",    315_629]")];
    a_deviation, Deviation, [("sydnarke/2024/insatsblad.toml", "\"+ 18 676 kr\"", "\"+ 19 676 kr\"")];
    a_share_of_the_budget, Share, [("lekeberg-orebro/2020-h1/insatsblad.toml", "243 811 kr (62%)", "243 811 kr (26%)")];
    a_percentage_against_the_counts_of_its_row, Share, [
        ("sydnarke/2021/mal.toml", "[skala.maluppfyllelse]", "[tabell.andelar]\nenhet = \"antal\"\nkolumner = [{ id = \"k\", kon = \"kvinnor\" }, { id = \"p\", kon = \"kvinnor\", slag = \"andel\", enhet = \"procent\" }, { id = \"alla\" }]\nrader = [{ post = \"Steget\", varden = [12, \"60 %\", 20] }, { post = \"Vägen\", varden = [12, \"40 %\", 20] }]\n\n[skala.maluppfyllelse]"),
    ];
    a_percentage_of_the_sum_below, Share, [
        ("sydnarke/2021/mal.toml", "[skala.maluppfyllelse]", "[tabell.andelar]\nenhet = \"antal\"\nkolumner = [{ id = \"n\" }, { id = \"p\", slag = \"andel\", enhet = \"procent\" }]\nrader = [{ post = \"Arbete\", varden = [12, \"60 %\"] }, { post = \"Studier\", varden = [8, \"45 %\"] }, { post = \"Alla\", varden = [20, \"100 %\"], summa = \"ovan\" }]\n\n[skala.maluppfyllelse]"),
    ];
    an_index_against_its_points, Share, [
        ("sydnarke/2021/mal.toml", "[skala.maluppfyllelse]", "[tabell.poang]\nenhet = \"antal\"\nkolumner = [{ id = \"p\" }, { id = \"max\", slag = \"max\" }, { id = \"index\", enhet = \"index\" }]\nrader = [{ post = \"Bemötande\", varden = [33, 38, 78] }, { post = \"Inflytande\", varden = [33, 38, 87] }, { post = \"Tid\", varden = [\"33 av 38\", \"\", 87] }]\n\n[skala.maluppfyllelse]"),
    ];
    points_beyond_the_most_that_there_can_be, Share, [
        ("sydnarke/2021/mal.toml", "[skala.maluppfyllelse]", "[tabell.poang]\nenhet = \"index\"\nkolumner = [{ id = \"p\" }, { id = \"max\", slag = \"max\" }]\nrader = [{ post = \"Bemötande\", varden = [110, 100] }, { post = \"Tid\", varden = [\"72,5\", 100] }]\n\n[skala.maluppfyllelse]"),
    ];
    shares_that_are_not_the_whole, Split, [("sydnarke/2024/loptext.toml", "\"40 %\"", "\"30 %\"")];
    the_equity_ratio, EquityRatio, [("norra-orebro/2021/siffror.toml", "[\"45%\", \"59%\"", "[\"54%\", \"59%\"")];
    equity_as_a_share_of_contributions, EquityShare, [("sydnarke/2021/siffror.toml", "799 293 (14%)", "799 293 (41%)")];
    a_contribution_that_does_not_add_up, Contributions, [("sydnarke/2021/siffror.toml", r#"varden = ["5 234 000", "5 234 000", "5 265 999""#, r#"varden = ["5 324 000", "5 234 000", "5 265 999""#)];
    a_contribution_of_someone_who_is_no_member, Contributions, [("norra-orebro/forbund.toml", "[[medlem]]\nid = \"nora-kommun\"", "[[medlem]]\nid = \"nora-kommun\"\ntill = 2020-12-31")];
    the_share_of_a_member, MemberShares, [("norra-orebro/2021/siffror.toml", "[\"1 993 000\", \"1 993 000\"]", "[\"2 050 000\", \"1 993 000\"]")];
    the_cost_of_a_participant, CostPerParticipant, [("lekeberg-orebro/2020-h1/insatsblad.toml", "\"30 267 kr\"", "\"32 067 kr\"")];
    women_and_men, Sexes, [("lekeberg-orebro/2020-h1/loptext.toml", "varden = [\"36\"]", "varden = [\"63\"]")];
    the_initiatives_together, Initiatives, [("sydnarke/2024/loptext.toml", "varden = [\"154\"]", "varden = [\"145\"]")];
    a_part_that_is_more_than_the_whole, Subset, [("lekeberg-orebro/2020-h1/loptext.toml", "varden = [\"37\"]", "varden = [\"137\"]")];
    the_response_rate, ResponseRate, [("sydnarke/2021/indikatorer.toml", "[ 16,  5, 11,  \"69%\"]", "[ 16,  5, 11,  \"96%\"]")];
    a_share_that_no_number_of_people_gives, PossibleShare, [("lekeberg-orebro/2020-h1/loptext.toml", "varden = [\"83%\"]", "varden = [\"63%\"]")];
    a_word_against_its_figures, Verdict, [("sydnarke/2021/indikatorer.toml", "[\"3\", \"Lägre\", \"78 / 73\"", "[\"3\", \"Högre\", \"78 / 73\"")];
    a_figure_of_the_prose, Printed, [("sodra-dalarna/2021/03-verksamhetsuppfoljning.md", "{{ tal(\"tabell-9.totalt-2020.avslut\") }}", "{{ tryckt(\"86\", mot=\"tabell-9.totalt-2020.avslut\") }}")];
    a_declared_sum, Declared, [("lekeberg-orebro/2020-h1/loptext.toml", "varden = [\"180%\"]", "varden = [\"190%\"]")];
    a_declared_count, Declared, [("sodra-dalarna/2021/loptext.toml", r#"post = "Indikatorer där förbundets resultat är högre än rikssnittet", enhet = "antal", varden = ["8"]"#, r#"post = "Indikatorer där förbundets resultat är högre än rikssnittet", enhet = "antal", varden = ["9"]"#)];
    a_declared_quotient, Declared, [("sodra-dalarna/2021/loptext.toml", "varden = [\"8 %\"]", "varden = [\"18 %\"]")];
    a_large_deviation_without_a_word, BudgetDeviation, [("norra-orebro/2021/siffror.toml", "kommentar = \"viktiga-forhallanden\", ", "")];
    a_part_of_the_report_is_missing, Parts, [("sydnarke/2024/rapport.toml", "[[saknas]]\ndel = \"investeringsredovisning\"\nskal = \"Redovisningen har ingen investeringsredovisning. Förbundet har inga anläggningstillgångar i balansräkningen.\"", "")];
    dates_out_of_order, Dates, [("sydnarke/2024/rapport.toml", "datum = 2025-03-21", "datum = 2025-03-27")];
    events_that_are_ahead_of_the_status, Stage, [("sydnarke/2024/rapport.toml", "\"publicerad\"", "\"undertecknad\"")];
    a_law_that_is_repealed, RepealedLaw, [("sydnarke/2024/08-noter.md", "2018:597", "1997:614")];
    attachments_that_are_promised, Attachments, [("lekeberg-orebro/2020-h1/rapport.toml", "enhet    = \"kr\"", "antal_bilagor = 3\nenhet    = \"kr\"")];
    what_is_withheld_and_follows_from_the_rest, Withheld, [
        ("sydnarke/2024/loptext.toml", r#"kon = "annat", insats = "ciceron", enhet = "procent", varden = [".."]"#, r#"kon = "annat", insats = "ciceron", enhet = "procent", varden = ["0 %"]"#),
    ];
    figures_about_few_people, SmallFigures, [("sydnarke/2021/insatsblad.toml", "\"40 deltagare\"", "\"4 deltagare\"")];
}

/// Equity above its cap is no error, but worth telling.
#[test]
fn equity_above_its_cap_is_information() {
    let checked = Project::real().check();
    let above: Vec<&str> =
        checked.findings.iter().filter(|finding| finding.code == Rule::EquityCap.into()).map(|finding| finding.message.as_str()).collect();
    insta::assert_snapshot!(above.join("\n"));
}

/// A reason that the report itself contradicts cannot be seen by a rule, so the question is asked for each figure.
#[test]
fn a_decision_that_does_not_say_what_else_is_told_of_the_same_people() {
    let project = Project::real().replace("sydnarke/2021/rapport.toml", "andra_uppgifter = [\"insats\"]\n", "");
    insta::assert_snapshot!(project.findings());
}

/// A cell of one association has the same report, table, row and column as one of another.
#[test]
fn a_share_is_looked_at_whatever_stands_in_the_same_place_of_another_association() {
    let table = |role: &str, share: &str| {
        format!(
            "\n[tabell.konen]\nenhet = \"antal\"\nkolumner = [{{ namn = \"Alla\" }}, {{ namn = \"Kvinnor\", kon = \"kvinnor\" }}, \
             {{ namn = \"Andel\", kon = \"kvinnor\", slag = \"andel\", enhet = \"procent\" }}]\n\
             rader = [{{ post = \"Deltagare\", {role}varden = [100, 40, \"{share}\"] }}]\n"
        )
    };
    let project = Project::excerpt();
    copy(&project.path("content/sydnarke"), &project.path("content/vastra"));
    let project = project
        .append("sydnarke/2024/siffror.toml", &table("roll = \"deltagare\", ", "40 %"))
        .append("vastra/2024/siffror.toml", &table("", "60 %"))
        .replace("vastra/forbund.toml", "222000-2600", "222000-2601");
    let checked = project.check();
    let shares = checked.findings.open().filter(|finding| finding.code == Rule::Share.into());
    assert_eq!(
        shares.map(|finding| finding.message.as_str()).collect::<Vec<_>>(),
        ["60\u{a0}% står det, men delen delad med det hela är 40\u{a0}%"]
    );
}
