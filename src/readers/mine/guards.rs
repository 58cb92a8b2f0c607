//! The form by which mail is stopped, as a browser sends it or as a mail program does (RFC 8058): as either
//! kind of form with the field `List-Unsubscribe`. Some programs send that field as plain text, or of no
//! kind, or send nothing at all; the address alone says what is to stop, and only its owner has it.

use super::forms::StopForm;
use crate::{
    base::error::AppError,
    web::{READER_LIMIT, fail, read_fields},
};
use rocket::{
    Data, Request,
    data::{FromData, Outcome, ToByteUnit},
};

/// Mail is to stop.
#[derive(Debug)]
pub struct Stop(pub StopForm);

/// A mail program sends one field.
const MOST: u64 = 4096;

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<StopForm, AppError> {
    if request.content_type().is_some_and(|kind| kind.is_form()) {
        return read_fields(request, data, READER_LIMIT).await?.parse();
    }
    let bytes = data.open(MOST.bytes()).into_bytes().await;
    let bytes = bytes.map_err(|_| AppError::Unreadable("it did not arrive whole"))?;
    let text = String::from_utf8_lossy(&bytes);
    if text.trim().is_empty() || (text.contains("List-Unsubscribe") && text.contains("One-Click")) {
        Ok(StopForm::default())
    } else {
        Err(AppError::Unreadable("it was not sent as a form"))
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Stop {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r, Self> {
        match read(request, data).await {
            Ok(form) => Outcome::Success(Self(form)),
            Err(error) => fail(request, error),
        }
    }
}
