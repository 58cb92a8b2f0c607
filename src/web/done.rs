//! What was just done, as the address of the page says it that tells of it: `?done=saved`.

/// The things that can have been done before a page is shown. The sentence for each stands with the page.
pub trait DoneCode: Copy + 'static {
    /// All of them.
    const ALL: &'static [Self];

    /// As the address says it.
    fn code(self) -> &'static str;

    /// What an address says; nothing if it says nothing, or something else.
    fn read(code: Option<&str>) -> Option<Self> {
        Self::ALL.iter().copied().find(|done| Some(done.code()) == code)
    }

    /// The address of the page at `path`, telling of it.
    fn at(self, path: &str) -> String {
        format!("{path}?done={}", self.code())
    }
}
