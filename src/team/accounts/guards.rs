//! From a request to somebody who may act: the cookie, the session, the roles, the form's token.

use super::{Administrator, Answerer, Author, Editor, Member, Moderator, actions};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        keys,
    },
    web::{ClientNetwork, Fields, STAFF_LIMIT, fail, read_fields},
};
use rocket::{
    Data, Request,
    data::{FromData, Outcome as DataOutcome},
    http::{Cookie, CookieJar, SameSite},
    outcome::Outcome,
    request::{FromRequest, Outcome as RequestOutcome},
};
use serde::de::DeserializeOwned;

/// The name of the session cookie. The prefix makes browsers hold it to https and this very host.
fn cookie_name(context: &Context) -> &'static str {
    if context.settings.base_url.scheme() == "https" { "__Host-session" } else { "session" }
}

/// Gives the browser its session.
pub fn set_cookie(context: &Context, jar: &CookieJar<'_>, token: &str) {
    let name = cookie_name(context);
    jar.add(
        Cookie::build((name, token.to_owned()))
            .path("/")
            .http_only(true)
            .secure(name.starts_with("__Host-"))
            .same_site(SameSite::Lax),
    );
}

/// Takes the session from the browser.
pub fn clear_cookie(context: &Context, jar: &CookieJar<'_>) {
    let name = cookie_name(context);
    jar.remove(
        Cookie::build(name)
            .path("/")
            .http_only(true)
            .secure(name.starts_with("__Host-"))
            .same_site(SameSite::Lax),
    );
}

/// The token in the request's cookie, if it has one.
pub fn token<'r>(context: &Context, request: &'r Request<'_>) -> Option<&'r str> {
    request.cookies().get(cookie_name(context)).map(Cookie::value)
}

/// Whoever asks, signed in or not.
#[derive(Debug, Clone)]
pub struct Visitor(pub Option<Member>);

impl Visitor {
    /// Who asks, if that was looked up for this request and somebody is signed in.
    pub fn seen<'r>(request: &'r Request<'_>) -> Option<&'r Member> {
        let not_asked = || -> Result<Self> { Ok(Self(None)) };
        request.local_cache(not_asked).as_ref().ok().and_then(|visitor| visitor.0.as_ref())
    }

    /// Looks the session up once a request, however many guards ask.
    pub async fn of<'r>(request: &'r Request<'_>) -> Result<&'r Self> {
        let found: &Result<Self> = request
            .local_cache_async(async {
                let Some(context) = request.rocket().state::<Context>() else {
                    return Err(AppError::Fault("no context".to_owned()));
                };
                match token(context, request) {
                    Some(token) => Ok(Self(actions::resume(context, token).await?)),
                    None => Ok(Self(None)),
                }
            })
            .await;
        found.as_ref().map_err(|error| match error {
            AppError::Unavailable(cause) => AppError::Unavailable(cause.clone()),
            other => AppError::Fault(other.to_string()),
        })
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visitor {
    type Error = AppError;

    async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
        match Self::of(request).await {
            Ok(visitor) => Outcome::Success(visitor.clone()),
            Err(error) => fail(request, error),
        }
    }
}

async fn member(request: &Request<'_>) -> Result<Member> {
    Visitor::of(request).await?.0.clone().ok_or(AppError::NotSignedIn)
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Member {
    type Error = AppError;

    async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
        match member(request).await {
            Ok(member) => Outcome::Success(member),
            Err(error) => fail(request, error),
        }
    }
}

/// Whoever wants to sign in and has not failed too often from where they are. It is asked before the
/// form is read.
pub struct Patient;

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Patient {
    type Error = AppError;

    async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
        let asked = async {
            let context = request.rocket().state::<Context>();
            let context = context.ok_or_else(|| AppError::Fault("no context".to_owned()))?;
            match request.guard::<ClientNetwork>().await {
                Outcome::Success(network) => actions::must_wait(context, &network.0).await,
                _ => Ok(None),
            }
        };
        match asked.await {
            Ok(None) => Outcome::Success(Self),
            Ok(Some(seconds)) => fail(request, AppError::TooMany(seconds)),
            Err(error) => fail(request, error),
        }
    }
}

macro_rules! guards {
    ($($name:ident),+) => {$(
        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $name {
            type Error = AppError;

            async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
                let found = member(request)
                    .await
                    .and_then(|member| Self::of(member).ok_or(AppError::Forbidden(Self::HELP)));
                match found {
                    Ok(actor) => Outcome::Success(actor),
                    Err(error) => fail(request, error),
                }
            }
        }
    )+};
}

guards!(Author, Editor, Moderator, Answerer, Administrator);

/// A form that was made for this very session: it yields its fields only after the check.
#[derive(Debug)]
pub struct SessionForm<T>(pub T);

#[rocket::async_trait]
impl<'r, T: DeserializeOwned> FromData<'r> for SessionForm<T> {
    type Error = AppError;

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> DataOutcome<'r, Self> {
        let read = async {
            let member = member(request).await?;
            let fields: Fields = read_fields(request, data, STAFF_LIMIT).await?;
            let token = fields.only("csrf").unwrap_or_default();
            if !keys::same(&token, member.csrf()) {
                return Err(AppError::Forbidden(
                    "This form is from an earlier session. Go back with your browser, load the page \
                     again and send it once more.",
                ));
            }
            fields.parse()
        };
        match read.await {
            Ok(form) => Outcome::Success(Self(form)),
            Err(error) => fail(request, error),
        }
    }
}
