//! The theme is part of the program, and folders replace parts of it: a template, an asset, a single label.

use crate::support::{Project, bytes, program};
use insyn::theme::BUILT_IN;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The program in a folder that holds nothing but content.
fn insyn(project: &Project, arguments: &[&str]) -> Command {
    let mut command = program();
    command.current_dir(project.path(".")).args(arguments);
    command
}

/// Exit code, what is said and what is complained of.
fn run(project: &Project, arguments: &[&str]) -> (i32, String, String) {
    let output = insyn(project, arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn write(project: &Project, path: &str, text: &str) {
    let path = project.path(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The last line of what a build complains of.
fn complaint(project: &Project, arguments: &[&str]) -> String {
    let (_, _, told) = run(project, &[&["build", "--quiet"], arguments].concat());
    told.lines().last().unwrap_or_default().to_owned()
}

#[test]
fn what_is_built_in_is_the_folder() {
    let folder = bytes(Path::new("themes/standard"));
    let built_in: BTreeMap<String, Vec<u8>> = BUILT_IN.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect();
    assert!(BUILT_IN.is_sorted());
    assert_eq!(built_in.keys().collect::<Vec<_>>(), folder.keys().collect::<Vec<_>>(), "src/theme/built_in.rs lists every file");
    assert!(built_in == folder);
    assert!(
        folder.keys().filter(|name| name.ends_with("LICENSE.txt")).count() == folder.keys().filter(|name| name.ends_with(".woff2")).count()
    );
}

#[test]
fn a_theme_that_is_written_out_changes_no_byte() {
    let project = Project::excerpt();
    assert_eq!(run(&project, &["build", "--quiet"]).0, 0);
    let before = bytes(&project.path("public"));
    let (exit, said, _) = run(&project, &["tema"]);
    let expected = format!(
        "Programmets tema ligger i tema: {} filer. Ändra det du vill och ta bort resten, så kommer resten ur programmet även när det blir nyare.\n",
        BUILT_IN.len()
    );
    assert_eq!((exit, said), (0, expected));
    assert!(bytes(&project.path("tema")) == bytes(Path::new("themes/standard")));
    for arguments in [&["build", "--quiet"][..], &["build", "--quiet", "--theme", "tema"]] {
        assert_eq!(run(&project, arguments).0, 0);
        assert!(bytes(&project.path("public")) == before);
    }
}

#[test]
fn a_theme_that_is_written_out_replaces_nothing() {
    let project = Project::excerpt();
    assert_eq!(run(&project, &["tema", "eget"]).0, 0);
    assert_eq!(run(&project, &["tema", "eget"]).0, 0, "what is the same may be written again");
    for path in ["ikon.svg", "labels.toml", "stil.css", "templates/base.html"] {
        fs::write(project.path("eget").join(path), "eget").unwrap();
    }
    fs::remove_file(project.path("eget/sok.js")).unwrap();
    let before = bytes(&project.path("eget"));
    let told = "fel: ”eget/ikon.svg”, ”eget/labels.toml”, ”eget/stil.css” och 1 till finns redan och är inte som i programmets tema. \
        Flytta undan det som ligger där, eller ange en annan mapp.\n";
    assert_eq!(run(&project, &["tema", "eget"]), (2, String::new(), told.into()));
    assert!(bytes(&project.path("eget")) == before, "nothing is written beside it either");
    write(&project, "annat/typsnitt", "en fil");
    assert_eq!(
        run(&project, &["tema", "annat"]).2,
        told.replace("eget/ikon.svg”, ”eget/labels.toml”, ”eget/stil.css” och 1 till", "annat/typsnitt”")
    );
    assert_eq!(run(&project, &["tema", "annat/typsnitt"]).0, 2);
}

#[test]
fn folders_replace_a_label_a_template_and_an_asset() {
    let project = Project::excerpt();
    write(&project, "tema/labels.toml", "[site]\nmenu = \"Innehåll\"\nhome = \"Hem\"\n");
    write(&project, "tema/stil.css", "/* eget */");
    write(&project, "tema/logga.svg", "<svg/>");
    write(&project, "eget/templates/not_found.html", "{% include \"sidfot.html\" %}{{ labels.site.menu }}, {{ labels.site.home }}");
    write(&project, "eget/templates/sidfot.html", "Eget: ");
    write(&project, "eget/labels.toml", "site.home = \"Start\"\n");
    assert_eq!(run(&project, &["build", "--quiet", "--theme", "eget"]).0, 0);
    let site = bytes(&project.path("public"));
    let text = |name: &str| String::from_utf8(site[name].clone()).unwrap();
    assert_eq!(text("404.html"), "Eget: Innehåll, Start");
    assert_eq!([text("stil.css"), text("logga.svg")], ["/* eget */", "<svg/>"]);
    assert_eq!(site["sok.js"], fs::read("themes/standard/sok.js").unwrap());
    let start = text("index.html");
    assert!(start.contains(">Innehåll<") && !start.contains(">Meny<") && start.contains("Hoppa till innehållet"));
}

#[test]
fn a_label_that_would_do_nothing_is_told() {
    let project = Project::excerpt();
    for (text, told) in [
        ("\n[site]\nmeny = \"Innehåll\"\n", "”site.meny” på rad 3 i ”tema/labels.toml” finns inte. Menade du ”site.menu”?"),
        ("[sites]\nmenu = \"Innehåll\"\n", "”sites” på rad 1 i ”tema/labels.toml” finns inte. Menade du ”site”?"),
        ("site.hej = \"Hej\"\n", "”site.hej” på rad 1 i ”tema/labels.toml” finns inte. ”insyn tema” skriver ut alla som finns."),
        ("[site]\nmenu = 1\n", "”site.menu” på rad 2 i ”tema/labels.toml” ska vara en text, inom citattecken."),
        ("[site.menu]\n", "”site.menu” på rad 1 i ”tema/labels.toml” ska vara en text, inom citattecken."),
        (
            "site = \"Sida\"\n",
            "”site” på rad 1 i ”tema/labels.toml” är namnet på en grupp. Skriv den inom hakparentes, och etiketterna under den.",
        ),
    ] {
        write(&project, "tema/labels.toml", text);
        assert_eq!(complaint(&project, &[]), format!("fel: Etiketten {told}"));
    }
    write(&project, "tema/labels.toml", "[site]\nmenu = \"\n");
    let told = "fel: Etiketterna i ”tema/labels.toml” bryter mot skrivreglerna på rad 2. Se efter citattecken, klamrar och likhetstecken.";
    assert_eq!(complaint(&project, &[]), told);
    assert!(!project.path("public").exists());
}

#[test]
fn a_template_that_is_wrong_is_named_by_where_it_comes_from() {
    let project = Project::excerpt();
    let cases = [
        (
            "templates/startt.html",
            "",
            "”eget/templates/startt.html” är en mall som ingen sida och ingen annan mall använder. Menade du ”start.html”?",
        ),
        ("start.html", "", "”eget/start.html” är en mall. Lägg den i temats mapp ”templates”."),
        (
            "templates/start.html",
            "a\n{{ website.titl }}",
            "Mallen ”eget/templates/start.html” på rad 2 frågar efter något som sidan inte har. Rätta mallen. (Mallspråket svarar: undefined value.)",
        ),
        (
            "templates/start.html",
            "{% if %}",
            "Mallen ”eget/templates/start.html” på rad 1 är felskriven. Rätta mallen. (Mallspråket svarar: unexpected end of block.)",
        ),
        (
            "templates/start.html",
            "{% include \"borta.html\" %}",
            "Mallen ”eget/templates/start.html” på rad 1 tar in en mall som saknas. Rätta mallen. (Mallspråket svarar: tried to include non-existing template 'borta.html'.)",
        ),
    ];
    for (file, text, told) in cases {
        write(&project, &format!("eget/{file}"), text);
        assert_eq!(complaint(&project, &["--theme", "eget"]), format!("fel: {told}"));
        fs::remove_dir_all(project.path("eget")).unwrap();
    }
    write(&project, "eget/templates/macros.html", "");
    let told = complaint(&project, &["--theme", "eget"]);
    assert!(told.starts_with("fel: Programmets egen mall ”base.html” på rad "), "{told}");
    assert!(told.contains(" går inte att fylla i. Rätta det som den hämtar ur ditt tema. (Mallspråket svarar: "), "{told}");
    write(&project, "tema", "en fil");
    let told = "fel: ”tema” är en fil, men ska vara en mapp med delar av temat. Byt namn på filen.\n";
    assert_eq!(run(&project, &["build", "--quiet"]), (2, String::new(), told.into()));
}

/// Nobody takes the place of what the program publishes by a file in `static`; the folder of the theme is for that.
#[test]
fn a_fixed_file_does_not_replace_an_asset_of_the_program() {
    let project = Project::excerpt();
    write(&project, "static/stil.css", "eget");
    let (exit, _, told) = run(&project, &["build"]);
    assert_eq!(exit, 1);
    assert!(told.contains("adressen ”/stil.css” är upptagen av webbplatsens egna sidor") && told.contains("static/stil.css:1:1"), "{told}");
}
