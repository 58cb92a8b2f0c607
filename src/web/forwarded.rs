//! What proxies say about where a request came from: `X-Forwarded-For`, and `Forwarded` of RFC 7239. Both are
//! read from the right end, since whoever sends a request can write what they like to the left of what a
//! proxy adds.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Why an address could not be read. It holds no words of the header: there may be an address in them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// Nothing was said.
    Missing,
    /// The proxy says that it does not know.
    Unknown,
    /// The proxy hides the address behind a name of its own, such as `_hidden`.
    Hidden,
    /// It is in a form that is not known.
    Unreadable,
}

impl Unread {
    /// The reason, for the log.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Missing => "neither X-Forwarded-For nor Forwarded was sent",
            Self::Unknown => "the header says \"unknown\"",
            Self::Hidden => {
                "the header has a hidden name, such as \"_hidden\", instead of an address"
            }
            Self::Unreadable => "the header is in a form that is not known",
        }
    }
}

/// What each proxy added, the nearest one's first.
///
/// `Forwarded` counts only where there is no `X-Forwarded-For`. Nearly every proxy adds to the latter and hands
/// on a `Forwarded` as it came, so with both at hand it is `Forwarded` that the sender may have made up.
pub(super) fn hops<'h>(
    forwarded_for: &'h [&'h str],
    forwarded: &'h [&'h str],
) -> impl Iterator<Item = Result<IpAddr, Unread>> + 'h {
    let is_said = |part: &&str| !part.trim().is_empty();
    let entries = forwarded_for.iter().rev().flat_map(|line| line.rsplit(',')).filter(is_said);
    let none = entries.clone().next().is_none();
    let elements = if none { forwarded } else { &[] };
    let elements = elements.iter().rev().flat_map(|line| from_the_right(line, ',')).filter(is_said);
    entries.map(node).chain(elements.map(element))
}

/// The parts of `text`, the last one first. A `separator` in quotes separates nothing. Quotes are paired from the
/// right, so that one which a sender has left open cannot swallow what a proxy has added after it.
fn from_the_right(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut in_quotes = false;
        for (place, letter) in text.char_indices().rev() {
            if letter == '"' && !is_escaped(&text[..place]) {
                in_quotes = !in_quotes;
            } else if letter == separator && !in_quotes {
                rest = Some(&text[..place]);
                return Some(&text[place + letter.len_utf8()..]);
            }
        }
        Some(text)
    })
}

/// Whether what follows `before` in a quoted string stands for itself.
fn is_escaped(before: &str) -> bool {
    before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// The address in one element of `Forwarded`: `for=192.0.2.1;proto=https`.
fn element(text: &str) -> Result<IpAddr, Unread> {
    let mut named = from_the_right(text, ';').filter_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        name.trim().eq_ignore_ascii_case("for").then_some(value)
    });
    match (named.next(), named.next()) {
        (Some(value), None) => node(value),
        _ => Err(Unread::Unreadable),
    }
}

/// The address in one entry: with or without quotes, brackets (IPv6) and a port.
fn node(text: &str) -> Result<IpAddr, Unread> {
    let text = text.trim();
    let bare = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let text = bare.map_or(text, str::trim);
    // First as it stands: an IPv6 address without brackets has colons and no port.
    if let Ok(address) = text.parse::<IpAddr>() {
        return Ok(address.to_canonical());
    }
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (name, port) =
        bracketed.unwrap_or_else(|| text.split_at(text.find(':').unwrap_or(text.len())));
    if !is_port(port) {
        return Err(Unread::Unreadable);
    }
    let address = if bracketed.is_some() {
        name.parse::<Ipv6Addr>().map(IpAddr::from)
    } else {
        name.parse::<Ipv4Addr>().map(IpAddr::from)
    };
    match address {
        Ok(address) => Ok(address.to_canonical()),
        Err(_) if name.eq_ignore_ascii_case("unknown") => Err(Unread::Unknown),
        Err(_) if is_hidden(name) => Err(Unread::Hidden),
        Err(_) => Err(Unread::Unreadable),
    }
}

/// Whether this is nothing, or a colon and a port: a number, or a name that hides it.
fn is_port(text: &str) -> bool {
    let Some(port) = text.strip_prefix(':') else { return text.is_empty() };
    is_hidden(port)
        || (port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok())
}

/// Whether this is an "obfuscated identifier" (RFC 7239, section 6.3).
fn is_hidden(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    name.strip_prefix('_').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, Unread> {
        node(text).map(|address| address.to_string())
    }

    fn all(forwarded_for: &[&str], forwarded: &[&str]) -> Vec<Result<String, Unread>> {
        hops(forwarded_for, forwarded).map(|hop| hop.map(|address| address.to_string())).collect()
    }

    fn addresses(list: &[&str]) -> Vec<Result<String, Unread>> {
        list.iter().map(|address| Ok((*address).to_owned())).collect()
    }

    #[test]
    fn an_address_is_read_in_every_form_that_proxies_write() {
        for (text, address) in [
            ("203.0.113.10", "203.0.113.10"),
            ("  203.0.113.10\t", "203.0.113.10"),
            ("203.0.113.10:51234", "203.0.113.10"),
            ("\"203.0.113.10\"", "203.0.113.10"),
            ("\"203.0.113.10:51234\"", "203.0.113.10"),
            ("2001:db8::1", "2001:db8::1"),
            ("[2001:db8::1]", "2001:db8::1"),
            ("[2001:db8::1]:4711", "2001:db8::1"),
            ("\"[2001:db8::1]:4711\"", "2001:db8::1"),
            ("[2001:DB8::1]:_port", "2001:db8::1"),
            ("::ffff:203.0.113.10", "203.0.113.10"),
            ("[::ffff:203.0.113.10]:80", "203.0.113.10"),
        ] {
            assert_eq!(read(text), Ok(address.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_says_why() {
        for (text, why) in [
            ("unknown", Unread::Unknown),
            ("\"Unknown\"", Unread::Unknown),
            ("unknown:80", Unread::Unknown),
            ("_hidden", Unread::Hidden),
            ("\"_hidden:_port\"", Unread::Hidden),
            ("_", Unread::Unreadable),
            ("_a b", Unread::Unreadable),
            ("", Unread::Unreadable),
            ("\"", Unread::Unreadable),
            ("rubbish", Unread::Unreadable),
            ("203.0.113.10:", Unread::Unreadable),
            ("203.0.113.10:x", Unread::Unreadable),
            ("203.0.113.10:+80", Unread::Unreadable),
            ("203.0.113.10:65536", Unread::Unreadable),
            ("203.0.113.10:80:80", Unread::Unreadable),
            ("203.0.113", Unread::Unreadable),
            ("[203.0.113.10]", Unread::Unreadable),
            ("[2001:db8::1", Unread::Unreadable),
            ("[2001:db8::1]4711", Unread::Unreadable),
            ("[]:80", Unread::Unreadable),
            ("é", Unread::Unreadable),
        ] {
            assert_eq!(read(text), Err(why), "{text}");
        }
    }

    #[test]
    fn lists_are_read_from_the_right_and_what_is_empty_is_passed_over() {
        let two = addresses(&["203.0.113.2", "203.0.113.1"]);
        for lines in [
            &["203.0.113.1, 203.0.113.2"][..],
            &["203.0.113.1", "203.0.113.2:80"],
            &["203.0.113.1,,203.0.113.2 ,", " "],
        ] {
            assert_eq!(all(lines, &[]), two, "{lines:?}");
        }
        for lines in [
            &["for=203.0.113.1, for=\"203.0.113.2:80\";proto=https"][..],
            &["For=203.0.113.1;by=_proxy", "proto=https; FOR = 203.0.113.2"],
            &["for=203.0.113.1 , for=203.0.113.2;host=\"a,for=6.6.6.6;for=6.6.6.6\","],
            &[r#"for=203.0.113.1,host="a\",for=6.6.6.6,\\";for=203.0.113.2"#],
        ] {
            assert_eq!(all(&[], lines), two, "{lines:?}");
        }
        assert_eq!(
            all(&[], &["for=\"[2001:db8::1]:4711\";proto=https, for=_hidden"]),
            [Err(Unread::Hidden), Ok("2001:db8::1".to_owned())]
        );
    }

    #[test]
    fn a_quote_that_a_sender_leaves_open_swallows_nothing_of_what_a_proxy_adds() {
        for made_up in ["for=\"6.6.6.6", "for=\"", "\"\"\"", "for=6.6.6.6;x=\"\\"] {
            let line = format!("{made_up}, for=203.0.113.9");
            assert_eq!(all(&[], &[&line])[0], Ok("203.0.113.9".to_owned()), "{line}");
        }
    }

    #[test]
    fn an_element_names_one_address() {
        for line in ["proto=https", "for", "for=203.0.113.1;for=203.0.113.2", "203.0.113.1"] {
            assert_eq!(all(&[], &[line]), [Err(Unread::Unreadable)], "{line}");
        }
    }

    #[test]
    fn forwarded_counts_only_without_the_other_header() {
        let forwarded = &["for=6.6.6.6"][..];
        assert_eq!(all(&["203.0.113.9"], forwarded), addresses(&["203.0.113.9"]));
        assert_eq!(all(&["unknown"], forwarded), [Err(Unread::Unknown)]);
        assert_eq!(all(&[" ,"], forwarded), addresses(&["6.6.6.6"]));
        assert_eq!(all(&[], &[]), []);
    }
}
