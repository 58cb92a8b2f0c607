//! The addresses of the commenting calendar.

use crate::base::ids::PauseId;

/// The calendar.
pub const CALENDAR: &str = "/desk/calendar/";

/// A pause in it.
pub fn pause(id: PauseId) -> String {
    format!("{CALENDAR}{id}")
}
