//! Opening a link, pressing its button, choosing one's mail, and what the mail server says of it.

mod choose;
mod follow;
mod told;

pub use choose::{choose, wish};
pub use follow::{act, open};
pub use told::{prepare, refused};

pub(super) use told::{came_back, clear, moderators, went_through};
