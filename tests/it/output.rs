//! What `insyn::output` promises: the output folder holds a whole site, the old one or the new
//! one, and nothing that Insyn did not write is ever removed.
use insyn::output::{Files, OutputError, Published, check, publish};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

// The names used beside `public`.
const STAGING: &str = ".public.insyn-ny";
const ASIDE: &str = ".public.insyn-gammal";
const LOCK: &str = ".public.insyn-las";

/// A folder of its own for each test, with the output folder `public` (absent at first).
struct Project {
    folder: TempDir,
}

impl Project {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Project { folder }
    }

    /// A project where a site has been published.
    fn with_site(site: &[(&str, &str)]) -> Self {
        let project = Self::new();
        publish(&project.public(), &files(site)).unwrap();
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn public(&self) -> PathBuf {
        self.path("public")
    }

    fn write(&self, name: &str, content: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn files(site: &[(&str, &str)]) -> Files {
    let owned = |&(address, content): &(&str, &str)| (address.into(), content.into());
    site.iter().map(owned).collect()
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
    let mut names: Vec<_> = entries.map(|entry| name(entry).into_string().unwrap()).collect();
    names.sort();
    names
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).unwrap()
}

fn modified(path: impl AsRef<Path>) -> SystemTime {
    fs::metadata(path).unwrap().modified().unwrap()
}

/// Gives a file an old modification time, so that a new one shows.
fn make_old(path: impl AsRef<Path>) -> SystemTime {
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(long_ago).unwrap();
    long_ago
}

// ---------------------------------------------------------------------------------------------
// A site becomes a folder

#[test]
fn publishes_to_a_new_folder_with_new_parents() {
    let project = Project::new();
    let out = project.path("a/b/public");

    check(&out, &[]).unwrap();
    assert!(!project.path("a").exists(), "check creates nothing");
    let published = publish(&out, &files(&[("index.html", "hem"), ("om/index.html", "om")]));

    assert_eq!(published.unwrap(), Published { written: 2, unchanged: 0, removed: 0 });
    assert_eq!(names(&out), [".insyn", "index.html", "om"]);
    assert_eq!(read(out.join("om/index.html")), "om");
}

#[test]
fn publishes_to_an_empty_folder() {
    let project = Project::new();
    fs::create_dir(project.public()).unwrap();

    check(&project.public(), &[]).unwrap();
    publish(&project.public(), &files(&[("index.html", "hem")])).unwrap();

    assert_eq!(read(project.path("public/index.html")), "hem");
}

#[test]
fn leaves_nothing_beside_the_folder() {
    let project = Project::with_site(&[("index.html", "ett")]);
    publish(&project.public(), &files(&[("index.html", "två")])).unwrap();

    assert_eq!(project.names(), ["public"]);
}

#[test]
fn unchanged_files_keep_their_time_and_changed_files_do_not() {
    let project = Project::with_site(&[("a.html", "samma"), ("b.html", "förr")]);
    let long_ago = make_old(project.path("public/a.html"));
    make_old(project.path("public/b.html"));

    let published = publish(&project.public(), &files(&[("a.html", "samma"), ("b.html", "nu"), ("c.html", "ny")]));

    assert_eq!(published.unwrap(), Published { written: 2, unchanged: 1, removed: 0 });
    assert_eq!(modified(project.path("public/a.html")), long_ago);
    assert!(modified(project.path("public/b.html")) > long_ago);
    assert_eq!(read(project.path("public/b.html")), "nu");
}

/// `/dev/shm` is another file system, and files cannot be hard-linked from there.
#[cfg(target_os = "linux")]
#[test]
fn unchanged_files_keep_their_time_where_hard_links_fail() {
    use std::os::unix::fs::{MetadataExt, symlink};
    let project = Project::with_site(&[("bilder/a.svg", "samma")]);
    let device = |path: &Path| fs::metadata(path).unwrap().dev();
    let elsewhere = tempfile::tempdir_in("/dev/shm").unwrap();
    assert_ne!(device(elsewhere.path()), device(project.folder.path()), "the test needs two file systems");
    fs::write(elsewhere.path().join("a.svg"), "samma").unwrap();
    let long_ago = make_old(elsewhere.path().join("a.svg"));
    fs::remove_dir_all(project.path("public/bilder")).unwrap();
    symlink(elsewhere.path(), project.path("public/bilder")).unwrap();

    publish(&project.public(), &files(&[("bilder/a.svg", "samma")])).unwrap();

    assert!(!project.path("public/bilder").is_symlink());
    assert_eq!(read(project.path("public/bilder/a.svg")), "samma");
    assert_eq!(modified(project.path("public/bilder/a.svg")), long_ago);
}

/// Unchanged files are hard links while a build runs, so writing into one would change both sites.
#[test]
fn a_hard_linked_copy_of_the_old_site_never_changes() {
    let project = Project::with_site(&[("index.html", "förr")]);
    fs::hard_link(project.path("public/index.html"), project.path("kopia")).unwrap();

    publish(&project.public(), &files(&[("index.html", "nu")])).unwrap();

    assert_eq!(read(project.path("kopia")), "förr");
}

#[test]
fn files_that_the_site_no_longer_has_disappear() {
    let project = Project::with_site(&[("a/index.html", "a"), ("b/c/index.html", "c")]);

    let published = publish(&project.public(), &files(&[("a/index.html", "a")]));

    assert_eq!(published.unwrap(), Published { written: 0, unchanged: 1, removed: 1 });
    assert_eq!(names(&project.public()), [".insyn", "a"]);
}

#[test]
fn a_file_can_become_a_folder_and_a_folder_a_file() {
    let project = Project::with_site(&[("a", "fil"), ("b/index.html", "mapp")]);

    publish(&project.public(), &files(&[("a/index.html", "mapp"), ("b", "fil")])).unwrap();

    assert_eq!(read(project.path("public/a/index.html")), "mapp");
    assert_eq!(read(project.path("public/b")), "fil");
}

// ---------------------------------------------------------------------------------------------
// What is not ours stays

#[test]
fn a_folder_with_foreign_files_is_refused_and_untouched() {
    let project = Project::new();
    project.write("public/viktigt.txt", "rör inte");

    for refused in [check(&project.public(), &[]).unwrap_err(), publish(&project.public(), &files(&[("a", "a")])).unwrap_err()] {
        assert!(matches!(refused, OutputError::NotOurs { .. }));
    }

    assert_eq!(names(&project.public()), ["viktigt.txt"]);
    assert_eq!(project.names(), ["public"]);
}

#[test]
fn the_refusal_names_the_folder_as_the_user_did_and_says_what_to_do() {
    // The tests run in the folder of the package, where `src` is not ours to replace.
    assert_eq!(
        check(Path::new("src"), &[]).unwrap_err().to_string(),
        "Mappen ”src” innehåller filer som Insyn inte har skapat. \
         Välj en annan mapp med --out eller töm den först."
    );
}

#[test]
fn a_git_repository_is_refused_even_where_insyn_has_published() {
    let project = Project::with_site(&[("index.html", "hem")]);
    project.write("public/.git/HEAD", "ref: refs/heads/main");

    let refused = publish(&project.public(), &files(&[("a", "a")])).unwrap_err();

    assert!(matches!(refused, OutputError::NotOurs { .. }));
    assert!(project.path("public/.git/HEAD").exists());
}

#[test]
fn a_file_and_the_root_are_refused() {
    let project = Project::new();
    project.write("public", "en fil");

    for path in [&project.public(), Path::new("/"), Path::new("/..")] {
        let refused = check(path, &[]).unwrap_err();
        assert!(matches!(refused, OutputError::NotOurs { .. }), "{refused}");
    }
    assert_eq!(read(project.public()), "en fil");
}

#[test]
fn a_path_that_can_never_be_a_folder_is_an_error() {
    let project = Project::new();
    project.write("fil", "");

    for path in [&project.path("fil/public"), Path::new("")] {
        let error = check(path, &[]).unwrap_err();
        assert!(matches!(error, OutputError::Io { .. }), "{error}");
    }
}

#[test]
fn a_foreign_folder_with_the_staging_name_is_refused_and_untouched() {
    let project = Project::with_site(&[("index.html", "hem")]);
    project.write(".public.insyn-ny/viktigt.txt", "rör inte");

    let refused = check(&project.public(), &[]).unwrap_err();

    let (given, taken) = (project.public(), project.path(STAGING));
    let told = format!(
        "Bredvid ”{}” behöver Insyn namnet ”{}”, men där ligger något som Insyn inte har skapat. \
         Flytta det, eller välj en annan mapp med --out.",
        given.display(),
        taken.display()
    );
    assert_eq!(refused.to_string(), told);
    assert_eq!(names(&taken), ["viktigt.txt"]);
    fs::remove_dir_all(&taken).unwrap();
    fs::write(&taken, "en fil").unwrap();
    assert!(matches!(check(&given, &[]).unwrap_err(), OutputError::Taken { .. }));
    assert_eq!(read(&taken), "en fil");
}

// ---------------------------------------------------------------------------------------------
// What the site is made of is no place for it

/// Built into `static` a site would publish itself into itself; what holds the content would take it along when it is replaced.
#[cfg(unix)]
#[test]
fn a_folder_that_the_site_is_made_of_is_wrong_usage_by_whatever_way() {
    use crate::support::{Project, program};
    use std::os::unix::fs::symlink;
    let project = Project::excerpt();
    for folder in ["static", "themes/eget/templates", "themes/standard/templates"] {
        fs::create_dir_all(project.path(folder)).unwrap();
    }
    symlink("content", project.path("genvag")).unwrap();
    symlink("genvag/ny", project.path("dit")).unwrap();
    // An earlier output, in which the content has come to lie.
    fs::write(project.path(".insyn"), "").unwrap();
    let before = names(&project.path("."));
    for (out, told) in [
        ("content", "hör till ”content”"),
        ("content/", "hör till ”content”"),
        ("./content/public", "hör till ”content”"),
        ("static/../content/sydnarke/public", "hör till ”content”"),
        ("genvag/public", "hör till ”content”"),
        ("dit", "hör till ”content”"),
        ("static", "hör till ”static”"),
        ("static/djupt/ner", "hör till ”static”"),
        ("tema", "hör till ”tema”"),
        ("tema/public", "hör till ”tema”"),
        ("themes/standard/public", "hör till ”themes”"),
        ("themes/eget", "hör till ”themes”"),
        ("themes", "hör till ”themes”"),
        (".", "innehåller ”content”"),
        ("content/..", "innehåller ”content”"),
    ] {
        let arguments = ["build", "--theme", "themes/standard", "--out", out];
        let output = program().current_dir(project.path(".")).args(arguments).output().unwrap();
        let expected = format!("fel: Mappen ”{out}” {told}, som webbplatsen görs av. Välj en annan mapp med --out.\n");
        assert_eq!((output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap()), (2, expected), "{out}");
    }
    assert_eq!(names(&project.path(".")), before);
    assert_eq!(names(&project.path("content")), ["medlemmar.toml", "sydnarke", "webbplats.toml"]);
    assert!(names(&project.path("static")).is_empty() && names(&project.path("themes")) == ["eget", "standard"]);
}

/// The command may stand in the content, and takes `static` and `tema` from beside it.
#[test]
fn the_content_may_be_the_folder_that_the_command_stands_in() {
    use crate::support::{Project, program};
    let project = Project::excerpt();
    for (folder, file) in [("static", "static/fil.txt"), ("tema", "tema/ikon.svg")] {
        fs::create_dir(project.path(folder)).unwrap();
        fs::write(project.path(file), "fil").unwrap();
    }
    let run = |more: &[&str]| {
        let mut command = program();
        command.current_dir(project.path("content")).args(["build", "--quiet", "--content", "."]).args(more);
        let output = command.output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let told = "fel: Mappen ”public” hör till ”.”, som webbplatsen görs av. Välj en annan mapp med --out.\n";
    assert_eq!(run(&[]), (2, told.into()));
    assert_eq!(run(&["--out", "../public"]).0, 0);
    assert_eq!([read(project.path("public/fil.txt")), read(project.path("public/ikon.svg"))], ["fil", "fil"]);
}

// ---------------------------------------------------------------------------------------------
// The path of the output folder

#[test]
fn dots_in_the_path_mean_what_they_mean_elsewhere() {
    let project = Project::new();
    let site = files(&[("index.html", "hem")]);

    publish(&project.path("finns/inte/../../public/."), &site).unwrap();

    assert_eq!(project.names(), ["public"]);
    publish(&project.path("public/../public/"), &site).unwrap();
    assert_eq!(project.names(), ["public"]);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_folder_it_leads_to_is_replaced() {
    let project = Project::new();
    // The link leads to a folder that does not exist yet.
    std::os::unix::fs::symlink("webb/public", project.path("länk")).unwrap();

    for content in ["ett", "två"] {
        publish(&project.path("länk"), &files(&[("index.html", content)])).unwrap();
        assert_eq!(read(project.path("länk/index.html")), content);
    }

    assert!(project.path("länk").is_symlink());
    assert_eq!(names(&project.path("webb")), ["public"]);
}

// ---------------------------------------------------------------------------------------------
// Builds that fail

/// A name of 300 bytes is too long for the file system.
#[test]
fn a_failing_write_leaves_the_old_site_whole_and_names_the_path() {
    let project = Project::with_site(&[("index.html", "förr"), ("om.html", "om")]);
    let too_long = "ö".repeat(150);

    let failed = publish(&project.public(), &files(&[("index.html", "nu"), (&too_long, "")])).unwrap_err();

    assert!(matches!(failed, OutputError::Io { .. }));
    assert!(failed.to_string().contains(&too_long), "{failed}");
    assert_eq!(read(project.path("public/index.html")), "förr");
    assert_eq!(names(&project.public()), [".insyn", "index.html", "om.html"]);
    assert_eq!(project.names(), ["public"]);
}

#[test]
fn a_failing_first_build_leaves_nothing() {
    let project = Project::new();

    publish(&project.public(), &files(&[(&"x".repeat(300), "")])).unwrap_err();

    assert!(project.names().is_empty());
}

#[test]
fn a_file_that_is_also_a_folder_is_an_error() {
    let project = Project::with_site(&[("index.html", "förr")]);

    // "a-b" sorts between "a" and "a/b".
    let failed = publish(&project.public(), &files(&[("a", ""), ("a-b", ""), ("a/b/c", "")])).unwrap_err();

    assert_eq!(failed.to_string(), "”a” kan inte vara både en fil och mappen för ”a/b/c”. Byt namn på den ena.");
    assert_eq!(read(project.path("public/index.html")), "förr");
}

#[test]
fn an_address_outside_the_site_is_an_error_and_nothing_is_written() {
    let project = Project::new();
    for address in ["", "/", "/a", "a/", "a//b", ".", "./a", "a/./b", "..", "../a", "a/../b", "a\\b", "a\0b", ".insyn", ".insyn/a"] {
        let failed = publish(&project.public(), &files(&[(address, "")])).unwrap_err();
        assert!(matches!(failed, OutputError::BadAddress(_)), "{address:?}");
    }
    assert!(project.names().is_empty());
}

#[test]
fn a_second_build_at_the_same_time_is_refused() {
    let project = Project::with_site(&[("index.html", "hem")]);
    let other_build = File::create(project.path(LOCK)).unwrap();
    other_build.try_lock().unwrap();

    for refused in [check(&project.public(), &[]).unwrap_err(), publish(&project.public(), &files(&[])).unwrap_err()] {
        assert!(matches!(refused, OutputError::Busy(_)), "{refused}");
    }

    // Killed, it leaves its lock, which then locks nothing.
    other_build.unlock().unwrap();
    check(&project.public(), &[]).unwrap();
    assert_eq!(project.names(), ["public"]);
}

// ---------------------------------------------------------------------------------------------
// Builds that are killed. The states are made by hand, in the order in which a build passes them.

#[test]
fn killed_while_staging_the_leftovers_are_removed() {
    type State = fn(&Project);
    let states: [State; 3] = [
        |project| fs::create_dir(project.path(STAGING)).unwrap(),
        |project| project.write(".public.insyn-ny/.insyn", ""),
        |project| {
            project.write(".public.insyn-ny/.insyn", "");
            project.write(".public.insyn-ny/a/halv.html", "hal");
        },
    ];
    for leave in states {
        let project = Project::with_site(&[("index.html", "förr")]);
        leave(&project);

        check(&project.public(), &[]).unwrap();

        assert_eq!(project.names(), ["public"]);
        assert_eq!(read(project.path("public/index.html")), "förr");
    }
}

#[test]
fn killed_while_staging_the_first_site_nothing_is_published() {
    let project = Project::new();
    project.write(".public.insyn-ny/.insyn", "");
    project.write(".public.insyn-ny/index.html", "hal");

    check(&project.public(), &[]).unwrap();

    assert!(project.names().is_empty());
}

#[test]
fn killed_between_the_two_renames_the_swap_is_completed() {
    let project = Project::with_site(&[("index.html", "nu")]);
    fs::rename(project.public(), project.path(STAGING)).unwrap();
    publish(&project.path("annan"), &files(&[("index.html", "förr")])).unwrap();
    fs::rename(project.path("annan"), project.path(ASIDE)).unwrap();

    check(&project.public(), &[]).unwrap();

    assert_eq!(read(project.path("public/index.html")), "nu");
    assert!(!project.path(STAGING).exists());
    assert!(!project.path(ASIDE).exists());
}

#[test]
fn the_old_site_is_put_back_if_there_is_no_complete_new_one() {
    let project = Project::with_site(&[("index.html", "förr")]);
    fs::rename(project.public(), project.path(ASIDE)).unwrap();
    project.write(".public.insyn-ny/.insyn", "");
    project.write(".public.insyn-ny/index.html", "n");

    check(&project.public(), &[]).unwrap();

    assert_eq!(read(project.path("public/index.html")), "förr");
    assert_eq!(project.names(), ["public"]);
}

#[test]
fn killed_while_the_old_site_is_removed_the_rest_of_it_is_removed() {
    for name in [STAGING, ASIDE] {
        let project = Project::with_site(&[("index.html", "nu")]);
        publish(&project.path("annan"), &files(&[("index.html", "förr")])).unwrap();
        fs::rename(project.path("annan"), project.path(name)).unwrap();

        check(&project.public(), &[]).unwrap();

        assert_eq!(read(project.path("public/index.html")), "nu");
        assert!(!project.path(name).exists());
    }
}
