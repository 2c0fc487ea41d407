//! What people are told when something in the content is wrong: every message to the character, on an
//! excerpt of a real report (`tests/fixtures/utdrag`).

use crate::support::Project;
use insta::assert_snapshot;

const REPORT: &str = "sydnarke/2024/rapport.toml";
const FIGURES: &str = "sydnarke/2024/siffror.toml";
const TEXT: &str = "sydnarke/2024/text.md";

#[test]
fn content_of_a_newer_format() {
    let project = Project::excerpt().replace("webbplats.toml", "format        = 1", "format        = 2");
    // Whatever else is found may only be for want of knowing that format.
    insta::assert_snapshot!(project.replace("webbplats.toml", "titel", "rubrik").findings());
}

#[test]
fn sound_content_has_nothing_to_complain_of() {
    assert_snapshot!(Project::excerpt().findings(), @"");
}

#[test]
fn a_report_without_easy_swedish() {
    assert_snapshot!(Project::excerpt().remove("sydnarke/2024/lattlast.md").findings());
}

#[test]
fn toml_syntax() {
    let project = Project::excerpt().replace(FIGURES, "titel     = \"Resultaträkning\"", "titel     = \"Resultaträkning");
    assert_snapshot!(project.findings());
}

#[test]
fn a_missing_equals_sign() {
    let project = Project::excerpt().replace(REPORT, "fran         = ", "fran         ");
    assert_snapshot!(project.findings());
}

#[test]
fn a_missing_comma_between_values() {
    let project = Project::excerpt().replace(FIGURES, "[    5_171_429,     5_222_000]", "[    5_171_429      5_222_000]");
    assert_snapshot!(project.findings());
}

#[test]
fn unknown_key_after_swedish_letters() {
    let project = Project::excerpt().replace(
        FIGURES,
        "post = \"Övrigt eget kapital\",           roll",
        "post = \"Övrigt eget kapital\",           rol",
    );
    assert_snapshot!(project.findings());
}

#[test]
fn wrong_type() {
    let project = Project::excerpt().replace(REPORT, "titel        = \"Årsredovisning 2024\"", "titel        = 2024");
    assert_snapshot!(project.findings());
}

#[test]
fn bad_amount() {
    let project = Project::excerpt().replace(FIGURES, "\"2 360 000,00\"", "\"2.360.000\"");
    assert_snapshot!(project.findings());
}

#[test]
fn unknown_role() {
    let project = Project::excerpt().replace(FIGURES, "roll = \"medlemsbidrag\"", "roll = \"medlemsbidraget\"");
    assert_snapshot!(project.findings());
}

#[test]
fn unknown_member() {
    let project = Project::excerpt().replace(FIGURES, "medlem = \"hallsbergs-kommun\"", "medlem = \"hallsberg-kommun\"");
    assert_snapshot!(project.findings());
}

#[test]
fn words_for_a_chart_that_there_is_not() {
    let project = Project::real().append(FIGURES, "\n[diagram.medlemsbidragen]\ntitel = \"Bidragen\"\nrubrik = \"Bidragen\"\n");
    assert_snapshot!(project.findings());
}

#[test]
fn unknown_table_chart_and_cell() {
    let project = Project::excerpt().append(
        TEXT,
        "\nÅtgärd å ä ö: {{ kr(\"resultatrakning.arets-resutlat\") }} och {{ kr(\"not-9.summa\") }}.\n\n{{ tabell(\"resultatraknign\") }}\n\n{{ diagram(\"medlemsbidragen\") }}\n",
    );
    assert_snapshot!(project.findings());
}

#[test]
fn a_reference_that_is_not_finished() {
    let project = Project::excerpt().append(
        TEXT,
        "\nSumman är {{ kr(\"resultatrakning.arets-resultat\") }.\n\nDen är {{ kr(resultat) }} {{ kronor(\"not-2.summa\") }}.\n",
    );
    assert_snapshot!(project.findings());
}

#[test]
fn the_same_id_twice_in_one_file_shows_both_places() {
    let project = Project::excerpt().append(FIGURES, "\n[tabell.not-2]\nrader = []\n");
    assert_snapshot!(project.findings());
}

#[test]
fn the_same_id_twice_in_two_files_shows_both_places() {
    let project = Project::excerpt().write("sydnarke/2024/extra.toml", "[tabell.not-2]\nrader = []\n");
    assert_snapshot!(project.findings());
}

#[test]
fn a_missing_file() {
    let project = Project::excerpt().remove(REPORT).remove("medlemmar.toml");
    assert_snapshot!(project.findings());
}

#[test]
fn wrong_number_of_cells_in_a_row() {
    let project = Project::excerpt().replace(FIGURES, "varden = [    5_171_429,     5_222_000]", "varden = [    5_171_429]");
    assert_snapshot!(project.findings());
}

#[test]
fn a_figure_that_breaks_a_sum_and_its_twin() {
    let project = Project::excerpt().replace(FIGURES, "\"2 360 000,00\"", "\"2 361 000,00\"");
    assert_snapshot!(project.findings());
}

#[test]
fn an_error_of_the_original_that_is_not_explained() {
    let project = Project::excerpt().replace(
        REPORT,
        "plats      = \"oversikt.arets-resultat.2024\"",
        "plats      = \"oversikt.arets-resultat.2023\"",
    );
    assert_snapshot!(project.findings());
}

#[test]
fn headings_without_an_id_and_links_without_a_goal() {
    let project = Project::excerpt().append(TEXT, "\n## 1.99 Årets åtgärder\n\nSe [noten](#not-22) och [sidan](javascript:alert(1)).\n");
    assert_snapshot!(project.findings());
}

#[test]
fn a_file_that_is_not_utf8() {
    let project = Project::excerpt();
    std::fs::write(project.path("content").join(TEXT), b"# 1 F\xf6rvaltning {#forvaltningsberattelse}\n").unwrap();
    assert_snapshot!(project.findings().split("\n\n").next().unwrap());
}

#[test]
fn all_errors_of_a_run_are_told_at_once() {
    let project = Project::excerpt()
        .replace(FIGURES, "\"2 360 000,00\"", "\"2.360.000\"")
        .replace(FIGURES, "medlem = \"hallsbergs-kommun\"", "medlem = \"hallsberg-kommun\"")
        .replace(REPORT, "status       = ", "statuss      = ")
        .append(TEXT, "\n{{ tabell(\"resultatraknign\") }}\n");
    assert_eq!(
        project.check().findings.open().map(|f| f.code.id()).collect::<Vec<_>>(),
        ["okand-nyckel", "fel-belopp", "okand-medlem", "okand-tabell"]
    );
}
