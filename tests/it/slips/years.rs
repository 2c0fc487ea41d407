//! A new year made from the one before, where a year was forgotten.

use super::{FIGURES, Slip, copied_year, each, sydnarke_2025};

const NEW_REPORT: &str = "sydnarke/2025/rapport.toml";
const NEW_FIGURES: &str = "sydnarke/2025/siffror.toml";
const NEW_TEXT: &str = "sydnarke/2025/text.md";
const NEW_EASY: &str = "sydnarke/2025/lattlast.md";

const SLIPS: &[Slip] = &[
    ("the_folder_was_copied_and_nothing_changed", copied_year),
    ("only_the_first_file_of_a_copied_year_was_changed", |p| {
        copied_year(p)
            .replace(NEW_REPORT, "Årsredovisning 2024", "Årsredovisning 2025")
            .replace(NEW_REPORT, "fran         = 2024-01-01", "fran         = 2025-01-01")
            .replace(NEW_REPORT, "till         = 2024-12-31", "till         = 2025-12-31")
    }),
    ("the_title_has_last_years_year", |p| sydnarke_2025(p).replace(NEW_REPORT, "Årsredovisning 2025", "Årsredovisning 2024")),
    ("the_easy_text_has_last_years_year", |p| sydnarke_2025(p).replace(NEW_EASY, "År 2025", "År 2024")),
    ("the_text_has_last_years_year", |p| {
        sydnarke_2025(p).replace(
            NEW_TEXT,
            "Under 2025 betalade förbundet för samma insatser som 2024.",
            "Under 2024 betalade förbundet för insatserna.",
        )
    }),
    ("every_column_of_one_table_has_last_years_years", |p| {
        sydnarke_2025(p).replace(
            NEW_FIGURES,
            "kolumner  = [{ period = \"2025\" }, { period = \"2024\" }]",
            "kolumner  = [{ period = \"2024\" }, { period = \"2023\" }]",
        )
    }),
    ("both_columns_are_the_same_year", |p| {
        sydnarke_2025(p).replace(
            NEW_FIGURES,
            "[{ period = \"2025\" }, { period = \"2024\" }]",
            "[{ period = \"2024\" }, { period = \"2024\" }]",
        )
    }),
    ("a_column_is_a_day_that_is_not_the_last", |p| sydnarke_2025(p).replace(NEW_FIGURES, "2025-12-31", "2025-12-13")),
    ("the_last_day_is_mistyped", |p| sydnarke_2025(p).replace(NEW_REPORT, "2025-12-31", "2025-12-13")),
    ("the_folder_is_called_more_than_its_period", |p| sydnarke_2025(p).moved("sydnarke/2025", "sydnarke/2025-arsredovisning")),
    ("a_month_that_there_is_not", |p| sydnarke_2025(p).replace(NEW_REPORT, "2025-12-31", "2025-13-31")),
    ("a_new_table_without_a_year_of_its_own_is_referred_to", |p| {
        p.append(FIGURES, "\n[tabell.gammal]\nkolumner = [{ period = \"2022\" }, { period = \"2023\" }]\nrader = [{ post = \"Möten\", varden = [1, 2] }]\n")
            .append(super::TEXT, "\nStyrelsen hade {{ tal(\"gammal.moten\") }} möten.\n")
    }),
];

#[test]
fn a_year_was_forgotten() {
    each(SLIPS);
}

#[test]
fn a_new_year_is_sound_before_a_slip_is_made() {
    let findings = sydnarke_2025(super::sydnarke()).findings();
    assert_eq!(findings, "");
}
