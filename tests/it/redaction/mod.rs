//! Words taken out of comments, and the originals under seal.

mod before;
mod leaks;
mod redacting;
mod sealed;
