//! Whether a form was sent from a page of this blog.
//!
//! The public address comes from the settings and never from the `Host` header. With a loopback
//! address, `localhost`, `127.0.0.1` and `[::1]` at that port are one and the same place.

use rocket::http::HeaderMap;
use url::{Host, Origin, Url};

/// Whether the browser says that the form came from elsewhere.
///
/// A foreign or `null` `Origin`, or a `Sec-Fetch-Site` of another site, is elsewhere. With neither
/// header there is no browser to be tricked: a mail program, for one.
pub(super) fn from_elsewhere(headers: &HeaderMap<'_>, base: &Url) -> bool {
    if let Some(origin) = headers.get_one("Origin") {
        let ours = Url::parse(origin).is_ok_and(|url| same_place(&url.origin(), &base.origin()));
        if !ours {
            return true;
        }
    }
    matches!(headers.get_one("Sec-Fetch-Site"), Some("cross-site" | "same-site"))
}

fn same_place(one: &Origin, other: &Origin) -> bool {
    match (one, other) {
        (Origin::Tuple(scheme, host, port), Origin::Tuple(scheme2, host2, port2)) => {
            scheme == scheme2
                && port == port2
                && (host == host2
                    || is_one_name(host, host2)
                    || (is_loopback(host) && is_loopback(host2)))
        }
        _ => false,
    }
}

/// Whether two names are the same, one of them perhaps with the dot of the root at its end.
fn is_one_name(one: &Host<String>, other: &Host<String>) -> bool {
    match (one, other) {
        (Host::Domain(one), Host::Domain(other)) => rootless(one) == rootless(other),
        _ => false,
    }
}

/// The name without the dot of the root.
fn rootless(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

/// Whether a host is this machine itself.
pub fn is_loopback(host: &Host<impl AsRef<str>>) -> bool {
    match host {
        Host::Domain(name) => rootless(name.as_ref()) == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::http::Header;

    fn elsewhere(base: &str, headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.add(Header::new(*name, *value));
        }
        from_elsewhere(&map, &Url::parse(base).expect("an address"))
    }

    #[test]
    fn the_own_origin_and_none_at_all_pass() {
        let base = "https://blog.example.gov.uk/";
        assert!(!elsewhere(base, &[]));
        assert!(!elsewhere(base, &[("Origin", "https://blog.example.gov.uk")]));
        assert!(!elsewhere(base, &[("Sec-Fetch-Site", "same-origin")]));
    }

    #[test]
    fn the_dot_of_the_root_makes_no_other_place() {
        let base = "https://blog.example.gov.uk/";
        for origin in [
            "https://blog.example.gov.uk.",
            "https://BLOG.example.gov.uk.",
            "https://blog.example.gov.uk.:443",
        ] {
            assert!(!elsewhere(base, &[("Origin", origin)]), "{origin}");
        }
        let dotted = "https://blog.example.gov.uk./";
        assert!(!elsewhere(dotted, &[("Origin", "https://blog.example.gov.uk")]));
        assert!(!elsewhere("http://localhost:8000/", &[("Origin", "http://localhost.:8000")]));
        for origin in [
            "https://blog.example.gov.uk..",
            "https://.blog.example.gov.uk",
            "https://blog.example.gov.uk.evil.example",
            "https://blog.example.gov.uk.:444",
            "http://blog.example.gov.uk.",
            "https://example.gov.uk.",
        ] {
            assert!(elsewhere(base, &[("Origin", origin)]), "{origin}");
        }
    }

    #[test]
    fn other_origins_do_not() {
        let base = "https://blog.example.gov.uk/";
        for origin in ["null", "https://evil.example", "http://blog.example.gov.uk", "rubbish"] {
            assert!(elsewhere(base, &[("Origin", origin)]), "{origin}");
        }
        assert!(elsewhere(base, &[("Sec-Fetch-Site", "cross-site")]));
        assert!(elsewhere(base, &[("Sec-Fetch-Site", "same-site")]));
    }

    #[test]
    fn the_loopback_has_three_names() {
        let base = "http://localhost:8000/";
        for origin in ["http://127.0.0.1:8000", "http://[::1]:8000", "http://localhost:8000"] {
            assert!(!elsewhere(base, &[("Origin", origin)]), "{origin}");
        }
        assert!(elsewhere(base, &[("Origin", "http://127.0.0.1:9000")]));
    }
}
