//! The queue: what waits and what was decided, as lists of cards with their buttons, and the pages of one
//! comment and of several.
//!
//! What becomes of a comment is decided in `decisions`; this room shows it and asks for it. `place` and
//! `several` are pure: where in the queue somebody is, and which comments they ticked.

mod forms;
mod pages;
mod place;
mod reading;
mod routes;
mod several;

pub use pages::{Card, TabsView};
pub use reading::{back_to, cards, tabs};
pub use routes::routes;
pub use several::batch_address;
