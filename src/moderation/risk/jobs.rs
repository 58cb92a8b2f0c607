//! The mail that says that someone may be at risk, and what is done once nobody is.

use super::{Mark, RiskStatus, paths, store};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, RiskId},
        jobs::{Job, Patience, Work},
        mail::{self, Letter, MailStatus},
    },
    blog::posts,
    conversation::comments,
    team::accounts::{self, Capability},
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// Tells the named contact at once; every administrator and moderator where nobody is named, or where
/// the contact is not reached. It is tried until somebody has written down what was done.
#[derive(Debug, Serialize, Deserialize)]
pub struct AlertContact {
    /// The mark.
    pub risk: RiskId,
}

/// The mark was taken off a comment whose writer had asked meanwhile to have it erased. Done by
/// `records`, which knows all that is kept of it.
#[derive(Debug, Serialize, Deserialize)]
pub struct EraseWished {
    /// The comment.
    pub comment: CommentId,
}

impl Job for EraseWished {
    const KIND: &'static str = "erase_wished";
}

impl Job for AlertContact {
    const KIND: &'static str = "alert_contact";
    const PATIENCE: Patience = Patience::UntilDone;
}

impl Work for AlertContact {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(mark) = store::mark(database, self.risk).await? else { return Ok(()) };
        // Somebody has acted by now.
        if mark.state != RiskStatus::Open {
            return Ok(());
        }
        let Some(letter) = letter(context, &mark).await? else { return Ok(()) };
        let leaves = context.mailer.leaves();
        let mails = mail::named(database, &mark.message_ids()).await?;
        // One file says as much as many.
        let filed = !leaves && mails.iter().any(|mail| mail.status == MailStatus::Filed);
        let outcome = if filed { Ok(()) } else { tell(context, &mark, letter).await };
        let why = match outcome {
            Ok(()) if leaves => return Ok(()),
            Ok(()) => "mail is not set up: MAIL_URL is no mail server".to_owned(),
            Err(error) => error.to_string(),
        };
        // The log has it as an error each time: see `Patience::UntilDone`.
        Err(AppError::Undelivered(format!(
            "the alert that someone may be at risk has not reached everyone, {why}"
        )))
    }
}

/// What the people who are told read; nothing if the comment is gone.
async fn letter(context: &Context, mark: &Mark) -> Result<Option<Letter>> {
    let database = context.database.read();
    let Some(comment) = comments::find(database, mark.comment).await? else { return Ok(None) };
    let site = context.site.get();
    let post = posts::reference(database, comment.post).await?;
    let raised_by = accounts::person(context, mark.raised.0).await?;
    let address = match comment.email {
        Some(_) => "The writer left an email address, which moderators see on that page.",
        None => "The writer left no email address.",
    };
    let letter = Letter::about(
        format!("Someone may be at risk – comment on {}", post.title),
        [comment.id],
    )
    .text(format!(
        "{} read a comment on {} and thinks that someone may be at risk. It was sent at {}.",
        raised_by.name,
        site.name,
        london::day_and_time(comment.sent),
    ))
    .text(format!("Comment by {} on “{}”:", comment.name, post.title))
    .quote(comment.body.clone())
    .text(address)
    .text("See the comment, and record what was done:")
    .link(Absolute::of(context).to(&paths::risk(comment.id)))
    .text(format!("Questions go to {} at:", raised_by.name))
    .text(raised_by.email.clone());
    let instructions = &site.contacts.risk_instructions;
    Ok(Some(if instructions.is_empty() {
        letter
    } else {
        letter.text("What the team has agreed to do:").quote(instructions)
    }))
}

/// Tells the named contact, and everybody else where nobody is named or the contact was not reached. It
/// fails as long as the contact was not reached, even one whose address is refused: it may be mended.
async fn tell(context: &Context, mark: &Mark, letter: Letter) -> Result<()> {
    let site = context.site.get();
    let contact = &site.contacts.risk_email;
    if contact.is_empty() {
        let letter =
            letter.text("You get this because there is no safeguarding contact in Settings.");
        return tell_everybody(context, mark, &letter).await;
    }
    let (missed, why) =
        match context.mailer.send(&format!("risk-{}", mark.id), contact, &letter).await {
            Err(missed @ AppError::Undeliverable(_)) => (missed, "is refused"),
            Err(missed @ AppError::Undelivered(_)) => (missed, "could not be sent yet"),
            outcome => return outcome,
        };
    let letter = letter.text(format!(
        "You get this because email to {contact}, the safeguarding contact in Settings, {why}."
    ));
    tell_everybody(context, mark, &letter).await.and(Err(missed))
}

/// Sends the alert to every administrator and moderator. It fails if somebody may yet be reached, and
/// if nobody was but whoever raised it.
async fn tell_everybody(context: &Context, mark: &Mark, letter: &Letter) -> Result<()> {
    let risk = mark.id;
    let mut people = accounts::people(context).await?;
    people.retain(|person| person.may(Capability::ModerateComments));
    let alone = people.len() == 1;
    let mut told = false;
    let mut outcome = Ok(());
    for person in people {
        let id = format!("risk-{risk}-{}", person.id);
        // One address that fails keeps the mail from nobody else.
        match context.mailer.send(&id, &person.email, letter).await {
            Ok(()) => told |= alone || person.id != mark.raised.0,
            Err(AppError::Undeliverable(words)) => {
                tracing::warn!(%risk, person = %person.id, words, "mail about a risk is refused");
            }
            Err(error) => outcome = Err(error),
        }
    }
    if !told && outcome.is_ok() {
        return Err(AppError::Undeliverable("nobody could be told of a risk".to_owned()));
    }
    outcome
}
