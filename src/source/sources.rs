//! What was read: the text of each file, by which every finding shows its place.

use crate::diag::{FileId, Span};
use std::ops::AddAssign;

/// A number of files and their size together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Volume {
    /// How many.
    pub files: usize,
    /// Their size together, in bytes.
    pub bytes: u64,
}

impl Volume {
    /// One file of this many bytes.
    pub fn of(bytes: usize) -> Volume {
        Volume { files: 1, bytes: bytes as u64 }
    }
}

impl AddAssign for Volume {
    fn add_assign(&mut self, more: Volume) {
        self.files += more.files;
        self.bytes += more.bytes;
    }
}

/// The files that were read, with their text.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// What was read from the disk. A file that is missing has a place among the files, so that a finding can name it.
    pub read: Volume,
}

/// One file of the content.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// As shown to people: the content folder as it was named, then the path below it, with `/`.
    pub path: String,
    /// The whole text, without a byte order mark; empty if the file is missing or nothing reads it.
    pub text: String,
}

impl Sources {
    /// The file with an id, which must come from here.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file with an id, if there is one.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// The text of a file, which spans count the bytes of.
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// Takes in a file, and gives the id by which spans name it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile { path: path.into(), text: text.into() });
        FileId(self.files.len() as u32 - 1)
    }

    /// Another text for a file, as when it is written anew.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        self.files[id.0 as usize].text = text.into();
    }

    /// Line and column of the start of a span, both from 1; the column counts characters.
    pub fn position(&self, span: Span) -> (usize, usize) {
        let before = &self.text(span.file)[..span.start];
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}
