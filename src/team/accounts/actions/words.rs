//! A form that came after its session had ended is kept for its writer, and given back to them.

use crate::{
    base::{
        clock::Moment,
        context::Context,
        error::{AppError, Result},
        ids::{KeptWordsId, PersonId, SessionId},
        keys,
    },
    team::accounts::{Member, store},
};
use chrono::TimeDelta;

/// How long a form waits for its writer.
const KEPT_FOR: TimeDelta = TimeDelta::hours(12);
/// How long it can be shown once more after it was shown: an answer may be lost on its way.
const SHOWN_FOR: TimeDelta = TimeDelta::minutes(10);
/// The most forms that are kept of one session.
const OF_A_SESSION: usize = 5;
/// The most bytes that are kept of one person: four of the longest forms.
const OF_A_PERSON: i64 = 8 * 1024 * 1024;

/// Whose session a form came with.
pub struct FormSession {
    person: PersonId,
    session: SessionId,
}

/// Who had the session of this token, even if it has ended, for as long as the session is remembered.
pub async fn whose(context: &Context, token: &str) -> Result<Option<FormSession>> {
    let hash = keys::hash(token.as_bytes());
    let session = store::session_by_hash(context.database.read(), &hash).await?;
    Ok(session.map(|session| FormSession { person: session.person_id, session: session.id }))
}

/// Keeps a form, and answers the code that gives it back. So many and so much is kept; beyond that the
/// oldest goes.
pub async fn keep_words(
    context: &Context,
    whose: &FormSession,
    path: &str,
    form: &str,
) -> Result<String> {
    let now = context.clock.now();
    let code = keys::random_token();
    let words = &store::NewWords {
        code_hash: &keys::hash(code.as_bytes()),
        person: whose.person,
        session: whose.session,
        path,
        form,
        ends_at: now + KEPT_FOR,
    };
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(&format!("kept words {}", words.person)).await?;
            store::sweep_words(&transaction, now).await?;
            store::insert_words(&transaction, words).await?;
            let kept = store::sizes_of_words(&transaction, words.person).await?;
            store::delete_words(&transaction, &too_many(&kept)).await
        })
        .await?;
    Ok(code)
}

/// Of what is kept, the newest first, what has to go.
fn too_many(kept: &[(KeptWordsId, SessionId, i64)]) -> Vec<KeptWordsId> {
    let mut sum = 0_i64;
    let mut gone = Vec::new();
    for (place, (id, session, size)) in kept.iter().enumerate() {
        sum = sum.saturating_add(*size);
        let of_session = kept.iter().take(place).filter(|(_, other, _)| other == session).count();
        if sum > OF_A_PERSON || of_session >= OF_A_SESSION {
            gone.push(*id);
        }
    }
    gone
}

/// The form that is kept under `code`, if it is the member's: where it was sent, and its fields.
pub async fn kept_words(
    context: &Context,
    member: &Member,
    code: &str,
) -> Result<Option<(String, Vec<(String, String)>)>> {
    if code.is_empty() {
        return Ok(None);
    }
    let now = context.clock.now();
    let hash = keys::hash(code.as_bytes());
    let Some(words) = store::words(context.database.read(), member.id(), &hash, now).await? else {
        return Ok(None);
    };
    let fields = serde_html_form::from_str(&words.form).map_err(AppError::fault)?;
    let ends_at = words.ends_at.min(now + SHOWN_FOR);
    context
        .database
        .write(|transaction| async move { store::end_words(&transaction, words.id, ends_at).await })
        .await?;
    Ok(Some((words.path, fields)))
}

/// Forgets forms that have had their time.
pub(super) async fn forget_words(context: &Context, now: Moment) -> Result<()> {
    context
        .database
        .write(|transaction| async move { store::sweep_words(&transaction, now).await })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gone(kept: &[(i64, i64, i64)]) -> Vec<i64> {
        let kept: Vec<_> = kept
            .iter()
            .map(|(id, session, size)| (KeptWordsId(*id), SessionId(*session), *size))
            .collect();
        too_many(&kept).into_iter().map(|id| id.0).collect()
    }

    #[test]
    fn the_oldest_goes() {
        let six = [(9, 1, 5), (8, 1, 5), (7, 2, 5), (6, 1, 5), (5, 1, 5), (4, 1, 5)];
        assert!(gone(&six).is_empty());
        assert_eq!(
            gone(&[(9, 1, 5), (8, 1, 5), (7, 2, 5), (6, 1, 5), (5, 1, 5), (4, 1, 5), (3, 1, 5)]),
            [3]
        );
        let large = OF_A_PERSON / 4;
        assert_eq!(
            gone(&[(9, 1, large), (8, 2, large), (7, 3, large), (6, 4, large), (5, 5, 1)]),
            [5]
        );
    }
}
