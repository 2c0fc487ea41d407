//! What a report may publish as it is: files of known kinds that are what their name says, and pictures that only draw.

use crate::support::Project;
use crate::support::site::{built, page, texts};
use insta::assert_snapshot;
use std::fs;

const REPORT: &str = "sydnarke/2024";
const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"";

/// The excerpt with files that the report names, each by its number.
fn with(files: &[(&str, &[u8])]) -> Project {
    let mut project = Project::excerpt();
    let folder = project.path("content").join(REPORT).join("bilagor");
    fs::create_dir(&folder).unwrap();
    for (number, (name, bytes)) in files.iter().enumerate() {
        fs::write(folder.join(name), bytes).unwrap();
        let named = format!("\n[[bilaga]]\nnamn = \"Bilaga {number}\"\nfil = \"{name}\"\n");
        project = project.append(&format!("{REPORT}/rapport.toml"), &named);
    }
    project
}

fn picture(inner: &str) -> String {
    format!("{SVG} xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 1 1\">{inner}</svg>")
}

fn png() -> Vec<u8> {
    fs::read("tests/fixtures/sjatte/pahittade-dalen/2022/bilagor/dalen.png").unwrap()
}

#[test]
fn files_of_known_kinds_that_are_what_they_are_called_are_published() {
    let svg = picture(
        "<title>Bild</title><style>a { fill: url(#g) }</style><defs><linearGradient id='g'/></defs>\
         <use xlink:href='#g'/><rect width='1' height='1' style='fill: url(#g)'/><image href='data:image/png;base64,AAAA'/>\
         <g xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' inkscape:export-filename='C:\\bild.png' aria-label='a\\b'/>",
    );
    let files: [(&str, &[u8]); 7] = [
        ("plan.pdf", b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"),
        ("PLAN.PDF.Pdf", b"%PDF-1.4\n%%EOF"),
        ("dalen.png", &png()),
        ("bild.svg", svg.as_bytes()),
        ("lista.csv", "namn;belopp\r\nå;1\r\n".as_bytes()),
        ("latin.txt", b"\xe5\xe4\xf6"),
        ("bok.xlsx", b"PK\x03\x04..[Content_Types].xml..PK\x05\x06"),
    ];
    let project = with(&files);
    assert_eq!(project.findings(), "");
    let site = built(&project.path("content"), true).files;
    for (name, bytes) in files {
        assert_eq!(site[&format!("{REPORT}/bilagor/{name}")], bytes, "{name}");
    }
}

#[test]
fn other_kinds_are_told() {
    let project =
        with(&[("index.html", b"<script>alert(1)</script>"), ("makro.docm", b"PK"), ("utan", b"text"), ("skript.js", b"alert(1)")]);
    assert_snapshot!(project.findings());
}

#[test]
fn files_that_are_not_what_they_are_called_are_told() {
    let png = png();
    let mut no_area = png.clone();
    no_area[16..20].fill(0);
    let files: [(&str, &[u8]); 16] = [
        ("html.pdf", b"<!doctype html><script>alert(1)</script>"),
        ("halv.pdf", b"%PDF-1.7\n1 0 obj"),
        ("tom.pdf", b""),
        ("tom.png", b""),
        ("bara-borjan.png", b"\x89PNG\r\n\x1a\n"),
        ("utan-yta.png", &no_area),
        ("avkortad.png", &png[..png.len() - 1]),
        ("for-lang-del.png", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR\0\0"),
        ("text.jpg", b"text"),
        ("halv.jpeg", b"\xff\xd8\xff\xe0"),
        ("halv.gif", b"GIF89a\0\0\0\0;"),
        ("halv.webp", b"RIFF\xff\0\0\0WEBP"),
        ("arkiv.docx", b"PK\x03\x04"),
        ("program.txt", b"MZ\x90\0\x03"),
        ("latin.svg", b"<svg>\xe5</svg>"),
        ("text.odt", b"text"),
    ];
    let found = with(&files).findings();
    for (name, bytes) in files {
        let told = if bytes.is_empty() { "är tom" } else { "är inte en hel fil av det slag som namnet säger" };
        let expected = format!("fel[fel-bilaga]: ”{name}” {told}\n --> content/{REPORT}/bilagor/{name}:1:1\n");
        assert!(found.contains(&expected), "{name}: {found}");
    }
    assert_eq!(found.matches("fel[").count(), files.len(), "{found}");
    assert_snapshot!(with(&files[..3]).findings());
}

/// Each of these would run or fetch something where the picture is opened by itself.
#[test]
fn a_picture_that_does_more_than_draw_is_told() {
    let inner = [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg' href='a.js'/>",
        "<foreignObject><b xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml'/>",
        "<rect onload='alert(1)'/>",
        "<rect onLoad='alert(1)'/>",
        "<a href='javascript:alert(1)'><text>a</text></a>",
        "<a xlink:href=' java&#10;script:alert(1)'><text>a</text></a>",
        "<a href='https://example.org/'><text>a</text></a>",
        "<set attributeName='href' to='javascript:alert(1)'/>",
        "<animate attributeName='href' values='#a;javascript:alert(1)'/>",
        "<image href='https://example.org/a.png'/>",
        "<image href='data:image/svg+xml;base64,AAAA'/>",
        "<use href='annan.svg#a'/>",
        "<style>@import 'a.css';</style>",
        "<style>a { fill: u\\72l(a.svg) }</style>",
        "<rect style='fill: url( \"https://example.org/#a\" )'/>",
        "<rect fill='url(//example.org/#a)'/>",
        "<?xml-stylesheet href='a.css'?>",
    ];
    for inner in inner {
        let found = with(&[("bild.svg", picture(inner).as_bytes())]).findings();
        assert!(found.starts_with("fel[fel-bilaga]: bilden innehåller mer än en bild: "), "{inner}: {found}");
    }
    let project = with(&[("bild.svg", picture("\n  <title>Å</title>\n  <rect width='1' onclick='alert(1)'/>\n").as_bytes())]);
    assert_snapshot!(project.findings());
}

#[test]
fn a_picture_that_cannot_be_read_is_told_where() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n".to_owned() + &picture("<text>&b;</text>");
    let files: [(&str, &[u8]); 4] = [
        ("a.svg", b"<html xmlns='http://www.w3.org/1999/xhtml'/>"),
        ("b.svg", "<svg xmlns='http://www.w3.org/2000/svg'>\n  <g>å</rect>\n</svg>".as_bytes()),
        ("c.svg", bomb.as_bytes()),
        ("d.svg", b"<svg/>"),
    ];
    assert_snapshot!(with(&files).findings());
}

/// Nothing is as deep, or as wide, as to end the program.
#[test]
fn a_picture_may_be_as_deep_as_it_likes() {
    let deep = picture(&("<g>".repeat(100_000) + &"</g>".repeat(100_000)));
    let wide = picture(&"<rect/>".repeat(300_000));
    assert_eq!(with(&[("djup.svg", deep.as_bytes()), ("bred.svg", wide.as_bytes())]).findings(), "");
}

#[test]
fn only_a_picture_is_shown_in_the_text() {
    let project = with(&[("plan.pdf", b"%PDF-1.7\n%%EOF")]);
    let project = project.append(&format!("{REPORT}/text.md"), "\n{{ bild(\"plan.pdf\", alt=\"Planen\") }}\n");
    assert_snapshot!(project.findings());
}

/// A picture that only the summary in easy Swedish shows was not published.
#[test]
fn a_picture_in_easy_swedish_is_published() {
    let project = with(&[]);
    fs::write(project.path("content").join(REPORT).join("bilagor/dalen.png"), png()).unwrap();
    let project = project.append(&format!("{REPORT}/lattlast.md"), "\n{{ bild(\"dalen.png\", alt=\"En dal\") }}\n");
    assert_eq!(project.findings(), "");
    assert!(built(&project.path("content"), true).files.contains_key(&format!("{REPORT}/bilagor/dalen.png")));
}

/// The page of the report says what each attachment is, and the accessibility statement which of them not everybody can read.
#[test]
fn an_attachment_is_told_with_its_kind_size_sum_and_whether_everybody_can_read_it() {
    let pdf: &[u8] = b"%PDF-1.7\n%%EOF\n";
    let project = with(&[("plan.pdf", pdf), ("lista.csv", b"a;b\n"), ("bok.txt", b"ord")])
        .replace("sydnarke/2024/rapport.toml", "fil = \"plan.pdf\"", "fil = \"plan.pdf\"\ntillganglig = true")
        .replace(
            "sydnarke/2024/rapport.toml",
            "fil = \"lista.csv\"",
            "fil = \"lista.csv\"\ntillganglig = false\nannan_version = \"Ring oss.\"",
        )
        .append(
            "sydnarke/2024/rapport.toml",
            &format!(
                "\n[[bilaga]]\nnamn = \"Den undertecknade, med logg\"\ndiarienummer = \"FS 2025/2\"\nsha256 = \"{}\"\n",
                "ab".repeat(32)
            ),
        );
    // Who conforms fully has no such attachment.
    assert_snapshot!("not_fully", project.findings());
    let project = project
        .replace("webbplats.toml", "efterlevnad = \"helt\"", "efterlevnad = \"delvis\"")
        .append("webbplats.toml", "\n[[tillganglighet.brist]]\nvad = \"Bilagor.\"\nskal = \"De är gjorda av andra.\"\n");
    assert_eq!(project.findings(), "");
    let files = built(&project.path("content"), true).files;
    let shown = texts(&page(&files, "sydnarke/2024/index.html"), ".attachments li");
    assert_snapshot!(shown.join("\n"));
    let told = texts(&page(&files, "tillganglighet/index.html"), "section[aria-labelledby=bilagor_] li");
    assert_eq!(told, ["Årsredovisning 2024, Sydnärke: Bilaga 1. Ring oss. Bilaga 2 (inte prövad)"]);
}

/// A file that is not the one whose sum is stated is never published.
#[test]
fn a_changed_attachment_is_told_with_its_new_sum() {
    let project = with(&[("plan.pdf", b"%PDF-1.7\n%%EOF\n")]).replace(
        "sydnarke/2024/rapport.toml",
        "fil = \"plan.pdf\"",
        &format!("fil = \"plan.pdf\"\nsha256 = \"{}\"", "0".repeat(64)),
    );
    assert_snapshot!(project.findings());
}

#[test]
fn a_document_of_the_association_alone_has_a_sum() {
    let project =
        Project::excerpt().append("sydnarke/2024/rapport.toml", "\n[[bilaga]]\nnamn = \"Undertecknad\"\ndiarienummer = \"FS 2025/2\"\n");
    assert_snapshot!(project.findings());
}
