//! Addresses of the mark that someone may be at risk.

use super::{
    State as Progress, actions, door,
    forms::{ClearingForm, HandlingForm},
    pages::{Advice, RiskPage, Step},
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
    },
    blog::posts,
    conversation::comments::{self, Status},
    team::{
        accounts::{self, Capability, Moderator, Person, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Nothing, Reply},
};
use rocket::{Route, State, get, http::Status as HttpStatus, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, raise, handle, clear]
}

/// What was typed before the page is shown again.
#[derive(Default)]
struct Typed {
    done: String,
    reason: String,
    errors: FormErrors,
}

async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    typed: Typed,
    notice: Option<&str>,
) -> Result<RiskPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(database, comment.post).await?;
    let marks = door::history(database, id).await?;
    let people: Vec<PersonId> = marks
        .iter()
        .flat_map(|mark| {
            [Some(mark.raised), mark.handled, mark.cleared].into_iter().flatten().map(|(id, _)| id)
        })
        .collect();
    let people = accounts::persons(context, &people).await?;
    let standing = marks.iter().find(|mark| mark.state != Progress::Cleared);
    let mut history = Vec::new();
    for mark in &marks {
        for (title, by, words) in [
            ("Mark taken off", mark.cleared, &mark.reason),
            ("Handled", mark.handled, &mark.done),
            ("Someone may be at risk", Some(mark.raised), &String::new()),
        ] {
            if let Some((who, at)) = by {
                history.push(step(title, &people, who, at, words));
            }
        }
    }
    let site = context.site.get();
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    Ok(RiskPage {
        layout: DeskLayout::new(&site, moderator, "Someone may be at risk", "moderation")
            .with_errors(&typed.errors)
            .telling(notice),
        id: id.0,
        author: comment.name,
        body: comment.body,
        post_title: post.title,
        sent: london::day_and_time(comment.sent),
        state: comment.status.in_words(),
        published: comment.status == Status::Published,
        advice: Advice::of(&site.contacts),
        can_set_up: moderator.can(Capability::ManageSite),
        marked: standing.is_some(),
        open: standing.is_some_and(|mark| mark.state == Progress::Open),
        done: typed.done,
        reason: typed.reason,
        errors: typed.errors,
        history,
    })
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

#[get("/desk/moderation/comments/<id>/risk?<done>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    done: Option<&str>,
) -> Result<Reply> {
    let notice = match done {
        Some("raised") => Some("The alert is on its way."),
        Some("handled") => Some("What was done is written down."),
        Some("cleared") => Some("The mark is taken off."),
        _ => None,
    };
    Reply::page(&page(context, &moderator, id, Typed::default(), notice).await?)
}

#[post("/desk/moderation/comments/<id>/risk", data = "<_form>")]
async fn raise(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    _form: Posted<Nothing>,
) -> Result<Reply> {
    actions::raise(context, &moderator, id).await?;
    Ok(Reply::to(format!("/desk/moderation/comments/{id}/risk?done=raised")))
}

#[post("/desk/moderation/comments/<id>/risk/handling", data = "<form>")]
async fn handle(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<HandlingForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let (errors, status) = match form.check() {
        Ok(words) if actions::handle(context, &moderator, id, &words).await? => {
            let path = format!("/desk/moderation/comments/{id}/risk?done=handled");
            return Ok(Reply::to(path));
        }
        Ok(_) => {
            let words = "Somebody has written down already what was done. Your words are kept here";
            (FormErrors::one("done", words), HttpStatus::Conflict)
        }
        Err(errors) => (errors, HttpStatus::UnprocessableEntity),
    };
    let typed = Typed { done: form.done, errors, ..Typed::default() };
    let page = page(context, &moderator, id, typed, None).await?;
    Reply::page_with(status, &page)
}

#[post("/desk/moderation/comments/<id>/risk/clearing", data = "<form>")]
async fn clear(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<ClearingForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let (errors, status) = match form.check() {
        Ok(words) if actions::clear(context, &moderator, id, &words).await? => {
            let path = format!("/desk/moderation/comments/{id}/risk?done=cleared");
            return Ok(Reply::to(path));
        }
        Ok(_) => {
            let words = "There is no mark on this comment. Your words are kept here";
            (FormErrors::one("reason", words), HttpStatus::Conflict)
        }
        Err(errors) => (errors, HttpStatus::UnprocessableEntity),
    };
    let typed = Typed { reason: form.reason, errors, ..Typed::default() };
    let page = page(context, &moderator, id, typed, None).await?;
    Reply::page_with(status, &page)
}
