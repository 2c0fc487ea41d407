//! Content that nobody would write: files of small, real and made-up content, changed at random in bytes, lines, tokens and values. Whatever
//! it says, nothing panics, what `check` accepts `build` publishes, what is published is well-formed, and every finding has a place.
//!
//! 5 seconds on each of two threads; `INSYN_FUZZ_SECONDS` says how many. The seed is printed, and `INSYN_FUZZ_SEED` starts from it.

use crate::support::site::THEME;
use crate::support::{FROZEN_CONTENT, Project, SIXTH_CONTENT};
use insyn::build::{self, Checked, render};
use insyn::site::BuildInfo;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};
use walkdir::WalkDir;

/// Numbers that look random, and follow from the seed.
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    pub(crate) fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// What stands in no office's files, and what a slip makes.
const TOKENS: [&str; 56] = [
    "\"",
    "'",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    "{{",
    "}}",
    "{{ kr(\"",
    "{{ tabell(\"oversikt\") }}",
    "=",
    ",",
    ".",
    "..",
    "–",
    "-",
    "#",
    "\n",
    "\r\n",
    "\t",
    "\\",
    "\\u0000",
    "&",
    "<",
    ">",
    "<script>",
    "]]>",
    "&amp;",
    "`",
    "*",
    "_",
    "|",
    "![x](y)",
    "[x](javascript:alert(1))",
    "https://",
    "//x",
    "\u{0}",
    "\u{7f}",
    "\u{e000}",
    "\u{f0000}",
    "\u{10fffd}",
    "\u{fffe}",
    "\u{feff}",
    "\u{202e}",
    "\u{2066}",
    "\u{200d}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "🏳️‍🌈",
    "ingen",
    "true",
    "2024",
];

const VALUES: [&str; 40] = [
    "0",
    "-0",
    "1",
    "-1",
    "0.1",
    "1e400",
    "nan",
    "inf",
    "99999999999999",
    "999999999999999999999999999999",
    "0x10",
    "true",
    "\"\"",
    "\" \"",
    "\"–\"",
    "\".\"",
    "\"..\"",
    "\"ej-avlast\"",
    "\"1 234,50\"",
    "\"1.234\"",
    "\"(60 000)\"",
    "\"60 000-\"",
    "\"7 av 10\"",
    "\"8/0\"",
    "\"drygt 290\"",
    "\"389**\"",
    "\"12 %\"",
    "\"12 kr\"",
    "[]",
    "[[[[[[[[]]]]]]]]",
    "{}",
    "{ v = 1 }",
    "2024-02-30",
    "2024-01-01",
    "\"2024-01-01\"",
    "\"2024\"",
    "\"2020-h1\"",
    "\"0000\"",
    "\"9999-12-31/0001-01-01\"",
    "\"ingen\"",
];

/// A changed text, as bytes: it need not be UTF-8.
pub(crate) fn changed(text: &[u8], others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..1 + random.below(3) {
        text = change(text, others, random);
    }
    text
}

fn change(text: Vec<u8>, others: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let line = random.below(lines.len());
    match random.below(10) {
        0 => put(&text, random.below(text.len() + 1), 0, &[random.below(256) as u8]),
        1 => put(&text, random.below(text.len() + 1), 1 + random.below(40), b""),
        2 | 3 => put(&text, random.below(text.len() + 1), 0, random.one(&TOKENS).as_bytes()),
        4 => put(&text, random.below(text.len() + 1), 0, random.one(&TOKENS).repeat(1 + random.below(300)).as_bytes()),
        5 | 6 => {
            let new = *random.one(&VALUES);
            value(&text, new, random)
        }
        7 if !lines.is_empty() => {
            lines.remove(line);
            lines.concat()
        }
        8 if !lines.is_empty() => {
            let from: Vec<&[u8]> = random.one(others).split_inclusive(|byte| *byte == b'\n').collect();
            if !from.is_empty() {
                lines.insert(line, from[random.below(from.len())]);
            }
            lines.concat()
        }
        9 if !lines.is_empty() => {
            let other = random.below(lines.len());
            lines.swap(line, other);
            lines.concat()
        }
        _ => text,
    }
}

/// Other bytes in the place of some.
fn put(text: &[u8], at: usize, length: usize, new: &[u8]) -> Vec<u8> {
    let end = (at + length).min(text.len());
    [&text[..at], new, &text[end..]].concat()
}

/// Another value in the place of one: after a `=`, or in a list.
fn value(text: &[u8], new: &str, random: &mut Random) -> Vec<u8> {
    let starts: Vec<usize> = (1..text.len())
        .filter(|at| text[at - 1] == b' ' && *at > 1 && matches!(text[at - 2], b'=' | b',') || text[at - 1] == b'[')
        .collect();
    if starts.is_empty() {
        return text.to_vec();
    }
    let start = *random.one(&starts);
    let length = text[start..].iter().position(|byte| matches!(byte, b',' | b']' | b'\n' | b'}')).unwrap_or(0);
    put(text, start, length, new.as_bytes())
}

/// A content that is changed file by file.
struct Victim {
    project: Project,
    files: Vec<(String, Vec<u8>)>,
}

impl Victim {
    fn of(content: &str) -> Victim {
        let entries = WalkDir::new(content).sort_by_file_name().into_iter().map(Result::unwrap);
        let texts = entries.filter(|entry| entry.path().extension().is_some_and(|kind| kind == "toml" || kind == "md"));
        let file = |path: &Path| (path.strip_prefix(content).unwrap().to_string_lossy().into_owned(), fs::read(path).unwrap());
        let files = texts.map(|entry| file(entry.path())).collect();
        Victim { project: Project::from(Path::new(content)), files }
    }

    fn put(&self, file: &str, text: &[u8]) {
        fs::write(self.project.path("content").join(file), text).unwrap();
    }
}

/// What is wrong with how the program takes this content.
fn judge(project: &Project, number: usize) -> Result<(), String> {
    let checked = project.check();
    for finding in checked.findings.iter() {
        let text = checked.sources.text(finding.place.span.file);
        if finding.place.span.start() > text.len() || !text.is_char_boundary(finding.place.span.start()) {
            return Err(format!("{}: a place beyond the text", finding.message));
        }
        insyn::cli::print_finding(finding, &checked.sources, &annotate_snippets::Renderer::plain());
    }
    // Even content with errors must not make the pages panic; it is only not published. Pages cost most, so not every time.
    let published = without_drafts(project);
    if published.findings.stop(false) {
        if number.is_multiple_of(8) {
            _ = render(&checked, &THEME, &BuildInfo::default());
        }
        return Ok(());
    }
    match build::build(&project.options(false)) {
        Ok((_, Some(_))) => well_formed(&project.path("public")),
        Ok((_, None)) => Err("check accepts what build refuses".to_owned()),
        Err(error) => Err(format!("check accepts it, but {error}")),
    }
}

fn without_drafts(project: &Project) -> Checked {
    crate::support::check(&project.path("content"), false)
}

/// Every picture and every file for machines is well-formed XML.
fn well_formed(site: &Path) -> Result<(), String> {
    for entry in WalkDir::new(site).into_iter().map(Result::unwrap) {
        let path = entry.path();
        if path.extension().is_some_and(|kind| kind == "svg" || kind == "xml") {
            let text = fs::read_to_string(path).unwrap();
            roxmltree::Document::parse(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// Changes one file after the other until the time is up. Gives what went wrong first, with the content that made it.
fn run(mut seed: u64, until: Instant) -> (usize, Option<String>) {
    let victims = [Victim::of(FROZEN_CONTENT), Victim::of(SIXTH_CONTENT), Victim::of("tests/fixtures/utdrag")];
    let mut runs = 0;
    while Instant::now() < until {
        // The small content is tried most: it has every key.
        let victim = &victims[[0, 0, 0, 2, 2, 1][runs % 6]];
        seed = seed.wrapping_add(1);
        let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let others: Vec<Vec<u8>> = victim.files.iter().map(|(_, text)| text.clone()).collect();
        let (file, whole) = &victim.files[random.below(victim.files.len())];
        let text = changed(whole, &others, &mut random);
        victim.put(file, &text);
        let outcome =
            catch_unwind(AssertUnwindSafe(|| judge(&victim.project, runs))).unwrap_or_else(|_| Err("a panic, told above".to_owned()));
        runs += 1;
        if let Err(wrong) = outcome {
            let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{seed}-{}", file.replace('/', "-")));
            fs::write(&kept, &text).unwrap();
            return (runs, Some(format!("seed {seed}, {file}: {wrong}. The file is kept in {}", kept.display())));
        }
        victim.put(file, whole);
    }
    (runs, None)
}

#[test]
fn no_content_makes_the_program_fail() {
    let number = |name| std::env::var(name).ok().map(|text: String| text.parse::<u64>().unwrap());
    let seconds = number("INSYN_FUZZ_SECONDS").unwrap_or(5);
    let seed = number("INSYN_FUZZ_SEED").unwrap_or(0);
    println!("INSYN_FUZZ_SEED={seed}");
    let until = Instant::now() + Duration::from_secs(seconds);
    let outcomes: Vec<(usize, Option<String>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2u64).map(|thread| scope.spawn(move || run(seed + (thread << 40), until))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    println!("{} contents", outcomes.iter().map(|(runs, _)| runs).sum::<usize>());
    let wrong: Vec<String> = outcomes.into_iter().filter_map(|(_, wrong)| wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
