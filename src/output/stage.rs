//! A site on its way into its folder, file by file, so that no more of it need be in memory than is worked on.

use super::disk::{COMPLETE, MARKER, holds, keep, sync, write_new};
use super::error::{OutputError, failed};
use super::files::{Published, count_removed, is_plain, rival};
use super::lock::Lock;
use super::place::Place;
use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A site that is staged beside its folder. Dropped before it is complete, it leaves the old site as it was.
pub struct Stage {
    place: Place,
    so_far: Mutex<SoFar>,
    is_complete: bool,
    /// Held until the staging folder is gone.
    _lock: Lock,
}

#[derive(Default)]
struct SoFar {
    addresses: BTreeSet<String>,
    /// Those that are made.
    folders: HashSet<PathBuf>,
    published: Published,
}

impl Stage {
    /// Begins a site beside `out`, which nobody else may build meanwhile.
    ///
    /// # Errors
    /// All of [`OutputError`].
    pub fn begin(out: &Path) -> Result<Stage, OutputError> {
        let place = Place::of(out)?;
        fs::create_dir_all(&place.parent).map_err(failed("skapa mappen för", out))?;
        let lock = place.enter()?;
        fs::create_dir(&place.staging).map_err(failed("skapa en mapp bredvid", &place.given))?;
        write_new(&place.staging.join(MARKER), b"").map_err(written(&place, MARKER)).inspect_err(|_| {
            let _ = fs::remove_dir(&place.staging);
        })?;
        Ok(Stage { place, so_far: Mutex::default(), is_complete: false, _lock: lock })
    }

    /// Adds a file. Several may be added at once.
    ///
    /// # Errors
    /// If the address is no plain relative path, if a file is also a folder, or if it cannot be written.
    pub fn put(&self, address: &str, content: &[u8]) -> Result<(), OutputError> {
        if !is_plain(address) {
            return Err(OutputError::BadAddress(address.to_owned()));
        }
        let (old, new) = (self.place.out.join(address), self.place.staging.join(address));
        let folder = {
            let mut so_far = self.so_far();
            if let Some((file, other)) = rival(&so_far.addresses, address) {
                return Err(OutputError::Conflict(file, other));
            }
            so_far.addresses.insert(address.to_owned());
            new.parent().filter(|folder| !so_far.folders.contains(*folder))
        };
        if let Some(folder) = folder {
            fs::create_dir_all(folder).map_err(written(&self.place, address))?;
            self.so_far().folders.insert(folder.to_owned());
        }
        let unchanged = holds(&old, content);
        match unchanged {
            true => keep(&old, &new, content).map_err(written(&self.place, address))?,
            false => write_new(&new, content).map(drop).map_err(written(&self.place, address))?,
        }
        let mut so_far = self.so_far();
        let count = if unchanged { &mut so_far.published.unchanged } else { &mut so_far.published.written };
        *count += 1;
        Ok(())
    }

    fn so_far(&self) -> MutexGuard<'_, SoFar> {
        self.so_far.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the site in place, as a whole. After a power cut the folder holds the old site or the new one: all of it is on the disk before
    /// the folders are exchanged.
    ///
    /// # Errors
    /// [`OutputError::Io`]. The old site is then still in place.
    pub fn commit(mut self) -> Result<Published, OutputError> {
        let SoFar { addresses, mut published, .. } = std::mem::take(&mut *self.so_far());
        published.removed = count_removed(&self.place.out, "", &addresses);
        let marked = complete(&self.place.staging.join(MARKER)).and_then(|()| sync(&self.place.staging));
        marked.map_err(written(&self.place, MARKER))?;
        self.place.swap()?;
        self.is_complete = true;
        // The exchange itself. Where a folder cannot be synced, the system does it in its own time.
        let _ = File::open(&self.place.parent).and_then(|parent| parent.sync_all());
        Ok(published)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // The outcome is settled. What cannot be removed now is removed, or told of, by the next build.
        let _ = self.place.remove_ours(&self.place.staging);
    }
}

/// Writes the marker, and closes it: Windows moves no folder in which a file is open.
fn complete(marker: &Path) -> io::Result<()> {
    let mut marker = File::options().write(true).open(marker)?;
    marker.write_all(COMPLETE.as_bytes())?;
    marker.sync_all()
}

/// People know the files by where they are to be.
fn written(place: &Place, address: &str) -> impl FnOnce(io::Error) -> OutputError + use<> {
    let path = place.given.join(address);
    move |source| OutputError::Io { action: "skriva", path, source }
}
