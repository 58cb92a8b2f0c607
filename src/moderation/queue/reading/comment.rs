//! One comment with everything around it.

use super::{
    board::spot,
    cards::{EXCERPT, own_card, undoable},
    history::history,
    teamwork::teamwork,
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::{self, Comment},
    moderation::{
        answers,
        decisions::{self, PlainReason, Reason, Ruling},
        place::{Done, Place, written},
        queue::{
            forms::DecideForm,
            pages::{CommentPage, OtherComment, email_in_words, told},
            paths,
        },
        redaction,
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::{Choice, FormErrors, assets},
};

/// What was typed on the page before it is shown again, and what is wrong with it.
#[derive(Debug, Default)]
pub struct FormState {
    pub errors: FormErrors,
    pub decision: Option<DecideForm>,
    /// The team's reply, and the version of the draft that was seen.
    pub reply: Option<(String, i64)>,
    pub note: String,
    /// The place in the queue it was opened from.
    pub return_to: String,
}

impl FormState {
    /// Of a decision that could not be taken as it was sent.
    pub fn of_decision(form: DecideForm, errors: FormErrors) -> Self {
        Self { errors, return_to: form.return_to.clone(), decision: Some(form), ..Self::default() }
    }

    /// What is wrong anywhere but in a decision.
    fn other_errors(&self) -> FormErrors {
        match self.decision {
            Some(_) => FormErrors::default(),
            None => self.errors.clone(),
        }
    }
}

/// The page of one comment.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    typed: FormState,
    done: Option<Done>,
) -> Result<CommentPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let mut card = own_card(context, moderator, &comment).await?;
    card.lead_back(&typed.return_to, &written(spot(&comment)));
    if let Some(reports) = &mut card.reports {
        reports.own_page = true;
    }
    if let Some(form) = &typed.decision {
        Choice::keep(&mut card.acts.choices, &form.guideline);
        Choice::keep(&mut card.acts.signposts, &form.signpost);
        card.acts.note.clone_from(&form.note);
        card.acts.errors = typed.errors.clone();
    }
    let decisions = decisions::of_comment(database, id).await?;
    let undo = decisions
        .iter()
        .find(|decision| decision.undone.is_none())
        .filter(|last| last.person == Some(moderator.id()) && undoable(context, last, &comment))
        .map(|last| paths::undo(id, last.id));
    let reply_errors = typed.other_errors();
    let action = paths::reply(id);
    let teamwork = teamwork(context, moderator, &comment, &typed).await?;
    let reply =
        answers::reply_form(context, moderator, &comment, &action, typed.reply, reply_errors)
            .await?;
    let next = answers::choices(context, moderator, &comment).await?;
    let heading = format!("Comment by {}", comment.name);
    Ok(CommentPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .with_errors(&typed.errors)
            .telling(done.map(|done| Notice::saying(told(done)))),
        teamwork,
        return_to: Place::read(&typed.return_to).address(),
        script: assets::address("queue.js"),
        errors: typed.errors,
        card,
        status: comment.status,
        email: email_in_words(&comment),
        html: comment.html.clone(),
        others: others(context, &comment).await?,
        history: history(context, &comment, &decisions).await?,
        undo,
        redaction: redaction::comment_part(context, moderator, &comment).await?,
        reply,
        next,
        can_erase: comment.erased.is_none() && comment.person.is_none(),
    })
}

async fn others(context: &Context, comment: &Comment) -> Result<Vec<OtherComment>> {
    let (Some(address), Some(_)) = (&comment.address, comment.confirmed) else {
        return Ok(Vec::new());
    };
    let database = context.database.read();
    let found = comments::others_of_address(database, address, comment.id, 10).await?;
    Ok(found
        .into_iter()
        .map(|other| OtherComment {
            id: other.id.0,
            state: other.status.in_words(),
            excerpt: other.excerpt(EXCERPT),
            sent: london::day_and_time(other.sent),
        })
        .collect())
}

/// Whether the writer would be told that a comment belongs elsewhere, and not where, although there are
/// signposts to select from.
pub async fn leads_nowhere(context: &Context, ruling: &Ruling) -> Result<bool> {
    let elsewhere = ruling.reason() == Some(Reason::Plain(PlainReason::BelongsElsewhere));
    Ok(elsewhere
        && ruling.note().is_empty()
        && !answers::signposts(context.database.read()).await?.is_empty())
}
