//! What the team says to itself about a comment.

use super::{cards::others_on, comment::FormState};
use crate::{
    base::{clock::london, context::Context, error::Result, ids::PersonId},
    conversation::comments::{Comment, CommentStatus},
    moderation::{
        queue::pages::{NoteView, TeamworkView},
        teamwork,
    },
    team::accounts::{self, Moderator},
};

/// The part of the page of a comment that is about who is on it and what was noted.
pub async fn teamwork(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    typed: &FormState,
) -> Result<TeamworkView> {
    let database = context.database.read();
    let now = context.clock.now();
    let claims = teamwork::claims_of(database, &[comment.id], now).await?;
    let own = claims
        .iter()
        .find(|claim| claim.person == moderator.id() && claim.stands(now, comment.decided));
    let notes = teamwork::notes_of(database, comment.id).await?;
    let people: Vec<PersonId> = notes.iter().map(|note| note.person).collect();
    let people = accounts::by_ids(database, &people).await?;
    let others = others_on(context, moderator, std::slice::from_ref(comment)).await?;
    Ok(TeamworkView {
        id: comment.id.0,
        csrf: moderator.csrf().to_owned(),
        return_to: typed.return_to.clone(),
        errors: typed.errors.clone(),
        claim: others.get(&comment.id).cloned().unwrap_or_default(),
        own_claim: own.map_or_else(String::new, |claim| london::time_of_day(claim.until)),
        can_claim: comment.status == CommentStatus::Waiting,
        notes: notes
            .into_iter()
            .map(|note| NoteView {
                id: note.id.0,
                who: people
                    .iter()
                    .find(|person| person.id == note.person)
                    .map_or_else(String::new, |person| person.name.clone()),
                when: london::day_and_time(note.at),
                withdrawn: note.withdrawn.is_some(),
                own: note.withdrawn.is_none() && note.person == moderator.id(),
                body: note.body,
            })
            .collect(),
        typed: typed.note.clone(),
    })
}
