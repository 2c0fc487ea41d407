//! A build that is killed, at whatever moment, leaves one whole site: the old one or the new one.

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::Project;
use walkdir::WalkDir;

fn build(content: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
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

#[test]
fn a_killed_build_leaves_one_whole_site() {
    let one = Project::real();
    let two = Project::real().replace("webbplats.toml", "titel         = \"Insyn\"", "titel         = \"Insyn två\"");
    let out = one.path("public");
    assert!(build(&one.path("content"), &out).status().unwrap().success());
    // The delay moves towards the swap from both sides, however fast the machine is.
    let mut delay = Duration::from_millis(5);
    let (mut before, mut after) = (0, 0);
    for _ in 0..40 {
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
    assert!(before > 0 && after > 0, "{before} before the swap, {after} after it");
    assert!(build(&one.path("content"), &out).status().unwrap().success());
    assert_eq!(site_name(&out), "ett");
}
