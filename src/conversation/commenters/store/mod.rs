//! Every statement about commenters, their links.

mod read;
mod write;

pub use read::commenters::{by_id, find, ids_of};
pub use read::links::{Link, asked_since, by_token, link};
pub use write::commenters::{
    confirm, drop_strangers, ensure, forget, set_mailed, set_nothing, suppress,
};
pub use write::links::{drop_links, drop_links_before, insert_link, open, sent};
