//! The content folder as found, with `static` beside it. What is missing, or cannot be read as what it should be, becomes a finding.

use super::folder::{Entry, Kind, SourceError, address, entries, files_below, is_folder, printable};
use super::sources::Sources;
use crate::diag::{Code, FileId, Finding, Findings, Severity, Span};
use std::ops::Range;
use std::path::{Path, PathBuf};

const EASY: &str = "lattlast.md";
const ATTACHMENTS: &str = "bilagor";
const STATIC: &str = "static";
const THEME: &str = "tema";

/// The ledger of addresses within the content.
pub const LEDGER: &str = "adresser.txt";

/// The folder of the schemas within the content; hidden, for people have nothing to do in it.
pub const SCHEMAS: &str = ".schema";

/// So many bytes a file of text may have.
const MOST_TEXT: u64 = 20_000_000;

/// The content folder as found.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    /// Every file, whether its text has been read or not.
    pub sources: Sources,
    /// `webbplats.toml`, or an empty text in its place.
    pub site: Option<FileId>,
    /// `medlemmar.toml`, or an empty text in its place.
    pub members: Option<FileId>,
    /// `indikatorer.toml`, if there is one.
    pub indicators: Option<FileId>,
    /// `ordlista.toml`, if there is one.
    pub glossary: Option<FileId>,
    /// The ledger of addresses, or an empty text in its place.
    pub ledger: Option<FileId>,
    /// The schemas that an editor reads, in [`SCHEMAS`], by name.
    pub schemas: Vec<(String, FileId)>,
    /// Every folder of an association, by name.
    pub associations: Vec<AssociationFiles>,
    /// The files in `static`, which are published as they are.
    pub fixed: Vec<Entry>,
}

/// The files of an association.
#[derive(Debug, Clone)]
pub struct AssociationFiles {
    /// Name of the folder, first part of the address.
    pub id: String,
    /// `forbund.toml`, or an empty text in its place.
    pub about: FileId,
    /// `insatser.toml`, if there is one.
    pub initiatives: Option<FileId>,
    /// Every folder of a report, by name.
    pub reports: Vec<ReportFiles>,
    /// The numbers of all its files.
    pub files: Range<u32>,
}

/// The files of a report.
#[derive(Debug, Clone, Default)]
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

impl ReportFiles {
    /// Whether a file is one of them.
    pub fn has(&self, file: FileId) -> bool {
        self.about == file || self.figures.contains(&file) || self.narrative.contains(&file) || self.easy == Some(file)
    }
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
    /// Whether it can be read. If not, there is a finding that says why.
    pub readable: bool,
}

/// Whether there is a content folder to read.
///
/// # Errors
/// If there is none of this name, or it cannot be looked at.
pub fn find(content: &Path) -> Result<(), SourceError> {
    match is_folder(content)? {
        None => Err(SourceError::Missing(content.to_owned())),
        Some(false) => Err(SourceError::NoFolder(content.to_owned())),
        Some(true) => Ok(()),
    }
}

/// Reads a whole content folder. What is missing or not text becomes findings.
///
/// # Errors
/// If the folder itself is missing or the file system fails.
pub fn read(content: &Path, findings: &mut Findings) -> Result<Tree, SourceError> {
    let mut tree = list(content, findings)?;
    for files in tree.associations.iter().map(|association| association.files.clone()) {
        tree.sources.load(files, findings)?;
    }
    Ok(tree)
}

/// Finds the files of a content folder, and reads those that are not of an association.
///
/// # Errors
/// If the folder itself is missing or the file system fails.
pub fn list(content: &Path, findings: &mut Findings) -> Result<Tree, SourceError> {
    find(content)?;
    let mut reader = Reader { root: content, tree: Tree::default(), findings };
    let found = reader.list(content)?;
    reader.tree.site = Some(reader.required(content, "webbplats.toml", &found));
    reader.tree.members = Some(reader.required(content, "medlemmar.toml", &found));
    reader.tree.indicators = reader.optional("indikatorer.toml", &found);
    reader.tree.glossary = reader.optional("ordlista.toml", &found);
    reader.tree.ledger = Some(reader.ledger(content, &found));
    let schemas = content.join(SCHEMAS);
    match Kind::at(&schemas) {
        None | Some(Kind::File | Kind::Huge) => {}
        Some(Kind::Folder) => {
            for entry in reader.list(&schemas)?.iter().filter(|entry| entry.kind == Kind::File) {
                let file = reader.text(entry);
                reader.tree.schemas.push((entry.address.clone(), file));
            }
        }
        Some(kind) => reader.odd(&schemas, kind),
    }
    reader.tree.sources.load(0..reader.tree.sources.end(), reader.findings)?;
    for folder in folders(&found) {
        let association = reader.association(folder)?;
        reader.tree.associations.push(association);
    }
    reader.fixed(&static_folder(content))?;
    Ok(reader.tree)
}

/// `static` beside the content, which is published as it is.
pub fn static_folder(content: &Path) -> PathBuf {
    beside(content, STATIC)
}

/// `tema` beside the content, which replaces parts of the theme.
pub fn theme_folder(content: &Path) -> PathBuf {
    beside(content, THEME)
}

/// A folder beside the content, whatever the content is called: with `.` beside the folder that the command stands in.
fn beside(content: &Path, name: &str) -> PathBuf {
    let real = content.file_name().is_none().then(|| content.canonicalize().ok()).flatten();
    real.as_deref().unwrap_or(content).with_file_name(name)
}

struct Reader<'a> {
    root: &'a Path,
    tree: Tree,
    findings: &'a mut Findings,
}

impl Reader<'_> {
    fn association(&mut self, folder: &Entry) -> Result<AssociationFiles, SourceError> {
        let first = self.tree.sources.end();
        let found = self.list(&folder.path)?;
        let about = self.required(&folder.path, "forbund.toml", &found);
        let initiatives = self.optional("insatser.toml", &found);
        let mut reports = Vec::new();
        for folder in folders(&found) {
            reports.push(self.report(folder)?);
        }
        Ok(AssociationFiles { id: folder.address.clone(), about, initiatives, reports, files: first..self.tree.sources.end() })
    }

    fn report(&mut self, folder: &Entry) -> Result<ReportFiles, SourceError> {
        let found = self.list(&folder.path)?;
        let about = self.required(&folder.path, "rapport.toml", &found);
        let period = folder.address.clone();
        let mut report = ReportFiles { period, about, figures: Vec::new(), narrative: Vec::new(), easy: None, attachments: Vec::new() };
        for entry in &found {
            match (entry.kind, entry.path.extension().and_then(|e| e.to_str())) {
                (Kind::File, Some("toml")) if entry.address == "rapport.toml" => report.figures.push(about),
                (Kind::File, Some("toml")) => report.figures.push(self.text(entry)),
                (Kind::File, Some("md")) if entry.address == EASY => report.easy = Some(self.text(entry)),
                (Kind::File, Some("md")) => report.narrative.push(self.text(entry)),
                (Kind::File, _) if meant(entry).is_none() => self.unknown(entry),
                (Kind::Folder, _) if entry.address == ATTACHMENTS => report.attachments = self.attachments(&entry.path)?,
                (Kind::Folder, _) => self.idle_folder(entry),
                _ => {}
            }
        }
        Ok(report)
    }

    fn attachments(&mut self, folder: &Path) -> Result<Vec<AttachmentFile>, SourceError> {
        let found = self.list(folder)?;
        found.iter().filter(|entry| entry.kind == Kind::Folder).for_each(|folder| self.idle_folder(folder));
        let files = found.into_iter().filter(|entry| !matches!(entry.kind, Kind::Folder | Kind::DeadLink));
        Ok(files
            .map(|file| AttachmentFile { name: file.address, path: file.path, bytes: file.bytes, readable: file.kind == Kind::File })
            .collect())
    }

    /// What is published as it is.
    fn fixed(&mut self, folder: &Path) -> Result<(), SourceError> {
        match Kind::at(folder) {
            None => {}
            Some(Kind::Folder) => {
                for entry in files_below(folder)? {
                    match entry.kind {
                        Kind::File => self.tree.fixed.push(entry),
                        kind => self.odd(&entry.path, kind),
                    }
                }
            }
            Some(Kind::File | Kind::Huge) => self.idle(folder, "static är en fil, men ska vara en mapp", "Byt namn på filen."),
            Some(kind) => self.odd(folder, kind),
        }
        Ok(())
    }

    /// What stands in a folder of the content. Tells of what cannot be read as what it should be.
    fn list(&mut self, folder: &Path) -> Result<Vec<Entry>, SourceError> {
        let found = entries(folder)?;
        for entry in &found {
            match entry.kind {
                Kind::File => {
                    if let Some(meant) = meant(entry) {
                        self.misnamed(entry, meant);
                    }
                }
                Kind::Folder if !is_named_as_text(&entry.path) => {}
                kind => self.odd(&entry.path, kind),
            }
        }
        Ok(found)
    }

    /// A file that must be there. Its place is there even if it is not.
    fn required(&mut self, folder: &Path, name: &str, found: &[Entry]) -> FileId {
        match found.iter().find(|entry| entry.address == name) {
            Some(entry) if entry.kind == Kind::File => self.text(entry),
            Some(entry) if entry.kind != Kind::DeadLink => self.empty(&entry.path),
            // One whose name ends wrongly has been told of.
            _ if found.iter().any(|entry| meant(entry) == Some(name)) => self.empty(&folder.join(name)),
            _ => {
                let id = self.empty(&folder.join(name));
                self.findings.push(
                    Finding::new(Code::MissingFile, Span::new(id, 0..0), "filen saknas")
                        .help("Skapa filen. Handboken visar vad den ska innehålla."),
                );
                id
            }
        }
    }

    fn optional(&mut self, name: &str, found: &[Entry]) -> Option<FileId> {
        found.iter().find(|entry| entry.address == name && entry.kind == Kind::File).map(|entry| self.text(entry))
    }

    /// The program's own file grows with the site: it may have as many bytes as any file.
    fn ledger(&mut self, folder: &Path, found: &[Entry]) -> FileId {
        match found.iter().find(|entry| entry.address == LEDGER && entry.kind == Kind::File) {
            Some(file) => self.tree.sources.expect(self.shown(&file.path), file.path.clone()),
            None => self.empty(&folder.join(LEDGER)),
        }
    }

    /// A file of text, which is read when its turn comes.
    fn text(&mut self, file: &Entry) -> FileId {
        if file.bytes > MOST_TEXT {
            let id = self.empty(&file.path);
            let finding = Finding::new(Code::Unreadable, Span::new(id, 0..0), "filen är större än 20 MB");
            self.findings.push(finding.help("Dela upp den i flera filer, eller ta bort det som inte hör till texten eller siffrorna."));
            return id;
        }
        let shown = self.shown(&file.path);
        self.tree.sources.expect(shown, file.path.clone())
    }

    /// The place of something whose text is not read.
    fn empty(&mut self, path: &Path) -> FileId {
        let shown = self.shown(path);
        self.tree.sources.add(shown, "")
    }

    /// A link, a folder, or what is no file at all. A link that leads nowhere hides nothing.
    fn odd(&mut self, path: &Path, kind: Kind) {
        let id = self.empty(path);
        let severity = if kind == Kind::DeadLink { Severity::Warning } else { Severity::Error };
        let message = format!("”{}” {}", name(path), kind.why());
        self.findings.push(Finding::new(Code::Unreadable, Span::new(id, 0..0), message).severity(severity).help(kind.help()));
    }

    /// A file that nothing reads, such as `siffror.toml.txt`, was meant for something.
    fn unknown(&mut self, file: &Entry) {
        let help = "Filnamn ska sluta på .toml eller .md. Bilagor och bilder läggs i mappen bilagor. Ta annars bort filen.";
        self.idle(&file.path, "filen läses inte", help);
    }

    /// A file that is not read, for its name ends with more than it should: `siffror.toml.txt`.
    fn misnamed(&mut self, file: &Entry, meant: &str) {
        let id = self.empty(&file.path);
        let finding =
            Finding::new(Code::UnknownFile, Span::new(id, 0..0), format!("filen heter {} och läses därför inte", name(&file.path)));
        let help = format!("Döp om den till {meant}. Ställ in datorn så att den visar filändelser.");
        self.findings.push(finding.severity(Severity::Error).help(help));
    }

    fn idle_folder(&mut self, folder: &Entry) {
        if !is_named_as_text(&folder.path) {
            self.idle(&folder.path, "mappen läses inte", "Flytta det som ska läsas eller publiceras, eller ta bort mappen.");
        }
    }

    fn idle(&mut self, path: &Path, message: &str, help: &str) {
        let id = self.empty(path);
        self.findings.push(Finding::new(Code::UnknownFile, Span::new(id, 0..0), message).help(help));
    }

    /// The path as people are told: below the content as it was named. A name with a line break in it stays one line.
    fn shown(&self, path: &Path) -> String {
        let shown = match path.strip_prefix(self.root) {
            Ok(_) => format!("{}/{}", self.root.display().to_string().trim_end_matches('/'), address(path, self.root)),
            Err(_) => path.display().to_string(),
        };
        printable(&shown)
    }
}

fn name(path: &Path) -> String {
    printable(&path.file_name().unwrap_or_default().to_string_lossy())
}

/// What a file was meant to be called, if it is not read for the sake of how its name ends.
fn meant(file: &Entry) -> Option<&str> {
    let without = file.address.strip_suffix(".txt").or_else(|| file.address.strip_suffix(".docx"))?;
    (without.ends_with(".toml") || without.ends_with(".md")).then_some(without)
}

/// Whether a file of this name would be read.
fn is_named_as_text(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "toml" || end == "md")
}

/// The folders of associations and reports; `bilagor` belongs to a report.
fn folders(found: &[Entry]) -> impl Iterator<Item = &Entry> {
    found.iter().filter(|entry| entry.kind == Kind::Folder && entry.address != ATTACHMENTS && !is_named_as_text(&entry.path))
}
