//! What each stage of a build costs on the real content. Compare the rows of one run with each other; single times say little.

#![allow(clippy::expect_used, reason = "a bench may stop")]

use divan::Bencher;
use insyn::build::{self, Options};
use insyn::chart;
use insyn::decode::decode;
use insyn::diag::Findings;
use insyn::facts::Facts;
use insyn::model::Site;
use insyn::reconcile::reconcile;
use insyn::site::BuildInfo;
use insyn::source::{Tree, read};
use insyn::theme::Theme;
use jiff::civil::{Date, date};
use std::path::Path;

/// Of every check.
const TODAY: Date = date(2026, 12, 1);

fn main() {
    divan::main();
}

fn tree() -> Tree {
    read(Path::new("content"), &mut Findings::default()).expect("the content can be read")
}

fn site() -> Site {
    decode(&tree()).0
}

#[divan::bench]
fn read_files(bencher: Bencher) {
    bencher.bench(tree);
}

#[divan::bench]
fn decode_all(bencher: Bencher) {
    let tree = tree();
    bencher.bench(|| decode(&tree));
}

#[divan::bench]
fn collect_facts(bencher: Bencher) {
    let site = site();
    bencher.bench(|| Facts::collect(&site.associations));
}

#[divan::bench]
fn rules(bencher: Bencher) {
    let tree = tree();
    let (site, _) = decode(&tree);
    let facts = Facts::collect(&site.associations);
    let apply = |association| reconcile(&site, association, &facts, &tree.sources, Vec::new());
    bencher.bench(|| site.associations.iter().map(apply).collect::<Vec<_>>());
}

#[divan::bench]
fn charts_of_a_report(bencher: Bencher) {
    let site = site();
    let facts = Facts::collect(&site.associations);
    let association = &site.associations[0];
    bencher.bench(|| chart::for_report(&site, association, &association.reports[0], &facts));
}

/// Content to checked content: everything but the pages.
#[divan::bench]
fn check_content(bencher: Bencher) {
    bencher.bench(|| build::check(Path::new("content"), false, TODAY).expect("the content can be read"));
}

/// Checked content to the files of the site.
#[divan::bench]
fn render_pages(bencher: Bencher) {
    let checked = build::check(Path::new("content"), false, TODAY).expect("the content can be read");
    let theme = Theme::with(&[]).expect("the theme can be read");
    bencher.bench(|| build::render(&checked, &theme, &BuildInfo::default()).expect("the templates fit"));
}

/// The whole, with an output folder in which nothing changes.
#[divan::bench]
fn whole_build(bencher: Bencher) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let options = Options {
        content: "content".into(),
        out: folder.path().join("public"),
        theme: None,
        strict: true,
        drafts: false,
        without_data: false,
        today: TODAY,
        info: BuildInfo::default(),
    };
    bencher.bench(|| build::build(&options).expect("the site can be built"));
}
