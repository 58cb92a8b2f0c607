//! Addresses under a post: send, preview, reply.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{
        calendar::Commenting,
        posts::{PostAddress, PostRef},
    },
    conversation::comments::{CommentBody, CommentStatus, DisplayName, paths},
    readers::commenting::{
        actions::{self, Limit, SubmitOutcome, submit},
        forms::SubmitForm,
        pages::NotTakenPage,
        reading,
        values::NewComment,
    },
    team::site::Replies,
    web::{ClientNetwork, FormErrors, FormKey, Page, PublicForm, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![comments, send, new, preview, link]
}

/// Somebody reloads the address a form was sent to.
#[get("/<_>/<_>/<_>/<_>/comments")]
async fn comments(context: &State<Context>, address: PostAddress) -> Result<Reply> {
    let post = reading::post(context, &address).await?;
    Ok(Reply::to(paths::under_post(&post.address, 1)))
}

#[post("/<_>/<_>/<_>/<_>/comments", data = "<form>")]
async fn send(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    form: PublicForm<SubmitForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let post = match reading::post(context, &address).await {
        Err(AppError::Gone { title, .. }) => return gone(context, &address, title, &form),
        found => found?,
    };
    let commenting = reading::commenting(context, &post).await?;
    let Ok(parent) = form.parent() else { return no_parent(context, &post, &form) };
    let key = FormKey::read(&context.keys, &form.key, context.clock.now());
    let new = match form.check(post.id, parent, key, &network.0, &context.site.get()) {
        Ok(new) => new,
        Err(_) if !commenting.is_open() => return closed(context, &post, &commenting, &form),
        Err(errors) => return refused(context, &post, &commenting, parent, form, errors).await,
    };
    // One that was sent in time is known again by what comes next, even after the closing.
    let rewrites = reading::rewritten(context, &form, post.id).await?;
    match submit(context, &NewComment { rewrites, ..new }).await? {
        SubmitOutcome::Kept(token) => Ok(Reply::to(paths::receipt(&token))),
        SubmitOutcome::Closed(post, why) => closed(context, &post, &why, &form),
        SubmitOutcome::NoParent => no_parent(context, &post, &form),
        SubmitOutcome::Known(same) => known(context, &post, &form, same.status),
        SubmitOutcome::TooMany(limit) => too_many(context, &post, &form, limit),
    }
}

/// The form on a page of its own, with every word and what is wrong.
async fn refused(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    parent: Option<CommentId>,
    mut form: SubmitForm,
    errors: FormErrors,
) -> Result<Reply> {
    form.key = FormKey::make_for_words(&context.keys, context.clock.now());
    let Some(parent) = parent else {
        return Reply::refused(&reading::form_page(context, post, commenting, form, errors).await?);
    };
    match reading::reply_page(context, post, commenting, parent, form.clone(), errors).await {
        Ok(page) => Reply::refused(&page),
        Err(AppError::NotFound) => no_parent(context, post, &form),
        Err(error) => Err(error),
    }
}

#[get("/<_>/<_>/<_>/<_>/comments/new?<reply_to>")]
async fn new(
    context: &State<Context>,
    address: PostAddress,
    reply_to: Option<&str>,
) -> Result<Reply> {
    let post = reading::post(context, &address).await?;
    let form = SubmitForm {
        reply_to: reply_to.unwrap_or("").to_owned(),
        key: FormKey::make(&context.keys, context.clock.now()),
        ..Default::default()
    };
    let commenting = reading::commenting(context, &post).await?;
    match form.parent() {
        Ok(Some(_)) if context.site.get().replies != Replies::Everyone => {
            // From a page that was open when replies were switched off.
            let page = NotTakenPage::no_replies(&context.site.get(), &post, &form);
            Reply::page_with(Status::Forbidden, &page)
        }
        Ok(Some(parent)) if commenting.is_open() => {
            let none = FormErrors::default();
            let page = reading::reply_page(context, &post, &commenting, parent, form, none).await?;
            Reply::page(&page)
        }
        Ok(_) => Ok(Reply::to(paths::form(&post.address))),
        Err(()) => Err(AppError::NotFound),
    }
}

#[post("/<_>/<_>/<_>/<_>/comments/preview", data = "<form>")]
async fn preview(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    form: PublicForm<SubmitForm>,
) -> Result<Reply> {
    let PublicForm(mut form) = form;
    let post = match reading::post(context, &address).await {
        Err(AppError::Gone { title, .. }) => return gone(context, &address, title, &form),
        found => found?,
    };
    let commenting = reading::commenting(context, &post).await?;
    if !commenting.is_open() {
        return closed(context, &post, &commenting, &form);
    }
    let Ok(parent) = form.parent() else { return no_parent(context, &post, &form) };
    let site = context.site.get();
    let new = match form.check(post.id, parent, FormKey::Absent, &network.0, &site) {
        Ok(new) => new,
        Err(errors) => return refused(context, &post, &commenting, parent, form, errors).await,
    };
    form.key = FormKey::make_for_words(&context.keys, context.clock.now());
    Reply::page(&reading::preview_page(context, &post, &commenting, &new, form).await?)
}

/// The writer sent a comment twice and wants the way to its receipt by mail.
#[post("/<_>/<_>/<_>/<_>/comments/link", data = "<form>")]
async fn link(
    context: &State<Context>,
    address: PostAddress,
    form: PublicForm<SubmitForm>,
) -> Result<Reply> {
    let PublicForm(form) = form;
    let post = reading::post(context, &address).await?;
    let (Ok(parent), Ok(body), Ok(name), Ok(email)) = (
        form.parent(),
        form.body.parse::<CommentBody>(),
        form.name.parse::<DisplayName>(),
        form.email.parse(),
    ) else {
        return Err(AppError::NotFound);
    };
    actions::mail_link(context, post.id, parent, &email, &name, &body).await?;
    Reply::page(&NotTakenPage::check_email(
        &context.site.get(),
        &post,
        &form,
        context.mailer.is_set_up(),
    ))
}

/// The post was withdrawn while the comment was written.
fn gone(
    context: &Context,
    address: &PostAddress,
    title: String,
    form: &SubmitForm,
) -> Result<Reply> {
    let page = NotTakenPage::gone(&context.site.get(), address, title, form);
    Reply::page_with(Status::Gone, &page)
}

/// Comments closed while this one was written: it is not taken, and its words are not lost.
fn closed(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    form: &SubmitForm,
) -> Result<Reply> {
    let page = NotTakenPage::closed(&context.site.get(), post, commenting, form);
    Reply::page_with(Status::Conflict, &page)
}

/// What was answered is not there to be answered.
fn no_parent(context: &Context, post: &PostRef, form: &SubmitForm) -> Result<Reply> {
    Reply::refused(&NotTakenPage::no_parent(&context.site.get(), post, form))
}

/// The same comment was here before, and has become `status`.
fn known(
    context: &Context,
    post: &PostRef,
    form: &SubmitForm,
    status: CommentStatus,
) -> Result<Reply> {
    let page = NotTakenPage::known(&context.site.get(), post, form, status);
    Reply::page_with(Status::Conflict, &page)
}

/// Too many came lately; the browser is told when to try again.
fn too_many(context: &Context, post: &PostRef, form: &SubmitForm, limit: Limit) -> Result<Reply> {
    let page = NotTakenPage::too_many(&context.site.get(), post, form, limit);
    let page = Page::of(&page)?.with(Status::TooManyRequests);
    Ok(page.retry_after(limit.seconds()).into())
}
