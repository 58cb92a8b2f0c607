//! What was just done, told by the page that comes next: the address carries a code, the page has the
//! sentence.

use crate::team::site::Notice;

/// What may have been done before a page is shown, each as a variant of the page's own type.
pub trait JustDone: Copy + PartialEq + Sized + 'static {
    /// Each of them: how an address says it, and the sentence for people.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// What the address says was done; none if it says nothing that is known.
    fn read(code: Option<&str>) -> Option<Self> {
        Self::ALL.iter().find(|(_, own, _)| code == Some(*own)).map(|(done, _, _)| *done)
    }

    /// The sentence for people.
    fn in_words(self) -> &'static str {
        Self::ALL.iter().find(|(done, _, _)| *done == self).map_or("", |(_, _, words)| words)
    }

    /// The address of the page at `path` that says it.
    fn at(self, path: &str) -> String {
        let code =
            Self::ALL.iter().find(|(done, _, _)| *done == self).map_or("", |(_, own, _)| own);
        format!("{path}?done={code}")
    }

    /// As a page of the desk shows it; it cannot be undone.
    fn notice(self) -> Notice {
        Notice::saying(self.in_words())
    }
}
