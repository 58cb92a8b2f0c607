//! A reader sends a comment: it waits, whatever it says and whoever sends it.

use super::{digest, holds, mail_link::ask_once};
use crate::{
    accounts::{self, EmailAddress},
    audit::{self, By, Subject},
    by_mail::TellModerators,
    calendar::{self, Commenting},
    commenters::{self, AddressHash},
    comments::{
        Comment, CommentBody, DisplayName, Status,
        receipt::Receipt,
        store::{self, NewRow},
    },
    context::Context,
    database::Transaction,
    error::{AppError, Result},
    ids::{CommentId, PostId},
    keys,
    posts::{self, PostRef},
    promise,
    screening::{self, Submission},
    site::Replies,
};
use chrono::TimeDelta;

/// Sending the same words again within this shows the same receipt; later it is answered without
/// giving the receipt away.
const SAME_HAND: TimeDelta = TimeDelta::minutes(10);

/// A comment to be sent, checked.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The post.
    pub post: PostId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name to be shown.
    pub name: DisplayName,
    /// What it says.
    pub body: CommentBody,
    /// Where the writer may be told.
    pub email: Option<EmailAddress>,
    /// Whether the writer asked to be told.
    pub notify: bool,
    /// The network it came from.
    pub network: String,
    /// The key of a form that was made for one reader.
    pub form_key: Option<String>,
    /// Whether it filled a field that people do not see.
    pub trapped: bool,
    /// Whether its form came back faster than a person writes.
    pub too_fast: bool,
    /// The comment of the same writer that was not published and that this one says in other words.
    pub rewrites: Option<CommentId>,
}

/// What came of sending a comment.
#[derive(Debug)]
pub enum Submitted {
    /// It is kept: the token of its receipt. Sending it twice answers the same.
    Kept(String),
    /// The same comment has been here for a while.
    Known(Box<Comment>),
    /// The post takes no comments now; if it is still published, this is why.
    Closed(Box<PostRef>, Commenting),
    /// The comment that was to be answered is not there to be answered.
    NoParent,
    /// Too many came lately.
    TooMany(Limit),
}

/// Which limit was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// From one network, in a minute.
    Minute,
    /// From one network, in an hour.
    Hour,
    /// On one post from everywhere, in an hour.
    Post,
}

impl Limit {
    /// After so many seconds there is room again.
    pub fn seconds(self) -> u64 {
        match self {
            Self::Minute => 60,
            Self::Hour | Self::Post => 3600,
        }
    }
}

/// Keeps a comment, with its holds, its audit line and the mails it calls for.
pub async fn submit(context: &Context, new: &NewComment) -> Result<Submitted> {
    match keep(context, new).await {
        // The same comment arrived twice at the same moment, and the other one was first.
        Err(AppError::Taken) => keep(context, new).await,
        other => other,
    }
}

async fn keep(context: &Context, new: &NewComment) -> Result<Submitted> {
    let email = new.email.as_ref().map(EmailAddress::as_str);
    let address = &new.email.as_ref().map(|email| AddressHash::of(&context.keys, email));
    let digest = &digest(context, new.post, new.parent, email, new.name.as_str(), &new.body);
    let nonce = &keys::random_token();
    let team_name = accounts::is_team_name(context, new.name.as_str()).await?;
    context
        .database
        .write(|transaction| async move {
            let made = Made { email, address: address.as_ref(), digest, nonce, team_name };
            take(context, &transaction, new, made).await
        })
        .await
}

/// What was worked out about a comment before the transaction.
struct Made<'a> {
    email: Option<&'a str>,
    address: Option<&'a AddressHash>,
    digest: &'a str,
    nonce: &'a str,
    team_name: bool,
}

async fn take(
    context: &Context,
    transaction: &Transaction,
    new: &NewComment,
    made: Made<'_>,
) -> Result<Submitted> {
    let Made { email, address, digest, nonce, team_name } = made;
    transaction.one_at_a_time(&new.network).await?;
    let now = context.clock.now();
    let site = context.site.get();
    let post = posts::reference(transaction, new.post).await?;
    let known = store::by_digest(transaction, digest).await?;
    let is_known = known.is_some();
    if let Some(same) = earlier(transaction, new, digest, known).await? {
        let same_hand = same.status == Status::Waiting
            && now - same.sent < SAME_HAND
            && same.network.as_deref() == Some(new.network.as_str());
        return Ok(if same_hand {
            Submitted::Kept(Receipt::of(&same).token(&context.keys))
        } else {
            Submitted::Known(Box::new(same))
        });
    }
    // Asked here, in the transaction, so that nothing is kept once comments are closed.
    let commenting = calendar::ask(context, transaction, &post.terms).await?;
    if !post.published || !commenting.is_open() {
        return Ok(Submitted::Closed(Box::new(post), commenting));
    }
    let parent = match new.parent {
        None => None,
        Some(id) => {
            let parent = store::find(transaction, id).await?.filter(|parent| {
                parent.post == new.post
                    && parent.status == Status::Published
                    && site.replies == Replies::Everyone
            });
            let Some(parent) = parent else { return Ok(Submitted::NoParent) };
            Some(parent.place_for_reply())
        }
    };
    let rates = context.settings.rates;
    let sent = store::sent_since(transaction, &new.network, new.post, now).await?;
    if sent.a_minute >= rates.a_minute {
        return Ok(Submitted::TooMany(Limit::Minute));
    }
    if sent.an_hour >= rates.an_hour {
        return Ok(Submitted::TooMany(Limit::Hour));
    }
    if sent.to_post >= rates.a_post {
        return Ok(Submitted::TooMany(Limit::Post));
    }
    // Somebody else has sent the same: both are read, and the queue says that they are the same.
    let digest = if is_known { &keys::random_token() } else { digest };
    let screened = screening::screen(
        context,
        transaction,
        &Submission {
            comment: None,
            post: new.post,
            name: new.name.as_str(),
            email,
            network: Some(&new.network),
            body: new.body.text(),
            at: now,
            team_name,
            trapped: new.trapped,
            too_fast: new.too_fast,
        },
    )
    .await?;
    let status = if screened.spam { Status::Spam } else { Status::Waiting };
    let form_key = match &new.form_key {
        Some(key) if !store::is_used(transaction, key).await? => Some(key.as_str()),
        _ => None,
    };
    let commenter = match address {
        Some(address) => Some(commenters::known(transaction, address, now).await?),
        None => None,
    };
    let confirmed = commenter.as_ref().and_then(|commenter| commenter.confirmed);
    let id = store::insert(
        transaction,
        &NewRow {
            post: new.post,
            parent,
            status,
            person: None,
            name: new.name.as_str(),
            body: &new.body,
            email,
            address: address.map(|address| (address, confirmed)),
            notify: new.notify,
            network: Some(&new.network),
            digest,
            print: &screened.print,
            nonce,
            form_key,
            sent: now,
            due: promise::timetable(transaction).await?.due(now),
            rewrites: new.rewrites,
        },
    )
    .await?;
    store::insert_holds(transaction, &holds(id, screened.findings)).await?;
    if screened.spam_score.is_some() {
        store::keep_score(transaction, id, screened.spam_score).await?;
    }
    audit::record(
        transaction,
        now,
        By::Reader,
        "comment_sent",
        Subject::Comment(id.0),
        status.code(),
    )
    .await?;
    if status == Status::Waiting {
        TellModerators::soon(context, transaction, now).await?;
        if new.notify
            && confirmed.is_none()
            && let Some(comment) = store::find(transaction, id).await?
        {
            ask_once(transaction, &comment, now).await?;
        }
    }
    Ok(Submitted::Kept(Receipt::new(id, nonce).token(&context.keys)))
}

/// The same comment, of which one is `known`, as the same person sent it before: by the key of the form,
/// or from the same network. Anybody else is told nothing of it, or they could find out by guessing who
/// wrote a comment.
async fn earlier(
    transaction: &Transaction,
    new: &NewComment,
    digest: &str,
    known: Option<Comment>,
) -> Result<Option<Comment>> {
    // The same form with other words is another comment.
    if let Some(key) = &new.form_key
        && let Some(same) = store::by_form_key(transaction, key, digest).await?
    {
        return Ok(Some(same));
    }
    Ok(known.filter(|same| same.network.as_deref() == Some(new.network.as_str())))
}
