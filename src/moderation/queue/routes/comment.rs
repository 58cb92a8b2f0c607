//! One comment with everything around it, and the team's reply to it.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, GuidelineId, PersonId},
    },
    conversation::{
        comments::{self, Comment, CommentBody, Status},
        guidelines::{self, Quoted},
    },
    moderation::{
        answers::{self, Published},
        decisions::{self, Decision, done},
        place::{Place, written},
        queue::{
            forms::{DecideForm, ReplyForm},
            pages::{Choice, CommentPage, Event, NoteView, Other, TeamworkView},
            reading::{
                board::spot,
                cards::{EXCERPT, cards, others_on, undoable},
            },
        },
        redaction, teamwork,
    },
    team::{
        accounts::{self, Answerer, Moderator, Person, Posted},
        site::{DeskLayout, Notice},
    },
    web::{FormErrors, Reply, assets},
};
use rocket::{Route, State, get, http::Status, post, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![show, reply]
}

/// What was typed on the page before it is shown again.
#[derive(Debug, Default)]
pub(super) struct Typed {
    pub(super) errors: FormErrors,
    pub(super) decision: Option<DecideForm>,
    pub(super) reply: Option<(String, i64)>,
    pub(super) note: String,
    /// The place in the queue it was opened from.
    pub(super) back: String,
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
    card.lead_back(&typed.back, &written(spot(&comment)));
    if let Some(reports) = &mut card.reports {
        reports.own_page = true;
    }
    if let Some(form) = &typed.decision {
        Choice::keep(&mut card.acts.choices, form);
        Choice::keep_signpost(&mut card.acts.signposts, form);
        card.acts.note.clone_from(&form.note);
        card.acts.errors = typed.errors.clone();
    }
    let decisions = decisions::of_comment(database, id).await?;
    let undo = decisions.iter().find(|decision| decision.undone.is_none()).is_some_and(|last| {
        last.person == Some(moderator.id()) && undoable(context, last, &comment)
    });
    let reply_errors = match typed.decision {
        Some(_) => FormErrors::default(),
        None => typed.errors.clone(),
    };
    let action = format!("/desk/moderation/comments/{id}/reply");
    let teamwork = teamwork_view(context, moderator, &comment, &typed).await?;
    let reply =
        answers::reply_form(context, moderator, &comment, &action, typed.reply, reply_errors)
            .await?;
    let next = answers::choices(context, moderator, &comment).await?;
    let heading = format!("Comment by {}", comment.name);
    Ok(CommentPage {
        layout: DeskLayout::new(&context.site.get(), moderator, &heading, "moderation")
            .with_errors(&typed.errors)
            .telling(notice),
        teamwork,
        back: Place::read(&typed.back).address(),
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

async fn teamwork_view(
    context: &Context,
    moderator: &Moderator,
    comment: &Comment,
    typed: &Typed,
) -> Result<TeamworkView> {
    let database = context.database.read();
    let now = context.clock.now();
    let claims = teamwork::claims_of(database, &[comment.id], now).await?;
    let own = claims
        .iter()
        .find(|claim| claim.person == moderator.id() && claim.stands(now, comment.decided));
    let notes = teamwork::notes_of(database, comment.id).await?;
    let people: Vec<PersonId> = notes.iter().map(|note| note.person).collect();
    let people = accounts::persons(context, &people).await?;
    let others = others_on(context, moderator, std::slice::from_ref(comment)).await?;
    Ok(TeamworkView {
        id: comment.id.0,
        csrf: moderator.csrf().to_owned(),
        back: typed.back.clone(),
        errors: typed.errors.clone(),
        claim: others.get(&comment.id).cloned().unwrap_or_default(),
        own_claim: own.map_or_else(String::new, |claim| london::time_of_day(claim.until)),
        can_claim: comment.status == Status::Waiting,
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
            excerpt: other.excerpt(EXCERPT),
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
    let wanted: Vec<_> = decisions.iter().filter_map(Decision::quoted).collect();
    let quoted = guidelines::quoted(database, &wanted).await?;
    let mut events: Vec<(Moment, Event)> = Vec::new();
    for decision in decisions {
        if let Some(undone) = decision.undone {
            let title = format!("Undone: {}", done(decision.action).to_lowercase());
            events.push(event(undone, title, name(decision.person), String::new()));
        }
        let words = because(decision, &quoted);
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

fn because(decision: &Decision, quoted: &BTreeMap<(GuidelineId, Option<i64>), Quoted>) -> String {
    let reason = decision
        .quoted()
        .and_then(|wanted| quoted.get(&wanted))
        .map(|quoted| quoted.wording.title.clone())
        .or_else(|| decision.outcome.map(|outcome| outcome.in_words().to_owned()));
    match (reason, decision.note.as_str()) {
        (Some(reason), "") => format!("Reason: {reason}"),
        (Some(reason), note) => format!("Reason: {reason}. Note to the writer: {note}"),
        (None, note) => note.to_owned(),
    }
}

#[get("/desk/moderation/comments/<id>?<done>&<back>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    done: Option<&str>,
    back: Option<&str>,
) -> Result<Reply> {
    let notice = match done {
        Some("undone") => Some("Your decision is undone."),
        Some("replied") => Some("Your reply is published."),
        Some("chosen") => Some("Your choice is saved."),
        Some("off") => Some("The choice is taken back."),
        Some("redacted") => Some("The words are removed."),
        Some("published-redacted") => Some("The comment is published without the marked words."),
        Some("put-back") => Some("The words are put back."),
        Some("kept") => Some("The reports are closed: the comment is left as it is."),
        _ => None,
    };
    let notice = notice.map(|text| Notice { text: text.to_owned(), undo: None });
    let back = Place::read(back.unwrap_or("")).query();
    let typed = Typed { back, ..Typed::default() };
    Reply::page(&page(context, &moderator, id, typed, notice).await?)
}

#[post("/desk/moderation/comments/<id>/reply", data = "<form>")]
async fn reply(
    context: &State<Context>,
    moderator: Moderator,
    id: CommentId,
    form: Posted<ReplyForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let answerer = Answerer::of((*moderator).clone()).ok_or(AppError::Forbidden(Answerer::HELP))?;
    let errors = match form.reply.parse::<CommentBody>() {
        Ok(body) => {
            match answers::publish(context, &answerer, id, form.draft_version, &body).await? {
                Published::Done(_) => {
                    let path = format!("/desk/moderation/comments/{id}?done=replied");
                    return Ok(Reply::to(path));
                }
                Published::Refused(refused) => FormErrors::one("reply", refused.in_words()),
                Published::Late(draft) => {
                    let typed = (form.reply, form.draft_version);
                    let page = answers::late_page(context, &answerer, id, typed, draft).await?;
                    return Reply::page_with(Status::Conflict, &page);
                }
            }
        }
        Err(message) => FormErrors::one("reply", message),
    };
    let typed = Typed { errors, reply: Some((form.reply, form.draft_version)), ..Typed::default() };
    Reply::refused(&page(context, &moderator, id, typed, None).await?)
}
