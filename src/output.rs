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
use std::fs;
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

/// Writes files that the program makes for the content folder, such as the schemas, into a folder there, each as a whole or not at all.
/// Other files in it stay.
///
/// # Errors
/// [`OutputError::Io`].
pub fn write_into<'a>(folder: &Path, files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Result<(), OutputError> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(failed("skapa mappen", parent))?;
        let whole = parent.join(".insyn-ny");
        fs::write(&whole, bytes).map_err(failed("skriva", &path))?;
        fs::rename(&whole, &path).map_err(failed("skriva", &path))?;
    }
    Ok(())
}
