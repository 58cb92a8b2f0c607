//! Whether a comment may come in: asked before it is screened, and again in the transaction that keeps
//! it, so that nothing is kept once comments are closed, and no limit of a network or neighbourhood is
//! passed by comments that come at once. The limit of a post can be passed by as many as are being kept
//! at that moment: a popular post must not be a queue of one.

use crate::{
    base::{clock::is_just_now, context::Context, database::Connection, error::Result},
    blog::{
        calendar::{self, Commenting},
        posts::{self, PostRef},
    },
    conversation::comments::{self, Comment, CommentStatus, Receipt},
    readers::commenting::values::NewComment,
    team::site::Replies,
};

/// What came of sending a comment.
#[derive(Debug)]
pub enum SubmitOutcome {
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
    /// From networks around that one, in an hour.
    Around,
    /// On one post from everywhere, in an hour.
    Post,
}

impl Limit {
    /// After so many seconds there is room again.
    pub fn seconds(self) -> u64 {
        match self {
            Self::Minute => 60,
            Self::Hour | Self::Around | Self::Post => 3600,
        }
    }
}

/// Whether a comment may be kept.
#[derive(Debug)]
pub enum Admission {
    /// It may.
    Open {
        /// The comment it answers.
        parent: Option<Box<Comment>>,
        /// Whether somebody else has sent the same.
        is_known: bool,
    },
    /// It may not, or is here already.
    Refused(SubmitOutcome),
}

/// Whether `new`, with this digest, may be kept.
pub async fn admit(
    context: &Context,
    database: &Connection,
    new: &NewComment,
    digest: &str,
) -> Result<Admission> {
    let now = context.clock.now();
    let refused = |why| Ok(Admission::Refused(why));
    let post = posts::reference(database, new.post).await?;
    let known = comments::by_digest(database, digest).await?;
    let is_known = known.is_some();
    if let Some(same) = earlier(database, new, digest, known).await? {
        let just_sent = same.status == CommentStatus::Waiting && is_just_now(same.sent, now);
        return refused(if just_sent {
            SubmitOutcome::Kept(Receipt::of(&same).token(&context.keys))
        } else {
            SubmitOutcome::Known(Box::new(same))
        });
    }
    let commenting = calendar::ask(context, database, &post.terms).await?;
    if !post.published || !commenting.is_open() {
        return refused(SubmitOutcome::Closed(Box::new(post), commenting));
    }
    let parent = match new.parent {
        None => None,
        Some(id) => {
            let parent = comments::find(database, id).await?.filter(|parent| {
                parent.post == new.post
                    && parent.status == CommentStatus::Published
                    && context.site.get().replies == Replies::Everyone
            });
            if parent.is_none() {
                return refused(SubmitOutcome::NoParent);
            }
            parent.map(Box::new)
        }
    };
    match limit(context, database, new).await? {
        Some(limit) => refused(SubmitOutcome::TooMany(limit)),
        None => Ok(Admission::Open { parent, is_known }),
    }
}

/// The limit that is reached, if one is.
async fn limit(
    context: &Context,
    database: &Connection,
    new: &NewComment,
) -> Result<Option<Limit>> {
    let rates = context.settings.rates;
    let counting = comments::RateScope {
        network: &new.network,
        post: new.post,
        now: context.clock.now(),
        share: rates.share(),
        most: rates.a_neighbourhood,
    };
    let sent = comments::sent_since(database, counting).await?;
    let reached = [
        (sent.a_minute >= rates.a_minute, Limit::Minute),
        (sent.an_hour >= rates.an_hour, Limit::Hour),
        (sent.from_block >= rates.a_block, Limit::Around),
        (sent.from_around >= rates.a_neighbourhood, Limit::Around),
        (sent.to_post >= rates.a_post, Limit::Post),
    ];
    Ok(reached.into_iter().find(|(reached, _)| *reached).map(|(_, limit)| limit))
}

/// The same comment, of which one is `known`, as the same hand sent it before: with the key of the form,
/// or from the same network with the same address. A network alone is no hand: a whole office or a
/// library may sit behind it. Anybody else is told nothing of it, or they could find out by guessing who
/// wrote a comment, or be given the receipt of somebody else.
async fn earlier(
    database: &Connection,
    new: &NewComment,
    digest: &str,
    known: Option<Comment>,
) -> Result<Option<Comment>> {
    // The same form with other words is another comment.
    if let Some(key) = &new.form_key
        && let Some(same) = comments::by_form_key(database, key, digest).await?
    {
        return Ok(Some(same));
    }
    // The digest holds the address, so that the one that is known has the same.
    let by_address = new.email.is_some();
    Ok(known.filter(|same| by_address && same.network.as_deref() == Some(new.network.as_str())))
}
