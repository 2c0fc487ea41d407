//! The house: a module imports only from those above it in `lib.rs`.

use std::fs;
use walkdir::WalkDir;

#[test]
fn modules_import_only_from_those_above_them() {
    let lib = fs::read_to_string("src/lib.rs").unwrap();
    let order: Vec<&str> = lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert!(order.len() > 10, "{order:?}");
    let mut wrong = Vec::new();
    for entry in WalkDir::new("src").into_iter().map(Result::unwrap).filter(|e| e.path().extension().is_some_and(|e| e == "rs")) {
        let below = entry.path().strip_prefix("src").unwrap().to_string_lossy().into_owned();
        let module = below.split(['/', '.']).next().unwrap();
        let Some(place) = order.iter().position(|m| *m == module) else { continue };
        let text = fs::read_to_string(entry.path()).unwrap();
        for used in text.split("crate::").skip(1).map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap()) {
            if order.iter().position(|m| *m == used).is_some_and(|used| used > place) {
                wrong.push(format!("{below} imports {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
