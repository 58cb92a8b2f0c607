//! Writing, publishing and reading posts.

mod publishing;
mod reading;
mod writing;
