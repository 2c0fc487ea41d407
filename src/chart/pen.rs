//! Who tells a chart, and whether it is drawn.

/// Who tells a chart.
#[derive(Clone, Copy)]
pub(super) struct Pen<'a> {
    /// Id of the one report whose figures they are; none of the best of all.
    pub voice: Option<&'a str>,
    /// Whether it is drawn, or only named and told.
    pub draws: bool,
}

impl Pen<'_> {
    /// Charts that gather reports.
    pub(super) const OF_ALL: Pen<'static> = Pen { voice: None, draws: true };
}
