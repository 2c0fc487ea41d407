//! Where the preview lies: those who ask for pages and the one who looks for changes take it in turns.

use super::editor::Editor;
use super::listen::Hosts;
use super::news::News;
use super::scan::Changes;
use super::told::Told;
use super::watch::Watch;
use crate::build::{BuildError, Options, Preview};
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// Bad news wait for so long, so many times: an editor that empties a file before it writes it shall not be told of the empty one.
const PATIENCE: Duration = Duration::from_millis(100);
const TIMES: usize = 10;
/// Pages are asked for within so long.
const FIRST: Duration = Duration::from_millis(20);
/// What takes longer to tell than this waits until it has been quiet for longer than that.
const SLOW: Duration = Duration::from_millis(100);
const LONG: Duration = Duration::from_millis(400);
/// So many files that have changed are named.
const NAMED: usize = 2;

/// The preview with all that is told of it.
pub(super) struct Desk {
    preview: Mutex<Preview>,
    pub news: News,
    pub hosts: Hosts,
    pub editor: Option<Editor>,
    /// So many wait for news.
    pub waiting: AtomicUsize,
    content: PathBuf,
}

impl Desk {
    pub(super) fn open(options: &Options, hosts: Hosts) -> Result<Desk, BuildError> {
        let (mut preview, editor) = (Preview::open(options)?, Editor::find());
        let news = News::first(&told(&mut preview, editor));
        Ok(Desk { preview: preview.into(), news, hosts, editor, waiting: AtomicUsize::new(0), content: options.content.clone() })
    }

    pub(super) fn preview(&self) -> MutexGuard<'_, Preview> {
        self.preview.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn counts(&self) -> String {
        let counts = self.news.counts();
        if counts.is_empty() { "Inga fel.".to_owned() } else { format!("{counts}.") }
    }

    /// Follows the changes for ever.
    pub(super) fn follow(&self, watch: &mut Watch, tell: impl Fn(&str)) {
        let (mut errors, mut was_behind, mut was_deaf) = (0, false, false);
        let mut taken = Duration::ZERO;
        loop {
            if watch.is_deaf() && !was_deaf {
                was_deaf = true;
                tell("Datorn säger inte till när filer ändras. Programmet tittar efter varje halvsekund i stället.");
            }
            let mut changes = watch.next();
            let mut differs = false;
            for time in 0.. {
                let mut preview = self.preview();
                let differs_now = preview.look((!changes.came_or_went).then_some(&changes.files));
                differs |= differs_now;
                let is_behind = preview.is_behind() || preview.failure().is_some();
                drop(preview);
                if differs_now && !is_behind {
                    self.news.turn(changes.files.iter().any(|file| !file.starts_with(&self.content)));
                    // The page comes before what is told of it. With very many reports that takes its time, and more may change meanwhile.
                    let wait = if taken < SLOW { FIRST } else { LONG };
                    if time < TIMES && watch.stirs(wait) {
                        changes.add(watch.next());
                        continue;
                    }
                }
                if !differs {
                    break;
                }
                let start = Instant::now();
                let told = told(&mut self.preview(), self.editor);
                taken = start.elapsed();
                let is_worse = told.errors > errors || is_behind && !was_behind;
                if is_worse && time < TIMES && watch.stirs(PATIENCE) {
                    changes.add(watch.next());
                    continue;
                }
                (errors, was_behind) = (told.errors, is_behind);
                self.news.tell(&told);
                tell(&format!("{} {}", said(&changes), self.counts()));
                break;
            }
        }
    }
}

fn told(preview: &mut Preview, editor: Option<Editor>) -> Told {
    let told = preview.findings().map(|(findings, sources)| Told::of(findings, sources, editor)).unwrap_or_default();
    told.with(preview.is_behind(), preview.failure(), preview.left().collect(), editor)
}

/// What has changed, as a Swedish sentence.
fn said(changes: &Changes) -> String {
    let names: Vec<String> = changes.files.iter().map(|file| crate::source::printable(&file.display().to_string())).collect();
    match &*names {
        few if few.len() <= NAMED => format!("Ändrat: {}.", few.join(", ")),
        [first, others @ ..] => format!("Ändrat: {first} och {} filer till.", others.len()),
        [] => String::new(),
    }
}
