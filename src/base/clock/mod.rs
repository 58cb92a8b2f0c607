//! The only place that asks the time.
//!
//! Moments are UTC to the microsecond, which both databases keep exactly; people see London time
//! ([`london`]). Tests hold the clock still and move it on by hand.

pub mod london;
pub mod typed;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use std::sync::{Arc, Mutex, PoisonError};

/// A moment in UTC, to the microsecond.
pub type Moment = DateTime<Utc>;

/// The same words from the same person within this are one thing sent twice, not two.
const RESUBMIT_WINDOW: TimeDelta = TimeDelta::minutes(10);

/// Whether what was done at `before` is so short a time ago at `now` that the same words from the same
/// person are a second press of the same button.
pub fn is_just_now(before: Moment, now: Moment) -> bool {
    now - before < RESUBMIT_WINDOW
}

/// Tells the time: the machine's, or one that stands still until moved.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// Stands still until [`Clock::advance`] is called.
    Still(Arc<Mutex<Moment>>),
}

impl Clock {
    /// A clock that stands still at `moment`.
    pub fn still_at(moment: Moment) -> Self {
        Self::Still(Arc::new(Mutex::new(moment.trunc_subsecs(6))))
    }

    /// The present moment.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that may ask")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => Utc::now().trunc_subsecs(6),
            Self::Still(moment) => *moment.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a still clock on by `step`; the machine's clock goes its own way.
    pub fn advance(&self, step: TimeDelta) {
        if let Self::Still(moment) = self {
            *moment.lock().unwrap_or_else(PoisonError::into_inner) += step;
        }
    }
}
