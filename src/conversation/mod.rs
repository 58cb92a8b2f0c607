//! What readers say, as it is kept.

pub mod commenters;
pub mod comments;
pub mod guidelines;
