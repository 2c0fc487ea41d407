//! What is withheld stays withheld: a figure that other figures give is told, wherever they stand, and two that hide each other are not.

use crate::support::Project;
use insyn::diag::{Code, Rule};

/// The withheld figures that can be worked out, as the lines that they stand on, each with how many figures give it.
fn found(project: &Project) -> Vec<(String, usize)> {
    let checked = project.check();
    let findings = checked.findings.iter().filter(|finding| finding.code == Code::Rule(Rule::Withheld));
    let told = findings.map(|finding| {
        let file = checked.sources.file(finding.place.span.file);
        let (line, _) = checked.sources.position(finding.place.span);
        (file.text().lines().nth(line - 1).unwrap().split('"').nth(1).unwrap().to_owned(), finding.related.len())
    });
    told.collect()
}

const ACCOUNTS: &str = "sydnarke/2024/siffror.toml";

#[test]
fn the_part_of_a_sum_whose_other_parts_are_printed() {
    // The receivables of the balance sheet stand in its note too; without that they follow from the sum and the cash.
    let project = Project::real().replace(ACCOUNTS, "varden = [3_328_584, 2_773_479]", "varden = [\"..\", 2_773_479]");
    assert_eq!(found(&project), [("Fordringar".to_owned(), 1)]);
}

#[test]
fn the_same_figure_in_the_report_of_another_year() {
    // 2021 tells what its members paid, and 2024 tells it of 2021 again.
    let project = Project::real().replace(
        ACCOUNTS,
        "varden = [    5_528_968,     5_222_000,     5_217_397,     5_673_188,",
        "varden = [    5_528_968,     5_222_000,     5_217_397,     \"..\",",
    );
    assert_eq!(found(&project), [("Verksamhetens intäkter".to_owned(), 1)]);
}

#[test]
fn two_that_hide_each_other_cannot_be_worked_out() {
    assert_eq!(found(&Project::real()), []);
    let one = r#"kon = "kvinnor", insats = "samordningsteamet", enhet = "procent", varden = ["60 %"]"#;
    let other = r#"kon = "man", insats = "samordningsteamet", enhet = "procent", varden = ["40 %"]"#;
    let file = "sydnarke/2024/loptext.toml";
    let project = Project::real().replace(file, one, &one.replace("60 %", ".."));
    assert_eq!(found(&project), [("samordningsteamet-kvinnor".to_owned(), 1)]);
    let project = project.replace(file, other, &other.replace("40 %", ".."));
    assert_eq!(found(&project), []);
}
