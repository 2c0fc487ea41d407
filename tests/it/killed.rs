//! A build that is killed, at whatever moment, leaves one whole site: the old one or the new one.

use crate::support::Project;
use crate::support::program;
use rayon::prelude::*;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use walkdir::WalkDir;

fn build(content: &Path, out: &Path) -> Command {
    let mut command = program();
    command.args(["build", "--quiet", "--content"]).arg(content).arg("--out").arg(out).stderr(Stdio::null());
    command
}

/// The name of the site that every page of the folder carries.
fn site_name(out: &Path) -> &'static str {
    let pages = WalkDir::new(out).into_iter().map(Result::unwrap).filter(|e| e.path().extension().is_some_and(|e| e == "html"));
    let names: Vec<&str> =
        pages.map(|page| if std::fs::read_to_string(page.path()).unwrap().contains("Insyn två") { "två" } else { "ett" }).collect();
    assert!(names.len() > 4 && names.iter().all(|name| *name == names[0]), "{names:?}");
    names[0]
}

/// How many builds are killed on each core.
const ROUNDS: u32 = 20;

#[test]
fn a_killed_build_leaves_one_whole_site() {
    let swaps: Vec<(u32, u32)> = [(); 2].into_par_iter().map(|()| kill_builds()).collect();
    let (before, after) = swaps.into_iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert!(before > 0 && after > 0, "{before} before the swap, {after} after it");
}

/// How many builds were killed before and after the swap.
fn kill_builds() -> (u32, u32) {
    let one = Project::real();
    let two = Project::real().replace("webbplats.toml", "titel         = \"Insyn\"", "titel         = \"Insyn två\"");
    let out = one.path("public");
    let start = Instant::now();
    assert!(build(&one.path("content"), &out).status().unwrap().success());
    // The delay moves towards the swap from both sides, however fast the machine is.
    let mut delay = start.elapsed() / 2;
    let (mut before, mut after) = (0, 0);
    for _ in 0..ROUNDS {
        let old = site_name(&out);
        let content = if old == "ett" { two.path("content") } else { one.path("content") };
        let mut running = build(&content, &out).spawn().unwrap();
        std::thread::sleep(delay);
        running.kill().unwrap();
        running.wait().unwrap();
        if site_name(&out) == old {
            before += 1;
            delay = delay.mul_f64(1.3);
        } else {
            after += 1;
            delay = delay.mul_f64(0.8);
        }
    }
    assert!(build(&one.path("content"), &out).status().unwrap().success());
    assert_eq!(site_name(&out), "ett");
    (before, after)
}
