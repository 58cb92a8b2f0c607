//! A reader sends a comment: it is never published unread, whoever sends it. It waits, or lies among the
//! spam if a rule of the team says so.

use super::{
    admit::{Admission, SubmitOutcome, admit},
    mail_link::queue_link,
};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        keys,
    },
    conversation::{
        commenters,
        comments::{self, AddressHash, CommentStatus, NewRow, Receipt, digest, neighbourhood},
    },
    moderation::{
        by_mail::TellModerators,
        screening::{self, FirstLook, Submission},
    },
    readers::commenting::values::NewComment,
    team::{accounts::EmailAddress, promise},
};

/// Keeps a comment, with its holds, its audit line and the mails it calls for.
pub async fn submit(context: &Context, new: &NewComment) -> Result<SubmitOutcome> {
    match keep(context, new).await {
        // The same comment arrived twice at the same moment, and the other one was first.
        Err(AppError::Taken) => keep(context, new).await,
        other => other,
    }
}

async fn keep(context: &Context, new: &NewComment) -> Result<SubmitOutcome> {
    let email = new.email.as_ref().map(EmailAddress::as_str);
    let digest = &digest(context, new.post, new.parent, email, new.name.as_str(), &new.body);
    let _turn = context.turns.turn(&new.network).await?;
    // What is refused anyway is not screened, and keeps nobody from writing.
    if let Admission::Refused(why) = admit(context, context.database.read(), new, digest).await? {
        return Ok(why);
    }
    let submission = Submission {
        comment: None,
        post: new.post,
        name: new.name.as_str().to_owned(),
        email: email.map(str::to_owned),
        network: Some(new.network.clone()),
        body: new.body.text().to_owned(),
        at: context.clock.now(),
        trapped: new.trapped,
        too_fast: new.too_fast,
    };
    let look = &screening::look(context, submission).await?;
    let address = &new.email.as_ref().map(|email| AddressHash::of(&context.keys, email));
    let nonce = &keys::random_token();
    context
        .database
        .write(|transaction| async move {
            let made = PreparedComment { email, address: address.as_ref(), digest, nonce, look };
            take(context, &transaction, new, made).await
        })
        .await
}

/// What was worked out about a comment before the transaction.
struct PreparedComment<'a> {
    email: Option<&'a str>,
    address: Option<&'a AddressHash>,
    digest: &'a str,
    nonce: &'a str,
    look: &'a FirstLook,
}

async fn take(
    context: &Context,
    transaction: &Transaction,
    new: &NewComment,
    made: PreparedComment<'_>,
) -> Result<SubmitOutcome> {
    let PreparedComment { email, address, digest, nonce, look } = made;
    // Everything that is counted for one network lies in this.
    transaction.one_at_a_time(&neighbourhood::of(&new.network)).await?;
    let now = context.clock.now();
    let (parent, is_known) = match admit(context, transaction, new, digest).await? {
        Admission::Open { parent, is_known } => (parent, is_known),
        Admission::Refused(why) => return Ok(why),
    };
    // Somebody else has sent the same: both are read, and the queue says that they are the same.
    let digest = if is_known { &keys::random_token() } else { digest };
    let screened = look.settle(transaction).await?;
    let status = if screened.spam { CommentStatus::Spam } else { CommentStatus::Waiting };
    let form_key = match &new.form_key {
        Some(key) if !comments::is_used(transaction, key).await? => Some(key.as_str()),
        _ => None,
    };
    let commenter = match address {
        Some(address) => Some(commenters::known(transaction, address, now).await?),
        None => None,
    };
    let confirmed = commenter.as_ref().and_then(|commenter| commenter.confirmed);
    let id = comments::keep(
        transaction,
        &NewRow {
            post: new.post,
            place: parent.map(|parent| parent.place_for_reply()),
            status,
            person: None,
            name: new.name.as_str(),
            body: &new.body,
            email,
            address: address.map(|address| (address, confirmed)),
            notify: new.email.is_some(),
            network: Some(&new.network),
            digest,
            fingerprint: &screened.fingerprint,
            nonce,
            form_key,
            sent: now,
            due: promise::timetable(transaction).await?.due(now),
            rewrites: new.rewrites,
        },
        screened.findings,
        screened.spam_score,
    )
    .await?;
    audit::record(transaction, now, By::Reader, Event::CommentSent(id, status.code())).await?;
    if status == CommentStatus::Waiting {
        TellModerators::soon(context, transaction, now).await?;
        if new.email.is_some()
            && confirmed.is_none()
            && let Some(comment) = comments::find(transaction, id).await?
        {
            queue_link(transaction, &comment, now).await?;
        }
    }
    Ok(SubmitOutcome::Kept(Receipt::new(id, nonce).token(&context.keys)))
}
