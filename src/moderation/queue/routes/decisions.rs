//! The buttons: each posts, and each answers with the queue again or with what went before.

use super::comment::{Typed, page};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::Action,
    moderation::{
        decisions::{self, Decided, Late, REASON_GONE, Reason, Ruling, past},
        queue::{
            forms::{BackForm, DecideForm},
            pages::{Choice, LatePage},
            reading::{cards::cards, onward},
        },
    },
    team::{
        accounts::{self, Moderator, Posted},
        site::DeskLayout,
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![publish, refuse, spam, remove, restore, undo]
}

#[post("/desk/moderation/comments/<id>/publication", data = "<form>")]
async fn publish(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Publish).await
}

#[post("/desk/moderation/comments/<id>/refusal", data = "<form>")]
async fn refuse(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<DecideForm>,
) -> Result<Reply> {
    for_a_reason(context, &moderator, id, form.0, Ruling::Refuse).await
}

#[post("/desk/moderation/comments/<id>/spam", data = "<form>")]
async fn spam(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Spam).await
}

#[post("/desk/moderation/comments/<id>/removal", data = "<form>")]
async fn remove(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<DecideForm>,
) -> Result<Reply> {
    for_a_reason(context, &moderator, id, form.0, Ruling::Remove).await
}

#[post("/desk/moderation/comments/<id>/restoration", data = "<form>")]
async fn restore(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<DecideForm>,
) -> Result<Reply> {
    carry_out(context, &moderator, id, &form.0, Ruling::Restore).await
}

/// Carries out a ruling that needs a reason, or shows the page again with every word.
async fn for_a_reason(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: DecideForm,
    ruling: fn(Reason, String) -> Ruling,
) -> Result<Reply> {
    let errors = match form.check() {
        Ok((reason, note)) => {
            return carry_out(context, moderator, id, &form, ruling(reason, note)).await;
        }
        Err(errors) => errors,
    };
    let back = form.back.clone();
    let typed = Typed { errors, decision: Some(form), back, ..Typed::default() };
    Reply::refused(&page(context, moderator, id, typed, None).await?)
}

async fn carry_out(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    form: &DecideForm,
    ruling: Ruling,
) -> Result<Reply> {
    match decisions::decide(context, moderator, id, form.version, &ruling).await? {
        Decided::Done(decision) => {
            let path = onward::after(context, &form.back, &form.spot, id, decision).await?;
            Ok(Reply::to(path))
        }
        Decided::ReasonGone => {
            let errors = FormErrors::one("guideline", REASON_GONE);
            let back = form.back.clone();
            let typed = Typed { errors, decision: Some(form.clone()), back, ..Typed::default() };
            let page = page(context, moderator, id, typed, None).await?;
            Reply::refused(&page)
        }
        Decided::Late(late) => {
            let page = late_page(context, moderator, *late, form, &ruling).await?;
            Reply::page_with(HttpStatus::Conflict, &page)
        }
    }
}

async fn late_page(
    context: &Context,
    moderator: &Moderator,
    late: Late,
    form: &DecideForm,
    ruling: &Ruling,
) -> Result<LatePage> {
    let mut card = cards(context, moderator, std::slice::from_ref(&late.comment))
        .await?
        .pop()
        .ok_or(AppError::NotFound)?;
    card.acts.own_page = true;
    card.acts.prefix = String::new();
    card.acts.note.clone_from(&form.note);
    card.lead_back(&form.back, &form.spot);
    Choice::keep(&mut card.acts.choices, form);
    Choice::keep_signpost(&mut card.acts.signposts, form);
    let (heading, happened) = match &late.decision {
        Some(decision) if decision.after == late.comment.status => {
            let who = match decision.person {
                Some(id) if id == moderator.id() => "You".to_owned(),
                Some(id) => accounts::person(context, id).await?.name,
                None => "Somebody".to_owned(),
            };
            let have = if who == "You" { "have" } else { "has" };
            (
                format!("{who} {have} already decided this comment"),
                format!(
                    "{who} {} on {}.",
                    past(decision.action),
                    london::day_and_time(decision.at)
                ),
            )
        }
        _ => (
            "This comment has changed".to_owned(),
            format!("It is now {}.", late.comment.status.in_words().to_lowercase()),
        ),
    };
    Ok(LatePage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation"),
        heading,
        happened,
        chose: match ruling.action() {
            Action::Publish => "Publish",
            Action::Refuse => "Do not publish",
            Action::Spam => "Spam",
            Action::Remove => "Remove",
            Action::Restore | Action::Withdraw => "Put back",
        }
        .to_owned(),
        agrees: late
            .decision
            .as_ref()
            .is_some_and(|one| one.after == late.comment.status && one.action == ruling.action()),
        onward: onward::past(context, &form.back, late.comment.id).await?,
        card,
        kept: !form.note.is_empty(),
    })
}

#[post("/desk/moderation/comments/<id>/undo", data = "<form>")]
async fn undo(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<BackForm>,
) -> Result<Reply> {
    let Posted(BackForm { back }) = form;
    match decisions::undo(context, &moderator, id).await? {
        Ok(_) if !back.is_empty() => Ok(Reply::to(onward::again(context, &back, id))),
        Ok(_) => Ok(Reply::to(format!("/desk/moderation/comments/{id}?done=undone"))),
        Err(refused) => Err(AppError::Conflict(refused.in_words().to_owned())),
    }
}
