//! Nothing grows faster than the content: four times as much of anything takes about four times as long, and however deep it is
//! nested, nothing overflows. What is measured is the processor time of the thread, so that a busy machine changes little; and the
//! best of several runs counts.

use crate::support::Project;
use crate::support::site::THEME;
use annotate_snippets::Renderer;
use insyn::build::{Checked, render};
use insyn::site::BuildInfo;
use rayon::prelude::*;
use std::fmt::Write;
use std::time::Duration;

const SITE: &str = "webbplats.toml";
const MEMBERS: &str = "medlemmar.toml";
const GLOSSARY: &str = "ordlista.toml";
const ASSOCIATION: &str = "sydnarke/forbund.toml";
const INITIATIVES: &str = "sydnarke/insatser.toml";
const REPORT: &str = "sydnarke/2024/rapport.toml";
const FIGURES: &str = "sydnarke/2024/siffror.toml";
const TEXT: &str = "sydnarke/2024/text.md";

/// A doubling takes at most two and a half times as long; this is two of them.
const FACTOR: f64 = 2.5 * 2.5;
const RUNS: usize = 6;

/// What there is much of: a name, how many at first, and what so many are in each file.
type Case = (&'static str, usize, fn(usize) -> Vec<(&'static str, String)>);

/// So many of something, each with its number.
fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut all, number| {
        write!(all, "{}", one(number)).unwrap();
        all
    })
}

fn table(rows: &str) -> String {
    format!("\n[tabell.stor]\ntitel = \"Stor\"\nrader = [\n{rows}]\n")
}

fn row(number: usize, more: &str) -> String {
    format!("  {{ post = \"Rad {number}\", {more}varden = [{number}] }},\n")
}

const CASES: [Case; 27] = [
    ("unfinished references", 2_000, |n| vec![(TEXT, format!("\n\n{}", "{{ x\n\n".repeat(n)))]),
    ("braces", 20_000, |n| vec![(TEXT, format!("\n\n{}", "{{".repeat(n)))]),
    ("references in a paragraph", 1_000, |n| vec![(TEXT, format!("\n\n{}", "{{ kr(\"not-2.summa\") }} ".repeat(n)))]),
    ("findings", 300, |n| vec![(TEXT, format!("\n\n{}", "{{ kr(\"not-2.sumam\") }}\n\n".repeat(n)))]),
    ("findings in a line", 300, |n| vec![(TEXT, format!("\n\n{}", "{{ kr(\"not-2.sumam\") }} ".repeat(n)))]),
    ("unknown keys", 300, |n| vec![(SITE, many(n, |i| format!("\nokand{i} = 1")))]),
    ("keys that stand twice", 300, |n| vec![(SITE, format!("\n[ny]\n{}", "a = 1\n".repeat(n)))]),
    ("letters of a word", 100_000, |n| vec![(TEXT, format!("\n\n{}\n", "kostnad".repeat(n / 7)))]),
    ("rows", 500, |n| vec![(FIGURES, table(&many(n, |i| row(i, ""))))]),
    ("rows with figures of a role", 300, |n| {
        vec![(FIGURES, table(&many(n, |i| row(i, &format!("roll = \"kostnader\", dimension = {{ a = \"x{i}\" }}, ")))))]
    }),
    ("rows that are the same figure", 300, |n| {
        vec![(FIGURES, table(&many(n, |i| row(i, "roll = \"kostnader\", dimension = { a = \"x\" }, "))))]
    }),
    ("terms of a sum", 500, |n| {
        let names: Vec<String> = (0..n).map(|i| format!("\"rad-{i}\"")).collect();
        vec![(FIGURES, table(&(many(n, |i| row(i, "")) + &row(n, &format!("summa = [{}], ", names.join(", "))))))]
    }),
    ("sums", 300, |n| vec![(FIGURES, table(&many(n, |i| row(i, if i % 2 == 1 { "summa = \"ovan\", " } else { "" }))))]),
    ("columns", 400, |n| {
        let columns = many(n, |i| format!("{{ namn = \"K {i}\", grupp = \"G {i}\" }}, "));
        let row = format!("{{ post = \"Rad\", varden = [{}] }}", "1, ".repeat(n));
        vec![(FIGURES, format!("\n[tabell.bred]\nkolumner = [{columns}]\nrader = [{row}]\n"))]
    }),
    ("tables with references", 200, |n| {
        let tables = many(n, |i| format!("\n[tabell.t{i}]\nrader = [{{ post = \"Rad\", not = \"t{i}\", varden = [1] }}]\n"));
        vec![(FIGURES, tables), (TEXT, many(n, |i| format!("\n\n{{{{ tabell(\"t{i}\") }}}}\n\nTalet {{{{ tal(\"t{i}.rad\") }}}}.")))]
    }),
    ("figures of the prose", 300, |n| {
        let rows = many(n, |i| row(i, ""));
        vec![(FIGURES, format!("\n[tabell.text]\ntabelltyp = \"loptext\"\nrader = [{rows}]\n"))]
    }),
    ("headings", 1_000, |n| vec![(TEXT, many(n, |i| format!("\n\n# Rubrik {i} {{#r{i}}}")))]),
    ("links to nowhere", 300, |n| vec![(TEXT, many(n, |i| format!("\n\n[a](#till-{i}) och [b](ftp://b{i})")))]),
    ("members that nobody knows", 300, |n| vec![(ASSOCIATION, many(n, |i| format!("\n[[medlem]]\nid = \"m{i}\"\n")))]),
    ("members", 300, |n| {
        let members = many(n, |i| format!("\n[[medlem]]\nid = \"m{i}\"\nnamn = \"M {i}\"\nslag = \"kommun\"\n"));
        vec![(MEMBERS, members), (ASSOCIATION, many(n, |i| format!("\n[[medlem]]\nid = \"m{i}\"\n")))]
    }),
    ("initiatives with costs and participants", 300, |n| {
        let initiatives = many(n, |i| format!("\n[[insats]]\nid = \"i{i}\"\nnamn = \"I {i}\"\ngrupp = \"individ\"\n"));
        let of_role = |role, i| row(i, &format!("insats = \"i{i}\", roll = {role}, "));
        let rows = many(n, |i| of_role("\"kostnader\"", i) + &of_role("\"deltagare\", enhet = \"antal\"", i));
        vec![(INITIATIVES, initiatives), (FIGURES, table(&rows))]
    }),
    ("words of the glossary", 500, |n| {
        let words = many(n, |i| format!("[[ord]]\nid = \"o{i}\"\nord = \"ett ord{i}\"\ntext = \"Text.\"\n"));
        vec![(GLOSSARY, words), (TEXT, format!("\n\n{}", many(n, |i| format!("Ett ord{i}, ett ord. "))))]
    }),
    ("known errors", 300, |n| {
        let known = "\n[[originalfel]]\nregel = \"tryckt\"\nplats = \"not-2.summa\"\nforklaring = \"Fel.\"\n".repeat(n);
        vec![(REPORT, known), (TEXT, format!("\n\n{}", "{{ tryckt(\"12\", mot=\"not-2.summa\") }}\n\n".repeat(n)))]
    }),
    ("decisions on small figures", 300, |n| {
        let decided = many(n, |i| format!("\n[[smatal]]\nplats = \"stor.rad-{i}\"\nskal = \"Skäl.\"\n"));
        let rows = many(n, |i| row(i, &format!("roll = \"deltagare\", enhet = \"antal\", dimension = {{ a = \"x{i}\" }}, ")));
        vec![(REPORT, decided), (FIGURES, table(&rows))]
    }),
    ("characters that cannot be shown", 300, |n| vec![(TEXT, format!("\n\n{}", "\u{e000}".repeat(n)))]),
    ("directions", 20_000, |n| vec![(TEXT, format!("\n\n<!-- {}{} -->", "\u{2066}".repeat(n), "\u{2069}".repeat(n)))]),
    ("empty texts", 300, |n| vec![(REPORT, "\n[[rattelse]]\ndatum = 2025-01-01\ntext = \" \"\n".repeat(n))]),
];

#[test]
fn nothing_grows_faster_than_the_content() {
    let too_fast: Vec<String> = CASES.into_par_iter().filter_map(|case| growth(case).err()).collect();
    assert!(too_fast.is_empty(), "{too_fast:#?}");
}

/// Compares a number with four times as many until they are in proportion, what the rest costs left out; what is not so by its
/// nature never will be.
fn growth((name, few, make): Case) -> Result<(), String> {
    let projects = [0, few, 4 * few].map(|count| with(&make(count)));
    let is_published = !projects[2].check().findings.stop(false);
    let mut best = [f64::MAX; 3];
    for _ in 0..RUNS {
        for (best, project) in best.iter_mut().zip(&projects) {
            *best = best.min(cost(project, is_published).as_secs_f64());
        }
        let [none, small, large] = best;
        if large - none <= FACTOR * (small - none) {
            return Ok(());
        }
    }
    Err(format!("{name}: {best:?} s for none, {few} and {}", 4 * few))
}

fn with(more: &[(&str, String)]) -> Project {
    more.iter().fold(Project::excerpt().write(GLOSSARY, ""), |project, (file, more)| project.append(file, more))
}

/// The processor time that it takes to check a content, to tell of all that was found, and to make the pages.
fn cost(project: &Project, is_published: bool) -> Duration {
    let start = thread_time();
    let checked = project.check();
    tell(&checked);
    if is_published {
        render(&checked, &THEME, &BuildInfo::default()).unwrap();
    }
    thread_time() - start
}

fn tell(checked: &Checked) {
    let renderer = Renderer::plain();
    for finding in checked.findings.open() {
        insyn::cli::print_finding(finding, &checked.sources, &renderer);
    }
    insyn::cli::json(&checked.findings, &checked.sources);
    insyn::cli::github(&checked.findings, &checked.sources);
}

#[cfg(target_os = "linux")]
fn thread_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.try_into().unwrap(), time.tv_nsec.try_into().unwrap())
}

/// Elsewhere the time on the wall has to do.
#[cfg(not(target_os = "linux"))]
fn thread_time() -> Duration {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap()
}

/// On the stack of a thread of the tests, which is a quarter of that of the program.
#[test]
fn however_deep_it_is_nested_nothing_overflows() {
    let deep = |file: &'static str, text: String| {
        let checked = with(&[(file, text)]).check();
        tell(&checked);
        render(&checked, &THEME, &BuildInfo::default()).unwrap();
    };
    for text in
        ["[".repeat(200_000), format!("{}{}", "[".repeat(200_000), "]".repeat(200_000)), "{a=".repeat(100_000), "{a.b=[".repeat(100_000)]
    {
        deep(FIGURES, format!("\nx = {text}\n"));
    }
    for text in [format!("{}a = 1", "a.".repeat(100_000)), format!("[{}a]", "a.".repeat(100_000)), "[a]\n[a.b]\n".repeat(5_000)] {
        deep(FIGURES, format!("\n{text}\n"));
    }
    for text in [
        format!("{} a", ">".repeat(100_000)),
        format!("{} a", "> - ".repeat(50_000)),
        format!("{}a", "- ".repeat(100_000)),
        many(1_000, |depth| format!("{}- a\n", "  ".repeat(depth))),
        format!("{}x{}", "*a_".repeat(50_000), "_a*".repeat(50_000)),
        format!("{}x{}", "[".repeat(100_000), "](/a)".repeat(100_000)),
        "![[".repeat(100_000),
        "<a".repeat(100_000),
    ] {
        deep(TEXT, format!("\n\n{text}\n"));
    }
}
