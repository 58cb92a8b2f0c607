//! Deciding about several comments at once: the last look before it, and what came of it.

use super::{
    board::{JustDone, board},
    cards::{EXCERPT, choices, undoable},
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
        words::counted,
    },
    conversation::comments::{self, Action, Comment},
    moderation::{
        decisions::{self, Decision, SeenComment, reasons},
        place::Place,
        queue::{
            forms::SeveralForm,
            pages::{
                BatchPage, ConfirmPage, LeftAlone, QueuePage, SelectedComment, changed_meanwhile,
                in_figures, last_look as words, mail_about_several, undone_in_words,
            },
        },
    },
    team::{
        accounts::Moderator,
        site::{DeskLayout, Notice},
    },
    web::{Choice, FormErrors},
};

/// The most comments that are named as left alone.
const MOST: usize = 500;

/// The place that the form was sent from, with its boxes to tick.
fn ticking(return_to: &str) -> Place {
    Place { select: "1".to_owned(), ..Place::read(return_to) }
}

/// The queue again, with what is wrong.
pub async fn board_again(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    errors: FormErrors,
) -> Result<QueuePage> {
    board(context, moderator, &ticking(&form.return_to), &JustDone::default(), errors).await
}

/// The last look at what is about to be decided.
pub async fn last_look(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    (ticked, action): (&[SeenComment], Action),
    errors: FormErrors,
) -> Result<ConfirmPage> {
    let ids: Vec<CommentId> = ticked.iter().map(|(id, _)| *id).collect();
    let found = comments::by_ids(context.database.read(), &ids).await?;
    let (heading, button) = words(action, &counted(ticked.len(), "comment"));
    let mut choices = match action {
        Action::Spam => Vec::new(),
        _ => choices(reasons(context).await?),
    };
    Choice::keep(&mut choices, &form.guideline);
    Ok(ConfirmPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .with_errors(&errors),
        errors,
        heading,
        act: action.code().to_owned(),
        button,
        chosen: ticked.iter().filter_map(|one| about_to_be(action, one, &found)).collect(),
        choices,
        note: form.note.clone(),
        mail: mail_about_several(action, found.iter().filter(|one| asked_to_be_told(one)).count()),
        return_to: form.return_to.clone(),
        back_address: ticking(&form.return_to).address(),
    })
}

fn asked_to_be_told(comment: &Comment) -> bool {
    comment.notify && comment.confirmed.is_some() && comment.email.is_some()
}

/// A ticked comment, with whether it is as it was seen.
fn about_to_be(
    action: Action,
    (id, version): &SeenComment,
    found: &[Comment],
) -> Option<SelectedComment> {
    let comment = found.iter().find(|comment| comment.id == *id)?;
    let fits = comments::plan(comment.status, action).is_ok();
    Some(selected(comment, *version, changed_meanwhile(comment.version == *version && fits)))
}

fn selected(comment: &Comment, version: i64, changed: &'static str) -> SelectedComment {
    SelectedComment {
        id: comment.id.0,
        value: format!("{}.{version}", comment.id),
        name: comment.name.clone(),
        excerpt: comment.excerpt(EXCERPT),
        changed,
    }
}

/// What came of decisions that were made together, and how many of them were just undone.
pub async fn result(
    context: &Context,
    moderator: &Moderator,
    batch: DecisionId,
    (left, return_to): (&str, &str),
    undone: Option<&str>,
) -> Result<BatchPage> {
    let decisions = own_batch(context, moderator, batch).await?;
    let undone = undone.map(|count| count.parse().unwrap_or(0));
    let notice = undone.map(|count| Notice::saying(undone_in_words(count)));
    came_of(context, moderator, (Some(batch), &decisions), (left, return_to), notice).await
}

/// That no comment could be decided: `left` are the keys of all of them.
pub async fn nothing_came_of_it(
    context: &Context,
    moderator: &Moderator,
    left: &str,
    return_to: &str,
) -> Result<BatchPage> {
    came_of(context, moderator, (None, &[]), (left, return_to), None).await
}

/// The decisions that were made together with this one, if any of them is one's own.
pub async fn own_batch(
    context: &Context,
    moderator: &Moderator,
    batch: DecisionId,
) -> Result<Vec<Decision>> {
    let decisions = decisions::of_batch(context.database.read(), batch).await?;
    if decisions.iter().any(|one| one.person == Some(moderator.id())) {
        Ok(decisions)
    } else {
        Err(AppError::NotFound)
    }
}

/// `left` are the keys of those that were left alone.
async fn came_of(
    context: &Context,
    moderator: &Moderator,
    (batch, decisions): (Option<DecisionId>, &[Decision]),
    (left, return_to): (&str, &str),
    notice: Option<Notice>,
) -> Result<BatchPage> {
    let ids: Vec<CommentId> = decisions.iter().map(|decision| decision.comment).collect();
    let comments = comments::by_ids(context.database.read(), &ids).await?;
    let find = |id| comments.iter().find(|comment| comment.id == id);
    let can_undo = decisions
        .iter()
        .filter(|one| find(one.comment).is_some_and(|comment| undoable(context, one, comment)))
        .count();
    let heading = in_figures(decisions);
    let place = Place::read(return_to);
    Ok(BatchPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .telling(notice),
        heading,
        done: decisions
            .iter()
            .filter_map(|decision| {
                let undone = if decision.undone.is_some() { "Undone" } else { "" };
                Some(selected(find(decision.comment)?, decision.version, undone))
            })
            .collect(),
        left: left_alone(context, left).await?,
        undo: batch.filter(|_| can_undo > 0).map(|batch| (batch.0, can_undo)),
        return_to: place.query(),
        back_address: place.address(),
    })
}

/// The comments with these keys, as an address names them.
async fn left_alone(context: &Context, keys: &str) -> Result<Vec<LeftAlone>> {
    let ids: Vec<CommentId> =
        keys.split('.').filter_map(|id| id.parse().ok().map(CommentId)).take(MOST).collect();
    Ok(comments::by_ids(context.database.read(), &ids)
        .await?
        .into_iter()
        .map(|comment| LeftAlone {
            id: comment.id.0,
            name: comment.name,
            state: comment.status.in_words(),
        })
        .collect())
}
