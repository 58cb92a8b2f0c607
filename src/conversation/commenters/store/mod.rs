//! Every statement about commenters, their links.

mod commenters;
mod links;

pub use commenters::{
    by_id, confirm, drop_strangers, ensure, find, forget, ids_of, set_mailed, set_nothing, suppress,
};
pub use links::{
    Link, asked_since, by_token, drop_links, drop_links_before, insert_link, link, open, sent,
};
