//! What readers say, as it is kept. The rooms stand in their order: each names only those before it.

pub mod comments;

pub mod commenters;

pub mod guidelines;
