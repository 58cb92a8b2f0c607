//! What a mail about waiting comments says.

use super::{
    jobs::Why,
    values::{Act, Link},
};
use crate::{
    clock::london,
    comments::{Comment, Tally},
    context::Context,
    mail::Letter,
    moderation::Card,
    web::Absolute,
};

/// What one person is told.
pub(super) struct Told<'a> {
    /// Why.
    pub(super) why: Why,
    /// What waits.
    pub(super) tally: Tally,
    /// The comments in the mail.
    pub(super) comments: &'a [Comment],
    /// The same, as the queue shows them.
    pub(super) cards: Vec<Card>,
    /// The ways to decide.
    pub(super) links: &'a [Link],
}

pub(super) fn letter(context: &Context, told: Told<'_>) -> Letter {
    let absolute = Absolute::of(context);
    let shown = told.comments.len() as u64;
    let mut letter = Letter::about(subject(context, &told)).text(
        "Each comment stands here whole. The first address below it opens a page with one button, for \
         you alone: it works once, within three days, and opening it changes nothing. Do not pass it \
         on.",
    );
    for (comment, card) in told.comments.iter().zip(&told.cards) {
        letter = letter.heading(format!("{} on “{}”", card.name, card.post_title)).text(format!(
            "Sent {}, due {}",
            london::day_and_time(comment.sent),
            london::day_and_time(comment.due)
        ));
        if let Some((name, words)) = &card.parent {
            letter = letter.text(format!("In reply to {name}: {words}"));
        }
        letter = letter.quote(comment.body.clone());
        if !card.marks.is_empty() {
            let words: Vec<String> = card.marks.iter().map(|mark| mark.words.clone()).collect();
            letter = letter.text(format!("Worth a look: {}", words.join("; ")));
        }
        letter = letter.text(card.record.clone());
        for link in told
            .links
            .iter()
            .filter(|link| link.comment == comment.id && link.version == comment.version)
        {
            let words = match link.act {
                Act::Publish => "Read it once more and publish it:",
                Act::Spam => "Mark it as spam:",
            };
            let path = format!("/desk/by-mail/{}", link.token(&context.keys));
            letter = letter.text(words).link(absolute.to(&path));
        }
        letter = letter
            .text("Anything else, such as a refusal with its reason (you sign in first):")
            .link(absolute.to(&format!("/desk/moderation/comments/{}", comment.id)));
    }
    letter = letter.heading("The queue");
    let more = told.tally.waiting.beside(shown);
    if !more.is_none() {
        let words =
            if more.is_one() { "1 more waits".to_owned() } else { format!("{more} more wait") };
        letter = letter.text(format!("{words}. Sign in to see all:"));
    } else {
        letter = letter.text("Sign in to see it:");
    }
    letter
        .link(absolute.to("/desk/moderation/"))
        .text(format!(
            "You get this because you decide about comments on {}. Choose which of these mails you \
             get:",
            context.site.get().name
        ))
        .link(absolute.to("/desk/account/mail"))
}

fn subject(context: &Context, told: &Told<'_>) -> String {
    let now = context.clock.now();
    let comments = |count: String| match count.as_str() {
        "1" => "1 comment is".to_owned(),
        more => format!("{more} comments are"),
    };
    match (told.why, told.comments.first()) {
        (Why::Due, Some(first)) if first.due < now => {
            format!(
                "{} late or due soon – first was due {}",
                comments(told.comments.len().to_string()),
                london::near(first.due, now)
            )
        }
        (Why::Due, Some(first)) => {
            format!(
                "{} due soon – first {}",
                comments(told.comments.len().to_string()),
                london::near(first.due, now)
            )
        }
        _ => {
            let oldest = told.tally.oldest.unwrap_or(now);
            format!(
                "{} waiting – oldest {}",
                comments(told.tally.waiting.to_string()),
                london::age(oldest, now)
            )
        }
    }
}
