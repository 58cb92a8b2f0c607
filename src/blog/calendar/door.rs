//! What this room does for others.

use super::{Commenting, Pause, Terms, commenting, store, words};
use crate::base::{clock::Moment, context::Context, database::Connection, error::Result};
use chrono::TimeDelta;

/// So far back pauses are looked at: one that began before comments closed by themselves is why they
/// did.
const LOOK_BACK: TimeDelta = TimeDelta::days(3660);

/// Whether a post on these `terms` takes comments now, asked on `database`: a connection, or the
/// transaction in which a comment is to be kept.
pub async fn ask(context: &Context, database: &Connection, terms: &Terms) -> Result<Commenting> {
    Ok(ask_until(context, database, terms).await?.0)
}

/// As [`ask`], with the next moment at which the clock changes what is said of comments there: they open or
/// close, or a pause comes into sight, begins or ends.
pub async fn ask_until(
    context: &Context,
    database: &Connection,
    terms: &Terms,
) -> Result<(Commenting, Option<Moment>)> {
    let now = context.clock.now();
    // Past pauses matter only to comments that have closed by themselves.
    let after = context.site.get().comments_close_after;
    let closes = terms.closes_on(after);
    let closed = closes.is_some_and(|closes| closes <= now);
    let since = if closed { now - LOOK_BACK } else { now };
    let pauses = store::standing_after(database, since).await?;
    let of_pauses = pauses.iter().flat_map(|pause| {
        [Some(pause.starts - words::KNOWN_AHEAD), Some(pause.starts), pause.ends]
    });
    let all = of_pauses.chain([terms.opens, closes]).flatten();
    let next = all.filter(|moment| *moment > now).min();
    Ok((commenting(terms, after, &pauses, now), next))
}

/// `Comments are paused until …` while the whole blog pauses.
pub async fn standing(context: &Context) -> Result<Option<String>> {
    let now = context.clock.now();
    let pauses = store::standing_after(context.database.read(), now).await?;
    Ok(pauses.iter().find(|pause| pause.covers(now)).map(in_short))
}

/// Whether comments are paused, or the next time they will be: `None planned`.
pub async fn next_pause(context: &Context) -> Result<String> {
    let now = context.clock.now();
    let pauses = store::standing_after(context.database.read(), now).await?;
    Ok(match pauses.first() {
        None => "None planned".to_owned(),
        Some(pause) if pause.covers(now) => match pause.ends {
            Some(ends) => format!("Paused {}", words::until(ends)),
            None => "Paused until someone ends the pause".to_owned(),
        },
        Some(pause) => format!("Next {}", words::range(pause.starts, pause.ends)),
    })
}

fn in_short(pause: &Pause) -> String {
    let until = pause.ends.map_or_else(|| "until someone ends the pause".to_owned(), words::until);
    format!(
        "Comments are paused {until}: readers cannot send any. You can still read and answer those \
         you have."
    )
}
