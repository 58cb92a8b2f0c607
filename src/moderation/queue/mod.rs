//! The queue: what waits and what was decided, as lists of cards with their buttons, and the pages of one
//! comment and of several.
//!
//! What becomes of a comment is decided in `decisions`; this room shows it and asks for it. `several` is
//! pure: which comments somebody ticked. `decided` is what an address says of the list of all decisions.

mod decided;
mod forms;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod several;

pub use pages::Card;
pub use reading::cards;
pub use routes::routes;
