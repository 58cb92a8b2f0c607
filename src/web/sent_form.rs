//! The one keeping of words: whatever refuses a form, the form that came can be shown again.
//!
//! What was read of a request is remembered with it, and a guard that refuses gives back what was not read
//! yet. Nothing is read, and so nothing shown, of a form that another site sent.

use super::{
    errors,
    fields::{Limit, read_fields},
};
use rocket::{Data, Request, http::Method, outcome::Outcome as Outcomes, route::Outcome};
use std::sync::{Arc, Mutex, PoisonError};
use url::form_urlencoded;

/// The field that proves for whose session a form was made. It is never shown back.
const TOKEN: &str = "csrf";

/// The bytes of a form, from when they were read to when the request is answered.
#[derive(Default)]
struct Remembered(Mutex<Option<Arc<[u8]>>>);

/// Remembers the bytes of a form that was read.
pub(super) fn remember(request: &Request<'_>, bytes: &[u8]) {
    let remembered = request.local_cache(Remembered::default);
    *remembered.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(bytes.into());
}

/// A form as it was sent, but for what is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentForm {
    /// The path it was sent to.
    pub action: String,
    /// Names and values. The value of a password is left out and its name is there.
    pub fields: Vec<(String, String)>,
    /// The token of the session it was made for, to be judged and not to be shown.
    pub token: Option<String>,
    /// Whether something in it could not be read as text, and stands there as � or not at all.
    pub damaged: bool,
}

impl SentForm {
    /// The form in `bytes`, which was sent to `path`.
    pub fn read(path: &str, bytes: &[u8]) -> Self {
        let mut form = Self {
            // Two slashes at the beginning would name another host.
            action: format!("/{}", path.trim_start_matches(['/', '\\'])),
            fields: Vec::new(),
            token: None,
            damaged: false,
        };
        for (name, value) in form_urlencoded::parse(bytes) {
            if name == TOKEN {
                form.token = Some(value.into_owned());
                continue;
            }
            let mut text = if is_secret(&name) { String::new() } else { value.into_owned() };
            form.damaged |= text.contains(['\0', char::REPLACEMENT_CHARACTER]);
            text.retain(|c| c != '\0');
            form.fields.push((name.replace('\0', ""), text));
        }
        form
    }

    /// The form as text that [`SentForm::read`] reads, for the table that keeps it. It holds no secret.
    pub fn to_text(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }
}

/// Whether a field holds a password.
pub fn is_secret(name: &str) -> bool {
    name.contains("password") || name == "current"
}

/// The form that came with `request`, as far as it was read.
pub fn sent_form(request: &Request<'_>) -> Option<SentForm> {
    let remembered = request.local_cache(Remembered::default);
    let bytes = remembered.0.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
    Some(SentForm::read(request.uri().path().as_str(), &bytes))
}

/// Reads, for the page that says so, the form that a guard refused before it was read. What is no form of
/// up to `limit` is left alone.
pub async fn keep_refused<'r>(
    request: &'r Request<'_>,
    outcome: Outcome<'r>,
    limit: Limit,
) -> Outcome<'r> {
    match outcome {
        Outcomes::Forward((data, status)) if errors::has_failed(request) => {
            keep(request, data, limit).await;
            Outcomes::Error(status)
        }
        other => other,
    }
}

async fn keep(request: &Request<'_>, data: Data<'_>, limit: Limit) {
    if request.method() == Method::Post {
        // What could not be read is not remembered, and why it was refused is known already.
        let _ = read_fields(request, data, limit).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_comes_back_and_no_secret() {
        let sent = b"csrf=t&title=A+%26+B&role=a&role=b&password=hush&current=old&body=1%0D%0A2";
        let form = SentForm::read("//evil.example/desk", sent);
        assert_eq!(form.action, "/evil.example/desk");
        assert_eq!(form.token.as_deref(), Some("t"));
        let pairs: Vec<(&str, &str)> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(
            pairs,
            [
                ("title", "A & B"),
                ("role", "a"),
                ("role", "b"),
                ("password", ""),
                ("current", ""),
                ("body", "1\r\n2"),
            ]
        );
        let kept = form.to_text();
        assert!(!kept.contains("hush") && !kept.contains("csrf"), "{kept}");
        assert_eq!(SentForm::read("/x", kept.as_bytes()).fields, form.fields);
    }

    #[test]
    fn what_is_no_text_is_left_out_and_said() {
        let form = SentForm::read("/x", b"a=x%00y&b=%ff!");
        assert!(form.damaged);
        assert_eq!(form.fields[0].1, "xy");
        assert_eq!(form.fields[1].1, "\u{fffd}!");
        assert!(!SentForm::read("/x", b"a=%C3%A9").damaged);
    }
}
