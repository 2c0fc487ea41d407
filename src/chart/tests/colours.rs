//! The colours of charts in the standard theme, and their contrast as WCAG 2.2 defines it.

use super::*;
use crate::chart::tone::Tone;
use crate::model::Colour;
use std::collections::{BTreeMap, BTreeSet};

const CSS: &str = include_str!("../../../themes/standard/stil.css");

/// Colour tokens by name.
type Tokens = BTreeMap<String, u32>;

/// The tokens in light, in dark and on paper; what a later one leaves out is as in light.
fn themes() -> [(&'static str, Tokens); 3] {
    let mut blocks = CSS.split(":root {").skip(1).filter(|block| block.contains("--paper: #")).map(tokens);
    let light = blocks.next().unwrap();
    let mut over = || light.clone().into_iter().chain(blocks.next().unwrap()).collect();
    let (dark, print) = (over(), over());
    [("light", light.clone()), ("dark", dark), ("print", print)]
}

fn tokens(block: &str) -> Tokens {
    let declarations = block.split('}').next().unwrap_or_default().split(';');
    let token = |declaration: &str| {
        let (name, value) = declaration.trim().strip_prefix("--")?.split_once(": #")?;
        let digits = if value.len() == 3 { value.chars().flat_map(|c| [c, c]).collect() } else { value.to_owned() };
        Some((name.to_owned(), u32::from_str_radix(&digits, 16).ok()?))
    };
    declarations.filter_map(token).collect()
}

fn luminance(rgb: u32) -> f64 {
    let channel = |shift: u32| {
        let value = f64::from((rgb >> shift) & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0)
}

fn contrast(a: u32, b: u32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The rules of drawings in the style sheet.
fn rules() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rules = CSS.split('}').filter_map(|rule| rule.split_once('{'));
    rules.filter(|(selector, _)| selector.trim_end().lines().last().is_some_and(|last| last.contains(".drawing")))
}

/// A token that no test knows could be too weak.
#[test]
fn a_drawing_has_no_other_colours() {
    let used: BTreeSet<&str> =
        rules().flat_map(|(_, body)| body.split("var(--").skip(1).filter_map(|rest| rest.split(')').next())).collect();
    let known = ["ink", "quiet", "paper", "line", "edge", "good", "middle", "orange", "bad"];
    assert!(used.iter().all(|name| known.contains(name) || name.starts_with("tone-")), "{used:?}");
    assert!(rules().all(|(_, body)| !body.replace("url(#monster-", "").contains('#')), "a colour without a token");
}

/// Lines of the grid (`line`) only help the eye; every value is written out.
#[test]
fn texts_and_marks_stand_out_from_the_page() {
    for (name, tokens) in themes() {
        let paper = tokens["paper"];
        for text in ["ink", "quiet"] {
            assert!(contrast(tokens[text], paper) >= 7.0, "{name}: {text}");
        }
        // the symbol of a level stands on its field in the colour of the page
        for field in ["good", "middle", "orange", "bad", "quiet"] {
            assert!(contrast(tokens[field], paper) >= 4.5, "{name}: {field}");
        }
        for (mark, colour) in tokens.iter().filter(|(token, _)| token.starts_with("tone-") || *token == "edge") {
            assert!(contrast(*colour, paper) >= 3.0, "{name}: {mark}");
        }
    }
}

/// One colour, one meaning, on every chart: no two tones have the same colour, but for a figure of the association and its budget.
#[test]
fn each_tone_has_a_colour_of_its_own() {
    for (name, tokens) in themes() {
        let tones: Vec<(&String, &u32)> = tokens.iter().filter(|(token, _)| token.starts_with("tone-")).collect();
        let colours: BTreeSet<u32> = tones.iter().map(|(_, colour)| **colour).collect();
        assert_eq!(colours.len(), tones.len(), "{name}");
        assert_eq!(tones.len() + 3, Tone::ALL.len(), "{name}");
        for tone in Tone::ALL.into_iter().filter(|tone| !tone.class().contains(' ')) {
            assert!(tokens.contains_key(&format!("tone-{}", tone.class())), "{name}: {tone:?}");
        }
    }
}

/// Neighbours have a gap of two pixels in the colour of the page between them, which differs by 3:1 from all.
#[test]
fn neighbouring_parts_have_a_gap_between_them() {
    let chart = report_charts(&site(&[("2024", &[contributions(&["2024", "2023"], SYDNARKE)])])).remove(0);
    let svg = chart.svg();
    let rects = svg.rsplit("<svg ").next().unwrap().split("<rect x=\"").skip(1).filter_map(edges).collect::<Vec<_>>();
    assert_eq!(rects.len(), 6, "{rects:?}");
    for (n, (x, top, bottom)) in rects.iter().enumerate() {
        let beside = rects.iter().enumerate().filter(|(other, rect)| *other != n && rect.0 == *x);
        assert!(beside.clone().all(|(_, (_, t, b))| bottom + 2 <= *t || b + 2 <= *top), "{rects:?}");
        assert_eq!(beside.count(), 2);
    }
}

/// In light and dark all colours are solid; a pattern stands for one on paper and where the reader's own colours are in force.
#[test]
fn patterns_stand_where_there_may_be_no_colours() {
    let patterns = include_str!("../../../themes/standard/templates/patterns.html");
    let (before, rest) = CSS.split_once("@media print, (forced-colors: active) {").unwrap();
    let (rules, after) = rest.split_once("\n}").unwrap();
    assert!(![before, after].concat().contains("#monster-") && !sydnarke_2024().iter().any(|chart| chart.svg().contains("monster")));
    let named: Vec<&str> = rules.split("url(#monster-").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(named.len() > 10 && named.iter().all(|name| patterns.contains(&format!("id=\"monster-{name}\""))));
}

/// Left, upper and lower edge of a rectangle whose markup follows `x="`.
fn edges(markup: &str) -> Option<(i32, i32, i32)> {
    let value = |name: &str| markup.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse::<i32>().ok();
    let top = value("y")?;
    Some((markup.split('"').next()?.parse().ok()?, top, top + value("height")?))
}

#[test]
fn a_picture_without_a_style_sheet_has_the_light_colours() {
    let [(_, light), ..] = themes();
    for tone in Tone::ALL.into_iter().filter(|tone| !tone.class().contains(' ')) {
        assert_eq!(u32::from_str_radix(&tone.light()[1..], 16).unwrap(), light[&format!("tone-{}", tone.class())], "{tone:?}");
    }
    for chart in sydnarke_2024() {
        let document = chart.document("Källa").unwrap();
        assert!(!document.contains("class=") && !document.contains("url("), "{document}");
        let texts = document.split("fill=\"#").skip(1).map(|after| u32::from_str_radix(&after[..6], 16).unwrap());
        assert!(texts.filter(|colour| contrast(*colour, 0xff_ff_ff) >= 4.5).count() >= 3);
    }
}

/// A level looks the same in a table, in a drawing, and in a picture without a style sheet.
#[test]
fn every_colour_of_a_level_is_drawn_in_its_token() {
    let [(_, light), ..] = themes();
    for (_, colour) in Colour::ALL {
        let class = colour.class();
        let token = |selector: &str| CSS.split_once(selector).unwrap().1.split("var(--").nth(1).unwrap().split(')').next().unwrap();
        let drawn = token(&format!("\n.drawing .field-{class} {{"));
        assert_eq!(token(&format!("\n.scale-level-{class} {{")), drawn, "{class}");
        let document = judged::of_colour(colour).document("Källa").unwrap();
        assert!(document.contains(&format!("<g fill=\"#{:06x}\"><rect ", light[drawn])), "{class}: {document}");
    }
}
