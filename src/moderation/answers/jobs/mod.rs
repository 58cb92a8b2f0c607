//! Mail that follows from answers: to another team, to the writer, to whoever is to answer, to authors.

mod second_look;

pub use second_look::{AskForLook, TellLookedAt, TellSentBack};

use super::{
    paths, store,
    values::{FollowUp, FollowUpStatus},
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        database::Transaction,
        error::Result,
        ids::{AnswerId, CommentId, PersonId, PostId},
        jobs::{self, Job, Work},
        mail::Letter,
    },
    blog::posts::{self, PostRef},
    conversation::{
        commenters,
        comments::{self, Comment, CommentStatus, Receipt},
    },
    moderation::risk,
    team::accounts::{self, Person},
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// An author is told no more often than this.
const APART: TimeDelta = TimeDelta::minutes(10);
/// The most comments whose whole text is in one mail.
const MOST: usize = 10;
/// What an author was told is remembered for so long.
const REMEMBERED: TimeDelta = TimeDelta::days(1);

/// The comment of a choice that still stands, with its post.
async fn standing(
    context: &Context,
    id: AnswerId,
) -> Result<Option<(super::values::Answer, Comment, PostRef)>> {
    let database = context.database.read();
    let Some(answer) = store::answer(database, id).await? else { return Ok(None) };
    if answer.state == FollowUpStatus::CalledOff {
        return Ok(None);
    }
    let Some(comment) = comments::find(database, answer.comment).await? else { return Ok(None) };
    let post = posts::reference(database, comment.post).await?;
    Ok(Some((answer, comment, post)))
}

/// Gives another team the text of a comment, or those who mend it that of a fault.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellTeam {
    /// The choice.
    pub answer: AnswerId,
}

impl Job for TellTeam {
    const KIND: &'static str = "tell_team";
}

impl Work for TellTeam {
    async fn run(self, context: &Context) -> Result<()> {
        let Some((answer, comment, post)) = standing(context, self.answer).await? else {
            return Ok(());
        };
        let site = context.site.get();
        let teams: Vec<_> = answer.team.into_iter().collect();
        let team = store::saved_by_ids(context.database.read(), &teams).await?.pop();
        let address = team.as_ref().map_or(&site.contacts.fault_email, |team| &team.address);
        if address.is_empty() {
            return Ok(());
        }
        let person = accounts::person(context, answer.person).await?;
        let (subject, first) = match answer.kind {
            FollowUp::Fault => (
                format!("A reader reports a fault – {}", post.title),
                format!(
                    "A reader of {} reported a fault. {} passed it on to you.",
                    site.name, person.name
                ),
            ),
            _ => (
                format!("A comment for you – {}", post.title),
                format!("{} of {} passed this comment on to you.", person.name, site.name),
            ),
        };
        let mut letter = Letter::about(subject, [comment.id])
            .answered_by(person.email.clone())
            .text(first)
            .text(format!("Comment by {} on “{}”:", comment.name, post.title))
            .quote(comment.body.clone());
        if comment.status == CommentStatus::Published {
            let path = comments::paths::permalink(&post.address, comment.id);
            letter = letter.text("It is published at:").link(Absolute::of(context).to(&path));
        }
        if !answer.note.is_empty() {
            letter = letter.text(format!("{} adds:", person.name)).quote(answer.note.clone());
        }
        letter = letter.text(format!(
            "Answer this email to reach {} ({}). We do not give away the writer’s address.",
            person.name, person.email
        ));
        context.mailer.send(&format!("team-{}", answer.id), address, &letter).await
    }
}

/// Tells the writer, if they asked and confirmed their address, that a comment was passed on.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellPassedOn {
    /// The choice.
    pub answer: AnswerId,
}

impl Job for TellPassedOn {
    const KIND: &'static str = "tell_passed_on";
}

impl Work for TellPassedOn {
    async fn run(self, context: &Context) -> Result<()> {
        let Some((answer, comment, post)) = standing(context, self.answer).await? else {
            return Ok(());
        };
        let database = context.database.read();
        let Some(email) = commenters::mail_address(database, &comment).await? else {
            return Ok(());
        };
        if risk::is_marked(database, comment.id).await? {
            return Ok(());
        }
        let teams: Vec<_> = answer.team.into_iter().collect();
        let team = store::saved_by_ids(database, &teams).await?.pop();
        let (subject, words) = match (answer.kind, team) {
            (FollowUp::Passed, Some(team)) => (
                format!("We passed your comment on – {}", post.title),
                format!("We passed your comment on “{}” on to {}.", post.title, team.name),
            ),
            (FollowUp::Fault, _) => (
                format!("We reported the fault – {}", post.title),
                format!(
                    "You reported a fault in your comment on “{}”. We told the people who can fix it.",
                    post.title
                ),
            ),
            _ => return Ok(()),
        };
        let receipt = Receipt::of(&comment).token(&context.keys);
        let letter = Letter::about(subject, [comment.id]).text(words);
        // Words that the owner of the address may not have written are not sent to them.
        let letter = match comment.claimed {
            Some(_) => letter.text("Your comment was:").quote(comment.body.clone()),
            None => letter,
        };
        let letter = letter
            .text("You can see what happens next at:")
            .link(Absolute::of(context).to(&comments::paths::receipt(&receipt)));
        let letter = commenters::letter_end(context, letter, &comment);
        context.mailer.send(&format!("passed-{}", answer.id), &email, &letter).await
    }
}

/// A letter about one comment to somebody of the team, with the way to its answer.
fn about(
    context: &Context,
    subject: String,
    first: String,
    comment: &Comment,
    post: &PostRef,
) -> Letter {
    Letter::about(subject, [comment.id])
        .text(first)
        .text(format!("Comment by {} on “{}”:", comment.name, post.title))
        .quote(comment.body.clone())
        .text("Answer it at:")
        .link(Absolute::of(context).to(&paths::answer(comment.id)))
}

/// Tells somebody that they are asked to answer a comment.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOwner {
    /// The choice.
    pub answer: AnswerId,
    /// Who was asked; somebody else may have been since.
    pub owner: PersonId,
    /// Who asks this time; whoever asked first in jobs that were queued before this was kept.
    #[serde(default)]
    pub asker: Option<PersonId>,
}

impl Job for TellOwner {
    const KIND: &'static str = "tell_owner";
}

impl Work for TellOwner {
    async fn run(self, context: &Context) -> Result<()> {
        let Some((answer, comment, post)) = standing(context, self.answer).await? else {
            return Ok(());
        };
        if answer.state != FollowUpStatus::Open || answer.owner != Some(self.owner) {
            return Ok(());
        }
        let owner = accounts::person(context, self.owner).await?;
        let asker = accounts::person(context, self.asker.unwrap_or(answer.person)).await?;
        if !owner.active {
            return Ok(());
        }
        let due = answer.due.map_or_else(String::new, |due| {
            format!(" It is due at {}.", london::day_and_time(due))
        });
        let first = format!("{} asks you to answer a published comment.{due}", asker.name);
        let subject = format!("A comment to answer – {}", post.title);
        let letter = about(context, subject, first, &comment, &post).answered_by(asker.email);
        let id = format!("owner-{}-{}-{}", answer.id, owner.id, asker.id);
        context.mailer.send(&id, &owner.email, &letter).await
    }
}

/// Tells a colleague that a draft of a reply was passed to them.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellColleague {
    /// The comment.
    pub comment: CommentId,
    /// The colleague.
    pub to: PersonId,
    /// Who passed it.
    pub from: PersonId,
}

impl Job for TellColleague {
    const KIND: &'static str = "tell_colleague";
}

impl Work for TellColleague {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(draft) = store::draft(database, self.comment).await? else { return Ok(()) };
        let Some(comment) = comments::find(database, self.comment).await? else { return Ok(()) };
        let post = posts::reference(database, comment.post).await?;
        let colleague = accounts::person(context, self.to).await?;
        let from = accounts::person(context, self.from).await?;
        // Nothing is to be answered once the publication is undone or the comment is removed.
        let published = comment.status == CommentStatus::Published;
        if draft.owner != self.to || !colleague.active || !published {
            return Ok(());
        }
        let first = format!("{} handed over a draft reply to you.", from.name);
        let subject = format!("A draft reply for you – {}", post.title);
        let letter = about(context, subject, first, &comment, &post).answered_by(from.email);
        let id = format!("draft-{}-{}-{}", comment.id, colleague.id, draft.version);
        context.mailer.send(&id, &colleague.email, &letter).await
    }
}

/// Tells an author what was published on their posts, once undo is over and no more than once in ten
/// minutes.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellAuthor {
    /// The author.
    pub person: PersonId,
}

impl TellAuthor {
    fn subject(person: PersonId) -> String {
        format!("author:{person}")
    }

    /// Queues the mail, unless one is queued already.
    pub(super) async fn soon(
        context: &Context,
        transaction: &Transaction,
        person: PersonId,
        now: Moment,
    ) -> Result<()> {
        let subject = Self::subject(person);
        transaction.one_at_a_time(&subject).await?;
        if jobs::is_queued(transaction, &subject).await? {
            return Ok(());
        }
        let last = store::last_told(transaction, person).await?;
        let free = last.map_or(now, |last| last + APART);
        let run_at = free.max(now + context.settings.undo);
        jobs::enqueue(transaction, &Self { person }, now, run_at, Some(subject)).await
    }

    /// The mail about these comments, if any of them is published now.
    async fn letter(
        context: &Context,
        person: &Person,
        ids: &[CommentId],
    ) -> Result<Option<Letter>> {
        let database = context.database.read();
        let mut found = comments::by_ids(database, ids).await?;
        found.retain(|comment| comment.status == CommentStatus::Published);
        found.sort_by_key(|comment| comment.id);
        if found.is_empty() || !person.active || !person.tell_of_comments {
            return Ok(None);
        }
        let keys: Vec<PostId> = found.iter().map(|comment| comment.post).collect();
        let posts = posts::references(database, &keys).await?;
        let title = |id: &PostId| posts.get(id).map_or("", |post| post.title.as_str());
        let subject = match found.as_slice() {
            [one] => format!("{} commented on your post – {}", one.name, title(&one.post)),
            more => format!("{} new comments on your posts", more.len()),
        };
        let absolute = Absolute::of(context);
        let mut letter = Letter::about(subject, found.iter().map(|comment| comment.id));
        for comment in found.iter().take(MOST) {
            letter = letter
                .heading(format!("{} on “{}”", comment.name, title(&comment.post)))
                .quote(comment.body.clone())
                .text("Answer it, or say that it needs no reply, at:")
                .link(absolute.to(&paths::answer(comment.id)));
        }
        if found.len() > MOST {
            letter = letter
                .text(format!("And {} more, at:", found.len() - MOST))
                .link(absolute.to("/desk/answers/posts"));
        }
        Ok(Some(
            letter
                .text("You get this because you are an author. You can switch it off at:")
                .link(absolute.to("/desk/account")),
        ))
    }
}

impl Job for TellAuthor {
    const KIND: &'static str = "tell_author";
}

impl Work for TellAuthor {
    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        let until = now - context.settings.undo;
        let notes = store::due_notices(context.database.read(), self.person, until).await?;
        // What came to be told since another try makes it another mail.
        if let (Some((first, _)), Some((last, _))) = (notes.first(), notes.last()) {
            let person = accounts::person(context, self.person).await?;
            let ids: Vec<CommentId> = notes.iter().map(|(_, comment)| *comment).collect();
            if let Some(letter) = Self::letter(context, &person, &ids).await? {
                let id = format!("author-{}-{first}-{last}", person.id);
                context.mailer.send(&id, &person.email, &letter).await?;
            }
        }
        let told: &Vec<i64> = &notes.iter().map(|(note, _)| *note).collect();
        let person = self.person;
        context
            .database
            .write(|transaction| async move {
                let subject = Self::subject(person);
                transaction.one_at_a_time(&subject).await?;
                store::mark_told(&transaction, told, now).await?;
                store::forget_notices(&transaction, person, now - REMEMBERED).await?;
                // What was published since waits for its own undo, and for its turn.
                if store::untold(&transaction, person).await?
                    && !jobs::is_queued(&transaction, &subject).await?
                {
                    let run_at = now + APART;
                    let job = Self { person };
                    jobs::enqueue(&transaction, &job, now, run_at, Some(subject)).await?;
                }
                Ok(())
            })
            .await
    }
}
