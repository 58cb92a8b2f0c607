//! Addresses of the figures.

/// The figures for readers, if the settings say so.
pub const PUBLIC: &str = "/comment-figures/";
/// The figures at the desk.
pub const DESK: &str = "/desk/moderation/figures";
/// How the promise is kept.
pub const PROMISE: &str = "/desk/moderation/promise";

/// The figures at the desk as a sheet.
pub fn sheet(year: i32) -> String {
    format!("{DESK}.csv?year={year}")
}

/// A year of the figures at one of these addresses.
pub fn of_year(figures: &str, year: i32) -> String {
    format!("{figures}?year={year}")
}
