//! "Rewrite it": the comment form again, with the words of a comment that was not published.

use super::{
    receipts::state,
    under_post::{shut, withdrawn},
};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, PostId},
    },
    blog::{calendar, posts},
    conversation::comments::{self, Comment, Receipt, Status},
    readers::commenting::{
        actions::{self},
        forms::SubmitForm,
        pages::{ReceiptState, RewritePage},
        reading::threads::form_view,
    },
    team::site::{Layout, Replies},
    web::{FormErrors, FormKey, Page},
};
use rocket::{Either, Route, State, get, response::Redirect, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![rewrite]
}

/// What stands over the words of a comment that cannot be sent again.
const TO_COPY: &str = "Here are the words of your comment, so that you can copy them.";

/// Whoever holds the address of the receipt may write the comment again. The email address is not
/// filled in: the address of the receipt may have been passed on.
#[get("/comments/<token>/rewrite", rank = 2)]
async fn rewrite(context: &State<Context>, token: &str) -> Result<Either<Redirect, Page>> {
    let comment = actions::by_receipt(context, token).await?;
    let ReceiptState::NotPublished { guideline, outcome, note, rewrite: true, .. } =
        state(context, &comment).await?
    else {
        return Ok(Either::Left(Redirect::to(format!("/comments/{token}"))));
    };
    let database = context.database.read();
    let site = context.site.get();
    let post = posts::reference(database, comment.post).await?;
    let mut form = SubmitForm {
        body: comment.body.clone(),
        name: comment.name.clone(),
        key: FormKey::make_for_words(&context.keys, context.clock.now()),
        rewrites: token.to_owned(),
        ..Default::default()
    };
    if !post.published {
        return withdrawn(context, &post, &form, TO_COPY).map(Either::Right);
    }
    let commenting = calendar::ask(context, database, &post.terms).await?;
    if !commenting.is_open() {
        return Page::of(&shut(context, &post, &commenting, &form, TO_COPY)).map(Either::Right);
    }
    let mut parent_gone = false;
    if let Some(parent) = comment.parent {
        let answered = comments::find(database, parent).await?;
        if answered.is_some_and(|parent| parent.status == Status::Published)
            && site.replies == Replies::Everyone
        {
            form.reply_to = parent.to_string();
        } else {
            parent_gone = true;
        }
    }
    let none = FormErrors::default();
    Page::of(&RewritePage {
        layout: Layout::private(&site, "Rewrite your comment"),
        token: token.to_owned(),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        guideline,
        outcome,
        note,
        parent_gone,
        form: form_view(context, &post, &commenting, form, none, "Write it again").await?,
    })
    .map(Either::Right)
}

/// The comment that a form says it rewrites, if it is one of this post that can be rewritten and the
/// sender holds its receipt. Whatever else stands there is passed over: it is no reason not to take
/// a comment.
pub(super) async fn rewritten(
    context: &Context,
    form: &SubmitForm,
    post: PostId,
) -> Result<Option<CommentId>> {
    let Some(id) = Receipt::id_in(&form.rewrites) else { return Ok(None) };
    let can = |comment: &Comment| {
        comment.post == post
            && matches!(comment.status, Status::NotPublished | Status::Removed)
            && comment.has_words()
            && Receipt::of(comment).opens(&context.keys, &form.rewrites)
    };
    let found = comments::find(context.database.read(), id).await?;
    Ok(found.filter(can).map(|comment| comment.id))
}
