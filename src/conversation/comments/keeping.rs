//! How long the words of a comment are kept that was decided against. What was withdrawn or removed is
//! kept until its writer has it erased.

use super::{Comment, CommentStatus};
use crate::base::{
    clock::{Moment, london},
    settings::Settings,
};
use chrono::TimeDelta;

/// The job that deletes runs once a day.
const A_DAY: TimeDelta = TimeDelta::days(1);

/// From when on the words of `comment` may be deleted; none if they are kept or gone.
fn until(settings: &Settings, comment: &Comment) -> Option<Moment> {
    let keep = match comment.status {
        CommentStatus::NotPublished => settings.keep_refused,
        CommentStatus::Spam => settings.keep_spam,
        _ => return None,
    };
    comment.has_words().then(|| comment.decided.unwrap_or(comment.sent) + keep)
}

/// What the writer is told of it; empty if there is nothing to tell.
pub fn words_kept(settings: &Settings, comment: &Comment, now: Moment) -> String {
    if let Some(gone) = comment.words_gone {
        return format!(
            "We have deleted the words of this comment, the name and any email address sent with it, on \
             {}. We keep the date and our decision.",
            london::day(gone)
        );
    }
    match until(settings, comment).map(|until| until + A_DAY) {
        Some(by) if by >= now => format!(
            "We will delete your words, the name and any email address sent with them by {}, unless we \
             still need them to look into something. We will keep the date and our decision.",
            london::day(by)
        ),
        Some(_) => "We will delete your words, the name and any email address sent with them as soon as we \
                    no longer need them to look into something. We will keep the date and our decision."
            .to_owned(),
        None => String::new(),
    }
}
