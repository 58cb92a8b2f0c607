//! Ends a guard with an error, for the catcher to show.

use crate::base::error::AppError;
use rocket::{
    Request,
    http::{Method, Status},
    outcome::Outcome,
    request::Outcome as RequestOutcome,
};
use std::sync::{Mutex, PoisonError};

/// Keeps the error that ended a guard, for the catcher to show.
struct GuardError(Mutex<Option<AppError>>);

/// Ends a guard with `error`: the catcher shows the page that fits it.
pub fn fail<S, F>(request: &Request<'_>, error: AppError) -> Outcome<S, (Status, AppError), F> {
    let status = status(&error);
    // The guard's own error is only told to a route that asks for it; the page comes from here.
    let told = AppError::Fault(error.to_string());
    note(request, error);
    Outcome::Error((status, told))
}

/// Ends a guard that is asked before the form is read. A form that was sent is handed back unread, so that
/// whoever stands round the route can keep its words: see [`keep_refused`](super::keep_refused).
pub fn turn_away<S>(request: &Request<'_>, error: AppError) -> RequestOutcome<S, AppError> {
    if request.method() != Method::Post {
        return fail(request, error);
    }
    let status = status(&error);
    note(request, error);
    Outcome::Forward(status)
}

fn note(request: &Request<'_>, error: AppError) {
    let kept = request.local_cache(|| GuardError(Mutex::new(None)));
    *kept.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
}

/// Whether a guard of this request has ended with an error that no page has shown yet.
pub(super) fn has_failed(request: &Request<'_>) -> bool {
    let kept = request.local_cache(|| GuardError(Mutex::new(None)));
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
}

/// What ended a guard of this request, if one did.
pub fn taken(request: &Request<'_>) -> Option<AppError> {
    let kept = request.local_cache(|| GuardError(Mutex::new(None)));
    kept.0.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// The HTTP status that says `error`.
pub fn status(error: &AppError) -> Status {
    match error {
        AppError::NotFound => Status::NotFound,
        AppError::WrongMethod(_) => Status::MethodNotAllowed,
        AppError::NotSignedIn => Status::Unauthorized,
        AppError::Forbidden(_) | AppError::FromElsewhere | AppError::EarlierSession => {
            Status::Forbidden
        }
        AppError::Gone { .. } => Status::Gone,
        AppError::Unreadable(_) | AppError::TooManyFields => Status::BadRequest,
        AppError::TooLarge(_) => Status::PayloadTooLarge,
        AppError::Conflict(_) | AppError::Taken | AppError::InUse => Status::Conflict,
        AppError::TooMany(_) => Status::TooManyRequests,
        AppError::Unavailable(_) => Status::ServiceUnavailable,
        AppError::Undelivered(_) | AppError::Undeliverable(_) | AppError::Fault(_) => {
            Status::InternalServerError
        }
    }
}
