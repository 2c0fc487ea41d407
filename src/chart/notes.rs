//! What is to be said of the figures of a chart, numbered after the marks of the content.

use crate::facts::Caveat;
use crate::measures::Told;
use std::borrow::Cow;

/// The notes of a chart, in the order in which its table meets them.
#[derive(Debug, Clone, Default)]
pub struct Notes {
    /// How many numbers the marks take.
    after: usize,
    caveats: Vec<Caveat>,
}

impl Notes {
    pub(super) fn of<'a>(after: usize, texts: impl Iterator<Item = &'a Told>) -> Notes {
        let mut caveats: Vec<Caveat> = Vec::new();
        for caveat in texts.flat_map(Told::bound).flat_map(|bound| &bound.caveats) {
            if !caveats.contains(caveat) {
                caveats.push(caveat.clone());
            }
        }
        Notes { after, caveats }
    }

    /// The text with the numbers of the notes on its figures.
    pub(super) fn on(&self, told: Told) -> Told {
        told.with_notes(|caveat| self.number(caveat))
    }

    fn number(&self, caveat: &Caveat) -> Option<usize> {
        Some(self.caveats.iter().position(|known| known == caveat)? + self.after + 1)
    }

    /// A text as the drawing has it: its figures followed by the numbers of their notes.
    pub(super) fn numbered<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if Told::is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(self.on(Told::read(text, None)).numbered()) }
    }

    /// Each note with its number.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Caveat)> {
        (self.after + 1..).zip(&self.caveats)
    }
}
