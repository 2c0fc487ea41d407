//! What makes a file unreadable, or read as something else: a bracket, a quotation mark, the wrong way to save.

use super::{ACTIVITIES, FIGURES, REPORT, SHEETS, Slip, TEXT, each};

const SLIPS: &[Slip] = &[
    ("a_list_is_not_closed", |p| {
        p.replace(FIGURES, "roll = \"realisationsvinster\", varden = [\"0 kr\"] }", "roll = \"realisationsvinster\", varden = [\"0 kr\" }")
    }),
    ("the_list_of_rows_is_not_closed", |p| {
        p.replace(FIGURES, "summa = \"ovan\",                                     varden = [5_171_429, 4_996_117,       175_312,       447_091,   \"- 271 779\", 5_222_000, 4_913_212,       308_788] },\n]", "summa = \"ovan\",                                     varden = [5_171_429, 4_996_117,       175_312,       447_091,   \"- 271 779\", 5_222_000, 4_913_212,       308_788] },\n")
    }),
    ("the_list_of_rows_is_not_opened", |p| {
        let text = p.read(FIGURES);
        let at = text.find("\nrader = [").unwrap();
        p.write(FIGURES, &format!("{}{}", &text[..at], &text[at + "\nrader = [".len()..]))
    }),
    ("an_amount_with_decimals_without_quotation_marks", |p| p.replace(FIGURES, "3_328_584, 2_773_479] }", "3_328_584,00, 2_773_479] }")),
    ("the_list_of_columns_is_not_closed", |p| {
        p.replace(
            FIGURES,
            "[{ period = \"2024-12-31\" }, { period = \"2023-12-31\" }]",
            "[{ period = \"2024-12-31\" }, { period = \"2023-12-31\" }",
        )
    }),
    ("a_row_is_not_closed", |p| {
        p.replace(FIGURES, "varden = [       26_277,         9_007] },", "varden = [       26_277,         9_007],")
    }),
    ("a_list_is_closed_twice", |p| p.replace(FIGURES, "[    5_171_429,     5_222_000] }", "[    5_171_429,     5_222_000]] }")),
    ("a_bracket_that_opens_is_missing", |p| {
        p.replace(FIGURES, "varden = [    5_171_429,     5_222_000] }", "varden =     5_171_429,     5_222_000] }")
    }),
    ("a_brace_that_opens_is_missing", |p| p.replace(FIGURES, "  { post = \"Finansiella intäkter\"", "   post = \"Finansiella intäkter\"")),
    ("a_text_is_not_closed", |p| p.replace(REPORT, "\"Årsredovisning 2024\"", "\"Årsredovisning 2024")),
    ("a_text_is_not_opened", |p| p.replace(REPORT, "\"Årsredovisning 2024\"", "Årsredovisning 2024\"")),
    ("a_text_in_a_row_is_not_closed", |p| p.replace(FIGURES, "post = \"Finansiella intäkter\",", "post = \"Finansiella intäkter,")),
    ("a_text_in_a_row_is_not_opened", |p| p.replace(FIGURES, "post = \"Finansiella intäkter\",", "post = Finansiella intäkter\",")),
    ("a_long_text_is_not_closed", |p| p.replace(SHEETS, "ta sig in på arbetsmarknaden.\n\"\"\"]", "ta sig in på arbetsmarknaden.\n]")),
    ("a_comma_between_rows_is_missing", |p| {
        p.replace(FIGURES, "varden = [       26_277,         9_007] },", "varden = [       26_277,         9_007] }")
    }),
    ("a_comma_between_keys_is_missing", |p| p.replace(FIGURES, "post = \"Finansiella intäkter\",", "post = \"Finansiella intäkter\"")),
    ("a_comma_between_values_is_missing", |p| p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    5_171_429     5_222_000]")),
    ("a_semicolon_for_a_comma", |p| p.replace(FIGURES, "[    5_171_429,     5_222_000]", "[    5_171_429;     5_222_000]")),
    ("an_equals_sign_is_missing", |p| p.replace(REPORT, "fran         = ", "fran         ")),
    ("a_colon_for_an_equals_sign", |p| p.replace(REPORT, "fran         = ", "fran         : ")),
    ("a_heading_is_not_closed", |p| p.replace(FIGURES, "[tabell.not-4]", "[tabell.not-4")),
    ("single_brackets_for_what_may_be_repeated", |p| p.replace(REPORT, "[[bilaga]]", "[bilaga]")),
    ("single_brackets_once_among_double_ones", |p| {
        p.replace(REPORT, "[[handelse]]\nslag       = \"undertecknad\"", "[handelse]\nslag       = \"undertecknad\"")
    }),
    ("single_brackets_everywhere", |p| p.replace_all(REPORT, "[[handelse]]", "[handelse]")),
    ("double_brackets_for_what_there_is_one_of", |p| p.replace(FIGURES, "[tabell.not-4]", "[[tabell.not-4]]")),
    ("a_date_in_words", |p| p.replace(REPORT, "datum = 2025-03-21", "datum = 21 mars 2025")),
    ("a_date_with_a_month_that_there_is_not", |p| p.replace(REPORT, "datum = 2025-03-21", "datum = 2025-13-01")),
    ("a_date_the_other_way_round", |p| p.replace(REPORT, "datum = 2025-03-21", "datum = 21/3 2025")),
    ("curly_quotation_marks", |p| p.replace(REPORT, "\"Årsredovisning 2024\"", "”Årsredovisning 2024”")),
    ("curly_quotation_marks_in_a_row", |p| p.replace(FIGURES, "post = \"Finansiella intäkter\",", "post = ”Finansiella intäkter”,")),
    ("straight_quotation_marks_within_a_text", |p| {
        p.replace(
            REPORT,
            "namn   = \"Bilaga 1, Årsrapport 2024 individinriktade insatser\"",
            "namn   = \"Bilaga 1, \"Årsrapport 2024\" individinriktade insatser\"",
        )
    }),
    ("a_text_without_quotation_marks", |p| p.replace(REPORT, "slag         = \"arsredovisning\"", "slag         = arsredovisning")),
    ("an_amount_with_spaces_without_quotation_marks", |p| p.replace(FIGURES, "3_328_584, 2_773_479] }", "3 328 584, 2_773_479] }")),
    ("yes_for_true", |p| p.replace(ACTIVITIES, "fritext = true", "fritext = ja")),
    ("a_backslash_in_a_text", |p| p.replace(REPORT, "namn   = \"Bilaga 1,", "namn   = \"S:\\Bilagor\\Bilaga 1,")),
    ("a_table_copied_without_a_new_id", |p| {
        p.append(FIGURES, "\n[tabell.not-5]\ntitel = \"Not 6\"\nrader = [{ post = \"Bilar\", varden = [1] }]\n")
    }),
    ("an_id_of_a_table_with_swedish_letters", |p| {
        p.append(FIGURES, "\n[tabell.möten]\ntitel = \"Möten\"\nrader = [{ post = \"Möten\", varden = [1] }]\n")
    }),
    ("a_key_with_swedish_letters", |p| {
        p.replace(FIGURES, "varden = [       26_277,         9_007] },", "värden = [       26_277,         9_007] },")
    }),
    ("a_file_of_figures_is_called_txt", |p| p.moved(FIGURES, "sydnarke/2024/siffror.toml.txt")),
    ("the_file_of_the_report_is_called_txt", |p| p.moved(REPORT, "sydnarke/2024/rapport.toml.txt")),
    ("a_file_of_text_is_called_txt", |p| p.moved(TEXT, "sydnarke/2024/01-forvaltningsberattelse.md.txt")),
    ("figures_saved_in_utf_16", |p| {
        let text = p.read(FIGURES);
        p.bytes(FIGURES, &utf_16(&text))
    }),
    ("figures_saved_in_windows_1252", |p| {
        let text = p.read(FIGURES);
        p.bytes(FIGURES, &windows_1252(&text))
    }),
    ("text_saved_in_utf_16", |p| {
        let text = p.read(TEXT);
        p.bytes(TEXT, &utf_16(&text))
    }),
    ("text_saved_in_windows_1252", |p| {
        let text = p.read(TEXT);
        p.bytes(TEXT, &windows_1252(&text))
    }),
];

fn utf_16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

fn windows_1252(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        '–' => 0x96,
        '”' => 0x94,
        '●' => b'*',
        c => u8::try_from(u32::from(c)).unwrap(),
    };
    text.chars().map(byte).collect()
}

#[test]
fn a_file_cannot_be_read_as_it_is() {
    each(SLIPS);
}
