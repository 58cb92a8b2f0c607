//! A form that came after its session had ended, or while somebody else was signed in, is kept for its
//! writer, and given back to them.

use crate::{
    base::{
        clock::Moment,
        context::Context,
        error::Result,
        ids::{KeptWordsId, PersonId, SessionId},
        keys,
    },
    team::accounts::{Member, form_token, store},
    web::SentForm,
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

/// A session that nobody remembers. What came with such ones counts as having come with one.
const FORGOTTEN: SessionId = SessionId(0);

/// Whose a form is, and which session it came with.
pub struct FormOwner {
    person: PersonId,
    session: SessionId,
}

/// For whom a form with the token `form_token` was made; none if the token is not one of ours.
pub fn owner_by_token(context: &Context, form_token: &str) -> Option<PersonId> {
    form_token::owner(&context.keys, form_token)
}

/// Whose a form is: by its own token, which says `owner`, or else by the session in the cookie that it came
/// with, even if that has ended, for as long as it is remembered.
pub async fn whose(
    context: &Context,
    cookie: Option<&str>,
    owner: Option<PersonId>,
) -> Result<Option<FormOwner>> {
    let database = context.database.read();
    let session = match cookie {
        Some(token) => store::session_by_hash(database, &keys::hash(token.as_bytes())).await?,
        None => None,
    };
    let Some(person) = owner else {
        return Ok(session.map(|one| FormOwner { person: one.person_id, session: one.id }));
    };
    if store::by_id(database, person).await?.is_none_or(|found| !found.person.active) {
        return Ok(None);
    }
    let session = session.filter(|one| one.person_id == person).map_or(FORGOTTEN, |one| one.id);
    Ok(Some(FormOwner { person, session }))
}

/// Keeps a form, and answers the code that gives it back. So many and so much is kept; beyond that the
/// oldest goes.
pub async fn keep_words(context: &Context, whose: &FormOwner, form: &SentForm) -> Result<String> {
    let now = context.clock.now();
    let code = keys::random_token();
    let words = &store::NewWords {
        code_hash: &keys::hash(code.as_bytes()),
        person: whose.person,
        session: whose.session,
        path: &form.action,
        form: &form.to_text(),
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

/// The form that is kept under `code`, if it is the member's.
pub async fn kept_words(
    context: &Context,
    member: &Member,
    code: &str,
) -> Result<Option<SentForm>> {
    if code.is_empty() {
        return Ok(None);
    }
    let now = context.clock.now();
    let hash = keys::hash(code.as_bytes());
    let Some(words) = store::words(context.database.read(), member.id(), &hash, now).await? else {
        return Ok(None);
    };
    let ends_at = words.ends_at.min(now + SHOWN_FOR);
    context
        .database
        .write(|transaction| async move { store::end_words(&transaction, words.id, ends_at).await })
        .await?;
    Ok(Some(SentForm::read(&words.path, words.form.as_bytes())))
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
