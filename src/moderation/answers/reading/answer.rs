//! The page of one comment and its answer.

use super::{
    choices::{offer, published_in_words, reply_view},
    replies::{TypedNote, looks},
};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, SavedId},
    },
    conversation::comments::CommentStatus,
    moderation::answers::{
        door::answering,
        forms::{Back, ReplyForm},
        pages::{AnswerPage, ChoicesView, DRAFT_CHANGED, OtherDraft},
        paths, store,
        values::{Draft, SavedText, Shelf},
    },
    team::{
        accounts::{self, Answerer, Capability},
        site::{DeskLayout, Notice, Replies},
    },
    web::FormErrors,
};

/// What was typed before the page is shown again, and what is wrong with it.
#[derive(Default)]
pub struct FormState {
    pub reply: Option<ReplyForm>,
    pub errors: FormErrors,
    /// The draft as somebody else left it meanwhile.
    pub theirs: Option<OtherDraft>,
    /// A note that was typed to send a reply back.
    pub look: Option<TypedNote>,
}

/// The page of one answer. `choices` changes what is shown of the choices.
pub async fn page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    state: FormState,
    told: Option<&str>,
    choices: impl FnOnce(&mut ChoicesView),
) -> Result<AnswerPage> {
    let found = answering(context.database.read(), person, id).await?;
    let comment = &found.comment;
    let mut offered =
        offer(context, person, comment, Back::Answer).await?.ok_or(AppError::NotFound)?;
    choices(&mut offered);
    let site = context.site.get();
    let reply = if comment.status == CommentStatus::Published && site.replies != Replies::Nobody {
        let errors = state.errors.clone();
        Some(reply_view(context, person, id, &paths::reply(id), state.reply, errors).await?)
    } else {
        None
    };
    let all = person.can(Capability::ModerateComments) || person.can(Capability::EditAllPosts);
    let credits = comment.status == CommentStatus::Published
        && comment.person.is_none()
        && (all || found.post.authors.contains(&person.id()));
    let heading = format!("Answer {}", comment.name);
    Ok(AnswerPage {
        layout: DeskLayout::new(&site, person, &heading, "answers")
            .with_errors(&state.errors)
            .telling(told.map(Notice::saying)),
        errors: state.errors,
        id: id.0,
        author: comment.name.clone(),
        html: comment.html.clone(),
        post_title: found.post.title.clone(),
        post_path: found.post.address.to_string(),
        published: published_in_words(&found),
        choices: offered,
        reply,
        looks: looks(context, person, id, state.look).await?,
        credits,
        moderates: person.can(Capability::ModerateComments),
        theirs: state.theirs,
    })
}

/// Both texts on one page, for a reply that was sent from elsewhere: what was typed with the version of
/// the draft that was seen, and the draft as it is now.
pub async fn late_page(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    (reply, draft_version): (String, i64),
    draft: Option<Box<Draft>>,
) -> Result<AnswerPage> {
    let form = ReplyForm { reply, draft_version, ..ReplyForm::default() };
    late(context, person, id, form, draft).await
}

/// Both texts on one page: what was typed, ready to be sent over the other, and the other.
pub async fn late(
    context: &Context,
    person: &Answerer,
    id: CommentId,
    mut form: ReplyForm,
    draft: Option<Box<Draft>>,
) -> Result<AnswerPage> {
    form.draft_version = draft.as_ref().map_or(0, |draft| draft.version);
    let theirs = match draft {
        Some(draft) => {
            let name = accounts::person(context, draft.edited.0).await?.name;
            OtherDraft::changed_by(&name, draft.body)
        }
        None => OtherDraft::gone(),
    };
    let errors = FormErrors::one("reply", DRAFT_CHANGED);
    let state =
        FormState { reply: Some(form), errors, theirs: Some(theirs), ..FormState::default() };
    page(context, person, id, state, None, |_| ()).await
}

/// Whether somebody who has just answered a comment, or passed it on, may still answer it.
pub async fn may_answer(context: &Context, person: &Answerer, id: CommentId) -> bool {
    answering(context.database.read(), person, id).await.is_ok()
}

/// The draft of a reply that is kept.
pub async fn draft(context: &Context, id: CommentId) -> Result<Option<Box<Draft>>> {
    Ok(store::draft(context.database.read(), id).await?.map(Box::new))
}

/// A saved reply, to be put into the field.
pub async fn saved_reply(context: &Context, id: SavedId) -> Result<Option<SavedText>> {
    store::saved(context.database.read(), Shelf::Reply, id).await
}
