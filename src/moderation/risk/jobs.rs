//! The mail that says that someone may be at risk, and what is done once nobody is.

use super::{paths, store};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, RiskId},
        jobs::{Job, Work},
        mail::Letter,
    },
    blog::posts,
    conversation::comments,
    team::accounts::{self, Capability},
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// Tells the named contact at once; every administrator and moderator where nobody is named, or where
/// the contact cannot be reached.
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
}

impl Work for AlertContact {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(mark) = store::mark(database, self.risk).await? else { return Ok(()) };
        let Some(comment) = comments::find(database, mark.comment).await? else { return Ok(()) };
        let site = context.site.get();
        let contacts = &site.contacts;
        let post = posts::reference(database, comment.post).await?;
        let raised_by = accounts::person(context, mark.raised.0).await?;
        let address = match comment.email {
            Some(_) => "The writer left an email address, which moderators see on that page.",
            None => "The writer left no email address.",
        };
        let mut letter = Letter::about(
            format!("Someone may be at risk – comment on {}", post.title),
            [comment.id],
        )
        .text(format!(
            "{} read a comment on {} and thinks that someone may be at risk. It was sent {}.",
            raised_by.name,
            site.name,
            london::day_and_time(comment.sent),
        ))
        .text(format!("Comment by {} on “{}”:", comment.name, post.title))
        .quote(comment.body.clone())
        .text(address)
        .text("The comment, and the place to write down what was done:")
        .link(Absolute::of(context).to(&paths::risk(comment.id)))
        .text(format!("Questions go to {} at:", raised_by.name))
        .text(raised_by.email.clone());
        if !contacts.risk_instructions.is_empty() {
            letter =
                letter.text("What the team has agreed to do:").quote(&contacts.risk_instructions);
        }
        if contacts.risk_email.is_empty() {
            letter = letter.text("You get this because nobody is named under Settings to be told.");
            return tell_everybody(context, self.risk, &letter).await;
        }
        let id = format!("risk-{}", mark.id);
        let sent = context.mailer.send(&id, &contacts.risk_email, &letter).await;
        match sent {
            Err(AppError::Undeliverable(words)) => {
                tracing::error!(risk = %mark.id, words, "the named contact cannot be told of a risk");
                letter = letter.text(format!(
                    "You get this because mail to {}, named under Settings to be told, is refused.",
                    contacts.risk_email
                ));
                tell_everybody(context, self.risk, &letter).await
            }
            sent => sent,
        }
    }
}

/// Sends the alert to every administrator and moderator. It fails if somebody may yet be reached, and
/// if nobody was.
async fn tell_everybody(context: &Context, risk: RiskId, letter: &Letter) -> Result<()> {
    let mut told = false;
    let mut outcome = Ok(());
    for person in accounts::people(context).await? {
        if !person.may(Capability::ModerateComments) {
            continue;
        }
        let id = format!("risk-{risk}-{}", person.id);
        // One address that fails keeps the mail from nobody else.
        match context.mailer.send(&id, &person.email, letter).await {
            Ok(()) => told = true,
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
