//! Names that nobody has, and values that cannot be: keys, ids, roles, scales.

use super::{ACTIVITIES, FIGURES, REPORT, SHEETS, Slip, TEXT, each};

const SLIPS: &[Slip] = &[
    ("a_key_is_misspelt", |p| {
        p.replace(FIGURES, "varden = [       26_277,         9_007] },", "vardn = [       26_277,         9_007] },")
    }),
    ("a_key_with_a_capital", |p| p.replace(REPORT, "titel        = ", "Titel        = ")),
    ("a_key_that_must_be_there_is_not", |p| p.replace(REPORT, "enhet        = \"kr\"\n", "")),
    ("a_role_is_misspelt", |p| {
        p.replace(
            FIGURES,
            "roll = \"arets-resultat\",                    varden = [      200_271",
            "roll = \"arets-resultatet\",                    varden = [      200_271",
        )
    }),
    ("a_role_in_capitals", |p| p.replace(FIGURES, "roll = \"finansiella-intakter\",  ", "roll = \"Finansiella intäkter\",  ")),
    ("a_member_that_there_is_not", |p| p.replace(FIGURES, "medlem = \"hallsbergs-kommun\"", "medlem = \"hallsberg-kommun\"")),
    ("the_state_as_a_member", |p| p.replace(FIGURES, "medlem = \"forsakringskassan\"", "medlem = \"staten\"")),
    ("an_initiative_that_there_is_not", |p| p.replace(FIGURES, "insats = \"ciceron\", ", "insats = \"cicero\",  ")),
    ("an_id_with_a_capital", |p| p.replace(FIGURES, "id = \"budget\", ", "id = \"Budget\", ")),
    ("an_id_with_a_swedish_letter", |p| p.replace(FIGURES, "id = \"avvikelse\",", "id = \"åvvikelse\",")),
    ("a_sum_of_a_row_that_there_is_not", |p| {
        p.replace(FIGURES, "summa = [\"nettokostnad\", \"skatteintakter\"]", "summa = [\"nettokostnader\", \"skatteintakter\"]")
    }),
    ("a_date_in_quotation_marks_the_other_way_round", |p| p.replace(REPORT, "datum = 2025-03-21", "datum = \"21/3 2025\"")),
    ("a_figure_in_another_way_of_writing", |p| p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    \"5.171.429\",     5_222_000]")),
    ("a_figure_as_a_spreadsheet_has_it", |p| {
        p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    \"-4.200.000,00\",     5_222_000]")
    }),
    ("a_text_among_figures", |p| {
        p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    \"126 deltagare, varav 20 avslutade\",     5_222_000]")
    }),
    ("a_decimal_comma_without_quotation_marks", |p| p.replace(FIGURES, "3_328_584, 2_773_479] }", "3328584,50, 2_773_479] }")),
    ("too_few_values", |p| p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    5_171_429]")),
    ("a_level_that_the_scale_does_not_have", |p| {
        p.replace(ACTIVITIES, "fritext = true\n", "")
            .replace(ACTIVITIES, "\"Godkänd av revisorerna\"", "\"God\"")
            .replace(ACTIVITIES, "\"Godkänt av medlemmarna\"", "\"God\"")
            .replace(
                ACTIVITIES,
                "\"God\",\n]\n\n[[tabell.aktiviteter.rader]]\npost = \"Genomförande av fyra",
                "\"Bra\",\n]\n\n[[tabell.aktiviteter.rader]]\npost = \"Genomförande av fyra",
            )
    }),
    ("a_level_in_lower_case", |p| {
        p.replace(ACTIVITIES, "fritext = true\n", "").replace(ACTIVITIES, "\"Godkänd av revisorerna\"", "\"god\"").replace(
            ACTIVITIES,
            "\"Godkänt av medlemmarna\"",
            "\"God\"",
        )
    }),
    ("a_level_with_a_space_at_its_end", |p| {
        p.replace(ACTIVITIES, "fritext = true\n", "").replace(ACTIVITIES, "\"Godkänd av revisorerna\"", "\"God \"").replace(
            ACTIVITIES,
            "\"Godkänt av medlemmarna\"",
            "\"God\"",
        )
    }),
    ("a_scale_is_misspelt", |p| p.replace(ACTIVITIES, "skala = \"maluppfyllelse\"", "skala = \"malupfyllelse\"")),
    ("a_type_beside_a_scale", |p| p.replace(ACTIVITIES, "skala = \"maluppfyllelse\"", "typ = \"tal\", skala = \"maluppfyllelse\"")),
    ("a_colour_with_a_swedish_letter", |p| p.replace(ACTIVITIES, "farg = \"gron\", symbol = \"●\"", "farg = \"grön\", symbol = \"●\"")),
    ("an_answer_without_its_question", |p| {
        p.replace(FIGURES, "{ id = \"nytta\",           fraga = \"nytta\", ", "{ id = \"nytta\",           ")
    }),
    ("answers_without_their_questions", |p| {
        p.append(FIGURES, "\n[tabell.enkat-2]\ntitel = \"Enkät\"\nroll = \"enkatsvar\"\nenhet = \"procent\"\nenkatgrupp = \"samverkan\"\nrader = [{ post = \"Nytta\", varden = [\"50 %\"] }, { post = \"Tid\", varden = [\"60 %\"] }]\n")
    }),
    ("a_note_that_there_is_not", |p| p.replace(FIGURES, "not = 3, roll = \"kostnader\"", "not = 8, roll = \"kostnader\"")),
    ("two_headings_have_one_id", |p| p.replace(TEXT, "{#finansiering}", "{#uppdrag}")),
    ("a_heading_and_a_table_have_one_id", |p| p.replace("sydnarke/2024/08-noter.md", "{#avsnitt-not-2}", "{#not-2}")),
    ("a_heading_without_an_id", |p| p.replace(TEXT, " {#finansiering}", "")),
    ("a_heading_with_a_swedish_id", |p| p.replace(TEXT, "{#finansiering}", "{#händelser}")),
    ("an_empty_folder_elsewhere_hides_nothing", |p| {
        std::fs::create_dir(p.path("content/tomt-forbund")).unwrap();
        p
    }),
    ("a_reference_where_there_can_be_none", |p| {
        p.replace(FIGURES, "anmarkning = \"Svaren ofta,", "anmarkning = \"{{ tal(\\\"loptext.avslutade\\\") }} Svaren ofta,")
    }),
    ("a_figure_of_few_people", |p| {
        p.replace("sydnarke/2024/loptext.toml", "id = \"avslutade\", post = \"Avslutade deltagare i Samordningsteamet\"", "id = \"fa\", post = \"Avslutade i Ciceron\", roll = \"deltagare-avslutade\", insats = \"ciceron\", enhet = \"antal\", varden = [3] },\n  { id = \"avslutade\", post = \"Avslutade deltagare i Samordningsteamet\"").append(TEXT, "\nDet var {{ tal(\"loptext.fa\") }} deltagare.\n")
    }),
    ("a_part_of_the_report_is_missing", |p| {
        p.replace(REPORT, "[[saknas]]\ndel = \"investeringsredovisning\"\nskal = \"Redovisningen har ingen investeringsredovisning. Förbundet har inga anläggningstillgångar i balansräkningen.\"\n", "")
    }),
    ("an_old_law", |p| p.append(TEXT, "\nRedovisningen följer lagen (1997:614) om kommunal redovisning.\n")),
    ("an_initiative_sheet_without_its_initiative", |p| p.replace(SHEETS, "insats = \"samordningsteamet\"\n", "")),
];

#[test]
fn a_name_or_a_value_cannot_be() {
    each(SLIPS);
}
