//! Finds and reads the content files and keeps their text, so that every finding can show its place. Interprets nothing.

mod folder;

use crate::diag::{Code, FileId, Finding, Findings, Span};
pub use folder::{SourceError, bytes, files_below};
use folder::{address, entries};
use std::fs;
use std::ops::{AddAssign, Range};
use std::path::{Path, PathBuf};

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
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// What was read from the disk. A file that is missing has a place among the files, so that a finding can name it.
    pub read: Volume,
}

/// One file of the content.
#[derive(Debug)]
pub struct SourceFile {
    /// As shown to people: the content folder as it was named, then the path below it, with `/`.
    pub path: String,
    /// The whole text, without a byte order mark; empty if the file is missing or nothing reads it.
    pub text: String,
    /// Where its lines start.
    lines: Vec<usize>,
    /// How many characters there are before each block of bytes, since a line may be as long as the file.
    characters: Vec<usize>,
}

/// Bytes from one count of characters to the next.
const BLOCK: usize = 1_024;

impl SourceFile {
    /// The line that a place is in: its number, from 0, and where it starts. What stands after the last line break belongs to the line
    /// before it.
    pub fn line(&self, at: usize) -> (usize, usize) {
        let number = self.lines.partition_point(|start| *start <= at).saturating_sub(1);
        (number, self.lines.get(number).copied().unwrap_or(0))
    }

    /// Line and column of a place, both from 1; the column counts characters, and the end of a line, however it is written, as one.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let (number, start) = self.line(at);
        let end = self.lines.get(number + 1).map_or(self.text.as_str(), |next| &self.text[..*next]);
        let end = end.strip_suffix('\n').map_or(end, |line| line.strip_suffix('\r').unwrap_or(line)).len().max(start);
        (number + 1, self.characters(start..at.min(end)) + usize::from(at > end) + 1)
    }

    /// How many characters begin within some bytes.
    pub fn characters(&self, range: Range<usize>) -> usize {
        let before = |at: usize| {
            let block = (at / BLOCK).min(self.characters.len() - 1);
            self.characters[block] + count(&self.text.as_bytes()[block * BLOCK..at.min(self.text.len())])
        };
        before(range.end).saturating_sub(before(range.start))
    }
}

impl Sources {
    /// The file with an id, which must come from here.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The text of a file, which spans count the bytes of.
    pub fn text(&self, id: FileId) -> &str {
        &self.file(id).text
    }

    /// Takes in a file, and gives the id by which spans name it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let text: String = text.into();
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1).filter(|start| *start < text.len());
        let lines = std::iter::once(0).chain(breaks).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |all, block| {
            *all += count(block);
            Some(*all)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        self.files.push(SourceFile { path: path.into(), text, lines, characters });
        FileId(self.files.len() as u32 - 1)
    }

    /// Line and column of the start of a span.
    pub fn position(&self, span: Span) -> (usize, usize) {
        self.file(span.file).position(span.start)
    }
}

/// How many characters begin in some bytes of a text.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}

const EASY: &str = "lattlast.md";

/// The content folder as found.
#[derive(Debug, Default)]
pub struct Tree {
    /// Every file that was read.
    pub sources: Sources,
    /// `webbplats.toml`, or an empty text in its place.
    pub site: Option<FileId>,
    /// `medlemmar.toml`, or an empty text in its place.
    pub members: Option<FileId>,
    /// `indikatorer.toml`, if there is one.
    pub indicators: Option<FileId>,
    /// `ordlista.toml`, if there is one.
    pub glossary: Option<FileId>,
    /// Every folder of an association, by name.
    pub associations: Vec<AssociationFiles>,
}

/// The files of an association.
#[derive(Debug)]
pub struct AssociationFiles {
    /// Name of the folder, first part of the address.
    pub id: String,
    /// `forbund.toml`, or an empty text in its place.
    pub about: FileId,
    /// `insatser.toml`, if there is one.
    pub initiatives: Option<FileId>,
    /// Every folder of a report, by name.
    pub reports: Vec<ReportFiles>,
}

/// The files of a report.
#[derive(Debug)]
pub struct ReportFiles {
    /// Name of the folder, second part of the address.
    pub period: String,
    /// `rapport.toml`, or an empty text in its place.
    pub about: FileId,
    /// Every TOML file of the report, `rapport.toml` included, in order of name.
    pub figures: Vec<FileId>,
    /// Every Markdown file, in order of name.
    pub narrative: Vec<FileId>,
    /// `lattlast.md`: the report in easy Swedish.
    pub easy: Option<FileId>,
    /// Files in `bilagor/`, by name.
    pub attachments: Vec<AttachmentFile>,
}

/// A file in `bilagor/`.
#[derive(Debug, Clone)]
pub struct AttachmentFile {
    /// The name in the content and at its address on the site.
    pub name: String,
    /// Where it is on the disk; its bytes are read when the site is built.
    pub path: PathBuf,
    /// Size in bytes.
    pub bytes: u64,
}

/// Reads a content folder. What is missing or not text becomes findings.
///
/// # Errors
/// If the folder itself is missing or the file system fails.
pub fn read(content: &Path, findings: &mut Findings) -> Result<Tree, SourceError> {
    if !content.is_dir() {
        return Err(SourceError::Missing(content.to_owned()));
    }
    let mut reader = Reader { content, tree: Tree::default(), findings };
    reader.tree.site = Some(reader.required(&content.join("webbplats.toml"))?);
    reader.tree.members = Some(reader.required(&content.join("medlemmar.toml"))?);
    reader.tree.indicators = reader.optional(&content.join("indikatorer.toml"))?;
    reader.tree.glossary = reader.optional(&content.join("ordlista.toml"))?;
    for folder in folders(content)? {
        let association = reader.association(&folder)?;
        reader.tree.associations.push(association);
    }
    Ok(reader.tree)
}

struct Reader<'a> {
    content: &'a Path,
    tree: Tree,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn association(&mut self, folder: &Path) -> Result<AssociationFiles, SourceError> {
        let about = self.required(&folder.join("forbund.toml"))?;
        let initiatives = self.optional(&folder.join("insatser.toml"))?;
        let mut reports = Vec::new();
        for folder in folders(folder)? {
            reports.push(self.report(&folder)?);
        }
        Ok(AssociationFiles { id: name(folder), about, initiatives, reports })
    }

    fn report(&mut self, folder: &Path) -> Result<ReportFiles, SourceError> {
        let about_path = folder.join("rapport.toml");
        let about = self.required(&about_path)?;
        let mut report =
            ReportFiles { period: name(folder), about, figures: Vec::new(), narrative: Vec::new(), easy: None, attachments: Vec::new() };
        for path in entries(folder)? {
            match path.extension().and_then(|e| e.to_str()) {
                Some("toml") if path == about_path => report.figures.push(about),
                Some("toml") => report.figures.push(self.read(&path)?),
                Some("md") if name(&path) == EASY => report.easy = Some(self.read(&path)?),
                Some("md") => report.narrative.push(self.read(&path)?),
                _ if path.is_file() => self.unknown(&path),
                _ => {}
            }
        }
        let attachments = folder.join("bilagor");
        if attachments.is_dir() {
            for path in entries(&attachments)?.into_iter().filter(|p| p.is_file()) {
                let bytes = fs::metadata(&path).map_err(SourceError::at(&path))?.len();
                report.attachments.push(AttachmentFile { name: name(&path), path, bytes });
            }
        }
        Ok(report)
    }

    /// A file that nothing reads, such as `siffror.toml.txt`, was meant for something.
    fn unknown(&mut self, path: &Path) {
        let shown = self.shown(path);
        let id = self.tree.sources.add(shown, "");
        self.findings.push(
            Finding::new(Code::UnknownFile, Span::new(id, 0..0), "filen läses inte")
                .help("Filnamn ska sluta på .toml eller .md. Bilagor och bilder läggs i mappen bilagor. Ta annars bort filen."),
        );
    }

    fn optional(&mut self, path: &Path) -> Result<Option<FileId>, SourceError> {
        path.is_file().then(|| self.read(path)).transpose()
    }

    fn required(&mut self, path: &Path) -> Result<FileId, SourceError> {
        if path.is_file() {
            return self.read(path);
        }
        let shown = self.shown(path);
        let id = self.tree.sources.add(shown, "");
        self.findings.push(
            Finding::new(Code::MissingFile, Span::new(id, 0..0), "filen saknas")
                .help("Skapa filen. Handboken visar vad den ska innehålla."),
        );
        Ok(id)
    }

    fn read(&mut self, path: &Path) -> Result<FileId, SourceError> {
        let bytes = bytes(path)?;
        self.tree.sources.read += Volume::of(bytes.len());
        let shown = self.shown(path);
        let (text, broken_at) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(valid))
            }
        };
        let (text, mark) = match text.strip_prefix('\u{feff}') {
            Some(rest) => (rest.to_owned(), '\u{feff}'.len_utf8()),
            None => (text, 0),
        };
        let id = self.tree.sources.add(shown, text);
        if let Some(at) = broken_at.map(|at| at.saturating_sub(mark)) {
            self.findings.push(
                Finding::new(Code::Encoding, Span::new(id, at..at), "filen är inte sparad som UTF-8")
                    .help("Öppna filen i en textredigerare och spara den med teckenkodningen UTF-8."),
            );
        }
        Ok(id)
    }

    fn shown(&self, path: &Path) -> String {
        format!("{}/{}", self.content.display().to_string().trim_end_matches('/'), address(path, self.content))
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folders of associations and reports; `bilagor` belongs to a report.
fn folders(folder: &Path) -> Result<Vec<PathBuf>, SourceError> {
    Ok(entries(folder)?.into_iter().filter(|p| p.is_dir() && name(p) != "bilagor").collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_however_long_the_line() {
        let mut sources = Sources::default();
        let long = "å€😀x".repeat(5_000);
        let text = format!("ett\r\n{long}\ntvå\n");
        let file = sources.add("a", text.clone());
        let file = sources.file(file);
        assert_eq!((file.position(0), file.position(3), file.position(4)), ((1, 1), (1, 4), (1, 5)));
        for (number, (at, _)) in long.char_indices().enumerate().step_by(777) {
            assert_eq!(file.position(5 + at), (2, number + 1));
        }
        // What stands after the last line break belongs to the last line.
        assert_eq!(file.position(text.len()), (3, 5));
        let empty = sources.add("b", "");
        assert_eq!(sources.file(empty).position(0), (1, 1));
    }
}
