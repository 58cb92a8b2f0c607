//! Sessions: gone on with, listed, ended; and the change of one's own password, which ends the others.

use super::{
    limits::{AttemptOrigin, account_of, mark_of, reserve},
    words::forget_words,
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        error::{AppError, Result},
        ids::SessionId,
        keys,
    },
    team::accounts::{
        Member, Password, form_token,
        password::{self, Verdict},
        store,
    },
};
use chrono::TimeDelta;

/// A session that is not used for so long has ended.
const IDLE: TimeDelta = TimeDelta::minutes(30);
/// How often the use of a session is written down.
const NOTED: TimeDelta = TimeDelta::minutes(1);

/// One of a person's own sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnSession {
    /// The key.
    pub id: SessionId,
    /// The browser, as far as it says.
    pub device: String,
    /// When it began.
    pub since: Moment,
    /// When it was last used.
    pub seen: Moment,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// The member behind a cookie's token, if the session still stands and the person is active.
pub async fn resume(context: &Context, token: &str) -> Result<Option<Member>> {
    let now = context.clock.now();
    let token_hash = keys::hash(token.as_bytes());
    let database = context.database.read();
    let Some(session) = store::session_by_hash(database, &token_hash).await? else {
        return Ok(None);
    };
    if session.ends_at <= now || session.seen_at + IDLE <= now {
        return Ok(None);
    }
    let Some(found) = store::by_id(database, session.person_id).await? else {
        return Ok(None);
    };
    if !found.person.active {
        return Ok(None);
    }
    if session.seen_at + NOTED <= now {
        let write =
            |transaction| async move { store::touch_session(&transaction, session.id, now).await };
        match context.database.write(write).await {
            // Whoever is signed in can read on where nothing can be written.
            Err(AppError::Unavailable(why)) => {
                tracing::warn!(why, "it is not kept that a session was used");
            }
            noted => noted?,
        }
    }
    let csrf = form_token::make(&context.keys, &token_hash, session.person_id);
    Ok(Some(Member::signed_in(found.person, session.id, csrf)))
}

/// Ends the session that asks.
pub async fn sign_out(context: &Context, member: &Member) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if let Some(session) = member.session() {
                store::end_session(&transaction, member.id(), session).await?;
            }
            audit::record(&transaction, now, By::Person(member.id()), Event::SignedOut(member.id()))
                .await
        })
        .await
}

/// Forgets sessions that ended a day ago; answers how many. Words that have had their time go, too.
pub async fn forget_sessions(context: &Context, now: Moment) -> Result<u64> {
    forget_words(context, now).await?;
    let before = now - TimeDelta::days(1);
    context
        .database
        .write(|transaction| async move {
            store::sweep_sessions(&transaction, before, before - IDLE).await
        })
        .await
}

/// A person's own sessions that still stand, the last used first.
pub async fn own_sessions(context: &Context, member: &Member) -> Result<Vec<OwnSession>> {
    let now = context.clock.now();
    let sessions = store::sessions(context.database.read(), member.id()).await?;
    Ok(sessions
        .into_iter()
        .filter(|session| session.ends_at > now && session.seen_at + IDLE > now)
        .map(|session| OwnSession {
            id: session.id,
            device: session.device,
            since: session.created_at,
            seen: session.seen_at,
            this: Some(session.id) == member.session(),
        })
        .collect())
}

/// Ends one of one's own sessions. Another's is not found.
pub async fn end_session(context: &Context, member: &Member, id: SessionId) -> Result<()> {
    let ended = context
        .database
        .write(|transaction| async move { store::end_session(&transaction, member.id(), id).await })
        .await?;
    if ended { Ok(()) } else { Err(AppError::NotFound) }
}

/// Ends all of one's own sessions but the one that asks; answers how many.
pub async fn end_other_sessions(context: &Context, member: &Member) -> Result<u64> {
    context
        .database
        .write(|transaction| async move {
            store::end_sessions(&transaction, member.id(), member.session()).await
        })
        .await
}

/// Changes one's own password if `current` is right, and ends all other sessions. Of the networks that
/// were signed in from only `network` is still known, from which this is done.
/// `false` means that `current` is wrong.
pub async fn change_password(
    context: &Context,
    member: &Member,
    current: &str,
    new: &Password,
    network: &str,
) -> Result<bool> {
    let stored = own_row(context, member).await?;
    let email = &stored.person.email;
    let account = &account_of(context, email);
    if let Some(refused) = reserve(context, email, account, AttemptOrigin::OwnSession).await? {
        return Err(AppError::TooMany(refused.seconds));
    }
    let counted = &AttemptOrigin::OwnSession.counted_as(account);
    if password::verify(current, Some(&stored.hash)).await? == Verdict::Wrong {
        return is_already(new, &stored.hash).await;
    }
    let hash = &password::hash(new).await?;
    let mark = &mark_of(context, account, network);
    let now = context.clock.now();
    let before = &stored.hash;
    let changed = context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(&format!("password:{}", member.id())).await?;
            let now_is = store::by_id(&transaction, member.id()).await?;
            if now_is.is_none_or(|now_is| now_is.hash != *before) {
                return Ok(false);
            }
            store::set_password(&transaction, member.id(), hash).await?;
            store::set_temporary(&transaction, member.id(), false).await?;
            store::forget_failures_at(&transaction, account, counted).await?;
            store::forget_networks_of(&transaction, member.id()).await?;
            store::know_network(&transaction, member.id(), mark, now).await?;
            store::end_sessions(&transaction, member.id(), member.session()).await?;
            audit::record(
                &transaction,
                now,
                By::Person(member.id()),
                Event::PasswordChanged(member.id()),
            )
            .await?;
            Ok(true)
        })
        .await?;
    if changed {
        return Ok(true);
    }
    is_already(new, &own_row(context, member).await?.hash).await
}

async fn own_row(context: &Context, member: &Member) -> Result<store::WithPassword> {
    store::by_id(context.database.read(), member.id()).await?.ok_or(AppError::NotFound)
}

/// Whether the password is `new` already, as when the button is pressed twice. Who tries this to guess
/// it is counted like one who guesses the current one.
async fn is_already(new: &Password, stored: &str) -> Result<bool> {
    Ok(password::verify(new.as_typed(), Some(stored)).await? != Verdict::Wrong)
}
