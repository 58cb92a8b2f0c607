//! Writing, publishing and reading posts.

mod choosing;
mod conversing;
mod copies;
mod markdown;
mod publishing;
mod reading;
mod telling;
mod writing;
