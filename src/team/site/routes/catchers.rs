//! What answers when no route does.

use crate::{base::error::AppError, team::accounts::Visitor, web};
use rocket::{Catcher, Request, catch, catchers, http::Status};

/// The catchers of the whole program.
pub fn catchers() -> Vec<Catcher> {
    catchers![any]
}

#[catch(default)]
async fn any(status: Status, request: &Request<'_>) -> AppError {
    if web::at_desk(request) {
        // Whoever is signed in is shown the way on in the frame of the desk.
        let _ = Visitor::of(request).await;
    }
    web::taken(request).unwrap_or(match status.code {
        401 => AppError::NotSignedIn,
        403 => AppError::Forbidden("An administrator of this blog can tell you more."),
        // A part of an address that is no key or date leads nowhere; Rocket calls that 422.
        404 | 405 | 422 => {
            web::other_methods(request).map_or(AppError::NotFound, AppError::WrongMethod)
        }
        413 => AppError::TooLarge(web::READER_LIMIT.bytes),
        400 | 415 => AppError::Unreadable("what was sent could not be read"),
        503 => AppError::Unavailable("the request took too long".to_owned()),
        _ => AppError::Fault(format!("status {status}")),
    })
}
