//! Copies of the content that a test may break, and how the program and its stages are run on them.

pub(crate) mod site;

use annotate_snippets::Renderer;
use insyn::build::{self, Checked, Options};
use insyn::site::BuildInfo;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The content of the real reports.
pub(crate) const REAL_CONTENT: &str = "content";
/// The content of the made-up association.
pub(crate) const SIXTH_CONTENT: &str = "tests/fixtures/sjatte";
/// Content of format 1, with every key.
pub(crate) const FROZEN_CONTENT: &str = "tests/fixtures/format-1/content";
/// The date of every check that is not about dates.
pub(crate) const TODAY: Date = date(2026, 12, 1);

/// What a document has that is made of the code must be what the code makes. `INSYN_WRITE_DOCS=1 cargo test --test it` writes it anew.
pub(crate) fn held_or_written(path: &str, make: impl FnOnce(&str) -> String) {
    let document = fs::read_to_string(path).unwrap();
    let made = make(&document);
    if std::env::var_os("INSYN_WRITE_DOCS").is_some() {
        fs::write(path, made).unwrap();
    } else {
        assert!(document == made, "{path} is old. Write it anew: INSYN_WRITE_DOCS=1 cargo test --test it");
    }
}

pub(crate) fn check(content: &Path, drafts: bool) -> Checked {
    build::check(content, drafts, TODAY).unwrap()
}

/// The program itself, on the same date.
pub(crate) fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_insyn"));
    let moment = TODAY.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    command.env("SOURCE_DATE_EPOCH", moment.as_second().to_string());
    command
}

/// A build that says nothing.
pub(crate) fn quiet_build(content: &Path, out: &Path) -> Command {
    let mut command = program();
    command.args(["build", "--quiet", "--content"]).arg(content).arg("--out").arg(out).stderr(std::process::Stdio::null());
    command
}

/// Every file of a folder with its bytes.
pub(crate) fn bytes(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(folder).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    files.map(|file| (file.path().strip_prefix(folder).unwrap().display().to_string(), fs::read(file.path()).unwrap())).collect()
}

/// A project folder of its own, with the real content in `content`.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    pub(crate) fn real() -> Project {
        Project::from(Path::new(REAL_CONTENT))
    }

    /// The content of the made-up association alone.
    pub(crate) fn sixth() -> Project {
        Project::from(Path::new(SIXTH_CONTENT))
    }

    /// The same, with the sum of its draft put right.
    pub(crate) fn sound_sixth() -> Project {
        Project::sixth().replace("pahittade-dalen/2023/rapport.toml", "varden = [400]", "varden = [300]")
    }

    /// The real content with the made-up association beside it.
    pub(crate) fn real_and_sixth() -> Project {
        Project::real().and_sixth()
    }

    /// The made-up association beside what is there.
    pub(crate) fn and_sixth(self) -> Project {
        let fixture = Path::new(SIXTH_CONTENT);
        let project = self;
        copy(&fixture.join("pahittade-dalen"), &project.path("content/pahittade-dalen"));
        let members = fs::read_to_string(fixture.join("medlemmar.toml")).unwrap();
        // The state's two authorities are in both.
        let own = members.split("[[medlem]]").filter(|member| member.contains("id ") && !member.contains("\"stat\""));
        let own: String = own.map(|member| format!("\n[[medlem]]{member}")).collect();
        project.append("medlemmar.toml", &own)
    }

    /// An excerpt of a real report, frozen so that messages with line numbers stay the same.
    pub(crate) fn excerpt() -> Project {
        Project::from(Path::new("tests/fixtures/utdrag"))
    }

    /// Without the ledger of its addresses, so that a test may take away what it likes.
    pub(crate) fn from(content: &Path) -> Project {
        let project = Project { folder: tempfile::tempdir().unwrap() };
        copy(content, &project.path("content"));
        let _ = fs::remove_file(project.path("content/adresser.txt"));
        project
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path("content").join(file)).unwrap()
    }

    pub(crate) fn write(self, file: &str, text: &str) -> Project {
        let path = self.path("content").join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    pub(crate) fn remove(self, file: &str) -> Project {
        fs::remove_file(self.path("content").join(file)).unwrap();
        self
    }

    /// Replaces the first place where `from` stands; it must stand somewhere.
    pub(crate) fn replace(self, file: &str, from: &str, to: &str) -> Project {
        let text = self.read(file);
        assert!(text.contains(from), "{file} lacks ”{from}”");
        self.write(file, &text.replacen(from, to, 1))
    }

    pub(crate) fn append(self, file: &str, more: &str) -> Project {
        let text = self.read(file);
        self.write(file, &format!("{text}{more}"))
    }

    pub(crate) fn check(&self) -> Checked {
        check(&self.path("content"), true)
    }

    /// A build into `public` beside the content, without drafts.
    pub(crate) fn options(&self, strict: bool) -> Options {
        Options {
            content: self.path("content"),
            out: self.path("public"),
            theme: None,
            strict,
            drafts: false,
            without_data: false,
            today: TODAY,
            info: BuildInfo::default(),
        }
    }

    /// Every finding as printed, with paths from the project folder.
    pub(crate) fn findings(&self) -> String {
        self.told(&self.check())
    }

    pub(crate) fn told(&self, checked: &Checked) -> String {
        let renderer = Renderer::plain();
        let printed: Vec<String> = checked.findings.open().map(|f| insyn::cli::print_finding(f, &checked.sources, &renderer)).collect();
        printed.join("\n\n").replace(&format!("{}/", self.folder.path().display()), "")
    }
}

pub(crate) fn copy(from: &Path, to: &Path) {
    for entry in WalkDir::new(from) {
        let entry = entry.unwrap();
        let target = to.join(entry.path().strip_prefix(from).unwrap());
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).unwrap();
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
