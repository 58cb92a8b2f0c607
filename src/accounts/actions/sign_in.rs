//! Signing in: the same work and the same words for known and unknown people, and only so many tries.

use crate::{
    accounts::{
        EmailAddress, Password,
        password::{self, Verdict},
        store,
    },
    audit::{self, By, Subject},
    clock::Moment,
    context::Context,
    error::{AppError, Result},
    keys,
};
use chrono::TimeDelta;

/// How long failures count.
const WHILE: TimeDelta = TimeDelta::hours(1);
/// Failures from one network at one account, after which that network waits. Others do not, so a
/// stranger cannot lock anybody out.
const AT_ACCOUNT: u64 = 10;
/// Failures from one network at any accounts.
const AT_ALL: u64 = 100;
/// The most sessions a person has; signing in once more ends the one not used for longest.
const SESSIONS: usize = 10;
/// A session ends after this, whatever happens.
pub(super) const ENDS_AFTER: TimeDelta = TimeDelta::hours(12);

/// Why somebody was not signed in.
#[derive(Debug)]
pub enum Refused {
    /// The address or the password is wrong; which one is not said.
    Wrong,
    /// Too many failures; wait so many seconds.
    TooMany(u64),
    /// Something else ended the request.
    Error(AppError),
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        Self::Error(error)
    }
}

/// Checks address and password and begins a session; answers its token for the cookie.
pub async fn sign_in(
    context: &Context,
    email: &str,
    typed: &str,
    network: &str,
    device: &str,
) -> Result<String, Refused> {
    let now = context.clock.now();
    // An address that cannot be one is counted and checked like any other.
    let account = &context.keys.sign("account", &[&email.trim().to_lowercase()]);
    reserve(context, account, network).await?;
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
            store::forget_failures_at(&transaction, account, network).await?;
            for old in store::sessions(&transaction, person).await?.iter().skip(SESSIONS - 1) {
                store::end_session(&transaction, person, old.id).await?;
            }
            store::insert_session(&transaction, person, token_hash, device, now, now + ENDS_AFTER)
                .await?;
            audit::record(
                &transaction,
                now,
                By::Person(person),
                "signed_in",
                Subject::Person(person.0),
                "",
            )
            .await
        })
        .await?;
    Ok(token)
}

/// Counts a try as failed before its password is looked at, so that many at once are no more than one
/// after the other. A try that succeeds forgets it.
pub(super) async fn reserve(
    context: &Context,
    account: &str,
    network: &str,
) -> Result<(), Refused> {
    let now = context.clock.now();
    let taken = context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(network).await?;
            let (here, all) = store::failures(&transaction, account, network, now - WHILE).await?;
            if here >= AT_ACCOUNT || all >= AT_ALL {
                tracing::warn!(here, all, "sign-in throttled");
                return Ok(false);
            }
            store::insert_failure(&transaction, account, network, now).await?;
            Ok(true)
        })
        .await?;
    if taken { Ok(()) } else { Err(Refused::TooMany(WHILE.num_seconds().unsigned_abs())) }
}

/// Forgets failures that no longer count; answers how many there were.
pub async fn forget_failures(context: &Context, now: Moment) -> Result<u64> {
    context
        .database
        .write(|transaction| async move { store::sweep_failures(&transaction, now - WHILE).await })
        .await
}
