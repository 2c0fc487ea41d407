//! The editor that the author has, and links that open a file in it at a line.

use std::env;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// An editor that can be reached by links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Editor {
    /// What people call it.
    pub name: &'static str,
    scheme: &'static str,
    /// How its program is called, and the folders that it lies in.
    programs: &'static [&'static str],
    folders: &'static [&'static str],
}

const ALL: [Editor; 2] = [
    Editor {
        name: "Visual Studio Code",
        scheme: "vscode",
        programs: &["code", "code.cmd"],
        folders: &["/Applications/Visual Studio Code.app", "Microsoft VS Code/Code.exe"],
    },
    Editor {
        name: "VSCodium",
        scheme: "vscodium",
        programs: &["codium", "codium.cmd"],
        folders: &["/Applications/VSCodium.app", "VSCodium/VSCodium.exe"],
    },
];

/// The variables that name folders of programs, with what comes after.
const HOMES: [(&str, &str); 4] = [("LOCALAPPDATA", "Programs"), ("ProgramFiles", ""), ("ProgramFiles(x86)", ""), ("HOME", "Applications")];

impl Editor {
    /// The first that is on this computer.
    pub(super) fn find() -> Option<Editor> {
        let path: Vec<PathBuf> = env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default();
        let homes = HOMES.iter().filter_map(|(home, below)| Some(PathBuf::from(env::var_os(home)?).join(below)));
        let homes: Vec<PathBuf> = homes.collect();
        ALL.into_iter().find(|editor| {
            let on_path = path.iter().any(|folder| editor.programs.iter().any(|program| folder.join(program).is_file()));
            let is_there = |name: &&str| {
                let last = Path::new(name).strip_prefix("/Applications").unwrap_or(Path::new(name));
                Path::new(name).is_absolute() && Path::new(name).exists() || homes.iter().any(|home| home.join(last).exists())
            };
            on_path || editor.folders.iter().any(is_there)
        })
    }

    /// What opens a file there.
    pub(super) fn link(self, path: &Path, line: usize, column: usize) -> String {
        format!("{}://file{}:{line}:{column}", self.scheme, address(&path.to_string_lossy()))
    }
}

/// A path as the rest of an address: `/C:/en%20mapp/text.md`.
fn address(path: &str) -> String {
    let path = path.strip_prefix("\\\\?\\UNC\\").map_or_else(|| path.to_owned(), |share| format!("\\\\{share}"));
    let path = path.strip_prefix("\\\\?\\").unwrap_or(&path);
    let is_windows = path.starts_with("\\\\") || path.get(1..3) == Some(":\\");
    let path = if is_windows { path.replace('\\', "/") } else { path.to_owned() };
    let mut out = if path.starts_with('/') { String::new() } else { "/".to_owned() };
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'.' | b'_' | b'~' => out.push(byte.into()),
            // A text can always be written to.
            _ => _ = write!(out, "%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_any_system_becomes_a_link() {
        let link = |path: &str| ALL[0].link(Path::new(path), 3, 7);
        assert_eq!(link("/hem/åsa/text.md"), "vscode://file/hem/%C3%A5sa/text.md:3:7");
        assert_eq!(link(r"C:\Mina filer\text.md"), "vscode://file/C:/Mina%20filer/text.md:3:7");
        assert_eq!(link(r"\\?\C:\a#b.md"), "vscode://file/C:/a%23b.md:3:7");
        assert_eq!(link(r"\\server\delad\text.md"), "vscode://file//server/delad/text.md:3:7");
        assert_eq!(link(r"\\?\UNC\server\delad\text.md"), "vscode://file//server/delad/text.md:3:7");
    }
}
