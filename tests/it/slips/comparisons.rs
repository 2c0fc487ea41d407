//! Figures that should be the same in two places, or in two years' reports, and are not.

use super::{FIGURES, REPORT, Slip, each, sydnarke_2025};

const NEW_FIGURES: &str = "sydnarke/2025/siffror.toml";

const SLIPS: &[Slip] = &[
    ("a_comparison_figure_departs_from_last_years_report", |p| sydnarke_2025(p).replace(NEW_FIGURES, "3_328_584", "3_328_548")),
    ("a_comparison_cost_lost_its_minus", |p| sydnarke_2025(p).replace(NEW_FIGURES, "\"- 4 996 117\"", "\"4 996 117\"")),
    ("the_columns_are_moved_but_not_their_years", |p| {
        sydnarke_2025(p).replace(
            NEW_FIGURES,
            "kolumner  = [{ period = \"2025\" }, { period = \"2024\" }]",
            "kolumner  = [{ period = \"2024\" }, { period = \"2025\" }]",
        )
    }),
    ("the_figures_of_a_note_are_shifted_by_a_row", |p| {
        sydnarke_2025(p)
            .replace(NEW_FIGURES, "242_943", "\"–\"")
            .replace(NEW_FIGURES, "344_146", "242_943")
            .replace(NEW_FIGURES, "476_636", "344_146")
            .replace(NEW_FIGURES, "116_275", "476_636")
            .replace(NEW_FIGURES, "1_180_000", "116_275")
            .replace(NEW_FIGURES, "[\"–\", 451_429]", "[\"–\", 1_631_429]")
    }),
    ("the_figures_are_in_thousands", |p| sydnarke_2025(p).replace(NEW_FIGURES, "[tabell.not-2]", "[tabell.not-2]\nenhet = \"tkr\"")),
    ("costs_of_the_year_are_mistyped_in_the_statement", |p| {
        p.replace(
            FIGURES,
            "not = 3, roll = \"kostnader\",                         varden = [\"- 4 996 117\"",
            "not = 3, roll = \"kostnader\",                         varden = [\"- 4 996 171\"",
        )
    }),
    ("two_digits_of_a_contribution_are_transposed", |p| p.replace(FIGURES, "344 146,00", "341 446,00")),
    ("a_sum_is_mistyped", |p| p.replace(FIGURES, "[4_620_022, 4_236_911], summa = \"ovan\"", "[4_602_022, 4_236_911], summa = \"ovan\"")),
    ("an_error_of_the_original_is_not_explained", |p| {
        p.replace(
            REPORT,
            "[[originalfel]]\nregel      = \"lika-fakta\"\nplats      = \"not-2.summa.2023\"",
            "[[originalfel]]\nregel      = \"lika-fakta\"\nplats      = \"not-2.staten.2023\"",
        )
    }),
    ("a_known_error_is_no_more", |p| p.replace(FIGURES, "5_221_900", "5_222_000").replace(FIGURES, "268_726", "268_826")),
    ("two_rows_have_one_role_but_mean_different_things", |p| {
        p.replace(
            FIGURES,
            "{ post = \"Realisationsvinster enligt undantagsmöjligheter\",  ",
            "{ post = \"Realisationsvinster enligt undantagsmöjligheter\", roll = \"balanskravsresultat\", ",
        )
    }),
    ("a_figure_of_the_year_before_is_restated_without_a_word", |p| {
        sydnarke_2025(p).replace(NEW_FIGURES, "[250_000, 242_943]", "[250_000, 242_000]").replace(
            NEW_FIGURES,
            "[\"–\", 451_429]",
            "[\"–\", 452_372]",
        )
    }),
    ("costs_without_minus_in_a_new_driftredovisning", |p| {
        p.replace(
            FIGURES,
            "id = \"k\",         period = \"2024\", roll = \"kostnader\", tecken = \"omvant\"",
            "id = \"k\",         period = \"2024\", roll = \"kostnader\"",
        )
    }),
    ("costs_without_minus_in_a_note", |p| {
        p.replace(FIGURES, "roll = \"kostnader\", tecken = \"omvant\", summa = \"ovan\"", "roll = \"kostnader\", summa = \"ovan\"")
    }),
];

#[test]
fn two_places_say_different_things() {
    each(SLIPS);
}
