//! The mail that tells the writer of a comment what was decided: published, or refused and why.

use crate::{
    base::{context::Context, error::Result, jobs::Work, mail::Letter},
    blog::posts,
    conversation::{
        commenters,
        comments::{self, Comment, CommentStatus, Receipt},
    },
    moderation::{
        decisions::{self, TellCommenter, Verdict},
        redaction, risk,
    },
    web::Absolute,
};

impl Work for TellCommenter {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(decision) = decisions::decision(database, self.decision).await? else {
            return Ok(());
        };
        let Some(comment) = comments::find(database, decision.comment).await? else {
            return Ok(());
        };
        if !comment.has_words() {
            return Ok(());
        }
        // Another decision since, or undo, has made this one old.
        let last = decisions::last_decision(database, comment.id).await?;
        let stands = last.is_some_and(|last| last.id == decision.id);
        // Somebody who may be at risk is sent nothing that was written for everybody.
        if risk::is_marked(database, comment.id).await? {
            return Ok(());
        }
        // Only a confirmed address is told: anybody can type anybody's.
        let (Some(email), true) = (commenters::mail_address(database, &comment).await?, stands)
        else {
            return Ok(());
        };
        let post = posts::reference(database, comment.post).await?;
        let absolute = Absolute::of(context);
        let letter = match comment.status {
            CommentStatus::Published => {
                let address = absolute.to(&comments::paths::permalink(&post.address, comment.id));
                let subject = format!("Your comment is published – {}", post.title);
                let letter = Letter::about(subject, [comment.id])
                    .text(format!("Your comment on “{}” is published:", post.title))
                    .link(address);
                let notes = redaction::notes(database, &[comment.id]).await?.remove(&comment.id);
                notes
                    .unwrap_or_default()
                    .iter()
                    .fold(letter, |letter, note| letter.text(note.to_writer()))
            }
            CommentStatus::NotPublished | CommentStatus::Removed => {
                let receipt = Receipt::of(&comment).token(&context.keys);
                let verdict = decisions::verdict(context, comment.id).await?;
                let told = refusal(comment.status, &verdict, &comment, &post.title);
                // Words that the owner of the address may not have written are not sent to them.
                let told = match comment.claimed {
                    Some(_) => told.text("Your comment was:").quote(comment.body.clone()),
                    None => told,
                };
                let told = onward(&verdict).into_iter().fold(told, |told, onward| {
                    let path = match onward {
                        Onward::Receipt => comments::paths::receipt(&receipt),
                        Onward::Rewrite => comments::paths::rewrite(&receipt),
                    };
                    told.text(onward.in_words()).link(absolute.to(&path))
                });
                let now = context.clock.now();
                match comments::words_kept(&context.settings, &comment, now) {
                    nothing if nothing.is_empty() => told,
                    words => told.text(words),
                }
            }
            _ => return Ok(()),
        };
        let letter = commenters::letter_end(context, letter, &comment);
        context.mailer.send(&format!("decision-{}", decision.id), &email, &letter).await
    }
}

/// What the writer of `comment` is told once it is `after`, not published or removed: why, and what the
/// moderator wrote.
pub fn refusal(after: CommentStatus, verdict: &Verdict, comment: &Comment, title: &str) -> Letter {
    let did = if after == CommentStatus::Removed { "removed" } else { "did not publish" };
    let mut letter = Letter::about(format!("We {did} your comment – {title}"), [comment.id])
        .text(format!("We {did} your comment on “{title}”."));
    if let Some(broken) = &verdict.guideline {
        letter = letter.text(format!("It broke our rule: {}.", broken.title));
        // What can be done next time; of one that was published, that is not what happened to it.
        if after != CommentStatus::Removed {
            letter = letter.text(&broken.help);
        }
    }
    if !verdict.outcome.is_empty() {
        letter = letter.text(&verdict.outcome);
    }
    if let Some((words, address)) = &verdict.signpost {
        letter = letter.text(words).link(address);
    }
    if !verdict.note.is_empty() {
        letter = letter.text(NOTE).quote(&verdict.note);
    }
    letter
}

/// What stands over the moderator's note.
pub const NOTE: &str = "Note from the moderator:";

/// Where the writer of a comment goes on from the letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onward {
    /// The private page of the comment.
    Receipt,
    /// The form to change it and send it again.
    Rewrite,
}

impl Onward {
    /// As the letter says it, before the address.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Receipt => "Read this decision again:",
            Self::Rewrite => "You can change your comment and send it again:",
        }
    }

    /// What a moderator is told in place of the address, which is private to the writer.
    pub fn leads_to(self) -> &'static str {
        match self {
            Self::Receipt => "(link to their page)",
            Self::Rewrite => "(link to the form)",
        }
    }
}

/// The ways on after such a decision. What broke no rule does not get better by other words.
pub fn onward(verdict: &Verdict) -> Vec<Onward> {
    let rewrite = verdict.outcome.is_empty().then_some(Onward::Rewrite);
    std::iter::once(Onward::Receipt).chain(rewrite).collect()
}
