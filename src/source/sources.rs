//! What was read: the text of each file, by which every finding shows its place.

use crate::diag::{FileId, Span};
use std::collections::BTreeSet;
use std::ops::{AddAssign, Range};
use std::sync::OnceLock;

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
    /// Counted when a place in it is first told.
    places: OnceLock<Places>,
}

/// What leads from a byte of a text to its line and column.
#[derive(Debug, Clone)]
struct Places {
    /// Where the lines start.
    lines: Vec<usize>,
    /// How many characters there are before each block of bytes, since a line may be as long as the file.
    characters: Vec<usize>,
}

/// Bytes from one count of characters to the next.
const BLOCK: usize = 1_024;

impl Places {
    fn of(text: &str) -> Places {
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1).filter(|start| *start < text.len());
        let lines = std::iter::once(0).chain(breaks).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |all, block| {
            *all += count(block);
            Some(*all)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        Places { lines, characters }
    }
}

impl SourceFile {
    fn new(path: String, text: String) -> SourceFile {
        SourceFile { path, text, places: OnceLock::new() }
    }

    fn places(&self) -> &Places {
        self.places.get_or_init(|| Places::of(&self.text))
    }

    /// The line that a place is in: its number, from 0, and where it starts. What stands after the last line break belongs to the line
    /// before it.
    pub fn line(&self, at: usize) -> (usize, usize) {
        let lines = &self.places().lines;
        let number = lines.partition_point(|start| *start <= at).saturating_sub(1);
        (number, lines.get(number).copied().unwrap_or(0))
    }

    /// Line and column of a place, both from 1; the column counts characters, and the end of a line, however it is written, as one.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let (number, start) = self.line(at);
        let end = self.places().lines.get(number + 1).map_or(self.text.as_str(), |next| &self.text[..*next]);
        let end = end.strip_suffix('\n').map_or(end, |line| line.strip_suffix('\r').unwrap_or(line)).len().max(start);
        (number + 1, self.characters(start..at.min(end)) + usize::from(at > end) + 1)
    }

    /// How many characters begin within some bytes.
    pub fn characters(&self, range: Range<usize>) -> usize {
        let before = |at: usize| {
            let characters = &self.places().characters;
            let block = (at / BLOCK).min(characters.len() - 1);
            characters[block] + count(&self.text.as_bytes()[block * BLOCK..at.min(self.text.len())])
        };
        before(range.end).saturating_sub(before(range.start))
    }
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

    /// Every file with its id.
    pub fn all(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The text of a file, which spans count the bytes of.
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// Takes in a file, and gives the id by which spans name it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile::new(path.into(), text.into()));
        FileId(self.files.len() as u32 - 1)
    }

    /// Another text for a file, as when it is written anew.
    pub fn replace(&mut self, id: FileId, text: impl Into<String>) {
        let file = &mut self.files[id.0 as usize];
        *file = SourceFile::new(std::mem::take(&mut file.path), text.into());
    }

    /// Forgets the texts of all files but some, once nothing more is to be said of the others. Their paths are kept.
    pub fn forget_all_but(&mut self, kept: &BTreeSet<FileId>) {
        for (_, file) in (0..).map(FileId).zip(&mut self.files).filter(|(id, _)| !kept.contains(id)) {
            *file = SourceFile::new(std::mem::take(&mut file.path), String::new());
        }
    }

    /// Line and column of the start of a span.
    pub fn position(&self, span: Span) -> (usize, usize) {
        self.file(span.file).position(span.start())
    }
}

/// How many characters begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
