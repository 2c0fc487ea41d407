//! Scales of verdicts: what they say of their cells, their order and their colours.

use crate::support::Project;
use crate::support::site::{SIXTH, page, texts};
use insta::assert_snapshot;

const SCALES: &str = "pahittade-dalen/2022/rapport.toml";
const GOALS: &str = "pahittade-dalen/2022/verksamhet.toml";

#[test]
fn a_scale_says_what_its_cells_hold_and_an_orange_level_is_orange() {
    let page = page(&SIXTH.files, "pahittade-dalen/2022/index.html");
    assert_eq!(texts(&page, "[id=\"mal.mal-o\"] .scale-level-orange"), ["▃ I någon mån"]);
}

#[test]
fn the_type_may_be_said_beside_the_scale() {
    let project = Project::sound_sixth().replace(GOALS, "skala = \"fyrsteg\"", "typ = \"skala\", skala = \"fyrsteg\"");
    assert_eq!(project.findings(), "");
}

#[test]
fn another_type_beside_the_scale() {
    let project = Project::sound_sixth().replace(GOALS, "skala = \"fyrsteg\"", "typ = \"text\", skala = \"fyrsteg\"");
    assert_snapshot!(project.findings());
}

#[test]
fn a_scale_that_cannot_be_is_told_once() {
    let project = Project::sound_sixth().replace(GOALS, "skala = \"fyrsteg\"", "skala = \"Fyra steg\"");
    assert_snapshot!(project.findings());
}

#[test]
fn colours_that_run_the_other_way() {
    let project = Project::sound_sixth().replace(SCALES, "hogst-forst", "lagst-forst");
    assert_snapshot!(project.findings());
}

#[test]
fn a_level_out_of_place() {
    let level = "  { namn = \"I någon mån\", farg = \"orange\", symbol = \"▃\" },\n";
    let project = Project::sound_sixth().replace(SCALES, level, "").replace(SCALES, "\"█\" },\n", &format!("\"█\" }},\n{level}"));
    assert_snapshot!(project.findings());
}

/// Where nothing is higher, no colour is wrong.
#[test]
fn colours_without_an_order_may_be_any() {
    let project = Project::sound_sixth().replace(SCALES, "ordning = \"hogst-forst\"\n", "").replace(SCALES, "lagst-forst", "ingen");
    assert_eq!(project.replace(SCALES, "farg = \"rod\"", "farg = \"gron\"").findings(), "");
}
