//! What is said when the arguments or the machine are at fault: Swedish words with what to do, and exit code 2 or 3.

use crate::support::{Project, program};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Exit code and stderr of the program.
fn run(arguments: &[impl AsRef<OsStr>]) -> (i32, String) {
    told(program().args(arguments))
}

fn told(command: &mut Command) -> (i32, String) {
    // A copy of the program is busy while another test that was forked meanwhile still has it open for writing.
    let output = loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => std::thread::sleep(Duration::from_millis(10)),
            output => break output.unwrap(),
        }
    };
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn arguments_that_cannot_be_understood() {
    let long = "x".repeat(300);
    for (arguments, wrong) in [
        (&["build", "--strict=1"][..], "”--strict” tar inget värde"),
        (&["check", "--quiet=ja"], "”--quiet” tar inget värde"),
        (&["check", "--format", "xml"], "”--format <FORMAT>” behöver ett av värdena text, json, github och markdown"),
        (&["build", "--out"], "”--out <MAPP>” behöver ett värde"),
        (&["build", "--out="], "”--out <MAPP>” behöver ett värde"),
        (&["build", "--out", "a", "--out", "b"], "”--out <MAPP>” är angiven två gånger"),
        (&["build", "--strict", "--strict"], "”--strict” är angiven två gånger"),
        (&["build", "--utan"], "flaggan ”--utan” finns inte. Menade du ”--utan-data”?"),
        (&["build", "-x"], "flaggan ”-x” finns inte"),
        (&["build", "mapp"], "”mapp” går inte att skriva där"),
        (&["build", "--stict"], "flaggan ”--stict” finns inte. Menade du ”--strict”?"),
        (&["bygg"], "kommandot ”bygg” finns inte"),
        (&["chek"], "kommandot ”chek” finns inte. Menade du ”check”?"),
        (&["--", "build"], "”build” går inte att skriva där"),
        (&[long.as_str()], &format!("kommandot ”{long}” finns inte")),
    ] {
        let command = match arguments[0] {
            known @ ("build" | "check") => format!("insyn {known}"),
            _ => "insyn".to_owned(),
        };
        let expected = format!(
            "fel: {wrong}{} Kör ”{command} --help” för att se vad som går att skriva.\n",
            if wrong.ends_with('?') { "" } else { "." }
        );
        assert_eq!(run(arguments), (2, expected), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text() {
    use std::os::unix::ffi::OsStrExt;
    let broken = OsStr::from_bytes(b"\xff");
    assert_eq!(
        run(&[OsStr::new("forklara"), broken]),
        (
            2,
            "fel: ett argument innehåller tecken som inte går att läsa. Kör ”insyn forklara --help” för att se vad som går att skriva.\n"
                .into()
        )
    );
    // A folder may have such a name.
    assert_eq!(
        run(&[OsStr::new("check"), OsStr::new("--content"), broken]),
        (2, "fel: Innehållsmappen ”\u{fffd}” finns inte. Stå i projektets mapp, eller ange mappen med --content.\n".into())
    );
}

#[test]
fn every_command_tells_the_version() {
    for arguments in [&["--version"][..], &["build", "--version"], &["check", "-V"], &["forklara", "--version"]] {
        let output = program().args(arguments).output().unwrap();
        assert!(output.status.success());
        assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("insyn {}\n", env!("CARGO_PKG_VERSION")), "{arguments:?}");
    }
}

#[test]
fn folders_that_are_not_there_are_wrong_usage() {
    let project = Project::excerpt();
    let content = project.path("content");
    let content = content.to_str().unwrap();
    let theme = "fel: Temat ”borta” finns inte. Ange temats mapp med --theme.\n";
    let out = project.path("public");
    let build = ["build", "--content", content, "--out", out.to_str().unwrap(), "--theme"];
    assert_eq!(run(&[&build[..], &["borta"]].concat()), (2, theme.into()));
    assert_eq!(run(&[&build[..], &["Cargo.toml"]].concat()), (2, theme.replace("borta", "Cargo.toml")));
    assert!(!out.exists());
    let missing = "fel: Innehållsmappen ”borta” finns inte. Stå i projektets mapp, eller ange mappen med --content.\n";
    for command in ["build", "check"] {
        assert_eq!(run(&[command, "--content", "borta"]), (2, missing.into()));
    }
    let long = "x".repeat(300);
    assert_eq!(run(&["check", "--content", &long]), (2, missing.replace("borta", &long)));
    let file = "fel: ”Cargo.toml” är ingen mapp. Ange innehållsmappen med --content.\n";
    assert_eq!(run(&["check", "--content", "Cargo.toml"]), (2, file.into()));
}

/// A user of the machine who may not do everything. Where the tests run as the administrator, whom no permission stops, the
/// program runs as another user, in a folder of that user; the test is the same.
#[cfg(unix)]
pub(crate) mod ordinary {
    use crate::support::Project;
    use std::fs;
    use std::os::unix::fs::{MetadataExt, chown};
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::Command;
    use walkdir::WalkDir;

    const NOBODY: u32 = 65_534;

    /// A build of the project as the program says it, with paths from the project folder.
    pub(crate) fn build(project: &Project) -> Command {
        let program = project.path("insyn");
        if !program.exists() {
            fs::copy(env!("CARGO_BIN_EXE_insyn"), &program).unwrap();
        }
        let mut command = Command::new("./insyn");
        command.current_dir(project.path(".")).args(["build", "--quiet"]);
        if fs::metadata(project.path(".")).unwrap().uid() == 0 || fs::metadata(&program).unwrap().uid() == NOBODY {
            give(&project.path("."));
            command.uid(NOBODY).gid(NOBODY);
        }
        command
    }

    fn give(folder: &Path) {
        for entry in WalkDir::new(folder) {
            chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn what_the_user_may_not_read_or_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let permit = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let project = Project::excerpt();
    crate::support::copy(Path::new("themes/standard"), &project.path("tema"));
    let mut build = ordinary::build(&project);
    for (path, mode, told_of) in [
        ("content/webbplats.toml", 0o000, "läsa ”content/webbplats.toml”"),
        ("content/sydnarke/2024", 0o000, "läsa ”content/sydnarke/2024”"),
        ("content", 0o000, "läsa ”content”"),
        ("tema/stil.css", 0o000, "läsa ”tema/stil.css”"),
        ("tema/templates", 0o000, "läsa ”tema/templates”"),
    ] {
        let path = project.path(path);
        let before = fs::metadata(&path).unwrap().permissions();
        permit(&path, mode);
        let (exit, told) = told(&mut build);
        fs::set_permissions(&path, before).unwrap();
        let expected = format!("fel: Det gick inte att {told_of}: rättighet saknas. Skaffa den eller välj en annan mapp.\n");
        assert_eq!(exit, 3, "{told}");
        assert!(told.ends_with(&expected), "{told}");
    }
    permit(&project.path("."), 0o555);
    let (exit, told) = told(&mut build);
    permit(&project.path("."), 0o755);
    let expected = "fel: Det gick inte att skapa en fil bredvid ”public”: rättighet saknas. Skaffa den eller välj en annan mapp.\n";
    assert_eq!((exit, told.as_str()), (3, expected));
}

/// A site that was made read-only is the user's own, and can be replaced again and again.
#[cfg(unix)]
#[test]
fn a_site_that_was_made_read_only_is_replaced() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::excerpt();
    let mut build = ordinary::build(&project);
    for _ in 0..3 {
        assert_eq!(told(&mut build).0, 0);
        for folder in ["public/om", "public/sydnarke/2024", "public/sydnarke", "public"] {
            fs::set_permissions(project.path(folder), fs::Permissions::from_mode(0o555)).unwrap();
        }
    }
    assert_eq!(hidden(&project), [""; 0]);
}

/// A site that somebody else has built, such as the administrator. Every build says the same, and what to do.
#[cfg(unix)]
#[test]
fn a_site_that_somebody_else_has_built_is_told_before_anything_is_done() {
    use std::io::Write;
    use std::os::unix::fs::chown;
    let project = Project::excerpt();
    let mut build = ordinary::build(&project);
    assert_eq!(told(&mut build).0, 0);
    if chown(project.path("public/om"), Some(0), Some(0)).is_err() {
        // Past the test harness, which would keep it to itself.
        let told = "Only an administrator can give a folder away: what is said of a site of somebody else's was not tried.";
        writeln!(std::io::stderr(), "{told}").unwrap();
        return;
    }
    for _ in 0..2 {
        let (exit, told) = told(&mut build);
        let expected = format!(
            "fel: En webbplats från ett tidigare bygge går inte att ta bort: rättighet saknas till ”{}”. \
             Ta bort mappen ”public” som den användare som gjorde bygget eller som administratör, och bygg sedan igen.\n",
            fs::canonicalize(project.path("public/om")).unwrap().display()
        );
        assert_eq!((exit, told), (3, expected));
        assert_eq!(hidden(&project), [""; 0]);
    }
    // What an earlier build could not remove is named as what it is.
    let left = fs::canonicalize(project.path(".")).unwrap().join(".public.insyn-ny");
    fs::rename(project.path("public"), &left).unwrap();
    fs::write(left.join(".insyn"), "").unwrap();
    let (exit, told) = told(&mut build);
    let expected = format!(
        "fel: En webbplats från ett tidigare bygge går inte att ta bort: rättighet saknas till ”{0}/om”. \
         Ta bort mappen ”{0}” som den användare som gjorde bygget eller som administratör, och bygg sedan igen.\n",
        left.display()
    );
    assert_eq!((exit, told), (3, expected));
}

/// What builds have left beside the output folder.
#[cfg(unix)]
fn hidden(project: &Project) -> Vec<String> {
    let names = fs::read_dir(project.path(".")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

/// A disk that is full, and one that is read-only, as a real one is. Both need an administrator to make one.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_or_read_only_is_told() {
    use std::io::Write;
    let project = Project::excerpt();
    let disk = project.path("disk");
    fs::create_dir(&disk).unwrap();
    let mount = |options: &str| {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&disk).output();
        mounted.is_ok_and(|mounted| mounted.status.success())
    };
    if !mount("size=300k") {
        writeln!(std::io::stderr(), "No disk can be mounted here: what is said of a full or read-only one was not tried.").unwrap();
        return;
    }
    let build = |out: &str| told(program().current_dir(project.path(".")).args(["build", "--quiet", "--out", out]));
    let full = build("disk/public");
    let left = fs::read_dir(&disk).unwrap().count();
    let remounted = mount("remount,ro");
    let read_only = (build("disk/public"), build("disk"));
    let unmounted = Command::new("umount").arg(&disk).status().unwrap().success();
    assert!(unmounted && remounted);
    assert!(full.1.contains("fel: Det gick inte att skriva ”disk/public/"), "{}", full.1);
    assert!(full.1.ends_with("”: disken är full. Frigör utrymme.\n"), "{}", full.1);
    assert_eq!((full.0, left), (3, 0));
    let expected = "fel: Det gick inte att skapa en fil bredvid ”disk/public”: disken är skrivskyddad. Välj en annan mapp med --out.\n";
    assert_eq!(read_only.0, (3, expected.into()));
    let expected =
        "fel: Det gick inte att byta ut ”disk”: mappen är en monteringspunkt eller upptagen. Välj en mapp inuti den med --out.\n";
    assert_eq!((read_only.1.0, read_only.1.1.lines().last()), (3, expected.lines().last()));
}
