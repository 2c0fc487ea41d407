//! What is pasted or typed into the text in another way than it is written here.

use super::{Slip, TEXT, each};

const AT: &str = "## 1.3 Uppdrag {#uppdrag}\n\n";

macro_rules! typed {
    ($($name:literal $typed:literal;)*) => {
        &[$(($name, |p| p.replace(TEXT, AT, &format!("{AT}{}\n\n", $typed)))),*]
    };
}

const SLIPS: &[Slip] = typed! {
    "a_table_of_markdown" "| År | Möten |\n| --- | --- |\n| 2023 | 4 |\n| 2024 | 5 |";
    "a_table_pasted_with_tabs" "År\tMöten\n2023\t4\n2024\t5";
    "a_bullet_from_word" "• Förbundet har fyra kommuner.\n• Regionen är med.";
    "a_dot_as_a_bullet" "· Förbundet har fyra kommuner.\n· Regionen är med.";
    "a_dash_as_a_bullet" "– Förbundet har fyra kommuner.\n– Regionen är med.";
    "a_reference_in_single_braces" "{ tabell(\"oversikt\") }";
    "a_reference_with_one_brace_at_its_end" "{{ tabell(\"oversikt\") }";
    "a_reference_without_quotation_marks" "{{ tabell(oversikt) }}";
    "a_reference_to_nothing_of_the_kind" "Det blev {{ belopp(\"resultatrakning.arets-resultat\") }}.";
    "a_reference_to_a_row_that_there_is_not" "Det blev {{ kr(\"resultatrakning.arets-resultatet\") }}.";
    "a_table_within_a_sentence" "Här är {{ tabell(\"oversikt\") }} för fem år.";
    "kronor_of_what_is_no_money" "Soliditeten är {{ kr(\"oversikt.soliditet\") }}.";
    "a_heading_without_a_space" "##Resultat för insatserna {#resultat-insatser}";
    "html" "<b>Viktigt</b> för alla.";
    "a_line_of_html" "<table><tr><td>1</td></tr></table>";
    "a_bare_address" "Läs mer på https://www.example.com/rapporter eller ring.";
    "a_bare_address_without_its_beginning" "Läs mer på www.example.com eller ring.";
    "a_link_without_its_beginning" "Läs mer på [vår webbplats](www.example.com).";
    "a_picture_of_markdown" "![Kontoret](kontor.jpg)";
    "an_id_that_is_not_closed" "### Kontoret {#kontoret";
    "an_anchor_that_there_is_not" "Se [noten](#not-22).";
    "a_bold_line_for_a_heading" "**Resultat för insatserna**";
    "a_comment_whose_end_was_taken_away" "<!-- Förra året:\n\nDet var ett år.\n\n<!-- Året före: -->";
    "a_list_with_letters" "a) Förbundet har fyra kommuner.\nb) Regionen är med.";
};

#[test]
fn something_is_typed_in_another_way() {
    each(SLIPS);
}
