//! What becomes of the words when nobody hears them: a stream that is closed is quiet, and one that is full is exit code 3.

#![cfg(target_os = "linux")]

use crate::support::{Project, program};
use std::fs::File;
use std::io::{Read, pipe};
use std::path::Path;
use std::process::{Command, Stdio};

const FULL: &str = "fel: Det gick inte att skriva ut allt som skulle sägas: disken är full. Frigör utrymme.\n";

/// A pipe whose reader has gone.
fn closed() -> Stdio {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    writer.into()
}

fn full() -> Stdio {
    File::options().write(true).open("/dev/full").unwrap().into()
}

fn build(project: &Project) -> Command {
    let mut command = program();
    command.args(["build", "--content"]).arg(project.path("content")).arg("--out").arg(project.path("public"));
    command
}

/// Exit code, and what came on stderr while stdout went elsewhere.
fn with_stdout(command: &mut Command, stdout: Stdio) -> (i32, String) {
    let output = command.stdout(stdout).stderr(Stdio::piped()).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn with_stderr(command: &mut Command, stderr: Stdio) -> (i32, String) {
    let output = command.stderr(stderr).stdout(Stdio::piped()).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

/// Every way to say something on stdout. None of them finds fault with the content.
fn commands(project: &Project) -> Vec<Command> {
    let mut commands = vec![build(project)];
    let content = project.path("content");
    let content = content.to_str().unwrap();
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["build", "--help"],
        &["forklara"],
        &["forklara", "summa"],
        &["check", "--content", content],
        &["check", "--content", content, "--format", "json"],
        &["check", "--content", content, "--format", "github"],
    ] {
        commands.push(program());
        commands.last_mut().unwrap().args(arguments);
    }
    commands
}

#[test]
fn a_closed_stdout_is_quiet() {
    let project = Project::excerpt();
    for mut command in commands(&project) {
        let (exit, told) = with_stdout(&mut command, closed());
        assert_eq!((exit, told.contains("fel:")), (0, false), "{command:?}: {told}");
    }
    assert!(project.path("public/index.html").exists());
}

#[test]
fn a_full_stdout_is_told_on_stderr() {
    let project = Project::excerpt();
    for mut command in commands(&project) {
        let (exit, told) = with_stdout(&mut command, full());
        assert_eq!((exit, told.ends_with(FULL)), (3, true), "{command:?}: {told}");
    }
    assert!(project.path("public/index.html").exists(), "the site is published all the same");
}

#[test]
fn a_stderr_that_is_closed_or_full_changes_nothing_but_the_code() {
    let sound = Project::excerpt();
    // There is always something to say: the figures that cannot be looked at are counted.
    let broken = || Project::excerpt().append("webbplats.toml", "\nfel = 1\n");
    let wrong = |stderr| with_stderr(program().arg("byg"), stderr);
    assert_eq!(with_stderr(&mut build(&sound), closed()).0, 0);
    assert_eq!(with_stderr(&mut build(&broken()), closed()).0, 1);
    assert_eq!(with_stderr(&mut build(&broken()), full()), (3, String::new()));
    assert_eq!(with_stderr(build(&sound).arg("--verbose"), full()).0, 3);
    assert!(sound.path("public/index.html").exists());
    assert_eq!((wrong(closed()).0, wrong(full()).0), (2, 2));
}

/// `insyn forklara | head -1`, with a reader that goes in the middle of it.
#[test]
fn a_reader_may_go_in_the_middle() {
    let (mut reader, writer) = pipe().unwrap();
    let mut running = program().arg("forklara").stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    reader.read_exact(&mut [0; 10]).unwrap();
    drop(reader);
    assert!(running.wait().unwrap().success());
    let mut told = String::new();
    running.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!(told, "");
}

/// The macros that panic on a full stream are denied by clippy; that this is so, and that nothing steps past it, is held here.
#[test]
fn only_one_place_writes_to_the_streams() {
    let declared = std::fs::read_to_string("Cargo.toml").unwrap();
    assert!(declared.contains("print_stdout = \"deny\"") && declared.contains("print_stderr = \"deny\""));
    let writers: Vec<_> = walkdir::WalkDir::new("src")
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "rs"))
        .filter(|entry| {
            let source = std::fs::read_to_string(entry.path()).unwrap();
            source.contains("stdout().write") || source.contains("stderr().write")
        })
        .map(walkdir::DirEntry::into_path)
        .collect();
    assert_eq!(writers, [Path::new("src/cli/say.rs")]);
}
