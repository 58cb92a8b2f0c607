//! Addresses that lead nowhere and nearly lead somewhere: typed with capitals, or copied together with what
//! stood beside them in a sentence. They go on to the one that was meant, if there is one.

use super::{at_desk, with_query};
use crate::base::{context::Context, error::Result};
use rocket::{
    Request, Response,
    fairing::{Fairing, Info, Kind},
    futures::future::BoxFuture,
    http::{Header, Method, Status},
};
use std::{
    io::Cursor,
    sync::atomic::{AtomicBool, Ordering},
};

/// Looks for what readers can open at a path without its last slash; answers the right spelling of it.
pub type Finder = for<'a> fn(&'a Context, &'a str) -> BoxFuture<'a, Result<Option<String>>>;

/// Makes the page of an address that leads nowhere, with what there is to read instead.
pub type LostPage = for<'a> fn(&'a Context) -> BoxFuture<'a, Result<String>>;

/// Leads those addresses on by 301. What only the program's rooms know, the finder says; where there is
/// nothing to lead to, the page says what else there is.
#[derive(Clone, Copy)]
pub struct NearMiss(pub Finder, pub LostPage);

/// Whether the answer to a request is the page that says only that nothing was found.
#[derive(Debug, Default)]
struct Nowhere(AtomicBool);

/// Remembers that the answer to `request` says only that nothing was found.
pub fn leads_nowhere(request: &Request<'_>) {
    request.local_cache(Nowhere::default).0.store(true, Ordering::Relaxed);
}

#[rocket::async_trait]
impl Fairing for NearMiss {
    fn info(&self) -> Info {
        Info { name: "near miss", kind: Kind::Response }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        // Rocket answers HEAD as it does GET.
        if response.status() != Status::NotFound || request.method() != Method::Get {
            return;
        }
        let Some(context) = request.rocket().state::<Context>() else { return };
        for path in spellings(request.uri().path().as_str()) {
            let found = match (self.0)(context, &path).await {
                Ok(Some(found)) => Some(found),
                Ok(None) => plain_route(request, &path),
                Err(error) => {
                    tracing::warn!(%error, "an address could not be looked for");
                    return;
                }
            };
            if let Some(found) = found {
                response.set_status(Status::MovedPermanently);
                response.set_header(Header::new("Location", with_query(&found, request.uri())));
                response.remove_header("Content-Type");
                response.body_mut().take();
                return;
            }
        }
        let nowhere = request.local_cache(Nowhere::default).0.load(Ordering::Relaxed);
        if nowhere && !at_desk(request) {
            match (self.1)(context).await {
                Ok(page) => response.set_sized_body(page.len(), Cursor::new(page)),
                Err(error) => tracing::warn!(%error, "what else there is could not be read"),
            }
        }
    }
}

/// A page whose address is the same for everything it shows, as it stands in its route.
fn plain_route(request: &Request<'_>, path: &str) -> Option<String> {
    let known = request.rocket().routes().any(|route| {
        route.method == Method::Get && !path.contains('<') && route.uri.path() == path
    });
    known.then(|| path.to_owned())
}

/// What the path may have been meant for, the likeliest first, without the last slash; nothing if it is
/// spelt as ours are.
fn spellings(path: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut text = path.to_owned();
    // Some programs encode what is encoded already.
    for _ in 0..2 {
        text = percent_encoding::percent_decode_str(&text).decode_utf8_lossy().into_owned();
        // Nobody has this in a sentence.
        if text.contains('\0') {
            break;
        }
        let short = without_tail(&text, |c| matches!(c, '-' | '_'));
        // Keys may end so, and what the team names does not.
        let shorter = without_tail(short, |_| false);
        for one in [short, &short.to_ascii_lowercase(), shorter, &shorter.to_ascii_lowercase()] {
            let one = if one.is_empty() && is_punctuation(&text) { "/" } else { one };
            let ours = one.starts_with('/') && one.bytes().all(|byte| byte.is_ascii_graphic());
            if ours && one != without_slash(path) && !found.iter().any(|had| had == one) {
                found.push(one.to_owned());
            }
        }
    }
    found
}

/// The path without its last slash, unless it is nothing else.
fn without_slash(path: &str) -> &str {
    path.strip_suffix('/').filter(|rest| !rest.is_empty()).unwrap_or(path)
}

/// Whether the path is that of the front page and what stood behind it in a sentence.
fn is_punctuation(text: &str) -> bool {
    let tail = text.trim_matches('/');
    !tail.is_empty()
        && tail != ".."
        && !tail.contains('/')
        && tail
            .chars()
            .all(|c| c.is_ascii_punctuation() || matches!(c, '’' | '”' | '»' | '…' | ' '))
}

/// Signs as HTML writes them, when an address was copied from its source.
const ENTITIES: &[&str] = &["&quot", "&gt", "&lt", "&amp", "&apos", "&#39", "&#34", "&nbsp"];

/// The text up to its last letter, figure or character that may `stay`.
fn without_tail(text: &str, stay: fn(char) -> bool) -> &str {
    let mut rest = text;
    loop {
        let cut = rest.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && !stay(c));
        match ENTITIES.iter().find_map(|entity| cut.strip_suffix(entity)) {
            // Only with the semicolon that was cut off.
            Some(before) if rest[cut.len()..].starts_with(';') => rest = before,
            _ => return cut,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_glued_to_an_address_is_taken_off() {
        let right = "/2026/11/28/a-post";
        for tail in [
            ".",
            ")",
            ",",
            "\"",
            "%22",
            "'",
            "%E2%80%9D",
            "%e2%80%99",
            "/.",
            "/)",
            "/).",
            ",/",
            "/%22/",
            "%20",
            "/%C2%BB",
            "/;",
            "/:",
            "!",
            "?",
            "*",
            "/**",
            "%5D",
            "%3E",
            "/%94",
            "&quot;",
            "/&gt;)",
            "%2522",
            "/...",
            "%E2%80%A6",
            "/%E2%80%8B",
            "_",
            "/-",
        ] {
            let found = spellings(&format!("{right}{tail}"));
            assert!(found.iter().any(|one| one == right), "{tail}: {found:?}");
        }
    }

    #[test]
    fn capitals_become_small_letters() {
        for wrong in [
            "/2026/11/28/A-Post/",
            "/2026/11/28/A-POST",
            "/2026/11/28/%41-post).",
            "/2026/11/28/A-Post,",
        ] {
            let found = spellings(wrong);
            assert!(found.iter().any(|one| one == "/2026/11/28/a-post"), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn a_key_is_tried_as_it_is_first() {
        assert_eq!(spellings("/comments/12-Ab_)")[0], "/comments/12-Ab_");
        assert_eq!(spellings("/comments/12-Ab-.")[0], "/comments/12-Ab-");
    }

    #[test]
    fn what_is_spelt_as_ours_is_left_alone() {
        for path in
            ["/", "/2026/11/28/a-post", "/2026/11/28/a-post/", "/comments/12-ab", "/robots.txt"]
        {
            assert_eq!(spellings(path), Vec::<String>::new(), "{path}");
        }
        for path in ["/%00", "/..", "/..%2f.", "//", "/%C2%A0"] {
            assert_eq!(spellings(path), Vec::<String>::new(), "{path}");
        }
        assert_eq!(spellings("/)."), ["/"]);
        assert!(spellings("/a%00b)").iter().all(|one| !one.contains('\0')));
    }
}
