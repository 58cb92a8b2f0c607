//! What the pages around the form show: the form to answer one comment, and how a comment will look.

use super::threads::form_view;
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{calendar::Commenting, posts::PostRef},
    conversation::comments::{self, CommentStatus},
    readers::commenting::{
        forms::SubmitForm,
        pages::{FormPage, FormView, PreviewPage, ReplyPage},
        values::NewComment,
    },
    team::site::{Layout, Replies},
    web::FormErrors,
};

/// The page to answer the comment `parent`, which is not found if readers cannot answer it.
pub async fn reply_page(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    parent: CommentId,
    form: SubmitForm,
    errors: FormErrors,
) -> Result<ReplyPage> {
    let site = context.site.get();
    let answered = comments::find(context.database.read(), parent)
        .await?
        .filter(|answered| answered.post == post.id && answered.status == CommentStatus::Published)
        .filter(|_| site.replies == Replies::Everyone)
        .ok_or(AppError::NotFound)?;
    let heading = format!("Leave a reply to {}", answered.name);
    Ok(ReplyPage {
        layout: Layout::private(&site, &heading).with_errors(&errors),
        errors: errors.clone(),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        parent_id: answered.id.0,
        parent_name: answered.name,
        parent_html: answered.html,
        form: form_view(context, post, commenting, form, errors, "").await?,
    })
}

/// The form for a comment on the post, on a page of its own with what is wrong with it.
pub async fn form_page(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    form: SubmitForm,
    errors: FormErrors,
) -> Result<FormPage> {
    let layout = Layout::private(&context.site.get(), "Leave a comment").with_errors(&errors);
    Ok(FormPage {
        layout,
        errors: errors.clone(),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        form: form_view(context, post, commenting, form, errors, "").await?,
    })
}

/// How the comment `new` will look, with the form to change or send it.
pub async fn preview_page(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    new: &NewComment,
    form: SubmitForm,
) -> Result<PreviewPage> {
    let none = FormErrors::default();
    let form = form_view(context, post, commenting, form, none, "").await?;
    let title =
        if form.form.reply_to.is_empty() { "Preview your comment" } else { "Preview your reply" };
    Ok(PreviewPage {
        layout: Layout::private(&context.site.get(), title),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        author: new.name.as_str().to_owned(),
        html: new.body.html().clone(),
        form: FormView { folded: true, guide: false, ..form },
    })
}
