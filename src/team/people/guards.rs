//! A session that ended while someone wrote: the form they sent is kept, and after signing in it is
//! shown again, unsent, with every word, to the same person only.
//!
//! The sign-in page carries the code that gives the form back, and nothing else of it.

use super::{paths, reading};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    team::accounts::{self, Visitor},
    web::{Page, STAFF_LIMIT, fail, read_fields},
};
use rocket::{
    Data, Request, Route,
    http::{Method, Status},
    outcome::Outcome as Outcomes,
    response::Responder,
    route::{Handler, Outcome},
};

#[derive(Clone)]
struct Keeping(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Keeping {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        match Visitor::of(request).await {
            Ok(Visitor(Some(_))) | Err(_) => self.0.handle(request, data).await,
            Ok(Visitor(None)) => match keep(request, data).await {
                Ok(page) => match page.with(Status::Unauthorized).respond_to(request) {
                    Ok(response) => Outcomes::Success(response),
                    Err(status) => Outcomes::Error(status),
                },
                Err(error) => match fail::<(), ()>(request, error) {
                    Outcomes::Error((status, _)) => Outcomes::Error(status),
                    _ => Outcomes::Error(Status::Unauthorized),
                },
            },
        }
    }
}

/// Keeps the form, if the session that ended says whose it is, and answers the sign-in page.
async fn keep(request: &Request<'_>, data: Data<'_>) -> Result<Page> {
    let context = request
        .rocket()
        .state::<Context>()
        .ok_or_else(|| AppError::Fault("no context".to_owned()))?;
    let token = accounts::token(context, request).ok_or(AppError::NotSignedIn)?;
    // Whoever had no session here is sent away before a byte of the form is read.
    let whose = accounts::whose(context, token).await?.ok_or(AppError::NotSignedIn)?;
    let form = read_fields(request, data, STAFF_LIMIT).await?;
    let path = request.uri().path().to_string();
    let kept = accounts::keep_words(context, &whose, &path, &form.without("csrf")).await?;
    Page::of(&reading::sign_in_to_go_on(context, kept))
}

/// Makes every form of the desk keep its words when the session has ended.
pub fn keeping_words(routes: Vec<Route>) -> Vec<Route> {
    routes
        .into_iter()
        .map(|mut route| {
            let path = route.uri.path();
            // Those where nothing is written, and those that hold a password.
            let open = [
                accounts::paths::SIGN_IN,
                paths::SIGN_OUT,
                paths::SET_UP,
                paths::PASSWORD,
                paths::PEOPLE.trim_end_matches('/'),
                "/desk/by-mail",
            ]
            .iter()
            .any(|door| path.starts_with(door));
            if route.method == Method::Post && path.starts_with("/desk/") && !open {
                route.handler = Box::new(Keeping(route.handler));
            }
            route
        })
        .collect()
}
