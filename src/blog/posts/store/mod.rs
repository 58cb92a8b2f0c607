//! Every statement about posts, their revisions, topics and addresses.

mod read;
mod write;

pub use read::addresses::{at_address, is_taken};
pub use read::desk::{DeskFilter, DeskRow, desk_rows, in_review, own_drafts};
pub use read::lists::{
    ListedRow, Which, archive, author_ids_in_use, by_author, count, listed, listed_among,
    neighbours, topic_counts,
};
pub use read::posts::{
    Credit, change_notes, change_notes_of, credits, last_revision, latest_of_owner, post, posts,
    published, rendered_before, revision, titles, topics_of, visible, without_feed_id,
};
pub use read::topics::{all_topics, topic_by_slug};
pub use write::addresses::{Moved, move_address};
pub use write::lists::{list, unlist};
pub use write::posts::{apply, delete, insert_post, keep_feed_id, update};
pub use write::revisions::{NewRevision, add_note, insert_revision, keep_html};
pub use write::topics::ensure_topics;
