//! What a narrative is made of.

/// A piece of the narrative, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text as HTML.
    Html(String),
    /// `level` 1 is the highest in the content.
    Heading {
        /// Depth, from 1 to 5.
        level: u8,
        /// Anchor on the page.
        id: String,
        /// What it says, as HTML.
        html: String,
    },
    /// A table of the report, by its id.
    Table(String),
    /// A chart of the report, by its id.
    Chart(String),
    /// *fyll i*: what is still to be written here, in a draft.
    ToFill(String),
    /// A picture from `bilagor/`.
    Picture {
        /// Name of the file.
        file: String,
        /// What the picture shows, in words.
        alt: String,
    },
}
