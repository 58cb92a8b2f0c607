//! What the page of one comment says of redaction.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{PersonId, RedactionId},
    },
    conversation::comments::Comment,
    moderation::redaction::{
        actions::{can_be_redacted, may_undo},
        pages::{CommentPart, RedactionView},
        store::{self, Seal},
        values::Redaction,
    },
    team::accounts::{self, Capability, Moderator, Person},
};
use std::collections::BTreeMap;

/// The part of the page of `comment` that is about removed words.
pub async fn comment_part(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
) -> Result<CommentPart> {
    let database = context.database.read();
    let redactions = store::of_comment(database, comment.id).await?;
    let keys: Vec<RedactionId> = redactions.iter().map(|redaction| redaction.id).collect();
    let seals: BTreeMap<RedactionId, Seal> = store::of_redactions(database, &keys)
        .await?
        .into_iter()
        .map(|seal| (seal.redaction, seal))
        .collect();
    let people: Vec<PersonId> = redactions.iter().map(|redaction| redaction.person).collect();
    let people: BTreeMap<PersonId, Person> = accounts::by_ids(context.database.read(), &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let opens = moderator.can(Capability::ManagePeople);
    let last = redactions.iter().find(|redaction| redaction.undone.is_none());
    let sealed =
        |redaction: &Redaction| seals.get(&redaction.id).filter(|seal| seal.destroyed.is_none());
    let undo =
        last.is_some_and(|last| sealed(last).is_some() && may_undo(context, moderator, last));
    let put_back = opens && last.is_some_and(|last| sealed(last).is_some());
    Ok(CommentPart {
        id: comment.id.0,
        csrf: moderator.csrf().to_owned(),
        can_redact: can_be_redacted(comment.status),
        undo,
        put_back,
        redactions: redactions
            .iter()
            .map(|redaction| RedactionView {
                what: what(redaction),
                who: people
                    .get(&redaction.person)
                    .map_or_else(String::new, |person| person.name.clone()),
                when: london::day_and_time(redaction.at),
                words: redaction.words.clone(),
                undone: redaction
                    .undone
                    .map(|at| format!(", put back at {}", london::day_and_time(at)))
                    .unwrap_or_default(),
                sealed: sealed(redaction).filter(|_| opens).map(|seal| seal.id.0),
                original: match (redaction.undone, seals.get(&redaction.id)) {
                    (None, Some(seal)) => end_of(seal),
                    _ => String::new(),
                },
            })
            .collect(),
    })
}

fn what(redaction: &Redaction) -> String {
    let reason = redaction.reason.in_words();
    match redaction.passages {
        1 => format!("1 passage removed: {reason}"),
        many => format!("{many} passages removed: {reason}"),
    }
}

/// `The original is destroyed on 7 June 2026.`
pub fn end_of(seal: &Seal) -> String {
    match seal.destroyed {
        Some(at) => format!("The original was destroyed on {}.", london::day(at)),
        None => format!("We will destroy the original on {}.", london::day(seal.destroy)),
    }
}
