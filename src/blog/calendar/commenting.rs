//! Whether a post takes comments at a moment: one function of values, asked by everything.

use super::{Closing, Pause, Terms};
use crate::base::{clock::Moment, words::counted};

/// Whether a post takes comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Commenting {
    /// It does.
    Open {
        /// Until when, if that is known.
        closes: Option<Moment>,
        /// The pause that comes next: when, until when, and why.
        pause: Option<(Moment, Option<Moment>, String)>,
    },
    /// Not yet.
    NotYet {
        /// When it will, if that is known.
        opens: Option<Moment>,
    },
    /// It does not any more.
    Closed {
        /// Since when.
        since: Moment,
        /// Why; may be empty.
        because: String,
    },
    /// The whole blog pauses.
    Paused {
        /// When comments open again, if that is known.
        until: Option<Moment>,
        /// Why.
        because: String,
    },
}

impl Commenting {
    /// Whether a comment is taken.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Open { .. })
    }
}

/// Whether a post on these `terms` takes comments at `now`, on a blog that closes comments so many
/// days `after` publication (if it does) and has these `pauses`.
///
/// What is for good goes before what passes: closed, then not yet open, then paused.
pub fn commenting(terms: &Terms, after: Option<u32>, pauses: &[Pause], now: Moment) -> Commenting {
    if let Some(since) = terms.closed {
        return Commenting::Closed { since, because: terms.because.clone() };
    }
    let closes = terms.closes_on(after);
    let closed = |closes| closed_by_itself(terms, after, pauses, closes);
    if let Some(closes) = closes.filter(|closes| *closes <= now) {
        return closed(closes);
    }
    if let Some(opens) = terms.opens.filter(|opens| now < *opens) {
        return Commenting::NotYet { opens: free_from(pauses, opens) };
    }
    if let Some(pause) = pauses.iter().find(|pause| pause.covers(now)) {
        let until = free_from(pauses, now);
        // A pause that is known to outlast the comments ends them.
        return match closes {
            Some(closes) if until.is_some_and(|until| closes <= until) => closed(closes),
            _ => Commenting::Paused { until, because: pause.because.clone() },
        };
    }
    let pause = pauses
        .iter()
        .filter(|pause| pause.cancelled.is_none() && now < pause.starts)
        .filter(|pause| closes.is_none_or(|closes| pause.starts < closes))
        .min_by_key(|pause| pause.starts)
        .map(|pause| {
            let until = pause.ends.and_then(|ends| free_from(pauses, ends));
            (pause.starts, until, pause.because.clone())
        });
    Commenting::Open { closes, pause }
}

/// Closed at `closes`, or at the beginning of the pause in which that moment lies.
fn closed_by_itself(
    terms: &Terms,
    after: Option<u32>,
    pauses: &[Pause],
    closes: Moment,
) -> Commenting {
    let mut since = closes;
    let mut because = match (terms.because.is_empty(), terms.closing, after) {
        (true, Closing::AsBlog, Some(days)) => {
            let days = counted(days, "day");
            format!("comments on this blog close {days} after a post is published")
        }
        _ => terms.because.clone(),
    };
    while let Some(pause) = pauses.iter().find(|pause| {
        pause.cancelled.is_none()
            && pause.starts < since
            && pause.ends.is_none_or(|ends| since <= ends)
    }) {
        since = pause.starts;
        because.clone_from(&pause.because);
    }
    Commenting::Closed { since, because }
}

/// The first moment from `from` on that lies in no pause; none if that is not known.
fn free_from(pauses: &[Pause], from: Moment) -> Option<Moment> {
    let mut free = from;
    while let Some(pause) = pauses.iter().find(|pause| pause.covers(free)) {
        free = pause.ends?;
    }
    Some(free)
}

#[cfg(test)]
mod tests;
