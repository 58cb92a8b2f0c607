//! Addresses under a post: send, preview, reply.

use super::rewriting::rewritten;
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::{
        calendar::{self, Commenting},
        posts::{self, PostAddress, PostRef},
    },
    conversation::comments::{self as kept, CommentBody, DisplayName, Status},
    readers::commenting::{
        actions::{self, Limit, Submitted, submit},
        forms::SubmitForm,
        pages::{NotTakenPage, PreviewPage, ReplyPage},
        reading::threads::{block_with, form_view},
        values::NewComment,
    },
    team::site::{Layout, Replies},
    web::{ClientNetwork, FormErrors, FormKey, Page, PageNumber, Part, Sent},
};
use rocket::{
    Either, Route, State, get, http::Status as HttpStatus, post, response::Redirect, routes,
};

pub(super) fn routes() -> Vec<Route> {
    routes![comments, send, new, preview, link]
}

/// Somebody reloads the address a form was sent to.
#[get("/<_>/<_>/<_>/<_>/comments")]
async fn comments(context: &State<Context>, address: PostAddress) -> Result<Redirect> {
    let post = posts::find_public(context.database.read(), &address).await?;
    Ok(Redirect::to(format!("{}#comments", post.address)))
}

#[post("/<_>/<_>/<_>/<_>/comments", data = "<form>")]
async fn send(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    form: Sent<SubmitForm>,
) -> Result<Either<Redirect, Page>> {
    let Sent(form) = form;
    let post = match posts::find_public(context.database.read(), &address).await {
        Err(AppError::Gone { title, .. }) => {
            return gone(context, &address, title, &form).map(Either::Right);
        }
        found => found?,
    };
    let commenting = calendar::ask(context, context.database.read(), &post.terms).await?;
    let Ok(parent) = form.parent() else {
        return no_parent(context, &post, &form).map(Either::Right);
    };
    let key = FormKey::read(&context.keys, &form.key, context.clock.now());
    let site = context.site.get();
    let new = match form.check(post.id, parent, key, &network.0, &site) {
        // One that was sent in time is known again by what comes next, even after the closing.
        Ok(new) => NewComment { rewrites: rewritten(context, &form, post.id).await?, ..new },
        Err(_) if !commenting.is_open() => {
            return closed(context, &post, &commenting, &form).map(Either::Right);
        }
        Err(errors) => {
            return refused(context, &post, &commenting, parent, form, errors)
                .await
                .map(Either::Right);
        }
    };
    let page = match submit(context, &new).await? {
        Submitted::Kept(token) => {
            return Ok(Either::Left(Redirect::to(format!("/comments/{token}"))));
        }
        Submitted::Closed(post, why) => closed(context, &post, &why, &form)?,
        Submitted::NoParent => no_parent(context, &post, &form)?,
        Submitted::Known(same) => known(context, &post, &form, same.status)?,
        Submitted::TooMany(limit) => too_many(context, &post, &form, limit)?,
    };
    Ok(Either::Right(page))
}

/// The page the form was on, again, with every word and what is wrong.
async fn refused(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    parent: Option<CommentId>,
    mut form: SubmitForm,
    errors: FormErrors,
) -> Result<Page> {
    if !form.key.is_empty() {
        form.key = FormKey::make_for_words(&context.keys, context.clock.now());
    }
    let page = match parent {
        None => {
            let block = block_with(context, post, PageNumber(1), form, errors).await?;
            posts::page_with(context, post, Part::of(&block)?, block.errors).await?
        }
        Some(parent) => {
            match reply_page(context, post, commenting, parent, form.clone(), errors).await {
                Ok(page) => Page::of(&page)?,
                Err(AppError::NotFound) => return no_parent(context, post, &form),
                Err(error) => return Err(error),
            }
        }
    };
    Ok(page.with(HttpStatus::UnprocessableEntity))
}

async fn reply_page(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    parent: CommentId,
    form: SubmitForm,
    errors: FormErrors,
) -> Result<ReplyPage> {
    let site = context.site.get();
    let answered = kept::find(context.database.read(), parent)
        .await?
        .filter(|answered| answered.post == post.id && answered.status == Status::Published)
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
        form: form_view(context, post, commenting, form, errors, "Your reply").await?,
    })
}

#[get("/<_>/<_>/<_>/<_>/comments/new?<reply_to>")]
async fn new(
    context: &State<Context>,
    address: PostAddress,
    reply_to: Option<&str>,
) -> Result<Either<Redirect, Page>> {
    let post = posts::find_public(context.database.read(), &address).await?;
    let form = SubmitForm {
        reply_to: reply_to.unwrap_or("").to_owned(),
        key: FormKey::make(&context.keys, context.clock.now()),
        ..Default::default()
    };
    let commenting = calendar::ask(context, context.database.read(), &post.terms).await?;
    match form.parent() {
        Ok(Some(parent)) if commenting.is_open() => {
            let none = FormErrors::default();
            let page = reply_page(context, &post, &commenting, parent, form, none).await?;
            Page::of(&page).map(Either::Right)
        }
        Ok(_) => Ok(Either::Left(Redirect::to(format!("{}#leave-a-comment", post.address)))),
        Err(()) => Err(AppError::NotFound),
    }
}

#[post("/<_>/<_>/<_>/<_>/comments/preview", data = "<form>")]
async fn preview(
    context: &State<Context>,
    network: ClientNetwork,
    address: PostAddress,
    form: Sent<SubmitForm>,
) -> Result<Page> {
    let Sent(mut form) = form;
    let post = match posts::find_public(context.database.read(), &address).await {
        Err(AppError::Gone { title, .. }) => return gone(context, &address, title, &form),
        found => found?,
    };
    let commenting = calendar::ask(context, context.database.read(), &post.terms).await?;
    if !commenting.is_open() {
        return closed(context, &post, &commenting, &form);
    }
    let Ok(parent) = form.parent() else {
        return no_parent(context, &post, &form);
    };
    let site = context.site.get();
    let new = match form.check(post.id, parent, FormKey::Absent, &network.0, &site) {
        Ok(new) => new,
        Err(errors) => return refused(context, &post, &commenting, parent, form, errors).await,
    };
    form.key = FormKey::make_for_words(&context.keys, context.clock.now());
    let none = FormErrors::default();
    Page::of(&PreviewPage {
        layout: Layout::private(&site, "Preview your comment"),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        author: new.name.as_str().to_owned(),
        html: new.body.html().clone(),
        form: form_view(context, &post, &commenting, form, none, "Change or send it").await?,
    })
}

/// The writer sent a comment twice and wants the way to its receipt by mail.
#[post("/<_>/<_>/<_>/<_>/comments/link", data = "<form>")]
async fn link(
    context: &State<Context>,
    address: PostAddress,
    form: Sent<SubmitForm>,
) -> Result<Page> {
    let Sent(form) = form;
    let post = posts::find_public(context.database.read(), &address).await?;
    let (Ok(parent), Ok(body), Ok(name), Ok(email)) = (
        form.parent(),
        form.body.parse::<CommentBody>(),
        form.name.parse::<DisplayName>(),
        form.email.parse(),
    ) else {
        return Err(AppError::NotFound);
    };
    actions::mail_link(context, post.id, parent, &email, &name, &body).await?;
    Page::of(&not_taken(
        context,
        &post,
        &form,
        "Check your email",
        &[
            "If we have this comment with that address, we will email a link to it. We send at most one email \
           a day to an address that is not confirmed, and none if its owner has stopped our emails.",
        ],
        false,
    ))
}

fn not_taken(
    context: &Context,
    post: &PostRef,
    form: &SubmitForm,
    heading: &str,
    paragraphs: &[&str],
    again: bool,
) -> NotTakenPage {
    NotTakenPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: paragraphs.iter().map(|text| (*text).to_owned()).collect(),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        body: form.body.clone(),
        again: again.then(|| SubmitForm { key: String::new(), ..form.clone() }),
        mail_link: false,
    }
}

/// The post was withdrawn since a comment on it was sent.
pub(super) fn withdrawn(
    context: &Context,
    post: &PostRef,
    form: &SubmitForm,
    words: &str,
) -> Result<Page> {
    let page = not_taken(context, post, form, WITHDRAWN, &[words], false);
    Page::of(&page)
}

const WITHDRAWN: &str = "This post has been withdrawn";

/// The post was withdrawn while the comment was written.
fn gone(
    context: &Context,
    address: &PostAddress,
    title: String,
    form: &SubmitForm,
) -> Result<Page> {
    let heading = WITHDRAWN;
    let page = NotTakenPage {
        layout: Layout::private(&context.site.get(), heading),
        heading: heading.to_owned(),
        paragraphs: vec![KEPT_HERE.to_owned()],
        post_title: title,
        post_path: address.to_string(),
        body: form.body.clone(),
        again: None,
        mail_link: false,
    };
    Ok(Page::of(&page)?.with(HttpStatus::Gone))
}

/// What stands over words that could not be taken.
const KEPT_HERE: &str = "Your comment has not been sent. Here it is, so that you can keep it.";

/// Comments closed while this one was written: it is not taken, and its words are not lost.
fn closed(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    form: &SubmitForm,
) -> Result<Page> {
    let page = shut(context, post, commenting, form, KEPT_HERE);
    Ok(Page::of(&page)?.with(HttpStatus::Conflict))
}

/// Why no comments are taken now, and the words of the form; `words` says what they are there for.
pub(super) fn shut(
    context: &Context,
    post: &PostRef,
    commenting: &Commenting,
    form: &SubmitForm,
    words: &str,
) -> NotTakenPage {
    let why = calendar::closed(commenting);
    not_taken(context, post, form, calendar::heading(commenting), &[&why, words], false)
}

fn no_parent(context: &Context, post: &PostRef, form: &SubmitForm) -> Result<Page> {
    let words =
        ["The comment you answered is not there to be answered any more. Your words are kept \
                  here: you can send them as a comment of their own."];
    let mut page = not_taken(context, post, form, "This comment cannot be answered", &words, true);
    if let Some(again) = &mut page.again {
        again.reply_to.clear();
    }
    Ok(Page::of(&page)?.with(HttpStatus::UnprocessableEntity))
}

fn known(context: &Context, post: &PostRef, form: &SubmitForm, status: Status) -> Result<Page> {
    let words = match status {
        Status::Published => "The same comment is published under the post already.",
        Status::Waiting => "It waits to be read, and you need not send it again.",
        Status::NotPublished | Status::Spam | Status::Removed | Status::Withdrawn => {
            "You sent it with this form before. Its private page says what became of it."
        }
    };
    let mut page = not_taken(context, post, form, "We already have this comment", &[words], false);
    page.mail_link = !form.email.trim().is_empty() && status == Status::Waiting;
    page.again = page.mail_link.then(|| form.clone());
    Ok(Page::of(&page)?.with(HttpStatus::Conflict))
}

fn too_many(context: &Context, post: &PostRef, form: &SubmitForm, limit: Limit) -> Result<Page> {
    let why = match limit {
        Limit::Minute => {
            "Many comments have come from your network just now, perhaps from other people in the same \
             building. Wait a minute and send it again from this page."
        }
        Limit::Hour => {
            "Many comments have come from your network just now, perhaps from other people in the same \
             building. Wait an hour and send it again from this page."
        }
        Limit::Around => {
            "Many comments have come from networks near yours just now. Wait an hour and send it again from \
             this page."
        }
        Limit::Post => {
            "Many people are commenting on this post just now. Wait an hour and send it again from this \
             page."
        }
    };
    let words = [why, "Your comment has not been sent. Here it is."];
    let page = not_taken(context, post, form, "Too many comments at once", &words, true);
    let status = HttpStatus::TooManyRequests;
    Ok(Page::of(&page)?.with(status).retry_after(limit.seconds()))
}
