//! How long a job is tried, and when again: mail for about three days, as mail servers do, other work a
//! few times, and what must not be left undone until it is done.

use crate::base::error::AppError;
use chrono::TimeDelta;

/// So often in a row a job may go wrong that does not fail for mail, or end the program.
pub(super) const FAULTS: i64 = 8;
/// Mail is tried at least for so long. RFC 5321, 4.5.4.1, asks for four or five days of what mail servers
/// pass on to each other; ours is read by people who wait for it, and can be sent again by hand.
const MAIL: TimeDelta = TimeDelta::days(3);
/// The longest time between two tries of a mail.
const MAIL_APART: TimeDelta = TimeDelta::hours(1);
/// The longest time between two tries of what is tried until it is done.
const URGENT_APART: TimeDelta = TimeDelta::minutes(10);

/// How long a kind of work is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Patience {
    /// Until it is refused, or has gone wrong for long enough.
    Usual,
    /// Until it is done: it is never given up, and each time that it fails is an error in the log.
    UntilDone,
}

/// What comes of a job that went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// It runs again after this time.
    After(TimeDelta),
    /// It is given up.
    Never,
}

/// How long after try number `attempts` the next one comes: a minute, and each time twice as long.
fn doubled(attempts: i64, most: TimeDelta) -> TimeDelta {
    let doubled = 1_i64 << attempts.clamp(1, 20);
    TimeDelta::seconds(30 * doubled).min(most)
}

/// How long mail has been tried at least, when it has been tried so often.
fn tried_for(attempts: i64) -> TimeDelta {
    (1..attempts).map(|attempt| doubled(attempt, MAIL_APART)).sum()
}

/// Whether an error says that something outside is away, and nothing of the work itself.
pub(super) fn is_away(error: &AppError) -> bool {
    matches!(error, AppError::Undelivered(_) | AppError::Unavailable(_))
}

/// What comes of a job that went wrong by `error` at its try number `attempts`, and `faults` times in a
/// row for another reason than something that is away.
pub(super) fn next(patience: Patience, error: &AppError, attempts: i64, faults: i64) -> Next {
    match (patience, error) {
        (Patience::UntilDone, _) => Next::After(doubled(attempts, URGENT_APART)),
        (Patience::Usual, AppError::Undeliverable(_)) => Next::Never,
        (Patience::Usual, away) if is_away(away) => {
            if tried_for(attempts) >= MAIL {
                Next::Never
            } else {
                Next::After(doubled(attempts, MAIL_APART))
            }
        }
        (Patience::Usual, _) if faults >= FAULTS => Next::Never,
        (Patience::Usual, _) => Next::After(doubled(faults, TimeDelta::days(1))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// For how long, and how often, something is tried that goes wrong each time.
    fn course(patience: Patience, error: &AppError) -> (TimeDelta, i64) {
        let mut waited = TimeDelta::zero();
        for attempts in 1..1_000 {
            let faults = if is_away(error) { 0 } else { attempts };
            match next(patience, error, attempts, faults) {
                Next::After(step) => waited += step,
                Next::Never => return (waited, attempts),
            }
        }
        (waited, 1_000)
    }

    #[test]
    fn mail_is_tried_for_three_days_and_what_is_refused_once() {
        let (waited, tries) = course(Patience::Usual, &AppError::Undelivered(String::new()));
        assert!(waited >= MAIL && waited < MAIL + MAIL_APART, "{waited}");
        assert!(tries > 70 && tries < 90, "{tries}");
        let refused = AppError::Undeliverable(String::new());
        assert_eq!(course(Patience::Usual, &refused), (TimeDelta::zero(), 1));
        assert_eq!(course(Patience::Usual, &AppError::Fault(String::new())).1, FAULTS);
    }

    #[test]
    fn what_is_tried_until_it_is_done_is_never_given_up() {
        for error in [AppError::Undeliverable(String::new()), AppError::Fault(String::new())] {
            let (waited, tries) = course(Patience::UntilDone, &error);
            assert!(tries == 1_000 && waited < URGENT_APART * 1_000, "{error}");
        }
    }

    #[test]
    fn a_fault_after_many_tries_of_a_mail_does_not_end_it() {
        let fault = AppError::Fault(String::new());
        assert!(matches!(next(Patience::Usual, &fault, 40, 1), Next::After(_)));
    }
}
