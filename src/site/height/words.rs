//! The words of the standard theme that take room in a frame. Pages have no labels yet where heights are worked out; a test holds
//! these to what `labels.toml` says.

pub(super) const SHOW_FIGURES: &str = "Visa siffrorna";
pub(super) const SOURCE: &str = "Källa:";
pub(super) const SEVERAL_SOURCES: &str = "källor";
pub(super) const DECIDED: &str = "beslutad den";
pub(super) const DEMONSTRATION: &str = "Demonstration";
pub(super) const DEMONSTRATION_NOTICE: &str =
    "Sidorna bygger på offentliga handlingar. Texten är omskriven. Förbunden har varken publicerat eller godkänt sidorna.";
pub(super) const NOTED_BY: &str = "Noten hör till";
pub(super) const NOTE: &str = "Not";
pub(super) const PAGE: &str = "Sidan";
pub(super) const PAGE_OF: &str = "i originalet.";
pub(super) const PRINTED_UNIT: &str = "i originalet står det";
pub(super) const UNREADABLE: &str = "ej avläst";
pub(super) const RESTATED: &str = "Omräknad:";
pub(super) const NO_LABEL: &str = "[Summa]";

/// What a caption says of a unit, by its id.
pub(super) fn unit(id: &str) -> &'static str {
    match id {
        "kr" => "Belopp i kronor",
        "tkr" => "Belopp i tusental kronor",
        "mnkr" => "Belopp i miljoner kronor",
        "procent" => "Procent",
        "kr-per-deltagare" => "Kronor per deltagare",
        "procentenheter" => "Procentenheter",
        // The others are as short.
        _ => "Antal",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_the_words_of_the_standard_theme() {
        let labels = include_str!("../../../themes/standard/labels.toml");
        let said = [SHOW_FIGURES, SOURCE, SEVERAL_SOURCES, DECIDED, DEMONSTRATION, DEMONSTRATION_NOTICE, NOTED_BY, NOTE, PAGE, PAGE_OF];
        let units = ["kr", "tkr", "mnkr", "procent", "antal"].map(unit);
        for word in said.into_iter().chain([PRINTED_UNIT, UNREADABLE, RESTATED]).chain(units) {
            assert!(labels.contains(&format!("= \"{word}\"\n")), "{word}");
        }
    }
}
