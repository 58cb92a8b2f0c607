//! Writing, publishing and reading posts.

mod conversing;
mod copies;
mod markdown;
mod publishing;
mod reading;
mod telling;
mod writing;
