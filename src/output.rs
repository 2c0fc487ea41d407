//! Puts a finished site in its output folder, as a whole or not at all.
//!
//! Beside the output folder `public` a build uses three hidden names: `.public.insyn-ny` (the new
//! site while it is staged), `.public.insyn-gammal` (the old site, where the swap takes two
//! renames) and `.public.insyn-las` (the lock). None is left; what a killed build leaves, the next one clears.
//! The marker file `.insyn` is the first file written in a folder and the last one removed, so
//! files without a marker are never ours. The marker is empty until the folder is complete.

mod error;
mod lock;
mod disk;
mod files;
mod place;
mod stage;

pub use error::OutputError;
pub use files::{Files, Published};
pub use stage::Stage;

use disk::resolve;
use error::failed;
use place::Place;
use std::fs::{self, File};
use std::io::{BufWriter, IntoInnerError, Write};
use std::path::Path;

/// Says whether `out` may be replaced: it is absent, empty, or an earlier output of Insyn, and apart from the folders that the site is
/// made of. Also completes or undoes the swap of a killed build. Call it before any work.
///
/// # Errors
/// [`OutputError::NotOurs`], [`OutputError::Tangled`], [`OutputError::Busy`] and [`OutputError::Io`].
pub fn check(out: &Path, sources: &[&Path]) -> Result<(), OutputError> {
    let place = Place::of(out)?;
    for source in sources {
        let real = resolve(source).map_err(failed("läsa", source))?;
        let inside = place.out.starts_with(&real);
        if inside || real.starts_with(&place.out) {
            return Err(OutputError::Tangled { path: out.to_owned(), made_of: source.to_path_buf(), inside });
        }
    }
    if place.parent.exists() {
        place.enter()?;
    }
    Ok(())
}

/// Makes `out` hold exactly `files`: stages them beside `out` and swaps as one, so that `out` shows
/// a whole site all the time. (It is missing for a moment where folders cannot be exchanged.)
///
/// # Errors
/// All of [`OutputError`]. The old site is then still in place and the staging folder removed.
pub fn publish(out: &Path, files: &Files) -> Result<Published, OutputError> {
    let stage = Stage::begin(out)?;
    files.iter().try_for_each(|(address, content)| stage.put(address, content))?;
    stage.commit()
}

/// Writes a file that the program keeps in the content, as a whole or not at all.
///
/// # Errors
/// [`OutputError::Io`]. The old file is then still in place.
pub fn write_whole<'a>(path: &Path, parts: impl Iterator<Item = &'a str>) -> Result<(), OutputError> {
    let new = path.with_extension("insyn-ny");
    let write = || {
        let mut file = BufWriter::new(File::create(&new)?);
        parts.map(str::as_bytes).try_for_each(|part| file.write_all(part))?;
        file.into_inner().map_err(IntoInnerError::into_error)?.sync_all()?;
        fs::rename(&new, path)
    };
    write().map_err(failed("skriva", path)).inspect_err(|_| {
        let _ = fs::remove_file(&new);
    })
}

/// Writes files that the program makes for the content folder, such as the schemas, into a folder there. Other files in it stay.
///
/// # Errors
/// [`OutputError::Io`].
pub fn write_into(folder: &Path, files: &[(String, String)]) -> Result<(), OutputError> {
    fs::create_dir_all(folder).map_err(failed("skapa mappen", folder))?;
    for (name, text) in files {
        let path = folder.join(name);
        fs::write(&path, text).map_err(failed("skriva", &path))?;
    }
    Ok(())
}
