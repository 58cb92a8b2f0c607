//! Reads a posted form: bytes first, so that nothing is cut or replaced in silence.

use super::{fail, sent_form};
use crate::base::error::AppError;
use rocket::{
    Data, Request,
    data::{FromData, Outcome, ToByteUnit},
};
use serde::de::DeserializeOwned;
use std::borrow::Cow;

/// How large a form may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The most bytes it may have, as it is sent.
    pub bytes: u64,
    /// The most fields it may have. Each costs far more than its bytes.
    pub fields: usize,
}

/// How large the form of somebody who need not be signed in may be.
pub const READER_LIMIT: Limit = Limit { bytes: 128 * 1024, fields: 1_000 };
/// How large a form of the team may be: a whole post, or a tick at each of many comments.
pub const STAFF_LIMIT: Limit = Limit { bytes: 2 * 1024 * 1024, fields: 10_000 };

/// How much of a form can be looked at before it is read: as much as Rocket lets one.
const HEAD: usize = 512;

/// A form as it was sent, known to be whole, UTF-8 and without NUL.
#[derive(Debug, Clone)]
pub struct Fields(String);

impl Fields {
    /// Reads the fields of `T`. A field that is not sent is left empty if `T` allows it; one that
    /// `T` does not know is passed over.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, AppError> {
        serde_html_form::from_str(&self.0)
            .map_err(|_| AppError::Unreadable("a field was missing or sent twice"))
    }

    /// The value of a field that is sent once and holds no spaces, found without reading the others.
    pub fn only(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut values = self.pairs().filter(|(given, _)| *given == name).map(|(_, value)| value);
        let value = values.next()?;
        if values.next().is_some() {
            return None;
        }
        percent_encoding::percent_decode_str(value).decode_utf8().ok()
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split('&').map(split)
    }
}

/// Name and value of a field, both as they were sent.
fn split(field: &str) -> (&str, &str) {
    field.split_once('=').unwrap_or((field, ""))
}

/// Takes the body of a form of no more than `limit`. One that says that it is longer is not read.
pub async fn read_fields(
    request: &Request<'_>,
    data: Data<'_>,
    limit: Limit,
) -> Result<Fields, AppError> {
    if !request.content_type().is_some_and(|kind| kind.is_form()) {
        return Err(AppError::Unreadable("it was not sent as a form"));
    }
    let said = request.headers().get_one("Content-Length").and_then(|said| said.parse().ok());
    if said.is_some_and(|said: u64| said > limit.bytes) {
        return Err(AppError::TooLarge(limit.bytes));
    }
    let bytes = data
        .open(limit.bytes.bytes())
        .into_bytes()
        .await
        .map_err(|_| AppError::Unreadable("it did not arrive whole"))?;
    if !bytes.is_complete() {
        return Err(AppError::TooLarge(limit.bytes));
    }
    let bytes = bytes.into_inner();
    if has_too_many(&bytes, limit.fields) {
        return Err(AppError::TooManyFields);
    }
    sent_form::remember(request, &bytes);
    checked(bytes)
}

/// Whether a form has more than `most` fields.
fn has_too_many(bytes: &[u8], most: usize) -> bool {
    bytes.iter().filter(|byte| **byte == b'&').count() >= most
}

/// The value of a field among the first half kilobyte of a form, before any more of it is read.
pub async fn peek_field(data: &mut Data<'_>, name: &str) -> Option<String> {
    let head = data.peek(HEAD).await;
    let whole =
        if head.len() < HEAD { head } else { &head[..head.iter().rposition(|b| *b == b'&')?] };
    Fields(str::from_utf8(whole).ok()?.to_owned()).only(name).map(Cow::into_owned)
}

/// The form in `bytes`, if it is UTF-8 and holds no NUL, as sent and as meant. The signs between fields
/// are ASCII, so no character reaches over one, and the whole can be looked at in one go.
fn checked(bytes: Vec<u8>) -> Result<Fields, AppError> {
    const NO_TEXT: AppError = AppError::Unreadable("it contains bytes that are not text");
    let text = String::from_utf8(bytes).map_err(|_| NO_TEXT)?;
    let meant = percent_encoding::percent_decode_str(&text).decode_utf8().map_err(|_| NO_TEXT)?;
    if meant.contains('\0') {
        return Err(AppError::Unreadable("it contains a character that we cannot store"));
    }
    Ok(Fields(text))
}

/// A form sent by somebody who need not be signed in. The origin of the request has been checked
/// before any route runs.
#[derive(Debug)]
pub struct PublicForm<T>(pub T);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for PublicForm<T> {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let read = async { read_fields(request, data, READER_LIMIT).await?.parse() };
        match read.await {
            Ok(form) => Outcome::Success(Self(form)),
            Err(error) => fail(request, error),
        }
    }
}

/// A form of which only the sending matters.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct EmptyForm {}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Fields {
        checked(text.as_bytes().to_vec()).expect("a form")
    }

    #[test]
    fn a_form_is_text_as_sent_and_as_meant() {
        for wrong in [
            &b"a=\xff"[..],
            b"a=%ff",
            b"a=%c3&%a9=b",
            b"a=%c3=%a9",
            b"a\xc3&\xa9",
            b"a=%00",
            b"a\0=b",
            b"%ed%a0%80",
        ] {
            assert!(checked(wrong.to_vec()).is_err(), "{wrong:?}");
        }
        for right in ["", "&", "a", "a=%C3%A9", "a=%", "a=%zz+%2", "\u{e9}=b", "a=b&a=c"] {
            assert_eq!(form(right).0, right);
        }
    }

    #[test]
    fn a_form_has_no_more_fields_than_it_may() {
        assert!(!has_too_many(b"a=&b=&c=", 3));
        assert!(has_too_many(b"a=&b=&c=&", 3));
    }

    #[test]
    fn one_field_is_found_without_the_others() {
        let sent = form("a=1&csrf=x%2Dy&b=2");
        assert_eq!(sent.only("csrf").as_deref(), Some("x-y"));
        assert_eq!(form("csrf=x&csrf=x").only("csrf"), None);
        assert_eq!(form("xcsrf=x&csrfx=y").only("csrf"), None);
        assert_eq!(form("csrf").only("csrf").as_deref(), Some(""));
    }
}
