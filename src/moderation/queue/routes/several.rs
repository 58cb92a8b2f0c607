//! Deciding about several comments at once: the last look, the doing, what came of it, and undo for all.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
        words::counted,
    },
    conversation::comments::{self, Action, Comment},
    moderation::{
        decisions::{
            self, Decision, REASON_GONE, Reason, Ruling, Ticked, batch_address, decide_several,
            done, reasons, undo_decision, written,
        },
        place::Place,
        queue::{
            forms::{BackForm, SeveralForm},
            pages::{BatchPage, Choice, ConfirmPage, LeftAlone, Selected},
            reading::{
                board::{Told, board},
                cards::{EXCERPT, choices, undoable},
            },
            several::action,
        },
    },
    team::{
        accounts::{Moderator, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![several, batch, undo_all]
}

/// The most comments that are named as left alone.
const MOST: usize = 500;

#[post("/desk/moderation/several", data = "<form>")]
async fn several(
    context: &State<Context>,
    moderator: Moderator,
    form: Posted<SeveralForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let ticked = match form.ticked() {
        Ok(ticked) => ticked,
        Err(errors) => return back_with(context, &moderator, &form, errors).await,
    };
    let Some(action) = action(&form.act) else {
        let errors = FormErrors::one("chosen", "Select what to do with the comments");
        return back_with(context, &moderator, &form, errors).await;
    };
    let ruling = match action {
        Action::Refuse | Action::Remove if !form.confirmed => None,
        Action::Spam if !form.confirmed => None,
        Action::Refuse => Some(for_a_reason(&form, Ruling::Refuse)),
        Action::Remove => Some(for_a_reason(&form, Ruling::Remove)),
        Action::Spam => Some(Ok(Ruling::Spam)),
        Action::Publish => Some(Ok(Ruling::Publish)),
        _ => Some(Ok(Ruling::Restore)),
    };
    match ruling {
        Some(Ok(ruling)) => carry_out(context, &moderator, &form, &ticked, action, &ruling).await,
        Some(Err(errors)) => {
            let page = last_look(context, &moderator, &form, &ticked, action, errors).await?;
            Reply::refused(&page)
        }
        None => {
            let none = FormErrors::default();
            let page = last_look(context, &moderator, &form, &ticked, action, none).await?;
            Reply::page(&page)
        }
    }
}

fn for_a_reason(
    form: &SeveralForm,
    ruling: fn(Reason, String) -> Ruling,
) -> std::result::Result<Ruling, FormErrors> {
    form.decision().check().map(|(reason, note)| ruling(reason, note))
}

/// The queue again, with what is wrong.
async fn back_with(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    errors: FormErrors,
) -> Result<Reply> {
    let place = Place { select: "1".to_owned(), ..Place::read(&form.back) };
    let page = board(context, moderator, &place, &Told::default(), errors).await?;
    Reply::refused(&page)
}

async fn last_look(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    ticked: &[Ticked],
    action: Action,
    errors: FormErrors,
) -> Result<ConfirmPage> {
    let database = context.database.read();
    let ids: Vec<CommentId> = ticked.iter().map(|(id, _)| *id).collect();
    let found = comments::by_ids(database, &ids).await?;
    let number = counted(ticked.len(), "comment");
    let (heading, button) = match action {
        Action::Refuse => (format!("Do not publish {number}"), "Do not publish"),
        Action::Remove => (format!("Remove {number}"), "Remove"),
        _ => (format!("Mark {number} as spam"), "Mark as spam"),
    };
    let mut choices = match action {
        Action::Spam => Vec::new(),
        _ => choices(reasons(context).await?),
    };
    Choice::keep(&mut choices, &form.decision());
    let told = found
        .iter()
        .filter(|comment| comment.notify && comment.confirmed.is_some() && comment.email.is_some());
    let mail = match (action, told.count()) {
        (Action::Spam, _) => "Nobody is told that a comment was taken for spam.".to_owned(),
        (_, 0) => {
            "The private page of each comment shows its writer the rule and your note. None of \
                   them gets an email."
                .to_owned()
        }
        (_, told) => format!(
            "The private page of each comment shows its writer the rule and your note. {} asked to be \
             told, and in a few minutes get the decision, the rule, your note and the way to write it \
             again by email.",
            counted(told, "writer")
        ),
    };
    Ok(ConfirmPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .in_section("/desk/moderation/")
            .with_errors(&errors),
        errors,
        heading,
        act: action.code().to_owned(),
        button: format!("{button} {number}"),
        chosen: ticked
            .iter()
            .filter_map(|(id, version)| {
                let comment = found.iter().find(|comment| comment.id == *id)?;
                let fits = comments::plan(comment.status, action).is_ok();
                let changed = match comment.version == *version && fits {
                    true => "",
                    false => "Changed meanwhile, so it will be left alone",
                };
                Some(selected(comment, *version, changed))
            })
            .collect(),
        choices,
        note: form.note.clone(),
        mail,
        back: form.back.clone(),
        back_address: Place { select: "1".to_owned(), ..Place::read(&form.back) }.address(),
    })
}

fn selected(comment: &Comment, version: i64, changed: &'static str) -> Selected {
    Selected {
        id: comment.id.0,
        value: format!("{}.{version}", comment.id),
        name: comment.name.clone(),
        excerpt: comment.excerpt(EXCERPT),
        changed,
    }
}

async fn carry_out(
    context: &Context,
    moderator: &Moderator,
    form: &SeveralForm,
    ticked: &[Ticked],
    action: Action,
    ruling: &Ruling,
) -> Result<Reply> {
    let together = decide_several(context, moderator, ticked, ruling, None).await?;
    let back = Place { select: String::new(), ..Place::read(&form.back) }.query();
    match together.batch {
        Some(batch) => {
            let path = batch_address(batch, &together.left, &back)?;
            Ok(Reply::to(path))
        }
        None if together.reason_gone => {
            let errors = FormErrors::one("guideline", REASON_GONE);
            let page = last_look(context, moderator, form, ticked, action, errors).await?;
            Reply::refused(&page)
        }
        None => {
            let left = written(&together.left);
            let page = result(context, moderator, None, &left, &back, None).await?;
            Reply::page_with(HttpStatus::Conflict, &page)
        }
    }
}

/// `Published: 1 comment. Not published: 46 comments`.
fn in_figures(decisions: &[Decision]) -> String {
    let mut figures: Vec<(Action, usize)> = Vec::new();
    for decision in decisions {
        match figures.iter_mut().find(|(action, _)| *action == decision.action) {
            Some((_, count)) => *count += 1,
            None => figures.push((decision.action, 1)),
        }
    }
    let parts: Vec<String> = figures
        .into_iter()
        .map(|(action, count)| format!("{}: {}", done(action), counted(count, "comment")))
        .collect();
    parts.join(". ")
}

/// What came of it: `left` are the keys of those that were left alone.
async fn result(
    context: &Context,
    moderator: &Moderator,
    batch: Option<DecisionId>,
    left: &str,
    back: &str,
    undone: Option<&str>,
) -> Result<BatchPage> {
    let database = context.database.read();
    let decisions = match batch {
        Some(batch) => decisions::of_batch(database, batch).await?,
        None => Vec::new(),
    };
    if batch.is_some() && !decisions.iter().any(|one| one.person == Some(moderator.id())) {
        return Err(AppError::NotFound);
    }
    let ids: Vec<CommentId> = decisions.iter().map(|decision| decision.comment).collect();
    let comments = comments::by_ids(database, &ids).await?;
    let find = |id| comments.iter().find(|comment| comment.id == id);
    let can_undo = decisions
        .iter()
        .filter(|one| find(one.comment).is_some_and(|comment| undoable(context, one, comment)))
        .count();
    let left_ids: Vec<CommentId> =
        left.split('.').filter_map(|id| id.parse().ok().map(CommentId)).take(MOST).collect();
    let heading = match decisions.first() {
        Some(_) => in_figures(&decisions),
        None => "No comment was decided".to_owned(),
    };
    let place = Place::read(back);
    let notice = undone.map(|count| {
        let count: usize = count.parse().unwrap_or(0);
        let text = match count {
            1 => "1 decision is undone.".to_owned(),
            _ => format!("{count} decisions are undone."),
        };
        Notice { text, undo: None }
    });
    Ok(BatchPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .in_section("/desk/moderation/")
            .telling(notice),
        heading,
        done: decisions
            .iter()
            .filter_map(|decision| {
                let undone = if decision.undone.is_some() { "Undone" } else { "" };
                Some(selected(find(decision.comment)?, decision.version, undone))
            })
            .collect(),
        left: comments::by_ids(database, &left_ids)
            .await?
            .into_iter()
            .map(|comment| LeftAlone {
                id: comment.id.0,
                name: comment.name,
                state: comment.status.in_words(),
            })
            .collect(),
        undo: batch.filter(|_| can_undo > 0).map(|batch| (batch.0, can_undo)),
        back: place.query(),
        back_address: place.address(),
    })
}

#[get("/desk/moderation/batches/<id>?<left>&<back>&<undone>")]
async fn batch(
    context: &State<Context>,
    moderator: Moderator,
    id: DecisionId,
    left: Option<&str>,
    back: Option<&str>,
    undone: Option<&str>,
) -> Result<Reply> {
    let (left, back) = (left.unwrap_or(""), back.unwrap_or(""));
    Reply::page(&result(context, &moderator, Some(id), left, back, undone).await?)
}

#[post("/desk/moderation/batches/<id>/undo", data = "<form>")]
async fn undo_all(
    context: &State<Context>,
    moderator: Moderator,
    id: DecisionId,
    form: Posted<BackForm>,
) -> Result<Reply> {
    let decisions = decisions::of_batch(context.database.read(), id).await?;
    let own = |one: &&Decision| one.person == Some(moderator.id());
    if !decisions.iter().any(|one| own(&one)) {
        return Err(AppError::NotFound);
    }
    let mut undone = 0;
    for decision in decisions.iter().filter(own).filter(|one| one.undone.is_none()) {
        let taken = undo_decision(context, &moderator, decision.comment, decision.id).await;
        match taken {
            Ok(Ok(_)) => undone += 1,
            // Too late, changed since, or sent again: it stays as it is, and the page says so.
            Ok(Err(_)) | Err(AppError::Conflict(_)) => {}
            Err(error) => return Err(error),
        }
    }
    let back = Place::read(&form.0.back).query();
    let fields = [("back", back), ("undone", undone.to_string())];
    let query = serde_html_form::to_string(fields).map_err(AppError::fault)?;
    Ok(Reply::to(format!("/desk/moderation/batches/{id}?{query}")))
}
