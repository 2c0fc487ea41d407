//! Why a site was not published, in Swedish. No message takes a hidden folder for one that the user has chosen.

use crate::swedish::cause;
use std::io;
use std::path::{Path, PathBuf};

/// Why a folder cannot be used, for [`OutputError::NotOurs`].
pub(super) const FOREIGN: &str = "innehåller filer som Insyn inte har skapat. \
    Välj en annan mapp med --out eller töm den först.";
pub(super) const REPOSITORY: &str = "är ett git-arkiv, som skulle gå förlorat. Välj en annan mapp med --out.";
pub(super) const FILE: &str = "kan inte skapas: det finns en fil med det namnet. Välj en annan med --out.";
pub(super) const ROOT: &str = "kan inte ersättas. Välj en annan mapp med --out.";

/// Why a site was not published. The message is Swedish and meant for the user. It includes the
/// cause, so do not print the chain of sources after it.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The folder may not be replaced. Exit code 2: wrong usage.
    #[error("Mappen ”{}” {why}", .path.display())]
    NotOurs {
        /// The folder that was given for the site.
        path: PathBuf,
        /// The rest of the Swedish sentence, after the name of the folder.
        why: &'static str,
    },
    /// The folder and one that the site is made of lie in each other. Exit code 2.
    #[error("Mappen ”{}” {} ”{}”, som webbplatsen görs av. Välj en annan mapp med --out.",
        .path.display(), if *.inside { "hör till" } else { "innehåller" }, .made_of.display())]
    Tangled {
        /// The folder that was given for the site.
        path: PathBuf,
        /// The folder of the content, of `static` or of themes, as it was named.
        made_of: PathBuf,
        /// Whether the first lies in the second, or the other way round.
        inside: bool,
    },
    /// What bears a name that a build uses beside the folder is somebody else's. Exit code 2.
    #[error("Bredvid ”{}” behöver Insyn namnet ”{}”, men där ligger något som Insyn inte har skapat. \
        Flytta det, eller välj en annan mapp med --out.", .given.display(), .taken.display())]
    Taken {
        /// The folder that was given for the site.
        given: PathBuf,
        /// What stands in the way.
        taken: PathBuf,
    },
    /// The old site, or what an earlier build has left, cannot be removed. Exit code 3.
    #[error("En webbplats från ett tidigare bygge går inte att ta bort: rättighet saknas till ”{}”. \
        Ta bort mappen ”{}” som den användare som gjorde bygget eller som administratör, och bygg sedan igen.", .denied.display(), .remove.display())]
    Stuck {
        /// The folder that has to go.
        remove: PathBuf,
        /// It, or what in it the user may not touch.
        denied: PathBuf,
    },
    /// The machine failed to do `action`, a Swedish infinitive. Exit code 3.
    #[error("Det gick inte att {action} ”{}”: {}", .path.display(), cause(.source))]
    Io {
        /// What could not be done: `läsa`.
        action: &'static str,
        /// The file or folder that it should have been done to.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another build is writing to the same folder. Exit code 3.
    #[error("Ett annat bygge skriver just nu till ”{}”. Vänta och försök sedan igen.", .0.display())]
    Busy(PathBuf),
    /// The address cannot be a path below the output root: a bug in the caller. Exit code 3.
    #[error("Fel i Insyn: adressen ”{0}” kan inte bli en fil. Anmäl gärna felet.")]
    BadAddress(String),
    /// The first address is a file, but the second one needs it to be a folder. Exit code 3.
    #[error("”{0}” kan inte vara både en fil och mappen för ”{1}”. Byt namn på den ena.")]
    Conflict(String, String),
}

pub(super) fn not_ours(path: &Path, why: &'static str) -> OutputError {
    let path = path.to_owned();
    OutputError::NotOurs { path, why }
}

pub(super) fn failed(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> OutputError {
    move |source| OutputError::Io { action, path: path.to_owned(), source }
}
