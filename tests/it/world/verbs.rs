//! What people do with posts and comments, through the same forms as anybody.

use super::{Answer, Browser, Person, World, snapshot::ask};
use fair_comment::ids::{CommentId, PostId};

/// A post as its author knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The key.
    pub id: PostId,
    /// Where readers find it, with a slash at the end; empty while it is a draft.
    pub path: String,
}

/// A comment as its writer knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The key.
    pub id: CommentId,
    /// Its receipt, `/comments/TOKEN`.
    pub receipt: String,
}

impl Person<'_> {
    /// Writes a draft.
    pub async fn writes(&self, title: &str, body: &str) -> Post {
        let answer = self.post("/desk/posts", &[("title", title), ("body", body)]).await;
        answer.assert_status(303);
        let id = answer.location().trim_start_matches("/desk/posts/").split('/').next();
        let id = id.and_then(|id| id.parse().ok()).expect("a key");
        Post { id: PostId(id), path: String::new() }
    }

    /// Writes a post and publishes it.
    pub async fn publishes(&self, title: &str, body: &str) -> Post {
        let Post { id, .. } = self.writes(title, body).await;
        let address = format!("/desk/posts/{id}/publication");
        let page = self.get(&address).await;
        let path = page.assert_ok().select("strong").concat();
        let version = page.attributes("input[name=version]", "value").concat();
        self.post(&address, &[("version", &version)]).await.assert_status(303);
        Post { id, path }
    }

    /// Decides about a comment: `what` is the last part of the address, such as `publication`.
    pub async fn decides(&self, comment: CommentId, what: &str, more: &[(&str, &str)]) -> Answer {
        let address = format!("/desk/moderation/comments/{comment}");
        let page = self.get(&address).await;
        let versions = page.attributes("input[name=version]", "value");
        let version = versions.first().map_or("1", String::as_str);
        let mut fields = vec![("version", version)];
        fields.extend_from_slice(more);
        self.post(&format!("{address}/{what}"), &fields).await
    }
}

impl Browser<'_> {
    /// Sends a comment on `post`; it waits.
    pub async fn comments(&self, post: &Post, name: &str, body: &str) -> Comment {
        let fields = [("body", body), ("name", name)];
        let answer = self.post(&format!("{}comments", post.path), &fields).await;
        answer.assert_status(303);
        assert!(answer.location().starts_with("/comments/"), "{answer:?}");
        let receipt = answer.location().split(['?', '#']).next().unwrap_or("").to_owned();
        Comment { id: self.world().newest_comment().await, receipt }
    }
}

impl World {
    async fn newest_comment(&self) -> CommentId {
        let newest = "SELECT id FROM comments ORDER BY id DESC LIMIT 1";
        let rows = ask(self.context.database.read(), newest).await;
        CommentId(rows[0]["id"].as_i64().expect("a comment"))
    }
}
