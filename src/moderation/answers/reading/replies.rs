//! One's own reply after it was sent off, and what waits for a second person.

use super::lists::reply_facts;
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, ReviewId},
    },
    blog::posts,
    conversation::comments::{self, CommentBody, CommentStatus},
    moderation::answers::{
        actions::{answered_by, can_take_back, own_reply, until},
        forms::{CorrectionForm, SendBackForm},
        pages::{LookView, OwnReplyPage, TAKEN_BACK},
        paths, store,
        values::Review,
    },
    team::{
        accounts::{self, Answerer},
        site::{DeskLayout, Notice},
    },
    web::FormErrors,
};

/// What was typed before the page is shown again, and what is wrong with it.
#[derive(Default)]
pub struct CorrectionState {
    pub form: Option<CorrectionForm>,
    pub errors: FormErrors,
}

/// The page of one's own reply.
pub async fn own_reply_page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    state: CorrectionState,
    told: Option<&str>,
) -> Result<OwnReplyPage> {
    let database = context.database.read();
    let reply = own_reply(database, person, id).await?;
    let answered = match answered_by(database, &reply).await? {
        Some(answered) => comments::find(database, answered).await?,
        None => None,
    };
    let post = posts::reference(database, reply.post).await?;
    let published = reply.status == CommentStatus::Published;
    let review = match &answered {
        Some(answered) => store::review_of(database, answered.id, Some(id)).await?,
        None => None,
    };
    let waits = review.as_ref().is_some_and(Review::waits);
    let typed = state.form.as_ref().map(|form| form.reply.clone());
    let handed_in = review.as_ref().map(|review| review.body.clone());
    let look = match review {
        Some(review) if published && !review.is_recalled() => {
            Some(look(context, person, review, "look-").await?)
        }
        _ => None,
    };
    let heading = match &answered {
        Some(answered) => format!("Your reply to {}", answered.name),
        None => "Your reply".to_owned(),
    };
    let mut facts = reply_facts(&reply);
    if reply.status == CommentStatus::Withdrawn {
        facts = vec![TAKEN_BACK.trim_end_matches('.').to_owned()];
    }
    Ok(OwnReplyPage {
        layout: DeskLayout::new(&context.site.get(), person, &heading, "answers")
            .with_errors(&state.errors)
            .telling(told.map(Notice::saying)),
        errors: state.errors,
        id: id.0,
        heading,
        answer: answered.as_ref().map_or_else(String::new, |found| paths::answer(found.id)),
        answered: answered
            .filter(|found| found.has_words())
            .map(|found| (found.name.clone(), found.html.clone())),
        html: reply.html.clone(),
        facts,
        public_path: match published {
            true => comments::paths::permalink(&post.address, id),
            false => String::new(),
        },
        take_back_until: match can_take_back(context, &reply) {
            true => london::day_and_time(until(context, &reply)),
            false => String::new(),
        },
        can_correct: published && !waits,
        second_look: context.site.get().second_look,
        look,
        text: typed.or(handed_in).unwrap_or_else(|| reply.body.clone()),
        version: reply.version,
    })
}

/// A note that was typed to send one of them back, and what is wrong with it.
pub type TypedNote = (ReviewId, SendBackForm, FormErrors);

/// What a second person is to look at about a comment, or has sent back to this person.
pub async fn looks(
    context: &Context,
    person: &Answerer,
    comment: CommentId,
    typed: Option<TypedNote>,
) -> Result<Vec<LookView>> {
    let mut views = Vec::new();
    for review in store::reviews_of(context.database.read(), &[comment]).await? {
        if review.is_recalled() || !review.waits() && review.writer != person.id() {
            continue;
        }
        let prefix = if views.is_empty() { String::new() } else { format!("look-{}-", review.id) };
        let mut view = look(context, person, review, &prefix).await?;
        if let Some((id, form, errors)) = &typed
            && id.0 == view.id
        {
            view.note = form.look_note.clone();
            view.errors = errors.clone();
        }
        views.push(view);
    }
    Ok(views)
}

async fn look(
    context: &Context,
    person: &Answerer,
    review: Review,
    prefix: &str,
) -> Result<LookView> {
    let writer = accounts::person(context, review.writer).await?.name;
    let own = review.writer == person.id();
    let what = if review.reply.is_some() { "correction" } else { "reply" };
    let returned = match &review.returned {
        Some((by, note)) => Some((accounts::person(context, *by).await?.name, note.clone())),
        None => None,
    };
    Ok(LookView {
        id: review.id.0,
        csrf: person.csrf().to_owned(),
        heading: match own {
            true => format!("Your {what}, sent {}", london::near(review.at, context.clock.now())),
            false => format!("A {what} by {writer} for you to look at"),
        },
        html: CommentBody::from_stored(&review.body)
            .map(|body| body.html().clone())
            .unwrap_or_default(),
        own,
        returned,
        before: prefix.to_owned(),
        note: String::new(),
        errors: FormErrors::default(),
    })
}

/// The comment about which this waits, or was sent back.
pub async fn waiting_on(context: &Context, id: ReviewId) -> Result<CommentId> {
    let found = store::review(context.database.read(), id).await?;
    Ok(found.ok_or(AppError::NotFound)?.comment)
}
