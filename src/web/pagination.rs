//! Numbered pages of a public list.

use rocket::form::{FromFormField, ValueField};

/// A page number as the address gives it; what is no number is the first page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageNumber(pub u64);

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

impl<'v> FromFormField<'v> for PageNumber {
    fn from_value(field: ValueField<'v>) -> rocket::form::Result<'v, Self> {
        Ok(Self(field.value.parse().unwrap_or(1).max(1)))
    }

    fn default() -> Option<Self> {
        Some(Self(1))
    }
}

/// The links under a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pagination {
    /// The page before, if there is one.
    pub previous: Option<String>,
    /// The page after, if there is one.
    pub next: Option<String>,
    /// The first, the last, and those near this one.
    pub pages: Vec<PageLink>,
    /// The page shown.
    pub here: u64,
}

/// One number under a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageLink {
    /// The number.
    pub number: u64,
    /// Its address.
    pub href: String,
    /// Whether it is the page shown.
    pub here: bool,
}

impl Pagination {
    /// Links for `total` things at `size` a page. A page beyond the last shows the first.
    pub fn new(asked: PageNumber, total: u64, size: u64, href: impl Fn(u64) -> String) -> Self {
        let last = total.div_ceil(size).max(1);
        let here = if asked.0 > last { 1 } else { asked.0 };
        let pages = (1..=last)
            .filter(|&number| number == 1 || number == last || number.abs_diff(here) <= 2)
            .map(|number| PageLink { number, href: href(number), here: number == here })
            .collect();
        Self {
            previous: (here > 1).then(|| href(here - 1)),
            next: (here < last).then(|| href(here + 1)),
            pages,
            here,
        }
    }

    /// How many things come before the page shown.
    pub fn offset(&self, size: u64) -> u64 {
        (self.here - 1) * size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(asked: u64, total: u64) -> (Vec<u64>, u64) {
        let links = Pagination::new(PageNumber(asked), total, 10, |n| format!("?page={n}"));
        (links.pages.iter().map(|page| page.number).collect(), links.here)
    }

    #[test]
    fn a_page_beyond_the_last_is_the_first() {
        assert_eq!(numbers(9, 15), (vec![1, 2], 1));
        assert_eq!(numbers(2, 15), (vec![1, 2], 2));
        assert_eq!(numbers(u64::MAX, 0), (vec![1], 1));
    }

    #[test]
    fn a_long_list_shows_its_ends_and_neighbours() {
        assert_eq!(numbers(10, 200).0, vec![1, 8, 9, 10, 11, 12, 20]);
    }
}
