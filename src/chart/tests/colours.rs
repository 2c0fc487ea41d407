//! The colours of charts in the standard theme, and their contrast as WCAG 2.2 defines it.

use super::*;
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
    assert!(used.iter().all(|name| known.contains(name) || name.starts_with("series-")), "{used:?}");
    assert!(rules().all(|(_, body)| !body.contains('#')), "a colour without a token");
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
        for (mark, colour) in tokens.iter().filter(|(token, _)| token.starts_with("series-") || *token == "edge") {
            assert!(contrast(*colour, paper) >= 3.0, "{name}: {mark}");
        }
    }
}

/// Neighbours differ by 3:1. Others that meet where one is missing have a gap in the colour of the page between them, which
/// differs by 3:1 from all.
#[test]
fn neighbouring_series_can_be_told_apart() {
    for (name, tokens) in themes() {
        let series: Vec<u32> = (1..).map_while(|n| tokens.get(&format!("series-{n}")).copied()).collect();
        assert!(series.len() >= 4);
        for (n, pair) in series.windows(2).enumerate() {
            assert!(contrast(pair[0], pair[1]) >= 3.0, "{name}: series {} and {}", n + 1, n + 2);
        }
    }
    let chart = report_charts(&site(&[("2024", &[contributions(&["2024", "2023"], SYDNARKE)])])).remove(0);
    let marks = chart.svg.rsplit("<svg ").next().unwrap().replace("<g class=\"paper\" fill=\"#ffffff\"><rect x=", "");
    let bars: Vec<(i32, i32)> = marks.split("<rect x=\"").skip(1).filter_map(edges).collect();
    let touching = bars.windows(2).filter(|pair| pair[0].1 == pair[1].0).count();
    assert!(bars.len() == 6 && touching == 0, "{bars:?}");
}

/// Left and right edge of a rectangle whose markup follows `x="`.
fn edges(markup: &str) -> Option<(i32, i32)> {
    let x: i32 = markup.split('"').next()?.parse().ok()?;
    let width: i32 = markup.split("width=\"").nth(1)?.split('"').next()?.parse().ok()?;
    Some((x, x + width))
}

#[test]
fn a_picture_without_a_style_sheet_has_the_light_colours() {
    let [(_, light), ..] = themes();
    for chart in sydnarke_2024() {
        let document = chart.document("Källa").unwrap();
        for n in 1..=4 {
            for after in document.split(&format!("series-{n}\" fill=\"#")).skip(1) {
                assert_eq!(u32::from_str_radix(&after[..6], 16).unwrap(), light[&format!("series-{n}")], "series {n}");
            }
        }
        let texts = document.split("fill=\"#").skip(1).map(|after| u32::from_str_radix(&after[..6], 16).unwrap());
        let strong = texts.filter(|colour| contrast(*colour, 0xff_ff_ff) >= 4.5).count();
        assert!(strong >= 3, "{strong}");
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
        let fill = document.split(&format!("field field-{class}\" fill=\"#")).nth(1).unwrap_or_else(|| panic!("{class}: {document}"));
        let fill = u32::from_str_radix(&fill[..6], 16).unwrap();
        assert!(contrast(fill, 0xff_ff_ff) >= 4.5, "{class}");
        // grey is the quiet of the page in a theme, and that of the other words of a drawing without one
        assert!(fill == light[drawn] || colour == Colour::Grey, "{class}");
    }
}
