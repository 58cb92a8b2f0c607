//! Moderators and their decisions.

mod deciding;
mod queue;
mod together;
mod undoing;
