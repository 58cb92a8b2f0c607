//! Reads a posted form: bytes first, so that nothing is cut or replaced in silence.

use super::fail;
use crate::error::AppError;
use rocket::{
    Data, Request,
    data::{FromData, Outcome, ToByteUnit},
};
use serde::de::DeserializeOwned;

/// The most bytes a reader's form may have.
pub const READER_LIMIT: u64 = 128 * 1024;
/// The most bytes a form of the team may have.
pub const STAFF_LIMIT: u64 = 2 * 1024 * 1024;

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

    /// The form as it was sent.
    pub fn as_sent(&self) -> &str {
        &self.0
    }
}

/// Takes the body of a form of up to `limit` bytes.
pub async fn read_fields(
    request: &Request<'_>,
    data: Data<'_>,
    limit: u64,
) -> Result<Fields, AppError> {
    if !request.content_type().is_some_and(|kind| kind.is_form()) {
        return Err(AppError::Unreadable("it was not sent as a form"));
    }
    let bytes = data
        .open(limit.bytes())
        .into_bytes()
        .await
        .map_err(|_| AppError::Unreadable("it did not arrive whole"))?;
    if !bytes.is_complete() {
        return Err(AppError::TooLarge(limit));
    }
    let text = String::from_utf8(bytes.into_inner())
        .map_err(|_| AppError::Unreadable("it holds bytes that are no text"))?;
    for part in text.split(['&', '=']) {
        let plus_as_space = part.replace('+', " ");
        let decoded = percent_encoding::percent_decode_str(&plus_as_space)
            .decode_utf8()
            .map_err(|_| AppError::Unreadable("it holds bytes that are no text"))?;
        if decoded.contains('\0') {
            return Err(AppError::Unreadable("it holds a character that cannot be stored"));
        }
    }
    Ok(Fields(text))
}

/// A form sent by somebody who need not be signed in, of up to `LIMIT` bytes. The origin of the
/// request has been checked before any route runs.
#[derive(Debug)]
pub struct Sent<T, const LIMIT: u64 = READER_LIMIT>(pub T);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned, const LIMIT: u64> FromData<'r> for Sent<T, LIMIT> {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        let read = async { read_fields(request, data, LIMIT).await?.parse() };
        match read.await {
            Ok(form) => Outcome::Success(Self(form)),
            Err(error) => fail(request, error),
        }
    }
}

/// A form of which only the sending matters.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Nothing {}
