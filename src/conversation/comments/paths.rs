//! Where a comment is: under its post, in its thread, on its receipt.

use crate::{base::ids::CommentId, blog::posts::PostAddress};

/// The comments under a post: the numbered page of its threads, at the first of them.
pub fn under_post(post: &PostAddress, page: u64) -> String {
    format!("{}#comments", page_of(post, page))
}

/// The form for a comment, under the post.
pub fn form(post: &PostAddress) -> String {
    format!("{post}#leave-a-comment")
}

/// The form for a comment, on a page of its own.
pub fn new(post: &PostAddress) -> String {
    format!("{post}comments/new")
}

/// The comment's own address, which leads to where it stands now.
pub fn permalink(post: &PostAddress, id: CommentId) -> String {
    format!("{post}comments/{id}")
}

/// The form by which a reader reports the comment.
pub fn report(post: &PostAddress, id: CommentId) -> String {
    format!("{}/report", permalink(post, id))
}

/// The comment's place on the numbered page of the threads of its post.
pub fn in_threads(post: &PostAddress, page: u64, id: CommentId) -> String {
    format!("{}#comment-{id}", page_of(post, page))
}

/// A numbered page of the replies of a thread that do not stand under the post.
pub fn replies(post: &PostAddress, thread: CommentId, page: u64) -> String {
    let query = if page > 1 { format!("?page={page}") } else { String::new() };
    format!("{}/replies{query}", permalink(post, thread))
}

/// The comment's place on a numbered page of the replies of its thread.
pub fn in_replies(post: &PostAddress, thread: CommentId, page: u64, id: CommentId) -> String {
    format!("{}#comment-{id}", replies(post, thread, page))
}

/// The receipt: the writer's own page of the comment, by the token that [`super::Receipt`] makes.
pub fn receipt(token: &str) -> String {
    format!("/comments/{token}")
}

/// Where the words of a comment that was not published can be written again.
pub fn rewrite(token: &str) -> String {
    format!("{}/rewrite", receipt(token))
}

/// Where the writer of a comment is asked whether to withdraw it, and does.
pub fn withdrawal(token: &str) -> String {
    format!("{}/withdrawal", receipt(token))
}

/// The post with a numbered page of its threads.
pub fn page_of(post: &PostAddress, page: u64) -> String {
    if page > 1 { format!("{post}?comments={page}") } else { post.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_a_comment_begins_with_its_post_or_its_receipt() {
        let post = PostAddress::read("2026", "03", "09", "forms").expect("an address");
        let (thread, id) = (CommentId(7), CommentId(12));
        assert_eq!(under_post(&post, 1), "/2026/03/09/forms/#comments");
        assert_eq!(under_post(&post, 2), "/2026/03/09/forms/?comments=2#comments");
        assert_eq!(form(&post), "/2026/03/09/forms/#leave-a-comment");
        assert_eq!(permalink(&post, id), "/2026/03/09/forms/comments/12");
        assert_eq!(report(&post, id), "/2026/03/09/forms/comments/12/report");
        assert_eq!(in_threads(&post, 3, id), "/2026/03/09/forms/?comments=3#comment-12");
        assert_eq!(replies(&post, thread, 1), "/2026/03/09/forms/comments/7/replies");
        assert_eq!(
            in_replies(&post, thread, 2, id),
            "/2026/03/09/forms/comments/7/replies?page=2#comment-12"
        );
        assert_eq!(rewrite("12-abc"), "/comments/12-abc/rewrite");
    }
}
