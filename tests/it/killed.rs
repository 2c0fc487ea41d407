//! A build that is killed, at whatever moment, leaves one whole site: the old one or the new one.

use crate::support::{Project, bytes, quiet_build as build};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// How many builds are killed on each core.
const ROUNDS: u32 = 9;

#[test]
fn a_killed_build_leaves_one_whole_site() {
    // Threads of its own: those that all tests share for their work would wait here for programs.
    let swaps: Vec<(u32, u32)> = std::thread::scope(|scope| {
        let threads = [1, 2].map(|seed| scope.spawn(move || kill_builds(seed)));
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let (before, after) = swaps.into_iter().fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    assert!(before > 0 && after > 0, "{before} before the swap, {after} after it");
}

/// How many builds were killed before and after the swap. The whole folder is held against each of the two sites, byte for byte.
fn kill_builds(mut seed: u64) -> (u32, u32) {
    let one = Project::real();
    let two = Project::real().replace("webbplats.toml", "\"Insyn\"", "\"Insyn två\"");
    let out = one.path("public");
    let start = Instant::now();
    let sites = [&one, &two].map(|project| {
        assert!(build(&project.path("content"), &out).status().unwrap().success());
        bytes(&out)
    });
    let which = |site: &BTreeMap<String, Vec<u8>>| sites.iter().position(|whole| whole == site).expect("one whole site");
    // The delay moves at random towards the swap from both sides, however fast the machine is.
    let mut delay: Duration = start.elapsed() / 4;
    let (mut before, mut after) = (0, 0);
    for _ in 0..ROUNDS {
        let old = which(&bytes(&out));
        let mut running = build(&[&two, &one][old].path("content"), &out).spawn().unwrap();
        std::thread::sleep(delay);
        running.kill().unwrap();
        running.wait().unwrap();
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let chance = (seed >> 40) as f64 / f64::from(1 << 24);
        if which(&bytes(&out)) == old {
            before += 1;
            delay = delay.mul_f64(1.05 + chance / 2.0);
        } else {
            after += 1;
            delay = delay.mul_f64(0.95 - chance / 2.0);
        }
    }
    (before, after)
}
