//! "Change and resend": the comment form again, with the words of a comment that was not published.

use super::{commenting, receipt::state, threads::form_view};
use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, PostId},
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus, Receipt},
    readers::commenting::{
        forms::SubmitForm,
        pages::{NotTakenPage, ReceiptState, RewritePage},
    },
    team::site::{Layout, Replies},
    web::{FormErrors, FormKey},
};

/// What comes of the wish to write a comment again.
pub enum Rewriting {
    /// The form with its words in it.
    Form(Box<RewritePage>),
    /// Its words, to be copied: nothing can be sent about its post now.
    ToCopy(Box<NotTakenPage>),
    /// Nothing: it is not one that can be written again.
    Nothing,
}

/// The form to write `comment` again, for whoever holds its receipt. The email address is not filled
/// in: the address of the receipt may have been passed on.
pub async fn rewriting(context: &Context, comment: &Comment, token: &str) -> Result<Rewriting> {
    let ReceiptState::NotPublished { guideline, outcome, note, rewrite: true, .. } =
        state(context, comment).await?
    else {
        return Ok(Rewriting::Nothing);
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
        let page = NotTakenPage::withdrawn(&site, &post, &form);
        return Ok(Rewriting::ToCopy(Box::new(page)));
    }
    let commenting = commenting(context, &post).await?;
    if !commenting.is_open() {
        let page = NotTakenPage::not_again(&site, &post, &commenting, &form);
        return Ok(Rewriting::ToCopy(Box::new(page)));
    }
    let mut parent_gone = false;
    if let Some(parent) = comment.parent {
        let answered = comments::find(database, parent).await?;
        if answered.is_some_and(|parent| parent.status == CommentStatus::Published)
            && site.replies == Replies::Everyone
        {
            form.reply_to = parent.to_string();
        } else {
            parent_gone = true;
        }
    }
    let none = FormErrors::default();
    Ok(Rewriting::Form(Box::new(RewritePage {
        layout: Layout::private(&site, "Change and resend your comment"),
        token: token.to_owned(),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        guideline,
        outcome,
        note,
        parent_gone,
        form: form_view(context, &post, &commenting, form, none, "").await?,
    })))
}

/// The comment that a form says it rewrites, if it is one of this post that can be rewritten and the
/// sender holds its receipt. Whatever else stands there is passed over: it is no reason not to take
/// a comment.
pub async fn rewritten(
    context: &Context,
    form: &SubmitForm,
    post: PostId,
) -> Result<Option<CommentId>> {
    let Some(id) = Receipt::id_in(&form.rewrites) else { return Ok(None) };
    let can = |comment: &Comment| {
        comment.post == post
            && matches!(comment.status, CommentStatus::NotPublished | CommentStatus::Removed)
            && comment.has_words()
            && Receipt::of(comment).opens(&context.keys, &form.rewrites)
    };
    let found = comments::find(context.database.read(), id).await?;
    Ok(found.filter(can).map(|comment| comment.id))
}
