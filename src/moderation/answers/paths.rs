//! Addresses of answers, and of what is saved to be used again.

use super::{done::Done, values::Shelf};
use crate::{
    base::ids::{CommentId, SavedId},
    moderation::place::{self, paths::QUEUE},
    web::Cursor,
};

/// What is to be answered: everybody's, or one's own for who only answers.
pub const LIST: &str = "/desk/answers/";
/// What one has to answer oneself.
pub const MINE: &str = "/desk/answers/?whose=mine";
/// What was published on one's own posts.
pub const ON_POSTS: &str = "/desk/answers/posts";

/// One's own replies.
pub const REPLIES: &str = "/desk/answers/replies";

/// One of one's own replies.
pub fn own_reply(id: CommentId) -> String {
    format!("{REPLIES}/{id}")
}

/// One's own replies from before this one.
pub fn replies_before(last: CommentId) -> String {
    format!("{REPLIES}?before={last}")
}

/// The page of those that are due after this one.
pub fn list_after(cursor: Cursor) -> String {
    format!("{LIST}?after={cursor}")
}

/// The same of one's own.
pub fn mine_after(cursor: Cursor) -> String {
    format!("{MINE}&after={cursor}")
}

/// The page of those on one's posts that were sent before this one.
pub fn on_posts_before(last: CommentId) -> String {
    format!("{ON_POSTS}?before={last}")
}

/// The page of one comment and its answer.
pub fn answer(id: CommentId) -> String {
    format!("{LIST}{id}")
}

/// The form that publishes the reply to it.
pub fn reply(id: CommentId) -> String {
    format!("{}/reply", answer(id))
}

/// What follows a decision, on the page of its comment, telling what was just chosen.
pub fn next_on_comment(id: CommentId, done: Done) -> String {
    let done = match done {
        Done::CalledOff => place::Done::CalledOff,
        _ => place::Done::Chosen,
    };
    format!("{}#next", place::paths::comment_after(id, done))
}

/// Everything on a shelf.
pub fn shelf(shelf: Shelf) -> String {
    format!("{QUEUE}{}", shelf.slug())
}

/// Something on it.
pub fn saved(on: Shelf, id: SavedId) -> String {
    format!("{}/{id}", shelf(on))
}
