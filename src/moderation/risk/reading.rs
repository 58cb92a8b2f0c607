//! The page of one comment and its mark.

use super::{
    Mark, RiskStatus as Progress,
    pages::{Advice, Done, RiskPage, Step},
    store,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
    },
    blog::posts,
    conversation::comments::{self, CommentStatus},
    team::{
        accounts::{self, Capability, Moderator, Person},
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};

/// What was typed before the page is shown again, and what is wrong with it.
#[derive(Default)]
pub struct FormState {
    pub done: String,
    pub reason: String,
    pub errors: FormErrors,
}

/// The comment, what the team does, and what was done; telling what was just done.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    state: FormState,
    told: Option<Done>,
) -> Result<RiskPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(database, comment.post).await?;
    let marks = store::of(database, id).await?;
    let standing = marks.iter().find(|mark| mark.state != Progress::Cleared);
    let site = context.site.get();
    Ok(RiskPage {
        layout: DeskLayout::new(&site, moderator, "Someone may be at risk", "moderation")
            .with_errors(&state.errors)
            .telling(told.map(|done| Notice::saying(done.told()))),
        id: id.0,
        author: comment.name,
        body: comment.body,
        post_title: post.title,
        sent: london::day_and_time(comment.sent),
        state: comment.status.in_words(),
        published: comment.status == CommentStatus::Published,
        advice: Advice::of(&site.contacts),
        can_set_up: moderator.can(Capability::ManageSite),
        marked: standing.is_some(),
        open: standing.is_some_and(|mark| mark.state == Progress::Open),
        done: state.done,
        reason: state.reason,
        errors: state.errors,
        history: history(context, &marks).await?,
    })
}

/// What happened to these marks, the newest first.
async fn history(context: &Context, marks: &[Mark]) -> Result<Vec<Step>> {
    let people: Vec<PersonId> = marks
        .iter()
        .flat_map(|mark| {
            [Some(mark.raised), mark.handled, mark.cleared].into_iter().flatten().map(|(id, _)| id)
        })
        .collect();
    let people = accounts::by_ids(context.database.read(), &people).await?;
    let mut history = Vec::new();
    for mark in marks {
        for (title, by, words) in [
            ("Mark taken off", mark.cleared, mark.reason.as_str()),
            ("Handled", mark.handled, mark.done.as_str()),
            ("Someone may be at risk", Some(mark.raised), ""),
        ] {
            if let Some((who, at)) = by {
                history.push(step(title, &people, who, at, words));
            }
        }
    }
    Ok(history)
}

fn step(title: &'static str, people: &[Person], who: PersonId, at: Moment, words: &str) -> Step {
    let person = people.iter().find(|person| person.id == who);
    Step {
        title,
        who: person.map_or_else(String::new, |person| person.name.clone()),
        when: london::day_and_time(at),
        words: words.to_owned(),
    }
}
