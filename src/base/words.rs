//! Numbers and long texts in words, the same everywhere.

use std::fmt::Display;

/// `1 comment`, `4 comments`.
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, one: &str) -> String {
    let ending = if count == N::from(1) { "" } else { "s" };
    format!("{count} {one}{ending}")
}

/// The first `most` characters of a text on one line, and an ellipsis where something was cut off.
pub fn excerpt(text: &str, most: usize) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", flat.get(..end).unwrap_or("")),
        None => flat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_all_else_are_many() {
        assert_eq!(counted(0_u64, "comment"), "0 comments");
        assert_eq!(counted(1_usize, "comment"), "1 comment");
        assert_eq!(counted(1000_i64, "day"), "1000 days");
    }

    #[test]
    fn a_long_text_is_cut_between_characters() {
        assert_eq!(excerpt(" a\n b  c ", 5), "a b c");
        assert_eq!(excerpt("äöü äöü", 5), "äöü ä…");
    }
}
