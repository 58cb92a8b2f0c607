//! Writing, publishing and reading posts.

mod copies;
mod markdown;
mod publishing;
mod reading;
mod telling;
mod writing;
