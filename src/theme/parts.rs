//! The files of a theme: those of the program, in which folders replace some and add others.

use super::built_in::BUILT_IN;
use super::error::ThemeError;
use crate::source::{self, Kind, SourceError, Volume};
use crate::swedish::nearest;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What every word of the templates stands in.
pub(super) const LABELS: &str = "labels.toml";
/// The folder of the templates, as their names begin.
pub(super) const TEMPLATES: &str = "templates/";

/// A file of a theme.
#[derive(Debug, Clone)]
pub struct Part {
    /// What it holds.
    pub bytes: Cow<'static, [u8]>,
    /// Where it lies; nowhere if it is part of the program.
    pub path: Option<PathBuf>,
}

/// The files of a theme as found.
pub(super) struct Parts {
    /// All but the labels, by their names below the folder.
    pub files: BTreeMap<String, Part>,
    /// The files of labels, the later ones replacing what the earlier say.
    pub labels: Vec<Part>,
    /// What was read from folders.
    pub read: Volume,
}

/// The folders that replace parts of the built-in theme, the later ones also those of the earlier: the one beside the content, if there
/// is one, and the one that is given.
pub(super) fn folders(content: &Path, given: Option<&Path>) -> Result<Vec<PathBuf>, ThemeError> {
    let beside = source::theme_folder(content);
    let beside = match Kind::at(&beside) {
        None => None,
        Some(Kind::Folder) => Some(beside),
        Some(Kind::File | Kind::Huge) => return Err(ThemeError::NoFolder(beside)),
        Some(kind) => return Err(SourceError::Odd(beside, kind).into()),
    };
    if let Some(given) = given
        && source::is_folder(given)? != Some(true)
    {
        return Err(ThemeError::Missing(given.to_owned()));
    }
    Ok(beside.into_iter().chain(given.map(Path::to_owned)).collect())
}

/// Finds and reads the files.
pub(super) fn read(folders: &[PathBuf]) -> Result<Parts, ThemeError> {
    let built_in = |(name, bytes): &(&'static str, &'static [u8])| ((*name).to_owned(), Part { bytes: (*bytes).into(), path: None });
    let mut parts = Parts { files: BUILT_IN.iter().map(built_in).collect(), labels: Vec::new(), read: Volume::default() };
    parts.labels.extend(parts.files.remove(LABELS));
    for folder in folders {
        for entry in source::files_below(folder)?.into_iter().filter(|entry| entry.kind != Kind::DeadLink) {
            let bytes = source::bytes(&entry.path)?;
            parts.read += Volume::of(bytes.len());
            let part = Part { bytes: bytes.into(), path: Some(entry.path) };
            match entry.address {
                name if name == LABELS => parts.labels.push(part),
                name => _ = parts.files.insert(name, part),
            }
        }
    }
    Ok(parts)
}

/// Holds templates of folders to be used: each is one that the program has, or one that another takes in, and lies where templates lie.
pub(super) fn all_used(templates: &BTreeMap<String, Part>, assets: &BTreeMap<String, Part>) -> Result<(), ThemeError> {
    let own = |name: &str| BUILT_IN.iter().any(|(known, _)| known.strip_prefix(TEMPLATES) == Some(name));
    let of_folder = |(name, part): (&String, &Part)| Some((name.clone(), part.path.clone()?));
    for (name, path) in templates.iter().filter_map(of_folder).filter(|(name, _)| !own(name)) {
        let texts = templates.values().map(|part| String::from_utf8_lossy(&part.bytes));
        let quoted = ['"', '\''].map(|quote| format!("{quote}{name}{quote}"));
        if !texts.into_iter().any(|text| quoted.iter().any(|quoted| text.contains(quoted))) {
            let known = BUILT_IN.iter().filter_map(|(known, _)| known.strip_prefix(TEMPLATES));
            let advice = nearest(&name, known).map(|near| format!(" Menade du ”{near}”?")).unwrap_or_default();
            return Err(ThemeError::Unused { path, wrong: format!("är en mall som ingen sida och ingen annan mall använder.{advice}") });
        }
    }
    match assets.iter().filter_map(of_folder).find(|(name, _)| own(name)) {
        Some((_, path)) => Err(ThemeError::Unused { path, wrong: "är en mall. Lägg den i temats mapp ”templates”.".into() }),
        None => Ok(()),
    }
}
