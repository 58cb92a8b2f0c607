//! What makes two comments say the same, or nearly the same, without comparing their texts.

/// The fingerprint of a text: two columns of a comment. Screening makes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fingerprint {
    /// The same for texts that differ only in case, accents, spacing and punctuation; empty for none.
    pub digest: String,
    /// Nearly the same bits for nearly the same texts; 0 for texts that are too short to tell.
    pub shape: i64,
}
