//! The filters that are on, above a list.

/// A filter that is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenFilter {
    /// What it asks for, as people read it.
    pub words: String,
    /// The address of the list without it.
    pub without: String,
}

impl ChosenFilter {
    /// Those of `filters` that are on. Each is what stands before its words, its words (none if it is
    /// off), and the address of the list without it.
    pub fn those_on<const COUNT: usize>(filters: [(&str, String, String); COUNT]) -> Vec<Self> {
        filters
            .into_iter()
            .filter(|(_, words, _)| !words.is_empty())
            .map(|(before, words, without)| Self { words: format!("{before}{words}"), without })
            .collect()
    }
}
