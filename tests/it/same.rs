//! The same content makes the same site, byte for byte, wherever and whenever it is built; and what changes while it is read harms nothing.

use crate::support::{Project, bytes, quiet_build as build};
use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};
use walkdir::WalkDir;

#[test]
fn time_zone_locale_and_place_change_no_byte() {
    let project = Project::excerpt();
    let content = project.path("content");
    let built = |name: &str, environment: &[(&str, &str)]| {
        let out = project.path(name);
        assert!(build(&content, &out).envs(environment.iter().copied()).status().unwrap().success(), "{environment:?}");
        bytes(&out)
    };
    let plain = built("ett", &[]);
    assert!(plain.len() > 40);
    for environment in [
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8")][..],
        &[("TZ", "America/Adak"), ("LC_ALL", "C"), ("LANG", "C"), ("RAYON_NUM_THREADS", "8")],
        &[("TZ", "nowhere"), ("LC_ALL", "nonsense"), ("HOME", "/nonexistent"), ("RAYON_NUM_THREADS", "1"), ("COLUMNS", "20")],
    ] {
        assert!(built("två", environment) == plain, "{environment:?}");
    }
}

/// Folders list their files in the order in which they were made, on many disks.
#[test]
fn the_order_in_which_files_were_made_changes_no_byte() {
    let project = Project::excerpt();
    let (content, other) = (project.path("content"), project.path("omvant"));
    let mut entries: Vec<_> = WalkDir::new(&content).sort_by_file_name().into_iter().map(Result::unwrap).collect();
    entries.reverse();
    for entry in entries.iter().filter(|entry| entry.file_type().is_file()) {
        let target = other.join(entry.path().strip_prefix(&content).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(entry.path(), target).unwrap();
    }
    let (one, two) = (project.path("ett"), project.path("två"));
    assert!(build(&content, &one).status().unwrap().success());
    assert!(build(&other, &two).status().unwrap().success());
    assert!(bytes(&one) == bytes(&two));
}

/// A synchronised folder may change under the program's hands. What comes of it is a site or a word, never a crash or half a site.
#[test]
fn content_that_changes_while_it_is_read() {
    let project = Project::excerpt();
    let (content, out) = (project.path("content"), project.path("public"));
    assert!(build(&content, &out).status().unwrap().success());
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let file = content.join("sydnarke/2024/siffror.toml");
            let whole = fs::read(&file).unwrap();
            let moved = file.with_extension("borta");
            while !done.load(Ordering::Relaxed) {
                fs::write(&file, &whole[..whole.len() / 2]).unwrap();
                fs::rename(&file, &moved).unwrap();
                fs::write(&file, b"").unwrap();
                fs::write(&file, &whole).unwrap();
                fs::remove_file(&moved).unwrap();
            }
        });
        let builds: Vec<_> = (0..12).map(|_| (build(&content, &out).status().unwrap().code(), bytes(&out))).collect();
        done.store(true, Ordering::Relaxed);
        for (code, site) in builds {
            assert!(matches!(code, Some(0 | 1 | 3)), "{code:?}");
            let start = String::from_utf8_lossy(&site["index.html"]);
            assert!(start.trim_end().ends_with("</html>") && site.contains_key("om/index.html"), "{start}");
        }
    });
}

/// One of them builds, the other waits or is told to; the folder always shows one whole site.
#[test]
fn two_processes_build_into_one_folder() {
    let project = Project::excerpt();
    let (content, out) = (project.path("content"), project.path("public"));
    assert!(build(&content, &out).status().unwrap().success());
    let whole = bytes(&out);
    for _ in 0..6 {
        let mut running = [(); 3].map(|()| build(&content, &out).spawn().unwrap());
        let codes = running.each_mut().map(|process| process.wait().unwrap().code());
        assert!(codes.iter().all(|code| matches!(code, Some(0 | 3))) && codes.contains(&Some(0)), "{codes:?}");
        assert!(bytes(&out) == whole);
    }
}
