//! Work in the web browser alone: the workflows of a new site, step by step as GitHub would run them, against a repository that is the
//! only copy. What GitHub does itself is played by a `gh` that notes what it is asked for.

use crate::init::{later, written};
use crate::support::program;
use rust_xlsxwriter::Workbook;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const WORKFLOWS: &str = "src/start/github/workflows";
const RUN: &str = "bash -e";

/// A step that runs something: its variables, its condition, and what is run.
#[derive(Default)]
struct Step {
    env: BTreeMap<String, String>,
    condition: String,
    run: String,
}

/// The steps of a workflow. Each key stands in a line of its own, as our files have it.
fn steps(text: &str) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for line in text.lines().skip_while(|line| line.trim() != "steps:").skip(1) {
        let is_first = line.starts_with("      - ");
        if is_first {
            steps.push(Step::default());
        }
        let step = steps.last_mut().unwrap();
        let Some((key, value)) = line.trim_start_matches([' ', '-']).split_once(": ") else { continue };
        match (key, line.starts_with("          ")) {
            ("run", false) => value.clone_into(&mut step.run),
            ("if", false) => value.clone_into(&mut step.condition),
            (name, true) if name.chars().all(|c| c.is_ascii_uppercase() || c == '_') => {
                _ = step.env.insert(name.to_owned(), value.to_owned());
            }
            _ => {}
        }
    }
    steps.retain(|step| !step.run.is_empty());
    steps
}

/// The repository on GitHub, and what stands beside it.
struct Hub {
    folder: TempDir,
}

/// What a run of a workflow left.
struct Ran {
    ok: bool,
    log: String,
    summary: String,
    /// What `gh` was asked for, with the text of the change.
    asked: String,
}

impl Hub {
    /// A new site, on GitHub.
    fn new() -> Hub {
        let hub = Hub { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(hub.at("bin")).unwrap();
        symlink(env!("CARGO_BIN_EXE_insyn"), hub.at("bin/insyn")).unwrap();
        for (name, script) in [
            ("pip", "exit 0"),
            ("gh", "printf '%s\\n' \"$*\" > \"$ASKED\"\ncat \"${@: -1}\" >> \"$ASKED\"\necho https://github.com/x/y/pull/1"),
        ] {
            fs::write(hub.at("bin").join(name), format!("#!/bin/bash\n{script}\n")).unwrap();
            fs::set_permissions(hub.at("bin").join(name), fs::Permissions::from_mode(0o755)).unwrap();
        }
        let members = ["--medlem", "Region Exempel", "--medlem", "Granby kommun", "--medlem", "Tallby kommun"];
        let name = ["init", "--quiet", "forst", "--namn", "Samordningsförbundet Exempel"];
        assert!(program().current_dir(hub.folder.path()).args(name).args(members).status().unwrap().success());
        Hub::git(hub.folder.path(), "init --quiet --bare --initial-branch=main origin.git");
        let first = hub.at("forst");
        Hub::git(&first, "init --quiet --initial-branch=main");
        Hub::git(&first, "remote add origin ../origin.git");
        Hub::save(&first, "main");
        hub
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs git, and returns what it says.
    fn git(place: &Path, words: &str) -> String {
        let who = ["-c", "user.name=Kim", "-c", "user.email=kim@example.com"];
        let output = Command::new("git").current_dir(place).args(who).args(words.split(' ')).output().unwrap();
        assert!(output.status.success(), "git {words}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    /// Commits all there is and uploads it.
    fn save(place: &Path, branch: &str) {
        Hub::git(place, "add --all");
        Hub::git(place, "commit --quiet -m Ändrat");
        Hub::git(place, &format!("push --quiet origin HEAD:{branch}"));
    }

    fn clone(&self, branch: &str) -> PathBuf {
        let place = tempfile::tempdir_in(self.folder.path()).unwrap().keep();
        Hub::git(&place, &format!("clone --quiet --branch {branch} ../origin.git ."));
        place
    }

    /// What somebody changes on the page of the repository.
    fn edit(&self, branch: &str, change: impl FnOnce(&Path)) {
        let place = self.clone(branch);
        change(&place);
        Hub::save(&place, branch);
    }

    /// *Merge pull request*
    fn merge(&self, branch: &str, into: &str) {
        let place = self.clone(into);
        Hub::git(&place, &format!("merge --quiet --no-ff -m Ihop origin/{branch}"));
        Hub::git(&place, &format!("push --quiet origin {into}"));
    }

    /// What a file holds on a branch.
    fn file(&self, branch: &str, name: &str) -> String {
        Hub::git(&self.at("origin.git"), &format!("show {branch}:{name}"))
    }

    /// The steps of a workflow in a copy of a branch. `values` says what each expression is.
    fn run(&self, workflow: &str, branch: &str, values: &[(&str, &str)]) -> Ran {
        self.run_in(&self.clone(branch), workflow, branch, values)
    }

    fn run_in(&self, place: &Path, workflow: &str, branch: &str, values: &[(&str, &str)]) -> Ran {
        let temporary = tempfile::tempdir_in(self.folder.path()).unwrap().keep();
        let [summary, asked] = ["summary.md", "asked.txt"].map(|name| temporary.join(name));
        let mut ran = Ran { ok: true, log: String::new(), summary: String::new(), asked: String::new() };
        for step in steps(&fs::read_to_string(place.join(format!(".github/workflows/{workflow}.yml"))).unwrap()) {
            if !ran.ok && !step.condition.contains("!cancelled()") {
                continue;
            }
            let mut words = RUN.split(' ');
            let mut command = Command::new(words.next().unwrap());
            command.args(words).arg("-c").arg(&step.run).current_dir(place);
            let path = format!("{}:{}", self.at("bin").display(), std::env::var("PATH").unwrap());
            let moment = program().get_envs().find(|(name, _)| *name == "SOURCE_DATE_EPOCH").unwrap().1.unwrap().to_owned();
            command.env("PATH", path).env("SOURCE_DATE_EPOCH", moment).env("RUNNER_TEMP", &temporary).env("ASKED", &asked);
            command.env("GITHUB_STEP_SUMMARY", &summary).env("GITHUB_REF_NAME", branch).env("GITHUB_HEAD_REF", "");
            command.env("GITHUB_SERVER_URL", "https://github.com").env("GITHUB_REPOSITORY", "forbund/rapporter");
            command.env("GITHUB_RUN_ID", "7").env("GITHUB_RUN_ATTEMPT", "1");
            for (name, value) in &step.env {
                let expression = value.trim_start_matches("${{ ").trim_end_matches(" }}");
                let known = values.iter().find(|(known, _)| *known == expression).map(|(_, value)| *value);
                command.env(name, known.or((expression == "github.token").then_some("hemligt")).unwrap_or_else(|| panic!("{value}")));
            }
            let Output { status, stdout, stderr } = command.output().unwrap();
            ran.log += &(String::from_utf8(stdout).unwrap() + &String::from_utf8(stderr).unwrap());
            ran.ok &= status.success();
        }
        let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        Ran { summary: read(&summary), asked: read(&asked), ..ran }
    }

    /// *Kontroll* of a branch.
    fn check(&self, branch: &str, drafts: &str) -> (Ran, PathBuf) {
        let place = self.clone(branch);
        let drafts = ("vars.INSYN_UTKAST == 'ja' || github.event.repository.private", drafts);
        (self.run_in(&place, "kontroll", branch, &[drafts, ("steps.webbplats.outputs.artifact-url", "https://github.com/fil")]), place)
    }
}

fn change(file: &Path, change: impl FnOnce(String) -> String) {
    fs::write(file, change(fs::read_to_string(file).unwrap())).unwrap();
}

/// The accounts of the year, as an accountant hands them over.
fn workbook(path: &Path) {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ("Resultaträkning", [2026, 2025]),
        ("Verksamhetens intäkter", [2_100_000, 2_000_000]),
        ("Verksamhetens kostnader", [-2_050_000, -1_900_000]),
        ("Verksamhetens nettokostnad", [50_000, 100_000]),
        ("Finansiella intäkter", [4_000, 5_000]),
    ];
    for (row, (label, values)) in (0..).zip(rows) {
        sheet.write(row, 0, label).unwrap();
        for (column, value) in (1..).zip(values) {
            sheet.write(row, column, value).unwrap();
        }
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    book.save(path).unwrap();
}

#[test]
fn a_year_in_the_browser_alone() {
    let hub = Hub::new();
    let button =
        |year: &str| hub.run("ny-rapport", "main", &[("inputs.forbund", "exempel"), ("inputs.ar", year), ("inputs.del", "hela året")]);

    // A button makes the new report, as a change with what is left to fill in.
    let wrong = button("i år; rm -rf .");
    assert!(!wrong.ok && wrong.summary.contains("är ingen period") && wrong.asked.is_empty(), "{}", wrong.log);
    let new = button("2026");
    assert!(new.ok, "{}", new.log);
    assert!(new.asked.starts_with("pr create --base main --head rapport-exempel-2026 --title Ny rapport: exempel/2026 "), "{}", new.asked);
    let to_fill = "(https://github.com/forbund/rapporter/blob/rapport-exempel-2026/content/exempel/2026/siffror.toml#L8)";
    assert!(new.asked.contains("### Kvar att fylla i") && new.asked.contains(to_fill), "{}", new.asked);
    assert!(new.summary.ends_with("Ändringen att titta på: https://github.com/x/y/pull/1\n"), "{}", new.summary);
    let again = button("2026");
    assert!(!again.ok && again.summary.contains("Det finns redan en gren"), "{}", again.log);

    // A workbook that is uploaded to the branch fills in what is left, and nothing else.
    let branch = "rapport-exempel-2026";
    let before = Hub::git(&hub.at("origin.git"), &format!("rev-parse {branch}"));
    let figures = "content/exempel/2026/siffror.toml";
    hub.edit(branch, |place| {
        change(&place.join(figures), |text| {
            let row = text.find("post = \"Verksamhetens intäkter\"").unwrap();
            let (before, row) = text.split_at(row);
            before.to_owned() + &row.replacen("\"fyll i\"", "2_099_000", 1)
        });
        workbook(&place.join("excel/exempel/2026/bokslut.xlsx"));
        workbook(&place.join("excel/bokslut.xlsx"));
    });
    let uploaded = [("github.event.before", &*before), ("github.event.repository.default_branch", "main")];
    let filled = hub.run("excel", branch, &uploaded);
    assert!(!filled.ok && filled.summary.contains("Filen ligger i fel mapp"), "{}", filled.log);
    assert!(filled.asked.starts_with(&format!("pr create --base {branch} --head excel-7-1 ")), "{}{}", filled.asked, filled.summary);
    for told in ["Fylls i:", "Kvar att fylla i:", "Har redan ett annat värde", "### excel/exempel/2026/bokslut.xlsx"] {
        assert!(filled.asked.contains(told), "{told}: {}", filled.asked);
    }
    hub.merge("excel-7-1", branch);
    let now = hub.file(branch, figures);
    assert!(now.contains("2_099_000") && now.contains("\"- 2 050 000\"") && !now.contains("2_100_000"), "{now}");

    // A new branch has nothing before it; a report that is full stays as it is.
    let none = "0000000000000000000000000000000000000000";
    hub.edit(branch, |place| {
        fs::remove_file(place.join("excel/bokslut.xlsx")).unwrap();
        fs::write(place.join(figures), later("siffror.toml")).unwrap();
        for name in ["text.md", "lattlast.md"] {
            fs::write(place.join("content/exempel/2026").join(name), later(name)).unwrap();
        }
    });
    let full = hub.run("excel", branch, &[("github.event.before", none), ("github.event.repository.default_branch", "main")]);
    assert!(full.ok && full.asked.is_empty() && full.summary.contains("exempel/2026/bokslut.xlsx"), "{}{}", full.log, full.asked);

    // What is wrong stands at its line and in the summary; the last line of the log says what to do.
    let good = later("siffror.toml");
    hub.edit(branch, |place| fs::write(place.join(figures), good.replacen("[550_000,", "[505_000,", 1)).unwrap());
    let (wrong, place) = hub.check(branch, "false");
    assert!(!wrong.ok && wrong.log.contains(&format!("::error file={figures},line=")), "{}", wrong.log);
    let last = wrong.log.lines().find(|line| line.starts_with("Rätta ")).unwrap();
    assert!(last.starts_with(&format!("Rätta 1 fel i {figures}:")) && last.contains("När det säger nej"), "{last}");
    assert!(wrong.summary.contains("- **fel** [content/exempel/2026/siffror.toml:"), "{}", wrong.summary);
    assert!(wrong.summary.contains("[Hämta webbplatsen som den skulle bli](https://github.com/fil)"), "{}", wrong.summary);
    assert!(place.join("forhandsvisning/index.html").exists() && !place.join("forhandsvisning/exempel/2026").exists());
    let (_, place) = hub.check(branch, "true");
    assert!(place.join("forhandsvisning/exempel/2026/index.html").exists(), "a draft is shown where it is said to be");

    // The report and the website are made real.
    hub.edit(branch, |place| {
        let content = place.join("content");
        fs::write(place.join(figures), &good).unwrap();
        fs::remove_dir_all(content.join("exempel/2025")).unwrap();
        change(&content.join("exempel/2026/rapport.toml"), |text| {
            let happened =
                "\n[[handelse]]\nslag  = \"beslutad\"\ndatum = 2027-03-19\n\n[[handelse]]\nslag  = \"undertecknad\"\ndatum = 2027-03-19\n";
            let signed = "\n[[undertecknare]]\nnamn = \"Kim Exempelsson\"\nroll = \"ordförande\"\n";
            let text = text.replace("\"fyll i\"", "\"Finns hos kansliet.\"").replace("\"utkast\"", "\"undertecknad\"");
            text + happened + signed
        });
        change(&content.join("exempel/insatser.toml"), |text| text.replace("Exempel", "").replace("pahittad = true\n", ""));
        change(&content.join("webbplats.toml"), |text| {
            written(&text).lines().filter(|line| !line.starts_with("demonstration")).map(|line| format!("{line}\n")).collect()
        });
    });
    let (right, _) = hub.check(branch, "false");
    assert!(right.ok && right.summary.contains("Inget fel stoppar en publicering."), "{}{}", right.log, right.summary);

    // Merged, its addresses are recorded once, even if somebody else was there first; then a strict build has nothing to say of them.
    let early = hub.clone("main");
    hub.merge(branch, "main");
    assert!(!Hub::git(&hub.at("origin.git"), "ls-tree -r --name-only main").contains("adresser.txt"));
    assert!(hub.run_in(&early, "adresser", "main", &[]).ok, "nothing is promised of what is made up");
    let late = hub.clone("main");
    hub.edit("main", |place| fs::write(place.join("excel/exempel/2026/anteckning.txt"), "x").unwrap());
    let recorded = hub.run_in(&late, "adresser", "main", &[]);
    assert!(recorded.ok, "{}", recorded.log);
    assert!(
        hub.file("main", "content/adresser.txt").contains("exempel/2026/\n")
            && !hub.file("main", "excel/exempel/2026/anteckning.txt").is_empty()
    );
    let head = Hub::git(&hub.at("origin.git"), "rev-parse main");
    assert!(hub.run("adresser", "main", &[]).log.contains("Det finns inga nya adresser."));
    assert_eq!(Hub::git(&hub.at("origin.git"), "rev-parse main"), head);
    let published = program().current_dir(hub.clone("main")).args(["build", "--strict"]).output().unwrap();
    assert!(published.status.success() && !String::from_utf8(published.stderr).unwrap().contains("adress"));
}

/// No workflow takes more than it needs, runs what somebody else may change, or puts what somebody has written into a script.
#[test]
fn workflows_are_careful() {
    for file in fs::read_dir(WORKFLOWS).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        assert!(
            text.contains("\npermissions:\n  contents: ") && !text.contains("write-all") && text.contains("\nconcurrency:\n"),
            "{text}"
        );
        for used in text.lines().filter_map(|line| line.trim_start_matches([' ', '-']).strip_prefix("uses: ")) {
            let (_, version) = used.split_once('@').unwrap();
            let (sum, name) = version.split_once(" # v").unwrap();
            assert!(sum.len() == 40 && sum.chars().all(|c| c.is_ascii_hexdigit()) && !name.is_empty(), "{used}");
        }
        let steps = steps(&text);
        assert!(!steps.is_empty() && steps.len() == text.matches("run: ").count());
        for step in steps {
            assert!(!step.run.contains("${{") && step.run != "|", "{}", step.run);
        }
    }
}
