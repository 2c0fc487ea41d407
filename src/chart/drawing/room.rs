//! Where texts go in a drawing without meeting each other or what is drawn.

/// A rectangle: left, top, right, bottom.
pub(crate) type Box4 = (i32, i32, i32, i32);

/// What is taken of a drawing.
#[derive(Default)]
pub(crate) struct Room {
    taken: Vec<Box4>,
}

impl Room {
    pub(crate) fn take(&mut self, place: Box4) {
        self.taken.push(place);
    }

    /// A line from one point to another, as wide as it is drawn.
    pub(crate) fn take_line(&mut self, (x1, y1): (i32, i32), (x2, y2): (i32, i32)) {
        let steps = (x2 - x1).abs().max((y2 - y1).abs()) / 4 + 1;
        for step in 0..=steps {
            let (x, y) = (x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps);
            self.take((x - 2, y - 2, x + 2, y + 2));
        }
    }

    pub(crate) fn is_free(&self, place: Box4) -> bool {
        self.meets(place).next().is_none()
    }

    /// All that a place would meet.
    pub(crate) fn meets(&self, (left, top, right, bottom): Box4) -> impl Iterator<Item = Box4> {
        let apart = move |(l, t, r, b): &Box4| right <= *l || *r <= left || bottom <= *t || *b <= top;
        self.taken.iter().copied().filter(move |taken| !apart(taken))
    }

    /// Takes the first of these places that is free.
    pub(crate) fn first_free(&mut self, places: impl IntoIterator<Item = Box4>) -> Option<Box4> {
        let found = places.into_iter().find(|place| self.is_free(*place))?;
        self.take(found);
        Some(found)
    }
}
