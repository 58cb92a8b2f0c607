//! Where an address ends that stands in a text as it is: the one rule for comments, posts and marks.

/// What ends an address.
const AFTER: &str = "‘’‚‛“”„‟«»‹›…—–\"`。，、";
/// What an address without a scheme may follow directly.
const BEFORE: &str = "‘’‚‛“”„‟«»‹›…—–\"'";

/// Whether an address ends before `sign`, which `rest` follows: at a quotation mark, a dash or the
/// like, and at the `'s` of an owner.
pub fn ends_address(sign: char, rest: &str) -> bool {
    let possessive = || {
        rest.strip_prefix('s').is_some_and(|after| {
            after.chars().next().is_none_or(|next| next.is_whitespace() || ".,;:!?)".contains(next))
        })
    };
    AFTER.contains(sign) || (sign == '\'' && possessive())
}

/// The part of `text` that is the address, if one begins it.
pub fn address_alone(text: &str) -> &str {
    text.char_indices()
        .find(|(place, sign)| ends_address(*sign, &text[place + sign.len_utf8()..]))
        .map_or(text, |(end, _)| &text[..end])
}

/// Whether `sign` is printed directly before addresses, and no reader of Markdown takes it for that.
pub fn is_printed_before(sign: char) -> bool {
    BEFORE.contains(sign)
}

/// Whether an address without a scheme may follow `sign`.
pub fn may_come_before(sign: char) -> bool {
    sign.is_whitespace() || "*_~([".contains(sign) || is_printed_before(sign)
}

/// Whether the scheme at the end of `text` begins an address that stands there as it is, and is not
/// where a link leads.
pub fn is_bare(text: &str) -> bool {
    const LONGEST: usize = "https".len();
    let letters = text.bytes().rev().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
    let ahead = text[..text.len() - letters].trim_end_matches(' ');
    !ahead.ends_with('<') && !ahead.ends_with("](")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_where_people_end_it() {
        for (text, address) in [
            ("https://a.example/b”", "https://a.example/b"),
            ("https://a.example/b’s end", "https://a.example/b"),
            ("https://a.example/b's end", "https://a.example/b"),
            ("https://a.example/b'so", "https://a.example/b'so"),
            ("https://a.example/b—then", "https://a.example/b"),
            ("https://a.example/b-c_d", "https://a.example/b-c_d"),
        ] {
            assert_eq!(address_alone(text), address);
        }
    }
}
