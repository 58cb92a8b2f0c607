//! Signing in: the same work and the same words for known and unknown people, and only so many tries.

use super::limits::{AttemptOrigin, TooOften, account_of, mark_of, reserve};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        keys,
    },
    team::accounts::{
        EmailAddress, Password,
        actions::sign_in_link,
        password::{self, Verdict},
        store,
    },
};
use chrono::TimeDelta;

/// The most sessions a person has; signing in once more ends the one not used for longest.
const SESSIONS: usize = 10;
/// A session ends after this, whatever happens.
pub(super) const ENDS_AFTER: TimeDelta = TimeDelta::hours(12);

/// Why somebody was not signed in.
#[derive(Debug)]
pub enum Refused {
    /// The address or the password is wrong; which one is not said.
    Wrong,
    /// It was not even looked at.
    TooOften(TooOften),
    /// Something else ended the request.
    Error(AppError),
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// A try to sign in. It is never shown, not even to the log: it holds a password.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    /// The address, as it was typed.
    pub email: &'a str,
    /// The password, as it was typed.
    pub password: &'a str,
    /// The code of a link that was mailed to the owner; empty if it came by none.
    pub pass: &'a str,
    /// Where it comes from.
    pub network: &'a str,
    /// What the browser calls itself.
    pub device: &'a str,
}

/// Checks address and password and begins a session; answers its token for the cookie.
pub async fn sign_in(context: &Context, attempt: Attempt<'_>) -> Result<String, Refused> {
    let Attempt { email, password: typed, pass, network, device } = attempt;
    let now = context.clock.now();
    // An address that cannot be one is counted and checked like any other.
    let account = &account_of(context, email);
    let place = if sign_in_link::holds(context, account, pass) {
        AttemptOrigin::MailedLink
    } else {
        AttemptOrigin::Network(network)
    };
    if let Some(refused) = reserve(context, email, account, place).await? {
        return Err(Refused::TooOften(refused));
    }
    let (counted, mark) = (&place.counted_as(account), &mark_of(context, account, network));
    let database = context.database.read();
    let found = match email.parse::<EmailAddress>() {
        Ok(email) => store::by_email(database, &email).await?.filter(|found| found.person.active),
        Err(_) => None,
    };
    let too_long = typed.chars().count() > Password::MOST;
    let shown = if too_long { "" } else { typed };
    let verdict = password::verify(shown, found.as_ref().map(|found| found.hash.as_str())).await?;
    let (Some(found), Verdict::Right | Verdict::RightButOld) = (found, verdict) else {
        tracing::warn!("sign-in refused");
        return Err(Refused::Wrong);
    };
    let renewed = &match verdict {
        Verdict::RightButOld => match Password::new(typed, &[]) {
            Ok(password) => Some(password::hash(&password).await?),
            // Weaker than we would take today: the person is let in and can change it.
            Err(_) => None,
        },
        _ => None,
    };
    let person = found.person.id;
    let token = keys::random_token();
    let token_hash = &keys::hash(token.as_bytes());
    context
        .database
        .write(|transaction| async move {
            if let Some(hash) = renewed {
                store::set_password(&transaction, person, hash).await?;
            }
            store::forget_failures_at(&transaction, account, counted).await?;
            store::know_network(&transaction, person, mark, now).await?;
            for old in store::sessions(&transaction, person).await?.iter().skip(SESSIONS - 1) {
                store::end_session(&transaction, person, old.id).await?;
            }
            store::insert_session(&transaction, person, token_hash, device, now, now + ENDS_AFTER)
                .await?;
            audit::record(&transaction, now, By::Person(person), Event::SignedIn(person)).await
        })
        .await?;
    Ok(token)
}
