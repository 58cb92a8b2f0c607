//! What a reader opens and sends. The rooms stand in their order: each names only those before it.

pub mod commenting;

pub mod mine;

pub mod finding;
