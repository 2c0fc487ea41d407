//! What a run is at.

/// What a long run is doing, for those who wait for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many associations have been read, of all.
    Association {
        /// How many.
        number: usize,
        /// How many there are.
        of: usize,
    },
    /// What is said of all associations together is written.
    Whole,
}
