//! One comment with everything around it, and the team's reply to it.

use crate::{
    accounts::{self, Moderator, Person, Posted},
    clock::{Moment, london},
    comments::{self, Comment, CommentBody, Status},
    context::Context,
    error::{AppError, Result},
    ids::{CommentId, PersonId},
    moderation::{
        Guideline,
        forms::{DecideForm, ReplyForm},
        pages::{Choice, CommentPage, Event, Other},
        queue::{cards, excerpt},
        store,
        values::{Decision, done},
    },
    site::{DeskLayout, Notice, Replies},
    web::{FormErrors, Page},
};
use rocket::{Either, Route, State, get, post, response::Redirect, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![show, reply]
}

/// What was typed on the page before it is shown again.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) errors: FormErrors,
    pub(super) decision: Option<DecideForm>,
    pub(super) reply: String,
}

/// The page of one comment.
pub(super) async fn page(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    typed: Typed,
    notice: Option<Notice>,
) -> Result<CommentPage> {
    let database = context.database.read();
    let comment = comments::find(database, id).await?.ok_or(AppError::NotFound)?;
    let mut card = cards(context, moderator, std::slice::from_ref(&comment))
        .await?
        .pop()
        .ok_or(AppError::NotFound)?;
    card.acts.own_page = true;
    card.acts.prefix = String::new();
    if let Some(form) = &typed.decision {
        Choice::keep(&mut card.acts.choices, form);
        card.acts.note.clone_from(&form.note);
        card.acts.errors = typed.errors.clone();
    }
    let decisions = store::of_comment(database, id).await?;
    let now = context.clock.now();
    let undo = decisions.iter().find(|decision| decision.undone.is_none()).is_some_and(|last| {
        last.person == Some(moderator.id())
            && comment.version == last.version + 1
            && last.at + context.settings.undo > now
    });
    let can_reply =
        comment.status == Status::Published && context.site.get().replies != Replies::Nobody;
    let heading = format!("Comment by {}", comment.name);
    Ok(CommentPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .with_errors(&typed.errors)
            .telling(notice),
        errors: typed.errors,
        card,
        status: comment.status,
        email: email_in_words(&comment),
        html: comment.html.clone(),
        others: others(context, &comment).await?,
        history: history(context, &comment, &decisions).await?,
        undo,
        reply: can_reply.then_some(typed.reply),
    })
}

fn email_in_words(comment: &Comment) -> String {
    match (&comment.email, comment.confirmed) {
        (Some(email), Some(_)) if comment.claimed.is_some() => format!("{email}, confirmed"),
        (Some(email), Some(_)) => format!("{email}, confirmed through another comment"),
        (Some(email), None) => format!("{email}, not confirmed"),
        (None, _) if comment.person.is_some() => "A reply by the team".to_owned(),
        (None, Some(_)) => "Confirmed, and erased on its date".to_owned(),
        (None, None) => "None".to_owned(),
    }
}

async fn others(context: &Context, comment: &Comment) -> Result<Vec<Other>> {
    let (Some(address), Some(_)) = (&comment.address, comment.confirmed) else {
        return Ok(Vec::new());
    };
    let database = context.database.read();
    let found = comments::others_of_address(database, address, comment.id, 10).await?;
    Ok(found
        .into_iter()
        .map(|other| Other {
            id: other.id.0,
            state: other.status.in_words(),
            excerpt: excerpt(&other.body),
            sent: london::day_and_time(other.sent),
        })
        .collect())
}

/// What happened to a comment, the newest first.
async fn history(
    context: &Context,
    comment: &Comment,
    decisions: &[Decision],
) -> Result<Vec<Event>> {
    let database = context.database.read();
    let people: Vec<PersonId> =
        decisions.iter().filter_map(|decision| decision.person).chain(comment.person).collect();
    let people: BTreeMap<PersonId, Person> = accounts::persons(context, &people)
        .await?
        .into_iter()
        .map(|person| (person.id, person))
        .collect();
    let name = |id: Option<PersonId>| {
        id.and_then(|id| people.get(&id)).map_or("", |person| person.name.as_str()).to_owned()
    };
    let keys: Vec<_> = decisions.iter().filter_map(|decision| decision.guideline).collect();
    let guidelines = store::by_ids(database, &keys).await?;
    let mut events: Vec<(Moment, Event)> = Vec::new();
    for decision in decisions {
        if let Some(undone) = decision.undone {
            let title = format!("Undone: {}", done(decision.action).to_lowercase());
            events.push(event(undone, title, name(decision.person), String::new()));
        }
        let words = because(decision, &guidelines);
        let title = done(decision.action).to_owned();
        events.push(event(decision.at, title, name(decision.person), words));
    }
    for (until, words) in comments::wordings_of(database, comment.id).await? {
        let title = "Changed by its writer".to_owned();
        events.push(event(until, title, String::new(), format!("It said before: {words}")));
    }
    if let Some(confirmed) = comment.confirmed {
        let title = "Email address confirmed".to_owned();
        events.push(event(confirmed, title, String::new(), String::new()));
    }
    let sent = if comment.person.is_some() { "Published by the team" } else { "Received" };
    events.push(event(comment.sent, sent.to_owned(), name(comment.person), String::new()));
    events.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(events.into_iter().map(|(_, event)| event).collect())
}

fn event(at: Moment, title: String, who: String, words: String) -> (Moment, Event) {
    (at, Event { title, who, when: london::day_and_time(at), words })
}

fn because(decision: &Decision, guidelines: &[Guideline]) -> String {
    let reason = decision
        .guideline
        .and_then(|id| guidelines.iter().find(|guideline| guideline.id == id))
        .map(|guideline| guideline.title.clone())
        .or_else(|| decision.outcome.map(|outcome| outcome.in_words().to_owned()));
    match (reason, decision.note.as_str()) {
        (Some(reason), "") => format!("Reason: {reason}"),
        (Some(reason), note) => format!("Reason: {reason}. Note to the writer: {note}"),
        (None, note) => note.to_owned(),
    }
}

#[get("/desk/moderation/comments/<id>?<done>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    done: Option<&str>,
) -> Result<Page> {
    let notice = match done {
        Some("undone") => Some("Your decision is undone."),
        Some("replied") => Some("Your reply is published."),
        _ => None,
    };
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    Page::of(&page(context, &moderator, id, Typed::default(), notice).await?)
}

#[post("/desk/moderation/comments/<id>/reply", data = "<form>")]
async fn reply(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<ReplyForm>,
) -> Result<Either<Redirect, Page>> {
    let Posted(form) = form;
    let errors = match form.reply.parse::<CommentBody>() {
        Ok(body) => match comments::reply_as_team(context, &moderator, id, &body).await? {
            Ok(_) => {
                let path = format!("/desk/moderation/comments/{id}?done=replied");
                return Ok(Either::Left(Redirect::to(path)));
            }
            Err(refused) => FormErrors::one("reply", refused.in_words()),
        },
        Err(message) => FormErrors::one("reply", message),
    };
    let typed = Typed { errors, decision: None, reply: form.reply };
    Page::refused(&page(context, &moderator, id, typed, None).await?).map(Either::Right)
}
