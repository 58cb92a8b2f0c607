//! Addresses of a campaign.

use super::{
    actions::{TOGETHER, Verdict, decide_all, waiting},
    forms::CampaignForm,
    pages::{CampaignPage, ConfirmPage, Entry},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PostId},
        words::counted,
    },
    blog::posts,
    conversation::comments,
    moderation::decisions::{self, REASON_GONE},
    team::{
        accounts::{Moderator, Posted},
        site::DeskLayout,
    },
    web::{FormErrors, Reply},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, decide]
}

/// Nothing could be decided.
const CHANGED: &str = "Nothing was decided: these comments have changed since you opened the page. \
    Look at them as they are now";

/// Comments on one page.
const PAGE: u64 = 50;

fn frame(context: &Context, moderator: &Moderator, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
        .in_section("/desk/moderation/")
}

/// A digest as an address names it; nothing else is sought.
fn known(digest: &str) -> Result<&str> {
    let is_one = digest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if is_one { Ok(digest) } else { Err(AppError::NotFound) }
}

async fn page(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    after: CommentId,
    form: CampaignForm,
    errors: FormErrors,
) -> Result<CampaignPage> {
    let database = context.database.read();
    let digest = known(digest)?;
    let first = comments::first_of_text(database, digest, None).await?.ok_or(AppError::NotFound)?;
    let text = comments::find(database, first).await?.ok_or(AppError::NotFound)?.body;
    let seen = waiting(context, digest).await?;
    let here = comments::waiting_of_text(database, digest, after, PAGE + 1).await?;
    let more = here.len() as u64 > PAGE;
    let ids: Vec<CommentId> =
        here.iter().map(|(id, _)| *id).take(usize::try_from(PAGE).unwrap_or(50)).collect();
    let mut found = comments::by_ids(database, &ids).await?;
    found.sort_by_key(|comment| comment.id);
    let posts: Vec<PostId> = found.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let heading = match seen.len() {
        0 => "No comment with this text is waiting".to_owned(),
        1 => "1 waiting comment with this text".to_owned(),
        many => format!("{many} waiting comments with the same text"),
    };
    let path = format!("/desk/moderation/campaigns/{digest}");
    Ok(CampaignPage {
        layout: frame(context, moderator, &heading).with_errors(&errors),
        errors,
        heading,
        next: ids.last().filter(|_| more).map(|last| format!("{path}?after={last}")),
        action: path,
        together: TOGETHER,
        more_waiting: seen.len() as u64 == TOGETHER,
        all: format!("all {}", counted(seen.len(), "comment")),
        entries: found
            .into_iter()
            .map(|comment| Entry {
                id: comment.id.0,
                post: posts.get(&comment.post).map_or_else(String::new, |post| post.title.clone()),
                sent: london::day_and_time(comment.sent),
                differs: (comment.body != text).then_some(comment.body),
                chosen: form.one == comment.id.to_string(),
                name: comment.name,
            })
            .collect(),
        text,
        form: CampaignForm { seen: CampaignForm::written(&seen), ..form },
        reasons: decisions::reasons(context).await?,
    })
}

#[get("/desk/moderation/campaigns/<digest>?<after>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    after: Option<i64>,
) -> Result<Reply> {
    let after = CommentId(after.unwrap_or(0));
    let none = CampaignForm::default();
    Reply::page(&page(context, &moderator, digest, after, none, FormErrors::default()).await?)
}

#[post("/desk/moderation/campaigns/<digest>", data = "<form>")]
async fn decide(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    form: Posted<CampaignForm>,
) -> Result<Reply> {
    let Posted(form) = form;
    let start = CommentId(0);
    let seen = form.seen();
    let refused = match form.check() {
        Ok(verdict) => {
            let missing = match &verdict {
                Verdict::PublishOne(one) => !seen.iter().any(|(id, _)| id == one),
                _ => seen.is_empty(),
            };
            if !missing {
                return take(context, &moderator, digest, form, &verdict).await;
            }
            FormErrors::one("one", "Select the comment to publish")
        }
        Err(errors) => errors,
    };
    let page = page(context, &moderator, digest, start, form, refused).await?;
    Reply::refused(&page)
}

async fn take(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: CampaignForm,
    verdict: &Verdict,
) -> Result<Reply> {
    // Whoever names another text than that of the comments is lost: there is nothing to decide.
    let database = context.database.read();
    let digest = known(digest)?;
    comments::first_of_text(database, digest, None).await?.ok_or(AppError::NotFound)?;
    let seen = form.seen();
    let ids: Vec<CommentId> = seen.iter().map(|(id, _)| *id).collect();
    let found = comments::by_ids(database, &ids).await?;
    let same: Vec<CommentId> =
        found.iter().filter(|it| it.text_digest == digest).map(|it| it.id).collect();
    let refuses = matches!(verdict, Verdict::PublishOne(_) | Verdict::RefuseAll(..));
    if refuses && form.confirmed != "true" {
        if let Some(page) = confirm(context, moderator, digest, &form, verdict).await? {
            return Reply::page(&page);
        }
        let errors = FormErrors::one("guideline", REASON_GONE);
        let page = page(context, moderator, digest, CommentId(0), form, errors).await?;
        return Reply::refused(&page);
    }
    let (seen, other): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(id, _)| same.contains(id));
    let mut together = decide_all(context, moderator, &seen, verdict).await?;
    together.left.extend(other.into_iter().map(|(id, _)| id));
    if let Some(batch) = together.batch {
        let path = decisions::batch_address(batch, &together.left, "")?;
        return Ok(Reply::to(path));
    }
    let (errors, status) = match together.reason_gone {
        true => (FormErrors::one("guideline", REASON_GONE), Status::UnprocessableEntity),
        false => (FormErrors::one("one", CHANGED), Status::Conflict),
    };
    let page = page(context, moderator, digest, CommentId(0), form, errors).await?;
    Reply::page_with(status, &page)
}

/// The last look; nothing if the reason went out of force since the form was shown.
async fn confirm(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: &CampaignForm,
    verdict: &Verdict,
) -> Result<Option<ConfirmPage>> {
    let count = form.seen().len();
    let others = match verdict {
        Verdict::PublishOne(_) => count.saturating_sub(1),
        _ => count,
    };
    let reasons = decisions::reasons(context).await?;
    let reason = reasons.iter().find(|(code, _)| *code == form.guideline);
    let heading = format!("Do not publish {}", counted(others, "comment"));
    let mut sentences = Vec::new();
    let button = match verdict {
        Verdict::PublishOne(one) => {
            let one = comments::find(context.database.read(), *one).await?;
            let name = one.ok_or(AppError::NotFound)?.name;
            sentences.push(format!("The comment by {name} is published."));
            sentences.push("The reason for the others is: Same comment sent twice.".to_owned());
            format!("Publish 1 and do not publish {others}")
        }
        _ => {
            let Some((_, words)) = reason else { return Ok(None) };
            sentences.push(format!("The reason is: {words}."));
            heading.clone()
        }
    };
    sentences.push(
        "Each writer finds the reason on the private page of the comment, and those who asked are told \
         by email."
            .to_owned(),
    );
    Ok(Some(ConfirmPage {
        layout: frame(context, moderator, &heading),
        heading,
        action: format!("/desk/moderation/campaigns/{digest}"),
        sentences,
        note: form.note.clone(),
        form: CampaignForm { confirmed: "true".to_owned(), ..form.clone() },
        button,
    }))
}
