//! What `--help` says of each command, the completions made of it, and what is said only when it is wanted.

use crate::support::{Project, program};
use annotate_snippets::Renderer;
use std::collections::BTreeMap;

/// Exit code, stdout and stderr.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let output = program().args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The words that lead to each command, those of later ones included.
fn commands(command: &clap::Command, before: &[String]) -> Vec<Vec<String>> {
    let below = command.get_subcommands().filter(|command| !command.is_hide_set()).flat_map(|command| {
        let words = [before, &[command.get_name().to_owned()]].concat();
        [vec![words.clone()], commands(command, &words)].concat()
    });
    below.collect()
}

/// The help of each command, by the words that lead to it.
fn helps() -> BTreeMap<String, String> {
    let all = [vec![Vec::new()], commands(&insyn::cli::command(), &[])].concat();
    let help = |words: Vec<String>| {
        let arguments: Vec<&str> = words.iter().map(String::as_str).chain(["--help"]).collect();
        let (exit, told, wrong) = run(&arguments);
        assert_eq!((exit, wrong.as_str()), (0, ""), "{arguments:?}");
        (format!("insyn {}", words.join(" ")).trim_end().to_owned(), told)
    };
    all.into_iter().map(help).collect()
}

#[test]
fn the_help_of_every_command_fits_a_window_and_is_in_swedish() {
    let helps = helps();
    for (command, help) in &helps {
        assert!(help.lines().count() <= 24, "{command} --help has {} lines:\n{help}", help.lines().count());
        for line in help.lines() {
            assert!(line.chars().count() <= 80, "{command} --help: {line}");
        }
        for english in ["Usage", "Commands:", "Options:", "Arguments:", "Print ", "[possible", "[default"] {
            assert!(!help.contains(english), "{command} --help says {english}:\n{help}");
        }
    }
    let told: String = helps.iter().map(|(command, help)| format!("$ {command} --help\n{help}\n")).collect();
    insta::assert_snapshot!(told);
}

#[test]
fn who_writes_no_command_is_shown_the_way() {
    assert_eq!(run(&[]), (2, String::new(), helps()["insyn"].clone()));
    assert_eq!(run(&["new"]), (2, String::new(), helps()["insyn new"].clone()));
}

#[test]
fn a_shell_completes_every_command_and_flag() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (exit, script, wrong) = run(&["komplettera", shell]);
        assert_eq!((exit, wrong.as_str()), (0, ""), "{shell}");
        for name in commands(&insyn::cli::command(), &[]).concat().iter().map(String::as_str).chain(["strict", "content"]) {
            assert!(script.contains(name), "{shell} does not complete {name}");
        }
    }
    let expected = "fel: ”<SKAL>” behöver ett av värdena bash, elvish, fish, powershell och zsh. Kör ”insyn komplettera --help” för att se vad som går att skriva.\n";
    assert_eq!(run(&["komplettera", "csh"]), (2, String::new(), expected.into()));
}

#[test]
fn what_went_well_is_told_unless_it_shall_be_quiet() {
    let project = Project::sound_sixth();
    let (content, out) = (project.path("content"), project.path("public"));
    let (content, out) = (content.to_str().unwrap(), out.to_str().unwrap());
    for arguments in [
        &["build", "--content", content, "--out", out][..],
        &["schema", "--content", content],
        &["new", "version", "pahittade-dalen/2023", "--skal", "Ett nytt original.", "--content", content],
    ] {
        let (exit, told, wrong) = run(&[arguments, &["--quiet"]].concat());
        assert_eq!((exit, told.as_str(), wrong.as_str()), (0, "", ""), "{arguments:?}");
        let (exit, told, wrong) = run(arguments);
        assert!(exit == 0 && !told.is_empty(), "{arguments:?}: {told}{wrong}");
    }
}

/// The colours say nothing that the words do not.
#[test]
fn colours_add_nothing_to_the_words() {
    let checked = Project::excerpt().append("webbplats.toml", "\nfel = 1\n").check();
    let found = checked.findings.open().next().unwrap();
    let told = |renderer: &Renderer| insyn::cli::print_finding(found, &checked.sources, renderer);
    let (coloured, plain) = (told(&Renderer::styled()), told(&Renderer::plain()));
    assert!(coloured.contains("\x1b[") && plain.contains("fel[okand-nyckel]: "), "{plain}");
    let mut parts = coloured.split("\x1b[");
    let first = parts.next().unwrap().to_owned();
    let words = parts.fold(first, |words, part| words + part.split_once('m').unwrap().1);
    let without = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(without(&words), without(&plain));
}
