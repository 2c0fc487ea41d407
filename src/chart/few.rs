//! How much of very many associations a chart shows: what can be seen at once. The words tell of all of them, and so do the pages.

use crate::swedish;

/// How many associations stand beside each other.
pub(super) const ASSOCIATIONS: usize = 20;

/// How many periods stand below each other, of all associations together.
pub(super) const ROWS: usize = 40;

/// How many years small drawings beside each other have together; each of them counts as six at least.
pub(super) const SMALL_BARS: usize = 120;

/// Both ends of a sorted list that is too long, and how many are between them.
pub(super) struct Ends<'a, T> {
    pub first: &'a [T],
    pub between: usize,
    pub last: &'a [T],
}

impl<'a, T> Ends<'a, T> {
    pub(super) fn of(sorted: &'a [T]) -> Ends<'a, T> {
        if sorted.len() <= ASSOCIATIONS {
            return Ends { first: sorted, between: 0, last: &[] };
        }
        let half = ASSOCIATIONS / 2;
        Ends { first: &sorted[..half], between: sorted.len() - 2 * half, last: &sorted[sorted.len() - half..] }
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &'a T> + use<'a, T> {
        self.first.iter().chain(self.last)
    }

    /// `, tio högsta och tio lägsta av 80 förbund`; nothing where all are shown.
    pub(super) fn in_words(&self) -> String {
        let [first, last] = [self.first, self.last].map(|end| swedish::cardinal(end.len()));
        let all = self.first.len() + self.between + self.last.len();
        if self.between == 0 { String::new() } else { format!(", {first} högsta och {last} lägsta av {all} förbund") }
    }
}

/// Those that lead, of more years than can be seen at once, but one at least; the order stays.
pub(super) fn leading<T, K: Ord>(all: &[T], rank: impl Fn(&T) -> K, years: impl Fn(&T) -> usize, most: usize) -> Vec<&T> {
    if all.iter().map(&years).sum::<usize>() <= most {
        return all.iter().collect();
    }
    let mut ranked: Vec<(usize, &T)> = all.iter().enumerate().collect();
    ranked.sort_by_key(|(_, one)| std::cmp::Reverse(rank(one)));
    let mut room = most;
    let mut shown: Vec<(usize, &T)> = Vec::new();
    for (place, one) in ranked {
        match room.checked_sub(years(one)) {
            Some(left) => room = left,
            None if shown.is_empty() => room = 0,
            None => break,
        }
        shown.push((place, one));
    }
    shown.sort_by_key(|(place, _)| *place);
    shown.into_iter().map(|(_, one)| one).collect()
}
