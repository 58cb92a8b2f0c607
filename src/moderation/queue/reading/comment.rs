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
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus},
    moderation::{
        answers, credits,
        decisions::{self, PlainReason, Reason, Ruling},
        place::{Done, Place, written},
        queue::{
            pages::{CommentPage, OtherComment, email_in_words, told},
            paths,
        },
        redaction,
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, assets},
};

/// What was typed on the page before it is shown again, and what is wrong with it.
#[derive(Debug, Default)]
pub struct FormState {
    pub errors: FormErrors,
    /// The team's reply, and the version of the draft that was seen.
    pub reply: Option<(String, i64)>,
    pub note: String,
    /// The place in the queue it was opened from.
    pub return_to: String,
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
    // These come back to this page.
    card.acts.can_redact = false;
    let decisions = decisions::of_comment(database, id).await?;
    let undo = decisions
        .iter()
        .find(|decision| decision.undone.is_none())
        .filter(|last| last.person == Some(moderator.id()) && undoable(context, last, &comment))
        .map(|last| paths::undo(id, last.id));
    let action = paths::reply(id);
    let teamwork = teamwork(context, moderator, &comment, &typed).await?;
    let reply = answers::reply_form(
        context,
        moderator,
        &comment,
        &action,
        typed.reply,
        typed.errors.clone(),
    )
    .await?;
    let led_to = if comment.status == CommentStatus::Published && comment.person.is_none() {
        let post = posts::reference(database, comment.post).await?;
        let found = credits::led_to(database, &[id], &[&post]).await?.remove(&id);
        Some(found.unwrap_or_default())
    } else {
        None
    };
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
        others: others(context, &comment).await?,
        history: history(context, &comment, &decisions).await?,
        undo,
        redaction: redaction::comment_part(context, moderator, &comment).await?,
        reply,
        next,
        led_to,
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
