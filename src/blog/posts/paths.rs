//! The addresses of posts: readers' lists, and the desk's pages. A post's own address is a
//! [`PostAddress`](super::PostAddress).

use crate::base::ids::PostId;

/// The front page.
pub const FRONT: &str = "/";

/// The posts about a topic.
pub fn topic(slug: &str) -> String {
    format!("/topics/{slug}/")
}

/// The posts by a person of the team.
pub fn author(slug: &str) -> String {
    format!("/authors/{slug}/")
}

/// The posts of a year.
pub fn year(year: i32) -> String {
    format!("/{year:04}/")
}

/// The posts of a month.
pub fn month(year: i32, month: u32) -> String {
    format!("/{year:04}/{month:02}/")
}

/// The posts of a day.
pub fn day(year: i32, month: u32, day: u32) -> String {
    format!("/{year:04}/{month:02}/{day:02}/")
}

/// The numbered page of the list at `path`; the first has no number.
pub fn numbered(path: &str, page: u64) -> String {
    if page > 1 { format!("{path}?page={page}") } else { path.to_owned() }
}

/// Where an editor chooses the answer on the front page.
pub const FRONT_ANSWER: &str = "/desk/posts/front";

/// The desk's table of posts.
pub const ON_DESK: &str = "/desk/posts/";

/// The post in the editor.
pub fn editor(id: PostId) -> String {
    format!("{ON_DESK}{id}/")
}

/// Where the post is sent back to its author.
pub fn sending_back(id: PostId) -> String {
    format!("{ON_DESK}{id}/send-back")
}

/// Where one says which comments led to its last change.
pub fn credits(id: PostId) -> String {
    format!("{ON_DESK}{id}/credits")
}

/// Where the post is published.
pub fn publication(id: PostId) -> String {
    format!("{ON_DESK}{id}/publication")
}
