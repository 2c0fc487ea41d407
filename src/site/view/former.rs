//! What stands at addresses that are no more.

use serde::Serialize;

/// The page at the old address of something that has moved.
#[derive(Debug, Clone, Serialize)]
pub struct MovedPage {
    /// The new address, below the root.
    pub to: String,
}

/// The page at the address of something that is not published any longer.
#[derive(Debug, Clone, Serialize)]
pub struct RemovedPage {
    pub reason: String,
    pub date: Option<String>,
}

/// What stood on a page that is still there.
#[derive(Debug, Clone, Serialize)]
pub struct FormerNote {
    /// The anchors that it had.
    pub ids: Vec<String>,
    /// Where it is now, below the root; empty if it is nowhere.
    pub to: String,
    /// Why it is nowhere.
    pub reason: Option<String>,
}
