//! A post, named by the address of what was asked for.

use super::PostAddress;
use crate::base::error::AppError;
use rocket::{
    Request,
    http::Status,
    outcome::Outcome,
    request::{FromRequest, Outcome as RequestOutcome},
};

/// The first four parts of the address: `/2026/03/09/why-we-are-here/…`. What is none leads nowhere.
#[rocket::async_trait]
impl<'r> FromRequest<'r> for PostAddress {
    type Error = AppError;

    async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
        let part = |place| request.param::<&str>(place).and_then(Result::ok).unwrap_or_default();
        match Self::read(part(0), part(1), part(2), part(3)) {
            Some(address) => Outcome::Success(address),
            None => Outcome::Forward(Status::NotFound),
        }
    }
}
