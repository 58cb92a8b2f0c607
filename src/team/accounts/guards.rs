//! From a request to somebody who may act: the cookie, the session, the roles, the form's token.

use super::{
    Administrator, Answerer, Author, Capability, Editor, Member, Moderator, actions, form_token,
};
use crate::{
    base::{
        context::Context,
        database::Count,
        error::{AppError, Result},
        keys,
    },
    web::{ClientNetwork, Fields, STAFF_LIMIT, fail, read_fields, turn_away},
};
use rocket::{
    Data, Request,
    data::{FromData, Outcome as DataOutcome},
    futures::future::BoxFuture,
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

/// How it is counted how many comments wait to be read. The rooms of comments come after this one, so the
/// program says it.
pub struct ToRead(pub for<'a> fn(&'a Context) -> BoxFuture<'a, Result<Count>>);

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
                let Some(token) = token(context, request) else { return Ok(Self(None)) };
                let Some(member) = actions::resume(context, token).await? else {
                    return Ok(Self(None));
                };
                let to_read = match request.rocket().state::<ToRead>() {
                    // A page is no worse for a badge that could not be counted.
                    Some(ToRead(count)) if member.can(Capability::ModerateComments) => {
                        count(context).await.ok()
                    }
                    _ => None,
                };
                Ok(Self(Some(member.with_to_read(to_read))))
            })
            .await;
        found.as_ref().map_err(|error| match error {
            AppError::Unavailable(cause) => AppError::Unavailable(cause.clone()),
            other => AppError::Fault(other.to_string()),
        })
    }
}

/// What a form needs so that whoever sent it can send it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenAgain {
    /// It was made for them: with this token it can be sent again.
    Ready(String),
    /// Nobody can tell just now whether it was.
    Unknown,
    /// It was not made for whoever is signed in.
    NotTheirs,
}

/// What a form needs to be sent again that was sent with the token `given`. While nobody can tell who is
/// signed in, that is a token of the session that asks, if it was made for that, or one that says for whom
/// it was made and no more, so that the form is kept for them.
pub fn token_again(request: &Request<'_>, given: &str) -> TokenAgain {
    let Some(context) = request.rocket().state::<Context>() else { return TokenAgain::Unknown };
    let owner = form_token::owner(&context.keys, given);
    // What a guard of this request has found, if one has asked.
    let found: &Result<Visitor> = request.local_cache(|| Err(AppError::NotSignedIn));
    match (found, owner) {
        (Ok(Visitor(Some(member))), owner) => {
            let own = member.csrf();
            if owner == Some(member.id()) || form_token::same_session(given, own) {
                TokenAgain::Ready(own.to_owned())
            } else {
                TokenAgain::NotTheirs
            }
        }
        (_, Some(owner)) => {
            let cookie = token(context, request).unwrap_or_default();
            let own = form_token::make(&context.keys, &keys::hash(cookie.as_bytes()), owner);
            let of_cookie = form_token::same_session(given, &own);
            let of_person = || form_token::of_person(&context.keys, owner);
            TokenAgain::Ready(if of_cookie { own } else { of_person() })
        }
        (_, None) => TokenAgain::Unknown,
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Visitor {
    type Error = AppError;

    async fn from_request(request: &'r Request<'_>) -> RequestOutcome<Self, AppError> {
        match Self::of(request).await {
            Ok(visitor) => Outcome::Success(visitor.clone()),
            Err(error) => turn_away(request, error),
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
            Err(error) => turn_away(request, error),
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
            Ok(Some(seconds)) => turn_away(request, AppError::TooMany(seconds)),
            Err(error) => turn_away(request, error),
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
                    Err(error) => turn_away(request, error),
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
            if !form_token::same_session(&token, member.csrf()) {
                return Err(AppError::EarlierSession);
            }
            fields.parse()
        };
        match read.await {
            Ok(form) => Outcome::Success(Self(form)),
            Err(error) => fail(request, error),
        }
    }
}
