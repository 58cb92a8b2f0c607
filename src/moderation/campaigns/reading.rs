//! The comments that say the same, and the last look before they are decided.

use super::{
    actions::waiting,
    forms::CampaignForm,
    pages::{CampaignPage, ConfirmPage, Entry, LastLook, how_many_wait},
    paths,
    values::{TOGETHER, Verdict},
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
    conversation::comments::{self, Comment},
    moderation::decisions::{self, SeenComment},
    team::{accounts::Moderator, site::DeskLayout},
    web::FormErrors,
};

/// Comments on one page.
const PAGE: usize = 50;

fn frame(context: &Context, moderator: &Moderator, heading: &str) -> DeskLayout {
    DeskLayout::new(&context.site.get(), moderator, heading, "moderation")
}

/// The first comment with the text of a digest that an address names. Whoever names the text of no
/// comment is lost.
async fn first_of(context: &Context, digest: &str) -> Result<CommentId> {
    let is_one = digest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if !is_one {
        return Err(AppError::NotFound);
    }
    let database = context.database.read();
    comments::first_of_text(database, digest, None).await?.ok_or(AppError::NotFound)
}

/// The page of those after this one, with what was typed.
pub async fn page(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    after: CommentId,
    form: CampaignForm,
    errors: FormErrors,
) -> Result<CampaignPage> {
    let database = context.database.read();
    let first = first_of(context, digest).await?;
    let text = comments::find(database, first).await?.ok_or(AppError::NotFound)?.body;
    let seen = waiting(context, digest).await?;
    let here = comments::waiting_of_text(database, digest, after, PAGE as u64 + 1).await?;
    let more = here.len() > PAGE;
    let ids: Vec<CommentId> = here.iter().map(|(id, _)| *id).take(PAGE).collect();
    let heading = how_many_wait(seen.len());
    Ok(CampaignPage {
        layout: frame(context, moderator, &heading).with_errors(&errors),
        errors,
        heading,
        next: ids.last().filter(|_| more).map(|last| paths::campaign_after(digest, *last)),
        action: paths::campaign(digest),
        together: TOGETHER,
        more_waiting: seen.len() as u64 == TOGETHER,
        all: format!("all {}", counted(seen.len(), "comment")),
        entries: entries(context, &ids, &text, &form.one).await?,
        text,
        form: CampaignForm { seen: CampaignForm::written(&seen), ..form },
        reasons: decisions::reasons(context).await?,
    })
}

/// These comments beside the `text` that they repeat; the one with the key `chosen` is ticked.
async fn entries(
    context: &Context,
    ids: &[CommentId],
    text: &str,
    chosen: &str,
) -> Result<Vec<Entry>> {
    let database = context.database.read();
    let mut found = comments::by_ids(database, ids).await?;
    found.sort_by_key(|comment| comment.id);
    let posts: Vec<PostId> = found.iter().map(|comment| comment.post).collect();
    let posts = posts::references(database, &posts).await?;
    let entry = |comment: Comment| Entry {
        id: comment.id.0,
        post: posts.get(&comment.post).map_or_else(String::new, |post| post.title.clone()),
        sent: london::day_and_time(comment.sent),
        differs: (comment.body != text).then_some(comment.body),
        chosen: chosen == comment.id.to_string(),
        name: comment.name,
    };
    Ok(found.into_iter().map(entry).collect())
}

/// Of the comments that were seen those with the text of this digest, and the others.
pub async fn of_text(
    context: &Context,
    digest: &str,
    seen: Vec<SeenComment>,
) -> Result<(Vec<SeenComment>, Vec<SeenComment>)> {
    // Whoever names another text than that of the comments is lost: there is nothing to decide.
    first_of(context, digest).await?;
    let ids: Vec<CommentId> = seen.iter().map(|(id, _)| *id).collect();
    let found = comments::by_ids(context.database.read(), &ids).await?;
    let same = |id: &CommentId| found.iter().any(|it| it.id == *id && it.text_digest == digest);
    Ok(seen.into_iter().partition(|(id, _)| same(id)))
}

/// The last look; nothing if the reason went out of force since the form was shown.
pub async fn last_look(
    context: &Context,
    moderator: &Moderator,
    digest: &str,
    form: &CampaignForm,
    verdict: &Verdict,
) -> Result<Option<ConfirmPage>> {
    let count = form.seen().len();
    let words = match verdict {
        Verdict::PublishOne(one) => {
            let one = comments::find(context.database.read(), *one).await?;
            let name = one.ok_or(AppError::NotFound)?.name;
            LastLook::publish_one(&name, count.saturating_sub(1))
        }
        _ => {
            let reasons = decisions::reasons(context).await?;
            let reason = reasons.iter().find(|(code, _)| *code == form.guideline);
            let Some((_, reason)) = reason else { return Ok(None) };
            LastLook::refuse(reason, count)
        }
    };
    Ok(Some(ConfirmPage {
        layout: frame(context, moderator, &words.heading),
        heading: words.heading,
        action: paths::campaign(digest),
        sentences: words.sentences,
        note: form.note.clone(),
        form: CampaignForm { confirmed: "true".to_owned(), ..form.clone() },
        button: words.button,
    }))
}
