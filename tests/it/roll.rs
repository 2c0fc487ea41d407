//! A new report that goes on from the last: what moves, what is still to be written, and that nothing of last year stands as if it were new.

use crate::support::{Project, bytes, check, program};
use insta::assert_snapshot;
use insyn::build::{self, Rolled};
use insyn::diag::Code;
use insyn::model::Period;

const NEW: [(&str, &str); 4] = [("lekeberg-orebro", "2021-h1"), ("norra-orebro", "2022"), ("sodra-dalarna", "2022"), ("sydnarke", "2025")];

/// The new report of an association, in the content.
fn rolled(project: Project, association: &str, period: &str) -> Project {
    let Rolled::Files { files, .. } = build::roll(&project.path("content"), association, Period::parse(period).unwrap()).unwrap() else {
        panic!("{association} has no report to go on from")
    };
    files.into_iter().fold(project, |project, (name, text)| project.write(&format!("{association}/{period}/{name}"), &text))
}

#[test]
fn every_real_report_rolls_forward_without_a_finding_but_what_is_left() {
    let project = NEW.iter().fold(Project::real(), |project, (association, period)| rolled(project, association, period));
    let checked = project.check();
    assert!(checked.findings.open().all(|finding| finding.code == Code::ToFill), "{}", project.told(&checked));
    let left: Vec<&str> = checked.findings.open().map(|finding| finding.message.as_str()).collect();
    assert_snapshot!(left.join("\n"));
    let all = |name| format!("{}\n{}", format_args!("── {name}"), project.read(&format!("lekeberg-orebro/2021-h1/{name}")));
    assert_snapshot!(
        "lekeberg_2021_h1",
        ["rapport.toml", "siffror.toml", "03-personal-och-utveckling.md", "lattlast.md"].map(all).join("\n")
    );
    assert_snapshot!("sodra_dalarna_2022", project.read("sodra-dalarna/2022/siffror.toml"));
    // What is left out of a publication is not in it.
    let published = check(&project.path("content"), false);
    assert!(published.site.associations.iter().flat_map(|a| &a.reports).all(|report| !NEW.iter().any(|(_, period)| *period == report.id)));
}

#[test]
fn what_is_left_stops_all_but_a_draft() {
    let project = rolled(Project::excerpt(), "sydnarke", "2025").replace("sydnarke/2025/rapport.toml", "\"utkast\"", "\"publicerad\"");
    assert_snapshot!(project.findings());
    assert!(project.check().findings.stop(false));
}

#[test]
fn a_draft_shows_on_its_page_what_is_left() {
    let project = rolled(Project::excerpt(), "sydnarke", "2025");
    let out = project.path("public");
    let mut build = program();
    build.args(["build", "--drafts", "--quiet", "--content"]).arg(project.path("content")).arg("--out").arg(&out);
    assert!(build.args(["--theme", "themes/standard"]).output().unwrap().status.success());
    let page = String::from_utf8(bytes(&out)["sydnarke/2025/index.html"].clone()).unwrap();
    assert!(page.contains("is-to_fill") && page.contains("class=\"to-fill\""), "{page}");
}

#[test]
fn the_command_makes_the_folder_once() {
    let project = Project::excerpt();
    let run = |arguments: &[&str]| {
        let output = program().arg("new").arg("rapport").args(arguments).arg("--content").arg(project.path("content")).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        let said = said.replace(&project.path("").display().to_string(), "");
        format!("$ insyn new rapport {}\n{said}[{}]\n", arguments.join(" "), output.status.code().unwrap())
    };
    let told: Vec<String> =
        [&["sydnarke", "2025"][..], &["sydnarke", "2025"], &["sydnarke", "2025-h1"], &["sydnark", "2025"], &["sydnarke", "i år"]]
            .map(run)
            .into();
    assert_snapshot!(told.join("\n"));
}
