//! Addresses of a campaign.

use super::{
    actions::{Outcomes, TOGETHER, Verdict, decide_all, waiting},
    forms::CampaignForm,
    pages::{CampaignPage, ConfirmPage, DonePage, Entry},
};
use crate::{
    accounts::{Moderator, Posted},
    clock::london,
    comments,
    context::Context,
    error::{AppError, Result},
    ids::{CommentId, PostId},
    moderation, posts,
    site::DeskLayout,
    web::{FormErrors, Page},
};
use rocket::{Route, State, get, http::Status, post, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![show, decide]
}

/// Comments on one page.
const PAGE: u64 = 50;

fn frame(context: &Context, moderator: &Moderator, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
        .in_section("/desk/moderation/")
}

fn number(count: usize) -> String {
    if count == 1 { "1 comment".to_owned() } else { format!("{count} comments") }
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
        more_waiting: seen.len() as u64 == TOGETHER,
        all: format!("all {}", number(seen.len())),
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
        reasons: moderation::reasons(context).await?,
    })
}

#[get("/desk/moderation/campaigns/<digest>?<after>")]
async fn show(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    after: Option<i64>,
) -> Result<Page> {
    let after = CommentId(after.unwrap_or(0));
    let none = CampaignForm::default();
    Page::of(&page(context, &moderator, digest, after, none, FormErrors::default()).await?)
}

#[post("/desk/moderation/campaigns/<digest>", data = "<form>")]
async fn decide(
    context: &State<Context>,
    moderator: Moderator,
    digest: &str,
    form: Posted<CampaignForm>,
) -> Result<Page> {
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
    Page::refused(&page(context, &moderator, digest, start, form, refused).await?)
}

async fn take(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: CampaignForm,
    verdict: &Verdict,
) -> Result<Page> {
    // Whoever names another text than that of the comments is lost: there is nothing to decide.
    let database = context.database.read();
    comments::first_of_text(database, digest, None).await?.ok_or(AppError::NotFound)?;
    let seen = form.seen();
    let ids: Vec<CommentId> = seen.iter().map(|(id, _)| *id).collect();
    let found = comments::by_ids(database, &ids).await?;
    let same: Vec<CommentId> =
        found.iter().filter(|it| it.text_digest == digest).map(|it| it.id).collect();
    let refuses = matches!(verdict, Verdict::PublishOne(_) | Verdict::RefuseAll(..));
    if refuses && form.confirmed != "true" {
        return confirm(context, moderator, digest, form, verdict).await;
    }
    let (seen, other): (Vec<_>, Vec<_>) = seen.into_iter().partition(|(id, _)| same.contains(id));
    let mut outcomes = decide_all(context, moderator, &seen, verdict).await?;
    outcomes.left.extend(other.into_iter().map(|(id, _)| id));
    done(context, moderator, digest, outcomes).await
}

async fn confirm(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    mut form: CampaignForm,
    verdict: &Verdict,
) -> Result<Page> {
    let count = form.seen().len();
    let others = match verdict {
        Verdict::PublishOne(_) => count.saturating_sub(1),
        _ => count,
    };
    let reasons = moderation::reasons(context).await?;
    let reason = reasons.iter().find(|(code, _)| *code == form.guideline);
    let heading = format!("Do not publish {}", number(others));
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
            let words = reason.ok_or(AppError::NotFound)?.1.clone();
            sentences.push(format!("The reason is: {words}."));
            heading.clone()
        }
    };
    sentences.push(
        "Each writer finds the reason on the private page of the comment, and those who asked are told \
         by email."
            .to_owned(),
    );
    form.confirmed = "true".to_owned();
    Page::of(&ConfirmPage {
        layout: frame(context, moderator, &heading),
        heading,
        action: format!("/desk/moderation/campaigns/{digest}"),
        sentences,
        note: form.note.clone(),
        form,
        button,
    })
}

async fn done(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    outcomes: Outcomes,
) -> Result<Page> {
    let mut sentences = Vec::new();
    for (count, what) in [
        (outcomes.published, "published"),
        (outcomes.refused, "not published"),
        (outcomes.spam, "marked as spam"),
    ] {
        if count > 0 {
            sentences.push(format!("{} {what}.", number(count)));
        }
    }
    let heading =
        if sentences.is_empty() { "Nothing was decided" } else { "Decided together" }.to_owned();
    let status = if sentences.is_empty() { Status::Conflict } else { Status::Ok };
    let mut left = comments::by_ids(context.database.read(), &outcomes.left).await?;
    left.sort_by_key(|comment| comment.id);
    let page = DonePage {
        layout: frame(context, moderator, &heading),
        heading,
        sentences,
        left: left
            .into_iter()
            .map(|comment| {
                (comment.id.0, format!("{}, {}", comment.name, comment.status.in_words()))
            })
            .collect(),
        action: format!("/desk/moderation/campaigns/{digest}"),
    };
    Ok(Page::of(&page)?.with(status))
}
