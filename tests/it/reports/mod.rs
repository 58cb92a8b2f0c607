//! Readers report published comments.

mod deciding;
mod sending;
