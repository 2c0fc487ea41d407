//! Our SVG backend against the one that comes with plotters, on the same drawing of bars with labels, values and an axis.

#![allow(clippy::expect_used, reason = "a bench may stop")]
#![allow(clippy::print_stdout, reason = "a bench tells what it measured")]

use divan::Bencher;
use insyn::chart::SvgBackend;
use plotters::drawing::IntoDrawingArea;
use plotters::element::{PathElement, Rectangle, Text};
use plotters::prelude::{BLACK, DrawingBackend, FontFamily, IntoFont};
use std::fmt::Debug;

const SIZE: (u32, u32) = (720, 400);

fn main() {
    let (mut own, mut stock) = (String::new(), String::new());
    draw(SvgBackend::new(&mut own, SIZE));
    draw(plotters_svg::SVGBackend::with_string(&mut stock, SIZE));
    println!("own: {} bytes, stock: {} bytes", own.len(), stock.len());
    divan::main();
}

fn draw<B: DrawingBackend>(backend: B)
where
    B::ErrorType: Debug,
{
    let area = backend.into_drawing_area();
    let font = || (FontFamily::SansSerif, 15.0).into_font();
    for x in (100..=700).step_by(100) {
        area.draw(&PathElement::new([(x, 0), (x, 360)], BLACK)).expect("a line can be drawn");
        area.draw(&Text::new(format!("{x}"), (x, 370), font())).expect("a text can be drawn");
    }
    for (y, year) in (0..).step_by(30).zip(2013..2025) {
        area.draw(&Text::new(format!("{year}"), (0, y), font())).expect("a text can be drawn");
        for (start, end) in [(100, 300), (302, 420), (422, 560)] {
            area.draw(&Rectangle::new([(start, y), (end, y + 24)], BLACK)).expect("a bar can be drawn");
        }
        area.draw(&Text::new("5 221 900 kr", (570, y), font())).expect("a text can be drawn");
    }
    area.present().expect("what is drawn can be shown");
}

#[divan::bench]
fn own_backend(bencher: Bencher) {
    bencher.bench(|| {
        let mut out = String::new();
        draw(SvgBackend::new(&mut out, SIZE));
        out
    });
}

#[divan::bench]
fn stock_backend(bencher: Bencher) {
    bencher.bench(|| {
        let mut out = String::new();
        draw(plotters_svg::SVGBackend::with_string(&mut out, SIZE));
        out
    });
}
