//! A new site: that it builds at once, in the association's own name, and that nothing made up is published as if it were real.

use crate::support::{TODAY, bytes, program};
use insta::assert_snapshot;
use insyn::edit::Shift;
use insyn::model::Period;
use insyn::start::{self, Association};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Runs the program in a folder. What it says, and its exit code.
fn insyn(folder: &Path, arguments: &[&str]) -> String {
    let output = program().current_dir(folder).args(arguments).stdin(std::process::Stdio::null()).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    let typed = arguments.iter().map(|argument| if argument.contains(' ') { format!("\"{argument}\"") } else { (*argument).to_owned() });
    format!("$ insyn {}\n{said}[{}]\n\n", typed.collect::<Vec<_>>().join(" "), output.status.code().unwrap())
}

/// A new site of an association with odd names, and what was said while it was made.
fn begun() -> (TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let members = ["--medlem", "Region Ö", "--medlem", "Åsby kommun", "--medlem", "Väster och \"Öster\" kommun"];
    let said = insyn(folder.path(), &[&["init", "ny", "--namn", "Samordningsförbundet Å & <\"Ö\">"], &members[..]].concat());
    (folder, said)
}

#[test]
fn a_new_site_builds_strictly_at_once() {
    let (folder, mut said) = begun();
    let new = folder.path().join("ny");
    said += &insyn(&new, &["check", "--strict"]);
    said += &insyn(&new, &["build", "--strict"]);
    said += &insyn(&new, &["build"]);
    let names: Vec<String> = bytes(&new).into_keys().filter(|name| !name.starts_with("public/")).collect();
    assert_snapshot!(said + &names.join("\n"));
    let files = bytes(&new);
    let page = String::from_utf8(files["public/a-o/2025/index.html"].clone()).unwrap();
    assert!(page.contains("Påhittat exempel") && page.contains("Samordningsförbundet Å &amp; &lt;&quot;Ö&quot;&gt;"), "{page}");
}

#[test]
fn what_is_made_up_is_not_published_as_real() {
    let (folder, _) = begun();
    let new = folder.path().join("ny");
    let website = new.join("content/webbplats.toml");
    let text = fs::read_to_string(&website).unwrap();
    let real: String = text.lines().filter(|line| !line.starts_with("demonstration")).map(|line| format!("{line}\n")).collect();
    fs::write(&website, &real).unwrap();
    assert_snapshot!(insyn(&new, &["build", "--strict"]));
    fs::write(&website, written(&real)).unwrap();
    fs::write(new.join("content/a-o/insatser.toml"), "").unwrap();
    fs::remove_dir_all(new.join("content/a-o/2025")).unwrap();
    let said = insyn(&new, &["build", "--strict"]);
    assert!(said.ends_with("[0]\n\n"), "{said}");
}

#[test]
fn the_year_after_takes_no_figure_from_the_example() {
    let (folder, _) = begun();
    let new = folder.path().join("ny");
    let mut said = insyn(&new, &["new", "rapport", "a-o", "2026"]);
    said += &insyn(&new, &["new", "forbund", "Samordningsförbundet Andra", "--medlem", "Åsby kommun", "--medlem", "Nya kommunen"]);
    said += &insyn(&new, &["new", "rapport", "andra", "2026-h1"]);
    said += &insyn(&new, &["check"]);
    assert_snapshot!(said);
    for report in ["a-o/2026", "andra/2026-h1"] {
        let figures = fs::read_to_string(new.join("content").join(report).join("siffror.toml")).unwrap();
        let row = figures.lines().filter(|line| line.contains("varden = [")).find(|line| !line.contains("fyll i"));
        assert_eq!(row, None, "{report}");
    }
    assert_eq!(TODAY.year(), 2026);
}

#[test]
fn what_cannot_be_made_is_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("full")).unwrap();
    fs::write(folder.path().join("full/a.txt"), "a").unwrap();
    for system in ["win_amd64", "manylinux2014_x86_64"] {
        fs::write(folder.path().join(format!("insyn-0.1.0-py3-none-{system}.whl")), "inget hjul").unwrap();
    }
    let told: Vec<String> = [
        &["init", "full", "--namn", "Samordningsförbundet Ett", "--medlem", "Ett kommun"][..],
        &["init", "ny"],
        &["init", "ny", "--namn", "Samordningsförbundet Ett"],
        &["init", "ny", "--namn", "123"],
        &["init", "ny", "--namn", "Ett", "--medlem", "Försäkringskassan"],
        &["init", "ny", "--namn", "Ett", "--medlem", "Ett", "--hjul", "finns-inte.whl"],
        &["init", "ny", "--namn", "Ett", "--medlem", "Ett", "--hjul", "https://www.example.com/insyn.whl"],
        &["init", "windows", "--namn", "Ett", "--medlem", "Ett kommun, Två kommun", "--hjul", "insyn-0.1.0-py3-none-win_amd64.whl"],
    ]
    .map(|arguments| insyn(folder.path(), arguments))
    .into();
    assert_snapshot!(told.concat());
    let [windows, linux] = ["win_amd64", "manylinux2014_x86_64"].map(|system| format!("insyn-0.1.0-py3-none-{system}.whl"));
    insyn(folder.path(), &["init", "ny", "--namn", "Ett", "--medlem", "Ett", "--hjul", &windows, "--hjul", &linux]);
    let files = bytes(&folder.path().join("ny"));
    let requirements = String::from_utf8(files["requirements.txt"].clone()).unwrap();
    let lines: Vec<&str> = requirements.lines().filter_map(|line| line.split(" --hash=sha256:").next()).collect();
    let only = |name: &str, system: &str| format!("./hjul/{name} ; sys_platform == \"{system}\"");
    assert_eq!(lines, [only(&windows, "win32"), only(&linux, "linux")]);
    assert_eq!(files[&format!("hjul/{windows}")], b"inget hjul");
}

/// From an empty folder to a published report, with what a person types in between: the figures, the text and what has happened to the
/// report. What the program says on the way is recorded.
#[test]
fn from_nothing_to_a_published_report() {
    let folder = tempfile::tempdir().unwrap();
    let mut said = insyn(
        folder.path(),
        &[
            "init",
            "ny",
            "--namn",
            "Samordningsförbundet Exempel",
            "--medlem",
            "Region Exempel",
            "--medlem",
            "Granby kommun",
            "--medlem",
            "Tallby kommun",
        ],
    );
    let new = folder.path().join("ny");
    said += &insyn(&new, &["new", "rapport", "exempel", "2026"]);
    let report = new.join("content/exempel/2026");
    let change = |file: &Path, change: &dyn Fn(String) -> String| fs::write(file, change(fs::read_to_string(file).unwrap())).unwrap();
    // Half of the figures, to see what is left.
    let figures = later("siffror.toml");
    let rows: Vec<&str> = figures.lines().filter(|line| line.contains("varden")).collect();
    let fill = |until: usize| {
        let rows = &rows[..until];
        move |text: String| {
            let mut written = rows.iter();
            let is_row = |line: &str| line.contains("varden") && !line.trim_start().starts_with('#');
            let line = |line: &str| {
                if is_row(line) { written.next().map_or_else(|| line.to_owned(), |row| (*row).to_owned()) } else { line.to_owned() }
            };
            text.lines().map(line).map(|line| line + "\n").collect()
        }
    };
    change(&report.join("rapport.toml"), &|text| text.replace("\"fyll i\"", "\"Den undertecknade rapporten finns hos kansliet.\""));
    change(&report.join("siffror.toml"), &|text| fill(12)(text));
    said += &insyn(&new, &["check"]);
    fs::write(report.join("siffror.toml"), &figures).unwrap();
    for name in ["text.md", "lattlast.md"] {
        fs::write(report.join(name), later(name)).unwrap();
    }
    let happened =
        "\n[[handelse]]\nslag  = \"beslutad\"\ndatum = 2027-03-19\n\n[[handelse]]\nslag  = \"undertecknad\"\ndatum = 2027-03-19\n";
    let signed = "\n[[undertecknare]]\nnamn = \"Kim Exempelsson\"\nroll = \"ordförande\"\n";
    change(&report.join("rapport.toml"), &|text| text.replace("\"utkast\"", "\"undertecknad\"") + happened + signed);
    fs::remove_dir_all(new.join("content/exempel/2025")).unwrap();
    let initiatives = new.join("content/exempel/insatser.toml");
    change(&initiatives, &|text| {
        text.replace("\"Exempelsteget\"", "\"Steget\"").replace("\"Exempelseminarier\"", "\"Seminarier\"").replace("pahittad = true\n", "")
    });
    change(&new.join("content/webbplats.toml"), &|text| {
        let real = written(&text);
        real.lines().filter(|line| !line.starts_with("demonstration")).map(|line| format!("{line}\n")).collect()
    });
    said += &insyn(&new, &["check", "--strict"]);
    said += &insyn(&new, &["build"]);
    said += &insyn(&new, &["build", "--strict"]);
    assert_snapshot!(said);
    let page = fs::read_to_string(new.join("public/exempel/2026/index.html")).unwrap();
    assert!(page.contains("Revisorerna") && !page.contains("fyll i") && !page.contains("demonstration"), "{page}");
}

/// What somebody writes in the place of what is left of the website.
pub(crate) fn written(website: &str) -> String {
    let values = [("efterlevnad = ", "\"delvis\""), ("bedomd      = ", "2026-11-22"), ("uppdaterad  = ", "2026-11-22")];
    let dated =
        values.iter().fold(website.to_owned(), |text, (key, value)| text.replace(&format!("{key}\"fyll i\""), &format!("{key}{value}")));
    dated.replace("\"fyll i\"", "\"Skriv till kansliet.\"").replace("www.example.com", "rapporter.exempel.se")
}

/// A file of the example, a year later.
pub(crate) fn later(name: &str) -> String {
    let shift = Shift::between(Period::year(2025).unwrap(), Period::year(2026).unwrap());
    let files = start::report(&Association::example());
    shift.every_year(&files[name])
}
