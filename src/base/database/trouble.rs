//! Tells a database that cannot be used just now from a mistake of ours.
//!
//! Busy, full, read-only, away or damaged storage is no fault of the program: whoever asked is told to
//! come back, and nothing they sent is called kept.

use crate::base::error::AppError;
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

/// What must be known first.
pub(super) const DAMAGED: &str = "the database is damaged: stop the program, copy the database files aside before \
    anything else, and follow “The database is damaged” in docs/operating.md";

/// Why the database could not do what it was asked, where that is not our mistake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is away, busy, full or read-only: the same request may succeed later.
    Away,
    /// Its files are damaged: nothing will succeed until somebody has mended them.
    Damaged,
}

impl Trouble {
    /// What kind of trouble `error` tells of; none if the statement itself was wrong, or refused by a
    /// rule of the schema.
    pub fn of(error: &DbErr) -> Option<Self> {
        match error {
            DbErr::ConnectionAcquire(_) => Some(Self::Away),
            DbErr::Conn(RuntimeErr::SqlxError(error)) => told(error).or(Some(Self::Away)),
            DbErr::Conn(RuntimeErr::Internal(_)) => Some(Self::Away),
            // Told before, with the place.
            DbErr::Custom(words) if words.starts_with(DAMAGED) => Some(Self::Damaged),
            DbErr::Exec(RuntimeErr::SqlxError(error))
            | DbErr::Query(RuntimeErr::SqlxError(error)) => told(error),
            _ => None,
        }
    }
}

/// An error in words for an operator, with what to do first where the database is damaged.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct OperatorAdvice(String);

impl From<DbErr> for OperatorAdvice {
    fn from(error: DbErr) -> Self {
        Self(match (Trouble::of(&error), error) {
            // Words of ours, which need no kind before them.
            (_, DbErr::Custom(words) | DbErr::Conn(RuntimeErr::Internal(words))) => words,
            (Some(Trouble::Damaged), error) => format!("{DAMAGED} ({error})"),
            (_, error) => error.to_string(),
        })
    }
}

fn told(error: &SqlxError) -> Option<Trouble> {
    match error {
        // The connection broke, or never came about.
        SqlxError::Io(_)
        | SqlxError::Tls(_)
        | SqlxError::Protocol(_)
        | SqlxError::PoolTimedOut
        | SqlxError::PoolClosed
        | SqlxError::BeginFailed
        | SqlxError::WorkerCrashed => Some(Trouble::Away),
        SqlxError::Database(error) => code(error.code()?.as_ref()),
        _ => None,
    }
}

/// SQLite's codes are numbers (<https://sqlite.org/rescode.html>), PostgreSQL's have five characters
/// (its manual, appendix A).
fn code(code: &str) -> Option<Trouble> {
    if code.len() == 5 {
        return match code {
            "XX001" | "XX002" => Some(Trouble::Damaged),
            // Read-only, by the server or by taking rights away; a session that was ended for idling; a lock
            // that was not to be had; deadlock and serialisation; a commit of which nobody knows.
            "25006" | "42501" | "25P03" | "55P03" | "40001" | "40003" | "40P01" => {
                Some(Trouble::Away)
            }
            // Connection; signing in there; a name that is no database of it; resources, of which the disk is
            // one; the operator, who may cancel a statement; the system.
            _ if ["08", "28", "3D", "53", "57", "58"]
                .iter()
                .any(|class| code.starts_with(class)) =>
            {
                Some(Trouble::Away)
            }
            _ => None,
        };
    }
    // The low byte says what happened, the rest where.
    match code.parse::<i32>().ok()? & 0xff {
        3 | 5..=8 | 10 | 13..=15 | 22 => Some(Trouble::Away),
        11 | 26 => Some(Trouble::Damaged),
        _ => None,
    }
}

impl From<DbErr> for AppError {
    fn from(error: DbErr) -> Self {
        match error {
            DbErr::RecordNotFound(_) => Self::NotFound,
            error if Trouble::of(&error).is_some() => {
                Self::Unavailable(OperatorAdvice::from(error).to_string())
            }
            other if is_taken(&other) => Self::Taken,
            other => Self::Fault(other.to_string()),
        }
    }
}

fn is_taken(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_full_busy_or_away_is_no_fault_of_ours() {
        for away in ["13", "10", "778", "1034", "5", "261", "8", "14", "3", "1032"] {
            assert_eq!(code(away), Some(Trouble::Away), "{away}");
        }
        for away in
            ["53100", "53300", "57P01", "57P03", "57014", "08006", "25006", "42501", "28P01"]
        {
            assert_eq!(code(away), Some(Trouble::Away), "{away}");
        }
        for damaged in ["11", "267", "26", "XX001"] {
            assert_eq!(code(damaged), Some(Trouble::Damaged), "{damaged}");
        }
        for ours in ["1", "19", "2067", "20", "23505", "42P01", "22021"] {
            assert_eq!(code(ours), None, "{ours}");
        }
    }
}
