//! Moderators and their decisions.

mod at_the_queue;
mod commenters;
mod decided;
mod deciding;
mod filters;
mod many;
mod queue;
mod refusing;
mod several;
mod teamwork;
mod together;
mod undoing;
