//! What a request says of the answer it can use: a copy that it holds already, and the codings it takes.

/// How the bytes of an answer are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    /// As they are.
    Identity,
    /// Compressed.
    Gzip,
}

/// Whether a value of `If-None-Match` names `tag`, which is weak: compared by what stands in the quotation
/// marks (RFC 9110, 8.8.3.2 and 13.1.2).
pub fn names(value: &str, tag: &str) -> bool {
    if value.trim() == "*" {
        return true;
    }
    let wanted = opaque(tag);
    let mut rest = value;
    // A tag may hold a comma, so the list is not cut at commas.
    while let Some(start) = rest.find('"') {
        let Some(end) = rest[start + 1..].find('"').map(|length| start + 1 + length) else {
            return false;
        };
        if Some(&rest[start..=end]) == wanted {
            return true;
        }
        rest = &rest[end + 1..];
    }
    false
}

/// The tag with its quotation marks, without the mark of a weak one.
fn opaque(tag: &str) -> Option<&str> {
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    (tag.len() >= 2 && tag.starts_with('"') && tag.ends_with('"')).then_some(tag)
}

/// The coding to answer in, by the values of `Accept-Encoding` (RFC 9110, 12.5.3): the one with the higher
/// weight; of two that weigh the same, gzip if that is `worth_it`. Where neither is taken, the bytes are
/// sent as they are, which every client can read.
pub fn coding<'a>(values: impl Iterator<Item = &'a str>, worth_it: bool) -> Coding {
    let (mut gzip, mut identity, mut others) = (None, None, None);
    let mut said = false;
    for one in values.flat_map(|value| value.split(',')) {
        let mut parts = one.split(';');
        let name = parts.next().unwrap_or("").trim().to_ascii_lowercase();
        let weight = parts.find_map(weight).unwrap_or(1000);
        said |= !name.is_empty();
        match name.as_str() {
            "gzip" | "x-gzip" => gzip = gzip.max(Some(weight)),
            "identity" => identity = identity.max(Some(weight)),
            "*" => others = others.max(Some(weight)),
            _ => {}
        }
    }
    let gzip = gzip.or(others).unwrap_or(0);
    if !said || gzip == 0 {
        return Coding::Identity;
    }
    match identity.or(others.filter(|weight| *weight == 0)) {
        // Not named, the bytes as they are will do, and no worse than anything else.
        None if !worth_it => Coding::Identity,
        Some(identity) if identity > gzip || (identity == gzip && !worth_it) => Coding::Identity,
        // Small as it is, the client would rather have it so, or will take nothing else.
        _ => Coding::Gzip,
    }
}

/// The weight that a parameter says, in thousandths; one that cannot be read is none at all.
fn weight(parameter: &str) -> Option<u16> {
    let (name, value) = parameter.split_once('=')?;
    if !name.trim().eq_ignore_ascii_case("q") {
        return None;
    }
    let weight = value.trim().parse::<f32>().ok().filter(|weight| (0.0..=1.0).contains(weight));
    // Within 0 to 1,000 by what was just asked.
    Some(weight.map_or(0, |weight| (weight * 1000.0).round() as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_known_again_however_weak_it_is_called() {
        for same in [
            "W/\"ab\"",
            "\"ab\"",
            "*",
            " * ",
            "\"x\", \"ab\"",
            "W/\"x\",W/\"ab\"",
            "\"a,b\", \"ab\"",
            "  W/\"ab\"  ",
            "\"\",\"ab\"",
            "\"ab\",",
        ] {
            assert!(names(same, "W/\"ab\""), "{same}");
        }
        for other in
            ["", "ab", "\"abc\"", "W/ab", "\"ab", "\"xab\"", "\"AB\"", "\"x, ab\"", "ab\"", "\"*\""]
        {
            assert!(!names(other, "W/\"ab\""), "{other}");
        }
    }

    fn asked(value: &str) -> (Coding, Coding) {
        (coding([value].into_iter(), true), coding([value].into_iter(), false))
    }

    #[test]
    fn gzip_is_sent_to_those_who_take_it_and_gain_by_it() {
        for value in [
            "gzip",
            "GZIP",
            "x-gzip",
            "deflate, gzip;q=1.0, *;q=0.5",
            "*",
            "br, *",
            "gzip;q=0.001",
            "gzip ; q=0.5",
            "gzip;Q=1",
            "br;q=1, gzip;q=0.8",
        ] {
            assert_eq!(asked(value), (Coding::Gzip, Coding::Identity), "{value}");
        }
    }

    #[test]
    fn gzip_is_not_sent_to_those_who_do_not_take_it() {
        for value in [
            "",
            " ",
            "identity",
            "br",
            "gzip;q=0",
            "gzip;q=0.0",
            "gzip;q=0.000",
            "gzip; q=0",
            "*;q=0",
            "gzip;q=0, *",
            "identity;q=1, gzip;q=0.5",
            "identity, *;q=0",
            "gzip;q=x",
            "gzip;q=-1",
            "gzip;q=2",
            "gzipped",
            "gzip;q=0, identity;q=0",
            "*;q=0, br",
        ] {
            assert_eq!(asked(value), (Coding::Identity, Coding::Identity), "{value}");
        }
        assert_eq!(coding(std::iter::empty(), true), Coding::Identity);
    }

    #[test]
    fn small_answers_are_compressed_only_for_those_who_take_nothing_else() {
        for value in ["gzip, identity;q=0", "gzip, *;q=0", "identity;q=0.1, gzip"] {
            assert_eq!(asked(value), (Coding::Gzip, Coding::Gzip), "{value}");
        }
    }
}
