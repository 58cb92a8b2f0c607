//! What the writer's own page of a comment shows.

use crate::{
    base::{clock::london, context::Context, error::Result},
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus, HoldCause, paths, words_kept},
    moderation::{answers, decisions, redaction},
    readers::commenting::pages::{
        FILLED_THE_TRAP, KeepView, ReceiptPage, ReceiptState, TAKEN_FOR_SPAM, mail_in_words,
    },
    team::site::Layout,
    web::{Absolute, FormErrors},
};
use chrono::TimeDelta;

/// For so long the page says first of all that the comment was sent.
const JUST_SENT: TimeDelta = TimeDelta::minutes(10);

/// The page of `comment`; `typed` are the words in its form, if they are not the comment's own.
pub async fn receipt_page(
    context: &Context,
    comment: &Comment,
    token: &str,
    typed: Option<String>,
    errors: FormErrors,
) -> Result<ReceiptPage> {
    let now = context.clock.now();
    let post = posts::reference(context.database.read(), comment.post).await?;
    let state = state(context, comment).await?;
    let holds = comments::holds_of(context.database.read(), &[comment.id]).await?;
    let trapped = holds.iter().any(|hold| hold.cause == HoldCause::Trap);
    let noticed = if trapped && state == ReceiptState::Waiting { FILLED_THE_TRAP } else { "" };
    Ok(ReceiptPage {
        layout: Layout::private(&context.site.get(), state.heading()).with_errors(&errors),
        errors,
        token: token.to_owned(),
        state,
        just_sent: now - comment.sent < JUST_SENT && comment.edited.is_none(),
        note: String::new(),
        post_title: post.title,
        post_path: post.address.to_string(),
        id: comment.id.0,
        html: comment.html.clone(),
        has_words: comment.has_words(),
        redacted: redaction::notes(context.database.read(), &[comment.id])
            .await?
            .remove(&comment.id)
            .unwrap_or_default()
            .iter()
            .map(redaction::Note::to_writer)
            .collect(),
        typed: typed.unwrap_or_else(|| comment.body.clone()),
        version: comment.version,
        sent: london::day_and_time(comment.sent),
        edited: comment.edited.map(london::day_and_time),
        due: london::day_and_time(comment.due),
        due_machine: london::machine(comment.due),
        followed: answers::followed(context, comment.id).await?,
        mail: mail_in_words(comment, context.mailer.is_set_up()).to_owned(),
        noticed,
        keep: KeepView {
            address: Absolute::of(context).to(&paths::receipt(token)),
            token: token.to_owned(),
            can_mail: comment.email.is_some() && context.mailer.is_set_up(),
        },
    })
}

/// What the writer is told. A decision against a comment can still be undone for some minutes, and
/// is told after them.
pub(super) async fn state(context: &Context, comment: &Comment) -> Result<ReceiptState> {
    let told = decisions::told(context, std::slice::from_ref(comment)).await?;
    Ok(match told.get(&comment.id).copied().unwrap_or(comment.status) {
        CommentStatus::Waiting => ReceiptState::Waiting,
        CommentStatus::Withdrawn => ReceiptState::Withdrawn,
        CommentStatus::Published => ReceiptState::Published {
            when: comment.published.map(london::day_and_time).unwrap_or_default(),
        },
        CommentStatus::NotPublished | CommentStatus::Spam | CommentStatus::Removed => {
            let verdict = decisions::verdict(context, comment.id).await?;
            let outcome = match comment.status {
                CommentStatus::Spam if verdict.outcome.is_empty() => TAKEN_FOR_SPAM.to_owned(),
                _ => verdict.outcome,
            };
            ReceiptState::NotPublished {
                removed: comment.status == CommentStatus::Removed,
                guideline: verdict.guideline,
                outcome,
                signpost: verdict.signpost,
                note: verdict.note,
                // A machine is not asked to try again.
                rewrite: comment.status != CommentStatus::Spam && comment.has_words(),
                words: words_kept(&context.settings, comment, context.clock.now()),
            }
        }
    })
}
