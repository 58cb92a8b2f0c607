//! Somebody follows a link from a mail: opening it only looks, the button acts.

use crate::{
    base::{
        context::Context,
        database::Transaction,
        error::{AppError, Result},
    },
    conversation::comments,
    moderation::{
        by_mail::{
            store,
            values::{Link, OpenedLink, Standing},
        },
        decisions::{self, DecideOutcome, NotDecided},
    },
    team::accounts::{self, LinkHolder, Moderator},
};

const LEFT: &str =
    "The account we sent this link to can no longer sign in, so its links do not work.";
const NO_ROLE: &str = "The person we sent this link to is no longer a moderator. An \
                       administrator of this blog can give the role moderator.";

/// The person a link was mailed to, as somebody who may decide.
fn moderator(followed: LinkHolder) -> Result<Moderator> {
    match followed {
        LinkHolder::Forged => Err(AppError::NotFound),
        LinkHolder::Deactivated => Err(AppError::Forbidden(LEFT)),
        LinkHolder::As(member) => Moderator::of(*member).ok_or(AppError::Forbidden(NO_ROLE)),
    }
}

/// What stands behind `token`. Changes nothing.
///
/// # Errors
/// Not found for a token that is not ours; refused in words if its person may not decide any more.
pub async fn open(context: &Context, token: &str) -> Result<OpenedLink> {
    let database = context.database.read();
    let (id, code) = Link::read(token).ok_or(AppError::NotFound)?;
    let link = store::find(database, id).await?.ok_or(AppError::NotFound)?;
    let followed =
        accounts::by_mail_link(context, database, link.person, &link.parts(), &code).await?;
    let moderator = moderator(followed)?;
    let comment = comments::find(database, link.comment).await?.ok_or(AppError::NotFound)?;
    let standing = link.standing(&comment, context.clock.now());
    Ok(OpenedLink { link, moderator, comment, standing })
}

/// Does what the link is for, once. What answers is how the link stood when the button was pressed:
/// [`Standing::Ready`] means that it is done.
pub async fn act(context: &Context, token: &str) -> Result<OpenedLink> {
    let (id, code) = &Link::read(token).ok_or(AppError::NotFound)?;
    context
        .database
        .write(|transaction| async move {
            // What one person presses twice at once is read one after the other.
            transaction.one_at_a_time(&format!("mail_link:{id}")).await?;
            let link = store::find(&transaction, *id).await?.ok_or(AppError::NotFound)?;
            let followed =
                accounts::by_mail_link(context, &transaction, link.person, &link.parts(), code)
                    .await?;
            press(context, &transaction, moderator(followed)?, link).await
        })
        .await
        .map_err(|error| match error {
            AppError::Taken => NotDecided::SentAgain.into(),
            other => other,
        })
}

async fn press(
    context: &Context,
    transaction: &Transaction,
    moderator: Moderator,
    link: Link,
) -> Result<OpenedLink> {
    let now = context.clock.now();
    let comment = comments::find(transaction, link.comment).await?.ok_or(AppError::NotFound)?;
    let mut standing = link.standing(&comment, now);
    if standing == Standing::Ready {
        let ruling = link.act.ruling();
        let decided = decisions::decide_within(
            context,
            transaction,
            &moderator,
            link.comment,
            link.version,
            &ruling,
        );
        standing = match decided.await? {
            DecideOutcome::Done(_) if store::use_up(transaction, link.id, now).await? => {
                Standing::Ready
            }
            DecideOutcome::Done(_) => Standing::Used,
            // What a link does needs no guideline, so none can be gone.
            DecideOutcome::Late(_) | DecideOutcome::ReasonGone => Standing::Overtaken,
            DecideOutcome::Refused(refused) => return Err(refused.into()),
        };
    }
    let comment = comments::find(transaction, link.comment).await?.ok_or(AppError::NotFound)?;
    Ok(OpenedLink { link, moderator, comment, standing })
}
