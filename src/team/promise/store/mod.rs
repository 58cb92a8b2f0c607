//! Every statement about the promise and the days on which nobody works.

mod read;
mod write;

pub use read::{DayOff, day, days, filled_through, load, shown_median};
pub use write::{delete_day, insert, insert_day, insert_days, keep_filled, keep_median, update};
