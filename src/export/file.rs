//! What is written.

/// A file by its address below the root.
pub(super) type File = (String, Vec<u8>);
