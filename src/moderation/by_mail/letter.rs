//! What a mail about waiting comments says.

use super::{
    jobs::Occasion,
    paths,
    values::{Act, Link},
};
use crate::{
    base::{clock::london, context::Context, mail::Letter},
    conversation::comments::{Comment, Tally},
    moderation::{place, queue::Card},
    web::Absolute,
};

/// What one person is told.
pub(super) struct LetterReader<'a> {
    /// Why.
    pub(super) why: Occasion,
    /// What waits.
    pub(super) tally: Tally,
    /// The comments in the mail.
    pub(super) comments: &'a [Comment],
    /// The same, as the queue shows them.
    pub(super) cards: Vec<Card>,
    /// How many there are of the kind that the mail is about, with those in it.
    pub(super) all: u64,
    /// Whether there may be more: nobody counted farther.
    pub(super) far: bool,
    /// The ways to decide.
    pub(super) links: &'a [Link],
}

impl LetterReader<'_> {
    /// How many there are of their kind beside `shown` of them: `3`, or `40+`.
    fn beside(&self, shown: u64) -> String {
        let far = if self.far { "+" } else { "" };
        format!("{}{far}", self.all.saturating_sub(shown))
    }

    /// How many of those that wait and are not in the mail would be, were there room: `, 3 of them
    /// new`. The daily mail is about all that waits.
    fn left_out(&self) -> String {
        let shown = self.comments.len() as u64;
        let kind = match self.why {
            Occasion::New => "new",
            Occasion::Due => "late or due soon",
            Occasion::Daily => return String::new(),
        };
        if self.all <= shown {
            return String::new();
        }
        format!(", {} of them {kind}", self.beside(shown))
    }
}

pub(super) fn letter(context: &Context, told: LetterReader<'_>) -> Letter {
    let absolute = Absolute::of(context);
    let shown = told.comments.len() as u64;
    // Each with the one that it answers, of which some words stand above it.
    let on = told.comments.iter().flat_map(|comment| [Some(comment.id), comment.parent]).flatten();
    let mut letter = Letter::about(subject(context, &told), on).text(
        "The full comments are below. Each first link is only for you, works once and expires in 3 days. \
         Opening it changes nothing. Do not forward it.",
    );
    for (comment, card) in told.comments.iter().zip(&told.cards) {
        letter = letter.heading(format!("{} on “{}”", card.name, card.post_title)).text(format!(
            "Sent at {}, due at {}",
            london::day_and_time(comment.sent),
            london::day_and_time(comment.due)
        ));
        if let Some((name, words)) = &card.parent {
            letter = letter.text(format!("In reply to {name}: {words}"));
        }
        letter = letter.quote(comment.body.clone());
        if !card.all_marks.is_empty() {
            let words: Vec<String> = card.all_marks.iter().map(|mark| mark.words.clone()).collect();
            letter = letter.text(format!("Check: {}", words.join("; ")));
        }
        if !card.record.is_empty() {
            letter = letter.text(card.record.clone());
        }
        for link in told
            .links
            .iter()
            .filter(|link| link.comment == comment.id && link.version == comment.version)
        {
            let words = match link.act {
                Act::Publish => "Review and publish:",
                Act::Spam => "Mark it as spam:",
            };
            let path = paths::link(&link.token(&context.keys));
            letter = letter.text(words).link(absolute.to(&path));
        }
        letter = letter
            .text("For anything else, such as not publishing it for a reason, sign in:")
            .link(absolute.to(&place::paths::comment(comment.id)));
    }
    letter = letter.heading("The queue");
    let more = told.tally.waiting.beside(shown);
    let words = if more.is_none() {
        "Sign in to see it:".to_owned()
    } else if more.is_one() {
        "1 more is waiting. Sign in to see all:".to_owned()
    } else {
        format!("{more} more are waiting{}. Sign in to see all:", told.left_out())
    };
    letter = letter.text(words);
    letter
        .link(absolute.to(place::paths::QUEUE))
        .text(format!(
            "You get this because you moderate comments on {}. Choose which of these emails you \
             get:",
            context.site.get().name
        ))
        .link(absolute.to(paths::WISH))
}

fn subject(context: &Context, told: &LetterReader<'_>) -> String {
    let now = context.clock.now();
    let comments = |count: String| match count.as_str() {
        "1" => "1 comment is".to_owned(),
        more => format!("{more} comments are"),
    };
    match (told.why, told.comments.first()) {
        (Occasion::Due, Some(first)) if first.due < now => {
            format!(
                "{} late or due soon – first was due {}",
                comments(told.beside(0)),
                london::near(first.due, now)
            )
        }
        (Occasion::Due, Some(first)) => {
            format!(
                "{} due soon – first {}",
                comments(told.beside(0)),
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
