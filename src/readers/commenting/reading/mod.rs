//! Gathers the comments under a post.

pub mod threads;
pub mod tree;

pub use threads::block;
