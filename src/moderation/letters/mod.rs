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
                let told =
                    refusal(&decisions::verdict(context, comment.id).await?, &comment, &post.title);
                // Words that the owner of the address may not have written are not sent to them.
                let told = match comment.claimed {
                    Some(_) => told.text("Your comment was:").quote(comment.body.clone()),
                    None => told,
                };
                let told = told
                    .text("You can read this again at:")
                    .link(absolute.to(&comments::paths::receipt(&receipt)))
                    .text("You can rewrite it. The form has your words in it:")
                    .link(absolute.to(&comments::paths::rewrite(&receipt)));
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

fn refusal(verdict: &Verdict, comment: &Comment, title: &str) -> Letter {
    let did = if comment.status == CommentStatus::Removed { "removed" } else { "did not publish" };
    let mut letter = Letter::about(format!("We {did} your comment – {title}"), [comment.id])
        .text(format!("We {did} your comment on “{title}”."));
    if let Some(broken) = &verdict.guideline {
        letter = letter
            .text(format!("It does not keep to our rule “{}”.", broken.title))
            .text(&broken.help);
    }
    if !verdict.outcome.is_empty() {
        letter = letter.text(&verdict.outcome);
    }
    if let Some((words, address)) = &verdict.signpost {
        letter = letter.text(words).link(address);
    }
    if !verdict.note.is_empty() {
        letter = letter.text("The moderator writes:").quote(&verdict.note);
    }
    letter
}
