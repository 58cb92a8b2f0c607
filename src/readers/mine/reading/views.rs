//! What the writer is shown of each of their comments. A decision is told when it can no longer be
//! undone, here as on the receipt.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, PostId},
    },
    blog::posts,
    conversation::comments::{self, Comment, CommentStatus},
    moderation::{
        credits,
        decisions::{self, Verdict},
    },
    readers::mine::pages::MyComment,
};

/// The comments as their writer sees them, in their order.
pub async fn mine(context: &Context, comments: &[Comment]) -> Result<Vec<MyComment>> {
    let ids: Vec<PostId> = comments.iter().map(|comment| comment.post).collect();
    let posts = posts::references(context.database.read(), &ids).await?;
    let told = decisions::told(context, comments).await?;
    let refused: Vec<CommentId> = told
        .iter()
        .filter(|(_, status)| {
            matches!(status, CommentStatus::NotPublished | CommentStatus::Removed)
        })
        .map(|(id, _)| *id)
        .collect();
    let ids: Vec<CommentId> = comments.iter().map(|comment| comment.id).collect();
    let on: Vec<_> = posts.values().collect();
    let mut led_to = credits::led_to(context.database.read(), &ids, &on).await?;
    let mut verdicts = decisions::verdicts(context, &refused).await?;
    let mut views = Vec::new();
    for comment in comments {
        let status = told.get(&comment.id).copied().unwrap_or(comment.status);
        let post = posts.get(&comment.post);
        let because = verdicts.remove(&comment.id).map_or_else(String::new, because);
        views.push(MyComment {
            id: comment.id.0,
            post_title: post.map_or_else(|| "a post".to_owned(), |post| post.title.clone()),
            post_path: post.map_or_else(|| "/".to_owned(), |post| post.address.to_string()),
            name: comment.name.clone(),
            body: comment.body.clone(),
            html: comment.html.clone(),
            words: match status {
                CommentStatus::NotPublished | CommentStatus::Spam => {
                    comments::words_kept(&context.settings, comment, context.clock.now())
                }
                _ => String::new(),
            },
            sent: london::day_and_time(comment.sent),
            state: match status {
                CommentStatus::Waiting => "Waiting to be read",
                CommentStatus::Published => "Published",
                CommentStatus::NotPublished | CommentStatus::Spam => "Not published",
                CommentStatus::Removed => "Removed",
                CommentStatus::Withdrawn => "Withdrawn",
            },
            because,
            led_to: led_to.remove(&comment.id).unwrap_or_default(),
            published: comment.status == CommentStatus::Published,
            can_withdraw: status == CommentStatus::Waiting,
            can_mail: comment.email.is_some(),
            mailed: comment.notify,
        });
    }
    Ok(views)
}

fn because(verdict: Verdict) -> String {
    let mut words = match verdict.guideline {
        Some(broken) => format!("It broke our rule: {}.", broken.title),
        None => verdict.outcome,
    };
    if !verdict.note.is_empty() {
        words.push_str(&format!(" Note from the moderator: {}", verdict.note));
    }
    words
}

/// The comments as a text to be kept.
pub fn as_text(comments: &[MyComment]) -> String {
    let mut text = String::new();
    for comment in comments {
        text.push_str(&format!(
            "On “{}”\nSent {} as {}\n{}. {}\n",
            comment.post_title, comment.sent, comment.name, comment.state, comment.because,
        ));
        for change in &comment.led_to {
            text.push_str(&format!("Changed because of this, {}: {}\n", change.day, change.note));
        }
        text.push_str(&format!("\n{}\n\n----\n\n", comment.body));
    }
    text
}

/// The comments as data to be kept.
pub fn as_json(comments: &[MyComment]) -> Result<String> {
    let list: Vec<serde_json::Value> = comments
        .iter()
        .map(|comment| {
            serde_json::json!({
                "number": comment.id,
                "post": comment.post_title,
                "post_path": comment.post_path,
                "name": comment.name,
                "sent": comment.sent,
                "state": comment.state,
                "because": comment.because,
                "changed": comment.led_to.iter().map(|change| {
                    serde_json::json!({ "what": change.note, "date": change.date })
                }).collect::<Vec<_>>(),
                "comment": comment.body,
            })
        })
        .collect();
    serde_json::to_string_pretty(&list).map_err(AppError::fault)
}
