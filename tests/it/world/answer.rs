//! What the blog answered, and what a person reads in it.

use rocket::local::asynchronous::LocalResponse;
use scraper::{Html, Selector};
use std::{fmt, sync::OnceLock};

/// Marks a page that is not to be kept anywhere.
const NO_STORE: &str = "no-store";

/// An answer with its whole body.
#[derive(Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, as it came.
    pub bytes: Vec<u8>,
    headers: Vec<(String, String)>,
    asked: String,
    /// The body as a page: it is looked at many times, and read once.
    page: OnceLock<Html>,
}

/// Shows what was asked and what a person would read.
impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} → {}", self.asked, self.status)?;
        for (name, value) in &self.headers {
            writeln!(f, "  {name}: {value}")?;
        }
        write!(f, "{}", self.text())
    }
}

impl Answer {
    pub(super) async fn of(response: LocalResponse<'_>, asked: String) -> Self {
        let status = response.status().code;
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name.to_string(), header.value.to_string()))
            .collect();
        let bytes = response.into_bytes().await.unwrap_or_default();
        Self { status, headers, bytes, asked, page: OnceLock::new() }
    }

    /// The body as text.
    pub fn body(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    fn page(&self) -> &Html {
        self.page.get_or_init(|| Html::parse_document(&self.body()))
    }

    /// What a person reads on the page, with single spaces; the body itself if it is no page.
    pub fn text(&self) -> String {
        if !self.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html")) {
            return self.body();
        }
        self.select("body").join(" ")
    }

    /// The texts of all elements that `css` selects, with single spaces.
    pub fn select(&self, css: &str) -> Vec<String> {
        self.page().select(&selector(css)).map(|element| squeeze(element.text())).collect()
    }

    /// The values of one attribute of all elements that `css` selects.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.page()
            .select(&selector(css))
            .filter_map(|element| element.value().attr(name).map(str::to_owned))
            .collect()
    }

    /// Whether a person reads these words on the page.
    pub fn has(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// The mistakes that the summary over a form lists.
    pub fn mistakes(&self) -> Vec<String> {
        self.select(".govuk-error-summary li")
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// All headers of this name.
    pub fn headers(&self, name: &str) -> impl Iterator<Item = &str> + use<'_> {
        let wanted = name.to_owned();
        self.headers
            .iter()
            .filter(move |(given, _)| given.eq_ignore_ascii_case(&wanted))
            .map(|(_, value)| value.as_str())
    }

    /// Where the answer leads on to; empty if nowhere.
    pub fn location(&self) -> &str {
        self.header("Location").unwrap_or("")
    }

    /// Whether it leads to the sign-in page.
    pub fn asks_to_sign_in(&self) -> bool {
        self.status == 303 && self.location().starts_with("/desk/sign-in?next=")
    }

    /// Whether it keeps the page, or the very being of it, from whoever asked.
    pub fn is_refusal(&self) -> bool {
        self.asks_to_sign_in() || matches!(self.status, 401 | 403 | 404)
    }

    /// Fails unless the page is there.
    #[track_caller]
    pub fn assert_ok(&self) -> &Self {
        self.assert_status(200)
    }

    /// Fails unless the status is this one.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// Fails unless it leads on to `path` by 303.
    #[track_caller]
    pub fn assert_redirect(&self, path: &str) -> &Self {
        self.assert_status(303);
        assert_eq!(self.location(), path, "{self:?}");
        self
    }

    /// Fails unless a person reads these words.
    #[track_caller]
    pub fn assert_has(&self, words: &str) -> &Self {
        assert!(self.has(words), "“{words}” is not in\n{self:?}");
        self
    }

    /// Fails unless the form came back with exactly these mistakes.
    #[track_caller]
    pub fn assert_refused(&self, mistakes: &[&str]) -> &Self {
        self.assert_status(422);
        assert_eq!(self.mistakes(), mistakes, "{self:?}");
        self
    }

    /// What every answer of the blog carries, whatever its status.
    #[track_caller]
    pub(super) fn assert_headers(&self, https: bool) {
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
        ] {
            assert_eq!(self.header(name), Some(value), "{name}: {self:?}");
        }
        let policy = self.header("Content-Security-Policy").unwrap_or("");
        for part in ["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{part} is not in the policy: {self:?}");
        }
        // A drawing that somebody put into a folder has styles of its own, and nothing in it can run.
        assert!(!policy.contains("unsafe") || policy.ends_with("sandbox"), "{policy}");
        let desk = ["/desk", "/%64esk"].iter().any(|desk| self.asked.contains(desk));
        let scripts = if desk { "script-src 'self'" } else { "script-src 'none'" };
        assert!(policy.contains(scripts), "{scripts} is not in the policy: {self:?}");
        let referrer = self.header("Referrer-Policy").unwrap_or("");
        assert!(
            referrer == "same-origin" || !desk && referrer == "strict-origin-when-cross-origin",
            "{self:?}"
        );
        let kept = self.header("Cache-Control").unwrap_or("");
        assert!(!kept.is_empty(), "Cache-Control: {self:?}");
        if desk || self.header("Set-Cookie").is_some() || self.status >= 400 {
            assert_eq!(kept, NO_STORE, "{self:?}");
        }
        assert_eq!(self.header("Strict-Transport-Security").is_some(), https, "{self:?}");
        assert_eq!(self.header("Server"), None, "{self:?}");
        if !self.bytes.is_empty() {
            let kind = self.header("Content-Type").unwrap_or("");
            assert!(!kind.is_empty(), "Content-Type: {self:?}");
            assert!(!kind.starts_with("text/") || kind.contains("charset=utf-8"), "{self:?}");
        }
    }
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

fn squeeze<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    texts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
