//! Every statement about mailed links, and about what people want to be told.

mod read;
mod write;

pub use read::{find, links_of, told, wish, wishes};
pub use write::{choose, insert_links, note_daily, note_refused, note_warning, sweep, use_up};
