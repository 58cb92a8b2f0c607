//! Where a link may lead.

/// What an address in a text turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leads {
    /// To another site, or to one that may be another.
    Away,
    /// To a page of this site, or to a place on the same page.
    Here,
    /// To somebody's mailbox.
    ToMail,
    /// To a telephone.
    ToPhone,
    /// Nowhere a link may lead.
    Nowhere,
}

/// Looks at the scheme of `address`. Browsers leave out control characters and white space around
/// and inside a scheme, so that an address that has any there leads nowhere.
pub fn leads(address: &str) -> Leads {
    if address.chars().any(char::is_control) || address.trim() != address {
        return Leads::Nowhere;
    }
    let end = address.find(['/', '?', '#']).unwrap_or(address.len());
    match address[..end].split_once(':') {
        Some((scheme, _)) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" => Leads::Away,
            "mailto" => Leads::ToMail,
            "tel" => Leads::ToPhone,
            _ => Leads::Nowhere,
        },
        None if address.starts_with("//") || address.contains('\\') => Leads::Nowhere,
        None => Leads::Here,
    }
}

/// Whether a picture is kept by this site itself; no other is shown, since a reader's browser is
/// never sent elsewhere.
pub fn is_own_picture(address: &str) -> bool {
    address.starts_with('/') && leads(address) == Leads::Here
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_lead_away() {
        for (address, expected) in [
            ("https://a.example/", Leads::Away),
            ("HTTP://a.example", Leads::Away),
            ("mailto:a@b.example", Leads::ToMail),
            ("/about/", Leads::Here),
            ("#s-x", Leads::Here),
            ("?page=2", Leads::Here),
            ("page:2", Leads::Nowhere),
            ("/a:b", Leads::Here),
            ("", Leads::Here),
            ("//evil.example/", Leads::Nowhere),
            ("/\\evil.example/", Leads::Nowhere),
            ("javascript:alert(1)", Leads::Nowhere),
            ("JaVaScRiPt:alert(1)", Leads::Nowhere),
            (" javascript:alert(1)", Leads::Nowhere),
            ("java\tscript:alert(1)", Leads::Nowhere),
            ("\u{1}javascript:alert(1)", Leads::Nowhere),
            ("data:text/html,x", Leads::Nowhere),
            ("vbscript:x", Leads::Nowhere),
            ("tel:+441632960001", Leads::ToPhone),
        ] {
            assert_eq!(leads(address), expected, "{address:?}");
        }
    }
}
