//! Addresses: whole ones for mail and feeds, and own ones to go on to.

use crate::base::context::Context;
use rocket::http::uri::Origin;

/// Makes whole addresses of this blog.
#[derive(Debug, Clone)]
pub struct Absolute(String);

impl Absolute {
    /// By the public address of the settings.
    pub fn of(context: &Context) -> Self {
        Self(context.settings.base_url.as_str().trim_end_matches('/').to_owned())
    }

    /// `/about/` → `https://blog.example.gov.uk/about/`.
    pub fn to(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

/// The path to go on to after signing in, if it is one of this blog's desk; the desk's front if not.
pub fn own_path(next: &str) -> String {
    let safe = next.starts_with("/desk/")
        && next.chars().all(|c| c.is_ascii_graphic() && c != '\\')
        && !next.contains("//")
        && rocket::http::uri::Origin::parse(next).is_ok();
    if safe { next.to_owned() } else { "/desk/".to_owned() }
}

/// `path` with the question the address was asked with.
pub fn with_query(path: &str, asked: &Origin<'_>) -> String {
    match asked.query() {
        Some(query) => format!("{path}?{}", query.as_str()),
        None => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_desk_is_gone_on_to() {
        assert_eq!(own_path("/desk/moderation/?status=spam"), "/desk/moderation/?status=spam");
        for next in [
            "",
            "/",
            "//evil.example",
            "https://evil.example",
            "/\\evil.example",
            "/desk",
            "/desk/\r\nX: y",
            "/desk//evil.example",
            "javascript:alert(1)",
            "/deskevil",
        ] {
            assert_eq!(own_path(next), "/desk/", "{next:?}");
        }
    }
}
