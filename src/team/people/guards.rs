//! A session that ended while someone wrote, or gave way to somebody else's: the form they sent is kept, and
//! after signing in it is shown again, unsent, with every word, to the same person only. A form that a guard
//! refuses for another reason is read, so that the page that says so can show it.
//!
//! The sign-in page carries the code that gives the form back, and nothing else of it.

use super::{paths, reading};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::PersonId,
    },
    team::{
        accounts::{self, Visitor},
        site::FormAgain,
    },
    web::{
        Page, READER_LIMIT, STAFF_LIMIT, fail, keep_refused, peek_field, read_fields, sent_form,
    },
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
    async fn handle<'r>(&self, request: &'r Request<'_>, mut data: Data<'r>) -> Outcome<'r> {
        let Some(context) = request.rocket().state::<Context>() else {
            return Outcomes::Error(Status::InternalServerError);
        };
        let owner = owner(context, &mut data).await;
        let limit = match Visitor::of(request).await {
            Ok(Visitor(Some(member))) => match owner {
                Some(owner) if owner != member.id() => {
                    let page = keep_for_another(context, request, data, owner).await;
                    return answer(request, page, Status::Forbidden);
                }
                _ => STAFF_LIMIT,
            },
            Ok(Visitor(None)) => {
                let page = keep(context, request, data, owner).await;
                return answer(request, page, Status::Unauthorized);
            }
            Err(_) if owner.is_some() => STAFF_LIMIT,
            Err(_) => READER_LIMIT,
        };
        let outcome = self.0.handle(request, data).await;
        keep_refused(request, outcome, limit).await
    }
}

fn answer<'r>(request: &'r Request<'_>, page: Result<Page>, status: Status) -> Outcome<'r> {
    match page {
        Ok(page) => match page.with(status).respond_to(request) {
            Ok(response) => Outcomes::Success(response),
            Err(status) => Outcomes::Error(status),
        },
        Err(error) => match fail::<(), ()>(request, error) {
            Outcomes::Error((status, _)) => Outcomes::Error(status),
            _ => Outcomes::Error(status),
        },
    }
}

/// For whom a form was made, by the token that stands first in it.
async fn owner(context: &Context, data: &mut Data<'_>) -> Option<PersonId> {
    accounts::owner_by_token(context, &peek_field(data, "csrf").await?)
}

/// Keeps the form of somebody whose session has ended, and answers the sign-in page. Of somebody for whom
/// no form was made and no session is remembered, no more is read than of a reader, and nothing kept.
async fn keep(
    context: &Context,
    request: &Request<'_>,
    data: Data<'_>,
    owner: Option<PersonId>,
) -> Result<Page> {
    let cookie = accounts::token(context, request);
    let mut whose = accounts::whose(context, cookie, owner).await?;
    let limit = if whose.is_some() { STAFF_LIMIT } else { READER_LIMIT };
    let form = match read_fields(request, data, limit).await {
        Err(_) if whose.is_none() => return Err(AppError::NotSignedIn),
        form => form?,
    };
    if owner.is_none()
        && let Some(owner) =
            accounts::owner_by_token(context, &form.only("csrf").unwrap_or_default())
    {
        whose = accounts::whose(context, cookie, Some(owner)).await?;
    }
    let whose = whose.ok_or(AppError::NotSignedIn)?;
    let form = sent_form(request).ok_or(AppError::NotSignedIn)?;
    let kept = accounts::keep_words(context, &whose, &form).await?;
    Page::of(&reading::sign_in_to_go_on(context, kept, false))
}

/// Keeps the form that `owner` wrote where somebody else is signed in now, if there are words in it.
async fn keep_for_another(
    context: &Context,
    request: &Request<'_>,
    data: Data<'_>,
    owner: PersonId,
) -> Result<Page> {
    read_fields(request, data, STAFF_LIMIT).await?;
    let form = sent_form(request).filter(|form| FormAgain::to_copy(form).has_words());
    let whose = accounts::whose(context, None, Some(owner)).await?;
    let (Some(form), Some(whose)) = (form, whose) else { return Err(AppError::EarlierSession) };
    let kept = accounts::keep_words(context, &whose, &form).await?;
    Page::of(&reading::sign_in_to_go_on(context, kept, true))
}

/// Makes every form of the desk keep its words when the session has ended.
pub fn keeping_words(routes: Vec<Route>) -> Vec<Route> {
    routes
        .into_iter()
        .map(|mut route| {
            let path = route.uri.path();
            // Those that need no session, and the one that ends it.
            let open = [accounts::paths::SIGN_IN, paths::SIGN_OUT, paths::SET_UP, "/desk/by-mail"]
                .iter()
                .any(|door| path.starts_with(door));
            if route.method == Method::Post && path.starts_with("/desk/") && !open {
                route.handler = Box::new(Keeping(route.handler));
            }
            route
        })
        .collect()
}
