//! What a narrative is made of.

/// A piece of the narrative, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text as HTML.
    Html(String),
    /// `level` 1 is the highest in the content.
    Heading {
        level: u8,
        id: String,
        html: String,
        text: String,
    },
    Table(String),
    Chart(String),
    /// A picture from `bilagor/`.
    Picture {
        file: String,
        alt: String,
    },
}
