//! Writing, publishing and reading posts.

mod copies;
mod publishing;
mod reading;
mod writing;
